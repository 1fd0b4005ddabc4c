import { FORMS_OF_ADDRESS, type FormOfAddress } from "@zapisy/core/form/schema";
import { loadCommon } from "@zapisy/words/common";
import type { JSX } from "solid-js";
import { useMessages } from "../../../data/locale.ts";
import type { FieldInputProps } from "../field-input.ts";
import { PickedInput } from "../picked-input.tsx";

/** How a person wants to be addressed. */
export function FormOfAddressInput(props: FieldInputProps<FormOfAddress | "">): JSX.Element {
  const t = useMessages(loadCommon);
  return (
    <PickedInput
      {...props}
      inline
      options={FORMS_OF_ADDRESS.map((value) => ({ value, label: t().formOfAddress[value] }))}
      error={props.errorAt(props.name)}
      onInput={(value) => props.onInput(value as FormOfAddress | "")}
    />
  );
}
