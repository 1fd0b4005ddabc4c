import * as v from "valibot";
import { PersonQuerySchema } from "../erasure/schema.ts";

/** Of which of the registrations that were found a copy is made, and with what of the rest. */
export const PersonCopyInputSchema = v.strictObject({
  ...PersonQuerySchema.entries,
  /** Also what is kept of the address itself, which others may share. */
  addressItself: v.optional(v.boolean(), false),
  /** Also words in which staff may have named somebody else (art. 15(4) GDPR). */
  words: v.optional(v.boolean(), true),
});
/** Of which registrations a copy is made, and with what of the rest. */
export type PersonCopyInput = v.InferOutput<typeof PersonCopyInputSchema>;
