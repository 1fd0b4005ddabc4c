import type { EventTeam, TeamMember } from "@zapisy/core/team/answer";
import { describe, expect, it } from "vitest";
import { partingOf } from "./team.state.ts";

const member = (number: number, overrides: Partial<TeamMember> = {}): TeamMember => ({
  staffId: `stf_${number}`,
  name: `Osoba ${number}`,
  role: "organiser",
  access: "works",
  ...overrides,
});
const team = (...members: TeamMember[]): EventTeam => ({ members, candidates: [], may: { change: true } });

describe("before somebody is taken out of a team", () => {
  const admin = { staffId: "stf_9", role: "admin" } as const;

  it.each([
    ["one of two organisers", team(member(1), member(2)), undefined],
    ["the only organiser", team(member(1), member(2, { role: "assistant" })), "last_editor"],
    [
      "the organiser whose colleague may not sign in",
      team(member(1), member(2, { access: "inactive" })),
      "last_editor",
    ],
    ["an assistant", team(member(1, { role: "assistant" })), undefined],
    ["an organiser who left the project before", team(member(1, { access: "elsewhere" })), undefined],
  ])("is asked of %s what is to be asked", (_, given, parting) => {
    expect(partingOf(given, "stf_1", admin)).toBe(parting);
  });

  it("is asked of oneself whether one means to lose the event, where nothing else leads to it", () => {
    const given = team(member(1), member(2));
    expect(partingOf(given, "stf_1", { staffId: "stf_1", role: "organiser" })).toBe("own_way_in");
    expect(partingOf(given, "stf_1", { staffId: "stf_1", role: "coordinator" })).toBeUndefined();
  });
});
