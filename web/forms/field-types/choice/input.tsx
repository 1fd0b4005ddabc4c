import type { JSX } from "solid-js";
import type { AnswerInputProps } from "../answer-input.ts";
import { PickedInput } from "../picked-input.tsx";
import { answerOptions } from "./answer-options.ts";

/** One of the answers that staff wrote down. */
export function ChoiceInput(props: AnswerInputProps): JSX.Element {
  return <PickedInput {...props} options={answerOptions(props.question)} />;
}
