import type { Event, EventId } from "../../event/index.ts";
import type { RegistrationId } from "../../registration/index.ts";
import { actorRef, type StaffActor } from "../../shared/actor.ts";
import type { Context } from "../../shared/context.ts";
import { derivedId } from "../../shared/id.ts";
import { assertHeldInPart, findEvent, getFor } from "../access.ts";
import type { WalkInResult } from "../answer.ts";
import type { AttendanceDeps } from "../deps.ts";
import { mayExcuse, record } from "../recording.ts";
import { canRecordAttendance } from "../rules.ts";
import type { WalkInInput } from "../schema.ts";

/** What stands on a registration and its first marks when somebody came unannounced; pages have words for it. */
const WALK_IN_REASON = "walk-in";

/**
 * Enters somebody who came unannounced, and marks them present at the given units. Who is registered
 * already is marked only; without a free seat nothing is kept. The same walk-in twice is one person. The
 * caller has checked who asks.
 * @throws DomainError event.cancelled, attendance.busy
 */
export async function addWalkIn(
  deps: AttendanceDeps,
  ctx: Context,
  eventId: EventId,
  input: WalkInInput,
  by: string,
): Promise<WalkInResult> {
  return walkIn(deps, ctx, await findEvent(deps, eventId), input, by);
}

/**
 * Enters a walk-in for a member of staff.
 * @throws DomainError event.not_found, event.cancelled, attendance.read_only, attendance.busy
 */
export async function addWalkInByStaff(
  deps: AttendanceDeps,
  ctx: Context<StaffActor>,
  eventId: EventId,
  input: WalkInInput,
): Promise<WalkInResult> {
  const event = await getFor(deps, ctx, eventId, canRecordAttendance);
  return walkIn(deps, ctx, event, input, actorRef(ctx.actor));
}

async function walkIn(
  deps: AttendanceDeps,
  ctx: Context,
  event: Event,
  input: WalkInInput,
  by: string,
): Promise<WalkInResult> {
  assertHeldInPart(event);
  const { walkInId, unitIds, at, choices, institution, email, namesakes, reason, ...name } = input;
  const idOf = (id: string): RegistrationId => derivedId("reg", event.eventId, id);
  const entered = await deps.registrationService.enterWalkIn(
    ctx,
    event,
    {
      ...name,
      // The same walk-in sent twice is the same registration, even when its name was corrected meanwhile.
      registrationId: idOf(walkInId),
      email: email || undefined,
      institution: institution ? { name: institution, type: "other" } : undefined,
      choices,
      namesakes: namesakes && {
        reason: namesakes.reason,
        registrationIds: namesakes.registrationIds.map((id) =>
          id.startsWith("wlk_") ? idOf(id) : (id as RegistrationId),
        ),
      },
    },
    { by, reason: WALK_IN_REASON },
  );
  if (entered.outcome === "refused") return { walkInId, outcome: "refused", code: entered.code };
  const { registrationId, outcome } = entered;
  const marks = [...new Set(unitIds)].map((unitId) => ({
    markId: derivedId("mrk", event.eventId, walkInId, unitId),
    registrationId,
    unitId,
    state: "present" as const,
    source: "search" as const,
    at,
    replaces: [],
    // Who came is not left out because the list was closed before the desk had a network again.
    reason: reason ?? WALK_IN_REASON,
  }));
  const { results } =
    marks.length > 0
      ? // That somebody came unannounced is no reason to record them before the day.
        await record(deps, ctx, event, marks, by, (_, code) => Boolean(reason) && mayExcuse(by, code))
      : { results: [] };
  return { walkInId, outcome, registrationId, marks: results };
}
