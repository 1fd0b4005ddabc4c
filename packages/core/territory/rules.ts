import { foldText, sortKey } from "../shared/text.ts";
import { COUNTY_NAMES } from "./counties.ts";
import { VOIVODESHIPS, type County, type CountyCode, type Voivodeship } from "./schema.ts";

interface Entry {
  county: County;
  /** The folded name, then every folded word that a query may begin. */
  name: string;
  nameWords: string[];
  words: string[];
}

function wordsOf(text: string): string[] {
  return foldText(text).split(" ").filter(Boolean);
}

function entryOf(voivodeship: Voivodeship, kind: County["kind"], number: number, name: string): Entry {
  const nameWords = wordsOf(name);
  return {
    county: { code: `${voivodeship.code}${String(number).padStart(2, "0")}`, name, kind, voivodeship },
    name: nameWords.join(" "),
    nameWords,
    words: [...nameWords, kind === "city" ? "miasto" : "powiat", ...wordsOf(voivodeship.name)],
  };
}

function parseRegister(): Map<CountyCode, Entry> {
  const entries: Entry[] = [];
  for (const voivodeship of VOIVODESHIPS) {
    const [land = "", cities = ""] = COUNTY_NAMES[voivodeship.code].split("|");
    for (const [index, name] of land.split(",").entries())
      if (name) entries.push(entryOf(voivodeship, "land", index + 1, name));
    for (const [index, name] of cities.split(",").entries())
      if (name) entries.push(entryOf(voivodeship, "city", index + 61, name));
  }
  const keyOf = (entry: Entry) => `${sortKey(entry.county.name)} ${sortKey(entry.county.voivodeship.name)}`;
  const sorted = entries
    .map((entry) => ({ entry, key: keyOf(entry) }))
    .sort((a, b) => (a.key < b.key ? -1 : 1));
  return new Map(sorted.map(({ entry }) => [entry.county.code, entry]));
}

let parsed: Map<CountyCode, Entry> | undefined;

/** Parsed at the first question, not at import: most pages never ask. */
function register(): Map<CountyCode, Entry> {
  parsed ??= parseRegister();
  return parsed;
}

/** All 380 counties in Polish alphabetical order, those of one name by voivodeship. */
export function listCounties(): County[] {
  return [...register().values()].map((entry) => entry.county);
}

/** The county of a TERYT code. */
export function findCounty(code: CountyCode): County | undefined {
  return register().get(code)?.county;
}

/**
 * Finds counties by what a person types: each typed word, with or without Polish letters, must begin a
 * word of the name, of the voivodeship, or "powiat" / "miasto". The same name comes first, then names
 * that begin with the query, then the rest; alphabetically within each. An empty query finds all.
 */
export function findCounties(query: string, limit: number): County[] {
  const typed = wordsOf(query);
  const whole = typed.join(" ");
  const rankOf = (entry: Entry): number | undefined => {
    const begins = (words: string[]) => typed.every((word) => words.some((other) => other.startsWith(word)));
    if (entry.name === whole) return 0;
    if (entry.name.startsWith(whole)) return 1;
    if (begins(entry.nameWords)) return 2;
    return begins(entry.words) ? 3 : undefined;
  };
  const ranked: County[][] = [[], [], [], []];
  for (const entry of register().values()) {
    const rank = rankOf(entry);
    if (rank !== undefined) ranked[rank]?.push(entry.county);
  }
  return ranked.flat().slice(0, limit);
}

/**
 * The Polish name of a county that cannot be mistaken for another: "powiat bielski (podlaskie)",
 * "Białystok (miasto, podlaskie)". A code outside the register (a county abolished after the
 * registration) is given back as it is, so that an old list can still be printed.
 */
export function countyName(code: CountyCode): string {
  const county = findCounty(code);
  if (!county) return code;
  const { name, kind, voivodeship } = county;
  return kind === "city" ? `${name} (miasto, ${voivodeship.name})` : `powiat ${name} (${voivodeship.name})`;
}

/** The voivodeship of any TERYT code (voivodeship, county or commune): its first two digits decide. */
export function voivodeshipOf(code: string): Voivodeship | undefined {
  return VOIVODESHIPS.find((voivodeship) => voivodeship.code === code.slice(0, 2));
}
