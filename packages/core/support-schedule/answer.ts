import * as v from "valibot";
import { EVENT_KINDS } from "../event/schema.ts";
import { ProjectView } from "../project/answer.ts";
import { count, id, Instant, Text } from "../shared/answer.ts";
import { DaySchema as Day, TimeSchema } from "../shared/field.ts";
import { MonthSchema as Month } from "./schema.ts";

const planned = {
  eventId: id("evt"),
  /** An item of the programme; a day, where the programme has no items that take attendance. */
  itemId: v.string(),
  event: Text,
  kind: v.picklist(EVENT_KINDS),
  /** Name of the form of support, where the item belongs to one. */
  support: v.optional(v.string()),
  topic: Text,
  day: Day,
  from: v.optional(TimeSchema),
  to: v.optional(TimeSchema),
  mode: v.picklist(["onsite", "online", "hybrid"]),
  /** Where it is, in one line; absent: nobody wrote it, or it is online. */
  address: v.optional(v.string()),
  leaders: v.array(v.string()),
  /** How many people are expected; absent: as many as come. */
  expected: v.optional(count),
  cancelled: v.optional(v.literal(true)),
};

/** Something of the schedule of support, as the public sees it. */
export const PlannedSupport = v.strictObject({
  ...planned,
  /** What its event's page ends with. */
  slug: v.string(),
});
export type PlannedSupport = v.InferOutput<typeof PlannedSupport>;

/** The same as it is kept and as staff see it. */
export const StaffPlannedSupport = v.strictObject({
  ...planned,
  slug: v.string(),
  /** Its event is in no public list, so it is for staff and their files alone. */
  hidden: v.optional(v.literal(true)),
});
export type StaffPlannedSupport = v.InferOutput<typeof StaffPlannedSupport>;

const changeOf = <Entry extends v.GenericSchema>(entry: Entry) =>
  v.strictObject({
    /** When the event was saved so. */
    at: Instant,
    /** As it was; absent: it is new. */
    before: v.optional(entry),
    /** As it is; absent: it is no more. */
    after: v.optional(entry),
  });

const publication = v.strictObject({ version: count, publishedAt: Instant, entries: count });

/** A month of the schedule of support as it was published, with what changed since. */
export const SupportSchedule = v.strictObject({
  project: ProjectView,
  month: Month,
  /** All months that are published. */
  months: v.array(Month),
  publishedAt: Instant,
  version: count,
  /** As it is by now: what was published, with all that changed. */
  entries: v.array(PlannedSupport),
  changes: v.array(changeOf(PlannedSupport)),
});
export type SupportSchedule = v.InferOutput<typeof SupportSchedule>;

/** A month of the schedule of support as staff see it: as the programmes have it now, published or not. */
export const StaffSupportSchedule = v.strictObject({
  month: Month,
  published: v.array(v.strictObject({ month: Month, ...publication.entries })),
  entries: v.array(StaffPlannedSupport),
  /** Since the last publication of this month. */
  changes: v.array(changeOf(StaffPlannedSupport)),
  may: v.strictObject({ publish: v.boolean() }),
});
export type StaffSupportSchedule = v.InferOutput<typeof StaffSupportSchedule>;

/** How far the schedule of the next month is; `outside`: nothing is to be published. */
export const NextSchedule = v.strictObject({
  month: Month,
  state: v.picklist(["outside", "missing", "unpublished", "published"]),
});
export type NextSchedule = v.InferOutput<typeof NextSchedule>;
