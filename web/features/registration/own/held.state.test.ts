import type { EventForm } from "@zapisy/core/event/schema";
import { describe, expect, it } from "vitest";
import { heldChoices, heldQuestions } from "./held.state.ts";

const option = (optionId: string) => ({ optionId, title: { pl: optionId }, seats: 20 });
const group = (groupId: string, ...options: string[]) => ({
  groupId,
  title: { pl: groupId },
  required: true,
  options: options.map(option),
});
const question = (questionId: string, ...answers: string[]) => ({
  questionId,
  label: { pl: questionId },
  type: "choice" as const,
  required: false,
  answers: answers.map((answerId) => ({ answerId, label: { pl: answerId } })),
});
const EVENT = {
  form: { questions: [question("q", "b")] },
  choiceGroups: [group("panel", "b")],
  retired: {
    questions: [question("q", "a", "c"), question("gone", "x")],
    choiceGroups: [group("panel", "a", "c"), group("kolacja", "k")],
  },
} as unknown as EventForm;

describe("the form of somebody who is registered", () => {
  it("offers what everybody is offered, and what the person has", () => {
    const names = (choices: Record<string, string>) =>
      heldChoices(EVENT, choices).map(({ groupId, required, options }) => [
        groupId,
        required,
        ...options.map(({ optionId }) => optionId),
      ]);
    expect(names({})).toEqual([["panel", true, "b"]]);
    expect(names({ panel: "a", kolacja: "k" })).toEqual([
      ["panel", true, "b", "a"],
      ["kolacja", false, "k"],
    ]);
  });

  it("asks what is asked now, with the answer that the person gave", () => {
    const answers = (given: Record<string, string>) =>
      heldQuestions(EVENT, { answers: given, reworded: [] }).map((one) =>
        one.answers?.map(({ answerId }) => answerId),
      );
    expect(answers({ q: "b", gone: "x" })).toEqual([["b"]]);
    expect(answers({ q: "a" })).toEqual([["b", "a"]]);
  });

  it("asks anew, and demands nothing, where the person answered when the question read otherwise", () => {
    const event = { ...EVENT, form: { questions: [{ ...question("q", "b"), required: true }] } } as EventForm;
    const person = { answers: { q: "a" }, reworded: [question("q", "a")] };
    expect(heldQuestions(event, person)).toEqual([{ ...question("q", "b"), required: false }]);
  });
});
