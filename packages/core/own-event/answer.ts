import * as v from "valibot";
import { AttendanceUnit } from "../attendance/answer.ts";
import { EventSummary, EventView } from "../event/answer.ts";
import { DaySchema } from "../shared/field.ts";

const { eventId, kind, state, title, dates, hours, timeZone, place, over } = EventSummary.entries;

/** A list of attendance that is taken today. */
const TodaysList = v.pick(AttendanceUnit, ["unitId", "kind", "title", "from", "to", "place"]);

/** Events in whose team one is, for accounts that see their programme and their lists of attendance alone. */
export const OwnEvents = v.strictObject({
  /** Today at home, in Poland. */
  today: DaySchema,
  /** The next first, and then what was. */
  items: v.array(
    v.strictObject({
      eventId,
      kind,
      state,
      title,
      dates,
      hours,
      timeZone,
      place,
      over,
      /** Lists of today, where the event is; of one that is not on today there are none. */
      lists: v.array(TodaysList),
    }),
  ),
});
export type OwnEvents = v.InferOutput<typeof OwnEvents>;

/** Such an event with its programme, as the public sees it. */
export const OwnEvent = v.pick(EventView, [
  "eventId",
  "kind",
  "state",
  "cancellation",
  "title",
  "dates",
  "hours",
  "timeZone",
  "place",
  "over",
  "agenda",
  "days",
  "dayNotes",
  "choiceGroups",
  "seats",
  "recruitment",
]);
export type OwnEvent = v.InferOutput<typeof OwnEvent>;
