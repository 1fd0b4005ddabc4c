import type { JSX } from "solid-js";
import { Checkbox } from "../../../ui/checkbox.tsx";
import { OptionalMark } from "../../../ui/field.tsx";
import type { AnswerInputProps } from "../answer-input.ts";

/** A sentence to be ticked. */
export function StatementInput(props: AnswerInputProps): JSX.Element {
  return (
    <Checkbox
      name={props.name}
      label={
        <>
          <span lang={props.lang}>{props.label}</span> <OptionalMark when={props.optional} />
        </>
      }
      help={props.help}
      error={props.error}
      checked={props.value === "yes"}
      onChange={(isTicked) => props.onInput(isTicked ? "yes" : "")}
    />
  );
}
