import { actorRef } from "../../shared/actor.ts";
import type { Context } from "../../shared/context.ts";
import { jitter, RACE_ATTEMPTS } from "../../shared/table.ts";
import type { InstitutionDeps } from "../deps.ts";
import { findMeant } from "../reading.ts";
import { keysOfWords } from "../rules.ts";
import type { InstitutionId, InstitutionWords } from "../schema.ts";

/** What a registration keeps of an institution: the words, and the entry that they are taken for. */
export interface NamedInstitution extends InstitutionWords {
  institutionId?: InstitutionId;
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
