import fc from "fast-check";
import Papa from "papaparse";
import * as v from "valibot";
import { describe, expect, it } from "vitest";
import { exactCsvOf } from "../shared/csv.ts";
import { builtIns } from "./built-in.ts";
import { makeRows, saysSame, type Subject } from "./rules.ts";
import { type Column, type Profile, ProfileSchema, type Source } from "./schema.ts";

/** Somebody of whom everything that a file asks is known. */
const WHOLE: Partial<Record<Source, string>> = {
  "participant.firstName": "Łucja",
  "participant.lastName": "Żółkiewska",
  "participant.email": "lucja@kis.example",
  "participant.phone": "+48600100200",
  "participant.state": "participant",
  "participant.startsOn": "2026-03-02",
  "participant.age": "41",
  "entry.sex": "woman",
  "entry.education": "isced5",
  "entry.employment": "employed",
  "entry.commune": "0603142",
  "entry.degurba": "3",
  "place.county": "chełmski",
  "place.voivodeship": "lubelskie",
  "project.number": "FELU.08.01-IZ.00-0001/26",
  "project.title": "Razem",
  "support.name": "Poradnictwo prawne",
  "support.hours": "12.5",
};

function somebody(id: string, known: Partial<Record<Source, string>>, rows = 1): Subject {
  const values = (source: Source) => (known[source] === undefined ? [] : [known[source]]);
  return { id, rows: Array.from({ length: rows }, () => values) };
}

function column(source: Source, more: Partial<Column> = {}): Column {
  return { title: source, source, ...more };
}

/** What a file with that column makes of a value: what stands there, or what is wrong. */
function made(
  more: Partial<Column>,
  value: string | string[] | undefined,
  known: Partial<Record<Source, string>> = {},
) {
  const values = (source: Source) =>
    source === "participant.lastName" ? [value ?? []].flat() : [known[source] ?? []].flat();
  const { good, faulty } = makeRows({ columns: [column("participant.lastName", more)] }, [
    { id: "a", rows: [values] },
  ]);
  return good[0]?.cells[0]?.[0] ?? faulty[0]?.faults[0]?.what;
}

const smEfs = builtIns().find(({ id }) => id === "sm-efs")?.profile as Profile;

describe("a cell", () => {
  it.each<[string, Partial<Column>, string | string[] | undefined, string]>([
    ["is as it is known", {}, "Łącka", "Łącka"],
    ["is empty where nothing is known and nothing has to be", {}, undefined, ""],
    ["is missing where it has to be", { required: { when: "always" } }, undefined, "missing"],
    [
      "has a day as the funder writes it",
      { steps: [{ do: "date", as: "dd.MM.yyyy" }] },
      "2026-03-02",
      "02.03.2026",
    ],
    ["has no day of a text", { steps: [{ do: "date", as: "yyyy" }] }, "wiosna", "not_a_day"],
    ["is in capitals, Polish ones too", { steps: [{ do: "upper" }] }, "łącka", "ŁĄCKA"],
    [
      "has the word of a dictionary",
      { steps: [{ do: "dictionary", values: { a: "Wyższe (ISCED 5–8)" } }] },
      "a",
      "Wyższe (ISCED 5–8)",
    ],
    [
      "has no word that a dictionary does not have",
      { steps: [{ do: "dictionary", values: { a: "A" } }] },
      "refused",
      "not_in_dictionary",
    ],
    [
      "takes nothing from what every object has",
      { steps: [{ do: "dictionary", values: {} }] },
      "constructor",
      "not_in_dictionary",
    ],
    [
      "is missing where a dictionary leaves it empty",
      { steps: [{ do: "dictionary", values: { a: "" } }], required: { when: "always" } },
      "a",
      "missing",
    ],
    ["says yes", { steps: [{ do: "yesno", yes: "Tak", no: "Nie" }] }, "yes", "Tak"],
    ["does not take silence for no", { steps: [{ do: "yesno", yes: "Tak", no: "Nie" }] }, undefined, ""],
    ["is filled up", { steps: [{ do: "pad", length: 4, with: "0" }] }, "7", "0007"],
    ["has several with what stands between them", { join: "|" }, ["a", "b"], "a|b"],
    ["has not several where only one belongs", {}, ["a", "b"], "several"],
    [
      "has one of several that a dictionary calls the same",
      { steps: [{ do: "dictionary", values: { ops: "Pomoc społeczna", pcpr: "Pomoc społeczna" } }] },
      ["ops", "pcpr"],
      "Pomoc społeczna",
    ],
    ["has what is the same once between others", { join: "|" }, ["a", "b", "a"], "a|b"],
    ["is not longer than it may be", { maxLength: 3 }, "Łącka", "too_long"],
    [
      "has a Polish telephone without what begins a formula",
      { steps: [{ do: "phone" }] },
      "+48600100200",
      "600100200",
    ],
    ["has a foreign one so", { steps: [{ do: "phone" }] }, "+380441234567", "00380441234567"],
    ["has its decimals as the funder writes them", { steps: [{ do: "decimal", sign: "," }] }, "12.5", "12,5"],
    ["is nobody's formula, and gets no apostrophe", {}, "=cmd|' /C calc'!A0", "formula"],
    ["is none with a plus either", {}, "+48600100200", "formula"],
  ])("%s", (_, more, value, expected) => {
    expect(made(more, value)).toBe(expected);
  });

  it("has to be filled where something else says so, and only there", () => {
    const required = { when: "is", source: "participant.state", in: ["completed"] } as const;
    const needed = { required: { ...required, in: [...required.in] } };
    expect(made(needed, undefined, { "participant.state": "completed" })).toBe("missing");
    expect(made(needed, undefined, { "participant.state": "participant" })).toBe("");
  });
});

describe("a file", () => {
  it("has every row of everybody without a fault, and of nobody else; nobody is lost, and columns stand as the profile has them", () => {
    const field = fc.constantFrom(...(Object.keys(WHOLE) as Source[]), "participant.endsOn" as const);
    const person = fc.record({
      lacks: fc.subarray(Object.keys(WHOLE) as Source[], { maxLength: 2 }),
      over: fc.dictionary(
        field,
        fc.constantFrom("", "=1+1", "refused", "completed", 'x;"y"\r\nz', "2026-01-01"),
      ),
      rows: fc.integer({ min: 0, max: 3 }),
    });
    fc.assert(
      fc.property(
        fc.array(person, { maxLength: 12 }),
        fc.shuffledSubarray(smEfs.columns, { minLength: 1 }),
        (people, columns) => {
          const subjects = people.map(({ lacks, over, rows }, index) => {
            const known: Partial<Record<Source, string>> = { ...WHOLE, ...over };
            for (const source of lacks) delete known[source];
            return somebody(`p${index}`, known, rows);
          });
          const { head, good, faulty } = makeRows({ columns }, subjects);
          expect(head).toEqual(columns.map(({ title }) => title));
          expect([...good, ...faulty].map(({ id }) => id).sort()).toEqual(
            subjects.map(({ id }) => id).sort(),
          );
          for (const { id, cells } of good) {
            expect(cells).toHaveLength(subjects.find((one) => one.id === id)?.rows.length ?? -1);
            expect(cells.length).toBeGreaterThan(0);
            for (const row of cells) expect(row).toHaveLength(columns.length);
            for (const cell of cells.flat()) expect(cell).not.toMatch(/^[=+\-@\t\r]/);
          }
          for (const { faults } of faulty) expect(faults.length).toBeGreaterThan(0);
          // Alone or among others, somebody has the same rows and the same faults.
          for (const subject of subjects) {
            const alone = makeRows({ columns }, [subject]);
            const among = [...good, ...faulty].filter(({ id }) => id === subject.id);
            expect([...alone.good, ...alone.faulty]).toEqual(among);
          }
        },
      ),
      { numRuns: 200 },
    );
  });

  it("is read back by another parser as it was meant, byte for byte as the importer wants it", () => {
    const texts = [
      'Żółć; „cytat"',
      'a "b"',
      "",
      "dwie\r\nlinie",
      "'apostrof",
      " spacja ",
      "Wyższe (ISCED 5–8)",
    ];
    const bytes = exactCsvOf([texts, texts]);
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    expect([...bytes.subarray(-2)]).toEqual([0x0d, 0x0a]);
    const read = Papa.parse<string[]>(new TextDecoder("utf-8", { fatal: true }).decode(bytes), {
      delimiter: ";",
      newline: "\r\n",
      skipEmptyLines: true,
    });
    expect(read.errors).toEqual([]);
    expect(read.data).toEqual([texts, texts]);
  });
});

describe("what comes with the product", () => {
  it("is unofficial, and is what staff could send themselves", () => {
    expect(builtIns().map(({ id, isOfficial }) => [id, isOfficial])).toEqual([
      ["sm-efs", false],
      ["pefs-2007-people", false],
      ["pefs-2007-institutions", false],
    ]);
    for (const { profile } of builtIns())
      expect(v.parse(ProfileSchema, JSON.parse(JSON.stringify(profile)))).toEqual(profile);
  });

  it("has 43 columns of SM EFS, with dashes where a hyphen would be refused, and makes a row of whom all is known", () => {
    expect(smEfs.columns).toHaveLength(43);
    const [row] = makeRows(smEfs, [somebody("a", WHOLE)]).good.flatMap(({ cells }) => cells);
    expect(row?.filter(Boolean)).toEqual([
      "FELU.08.01-IZ.00-0001/26",
      "Indywidualny",
      "Łucja",
      "Żółkiewska",
      "Kobieta",
      "41",
      "Wyższe (ISCED 5–8)",
      "Polska",
      "lubelskie",
      "chełmski",
      "0603142",
      "3",
      "600100200",
      "lucja@kis.example",
      "2026-03-02",
      "Osoba pracująca",
      "Poradnictwo prawne",
    ]);
  });

  it("asks for the end of whoever has ended", () => {
    const { faulty } = makeRows(smEfs, [somebody("a", { ...WHOLE, "participant.state": "interrupted" })]);
    expect(faulty[0]?.faults).toEqual([
      { what: "missing", column: "Data zakończenia udziału w projekcie", source: "participant.endsOn" },
    ]);
  });
});

describe("a profile that staff write", () => {
  const profile: Profile = {
    format: 1,
    name: "Nasz",
    rows: "person",
    states: ["participant"],
    columns: [{ title: "Nazwisko", source: "participant.lastName" }],
  };
  const issuesOf = (changed: unknown) =>
    (v.safeParse(ProfileSchema, changed).issues ?? []).map((issue) => [v.getDotPath(issue), issue.message]);

  it("may have a column and a value more", () => {
    expect(issuesOf(profile)).toEqual([]);
    const more = {
      title: "Obszar",
      source: "entry.degurba",
      steps: [{ do: "dictionary", values: { "3": "wieś" } }],
    };
    expect(issuesOf({ ...profile, columns: [...profile.columns, more] })).toEqual([]);
  });

  it.each<[string, Record<string, unknown>, string, string]>([
    [
      "nothing that the product does not know",
      { source: "participant.pesel" },
      "columns.0.source",
      "profile.source",
    ],
    ["no title that is a formula", { title: "=1+1" }, "columns.0.title", "profile.formula"],
    ["no constant without its text", { source: "constant" }, "columns.0.text", "profile.constant"],
    [
      "nothing that has to be there and never is",
      { source: "not_kept", required: { when: "always" } },
      "columns.0.required",
      "profile.never_there",
    ],
    [
      "no institution's number in a file of people",
      { source: "institution.people" },
      "columns.0.source",
      "profile.of_institution",
    ],
  ])("has %s", (_, more, path, code) => {
    expect(issuesOf({ ...profile, columns: [{ ...profile.columns[0], ...more }] })).toEqual([[path, code]]);
  });

  it("says the same in whatever order its keys stand, and another thing by its columns in another order", () => {
    const [column] = profile.columns;
    const turned = {
      columns: [{ source: "participant.lastName", title: "Nazwisko", note: undefined }],
      states: ["participant"],
      rows: "person",
      name: "Nasz",
      format: 1,
    } as Profile;
    expect(saysSame(profile, turned)).toBe(true);
    const more = { title: "Imię", source: "participant.firstName" } as Column;
    const two = { ...profile, columns: [column as Column, more] };
    expect(saysSame(two, { ...two, columns: two.columns.toReversed() })).toBe(false);
  });

  it("keeps its texts as all texts are kept, but for the spaces of what stands between values", () => {
    const [column] = v.parse(ProfileSchema, {
      ...profile,
      columns: [
        {
          title: " Forma\n wsparcia\u200b ",
          source: "support.name",
          join: ", ",
          steps: [{ do: "dictionary", values: { " Warsztaty\u00ad ": " Szkolenie " } }],
          required: { when: "is", source: "participant.state", in: [" completed "] },
        },
      ],
    }).columns;
    expect(column).toEqual({
      title: "Forma wsparcia",
      source: "support.name",
      join: ", ",
      steps: [{ do: "dictionary", values: { Warsztaty: "Szkolenie" } }],
      required: { when: "is", source: "participant.state", in: ["completed"] },
    });
    for (const join of ["\n", "\u200b", "\u0000"])
      expect(issuesOf({ ...profile, columns: [{ ...profile.columns[0], join }] })).toEqual([
        ["columns.0.join", "profile.line_break"],
      ]);
  });

  it("is no larger than the table can hold", () => {
    const values = Object.fromEntries(
      Array.from({ length: 100 }, (_, index) => [`${index}`, "ł".repeat(300)]),
    );
    const columns = ["a", "b", "c", "d"].map((title) => ({
      title,
      source: "entry.sex",
      steps: [{ do: "dictionary", values }],
    }));
    expect(issuesOf({ ...profile, columns: columns.slice(0, 3) })).toEqual([]);
    expect(issuesOf({ ...profile, columns })).toEqual([["columns", "profile.too_large"]]);
  });

  it("has no person in a file of institutions, and no title twice", () => {
    expect(issuesOf({ ...profile, rows: "institution" })).toEqual([
      ["columns.0.source", "profile.not_of_institution"],
    ]);
    const twice = [...profile.columns, ...profile.columns];
    expect(issuesOf({ ...profile, columns: twice })).toEqual([["columns.1.title", "profile.same_title"]]);
  });
});
