import * as v from "valibot";
import { TimeSchema, wholeNumber } from "../shared/field.ts";

/** How many mails before an event there may be. */
const MAX_BEFORE = 5;

/** Which mails go by themselves before and after an event, and at what hour. Each part that is absent sends none. */
export const RemindersSchema = v.strictObject({
  /** Hour on the wall of the event's zone at which they go. */
  hour: TimeSchema,
  /** So many days before the event begins, to whoever has a place: one mail for each. */
  daysBefore: v.pipe(
    v.array(wholeNumber(1, 60)),
    v.maxLength(MAX_BEFORE, "field.too_many"),
    v.check((days) => new Set(days).size === days.length, "field.duplicate_id"),
  ),
  /**
   * By so many days before the event begins answers are needed to what is asked later (docs/decisions/0069); who owes some is
   * told a few days before.
   */
  answersDays: v.optional(wholeNumber(1, 60)),
  /** So many days after the event ended, in the organiser's own words or a few usual ones. */
  followUpDays: v.optional(wholeNumber(1, 90)),
  /** So many days after the event ended, with the link of its questionnaire, where it has one, to those who were there. */
  surveyDays: v.optional(wholeNumber(1, 90)),
  /**
   * So many days before sign-up ends, to institutions outside that can still have people come; to partners before their places become
   * everybody's, where that is earlier.
   */
  closingDays: v.optional(wholeNumber(1, 60)),
  /** So many days before the event, to those who host or lead something of it: what is theirs, and how many people come. */
  contributorsDays: v.optional(wholeNumber(1, 60)),
  /** So many days after it ended, thanks to them. */
  contributorsAfterDays: v.optional(wholeNumber(1, 90)),
  /** So many hours before the offer of a seat ends, where it is open for at least twice as long. */
  offerHours: v.optional(wholeNumber(1, 168)),
});
