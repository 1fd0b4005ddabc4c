import * as v from "valibot";
import { VersionSchema } from "../shared/field.ts";

/** A month, `YYYY-MM`. */
export const MonthSchema = v.pipe(v.string(), v.regex(/^\d{4}-(0[1-9]|1[0-2])$/, "field.month"));
/** A month, `YYYY-MM`. */
export type Month = v.InferOutput<typeof MonthSchema>;

/** Which month is published, and which version of it is replaced; 0: it was never published. */
export const PublishSchema = v.strictObject({
  month: MonthSchema,
  version: VersionSchema,
});
