import { describe, expect, it } from "vitest";
import { codeFault, codeScope, normaliseCode } from "./rules.ts";
import type { AccessCode } from "./schema.ts";

const CODE: AccessCode & { used: number } = {
  eventId: "evt_01JZ00000000000000000000AA",
  code: "OPSMONKI",
  uses: 2,
  used: 1,
  ownSeats: false,
  version: 1,
  createdAt: "2026-03-01T09:00:00.000Z",
  updatedAt: "2026-03-01T09:00:00.000Z",
  changedBy: "staff:stf_01JZ00000000000000000000AA",
};
const NOW = "2026-03-02T09:00:00.000Z";

describe("a code", () => {
  it.each([
    ["is good while it has uses", {}, undefined],
    ["is good for nothing more with its last use", { used: 2 }, "access_code.used_up"],
    ["is good for nothing more with more uses than it has by now", { used: 3 }, "access_code.used_up"],
    [
      "says with its last seat that its seats are taken, where it has seats of its own",
      { used: 2, ownSeats: true },
      "access_code.seats_taken",
    ],
    ["is, switched off, none", { isOff: true }, "access_code.unknown"],
    [
      "is good to the minute before its end by the clock of the event",
      { until: "2026-03-02T10:01" },
      undefined,
    ],
    ["ends with the minute", { until: "2026-03-02T10:00" }, "access_code.ended"],
  ])("%s", (_, change, fault) => {
    expect(codeFault({ ...CODE, ...change }, NOW, "Europe/Warsaw")).toBe(fault);
  });

  it("of one institution is good for its people alone, under any entry that was found to be the same", () => {
    const institution = { institutionId: "ins_01JZ00000000000000000000AA", name: "OPS, Mońki" } as const;
    const of = (...own: string[]) => codeFault({ ...CODE, institution }, NOW, "Europe/Warsaw", own);
    expect(of("ins_01JZ00000000000000000000BB", institution.institutionId)).toBeUndefined();
    expect(of("ins_01JZ00000000000000000000BB")).toBe("access_code.other_institution");
    expect(of()).toBe("access_code.other_institution");
  });

  it("that there is none is not told apart from one that is switched off", () => {
    expect(codeFault(undefined, NOW, "Europe/Warsaw")).toBe("access_code.unknown");
  });

  it.each(["opsmonki", "OPS-MONKI", " ops monki "])("is the same as typed: %s", (text) => {
    expect(normaliseCode(text)).toBe("OPSMONKI");
  });

  it("is counted in a scope that no option can have", () => {
    expect(codeScope({ code: "OPSMONKI" })).not.toMatch(/^[A-Za-z0-9_-]+$/);
  });
});
