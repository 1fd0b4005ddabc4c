import { EVENT_SCOPE, isEventSeat, isPastGroup, type SeatBlock } from "../event/rules.ts";
import { isQuota } from "./quotas.ts";
import { type BlockRef, blocksOf, type Standing } from "./seats.ts";

/** What has to be true of a block for a change of standing to happen. */
export type SeatDemand =
  /** A seat is left in it. */
  | "seat_left"
  /** None is. */
  | "full"
  /** The event is not cancelled. */
  | "open"
  /** The option is offered to everybody. */
  | "offered"
  /** It has a seat that was added past the limit. */
  | "extra"
  /** It has none. */
  | "no_extra"
  /** As many were let in as were when it was decided. */
  | "one_by_one"
  /** People get in by the quotas by which it was decided, and are counted by them. */
  | "terms"
  /** Fewer people of the institution have a place than may. */
  | "below_limit";

/** What a change of standing does to one block: added to its counters, under demands; all zero is a check only. */
export interface SeatMove extends BlockRef {
  taken: number;
  waiting: number;
  pending: number;
  size: number;
  extra: number;
  letIn: number;
  /** How many were let in by then. */
  letInBefore?: number;
  demands: Set<SeatDemand>;
  /** By which terms of quotas it was decided; absent: the event never had any. */
  terms?: number;
  /** How many of the institution may have a place. */
  limit?: number | null;
  /** Of a block of which several seats are taken at once: how many it has, as it was read; null: no limit. */
  seats?: number | null;
}

/**
 * How the counters move with a person, one move per block. A seat is taken only where one is left. For a scope of
 * `past` one is added, and only while the whole scope is full. A seat that is given up while the scope has seats past
 * its limit is not passed on: it goes, and with it one of those. So nobody is ever seated past the limit but by
 * staff, and nobody is promoted into an event that is too full.
 * @param chosen options that the person had chosen before: into those that are offered no more nobody else gets
 */
export function seatMoves(
  from: Standing,
  to: Standing,
  blocks: readonly SeatBlock[],
  past: readonly string[] = [],
  chosen?: readonly string[],
): SeatMove[] {
  const moves = new Map<string, SeatMove>();
  const moveOf = (scope: string, block: number): SeatMove => {
    const key = `${scope}\u0000${block}`;
    const none = { taken: 0, waiting: 0, pending: 0, size: 0, extra: 0, letIn: 0 };
    const move = moves.get(key) ?? { scope, block, ...none, demands: new Set<SeatDemand>() };
    moves.set(key, move);
    return move;
  };
  const add = (refs: readonly BlockRef[], counter: "taken" | "waiting" | "pending", by: 1 | -1) => {
    for (const { scope, block } of refs) moveOf(scope, block)[counter] += by;
  };
  add(from.holds, "taken", -1);
  add(from.waits, "waiting", -1);
  add(from.pends, "pending", -1);
  add(to.holds, "taken", 1);
  add(to.waits, "waiting", 1);
  add(to.pends, "pending", 1);
  const isNew = !from.holds.some((ref) => isEventSeat(ref.scope));
  // What is added here to be checked holds no seat, so it is passed over.
  for (const move of moves.values()) {
    const { scope, block } = move;
    if (isQuota(scope)) {
      if (move.taken > 0 && !past.includes(scope)) {
        move.limit = limitOf(blocks, scope);
        move.demands.add("below_limit");
      }
      // Nothing but the event's own seats says that it goes on, and by which quotas.
      if (move.taken > 0 || move.waiting > 0) {
        const own = to.holds.find((ref) => isEventSeat(ref.scope)) ?? { scope: EVENT_SCOPE, block: 0 };
        const { demands } = addTerms(moveOf(own.scope, own.block), blocks);
        if (move.waiting > 0) demands.add("open");
      }
      continue;
    }
    if (isEventSeat(scope) && (move.taken > 0 || move.waiting > 0)) addTerms(move, blocks);
    if (move.taken > 0 || move.waiting > 0 || move.pending > 0) {
      move.demands.add("open");
      if (chosen && !isEventSeat(scope) && !chosen.includes(scope)) move.demands.add("offered");
    }
    if (move.taken > 0 && past.includes(scope)) {
      move.size += 1;
      move.extra += 1;
      move.demands.add("full");
      for (const other of blocksOf(blocks, scope))
        if (other.block !== block) moveOf(scope, other.block).demands.add("full");
    } else if (move.taken > 0) {
      move.demands.add("seat_left");
      // What is left of one group is the seat of somebody who is past the places of another: no block knows how many that are.
      if (isEventSeat(scope) && isNew && isPastGroup(blocks)) {
        const first = moveOf(EVENT_SCOPE, 0);
        first.letIn += move.taken;
        first.letInBefore = blocksOf(blocks, EVENT_SCOPE).find((one) => one.block === 0)?.letIn;
        first.demands.add("one_by_one");
      }
    } else if (move.taken < 0) {
      const own = blocksOf(blocks, scope);
      const first = own.find((one) => one.block === 0);
      if (first?.extra) {
        move.size -= 1;
        const holder = moveOf(scope, 0);
        holder.extra -= 1;
        holder.demands.add("extra");
      } else if (own.some(({ size }) => size !== null)) moveOf(scope, 0).demands.add("no_extra");
    }
  }
  return [...moves.values()].filter(
    ({ taken, waiting, pending, size, extra, letIn, demands }) =>
      [taken, waiting, pending, size, extra, letIn].some((by) => by !== 0) || demands.size > 0,
  );
}

/** Demands that people still get into a block by the quotas by which it was decided. */
function addTerms(move: SeatMove, blocks: readonly SeatBlock[]): SeatMove {
  move.terms = blocks.find(({ scope, block }) => scope === move.scope && block === move.block)?.terms;
  move.demands.add("terms");
  return move;
}

function limitOf(blocks: readonly SeatBlock[], scope: string): number {
  const limit = blocksOf(blocks, scope)[0]?.size;
  if (typeof limit !== "number") throw new Error(`nobody has read how many may be in ${scope}`);
  return limit;
}

/**
 * The moves of several newcomers as one move per block: a transaction touches a row only once. Where several take seats of one
 * block, its number of seats must be as it was read, because a condition cannot count.
 */
export function joinMoves(each: readonly SeatMove[], blocks: readonly SeatBlock[]): SeatMove[] {
  const joined = new Map<string, SeatMove>();
  for (const move of each) {
    const { scope, block } = move;
    const key = `${scope}\u0000${block}`;
    const one = joined.get(key);
    joined.set(
      key,
      one
        ? {
            ...one,
            terms: one.terms ?? move.terms,
            taken: one.taken + move.taken,
            waiting: one.waiting + move.waiting,
            pending: one.pending + move.pending,
            size: one.size + move.size,
            extra: one.extra + move.extra,
            letIn: one.letIn + move.letIn,
            letInBefore: one.letInBefore ?? move.letInBefore,
            demands: new Set([...one.demands, ...move.demands]),
          }
        : move,
    );
  }
  return [...joined.values()].map((move) => {
    // Places of a quota have a limit of their own.
    if (move.taken < 2 || isQuota(move.scope)) return move;
    const read = blocks.find(({ scope, block }) => scope === move.scope && block === move.block);
    if (!read)
      throw new Error(`Several seats of ${move.scope} are taken, and nobody read how many there are.`);
    return { ...move, seats: read.size };
  });
}
