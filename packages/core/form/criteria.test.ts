import * as v from "valibot";
import { describe, expect, it } from "vitest";
import { DomainSchema } from "../shared/field.ts";
import { criteriaFaults, isDemanded, judgedQuestions } from "./criteria.ts";
import { CriterionSchema, type Criterion } from "./criterion.ts";
import { usualSettings } from "./rules.ts";
import type { Question, SignUpForm } from "./schema.ts";

const common = { criterionId: "c", effect: "refuse", words: { pl: "Tylko dla nich." } } as const;
const basis = { pl: "Umowa nr 12." };
const born: Question = { questionId: "born", label: { pl: "Data urodzenia" }, type: "date", required: true };
const works: Question = { questionId: "works", label: { pl: "Pracuję" }, type: "statement", required: false };

function form(overrides: Partial<SignUpForm> = {}): SignUpForm {
  return {
    ...usualSettings(),
    needs: "hidden",
    diet: "hidden",
    imageConsent: false,
    newsletterConsent: false,
    questions: [born, works],
    ...overrides,
  };
}
const faults = (criterion: Criterion, overrides: Partial<SignUpForm> = {}) =>
  criteriaFaults(form({ criteria: [criterion], ...overrides })).map(({ path, code }) => `${path} ${code}`);

describe("a criterion hangs on what everybody is asked at sign-up", () => {
  const county: Criterion = { ...common, type: "territory", codes: ["20"] };
  const office: Criterion = { ...common, type: "institution_type", types: ["ops"] };
  const adult: Criterion = { ...common, type: "age", basis, questionId: "born", from: 18 };
  const statement: Criterion = { ...common, type: "answer", questionId: "works", answers: ["yes"] };

  const level: Criterion = {
    ...common,
    effect: "warn",
    type: "completed",
    eventIds: ["evt_00000000000000000000000001"],
    by: "person",
  };

  const commune: Criterion = { ...common, type: "commune", communes: ["2008053"] };

  it.each<[string, Criterion, Partial<SignUpForm>, string[]]>([
    ["the commune of an institution", commune, {}, []],
    [
      "the commune of an institution that nobody names",
      commune,
      { institution: "hidden" },
      ["criteria.0.communes criterion.not_asked"],
    ],
    [
      "an option of an event that is not named",
      { ...level, ofOptions: { evt_00000000000000000000000002: ["b"] } },
      {},
      ["criteria.0.ofOptions criterion.event_unknown"],
    ],
    ["what a person completed", level, {}, []],
    [
      "what a person completed, where a refusal would tell strangers",
      { ...level, effect: "refuse" },
      {},
      ["criteria.0.effect criterion.cannot_refuse"],
    ],
    ["what an institution completed", { ...level, by: "institution", effect: "refuse" }, {}, []],
    [
      "what an institution completed that nobody names",
      { ...level, by: "institution" },
      { institution: "hidden" },
      ["criteria.0.by criterion.not_asked"],
    ],
    ["the county, asked", county, {}, []],
    ["the county, not asked", county, { county: "hidden" }, ["criteria.0.codes criterion.not_asked"]],
    ["the county, asked later", county, { later: ["countyCode"] }, ["criteria.0.codes criterion.not_asked"]],
    ["no institution", office, { institution: "hidden" }, ["criteria.0.types criterion.not_asked"]],
    ["the day of birth", adult, {}, []],
    ["a question that is gone", adult, { questions: [works] }, ["criteria.0.questionId criterion.not_asked"]],
    ["a question asked later", adult, { later: ["born"] }, ["criteria.0.questionId criterion.not_asked"]],
    [
      "a question that hangs on another",
      statement,
      { questions: [{ ...works, shownIf: { questionId: "bed", answers: ["yes"] } }] },
      ["criteria.0.questionId criterion.not_asked"],
    ],
    [
      "an age of a question that is no day and no number",
      { ...adult, questionId: "works" },
      {},
      ["criteria.0.questionId criterion.not_asked"],
    ],
    ["a statement", statement, {}, []],
    [
      "an answer that nobody is offered",
      { ...statement, answers: ["no"] },
      {},
      ["criteria.0.answers criterion.nothing_picked"],
    ],
    ["no age at all", { ...adult, from: undefined }, {}, ["criteria.0.from criterion.no_age"]],
    ["ages the wrong way round", { ...adult, to: 17 }, {}, ["criteria.0.to criterion.age_order"]],
    ["one age", { ...adult, to: 18 }, {}, []],
  ])("%s", (_, criterion, overrides, expected) => {
    expect(faults(criterion, overrides)).toEqual(expected);
  });

  it("offers only questions that it can hang on", () => {
    const ids = (type: Criterion["type"]) =>
      judgedQuestions(form(), type).map(({ questionId }) => questionId);
    expect([ids("age"), ids("answer")]).toEqual([["born"], ["works"]]);
  });

  it.each([
    ["a commune of seven digits", ["2008053"], true],
    ["with spaces around it", [" 2008053 "], true],
    ["six digits", ["200805"], false],
    ["a kind that there is not", ["2008056"], false],
    ["a county that there is not", ["2064011"], false],
    ["a voivodeship that there is not", ["0108053"], false],
    ["none", [], false],
  ])("takes codes of communes: %s", (_, communes, expected) => {
    expect(v.is(CriterionSchema, { ...common, type: "commune", communes })).toBe(expected);
  });

  it("takes sex and age with a ground only", () => {
    const sex = { ...common, type: "sex", questionId: "sex", answers: ["f"] };
    expect([v.is(CriterionSchema, sex), v.is(CriterionSchema, { ...sex, basis })]).toEqual([false, true]);
    expect(v.is(CriterionSchema, { ...adult, basis: { pl: " " } })).toBe(false);
  });
});

describe("a domain", () => {
  it.each([
    ["powiat.pl", "powiat.pl"],
    [" @Powiat.PL ", "powiat.pl"],
    ["*.powiat.pl", "powiat.pl"],
    ["anna@powiat.pl", "powiat.pl"],
    ["powiat.pl.", "powiat.pl"],
    ["żmudź.pl", "xn--mud-x2ag.pl"],
    ["ŻMUDŹ.PL", "xn--mud-x2ag.pl"],
  ])("is kept as addresses have it: %s", (typed, kept) => {
    expect(v.parse(DomainSchema, typed)).toBe(kept);
  });

  it.each(["", "pl", "powiat", "powiat pl", "https://powiat.pl/", "powiat.pl:80", "-powiat.pl", "1.2.3.4"])(
    "is refused where there is none: %j",
    (typed) => {
      expect(v.is(DomainSchema, typed)).toBe(false);
    },
  );
});

describe("a field that a criterion looks at", () => {
  const office: Criterion = { ...common, type: "institution_type", types: ["ops"] };
  const county: Criterion = { ...common, type: "territory", codes: ["20"] };
  const statement: Criterion = { ...common, type: "answer", questionId: "works", answers: ["yes"] };
  const level: Criterion = {
    ...common,
    type: "completed",
    eventIds: ["evt_00000000000000000000000001"],
    by: "institution",
  };
  it.each<[string, Criterion, string, boolean]>([
    ["the county of everybody", county, "countyCode", true],
    ["the institution by its kind", office, "institution", true],
    ["a statement", statement, "answers.works", true],
    ["an institution that completed something", level, "institution", true],
    ["one that did, of who chooses an option", { ...level, optionIds: ["b"] }, "institution", false],
    ["the county, where it only warns", { ...county, effect: "warn" }, "countyCode", false],
    ["another field", county, "position", false],
    ["a question whose id begins alike", statement, "answers.work", false],
  ])("is demanded where it refuses: %s", (_, criterion, path, demanded) => {
    expect(isDemanded({ criteria: [criterion] }, path)).toBe(demanded);
  });
});
