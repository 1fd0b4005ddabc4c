import { DAY_MINUTES, minutesOf, type Scheduled } from "./clock.ts";
import { addDays, instantAt, type Day, type WallTime } from "./time.ts";

/** From when until when something is, by the clock on the wall. */
export interface Span {
  begins: WallTime;
  /** Absent while nobody knows. */
  ends?: WallTime;
}

/** When something of a programme is: the one place that reads its day and hours. Undefined without day or beginning. */
export function spanOf(item: Scheduled): Span | undefined {
  const minutes = minutesOf(item);
  if (item.day === undefined || !minutes) return undefined;
  const { begins, ends } = minutes;
  return {
    begins: wallTime(item.day, begins),
    ...(ends !== undefined && { ends: wallTime(item.day, ends) }),
  };
}

function wallTime(day: Day, minutes: number): WallTime {
  const two = (number: number) => String(number).padStart(2, "0");
  const ofDay = minutes % DAY_MINUTES;
  return `${addDays(day, Math.floor(minutes / DAY_MINUTES))}T${two(Math.floor(ofDay / 60))}:${two(ofDay % 60)}`;
}

/**
 * From the first beginning to the last end of several; undefined without any. Without an end where the last to begin
 * has none: 9:00–9:30 and "from 10:00" together are over nobody knows when.
 */
export function joint(spans: readonly (Span | undefined)[]): Span | undefined {
  const known = spans.filter((span) => span !== undefined);
  const begins = known.map((span) => span.begins).toSorted()[0];
  if (begins === undefined) return undefined;
  const ends = known
    .map((span) => span.ends ?? "")
    .toSorted()
    .at(-1);
  const isOpen = known.some((span) => span.ends === undefined && span.begins >= (ends ?? ""));
  return ends && !isOpen ? { begins, ends } : { begins };
}

/** Hours as a programme writes them beside a day; no end that a time alone could not tell from one a day earlier. */
export function clockOf({ begins, ends }: Span): { from: string; to?: string } {
  const from = begins.slice(11);
  const to = ends?.slice(11);
  const isTold = ends !== undefined && spanOf({ day: begins.slice(0, 10), from, to })?.ends === ends;
  return { from, ...(isTold && { to }) };
}

/** How many minutes a span lasts where the clocks of that place go; undefined without an end. */
export function lengthOf({ begins, ends }: Span, timeZone: string): number | undefined {
  if (ends === undefined) return undefined;
  return (Date.parse(instantAt(ends, timeZone)) - Date.parse(instantAt(begins, timeZone))) / 60_000;
}
