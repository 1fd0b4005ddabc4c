import { describe, expect, it } from "vitest";
import { months, periodOf, precisionOf, yearOf } from "./tentative.state.ts";

describe("precisionOf", () => {
  it.each([
    ["", "unknown"],
    ["2011", "year"],
    ["2011-H2", "half"],
    ["2011-06", "month"],
    ["20-H1", "half"],
  ])("knows %s as %s", (period, precision) => {
    expect(precisionOf(period)).toBe(precision);
  });
});

describe("periodOf", () => {
  it("stays as near as it goes to what was chosen before", () => {
    expect([
      periodOf("half", "2011", "2011-09"),
      periodOf("half", "2011", "2011"),
      periodOf("month", "2011", "2011-H2"),
      periodOf("year", "2011", "2011-06"),
      periodOf("unknown", "2011", "2011-06"),
    ]).toEqual(["2011-H2", "2011-H1", "2011-07", "2011", ""]);
  });
});

describe("yearOf and months", () => {
  it("reads the year and names months in the nominative", () => {
    expect([yearOf("2011-H2"), yearOf(""), months("pl")[5]]).toEqual([
      "2011",
      undefined,
      { value: "06", label: "czerwiec" },
    ]);
  });
});
