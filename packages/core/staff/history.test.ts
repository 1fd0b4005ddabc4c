import { describe, expect, it } from "vitest";
import type { Staff } from "./answer.ts";
import { sessionHistory, signInDoorHistory, signInHistory, staffHistory } from "./history.ts";
import type { StoredSignIn } from "./store.ts";

const AT = "2026-03-02T10:00:00.000Z";

function person(version: number, role: Staff["role"]) {
  const names = { staffId: "stf_1", name: "Żaneta Śliwa", email: "zaneta@rops.example" } as const;
  const rest = { projectIds: "all", locale: "pl", active: true, createdAt: AT, updatedAt: AT } as const;
  return { ...names, ...rest, role, version, changedBy: "staff:stf_2" };
}

function signIn(overrides: Partial<StoredSignIn>): StoredSignIn {
  return { signInId: "sgn_1", staffId: "stf_1", expiresAt: AT, attempts: 0, ...overrides };
}

describe("the history of staff", () => {
  it("calls a new colleague by its name, and a change without a new state an edit", () => {
    expect(staffHistory(undefined, person(1, "auditor"))).toMatchObject([
      { subjectId: "staff", target: "stf_1", action: "staff.created", fields: [] },
    ]);
    expect(staffHistory(person(1, "auditor"), person(2, "admin"))).toMatchObject([
      { action: "staff.edited", fields: ["role"], actor: "staff:stf_2" },
    ]);
  });

  it("tells the first wrong code of a sign-in by anybody, and its end by its owner", () => {
    expect(signInHistory(signIn({}), signIn({ wrongAt: AT }))).toMatchObject([
      { action: "sign_in.failed", actor: "public", key: "failed sgn_1" },
    ]);
    expect(signInHistory(signIn({ wrongAt: AT }), signIn({ wrongAt: AT, attempts: 2 }))).toEqual([]);
    expect(signInHistory(signIn({}), signIn({ usedAt: AT }))).toMatchObject([
      { action: "sign_in.succeeded", actor: "staff:stf_1" },
    ]);
    expect(signInHistory(signIn({}), signIn({ usedAt: AT, method: "identity" }))).toMatchObject([
      { action: "sign_in.identity", actor: "staff:stf_1" },
    ]);
  });

  it("tells of no wrong code once six digits open nothing, and nothing of addresses that nobody here has", () => {
    expect(signInHistory(signIn({}), signIn({ wrongAt: AT, isLong: true }))).toEqual([]);
    expect(signInHistory(undefined, signIn({ staffId: undefined, wrongAt: AT }))).toEqual([]);
  });

  it("tells once that a session was ended and by whom, and nothing of its use", () => {
    const session = { sessionHash: "abc", staffId: "stf_1", expiresAt: AT } as const;
    const ended = { ...session, endedAt: AT, endedBy: "staff:stf_2" };
    expect(sessionHistory(session, ended)).toMatchObject([
      { subjectId: "staff", target: "stf_1", action: "session.ended", actor: "staff:stf_2", at: AT },
    ]);
    expect(sessionHistory(ended, { ...ended, lastUsedAt: AT })).toEqual([]);
    expect(sessionHistory(undefined, { ...session, lastUsedAt: AT })).toEqual([]);
  });

  it("tells each time that codes were guessed at too often", () => {
    const door = { doorId: "abc", staffId: "stf_1" } as const;
    expect(signInDoorHistory(door, { ...door, guardedAt: AT })).toMatchObject([
      { action: "sign_in.guarded", key: `guarded abc ${AT}` },
    ]);
    expect(signInDoorHistory({ ...door, guardedAt: AT }, { ...door, guardedAt: AT })).toEqual([]);
  });
});
