import { describe, expect, it } from "vitest";
import { PROJECT_ID, staffActor } from "../../../tests/support/fixture.ts";
import type { StaffRole } from "../shared/actor.ts";
import type { Staff } from "../staff/answer.ts";
import { STAFF_ROLES, type StaffId } from "../staff/schema.ts";
import { canJoinTeam, teamAccess, teamChanges, toTeam, toldOfTeam } from "./rules.ts";

const NOW = "2026-03-02T09:00:00.000Z";
const id = (number: number): StaffId => `stf_${String(number).padStart(26, "0")}`;

function person(number: number, overrides: Partial<Staff> = {}): Staff {
  return {
    staffId: id(number),
    name: `Osoba ${number}`,
    email: `osoba${number}@rops.example`,
    role: "assistant",
    projectIds: [PROJECT_ID],
    locale: "pl",
    active: true,
    version: 1,
    createdAt: "2026-03-01T08:00:00.000Z",
    updatedAt: "2026-03-01T08:00:00.000Z",
    ...overrides,
  };
}

describe("the team of an event", () => {
  it.each<[string, Partial<Staff>, ReturnType<typeof teamAccess>]>([
    ["works in the project", {}, "works"],
    ["works in all projects", { projectIds: "all" }, "works"],
    ["is an admin, for whom no project is closed", { role: "admin", projectIds: [] }, "works"],
    ["sees the lists of attendance alone", { role: "counsellor" }, "works"],
    ["works in other projects only", { projectIds: ["prj_2"] }, "elsewhere"],
    ["may not sign in any more", { active: false }, "inactive"],
    ["has access for the last day", { until: "2026-03-02" }, "works"],
    ["had access until yesterday", { until: "2026-03-01" }, "inactive"],
  ])("helps somebody who %s", (_, overrides, access) => {
    expect(teamAccess(person(1, overrides), PROJECT_ID, NOW)).toBe(access);
    expect(canJoinTeam(person(1, overrides), PROJECT_ID, NOW)).toBe(access === "works");
  });

  it("takes everybody in but auditors, who see the project's events and change nothing", () => {
    const joining = STAFF_ROLES.filter((role) => canJoinTeam(person(1, { role }), PROJECT_ID, NOW));
    expect(joining).toEqual(["admin", "coordinator", "organiser", "assistant", "counsellor"]);
  });

  const event = { projectId: PROJECT_ID, teamIds: [id(2), id(3), staffActor("admin").staffId] } as const;
  const owned = { ...event, teamIds: [...event.teamIds] };
  const everybody = [
    person(2, { name: "Żaneta Lis", role: "organiser" }),
    person(3, { name: "Łucja Kos", active: false }),
    person(4, { name: "Anna Nowak" }),
    person(5, { name: "Anna Nowak" }),
    person(6, { name: "Zofia Wrona", role: "coordinator" }),
    person(7, { name: "Audyt", role: "auditor" }),
    person(8, { name: "Z innego projektu", projectIds: ["prj_2"] }),
    person(9, { name: "Była osoba", active: false }),
    person(10, { name: "Umowa minęła", until: "2026-03-01" }),
  ];

  it("is shown in Polish order with whom else it could hold, and addresses only where names are the same", () => {
    expect(toTeam(staffActor("organiser"), owned, everybody, NOW)).toEqual({
      members: [
        { staffId: id(3), name: "Łucja Kos", role: "assistant", access: "inactive" },
        { staffId: id(2), name: "Żaneta Lis", role: "organiser", access: "works" },
      ],
      candidates: [
        { staffId: id(4), name: "Anna Nowak", role: "assistant", email: "osoba4@rops.example" },
        { staffId: id(5), name: "Anna Nowak", role: "assistant", email: "osoba5@rops.example" },
        { staffId: id(6), name: "Zofia Wrona", role: "coordinator" },
      ],
      may: { change: true },
    });
  });

  it.each<StaffRole>(["assistant", "auditor"])("tells an %s nothing of people outside of it", (role) => {
    const team = toTeam(staffActor(role), owned, everybody, NOW);
    expect(team.members).toHaveLength(2);
    expect(team).toMatchObject({ candidates: [], may: { change: false } });
  });

  it("knows who came and who went, and that an event begins with its team", () => {
    expect(teamChanges({ teamIds: [id(1), id(2)] }, { teamIds: [id(2), id(3)] })).toEqual({
      joined: [id(3)],
      left: [id(1)],
    });
    expect(teamChanges(undefined, { teamIds: [id(1)] })).toEqual({ joined: [], left: [] });
  });

  it("is news to who was added by somebody else, not to oneself, and not when a program did it", () => {
    expect(toldOfTeam([id(1), id(2)], `staff:${id(1)}`)).toEqual([id(2)]);
    expect(toldOfTeam([id(1), id(2)], "system:samples")).toEqual([]);
  });
});
