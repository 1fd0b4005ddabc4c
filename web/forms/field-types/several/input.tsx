import { pickedIds } from "@zapisy/core/form/rules";
import type { JSX } from "solid-js";
import { CheckboxGroup } from "../../../ui/checkbox.tsx";
import type { AnswerInputProps } from "../answer-input.ts";
import { answerOptions } from "../choice/answer-options.ts";

/** Any of the answers that staff wrote down. */
export function SeveralInput(props: AnswerInputProps): JSX.Element {
  return (
    <CheckboxGroup
      name={props.name}
      label={props.label}
      lang={props.lang}
      help={props.help}
      optional={props.optional}
      error={props.error}
      values={pickedIds(props.question, props.value)}
      options={answerOptions(props.question)}
      onChange={(ids) => props.onInput(ids.join(" "))}
    />
  );
}
