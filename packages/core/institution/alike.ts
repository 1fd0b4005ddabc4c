import type { Institution } from "./schema.ts";
import { known, partsOf, stemOf, type Words } from "./words.ts";

/** How much of the shorter name the longer has as well, where both may be one. */
const LIKE_SHARE = 0.75;

/** Whether two entries may be one: people say the same of them, of the same place, in other words. */
export function isAlike(
  a: Pick<Institution, "name" | "town" | "nip" | "otherNames">,
  b: Pick<Institution, "name" | "town" | "nip" | "otherNames">,
): boolean {
  if (a.nip && a.nip === b.nip) return true;
  const [one, other] = [a, b].map((entry) =>
    [entry.name, ...entry.otherNames].map((name) => likenessOf({ name, town: entry.town })),
  );
  return (one ?? []).some((first) => (other ?? []).some((second) => areAlike(first, second)));
}

interface Likeness {
  name: Set<string>;
  place: Set<string>;
}

function likenessOf(words: Words): Likeness {
  const { name, place, town } = partsOf(words);
  return {
    name: new Set(name.map((word) => known().kin.get(word) ?? stemOf(word))),
    place: new Set([...place, ...town].map(stemOf)),
  };
}

function areAlike(a: Likeness, b: Likeness): boolean {
  const places = a.place.union(b.place);
  // Whoever gave no town may have it in the name.
  const [saysA, saysB] = [a, b].map(({ name, place }) => name.union(place).intersection(places)) as [
    Set<string>,
    Set<string>,
  ];
  if (places.size > 0 && saysA.isDisjointFrom(saysB)) return false;
  const [nameA, nameB] = [a.name.difference(places), b.name.difference(places)];
  const [numbersA, numbersB] = [numbersOf(nameA), numbersOf(nameB)];
  if (numbersA.size > 0 && numbersB.size > 0 && numbersA.symmetricDifference(numbersB).size > 0) return false;
  const least = Math.min(nameA.size, nameB.size);
  return nameA.intersection(nameB).size >= least * LIKE_SHARE;
}

/** School no. 2 is not school no. 3. */
function numbersOf(words: ReadonlySet<string>): Set<string> {
  return new Set([...words].filter((word) => /^\d+$/.test(word)));
}
