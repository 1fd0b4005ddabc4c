import type { FileRow } from "@zapisy/core/registration/answer";
import type { ReadRow } from "@zapisy/core/people-import/rules";
import { findCounty, listCounties } from "@zapisy/core/territory/rules";
import { loadCommon } from "@zapisy/words/common";
import { describe, expect, it } from "vitest";
import { cellWords } from "./cell-words.ts";
import {
  columnLetter,
  countEntered,
  faultyTable,
  NOTHING_ENTERED,
  partsOf,
  planOf,
  readingFault,
  withAnswers,
} from "./import.state.ts";

const person = (row: number) => ({
  row,
  firstName: "Anna",
  lastName: `Żak ${row}`,
  choices: {},
  answers: {},
});
const read = (row: number): ReadRow => ({
  row,
  name: `Anna Żak ${row}`,
  outcome: "person",
  person: person(row),
});
const issues = [{ path: "email", code: "field.email" }];
const known = [
  {
    registrationId: "reg_1" as const,
    firstName: "Anna",
    lastName: "Żak 3",
    status: "confirmed" as const,
    createdAt: "2026-03-02T09:00:00.000Z",
  },
];

describe("what a file comes to", () => {
  it("is put together of what the page read and what the server said, in the order of the file", () => {
    const answers: [number, FileRow][] = [
      [2, { row: 2, outcome: "ready", unmet: { pl: "Tylko dla OPS." } }],
      [3, { row: 3, outcome: "known", known }],
      [6, { row: 6, outcome: "refused", issues }],
    ];
    const rows: ReadRow[] = [
      read(2),
      read(3),
      { row: 4, name: "Jan", outcome: "refused", issues },
      { row: 5, name: "Anna Żak 2", outcome: "repeated", of: 2 },
      read(6),
    ];
    expect(planOf(rows, new Map(answers))).toEqual({
      ready: [person(2)],
      unmet: [{ row: 2, name: "Anna Żak 2", words: { pl: "Tylko dla OPS." } }],
      known: [{ row: 3, name: "Anna Żak 3", known }],
      faulty: [
        { row: 4, name: "Jan", issues },
        { row: 5, name: "Anna Żak 2", issues: [], of: 2 },
        { row: 6, name: "Anna Żak 6", issues },
      ],
    });
  });

  it("is counted as it is entered, by what people came to", () => {
    const first = withAnswers(NOTHING_ENTERED, [
      { row: 2, outcome: "confirmed" },
      { row: 3, outcome: "known", known },
    ]);
    const all = withAnswers(first, [
      { row: 4, outcome: "confirmed" },
      { row: 5, outcome: "reserve", position: 1 },
      { row: 6, outcome: "refused", issues },
    ]);
    expect(all).toEqual({
      done: 5,
      byOutcome: { confirmed: 2, reserve: 1 },
      known: 1,
      refused: [{ row: 6, outcome: "refused", issues }],
    });
    expect(countEntered(all)).toBe(3);
  });
});

it.each([
  [["firstName", "lastName", "email"], undefined],
  [["lastAndFirstName", ""], undefined],
  [["firstName", "email"], { code: "no_name" }],
  [["firstName", "lastName", "email", "email"], { code: "twice", meaning: "email" }],
])("columns %j are named well enough or not", (columns, fault) => {
  expect(readingFault({ columns, above: 1 })).toEqual(fault);
});

it("names columns as spreadsheets do and cuts lists into parts", () => {
  expect([0, 25, 26, 27, 51, 52, 701, 702].map(columnLetter)).toEqual([
    "A",
    "Z",
    "AA",
    "AB",
    "AZ",
    "BA",
    "ZZ",
    "AAA",
  ]);
  expect([partsOf([1, 2, 3, 4, 5], 2), partsOf([], 2)]).toEqual([[[1, 2], [3, 4], [5]], []]);
});

it("gives the rows to be corrected back as they stood, with their head and why, and nothing that is a formula", () => {
  const cells = [["Lista"], ["Imię", "E-mail"], ["Anna", "a@example.com"], ["=1+1", "nie ma", "+x"]];
  const table = faultyTable(cells, 2, [{ row: 4, name: "", issues }], {
    why: "Co poprawić",
    of: () => "Adres",
  });
  expect(new TextDecoder().decode(table)).toBe("Imię;E-mail;;Co poprawić\r\n'=1+1;nie ma;'+x;Adres\r\n");
});

describe("words of people's tables", async () => {
  const words = cellWords([await loadCommon("pl"), await loadCommon("en")], { findCounty, listCounties });

  it.each([
    ["Pani", "ms"],
    ["pan", "mr"],
    ["Ms", "ms"],
    ["dr", undefined],
  ])("mean a form of address: %s", (text, value) => {
    expect(words.formOfAddress(text)).toBe(value);
  });

  it.each([
    ["GOPS", "ops"],
    ["Powiatowe Centrum Pomocy Rodzinie", "pcpr"],
    ["Firma", "company"],
    ["cokolwiek", undefined],
  ])("mean a kind of institution: %s", (text, value) => {
    expect(words.institutionType(text)).toBe(value);
  });

  it.each([
    ["2002", "2002"],
    ["białostocki", "2002"],
    ["Powiat Białostocki", "2002"],
    ["moniecki", "2008"],
    ["Miński", "1412"],
    ["m. Białystok", "2061"],
    ["Bialystok", "2061"],
    ["bielski", undefined],
    ["bielski podlaskie", "2003"],
    ["9999", undefined],
  ])("mean a county where one only is meant: %s", (text, value) => {
    expect(words.county(text)).toBe(value);
  });
});
