import { describe, expect, it } from "vitest";
import { storedEvent, storedRegistration } from "../../../tests/support/fixture.ts";
import { circularIssues, isMeant, leftOut, letterLocale, shownState, suits } from "./rules.ts";
import type { Recipients } from "./schema.ts";

const event = storedEvent();
const everybody = { by: "filter", statuses: ["confirmed"] } as const satisfies Recipients;

describe("whom staff mean", () => {
  const anna = storedRegistration({
    status: "confirmed",
    choices: { grp: "opt_a" },
    countyCode: "2008",
    institution: { name: "Ośrodek Pomocy Społecznej", town: "Mońki", type: "ops" },
    consents: { image: true, newsletter: false, needs: false },
  });
  it.each<[string, Partial<Extract<Recipients, { by: "filter" }>>, boolean]>([
    ["the status", {}, true],
    ["one of several statuses", { statuses: ["reserve", "confirmed"] }, true],
    ["another status", { statuses: ["reserve", "offered"] }, false],
    ["the option", { optionId: "opt_a" }, true],
    ["another option", { optionId: "opt_b" }, false],
    ["words of the institution, however written", { institution: "osrodek pomocy" }, true],
    ["its town", { institution: "MOŃKI" }, true],
    ["another institution", { institution: "szkoła" }, false],
    ["the county", { countyCode: "2008" }, true],
    ["another county", { countyCode: "2009" }, false],
    ["what was asked later, of an event that asks nothing", { unanswered: true }, false],
    ["the consent to photographs", { agreedToImage: true }, true],
    ["all at once", { optionId: "opt_a", countyCode: "2008", institution: "mońki" }, true],
    ["all but one", { optionId: "opt_a", countyCode: "2009", institution: "mońki" }, false],
  ])("goes by %s", (_, more, expected) => {
    expect(suits({ ...everybody, ...more }, event, anna)).toBe(expected);
  });

  it("goes by attendance and certificates as they are known for all people of the event", () => {
    const { registrationId } = anna;
    const below = { ...everybody, belowThreshold: true } as const;
    const without = { ...everybody, withoutCertificate: true } as const;
    const some = new Set([registrationId]);
    expect(isMeant(below, event, anna, { below: some })).toBe(true);
    expect(isMeant(below, event, anna, { below: new Set() })).toBe(false);
    expect(isMeant(below, event, anna, {})).toBe(false);
    expect(isMeant(without, event, anna, { certified: new Set() })).toBe(true);
    expect(isMeant(without, event, anna, { certified: some })).toBe(false);
  });

  it("goes by the hand alone where people were ticked, whatever became of them", () => {
    const ticked = { by: "hand", registrationIds: [anna.registrationId] } as const;
    expect(suits({ ...ticked, registrationIds: [...ticked.registrationIds] }, event, anna)).toBe(true);
    const gone = { ...anna, status: "cancelled" } as const;
    expect(suits({ ...ticked, registrationIds: [...ticked.registrationIds] }, event, gone)).toBe(true);
    expect(suits({ by: "hand", registrationIds: [] }, event, anna)).toBe(false);
  });

  it.each([
    ["gets it", {}, undefined],
    ["has no address", { email: undefined }, "no_address"],
    [
      "has not shown yet that the address is theirs",
      { status: "pending", heldUntil: "2026-03-02" },
      "unconfirmed",
    ],
    ["never showed that", { status: "cancelled", heldUntil: "2026-03-02" }, "unconfirmed"],
    ["had a seat held, and showed it", { status: "confirmed", heldUntil: "2026-03-02" }, undefined],
  ] as const)("and somebody %s", (_, person, reason) => {
    expect(leftOut({ ...anna, ...person })).toBe(reason);
  });
});

describe("what is written", () => {
  it.each([
    ["nothing", { subject: { pl: "Temat" }, body: { pl: "dla {imię}" } }, []],
    [
      "an unknown field",
      { subject: { pl: "Temat" }, body: { pl: "{pesel}" } },
      ["body.pl mail_text.unknown_field {pesel}"],
    ],
    [
      "the link in a subject",
      { subject: { pl: "{link}" }, body: { pl: "a" } },
      ["subject.pl mail_text.field_not_here {link}"],
    ],
    [
      "half a translation",
      { subject: { pl: "a", en: "b" }, body: { pl: "a" } },
      ["body.en circular.half_translated undefined"],
    ],
    [
      "the other half",
      { subject: { pl: "a" }, body: { pl: "a", en: "{foo}" } },
      ["body.en mail_text.unknown_field {foo}", "subject.en circular.half_translated undefined"],
    ],
  ])("with %s is refused beside the field", (_, input, issues) => {
    expect(circularIssues(input).map(({ path, code, limit }) => `${path} ${code} ${limit}`)).toEqual(issues);
  });
});

describe("a letter", () => {
  it.each([
    ["en", { pl: "a", en: "b" }, "en"],
    ["en", { pl: "a" }, "pl"],
    ["pl", { pl: "a", en: "b" }, "pl"],
  ] as const)(
    "to somebody who reads %s is in the language that it was written in",
    (wanted, body, locale) => {
      expect(letterLocale({ body }, wanted)).toBe(locale);
    },
  );

  it.each([
    ["draft", false, 0, "draft"],
    ["scheduled", false, 0, "scheduled"],
    ["sending", false, 0, "sending"],
    ["sending", true, 3, "sending"],
    ["sending", true, 0, "sent"],
    ["stopped", true, 3, "stopped"],
  ] as const)(
    "that is %s, worked: %s, of which %d wait, is shown as %s",
    (state, isWorked, waiting, shown) => {
      expect(shownState({ state }, isWorked, waiting)).toBe(shown);
    },
  );
});
