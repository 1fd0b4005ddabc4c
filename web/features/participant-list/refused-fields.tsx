import type { JSX } from "solid-js";
import { createSignal, For, Show } from "solid-js";
import type { ApiIssue } from "../../data/client.ts";
import { fieldId } from "../../ui/field.tsx";
import { Notice } from "../../ui/notice.tsx";
import { useErrorText } from "../../data/error-text.ts";

/** What is refused in a form: each thing at its field, and in words above the buttons what has no field there. */
export function useRefusedFields() {
  const errors = useErrorText();
  const [issues, setIssues] = createSignal<readonly ApiIssue[]>([]);
  const [others, setOthers] = createSignal<readonly string[]>([]);
  const control = ({ path }: ApiIssue) => document.getElementById(fieldId(path));
  return {
    /** Shows what is refused, and leads to the first field of it. */
    refuse(list: readonly ApiIssue[]): void {
      setIssues(list);
      // The words of what has no field are about the form as a whole, each said once.
      setOthers([...new Set(list.filter((issue) => !control(issue)).map(errors.ofIssue))]);
      queueMicrotask(() =>
        list
          .map(control)
          .find((found) => found !== null)
          ?.focus(),
      );
    },
    clear(): void {
      setIssues([]);
      setOthers([]);
    },
    /** Words for a field; undefined when nothing is wrong with it. */
    error(path: string): string | undefined {
      const issue = issues().find((each) => each.path === path);
      return issue && errors.ofIssue(issue);
    },
    others,
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
