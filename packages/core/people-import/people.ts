import * as v from "valibot";
import type { EventInput } from "../event/schema.ts";
import {
  answerInCell,
  blankFields,
  draftInCells,
  givenFields,
  pathsOf,
  questionsInTables,
  type CellWords,
} from "../form/rules.ts";
import { FIELD_IDS, type FieldDrafts } from "../form/schema.ts";
import { invalidAnswers, personIdentity } from "../registration/rules.ts";
import { ImportedPersonSchema, type ImportedPerson } from "../registration/schema.ts";
import type { Issue } from "../shared/error.ts";
import { toIssues } from "../shared/issues.ts";
import { foldText, tidyLine } from "../shared/text.ts";
import type { ColumnMeaning, TableReading } from "./columns.ts";

type Form = Pick<EventInput, "form" | "choiceGroups">;

/** What there is to say of a row of a table. */
export type ReadRow =
  /** Somebody who can be entered, as far as the table tells. */
  | { row: number; name: string; outcome: "person"; person: ImportedPerson }
  | { row: number; name: string; outcome: "refused"; issues: Issue[] }
  /** The same person as in a row before it. */
  | { row: number; name: string; outcome: "repeated"; of: number };

/** Somebody of a table as a form would hold them: what means nothing stands as it is, to be put right there. */
export interface ListedPerson {
  /** The row of the table, 1 = its first. */
  row: number;
  firstName: string;
  lastName: string;
  email: string;
  fields: FieldDrafts;
  choices: Record<string, string>;
  answers: Record<string, string>;
}

/** The people of a table, one for each row that is not empty. */
export function readList(
  rows: readonly (readonly string[])[],
  { columns, above }: TableReading,
  event: Form,
  words: CellWords,
): ListedPerson[] {
  return rows.flatMap((cells, index): ListedPerson[] => {
    const row = index + 1;
    const texts = new Map<ColumnMeaning, string>();
    for (const [column, meaning] of columns.entries()) {
      const text = (cells[column] ?? "").trim();
      if (meaning !== "" && text !== "" && !texts.has(meaning)) texts.set(meaning, text);
    }
    return row <= above || texts.size === 0 ? [] : [{ row, ...personOf(texts, event, words) }];
  });
}

/** Reads the people of a table: each row that is not empty is somebody, or says what is wrong with it. */
export function readPeople(
  rows: readonly (readonly string[])[],
  reading: TableReading,
  event: Form,
  words: CellWords,
): ReadRow[] {
  const seen = new Map<string, number>();
  return readList(rows, reading, event, words).map(({ row, fields, ...person }): ReadRow => {
    const sent = { ...givenFields(fields, true), ...person };
    const name = [sent.firstName, sent.lastName].filter(Boolean).join(" ");
    const result = v.safeParse(ImportedPersonSchema, { ...sent, row });
    if (!result.success) return { row, name, outcome: "refused", issues: toIssues(result.issues) };
    const issues = invalidAnswers(event, result.output, { isLenient: true });
    if (issues.length > 0) return { row, name, outcome: "refused", issues };
    const identity = personIdentity(result.output);
    const before = seen.get(identity);
    if (before !== undefined) return { row, name, outcome: "repeated", of: before };
    seen.set(identity, row);
    return { row, name, outcome: "person", person: result.output };
  });
}

function personOf(
  texts: ReadonlyMap<ColumnMeaning, string>,
  event: Form,
  words: CellWords,
): Omit<ListedPerson, "row"> {
  const { form, choiceGroups } = event;
  const cells = Object.fromEntries(texts);
  const drafts = blankFields() as Record<string, unknown>;
  for (const id of FIELD_IDS)
    if (pathsOf(id).some((path) => texts.has(path))) drafts[id] = draftInCells(form, id, cells, words);
  const choices = choiceGroups.flatMap(({ groupId, options }) => {
    const text = texts.get(`choices.${groupId}`);
    if (text === undefined) return [];
    const option = options.find(({ title }) =>
      [title.pl, title.en].some((label) => label !== undefined && foldText(label) === foldText(text)),
    );
    // What is offered nowhere is refused as a choice that there is not.
    return [[groupId, option?.optionId ?? "unknown"]];
  });
  const answers = questionsInTables(form).flatMap((question) => {
    const text = texts.get(`answers.${question.questionId}`);
    const answer = text && answerInCell(question, text);
    return answer ? [[question.questionId, answer]] : [];
  });
  return {
    fields: drafts as FieldDrafts,
    ...namesOf(texts),
    email: texts.get("email") ?? "",
    choices: Object.fromEntries(choices) as Record<string, string>,
    answers: Object.fromEntries(answers) as Record<string, string>,
  };
}

/** First and last name, which may stand in one column: the last of its words is the last name, or the first where it comes first. */
function namesOf(texts: ReadonlyMap<ColumnMeaning, string>): { firstName: string; lastName: string } {
  const [firstName, lastName] = [texts.get("firstName"), texts.get("lastName")];
  if (firstName !== undefined || lastName !== undefined)
    return { firstName: firstName ?? "", lastName: lastName ?? "" };
  const whole = texts.get("firstAndLastName") ?? texts.get("lastAndFirstName") ?? "";
  // "Kowalska, Anna" says itself which is which.
  const [before = "", after] = whole.split(",").map((part) => part.trim());
  if (after !== undefined) return { firstName: after, lastName: before };
  // "Nowak - Kowalska" is one name.
  const words = tidyLine(whole)
    .replaceAll(/ ?([-–]) ?/g, "$1")
    .split(" ");
  const last = texts.has("firstAndLastName") ? words.splice(-1) : words.splice(0, 1);
  return words.length > 0
    ? { firstName: words.join(" "), lastName: last.join(" ") }
    : { firstName: last.join(" "), lastName: "" };
}
