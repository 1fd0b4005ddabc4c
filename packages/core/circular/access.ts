import { canManageRegistrations, canReadRegistrations, type Event, type EventId } from "../event/index.ts";
import type { StaffActor } from "../shared/actor.ts";
import type { Context } from "../shared/context.ts";
import { DomainError } from "../shared/error.ts";
import type { CircularDeps } from "./deps.ts";
import type { Circular, CircularId } from "./schema.ts";

/** An event whose people somebody may see. @throws DomainError event.not_found */
export async function getReadable(
  deps: CircularDeps,
  ctx: Context<StaffActor>,
  eventId: EventId,
): Promise<Event> {
  const event = await deps.eventService.getEvent(ctx, eventId);
  if (!canReadRegistrations(ctx.actor, event)) throw new DomainError("not_found", "event.not_found");
  return event;
}

/** An event to whose people somebody may write. @throws DomainError event.not_found, registration.read_only */
export async function getManaged(
  deps: CircularDeps,
  ctx: Context<StaffActor>,
  eventId: EventId,
): Promise<Event> {
  const event = await getReadable(deps, ctx, eventId);
  if (!canManageRegistrations(ctx.actor, event)) throw new DomainError("forbidden", "registration.read_only");
  return event;
}

/** One letter of an event. @throws DomainError circular.not_found */
export async function findCircular(
  { circulars }: Pick<CircularDeps, "circulars">,
  eventId: EventId,
  circularId: CircularId,
): Promise<Circular> {
  const found = await circulars.find(eventId, circularId);
  if (!found) throw new DomainError("not_found", "circular.not_found");
  return found;
}
