import { type EventId, lastDay } from "../../event/index.ts";
import type { RegistrationDeps } from "../deps.ts";
import { needsErasedOn } from "../rules.ts";
import type { Registration } from "../schema.ts";

/** Ends of needs that are changed at the same time when an event moves. */
const NEEDS_AT_ONCE = 10;

/**
 * Lets the needs of an event's people end with the event where it is now. Safe to run again after half of it: the
 * end follows from the event, and what has it already is left alone. One query for an event without needs; else
 * one write per person who told of some.
 */
export async function moveNeeds(deps: RegistrationDeps, eventId: EventId): Promise<void> {
  const event = await deps.events.findHead(eventId);
  if (!event) return;
  const erasedOn = needsErasedOn(event, event.updatedAt.slice(0, 10));
  for await (const ends of deps.registrations.eachNeedsEnd(eventId)) {
    const others = ends.filter((end) => end.erasedOn !== erasedOn);
    for (let start = 0; start < others.length; start += NEEDS_AT_ONCE) {
      const some = others.slice(start, start + NEEDS_AT_ONCE);
      await Promise.all(
        some.map((end) => deps.registrations.keepNeedsUntil({ ...end, erasedOn }, event.updatedAt)),
      );
    }
  }
}

/**
 * Mends the end of needs that were written by an event as it was read before it moved. While an event is ahead its
 * date alone says when they end; else the day on which they were written does, and that stays.
 */
export async function alignNeeds(
  deps: RegistrationDeps,
  { registrationId, eventId, updatedAt }: Registration,
): Promise<void> {
  const [event, end] = await Promise.all([
    deps.events.findHead(eventId),
    deps.registrations.findNeedsEnd(registrationId),
  ]);
  const since = updatedAt.slice(0, 10);
  if (!event || !end || lastDay(event.dates) < since || lastDay(event.dates) === "9999-12-31") return;
  const erasedOn = needsErasedOn(event, since);
  if (end.erasedOn !== erasedOn)
    await deps.registrations.keepNeedsUntil({ registrationId, erasedOn }, updatedAt);
}
