import * as v from "valibot";
import { EventSummary } from "../event/answer.ts";
import { count } from "../shared/answer.ts";
import { DaySchema } from "../shared/field.ts";
import { WORKLIST_TASKS } from "./schema.ts";

const { eventId, kind, state, title, dates, hours, timeZone, place, seats } = EventSummary.entries;

/** An event as the first page of staff shows it. */
export const WorklistEvent = v.strictObject({
  eventId,
  kind,
  state,
  title,
  dates,
  hours,
  timeZone,
  place,
  seats,
});
export type WorklistEvent = v.InferOutput<typeof WorklistEvent>;

const brief = v.pick(WorklistEvent, ["eventId", "title", "dates"]);

/** What waits for whoever may do it, and how many people, items of the programme or lists it is about. */
export const WorklistTask = v.strictObject({
  task: v.picklist(WORKLIST_TASKS),
  event: brief,
  count,
});
export type WorklistTask = v.InferOutput<typeof WorklistTask>;

/** The first page of staff. */
export const Worklist = v.strictObject({
  /** Today at home, in Poland. */
  today: DaySchema,
  /** What waits, what is most urgent first. */
  tasks: v.array(WorklistTask),
  /** Events that are on today or begin in the next two weeks, by date. */
  soon: v.array(WorklistEvent),
  /** Drafts in whose team one is, newest first; of what was over long ago their list alone has them. */
  drafts: v.array(brief),
  /** One sees an event at all, whenever it is. */
  hasEvents: v.boolean(),
  /** There are more events than were looked at: what of them waits is not said. */
  more: v.boolean(),
});
export type Worklist = v.InferOutput<typeof Worklist>;
