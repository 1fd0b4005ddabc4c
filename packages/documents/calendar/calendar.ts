import ical, { ICalCalendarMethod, ICalEventStatus } from "ical-generator";
import type { EventDates } from "@zapisy/core/event/schema";
import { type Instant, type WallTime, addDays, instantAt } from "@zapisy/core/shared/time";

/** Whole days as an event has them (tentative ones too), or wall-clock times in a time zone. */
export type CalendarTime =
  | EventDates
  | { type: "timed"; startsAt: WallTime; endsAt?: WallTime; timeZone: string };

/** Something to be put into people's calendars. */
export interface CalendarEvent {
  /** Never changes and is never used again: a later file with the same id replaces the entry. */
  id: string;
  title: string;
  when: CalendarTime;
  /** Grows with every change; an entry with a lower number is ignored by calendars. */
  sequence: number;
  updatedAt: Instant;
  state: "confirmed" | "cancelled";
  place?: string;
  description?: string;
  url?: string;
  organiser?: { name: string; email: string };
}

const METHODS = {
  publish: ICalCalendarMethod.PUBLISH,
  request: ICalCalendarMethod.REQUEST,
  cancel: ICalCalendarMethod.CANCEL,
};

/**
 * Makes an iCalendar file (RFC 5545). Times are written as UTC instants: every calendar shows them in its
 * own zone, and the file needs no time-zone rules that could be wrong in other years. Whole days have no
 * zone. Events with a tentative date are left out, for there is no day to put them on.
 */
export function calendarOf(
  events: readonly CalendarEvent[],
  options: { name: string; method?: keyof typeof METHODS },
): string {
  const calendar = ical({
    name: options.name,
    prodId: { company: "zapisy", product: "zapisy", language: "PL" },
    method: METHODS[options.method ?? "publish"],
  });
  for (const event of events) {
    const span = spanOf(event.when);
    if (!span) continue;
    const updatedAt = new Date(event.updatedAt);
    calendar.createEvent({
      ...span,
      id: `${event.id}@zapisy`,
      sequence: event.sequence,
      stamp: updatedAt,
      lastModified: updatedAt,
      summary: event.title,
      location: event.place,
      description: event.description,
      url: event.url,
      organizer: event.organiser,
      status: event.state === "cancelled" ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    });
  }
  return `${calendar.toString()}\r\n`;
}

function spanOf(when: CalendarTime): { start: Date; end?: Date; allDay: boolean } | undefined {
  if (when.type === "tentative") return undefined;
  if (when.type === "exact") {
    // The end of whole days is the first day that is free again (RFC 5545, 3.6.1).
    return { start: new Date(when.startsOn), end: new Date(addDays(when.endsOn, 1)), allDay: true };
  }
  const start = new Date(instantAt(when.startsAt, when.timeZone));
  const end = when.endsAt ? new Date(instantAt(when.endsAt, when.timeZone)) : undefined;
  return { start, end, allDay: false };
}
