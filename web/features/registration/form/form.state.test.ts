import type { PersonalView } from "@zapisy/core/personal-page/answer";
import { describe, expect, it } from "vitest";
import {
  EMPTY_FORM,
  hasNeeds,
  proposedChoice,
  toCorrection,
  toSignUpInput,
  valuesOf,
  type FormEvent,
  type FormValues,
} from "./form.state.ts";

const FILLED: FormValues = {
  ...EMPTY_FORM,
  firstName: "Zofia",
  lastName: "Żółkiewska",
  email: "zofia@ops.example",
  institution: { name: "OPS w Mońkach", type: "ops", town: "" },
  countyCode: "2008",
  choices: { panel: "b", extra: "" },
  answers: { plan: "yes", uwagi: "  " },
  knowsClause: true,
  acceptsRules: true,
};

const JSON_OF = (value: unknown) => JSON.parse(JSON.stringify(value)) as unknown;

describe("toSignUpInput", () => {
  it("sends what was filled in and leaves out what was not", () => {
    expect(JSON_OF(toSignUpInput(FILLED, "pl"))).toEqual({
      firstName: "Zofia",
      lastName: "Żółkiewska",
      email: "zofia@ops.example",
      institution: { name: "OPS w Mońkach", type: "ops" },
      countyCode: "2008",
      choices: { panel: "b" },
      answers: { plan: "yes" },
      locale: "pl",
      ifFull: "reserve",
      consents: { informationClause: true, rules: true, image: false, newsletter: false, needs: false },
    });
  });

  it("sends needs together with the consent to keep them", () => {
    const input = toSignUpInput(
      { ...FILLED, diet: "vegan", needsNote: " bez orzechów ", allowsNeeds: true },
      "en",
    );
    expect([JSON_OF(input.needs), input.consents.needs]).toEqual([
      { diet: "vegan", note: "bez orzechów" },
      true,
    ]);
  });

  it("claims no consent to keep needs when none are given", () => {
    expect(toSignUpInput({ ...FILLED, allowsNeeds: true }, "pl").consents.needs).toBe(false);
  });

  it("sends half an institution, so that the missing half is asked for", () => {
    expect(
      JSON_OF(
        toSignUpInput({ ...EMPTY_FORM, institution: { name: "", type: "", town: "Mońki" } }, "pl")
          .institution,
      ),
    ).toEqual({
      name: "",
      town: "Mońki",
    });
  });
});

it("takes blank notes for no needs", () => {
  expect([
    hasNeeds({ diet: "", access: [], needsNote: "  " }),
    hasNeeds({ diet: "", access: ["captions"], needsNote: "" }),
  ]).toEqual([false, true]);
});

describe("toCorrection", () => {
  const view = {
    firstName: "Zofia",
    lastName: "Żółkiewska",
    email: "zofia@ops.example",
    phone: "600 700 800",
    choices: { panel: "b" },
    answers: { plan: "yes" },
    needs: { diet: "vegan" },
    consents: { image: false, newsletter: true, needs: true },
    locale: "pl",
    version: 3,
  } as unknown as PersonalView;

  it("sends the version and what was changed, and no choices", () => {
    const values = { ...valuesOf(view), lastName: "Nowak", choices: { panel: "a" } };
    expect(JSON_OF(toCorrection(values, view))).toEqual({ lastName: "Nowak", version: 3 });
    expect(JSON_OF(toCorrection({ ...values, answers: { plan: "no" }, countyCode: "2008" }, view))).toEqual({
      lastName: "Nowak",
      answers: { plan: "no" },
      countyCode: "2008",
      version: 3,
    });
  });

  it("begins without what was answered to a question that reads otherwise now, and sends it only where it is given anew", () => {
    const question = { questionId: "plan", label: { pl: "Plan?" }, type: "yes_no" as const, required: true };
    const changed = { ...view, answers: { plan: "yes", uwagi: "x" }, reworded: [question] };
    const values = valuesOf(changed);
    expect(values.answers).toEqual({ uwagi: "x" });
    expect(toCorrection(values, changed, 4).answers).toBeUndefined();
    const answers = { plan: "yes", uwagi: "x" };
    expect(toCorrection({ ...values, answers }, changed, 4)).toMatchObject({ answers, formVersion: 4 });
  });

  it("sends an emptied line as empty, because what is absent stays as it is", () => {
    expect(toCorrection({ ...valuesOf(view), phone: " " }, view).phone).toBe("");
  });

  it("takes needs back together with their consent", () => {
    const patch = toCorrection({ ...valuesOf(view), diet: "" }, view);
    expect([patch.needs, patch.consents]).toEqual([{}, { image: false, newsletter: true, needs: false }]);
  });
});

describe("proposedChoice", () => {
  const event = {
    form: {
      questions: [
        {
          questionId: "pal",
          label: { pl: "Czy OPS realizował PAL?" },
          type: "yes_no",
          required: true,
          proposes: { no: "p", yes: "z" },
        },
        { questionId: "uwagi", label: { pl: "Uwagi" }, type: "text", required: false },
      ],
    },
    choiceGroups: [
      {
        groupId: "modul",
        title: { pl: "Moduł" },
        required: true,
        options: [
          { optionId: "p", title: { pl: "Początkujący" }, seats: 20 },
          { optionId: "z", title: { pl: "Zaawansowani" }, seats: 20 },
        ],
      },
    ],
  } as unknown as FormEvent;

  it("finds the option that the answer speaks for", () => {
    expect(proposedChoice(event, "pal", "yes", new Set())).toEqual({ groupId: "modul", optionId: "z" });
  });

  it("does not touch what the person chose by themselves", () => {
    expect(proposedChoice(event, "pal", "yes", new Set(["modul"]))).toBeUndefined();
  });

  it("proposes nothing for other answers and questions", () => {
    expect([
      proposedChoice(event, "pal", "", new Set()),
      proposedChoice(event, "uwagi", "yes", new Set()),
      proposedChoice(event, "nie ma", "yes", new Set()),
    ]).toEqual([undefined, undefined, undefined]);
  });
});
