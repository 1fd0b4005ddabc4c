import * as v from "valibot";

/** Id of a wording, of whoever says which they were shown. */
export const WordingIdSchema = v.optional(v.pipe(v.string(), v.regex(/^[\w-]{22}$/, "field.invalid")));

/** The texts that were on the screen, by the ids that came with the event. */
export const ShownWordingsSchema = v.optional(
  v.strictObject({ clause: WordingIdSchema, authority: WordingIdSchema, rules: WordingIdSchema }),
);
