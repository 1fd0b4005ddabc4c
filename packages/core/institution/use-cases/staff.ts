import { actorRef, type StaffActor } from "../../shared/actor.ts";
import type { Context } from "../../shared/context.ts";
import { DomainError } from "../../shared/error.ts";
import type { Page } from "../../shared/page.ts";
import type { InstitutionDetail, InstitutionPage, InstitutionView, ListedInstitution } from "../answer.ts";
import type { InstitutionDeps } from "../deps.ts";
import { assertEdits, assertReads } from "../access.ts";
import { findTyped } from "../finding.ts";
import { assertVersion, findMeant, getEntry, toListed, toOffered, toView } from "../reading.ts";
import { canEditInstitutions, isAlike, searchesForAlike } from "../rules.ts";
import type { InstitutionId, InstitutionInput, InstitutionState } from "../schema.ts";
import type { StoredInstitution } from "../store.ts";

/** Entries in one page of a list; of those that wait, each is looked for among the others. */
const LISTED_AT_ONCE = 25;
/** Entries that are shown as alike. */
const ALIKE_MAX = 5;
/** What a search of staff shows. */
const FOUND_MAX = 50;

/**
 * Entries of the register: what was typed, in whatever state; else a list in Polish order, those that wait with what they
 * are like.
 * @throws DomainError institution.forbidden
 */
export async function listInstitutions(
  deps: InstitutionDeps,
  ctx: Context<StaffActor>,
  { q, state = "checked", cursor }: { q?: string; state?: InstitutionState; cursor?: string },
): Promise<InstitutionPage> {
  assertReads(ctx);
  if (q) return { items: (await findTyped(deps.readWords, q)).slice(0, FOUND_MAX).map(toListed) };
  const page: Page<StoredInstitution> = await deps.institutions.list(state, cursor, LISTED_AT_ONCE);
  const items = await Promise.all(
    page.items.map(async (entry) => ({
      ...toListed(entry),
      ...(state === "proposed" && { alike: await findAlike(deps, entry) }),
    })),
  );
  return { ...page, items };
}

/**
 * The entry that an id stands for now, for staff who may look into the register.
 * @throws DomainError institution.forbidden, institution.not_found
 */
export async function getEntryFor(
  deps: InstitutionDeps,
  ctx: Context<StaffActor>,
  institutionId: InstitutionId,
): Promise<StoredInstitution> {
  assertReads(ctx);
  const entry = await findMeant(deps, institutionId);
  if (!entry) throw new DomainError("not_found", "institution.not_found");
  return entry;
}

/**
 * One entry with all that belongs to it; of a merged one, the entry that it is the same as.
 * @throws DomainError institution.forbidden, institution.not_found
 */
export async function getInstitution(
  deps: InstitutionDeps,
  ctx: Context<StaffActor>,
  institutionId: InstitutionId,
): Promise<Omit<InstitutionDetail, "history">> {
  const entry = await getEntryFor(deps, ctx, institutionId);
  const [alike, merged] = await Promise.all([
    findAlike(deps, entry),
    deps.institutions.findMany(entry.merged),
  ]);
  return {
    ...toView(entry),
    alike,
    merged: merged
      .filter((one) => one?.mergedInto === entry.institutionId)
      .map((one) => one as StoredInstitution)
      .map((one) => ({ ...toOffered(one), version: one.version })),
    may: { edit: canEditInstitutions(ctx.actor) },
  };
}

/**
 * Adds an entry that staff know to be right.
 * @throws DomainError institution.forbidden, institution.read_only, institution.known, institution.version_conflict
 */
export async function addInstitution(
  deps: InstitutionDeps,
  ctx: Context<StaffActor>,
  input: InstitutionInput,
): Promise<InstitutionView> {
  assertEdits(ctx);
  return save(deps, undefined, {
    ...input,
    institutionId: ctx.newId("ins"),
    state: "checked",
    merged: [],
    version: 1,
    createdAt: ctx.now,
    updatedAt: ctx.now,
    changedBy: actorRef(ctx.actor),
  });
}

/**
 * Replaces what staff write about an entry, and with that says that it is right.
 * @throws DomainError institution.forbidden, institution.read_only, institution.not_found, institution.known,
 *   institution.merged, institution.version_conflict
 */
export async function changeInstitution(
  deps: InstitutionDeps,
  ctx: Context<StaffActor>,
  institutionId: InstitutionId,
  { version, ...input }: InstitutionInput & { version: number },
): Promise<InstitutionView> {
  assertEdits(ctx);
  const before = await getEntry(deps, institutionId);
  if (before.mergedInto) throw new DomainError("conflict", "institution.merged");
  assertVersion(before, version);
  return save(deps, before, {
    ...before,
    ...input,
    state: "checked",
    version: version + 1,
    updatedAt: ctx.now,
    changedBy: actorRef(ctx.actor),
    changeReason: undefined,
  });
}

async function save(
  deps: InstitutionDeps,
  before: StoredInstitution | undefined,
  after: StoredInstitution,
): Promise<InstitutionView> {
  const result = await deps.institutions.save([{ before, after }]);
  if (result.outcome === "stale") throw new DomainError("conflict", "institution.version_conflict");
  if (result.outcome === "known") {
    const known = await findMeant(deps, result.institutionId);
    throw new DomainError("conflict", "institution.known", {
      issues: [{ path: "name", code: "institution.known" }],
      known: known && toOffered(known),
    });
  }
  return toView(after);
}

/** Entries that may be the same as this one. Up to three pages of queries. */
async function findAlike(deps: InstitutionDeps, entry: StoredInstitution): Promise<ListedInstitution[]> {
  const reads = await Promise.all(searchesForAlike(entry).map((row) => deps.readWords(row)));
  const others = new Map(reads.flat().map((one) => [one.institutionId, one]));
  others.delete(entry.institutionId);
  return [...others.values()]
    .filter((one) => isAlike(entry, one))
    .slice(0, ALIKE_MAX)
    .map(toListed);
}
