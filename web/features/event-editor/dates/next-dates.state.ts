import type { StaffEventView } from "@zapisy/core/event/answer";
import type { Instant, WallTime } from "@zapisy/core/shared/time";
import { wallTimeAt } from "@zapisy/core/shared/time";

/** A moment of an event that is still ahead. */
export interface NextDate {
  what: "opens" | "closes" | "changesUntil" | "begins" | "ends";
  /** Wall time in the event's zone, or a day where no hour is known. */
  at: WallTime;
}

/** The moments of an event that are ahead of `now`, the nearest first; none of a cancelled event. */
export function nextDates(
  event: Pick<StaffEventView, "state" | "dates" | "recruitment" | "beginsAt" | "timeZone">,
  now: Instant,
): NextDate[] {
  if (event.state === "cancelled") return [];
  const { opens, closes, changesUntil } = event.recruitment;
  const isExact = event.dates.type === "exact";
  // An event whose programme has no hours "begins" at the last minute of its first day: the day is enough.
  const begins = event.beginsAt.endsWith("T23:59") ? event.beginsAt.slice(0, 10) : event.beginsAt;
  const all: { what: NextDate["what"]; at: WallTime | undefined }[] = [
    { what: "opens", at: opens },
    { what: "closes", at: closes },
    { what: "changesUntil", at: changesUntil },
    { what: "begins", at: isExact ? begins : undefined },
    {
      what: "ends",
      at:
        event.dates.type === "exact" && event.dates.endsOn !== event.dates.startsOn
          ? event.dates.endsOn
          : undefined,
    },
  ];
  const wall = wallTimeAt(now, event.timeZone);
  return all
    .flatMap(({ what, at }) => (at && at >= wall.slice(0, at.length) ? [{ what, at }] : []))
    .toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
}
