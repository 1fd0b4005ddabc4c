import type { ProjectId } from "../../project/index.ts";
import type { StaffActor } from "../../shared/actor.ts";
import type { Context } from "../../shared/context.ts";
import { getReadable } from "../../participant/access.ts";
import { canEditParticipants } from "../../participant/rules.ts";
import { getNamed, type Named } from "../access.ts";
import type { ExportProfiles, ExportProfileView, ListedExportProfile } from "../answer.ts";
import { builtIns } from "../built-in.ts";
import type { ExportProfileDeps } from "../deps.ts";
import type { StoredProfile } from "../store.ts";

/** Profiles that a project can make files by: its own, then those that come with the product. @throws DomainError project.not_found, participant.forbidden */
export async function listProfiles(
  deps: ExportProfileDeps,
  ctx: Context<StaffActor>,
  projectId: ProjectId,
): Promise<ExportProfiles> {
  await getReadable(deps, ctx, projectId);
  const own = await deps.profiles.list(projectId);
  const names = await deps.namesOf(own.flatMap(({ checked }) => checked?.by ?? []));
  return {
    items: [
      ...own.map((stored) => toListed(stored, names)),
      ...builtIns().map(({ id, version, profile: { name, rows } }) => ({
        profileId: id,
        name,
        rows,
        isBuiltIn: true,
        revision: version,
      })),
    ],
    may: { edit: canEditParticipants(ctx.actor, projectId) },
  };
}

/** A profile with its text, or with one that it had. @throws DomainError project.not_found, participant.forbidden, profile.not_found */
export async function getProfile(
  deps: ExportProfileDeps,
  ctx: Context<StaffActor>,
  projectId: ProjectId,
  profileId: string,
  revision?: number,
): Promise<ExportProfileView> {
  await getReadable(deps, ctx, projectId);
  return viewOf(deps, profileId, await getNamed(deps, projectId, profileId, revision));
}

/** A profile as it is answered. */
export async function viewOf(
  deps: Pick<ExportProfileDeps, "profiles" | "namesOf">,
  profileId: string,
  { profile, revision, stored }: Named,
): Promise<ExportProfileView> {
  const { name, rows } = profile;
  if (!stored)
    return { profileId, name, rows, isBuiltIn: true, revision, version: 0, profile, revisions: [] };
  const revisions = await deps.profiles.listRevisions(stored.projectId, stored.profileId);
  const names = await deps.namesOf([
    ...revisions.map(({ by }) => by),
    ...(stored.checked ? [stored.checked.by] : []),
  ]);
  const { checked, ...listed } = toListed(stored, names);
  return {
    ...listed,
    name,
    rows,
    revision,
    // What was checked is the text that is there now.
    ...(checked && revision === stored.revision && { checked }),
    version: stored.version,
    profile,
    revisions: revisions.map(({ revision: one, at, by }) => ({ revision: one, at, byName: names.get(by) })),
  };
}

function toListed(
  { profileId, head: { name, rows }, revision, checked }: StoredProfile,
  names: ReadonlyMap<string, string>,
): ListedExportProfile {
  return {
    profileId,
    name,
    rows,
    isBuiltIn: false,
    revision,
    ...(checked && { checked: { at: checked.at, byName: names.get(checked.by) } }),
  };
}
