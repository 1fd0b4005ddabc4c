import { describe, expect, it } from "vitest";
import { addSeconds } from "../shared/time.ts";
import { lookedAgain, PART, SECOND_LOOK_SECONDS, worked } from "./rules.ts";
import type { Erasure } from "./schema.ts";

const NOW = "2026-05-04T09:00:00.000Z";
const LATER = addSeconds(NOW, SECOND_LOOK_SECONDS);
const erasure = (overrides: Partial<Erasure>): Erasure => ({
  erasureId: "ers_1" as Erasure["erasureId"],
  state: "working",
  look: 1,
  done: 0,
  named: 0,
  registrationIds: Array.from(
    { length: PART + 1 },
    (_, n) => `reg_${n}` as Erasure["registrationIds"][number],
  ),
  addressHashes: [],
  participantIds: [],
  subscriptionIds: [],
  interests: [],
  invitations: [],
  delegationIds: [],
  toldContacts: [],
  reason: "wniosek nr 7",
  requestedBy: "staff:stf_1",
  requestedAt: NOW,
  secondAt: NOW,
  version: 4,
  ...overrides,
});

describe("an erasure after a part", () => {
  it.each([
    ["has more to do", {}, PART, { state: "working", done: PART, secondAt: LATER }],
    ["waits for its second look", { done: PART }, 1, { state: "waits", done: PART + 1, secondAt: LATER }],
    ["is at its end", { done: PART, look: 2 }, 1, { state: "done", secondAt: undefined, finishedAt: NOW }],
    ["has nothing but an address", { registrationIds: [] }, 0, { state: "waits", secondAt: LATER }],
  ] as [string, Partial<Erasure>, number, object][])("%s", (_, before, count, after) => {
    const had = erasure({ named: 2, ...before });
    expect(worked(had, count, 1, NOW)).toMatchObject({ ...after, named: 3, version: 5 });
  });
});

describe("an erasure that is looked at again", () => {
  it.each([
    [
      "begins its second look",
      { state: "waits", done: 11, named: 1 },
      { state: "working", look: 2, done: 0, named: 0 },
    ],
    [
      "goes on with the part that nobody finished",
      { done: 10, named: 1 },
      { state: "working", look: 1, done: 10, named: 1 },
    ],
    [
      "goes on with a part from before parts were due",
      { done: 10, secondAt: undefined, requestedAt: addSeconds(NOW, -SECOND_LOOK_SECONDS) },
      { state: "working", look: 1, done: 10 },
    ],
    ["goes on with its second look", { look: 2, done: 10 }, { state: "working", look: 2, done: 10 }],
  ] as const)("%s", (_, before, after) => {
    expect(lookedAgain(erasure(before), NOW)).toMatchObject({ ...after, secondAt: LATER, version: 5 });
  });

  it.each([
    ["it is not due", { state: "waits", secondAt: LATER }],
    ["it began lately, before parts were due", { secondAt: undefined }],
    ["it is done", { state: "done" }],
  ] as const)("not where %s", (_, before) => {
    expect(lookedAgain(erasure(before), NOW)).toBeUndefined();
  });

  it("comes after the oldest record of the stream", () => {
    expect(SECOND_LOOK_SECONDS).toBeGreaterThan(6 * 3_600);
  });
});
