import { describe, expect, it } from "vitest";
import { storedRegistration } from "../../../tests/support/fixture.ts";
import { chosen, ended, isForThem, wantedSince, wished, wishOf, type Wish } from "./rules.ts";
import type { Subscription } from "./schema.ts";

const AT = "2026-03-02T09:00:00.000Z";
const LATER = "2026-03-02T10:00:00.000Z";
const NEXT_DAY = "2026-03-03T09:00:01.000Z";
const ID = "sub_00000000000000000000000001";
const NO = { image: false, newsletter: false, needs: false, log: [] };
const YES = { ...NO, newsletter: true };
const person = (overrides: object = {}) =>
  storedRegistration({ email: "anna@ops.example", consents: YES, updatedAt: AT, ...overrides });
const held = { status: "pending", heldUntil: LATER };

const known = (overrides: Partial<Subscription> = {}): Subscription => ({
  subscriptionId: ID,
  email: "anna@ops.example",
  locale: "pl",
  state: "asked",
  askedAt: AT,
  log: [{ state: "asked", at: AT, way: "registration" }],
  version: 1,
  createdAt: AT,
  updatedAt: AT,
  ...overrides,
});
const wish = (overrides: object = {}, isShown = false): Extract<Wish, { wants: true }> => ({
  wants: true,
  email: "anna@ops.example",
  isShown,
  person: person(overrides),
});

describe("what a registration says of news", () => {
  it.each([
    ["a tick at the sign-up", undefined, person(), [true, false]],
    ["no tick", undefined, person({ consents: NO }), undefined],
    ["a tick without an address", undefined, person({ email: undefined }), undefined],
    ["a tick later on", person({ consents: NO }), person(), [true, false]],
    ["a tick that was there", person(), person({ version: 2 }), undefined],
    ["another address", person({ email: "ania@ops.example" }), person(), [true, false]],
    ["another way to write the address", person({ email: "Anna+1@ops.example" }), person(), undefined],
    ["a tick while the address is to be confirmed", undefined, person(held), undefined],
    [
      "the same, confirmed by the mailed link",
      person(held),
      person({ status: "confirmed", changedBy: "participant:reg_1" }),
      [true, true],
    ],
    [
      "the same, when staff give the seat",
      person(held),
      person({ status: "confirmed", changedBy: "staff:stf_1" }),
      [true, false],
    ],
    [
      "the same, when nobody confirmed it",
      person(held),
      person({ status: "cancelled", heldUntil: LATER, changedBy: "system:due" }),
      undefined,
    ],
    ["a tick taken back", person(), person({ consents: NO }), [false]],
    ["nothing ticked, before and after", person({ consents: NO }), person({ consents: NO }), undefined],
  ])("%s", (_, before, after, expected) => {
    const said = wishOf(before, after);
    expect(said && (said.wants ? [true, said.isShown] : [false])).toEqual(expected);
  });
});

describe("a subscription", () => {
  it("is asked for at an address that nobody has shown to be theirs, once a day, and gets nothing until then", () => {
    const asked = wished(undefined, ID, wish());
    expect(asked).toMatchObject({ state: "asked", askedAt: AT, email: "anna@ops.example", version: 1 });
    expect(asked && isForThem(asked, "training")).toBe(false);
    expect(wished(asked, ID, wish({ updatedAt: LATER }))).toBeUndefined();
    expect(wished(asked, ID, wish({ updatedAt: NEXT_DAY }))).toMatchObject({ askedAt: NEXT_DAY, version: 2 });
  });

  it("holds at once where the address was confirmed by the mailed link, and nothing is asked", () => {
    const shown = wished(undefined, ID, wish({}, true));
    expect(shown).toMatchObject({ state: "subscribed", log: [{ state: "subscribed", way: "registration" }] });
    expect(shown?.askedAt).toBeUndefined();
  });

  it("is left alone by a tick where it holds, and by one that is older than its end", () => {
    expect(wished(known({ state: "subscribed" }), ID, wish({ updatedAt: NEXT_DAY }))).toBeUndefined();
    expect(wished(known({ state: "ended", updatedAt: LATER }), ID, wish())).toBeUndefined();
    // Who ticks again is asked again.
    const again = wished(known({ state: "ended", updatedAt: LATER }), ID, wish({ updatedAt: NEXT_DAY }));
    expect(again?.state).toBe("asked");
  });

  it("ends once, and says by what", () => {
    const after = ended(known({ state: "subscribed" }), LATER, "one_click");
    expect(after).toMatchObject({ state: "ended", updatedAt: LATER, version: 2 });
    expect(after?.log.at(-1)).toEqual({ state: "ended", at: LATER, way: "one_click" });
    expect(ended(after, NEXT_DAY, "one_click")).toBeUndefined();
    expect(ended(undefined, LATER, "one_click")).toBeUndefined();
  });

  it("is for the kinds that its holder chose, and for all where they chose none", () => {
    const some = chosen(known(), { wanted: true, kinds: ["training", "conference", "training"] }, LATER);
    expect(some).toMatchObject({ state: "subscribed", kinds: ["conference", "training"] });
    if (!some) throw new Error("nothing was chosen");
    expect([isForThem(some, "training"), isForThem(some, "meeting")]).toEqual([true, false]);
    expect(chosen(some, { wanted: true, kinds: ["training", "conference"] }, NEXT_DAY)).toBeUndefined();
    const all = chosen(some, { wanted: true }, NEXT_DAY);
    expect(all && isForThem(all, "meeting")).toBe(true);
    expect(chosen(some, { wanted: false }, NEXT_DAY)).toMatchObject({ state: "ended" });
  });
});

describe("since when news are wanted", () => {
  it.each([
    [{ consents: NO, updatedAt: AT }, undefined],
    [
      {
        consents: { ...YES, log: [{ consent: "newsletter", given: true, at: AT, by: "online" }] },
        updatedAt: LATER,
      },
      AT,
    ],
    // From before there was a list.
    [{ consents: { ...NO, newsletter: true, log: undefined, givenAt: AT }, updatedAt: LATER }, AT],
  ] as const)("%j", (of, expected) => {
    expect(wantedSince(of as Parameters<typeof wantedSince>[0])).toBe(expected);
  });
});
