import { actorRef } from "../../shared/actor.ts";
import type { Context } from "../../shared/context.ts";
import { shortHash } from "../../shared/secret.ts";
import { jitter, RACE_ATTEMPTS } from "../../shared/table.ts";
import type { InstitutionDeps } from "../deps.ts";
import { findMeant } from "../reading.ts";
import { keysOfWords } from "../rules.ts";
import type { Institution, InstitutionId, InstitutionWords } from "../schema.ts";

/** What a registration keeps of an institution: the words, and the entry that they are taken for. */
export interface NamedInstitution extends InstitutionWords {
  institutionId?: InstitutionId;
}

/** What the people of an institution are counted by. */
export interface Family {
  /**
   * Its entry first, then those that were found to be the same. Words without an entry, of before there was a register or where too
   * many were added at once, stand for themselves.
   */
  keys: string[];
  /** Of an entry whose commune is known. */
  communeCode?: string;
}

/** Under what the people of an institution are counted (docs/decisions/0071), and where it is. */
export async function familyOf(
  deps: InstitutionDeps,
  { institutionId, ...words }: NamedInstitution,
): Promise<Family> {
  const keys = keysOfWords(words);
  const named = institutionId ?? (await deps.institutions.findByKeys(keys)).find((id) => id !== undefined);
  const meant = named && (await findMeant(deps, named));
  if (!meant) return { keys: [`name-${shortHash(keys[0] ?? "")}`] };
  return { keys: [meant.institutionId, ...meant.merged], communeCode: meant.communeCode };
}

/** The entry that an id stands for now, with all that were found to be the same; undefined where there is none. */
export async function findFamily(
  deps: InstitutionDeps,
  institutionId: InstitutionId,
): Promise<(MeantInstitution & { family: InstitutionId[] }) | undefined> {
  const meant = await findMeant(deps, institutionId);
  if (!meant) return undefined;
  const { name, town, merged } = meant;
  return { institutionId: meant.institutionId, name, town, family: [meant.institutionId, ...merged] };
}

/** An entry as others are told what it is. */
export type MeantInstitution = Pick<Institution, "institutionId" | "name" | "town">;

/** The entries that several stand for now. A batch of reads, and one for each time that some of them were merged. */
export async function findAllMeant(
  deps: InstitutionDeps,
  asked: readonly (InstitutionId | undefined)[],
): Promise<Map<InstitutionId, MeantInstitution>> {
  const entries = await findAllEntries(deps, asked);
  return new Map(
    [...entries].map(([id, { institutionId, name, town }]) => [id, { institutionId, name, town }] as const),
  );
}

/** The same with all that the register has of them. */
export async function findAllEntries(
  { institutions }: InstitutionDeps,
  asked: readonly (InstitutionId | undefined)[],
): Promise<Map<InstitutionId, Institution>> {
  const ids = [...new Set(asked.filter((id) => id !== undefined))];
  const known = new Map<InstitutionId, Institution>();
  for (let next = ids; next.length > 0;) {
    const found = (await institutions.findMany(next)).filter((entry) => entry !== undefined);
    for (const entry of found) known.set(entry.institutionId, entry);
    next = [...new Set(found.flatMap(({ mergedInto }) => mergedInto ?? []))].filter((id) => !known.has(id));
  }
  const meant = (id: InstitutionId): Institution | undefined => {
    const entry = known.get(id);
    return entry?.mergedInto ? meant(entry.mergedInto) : entry;
  };
  return new Map(
    ids.flatMap((id) => {
      const entry = meant(id);
      return entry ? [[id, entry] as const] : [];
    }),
  );
}

/**
 * Finds the entry that somebody means. One that was chosen gives its words, so that nobody stands under an entry with words
 * of their own; words that were typed lead to whoever is called so, and are added as proposed where nobody is. One read, and
 * where it is added one more and a transaction; of many who add the same at one moment one does.
 * @returns the words with the entry; without it where too many add things at once, which staff can put right
 */
export async function nameInstitution(
  deps: InstitutionDeps,
  ctx: Context,
  { institutionId, ...typed }: NamedInstitution,
): Promise<NamedInstitution> {
  const chosen = institutionId && (await findMeant(deps, institutionId));
  if (chosen) {
    const { name, type, town } = chosen;
    return { name, type, town, institutionId: chosen.institutionId };
  }
  for (let attempt = 0; attempt < RACE_ATTEMPTS; attempt += 1) {
    const holders = await deps.institutions.findByKeys(keysOfWords(typed));
    const known = holders.find((id) => id !== undefined);
    if (known) return { ...typed, institutionId: known };
    const added = ctx.newId("ins");
    const result = await deps.institutions.save([
      {
        after: {
          ...typed,
          institutionId: added,
          otherNames: [],
          state: "proposed",
          merged: [],
          version: 1,
          createdAt: ctx.now,
          updatedAt: ctx.now,
          changedBy: actorRef(ctx.actor),
        },
      },
    ]);
    if (result.outcome === "written") return { ...typed, institutionId: added };
    if (result.outcome === "known") return { ...typed, institutionId: result.institutionId };
    await jitter(attempt);
  }
  ctx.log.warn("institution not named", {});
  return typed;
}
