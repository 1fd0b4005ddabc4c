import { describe, expect, it } from "vitest";
import { ApiError } from "../../data/client.ts";
import { answerOf, askedPath, wantedBefore } from "./provider.ts";

describe("what the provider led back with", () => {
  it.each([
    ["?code=abc&state=s&iss=https%3A%2F%2Frops.example", "code=abc&state=s&iss=https%3A%2F%2Frops.example"],
    ["?error=access_denied&state=s", "error=access_denied&state=s"],
    ["?to=%2Fstaff%2Fevents", undefined],
    ["?code=abc", undefined],
    ["?state=s", undefined],
    ["", undefined],
  ])("is told from other queries: %s", (query, answer) => {
    expect(answerOf(query)).toBe(answer);
  });
});

describe("the page that was asked for", () => {
  it.each<[string, unknown, string | undefined]>([
    [
      "told by a refusal",
      new ApiError(401, "staff.identity_declined", { to: "/staff/people" }),
      "/staff/people",
    ],
    ["not known by one that came late", new ApiError(410, "staff.identity_expired"), undefined],
    ["nothing that is no text", new ApiError(401, "x", { to: ["/staff"] }), undefined],
    ["not known by a bug", new TypeError("x"), undefined],
  ])("is %s", (_, refusal, expected) => {
    expect(wantedBefore(refusal)).toBe(expected);
  });
});

describe("a page that is asked for through the provider", () => {
  it.each([
    ["/staff/history?part=project#top", "/staff/history?part=project#top"],
    ["/staff/people?q=Żaneta Łoś", "/staff/people?q=%C5%BBaneta%20%C5%81o%C5%9B"],
    [`/staff/people?q=${"a".repeat(500)}`, "/staff"],
    ["/staff/../e/1", "/staff"],
    ["//evil.example/staff", "/staff"],
  ])("is one of our own in ASCII, or the first one: %s", (to, expected) => {
    expect(askedPath(to)).toBe(expected);
  });
});
