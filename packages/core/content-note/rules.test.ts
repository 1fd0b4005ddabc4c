import { describe, expect, it } from "vitest";
import type { StaffActor, StaffRole } from "../shared/actor.ts";
import type { Staff } from "../staff/answer.ts";
import type { StaffId } from "../staff/schema.ts";
import { canStandIn, mayNameDeputy, mayOpenNotes } from "./rules.ts";

const PROJECT = "prj_1";
const [ANNA, EWA, IZA] = ["stf_A", "stf_E", "stf_I"] as [StaffId, StaffId, StaffId];
const actor = (staffId: StaffId, role: StaffRole = "coordinator", project = PROJECT) =>
  ({ type: "staff", staffId, name: "", role, projectIds: [project] }) as StaffActor;
const DAY = "2026-03-02";
const NOW = "2026-03-02T09:00:00.000Z";

describe("notes of a counsellor", () => {
  const ofAnna = { projectId: PROJECT, counsellor: ANNA };
  it.each([
    ["their own", actor(ANNA), undefined, true],
    ["a colleague's", actor(EWA), undefined, false],
    ["an administrator's none", actor(EWA, "admin"), undefined, false],
    ["for whom they stand in", actor(EWA), { deputyId: EWA }, true],
    ["for whom they stand in until today", actor(EWA), { deputyId: EWA, until: DAY }, true],
    ["for whom they stood in until yesterday", actor(EWA), { deputyId: EWA, until: "2026-03-01" }, false],
    ["for whom another stands in", actor(IZA), { deputyId: EWA }, false],
    ["for whom nobody stands in any more", actor(EWA), {}, false],
    ["their own, also where somebody stands in", actor(ANNA), { deputyId: EWA }, true],
    ["their own of another project", actor(ANNA, "coordinator", "prj_2"), undefined, false],
    ["their own, without a log any more", actor(ANNA, "assistant"), undefined, false],
    ["for whom they stand in, as an auditor", actor(EWA, "auditor"), { deputyId: EWA }, false],
  ])("are opened or not: %s", (_, who, deputy, may) => {
    expect(mayOpenNotes(who, ofAnna, deputy, DAY)).toBe(may);
  });
});

describe("who stands in", () => {
  it.each([
    ["the counsellor", actor(ANNA), true],
    ["an administrator", actor(EWA, "admin"), true],
    ["a coordinator", actor(EWA), false],
    ["the counsellor without a log", actor(ANNA, "assistant"), false],
  ])("is said by %s or not", (_, who, may) => {
    expect(mayNameDeputy(who, PROJECT, ANNA)).toBe(may);
  });

  const person = (staffId: StaffId, more: Partial<Staff> = {}) =>
    ({ staffId, name: "", role: "coordinator", projectIds: [PROJECT], active: true, ...more }) as Staff;
  it.each([
    ["a colleague", person(EWA), true],
    ["the counsellor", person(ANNA), false],
    ["whoever names", person(IZA), false],
    ["somebody of another project", person(EWA, { projectIds: ["prj_2"] }), false],
    ["somebody without access", person(EWA, { active: false }), false],
    ["somebody whose last day was yesterday", person(EWA, { until: "2026-03-01" }), false],
    ["somebody whose last day is today", person(EWA, { until: DAY }), true],
    ["an auditor", person(EWA, { role: "auditor" }), false],
  ])("can be or not: %s", (_, of, can) => {
    expect(canStandIn(of, { projectId: PROJECT, counsellor: ANNA }, IZA, NOW)).toBe(can);
  });
});
