import { describe, expect, it } from "vitest";
import {
  answerFault,
  answerText,
  changedType,
  MISSING_CODES,
  missingFault,
  offeredAnswers,
  settingConflicts,
} from "./rules.ts";
import { QUESTION_TYPE_NAMES, type Question } from "./schema.ts";

const WORDS = {
  yes: "Tak",
  no: "Nie",
  number: (value: number) => `#${value}`,
  day: (day: string) => `${day}!`,
};
const ask = (type: Question["type"], more: Partial<Question> = {}): Question => ({
  questionId: "q",
  label: { pl: "Pytanie" },
  type,
  required: false,
  ...more,
});
const ANSWERS = [
  { answerId: "a", label: { pl: "Samochodem", en: "By car" } },
  { answerId: "b", label: { pl: "Pociągiem" } },
];

describe("an answer", () => {
  it.each<[Question, string, object | undefined]>([
    [ask("text"), "cokolwiek", undefined],
    [ask("long_text"), "dwa\nwiersze", undefined],
    [ask("yes_no"), "yes", undefined],
    [ask("yes_no"), "Tak", { code: "field.not_offered" }],
    [ask("choice", { answers: ANSWERS }), "b", undefined],
    [ask("choice", { answers: ANSWERS }), "c", { code: "field.not_offered" }],
    [ask("several", { answers: ANSWERS }), "a", undefined],
    [ask("several", { answers: ANSWERS }), "b a", undefined],
    [ask("several", { answers: ANSWERS }), "a c", { code: "field.not_offered" }],
    [ask("several", { answers: ANSWERS }), "a a", { code: "field.not_offered" }],
    [ask("statement"), "yes", undefined],
    [ask("statement"), "no", { code: "field.not_offered" }],
    [ask("choice"), "a", { code: "field.not_offered" }],
    [ask("number"), "-7.25", undefined],
    [ask("number"), "7,5", { code: "field.decimal" }],
    [ask("number"), "1e3", { code: "field.decimal" }],
    [ask("number"), "7.", { code: "field.decimal" }],
    [ask("number"), "0.125", { code: "field.decimal" }],
    [ask("number", { min: 1, max: 10 }), "10", undefined],
    [ask("number", { min: 1, max: 10 }), "0.5", { code: "field.too_small", limit: 1 }],
    [ask("number", { min: 1, max: 10 }), "10.01", { code: "field.too_large", limit: 10 }],
    [ask("file"), `eyJ9.${"x".repeat(43)}`, undefined],
    [ask("file"), "zgoda.pdf", { code: "file.missing" }],
    [ask("file"), "sending", { code: "file.sending" }],
    [ask("date"), "2026-02-28", undefined],
    [ask("date"), "2026-02-30", { code: "field.day" }],
    [ask("date"), "28.02.2026", { code: "field.day" }],
  ])("is right or wrong by the type of its question: $type", (question, answer, fault) => {
    expect(answerFault(question, answer)).toEqual(fault);
  });

  it.each<[Question, string, string]>([
    [ask("text"), "cokolwiek", "cokolwiek"],
    [ask("yes_no"), "no", "Nie"],
    [ask("yes_no"), "a text from before it was yes or no", "a text from before it was yes or no"],
    [ask("choice", { answers: ANSWERS }), "a", "By car"],
    [ask("choice", { answers: ANSWERS }), "b", "Pociągiem"],
    [ask("several", { answers: ANSWERS }), "b", "Pociągiem"],
    [ask("several", { answers: ANSWERS }), "a b", "By car, Pociągiem"],
    [ask("statement"), "yes", "Tak"],
    // Picked while one could pick but one.
    [ask("several", { answers: ANSWERS }), "a", "By car"],
    [ask("number"), "7.5", "#7.5"],
    [ask("number", { unit: { pl: "osób", en: "people" } }), "12", "#12\u00A0people"],
    [ask("number", { unit: { pl: "km" } }), "blisko", "blisko"],
    [ask("date"), "2026-02-28", "2026-02-28!"],
    [ask("date"), "wiosną", "wiosną"],
    // Picked while it was a choice.
    [ask("text", { answers: ANSWERS }), "a", "By car"],
  ])("reads as people write it", (question, answer, text) => {
    expect(answerText(question, answer, WORDS, "en")).toBe(text);
  });

  it("can be picked of what is offered, and else is written", () => {
    expect(
      QUESTION_TYPE_NAMES.map((type) => [type, offeredAnswers(ask(type, { answers: ANSWERS }))]),
    ).toEqual([
      ["text", undefined],
      ["long_text", undefined],
      ["yes_no", ["yes", "no"]],
      ["choice", ["a", "b"]],
      ["several", ["a", "b"]],
      ["number", undefined],
      ["date", undefined],
      ["statement", ["yes"]],
      ["file", undefined],
    ]);
  });
});

it("what was picked before may stay when it is offered no more, and is not picked anew", () => {
  const several = ask("several", { answers: ANSWERS });
  expect(answerFault(several, "a gone", "gone")).toBeUndefined();
  expect(answerFault(several, "a gone", "b")).toEqual({ code: "field.not_offered" });
  expect(answerFault(ask("choice", { answers: ANSWERS }), "gone", "gone")).toBeUndefined();
});

it.each<[Question["type"], string]>([
  ["text", "field.required"],
  ["several", "field.required"],
  ["statement", "field.not_ticked"],
  ["file", "file.missing"],
])("where it is missing, a required answer of type %s says what to do", (type, code) => {
  expect(missingFault(ask(type))).toEqual({ code });
  expect(MISSING_CODES).toContain(code);
});

describe("a question that becomes one of another type", () => {
  const ids = () => {
    let last = 0;
    return () => `new-${++last}`;
  };

  it("begins with what the type begins with, and keeps what it had", () => {
    expect(changedType(ask("text"), "choice", ids())).toEqual({
      type: "choice",
      proposes: undefined,
      min: undefined,
      max: undefined,
      unit: undefined,
      answers: [
        { answerId: "new-1", label: { pl: "" } },
        { answerId: "new-2", label: { pl: "" } },
      ],
    });
    expect(changedType(ask("choice", { answers: ANSWERS }), "choice", ids()).answers).toEqual(ANSWERS);
  });

  it("loses what the type has no use for", () => {
    const former = ask("choice", { answers: ANSWERS, proposes: { a: "option" } });
    expect(changedType(former, "text", ids())).toEqual({
      type: "text",
      proposes: undefined,
      answers: undefined,
      min: undefined,
      max: undefined,
      unit: undefined,
    });
  });
});

it("a number's limits have to leave a number between them", () => {
  expect(settingConflicts(ask("number", { min: 5, max: 4 }))).toEqual([
    { path: "max", code: "field.too_small", limit: 5 },
  ]);
  const fine = [ask("number", { min: 5, max: 5 }), ask("number", { min: 5 }), ask("number"), ask("text")];
  expect(fine.flatMap(settingConflicts)).toEqual([]);
});
