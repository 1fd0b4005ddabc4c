import type { EventSeats, SeatCount } from "./answer.ts";
import type { Quota } from "./quotas.ts";
import type { EventInput } from "./schema.ts";

/** The scope of an event's own seats; the scopes of options are their ids. */
export const EVENT_SCOPE = "event";

/** Seats that one block holds before a second one is worth its read. */
const SEATS_PER_BLOCK = 100;

/** More blocks than this cost more to read than they spread. */
const MAX_BLOCKS = 10;

/** A counter of seats in the table. `size` null: no limit. */
export interface SeatBlock {
  scope: string;
  block: number;
  size: number | null;
  taken: number;
  /**
   * How many of the scope's seats staff added for people past the limit; they are part of sizes, kept in the scope's
   * first block. While there are any, no block has a free seat (docs/decisions/0034). Absent: none.
   */
  extra?: number;
  /** People on the reserve list who wait for these seats, as counted in this block. */
  waiting: number;
  /** Applications that wait for a decision. */
  pending: number;
  /** Of an option that is offered no more: only who chose it before moves in it. */
  retired?: boolean;
  /** Of the event's own seats: by which of its {@link Event.quotaTerms} people get in. */
  terms?: number;
  /** Its people are being counted anew: by those terms nobody gets in who needs a place of a quota. */
  counting?: boolean;
  /** Of the people of one institution: of which seats they have at most how many. */
  quota?: Quota;
}

/** What changes when a scope gets another limit: the new size of each block, including new blocks. */
export type ResizeDecision =
  | { outcome: "resized"; sizes: { block: number; size: number | null; isNew: boolean }[] }
  /** The limit would be below what is taken already. */
  | { outcome: "below_taken"; taken: number };

/** Ids of all options of an event. */
export function optionIds(event: Pick<EventInput, "choiceGroups">): Set<string> {
  return new Set(event.choiceGroups.flatMap(({ options }) => options.map(({ optionId }) => optionId)));
}

/** The seat scopes of an event with their limits: its own, and one per option. */
export function seatScopes(
  event: Pick<EventInput, "seats" | "choiceGroups">,
): { scope: string; seats: number | null }[] {
  return [
    { scope: EVENT_SCOPE, seats: event.seats },
    ...event.choiceGroups.flatMap(({ options }) =>
      options.map(({ optionId, seats }) => ({ scope: optionId, seats })),
    ),
  ];
}

/** How many blocks spread that many seats; a small event has one. */
export function blockCount(seats: number | null): number {
  if (seats === null) return 1;
  return Math.min(MAX_BLOCKS, Math.max(1, Math.ceil(seats / SEATS_PER_BLOCK)));
}

/**
 * Spreads a limit over blocks without ever making a block smaller than what it has taken; a limit that holds
 * everybody leaves nobody past it. Blocks are
 * never removed (a surplus one gets its taken seats as size), because registrations remember theirs.
 */
export function resizeBlocks(blocks: readonly SeatBlock[], seats: number | null): ResizeDecision {
  const count = Math.max(blockCount(seats), blocks.length);
  const taken = Array.from(
    { length: count },
    (_, block) => blocks.find((one) => one.block === block)?.taken ?? 0,
  );
  const sum = taken.reduce((total, part) => total + part, 0);
  if (seats !== null && seats < sum) return { outcome: "below_taken", taken: sum };
  const spread = blockCount(seats);
  let spare = seats === null ? 0 : seats - sum;
  const sizes = taken.map((part, block) => {
    if (seats === null) return { block, size: null, isNew: block >= blocks.length };
    // Blocks still to come share what is left evenly; blocks beyond the wanted number get nothing more.
    const open = Math.max(0, spread - block);
    const share = open > 0 ? Math.ceil(spare / open) : 0;
    spare -= share;
    return { block, size: part + share, isNew: block >= blocks.length };
  });
  return { outcome: "resized", sizes };
}

/** Adds up the blocks of one scope. `taken` is above `total` by those whom staff took past the limit. */
export function countSeats(blocks: readonly SeatBlock[]): SeatCount {
  let total: number | null = 0;
  let taken = 0;
  let waiting = 0;
  for (const block of blocks) {
    total = total === null || block.size === null ? null : total + block.size - (block.extra ?? 0);
    taken += block.taken;
    waiting += block.waiting;
  }
  return { total, taken, left: total === null ? null : Math.max(0, total - taken), waiting };
}

/** How many people were taken past the limit. */
export function pastLimit({ taken, total }: Pick<SeatCount, "taken" | "total">): number {
  return total === null ? 0 : Math.max(0, taken - total);
}

/** Adds up all blocks of an event. */
export function countEventSeats(blocks: readonly SeatBlock[]): EventSeats {
  const scopes = new Map<string, SeatBlock[]>();
  for (const block of blocks) scopes.set(block.scope, [...(scopes.get(block.scope) ?? []), block]);
  const own = scopes.get(EVENT_SCOPE) ?? [];
  const options: Record<string, SeatCount> = {};
  for (const [scope, list] of scopes) if (scope !== EVENT_SCOPE) options[scope] = countSeats(list);
  return {
    event: { ...countSeats(own), pending: own.reduce((sum, { pending }) => sum + pending, 0) },
    options,
  };
}
