/** A day of the calendar, `YYYY-MM-DD`. */
export type Day = string;
/** Wall-clock date and time, `YYYY-MM-DDTHH:MM`, meaningful together with a time zone. */
export type WallTime = string;
/** Wall-clock date and time with its distance from UTC, `2026-12-15T18:00:00+01:00`: begins with a {@link WallTime}. */
export type OffsetTime = string;
/** A moment, ISO-8601 in UTC with milliseconds, e.g. `2026-11-22T09:00:00.000Z`. */
export type Instant = string;

/** The zone of the house: what "today" means where no event says it, and the only zone that need not be named. */
export const HOME_ZONE = "Europe/Warsaw";

const formatters = new Map<string, Intl.DateTimeFormat>();

/**
 * What a clock on the wall shows at that moment, `YYYY-MM-DDTHH:MM`. Wall times sort as text, so a
 * recruitment window is decided by comparing strings and needs no date library in the browser.
 * @throws RangeError when the time zone is unknown
 */
export function wallTimeAt(instant: Instant, timeZone: string): WallTime {
  let formatter = formatters.get(timeZone);
  if (!formatter) {
    formatter = new Intl.DateTimeFormat("en-CA", {
      timeZone,
      year: "numeric",
      month: "2-digit",
      day: "2-digit",
      hour: "2-digit",
      minute: "2-digit",
      hourCycle: "h23",
    });
    formatters.set(timeZone, formatter);
  }
  const part: Record<string, string> = {};
  for (const { type, value } of formatter.formatToParts(new Date(instant))) part[type] = value;
  return `${part.year}-${part.month}-${part.day}T${part.hour}:${part.minute}`;
}

/** The day on the wall calendar at that moment. */
export function dayAt(instant: Instant, timeZone: string): Day {
  return wallTimeAt(instant, timeZone).slice(0, 10);
}

/**
 * The moment at which clocks on the wall show that time. A time that is skipped when summer time begins is
 * as long after midnight as on other days; of one that comes twice when it ends the first is meant.
 */
export function instantAt(wallTime: WallTime, timeZone: string): Instant {
  const wanted = Date.parse(`${wallTime}:00Z`);
  const ahead = (moment: number) =>
    Date.parse(`${wallTimeAt(new Date(moment).toISOString(), timeZone)}:00Z`) - moment;
  // By the distance from UTC of half a day before, and of half a day after: a change lies between the two.
  const [before, after] = [-43_200_000, 43_200_000].map((away) => wanted - ahead(wanted + away));
  const right = [before, after].find((moment) => moment !== undefined && moment + ahead(moment) === wanted);
  return new Date(right ?? before ?? wanted).toISOString();
}

/** The wall time with its distance from UTC; one that is skipped as clocks then show it. */
export function offsetTimeAt(wallTime: WallTime, timeZone: string): OffsetTime {
  const instant = instantAt(wallTime, timeZone);
  const shown = wallTimeAt(instant, timeZone);
  const minutes = (Date.parse(`${shown}:00Z`) - Date.parse(instant)) / 60_000;
  const [hours, rest] = [Math.floor(Math.abs(minutes) / 60), Math.abs(minutes) % 60];
  const two = (number: number) => String(number).padStart(2, "0");
  return `${shown}:00${minutes < 0 ? "-" : "+"}${two(hours)}:${two(rest)}`;
}

/** The day `count` days after (or, negative, before) the given one. */
export function addDays(day: Day, count: number): Day {
  const [year = 1970, month = 1, date = 1] = day.split("-").map(Number);
  return new Date(Date.UTC(year, month - 1, date + count)).toISOString().slice(0, 10);
}

/** How many days lie between two days; 0 for the same day, negative when `to` comes first. */
export function daysBetween(from: Day, to: Day): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);
}

/** All days from `first` to `last`, both included; empty when `last` comes first. */
export function eachDay(first: Day, last: Day): Day[] {
  const days: Day[] = [];
  for (let day = first; day <= last; day = addDays(day, 1)) days.push(day);
  return days;
}

/**
 * Whether the text names a day that exists (no 30 February), from 1900 on: clocks of earlier times were kept by the sun,
 * and calendars write the years before 1000 with fewer digits.
 */
export function isDay(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && text >= "1900" && addDays(text, 0) === text;
}

/** The moment `seconds` after the given one. */
export function addSeconds(instant: Instant, seconds: number): Instant {
  return new Date(Date.parse(instant) + seconds * 1000).toISOString();
}

/** Unix time in whole seconds, as DynamoDB's time to live wants it. */
export function epochSeconds(instant: Instant): number {
  return Math.floor(Date.parse(instant) / 1000);
}
