import {
  canManageRegistrations,
  canReadRegistrations,
  type Event,
  type EventHead,
  type EventId,
} from "../event/index.ts";
import type { StaffActor } from "../shared/actor.ts";
import type { Context } from "../shared/context.ts";
import { DomainError } from "../shared/error.ts";
import type { RegistrationDeps } from "./deps.ts";
import type { RegistrationId } from "./schema.ts";
import type { RegistrationStore, StoredRegistration } from "./store.ts";

/** A registration and its event, for staff who may read both. @throws DomainError event.not_found, registration.not_found */
export async function getForStaff(
  deps: Pick<RegistrationDeps, "eventService"> & { registrations: Pick<RegistrationStore, "find"> },
  ctx: Context<StaffActor>,
  eventId: EventId,
  registrationId: RegistrationId,
): Promise<{ event: Event; registration: StoredRegistration }> {
  const event = await getEventWithPeople(deps, ctx, eventId);
  const registration = await deps.registrations.find(registrationId);
  if (!registration || registration.eventId !== eventId)
    throw new DomainError("not_found", "registration.not_found");
  return { event, registration };
}

/** An event whose people the member of staff may read. @throws DomainError event.not_found */
export async function getEventWithPeople(
  deps: Pick<RegistrationDeps, "eventService">,
  ctx: Context<StaffActor>,
  eventId: EventId,
): Promise<Event> {
  const event = await deps.eventService.getEvent(ctx, eventId);
  if (!canReadRegistrations(ctx.actor, event)) throw new DomainError("not_found", "event.not_found");
  return event;
}

/** Refuses those who may read but not change. @throws DomainError registration.read_only */
export function assertManages(ctx: Context<StaffActor>, event: EventHead) {
  if (!canManageRegistrations(ctx.actor, event)) throw new DomainError("forbidden", "registration.read_only");
}
