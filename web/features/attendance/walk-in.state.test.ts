import type { ChoiceGroup } from "@zapisy/core/event/schema";
import { describe, expect, it } from "vitest";
import { checkWalkIn, emptyWalkIn } from "./walk-in.state.ts";

const GROUPS: ChoiceGroup[] = [
  {
    groupId: "panel",
    title: { pl: "Panel" },
    required: true,
    options: [
      { optionId: "a", title: { pl: "Panel A" }, seats: null },
      { optionId: "b", title: { pl: "Panel B" }, seats: null },
    ],
  },
];
const REST = {
  walkInId: "wlk_01ARYZ6S410000000000000000",
  unitIds: ["s1"],
  at: "2026-05-12T07:00:00.000Z",
};

describe("emptyWalkIn", () => {
  it("has chosen already what the list is for", () => {
    const unit = { unitId: "s1", title: { pl: "Panel B" }, kind: "item", leaders: [], weight: 1 } as const;
    expect([
      emptyWalkIn(GROUPS, { ...unit, leaders: [], optionId: "b" }).choices,
      emptyWalkIn(GROUPS, undefined).choices,
    ]).toEqual([{ panel: "b" }, {}]);
  });
});

describe("checkWalkIn", () => {
  const draft = { firstName: " Ewa ", lastName: "Łoś", institution: "", email: "", choices: { panel: "a" } };

  it("takes two names and a choice", () => {
    expect(checkWalkIn(draft, GROUPS, REST)).toEqual({
      input: {
        ...REST,
        firstName: "Ewa",
        lastName: "Łoś",
        institution: undefined,
        email: undefined,
        choices: { panel: "a" },
      },
      issues: [],
    });
  });

  it("names every field that is wrong", () => {
    const { issues } = checkWalkIn(
      { firstName: "", lastName: " ", institution: "", email: "ewa@", choices: { panel: "" } },
      GROUPS,
      REST,
    );
    expect(issues.map(({ path, code }) => [path, code])).toEqual([
      ["firstName", "field.required"],
      ["lastName", "field.required"],
      ["email", "field.email"],
      ["choices.panel", "choice.required"],
    ]);
  });
});
