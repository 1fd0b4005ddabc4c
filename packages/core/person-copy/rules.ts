import type { Holding, Saying } from "../shared/holding.ts";
import type { Image } from "../shared/manifest.ts";
import type { CopiedValue } from "./answer.ts";

/** Stands in a copy where something was that whoever makes it may not read. */
export const WITHHELD = "withheld";

/** Search keys and filters, made of what the row says beside them. */
const MADE_OF_OTHERS: ReadonlySet<string> = new Set(["nameKey", "searchText", "traits", "options"]);
/** Words that are the person's own. */
const OWN_WORDS: ReadonlySet<string> = new Set(["person.answers", "person.attachments"]);
/** What staff alone see of a registration, until they decide: its own page does not show it either. */
const FOR_STAFF: ReadonlySet<string> = new Set(["person.room", "person.leftAt", "person.unproven"]);
/** Sums of files, which version of words was shown, and what a mail looks up: they find what is meant, and say nothing to anybody. */
const FINDS_ONLY =
  /\.sha256$|\.signature\.|^person\.consents\.(?:textVersion|log\.\d+\.wording)$|^message\.facts\.(?!reason$)/;
/** Ids of ours, and those who act by them: they lead to others, or say nothing to anybody outside. */
const ID = /^(?:[a-z]+:)?[a-z]{3}_[0-9A-HJKMNP-TV-Z]{26}$/;

type Fields = Holding["fields"];

/** How much of a row is told: all; not words in which staff may have named somebody else; or what its person may see at once. */
export type Extent = "all" | "without_words" | "own";

/**
 * What a row says of its person, value by value, in the order of its manifest: every field but those that say nothing, and ids, which lead to
 * others.
 */
export function valuesOf(fields: Fields, row: Image, extent: Extent): CopiedValue[] {
  return walk(fields, row, "", extent);
}

function walk(fields: Fields, row: unknown, prefix: string, extent: Extent): CopiedValue[] {
  if (Array.isArray(row))
    return row.flatMap((part, index) => walk(fields, part, `${prefix}${index}.`, extent));
  if (typeof row !== "object" || row === null) return [];
  return Object.entries(fields).flatMap(([name, says]) => {
    const value = (row as Image)[name];
    const path = prefix + name;
    if (typeof says !== "string" && !Array.isArray(says))
      return walk(says as Fields, value, `${path}.`, extent);
    const sayings = told(says as Saying | readonly Saying[]);
    const isHeldBack =
      (extent !== "all" && sayings.includes("words") && !OWN_WORDS.has(path)) ||
      (extent === "own" && FOR_STAFF.has(path));
    if (sayings.length === 0 || MADE_OF_OTHERS.has(name) || isHeldBack) return [];
    return leavesOf(value, path).map((leaf) => ({ ...leaf, field: path, says: sayings }));
  });
}

function told(says: Saying | readonly Saying[]): CopiedValue["says"] {
  const all: readonly Saying[] = typeof says === "string" ? [says] : says;
  return all.filter((one) => one !== "nothing" && one !== "id");
}

function leavesOf(value: unknown, path: string): Pick<CopiedValue, "path" | "value">[] {
  if (FINDS_ONLY.test(path)) return [];
  if (typeof value === "string") return value === "" || ID.test(value) ? [] : [{ path, value }];
  if (typeof value === "number" || typeof value === "boolean") return [{ path, value }];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([name, part]) => leavesOf(part, `${path}.${name}`));
}
