import * as v from "valibot";
import { CountyCodeSchema } from "../../territory/schema.ts";
import { fieldType } from "../field-type.ts";

/** A county, by its TERYT code. */
export const county = fieldType({
  sent: v.optional(CountyCodeSchema),
  corrected: v.optional(v.nullable(CountyCodeSchema)),
  emptied: null,
  kept: v.string(),
  blank: "",
  carried: (draft) => draft,
  readCells: ({ "": text = "" }, words) => words.county(text) ?? text,
  show: (code, words) => [{ text: words.county(code) }],
});
