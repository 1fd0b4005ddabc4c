import type { PersonalView } from "@zapisy/core/personal-page/answer";
import { describe, expect, it } from "vitest";
import { addedSince, askedLater, checkCorrection, checkSignUp } from "./check.state.ts";
import { EMPTY_FORM, toSignUpInput, valuesOf, type FormEvent, type FormValues } from "./form.state.ts";

const EVENT = {
  rules: { pl: "Regulamin." },
  dates: { type: "exact", startsOn: "2026-04-15", endsOn: "2026-04-15" },
  form: {
    formOfAddress: "optional",
    phone: "optional",
    institution: "required",
    position: "hidden",
    county: "required",
    needs: "optional",
    diet: "optional",
    pickUpPoints: ["Białystok"],
    imageConsent: true,
    newsletterConsent: false,
    questions: [{ questionId: "plan", label: { pl: "Czy jest plan?" }, type: "yes_no", required: true }],
  },
  choiceGroups: [
    {
      groupId: "modul",
      title: { pl: "Moduł" },
      required: true,
      options: [{ optionId: "p", title: { pl: "P" }, seats: 20 }],
    },
  ],
} satisfies FormEvent;

const COMPLETE: FormValues = {
  ...EMPTY_FORM,
  firstName: "Zofia",
  lastName: "Żółkiewska",
  email: "zofia@ops.example",
  institution: { name: "OPS w Mońkach", type: "ops", town: "" },
  countyCode: "2008",
  choices: { modul: "p" },
  answers: { plan: "no" },
  knowsClause: true,
  acceptsRules: true,
};

const issuesOf = (values: Partial<FormValues>) =>
  checkSignUp(EVENT, toSignUpInput({ ...COMPLETE, ...values }, "pl"));

describe("checkSignUp", () => {
  it("says the organiser's words beside the field of a criterion, once there is an answer at all", () => {
    const words = { pl: "Szkolenie jest dla powiatu monieckiego." };
    const criterion = {
      criterionId: "c",
      effect: "refuse",
      words,
      type: "territory",
      codes: ["2008"],
    } as const;
    const told = (effect: "refuse" | "warn", countyCode: string) =>
      checkSignUp(
        { ...EVENT, form: { ...EVENT.form, criteria: [{ ...criterion, codes: ["2008"], effect }] } },
        toSignUpInput({ ...COMPLETE, countyCode }, "pl"),
      );
    expect(told("refuse", "2061")).toEqual([{ path: "countyCode", code: "criterion.not_met", words }]);
    expect(told("refuse", "").map(({ code }) => code)).toEqual(["field.required"]);
    expect(told("refuse", "2008")).toEqual([]);
    expect(told("warn", "2061")).toEqual([]);
  });

  it("says of a file that waited too long that it is gone, before the form is sent", () => {
    const form = {
      ...EVENT.form,
      questions: [{ questionId: "paper", label: { pl: "Zgoda" }, type: "file" as const, required: true }],
    };
    const receipt = (until: number) =>
      `${btoa(JSON.stringify({ name: "zgoda.pdf", until: new Date(until).toISOString() })).replace(/=+$/, "")}.${"x".repeat(43)}`;
    const told = (paper: string) =>
      checkSignUp({ ...EVENT, form }, toSignUpInput({ ...COMPLETE, answers: { paper } }, "pl"));
    expect(told(receipt(Date.now() - 60_000))).toEqual([{ path: "answers.paper", code: "file.gone" }]);
    expect(told(receipt(Date.now() + 60_000))).toEqual([]);
    expect(told("")).toEqual([{ path: "answers.paper", code: "file.missing" }]);
  });

  it("finds nothing wrong with a complete form", () => {
    expect(issuesOf({})).toEqual([]);
  });

  it("asks nobody to accept rules that there are not", () => {
    const input = toSignUpInput({ ...COMPLETE, acceptsRules: false }, "pl");
    expect(checkSignUp(EVENT, input)).toEqual([{ path: "consents.rules", code: "consent.rules_required" }]);
    expect(checkSignUp({ ...EVENT, rules: undefined }, input)).toEqual([]);
  });

  it("says of a box that its text has changed, until it is ticked anew", () => {
    const changed = [{ path: "consents.informationClause", code: "consent.clause_changed" }];
    const issuesAfter = (values: Partial<FormValues>) =>
      checkSignUp(EVENT, toSignUpInput({ ...COMPLETE, ...values }, "pl"), changed);
    expect(issuesAfter({ knowsClause: false, acceptsRules: false })).toEqual([
      { path: "consents.informationClause", code: "consent.clause_changed" },
      { path: "consents.rules", code: "consent.rules_required" },
    ]);
    expect(issuesAfter({ knowsClause: true })).toEqual([]);
  });

  it("names every empty field that the event asks for, each once", () => {
    expect(checkSignUp(EVENT, toSignUpInput(EMPTY_FORM, "pl"))).toEqual([
      { path: "firstName", code: "field.required", limit: undefined },
      { path: "lastName", code: "field.required", limit: undefined },
      { path: "email", code: "field.required", limit: undefined },
      { path: "consents.informationClause", code: "consent.clause_required" },
      { path: "consents.rules", code: "consent.rules_required" },
      { path: "institution.name", code: "field.required" },
      { path: "institution.type", code: "field.required" },
      { path: "countyCode", code: "field.required" },
      { path: "choices.modul", code: "choice.required" },
      { path: "answers.plan", code: "field.required" },
    ]);
  });

  it.each([
    [{ email: "zofia" }, [{ path: "email", code: "field.email" }]],
    [{ email: "zofia@łąka.example" }, [{ path: "email", code: "field.email_letters" }]],
    [{ phone: "12" }, [{ path: "phone", code: "field.phone" }]],
    [{ firstName: "Z".repeat(61) }, [{ path: "firstName", code: "field.too_long", limit: 60 }]],
    [{ lastName: "Nowak ☃" }, [{ path: "lastName", code: "field.unprintable", character: "☃" }]],
    [
      { institution: { ...COMPLETE.institution, name: "OPS 😀" } },
      [{ path: "institution.name", code: "field.unprintable", character: "😀" }],
    ],
    [
      { institution: { ...COMPLETE.institution, type: "" as const } },
      [{ path: "institution.type", code: "field.required" }],
    ],
    [{ pickUpPoint: "Łomża" }, [{ path: "pickUpPoint", code: "field.not_offered" }]],
    [{ diet: "vegan" as const }, [{ path: "consents.needs", code: "consent.needs_required" }]],
  ])("says about %j %j", (values, issues) => {
    expect(issuesOf(values)).toEqual(issues);
  });
});

describe("checkCorrection", () => {
  /** Signed up by rules that have changed since: another question, another coach, an address that is refused now. */
  const view = {
    firstName: "Zofia",
    lastName: "Żółkiewska",
    email: "zofia..k@ops.example",
    pickUpPoint: "Suwałki",
    institution: { name: "OPS w Mońkach", type: "ops" },
    countyCode: "2008",
    choices: {},
    answers: { budzet: "gminny", plan: "no" },
    consents: { image: false, newsletter: false, needs: false },
    locale: "pl",
    version: 3,
    event: EVENT,
  } as unknown as PersonalView;
  const issuesAfter = (values: Partial<FormValues>, of = view) =>
    checkCorrection({ ...valuesOf(of), ...values }, of).map(({ path, code }) => `${path} ${code}`);

  it("leaves alone what stays as it was", () => {
    expect(issuesAfter({})).toEqual([]);
    expect(issuesAfter({ lastName: "Nowak" })).toEqual([]);
  });

  it("judges what is changed", () => {
    expect(
      issuesAfter({
        email: "zofia",
        pickUpPoint: "Łomża",
        answers: { ...view.answers, budzet: "powiatowy" },
      }),
    ).toEqual(["email field.email", "pickUpPoint field.not_offered", "answers.budzet field.not_asked"]);
    expect(issuesAfter({ email: "" })).toEqual(["email field.required"]);
  });

  it("asks for what is required now", () => {
    expect(issuesAfter({}, { ...view, answers: {}, countyCode: undefined })).toEqual([
      "countyCode field.required",
      "answers.plan field.required",
    ]);
  });

  it("does not ask anew for what was answered when the question read otherwise, but judges it when it is", () => {
    const before = { questionId: "plan", label: { pl: "Czy jest plan?" }, type: "yes_no", required: true };
    const reworded = { ...view, reworded: [before] } as PersonalView;
    expect(issuesAfter({}, reworded)).toEqual([]);
    expect(
      addedSince({
        ...reworded,
        may: { edit: true, changeChoices: true, withdraw: true, handOver: false, move: false },
      }),
    ).not.toContain("answers.plan");
    expect(issuesAfter({ answers: { plan: "może" } }, reworded)).toEqual(["answers.plan field.not_offered"]);
  });

  it("lets somebody without an address stay without one", () => {
    expect(issuesAfter({ lastName: "Nowak" }, { ...view, email: undefined })).toEqual([]);
  });
});

describe("addedSince", () => {
  const view = {
    firstName: "Zofia",
    lastName: "Żółkiewska",
    email: "zofia@ops.example",
    institution: { name: "OPS w Mońkach", type: "ops" },
    choices: {},
    answers: {},
    consents: { image: false, newsletter: false, needs: false },
    locale: "pl",
    version: 3,
    may: { edit: true, changeChoices: false, withdraw: true, handOver: false },
    event: EVENT,
  } as unknown as PersonalView;

  it("names what is required now and was not asked when the person signed up", () => {
    expect(addedSince(view)).toEqual(["choices.modul", "countyCode", "answers.plan"]);
    const complete = { ...view, countyCode: "2008", choices: { modul: "p" }, answers: { plan: "no" } };
    expect(addedSince(complete)).toEqual([]);
  });

  it("leaves out what waits for those who have a place, which is named apart until some of it is filled in", () => {
    const question = (questionId: string, required: boolean) =>
      ({ questionId, label: { pl: questionId }, type: "text", required }) as const;
    const questions = [question("room", true), question("mate", false)];
    const form = { ...EVENT.form, questions, later: ["room", "mate", "phone"], phone: "optional" as const };
    const asked: PersonalView = {
      ...view,
      countyCode: "2008",
      choices: { modul: "p" },
      event: { ...view.event, form },
    };
    expect(addedSince(asked)).toEqual([]);
    expect(askedLater(asked)).toEqual(["answers.room", "answers.mate", "phone"]);
    expect(askedLater({ ...asked, phone: "+48857473412" })).toEqual(["answers.room"]);
    expect(askedLater({ ...asked, answers: { room: "1" } })).toEqual([]);
    expect(askedLater({ ...asked, may: { ...view.may, edit: false } })).toEqual([]);
  });

  it("asks nobody who may not answer any more", () => {
    expect(addedSince({ ...view, may: { ...view.may, edit: false } })).toEqual([]);
  });
});
