import * as v from "valibot";
import { count, Instant } from "../shared/answer.ts";
import { DaySchema } from "../shared/field.ts";
import { REMINDER_KINDS, REMINDER_STATES } from "./schema.ts";

/** A reminder as staff see it. */
export const ReminderView = v.strictObject({
  key: v.string(),
  kind: v.picklist(REMINDER_KINDS),
  /** So many days before the event or the end of sign-up, or after it. */
  days: count,
  state: v.picklist(REMINDER_STATES),
  /** First day of the event, of thanks the last one, or that on which sign-up ends. */
  day: DaySchema,
  at: Instant,
  /** Of one that went: how many people it went to, as far as it is. */
  people: v.optional(count),
});
export type ReminderView = v.InferOutput<typeof ReminderView>;

/** Reminders of an event, in the order in which they go. */
export const ReminderList = v.strictObject({ items: v.array(ReminderView) });
export type ReminderList = v.InferOutput<typeof ReminderList>;
