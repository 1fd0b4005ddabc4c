import { describe, expect, it } from "vitest";
import type { RegistrationId } from "../registration/schema.ts";
import {
  changedUses,
  isSuppressed,
  knownUses,
  lifted,
  merged,
  suppressed,
  suppressionReason,
} from "./rules.ts";
import type { HeardUse } from "./schema.ts";

const MINUTE = (number: number) => `2026-03-02T09:0${number}:00.000Z`;

/** A registration as its change of that number leaves it. */
const person = (version: number, email?: string) => ({
  registrationId: "reg_1" as RegistrationId,
  eventId: "evt_1" as const,
  version,
  updatedAt: MINUTE(version),
  email,
});

/** What is kept of each mailbox after these statements, in their order. */
function keep(heard: readonly HeardUse[]): Record<string, string> {
  const kept = new Map<string, HeardUse>();
  for (const use of heard) {
    const known = kept.get(use.mailbox);
    kept.set(use.mailbox, known ? merged(known, use) : use);
  }
  const minute = (at: string) => at.slice(15, 16);
  const sorted = [...kept].toSorted(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(
    sorted.map(([mailbox, { since, until }]) => [mailbox, `${minute(since)}-${until ? minute(until) : ""}`]),
  );
}

/** The changes of a registration that had these addresses one after the other. */
const life = (...emails: (string | undefined)[]) =>
  emails.map((email, index) => {
    const before = index > 0 ? person(index, emails[index - 1]) : undefined;
    return changedUses(before, person(index + 1, email));
  });

function permutations<T>(all: readonly T[]): T[][] {
  if (all.length === 0) return [[]];
  return all.flatMap((one, index) => permutations(all.toSpliced(index, 1)).map((others) => [one, ...others]));
}

describe("what is kept of the addresses of a registration", () => {
  it.each([
    ["that has one", ["a@x.pl"], { "a@x.pl": "1-" }],
    ["that has none", [undefined], {}],
    ["that got another one", ["a@x.pl", "b@x.pl"], { "a@x.pl": "1-2", "b@x.pl": "2-" }],
    ["whose address was taken away", ["a@x.pl", undefined], { "a@x.pl": "1-2" }],
    ["whose address was taken away and put back", ["a@x.pl", undefined, "a@x.pl"], { "a@x.pl": "1-" }],
    ["that went to and fro", ["a@x.pl", "b@x.pl", "a@x.pl", "b@x.pl"], { "a@x.pl": "1-4", "b@x.pl": "2-" }],
    ["that was changed in other things", ["a@x.pl", "a@x.pl", "a@x.pl"], { "a@x.pl": "1-" }],
    ["that is written in another way", ["Anna@X.pl", "anna+rops@x.pl"], { "anna@x.pl": "1-" }],
  ])("%s is the same in every order of its changes, and when each comes twice", (_, emails, expected) => {
    const changes = life(...emails);
    for (const order of permutations(changes)) {
      expect(keep(order.flat())).toEqual(expected);
      expect(keep([...order, ...order.toReversed()].flat())).toEqual(expected);
    }
  });
});

describe("a registration whose changes nobody heard", () => {
  const mailed = (to: string, minute: number) => ({ to, queuedAt: MINUTE(minute) });

  it("has its address since it was first mailed to, and those that it was mailed to before until now", () => {
    const known = knownUses(person(5, "b@x.pl"), [
      mailed("a@x.pl", 1),
      mailed("a@x.pl", 2),
      mailed("B@x.pl", 3),
    ]);
    expect(keep(known)).toEqual({ "a@x.pl": "1-5", "b@x.pl": "3-" });
  });

  it("adds nothing to what was heard of it, whichever comes first", () => {
    const heard = life("a@x.pl", "b@x.pl", "b@x.pl").flat();
    const known = knownUses(person(3, "b@x.pl"), [mailed("a@x.pl", 1), mailed("b@x.pl", 2)]);
    for (const both of [
      [...heard, ...known],
      [...known, ...heard],
    ])
      expect(keep(both)).toEqual({ "a@x.pl": "1-2", "b@x.pl": "2-" });
  });

  it("gives way to a change that came while it was looked at", () => {
    const known = knownUses(person(1, "a@x.pl"), []);
    const heard = changedUses(person(1, "a@x.pl"), person(2, undefined));
    for (const both of [
      [...heard, ...known],
      [...known, ...heard],
    ])
      expect(keep(both)).toEqual({ "a@x.pl": "1-2" });
  });

  it("is nobody's without address and messages", () => {
    expect(knownUses(person(1), [])).toEqual([]);
  });
});

describe("an address that gets no mail to many", () => {
  const bounced = (mailedAt: string, now = MINUTE(5)) =>
    ({ suppressedHash: "hash", reason: "bounced", mailedAt, now }) as const;
  const complained = (mailedAt: string, now = MINUTE(5)) =>
    ({ ...bounced(mailedAt, now), reason: "complained" }) as const;
  const staff = { liftedAt: MINUTE(6), liftedBy: "staff:stf_1", liftReason: "Zadzwoniła" };

  it.each([
    ["bounced", "bounced.permanent", "bounced"],
    ["bounced", "bounced.suppressed", "bounced"],
    ["complained", "complained", "complained"],
    ["bounced", "bounced.full", undefined],
    ["bounced", "bounced.transient", undefined],
    ["bounced", "bounced.undetermined", undefined],
    ["bounced", "bounced.rejected", undefined],
    ["failed", "MessageRejected", undefined],
    ["failed", "suppressed.bounced", undefined],
    ["delivered", undefined, undefined],
  ] as const)("is one after %s with %s: %s", (state, failure, reason) => {
    expect(suppressionReason({ state, failure })).toBe(reason);
  });

  it("is noted once, and a complaint weighs more than a mail that came back, in either order", () => {
    const first = suppressed(undefined, bounced(MINUTE(1)));
    expect(first).toEqual({ suppressedHash: "hash", reason: "bounced", since: MINUTE(5), version: 1 });
    expect(suppressed(first, bounced(MINUTE(2)))).toBeUndefined();
    const second = suppressed(first, complained(MINUTE(1)));
    expect(second).toMatchObject({ reason: "complained", version: 2 });
    expect(suppressed(second, bounced(MINUTE(3)))).toBeUndefined();
  });

  it("gets it again when staff say so, and news of an earlier mail do not bring that back", () => {
    const after = lifted(suppressed(undefined, complained(MINUTE(1))), staff);
    expect([isSuppressed(after), after]).toEqual([false, expect.objectContaining(staff)]);
    expect(lifted(after, staff)).toBeUndefined();
    expect(suppressed(after, bounced(MINUTE(6), MINUTE(7)))).toBeUndefined();
    expect(isSuppressed(suppressed(after, bounced(MINUTE(7), MINUTE(8))))).toBe(true);
  });

  it("gets it again when its holder confirms it, but not where they called our mail unwanted", () => {
    const holder = { liftedAt: MINUTE(6), liftedBy: "participant:reg_1" };
    expect(isSuppressed(lifted(suppressed(undefined, bounced(MINUTE(1))), holder, true))).toBe(false);
    expect(lifted(suppressed(undefined, complained(MINUTE(1))), holder, true)).toBeUndefined();
    expect(lifted(undefined, holder, true)).toBeUndefined();
  });
});
