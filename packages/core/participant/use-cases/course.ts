import type { ProjectId } from "../../project/index.ts";
import type { StaffActor } from "../../shared/actor.ts";
import type { Context } from "../../shared/context.ts";
import { DomainError } from "../../shared/error.ts";
import { dayAt, HOME_ZONE } from "../../shared/time.ts";
import { getChangeable } from "../access.ts";
import type { ParticipantView } from "../answer.ts";
import { changed, saveChange } from "../changing.ts";
import type { ParticipantDeps } from "../deps.ts";
import { ENTRY_VERSION, entryFaults } from "../entry-form.ts";
import type { CourseChange, EntryChange, ParticipantId } from "../schema.ts";
import { courseFaults } from "../rules.ts";

/**
 * Says where somebody stands in the project, since when and until when, and why.
 * @throws DomainError project.not_found, participant.forbidden, participant.read_only, participant.not_found,
 *   participant.merged, participant.ended, participant.version_conflict, request.invalid
 */
export async function changeCourse(
  deps: ParticipantDeps,
  ctx: Context<StaffActor>,
  projectId: ProjectId,
  participantId: ParticipantId,
  { version, reason, ...course }: CourseChange,
): Promise<ParticipantView> {
  const before = await getChangeable(deps, ctx, projectId, participantId, version);
  const issues = courseFaults(course);
  if (issues.length > 0) throw new DomainError("invalid", "request.invalid", { issues });
  const { state, startsOn, endsOn } = course;
  return saveChange(deps, before, {
    ...before,
    state,
    startsOn,
    endsOn,
    ...changed(before, ctx, "course", reason),
  });
}

/**
 * Replaces what somebody answered on the day of entry; what is left open is missing, and counted so.
 * @throws DomainError project.not_found, participant.forbidden, participant.read_only, participant.not_found,
 *   participant.merged, participant.ended, participant.version_conflict, request.invalid
 */
export async function changeEntry(
  deps: ParticipantDeps,
  ctx: Context<StaffActor>,
  projectId: ProjectId,
  participantId: ParticipantId,
  { version, answers }: EntryChange,
): Promise<ParticipantView> {
  const before = await getChangeable(deps, ctx, projectId, participantId, version);
  const issues = entryFaults(answers, dayAt(ctx.now, HOME_ZONE));
  if (issues.length > 0) throw new DomainError("invalid", "request.invalid", { issues });
  const entry = Object.fromEntries(Object.entries(answers).filter(([, answer]) => answer !== ""));
  return saveChange(deps, before, {
    ...before,
    entry,
    entryVersion: ENTRY_VERSION,
    ...changed(before, ctx, "changed"),
  });
}
