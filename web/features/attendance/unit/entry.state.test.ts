import { describe, expect, it } from "vitest";
import { checkEntry } from "./entry.state.ts";

describe("checkEntry", () => {
  const both = { minutes: true, reason: true, wholeMinutes: 90 };

  it("gives back what was asked, clean", () => {
    expect([
      checkEntry({ minutes: 45, reason: "  Podpis  " }, both),
      checkEntry({ minutes: 45, reason: "" }, { minutes: true, reason: false }),
      checkEntry({ minutes: undefined, reason: "Podpis" }, { minutes: false, reason: true }),
    ]).toEqual([
      { entry: { minutes: 45, reason: "Podpis" }, problems: [] },
      { entry: { minutes: 45 }, problems: [] },
      { entry: { reason: "Podpis" }, problems: [] },
    ]);
  });

  it.each([
    [undefined, "", ["minutes_missing", "reason_missing"]],
    [0, "Podpis", ["minutes_missing"]],
    [Number.NaN, "Podpis", ["minutes_missing"]],
    [12.5, "Podpis", ["minutes_missing"]],
    [90, "Podpis", ["minutes_too_many"]],
    [45, "   ", ["reason_missing"]],
  ])("refuses %s minutes with the reason %j", (minutes, reason, problems) => {
    expect(checkEntry({ minutes, reason }, both)).toEqual({ problems });
  });
});
