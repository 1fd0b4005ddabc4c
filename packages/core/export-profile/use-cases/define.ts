import type { ProjectId } from "../../project/index.ts";
import { actorRef, type StaffActor } from "../../shared/actor.ts";
import type { Context } from "../../shared/context.ts";
import { DomainError } from "../../shared/error.ts";
import { derivedId } from "../../shared/id.ts";
import { getEditable } from "../../participant/access.ts";
import { getNamed, getOwn } from "../access.ts";
import type { ExportProfileView } from "../answer.ts";
import type { ExportProfileDeps } from "../deps.ts";
import { saysSame } from "../rules.ts";
import { MAX_PROFILES, type Profile, type ProfileChange, type ProfileCheck } from "../schema.ts";
import type { StoredProfile } from "../store.ts";
import { viewOf } from "./read.ts";

/**
 * Gives a project a profile of its own: a copy of one that comes with the product, or one that somebody sends. With an idempotency key the same
 * request twice adds it once.
 * @throws DomainError project.not_found, participant.forbidden, participant.read_only, profile.too_many
 */
export async function addProfile(
  deps: ExportProfileDeps,
  ctx: Context<StaffActor>,
  projectId: ProjectId,
  profile: Profile,
  idempotencyKey?: string,
): Promise<ExportProfileView> {
  await getEditable(deps, ctx, projectId);
  const profileId = idempotencyKey
    ? derivedId("xpr", "profile.add", projectId, ctx.actor.staffId, idempotencyKey)
    : ctx.newId("xpr");
  const all = await deps.profiles.list(projectId);
  if (!all.some((one) => one.profileId === profileId)) {
    if (all.length >= MAX_PROFILES) throw new DomainError("conflict", "profile.too_many");
    // Of the same request, sent twice at one moment, one writes.
    await deps.profiles.save(
      {
        projectId,
        profileId,
        head: headOf(profile),
        revision: 1,
        version: 1,
        createdAt: ctx.now,
        ...stamp(ctx, "added"),
      },
      profile,
    );
  }
  return viewOf(deps, profileId, await getNamed(deps, projectId, profileId));
}

/**
 * Gives a profile another text; the one before is kept, and what was checked was that one. The same text again changes nothing.
 * @throws DomainError project.not_found, participant.forbidden, participant.read_only, profile.not_found,
 *   profile.version_conflict
 */
export async function changeProfile(
  deps: ExportProfileDeps,
  ctx: Context<StaffActor>,
  projectId: ProjectId,
  profileId: string,
  { profile, version }: ProfileChange,
): Promise<ExportProfileView> {
  await getEditable(deps, ctx, projectId);
  const { stored, ...before } = await getNamed(deps, projectId, profileId);
  if (!stored) throw new DomainError("conflict", "profile.built_in");
  if (saysSame(before.profile, profile)) return viewOf(deps, profileId, { ...before, stored });
  if (stored.version !== version) throw conflict(stored);
  const { checked: _, ...kept } = stored;
  const after: StoredProfile = {
    ...kept,
    head: headOf(profile),
    revision: stored.revision + 1,
    version: version + 1,
    ...stamp(ctx, "changed"),
  };
  if (!(await deps.profiles.save(after, profile))) throw conflict(await getOwn(deps, projectId, profileId));
  return viewOf(deps, profileId, { profile, revision: after.revision, stored: after });
}

/**
 * Says that the organiser compared a profile with what the funder wants now, or takes that back. What is so already stays so.
 * @throws DomainError project.not_found, participant.forbidden, participant.read_only, profile.not_found,
 *   profile.version_conflict
 */
export async function setChecked(
  deps: ExportProfileDeps,
  ctx: Context<StaffActor>,
  projectId: ProjectId,
  profileId: string,
  { checked, version }: ProfileCheck,
): Promise<ExportProfileView> {
  await getEditable(deps, ctx, projectId);
  const { stored, ...named } = await getNamed(deps, projectId, profileId);
  if (!stored) throw new DomainError("conflict", "profile.built_in");
  if ((stored.checked !== undefined) === checked) return viewOf(deps, profileId, { ...named, stored });
  if (stored.version !== version) throw conflict(stored);
  const { checked: _, ...kept } = stored;
  const done = stamp(ctx, checked ? "checked" : "unchecked");
  const after: StoredProfile = {
    ...kept,
    ...(checked && { checked: { by: done.changedBy, at: ctx.now } }),
    version: version + 1,
    ...done,
  };
  if (!(await deps.profiles.save(after))) throw conflict(await getOwn(deps, projectId, profileId));
  return viewOf(deps, profileId, { ...named, stored: after });
}

function headOf({ name, rows }: Profile): StoredProfile["head"] {
  return { name, rows };
}

function stamp(ctx: Context<StaffActor>, doing: StoredProfile["doing"]) {
  return { doing, updatedAt: ctx.now, changedBy: actorRef(ctx.actor) };
}

function conflict({ version }: StoredProfile): DomainError {
  return new DomainError("conflict", "profile.version_conflict", { version });
}
