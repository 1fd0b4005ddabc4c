import { loadForm } from "@zapisy/words/form";
import type { JSX } from "solid-js";
import { useMessages } from "../../../data/locale.ts";
import type { FieldInputProps } from "../field-input.ts";
import { PickedInput } from "../picked-input.tsx";

/** Where one gets on the coach, or that one does not. */
export function StopInput(props: FieldInputProps<string>): JSX.Element {
  const t = useMessages(loadForm);
  const options = () => [
    ...props.offered.map((place) => ({ value: place, label: place })),
    // The empty answer, which a list that opens has by itself.
    ...(props.compact ? [] : [{ value: "", label: t().otherTravel }]),
  ];
  return <PickedInput {...props} options={options()} error={props.errorAt(props.name)} />;
}
