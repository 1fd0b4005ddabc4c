import { describe, expect, it } from "vitest";
import { parseTime } from "./time-field.state.ts";

describe("parseTime", () => {
  it.each([
    ["9", "09:00"],
    ["09", "09:00"],
    ["930", "09:30"],
    ["0930", "09:30"],
    ["9:30", "09:30"],
    ["9.30", "09:30"],
    ["9,30", "09:30"],
    [" 14 05 ", "14:05"],
    ["0", "00:00"],
    ["23:59", "23:59"],
    ["24", undefined],
    ["9:60", undefined],
    ["9:5", undefined],
    ["rano", undefined],
    ["", undefined],
  ])("reads %j as %j", (text, time) => {
    expect(parseTime(text)).toBe(time);
  });
});
