import { loadForm } from "@zapisy/words/form";
import type { JSX } from "solid-js";
import { Show } from "solid-js";
import { useMessages } from "../../data/locale.ts";
import { RadioGroup, type RadioOption } from "../../ui/radio-group.tsx";
import { SelectField } from "../../ui/select-field.tsx";
import type { AnswerInputProps } from "./answer-input.ts";

/** One of a few: all visible to participants, a list that opens for staff. */
export function PickedInput(
  props: Omit<AnswerInputProps, "question"> & { options: readonly RadioOption[]; inline?: boolean },
): JSX.Element {
  const t = useMessages(loadForm);
  return (
    <Show
      when={props.compact}
      fallback={<RadioGroup {...props} onChange={(answer) => props.onInput(answer)} />}
    >
      <SelectField {...props} placeholder={t().choose} onChange={(answer) => props.onInput(answer)} />
    </Show>
  );
}
