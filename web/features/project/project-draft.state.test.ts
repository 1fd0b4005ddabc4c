import { describe, expect, it } from "vitest";
import { checkProject, emptyProject, moved } from "./project-draft.state.ts";

const grant = {
  ...emptyProject(),
  title: { pl: "Rewitalizacja społeczna" },
  startsOn: "2010-06-01",
  endsOn: "2011-12-31",
  organisations: [
    { name: "Województwo Śląskie", role: "lead" as const },
    { name: "Województwo Małopolskie", role: "partner" as const },
  ],
};

describe("checkProject", () => {
  it("leaves out what was begun and emptied again", () => {
    const draft = {
      ...grant,
      organisations: [...grant.organisations, { name: " ", role: "partner" as const }],
      fundingClause: { pl: "" },
      contact: { email: " " },
    };
    expect(checkProject(draft)).toEqual({
      valid: true,
      input: { ...grant, fundingClause: undefined, description: undefined, contact: {} },
    });
  });

  it("wants exactly one lead and dates in order", () => {
    const codes = (draft: typeof grant) => {
      const checked = checkProject(draft);
      return checked.valid ? [] : checked.issues;
    };
    expect(codes({ ...grant, organisations: grant.organisations.slice(1) })).toEqual([
      { path: "organisations", code: "project.one_lead" },
    ]);
    expect(codes({ ...grant, endsOn: "2010-01-01" })).toEqual([
      { path: "endsOn", code: "project.ends_before_start" },
    ]);
  });
});

describe("moved", () => {
  it("moves one entry and stops at the ends", () => {
    expect([moved(["a", "b", "c"], 2, 1), moved(["a", "b"], 0, -1), moved(["a", "b"], 1, 2)]).toEqual([
      ["a", "c", "b"],
      ["a", "b"],
      ["a", "b"],
    ]);
  });
});
