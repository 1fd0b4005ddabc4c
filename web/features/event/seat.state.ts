import type { RecruitmentState, SeatCount } from "@zapisy/core/event/answer";

/**
 * What is worth saying about seats: nothing, that there is no limit, how many there are in all, how many
 * are left, that there are none, or how many people wait for one.
 */
export type SeatNews =
  | { news: "none" }
  | { news: "unlimited" }
  | { news: "total"; total: number }
  | { news: "left"; left: number }
  | { news: "full" }
  | { news: "waiting"; waiting: number };

/**
 * Whether somebody who signs up now gets a seat. People who wait go before newcomers, so a seat that was
 * given up a moment ago is not free (registration/seats.ts decides in the same way).
 */
export function hasFreeSeat(seats: Pick<SeatCount, "left" | "waiting"> | undefined): boolean {
  return seats !== undefined && seats.left !== 0 && seats.waiting === 0;
}

/** What to say about seats that people can take now. */
export function seatNews(seats: SeatCount): SeatNews {
  if (seats.waiting > 0) return { news: "waiting", waiting: seats.waiting };
  if (seats.left === null) return { news: "unlimited" };
  return seats.left === 0 ? { news: "full" } : { news: "left", left: seats.left };
}

/** What to say about the seats of an event: how many are left matters only while people can sign up. */
export function eventSeatNews(seats: SeatCount, recruitment: RecruitmentState["state"]): SeatNews {
  if (recruitment === "open") return seatNews(seats);
  if (recruitment === "closed" || recruitment === "cancelled") return { news: "none" };
  return seats.total === null ? { news: "none" } : { news: "total", total: seats.total };
}
