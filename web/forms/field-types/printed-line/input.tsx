import type { JSX } from "solid-js";
import { TextField } from "../../../ui/text-field.tsx";
import type { FieldInputProps } from "../field-input.ts";

/** A line of text that stands on printed documents. */
export function PrintedLineInput(props: FieldInputProps<string>): JSX.Element {
  return (
    <TextField
      {...props}
      autocomplete={(!props.compact && props.autocomplete) || "off"}
      error={props.errorAt(props.name)}
      onBlur={() => props.onLeave?.(props.name)}
    />
  );
}
