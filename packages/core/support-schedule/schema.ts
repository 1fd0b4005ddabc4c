import * as v from "valibot";

/** A month, `YYYY-MM`. */
export const MonthSchema = v.pipe(v.string(), v.regex(/^\d{4}-(0[1-9]|1[0-2])$/, "field.month"));
/** A month, `YYYY-MM`. */
export type Month = v.InferOutput<typeof MonthSchema>;

/** Which month is published, and which version of it is replaced; 0: it was never published. */
export const PublishSchema = v.strictObject({
  month: MonthSchema,
  version: v.pipe(v.number(), v.integer("field.number"), v.minValue(0, "field.too_small")),
});
