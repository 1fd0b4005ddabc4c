import type { StaffRegistrationView } from "@zapisy/core/registration/answer";
import { describe, expect, it } from "vitest";
import { draftOf } from "../event-editor/event-defaults.state.ts";
import {
  checkCorrection,
  checkPerson,
  draftOfPerson,
  emptyPerson,
  type PersonDraft,
} from "./person-fields.state.ts";

const event = {
  ...draftOf({
    kind: "conference",
    projectId: "prj_0000000000000000000000000A",
    title: "Konferencja",
    dates: { type: "exact", startsOn: "2011-12-08", endsOn: "2011-12-08" },
  }),
  choiceGroups: [
    {
      groupId: "panel",
      title: { pl: "Panel" },
      required: true,
      options: [{ optionId: "a", title: { pl: "A" }, seats: 60 }],
    },
  ],
};
const anna = { ...emptyPerson(), firstName: " Anna ", lastName: "Żółkiewska" };

describe("checkPerson", () => {
  it("needs a name and the required choice, but no e-mail and no other answer", () => {
    const checked = checkPerson({ ...anna, choices: { panel: "a" } }, event);
    expect(checked).toEqual({
      valid: true,
      input: {
        firstName: "Anna",
        lastName: "Żółkiewska",
        locale: "pl",
        ifFull: "reserve",
        choices: { panel: "a" },
        answers: {},
        consents: { image: false, newsletter: false, needs: false },
      },
    });
  });

  it("names what is wrong by the fields of the form", () => {
    expect(checkPerson({ ...emptyPerson(), email: "anna@" }, event)).toEqual({
      valid: false,
      issues: [
        { path: "firstName", code: "field.required" },
        { path: "lastName", code: "field.required" },
        { path: "email", code: "field.email" },
      ],
    });
    expect(checkPerson(anna, event)).toEqual({
      valid: false,
      issues: [{ path: "choices.panel", code: "choice.required" }],
    });
  });

  it("does not keep needs without the person's consent", () => {
    const person = { ...anna, choices: { panel: "a" }, needs: { diet: "vegan" as const } };
    expect(checkPerson(person, event)).toEqual({
      valid: false,
      issues: [{ path: "consents.needs", code: "consent.needs_required" }],
    });
    expect(checkPerson({ ...person, consents: { ...person.consents, needs: true } }, event).valid).toBe(true);
  });

  it("takes one person past the limit with a reason, and forgets both for the next", () => {
    const guest = { ...anna, choices: { panel: "a" }, ifFull: "past_limit" as const };
    expect(checkPerson(guest, event)).toEqual({
      valid: false,
      issues: [{ path: "reason", code: "field.required" }],
    });
    const checked = checkPerson({ ...guest, reason: "Prelegentka" }, event);
    expect(checked.valid && checked.input).toMatchObject({ pastLimit: true, reason: "Prelegentka" });
    expect(emptyPerson({ ...guest, reason: "Prelegentka" })).toMatchObject({ ifFull: "reserve", reason: "" });
    expect(emptyPerson({ ...anna, ifFull: "other_option", reason: "formularz" })).toMatchObject({
      ifFull: "other_option",
      reason: "formularz",
    });
  });

  it("counts an institution without a kind among the others", () => {
    const checked = checkPerson(
      { ...anna, choices: { panel: "a" }, institution: { name: "GOK Narewka", type: "", town: "" } },
      event,
    );
    expect(checked.valid && checked.input.institution).toEqual({ name: "GOK Narewka", type: "other" });
  });
});

describe("checkCorrection", () => {
  /** Signed up when another question was asked and no panel had to be chosen. */
  const person = {
    firstName: "Anna",
    lastName: "Żółkiewska",
    email: "anna..z@ops.example",
    pickUpPoint: "Suwałki",
    choices: {},
    answers: { budzet: "gminny" },
    version: 3,
  } as unknown as StaffRegistrationView;
  const check = (changes: Partial<PersonDraft>, part: "data" | "choices" = "data") =>
    checkCorrection({ ...draftOfPerson(person), ...changes }, person, event, part);

  it("sends what was changed, and lets the rest be as it was", () => {
    expect(check({})).toEqual({ valid: true, patch: { version: 3 } });
    expect(
      check({ phone: "857473412", room: "12", institution: { name: "GOK", type: "", town: "" } }),
    ).toEqual({
      valid: true,
      patch: {
        phone: "857473412",
        room: "12",
        institution: { name: "GOK", type: "other" },
        version: 3,
      },
    });
    expect(check({ choices: { panel: "a" } }, "choices")).toEqual({
      valid: true,
      patch: { choices: { panel: "a" }, version: 3 },
    });
  });

  it("judges what was changed", () => {
    const issues = (changes: Partial<PersonDraft>) => {
      const checked = check(changes);
      return checked.valid ? [] : checked.issues.map(({ path, code }) => `${path} ${code}`);
    };
    expect(issues({ email: "anna@" })).toEqual(["email field.email"]);
    expect(issues({ answers: { budzet: "powiatowy" } })).toEqual(["answers.budzet field.not_asked"]);
    expect(issues({ pickUpPoint: "Ełk" })).toEqual(["pickUpPoint field.not_offered"]);
  });

  it("takes away what was emptied", () => {
    expect(check({ email: "", pickUpPoint: "", answers: {} })).toEqual({
      valid: true,
      patch: { email: "", pickUpPoint: "", answers: {}, version: 3 },
    });
  });
});

describe("emptyPerson", () => {
  it("keeps what is the same on the next paper form, but nothing of the person", () => {
    const next = emptyPerson({ ...anna, countyCode: "2008", reason: "Papier", choices: { panel: "a" } });
    expect([next.firstName, next.countyCode, next.reason, next.choices]).toEqual([
      "",
      "2008",
      "Papier",
      { panel: "a" },
    ]);
  });
});
