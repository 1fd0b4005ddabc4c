import type { JSX } from "solid-js";
import { createSignal, For, Show } from "solid-js";
import type { ApiIssue } from "../../data/client.ts";
import { fieldId } from "../../ui/field.tsx";
import { Notice } from "../../ui/notice.tsx";
import { useErrorText } from "../../data/error-text.ts";
import { focusRefused } from "../../forms/focus-field.ts";
import { createRefusals } from "../../forms/refusals.ts";

/** What is refused in a form: each thing at its field, and in words above the buttons what has no field there. */
export function useRefusedFields() {
  const errors = useErrorText();
  const [others, setOthers] = createSignal<readonly string[]>([]);
  const { error, refuse, fail, say, clear, failure } = createRefusals((list) => {
    // The words of what has no field are about the form as a whole, each said once.
    const isOther = ({ path }: ApiIssue) => !document.getElementById(fieldId(path));
    setOthers([...new Set(list.filter(isOther).map(errors.ofIssue))]);
    focusRefused(list);
  });
  return {
    error,
    refuse,
    fail,
    say,
    clear(): void {
      clear();
      setOthers([]);
    },
    /** What stands above the buttons: why it failed, and what is refused without a field of this form. */
    remarks: () => [...others(), failure()].filter((text) => text !== undefined),
  };
}

/** Why a form was not saved, as far as no field of it says so. */
export function Remarks(props: { texts: readonly string[] }): JSX.Element {
  return (
    <Show when={props.texts.length > 0}>
      <Notice meaning="stop" live="alert">
        <For each={props.texts}>{(text) => <p>{text}</p>}</For>
      </Notice>
    </Show>
  );
}
