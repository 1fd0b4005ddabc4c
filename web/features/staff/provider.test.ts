import { describe, expect, it } from "vitest";
import { answerOf } from "./provider.ts";

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
