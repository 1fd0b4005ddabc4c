import { dayAt } from "@zapisy/core/shared/time";
import { loadCheckIn } from "@zapisy/words/check-in";
import RotateCw from "~icons/lucide/rotate-cw";
import type { JSX } from "solid-js";
import { Show } from "solid-js";
import { isOnline } from "../../../data/connection.ts";
import { useMessages } from "../../../data/locale.ts";
import { Button } from "../../../ui/button.tsx";
import type { Meaning } from "../../../ui/meaning.tsx";
import { MeaningIcon } from "../../../ui/meaning.tsx";
import { useErrorText } from "../../../data/error-text.ts";
import type { Desk } from "./desk.ts";
import styles from "./desk.module.css";
import { Told } from "../../../ui/told.tsx";

/** Whether everything has reached the server, in one line that is always in sight. */
export function StatusLine(props: {
  desk: Desk;
  timeZone: string;
  time: (at: string) => string;
}): JSX.Element {
  const t = useMessages(loadCheckIn);
  const errors = useErrorText();
  const waiting = () => props.desk.entries().filter(({ refused }) => refused === undefined).length;
  const isCut = () => !isOnline() || props.desk.failure()?.code === "network.offline";
  const status = (): { meaning: Meaning; text: string } => {
    const count = waiting();
    if (count > 0) {
      if (isCut()) return { meaning: "wait", text: t().status.waiting(count) };
      const failure = props.desk.failure();
      if (!failure) return { meaning: "wait", text: t().status.waitingOnline(count) };
      // What the server says in words, e.g. that the event was cancelled; or that it is out of order.
      const isRefusal = failure.status >= 400 && failure.status < 500;
      return {
        meaning: "stop",
        text: isRefusal ? errors.ofError(failure) : t().status.waitingFailed(count),
      };
    }
    const refused = props.desk.entries().length;
    if (refused > 0) return { meaning: "stop", text: t().refused.title(refused) };
    const at = props.desk.sentAt();
    if (at === undefined) return { meaning: "note", text: t().status.ready };
    const day = dayAt(at, props.timeZone);
    const sent =
      day === dayAt(props.desk.now(), props.timeZone)
        ? t().status.sent(props.time(at))
        : t().status.sentOn(day, props.time(at));
    return isCut()
      ? { meaning: "note", text: `${t().status.offline}. ${sent}` }
      : { meaning: "ok", text: sent };
  };
  return (
    <div class={styles.status} data-meaning={status().meaning}>
      <MeaningIcon meaning={status().meaning} />
      <p role="status">
        <Told>{status().text}</Told>
      </p>
      <Show when={waiting() > 0 && isOnline()}>
        <Button
          kind="quiet"
          small
          label={t().status.sync}
          icon={<RotateCw />}
          onClick={() => props.desk.sync()}
        />
      </Show>
    </div>
  );
}
