import { inLocale } from "@zapisy/core/shared/localized-text";
import type { JSX } from "solid-js";
import { locale } from "../../../data/locale.ts";
import type { AnswerInputProps } from "../answer-input.ts";
import { PickedInput } from "../picked-input.tsx";

/** One of the answers that staff wrote down, in the language that there is. */
export function ChoiceInput(props: AnswerInputProps): JSX.Element {
  const options = () =>
    (props.question.answers ?? []).map(({ answerId, label }) => {
      const shown = inLocale(label, locale());
      return {
        value: answerId,
        label: shown.text,
        lang: shown.locale === locale() ? undefined : shown.locale,
      };
    });
  return <PickedInput {...props} options={options()} />;
}
