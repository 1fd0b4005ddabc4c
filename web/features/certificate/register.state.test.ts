import { describe, expect, it } from "vitest";
import { registerYears, startProject, toRegisterQuery } from "./register.state.ts";

const [first, second] = [
  { projectId: "prj_00000000000000000000000001" },
  { projectId: "prj_00000000000000000000000002" },
] as const;

describe("startProject", () => {
  it.each([
    ["that of the address", [first, second], second.projectId, first.projectId, second.projectId],
    ["none, when that of the address is not there", [first], "prj_x", first.projectId, undefined],
    ["the one looked at last", [first, second], undefined, second.projectId, second.projectId],
    ["the only one", [first], undefined, "prj_gone", first.projectId],
    ["none of several", [first, second], undefined, undefined, undefined],
    ["none of none", [], undefined, undefined, undefined],
  ])("opens %s", (_name, projects, asked, remembered, opened) => {
    expect(startProject(projects, asked, remembered)).toBe(opened);
  });
});

describe("registerYears", () => {
  it("goes from now back to the year in which the project began", () => {
    expect(registerYears({ startsOn: "2024-05-01" }, "2026-03-02T10:00:00.000Z")).toEqual([
      "2026",
      "2025",
      "2024",
    ]);
  });

  it("is empty for a project that has not begun", () => {
    expect(registerYears({ startsOn: "2027-01-01" }, "2026-03-02T10:00:00.000Z")).toEqual([]);
  });
});

describe("toRegisterQuery", () => {
  it("asks for what the address says", () => {
    expect(toRegisterQuery({ year: "2026", state: "annulled", q: "Żak" })).toEqual({
      year: "2026",
      state: "annulled",
      q: "Żak",
    });
  });

  it("leaves out what cannot be asked for", () => {
    expect(toRegisterQuery({ year: "26", state: "lost", q: "" })).toEqual({
      year: undefined,
      state: undefined,
      q: undefined,
    });
  });
});
