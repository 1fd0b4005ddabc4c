import type { ProjectId } from "../../project/index.ts";
import type { StaffActor } from "../../shared/actor.ts";
import type { Context } from "../../shared/context.ts";
import { DomainError } from "../../shared/error.ts";
import { assertNotEnded, assertVersion, getEditable, getIn } from "../access.ts";
import type { ParticipantView } from "../answer.ts";
import { changed } from "../changing.ts";
import type { ParticipantDeps } from "../deps.ts";
import { withGiven, withoutGiven, whatIsGiven } from "../merging.ts";
import type { ParticipantId, ParticipantMerge } from "../schema.ts";
import type { StoredParticipant } from "../store.ts";
import { traitsOf } from "../traits.ts";
import { toView } from "../view.ts";

/**
 * Says that somebody is the same person as another participant: they point to that one, who gets what was lacking. Registrations keep whose
 * they are and are read through the pointer. One transaction; merging twice is once.
 * @returns the participant that stays
 * @throws DomainError project.not_found, participant.forbidden, participant.read_only, participant.not_found, participant.same,
 *   participant.merged, participant.ended, participant.version_conflict
 */
export async function mergeParticipant(
  deps: ParticipantDeps,
  ctx: Context<StaffActor>,
  projectId: ProjectId,
  participantId: ParticipantId,
  { into, reason, version }: ParticipantMerge,
): Promise<ParticipantView> {
  await getEditable(deps, ctx, projectId);
  if (into === participantId) throw new DomainError("conflict", "participant.same");
  const [lesser, other] = await Promise.all([
    getIn(deps, projectId, participantId),
    getIn(deps, projectId, into),
  ]);
  if (lesser.mergedInto === into) return toView(other);
  if (lesser.mergedInto || other.mergedInto) throw new DomainError("conflict", "participant.merged");
  for (const one of [lesser, other]) assertNotEnded(one);
  assertVersion(lesser, version);
  const given = whatIsGiven(lesser, other);
  const after = {
    ...withGiven(other, given),
    merged: [...other.merged, participantId, ...lesser.merged],
    ...changed(other, ctx, "took_in", reason),
  };
  return saveBoth(
    deps,
    [lesser, { ...lesser, mergedInto: into, given, ...changed(lesser, ctx, "merged", reason) }],
    [other, after],
  );
}

/**
 * Takes a merger back: the pointer goes, and what the other got by it as far as it stands there unchanged. Twice is once.
 * @returns the participant that is on their own again
 * @throws DomainError project.not_found, participant.forbidden, participant.read_only, participant.not_found,
 *   participant.undo_later_first, participant.version_conflict
 */
export async function freeParticipant(
  deps: ParticipantDeps,
  ctx: Context<StaffActor>,
  projectId: ProjectId,
  participantId: ParticipantId,
  { reason, version }: { reason: string; version: number },
): Promise<ParticipantView> {
  await getEditable(deps, ctx, projectId);
  const lesser = await getIn(deps, projectId, participantId);
  if (!lesser.mergedInto || !lesser.given) return toView(lesser);
  assertVersion(lesser, version);
  const other = await getIn(deps, projectId, lesser.mergedInto);
  // What it gave has gone on to a third by then.
  if (other.mergedInto) throw new DomainError("conflict", "participant.undo_later_first");
  const back = new Set([participantId, ...lesser.merged]);
  const free = {
    ...lesser,
    mergedInto: undefined,
    given: undefined,
    ...changed(lesser, ctx, "freed", reason),
  };
  const rest = {
    ...withoutGiven(other, lesser.given),
    merged: other.merged.filter((id) => !back.has(id)),
    ...changed(other, ctx, "gave_back", reason),
  };
  await saveBoth(deps, [lesser, free], [other, rest]);
  return toView(free);
}

async function saveBoth(
  deps: ParticipantDeps,
  [lesserBefore, lesser]: [StoredParticipant, StoredParticipant],
  [otherBefore, other]: [StoredParticipant, StoredParticipant],
): Promise<ParticipantView> {
  const traits = await traitsOf(deps.hash, other.projectId, other);
  const outcome = await deps.participants.save([
    { before: lesserBefore, after: lesser },
    { before: otherBefore, after: { ...other, traits } },
  ]);
  if (outcome !== "written") throw new DomainError("conflict", "participant.version_conflict");
  return toView(other);
}
