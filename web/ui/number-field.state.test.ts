import { describe, expect, it } from "vitest";
import { parseNumber } from "./number-field.state.ts";

describe("parseNumber", () => {
  it.each([
    ["25", 25],
    [" 1 200 ", 1200],
    ["1 200", 1200],
    ["7,5", 7.5],
    ["7.5", 7.5],
    ["0", 0],
    ["-3", -3],
    ["", undefined],
    ["  ", undefined],
    ["1e3", Number.NaN],
    ["dwa", Number.NaN],
    ["1.200,5", Number.NaN],
  ])("reads %j as %j", (text, value) => {
    expect(parseNumber(text)).toBe(value);
  });
});
