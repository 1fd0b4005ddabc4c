import type { SelectionSheet, SheetApplicant } from "@zapisy/core/selection/answer";
import { describe, expect, it } from "vitest";
import { nextLeft, saidBy, storedOf } from "./scoring.state.ts";

const applicant = (registrationId: string, more: Partial<SheetApplicant> = {}) =>
  ({ registrationId, firstName: "Łucja", lastName: "Żak", ...more }) as SheetApplicant;
const judgement = { formal: { a: true }, points: { b: 3 }, note: "uwaga" };

const CRITERIA: SelectionSheet["criteria"] = [
  { type: "formal", criterionId: "a", title: { pl: "A" } },
  { type: "scored", criterionId: "b", title: { pl: "B" }, most: 5, weight: 1 },
];

describe("what is said of an applicant", () => {
  it("begins with what is stored", () => {
    expect(storedOf(applicant("reg_1", { judgement }))).toEqual(judgement);
    expect(storedOf(applicant("reg_1"))).toEqual({ formal: {}, points: {}, note: "" });
  });

  it("is sent by the criteria as they are now, of whatever round it was begun", () => {
    const begun = { formal: { a: false, gone: true }, points: { b: 2, a: 1, gone: 4 }, note: "" };
    expect(saidBy(CRITERIA, begun)).toEqual({ formal: { a: false }, points: { b: 2 }, note: "" });
  });
});

describe("who is judged next", () => {
  const three = [applicant("reg_1"), applicant("reg_2", { bar: "conflict" }), applicant("reg_3")];
  it.each([
    ["reg_1", "reg_3"],
    ["reg_3", "reg_1"],
    ["reg_gone", "reg_1"],
  ])("after %s is %s: whom others judge is passed over", (after, next) => {
    expect(nextLeft(three, after)?.registrationId).toBe(next);
  });

  it("is nobody once all are judged", () => {
    expect(nextLeft([applicant("reg_1", { judgement })], "reg_1")).toBeUndefined();
  });
});
