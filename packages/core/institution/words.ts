import { foldText } from "../shared/text.ts";
import type { Institution } from "./schema.ts";

/**
 * Short forms of names and what they stand for, folded (domain polish 4.1). `kin` is the short form of a family whose members
 * people mix up: they say OPS and mean the GOPS. Kin are found together and shown as alike, but are not the same: the town of
 * Suwałki has a MOPS, the commune around it a GOPS.
 */
export const SHORT_FORMS: readonly { short: string; long: string; kin?: string }[] = [
  { short: "ops", long: "osrodek pomocy spolecznej", kin: "ops" },
  { short: "gops", long: "gminny osrodek pomocy spolecznej", kin: "ops" },
  { short: "mops", long: "miejski osrodek pomocy spolecznej", kin: "ops" },
  { short: "mgops", long: "miejsko gminny osrodek pomocy spolecznej", kin: "ops" },
  { short: "gmops", long: "gminno miejski osrodek pomocy spolecznej", kin: "ops" },
  { short: "mopr", long: "miejski osrodek pomocy rodzinie", kin: "ops" },
  { short: "cus", long: "centrum uslug spolecznych", kin: "cus" },
  { short: "gcus", long: "gminne centrum uslug spolecznych", kin: "cus" },
  { short: "mcus", long: "miejskie centrum uslug spolecznych", kin: "cus" },
  { short: "pcpr", long: "powiatowe centrum pomocy rodzinie" },
  { short: "rops", long: "regionalny osrodek polityki spolecznej" },
  { short: "dps", long: "dom pomocy spolecznej" },
  { short: "sds", long: "srodowiskowy dom samopomocy" },
  { short: "wtz", long: "warsztat terapii zajeciowej" },
  { short: "wtz", long: "warsztaty terapii zajeciowej" },
  { short: "zaz", long: "zaklad aktywnosci zawodowej" },
  { short: "cis", long: "centrum integracji spolecznej" },
  { short: "kis", long: "klub integracji spolecznej" },
  { short: "owes", long: "osrodek wsparcia ekonomii spolecznej" },
  { short: "pup", long: "powiatowy urzad pracy" },
  { short: "wup", long: "wojewodzki urzad pracy" },
  { short: "mup", long: "miejski urzad pracy" },
  { short: "ug", long: "urzad gminy", kin: "ug" },
  { short: "um", long: "urzad miasta", kin: "ug" },
  { short: "um", long: "urzad miejski", kin: "ug" },
  { short: "umig", long: "urzad miasta i gminy", kin: "ug" },
  { short: "sp", long: "szkola podstawowa" },
  { short: "lo", long: "liceum ogolnoksztalcace" },
  { short: "zs", long: "zespol szkol" },
  { short: "gok", long: "gminny osrodek kultury", kin: "ok" },
  { short: "mok", long: "miejski osrodek kultury", kin: "ok" },
  { short: "gbp", long: "gminna biblioteka publiczna", kin: "bp" },
  { short: "mbp", long: "miejska biblioteka publiczna", kin: "bp" },
  { short: "ppp", long: "poradnia psychologiczno pedagogiczna" },
  { short: "osp", long: "ochotnicza straz pozarna" },
  { short: "kgw", long: "kolo gospodyn wiejskich" },
  { short: "utw", long: "uniwersytet trzeciego wieku" },
  { short: "lgd", long: "lokalna grupa dzialania" },
];
/** Words that say nothing of whose name it is. */
export const LITTLE_WORDS = new Set([
  "w",
  "we",
  "z",
  "ze",
  "i",
  "im",
  "imienia",
  "nr",
  "numer",
  "dla",
  "na",
  "przy",
  "of",
  "the",
]);
/** More words that thousands of names have. */
const COMMON = "stowarzyszenie fundacja urzad gmina miasto powiat starostwo powiatowe szkola centrum";

/** What follows from the lists above, made by the first who needs it: a cold start would pay for it. */
export const known = once(() => ({
  longestFirst: SHORT_FORMS.map(({ short, long }) => ({ short, words: long.split(" ") })).toSorted(
    (a, b) => b.words.length - a.words.length,
  ),
  kin: new Map(SHORT_FORMS.flatMap(({ short, kin }) => (kin ? [[short, kin] as const] : []))),
  long: Map.groupBy(SHORT_FORMS, ({ short }) => short),
  /** Words that thousands of names have: nobody is found by them alone. */
  common: new Set([
    ...SHORT_FORMS.flatMap(({ short, long }) => [short, ...long.split(" ")]),
    ...COMMON.split(" "),
  ]),
}));

function once<T>(make: () => T): () => T {
  let made: { value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}

/** Short forms that are written apart: "M-GOPS", "MG OPS", "O.P.S.". */
const SPELT_APART: readonly (readonly [RegExp, string])[] = [
  [/\bm gops\b/g, "mgops"],
  [/\bmg ops\b/g, "mgops"],
  [/\bg ops\b/g, "gops"],
  [/\bm ops\b/g, "mops"],
  [/\bo p s\b/g, "ops"],
];

/** The words of a name with its long forms as short ones: "Gminny Ośrodek Pomocy Społecznej w Zawadach" is "gops w zawadach". */
export function shortened(name: string): string[] {
  const folded = SPELT_APART.reduce((text, [apart, short]) => text.replaceAll(apart, short), foldText(name));
  const words = folded.split(" ").filter(Boolean);
  const result: string[] = [];
  for (let at = 0; at < words.length;) {
    const form = known().longestFirst.find(({ words: long }) =>
      long.every((word, index) => words[at + index] === word),
    );
    result.push(form?.short ?? words[at] ?? "");
    at += form?.words.length ?? 1;
  }
  return result;
}

/** Endings of Polish nouns and adjectives in the nominative and the locative, folded, the longer first. */
const ENDINGS = [
  "iach",
  "iem",
  "iej",
  "ach",
  "iec",
  "ec",
  "ek",
  "em",
  "ej",
  "im",
  "ym",
  "ia",
  "ie",
  "iu",
  "a",
  "e",
  "i",
  "o",
  "u",
  "y",
];
/** What stands where another letter did before the locative's ending: Sopot, Sopocie; Ostrołęka, Ostrołęce; Góra, Górze. */
const SOFTENED: readonly (readonly [RegExp, string])[] = [
  [/(?:c|t)$/, "k"],
  [/dz$/, "d"],
  [/rz$/, "r"],
];
/** Words that change within: Białystok, Białymstoku; Nowe Miasto, Nowym Mieście. */
const CHANGED_WITHIN: readonly (readonly [RegExp, string])[] = [
  [/ymst/, "yst"],
  [/^miescie$/, "miasto"],
];

/**
 * A word without its ending, so that "Mońki" and "Mońkach", "Łomża" and "Łomży" are one: the nominative and the locative of
 * nearly all towns come to the same, and so do some that are two ("Zawada", "Zawady"). Good for finding and for showing what
 * is alike; never for saying that two are the same.
 */
export function stemOf(word: string): string {
  let stem = CHANGED_WITHIN.reduce((text, [changed, former]) => text.replace(changed, former), word);
  const ending =
    ENDINGS.find((end) => stem.endsWith(end) && stem.length - end.length >= (end.length === 1 ? 2 : 3)) ?? "";
  // These lose their vowel with an ending: Mielec, Mielcu; Gródek, Gródku.
  const kept = /^(?:i?ec|ek)$/.test(ending) ? ending.slice(-1) : "";
  stem = stem.slice(0, stem.length - ending.length) + kept;
  for (const [soft, hard] of SOFTENED) stem = stem.replace(soft, hard);
  return stem;
}

/** A name or a town as it is looked at by the rules. */
export type Words = Pick<Institution, "name"> & { town?: string };

export interface Parts {
  /** Short forms and words without those that only say where it is. */
  name: string[];
  /** Where the name itself says that it is: "monkach". */
  place: string[];
  town: string[];
}

/** Takes a name apart: what the institution is, where its name says it is, and its town. */
export function partsOf({ name, town = "" }: Words): Parts {
  const words = shortened(name).filter((word, _, all) => all.length === 1 || !LITTLE_WORDS.has(word));
  const townWords = foldText(town).split(" ").filter(Boolean);
  const count = townWords.length;
  if (count > 0 && words.length > count) {
    // The town mostly stands last, and before a patron's name else.
    for (let at = words.length - count; at >= 1; at -= 1) {
      if (townWords.every((word, index) => stemOf(words[at + index] ?? "") === stemOf(word)))
        return { name: words.toSpliced(at, count), place: words.slice(at, at + count), town: townWords };
    }
  }
  return { name: words, place: [], town: townWords };
}
