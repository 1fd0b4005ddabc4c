import type { Event, EventId } from "../event/index.ts";
import type { StaffActor } from "../shared/actor.ts";
import type { Context } from "../shared/context.ts";
import { DomainError } from "../shared/error.ts";
import type { AttendanceUnit } from "./answer.ts";
import type { AttendanceDeps } from "./deps.ts";
import { knownUnits } from "./retired.ts";
import { canBeHeld, canReadAttendance } from "./rules.ts";

/** An event whose attendance the member of staff may read. @throws DomainError event.not_found */
export async function getReadable(
  deps: AttendanceDeps,
  ctx: Context<StaffActor>,
  eventId: EventId,
): Promise<Event> {
  const event = await deps.eventService.getEvent(ctx, eventId);
  if (!canReadAttendance(ctx.actor, event)) throw new DomainError("not_found", "event.not_found");
  return event;
}

/**
 * An event whose lists of attendance the member of staff may see, though they see nothing else of it.
 * @throws DomainError event.not_found
 */
export async function getListed(
  deps: AttendanceDeps,
  ctx: Context<StaffActor>,
  eventId: EventId,
): Promise<Event> {
  const event = await deps.events.findEvent(eventId);
  if (!event || !canReadAttendance(ctx.actor, event)) throw new DomainError("not_found", "event.not_found");
  return event;
}

/** The event, for staff who may do that with its attendance. */
export async function getFor(
  deps: AttendanceDeps,
  ctx: Context<StaffActor>,
  eventId: EventId,
  may: (actor: StaffActor, event: Event) => boolean,
): Promise<Event> {
  const event = await getReadable(deps, ctx, eventId);
  if (!may(ctx.actor, event)) throw new DomainError("forbidden", "attendance.read_only");
  return event;
}

/** The event, whoever asks. @throws DomainError event.not_found */
export async function findEvent(deps: AttendanceDeps, eventId: EventId): Promise<Event> {
  const event = await deps.events.findEvent(eventId);
  if (!event) throw new DomainError("not_found", "event.not_found");
  return event;
}

/** One of the units of an event, also one that is taken no more. @throws DomainError attendance.unit_not_found */
export function unitOf(event: Event, unitId: string): AttendanceUnit {
  const unit = knownUnits(event).find((one) => one.unitId === unitId);
  if (!unit) throw new DomainError("not_found", "attendance.unit_not_found");
  return unit;
}

/** Whether anything of an event can be recorded: of a cancelled one, what had begun by then. */
export function isHeldInPart(event: Event): boolean {
  return event.state !== "cancelled" || knownUnits(event).some((unit) => canBeHeld(event, unit));
}

/** Refuses what can have happened at no unit. @throws DomainError event.cancelled */
export function assertHeldInPart(event: Event): void {
  if (!isHeldInPart(event)) throw new DomainError("conflict", "event.cancelled");
}

/** A cancelled event was not held as a whole: nobody completes it any more. */
export function assertHeld(event: Pick<Event, "state">): void {
  if (event.state === "cancelled") throw new DomainError("conflict", "event.cancelled");
}
