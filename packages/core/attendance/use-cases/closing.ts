import type { EventId } from "../../event/index.ts";
import { actorRef, type StaffActor } from "../../shared/actor.ts";
import type { Context } from "../../shared/context.ts";
import { DomainError } from "../../shared/error.ts";
import { jitter, RACE_ATTEMPTS } from "../../shared/table.ts";
import { getFor, unitOf } from "../access.ts";
import type { UnitClosing } from "../answer.ts";
import type { AttendanceDeps } from "../deps.ts";
import { listsOf } from "../lists.ts";
import { canBeHeld, canCloseAttendance, isListed, isRecordable } from "../rules.ts";

/**
 * Declares a unit's list complete; doing it twice is the same as once.
 * @throws DomainError event.not_found, event.cancelled, attendance.read_only, attendance.unit_not_found,
 *   attendance.not_begun, attendance.busy
 */
export async function closeUnit(
  deps: AttendanceDeps,
  ctx: Context<StaffActor>,
  eventId: EventId,
  unitId: string,
): Promise<UnitClosing> {
  const event = await getFor(deps, ctx, eventId, canCloseAttendance);
  const unit = unitOf(event, unitId);
  if (!canBeHeld(event, unit)) throw new DomainError("conflict", "event.cancelled");
  // A list that is complete before anybody could come would make everybody absent.
  if (!isRecordable(unit, event.timeZone, ctx.now)) {
    throw new DomainError("conflict", "attendance.not_begun");
  }
  for (let attempt = 0; attempt < RACE_ATTEMPTS; attempt += 1) {
    const { closings, people } = await listsOf(deps, event);
    const first = closings.find((one) => one.unitId === unitId);
    const closing = first ?? { unitId, closedAt: ctx.now, closedBy: actorRef(ctx.actor) };
    const on = people.filter(({ listed }) => isListed(unit, listed));
    const ids = on.map(({ registration }) => registration.registrationId);
    if (first || (await deps.attendance.close(eventId, closing, ids)) === "closed") {
      const names = await deps.namesOf([closing.closedBy]);
      return { ...closing, closedByName: names.get(closing.closedBy) };
    }
    await jitter(attempt);
  }
  throw new DomainError("conflict", "attendance.busy");
}
