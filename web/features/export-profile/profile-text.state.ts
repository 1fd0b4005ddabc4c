import {
  type Column,
  type Profile,
  ProfileSchema,
  type Source,
  type Step,
} from "@zapisy/core/export-profile/schema";
import { findNodeAtLocation, parseTree, printParseErrorCode, type ParseError } from "jsonc-parser";
import type { ApiIssue } from "../../data/client.ts";
import { checkBy } from "../../forms/issues.state.ts";

/** What is wrong with the text of a profile, and where. */
export interface TextFault {
  /** From 1. */
  line: number;
  /** What stands there. */
  text: string;
  /** Of the API; absent: the text is no JSON. */
  issue?: ApiIssue;
}

/** A profile as text that people can read. */
export function writeProfile(profile: Profile): string {
  return `${JSON.stringify(profile, undefined, 2)}\n`;
}

/** Reads a profile from text, or says what is wrong with it, each beside its line. */
export function readProfile(text: string): { profile: Profile } | { faults: TextFault[] } {
  const errors: ParseError[] = [];
  const tree = parseTree(text, errors, { disallowComments: true });
  const [first] = errors;
  if (first) return { faults: [{ ...lineAt(text, first.offset), text: printed(text, first) }] };
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { faults: [lineAt(text, 0)] };
  }
  const checked = checkBy(ProfileSchema, value);
  if (checked.valid) return { profile: checked.input };
  return {
    faults: checked.issues
      .map((issue) => ({ ...lineAt(text, offsetOf(tree, issue.path)), issue }))
      .sort((a, b) => a.line - b.line),
  };
}

/** Where something stands, or what is nearest above it: what is missing stands nowhere. */
function offsetOf(tree: ReturnType<typeof parseTree>, path: string): number {
  const parts = path === "" ? [] : path.split(".").map((part) => (/^\d+$/.test(part) ? Number(part) : part));
  for (let length = parts.length; tree && length > 0; length -= 1) {
    const node = findNodeAtLocation(tree, parts.slice(0, length));
    if (node) return node.offset;
  }
  return tree?.offset ?? 0;
}

function lineAt(text: string, offset: number): { line: number; text: string } {
  const line = text.slice(0, offset).split("\n").length;
  return { line, text: shortened((text.split("\n")[line - 1] ?? "").trim().replace(/,$/, "")) };
}

function printed(text: string, { error, offset }: ParseError): string {
  return lineAt(text, offset).text || printParseErrorCode(error);
}

function shortened(text: string): string {
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}

/** When a cell has to be filled, as far as the form has words for it; `kept`: a condition that was written by hand. */
type When = "no" | "always" | "ended" | "kept";

/** The condition that the form calls the end of somebody's participation. */
export const ENDED = {
  when: "is",
  source: "participant.state",
  in: ["completed", "interrupted"],
} as const;

/** When a cell of a column has to be filled. */
export function whenOf({ required }: Pick<Column, "required">): When {
  if (!required) return "no";
  if (required.when === "always") return "always";
  const { source, in: values } = required;
  const isEnded =
    source === ENDED.source &&
    values.length === ENDED.in.length &&
    ENDED.in.every((state) => values.includes(state));
  return isEnded ? "ended" : "kept";
}

/** Whether values of a source can be written by a dictionary: what always says the same, or nothing, needs none. */
export function takesDictionary(source: Source): boolean {
  return source !== "constant" && source !== "not_kept";
}

/**
 * A column with data from there. What the form does not show was meant for those from elsewhere: of steps only dates and dictionaries stay, and a
 * dictionary only where the form shows one.
 */
export function withSource(column: Column, source: Source): Column {
  const { steps: before = [], ...rest } = column;
  const steps = before.filter(({ do: what }) =>
    what === "dictionary" ? takesDictionary(source) : what === "date" || source === column.source,
  );
  return { ...rest, source, ...(steps.length > 0 && { steps }) };
}

/** The dictionary of a column as lines `data = what the file says`; empty where it has none. */
export function dictionaryText({ steps = [] }: Pick<Column, "steps">): string {
  const step = steps.find((one) => one.do === "dictionary");
  if (!step) return "";
  return Object.entries(step.values)
    .map(([value, said]) => `${value} = ${said}`)
    .join("\n");
}

/** A column with the dictionary that stands in such lines; without a line it has none. @returns the number of the line that has no `=` */
export function withDictionary(column: Column, text: string): Column | number {
  const lines = text.split("\n");
  const values: Record<string, string> = {};
  for (const [index, line] of lines.entries()) {
    if (line.trim() === "") continue;
    const at = line.indexOf("=");
    if (at < 0) return index + 1;
    values[line.slice(0, at).trim()] = line.slice(at + 1).trim();
  }
  const { steps: before = [], ...rest } = column;
  const at = before.findIndex((one) => one.do === "dictionary");
  const others: Step[] = before.filter((one) => one.do !== "dictionary");
  const steps =
    Object.keys(values).length === 0
      ? others
      : others.toSpliced(at < 0 ? others.length : at, 0, { do: "dictionary", values });
  return steps.length > 0 ? { ...rest, steps } : rest;
}

/** A column that writes days so; undefined: as they are kept. */
export function withDate(column: Column, as: Extract<Step, { do: "date" }>["as"] | undefined): Column {
  const { steps: before = [], ...rest } = column;
  const others = before.filter((one) => one.do !== "date");
  const steps = as ? [{ do: "date" as const, as }, ...others] : others;
  return steps.length > 0 ? { ...rest, steps } : rest;
}

/** A list with one of it moved by some places, within its ends. */
export function moved<Item>(list: readonly Item[], from: number, by: number): Item[] {
  const to = Math.min(Math.max(from + by, 0), list.length - 1);
  const [item] = list.slice(from, from + 1);
  return item === undefined ? [...list] : list.toSpliced(from, 1).toSpliced(to, 0, item);
}
