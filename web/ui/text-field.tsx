import type { JSX } from "solid-js";
import { Show } from "solid-js";
import styles from "./control.module.css";
import type { FieldProps } from "./field.tsx";
import { Field } from "./field.tsx";

interface TextFieldProps extends FieldProps {
  value: string;
  onInput: (value: string) => void;
  /** When the field is left, for example to save a draft or to check it. */
  onBlur?: () => void;
  /** Default `text`. E-mail addresses, telephone numbers and searches get the right keyboard by it. */
  type?: "text" | "email" | "tel" | "search" | "url" | "password";
  /** What the browser may fill in (WCAG 1.3.5): `name`, `email`, `tel`, `organization`, `off` … */
  autocomplete?: JSX.InputHTMLAttributes<HTMLInputElement>["autocomplete"];
  inputMode?: "text" | "numeric" | "decimal" | "email" | "tel" | "search" | "url";
  maxLength?: number;
  /** The language of what is written, where it is not that of the interface. */
  lang?: string;
  spellcheck?: boolean;
  /** Written after the field: "osób", "godz.", "%". */
  unit?: string;
  /** Never instead of a label or help; only for a search field inside a bar. */
  placeholder?: string;
}

/** One line of text. */
export function TextField(props: TextFieldProps): JSX.Element {
  return (
    <Field {...props}>
      {(control) => (
        <div class={styles.affix}>
          <input
            class={styles.control}
            id={control.id}
            name={props.name}
            lang={props.lang}
            type={props.type ?? "text"}
            value={props.value}
            autocomplete={props.autocomplete}
            inputmode={props.inputMode}
            maxLength={props.maxLength}
            spellcheck={props.spellcheck}
            placeholder={props.placeholder}
            disabled={props.disabled}
            aria-describedby={control.describedBy}
            aria-invalid={control.invalid}
            onInput={(event) => props.onInput(event.currentTarget.value)}
            onBlur={() => props.onBlur?.()}
          />
          <Show when={props.unit}>
            <span class={styles.unit}>{props.unit}</span>
          </Show>
        </div>
      )}
    </Field>
  );
}
