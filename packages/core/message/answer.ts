import * as v from "valibot";
import { count, Email, id, Instant, page, Url } from "../shared/answer.ts";
import { MESSAGE_STATES } from "./schema.ts";

/** A mail as it went out, without what opens somebody's registration. */
export const MessageCopy = v.strictObject({
  subject: v.string(),
  /** As plain text, which says the same as the page. */
  text: v.string(),
  /** Names of the files that went with it. */
  attachments: v.array(v.string()),
  /** Where it can be seen as it looked, for five minutes. */
  url: Url,
});
export type MessageCopy = v.InferOutput<typeof MessageCopy>;

/** A mail about an event or a registration there, in the list of the event. */
export const EventMessage = v.strictObject({
  /** Whose registration it is about; absent: it is to somebody who hosts or leads something. */
  person: v.optional(
    v.strictObject({ registrationId: id("reg"), firstName: v.string(), lastName: v.string() }),
  ),
  messageId: id("msg"),
  kind: v.string(),
  state: v.picklist(MESSAGE_STATES),
  failure: v.optional(v.string()),
  to: Email,
  queuedAt: Instant,
  sentAt: v.optional(Instant),
});
export type EventMessage = v.InferOutput<typeof EventMessage>;

/** A page of them, by people. */
export const EventMessagePage = page(EventMessage);

/** How many mails of each kind stand where, of so many people; `cursor`: there are more. */
export const MessageCounts = v.strictObject({
  kinds: v.record(v.string(), v.partial(v.strictObject(v.entriesFromList(MESSAGE_STATES, count)))),
  people: count,
  cursor: v.optional(v.string()),
});
export type MessageCounts = v.InferOutput<typeof MessageCounts>;
