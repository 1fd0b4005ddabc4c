import type { JSX } from "solid-js";
import { TextField } from "../../../ui/text-field.tsx";
import type { FieldInputProps } from "../field-input.ts";

/** A telephone number. */
export function PhoneInput(props: FieldInputProps<string>): JSX.Element {
  return (
    <TextField
      {...props}
      type="tel"
      autocomplete={props.compact ? "off" : "tel"}
      width={props.compact ? undefined : "medium"}
      error={props.errorAt(props.name)}
      onBlur={() => props.onLeave?.(props.name)}
    />
  );
}
