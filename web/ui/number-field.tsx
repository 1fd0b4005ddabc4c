import type { JSX } from "solid-js";
import { batch, createMemo, createSignal } from "solid-js";
import { locale } from "../data/locale.ts";
import type { FieldProps } from "./field.tsx";
import { parseNumber } from "./number-field.state.ts";
import { TextField } from "./text-field.tsx";

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
    <TextField
      {...props}
      width="short"
      inputMode={props.decimal ? "decimal" : "numeric"}
      autocomplete="off"
      value={shown()}
      onInput={(text) => {
        // Together, or the text would for a moment disagree with the value and be replaced by it.
        batch(() => {
          setTyped(text);
          props.onInput(parseNumber(text));
        });
      }}
    />
  );
}
