import { describe, expect, it } from "vitest";
import { draftOf, fromDraft } from "./draft.state.ts";
import { EMPTY_FORM, type FormEvent, type FormValues } from "../form/form.state.ts";

const FILLED: FormValues = {
  ...EMPTY_FORM,
  firstName: "Zofia",
  choices: { panel: "b" },
  ifFull: "other_option",
  diet: "vegan",
  access: ["captions"],
  needsNote: "cisza",
  knowsClause: true,
  acceptsRules: true,
  allowsNeeds: true,
  allowsImage: true,
  wantsNewsletter: true,
};

const EVENT = {
  form: { pickUpPoints: ["Łomża"], questions: [{ questionId: "plan" }] },
  choiceGroups: [{ groupId: "panel", options: [{ optionId: "a" }, { optionId: "b" }] }],
} as unknown as FormEvent;

describe("a draft", () => {
  it("gives back what was typed, but neither consents nor needs", () => {
    expect(fromDraft(draftOf(FILLED), EVENT)).toEqual({
      ...EMPTY_FORM,
      firstName: "Zofia",
      choices: { panel: "b" },
      ifFull: "other_option",
    });
  });

  it("says which version of the form it answers, which may have changed by now", () => {
    expect(fromDraft(draftOf(FILLED, 3), EVENT)?.formVersion).toBe(3);
    expect(draftOf(EMPTY_FORM, 3)).toBeUndefined();
  });

  it("holds no trace of consents and needs", () => {
    expect(draftOf(FILLED)).not.toMatch(/vegan|captions|cisza|true/);
  });

  it("is not kept for a form in which nothing was typed", () => {
    expect([draftOf(EMPTY_FORM), draftOf({ ...EMPTY_FORM, knowsClause: true })]).toEqual([
      undefined,
      undefined,
    ]);
  });

  it("forgets what the event does not ask any more, which could neither be seen nor sent", () => {
    const kept = { choices: { panel: "b" }, answers: { plan: "tak" }, pickUpPoint: "Łomża" };
    const gone = { choices: { ...kept.choices, kolacja: "x" }, answers: { ...kept.answers, q: "1" } };
    expect(fromDraft(draftOf({ ...FILLED, ...kept, ...gone }), EVENT)).toMatchObject(kept);
    expect(fromDraft(draftOf({ ...FILLED, ...gone }), EVENT)?.choices).toEqual(kept.choices);
    expect(fromDraft(draftOf({ ...FILLED, pickUpPoint: "Ełk" }), EVENT)?.pickUpPoint).toBe("");
    const others = draftOf({ ...FILLED, alternatives: { panel: ["retired", "a"] } });
    expect(fromDraft(others, EVENT)?.alternatives).toEqual({ panel: ["a"] });
  });

  it.each([undefined, "", "{", "null", "7"])("that reads %j is no draft", (text) => {
    expect(fromDraft(text, EVENT)).toBeUndefined();
  });

  it("of another version of the app gives only what still fits", () => {
    expect(fromDraft('{"firstName":"Zofia","lastName":7,"choices":null,"unknown":"x"}', EVENT)).toEqual({
      ...EMPTY_FORM,
      firstName: "Zofia",
    });
  });
});
