import { sortKey } from "../shared/text.ts";
import type { InstitutionDeps } from "./deps.ts";
import { isFound, searchedWords, searchOf } from "./rules.ts";
import type { InstitutionId } from "./schema.ts";
import type { ShownInstitution } from "./store.ts";

type Found = ShownInstitution & { institutionId: InstitutionId };

/** Entries that typed text may mean, the likeliest first. One page of one query, seldom two, or what was read a moment ago. */
export async function findTyped(readWords: InstitutionDeps["readWords"], text: string): Promise<Found[]> {
  const search = searchOf(text);
  if (!search) return [];
  const { head, tail, widerTail } = search;
  const read = async (from: string) =>
    (await readWords({ head, tail: from })).filter((entry) => isFound(entry, search));
  const found = await read(tail);
  const wider = found.length === 0 && widerTail !== undefined ? await read(widerTail) : found;
  return wider
    .map((entry) => {
      const own = searchedWords(entry);
      // Whoever typed a word whole means that, before those that it only begins.
      const missed = search.words.filter((word) => !own.has(word)).length;
      return { entry, missed, more: own.size, key: sortKey(`${entry.town ?? ""} ${entry.name}`) };
    })
    .sort((a, b) => a.missed - b.missed || a.more - b.more || (a.key < b.key ? -1 : 1))
    .map(({ entry }) => entry);
}
