import * as v from "valibot";
import { count, id, page, Text } from "../shared/answer.ts";
import { DaySchema as Day, TimeSchema } from "../shared/field.ts";

const counted = {
  /** The item of the programme, or a day on which none takes attendance. */
  sessionId: v.string(),
  title: Text,
  day: v.optional(Day),
  from: v.optional(TimeSchema),
  to: v.optional(TimeSchema),
  /** The form of support to which it belongs; absent: to none. */
  supportId: v.optional(v.string()),
  /** Minutes of teaching; absent where nobody wrote its hours. */
  minutes: v.optional(v.number()),
  /** People who were there; 0: it was not held, or not yet. */
  people: count,
  /** Minutes for which they were there, of all together. */
  personMinutes: v.number(),
};

/** A session of an event with what took place. */
export const CountedSession = v.strictObject(counted);
export type CountedSession = v.InferOutput<typeof CountedSession>;

/** The same among those of a project. */
export const SupportSession = v.strictObject({ ...counted, eventId: id("evt"), event: Text });
export type SupportSession = v.InferOutput<typeof SupportSession>;

/** Sessions of a project's events, those of some events in a page. */
export const SupportSessions = page(SupportSession);
export type SupportSessions = v.InferOutput<typeof SupportSessions>;
