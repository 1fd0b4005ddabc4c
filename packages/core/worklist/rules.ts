import { attendanceUnits } from "../attendance/rules.ts";
import type { EventSeats } from "../event/answer.ts";
import { dateBounds, isLineStuck } from "../event/rules.ts";
import type { AgendaItem, Event, EventHead } from "../event/schema.ts";
import { addDays, type Day } from "../shared/time.ts";
import type { WorklistTask } from "./answer.ts";

/** A kind of task with how much of it there is. */
export type Open = Pick<WorklistTask, "task" | "count">;

/** Days after today that the first page shows. */
export const DAYS_AHEAD = 13;
/** An event that was over before so many days is no news: what is open of it shows on its own page. */
export const DAYS_BACK = 60;

/** Whether an event is on today or begins in the next days; one without a day of its own is not. */
export function isSoon({ dates, state }: Pick<EventHead, "dates" | "state">, today: Day): boolean {
  const days = dates.type === "exact" ? dateBounds(dates) : undefined;
  return (
    days !== undefined &&
    state !== "cancelled" &&
    days.last >= today &&
    days.first <= addDays(today, DAYS_AHEAD)
  );
}

/** What waits of the people of an event that is to come: those to be decided on, and a line beside free seats. */
export function peopleTasks({ state }: Pick<EventHead, "state">, seats: EventSeats): Open[] {
  if (state === "cancelled") return [];
  return some([
    { task: "decisions", count: seats.event.pending },
    { task: "line", count: isLineStuck(seats) ? seats.event.waiting : 0 },
  ]);
}

/**
 * What a programme still lacks shortly before it is held: who leads what is taught or talked about, and where that is. A panel is beside
 * others, so it needs a room of its own; the rest is where the event is.
 */
export function programmeTasks({ agenda, place }: Pick<Event, "agenda" | "place">): Open[] {
  const led = agenda.filter(({ kind }) => ["session", "panel", "plenary"].includes(kind));
  const isNobodys = ({ leaders = [], speakers = [] }: AgendaItem) => leaders.length + speakers.length === 0;
  const isNowhere = (item: AgendaItem) => !item.place && (item.kind === "panel" || !place.name);
  return some([
    { task: "leaders", count: led.filter(isNobodys).length },
    { task: "places", count: place.mode === "online" ? 0 : led.filter(isNowhere).length },
  ]);
}

/** Lists of days before today that nobody has declared complete; of an event to which nobody came there are none. */
export function listTasks(
  event: Pick<Event, "kind" | "attendanceBy" | "agenda" | "dates" | "timeZone" | "state">,
  { taken, closed, today }: { taken: number; closed: readonly string[]; today: Day },
): Open[] {
  if (event.state === "cancelled" || taken === 0) return [];
  const open = attendanceUnits(event).filter(
    ({ unitId, day }) => day !== undefined && day < today && !closed.includes(unitId),
  );
  return some([{ task: "lists", count: open.length }]);
}

function some(tasks: Open[]): Open[] {
  return tasks.filter(({ count }) => count > 0);
}
