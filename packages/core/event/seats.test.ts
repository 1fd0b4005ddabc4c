import { describe, expect, it } from "vitest";
import type { EventSeats, SeatCount } from "./answer.ts";
import { isLineStuck } from "./rules.ts";

const seats = (total: number | null, taken: number, waiting = 0): SeatCount => ({
  total,
  taken,
  left: total === null ? null : Math.max(0, total - taken),
  waiting,
});

/** Places of an event, and of two groups with places of their own. */
function counted(
  own: SeatCount,
  common?: SeatCount,
  ...each: SeatCount[]
): Pick<EventSeats, "event" | "groups"> {
  return {
    event: { ...own, pending: 0 },
    ...(common && { groups: { common, each: Object.fromEntries(each.entries()) } }),
  };
}

describe("a line is held up", () => {
  it.each([
    ["where nobody waits", counted(seats(3, 2)), false],
    ["where somebody waits for the free seat", counted(seats(3, 2, 1)), true],
    ["where there is no limit", counted(seats(null, 2)), false],
    [
      "where a seat of another group is free",
      counted(seats(4, 3, 1), seats(0, 0), seats(2, 2, 1), seats(2, 1)),
      false,
    ],
    [
      "where the free one is no seat of the event",
      counted({ total: 4, taken: 4, left: 1, waiting: 1 }, seats(0, 1), seats(2, 2), seats(2, 1, 1)),
      false,
    ],
    [
      "where one of their own group is",
      counted(seats(4, 3, 1), seats(0, 0), seats(2, 1, 1), seats(2, 2)),
      true,
    ],
  ])("%s: %#", (_, counts, isStuck) => {
    expect(isLineStuck(counts)).toBe(isStuck);
  });
});
