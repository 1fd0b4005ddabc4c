import * as v from "valibot";
import { count, Email, id, Instant, page, Text } from "../shared/answer.ts";
import { ADDRESSEES } from "../message/schema.ts";
import { MissedBySchema, UNDELIVERED_REASONS } from "./schema.ts";

/** A mail that did not arrive, and what was done about it. */
const about = {
  /** The kind of the mail. */
  kind: v.string(),
  reason: v.picklist(UNDELIVERED_REASONS),
  since: Instant,
  /** Their address is another one since: the mail went there, and nobody knows yet whether it arrived. */
  isSentAgain: v.boolean(),
  dealt: v.optional(v.strictObject({ by: v.optional(v.string()), at: Instant })),
  version: count,
};

/** Somebody to whom a mail did not arrive, with what is needed to call them. */
export const UndeliveredPerson = v.strictObject({
  personId: MissedBySchema,
  whose: v.picklist(ADDRESSEES),
  eventId: id("evt"),
  eventTitle: Text,
  timeZone: v.string(),
  /** Absent where the address alone is known. */
  name: v.optional(v.string()),
  institution: v.optional(v.string()),
  phone: v.optional(v.string()),
  /** As it is now; absent where staff took it away. */
  email: v.optional(Email),
  ...about,
});
export type UndeliveredPerson = v.InferOutput<typeof UndeliveredPerson>;

/** A page of them, the newest first. */
export const UndeliveredPage = page(UndeliveredPerson);

/** How many wait; `more`: at least so many. */
export const UndeliveredCount = v.strictObject({ count, more: v.boolean() });
export type UndeliveredCount = v.InferOutput<typeof UndeliveredCount>;

/** What staff should know of a person's mail: what did not arrive, and that their address gets none to many. */
export const MailTrouble = v.strictObject({
  undelivered: v.optional(v.strictObject(about)),
  suppressed: v.optional(v.strictObject({ reason: v.picklist(["bounced", "complained"]), since: Instant })),
});
export type MailTrouble = v.InferOutput<typeof MailTrouble>;
