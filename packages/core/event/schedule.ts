import { joint, spanOf, type Scheduled, type Span } from "../shared/span.ts";
import type { Day } from "../shared/time.ts";
import type { AgendaItem } from "./schema.ts";

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

/** A day of a programme that has something on it, with its hours where they are known. */
export interface ScheduledDay {
  day: Day;
  hours?: Span;
}

/** The days on which these items are, in order. */
export function scheduledDays(items: readonly Timed[]): ScheduledDay[] {
  const days = [...new Set(items.flatMap(({ day }) => day ?? []))].toSorted();
  return days.map((day) => {
    const hours = hoursOf(items.filter((item) => item.day === day));
    return { day, ...(hours && { hours }) };
  });
}
