import type { EventDates } from "@zapisy/core/event/schema";
import type { Locale } from "./index.ts";

// Days and times are plain strings in the event's own time zone. They are shown through Intl pinned to
// UTC, so that neither the reader's zone nor a change of clocks can move them.

const UNKNOWN: Record<Locale, string> = { pl: "termin do ustalenia", en: "date to be announced" };
const NEXT_DAY: Record<Locale, string> = { pl: "następnego dnia", en: "next day" };
const HOUR: Record<Locale, { at: string; from: string }> = {
  pl: { at: "godz. ", from: "od godz. " },
  en: { at: "", from: "from " },
};
const HALF_YEAR: Record<Locale, [string, string]> = {
  pl: ["I półrocze", "II półrocze"],
  en: ["first half of", "second half of"],
};

const formatters = new Map<string, Intl.DateTimeFormat>();

function formatter(locale: Locale, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = locale + JSON.stringify(options);
  let found = formatters.get(key);
  if (!found) {
    found = new Intl.DateTimeFormat(locale === "pl" ? "pl-PL" : "en-GB", options);
    formatters.set(key, found);
  }
  return found;
}

function show(locale: Locale, day: string, options: Intl.DateTimeFormatOptions): string {
  return formatter(locale, { timeZone: "UTC", ...options }).format(new Date(`${day}T00:00:00Z`));
}

/** Closes a Polish date that ends in the year: "2011" is written "2011 r." in running text. */
function withYearMark(locale: Locale, text: string): string {
  return locale === "pl" ? `${text} r.` : text;
}

/** A day in words: "5 lipca 2011 r.", "5 July 2011". Takes `YYYY-MM-DD`. */
export function formatDay(locale: Locale, day: string): string {
  return withYearMark(locale, show(locale, day, { day: "numeric", month: "long", year: "numeric" }));
}

/** A day for tables and narrow places: "05.07.2011", "5 Jul 2011". Takes `YYYY-MM-DD`. */
export function formatDayShort(locale: Locale, day: string): string {
  return locale === "pl"
    ? day.split("-").toReversed().join(".")
    : show(locale, day, { day: "numeric", month: "short", year: "numeric" });
}

/** A day where the year goes without saying: "05.07", "5 Jul". Takes `YYYY-MM-DD`. */
export function formatDayAndMonth(locale: Locale, day: string): string {
  return formatDayShort(locale, day).replace(/[ .]\d{4}$/, "");
}

/**
 * Days from the first to the last, naming month and year once where they agree: "5–8 lipca 2011 r.",
 * "29 września – 2 października 2004 r.", "30 grudnia 2004 r. – 2 stycznia 2005 r.".
 */
export function formatDayRange(locale: Locale, first: string, last: string): string {
  if (first === last) return formatDay(locale, first);
  const end = formatDay(locale, last);
  if (first.slice(0, 7) === last.slice(0, 7)) return `${Number(first.slice(8))}–${end}`;
  if (first.slice(0, 4) !== last.slice(0, 4)) return `${formatDay(locale, first)} – ${end}`;
  return `${show(locale, first, { day: "numeric", month: "long" })} – ${end}`;
}

/** A month as a heading: "lipiec 2011", "July 2011". Takes `YYYY-MM`. */
export function formatMonth(locale: Locale, month: string): string {
  // Polish puts the month in the genitive as soon as a year is formatted beside it ("lipca 2011" in
  // some engines), so the name and the year are written apart.
  return `${show(locale, `${month}-01`, { month: "long" })} ${month.slice(0, 4)}`;
}

/** A time of day without a leading zero: "9:00". Takes `HH:MM`, also at the end of a wall time. */
export function formatTime(_locale: Locale, time: string): string {
  return time.slice(-5).replace(/^0/, "");
}

/** Times from start to end: "9:00–15:00"; an earlier end is the next day's: "20:00–1:00 (następnego dnia)". */
export function formatTimeRange(locale: Locale, start: string, end: string): string {
  const times = `${formatTime(locale, start)}–${formatTime(locale, end)}`;
  return end.slice(-5) < start.slice(-5) ? `${times} (${NEXT_DAY[locale]})` : times;
}

/** When an event is. Hours are wall times `YYYY-MM-DDTHH:MM` or begin with one. */
export interface When {
  dates: EventDates;
  /** First hour of the first day, last one of the last day. */
  hours?: { begins: string; ends?: string } | undefined;
  /** Time zone to be named, where the reader's clock may show another time. */
  timeZone?: string | undefined;
}

/**
 * The hours of an event: "godz. 18:00–20:00" of one day, "od godz. 9:00" of several or without an end, with the name of
 * the zone where it is to be named: "…, czas środkowoeuropejski". Empty where no hour is known.
 * @throws RangeError when the time zone is unknown
 */
export function formatHours(locale: Locale, { dates, hours, timeZone }: When): string {
  if (!hours || dates.type !== "exact") return "";
  const { begins, ends } = hours;
  const isOneDay = dates.startsOn === dates.endsOn;
  const [first, last] = [begins.slice(11, 16), ends?.slice(11, 16)];
  const words =
    isOneDay && last !== undefined
      ? `${HOUR[locale].at}${formatTimeRange(locale, first, last)}`
      : `${HOUR[locale].from}${formatTime(locale, first)}`;
  return timeZone ? `${words}, ${zoneName(locale, begins, timeZone)}` : words;
}

/**
 * When an event is, in words, wherever they stand: "15 grudnia 2026 r., godz. 18:00–20:00", "12–13 stycznia 2027 r., od
 * godz. 9:00", "II półrocze 2011".
 * @throws RangeError when the time zone is unknown
 */
export function formatWhen(locale: Locale, when: When): string {
  const { dates } = when;
  if (dates.type === "tentative") return formatTentative(locale, dates.period);
  return [formatDayRange(locale, dates.startsOn, dates.endsOn), formatHours(locale, when)]
    .filter(Boolean)
    .join(", ");
}

/** What a zone is called all the year round: "czas środkowoeuropejski", "Central European Time". */
function zoneName(locale: Locale, day: string, timeZone: string): string {
  const parts = formatter(locale, { timeZone, timeZoneName: "longGeneric" }).formatToParts(
    new Date(`${day.slice(0, 10)}T12:00:00Z`),
  );
  return parts.find(({ type }) => type === "timeZoneName")?.value ?? timeZone;
}

/** The day of the week: "wtorek", "Tuesday"; `short` gives "wt.", "Tue". Takes `YYYY-MM-DD`. */
export function formatWeekday(locale: Locale, day: string, width: "long" | "short" = "long"): string {
  return show(locale, day, { weekday: width });
}

/** A wall time `YYYY-MM-DDTHH:MM` in words: "5 lipca 2011 r., godz. 9:00", "5 July 2011, 9:00". */
export function formatWallTime(locale: Locale, wallTime: string): string {
  return `${formatDay(locale, wallTime.slice(0, 10))}, ${HOUR[locale].at}${formatTime(locale, wallTime)}`;
}

/**
 * A date that is known only in part: a day, a month ("czerwiec 2011"), a half-year `2011-H1`
 * ("I półrocze 2011"), a year ("2011"), or nothing yet ("termin do ustalenia").
 */
export function formatTentative(locale: Locale, value: string): string {
  if (value === "") return UNKNOWN[locale];
  const half = /^(\d{4})-H([12])$/.exec(value);
  if (half) return `${HALF_YEAR[locale][half[2] === "1" ? 0 : 1]} ${half[1]}`;
  if (value.length === 7) return formatMonth(locale, value);
  if (value.length === 10) return formatDay(locale, value);
  return value;
}

/**
 * A moment as a clock on the wall in that zone shows it: "5 lipca 2011 r., godz. 9:00",
 * "5 July 2011, 9:00". Takes an ISO-8601 instant.
 * @throws RangeError when the time zone is unknown or the instant is not one
 */
export function formatDateTime(locale: Locale, instant: string, timeZone: string): string {
  const moment = new Date(instant);
  const day = formatter(locale, { timeZone, day: "numeric", month: "long", year: "numeric" }).format(moment);
  const time = formatter(locale, {
    timeZone,
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  }).format(moment);
  return `${withYearMark(locale, day)}, ${locale === "pl" ? "godz. " : ""}${formatTime(locale, time)}`;
}
