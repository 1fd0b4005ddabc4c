import * as v from "valibot";
import { count, Email, id, Instant, page, Url } from "../shared/answer.ts";
import { ADDRESSEES, MESSAGE_STATES, MessageOwnerSchema } from "./schema.ts";

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
  /** Whose mail it is: of a registration, an invitation, a delegation; of the event, where it is to who hosts or leads something. */
  ownerId: MessageOwnerSchema,
  whose: v.picklist(ADDRESSEES),
  /** To whom, or about whom; absent where the address alone is known. */
  name: v.optional(v.string()),
  /** Of a contact: for which institution. */
  institution: v.optional(v.string()),
  messageId: id("msg"),
  kind: v.string(),
  state: v.picklist(MESSAGE_STATES),
  failure: v.optional(v.string()),
  to: Email,
  queuedAt: Instant,
  sentAt: v.optional(Instant),
  /** It was sent again already, by another of them. */
  wasSentAgain: v.boolean(),
  /** Where it goes when it is sent again, which whoever asks may have done; absent: nowhere. */
  mayGoTo: v.optional(Email),
  /** Whoever asks may put its address right here. */
  mayCorrect: v.boolean(),
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
