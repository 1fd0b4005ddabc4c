import type { EventSeats, SeatCount } from "./answer.ts";
import { EVENT_SCOPE, groupIn, groupScope, groupsOf, isEventSeat } from "./groups.ts";
import type { Quota } from "./quotas.ts";
import type { Event, EventInput } from "./schema.ts";
import type { SeatGroup } from "./seat-group.ts";

export { EVENT_SCOPE } from "./groups.ts";

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
  /** Of the event's own seats, and those of groups: by which of its {@link Event.quotaTerms} people get in. */
  terms?: number;
  /** That these are the seats of the event for whom they were read: those of their group, or those that are nobody's. */
  theirs?: true;
  /** Nobody gets in there but by staff, whatever is left: {@link withinEvent} says why. */
  withheld?: true;
  /** Of the event's first block: how many were let in while others were past the places of their group. Absent: nobody. */
  letIn?: number;
  /** Its people are being counted anew: by those terms nobody gets in who needs a place of a quota. */
  counting?: boolean;
  /** Of the people of one institution: of which seats they have at most how many. */
  quota?: Quota;
}

/** What changes when a scope gets another limit: the new size of each block, including new blocks. */
export type ResizeDecision =
  | { outcome: "resized"; sizes: { block: number; size: number | null; isNew: boolean; extra?: number }[] }
  /** The limit would be below what is taken already. */
  | { outcome: "below_taken"; taken: number };

/** Ids of all options of an event. */
export function optionIds(event: Pick<EventInput, "choiceGroups">): Set<string> {
  return new Set(event.choiceGroups.flatMap(({ options }) => options.map(({ optionId }) => optionId)));
}

/**
 * The seat scopes of an event with their limits: its own, one per group (docs/decisions/0079), whose places are none of those that are
 * everybody's, and one per option.
 */
export function seatScopes(
  event: Pick<Event, "seats" | "choiceGroups" | "recruitment" | "groupsEnded">,
): { scope: string; seats: number | null }[] {
  const groups = groupsOf(event);
  const common = groups.reduce((left, { seats }) => left - seats, event.seats ?? 0);
  return [
    { scope: EVENT_SCOPE, seats: event.seats === null ? null : Math.max(0, common) },
    ...groups.map(({ groupId, seats }) => ({ scope: groupScope(groupId), seats })),
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
 * @param keepsPast whether a limit below what is taken leaves people past it, who are counted as `extra` in the first block
 */
export function resizeBlocks(
  blocks: readonly SeatBlock[],
  seats: number | null,
  keepsPast = false,
): ResizeDecision {
  const count = Math.max(blockCount(seats), blocks.length);
  const taken = Array.from(
    { length: count },
    (_, block) => blocks.find((one) => one.block === block)?.taken ?? 0,
  );
  const sum = taken.reduce((total, part) => total + part, 0);
  if (seats !== null && seats < sum) {
    if (!keepsPast) return { outcome: "below_taken", taken: sum };
    const sizes = taken.map((size, block) => ({
      block,
      size,
      isNew: block >= blocks.length,
      extra: block === 0 ? sum - seats : 0,
    }));
    return { outcome: "resized", sizes };
  }
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

/**
 * Blocks of an event with groups, its seats withheld while nobody may get in: people are being counted anew, or all of the groups
 * together have as many as there are seats, because some are past the places of theirs.
 */
export function withinEvent(blocks: readonly SeatBlock[]): readonly SeatBlock[] {
  if (!blocks.some(({ scope }) => groupIn(scope) !== undefined)) return blocks;
  const own = blocks.filter(({ scope }) => isEventSeat(scope));
  const { left } = countSeats(own);
  const withheld = left === 0 || own.some(({ counting }) => counting);
  return blocks.map((block) => ({
    ...block,
    withheld: withheld && isEventSeat(block.scope) ? true : undefined,
  }));
}

/** Whether some are past the places of their group. */
export function isPastGroup(blocks: readonly SeatBlock[]): boolean {
  const isGrouped = blocks.some(({ scope }) => groupIn(scope) !== undefined);
  return (
    isGrouped && blocks.some(({ scope, extra }) => isEventSeat(scope) && extra !== undefined && extra > 0)
  );
}

/** Adds up all blocks of an event: with its own seats those of its groups, which are told apart too where there are any. */
export function countEventSeats(blocks: readonly SeatBlock[]): EventSeats {
  const scopes = Map.groupBy(blocks, ({ scope }) => scope);
  const options: Record<string, SeatCount> = {};
  const groups: Record<string, SeatCount> = {};
  for (const [scope, list] of scopes) {
    const groupId = groupIn(scope);
    const seats = countSeats(list);
    // A group that there is no more leaves a counter of nothing.
    if (groupId !== undefined && seats.total === 0 && seats.taken + seats.waiting === 0) continue;
    if (groupId !== undefined) groups[groupId] = seats;
    else if (scope !== EVENT_SCOPE) options[scope] = seats;
  }
  const common = countSeats(scopes.get(EVENT_SCOPE) ?? []);
  const pending = blocks.reduce((sum, block) => sum + (isEventSeat(block.scope) ? block.pending : 0), 0);
  const event = Object.values(groups).reduce(addCounts, common);
  const isGrouped = Object.keys(groups).length > 0;
  return { event: { ...event, pending }, options, ...(isGrouped && { groups: { common, each: groups } }) };
}

/**
 * Seats as those are told of them who may sign up: places of a group that is shut are nobody's, and so are common ones where whoever
 * belongs to no group is refused. Where somebody waits in the line of one group and another has places left, nobody
 * can say of the whole event that one has to wait.
 */
export function openSeats(
  { event, options, groups }: EventSeats,
  head: Pick<Event, "recruitment" | "groupsEnded">,
): EventSeats {
  const open = openLeft({ event, groups }, head, groupsOf(head));
  if (!groups || open === null) return { event, options, groups };
  const own = { ...event, left: open, waiting: open > 0 ? 0 : event.waiting };
  return { event: own, options, groups };
}

/**
 * How many seats are left that somebody can get who belongs to one of these groups or to none; null where there is no limit. Of those of a line
 * in which somebody waits there are none.
 */
export function openLeft(
  { event, groups }: Pick<EventSeats, "event" | "groups">,
  { recruitment }: Pick<Event, "recruitment">,
  theirs: readonly Pick<SeatGroup, "groupId" | "shut">[],
): number | null {
  if (!groups || event.left === null) return event.left;
  const taking = theirs.filter(({ shut }) => !shut);
  const isForAll = recruitment.outsideGroups !== "refuse";
  const left = [...(isForAll ? [groups.common] : []), ...taking.map(({ groupId }) => groups.each[groupId])]
    .filter((seats) => seats?.waiting === 0)
    .reduce((sum, seats) => sum + (seats?.left ?? 0), 0);
  return Math.min(left, Math.max(0, (event.total ?? 0) - event.taken));
}

function addCounts(one: SeatCount, other: SeatCount): SeatCount {
  const add = (a: number | null, b: number | null) => (a === null || b === null ? null : a + b);
  return {
    total: add(one.total, other.total),
    taken: one.taken + other.taken,
    left: add(one.left, other.left),
    waiting: one.waiting + other.waiting,
  };
}

/** Whether somebody waits for seats of which some are free: of the event, or of one and the same group. */
export function isLineStuck({ event, groups }: Pick<EventSeats, "event" | "groups">): boolean {
  const own = groups ? [groups.common, ...Object.values(groups.each)] : [event];
  return !areAllTaken({ event }) && own.some(({ waiting, left }) => waiting > 0 && (left ?? 0) > 0);
}

/** While some are past the places of their group, what another has left may be no seat of the event. */
export function areAllTaken({ event: { total, taken } }: Pick<EventSeats, "event">): boolean {
  return total !== null && taken >= total;
}
