import ical, { ICalCalendarMethod, ICalEventStatus } from "ical-generator";
import type { CalendarTime } from "@zapisy/core/event/schema";
import { type Instant, addDays, instantAt } from "@zapisy/core/shared/time";

/** Something in people's calendars. */
export interface CalendarEntry {
  /** Never changes and is never used again: a later file with the same id replaces the entry. */
  id: string;
  title: string;
  when: CalendarTime;
  /** In which `when` is meant. */
  timeZone: string;
  /** Grows with every change; an entry with a lower number is ignored by calendars. */
  sequence: number;
  updatedAt: Instant;
  state: "confirmed" | "cancelled";
  place?: string;
  description?: string;
  url?: string;
  organiser: { name: string; email: string };
}

/** What a file does to a calendar, as its METHOD and its media type say (RFC 5546). */
export type CalendarMethod = "publish" | "cancel";

const METHODS = { publish: ICalCalendarMethod.PUBLISH, cancel: ICalCalendarMethod.CANCEL };

/** How often a subscribed calendar is asked for anew, at least. */
const REFRESH_SECONDS = 3600;

/**
 * Makes an iCalendar file (RFC 5545). Times are written as UTC instants: every calendar shows them in its
 * own zone, and the file needs no time-zone rules that could be wrong in other years. Whole days have no
 * zone. Where nobody knows when something ends, neither does its entry. Only a calendar that one subscribes to
 * has a name: Outlook opens a file with one as a calendar of its own, beside the reader's.
 */
export function calendarOf(
  entries: readonly CalendarEntry[],
  options: { method: CalendarMethod; subscription?: { name: string } },
): string {
  const calendar = ical({
    prodId: { company: "zapisy", product: "zapisy", language: "PL" },
    method: METHODS[options.method],
    ...(options.subscription && { name: options.subscription.name, ttl: REFRESH_SECONDS }),
  });
  for (const entry of entries) {
    const updatedAt = new Date(entry.updatedAt);
    calendar.createEvent({
      ...spanOf(entry),
      id: `${entry.id}@zapisy`,
      sequence: entry.sequence,
      stamp: updatedAt,
      lastModified: updatedAt,
      summary: entry.title,
      location: entry.place,
      description: entry.description,
      url: entry.url,
      organizer: entry.organiser,
      status: entry.state === "cancelled" ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    });
  }
  return `${calendar.toString()}\r\n`;
}

function spanOf({ when, timeZone }: Pick<CalendarEntry, "when" | "timeZone">): {
  start: Date;
  end?: Date;
  allDay: boolean;
} {
  if (when.type === "days") {
    // The end of whole days is the first day that is free again (RFC 5545, 3.6.1).
    return { start: new Date(when.first), end: new Date(addDays(when.last, 1)), allDay: true };
  }
  const start = new Date(instantAt(when.begins, timeZone));
  const end = when.ends === undefined ? undefined : new Date(instantAt(when.ends, timeZone));
  return { start, end, allDay: false };
}
