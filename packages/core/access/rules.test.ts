import { describe, expect, it } from "vitest";
import { PROJECT_ID, staffActor } from "../../../tests/support/fixture.ts";
import type { StaffRole } from "../shared/actor.ts";
import { STAFF_ROLES } from "../staff/schema.ts";
import { RIGHTS, isAllowed, reachOf, type Right } from "./rules.ts";

/** What each right is to do. */
const WORDS: Record<Right, string> = {
  "staff.manage": "add and change staff",
  "staff.list": "see the list of staff",
  "history.read": "read the history of the installation",
  "settings.read": "see what the installation says of itself",
  "settings.edit": "change what the installation says of itself",
  "project.read": "see a project",
  "project.create": "make a new project",
  "project.edit": "change a project",
  "support.read": "see hours and schedule of a project's support",
  "institutions.read": "see the register of institutions",
  "institutions.edit": "add, change and merge institutions",
  "participants.read": "read the participants of a project",
  "participants.edit": "add, change, link and merge participants of a project",
  "privacy.requests": "see all that is kept of a person, and erase it",
  "log.read": "read the log of support, in a team the entries of support that one gave",
  "log.write": "enter and correct support in the log",
  "register.read": "read a project's register of certificates",
  "template.read": "see a project's certificate template",
  "template.edit": "change a project's certificate template",
  "texts.edit_installation": "adapt what automatic mails of the installation say",
  "texts.edit_project": "adapt what automatic mails of a project say",
  "texts.edit_event": "adapt what automatic mails of an event say",
  "event.create": "make a new event in a project",
  "event.read": "see an event and its history",
  "event.edit": "change, publish, cancel and copy an event",
  "team.set": "say who is in the team of an event",
  "team.join": "be put into the team of an event",
  "registrations.read": "read names and lists",
  "registrations.manage": "enter people and change their status",
  "bulletins.send": "write about an event to everybody who wants news",
  "selection.read": "see criteria, ranking and decisions of a selection",
  "selection.manage": "set up a selection and decide",
  "selection.score": "judge applicants, where one is in the committee",
  "committee.sit": "see the events in whose committee one is, and one's sheet",
  "referrals.make": "refer people for one's institution, and see these",
  "partner.read": "see a project's activities, and one's institution's own people and places there",
  "referrals.read": "read who referred whom, and on what",
  "needs.read": "read by name what people need (diet, access)",
  "attendance.read": "read attendance",
  "attendance.record": "record attendance",
  "attendance.close": "declare a list complete",
  "entitlement.decide": "decide against the rule who gets a certificate",
  "certificates.read": "see the certificates of an event",
  "certificates.issue": "issue, annul and copy certificates",
  "files.read": "see the files of an event",
  "files.change": "add and remove files",
  "evidence.build": "put evidence together and fetch it",
};

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

describe("docs/access.md", () => {
  it("is what the policy says", async () => {
    const row = (cells: string[]) => `| ${cells.join(" | ")} |`;
    const lines = [
      "# Who may do what",
      "",
      "Rights of staff by role, as `packages/core/access/rules.ts` knows them: everywhere, in the projects that one works in, at",
      "those of their events in whose team one is, or not at all. What each route answers to whom is measured in `routes.md`.",
      "`npx vitest run packages/core/access -u` writes this page anew.",
      "",
      row(["right", "to", ...STAFF_ROLES]),
      row(Array.from({ length: STAFF_ROLES.length + 2 }, () => "---")),
      ...RIGHTS.map((right) =>
        row([`\`${right}\``, WORDS[right], ...STAFF_ROLES.map((role) => reachOf(role, right) ?? "–")]),
      ),
      "",
    ];
    await expect(lines.join("\n")).toMatchFileSnapshot("../../../docs/access.md");
  });
});
