import { describe, expect, it } from "vitest";
import { createIdFactory, derivedId } from "./id.ts";

describe("ids", () => {
  it("made in one millisecond keep their order, and carry their time before their place in it", () => {
    let now = "2026-03-02T09:00:00.000Z";
    const newId = createIdFactory(() => now);
    const early = Array.from({ length: 50 }, () => newId("reg"));
    now = "2026-03-02T09:00:00.001Z";
    const all = [...early, newId("reg")];
    expect(all.toSorted()).toEqual(all);
    expect(all.every((id) => /^reg_[0-9A-HJKMNP-TV-Z]{26}$/.test(id))).toBe(true);
  });

  it("that follow from something are the same for the same parts and no others", () => {
    const id = derivedId("msg", "registration.confirmed", "reg_1", "v1");
    expect(id).toMatch(/^msg_[0-9A-HJKMNP-TV-Z]{26}$/);
    expect(derivedId("msg", "registration.confirmed", "reg_1", "v1")).toBe(id);
    expect(derivedId("msg", "registration.confirmed", "reg_1", "v2")).not.toBe(id);
    expect(derivedId("msg", "a", "bc")).not.toBe(derivedId("msg", "ab", "c"));
  });
});
