import { describe, expect, it } from "vitest";
import type { Criterion } from "../form/criterion.ts";
import type { Question } from "../form/schema.ts";
import { ageOn, prerequisitesOf, refusals, unmetCriteria, unmetIds, whyUndecided } from "./criteria.ts";

const common = { criterionId: "c", effect: "refuse", words: { pl: "Tylko dla nich." } } as const;
const QUESTIONS: Question[] = [
  { questionId: "born", label: { pl: "Data urodzenia" }, type: "date", required: true },
  { questionId: "years", label: { pl: "Wiek" }, type: "number", required: true },
  {
    questionId: "sex",
    label: { pl: "Płeć" },
    type: "choice",
    required: true,
    answers: ["f", "m"].map(answer),
  },
  {
    questionId: "groups",
    label: { pl: "Grupy" },
    type: "several",
    required: false,
    answers: ["a", "b", "c"].map(answer),
  },
  { questionId: "works", label: { pl: "Pracuję w OPS" }, type: "statement", required: false },
];
const basis = { pl: "Umowa nr 12." };

function answer(answerId: string) {
  return { answerId, label: { pl: answerId } };
}

type Person = Parameters<typeof unmetCriteria>[1];

function isMet(
  criterion: Criterion,
  person: Partial<Person>,
  startsOn: string | null = "2026-04-15",
): boolean {
  const dates =
    startsOn === null
      ? ({ type: "tentative", period: "2026-04" } as const)
      : ({ type: "exact", startsOn, endsOn: startsOn } as const);
  const form = { criteria: [criterion], questions: QUESTIONS };
  return unmetCriteria({ form, dates }, { answers: {}, ...person }).length === 0;
}

describe("a criterion of the address's domain", () => {
  const criterion: Criterion = {
    ...common,
    type: "email_domain",
    domains: ["powiat.pl", "xn--mud-x2ag.pl"],
  };
  it.each([
    ["anna@powiat.pl", true],
    ["Anna@POWIAT.PL", true],
    ["anna@pcpr.powiat.pl", true],
    ["anna@a.b.powiat.pl", true],
    ["anna@xn--mud-x2ag.pl", true],
    ["anna@notpowiat.pl", false],
    ["anna@powiat.pl.evil.example", false],
    ["powiat.pl@evil.example", false],
    ["anna@powiat.com", false],
    ["anna@pl", false],
    [undefined, false],
  ])("looks at what follows the @, with its subdomains: %s", (email, met) => {
    expect(isMet(criterion, { email })).toBe(met);
  });
});

describe("a criterion of territory", () => {
  const criterion: Criterion = { ...common, type: "territory", codes: ["20", "0603"] };
  it.each([
    ["2003", true],
    ["2061", true],
    ["0603", true],
    ["0662", false],
    // A county of the same name in another voivodeship.
    ["2402", false],
    [undefined, false],
  ])("takes all counties of a voivodeship, and single ones: %s", (countyCode, met) => {
    expect(isMet(criterion, { countyCode })).toBe(met);
  });
});

describe("a criterion of the institution's kind", () => {
  const criterion: Criterion = { ...common, type: "institution_type", types: ["ops", "pcpr"] };
  it("is met by whoever comes from one of them", () => {
    const from = (type: "ops" | "ngo") => isMet(criterion, { institution: { name: "Nazwa", type } });
    expect([from("ops"), from("ngo"), isMet(criterion, {})]).toEqual([true, false, false]);
  });
});

describe("a criterion of age", () => {
  const adult: Criterion = { ...common, type: "age", basis, questionId: "born", from: 18 };
  const young: Criterion = { ...common, type: "age", basis, questionId: "born", to: 29 };

  it.each([
    ["2008-04-15", "2026-04-15", true],
    ["2008-04-16", "2026-04-15", false],
    // Born on 29 February: in a year without one from the beginning of the 28th.
    ["2008-02-29", "2026-02-27", false],
    ["2008-02-29", "2026-02-28", true],
    ["2008-02-29", "2028-02-28", true],
    ["", "2026-04-15", false],
  ])("counts on the first day of the event: born on %s, it begins on %s", (born, day, met) => {
    expect(isMet(adult, { answers: { born } }, day)).toBe(met);
  });

  it("takes the last day before the next birthday, and nobody who is not born", () => {
    const born = (day: string) => isMet(young, { answers: { born: day } });
    expect([born("1996-04-16"), born("1996-04-15"), born("2026-04-16")]).toEqual([true, false, false]);
  });

  it.each([
    ["2008-02-29", "2025-02-27", 16],
    ["2008-02-29", "2025-02-28", 17],
    ["2008-02-29", "2028-02-28", 19],
    ["2008-02-29", "2028-02-29", 20],
    ["1900-02-28", "2000-02-28", 100],
    ["2000-01-01", "2026-12-31", 26],
  ])("knows how old somebody born on %s is on %s", (born, day, age) => {
    expect(ageOn(born, day)).toBe(age);
  });

  it("takes the years where the form asks for them, and whole ones only", () => {
    const criterion: Criterion = { ...adult, questionId: "years" };
    const years = (answered: string) => isMet(criterion, { answers: { years: answered } });
    expect([years("18"), years("17.9"), years("17"), years("-3")]).toEqual([true, false, false, false]);
  });

  it("finds nobody too young while nobody knows when the event is", () => {
    expect(isMet(adult, { answers: { born: "2020-01-01" } }, null)).toBe(true);
    expect(isMet(adult, {}, null)).toBe(false);
  });
});

describe("a criterion of an answer", () => {
  it("is met with one of the answers that were picked", () => {
    const sex: Criterion = { ...common, type: "sex", basis, questionId: "sex", answers: ["f"] };
    const group: Criterion = { ...common, type: "answer", questionId: "groups", answers: ["b", "c"] };
    const works: Criterion = { ...common, type: "answer", questionId: "works", answers: ["yes"] };
    expect(["f", "m", ""].map((picked) => isMet(sex, { answers: { sex: picked } }))).toEqual([
      true,
      false,
      false,
    ]);
    expect(["a", "a c", "b"].map((groups) => isMet(group, { answers: { groups } }))).toEqual([
      false,
      true,
      true,
    ]);
    expect([isMet(works, { answers: { works: "yes" } }), isMet(works, {})]).toEqual([true, false]);
  });

  it("is met by nobody once its question is gone", () => {
    const gone: Criterion = { ...common, type: "answer", questionId: "gone", answers: ["yes"] };
    expect(isMet(gone, { answers: { gone: "yes" } })).toBe(false);
  });
});

describe("what comes of it", () => {
  const domain: Criterion = { ...common, type: "email_domain", domains: ["powiat.pl"] };
  const county: Criterion = {
    criterionId: "d",
    effect: "warn",
    words: { pl: "Dla podlaskiego.", en: "For podlaskie." },
    type: "territory",
    codes: ["20"],
  };

  it("is a refusal beside the field, in the organiser's words, only where the criterion refuses", () => {
    expect(refusals([domain, county])).toEqual([
      { path: "email", code: "criterion.not_met", words: { pl: "Tylko dla nich." } },
    ]);
  });

  it("is told to staff and the person in one sentence after the other, in Polish where there is no English", () => {
    expect(whyUndecided([domain, county])).toEqual({
      pl: "Tylko dla nich. Dla podlaskiego.",
      en: "Tylko dla nich. For podlaskie.",
    });
    expect(whyUndecided([])).toBeUndefined();
  });

  it("is shown of those who count, and of nobody who is out", () => {
    const event = {
      form: { criteria: [domain, county], questions: [] },
      dates: { type: "exact", startsOn: "2026-04-15", endsOn: "2026-04-15" },
    } as const;
    const shown = (status: "confirmed" | "cancelled") =>
      unmetIds(
        { ...event, form: { criteria: [domain, county], questions: [] } },
        {
          status,
          email: "a@powiat.pl",
          answers: {},
        },
      );
    expect([shown("confirmed"), shown("cancelled")]).toEqual([["d"], undefined]);
  });
});

describe("a criterion of what was completed before", () => {
  const level: Criterion = {
    ...common,
    criterionId: "level",
    effect: "warn",
    type: "completed",
    eventIds: ["evt_00000000000000000000000001"],
    by: "person",
  };

  it("is met by whoever was looked up and found, and taken to be met by who was not looked up", () => {
    expect([
      isMet(level, {}),
      isMet(level, { unproven: ["other"] }),
      isMet(level, { unproven: ["level"] }),
    ]).toEqual([true, true, false]);
  });

  it.each([
    ["everybody", undefined, {}, true],
    ["whoever chooses one of its options", ["b", "c"], { modules: "b", lunch: "yes" }, true],
    ["nobody who chooses another", ["b", "c"], { modules: "a" }, false],
    ["nobody who chooses nothing", ["b", "c"], {}, false],
  ])("asks %s", (_, optionIds, choices: Record<string, string>, isAsked) => {
    const asked = prerequisitesOf({ criteria: [{ ...level, optionIds }] }, choices);
    expect(asked.length > 0).toBe(isAsked);
  });

  it("is the only kind that has to be looked up", () => {
    expect(prerequisitesOf({ criteria: [{ ...common, type: "territory", codes: ["20"] }] }, {})).toEqual([]);
    expect(prerequisitesOf({}, {})).toEqual([]);
  });
});
