import { describe, expect, it } from "vitest";
import { draftOf } from "../event-editor/event-defaults.state.ts";
import { checkPerson, emptyPerson } from "./person-fields.state.ts";

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

  it("counts an institution without a kind among the others", () => {
    const checked = checkPerson({ ...anna, choices: { panel: "a" }, institutionName: "GOK Narewka" }, event);
    expect(checked.valid && checked.input.institution).toEqual({ name: "GOK Narewka", type: "other" });
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
