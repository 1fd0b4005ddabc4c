import type { WorklistEvent } from "@zapisy/core/worklist/answer";

/** A day of the first page with the events that begin on it; undefined: those that began before today. */
export interface WorklistDay {
  day: string | undefined;
  events: WorklistEvent[];
}

/** Events by the day on which they begin, those that are under way first. They come sorted by it. */
export function byDay(events: readonly WorklistEvent[], today: string): WorklistDay[] {
  const days: WorklistDay[] = [];
  for (const event of events) {
    if (event.dates.type !== "exact") continue;
    const { startsOn } = event.dates;
    const day = startsOn < today ? undefined : startsOn;
    const last = days.at(-1);
    if (last?.day === day && last) last.events.push(event);
    else days.push({ day, events: [event] });
  }
  return days;
}
