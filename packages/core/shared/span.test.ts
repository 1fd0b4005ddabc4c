import { describe, expect, it } from "vitest";
import { minutesOf } from "./clock.ts";
import { clockOf, joint, lengthOf, spanOf, type Span } from "./span.ts";

const ZONE = "Europe/Warsaw";

describe("when something of a programme is", () => {
  it.each<[string, Parameters<typeof spanOf>[0], Span | undefined]>([
    [
      "from its beginning to its end",
      { day: "2026-04-15", from: "09:00", to: "13:00" },
      { begins: "2026-04-15T09:00", ends: "2026-04-15T13:00" },
    ],
    [
      "until the next day where the end is earlier",
      { day: "2026-12-31", from: "20:00", to: "01:00" },
      { begins: "2026-12-31T20:00", ends: "2027-01-01T01:00" },
    ],
    [
      "until midnight",
      { day: "2026-04-15", from: "20:00", to: "00:00" },
      { begins: "2026-04-15T20:00", ends: "2026-04-16T00:00" },
    ],
    ["until nobody knows when", { day: "2026-04-15", from: "09:00" }, { begins: "2026-04-15T09:00" }],
    [
      "until nobody knows when, where the end is the beginning",
      { day: "2026-04-15", from: "09:00", to: "09:00" },
      { begins: "2026-04-15T09:00" },
    ],
    ["not known without a beginning", { day: "2026-04-15", to: "13:00" }, undefined],
    ["not known without a day", { from: "09:00", to: "13:00" }, undefined],
    ["not known while half a time is typed", { day: "2026-04-15", from: "9:", to: "13:00" }, undefined],
  ])("is %s", (_, item, expected) => {
    expect(spanOf(item)).toEqual(expected);
  });

  it("is counted in minutes of its day, beyond midnight where it ends on the next", () => {
    expect([minutesOf({ from: "20:00", to: "01:00" }), minutesOf({ from: "09:00" }), minutesOf({})]).toEqual([
      { begins: 1200, ends: 1500 },
      { begins: 540 },
      undefined,
    ]);
  });
});

describe("several things together", () => {
  const span = (from: string, to?: string, day = "2026-04-15") => spanOf({ day, from, to });
  it.each<[string, (Span | undefined)[], Span | undefined]>([
    [
      "last from the first to the last",
      [span("14:00", "15:00"), span("09:00", "10:00")],
      { begins: "2026-04-15T09:00", ends: "2026-04-15T15:00" },
    ],
    [
      "last into the night",
      [span("09:00", "15:00"), span("20:00", "01:00")],
      { begins: "2026-04-15T09:00", ends: "2026-04-16T01:00" },
    ],
    [
      "are over nobody knows when, if that is so of the last",
      [span("09:00", "09:30"), span("10:00")],
      { begins: "2026-04-15T09:00" },
    ],
    [
      "end with the last although an earlier one says no end",
      [span("09:00"), span("10:00", "15:00")],
      { begins: "2026-04-15T09:00", ends: "2026-04-15T15:00" },
    ],
    ["are as long as one of them is known", [undefined, span("09:00")], { begins: "2026-04-15T09:00" }],
    ["are never, where none is known", [undefined], undefined],
  ])("%s", (_, spans, expected) => {
    expect(joint(spans)).toEqual(expected);
  });
});

describe("a span", () => {
  it.each([
    ["an ordinary night", "2026-04-15", 480],
    ["the short night", "2026-03-28", 420],
    ["the long night", "2026-10-24", 540],
  ])("of %s from 22:00 to 06:00 lasts as long as it does", (_, day, minutes) => {
    const span = spanOf({ day, from: "22:00", to: "06:00" });
    expect(span && lengthOf(span, ZONE)).toBe(minutes);
  });

  it("lasts nobody knows how long without an end", () => {
    expect(lengthOf({ begins: "2026-04-15T09:00" }, ZONE)).toBeUndefined();
  });

  it("is written as day and hours, without an end that would be read as one a day earlier", () => {
    expect(clockOf({ begins: "2026-04-15T20:00", ends: "2026-04-16T01:00" })).toEqual({
      from: "20:00",
      to: "01:00",
    });
    expect(clockOf({ begins: "2026-04-15T09:00", ends: "2026-04-16T10:00" })).toEqual({ from: "09:00" });
    expect(clockOf({ begins: "2026-04-15T09:00" })).toEqual({ from: "09:00" });
  });
});
