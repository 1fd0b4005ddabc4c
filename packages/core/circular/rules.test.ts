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
    standing: { holds: [{ scope: "group:lead", block: 0 }], waits: [], pends: [] },
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
    ["a consent to photographs that was not given", { notAgreedToImage: true }, false],
    ["the consent to news", { agreedToNewsletter: true }, false],
    ["the group whose place they have", { groupId: "lead" }, true],
    ["another group", { groupId: "ngo" }, false],
    ["all at once", { optionId: "opt_a", countyCode: "2008", institution: "mońki" }, true],
    ["all but one", { optionId: "opt_a", countyCode: "2009", institution: "mońki" }, false],
  ])("goes by %s", (_, more, expected) => {
    expect(suits({ ...everybody, ...more }, event, anna)).toBe(expected);
  });

  it("goes by rules that were not accepted here, of an event that has some", () => {
    const withRules = { ...event, rules: { pl: "Regulamin" } };
    const chosen = { ...everybody, notAcceptedRules: true } as const;
    const accepted = (rules: boolean | undefined) => ({ ...anna, consents: { ...anna.consents, rules } });
    expect([true, false, undefined].map((rules) => suits(chosen, withRules, accepted(rules)))).toEqual([
      false,
      true,
      true,
    ]);
    expect(suits(chosen, { ...event, rules: { pl: "" } }, accepted(undefined))).toBe(false);
  });

  it("goes by a seat that waits for their answer, as by any other status", () => {
    const chosen = { ...everybody, statuses: ["offered" as const] };
    const offered = { ...anna, status: "offered" as const, offeredUntil: "2026-03-03T09:00:00.000Z" };
    expect([suits(chosen, event, offered), suits(chosen, event, anna)]).toEqual([true, false]);
  });

  it("goes by a file that somebody was asked for and has not sent", () => {
    const question = (questionId: string, more = {}) => ({
      questionId,
      label: { pl: "Zgoda" },
      type: "file" as const,
      required: true,
      ...more,
    });
    const bed = { questionId: "bed", label: { pl: "Nocleg" }, type: "yes_no" as const, required: false };
    const asking = {
      ...event,
      form: {
        ...event.form,
        questions: [
          bed,
          question("paper"),
          question("bill", { shownIf: { questionId: "bed", answers: ["yes"] } }),
          question("photo"),
        ],
        later: ["photo"],
      },
    };
    const without = (questionId: string, person = anna) =>
      suits({ ...everybody, statuses: ["confirmed", "reserve"], withoutFile: questionId }, asking, person);
    const file = { fileId: "fil_1", mediaType: "application/pdf", bytes: 1, sha256: "" } as const;
    const sent = { ...anna, answers: { paper: "zgoda.pdf" }, attachments: { paper: file } };
    const waits = { ...anna, status: "reserve" } as const;
    expect([without("paper"), without("paper", sent)]).toEqual([true, false]);
    // Who needs no bed was not asked for its bill.
    expect([without("bill"), without("bill", { ...anna, answers: { bed: "yes" } })]).toEqual([false, true]);
    expect([without("photo"), without("photo", waits)]).toEqual([true, false]);
    expect([without("bed"), without("gone")]).toEqual([false, false]);
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
