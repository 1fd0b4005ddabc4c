import { describe, expect, it } from "vitest";
import { retentionHistory } from "./history.ts";
import { PRESETS } from "./rules.ts";
import type { Hold, ProjectRetention } from "./schema.ts";

const BEFORE: ProjectRetention = {
  projectId: "prj_1",
  terms: PRESETS.own,
  holds: [],
  version: 1,
  updatedAt: "2026-06-01T10:00:00.000Z",
  changedBy: "staff:stf_1",
};
const HOLD: Hold = {
  holdId: "hld_1",
  cause: "inspection",
  reason: "pismo 7",
  heldBy: "staff:stf_1",
  heldAt: "2026-06-01T10:00:00.000Z",
};
const after = (more: Partial<ProjectRetention>) => ({ ...BEFORE, version: 2, ...more });
const told = (before: ProjectRetention | undefined, is: ProjectRetention) =>
  retentionHistory(before, is).map(({ subjectId, target, action, changes }) => ({
    subjectId,
    target,
    action,
    changes,
  }));

describe("the history of a project says", () => {
  it("from what to what its terms changed, and the last payment", () => {
    const { own, eu_2021: eu } = PRESETS;
    const terms = { unsuccessful: own.unsuccessful, contact: eu.contact };
    expect(told(BEFORE, after({ terms, lastPaymentOn: "2026-12-15" }))).toEqual([
      {
        subjectId: "prj_1",
        target: "prj_1",
        action: "retention.edited",
        changes: [
          { field: "terms.contact", from: "12 event", to: "60 last_payment year" },
          { field: "terms.evidence", from: "60 event year", to: undefined },
          { field: "terms.participants", from: "60 project year", to: undefined },
          { field: "lastPaymentOn", from: undefined, to: "2026-12-15" },
        ],
      },
    ]);
    expect(told(undefined, after({ terms: { unsuccessful: own.unsuccessful } }))[0]?.changes).toEqual([
      { field: "terms.unsuccessful", from: undefined, to: "3 event" },
    ]);
  });

  it("of a hold by what cause and until when, and of which event; of its end the same", () => {
    const whole = after({ holds: [HOLD] });
    const project = { subjectId: "prj_1", target: "prj_1" };
    expect(told(BEFORE, whole)).toEqual([
      { ...project, action: "retention.held", changes: [{ field: "hold.cause", to: "inspection" }] },
    ]);
    expect(told(whole, { ...BEFORE, version: 3 })).toEqual([
      { ...project, action: "retention.freed", changes: [{ field: "hold.cause", from: "inspection" }] },
    ]);
    const one: Hold = { ...HOLD, cause: "dispute", eventId: "evt_1", until: "2027-01-31" };
    expect(told(BEFORE, after({ holds: [one] }))).toEqual([
      {
        subjectId: "prj_1",
        target: "evt_1",
        action: "retention.held",
        changes: [
          { field: "hold.cause", to: "dispute" },
          { field: "hold.until", to: "2027-01-31" },
        ],
      },
    ]);
  });
});
