import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { storedEvent, storedRegistration } from "../../../tests/support/fixture.ts";
import type { Given } from "../form/rules.ts";
import type { Question, SignUpForm } from "../form/schema.ts";
import { correctionOf } from "./correction.ts";
import { rewordedFor } from "./form-versions.ts";

const NOW = { now: "2026-03-02T09:00:00.000Z" };
const QUESTIONS = ["a", "b", "c"];
const question = (questionId: string, words: number): Question => ({
  questionId,
  label: { pl: `${questionId} ${words}` },
  type: "text",
  required: true,
});

/** A form over time, with the versions of it that were kept. */
function createForm() {
  const forms = new Map<number, SignUpForm>();
  let event = storedEvent();
  event = { ...event, form: { ...event.form, questions: QUESTIONS.map((id) => question(id, 0)) } };
  const deps = {
    events: {
      readForms: (_: string, versions: readonly number[]) =>
        Promise.resolve(new Map([...forms].filter(([version]) => versions.includes(version)))),
    },
  } as unknown as Parameters<typeof correctionOf>[0];
  return {
    deps,
    event: () => event,
    reword(index: number) {
      forms.set(event.formVersion, event.form);
      const questions = event.form.questions.map((each, at) =>
        at === index ? question(each.questionId, event.formVersion) : each,
      );
      event = { ...event, form: { ...event.form, questions }, formVersion: event.formVersion + 1 };
    },
    /** What somebody is shown of a person: each answer with the words of its question. */
    async shown(person: Given) {
      const reworded = (await rewordedFor(deps, event, [person]))(person);
      return event.form.questions
        .map((now) => reworded.find(({ questionId }) => questionId === now.questionId) ?? now)
        .filter(({ questionId }) => person.answers[questionId])
        .map(({ questionId, label }) => [label.pl, person.answers[questionId]]);
    },
  };
}

const step = fc.oneof(
  fc.record({ type: fc.constant("reword" as const), index: fc.nat(2) }),
  fc.record({
    type: fc.constant("answer" as const),
    indexes: fc.uniqueArray(fc.nat(2), { minLength: 1 }),
    value: fc.integer({ min: 1, max: 3 }).map(String),
    /** The form of now, an older one, or whoever does not say which. */
    knows: fc.constantFrom("now", "before", "nothing"),
  }),
);

describe("an answer", () => {
  it("stands for ever under the words that it was given to, whatever is reworded and corrected around it", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 14 }), async (steps) => {
        const form = createForm();
        let person = storedRegistration();
        const wanted = new Map<string, [string, string]>();
        for (const each of steps) {
          if (each.type === "reword") form.reword(each.index);
          else {
            const event = form.event();
            const named = event.form.questions.filter((_, index) => each.indexes.includes(index));
            // As the forms do: all answers but those to what reads otherwise now, and what is given anew.
            const reworded = (await rewordedFor(form.deps, event, [person]))(person);
            const kept = Object.fromEntries(
              Object.entries(person.answers).filter(
                ([id]) => !reworded.some(({ questionId }) => questionId === id),
              ),
            );
            const answers = {
              ...kept,
              ...Object.fromEntries(named.map((one) => [one.questionId, each.value])),
            };
            const formVersion = { now: event.formVersion, before: event.formVersion - 1, nothing: undefined }[
              each.knows
            ];
            const sent = { answers, formVersion };
            const { person: after, issues } = await correctionOf(form.deps, NOW, event, person, sent, true);
            const before = Object.fromEntries(await form.shown(person));
            if (issues.length > 0) {
              // Refused only where the words may have been others when it was typed.
              expect(each.knows).toBe("before");
              expect(issues.every(({ code }) => code === "field.reworded")).toBe(true);
              expect(Object.fromEntries(await form.shown(person))).toEqual(before);
              continue;
            }
            const old = person;
            person = { ...person, ...after };
            for (const { questionId, label } of named) {
              const isSame = old.answers[questionId] === each.value && each.knows !== "now";
              const stays = isSame && reworded.some((one) => one.questionId === questionId);
              if (!stays) wanted.set(questionId, [label.pl, each.value]);
            }
          }
          expect(await form.shown(person)).toEqual(
            QUESTIONS.flatMap((id) => (wanted.has(id) ? [wanted.get(id)] : [])),
          );
        }
      }),
      { numRuns: 300 },
    );
  });

  it("goes with the answer that it hung on, and comes back required with it", async () => {
    const questions: Question[] = [
      { ...question("a", 0), type: "yes_no" },
      { ...question("b", 0), shownIf: { questionId: "a", answers: ["yes"] } },
    ];
    const base = storedEvent();
    const event = { ...base, form: { ...base.form, questions } };
    const { deps } = createForm();
    const person = storedRegistration({ answers: { a: "yes", b: "double", old: "1" } });
    const correct = (answers: Record<string, string>) => correctionOf(deps, NOW, event, person, { answers });
    // Whatever is sent of what is not asked is not kept, and not judged.
    for (const b of [undefined, "double", "triple"])
      expect(await correct({ a: "no", ...(b && { b }) })).toMatchObject({
        issues: [],
        person: { answers: { a: "no", old: "1" } },
      });
    expect((await correct({ a: "no" })).person.answers).toEqual({ a: "no", old: "1" });
    expect((await correct({ a: "yes" })).issues).toEqual([{ path: "answers.b", code: "field.required" }]);
    expect((await correct({ a: "yes", b: "single" })).person.answers).toEqual({
      a: "yes",
      b: "single",
      old: "1",
    });
  });

  it("stays where what it hung on reads otherwise now, until that is answered anew", async () => {
    const form = createForm();
    const hanging = () => {
      const event = form.event();
      const [a, b, c] = event.form.questions as [Question, Question, Question];
      const asked = [
        { ...a, type: "yes_no" as const },
        { ...b, shownIf: { questionId: "a", answers: ["yes"] } },
        c,
      ];
      return { ...event, form: { ...event.form, questions: asked } };
    };
    const person = storedRegistration({ answers: { a: "yes", b: "1", c: "1" }, formVersion: 1 });
    form.reword(0);
    const correct = (answers: Record<string, string>) =>
      correctionOf(form.deps, NOW, hanging(), person, { answers, formVersion: 2 });
    expect((await correct({ b: "1", c: "2" })).person.answers).toEqual({ a: "yes", b: "1", c: "2" });
    expect((await correct({ a: "no", b: "1", c: "2" })).person.answers).toEqual({ a: "no", c: "2" });
  });

  it("is not demanded anew of whoever gave it when the question read otherwise, and is checked anew when it is", async () => {
    const form = createForm();
    const person = storedRegistration({ answers: { a: "1", b: "1", c: "1" }, formVersion: 1 });
    form.reword(0);
    const correct = (answers: Record<string, string>) =>
      correctionOf(form.deps, NOW, form.event(), person, { answers, formVersion: 2 });
    expect(await correct({ b: "2", c: "1" })).toMatchObject({
      issues: [],
      person: { answers: { a: "1", b: "2", c: "1" }, formVersion: 2, earlierVersions: { a: 1 } },
    });
    expect((await correct({ b: "2" })).issues).toEqual([{ path: "answers.c", code: "field.required" }]);
    expect((await correct({ a: "1", b: "1", c: "1" })).person).toMatchObject({ earlierVersions: undefined });
  });
});
