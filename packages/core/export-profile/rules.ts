import { isDeepStrictEqual } from "node:util";
import { beginsFormula } from "../shared/csv.ts";
import { isDay } from "../shared/time.ts";
import type { Column, Profile, Source, Step } from "./schema.ts";

/** What can be wrong with a cell, and of a person with all of them. */
export const FAULTS = [
  "missing",
  "not_in_dictionary",
  "not_a_day",
  "not_yes_or_no",
  "several",
  "too_long",
  "formula",
  /** In a file with a row for each form of support: none was given. */
  "no_support",
] as const;
/** What can be wrong with a cell. */
export type FaultCode = (typeof FAULTS)[number];

/** What is wrong with somebody, and in which column. */
export interface Fault {
  what: FaultCode;
  /** Title of the column; absent: it is of no column. */
  column?: string;
  source?: Source;
  /** What stands there instead. */
  value?: string;
}

/** What is known under each source, for one row; several values where a source has several. */
export type Values = (source: Source) => readonly string[];

/** A person, or an institution, with what is known for each of their rows. */
export interface Subject<Id extends string = string> {
  id: Id;
  rows: readonly Values[];
}

/** A file before it is written: rows of those without a fault, and what is wrong with the others. */
export interface Outcome<Id extends string = string> {
  /** Titles of the columns. */
  head: string[];
  /** Of each who is in the file, all rows. */
  good: { id: Id; cells: string[][] }[];
  /** Who is not in it, with the first of equal faults. */
  faulty: { id: Id; faults: Fault[] }[];
}

/**
 * Makes the rows of a file. Whoever has a fault in one of their rows is in it with none, so the file never has half of somebody.
 * @returns everybody once, either among the good or among the faulty, in the order in which they came
 */
export function makeRows<Id extends string>(
  { columns }: Pick<Profile, "columns">,
  subjects: readonly Subject<Id>[],
): Outcome<Id> {
  const outcome: Outcome<Id> = { head: columns.map(({ title }) => title), good: [], faulty: [] };
  for (const { id, rows } of subjects) {
    const faults = new Map<string, Fault>();
    if (rows.length === 0) faults.set("", { what: "no_support" });
    const cells = rows.map((values) =>
      columns.map((column) => {
        const made = cellOf(column, values);
        if (made.fault) {
          const fault = { ...made.fault, column: column.title, source: column.source };
          const key = JSON.stringify([fault.column, fault.what, fault.value]);
          if (!faults.has(key)) faults.set(key, fault);
        }
        return made.text;
      }),
    );
    if (faults.size > 0) outcome.faulty.push({ id, faults: [...faults.values()] });
    else outcome.good.push({ id, cells });
  }
  return outcome;
}

/** What stands in a cell, and what is wrong with it. */
function cellOf(column: Column, values: Values): { text: string; fault?: Pick<Fault, "what" | "value"> } {
  const found = valuesOf(column, values);
  const texts: string[] = [];
  for (const value of found) {
    const made = throughSteps(column.steps ?? [], value);
    if ("what" in made) return { text: "", fault: { what: made.what, value } };
    // Values that a step makes one are one.
    if (made.text !== "" && !texts.includes(made.text)) texts.push(made.text);
  }
  if (texts.length > 1 && column.join === undefined)
    return { text: "", fault: { what: "several", value: texts.join(", ") } };
  const text = texts.join(column.join ?? "");
  if (text === "") return isRequired(column, values) ? { text, fault: { what: "missing" } } : { text };
  if (column.maxLength !== undefined && text.length > column.maxLength)
    return { text, fault: { what: "too_long", value: text } };
  if (beginsFormula(text)) return { text, fault: { what: "formula", value: text } };
  return { text };
}

function valuesOf({ source, text }: Column, values: Values): readonly string[] {
  if (source === "not_kept") return [];
  if (source === "constant") return text ? [text] : [];
  return values(source).filter((value) => value !== "");
}

function isRequired({ required }: Column, values: Values): boolean {
  if (!required) return false;
  return required.when === "always" || values(required.source).some((value) => required.in.includes(value));
}

function throughSteps(steps: readonly Step[], value: string): { text: string } | { what: FaultCode } {
  let text = value;
  for (const step of steps) {
    if (text === "") return { text };
    const made = through(step, text);
    if (typeof made === "object") return made;
    text = made;
  }
  return { text };
}

/** What a step makes of a value. */
function through(step: Step, value: string): string | { what: FaultCode } {
  switch (step.do) {
    case "date":
      return isDay(value) ? writeDay(value, step.as) : { what: "not_a_day" };
    case "upper":
      return value.toLocaleUpperCase("pl");
    case "lower":
      return value.toLocaleLowerCase("pl");
    case "yesno":
      if (value === "yes") return step.yes;
      return value === "no" ? step.no : { what: "not_yes_or_no" };
    case "dictionary":
      // Its own entries alone: nobody means what every object has.
      return (
        (Object.hasOwn(step.values, value) ? step.values[value] : undefined) ?? { what: "not_in_dictionary" }
      );
    case "pad":
      return value.padStart(step.length, step.with);
    case "phone":
      return value.replace(/^\+48/, "").replace(/^\+/, "00").replaceAll(/\s/g, "");
    case "decimal":
      return value.replace(".", step.sign);
  }
}

function writeDay(day: string, as: Extract<Step, { do: "date" }>["as"]): string {
  const [year = "", month = "", date = ""] = day.split("-");
  switch (as) {
    case "yyyy-MM-dd":
      return day;
    case "dd.MM.yyyy":
      return `${date}.${month}.${year}`;
    case "yyyyMMdd":
      return `${year}${month}${date}`;
    case "yyyy":
      return year;
  }
}

/** Sources that a profile asks, with those on which it hangs whether a cell has to be filled. */
export function sourcesOf({ columns }: Pick<Profile, "columns">): Set<Source> {
  return new Set(
    columns.flatMap(({ source, required }) =>
      required?.when === "is" ? [source, required.source] : [source],
    ),
  );
}

/** Whether two texts of a profile say the same, in whatever order their keys stand. */
export function saysSame(one: Profile, other: Profile): boolean {
  // As they are kept: a field of nothing is a field that is not there.
  const [a, b] = [one, other].map((profile): unknown => JSON.parse(JSON.stringify(profile)));
  return isDeepStrictEqual(a, b);
}
