import type { JSX } from "solid-js";
import { TextArea } from "../../../ui/text-area.tsx";
import type { AnswerInputProps } from "../answer-input.ts";

/** A text of several lines. */
export function LongTextInput(props: AnswerInputProps): JSX.Element {
  return <TextArea {...props} rows={props.compact ? 2 : undefined} />;
}
