import * as v from "valibot";
import { describe, expect, it } from "vitest";
import { signUpInput } from "../../../tests/support/fixture.ts";
import { ManualRegistrationInputSchema, RegistrationPatchSchema, SignUpInputSchema } from "./schema.ts";

function faults(schema: v.GenericSchema, input: unknown): string[] {
  const result = v.safeParse(schema, input);
  return result.success ? [] : result.issues.map((issue) => `${v.getDotPath(issue)} ${issue.message}`);
}

describe("what a participant sends to sign up", () => {
  it("is kept trimmed, with what was left out left out", () => {
    const { ifFull: _, ...input } = signUpInput(1, { firstName: " Łucja ", phone: "", position: "  " });
    const { image: __, newsletter: ___, needs: ____, ...consents } = input.consents;
    expect(v.parse(SignUpInputSchema, { ...input, consents })).toEqual({
      ...signUpInput(1),
      phone: undefined,
      position: undefined,
    });
  });

  it.each<[string, Record<string, unknown>, string[]]>([
    ["an address with ł", { email: "łucja@ops.example" }, ["email field.email_letters"]],
    ["no name", { firstName: " " }, ["firstName field.required"]],
    ["a name without end", { lastName: "ż".repeat(81) }, ["lastName field.too_long"]],
    ["half a telephone number", { phone: "85 747" }, ["phone field.phone"]],
    ["a county that is not there", { countyCode: "2099" }, ["countyCode field.county"]],
    ["an answer without end", { answers: { q: "x".repeat(2001) } }, ["answers.q field.too_long"]],
    ["a choice with an unusable id", { choices: { panels: "a b" } }, ["choices.panels field.id"]],
    [
      "the clause unread",
      { consents: { informationClause: false, rules: true } },
      ["consents.informationClause consent.clause_required"],
    ],
    ["a note on needs without end", { needs: { note: "x".repeat(501) } }, ["needs.note field.too_long"]],
  ])("is refused with %s", (_, overrides, expected) => {
    expect(faults(SignUpInputSchema, { ...signUpInput(1), ...overrides })).toEqual(expected);
  });

  it.each(["status", "standing", "queuedAt"])("never names the person's own %s", (field) => {
    expect(faults(SignUpInputSchema, { ...signUpInput(1), [field]: "confirmed" })).toEqual([
      `${field} Invalid key: Expected never but received "${field}"`,
    ]);
  });
});

describe("what staff enter for a person", () => {
  it("needs neither an address nor ticks", () => {
    expect(
      v.parse(ManualRegistrationInputSchema, {
        firstName: "Jan",
        lastName: "Nowak",
        email: "",
        choices: {},
        answers: {},
        consents: {},
      }),
    ).toEqual({
      firstName: "Jan",
      lastName: "Nowak",
      email: undefined,
      locale: "pl",
      ifFull: "reserve",
      choices: {},
      answers: {},
      consents: { image: false, newsletter: false, needs: false },
    });
  });

  it("is refused with an address that is none", () => {
    expect(
      faults(ManualRegistrationInputSchema, {
        firstName: "Jan",
        lastName: "Nowak",
        email: "jan@",
        choices: {},
        answers: {},
        consents: {},
      }),
    ).toEqual(["email field.email"]);
  });
});

describe("a correction", () => {
  it("holds just what was sent: consents that were not mentioned stay as they are", () => {
    expect(v.parse(RegistrationPatchSchema, { version: 3, consents: { image: true } })).toEqual({
      version: 3,
      consents: { image: true },
    });
  });

  it("erases a telephone number that was emptied", () => {
    expect(v.parse(RegistrationPatchSchema, { version: 3, phone: "" })).toEqual({
      version: 3,
      phone: undefined,
    });
  });

  it("must say which version it corrects", () => {
    expect(faults(RegistrationPatchSchema, { phone: "857473412" })).toEqual([
      'version Invalid key: Expected "version" but received undefined',
    ]);
  });
});
