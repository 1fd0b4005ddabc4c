import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { askedQuestions, conditionFaults, possibleConditions } from "./conditions.ts";
import type { Question } from "./schema.ts";

const ask = (questionId: string, more: Partial<Question> = {}): Question => ({
  questionId,
  label: { pl: questionId },
  type: "yes_no",
  required: false,
  ...more,
});
const after = (questionId: string, ...answers: string[]) => ({ shownIf: { questionId, answers } });
const ids = (questions: readonly Question[]) => questions.map(({ questionId }) => questionId);
const TRIP = [
  ask("bed"),
  ask("room", { type: "several", answers: ["single", "double"].map(answer), ...after("bed", "yes") }),
  ask("mate", { type: "text", ...after("room", "double") }),
  ask("why", { type: "text", ...after("bed", "no") }),
];

function answer(answerId: string) {
  return { answerId, label: { pl: answerId } };
}

describe("a question that hangs on another's answer", () => {
  it.each<[Record<string, string>, string[]]>([
    [{}, ["bed"]],
    [{ bed: "no" }, ["bed", "why"]],
    [{ bed: "yes" }, ["bed", "room"]],
    [{ bed: "yes", room: "single" }, ["bed", "room"]],
    [{ bed: "yes", room: "single double" }, ["bed", "room", "mate"]],
    // What hangs on what is not asked is not asked either, whatever was answered to it once.
    [{ bed: "no", room: "double" }, ["bed", "why"]],
  ])("is asked with that answer alone: %o", (answers, asked) => {
    expect(ids(askedQuestions(TRIP, answers))).toEqual(asked);
  });

  it("is asked of whoever has answered it, where the other is not on the form", () => {
    const form = TRIP.filter(({ questionId }) => questionId !== "bed");
    expect(ids(askedQuestions(form, { room: "double" }))).toEqual(["room", "mate"]);
    expect(ids(askedQuestions(form, {}))).toEqual([]);
  });

  it("can hang only on one before it whose answers are picked", () => {
    const room = TRIP[1] as Question;
    const mate = TRIP[2] as Question;
    expect(ids(possibleConditions(TRIP, TRIP[3] as Question))).toEqual(["bed", "room"]);
    expect(TRIP.flatMap((question) => conditionFaults(TRIP, question))).toEqual([]);
    expect(conditionFaults([mate, room], mate)).toEqual([
      { path: "shownIf.questionId", code: "question.condition_not_before" },
    ]);
    const lost = { ...mate, ...after("room", "suite") };
    expect(conditionFaults([room, lost], lost)).toEqual([
      { path: "shownIf.answers", code: "question.condition_without_answer" },
    ]);
  });

  it("comes and goes with that answer in any form, and no other question does", () => {
    const form = fc
      .array(fc.record({ on: fc.nat(9), answer: fc.constantFrom("yes", "no"), hangs: fc.boolean() }), {
        maxLength: 10,
      })
      .map((list) =>
        list.map(({ on, answer: wanted, hangs }, index) =>
          ask(`q${index}`, hangs && on < index ? after(`q${on}`, wanted) : {}),
        ),
      );
    const given = fc.dictionary(
      fc.nat(9).map((index) => `q${index}`),
      fc.constantFrom("yes", "no"),
    );
    fc.assert(
      fc.property(form, given, (questions, answers) => {
        const asked = new Set(ids(askedQuestions(questions, answers)));
        for (const { questionId, shownIf } of questions)
          expect(asked.has(questionId)).toBe(
            !shownIf ||
              (asked.has(shownIf.questionId) && shownIf.answers.includes(answers[shownIf.questionId] ?? "")),
          );
      }),
    );
  });
});
