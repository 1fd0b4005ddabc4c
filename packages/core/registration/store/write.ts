import { createWriteTransaction, type Entity } from "electrodb";
import { EVENT_SCOPE, type EventId, type SeatBlock } from "../../event/index.ts";
import { commit, happened, type TransactionResult } from "../../shared/table.ts";
import { mayComeAgain } from "../lifecycle.ts";
import type { RegistrationId } from "../schema.ts";
import { joinMoves, type SeatMove, seatMoves } from "../moves.ts";
import { NOWHERE } from "../seats.ts";
import {
  claimKeys,
  claimsToShare,
  duplicateOf,
  personKey,
  readClaims,
  releaseWrites,
  takeWrites,
  type WriteResult,
} from "./claims.ts";
import { needsWrite, type NeedsWrite } from "./needs.ts";
import { counted, standingWrites } from "./standing.ts";
import { type Claim, heldClaim, type RegistrationEntities, type StoredRegistration, toRow } from "./rows.ts";

/** A place that somebody gave up: with which version of whose registration. */
export interface GivenUpPlace {
  registrationId: RegistrationId;
  version: number;
  /** Unix seconds until which the stream cannot tell of it again. */
  ttl: number;
}

/** What a write goes by beside the registration itself. */
interface Circumstances {
  /**
   * Registrations of other people of that name and address, as staff said: with them, and with nobody else, the claim
   * is shared.
   */
  others?: readonly RegistrationId[];
  /** Seats as last read; needed where one is taken or given up. */
  blocks?: readonly SeatBlock[];
  /** Scopes in which a place is counted that there is, whatever the limit: it was theirs before there was one. */
  past?: readonly string[];
}

/** Somebody who is entered with others, and what they need. */
export interface Newcomer {
  registration: StoredRegistration;
  needs: NeedsWrite;
}

/** A row of another noun that comes to be together with registrations. */
export interface Beside {
  // oxlint-disable-next-line typescript/no-explicit-any -- the bound that ElectroDB itself gives
  entity: Entity<any, any, any, any>;
  row: Record<string, unknown>;
}

/** What came of entering people together: all of them are there, or nobody is. */
export type TogetherResult =
  | { outcome: "written" }
  /** The row beside them is there already: this was written before. */
  | { outcome: "known" }
  /** Those of them, by their place in the list, whose name and address are somebody's already. */
  | { outcome: "duplicate"; people: number[] }
  | { outcome: "seats_changed" };

/**
 * Writes a new registration in one transaction: the row, the person's claim, the seats it takes
 * under their conditions, or its place in the line, and its needs. 3 items and 1 per chosen option; one more with a row beside it.
 */
export async function create(
  entities: RegistrationEntities,
  registration: StoredRegistration,
  needs: NeedsWrite,
  { others = [], blocks = [], beside }: Circumstances & { beside?: Beside } = {},
): Promise<WriteResult> {
  const { registrationId, eventId } = registration;
  const keys = claimKeys(registration);
  const claims = await claimsToShare(entities, eventId, keys, others);
  if (!claims) return duplicateOf(entities, eventId, keys);
  const result = await commit(
    createWriteTransaction(beside ? { ...entities, beside: beside.entity } : entities, (write) => [
      write.registrations.create(toRow({ ...registration, claimKey: keys[0] })).commit(),
      ...takeWrites(write.claims, eventId, keys, registrationId, claims),
      ...standingWrites(
        write.blocks,
        eventId,
        seatMoves(NOWHERE, counted(registration), blocks, registration.pastLimit, []),
      ),
      ...needsWrite(write.needsItems, registration, needs),
      ...(beside && "beside" in write ? [write.beside.create(beside.row).commit()] : []),
    ]),
  );
  if (result.done) return { outcome: "written" };
  if (isAnyRefused(result, 1, keys.length)) return duplicateOf(entities, eventId, keys);
  return { outcome: "seats_changed" };
}

/** Most items of one transaction (DynamoDB). */
const TRANSACTION_ITEMS = 100;

/**
 * Writes several new registrations, and a row beside them, in one transaction. Of each person it is what {@link create} writes,
 * but for the seats: one write per block for all of them. Nobody shares a claim with anybody.
 * @returns undefined where that is more than one transaction holds
 */
export async function createTogether(
  { registrations, claims, needsItems, blocks: counters }: RegistrationEntities,
  people: readonly Newcomer[],
  { blocks, beside }: { blocks: readonly SeatBlock[]; beside: Beside },
): Promise<TogetherResult | undefined> {
  const keys = people.map(({ registration }) => claimKeys(registration));
  const moves = joinMoves(
    people.flatMap(({ registration }) => seatMoves(NOWHERE, counted(registration), blocks, [], [])),
    blocks,
  );
  const needy = people.filter(({ needs }) => needs !== undefined);
  if (1 + people.length + keys.flat().length + moves.length + needy.length > TRANSACTION_ITEMS)
    return undefined;
  const result = await commit(
    createWriteTransaction(
      { registrations, claims, needsItems, blocks: counters, beside: beside.entity },
      (write) => [
        write.beside.create(beside.row).commit(),
        ...people.flatMap(({ registration }, index) =>
          takeWrites(
            write.claims,
            registration.eventId,
            keys[index] ?? [],
            registration.registrationId,
            new Map(),
          ),
        ),
        ...people.map(({ registration }, index) =>
          write.registrations.create(toRow({ ...registration, claimKey: keys[index]?.[0] })).commit(),
        ),
        ...people.flatMap(({ registration, needs }) => needsWrite(write.needsItems, registration, needs)),
        ...(people[0] ? standingWrites(write.blocks, people[0].registration.eventId, moves) : []),
      ],
    ),
  );
  if (result.done) return { outcome: "written" };
  if (result.refusals[0]?.refused) return { outcome: "known" };
  let from = 1;
  const refused = keys.map((own) => {
    const isRefused = isAnyRefused(result, from, own.length);
    from += own.length;
    return isRefused;
  });
  const duplicates = refused.flatMap((isRefused, index) => (isRefused ? [index] : []));
  return duplicates.length > 0 ? { outcome: "duplicate", people: duplicates } : { outcome: "seats_changed" };
}

/**
 * Passes somebody's place on to another person, in one transaction: the one gives up seats, claim and needs, and the other has the
 * same seats, which are counted once. Both names stay, each in a row of its own. Refused where the event was cancelled meanwhile.
 */
export async function handOver(
  entities: RegistrationEntities,
  before: StoredRegistration,
  after: StoredRegistration,
  newcomer: Newcomer,
): Promise<WriteResult> {
  const { registration: successor } = newcomer;
  const moves = seatMoves(counted(before), counted(successor), [], [], Object.values(before.choices));
  const open: SeatMove = {
    scope: EVENT_SCOPE,
    block: 0,
    taken: 0,
    waiting: 0,
    pending: 0,
    size: 0,
    extra: 0,
    letIn: 0,
    demands: new Set(["open"]),
  };
  return replace(entities, before, after, newcomer, [[before.eventId, joinMoves([...moves, open], [])]]);
}

/**
 * Moves somebody from the line of one event to a seat of another, in one transaction: a registration ends here, with its turn, claim
 * and needs, and one comes to be there under the conditions of every sign-up; or nothing of it happens.
 * @param blocks seats of the other event, as last read
 */
export async function moveOver(
  entities: RegistrationEntities,
  before: StoredRegistration,
  after: StoredRegistration,
  newcomer: Newcomer,
  blocks: readonly SeatBlock[],
): Promise<WriteResult> {
  const { registration } = newcomer;
  return replace(entities, before, after, newcomer, [
    [before.eventId, seatMoves(counted(before), counted(after), [], [], Object.values(before.choices))],
    [registration.eventId, seatMoves(NOWHERE, counted(registration), blocks, [], [])],
  ]);
}

/** Ends a registration that is as it was read and begins another in its place, with what that moves in the counters of events. */
async function replace(
  entities: RegistrationEntities,
  before: StoredRegistration,
  after: StoredRegistration,
  { registration: successor, needs }: Newcomer,
  moves: readonly (readonly [eventId: EventId, moves: readonly SeatMove[]])[],
): Promise<WriteResult> {
  const { eventId } = successor;
  const keys = claimKeys(successor);
  const held = heldClaim(before);
  let shared: ReadonlyMap<string, Claim> | undefined;
  for (;;) {
    const result = await commit(
      createWriteTransaction(entities, (write) => [
        write.registrations
          .put(toRow({ ...after, claimKey: undefined }))
          .where(({ version }, { eq }) => eq(version, before.version))
          .commit(),
        ...takeWrites(write.claims, eventId, keys, successor.registrationId, new Map()),
        ...releaseWrites(write.claims, before.eventId, [held], before.registrationId, shared),
        write.registrations.create(toRow({ ...successor, claimKey: keys[0] })).commit(),
        ...moves.flatMap(([of, own]) => standingWrites(write.blocks, of, own)),
        ...needsWrite(write.needsItems, after, null),
        ...needsWrite(write.needsItems, successor, needs),
      ]),
    );
    if (result.done) return { outcome: "written" };
    if (result.refusals[0]?.refused) return { outcome: "stale" };
    if (isAnyRefused(result, 1, keys.length)) return duplicateOf(entities, eventId, keys);
    if (shared || !isAnyRefused(result, 1 + keys.length, 1)) return { outcome: "seats_changed" };
    shared = await readClaims(entities, before.eventId, [held]);
  }
}

/**
 * Replaces a registration that is still as it was read, and moves its place in the seat counters.
 * When name or address changed, so does the claim. A registration that was withdrawn gives up its claim. With
 * `place`, this is to whom that place is passed on, and nobody else after them.
 */
export async function update(
  entities: RegistrationEntities,
  before: StoredRegistration,
  after: StoredRegistration,
  needs: NeedsWrite,
  { place, others = [], blocks = [], past = [] }: Circumstances & { place?: GivenUpPlace } = {},
): Promise<WriteResult> {
  const { eventId, registrationId } = after;
  const held = mayComeAgain(before.status) ? undefined : heldClaim(before);
  const isSame = held !== undefined && personKey(before) === personKey(after);
  const [wanted] = mayComeAgain(after.status) ? [] : isSame ? [held] : claimKeys(after);
  const releases = held !== undefined && held !== wanted ? [held] : [];
  // Its own claim, made in the former way, does not stand in its way.
  const takes = wanted === undefined || wanted === held ? [] : claimKeys(after).filter((key) => key !== held);
  const claims = await claimsToShare(entities, eventId, takes, others);
  if (!claims) return duplicateOf(entities, eventId, takes);
  const added = after.pastLimit?.filter((scope) => !before.pastLimit?.includes(scope)) ?? [];
  const chosen = Object.values(before.choices);
  const moves = seatMoves(counted(before), counted(after), blocks, [...added, ...past], chosen);
  let shared: ReadonlyMap<string, Claim> | undefined;
  for (;;) {
    const result = await commit(
      createWriteTransaction(entities, (write) => [
        write.registrations
          .put(toRow({ ...after, claimKey: wanted }))
          .where(({ version }, { eq }) => eq(version, before.version))
          .commit(),
        ...takeWrites(write.claims, eventId, takes, registrationId, claims),
        ...releaseWrites(write.claims, eventId, releases, registrationId, shared),
        ...standingWrites(write.blocks, eventId, moves),
        ...needsWrite(write.needsItems, after, needs),
        ...(place ? [write.handovers.create(place).commit()] : []),
      ]),
    );
    if (result.done) return { outcome: "written" };
    if (result.refusals[0]?.refused) return { outcome: "stale" };
    if (place && result.refusals.at(-1)?.refused) return { outcome: "passed_on" };
    if (isAnyRefused(result, 1, takes.length)) return duplicateOf(entities, eventId, takes);
    // Nearly nobody shares a claim: read who does, and take this one out from among them.
    if (shared || !isAnyRefused(result, 1 + takes.length, releases.length))
      return { outcome: "seats_changed" };
    shared = await readClaims(entities, eventId, releases);
  }
}

/**
 * Gives people who wait together their seats in one transaction: while all of them are as they were read, one write per block.
 * @returns whether it was done
 */
export async function letInTogether(
  entities: RegistrationEntities,
  people: readonly { was: StoredRegistration; is: StoredRegistration }[],
  blocks: readonly SeatBlock[],
): Promise<boolean> {
  const moves = joinMoves(
    people.flatMap(({ was, is }) =>
      seatMoves(counted(was), counted(is), blocks, [], Object.values(was.choices)),
    ),
    blocks,
  );
  const { done } = await commit(
    createWriteTransaction(entities, (write) => [
      ...people.map(({ was, is }) =>
        write.registrations
          .put(toRow({ ...is, claimKey: heldClaim(was) }))
          .where(({ version }, { eq }) => eq(version, was.version))
          .commit(),
      ),
      ...(people[0] ? standingWrites(write.blocks, people[0].is.eventId, moves) : []),
    ]),
  );
  return done;
}

/**
 * Changes people of a reserve list, whose counters stay, in one transaction: while all of them are as they were read, and so is the one
 * `before` whom somebody is put.
 * @returns whether it was done
 */
export async function changeLine(
  entities: RegistrationEntities,
  people: readonly { was: StoredRegistration; is: StoredRegistration }[],
  before: StoredRegistration | undefined,
): Promise<boolean> {
  const { done } = await commit(
    createWriteTransaction(entities, ({ registrations }) => [
      ...people.map(({ was, is }) =>
        registrations
          .put(toRow(is))
          .where(({ version }, { eq }) => eq(version, was.version))
          .commit(),
      ),
      ...(before
        ? [
            registrations
              .check({ registrationId: before.registrationId })
              .where(({ version }, { eq }) => eq(version, before.version))
              .commit(),
          ]
        : []),
    ]),
  );
  return done;
}

/**
 * Notes that the personal link was asked for again; the mail follows from the stream. Nothing
 * happens when it was asked for after `since`.
 */
export async function requestLink(
  entities: RegistrationEntities,
  registrationId: RegistrationId,
  now: string,
  since: string,
): Promise<void> {
  await happened(
    entities.registrations
      .patch({ registrationId })
      .set({ linkRequestedAt: now })
      .where(
        ({ linkRequestedAt }, { notExists, lt }) =>
          `${notExists(linkRequestedAt)} OR ${lt(linkRequestedAt, since)}`,
      )
      .go(),
  );
}

function isAnyRefused(
  { refusals }: Extract<TransactionResult, { done: false }>,
  from: number,
  count: number,
): boolean {
  return refusals.slice(from, from + count).some(({ refused }) => refused);
}
