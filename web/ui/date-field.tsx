import type { JSX } from "solid-js";
import styles from "./control.module.css";
import type { FieldProps } from "./field.tsx";
import { Field } from "./field.tsx";

interface DateFieldProps extends Omit<FieldProps, "width"> {
  /** `YYYY-MM-DD`, or empty. */
  value: string;
  onInput: (day: string) => void;
  onBlur?: () => void;
  min?: string;
  max?: string;
}

/**
 * A day of the calendar: the browser's own date field, which brings the system's calendar, typing by
 * keyboard and the order of day and month that its user is used to.
 */
export function DateField(props: DateFieldProps): JSX.Element {
  return (
    <Field {...props} width="short">
      {(control) => (
        <input
          class={styles.control}
          id={control.id}
          name={props.name}
          type="date"
          value={props.value}
          min={props.min}
          max={props.max}
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
