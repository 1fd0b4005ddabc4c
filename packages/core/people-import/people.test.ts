import { describe, expect, it } from "vitest";
import { storedEvent } from "../../../tests/support/fixture.ts";
import type { CellWords } from "../form/rules.ts";
import { guessReading, readPeople, type TableReading } from "./rules.ts";

const WORDS: CellWords = {
  formOfAddress: (text) => ({ Pani: "ms", Pan: "mr" })[text],
  institutionType: (text) => ({ OPS: "ops" })[text],
  county: (text) => ({ białostocki: "2002" })[text],
};

const { form: usual, ...rest } = storedEvent();
const EVENT = {
  ...rest,
  choiceGroups: [
    {
      groupId: "panel",
      title: { pl: "Panel", en: "Panel" },
      required: true,
      options: [
        { optionId: "a", title: { pl: "Rzecznictwo", en: "Advocacy" } },
        { optionId: "b", title: { pl: "Superwizja" } },
      ],
    },
  ] as typeof rest.choiceGroups,
  form: {
    ...usual,
    phone: "optional" as const,
    pickUpPoints: ["Białystok, dworzec"],
    questions: [
      {
        questionId: "years",
        label: { pl: "Lata pracy", en: "Years of work" },
        type: "number" as const,
        required: true,
      },
      {
        questionId: "topics",
        label: { pl: "Tematy" },
        type: "several" as const,
        required: false,
        answers: [
          { answerId: "t1", label: { pl: "Praca z rodziną" } },
          { answerId: "t2", label: { pl: "Zdrowie, w tym psychiczne" } },
        ],
      },
      { questionId: "born", label: { pl: "Data urodzenia" }, type: "date" as const, required: false },
      { questionId: "tick", label: { pl: "Znam regulamin" }, type: "statement" as const, required: false },
      { questionId: "meal", label: { pl: "Obiad" }, type: "yes_no" as const, required: false },
    ],
  },
};

const read = (rows: string[][], reading: TableReading = guessReading(rows, EVENT)) =>
  readPeople(rows, reading, EVENT, WORDS);

/** People whose only columns are these and the panel that everybody has to choose. */
const people = (columns: string[], ...rows: string[][]) =>
  read(
    rows.map((row) => [...columns.map((_, index) => row[index] ?? ""), "Superwizja"]),
    { columns: [...columns, "choices.panel"], above: 0 },
  );

describe("how a table is meant", () => {
  it("is guessed by the row that looks like its head, below whatever stands above it", () => {
    const rows = [
      ["Lista uczestników, stan na 3 czerwca"],
      [""],
      [
        "Lp.",
        "Imię",
        "Nazwisko",
        "Adres e-mail",
        "Nr telefonu",
        "Nazwa instytucji",
        "Miejscowość",
        "Stanowisko",
      ],
      ["1", "Anna", "Żak", "anna@example.com"],
    ];
    expect(guessReading(rows, EVENT)).toEqual({
      columns: [
        "",
        "firstName",
        "lastName",
        "email",
        "phone",
        "institution.name",
        "institution.town",
        "position",
      ],
      above: 3,
    });
  });

  it.each([
    [
      ["Imię i nazwisko", "E-mail"],
      ["firstAndLastName", "email"],
    ],
    [
      ["NAZWISKO I IMIĘ", "mail służbowy"],
      ["lastAndFirstName", "email"],
    ],
    [
      ["First name", "Surname", "Phone"],
      ["firstName", "lastName", "phone"],
    ],
    [
      ["Imię", "Nazwisko", "Years of work", "Panel", "Powiat"],
      ["firstName", "lastName", "answers.years", "choices.panel", "countyCode"],
    ],
    [
      ["Imię", "Nazwisko", "E-mail", "E-mail przełożonego"],
      ["firstName", "lastName", "email", ""],
    ],
  ])("is guessed in Polish and English: %j", (head, columns) => {
    expect(guessReading([head], EVENT)).toEqual({ columns, above: 1 });
  });

  it("is not guessed where no row is a head, but for addresses", () => {
    expect(
      guessReading(
        [
          ["Anna", "Żak", "a@example.com"],
          ["Jan", "Lis", ""],
          ["Ewa", "Bąk", "e@example.com"],
        ],
        EVENT,
      ),
    ).toEqual({
      columns: ["", "", "email"],
      above: 0,
    });
  });

  it("offers no column that the event does not ask", () => {
    const { form } = EVENT;
    const bare = { ...EVENT, form: { ...form, phone: "hidden" as const, questions: [] } };
    expect(guessReading([["Imię", "Nazwisko", "Telefon", "Lata pracy"]], bare).columns).toEqual([
      "firstName",
      "lastName",
      "",
      "",
    ]);
  });
});

describe("people of a table", () => {
  it("are read by the types of fields and questions, each in its row of the file", () => {
    const rows = [
      [
        "Imię i nazwisko",
        "E-mail",
        "Telefon",
        "Instytucja",
        "Typ",
        "Miasto",
        "Powiat",
        "Wsiadanie",
        "Panel",
        "Lata pracy",
        "Tematy",
        "Data urodzenia",
        "Znam regulamin",
        "Obiad",
        "Zwrot",
      ],
      ["", "", ""],
      [
        "Anna Maria  Nowak - Kowalska",
        "Anna@Example.com ",
        "600100200",
        "OPS Mońki",
        "OPS",
        "Mońki",
        "białostocki",
        "bialystok dworzec",
        "advocacy",
        "1 234,50",
        "Zdrowie, w tym psychiczne; praca z rodziną",
        "29.02.1980",
        "x",
        "NIE",
        "Pani",
      ],
    ];
    expect(read(rows)).toEqual([
      {
        row: 3,
        name: "Anna Maria Nowak-Kowalska",
        outcome: "person",
        person: {
          row: 3,
          firstName: "Anna Maria",
          lastName: "Nowak-Kowalska",
          email: "Anna@Example.com",
          phone: "600100200",
          formOfAddress: "ms",
          institution: { name: "OPS Mońki", type: "ops", town: "Mońki" },
          countyCode: "2002",
          pickUpPoint: "Białystok, dworzec",
          choices: { panel: "a" },
          answers: { years: "1234.5", topics: "t1 t2", born: "1980-02-29", tick: "yes", meal: "no" },
        },
      },
    ]);
  });

  it.each([
    ["firstAndLastName", "Jan Maria Rokita", "Jan Maria", "Rokita"],
    ["lastAndFirstName", "Rokita Jan Maria", "Jan Maria", "Rokita"],
    ["firstAndLastName", "Żak, Anna", "Anna", "Żak"],
    ["lastAndFirstName", "Nowak – Lis Ewa", "Ewa", "Nowak–Lis"],
  ])("have first and last name in one column: %s of %s", (column, text, firstName, lastName) => {
    expect(people([column], [text])).toMatchObject([{ outcome: "person", person: { firstName, lastName } }]);
  });

  it("are refused each with what is wrong and where, and nobody else for it", () => {
    const rows = people(
      ["firstAndLastName", "email", "answers.years", "answers.born", "countyCode"],
      ["Anna", "a@example.com"],
      ["Anna Żak", "nie ma"],
      ["Jan Lis", "", "dużo"],
      ["Ewa Bąk", "", "3", "31.02.1980"],
      ["Iza Kot", "", "3", "", "gdzieś"],
      ["Ola Maj", "", "3"],
    );
    expect(
      rows.map((one) =>
        one.outcome === "refused" ? one.issues.map(({ path, code }) => `${path} ${code}`) : one.outcome,
      ),
    ).toEqual([
      ["lastName field.required"],
      ["email field.email"],
      ["answers.years field.decimal"],
      ["answers.born field.day"],
      ["countyCode field.county"],
      "person",
    ]);
  });

  it("have to choose where everybody has to, among what is offered", () => {
    const reading = { columns: ["firstAndLastName", "choices.panel"], above: 0 };
    expect(
      read(
        [
          ["Anna Żak", ""],
          ["Jan Lis", "Inny"],
        ],
        reading,
      ),
    ).toMatchObject([
      { issues: [{ path: "choices.panel", code: "choice.required" }] },
      { issues: [{ path: "choices.panel", code: "choice.unknown" }] },
    ]);
  });

  it("are told apart like people of an event: by name without accents, and address, or telephone where there is none", () => {
    const rows = people(
      ["firstName", "lastName", "email", "phone"],
      ["Anna", "Żak", "anna@example.com", "600 100 200"],
      ["ANNA", "ZAK", "Anna@example.com", ""],
      ["Anna", "Żak", "inna@example.com", ""],
      ["Anna", "Żak", "", "600100200"],
      ["Anna", "Żak", "", "+48 600 100 200"],
    );
    expect(rows.map((one) => (one.outcome === "repeated" ? one.of : one.outcome))).toEqual([
      "person",
      1,
      "person",
      "person",
      4,
    ]);
  });

  it("leave out what is not ticked, and what hangs on nothing is asked of nobody", () => {
    expect(people(["firstAndLastName", "answers.tick"], ["Anna Żak", "nie"])).toMatchObject([
      { person: { answers: {} } },
    ]);
  });
});
