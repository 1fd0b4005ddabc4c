import type { EventInput } from "../event/schema.ts";
import { askedFields, pathsOf, questionsInTables } from "../form/rules.ts";
import { FIELD_IDS, STANDARD_FIELDS, type StandardField } from "../form/schema.ts";
import { foldText } from "../shared/text.ts";

/**
 * What a column of a table holds: an input of the form of somebody (`email`, `institution.town`, `answers.<question>`,
 * `choices.<group>`), first and last name in one, in either order, or nothing that is brought in.
 */
export type ColumnMeaning = string;

/** First and last name in one column. */
export const NAME_COLUMNS = ["firstAndLastName", "lastAndFirstName"] as const;

/** How a table is read: what each of its columns holds, and below how many rows the people begin. */
export interface TableReading {
  /** Meanings by column, in the order of the table; `""`: not brought in. */
  columns: ColumnMeaning[];
  /** How many rows stand above the first person: the head, and what is above it. */
  above: number;
}

type Form = Pick<EventInput, "form" | "choiceGroups">;

/** So many columns of a table are looked at. */
export const MAX_COLUMNS = 60;
/** A head is looked for so far down: files of offices begin with a title, a date, an empty row. */
const HEAD_WITHIN = 10;

/** How columns of names and addresses are called, without accents and in small letters. */
const PERSON_COLUMNS: [ColumnMeaning, RegExp][] = [
  ["firstAndLastName", /^(imie i nazwisko|imie nazwisko|imiona i nazwisko|full name|name and surname|name)$/],
  [
    "lastAndFirstName",
    /^(nazwisko i imie|nazwisko imie|nazwisko i imiona|surname and name|uczestnik|uczestniczka|osoba)$/,
  ],
  ["firstName", /^(imie|imiona|first name|given name|forename)s?$/],
  ["lastName", /^(nazwisko|last name|surname|family name)$/],
  ["email", /mail/],
];

/** All that columns of a table can hold where people of an event are brought in, in the order of its form. */
export function possibleMeanings({ form, choiceGroups }: Form): ColumnMeaning[] {
  return [
    "firstName",
    "lastName",
    ...NAME_COLUMNS,
    "email",
    ...askedFields(form).flatMap(pathsOf),
    ...choiceGroups.map(({ groupId }) => `choices.${groupId}`),
    ...questionsInTables(form).map(({ questionId }) => `answers.${questionId}`),
  ];
}

/**
 * How a table is meant, by the row that looks like its head: names as they are usual in Polish and English, and the labels of the event's own questions and
 * choices. Where no row does, a column with addresses is recognised, and nothing else is guessed.
 */
export function guessReading(rows: readonly (readonly string[])[], event: Form): TableReading {
  const width = Math.min(MAX_COLUMNS, Math.max(0, ...rows.slice(0, 200).map((row) => row.length)));
  const heads = rows.slice(0, HEAD_WITHIN).map((row) => meaningsOf(row.slice(0, width), event));
  const best = heads.findIndex((columns) => hasName(columns));
  if (best >= 0) return { columns: filledTo(width, heads[best] ?? []), above: best + 1 };
  const body = rows.slice(0, 50);
  const columns = Array.from({ length: width }, (_, column) => {
    const isAddress = (row: readonly string[]) => /^\S+@\S+\.\S+$/.test((row[column] ?? "").trim());
    return body.filter(isAddress).length > body.length / 2 ? "email" : "";
  });
  return { columns, above: 0 };
}

/** Whether columns say what people are called. */
export function hasName(columns: readonly ColumnMeaning[]): boolean {
  return (
    NAME_COLUMNS.some((meaning) => columns.includes(meaning)) ||
    (columns.includes("firstName") && columns.includes("lastName"))
  );
}

function filledTo(width: number, columns: readonly ColumnMeaning[]): ColumnMeaning[] {
  return Array.from({ length: width }, (_, index) => columns[index] ?? "");
}

/** What columns with these heads hold; of two that could hold the same the first does. */
function meaningsOf(heads: readonly string[], event: Form): ColumnMeaning[] {
  const possible = new Set(possibleMeanings(event));
  const taken = new Set<ColumnMeaning>();
  return heads.map((head) => {
    const meaning = candidatesOf(foldText(head), event).find((one) => possible.has(one) && !taken.has(one));
    if (meaning) taken.add(meaning);
    return meaning ?? "";
  });
}

function candidatesOf(head: string, { form, choiceGroups }: Form): ColumnMeaning[] {
  if (head === "") return [];
  const isCalled = ({ pl, en }: { pl: string; en?: string }) =>
    [pl, en].some((label) => label !== undefined && foldText(label) === head);
  return [
    ...questionsInTables(form)
      .filter(({ label }) => isCalled(label))
      .map(({ questionId }) => `answers.${questionId}`),
    ...choiceGroups.filter(({ title }) => isCalled(title)).map(({ groupId }) => `choices.${groupId}`),
    ...PERSON_COLUMNS.filter(([, pattern]) => pattern.test(head)).map(([meaning]) => meaning),
    ...FIELD_IDS.flatMap((id) => {
      const { columns }: StandardField = STANDARD_FIELDS[id];
      const parts = columns instanceof RegExp ? { "": columns } : columns;
      return Object.entries(parts)
        .filter(([, pattern]) => pattern.test(head))
        .map(([part]) => (part ? `${id}.${part}` : id));
    }),
  ];
}
