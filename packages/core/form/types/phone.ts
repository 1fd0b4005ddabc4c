import * as v from "valibot";
import { OptionalPhoneSchema } from "../../shared/field.ts";
import { fieldType } from "../field-type.ts";

/** A telephone number. */
export const phone = fieldType({
  sent: OptionalPhoneSchema,
  corrected: OptionalPhoneSchema,
  emptied: "",
  kept: v.string(),
  blank: "",
  href: (value) => `tel:${value}`,
});
