import { mailboxOf } from "../limit/rules.ts";
import { searchText } from "../shared/text.ts";
import { type Known, nameKeys, phoneKey } from "./matching.ts";
import type { ProjectId } from "../project/schema.ts";

/** Kinds of what a participant is found by. */
export type TraitKind = "word" | "name" | "email" | "phone" | "pesel";

/** Something that a participant of a project is found by, as it is kept. */
export interface Trait {
  kind: TraitKind;
  value: string;
}

/** Computes hashes under the installation's key. */
export type Hash = (text: string) => Promise<string>;

/** Words of somebody's names that are kept for the search. */
const WORDS_MAX = 16;

/**
 * What somebody is found by in a project. What a stranger could look up, address and telephone, is kept as a hash under the
 * installation's key: keys of a table stand in more places than its rows.
 */
export async function traitsOf(hash: Hash, projectId: ProjectId, person: Known): Promise<Trait[]> {
  const { firstName, lastName, formerLastNames = [], email, phone, peselPrint } = person;
  const words = searchText([firstName, lastName, ...formerLastNames])
    .split(" ")
    .filter(Boolean);
  const number = phoneKey(phone);
  return [
    ...[...new Set(words)].slice(0, WORDS_MAX).map((value) => ({ kind: "word" as const, value })),
    ...nameKeys(person).map((value) => ({ kind: "name" as const, value })),
    ...(email
      ? [{ kind: "email" as const, value: await hash(`${projectId}\u0000email\u0000${mailboxOf(email)}`) }]
      : []),
    ...(number
      ? [{ kind: "phone" as const, value: await hash(`${projectId}\u0000phone\u0000${number}`) }]
      : []),
    ...(peselPrint ? [{ kind: "pesel" as const, value: peselPrint }] : []),
  ];
}

/** Those by which people are looked for who may be the same; words are for the search of staff. */
export function matchingTraits(traits: readonly Trait[]): Trait[] {
  return traits.filter(({ kind }) => kind !== "word");
}
