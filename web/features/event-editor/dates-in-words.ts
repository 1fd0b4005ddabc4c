import type { EventDates } from "@zapisy/core/event/schema";
import type { Locale } from "@zapisy/messages";
import { formatDayRange, formatTentative } from "@zapisy/messages";

/** When an event is, in words: "5–8 lipca 2011 r.", "II półrocze 2011", "termin do ustalenia". */
export function datesInWords(locale: Locale, dates: EventDates): string {
  return dates.type === "exact"
    ? formatDayRange(locale, dates.startsOn, dates.endsOn)
    : formatTentative(locale, dates.period);
}
