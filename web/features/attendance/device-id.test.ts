import { describe, expect, it } from "vitest";
import { newDeviceId, ulidOf } from "./device-id.ts";

describe("ulidOf", () => {
  it("writes the time so that later ids sort later", () => {
    const zero = new Uint8Array(16);
    expect([ulidOf(0, zero), ulidOf(1_469_918_176_385, zero), ulidOf(1_469_918_176_386, zero)]).toEqual([
      "00000000000000000000000000",
      "01ARYZ6S410000000000000000",
      "01ARYZ6S420000000000000000",
    ]);
  });

  it("fills the rest with the given randomness", () => {
    expect(ulidOf(0, new Uint8Array(16).fill(255))).toBe("0000000000ZZZZZZZZZZZZZZZZ");
  });
});

describe("newDeviceId", () => {
  it("has the form that the server asks for and does not come twice", () => {
    const ids = Array.from({ length: 50 }, () => newDeviceId("mrk"));
    expect(ids.filter((id) => !/^mrk_[0-9A-HJKMNP-TV-Z]{26}$/.test(id))).toEqual([]);
    expect(new Set(ids).size).toBe(50);
  });
});
