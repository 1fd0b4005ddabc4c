import type { JSX } from "solid-js";
import { DateField } from "../../../ui/date-field.tsx";
import type { AnswerInputProps } from "../answer-input.ts";

/** A day of the calendar. */
export function DateInput(props: AnswerInputProps): JSX.Element {
  return <DateField {...props} />;
}
