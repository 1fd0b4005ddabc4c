import { describe, expect, it } from "vitest";
import { sameValue } from "./value.state.ts";

describe("sameValue", () => {
  it("takes an undefined key for an absent one, and order in lists for meaning", () => {
    expect([
      sameValue({ a: 1, b: undefined }, { a: 1 }),
      sameValue({ a: [1, 2] }, { a: [2, 1] }),
      sameValue(null, undefined),
    ]).toEqual([true, false, false]);
  });
});
