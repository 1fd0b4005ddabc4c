import { isAllowed } from "../access/rules.ts";
import type { StaffActor } from "../shared/actor.ts";
import { foldText, withoutAccents } from "../shared/text.ts";
import { OTHER_NAMES_MAX, type Institution } from "./schema.ts";
import { partsOf, type Words } from "./words.ts";

export { isAlike } from "./alike.ts";
export {
  type InstitutionSearch,
  isFound,
  searchedWords,
  searchesForAlike,
  searchOf,
  type WordRow,
  wordRows,
} from "./search-words.ts";
export { stemOf } from "./words.ts";

/** Whether the member of staff may look into the register. */
export function canReadInstitutions(actor: StaffActor): boolean {
  return isAllowed(actor, "institutions.read");
}

/** Whether the member of staff may add, change and merge entries. */
export function canEditInstitutions(actor: StaffActor): boolean {
  return isAllowed(actor, "institutions.edit");
}

function keyOf(name: readonly string[], town: readonly string[], of: Words): string {
  // A name of signs alone is told by the signs.
  const words = name.join(" ") || foldText(of.name) || withoutAccents(of.name).trim();
  return `${words}|${town.join(" ")}`;
}

/**
 * The keys under which words are looked for in the register, the surest first. Two that share one are the same; grammar
 * decides nothing here: of whoever leaves the town out, the place must stand as it does in the name of the entry.
 */
export function keysOfWords(words: Words): string[] {
  const { name, place, town } = partsOf(words);
  if (town.length === 0) return [keyOf(name, [], words)];
  return [
    ...new Set([
      keyOf(name, town, words),
      ...(place.length > 0 ? [keyOf([...name, ...place], [], words)] : []),
    ]),
  ];
}

/** The keys of an entry: those without which it is not there, and those that it has if nobody else does. */
export function keysOf(institution: Pick<Institution, "name" | "town" | "communeCode" | "otherNames">): {
  own: string;
  more: string[];
} {
  const { name, town, communeCode, otherNames } = institution;
  const [plain = "", ...rest] = keysOfNamed({ name, town });
  // Two towns of one name: the entry with its commune stands beside the other, and words alone lead to the first.
  const own = communeCode ? `${plain}|${communeCode}` : plain;
  const more = [plain, ...rest, ...otherNames.flatMap((other) => keysOfNamed({ name: other, town }))];
  return { own, more: [...new Set(more)].filter((key) => key !== own) };
}

/** What tells whether somebody comes from an institution. */
export interface Membership {
  ids: ReadonlySet<string>;
  /** Names of those who registered before there was a register. */
  keys: ReadonlySet<string>;
}

/** Who comes from an institution that stands in the register by these entries: its own, and those that were found to be it. */
export function membershipOf(
  entries: readonly Pick<Institution, "institutionId" | "name" | "town" | "communeCode" | "otherNames">[],
): Membership {
  return {
    ids: new Set<string>(entries.map(({ institutionId }) => institutionId)),
    keys: new Set(entries.map(keysOf).flatMap(({ own, more }) => [own, ...more])),
  };
}

/** Whether somebody comes from an institution: by the entry with their registration, and without one by their words. */
export function comesFrom(
  institution: (Words & { institutionId?: string }) | undefined,
  { ids, keys }: Membership,
): boolean {
  if (!institution) return false;
  if (institution.institutionId) return ids.has(institution.institutionId);
  return keysOfWords(institution).some((key) => keys.has(key));
}

/** Keys of one name: with the town apart, and with the town within it as it stands there and as it stands alone. */
function keysOfNamed(words: Words): string[] {
  const { name, place, town } = partsOf(words);
  if (town.length === 0) return [keyOf(name, [], words)];
  return [
    keyOf(name, town, words),
    ...(place.length > 0 ? [keyOf([...name, ...place], [], words)] : []),
    keyOf([...name, ...town], [], words),
  ];
}

/** The names that an entry gives to the one that it is merged into, as many as find room there. */
export function namesGiven(
  lesser: Pick<Institution, "name" | "town" | "otherNames">,
  other: Pick<Institution, "name" | "town" | "otherNames">,
): string[] {
  const had = new Set([other.name, ...other.otherNames].map(foldText));
  const isElsewhere = lesser.town && foldText(lesser.town) !== foldText(other.town ?? "");
  const names = [lesser.name, ...lesser.otherNames]
    .map((name) =>
      isElsewhere && !foldText(name).includes(foldText(lesser.town ?? "")) ? `${name}, ${lesser.town}` : name,
    )
    .filter((name) => !had.has(foldText(name)));
  return [...new Set(names)].slice(0, OTHER_NAMES_MAX - other.otherNames.length);
}
