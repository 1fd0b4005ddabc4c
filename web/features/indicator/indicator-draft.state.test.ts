import type { IndicatorView } from "@zapisy/core/indicator/answer";
import { describe, expect, it } from "vitest";
import { checkIndicator, emptyDraft, toDraft } from "./indicator-draft.state.ts";

const VIEW: IndicatorView = {
  indicatorId: "ind_01J9ZZZZZZZZZZZZZZZZZZZZZZ",
  name: { pl: "Osoby objęte doradztwem" },
  unit: { pl: "osoby" },
  target: { as: "more_than", value: 400 },
  rule: { by: "support", supportId: "law", hours: 2 },
  splits: ["county"],
  measured: { when: "days_after", days: 28 },
  version: 3,
  createdAt: "2026-01-01T10:00:00.000Z",
  updatedAt: "2026-01-01T10:00:00.000Z",
};

describe("the form of an indicator", () => {
  it.each<Partial<IndicatorView>>([
    {},
    { target: undefined, measured: { when: "project_end" } },
    { base: { from: "number", number: 12 }, target: { as: "percent", value: 60 } },
    { base: { from: "participants", contract: 12 }, target: { as: "percent", value: 33.33 } },
    { base: { from: "participants" } },
    { rule: { by: "hours", hours: 8, hourUnit: "didactic" } },
    { rule: { by: "certificate", eventIds: [] } },
    { rule: { by: "result", kinds: [{ kindId: "a", name: { pl: "Praca" }, retired: true }] } },
    { source: "Listy obecności" },
  ])("sends what it was given, where nothing is changed: %j", (part) => {
    const { indicatorId: _, createdAt: __, updatedAt: ___, ...view } = { ...VIEW, ...part };
    const checked = checkIndicator(toDraft({ ...VIEW, ...part }), VIEW.version);
    expect(checked).toEqual({ valid: true, input: { source: undefined, base: undefined, ...view } });
  });

  it("keeps what was typed for one kind of rule while another is looked at, and sends it not", () => {
    const draft = { ...toDraft(VIEW), by: "certificate" as const };
    expect(draft.supportId).toBe("law");
    expect(checkIndicator(draft, 3)).toMatchObject({ valid: true, input: { rule: { by: "certificate" } } });
  });

  it("says of an empty one what is missing, field by field", () => {
    const draft = { ...emptyDraft(), as: "percent" as const, when: "days_after" as const };
    const checked = checkIndicator(draft, undefined);
    expect(checked.valid ? [] : checked.issues.map(({ path }) => path).toSorted()).toEqual([
      "measured.days",
      "name.pl",
      "rule.supportId",
      "target.value",
    ]);
  });
});
