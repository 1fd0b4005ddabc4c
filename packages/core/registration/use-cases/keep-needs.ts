import { type EventHead, type EventId, lastDay } from "../../event/index.ts";
import type { Day } from "../../shared/time.ts";
import type { RegistrationDeps } from "../deps.ts";
import { needsErasedOn } from "../rules.ts";
import type { Registration } from "../schema.ts";

/** Ends of needs that are changed at the same time when an event moves. */
const NEEDS_AT_ONCE = 10;

/**
 * Lets the needs of an event's people end with the event where it is now. Safe to run again after half of it, and beside
 * another: the end follows from the event, what has it already is left alone, and whoever moved some looks where the event is
 * by then. One query for an event without needs; else one write per person who told of some.
 */
export async function moveNeeds(deps: RegistrationDeps, eventId: EventId): Promise<void> {
  for (let known: Day | undefined; ;) {
    const event = await deps.events.findHead(eventId);
    if (!event) return;
    const erasedOn = needsErasedOn(event, event.updatedAt.slice(0, 10));
    if (erasedOn === known || !(await moveTo(deps, event, erasedOn))) return;
    known = erasedOn;
  }
}

/** Lets needs end on another day; says whether any did not. */
async function moveTo(
  { registrations }: RegistrationDeps,
  { eventId, updatedAt }: EventHead,
  erasedOn: Day,
): Promise<boolean> {
  let isAny = false;
  for await (const ends of registrations.eachNeedsEnd(eventId)) {
    const others = ends.filter((end) => end.erasedOn !== erasedOn);
    for (let start = 0; start < others.length; start += NEEDS_AT_ONCE) {
      const some = others.slice(start, start + NEEDS_AT_ONCE);
      await Promise.all(some.map((end) => registrations.keepNeedsUntil({ ...end, erasedOn }, updatedAt)));
      isAny = true;
    }
  }
  return isAny;
}

/**
 * Mends the end of needs that were written by an event as it was read before it moved. While an event is ahead its
 * date alone says when they end; else the day on which they were written does, and that stays.
 * @param isNew whether they were written on the day of this change
 */
export async function alignNeeds(
  deps: RegistrationDeps,
  { registrationId, eventId, updatedAt }: Registration,
  isNew: boolean,
): Promise<void> {
  const [event, end] = await Promise.all([
    deps.events.findHead(eventId),
    deps.registrations.findNeedsEnd(registrationId),
  ]);
  if (!event || !end) return;
  const since = updatedAt.slice(0, 10);
  const last = lastDay(event.dates);
  const erasedOn = needsErasedOn(event, since);
  const isAhead = last >= since && last !== "9999-12-31";
  // Who signed up by a date that is no more keeps them longer, not shorter: the event may have moved again since.
  if (isAhead ? end.erasedOn !== erasedOn : isNew && end.erasedOn < erasedOn)
    await deps.registrations.keepNeedsUntil({ registrationId, erasedOn }, updatedAt);
}
