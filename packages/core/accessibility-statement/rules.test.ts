import { describe, expect, it } from "vitest";
import { staffActor } from "../../../tests/support/fixture.ts";
import { STAFF_ROLES } from "../staff/schema.ts";
import { statementHistory } from "./history.ts";
import { canEditStatement, canReadStatement, reviewDueOn, reviewState, statementIssues } from "./rules.ts";
import type { AccessibilityStatement, StatementInput } from "./schema.ts";

const input = (more: Partial<StatementInput> = {}): StatementInput => ({
  entity: { pl: "Regionalny Ośrodek Polityki Społecznej" },
  address: "ul. Łąkowa 3, 15-001 Białystok",
  publishedOn: "2025-05-05",
  changedOn: "2026-05-05",
  conformance: "full",
  preparedOn: "2026-05-05",
  assessment: "self",
  contactName: "Żaneta Łoś",
  contactEmail: "dostepnosc@rops.example",
  contactPhone: "85 123 45 67",
  premises: { pl: "Winda." },
  version: 0,
  ...more,
});
const TODAY = "2026-11-30";

describe("a statement of accessibility", () => {
  it.each<[string, Partial<StatementInput>, [string, string][]]>([
    ["is whole", {}, []],
    ["names what does not conform", { conformance: "partial" }, [["inaccessible.pl", "field.required"]]],
    ["names who assessed it", { assessment: "external" }, [["assessor", "field.required"]]],
    [
      "did not change before it was there",
      { changedOn: "2025-05-04" },
      [["changedOn", "statement.before_publishing"]],
    ],
    [
      "was not reviewed before it was written",
      { reviewedOn: "2026-05-04" },
      [["reviewedOn", "statement.before_preparing"]],
    ],
    [
      "says nothing of tomorrow",
      { changedOn: "2026-12-01", reviewedOn: "2026-12-01" },
      [
        ["changedOn", "statement.in_future"],
        ["reviewedOn", "statement.in_future"],
      ],
    ],
  ])("%s", (_, more, expected) => {
    expect(statementIssues(input(more), TODAY).map(({ path, code }) => [path, code])).toEqual(expected);
  });

  it.each<[string, string | undefined, string, string, string]>([
    ["2026-05-05", undefined, "2026-11-30", "2027-03-31", "done"],
    ["2026-05-05", undefined, "2027-01-31", "2027-03-31", "done"],
    ["2026-05-05", undefined, "2027-02-01", "2027-03-31", "soon"],
    ["2026-05-05", undefined, "2027-03-31", "2027-03-31", "soon"],
    ["2026-05-05", undefined, "2027-04-01", "2027-03-31", "late"],
    ["2026-05-05", "2027-02-10", "2027-04-01", "2028-03-31", "done"],
    ["2024-01-02", "2025-01-02", "2027-01-02", "2026-03-31", "late"],
  ])("written %s and reviewed %s is, on %s, due %s: %s", (preparedOn, reviewedOn, today, dueOn, state) => {
    expect(reviewDueOn({ preparedOn, reviewedOn })).toBe(dueOn);
    expect(reviewState({ preparedOn, reviewedOn }, today)).toBe(state);
  });

  it("is written by administrators alone, and looked over by whoever looks after data protection", () => {
    expect(STAFF_ROLES.filter((role) => canReadStatement(staffActor(role)))).toEqual(["admin", "dpo"]);
    expect(STAFF_ROLES.filter((role) => canEditStatement(staffActor(role)))).toEqual(["admin"]);
  });

  it("is told in the history by its parts, without what they say", () => {
    const stored = (more: Partial<AccessibilityStatement>): AccessibilityStatement => ({
      ...input(),
      version: 1,
      updatedAt: "2026-11-30T10:00:00.000Z",
      changedBy: "staff:stf_1",
      ...more,
    });
    expect(statementHistory(undefined, stored({}))).toMatchObject([
      { subjectId: "settings", action: "statement.published", fields: [] },
    ]);
    expect(statementHistory(stored({}), stored({ version: 2, contactName: "Jan Kot" }))).toMatchObject([
      { subjectId: "settings", action: "statement.edited", fields: ["contactName"] },
    ]);
    expect(statementHistory(stored({}), stored({}))).toEqual([]);
  });
});
