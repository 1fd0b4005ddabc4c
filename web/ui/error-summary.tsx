import { loadShell } from "@zapisy/words/shell";
import CircleAlert from "~icons/lucide/circle-alert";
import type { JSX } from "solid-js";
import { createEffect, For, on, Show } from "solid-js";
import { useMessages } from "../data/locale.ts";
import styles from "./error-summary.module.css";
import { fieldId } from "./field.tsx";
import { Told } from "./told.tsx";

/**
 * One error of a form: the field's name (its dotted path) and the words shown under the field too. Without a
 * name it is about something that has no field here, and this is the only place that says so.
 */
export interface FieldIssue {
  name: string | undefined;
  message: string;
  /** Shows the field first, where it is not there until then. */
  open?: () => void;
}

interface ErrorSummaryProps {
  /** Empty while there is nothing to complain about. */
  issues: readonly FieldIssue[];
  /** Raise it at every refused submit: the summary then takes the focus, also when nothing changed. */
  attempt: number;
}

/**
 * What is wrong with a form, at its top, after a submit. Takes the focus when `attempt` grows, and each
 * line leads to its field. Render it above the first field and keep it mounted.
 */
export function ErrorSummary(props: ErrorSummaryProps): JSX.Element {
  const t = useMessages(loadShell);
  let box: HTMLDivElement | undefined;
  createEffect(
    on(
      () => props.attempt,
      () => {
        if (props.issues.length > 0) box?.focus();
      },
      { defer: true },
    ),
  );
  const lead = (event: MouseEvent, { open }: FieldIssue, name: string) => {
    event.preventDefault();
    open?.();
    const control = document.getElementById(fieldId(name));
    // The label, not only the field, must be in sight above a phone's keyboard.
    control?.closest("fieldset, div")?.scrollIntoView({ block: "center" });
    control?.focus({ preventScroll: true });
  };
  return (
    <Show when={props.issues.length > 0}>
      <div class={styles.summary} ref={(element) => (box = element)} tabIndex={-1} role="alert">
        <h2 class={styles.title}>
          <CircleAlert />
          <Told>{t().errorSummary.title(props.issues.length)}</Told>
        </h2>
        <ul class={styles.list} role="list">
          <For each={props.issues}>
            {(issue) => (
              <li>
                <Show when={issue.name} fallback={issue.message}>
                  {(name) => (
                    <a href={`#${fieldId(name())}`} onClick={(event) => lead(event, issue, name())}>
                      {issue.message}
                    </a>
                  )}
                </Show>
              </li>
            )}
          </For>
        </ul>
      </div>
    </Show>
  );
}
