import * as v from "valibot";
import { describe, expect, it } from "vitest";
import { createIdFactory } from "../shared/id.ts";
import { isWaitedFor, relyingParty } from "./rules.ts";
import { PasskeyInputSchema } from "./schema.ts";

describe("the site that passkeys belong to", () => {
  it.each([
    ["https://zapisy.rops.example", "zapisy.rops.example", "https://zapisy.rops.example"],
    ["http://127.0.0.1:3000", "localhost", "http://localhost:3000"],
    ["http://localhost:3000", "localhost", "http://localhost:3000"],
  ])("follows from its address: %s", (publicUrl, id, origin) => {
    expect(relyingParty(publicUrl)).toEqual({ id, origin });
  });
});

describe("a challenge", () => {
  const made = "2026-03-02T09:00:00.000Z";
  const signInId = createIdFactory(() => made)("sgn");

  it.each([
    [made, true],
    ["2026-03-02T09:59:59.999Z", true],
    ["2026-03-02T10:00:00.000Z", false],
  ])("is waited for an hour: at %s %s", (now, expected) => {
    expect(isWaitedFor(signInId, now)).toBe(expected);
  });

  it.each([
    ["sgn_7ZZZZZZZZZZZZZZZZZZZZZZZZZ", true],
    ["sgn_80000000000000000000000000", false],
    ["sgn_ZZZZZZZZZZZZZZZZZZZZZZZZZZ", false],
    ["sgn_0000000000000000000000000U", false],
  ])("is taken by an id that holds a time only: %s %s", (id, expected) => {
    expect(v.is(PasskeyInputSchema.entries.signInId, id)).toBe(expected);
    // Whatever the schema takes, the rule can read.
    if (expected) expect(isWaitedFor(id, made)).toBe(true);
  });
});
