import { foldText } from "../shared/text.ts";
import type { Institution } from "./schema.ts";
import { known, LITTLE_WORDS, SHORT_FORMS, shortened, stemOf, type Words } from "./words.ts";

/** Every word by which an entry can be found: as they stand, short forms written out, and their kin. */
export function searchedWords({
  name,
  town = "",
  otherNames = [],
}: Words & { otherNames?: readonly string[] }): Set<string> {
  const words = new Set<string>();
  for (const one of [name, ...otherNames]) {
    for (const word of foldText(one).split(" ")) words.add(word);
    for (const word of shortened(one)) {
      words.add(word);
      const kin = known().kin.get(word);
      if (kin) words.add(kin);
      for (const { long } of known().long.get(word) ?? [])
        for (const part of long.split(" ")) words.add(part);
    }
  }
  for (const word of foldText(town).split(" ")) words.add(word);
  words.delete("");
  return words;
}

/** How an entry is found by its first letters: under the first letters of a word, or under a short form and its town. */
export interface WordRow {
  /** What a search names whole. */
  head: string;
  /** What a search names the beginning of. */
  tail: string;
}

/** What tells institutions of one kind and town apart. */
const NUMBER = /^\d{2,}$/;
/** Letters under which words stand. */
const HEAD_LETTERS = 3;
/** Rows of one entry at most: a long name is found by its first words. */
const ROWS_MAX = 16;

/** The rows under which an entry is found. */
export function wordRows(institution: Pick<Institution, "name" | "town" | "otherNames">): WordRow[] {
  const { town = "", name, otherNames } = institution;
  const townWords = foldText(town).split(" ").filter(Boolean);
  const names = [name, ...otherNames].map(shortened);
  const shorts = new Set(
    names.flatMap((words) =>
      words.filter((word) => known().long.has(word)).flatMap((word) => [word, known().kin.get(word) ?? word]),
    ),
  );
  const rows = new Map<string, WordRow>();
  const add = (head: string, tail: string) => rows.set(`${head} ${tail}`, { head, tail });
  for (const short of shorts) add(`${short}+`, townWords.join(" ") || "-");
  for (const word of [...townWords, ...names.flat()]) {
    if (LITTLE_WORDS.has(word) || known().common.has(word)) continue;
    // Every town has a school of that number.
    const tails = NUMBER.test(word) && townWords.length > 0 ? townWords.map((of) => `${word} ${of}`) : [word];
    for (const tail of tails) add(word.slice(0, HEAD_LETTERS), tail);
  }
  // Of a name in common words alone, the first.
  if (rows.size === 0) {
    const [first = "-"] = foldText(name).split(" ");
    add(first.slice(0, HEAD_LETTERS), first);
  }
  return [...rows.values()].slice(0, ROWS_MAX);
}

/** A search, understood. */
export interface InstitutionSearch {
  /** The row to begin at: the head, and how its tail begins. */
  head: string;
  tail: string;
  /** How the tail begins where nothing is found so; absent: nothing more is looked for. */
  widerTail?: string;
  /** What each found entry must have, as it was typed. */
  words: string[];
}

/** What typed text looks for; undefined while too little of it is there. */
export function searchOf(text: string): InstitutionSearch | undefined {
  const short = shortened(text);
  const words = short.filter((word) => word && (!LITTLE_WORDS.has(word) || short.length === 1)).slice(0, 8);
  const telling = words.filter((word) => !known().common.has(word));
  // A number tells schools of one town apart; else the longest word has the fewest others.
  const [best, second] = telling.toSorted(
    (a, b) => Number(NUMBER.test(b)) - Number(NUMBER.test(a)) || b.length - a.length,
  );
  if (best && second && NUMBER.test(best) && isEnough(second)) {
    // The second may be the town, or the patron.
    return { head: best.slice(0, HEAD_LETTERS), tail: `${best} ${beginOf(second)}`, widerTail: best, words };
  }
  if (best && isEnough(best) && !isBegun(best))
    return { head: best.slice(0, HEAD_LETTERS), tail: beginOf(best), words };
  const form = words.find((word) => known().long.has(word)) ?? formBegunBy(foldText(text));
  if (form) return { head: `${form}+`, tail: best && !isBegun(best) ? best : "", words };
  const [first = ""] = best ? [best] : words;
  if (!isEnough(first)) return undefined;
  return { head: first.slice(0, HEAD_LETTERS), tail: beginOf(first), words };
}

/** Whether a word has as many letters as rows stand under. */
function isEnough(word: string): boolean {
  return word.length >= HEAD_LETTERS || /^\d{2}$/.test(word);
}

/** Whether a word may become one that thousands have, and is not the whole of a name yet. */
function isBegun(word: string): boolean {
  return word.length > 3 && [...known().common].some((common) => common.startsWith(word));
}

/** The family or the short form whose long one is being typed: of "ośrodek pomo" it is OPS. */
function formBegunBy(folded: string): string | undefined {
  if (folded.length < 5) return undefined;
  const begun = SHORT_FORMS.find(({ long }) => long.startsWith(folded));
  return begun && (begun.kin ?? begun.short);
}

/** The beginning that all forms of a word have: of "monkach" and "sopocie" what "monki" and "sopot" begin with too. */
function beginOf(word: string): string {
  if (/^\d/.test(word)) return word;
  return word.slice(0, Math.max(HEAD_LETTERS, Math.min(word.length - 3, 5)));
}

/** Whether an entry has all words of a search: each begins one of its own, or is another form of it. */
export function isFound(
  institution: Words & { otherNames?: readonly string[] },
  { words }: Pick<InstitutionSearch, "words">,
): boolean {
  const own = [...searchedWords(institution)];
  const stems = new Set(own.map(stemOf));
  return words.every(
    (word) => own.some((one) => one.startsWith(word)) || (word.length > 3 && stems.has(stemOf(word))),
  );
}

/** Where entries stand that may be the same as this one: those of its kind in its town, and those of its words. */
export function searchesForAlike(institution: Pick<Institution, "name" | "town" | "otherNames">): WordRow[] {
  const rows = wordRows(institution).map(({ head, tail }) => ({
    head,
    tail: tail === "-" ? "" : beginOf(tail),
  }));
  return [...new Map(rows.map((row) => [`${row.head} ${row.tail}`, row])).values()].slice(0, ALIKE_SEARCHES);
}

/** Queries for what is alike. */
const ALIKE_SEARCHES = 3;
