import { getProject, type Project, type ProjectId } from "../project/index.ts";
import type { StaffActor } from "../shared/actor.ts";
import type { Context } from "../shared/context.ts";
import { DomainError } from "../shared/error.ts";
import type { ParticipantDeps } from "./deps.ts";
import { canEditParticipants, canReadParticipants } from "./rules.ts";
import type { ParticipantId } from "./schema.ts";
import type { StoredParticipant } from "./store.ts";

/** A project whose participants may be read. @throws DomainError project.not_found, participant.forbidden */
export async function getReadable(
  deps: Pick<ParticipantDeps, "projects">,
  ctx: Context<StaffActor>,
  projectId: ProjectId,
): Promise<Project> {
  const project = await getProject(deps, ctx, projectId);
  if (!canReadParticipants(ctx.actor, projectId)) throw new DomainError("forbidden", "participant.forbidden");
  return project;
}

/** A project whose participants may be changed. @throws DomainError project.not_found, participant.forbidden, participant.read_only */
export async function getEditable(
  deps: Pick<ParticipantDeps, "projects">,
  ctx: Context<StaffActor>,
  projectId: ProjectId,
): Promise<Project> {
  const project = await getReadable(deps, ctx, projectId);
  if (!canEditParticipants(ctx.actor, projectId)) throw new DomainError("forbidden", "participant.read_only");
  return project;
}

/** A participant of that project; the caller has checked that it may be read. @throws DomainError participant.not_found */
export async function getIn(
  { participants }: Pick<ParticipantDeps, "participants">,
  projectId: ProjectId,
  participantId: ParticipantId,
): Promise<StoredParticipant> {
  const found = await participants.find(participantId);
  if (found?.projectId !== projectId) throw new DomainError("not_found", "participant.not_found");
  return found;
}

/** Refuses a change of somebody whose term is over: nobody knows who that was. @throws DomainError participant.ended */
export function assertNotEnded({ ended }: Pick<StoredParticipant, "ended">): void {
  if (ended) throw new DomainError("conflict", "participant.ended");
}

/** Refuses a change of what somebody else changed meanwhile. @throws DomainError participant.version_conflict */
export function assertVersion(participant: StoredParticipant, version: number): void {
  if (participant.version !== version)
    throw new DomainError("conflict", "participant.version_conflict", { version: participant.version });
}

/**
 * A participant who may be changed, as they were shown.
 * @throws DomainError project.not_found, participant.forbidden, participant.read_only, participant.not_found,
 *   participant.ended, participant.merged, participant.version_conflict
 */
export async function getChangeable(
  deps: ParticipantDeps,
  ctx: Context<StaffActor>,
  projectId: ProjectId,
  participantId: ParticipantId,
  version: number,
): Promise<StoredParticipant> {
  await getEditable(deps, ctx, projectId);
  const found = await getIn(deps, projectId, participantId);
  assertNotEnded(found);
  if (found.mergedInto) throw new DomainError("conflict", "participant.merged");
  assertVersion(found, version);
  return found;
}
