import { inLocale } from "@zapisy/core/shared/localized-text";
import type { JSX } from "solid-js";
import { locale } from "../../../data/locale.ts";
import { TextField } from "../../../ui/text-field.tsx";
import type { AnswerInputProps } from "../answer-input.ts";
import { shownNumber, typedNumber } from "./number.state.ts";

/** A number with its unit beside it. What is no number stays as it was typed, and is refused. */
export function NumberInput(props: AnswerInputProps): JSX.Element {
  const unit = () => props.question.unit && inLocale(props.question.unit, locale()).text;
  return (
    <TextField
      {...props}
      width="short"
      inputMode="decimal"
      autocomplete="off"
      unit={unit()}
      value={shownNumber(props.value, locale())}
      onInput={(text) => props.onInput(typedNumber(text))}
    />
  );
}
