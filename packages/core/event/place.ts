import * as v from "valibot";
import { line, optionalPrintedLine } from "../shared/field.ts";
import { localizedText } from "../shared/localized-text.ts";

/** How one takes part: where it is, from anywhere, or either way. */
export const PLACE_MODES = ["onsite", "online", "hybrid"] as const;
/** How one takes part. */
export type PlaceMode = (typeof PLACE_MODES)[number];

/** Accepts where an event is. */
export const PlaceSchema = v.strictObject({
  mode: v.picklist(PLACE_MODES),
  name: optionalPrintedLine(200),
  address: optionalPrintedLine(200),
  town: optionalPrintedLine(100),
  country: v.optional(v.pipe(v.string(), v.regex(/^[A-Z]{2}$/, "field.country"))),
  /** Link of an online event: sent to confirmed people only, never public. */
  onlineUrl: v.optional(v.pipe(line(500), v.url("field.url"), v.regex(/^https:\/\/\S+$/, "field.url"))),
  accessibility: v.optional(localizedText(1500)),
});
