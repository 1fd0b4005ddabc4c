import { describe, expect, it } from "vitest";
import { nextAsk, secondsLeft, spaced } from "./screen.state.ts";

const NOW = Date.parse("2026-05-12T09:00:00.000Z");

describe("nextAsk", () => {
  it.each([
    ["two seconds before the code ends", "2026-05-12T09:00:40.000Z", false, 38_000],
    ["not more often than every second", "2026-05-12T09:00:01.000Z", false, 1000],
    ["in ten seconds while there is no code", undefined, false, 10_000],
    ["soon after a failure, while the code is good", "2026-05-12T09:00:40.000Z", true, 2000],
    ["in ten seconds once it is not", "2026-05-12T08:59:00.000Z", true, 10_000],
  ])("is %s", (_when, validUntil, hasFailed, expected) => {
    expect(nextAsk(validUntil, NOW, hasFailed)).toBe(expected);
  });
});

describe("secondsLeft", () => {
  it("counts down to nothing", () => {
    expect([
      secondsLeft("2026-05-12T09:00:01.200Z", NOW),
      secondsLeft("2026-05-12T08:00:00.000Z", NOW),
    ]).toEqual([2, 0]);
  });
});

describe("spaced", () => {
  it("groups the digits without changing them", () => {
    expect(spaced("012345")).toBe("012\u00A0345");
  });
});
