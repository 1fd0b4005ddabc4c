import { loadForm } from "@zapisy/words/form";
import type { JSX } from "solid-js";
import { useMessages } from "../../../data/locale.ts";
import type { AnswerInputProps } from "../answer-input.ts";
import { PickedInput } from "../picked-input.tsx";

/** Yes or no. */
export function YesNoInput(props: AnswerInputProps): JSX.Element {
  const t = useMessages(loadForm);
  const options = () => (["yes", "no"] as const).map((value) => ({ value, label: t().value[value] }));
  return <PickedInput {...props} options={options()} />;
}
