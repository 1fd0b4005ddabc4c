import type { EventId } from "../event/schema.ts";
import type { Id } from "../shared/id.ts";
import type { Instant } from "../shared/time.ts";

/** Ids of mailings; derived from the change that they tell of, so that one change makes one mailing. */
export type MailingId = Id<"mlg">;

/** working → done, or superseded: nothing was left to say to anybody. */
export const MAILING_STATES = ["working", "done", "superseded"] as const;
/** Where a mailing stands. */
export type MailingState = (typeof MAILING_STATES)[number];

/** What finds a mailing. */
export type MailingKey = Pick<Mailing, "eventId" | "mailingId">;

/** A mail to many: which change of an event its people are told of, and how far that is. Worked in parts. */
export interface Mailing {
  eventId: EventId;
  mailingId: MailingId;
  /** What is told; the core does not know what kinds there are. */
  kind: string;
  /** Version of the event that is told of. */
  version: number;
  changedAt: Instant;
  /** What tells its mails from others of its kind to the same person; absent: the version. */
  cause?: string;
  /** What may be gone when a mail is sent. */
  facts: Record<string, string>;
  /** No mail of it before: what it tells of may be changed again. */
  notBefore?: Instant;
  state: MailingState;
  /** Which part is next; every part that was worked makes it one more. */
  part: number;
  /** Everybody is looked at once; then, once more, who was changed meanwhile and may have moved in the order. */
  look: "all" | "changed";
  /** Where in the order of names the next part begins. */
  cursor?: string;
  /** How many people who count were looked at. */
  seen: number;
  /** Of these, how many it is for. Absent in those from before it was counted. */
  told?: number;
  startedAt: Instant;
  updatedAt: Instant;
}
