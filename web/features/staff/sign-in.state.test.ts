import { describe, expect, it } from "vitest";
import { codeDigits, returnPath } from "./sign-in.state.ts";

describe("returnPath", () => {
  it.each([
    ["/staff/events/evt_1/programme?item=a", "/staff/events/evt_1/programme?item=a"],
    ["/staff", "/staff"],
    [undefined, "/staff/events"],
    ["", "/staff/events"],
    ["/staff/sign-in", "/staff/events"],
    ["//evil.example/staff", "/staff/events"],
    ["https://evil.example", "/staff/events"],
    ["/staffing", "/staff/events"],
    ["/staff/\\evil.example", "/staff/events"],
  ])("leads from %s to %s", (wanted, path) => {
    expect(returnPath(wanted)).toBe(path);
  });
});

describe("codeDigits", () => {
  it("takes the digits out of what was pasted", () => {
    expect([codeDigits("123 456"), codeDigits("Kod: 123456."), codeDigits("12a")]).toEqual([
      "123456",
      "123456",
      "12",
    ]);
  });
});
