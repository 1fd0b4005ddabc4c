import { describe, expect, it } from "vitest";
import type { Question } from "./schema.ts";
import { formFor, isReworded, outdatedAnswers, readsTheSame, rewordedQuestions } from "./versions.ts";

const question = (overrides: Partial<Question> = {}): Question => ({
  questionId: "q",
  label: { pl: "Czy potrzebujesz noclegu?" },
  type: "yes_no",
  required: false,
  ...overrides,
});
const picked = (...labels: string[]): Partial<Question> => ({
  type: "choice",
  answers: labels.map((label, index) => ({ answerId: `a${index}`, label: { pl: label } })),
});
const BED = question();
const NO_BED = question({ label: { pl: "Czy rezygnujesz z noclegu?" } });
const ids = (questions: readonly Question[]) => questions.map(({ questionId }) => questionId);

describe("a question that staff changed", () => {
  it.each<[string, Partial<Question>, Partial<Question>, boolean]>([
    ["as it was", {}, {}, true],
    ["reworded", {}, { label: { pl: "Czy rezygnujesz z noclegu?" } }, false],
    ["demanded of everybody", {}, { required: true }, true],
    ["translated", {}, { label: { pl: BED.label.pl, en: "Do you need a bed?" } }, true],
    [
      "translated otherwise",
      { label: { pl: BED.label.pl, en: "Do you need a bed?" } },
      { label: { pl: BED.label.pl, en: "Do you need no bed?" } },
      false,
    ],
    ["with help that was not there", {}, { help: { pl: "„Tak” oznacza rezygnację." } }, false],
    ["with help that was begun and emptied", {}, { help: { pl: "" } }, true],
    ["of another type", { type: "text" }, { type: "long_text" }, false],
    [
      "with another unit",
      { type: "number", unit: { pl: "km" } },
      { type: "number", unit: { pl: "mile" } },
      false,
    ],
    ["with other limits", { type: "number", max: 5 }, { type: "number", max: 9 }, true],
    ["with one more answer to pick", picked("Bus", "Pociąg"), picked("Bus", "Pociąg", "Auto"), true],
    ["whose picked answer is named otherwise", picked("Bus"), picked("Pociąg"), false],
    ["of which another answer is named otherwise", picked("Bus", "Pociąg"), picked("Bus", "Auto"), true],
    ["asked of others", {}, { shownIf: { questionId: "p", answers: ["yes"] } }, true],
  ])("%s: an answer says what it said: %s", (_, then, now, same) => {
    expect(readsTheSame(question(then), question(now), "a0")).toBe(same);
  });

  it("of which several answers were picked, is the same while each of them is named as it was", () => {
    const several = (...labels: string[]) => question({ ...picked(...labels), type: "several" });
    const then = several("Bus", "Pociąg", "Auto");
    expect(readsTheSame(then, several("Bus", "Pociąg", "Rower"), "a0 a1")).toBe(true);
    expect(readsTheSame(then, several("Bus", "Kolej", "Auto"), "a0 a1")).toBe(false);
    const given = { answers: { q: "a0 a2" }, formVersion: 1 };
    const forms = new Map([[1, { questions: [then] }]]);
    const [former] = rewordedQuestions(given, [several("Bus", "Pociąg", "Rower")], forms);
    expect(former?.answers?.map(({ label }) => label.pl)).toEqual(["Bus", "Auto"]);
  });

  it("is another one for whoever may have picked any of its answers", () => {
    expect(isReworded(question(picked("Bus", "Pociąg")), question(picked("Bus", "Auto")))).toBe(true);
    expect(isReworded(question(picked("Bus", "Pociąg")), question(picked("Bus")))).toBe(false);
    expect(isReworded(BED, NO_BED)).toBe(true);
  });
});

describe("what somebody answered", () => {
  const forms = new Map([[1, { questions: [BED] }]]);

  it("is shown in the words of then, also where answers from before versions name none", () => {
    for (const formVersion of [undefined, 1]) {
      const given = { answers: { q: "yes" }, formVersion };
      expect(rewordedQuestions(given, [NO_BED], forms).map(({ label }) => label.pl)).toEqual([BED.label.pl]);
    }
  });

  it("is shown as it reads now when it was answered so, or not answered at all", () => {
    const given = { answers: { q: "yes" }, formVersion: 2 };
    expect(rewordedQuestions(given, [NO_BED], forms)).toEqual([]);
    expect(rewordedQuestions({ answers: {}, formVersion: 1 }, [NO_BED], forms)).toEqual([]);
  });

  it("goes by its own version where another answer was given later", () => {
    const given = { answers: { q: "yes", r: "no" }, formVersion: 2, earlierVersions: { q: 1 } };
    const now = [NO_BED, question({ questionId: "r" })];
    expect(ids(rewordedQuestions(given, now, forms))).toEqual(["q"]);
  });

  it("keeps the name of a picked answer that was offered no more even then", () => {
    const then = question({ ...picked("Bus"), label: { pl: "Czym jedziesz?" } });
    const now = question({
      ...picked("Bus"),
      label: { pl: "Czym wracasz?" },
      answers: [{ answerId: "old", label: { pl: "Furmanka" } }],
    });
    const given = { answers: { q: "old" }, formVersion: 1 };
    const [shown] = rewordedQuestions(given, [now], new Map([[1, { questions: [then] }]]));
    expect(shown).toEqual({ ...then, answers: [{ answerId: "old", label: { pl: "Furmanka" } }] });
  });

  it("need not be answered anew, and is judged by the question of now when it is", () => {
    const form = { questions: [NO_BED, question({ questionId: "r" })] };
    expect(ids(formFor(form, [BED]).questions)).toEqual(["r"]);
    expect(ids(formFor(form, [BED], { q: "no" }).questions)).toEqual(["q", "r"]);
  });
});

describe("a form that changed while it was filled in", () => {
  const shown = { questions: [BED, question({ questionId: "r" })] };
  const now = { questions: [NO_BED, question({ questionId: "r", required: true })] };

  it("is refused where an answer was given to other words, and nowhere else", () => {
    expect(outdatedAnswers(shown, now, { q: "yes", r: "no" })).toEqual([
      { path: "answers.q", code: "field.reworded" },
    ]);
    expect(outdatedAnswers(shown, now, { q: "", r: "no" })).toEqual([]);
  });

  it("is refused for every answer when nobody knows any more what was shown", () => {
    expect(outdatedAnswers(undefined, now, { r: "no" })).toEqual([
      { path: "answers.r", code: "field.reworded" },
    ]);
  });
});
