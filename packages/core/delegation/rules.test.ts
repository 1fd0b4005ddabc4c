import { describe, expect, it } from "vitest";
import { queueMoments } from "./rules.ts";

describe("moments by which people stand in a line", () => {
  it("are those of their list, after all that was before and ahead of nobody of later", () => {
    const moments = queueMoments("2026-03-02T09:00:00.000Z", 10);
    expect([...new Set(moments)].toSorted()).toEqual(moments);
    expect(moments).toHaveLength(10);
    for (const moment of moments) {
      expect("2026-03-02T08:59:59.999Z" < moment && moment < "2026-03-02T09:00:00.001Z").toBe(true);
      expect(Math.floor(Date.parse(moment))).toBe(Date.parse("2026-03-02T09:00:00.000Z"));
    }
  });
});
