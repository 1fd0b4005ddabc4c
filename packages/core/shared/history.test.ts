import { describe, expect, it } from "vitest";
import { changedFields, tell, type Audited } from "./history.ts";

function row(fields: Record<string, unknown> = {}): Audited {
  return { version: 1, updatedAt: "2026-03-02T10:00:00.000Z", changedBy: "public", ...fields };
}

describe("the fields that changed", () => {
  it("are named in order, and none of their values", () => {
    const before = row({
      lastName: "Żak",
      phone: "857473412",
      choices: { panels: "a" },
      email: "a@ops.example",
    });
    const after = row({
      lastName: "Żuk",
      choices: { panels: "b" },
      email: "a@ops.example",
      position: "kierownik",
    });
    expect(changedFields(before, after)).toEqual(["choices", "lastName", "phone", "position"]);
  });

  it("are not what the system keeps for itself, nor the state, which the entry says anyway", () => {
    const technical = {
      state: "confirmed",
      version: 2,
      updatedAt: "2026-03-03T10:00:00.000Z",
      createdAt: "2026-03-03T10:00:00.000Z",
      changedBy: "staff:stf_1",
      changeReason: "pismo z 3 marca",
      linkHash: "abc",
    };
    expect(changedFields(row(), row(technical), ["linkHash"])).toEqual([]);
  });
});

describe("an entry", () => {
  const what = { subjectId: "evt_1", target: "reg_1", action: "registration.edited", fields: ["phone"] };

  it("says who, when, why, and from what to what", () => {
    const after = row({ version: 2, state: "confirmed", changedBy: "staff:stf_1", changeReason: "telefon" });
    expect(tell(what, row({ state: "reserve" }), after)).toEqual([
      {
        ...what,
        version: 2,
        at: "2026-03-02T10:00:00.000Z",
        actor: "staff:stf_1",
        from: "reserve",
        to: "confirmed",
        reason: "telefon",
      },
    ]);
  });

  it("is not made of a write that is nobody's change", () => {
    expect(tell(what, row({ linkRequestedAt: "a" }), row({ linkRequestedAt: "b" }))).toEqual([]);
  });
});
