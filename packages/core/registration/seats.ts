import type { UsedCode } from "../access-code/schema.ts";
import { clashes, EVENT_SCOPE, countSeats, type SeatBlock } from "../event/rules.ts";
import type { EventInput } from "../event/schema.ts";
import type { Issue } from "../shared/error.ts";
import { ENTERS, type EntryStatus } from "./lifecycle.ts";
import { isQuota } from "./quotas.ts";

/** A seat block as a registration remembers it. */
export interface BlockRef {
  scope: string;
  block: number;
}

/** Where a registration stands in the seat counters: seats it holds, lines it waits in, or counted as pending. */
export interface Standing {
  holds: BlockRef[];
  waits: BlockRef[];
  pends: BlockRef[];
}

/** No seat, no line. */
export const NOWHERE: Standing = { holds: [], waits: [], pends: [] };

/** What a sign-up comes to, given the seats as last read. The transaction repeats the seat conditions. */
export interface SeatDecision {
  outcome: EntryStatus;
  choices: Record<string, string>;
  standing: Standing;
  /** Place on the reserve list, of those who come to it. */
  position?: number;
}

/** What goes into {@link decideSeats}. */
export interface SeatRequest {
  mode: EventInput["recruitment"]["mode"];
  choiceGroups: EventInput["choiceGroups"];
  choices: Record<string, string>;
  accessCode?: UsedCode;
  ifFull: "reserve" | "other_option";
  /** When that is which people choose: nobody is given another option that is on at the same time as what they chose. */
  agenda?: EventInput["agenda"];
  blocks: readonly SeatBlock[];
  /**
   * A number from 0 to below 1 that spreads simultaneous sign-ups over the blocks. It comes from outside
   * so that the rule stays a function.
   */
  spread: number;
}

/** What of somebody says where they need a seat. */
export interface Seated {
  choices: Record<string, string>;
  accessCode?: UsedCode;
}

/** The scopes in which a person needs a seat: the event, but for whom a code gave one of its own, and what they chose. */
export function scopesOf({ choices, accessCode }: Seated): string[] {
  return [...(accessCode?.ownSeat ? [] : [EVENT_SCOPE]), ...Object.values(choices)];
}

/**
 * The scopes in which a person needs a place: seats, and where quotas are (docs/decisions/0071) one of those that the people of their
 * institution may have. The blocks of these are read for the person ({@link readPlaces}).
 */
export function placesOf(person: Seated, blocks: readonly SeatBlock[]): string[] {
  const seats = scopesOf(person);
  const quotas = blocks.filter(({ quota }) => quota && seats.includes(quota.of));
  return [...seats, ...quotas.map(({ scope }) => scope)];
}

/**
 * The lines in which somebody waits: for a place of their institution apart from those who wait for a seat, whom they do not keep from
 * one that they may not have.
 */
export function linesOf(waits: readonly BlockRef[]): BlockRef[] {
  const apart = waits.filter(({ scope }) => isQuota(scope));
  return apart.length > 0 ? apart : [...waits];
}

/**
 * Decides a sign-up. In order: applications that staff select wait for them; a free seat in every scope
 * is taken; a full option is replaced by another with a free seat if the person said so; else the
 * person joins the reserve list of the scopes that are full. Somebody already waiting for a scope goes
 * before a newcomer, even when a seat was given up a moment ago and is not yet passed on.
 */
export function decideSeats(request: SeatRequest): SeatDecision {
  if (request.mode === "selection") {
    return {
      outcome: ENTERS.pends,
      choices: request.choices,
      standing: {
        holds: [],
        waits: [],
        pends: anyBlocks(request, request.blocks, request.spread),
      },
    };
  }
  const choices = request.ifFull === "other_option" ? withFreeOptions(request) : request.choices;
  const holds: BlockRef[] = [];
  const full: BlockRef[] = [];
  for (const scope of placesOf({ ...request, choices }, request.blocks)) {
    const free = isFree(request, scope)
      ? pick(request, scope, ({ size, taken }) => size === null || taken < size)
      : undefined;
    if (free) holds.push(free);
    else {
      full.push(pick(request, scope, () => true) ?? { scope, block: 0 });
    }
  }
  if (full.length === 0) return { outcome: ENTERS.holds, choices, standing: { holds, waits: [], pends: [] } };
  const waits = linesOf(full);
  const position = Math.max(
    ...waits.map(({ scope }) => countSeats(blocksOf(request.blocks, scope)).waiting + 1),
  );
  return { outcome: ENTERS.waits, choices, standing: { holds: [], waits, pends: [] }, position };
}

function blocksOf(blocks: readonly SeatBlock[], scope: string): SeatBlock[] {
  return blocks.filter((block) => block.scope === scope);
}

function isFree(request: SeatRequest, scope: string): boolean {
  const seats = countSeats(blocksOf(request.blocks, scope));
  return seats.left !== 0 && seats.waiting === 0;
}

/** Whether an option has a free seat, and a place of it for the person's institution. */
function isOpen(request: SeatRequest, optionId: string): boolean {
  const quotas = request.blocks.filter(({ quota }) => quota?.of === optionId);
  return isFree(request, optionId) && quotas.every(({ scope }) => isFree(request, scope));
}

/** One of the blocks of the scope that will do, chosen by `spread` so that a rush does not queue on the first. */
function pick(
  request: SeatRequest,
  scope: string,
  will: (block: SeatBlock) => boolean,
): BlockRef | undefined {
  return pickOf(blocksOf(request.blocks, scope), request.spread, will);
}

function pickOf(
  blocks: readonly SeatBlock[],
  spread: number,
  will: (block: SeatBlock) => boolean,
): BlockRef | undefined {
  const candidates = blocks.filter(will);
  const chosen = candidates[Math.floor(spread * candidates.length)];
  return chosen && { scope: chosen.scope, block: chosen.block };
}

/** A block of each scope that somebody is counted in, whatever is free there. */
export function anyBlocks(person: Seated, blocks: readonly SeatBlock[], spread: number): BlockRef[] {
  return scopesOf(person).map((scope) => {
    const own = blocks.filter((block) => block.scope === scope);
    return { scope, block: own[Math.floor(spread * own.length)]?.block ?? 0 };
  });
}

/**
 * Choices into which nobody new gets any more: the option was retired or forgotten after the event's definition was
 * read. Who had chosen it `before` moves in it as ever.
 */
export function closedChoices(
  choices: Record<string, string>,
  before: Record<string, string>,
  blocks: readonly SeatBlock[],
): Issue[] {
  return Object.entries(choices)
    .filter(([groupId, optionId]) => before[groupId] !== optionId)
    .filter(([, optionId]) => blocksOf(blocks, optionId).every(({ retired }) => retired))
    .map(([groupId]) => ({ path: `choices.${groupId}`, code: "choice.unknown" }));
}

function withFreeOptions(request: SeatRequest): Record<string, string> {
  const choices = { ...request.choices };
  for (const group of request.choiceGroups) {
    const chosen = choices[group.groupId];
    if (!chosen || isOpen(request, chosen)) continue;
    const clashesWith = (optionId: string) =>
      clashes(request.agenda ?? [], { ...choices, [group.groupId]: optionId })
        .flat()
        .includes(group.groupId);
    const other = group.options.find(
      ({ optionId }) => optionId !== chosen && isOpen(request, optionId) && !clashesWith(optionId),
    );
    if (other) choices[group.groupId] = other.optionId;
  }
  return choices;
}

/** What it comes to when somebody is to have a seat in every scope, whoever waits. */
export type Admission =
  | { outcome: "admitted"; standing: Standing; past: string[] }
  /** These scopes have no seat left. */
  | { outcome: "full"; full: string[] };

/**
 * Finds somebody a seat in every scope that they need, ahead of the reserve list.
 * @param held seats that they have already
 * @param pastLimit whether staff want them in where nothing is left: then a seat is added for them there, in the
 *   first block of the scope (`past` names the scopes)
 */
export function decideAdmission(
  person: Seated,
  blocks: readonly SeatBlock[],
  spread: number,
  { held = [], pastLimit = false }: { held?: readonly BlockRef[]; pastLimit?: boolean } = {},
): Admission {
  const scopes = placesOf(person, blocks);
  const holds = held.filter(({ scope }) => scopes.includes(scope));
  const full: string[] = [];
  for (const scope of scopes) {
    if (holds.some((one) => one.scope === scope)) continue;
    const own = blocksOf(blocks, scope);
    const free =
      countSeats(own).left === 0
        ? undefined
        : pickOf(own, spread, ({ size, taken }) => size === null || taken < size);
    if (!free) full.push(scope);
    holds.push(free ?? { scope, block: 0 });
  }
  if (full.length > 0 && !pastLimit) return { outcome: "full", full };
  return { outcome: "admitted", standing: { holds, waits: [], pends: [] }, past: full };
}

/** Whether somebody on the reserve list can have a seat now: every scope they need has a free one. */
export function decidePromotion(
  person: Seated,
  blocks: readonly SeatBlock[],
  spread: number,
): Standing | undefined {
  const admission = decideAdmission(person, blocks, spread);
  return admission.outcome === "admitted" ? admission.standing : undefined;
}

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
    const none = { taken: 0, waiting: 0, pending: 0, size: 0, extra: 0 };
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
        const own = to.holds.find((ref) => ref.scope === EVENT_SCOPE) ?? { block: 0 };
        const { demands } = addTerms(moveOf(EVENT_SCOPE, own.block), blocks);
        if (move.waiting > 0) demands.add("open");
      }
      continue;
    }
    if (scope === EVENT_SCOPE && move.taken > 0) addTerms(move, blocks);
    if (move.taken > 0 || move.waiting > 0 || move.pending > 0) {
      move.demands.add("open");
      if (chosen && scope !== EVENT_SCOPE && !chosen.includes(scope)) move.demands.add("offered");
    }
    if (move.taken > 0 && past.includes(scope)) {
      move.size += 1;
      move.extra += 1;
      move.demands.add("full");
      for (const other of blocksOf(blocks, scope))
        if (other.block !== block) moveOf(scope, other.block).demands.add("full");
    } else if (move.taken > 0) move.demands.add("seat_left");
    else if (move.taken < 0) {
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
    ({ taken, waiting, pending, size, extra, demands }) =>
      taken !== 0 || waiting !== 0 || pending !== 0 || size !== 0 || extra !== 0 || demands.size > 0,
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
