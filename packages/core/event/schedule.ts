import type { Scheduled } from "../shared/clock.ts";
import { clockOf, joint, spanOf, type Span } from "../shared/span.ts";
import { eachDay, offsetTimeAt, type Day } from "../shared/time.ts";
import type { EventHours } from "./answer.ts";
import type { AgendaItem, CalendarTime, Event, ScheduledDay } from "./schema.ts";

/** What of an agenda item says when it is. */
type Timed = Scheduled & Pick<AgendaItem, "kind">;

/**
 * From the first to the last of these items. A night's lodging begins with the arrival, and nobody takes part in its
 * end: 20:00–08:00 makes no day last until the next morning.
 */
export function hoursOf(items: readonly Timed[]): Span | undefined {
  const nights = items.filter(({ kind }) => kind === "lodging").map(spanOf);
  const others = items.filter(({ kind }) => kind !== "lodging").map(spanOf);
  const [all, awake] = [joint([...nights, ...others]), joint(others)];
  return all && { begins: all.begins, ...(awake?.ends !== undefined && { ends: awake.ends }) };
}

/** The days on which these items are, in order. */
export function scheduledDays(items: readonly Timed[]): ScheduledDay[] {
  const days = [...new Set(items.flatMap(({ day }) => day ?? []))].toSorted();
  return days.map((day) => {
    const hours = hoursOf(items.filter((item) => item.day === day));
    return { day, ...(hours && clockOf(hours)) };
  });
}

/** The event as it is for somebody who chose these options: with what is for all and what they chose, and no other hours. */
export function ownEvent<E extends Pick<Event, "agenda">>(event: E, options: readonly string[]): E {
  const agenda = event.agenda.filter(({ optionId }) => optionId === undefined || options.includes(optionId));
  return { ...event, agenda, schedule: scheduledDays(agenda) };
}

/** From the first hour of the first day until the last one of the last; undefined where the first is not known. */
export function hoursOfEvent({ dates, schedule = [] }: Pick<Event, "dates" | "schedule">): Span | undefined {
  if (dates.type !== "exact") return undefined;
  const on = (wanted: string) => spanOf(schedule.find(({ day }) => day === wanted) ?? {});
  const begins = on(dates.startsOn)?.begins;
  const ends = on(dates.endsOn)?.ends;
  return begins === undefined ? undefined : { begins, ...(ends !== undefined && { ends }) };
}

/** {@link hoursOfEvent} as pages and programs are told it. */
export function shownHours(event: Pick<Event, "dates" | "schedule" | "timeZone">): EventHours | undefined {
  const hours = hoursOfEvent(event);
  return (
    hours && {
      begins: offsetTimeAt(hours.begins, event.timeZone),
      ...(hours.ends !== undefined && { ends: offsetTimeAt(hours.ends, event.timeZone) }),
    }
  );
}

/** People are away on the days of a visit on which nothing is planned; of a longer one only those on which something is. */
const LONGEST_VISIT_DAYS = 14;

/**
 * The entries that an event has in a calendar: one for each day on which something is, from the first hour to the last, or
 * the whole day where no hour is known. One for all its days together while nothing is planned; none while its date is
 * tentative.
 */
export function calendarTimes({
  kind,
  dates,
  schedule = [],
}: Pick<Event, "kind" | "dates" | "schedule">): CalendarTime[] {
  if (dates.type !== "exact") return [];
  const { startsOn, endsOn } = dates;
  const planned = schedule.filter(({ day }) => startsOn <= day && day <= endsOn);
  if (planned.length === 0) return [{ type: "days", first: startsOn, last: endsOn }];
  const all = eachDay(startsOn, endsOn);
  const days: Day[] =
    kind === "study_visit" && all.length <= LONGEST_VISIT_DAYS ? all : planned.map(({ day }) => day);
  return days.map((day) => {
    const hours = spanOf(planned.find((one) => one.day === day) ?? {});
    return hours ? { type: "hours", ...hours } : { type: "days", first: day, last: day };
  });
}
