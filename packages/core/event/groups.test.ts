import { describe, expect, it } from "vitest";
import { eventInput } from "../../../tests/support/fixture.ts";
import { groupFaults, groupOf, haveGroupsEnded } from "./groups.ts";
import type { SeatGroup } from "./seat-group.ts";
import {
  countEventSeats,
  openSeats,
  resizeBlocks,
  type SeatBlock,
  seatScopes,
  withinEvent,
} from "./seats.ts";
import type { EventInput } from "./schema.ts";

const PROJECT_ID = "prj_00000000000000000000000000";
const OFFICE = "ins_00000000000000000000000001";

const group = (groupId: string, seats: number, who: Partial<SeatGroup> = { codes: ["12"] }): SeatGroup => ({
  groupId,
  name: { pl: groupId },
  types: [],
  codes: [],
  institutions: [],
  seats,
  ...who,
});
const shut = (groupId: string): SeatGroup => ({ ...group(groupId, 4), shut: true });
const event = (
  groups: SeatGroup[],
  seats: number | null = 10,
  more: Partial<EventInput["recruitment"]> = {},
) => eventInput(PROJECT_ID, { seats, recruitment: { mode: "first_come", groups, ...more } });
const block = (scope: string, size: number, taken: number, more: Partial<SeatBlock> = {}): SeatBlock => ({
  scope,
  block: 0,
  size,
  taken,
  waiting: 0,
  pending: 0,
  ...more,
});

describe("to which group somebody belongs", () => {
  const groups = [
    group("listed", 1, { institutions: [{ institutionId: OFFICE, name: "OPS" }] }),
    group("rops", 1, { types: ["rops", "ops"] }),
    group("county", 1, { codes: ["2003"] }),
    group("voivodeship", 1, { codes: ["20", "12"] }),
  ];
  it.each<[string, string | undefined, Parameters<typeof groupOf>[1]]>([
    ["is listed", "listed", { type: "ops", countyCode: "2003", institutions: [OFFICE] }],
    ["is the same as one that is listed", "listed", { institutions: ["ins_other", OFFICE] }],
    ["is of such a kind", "rops", { type: "ops", countyCode: "2003", institutions: ["ins_other"] }],
    ["is of a county", "county", { type: "ngo", countyCode: "2003", institutions: [] }],
    ["is of a voivodeship", "voivodeship", { type: "ngo", countyCode: "2061", institutions: [] }],
    ["is of none of these", undefined, { type: "ngo", countyCode: "2469", institutions: [] }],
    ["says nothing", undefined, { institutions: [] }],
  ])("whose institution %s: %s", (_, groupId, who) => {
    expect(groupOf(groups, who)?.groupId).toBe(groupId);
  });
});

describe("the places of groups", () => {
  it("are those of the event, and what no group has is common", () => {
    expect(seatScopes(event([group("a", 6), group("b", 3)]))).toEqual([
      { scope: "event", seats: 1 },
      { scope: "group:a", seats: 6 },
      { scope: "group:b", seats: 3 },
    ]);
    expect(seatScopes({ ...event([group("a", 6)]), groupsEnded: true })).toEqual([
      { scope: "event", seats: 10 },
    ]);
  });

  it.each<[string, string[], Parameters<typeof event>]>([
    ["fit", [], [[group("a", 6), group("b", 4)]]],
    ["are more than the event has", ["seats group.more_than_event"], [[group("a", 6), group("b", 5)]]],
    ["are of an event without a limit", ["seats group.unlimited"], [[group("a", 6)], null]],
    ["are nobody's", ["recruitment.groups.0.who group.nobody"], [[group("a", 1, {})]]],
    [
      "are those of a partner that is listed",
      [],
      [[group("a", 1, { institutions: [{ institutionId: OFFICE, name: "OPS" }], partnerId: OFFICE })]],
    ],
    [
      "are those of a partner that is not listed",
      ["recruitment.groups.1.partnerId group.partner_unlisted"],
      [[group("a", 1), group("b", 1, { codes: ["16"], partnerId: OFFICE })]],
    ],
    [
      "have one name twice",
      ["recruitment.groups.1.groupId field.duplicate_id"],
      [[group("a", 1), group("a", 1)]],
    ],
    ["are none", [], [[], null]],
  ])("that %s", (_, faults, input) => {
    expect(groupFaults(event(...input)).map(({ path, code }) => `${path} ${code}`)).toEqual(faults);
  });

  it.each<[string, boolean, string | undefined]>([
    ["before the day", false, "2026-03-10T12:01"],
    ["at its minute", true, "2026-03-10T12:00"],
    ["without a day", false, undefined],
  ])("end by the clock of the event: %s", (_, ended, groupsUntil) => {
    const judged = event([group("a", 1)], 10, { groupsUntil });
    expect(haveGroupsEnded(judged, "2026-03-10T11:00:00.000Z")).toBe(ended);
  });

  it("may be fewer than are taken where people are counted anew: they are past them", () => {
    const blocks = [block("event", 10, 4), block("event", 10, 3, { block: 1 })];
    expect(resizeBlocks(blocks, 5)).toEqual({ outcome: "below_taken", taken: 7 });
    expect(resizeBlocks(blocks, 5, true)).toEqual({
      outcome: "resized",
      sizes: [
        { block: 0, size: 4, isNew: false, extra: 2 },
        { block: 1, size: 3, isNew: false, extra: 0 },
      ],
    });
  });
});

describe("seats of an event with groups", () => {
  const withheld = (...blocks: SeatBlock[]) => withinEvent(blocks).some((one) => one.withheld);

  it("are withheld while people are counted, and while as many are taken as there are", () => {
    expect(withheld(block("event", 2, 1), block("group:a", 4, 1))).toBe(false);
    expect(withheld(block("event", 2, 1, { counting: true }), block("group:a", 4, 1))).toBe(true);
    // Two are past the common places: what the group has left is theirs.
    expect(withheld(block("event", 4, 4, { extra: 2 }), block("group:a", 4, 1))).toBe(false);
    expect(withheld(block("event", 4, 4, { extra: 2 }), block("group:a", 4, 2))).toBe(true);
    // Without groups the counters say it all.
    expect(withheld(block("event", 2, 2), block("a", 4, 1))).toBe(false);
  });

  it("are told for each, and of the whole event that there are some, whoever waits for others", () => {
    const seats = countEventSeats([
      block("event", 0, 0),
      block("group:a", 4, 4, { waiting: 2 }),
      block("group:b", 4, 1),
      block("group:gone", 0, 0),
      block("panel", 5, 3),
    ]);
    expect(seats).toEqual({
      event: { total: 8, taken: 5, left: 3, waiting: 2, pending: 0 },
      options: { panel: { total: 5, taken: 3, left: 2, waiting: 0 } },
      groups: {
        common: { total: 0, taken: 0, left: 0, waiting: 0 },
        each: {
          a: { total: 4, taken: 4, left: 0, waiting: 2 },
          b: { total: 4, taken: 1, left: 3, waiting: 0 },
        },
      },
    });
    const both = event([group("a", 4), group("b", 4)], 8);
    expect(openSeats(seats, both).event).toMatchObject({ left: 3, waiting: 0 });
    const full = countEventSeats([block("event", 0, 0), block("group:a", 4, 4, { waiting: 2 })]);
    expect(openSeats(full, event([group("a", 4)], 4)).event).toMatchObject({ left: 0, waiting: 2 });
  });

  const refuse = { outsideGroups: "refuse" } as const;
  it.each<[string, { left: number; waiting: number }, ReturnType<typeof event>, SeatBlock[]]>([
    ["but those of a shut group", { left: 3, waiting: 0 }, event([shut("a"), group("b", 4)], 9), []],
    [
      "but common ones, where others are refused",
      { left: 4, waiting: 0 },
      event([group("a", 4)], 9, refuse),
      [],
    ],
    ["none where all are shut", { left: 0, waiting: 0 }, event([shut("a"), shut("b")], 9, refuse), []],
    [
      "none, but who waits, where one who waits keeps others from the last group",
      { left: 0, waiting: 1 },
      event([shut("a"), group("b", 4)], 9, refuse),
      [block("group:b", 0, 0, { block: 1, waiting: 1 })],
    ],
    // Two are past what the event has: what a group has left is nobody's.
    [
      "none while as many are taken as there are",
      { left: 0, waiting: 0 },
      event([group("a", 4), group("b", 4)], 9),
      [block("event", 7, 7, { block: 1, extra: 7 })],
    ],
  ])("are told as those that somebody can get: %s", (_, told, head, more) => {
    const seats = countEventSeats([
      block("event", 1, 0),
      block("group:a", 4, 0),
      block("group:b", 4, 2),
      ...more,
    ]);
    expect(openSeats(seats, head).event).toMatchObject(told);
  });

  it("are all of one kind again once groups have ended", () => {
    const seats = countEventSeats([block("event", 9, 2), block("group:a", 0, 0)]);
    const ended = { ...event([shut("a")], 9, refuse), groupsEnded: true as const };
    expect(openSeats(seats, ended).event).toMatchObject({ left: 7, waiting: 0 });
  });
});
