import * as v from "valibot";
import { fieldType } from "../field-type.ts";

/** How a person wants to be addressed; `none` is an answer too. */
export const FORMS_OF_ADDRESS = ["ms", "mr", "none"] as const;
/** How a person wants to be addressed. */
export type FormOfAddress = (typeof FORMS_OF_ADDRESS)[number];

const FormOfAddressSchema = v.picklist(FORMS_OF_ADDRESS);

/** How a person wants to be addressed. */
export const formOfAddress = fieldType({
  sent: v.optional(FormOfAddressSchema),
  corrected: v.optional(v.nullable(FormOfAddressSchema)),
  emptied: null,
  kept: FormOfAddressSchema,
  blank: "" as FormOfAddress | "",
  readCells: ({ "": text = "" }, words) => (words.formOfAddress(text) ?? text) as FormOfAddress | "",
  show: (value, words) => [{ text: words.formOfAddress[value] ?? value }],
});
