import { describe, expect, it } from "vitest";
import { EVENT_ID } from "../../../tests/support/fixture.ts";
import { entitlementHistory, markHistory } from "./history.ts";
import type { StoredEntitlement, StoredMark } from "./store.ts";

const AT = "2026-03-02T10:00:00.000Z";

function mark(overrides: Partial<StoredMark>): StoredMark {
  return {
    markId: "mrk_1",
    eventId: EVENT_ID,
    registrationId: "reg_1",
    unitId: "itm_1",
    state: "absent",
    at: AT,
    receivedAt: AT,
    by: "staff:stf_1",
    method: "staff",
    ...overrides,
  } as StoredMark;
}

function decision(version: number, entitled: boolean | undefined): StoredEntitlement {
  return {
    eventId: EVENT_ID,
    registrationId: "reg_1",
    entitled,
    version,
    at: AT,
    by: "staff:stf_1",
    reason: "choroba",
  } as StoredEntitlement;
}

describe("the history of a mark", () => {
  it("tells a change of a closed list from a mark that is kept for its reason only", () => {
    expect(markHistory(undefined, mark({ closedAt: AT }))).toMatchObject([
      { action: "attendance.corrected", key: "mrk_1", target: "reg_1", fields: ["attendance.itm_1"] },
    ]);
    const despite = "early" as unknown as StoredMark["despite"];
    expect(markHistory(undefined, mark({ despite }))).toMatchObject([{ action: "attendance.excepted" }]);
  });

  it("leaves all other marks to themselves", () => {
    expect(markHistory(undefined, mark({}))).toEqual([]);
  });
});

describe("the history of a decision against the rule", () => {
  it.each<[string, boolean | undefined, string]>([
    ["for somebody", true, "entitlement.granted"],
    ["against somebody", false, "entitlement.refused"],
    ["taken back", undefined, "entitlement.withdrawn"],
  ])("calls one %s by its name", (_, entitled, action) => {
    expect(entitlementHistory(decision(1, true), decision(2, entitled))).toMatchObject([
      { action, reason: "choroba", from: "granted" },
    ]);
  });
});
