import type { UsedCode } from "../access-code/schema.ts";
import { clashes, EVENT_SCOPE, countSeats, isEventSeat, type SeatBlock } from "../event/rules.ts";
import type { EventInput } from "../event/schema.ts";
import type { Issue } from "../shared/error.ts";
import { ENTERS, type EntryStatus } from "./lifecycle.ts";
import { isQuota } from "./quotas.ts";

/** A seat block as a registration remembers it. */
export interface BlockRef {
  scope: string;
  block: number;
}

/** What somebody does in the seat counters. */
export type Stand = "holds" | "waits" | "pends";

/** Where a registration stands in the seat counters: seats it holds, lines it waits in, or counted as pending. */
export interface Standing extends Record<Stand, BlockRef[]> {
  /** What there was none left of as they came to the reserve list, where that is something else than what they wait for. */
  met?: string[];
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
  alternatives?: Alternatives;
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

/** Options that somebody takes as well where there is no seat in what they chose, by group, the dearest first. */
export type Alternatives = Record<string, string[]>;

/** What of somebody says where they need a seat. */
export interface Seated {
  choices: Record<string, string>;
  /** Only while they have no seat: one of these ends it. */
  alternatives?: Alternatives;
  accessCode?: UsedCode;
}

/**
 * Every way in which somebody would come, the dearest first: their choices, and with each of their alternatives that is still offered
 * (docs/decisions/0082).
 */
export function waysOf<Person extends Seated>(person: Person, blocks: readonly SeatBlock[]): Person[] {
  const groups = Object.entries(person.alternatives ?? {});
  const isOffered = (optionId: string) => blocksOf(blocks, optionId).some(({ retired }) => !retired);
  return groups.reduce<Person[]>(
    (ways, [groupId, optionIds]) =>
      ways.flatMap((way) => [
        way,
        ...optionIds
          .filter(isOffered)
          .map((optionId) => ({ ...way, choices: { ...way.choices, [groupId]: optionId } })),
      ]),
    [person],
  );
}

/**
 * The scopes in which a person needs a seat: the event, but for whom a code gave one of its own, and what they chose. Of the event it is
 * one of the places of their group, where it has some and they were read for the person.
 */
export function scopesOf({ choices, accessCode }: Seated, blocks: readonly SeatBlock[] = []): string[] {
  return [...(accessCode?.ownSeat ? [] : [seatScope(blocks)]), ...Object.values(choices)];
}

/** Which seats of the event are those of the person for whom blocks were read. */
export function seatScope(blocks: readonly SeatBlock[]): string {
  return blocks.find(({ theirs }) => theirs)?.scope ?? EVENT_SCOPE;
}

/** Blocks as they are for somebody whose seats of the event are those of a scope. */
export function seatedIn(blocks: readonly SeatBlock[], scope: string): SeatBlock[] {
  return blocks.map((block) => ({ ...block, theirs: block.scope === scope ? true : undefined }));
}

/**
 * The scopes in which a person needs a place: seats, and where quotas are (docs/decisions/0071) one of those that the people of their
 * institution may have. The blocks of these are read for the person ({@link readPlaces}).
 */
export function placesOf(person: Seated, blocks: readonly SeatBlock[]): string[] {
  const seats = scopesOf(person, blocks);
  const isOfEvent = seats.some(isEventSeat);
  const quotas = blocks.filter(
    ({ quota }) => quota && (quota.of === EVENT_SCOPE ? isOfEvent : seats.includes(quota.of)),
  );
  return [...seats, ...quotas.map(({ scope }) => scope)];
}

/**
 * The lines in which somebody waits, each once, of whom in each of their ways these scopes are full; `none`, where nothing is. For a
 * place of their institution they wait apart from those who wait for a seat, whom they do not keep from one that they may not have.
 */
export function waitingFor(
  ways: readonly (readonly BlockRef[])[],
  none: readonly BlockRef[] = [],
): Pick<Standing, "waits" | "met"> {
  const waits = joinLines(ways.map((full) => (full.length > 0 ? linesOf(full) : none)));
  const met = joinLines(ways).map(({ scope }) => scope);
  const isSaid = met.length === waits.length && waits.every(({ scope }) => met.includes(scope));
  return { waits, ...(!isSaid && { met }) };
}

function linesOf(full: readonly BlockRef[]): readonly BlockRef[] {
  const apart = full.filter(({ scope }) => isQuota(scope));
  return apart.length > 0 ? apart : full;
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
  const ways = waysOf({ ...request, choices }, request.blocks).map((way) => ({
    choices: way.choices,
    ...seatsOf(way),
  }));
  const open = ways.find(({ full }) => full.length === 0);
  if (open)
    return {
      outcome: ENTERS.holds,
      choices: open.choices,
      standing: { holds: open.holds, waits: [], pends: [] },
    };
  const lines = waitingFor(ways.map(({ full }) => full));
  const position = Math.max(
    ...lines.waits.map(({ scope }) => countSeats(blocksOf(request.blocks, scope)).waiting + 1),
  );
  return { outcome: ENTERS.waits, choices, standing: { ...NOWHERE, ...lines }, position };
}

/** The seats that a request gets as it is, and the scopes of which it gets none. */
function seatsOf(request: SeatRequest): { holds: BlockRef[]; full: BlockRef[] } {
  const holds: BlockRef[] = [];
  const full: BlockRef[] = [];
  for (const scope of placesOf(request, request.blocks)) {
    const free = isFree(request, scope)
      ? pick(request, scope, ({ size, taken }) => size === null || taken < size)
      : undefined;
    if (free) holds.push(free);
    else full.push(pick(request, scope, () => true) ?? { scope, block: 0 });
  }
  return { holds, full };
}

/** The lines of several ways, each once: a person is one of those who wait there. */
export function joinLines(lines: readonly (readonly BlockRef[])[]): BlockRef[] {
  return [...new Map(lines.flat().map((ref) => [ref.scope, ref])).values()];
}

/** The blocks of one scope. */
export function blocksOf(blocks: readonly SeatBlock[], scope: string): SeatBlock[] {
  return blocks.filter((block) => block.scope === scope);
}

/** Whether nobody gets a seat of the scope by themselves. */
export function isFull(blocks: readonly SeatBlock[], scope: string): boolean {
  const own = blocksOf(blocks, scope);
  return own.some(({ withheld }) => withheld) || countSeats(own).left === 0;
}

function isFree(request: SeatRequest, scope: string): boolean {
  return !isFull(request.blocks, scope) && countSeats(blocksOf(request.blocks, scope)).waiting === 0;
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

/** A block of each scope that somebody is counted in, whatever is free there; an application is one for the event, of whatever group. */
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
    // Whom staff take past a limit has what is left, though it is withheld from others.
    const isNone = pastLimit ? countSeats(own).left === 0 : isFull(blocks, scope);
    const free = isNone ? undefined : pickOf(own, spread, ({ size, taken }) => size === null || taken < size);
    if (!free) full.push(scope);
    holds.push(free ?? { scope, block: 0 });
  }
  if (full.length > 0 && !pastLimit) return { outcome: "full", full };
  return { outcome: "admitted", standing: { holds, waits: [], pends: [] }, past: full };
}

/**
 * What somebody on the reserve list can have now: the dearest of their ways in which every scope that they need has a free seat.
 */
export function decidePromotion(
  person: Seated,
  blocks: readonly SeatBlock[],
  spread: number,
): { choices: Record<string, string>; standing: Standing } | undefined {
  for (const way of waysOf(person, blocks)) {
    const admission = decideAdmission(way, blocks, spread);
    if (admission.outcome === "admitted") return { choices: way.choices, standing: admission.standing };
  }
  return undefined;
}
