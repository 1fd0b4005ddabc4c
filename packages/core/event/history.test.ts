import { describe, expect, it } from "vitest";
import { storedEvent } from "../../../tests/support/fixture.ts";
import { eventHistory, eventPartHistory } from "./history.ts";
import type { Event } from "./schema.ts";
import type { DocumentImage } from "./store.ts";

const changedBy = "staff:stf_1";

function head(overrides: Partial<Event>) {
  return { ...storedEvent(overrides), changedBy };
}

describe("the history of an event", () => {
  it.each<[string, Partial<Event> | undefined, Partial<Event>, string]>([
    ["a new event", undefined, { state: "draft" }, "event.created"],
    ["publication", { state: "draft" }, { state: "published" }, "event.published"],
    ["the end of recruitment", { state: "published" }, { state: "closed" }, "event.closed"],
    ["recruitment taken up again", { state: "closed" }, { state: "published" }, "event.reopened"],
    ["cancellation", { state: "published" }, { state: "cancelled" }, "event.cancelled"],
    ["other seats", { seats: 10 }, { seats: 20 }, "event.edited"],
  ])("calls %s by its name", (_, before, after, action) => {
    const told = eventHistory(before && head(before), head({ version: 2, ...after }));
    expect(told.map((entry) => entry.action)).toEqual([action]);
  });

  it("says from what to what, and nothing of what the system keeps for itself", () => {
    const after = head({
      version: 2,
      seats: 20,
      teamIds: ["stf_1"],
      beginsAt: "2026-04-15T10:00",
      blocks: { event: 2 },
      publishedAt: "2026-03-03T10:00:00.000Z",
      textVersion: "abc",
      wordings: { clause: "abc" },
      asksRules: true,
    });
    expect(eventHistory(head({ seats: 10 }), after)).toMatchObject([
      { fields: ["seats"], changes: [{ field: "seats", from: "10", to: "20" }] },
    ]);
  });

  it("leaves it to the documents to tell where the head is as it was", () => {
    expect(eventHistory(head({}), head({ version: 2, blocks: { event: 2 } }))).toEqual([]);
  });
});

describe("the history of a document of an event", () => {
  function part(version: number, overrides: Partial<DocumentImage>): DocumentImage {
    const { eventId } = storedEvent();
    const updatedAt = "2026-03-02T10:00:00.000Z";
    return { eventId, document: "content", version, updatedAt, changedBy, digests: {}, ...overrides };
  }

  it("says what changed in one that is whole", () => {
    const [before, after] = [
      part(1, { fields: { audience: { pl: "dla OPS" } } }),
      part(2, { fields: { audience: { pl: "dla PCPR" } } }),
    ];
    expect(eventPartHistory(before, after)).toMatchObject([
      {
        key: `content ${after.eventId}`,
        action: "event.edited",
        fields: ["audience"],
        changes: [{ field: "audience", from: "dla OPS", to: "dla PCPR" }],
      },
    ]);
  });

  it("names the fields of one that is spread over records", () => {
    const [before, after] = [part(1, { digests: { agenda: "a" } }), part(2, { digests: { agenda: "b" } })];
    expect(eventPartHistory(before, after)).toMatchObject([{ fields: ["agenda"], changes: undefined }]);
  });

  it("says nothing of one that is new, or as it was", () => {
    const fields = { audience: { pl: "dla OPS" } };
    expect(eventPartHistory(undefined, part(1, { fields }))).toEqual([]);
    expect(eventPartHistory(part(1, { fields }), part(2, { fields }))).toEqual([]);
  });
});
