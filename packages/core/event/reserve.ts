import { addDays, addSeconds, type Instant, instantAt, type WallTime, wallTimeAt } from "../shared/time.ts";
import { isOver } from "./dates.ts";
import type { Event } from "./schema.ts";

/** How a free seat goes to the next person on the reserve list. */
export type PassesOn =
  /** By hand only. */
  | { how: "not" }
  /** It is theirs at once. */
  | { how: "at_once" }
  /** It waits until then for their answer, of which they are reminded before. */
  | { how: "offer"; until: Instant; remindAt?: Instant };

/** What is left less than an hour before the list stops is offered to nobody: few would read of it in time. */
const SHORTEST_OFFER_SECONDS = 3600;

/**
 * How a free seat goes to the next person on the reserve list now: not by itself once the event has begun, or so many
 * days before as staff said, and not when it is cancelled. An offer ends with that moment at the latest. An event that
 * staff closed to sign-ups still passes its seats on, and so does one whose date is tentative until the period is over.
 */
export function passesOn(
  event: Pick<Event, "state" | "dates" | "timeZone" | "beginsAt" | "schedule" | "recruitment" | "reminders">,
  now: Instant,
): PassesOn {
  if (event.state !== "published" && event.state !== "closed") return { how: "not" };
  const { offerHours } = event.recruitment;
  const stopsAt = reserveStopsAt(event);
  if (stopsAt === undefined ? isOver(event, now) : wallTimeAt(now, event.timeZone) >= stopsAt)
    return { how: "not" };
  if (offerHours === undefined) return { how: "at_once" };
  const until = addSeconds(now, offerHours * 3600);
  const end = stopsAt === undefined ? until : instantAt(stopsAt, event.timeZone);
  if (end < addSeconds(now, SHORTEST_OFFER_SECONDS)) return { how: "not" };
  return offerUntil(until < end ? until : end, event.reminders?.offerHours, now);
}

/** An offer until then; whoever has less than twice the time of which they would be reminded reads of it once. */
function offerUntil(until: Instant, hours: number | undefined, now: Instant): PassesOn {
  const remindAt = hours === undefined ? undefined : addSeconds(until, -hours * 3600);
  const isLong = hours !== undefined && addSeconds(now, 2 * hours * 3600) <= until;
  return isLong ? { how: "offer", until, remindAt } : { how: "offer", until };
}

/** When the reserve list stops to move by itself; undefined while the date is tentative. */
export function reserveStopsAt(
  event: Pick<Event, "dates" | "beginsAt" | "recruitment">,
): WallTime | undefined {
  if (event.dates.type !== "exact") return undefined;
  const { beginsAt, recruitment } = event;
  return `${addDays(beginsAt.slice(0, 10), -(recruitment.reserveStopsDays ?? 0))}${beginsAt.slice(10)}`;
}
