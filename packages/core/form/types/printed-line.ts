import * as v from "valibot";
import { optionalPrintedLine } from "../../shared/field.ts";
import { fieldType } from "../field-type.ts";

const LineSchema = optionalPrintedLine(120);

/** A line of text that stands on printed documents. */
export const printedLine = fieldType({
  sent: LineSchema,
  corrected: LineSchema,
  emptied: "",
  kept: v.string(),
  blank: "",
});
