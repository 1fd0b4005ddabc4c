import type { EventId } from "../event/schema.ts";
import type { Day, Instant } from "../shared/time.ts";

/** What a reminder is for. */
export const REMINDER_KINDS = [
  "before",
  "answers",
  "closing",
  "closing_groups",
  "follow_up",
  "survey",
  "contributors",
  "contributors_after",
] as const;
/** What a reminder is for. */
export type ReminderKind = (typeof REMINDER_KINDS)[number];

/** Names a reminder within its event: those before it by their days, of the others there is one. */
export type ReminderKey = `before_${number}` | Exclude<ReminderKind, "before">;

/** A reminder that an event wants, where it is now. */
export interface Planned {
  key: ReminderKey;
  kind: ReminderKind;
  /** The day of the event, or of the end of sign-up, that it is about: one that is moved is reminded of anew. */
  day: Day;
  /** When it goes. */
  at: Instant;
}

/**
 * waits: its time is ahead; went: its mails were begun; missed: its time had passed when it was wanted, or nobody looked for too
 * long; off: the event wants none such.
 */
export const REMINDER_STATES = ["waits", "went", "missed", "off"] as const;
/** Where a reminder stands. */
export type ReminderState = (typeof REMINDER_STATES)[number];

/** A reminder of an event, as it is kept: a row that is due, until it went. */
export interface Reminder {
  eventId: EventId;
  key: ReminderKey;
  /** Version of the event that it follows from. */
  version: number;
  state: ReminderState;
  /** Of what is off, as it was last. */
  day: Day;
  at: Instant;
  wentAt?: Instant;
}
