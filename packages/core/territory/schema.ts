import * as v from "valibot";

/** TERYT codes and names of the 16 voivodeships, in the order of the register (GUS, TERC). */
export const VOIVODESHIPS = [
  { code: "02", name: "dolnośląskie" },
  { code: "04", name: "kujawsko-pomorskie" },
  { code: "06", name: "lubelskie" },
  { code: "08", name: "lubuskie" },
  { code: "10", name: "łódzkie" },
  { code: "12", name: "małopolskie" },
  { code: "14", name: "mazowieckie" },
  { code: "16", name: "opolskie" },
  { code: "18", name: "podkarpackie" },
  { code: "20", name: "podlaskie" },
  { code: "22", name: "pomorskie" },
  { code: "24", name: "śląskie" },
  { code: "26", name: "świętokrzyskie" },
  { code: "28", name: "warmińsko-mazurskie" },
  { code: "30", name: "wielkopolskie" },
  { code: "32", name: "zachodniopomorskie" },
] as const;

/** A voivodeship: two digits of TERYT and its name. */
export type Voivodeship = (typeof VOIVODESHIPS)[number];
/** The two-digit TERYT code of a voivodeship. */
export type VoivodeshipCode = Voivodeship["code"];

// The codes in use, without the names: a form can check a code and OpenAPI can print the pattern
// without loading `counties.ts`. A test proves that the two agree on all 10,000 codes.
const COUNTY_CODES = [
  "02(0[1-9]|1\\d|2[0-6]|6[1245])",
  "04(0[1-9]|1\\d|6[1-4])",
  "06(0[1-9]|1\\d|20|6[1-4])",
  "08(0[1-9]|1[0-2]|6[12])",
  "10(0[1-9]|1\\d|2[01]|6[1-3])",
  "12(0[1-9]|1\\d|6[1-3])",
  "14(0[1-9]|[12]\\d|3[02-8]|6[1-5])",
  "16(0[1-9]|1[01]|61)",
  "18(0[1-9]|1\\d|2[01]|6[1-4])",
  "20(0[1-9]|1[0-4]|6[1-3])",
  "22(0[1-9]|1[0-6]|6[1-4])",
  "24(0[1-9]|1[0-7]|6[1-9]|7\\d)",
  "26(0[1-9]|1[0-3]|61)",
  "28(0[1-9]|1\\d|6[12])",
  "30(0[1-9]|[12]\\d|3[01]|6[1-4])",
  "32(0[1-9]|1[0-8]|6[1-3])",
];

/** Accepts the four-digit TERYT code of a county or of a city with county rights that exists. */
export const CountyCodeSchema = v.pipe(
  v.string(),
  v.regex(new RegExp(`^(${COUNTY_CODES.join("|")})$`), "field.county"),
);
/** Accepts the TERYT code of a voivodeship (two digits) or of a county (four). */
export const TerritoryCodeSchema = v.pipe(
  v.string(),
  v.regex(
    new RegExp(`^(${[...VOIVODESHIPS.map(({ code }) => code), ...COUNTY_CODES].join("|")})$`),
    "field.county",
  ),
);
/** The four-digit TERYT code of a county, e.g. `2003`; 61 and up are cities with county rights. */
export type CountyCode = v.InferOutput<typeof CountyCodeSchema>;

/** A county of the register: a land county ("bielski") or a city with county rights ("Białystok"). */
export interface County {
  code: CountyCode;
  name: string;
  kind: "land" | "city";
  voivodeship: Voivodeship;
}

/**
 * Whether that can be the code of a commune in TERYT: a county that there is, two digits of the commune, its kind. Which
 * communes there are is not known here.
 */
export function isCommuneCode(text: string): boolean {
  return /^\d{6}[1-589]$/.test(text) && v.is(CountyCodeSchema, text.slice(0, 4));
}

/** Whether two codes are of one commune: its town and its villages have kinds of their own, and the same six digits. */
export function isSameCommune(one: string, other: string): boolean {
  return one.slice(0, 6) === other.slice(0, 6);
}
