import * as v from "valibot";
import { LetterFileView } from "../letter-file/answer.ts";
import { MESSAGE_STATES } from "../message/schema.ts";
import { REGISTRATION_STATUSES } from "../registration/schema.ts";
import { count, Email, id, Instant, page, Text } from "../shared/answer.ts";
import { CIRCULAR_STATES, LEFT_OUT, RecipientsSchema } from "./schema.ts";

/** A letter that staff write to many people of an event. */
export const CircularView = v.strictObject({
  circularId: id("cir"),
  subject: Text,
  body: Text,
  recipients: RecipientsSchema,
  /** What goes along; absent: nothing. */
  attachments: v.optional(v.array(LetterFileView)),
  /** sent: nothing of it waits any more. */
  state: v.picklist([...CIRCULAR_STATES, "sent"]),
  /** When it is to go. */
  sendAt: v.optional(Instant),
  /** How many were to get it when it was sent. */
  planned: v.optional(count),
  sentAt: v.optional(Instant),
  stoppedAt: v.optional(Instant),
  /** Of one that was sent: where the messages of those are to whom it goes, by state; who was not looked at yet is in none. */
  progress: v.optional(v.strictObject(v.entriesFromList(MESSAGE_STATES, count))),
  version: count,
  createdAt: Instant,
  updatedAt: Instant,
});
export type CircularView = v.InferOutput<typeof CircularView>;

/** A letter to people of one of several events, as a list of all tells of it. */
export const ListedCircular = v.strictObject({
  ...v.omit(CircularView, ["body", "attachments", "recipients", "version", "createdAt", "updatedAt"]).entries,
  eventId: id("evt"),
  eventTitle: Text,
  timeZone: v.string(),
});
export type ListedCircular = v.InferOutput<typeof ListedCircular>;

/** A page of them, the latest first. */
export const ListedCircularPage = page(ListedCircular);

/** All letters to many people of an event, the latest first. */
export const Circulars = v.strictObject({ items: v.array(CircularView) });
export type Circulars = v.InferOutput<typeof Circulars>;

/** Somebody to whom a letter goes, or does not. */
const personFields = {
  registrationId: id("reg"),
  firstName: v.string(),
  lastName: v.string(),
  status: v.picklist(REGISTRATION_STATUSES),
};

/** Who would get a letter, and who is meant and would not. */
export const RecipientCounts = v.strictObject({
  gets: count,
  /** Why → how many. */
  leftOut: v.strictObject(v.entriesFromList(LEFT_OUT, count)),
  /** The first of those, with what they can be called by. */
  left: v.array(
    v.strictObject({ ...personFields, reason: v.picklist(LEFT_OUT), phone: v.optional(v.string()) }),
  ),
  /** The first of those who get it, to look at it as they will. */
  first: v.array(v.strictObject({ ...personFields, locale: v.picklist(["pl", "en"]) })),
});
export type RecipientCounts = v.InferOutput<typeof RecipientCounts>;

/** A letter as somebody gets it. */
export const CircularPreview = v.strictObject({
  to: v.optional(Email),
  subject: v.string(),
  /** As plain text, which says the same as the other part. */
  text: v.string(),
  /** Names of the files that go along. */
  attachments: v.array(v.string()),
});
export type CircularPreview = v.InferOutput<typeof CircularPreview>;

/** Some of those to whom a letter went, and what became of it. */
export const CircularRecipients = v.strictObject({
  items: v.array(
    v.strictObject({
      ...personFields,
      phone: v.optional(v.string()),
      /** Absent where the message is not there yet. */
      message: v.optional(
        v.strictObject({
          messageId: id("msg"),
          state: v.picklist(MESSAGE_STATES),
          to: v.string(),
          at: Instant,
        }),
      ),
    }),
  ),
  total: count,
  /** Where the next page begins. */
  next: v.optional(count),
});
export type CircularRecipients = v.InferOutput<typeof CircularRecipients>;
