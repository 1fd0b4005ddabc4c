import type { Holding, Saying } from "../shared/holding.ts";
import type { Image } from "../shared/manifest.ts";
import type { CopiedValue } from "./answer.ts";

/** Search keys made of names, and nothing else of anybody. */
const MADE_OF_NAMES: ReadonlySet<string> = new Set(["nameKey", "searchText", "traits"]);
/** Words that are the person's own. */
const OWN_WORDS: ReadonlySet<string> = new Set(["person.answers", "person.attachments"]);
/** Ids of ours, and those who act by them: they lead to others, or say nothing to anybody outside. */
const ID = /^(?:[a-z]+:)?[a-z]{3}_[0-9A-HJKMNP-TV-Z]{26}$/;

type Fields = Holding["fields"];

/**
 * What a row says of its person, value by value, in the order of its manifest: every field but those that say nothing, and ids, which lead to
 * others.
 * @param withWords also words of staff, in which they may have named somebody else
 */
export function valuesOf(fields: Fields, row: Image, withWords: boolean): CopiedValue[] {
  return walk(fields, row, "", withWords);
}

function walk(fields: Fields, row: unknown, prefix: string, withWords: boolean): CopiedValue[] {
  if (Array.isArray(row))
    return row.flatMap((part, index) => walk(fields, part, `${prefix}${index}.`, withWords));
  if (typeof row !== "object" || row === null) return [];
  return Object.entries(fields).flatMap(([name, says]) => {
    const value = (row as Image)[name];
    const path = prefix + name;
    if (typeof says !== "string" && !Array.isArray(says))
      return walk(says as Fields, value, `${path}.`, withWords);
    const sayings = told(says as Saying | readonly Saying[]);
    const isHeldBack = !withWords && sayings.includes("words") && !OWN_WORDS.has(path);
    if (sayings.length === 0 || MADE_OF_NAMES.has(name) || isHeldBack) return [];
    return leavesOf(value, path).map((leaf) => ({ ...leaf, field: path, says: sayings }));
  });
}

function told(says: Saying | readonly Saying[]): CopiedValue["says"] {
  const all: readonly Saying[] = typeof says === "string" ? [says] : says;
  return all.filter((one) => one !== "nothing" && one !== "id");
}

function leavesOf(value: unknown, path: string): Pick<CopiedValue, "path" | "value">[] {
  if (typeof value === "string") return value === "" || ID.test(value) ? [] : [{ path, value }];
  if (typeof value === "number" || typeof value === "boolean") return [{ path, value }];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([name, part]) => leavesOf(part, `${path}.${name}`));
}
