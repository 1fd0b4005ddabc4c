import type { EventView } from "@zapisy/core/event/answer";
import { describe, expect, it } from "vitest";
import { eventSeatNews, hasFreeSeat, seatNews, ownSeats } from "./seat.state.ts";

const seats = (total: number | null, taken: number, waiting = 0) => ({
  total,
  taken,
  left: total === null ? null : total - taken,
  waiting,
});

describe("seatNews", () => {
  it.each([
    [seats(null, 40), { news: "unlimited" }, true],
    [seats(25, 23), { news: "left", left: 2 }, true],
    [seats(25, 25), { news: "full" }, false],
    [seats(25, 25, 4), { news: "waiting", waiting: 4 }, false],
    // A seat was given up a moment ago; it belongs to the person who waits.
    [seats(25, 24, 1), { news: "waiting", waiting: 1 }, false],
  ])("says about %j %j", (count, news, isFree) => {
    expect([seatNews(count), hasFreeSeat(count)]).toEqual([news, isFree]);
  });

  it("knows no free seat where there is no count", () => {
    expect(hasFreeSeat(undefined)).toBe(false);
  });
});

describe("eventSeatNews", () => {
  it.each([
    ["open", seats(25, 23), { news: "left", left: 2 }],
    ["upcoming", seats(25, 0), { news: "total", total: 25 }],
    ["tentative", seats(26, 0), { news: "total", total: 26 }],
    ["tentative", seats(null, 0), { news: "none" }],
    ["closed", seats(25, 20), { news: "none" }],
    ["cancelled", seats(25, 20), { news: "none" }],
  ] as const)("says while recruitment is %s about %j %j", (state, count, news) => {
    expect(eventSeatNews(count, state)).toEqual(news);
  });
});

const counted = (left: number) => ({ total: 4, taken: 4 - left, left, waiting: 0 });
const group = (groupId: string, codes: string[]) => ({
  groupId,
  name: { pl: groupId },
  types: [],
  codes,
  institutions: [],
  seats: 4,
});
const grouped = {
  seats: {
    event: { ...counted(3), pending: 0 },
    options: {},
    groups: { common: counted(0), each: { opole: counted(2) } },
  },
  recruitment: { groups: [group("opole", ["16"]), group("empty", ["24"])] },
} satisfies { seats: EventView["seats"]; recruitment: Pick<EventView["recruitment"], "groups"> };
const office = { name: "Fundacja", type: "ngo", town: "Opole" } as const;

describe("ownSeats", () => {
  it.each([
    ["all, while nothing is said", {}, grouped.seats.event, undefined],
    ["those of their group", { institution: office, countyCode: "1661" }, counted(2), "opole"],
    [
      "none of a group without places",
      { countyCode: "2469" },
      { total: 0, taken: 0, left: 0, waiting: 0 },
      "empty",
    ],
    ["the common ones", { institution: office, countyCode: "1261" }, counted(0), undefined],
  ])("are %s", (_, said, seats, groupId) => {
    const own = ownSeats(grouped, said);
    expect([own.seats, own.group?.groupId]).toEqual([seats, groupId]);
  });

  it("are all of an event without groups", () => {
    const plain = { seats: { event: grouped.seats.event, options: {} }, recruitment: {} };
    expect(ownSeats(plain, { countyCode: "1661" })).toEqual({ seats: grouped.seats.event });
  });
});
