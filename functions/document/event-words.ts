import type { Event, EventHead } from "@zapisy/core/event";
import { everOffered, hoursOfEvent } from "@zapisy/core/event/rules";
import { inLocale, type Locale } from "@zapisy/core/shared/localized-text";
import { HOME_ZONE } from "@zapisy/core/shared/time";
import type { Scheduled } from "@zapisy/core/shared/clock";
import { spanOf } from "@zapisy/core/shared/span";
import { formatTime, formatTimeRange, formatWhen } from "@zapisy/words";
import type { CommonMessages } from "@zapisy/words/common";

/**
 * When an event is, in words: "5–8 lipca 2011 r., od godz. 9:00", "II półrocze 2011". Nobody knows where the reader is: the
 * zone is named unless the event is in a place and at home.
 */
export function whenInWords(
  event: Pick<EventHead, "dates" | "schedule" | "timeZone"> & { place: Pick<EventHead["place"], "mode"> },
  locale: Locale,
): string {
  const { dates, place, timeZone } = event;
  const isAtHome = place.mode === "onsite" && timeZone === HOME_ZONE;
  return formatWhen(locale, {
    dates,
    hours: hoursOfEvent(event),
    timeZone: isAtHome ? undefined : timeZone,
  });
}

/** A thing or a day of a programme: "13 stycznia 2027 r., godz. 10:00–12:00, sala 3", as far as it is known. */
export function scheduledInWords(item: Scheduled, locale: Locale, place?: string): string {
  const { day, from, to } = item;
  const when =
    day && formatWhen(locale, { dates: { type: "exact", startsOn: day, endsOn: day }, hours: spanOf(item) });
  const hours = day ? "" : from && (to ? formatTimeRange(locale, from, to) : formatTime(locale, from));
  return [when, hours, place].filter(Boolean).join(", ");
}

/** Where an event is, on one line; an online one says so. */
export function placeInWords(
  place: Pick<EventHead["place"], "mode" | "name" | "address" | "town">,
  words: CommonMessages,
): string {
  const where = [place.name, place.address, place.town].filter(Boolean).join(", ");
  return place.mode === "online" || !where
    ? place.mode === "onsite"
      ? ""
      : words.placeMode[place.mode]
    : where;
}

/** The title in the wanted language where it was translated. */
export function titleInWords(event: Pick<EventHead, "title">, locale: Locale): string {
  return inLocale(event.title, locale).text;
}

/** What a panel or module is called that people can choose; undefined for one that there is not. */
export function optionInWords(
  event: Pick<Event, "choiceGroups" | "retired">,
  optionId: string | undefined,
  locale: Locale,
): string | undefined {
  const options = everOffered(event).flatMap((group) => group.options);
  const option = options.find((one) => one.optionId === optionId);
  return option && inLocale(option.title, locale).text;
}
