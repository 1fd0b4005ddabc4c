import { describe, expect, it } from "vitest";
import { PROJECT_ID, staffActor } from "../../../tests/support/fixture.ts";
import type { Staff } from "./answer.ts";
import {
  accountFaults,
  canListStaff,
  canManageStaff,
  decideCode,
  hasAccess,
  toActor,
  toMeView,
} from "./rules.ts";
import { SIGN_IN_MAX_ATTEMPTS, STAFF_ROLES, type StaffInput } from "./schema.ts";

function staff(overrides: Partial<Staff> = {}): Staff {
  return {
    staffId: "stf_00000000000000000000000001",
    name: "Żaneta Śliwa",
    email: "zaneta@rops.example",
    role: "admin",
    projectIds: [PROJECT_ID],
    locale: "pl",
    active: true,
    version: 1,
    createdAt: "2026-03-01T08:00:00.000Z",
    updatedAt: "2026-03-01T08:00:00.000Z",
    ...overrides,
  };
}

describe("a role", () => {
  it("decides who may see and who may change the list of staff", () => {
    expect(
      STAFF_ROLES.map((role) => [role, canListStaff(staffActor(role)), canManageStaff(staffActor(role))]),
    ).toEqual([
      ["admin", true, true],
      ["coordinator", true, false],
      ["organiser", false, false],
      ["assistant", false, false],
      ["counsellor", false, false],
      ["committee", false, false],
      ["auditor", false, false],
      ["dpo", true, false],
      ["partner", false, false],
      ["referrer", false, false],
    ]);
  });

  it("decides what the interface offers", () => {
    const offers = (role: Staff["role"], projectIds: Staff["projectIds"]) =>
      toMeView(staff({ role, projectIds })).may;
    const nothing = { createProjects: false, createEvents: false, manageStaff: false };
    expect(STAFF_ROLES.map((role) => [role, offers(role, [PROJECT_ID]), offers(role, "all")])).toEqual([
      [
        "admin",
        { createProjects: true, createEvents: true, manageStaff: true },
        { createProjects: true, createEvents: true, manageStaff: true },
      ],
      [
        "coordinator",
        { ...nothing, createEvents: true },
        { ...nothing, createProjects: true, createEvents: true },
      ],
      ["organiser", { ...nothing, createEvents: true }, { ...nothing, createEvents: true }],
      ["assistant", nothing, nothing],
      ["counsellor", nothing, nothing],
      ["committee", nothing, nothing],
      ["auditor", nothing, nothing],
      ["dpo", nothing, nothing],
      ["partner", nothing, nothing],
      ["referrer", nothing, nothing],
    ]);
  });

  it("goes with the person as they sign in, without address or dates", () => {
    expect(toActor(staff())).toEqual(staffActor("admin"));
    expect(toMeView(staff({ role: "auditor" }))).toEqual({
      staffId: "stf_00000000000000000000000001",
      name: "Żaneta Śliwa",
      email: "zaneta@rops.example",
      role: "auditor",
      locale: "pl",
      may: { createProjects: false, createEvents: false, manageStaff: false },
    });
  });
});

describe("access", () => {
  it.each<[string, Partial<Staff>, string, boolean]>([
    ["has no end where none was written", {}, "2099-01-01T00:00:00.000Z", true],
    ["was taken away", { active: false }, "2026-03-01T00:00:00.000Z", false],
    ["lasts to the end of its last day in Poland", { until: "2026-12-31" }, "2026-12-31T22:59:59.000Z", true],
    ["ends with that day", { until: "2026-12-31" }, "2026-12-31T23:00:00.000Z", false],
    ["is not given back by a day", { until: "2026-12-31", active: false }, "2026-03-01T00:00:00.000Z", false],
  ])("%s", (_, overrides, now, expected) => {
    expect(hasAccess(staff(overrides), now)).toBe(expected);
  });
});

describe("an account", () => {
  const INSTITUTION = "ins_00000000000000000000000001" as const;
  it.each<[string, Partial<StaffInput>, string[]]>([
    ["of an admin has no last day", { role: "admin", until: "2026-12-31" }, ["until"]],
    ["of an organiser may have one", { role: "organiser", until: "2026-12-31" }, []],
    [
      "of a referrer has an institution and projects",
      { role: "referrer", projectIds: "all" },
      ["institutionId", "projects"],
    ],
    ["of a partner too", { role: "partner", projectIds: "all" }, ["institutionId", "projects"]],
    ["of a counsellor has projects alone", { role: "counsellor", projectIds: "all" }, ["projects"]],
    ["of a committee has projects alone", { role: "committee", projectIds: "all" }, ["projects"]],
    [
      "of a referrer with both is right",
      { role: "referrer", institutionId: INSTITUTION, projectIds: [PROJECT_ID], until: "2026-12-31" },
      [],
    ],
  ])("%s", (_, overrides, paths) => {
    expect(accountFaults({ ...staff(), ...overrides }).map(({ path }) => path)).toEqual(paths);
  });
});

describe("a typed sign-in code", () => {
  const NOW = "2026-03-02T10:00:00.000Z";
  const waiting = (overrides = {}) => ({
    expiresAt: "2026-03-02T10:00:00.001Z",
    attempts: 0,
    used: false,
    ...overrides,
  });

  it.each([
    ["is accepted when it is right", waiting(), true, { outcome: "accepted" }],
    [
      "is accepted in the last attempt",
      waiting({ attempts: SIGN_IN_MAX_ATTEMPTS - 1 }),
      true,
      { outcome: "accepted" },
    ],
    [
      "is refused when it is wrong, with the attempts that are left",
      waiting(),
      false,
      { outcome: "wrong", attemptsLeft: 4 },
    ],
    [
      "is refused with none left in the last attempt",
      waiting({ attempts: 4 }),
      false,
      { outcome: "wrong", attemptsLeft: 0 },
    ],
    [
      "is worth nothing after five attempts, even the right one",
      waiting({ attempts: 5 }),
      true,
      { outcome: "too_many_attempts" },
    ],
    ["has expired in its last moment", waiting({ expiresAt: NOW }), true, { outcome: "expired" }],
    ["counts as expired once used, right or wrong", waiting({ used: true }), true, { outcome: "expired" }],
    [
      "counts as expired when used, whatever the attempts",
      waiting({ used: true, attempts: 5 }),
      false,
      { outcome: "expired" },
    ],
    ["counts as expired for a sign-in that never was", undefined, true, { outcome: "expired" }],
  ])("%s", (_, signIn, matches, expected) => {
    expect(decideCode(signIn, matches, NOW)).toEqual(expected);
  });
});
