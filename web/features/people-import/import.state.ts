import type { FileRow } from "@zapisy/core/registration/answer";
import type { ReadRow, TableReading } from "@zapisy/core/people-import/rules";
import type { ImportedPerson } from "@zapisy/core/people-import/schema";
import { hasName } from "@zapisy/core/people-import/rules";
import type { LocalizedText } from "@zapisy/core/shared/localized-text";
import { csvOf } from "@zapisy/core/shared/csv";
import type { ApiIssue } from "../../data/client.ts";

/** A row that cannot be entered as it is. */
export interface FaultyRow {
  row: number;
  name: string;
  issues: readonly ApiIssue[];
  /** The row that holds the same person. */
  of?: number;
}

/** Somebody of the file who is at the event already. */
export interface KnownRow {
  row: number;
  name: string;
  known: NonNullable<FileRow["known"]>;
}

/** Somebody who can be entered with a reason alone, because they do not meet a criterion of the event. */
export interface UnmetRow {
  row: number;
  name: string;
  words: LocalizedText;
}

/** What a file comes to once the server has been asked about its people. */
export interface ImportPlan {
  ready: ImportedPerson[];
  /** Those of them who do not meet a criterion. */
  unmet: UnmetRow[];
  known: KnownRow[];
  faulty: FaultyRow[];
}

/** Puts together what the page read and what the server said of it, in the order of the file. */
export function planOf(rows: readonly ReadRow[], answers: ReadonlyMap<number, FileRow>): ImportPlan {
  const plan: ImportPlan = { ready: [], unmet: [], known: [], faulty: [] };
  for (const read of rows) {
    const { row, name } = read;
    if (read.outcome === "refused") plan.faulty.push({ row, name, issues: read.issues });
    else if (read.outcome === "repeated") plan.faulty.push({ row, name, issues: [], of: read.of });
    else {
      const answer = answers.get(row);
      if (answer?.outcome === "known") plan.known.push({ row, name, known: answer.known ?? [] });
      else if (answer?.outcome === "refused") plan.faulty.push({ row, name, issues: answer.issues ?? [] });
      else {
        plan.ready.push(read.person);
        if (answer?.unmet) plan.unmet.push({ row, name, words: answer.unmet });
      }
    }
  }
  return plan;
}

/** What entering has come to so far. */
export interface Entered {
  /** Rows that were answered for. */
  done: number;
  /** People who were entered, by what they came to. */
  byOutcome: Readonly<Record<string, number>>;
  /** Who came to be there between the check and now, and who was refused then. */
  known: number;
  refused: readonly FileRow[];
}

/** Nothing yet. */
export const NOTHING_ENTERED: Entered = { done: 0, byOutcome: {}, known: 0, refused: [] };

/** The same with the answers of some more rows. */
export function withAnswers(before: Entered, rows: readonly FileRow[]): Entered {
  const byOutcome: Record<string, number> = { ...before.byOutcome };
  const entered = rows.filter(({ outcome }) => outcome !== "known" && outcome !== "refused");
  for (const { outcome } of entered) byOutcome[outcome] = (byOutcome[outcome] ?? 0) + 1;
  return {
    done: before.done + rows.length,
    byOutcome,
    known: before.known + rows.filter(({ outcome }) => outcome === "known").length,
    refused: [...before.refused, ...rows.filter(({ outcome }) => outcome === "refused")],
  };
}

/** How many people have been entered. */
export function countEntered({ byOutcome }: Entered): number {
  return Object.values(byOutcome).reduce((sum, count) => sum + count, 0);
}

/** Parts of a list, in order, none longer than that. */
export function partsOf<T>(all: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(all.length / size) }, (_, index) =>
    all.slice(index * size, (index + 1) * size),
  );
}

/** What is wrong with how the columns are named: nobody's name, or the same twice. */
export function readingFault({
  columns,
}: TableReading): { code: "no_name" } | { code: "twice"; meaning: string } | undefined {
  const named = columns.filter((meaning) => meaning !== "");
  const twice = named.find((meaning, index) => named.indexOf(meaning) !== index);
  if (twice !== undefined) return { code: "twice", meaning: twice };
  return hasName(columns) ? undefined : { code: "no_name" };
}

/** What a spreadsheet calls its columns: A to Z, then AA. */
export function columnLetter(index: number): string {
  const rest = Math.floor(index / 26);
  return (rest > 0 ? columnLetter(rest - 1) : "") + String.fromCodePoint(65 + (index % 26));
}

/** The rows to be corrected as they stand in the file, below its head, each with why: a table that can be corrected and chosen again. */
export function faultyTable(
  cells: readonly (readonly string[])[],
  above: number,
  faulty: readonly FaultyRow[],
  words: { why: string; of: (fault: FaultyRow) => string },
): Uint8Array {
  const width = Math.max(0, ...cells.map((row) => row.length));
  const filled = (row: readonly string[]) => Array.from({ length: width }, (_, index) => row[index] ?? "");
  const head = above > 0 ? [[...filled(cells[above - 1] ?? []), words.why]] : [];
  return csvOf([...head, ...faulty.map((fault) => [...filled(cells[fault.row - 1] ?? []), words.of(fault)])]);
}
