import { describe, expect, it } from "vitest";
import { checkInCode } from "./check-in.state.ts";

describe("checkInCode", () => {
  it.each([
    ["123456", "123456"],
    [" 123 456 ", "123456"],
    ["Kod: 012345.", "012345"],
    ["12345", undefined],
    ["1234567", undefined],
    ["", undefined],
  ])("reads %j as %j", (text, code) => {
    expect(checkInCode(text)).toBe(code);
  });
});
