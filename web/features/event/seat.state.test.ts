import { describe, expect, it } from "vitest";
import { eventSeatNews, hasFreeSeat, seatNews } from "./seat.state.ts";

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
