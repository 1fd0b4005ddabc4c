import { describe, expect, it } from "vitest";
import { PROJECT_ID, staffActor } from "../../../tests/support/fixture.ts";
import type { StaffRole } from "../shared/actor.ts";
import { isAllowed, type Right } from "./rules.ts";

const OTHER_PROJECT = "prj_00000000000000000000000002";
const inTeam = { projectId: PROJECT_ID, teamIds: [staffActor("organiser").staffId] };
const outside = { projectId: PROJECT_ID, teamIds: [] };
const elsewhere = { ...inTeam, projectId: OTHER_PROJECT };

function inOneProject(role: StaffRole) {
  return staffActor(role, { projectIds: [PROJECT_ID] });
}

describe("a right", () => {
  it.each<[string, StaffRole, Right, boolean[]]>([
    ["everywhere", "admin", "event.edit", [true, true, true]],
    ["in one's projects", "coordinator", "event.edit", [true, true, false]],
    ["where one is in the team", "organiser", "event.edit", [true, false, false]],
    ["nowhere", "assistant", "event.edit", [false, false, false]],
  ])("reaches %s", (_, role, right, expected) => {
    const actor = inOneProject(role);
    expect([inTeam, outside, elsewhere].map((owned) => isAllowed(actor, right, owned))).toEqual(expected);
  });

  it("does not reach what belongs to no project yet, but for those who work in all", () => {
    expect(isAllowed(inOneProject("coordinator"), "project.create")).toBe(false);
    expect(isAllowed(staffActor("coordinator", { projectIds: "all" }), "project.create")).toBe(true);
    expect(isAllowed(inOneProject("admin"), "project.create")).toBe(true);
  });
});
