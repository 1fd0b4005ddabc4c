import type { EventId } from "../../event/index.ts";
import { actorRef, type StaffActor } from "../../shared/actor.ts";
import type { Context } from "../../shared/context.ts";
import { DomainError } from "../../shared/error.ts";
import { findEvent, getListed } from "../access.ts";
import type { MarksAnswer } from "../answer.ts";
import type { AttendanceDeps } from "../deps.ts";
import { record } from "../recording.ts";
import { canRecordAttendance } from "../rules.ts";
import type { MarkInput } from "../schema.ts";

/**
 * Takes in marks, each once however often it is sent. The caller has checked who sends them. One
 * transaction for up to 90 marks of few units; reads the event, the people of the marks and what is known
 * of them.
 * @param by author: `staff:stf_…`, `desk:chk_…`, `participant:reg_…`
 * @throws DomainError event.cancelled, attendance.busy
 */
export async function recordMarks(
  deps: AttendanceDeps,
  ctx: Context,
  eventId: EventId,
  marks: readonly MarkInput[],
  by: string,
): Promise<MarksAnswer> {
  return record(deps, ctx, await findEvent(deps, eventId), marks, by);
}

/**
 * Takes in marks of a member of staff.
 * @throws DomainError event.not_found, event.cancelled, attendance.read_only, attendance.busy
 */
export async function recordMarksByStaff(
  deps: AttendanceDeps,
  ctx: Context<StaffActor>,
  eventId: EventId,
  marks: readonly MarkInput[],
): Promise<MarksAnswer> {
  const event = await getListed(deps, ctx, eventId);
  if (!canRecordAttendance(ctx.actor, event)) throw new DomainError("forbidden", "attendance.read_only");
  return record(deps, ctx, event, marks, actorRef(ctx.actor));
}
