import CircleAlert from "~icons/lucide/circle-alert";
import CircleCheck from "~icons/lucide/circle-check";
import Clock from "~icons/lucide/clock";
import Info from "~icons/lucide/info";
import type { JSX } from "solid-js";
import { Match, Switch } from "solid-js";

/** The four things a colour may mean: done, waiting, stopped, worth knowing. */
export type Meaning = "ok" | "wait" | "stop" | "note";

/** The icon that goes with a meaning, so that colour is never alone. */
export function MeaningIcon(props: { meaning: Meaning }): JSX.Element {
  return (
    <Switch fallback={<Info />}>
      <Match when={props.meaning === "ok"}>
        <CircleCheck />
      </Match>
      <Match when={props.meaning === "wait"}>
        <Clock />
      </Match>
      <Match when={props.meaning === "stop"}>
        <CircleAlert />
      </Match>
    </Switch>
  );
}
