import type { StaffActor } from "../shared/actor.ts";
import type { Context } from "../shared/context.ts";
import { DomainError } from "../shared/error.ts";
import type { EventDeps } from "./deps.ts";
import { canEditEvent, canReadEvent } from "./rules.ts";
import type { Event, EventId } from "./schema.ts";

/**
 * A whole event for staff who may read it.
 * @throws DomainError event.not_found, also for events of others
 */
export async function getEvent(deps: EventDeps, ctx: Context<StaffActor>, eventId: EventId): Promise<Event> {
  const event = await deps.events.findEvent(eventId);
  if (!event || !canReadEvent(ctx.actor, event)) throw new DomainError("not_found", "event.not_found");
  return event;
}

/** An event that the member of staff may change. @throws DomainError event.not_found, event.read_only */
export async function getEditable(
  deps: EventDeps,
  ctx: Context<StaffActor>,
  eventId: EventId,
): Promise<Event> {
  const event = await getEvent(deps, ctx, eventId);
  if (!canEditEvent(ctx.actor, event)) throw new DomainError("forbidden", "event.read_only");
  return event;
}

/** Refuses a change of what somebody else changed meanwhile. @throws DomainError event.version_conflict */
export function assertVersion(event: Event, version: number) {
  if (event.version !== version) {
    throw new DomainError("conflict", "event.version_conflict", { version: event.version });
  }
}
