import { describe, expect, it } from "vitest";
import { codeOf, returnPath } from "./sign-in.state.ts";

describe("returnPath", () => {
  it.each([
    ["/staff/events/evt_1/programme?item=a", "/staff/events/evt_1/programme?item=a"],
    ["/staff", "/staff"],
    [undefined, "/staff"],
    ["", "/staff"],
    ["/staff/sign-in", "/staff"],
    ["//evil.example/staff", "/staff"],
    ["https://evil.example", "/staff"],
    ["/staffing", "/staff"],
    ["/staff/\\evil.example", "/staff"],
  ])("leads from %s to %s", (wanted, path) => {
    expect(returnPath(wanted)).toBe(path);
  });
});

describe("codeOf", () => {
  it.each([
    ["123 456", 6, "123456"],
    ["Kod: 123456.", 6, "123456"],
    ["12a", 6, "12"],
    ["abcd-ef12-3456", 12, "ABCDEF123456"],
    [" ABCD EF12 3456 7", 12, "ABCDEF123456"],
  ] as const)("takes the code out of what was typed or pasted: %s", (text, length, code) => {
    expect(codeOf(text, length)).toBe(code);
  });
});
