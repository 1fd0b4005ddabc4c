import { describe, expect, it } from "vitest";
import { identityHistory } from "./history.ts";
import type { Identity } from "./store.ts";

const [AT, LATER] = ["2026-03-02T10:00:00.000Z", "2026-03-02T11:00:00.000Z"];

const bound: Identity = {
  staffId: "stf_1",
  issuer: "https://accounts.google.com",
  subject: "1",
  createdAt: AT,
  changedBy: "staff:stf_1",
};
const freed: Identity = { ...bound, removedAt: LATER, changedBy: "staff:stf_2" };

describe("the history of accounts at a provider", () => {
  it("tells who was bound to one and who freed them, each once, and nothing of which account it is", () => {
    const [added] = identityHistory(undefined, bound);
    expect(added).toMatchObject({
      subjectId: "staff",
      target: "stf_1",
      action: "identity.added",
      at: AT,
      actor: "staff:stf_1",
      fields: [],
    });
    expect(identityHistory(bound, bound)).toEqual([]);
    expect(identityHistory(bound, freed)).toMatchObject([
      { action: "identity.removed", at: LATER, actor: "staff:stf_2", key: added?.key },
    ]);
    expect(identityHistory(freed, freed)).toEqual([]);
  });

  it("tells of the next account as of another one", () => {
    const next = { ...bound, subject: "2", createdAt: LATER };
    const [added] = identityHistory(freed, next);
    expect(added).toMatchObject({ action: "identity.added", at: LATER });
    expect(added?.key).not.toBe(identityHistory(undefined, bound)[0]?.key);
  });
});
