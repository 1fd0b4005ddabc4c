import type { Event, EventHead } from "@zapisy/core/event";
import type { Locale } from "@zapisy/core/shared/localized-text";
import type { CalendarEvent } from "@zapisy/documents/calendar";
import { loadCommon } from "@zapisy/messages/common";
import { placeInWords, titleInWords } from "./event-words.ts";

/** What of an event goes into a calendar: its days, or its hours where it has one day with known times. */
export async function calendarEntry(
  event: EventHead & Partial<Pick<Event, "agenda">>,
  locale: Locale,
  link: { url: string; description?: string },
): Promise<CalendarEvent> {
  const { email, name } = event.contact;
  return {
    id: event.eventId,
    title: titleInWords(event, locale),
    when: whenOf(event),
    sequence: event.version,
    updatedAt: event.updatedAt,
    state: event.state === "cancelled" ? "cancelled" : "confirmed",
    place: placeInWords(event.place, await loadCommon(locale)) || undefined,
    description: link.description,
    url: link.url,
    organiser: email ? { name: name ?? email, email } : undefined,
  };
}

function whenOf(event: EventHead & Partial<Pick<Event, "agenda">>): CalendarEvent["when"] {
  const { dates, timeZone } = event;
  if (dates.type !== "exact" || dates.startsOn !== dates.endsOn) return dates;
  const times = (event.agenda ?? []).filter(({ day, from }) => day === dates.startsOn && from);
  const starts = times.map(({ from }) => from ?? "").sort()[0];
  const ends = times
    .map(({ to }) => to ?? "")
    .sort()
    .at(-1);
  if (!starts) return dates;
  return {
    type: "timed",
    startsAt: `${dates.startsOn}T${starts}`,
    endsAt: ends ? `${dates.startsOn}T${ends}` : undefined,
    timeZone,
  };
}
