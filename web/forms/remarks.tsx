import type { JSX } from "solid-js";
import { For, Show } from "solid-js";
import { Notice } from "../ui/notice.tsx";

/** Why a form was not sent or taken, as far as no field of it says so (`remarks` of `createRefusals`). */
export function Remarks(props: { texts: readonly string[] }): JSX.Element {
  return (
    <Show when={props.texts.length > 0}>
      <Notice meaning="stop" live="alert">
        <For each={props.texts}>{(text) => <p>{text}</p>}</For>
      </Notice>
    </Show>
  );
}
