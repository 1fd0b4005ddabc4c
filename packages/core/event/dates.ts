import { addDays, type Day, eachDay, type Instant, type WallTime, wallTimeAt } from "../shared/time.ts";
import { hoursOf, hoursOfEvent } from "./schedule.ts";
import type { Event, EventDates, EventInput } from "./schema.ts";

/** First and last day that the dates can mean; undefined while nothing is known. */
export function dateBounds(dates: EventDates): { first: Day; last: Day } | undefined {
  if (dates.type === "exact") return { first: dates.startsOn, last: dates.endsOn };
  const match = /^(\d{4})(?:-(?:(\d{2})|H([12])))?$/.exec(dates.period);
  if (!match) return undefined;
  const year = match[1] ?? "";
  if (match[3] === "1") return { first: `${year}-01-01`, last: `${year}-06-30` };
  if (match[3] === "2") return { first: `${year}-07-01`, last: `${year}-12-31` };
  if (match[2] === undefined) return { first: `${year}-01-01`, last: `${year}-12-31` };
  const nextMonth =
    match[2] === "12"
      ? `${Number(year) + 1}-01-01`
      : `${year}-${String(Number(match[2]) + 1).padStart(2, "0")}-01`;
  return { first: `${year}-${match[2]}-01`, last: addDays(nextMonth, -1) };
}

/**
 * Where an event stands in a list by date: exact dates on their first day, tentative ones behind the
 * exact ones of their last month, finer periods before coarser ones, unknown dates at the end.
 */
export function dateSortKey(dates: EventDates): string {
  if (dates.type === "exact") return dates.startsOn;
  const bounds = dateBounds(dates);
  if (!bounds) return "9999-12-31~z";
  // Month, half-year, year.
  const precision = dates.period.length === 4 ? "3" : dates.period.includes("H") ? "2" : "1";
  return `${bounds.last}~${precision}`;
}

/** The last day on which the event can still be; `9999-12-31` while nothing is known. */
export function lastDay(dates: EventDates): Day {
  return dateBounds(dates)?.last ?? "9999-12-31";
}

/** Days of an event with exact dates, also the ones without agenda items; none while dates are tentative. */
export function eventDays(dates: EventDates): Day[] {
  return dates.type === "exact" ? eachDay(dates.startsOn, dates.endsOn) : [];
}

/** Wall time at which the event begins: its first timed item, else the end of its first day. */
export function beginsAt(event: Pick<EventInput, "dates" | "agenda">): WallTime {
  const bounds = dateBounds(event.dates);
  if (!bounds) return "9999-12-31T00:00";
  const hours = hoursOf(event.agenda.filter(({ day }) => day === bounds.first));
  return hours?.begins ?? `${bounds.first}T23:59`;
}

/** Whether an event was entered after it had ended: it took place elsewhere, and nobody expects mail of it. */
export function isEnteredLate(event: Pick<Event, "dates" | "timeZone" | "schedule" | "createdAt">): boolean {
  return isOver(event, event.createdAt);
}

/** Events as whoever has some of them looks for one: those that come, the next first, then those that were, the latest first. */
export function nextFirst<Head extends Pick<Event, "dates" | "timeZone" | "schedule" | "beginsAt">>(
  heads: readonly Head[],
  now: Instant,
): Head[] {
  const inOrder = heads.toSorted((a, b) => (a.beginsAt < b.beginsAt ? -1 : 1));
  const isPast = (head: Head) => isOver(head, now);
  return [...inOrder.filter((head) => !isPast(head)), ...inOrder.filter(isPast).toReversed()];
}

/** Whether the event's last day is over, and the night into which it may last. */
export function isOver(event: Pick<Event, "dates" | "timeZone" | "schedule">, now: Instant): boolean {
  const wall = wallTimeAt(now, event.timeZone);
  return lastDay(event.dates) < wall.slice(0, 10) && (hoursOfEvent(event)?.ends ?? "") <= wall;
}
