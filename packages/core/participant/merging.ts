import { foldText } from "../shared/text.ts";
import { FORMER_NAMES_MAX, type Given, type Participant } from "./schema.ts";

type Person = Pick<Participant, "firstName" | "lastName" | "formerLastNames" | "email" | "phone" | "entry">;

/** What somebody gives to the one that they are merged into: what that one lacks, and surnames. */
export function whatIsGiven(lesser: Person, other: Person): Given {
  const had = new Set([other.lastName, ...other.formerLastNames].map(foldText));
  const names = [lesser.lastName, ...lesser.formerLastNames].filter((name) => !had.has(foldText(name)));
  return {
    email: other.email === undefined ? lesser.email : undefined,
    phone: other.phone === undefined ? lesser.phone : undefined,
    formerLastNames: [...new Set(names)].slice(0, FORMER_NAMES_MAX - other.formerLastNames.length),
    entry: Object.fromEntries(
      Object.entries(lesser.entry).filter(([id, answer]) => answer && !other.entry[id]),
    ),
  };
}

/** Somebody with what was given. */
export function withGiven<One extends Person>(other: One, given: Given): One {
  return {
    ...other,
    email: other.email ?? given.email,
    phone: other.phone ?? given.phone,
    formerLastNames: [...other.formerLastNames, ...given.formerLastNames],
    entry: { ...other.entry, ...given.entry },
  };
}

/** Somebody without what was given, as far as staff have not changed it since. */
export function withoutGiven<One extends Person>(other: One, given: Given): One {
  const names = new Set(given.formerLastNames);
  return {
    ...other,
    email: given.email !== undefined && other.email === given.email ? undefined : other.email,
    phone: given.phone !== undefined && other.phone === given.phone ? undefined : other.phone,
    formerLastNames: other.formerLastNames.filter((name) => !names.has(name)),
    entry: Object.fromEntries(
      Object.entries(other.entry).filter(([id, answer]) => given.entry[id] !== answer),
    ),
  };
}
