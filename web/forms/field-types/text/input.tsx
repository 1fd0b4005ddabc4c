import type { JSX } from "solid-js";
import { TextField } from "../../../ui/text-field.tsx";
import type { AnswerInputProps } from "../answer-input.ts";

/** A line of text. */
export function TextInput(props: AnswerInputProps): JSX.Element {
  return <TextField {...props} autocomplete="off" />;
}
