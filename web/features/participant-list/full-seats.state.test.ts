import type { SeatCount } from "@zapisy/core/event/answer";
import { describe, expect, it } from "vitest";
import { twoPanels } from "../../../tests/support/fixture.ts";
import { fullScopes, otherOptions, wouldWait } from "./full-seats.state.ts";

const seats = (total: number | null, taken: number, waiting = 0): SeatCount => ({
  total,
  taken,
  left: total === null ? null : Math.max(0, total - taken),
  waiting,
});
const event = (own: SeatCount, a: SeatCount, b: SeatCount) => ({
  choiceGroups: twoPanels(2),
  recruitment: { mode: "first_come" as const },
  seatCounts: { event: { ...own, pending: 0 }, options: { a, b } },
});
const inA = { panels: "a" };

describe("a place that is full", () => {
  it("is named: the event first, then what was chosen", () => {
    const full = event(seats(3, 3), seats(2, 2), seats(2, 0));
    expect(fullScopes(full, ["a", "event"])).toEqual([
      { seats: { ...seats(3, 3), pending: 0 } },
      { title: { pl: "Panel A" }, seats: seats(2, 2) },
    ]);
  });

  it.each([
    ["the other panel when that has seats", seats(2, 0), ["a"], [2]],
    ["the other panel when that has no limit", seats(null, 9), ["a"], [null]],
    ["nothing when the other panel is full too", seats(2, 2), ["a"], []],
    ["nothing when the event is full", seats(2, 0), ["event"], []],
    ["nothing when event and panel are full", seats(2, 0), ["event", "a"], []],
  ])("leaves %s", (_, b, full, left) => {
    const others = otherOptions(event(seats(9, 5), seats(2, 2), b), inA, full);
    expect(others.map((other) => other.left)).toEqual(left);
    for (const other of others) expect(other.choices).toEqual({ panels: "b" });
  });

  it.each([
    ["no seat of the event is left", event(seats(3, 3), seats(2, 0), seats(2, 0)), {}, true],
    ["somebody waits for the event", event(seats(3, 2, 1), seats(2, 0), seats(2, 0)), {}, true],
    ["the chosen panel is full", event(seats(3, 2), seats(2, 2), seats(2, 0)), inA, true],
    ["another panel is full", event(seats(3, 2), seats(2, 0), seats(2, 2)), inA, false],
    ["nothing is chosen yet", event(seats(3, 2), seats(2, 2), seats(2, 2)), {}, false],
    ["there is no limit", event(seats(null, 90), seats(null, 80), seats(2, 2)), inA, false],
  ])("means waiting when %s: %#", (_, full, choices, waits) => {
    expect(wouldWait(full, choices, {})).toBe(waits);
    expect(wouldWait({ ...full, recruitment: { mode: "selection" } }, choices, {})).toBe(false);
  });

  const group = (groupId: string, codes: string[]) => ({
    groupId,
    name: { pl: groupId },
    types: [],
    codes,
    institutions: [],
    seats: 2,
  });
  const grouped = (common: SeatCount, opole: SeatCount, cracow: SeatCount, own: SeatCount) => ({
    ...event(own, seats(2, 0), seats(2, 0)),
    recruitment: { mode: "first_come" as const, groups: [group("opole", ["16"]), group("cracow", ["12"])] },
    seatCounts: {
      event: { ...own, pending: 0 },
      options: {},
      groups: { common, each: { opole, cracow } },
    },
  });
  const some = grouped(seats(0, 0), seats(2, 2, 1), seats(2, 1), { ...seats(4, 3), waiting: 1 });
  const past = grouped(seats(0, 1), seats(2, 2), seats(2, 1), { total: 4, taken: 4, left: 1, waiting: 0 });
  it.each([
    ["of a full group", some, { countyCode: "1661" }, true],
    ["of another, though somebody waits for a place of the full one", some, { countyCode: "1261" }, false],
    ["of none, where there are no common places", some, {}, true],
    ["of a group with places, where as many are taken as there are", past, { countyCode: "1261" }, true],
  ])("means waiting for whoever is %s: %#", (_, full, said, waits) => {
    expect(wouldWait(full, {}, said)).toBe(waits);
  });
});
