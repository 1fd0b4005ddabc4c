import type { JSX } from "solid-js";
import styles from "./control.module.css";
import type { FieldProps } from "./field.tsx";
import { Field } from "./field.tsx";
import { parseTime } from "./time-field.state.ts";

interface TimeFieldProps extends Omit<FieldProps, "width"> {
  /** `HH:MM`, empty, or what is being typed. */
  value: string;
  /** While typing: the raw text. On leaving the field: `HH:MM` when the text is a time. */
  onInput: (time: string) => void;
  onBlur?: () => void;
}

/**
 * A time of day, always of 24 hours (the browser's own field would follow the system's language) and
 * quick to type: "930" becomes 09:30 when the field is left. What is not a time stays as typed, for the
 * form to refuse.
 */
export function TimeField(props: TimeFieldProps): JSX.Element {
  return (
    <Field {...props} width="short">
      {(control) => (
        <input
          class={styles.control}
          id={control.id}
          name={props.name}
          type="text"
          inputmode="numeric"
          autocomplete="off"
          maxLength={5}
          value={props.value}
          disabled={props.disabled}
          aria-describedby={control.describedBy}
          aria-invalid={control.invalid}
          onInput={(event) => props.onInput(event.currentTarget.value)}
          onBlur={() => {
            const time = parseTime(props.value);
            if (time !== undefined && time !== props.value) props.onInput(time);
            props.onBlur?.();
          }}
        />
      )}
    </Field>
  );
}
