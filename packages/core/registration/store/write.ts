import { createWriteTransaction } from "electrodb";
import { codeScope } from "../../access-code/rules.ts";
import { type EventId, type SeatBlock } from "../../event/index.ts";
import { commit, happened, type TransactionResult, type Writes } from "../../shared/table.ts";
import { isActive, mayComeAgain } from "../lifecycle.ts";
import { isQuota } from "../quotas.ts";
import type { RegistrationId } from "../schema.ts";
import { NOWHERE, type SeatDemand, type SeatMove, seatMoves, type Standing } from "../seats.ts";
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

interface BlockAttributes {
  terms: unknown;
  size: unknown;
  taken: unknown;
  extra: unknown;
  closed: unknown;
  retired: unknown;
}

interface Operators {
  eq(attribute: unknown, value: unknown): string;
  exists(attribute: unknown): string;
  notExists(attribute: unknown): string;
  gte(attribute: unknown, value: unknown): string;
  lt(attribute: unknown, value: unknown): string;
  name(attribute: unknown): string;
}

/**
 * Writes a new registration in one transaction: the row, the person's claim, the seats it takes
 * under their conditions, or its place in the line, and its needs. 3 items and 1 per chosen option.
 */
export async function create(
  entities: RegistrationEntities,
  registration: StoredRegistration,
  needs: NeedsWrite,
  { others = [], blocks = [] }: Circumstances = {},
): Promise<WriteResult> {
  const { registrationId, eventId } = registration;
  const keys = claimKeys(registration);
  const claims = await claimsToShare(entities, eventId, keys, others);
  if (!claims) return duplicateOf(entities, eventId, keys);
  const result = await commit(
    createWriteTransaction(entities, (write) => [
      write.registrations.create(toRow({ ...registration, claimKey: keys[0] })).commit(),
      ...takeWrites(write.claims, eventId, keys, registrationId, claims),
      ...standingWrites(
        write.blocks,
        eventId,
        seatMoves(NOWHERE, counted(registration), blocks, registration.pastLimit, []),
      ),
      ...needsWrite(write.needsItems, registration, needs),
    ]),
  );
  if (result.done) return { outcome: "written" };
  if (isAnyRefused(result, 1, keys.length)) return duplicateOf(entities, eventId, keys);
  return { outcome: "seats_changed" };
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
 * Gives people of a reserve list other turns, in one transaction: while all of them are as they were read, and so is the one
 * `before` whom somebody is put.
 * @returns whether it was done
 */
export async function changeTurns(
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

/** Where somebody stands in the counters: with the seats, in the one of the code by which they came, for as long as they count. */
function counted({ standing, status, accessCode }: StoredRegistration): Standing {
  if (!accessCode || !isActive(status)) return standing;
  return { ...standing, holds: [...standing.holds, { scope: codeScope(accessCode), block: 0 }] };
}

function isAnyRefused(
  { refusals }: Extract<TransactionResult, { done: false }>,
  from: number,
  count: number,
): boolean {
  return refusals.slice(from, from + count).some(({ refused }) => refused);
}

/** The writes of a change of standing: one per block, because a transaction may touch an item only once. */
function standingWrites(
  blocks: Writes<RegistrationEntities>["blocks"],
  eventId: EventId,
  moves: readonly SeatMove[],
) {
  return moves.map((move) => {
    const { scope, block, taken, waiting, pending, size, extra } = move;
    const key = { eventId, scope, block };
    const added = Object.entries({ taken, waiting, pending, size, extra }).filter(([, by]) => by !== 0);
    if (added.length === 0) return blocks.check(key).where(demanded(move)).commit();
    // The counter of an institution begins with whoever comes first.
    const counter = isQuota(scope) ? blocks.update(key) : blocks.patch(key);
    return counter.add(Object.fromEntries(added)).where(demanded(move)).commit();
  });
}

/** The demands on a block as a condition. */
function demanded({ demands, limit, terms: decidedBy }: Pick<SeatMove, "demands" | "limit" | "terms">) {
  return (
    { size, taken, extra, closed, retired, terms }: BlockAttributes,
    { eq, exists, notExists, gte, lt, name }: Operators,
  ): string => {
    const inWords: Record<SeatDemand, () => string> = {
      seat_left: () => `(${notExists(size)} OR ${name(taken)} < ${name(size)})`,
      full: () => `${exists(size)} AND ${name(taken)} >= ${name(size)}`,
      open: () => notExists(closed),
      offered: () => notExists(retired),
      extra: () => gte(extra, 1),
      no_extra: () => `(${notExists(extra)} OR ${lt(extra, 1)})`,
      terms: () => (decidedBy === undefined ? notExists(terms) : eq(terms, decidedBy)),
      below_limit: () => `(${notExists(taken)} OR ${lt(taken, limit)})`,
    };
    return [...demands].map((demand) => inWords[demand]()).join(" AND ");
  };
}
