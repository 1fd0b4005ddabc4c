import { describe, expect, it } from "vitest";
import type { AuditEntry } from "./answer.ts";
import { withoutReferrals } from "./untold.ts";

const entry = (actor: string, action: string, more: Partial<AuditEntry> = {}): AuditEntry => ({
  auditId: "aud_00000000000000000000000000",
  at: "2026-03-02T10:00:00.000Z",
  actor,
  action,
  target: "reg_00000000000000000000000000",
  fields: [],
  ...more,
});
const told = (...entries: AuditEntry[]) =>
  withoutReferrals(entries, new Set(["staff:stf_9"])).map(({ actor, actorName, action }) => [
    actor,
    actorName,
    action,
  ]);

describe("a history for whoever may not read who was referred", () => {
  it("says the same of who came themselves and of whom an institution referred", () => {
    const came = { to: "reserve" };
    const own = [
      entry("participant:reg_1", "registration.reserve", came),
      entry("participant:reg_1", "registration.cancelled"),
    ];
    const referred = [
      entry("staff:stf_9", "registration.referred", { ...came, actorName: "Ewa" }),
      entry("staff:stf_9", "registration.cancelled", { actorName: "Ewa" }),
    ];
    expect(told(...own)).toEqual(told(...referred));
    expect(told(...referred)).toEqual([
      ["public", undefined, "registration.reserve"],
      ["public", undefined, "registration.cancelled"],
    ]);
  });

  it("has nothing of a corrected document, and leaves what colleagues and contacts did as it is", () => {
    expect(
      told(
        entry("staff:stf_9", "referral.corrected"),
        entry("staff:stf_1", "registration.confirmed", { actorName: "Ola" }),
        entry("contact:del_1", "registration.delegated"),
      ),
    ).toEqual([
      ["staff:stf_1", "Ola", "registration.confirmed"],
      ["contact:del_1", undefined, "registration.delegated"],
    ]);
  });
});
