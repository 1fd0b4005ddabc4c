import * as v from "valibot";
import { count, Email, id, Instant } from "../shared/answer.ts";
import { MESSAGE_KINDS, MESSAGE_STATES } from "./schema.ts";

/** A mail as staff see it with the registration that it was about. */
export const Message = v.strictObject({
  messageId: id("msg"),
  kind: v.picklist(MESSAGE_KINDS),
  state: v.picklist(MESSAGE_STATES),
  to: Email,
  locale: v.picklist(["pl", "en"]),
  registrationId: v.optional(id("reg")),
  eventId: v.optional(id("evt")),
  signInId: v.optional(id("sgn")),
  staffId: v.optional(id("stf")),
  facts: v.optional(v.record(v.string(), v.string())),
  attempts: count,
  takenUntil: v.optional(Instant),
  failure: v.optional(v.string()),
  sesMessageId: v.optional(v.string()),
  queuedAt: Instant,
  sentAt: v.optional(Instant),
});
