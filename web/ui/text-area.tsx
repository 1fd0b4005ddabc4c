import type { JSX } from "solid-js";
import styles from "./control.module.css";
import type { FieldProps } from "./field.tsx";
import { Field } from "./field.tsx";

interface TextAreaProps extends FieldProps {
  value: string;
  onInput: (value: string) => void;
  onBlur?: () => void;
  /** Height in lines before it grows with its text. Default 4. */
  rows?: number;
  maxLength?: number;
  /** The language of what is written, where it is not that of the interface. */
  lang?: string;
}

/** Several lines of text; grows with what is written where the browser can. */
export function TextArea(props: TextAreaProps): JSX.Element {
  return (
    <Field {...props}>
      {(control) => (
        <textarea
          class={styles.control}
          id={control.id}
          name={props.name}
          lang={props.lang}
          rows={props.rows ?? 4}
          value={props.value}
          maxLength={props.maxLength}
          disabled={props.disabled}
          aria-describedby={control.describedBy}
          aria-invalid={control.invalid}
          onInput={(event) => props.onInput(event.currentTarget.value)}
          onBlur={() => props.onBlur?.()}
        />
      )}
    </Field>
  );
}
