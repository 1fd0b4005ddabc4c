import { mailboxOf } from "../limit/rules.ts";
import { foldText, normalisePhone } from "../shared/text.ts";

/** What is known of a person that can tell whether it is somebody who is known already. */
export interface Known {
  firstName: string;
  lastName: string;
  formerLastNames?: readonly string[];
  email?: string;
  phone?: string;
  /** A day, `YYYY-MM-DD`. */
  birthDate?: string;
  /** Fingerprint of the PESEL, never the number. */
  peselPrint?: string;
}

/** In what two agree who may be one person. */
export const MATCH_SIGNS = ["pesel", "name", "first_name", "birth_date", "email", "phone"] as const;
/** In what two agree. */
export type MatchSign = (typeof MATCH_SIGNS)[number];

/** What speaks against it: they have other numbers, other birth dates, another surname, or both have a place at one event. */
export const MATCH_DOUBTS = ["pesel", "birth_date", "last_name", "event"] as const;
/** What speaks against it. */
export type MatchDoubt = (typeof MATCH_DOUBTS)[number];

/** What two people have in common. */
export interface Likeness {
  /** Likely: nothing speaks against it, and more than the name for it. */
  strength: "likely" | "possible";
  signs: MatchSign[];
  doubts: MatchDoubt[];
}

/** The first of somebody's first names: the second is often left out. */
function firstNameOf({ firstName }: Known): string {
  return foldText(firstName).split(" ")[0] ?? "";
}

/**
 * What somebody is called, for comparison, by each surname that they have or had. Words in an order of their own, because
 * people swap the two fields.
 */
export function nameKeys(person: Known): string[] {
  const names = [person.lastName, ...(person.formerLastNames ?? [])];
  return [
    ...new Set(names.map((name) => [firstNameOf(person), ...foldText(name).split(" ")].toSorted().join(" "))),
  ];
}

/** A telephone number for comparison: its digits, without an extension, which a whole office shares or not. */
export function phoneKey(phone: string | undefined): string | undefined {
  return phone && (normalisePhone(phone) ?? foldText(phone));
}

/**
 * Whether two may be one person, and why; undefined where nothing says so. One address or telephone with another first name
 * says nothing: sisters share one, and an office does.
 * @param isOneEvent both have a registration at one event, where whoever has two was said to be two people
 */
export function likenessOf(a: Known, b: Known, isOneEvent = false): Likeness | undefined {
  const both = <T>(one: T | undefined, other: T | undefined): "same" | "other" | undefined =>
    one === undefined || other === undefined ? undefined : one === other ? "same" : "other";
  const pesel = both(a.peselPrint, b.peselPrint);
  const birthDate = both(a.birthDate, b.birthDate);
  const email = both(a.email && mailboxOf(a.email), b.email && mailboxOf(b.email)) === "same";
  const phone = both(phoneKey(a.phone), phoneKey(b.phone)) === "same";
  const others = new Set(nameKeys(b));
  const name = nameKeys(a).some((key) => others.has(key));
  const firstName = firstNameOf(a) === firstNameOf(b);
  const reached = email || phone;
  if (pesel !== "same" && !name && !(firstName && reached)) return undefined;
  const signs: MatchSign[] = [
    ...(pesel === "same" ? (["pesel"] as const) : []),
    ...(name ? (["name"] as const) : firstName ? (["first_name"] as const) : []),
    ...(birthDate === "same" ? (["birth_date"] as const) : []),
    ...(email ? (["email"] as const) : []),
    ...(phone ? (["phone"] as const) : []),
  ];
  const doubts: MatchDoubt[] = [
    ...(pesel === "other" ? (["pesel"] as const) : []),
    ...(birthDate === "other" ? (["birth_date"] as const) : []),
    ...(name ? [] : (["last_name"] as const)),
    ...(isOneEvent ? (["event"] as const) : []),
  ];
  const isSure = pesel === "same" || (name && (reached || birthDate === "same"));
  return { strength: isSure && doubts.length === 0 ? "likely" : "possible", signs, doubts };
}
