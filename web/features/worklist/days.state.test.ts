import type { WorklistEvent } from "@zapisy/core/worklist/answer";
import { describe, expect, it } from "vitest";
import { byDay } from "./days.state.ts";

function event(eventId: string, startsOn: string): WorklistEvent {
  return { eventId, dates: { type: "exact", startsOn, endsOn: "2026-12-20" } } as unknown as WorklistEvent;
}

describe("the next two weeks", () => {
  it("have their days with what begins on them, and what is under way before all", () => {
    const events = [
      event("a", "2026-11-28"),
      event("b", "2026-11-29"),
      event("c", "2026-11-30"),
      event("d", "2026-12-03"),
      event("e", "2026-12-03"),
    ];
    expect(
      byDay(events, "2026-11-30").map(({ day, events: own }) => [day, own.map(({ eventId }) => eventId)]),
    ).toEqual([
      [undefined, ["a", "b"]],
      ["2026-11-30", ["c"]],
      ["2026-12-03", ["d", "e"]],
    ]);
  });
});
