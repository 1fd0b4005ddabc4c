import type { FIELD_TYPES, FieldTypeName } from "@zapisy/core/form/schema";
import type { Component } from "solid-js";
import { CountyInput } from "./county/input.tsx";
import type { FieldInputProps } from "./field-input.ts";
import { FormOfAddressInput } from "./form-of-address/input.tsx";
import { InstitutionInput } from "./institution/input.tsx";
import { PhoneInput } from "./phone/input.tsx";
import { PrintedLineInput } from "./printed-line/input.tsx";
import { StopInput } from "./stop/input.tsx";

/** How each type of field that every event can ask is filled in, by participants and by staff for them. */
export const FIELD_INPUTS: {
  [Name in FieldTypeName]: Component<FieldInputProps<(typeof FIELD_TYPES)[Name]["blank"]>>;
} = {
  formOfAddress: FormOfAddressInput,
  phone: PhoneInput,
  institution: InstitutionInput,
  printedLine: PrintedLineInput,
  county: CountyInput,
  stop: StopInput,
};
