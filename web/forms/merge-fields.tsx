import { FIELD_NAMES, type MergeField } from "@zapisy/core/mail-text/rules";
import { loadMailText } from "@zapisy/words/mail-text";
import type { JSX } from "solid-js";
import { For, Show } from "solid-js";
import { useMessages } from "../data/locale.ts";
import { Button } from "../ui/button.tsx";
import { fieldId } from "../ui/field.tsx";
import styles from "./merge-fields.module.css";

/**
 * Fields in which staff write texts of mails, and below them what can be filled in: a click puts its name where somebody was writing,
 * in the language of that text.
 */
export function MergeFields(props: {
  /** What can be filled in. */
  offered: readonly MergeField[];
  /** Name of the field into which it goes where nobody was writing yet. */
  first: string;
  children: JSX.Element;
}): JSX.Element {
  const t = useMessages(loadMailText);
  let last: string | undefined;
  const insert = (field: MergeField) => {
    const into = last ?? props.first;
    const control = document.getElementById(fieldId(into));
    if (!(control instanceof HTMLTextAreaElement || control instanceof HTMLInputElement)) return;
    const name = `{${FIELD_NAMES[into.split(".").includes("en") ? "en" : "pl"][field]}}`;
    control.setRangeText(name, control.selectionStart ?? 0, control.selectionEnd ?? 0, "end");
    control.dispatchEvent(new InputEvent("input", { bubbles: true }));
    control.focus();
  };
  return (
    <div class={styles.stack}>
      <div
        class={styles.stack}
        onFocusIn={({ target }) => {
          if (target instanceof HTMLElement && target.matches("textarea, input[type=text]"))
            last = target.getAttribute("name") ?? last;
        }}
      >
        {props.children}
      </div>
      <Show when={props.offered.length > 0}>
        <div class={styles.fields} role="group" aria-label={t().insert}>
          <span class={styles.soft} aria-hidden="true">
            {t().insert}:
          </span>
          <For each={props.offered}>
            {(field) => (
              <Button small onClick={() => insert(field)}>
                {t().field[field]}
              </Button>
            )}
          </For>
        </div>
      </Show>
    </div>
  );
}
