import { afterEach, describe, expect, it, vi } from "vitest";
import { causeText, createJsonLog } from "./log.ts";

afterEach(() => vi.restoreAllMocks());

describe("the log", () => {
  it("is one JSON object a line, with level and time where Lambda looks for them", () => {
    const written = vi.spyOn(process.stdout, "write").mockReturnValue(true);
    createJsonLog(() => ({ service: "Api" })).warn("mail not sent", { messageId: "msg_1\n" });
    const [[text] = []] = written.mock.calls;
    expect(text).toMatch(/^[^\n]+\n$/);
    expect(JSON.parse(String(text))).toEqual({
      level: "WARN",
      timestamp: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/) as string,
      message: "mail not sent",
      service: "Api",
      messageId: "msg_1\n",
    });
  });
});

describe("the cause of a failure", () => {
  it.each([
    ["an address", "no mailbox zażółć.gęślą+1@urząd.example.pl here", "no mailbox [address] here"],
    ["a link", `GET /registrations/${"0".repeat(26)}${"a_-".repeat(14)}b`, "GET /registrations/[secret]"],
    [
      "what is neither",
      "reg_01KX00000000000000000000AB of @zapisy/core",
      "reg_01KX00000000000000000000AB of @zapisy/core",
    ],
  ])("is told without %s", (_, text, told) => {
    expect(causeText(text)).toBe(told);
    expect(causeText(new Error(text))).toContain(`Error: ${told}\n`);
  });

  it("says where it happened", () => {
    expect(causeText(new TypeError("x"))).toMatch(/^TypeError: x\n +at .*log\.test\.ts:\d+/);
  });
});
