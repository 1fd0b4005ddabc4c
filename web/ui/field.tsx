import { loadShell } from "@zapisy/words/shell";
import type { JSX } from "solid-js";
import { Show } from "solid-js";
import { useMessages } from "../data/locale.ts";
import styles from "./field.module.css";
import { VisuallyHidden } from "./visually-hidden.tsx";
import { Told } from "./told.tsx";

/** What every field takes. */
export interface FieldProps {
  /** Dotted path in the request's body, e.g. `contact.email`: by it errors find the field. */
  name: string;
  label: string;
  /** Under the label: what to write and why it is asked. */
  help?: JSX.Element;
  /** Under the field, in words that say what to do. */
  error?: string;
  /** Fields are required unless marked; the label then says "nieobowiązkowe". */
  optional?: boolean;
  disabled?: boolean;
  /** Keeps the label for screen readers only, where a heading or a column already says it. */
  hideLabel?: boolean;
  /** The language of the label where it is not that of the interface. */
  lang?: string;
  /** How much text is expected: `short` for numbers and codes, `medium` for names. Default `full`. */
  width?: "short" | "medium" | "full";
}

/** What the control inside a field must carry. */
export interface FieldControl {
  readonly id: string;
  readonly describedBy: string | undefined;
  readonly invalid: true | undefined;
}

/** The id of the control of a field, by which the error summary and "what is missing" lists link to it. */
export function fieldId(name: string): string {
  return `field-${name}`;
}

/** Ids of help and error that a control is described by; `undefined` when it has neither. */
export function describedBy(field: Pick<FieldProps, "name" | "help" | "error">): string | undefined {
  const id = fieldId(field.name);
  return [field.help && `${id}-help`, field.error && `${id}-error`].filter(Boolean).join(" ") || undefined;
}

/** Label above, help under the label, control, error under the control; tied together by ids. */
export function Field(props: FieldProps & { children: (control: FieldControl) => JSX.Element }): JSX.Element {
  const control: FieldControl = {
    get id() {
      return fieldId(props.name);
    },
    get describedBy() {
      return describedBy(props);
    },
    get invalid() {
      return props.error ? true : undefined;
    },
  };
  return (
    <div class={styles.field} data-width={props.width} data-invalid={control.invalid}>
      <Show
        when={!props.hideLabel}
        fallback={
          <VisuallyHidden>
            <label for={control.id} lang={props.lang}>
              {props.label}
            </label>
          </VisuallyHidden>
        }
      >
        <label class={styles.label} for={control.id}>
          <span lang={props.lang}>{props.label}</span> <OptionalMark when={props.optional} />
        </label>
      </Show>
      <FieldHelp name={props.name} help={props.help} />
      {props.children(control)}
      <FieldError name={props.name} error={props.error} />
    </div>
  );
}

/** "(nieobowiązkowe)" after a label or a legend. */
export function OptionalMark(props: { when: boolean | undefined }): JSX.Element {
  const t = useMessages(loadShell);
  return (
    <Show when={props.when}>
      <span class={styles.optional}>({t().optional})</span>
    </Show>
  );
}

/** The help of a field, with the id that `describedBy` names. */
export function FieldHelp(props: Pick<FieldProps, "name" | "help">): JSX.Element {
  return (
    <Show when={props.help}>
      {(help) => (
        <div class={styles.help} id={`${fieldId(props.name)}-help`}>
          {help()}
        </div>
      )}
    </Show>
  );
}

/** The error of a field, with the id that `describedBy` names. */
export function FieldError(props: Pick<FieldProps, "name" | "error">): JSX.Element {
  const t = useMessages(loadShell);
  return (
    <Show when={props.error}>
      {(error) => (
        <p class={styles.error} id={`${fieldId(props.name)}-error`}>
          <VisuallyHidden>{t().errorSummary.fieldPrefix} </VisuallyHidden>
          <Told>{error()}</Told>
        </p>
      )}
    </Show>
  );
}
