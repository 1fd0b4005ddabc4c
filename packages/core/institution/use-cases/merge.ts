import { actorRef, type StaffActor } from "../../shared/actor.ts";
import type { Context } from "../../shared/context.ts";
import { DomainError } from "../../shared/error.ts";
import type { InstitutionView } from "../answer.ts";
import type { InstitutionDeps } from "../deps.ts";
import { assertEdits } from "../access.ts";
import { assertVersion, getEntry, toView } from "../reading.ts";
import { namesGiven } from "../rules.ts";
import type { InstitutionId, InstitutionMerge } from "../schema.ts";
import type { StoredInstitution } from "../store.ts";

/**
 * Says that an entry is the same institution as another: it points there, and its names become the other's. What was
 * registered keeps the id that it has and is read through the pointer. One transaction; merging twice is once.
 * @returns the entry that stays
 * @throws DomainError institution.forbidden, institution.read_only, institution.not_found, institution.same,
 *   institution.merged, institution.version_conflict
 */
export async function mergeInstitution(
  deps: InstitutionDeps,
  ctx: Context<StaffActor>,
  institutionId: InstitutionId,
  { into, reason, version }: InstitutionMerge,
): Promise<InstitutionView> {
  assertEdits(ctx);
  if (into === institutionId) throw new DomainError("conflict", "institution.same");
  const [lesser, other] = await Promise.all([getEntry(deps, institutionId), getEntry(deps, into)]);
  if (lesser.mergedInto === into) return toView(other);
  if (lesser.mergedInto || other.mergedInto) throw new DomainError("conflict", "institution.merged");
  assertVersion(lesser, version);
  const given = namesGiven(lesser, other);
  return commitBoth(deps, [
    [lesser, { ...changed(lesser, ctx, reason), mergedInto: into, namesGiven: given }],
    [
      other,
      {
        ...changed(other, ctx, reason),
        otherNames: [...other.otherNames, ...given],
        merged: [...other.merged, institutionId, ...lesser.merged],
      },
    ],
  ]);
}

/**
 * Takes a merger back: the pointer goes, and the names that the other entry got by it. Twice is once.
 * @returns the entry that is on its own again
 * @throws DomainError institution.forbidden, institution.read_only, institution.not_found, institution.undo_later_first,
 *   institution.version_conflict
 */
export async function freeInstitution(
  deps: InstitutionDeps,
  ctx: Context<StaffActor>,
  institutionId: InstitutionId,
  version: number,
): Promise<InstitutionView> {
  assertEdits(ctx);
  const lesser = await getEntry(deps, institutionId);
  if (!lesser.mergedInto) return toView(lesser);
  assertVersion(lesser, version);
  const other = await getEntry(deps, lesser.mergedInto);
  // What it gave has gone on to a third by then.
  if (other.mergedInto) throw new DomainError("conflict", "institution.undo_later_first");
  const given = new Set(lesser.namesGiven);
  const back = new Set([institutionId, ...lesser.merged]);
  const free = { ...changed(lesser, ctx), mergedInto: undefined, namesGiven: undefined };
  await commitBoth(deps, [
    [lesser, free],
    [
      other,
      {
        ...changed(other, ctx),
        otherNames: other.otherNames.filter((name) => !given.has(name)),
        merged: other.merged.filter((id) => !back.has(id)),
      },
    ],
  ]);
  return toView(free);
}

function changed(entry: StoredInstitution, ctx: Context<StaffActor>, reason?: string): StoredInstitution {
  return {
    ...entry,
    version: entry.version + 1,
    updatedAt: ctx.now,
    changedBy: actorRef(ctx.actor),
    changeReason: reason,
  };
}

async function commitBoth(
  deps: InstitutionDeps,
  changes: [StoredInstitution, StoredInstitution][],
): Promise<InstitutionView> {
  const result = await deps.institutions.save(changes.map(([before, after]) => ({ before, after })));
  if (result.outcome !== "written") throw new DomainError("conflict", "institution.version_conflict");
  return toView(changes.at(-1)?.[1] as StoredInstitution);
}
