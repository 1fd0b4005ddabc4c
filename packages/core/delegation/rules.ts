import { type SeatBlock, withinEvent } from "../event/rules.ts";
import type { Instant } from "../shared/time.ts";
import {
  decideSeats,
  seatedIn,
  type SeatDecision,
  type SeatRequest,
  type Standing,
} from "../registration/rules.ts";

/** Somebody who comes with others: what they chose, and whether staff have to decide about them for not meeting a criterion. */
export interface Wish {
  choices: SeatRequest["choices"];
  /** Which seats of the event are theirs, where groups have places of their own: common ones, or those of their group. */
  scope?: string;
  isUndecided?: boolean;
}

/**
 * Decides for people who come together, one after the other in the order in which they were named: each finds the seats as those
 * before them leave them, so that who does not fit any more joins the reserve list in that order.
 */
export function decideTogether(
  wishes: readonly Wish[],
  { blocks, mode, ...request }: Omit<SeatRequest, "choices">,
): SeatDecision[] {
  let left = blocks;
  return wishes.map(({ choices, scope, isUndecided }) => {
    const decision = decideSeats({
      ...request,
      mode: isUndecided ? "selection" : mode,
      choices,
      blocks: scope === undefined ? left : seatedIn(left, scope),
    });
    left = withinEvent(left.map((block) => withStanding(block, decision.standing)));
    return decision;
  });
}

function withStanding(block: SeatBlock, { holds, waits, pends }: Standing): SeatBlock {
  const count = (refs: Standing["holds"]) =>
    refs.filter((ref) => ref.scope === block.scope && ref.block === block.block).length;
  return {
    ...block,
    taken: block.taken + count(holds),
    waiting: block.waiting + count(waits),
    pending: block.pending + count(pends),
  };
}

/**
 * Moments by which people stand in a line in the order of their list, though they came in one. Lines sort moments as text, where
 * one with more digits stands before the one that it begins with (registration/turns.ts); so who takes a place over, under an
 * id of later, stands where the one before stood.
 */
export function queueMoments(now: Instant, count: number): Instant[] {
  return Array.from(
    { length: count },
    (_, index) => `${now.slice(0, -1)}${String(index + 1).padStart(2, "0")}Z`,
  );
}
