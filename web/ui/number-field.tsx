import type { JSX } from "solid-js";
import { batch, createMemo, createSignal, Show } from "solid-js";
import { locale } from "../data/locale.ts";
import styles from "./control.module.css";
import type { FieldProps } from "./field.tsx";
import { Field } from "./field.tsx";
import { parseNumber } from "./number-field.state.ts";

interface NumberFieldProps extends Omit<FieldProps, "width"> {
  /** `undefined` while empty. */
  value: number | undefined;
  /** `undefined` for an empty field, `NaN` for text that is not a number, for the form to refuse. */
  onInput: (value: number | undefined) => void;
  onBlur?: () => void;
  /** Offers the keyboard with a decimal comma. */
  decimal?: boolean;
  /** Written after the field: "osób", "godz.", "%". */
  unit?: string;
}

/**
 * A number that counts or measures. A text field, since the browser's number field changes its value
 * when the wheel turns and drops what it cannot read without a word.
 */
export function NumberField(props: NumberFieldProps): JSX.Element {
  const [typed, setTyped] = createSignal<string>();
  // What was typed stays as typed ("7," on the way to "7,5") until the value comes from elsewhere.
  const shown = createMemo(() => {
    const text = typed();
    if (text !== undefined && Object.is(parseNumber(text), props.value)) return text;
    if (props.value === undefined || Number.isNaN(props.value)) return "";
    // Without marks between thousands: "1,200" would be read back as a fraction.
    return locale() === "pl" ? String(props.value).replace(".", ",") : String(props.value);
  });
  return (
    <Field {...props} width="short">
      {(control) => (
        <div class={styles.affix}>
          <input
            class={styles.control}
            id={control.id}
            name={props.name}
            type="text"
            inputmode={props.decimal ? "decimal" : "numeric"}
            autocomplete="off"
            value={shown()}
            disabled={props.disabled}
            aria-describedby={control.describedBy}
            aria-invalid={control.invalid}
            onInput={(event) => {
              const text = event.currentTarget.value;
              // Together, or the text would for a moment disagree with the value and be replaced by it.
              batch(() => {
                setTyped(text);
                props.onInput(parseNumber(text));
              });
            }}
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
