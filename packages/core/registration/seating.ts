import { busy } from "./busy.ts";
import {
  countSeats,
  EVENT_SCOPE,
  type EventDefinition,
  type EventHead,
  type SeatBlock,
} from "../event/index.ts";
import { DomainError } from "../shared/error.ts";
import { ENTERS, isActive, leftAtAfter, lifeState, standsIn } from "./lifecycle.ts";
import {
  NOWHERE,
  anyBlocks,
  type BlockRef,
  linesOf,
  placesOf,
  decideAdmission,
  decideSeats,
  type Seated,
  type Standing,
} from "./seats.ts";
import { isQuota } from "./quotas.ts";
import type { RegistrationStatus } from "./schema.ts";
import type { StoredRegistration } from "./store.ts";

/** Whether no seat of the scope is left. */
export function isFull(blocks: readonly SeatBlock[], scope: string): boolean {
  return countSeats(blocks.filter((block) => block.scope === scope)).left === 0;
}

/**
 * A seat in every scope, past the limit where staff want it so.
 * @throws DomainError registration.event_full, registration.option_full, registration.institution_full with the full scopes
 */
export function admit(
  person: Seated,
  blocks: readonly SeatBlock[],
  spread: number,
  how: { held?: readonly BlockRef[]; pastLimit?: boolean },
) {
  const admission = decideAdmission(person, blocks, spread, how);
  if (admission.outcome === "full") {
    const { full } = admission;
    if (full.every(isQuota)) throw institutionFull(full, blocks);
    const code = full.includes(EVENT_SCOPE) ? "registration.event_full" : "registration.option_full";
    throw new DomainError("conflict", code, { full });
  }
  const { standing, past } = admission;
  return {
    outcome: ENTERS.holds,
    choices: person.choices,
    standing,
    pastLimit: past.length > 0 ? past : undefined,
  };
}

/** That an institution has as many people as it may have, beside its name: the scopes of the quotas that are used up. */
export function institutionFull(full: readonly string[], blocks: readonly SeatBlock[]): DomainError {
  // People are being counted by quotas that were set a moment ago.
  if (blocks.some(({ counting }) => counting)) return busy();
  const limit = blocks.find(({ scope }) => full.includes(scope))?.quota?.limit;
  const code = "registration.institution_full";
  return new DomainError("conflict", code, { full, issues: [{ path: "institution.name", code, limit }] });
}

/**
 * Whether somebody's institution is another than the one in whose places, or in whose line, they are counted: then they take a place of
 * the one they are of now, or stand in its line.
 */
export function isElsewhere(person: StoredRegistration, blocks: readonly SeatBlock[]): boolean {
  const { standing } = person;
  const counted = [...standing.holds, ...standing.waits].map(({ scope }) => scope).filter(isQuota);
  const places = placesOf(person, blocks).filter(isQuota);
  if (standsIn(lifeState(person)) === "holds")
    return places.length !== counted.length || places.some((scope) => !counted.includes(scope));
  return counted.some((scope) => !places.includes(scope));
}

/** The registration with other choices: a confirmed person changes seats or nothing happens. */
export function withChoices(
  event: EventDefinition,
  registration: StoredRegistration,
  choices: Record<string, string>,
  blocks: readonly SeatBlock[],
  spread: number,
  pastLimit = false,
): StoredRegistration {
  const { standing, accessCode } = registration;
  const stands = standsIn(lifeState(registration));
  if (stands === "holds") {
    const held = standing.holds;
    const admitted = admit({ choices, accessCode }, blocks, spread, { held, pastLimit });
    const kept =
      registration.pastLimit?.filter((scope) => placesOf({ choices, accessCode }, blocks).includes(scope)) ??
      [];
    const past = [...kept, ...(admitted.pastLimit ?? [])];
    return {
      ...registration,
      choices,
      standing: admitted.standing,
      pastLimit: past.length > 0 ? past : undefined,
    };
  }
  if (stands === "waits") {
    const decision = decideSeats({
      mode: "first_come",
      choiceGroups: event.choiceGroups,
      choices,
      accessCode,
      ifFull: "reserve",
      // Their own place in the line does not stand in their way.
      blocks: withoutWaiting(blocks, standing),
      spread,
    });
    return {
      ...registration,
      choices,
      status: decision.outcome,
      leftAt: leftAtAfter(registration, decision.outcome, registration.updatedAt),
      standing: decision.standing,
      joinedPosition: decision.position,
    };
  }
  if (stands === "pends") {
    const wanted = anyBlocks({ choices, accessCode }, blocks, spread);
    const pends = wanted.map((ref) => standing.pends.find(({ scope }) => scope === ref.scope) ?? ref);
    return { ...registration, choices, standing: { ...standing, pends } };
  }
  return { ...registration, choices };
}

function withoutWaiting(blocks: readonly SeatBlock[], standing: Standing): SeatBlock[] {
  return blocks.map((block) => {
    const waits = standing.waits.some((wait) => wait.scope === block.scope && wait.block === block.block);
    return waits ? { ...block, waiting: Math.max(0, block.waiting - 1) } : block;
  });
}

/** The registration in another status, with the seats that go with it. */
export function withStatus(
  event: EventHead,
  before: StoredRegistration,
  status: RegistrationStatus,
  blocks: readonly SeatBlock[],
  spread: number,
  now: string,
  pastLimit = false,
): StoredRegistration {
  const registration = {
    ...before,
    heldUntil: undefined,
    offeredUntil: undefined,
    leftAt: leftAtAfter(before, status, now),
    pastLimit: undefined,
    // Who left gave their use back: staff let them in again, and no code.
    accessCode: isActive(before.status) ? before.accessCode : undefined,
  };
  const stands = standsIn(status);
  if (stands === "holds") {
    // Whose seat is held has it already.
    const { holds: held } = before.standing;
    const { standing, pastLimit: past } = admit(registration, blocks, spread, { held, pastLimit });
    return { ...registration, status, standing, pastLimit: past };
  }
  if (stands === "waits") {
    const full = placesOf(registration, blocks).filter((scope) => isFull(blocks, scope));
    const waits = linesOf(
      (full.length > 0 ? full : [EVENT_SCOPE]).map((scope) => ({
        scope,
        block: blocks.find((block) => block.scope === scope)?.block ?? 0,
      })),
    );
    // Somebody who comes back goes to the end of the line; somebody who was waiting for a decision keeps their time.
    const queuedAt = standsIn(before.status) === "pends" ? before.queuedAt : now;
    const lines = waits.map(
      ({ scope }) => countSeats(blocks.filter((block) => block.scope === scope)).waiting,
    );
    const joinedPosition = Math.max(...lines) + 1;
    return { ...registration, status, queuedAt, joinedPosition, standing: { holds: [], waits, pends: [] } };
  }
  if (stands === "pends") {
    return {
      ...registration,
      status,
      standing: { holds: [], waits: [], pends: anyBlocks(registration, blocks, spread) },
    };
  }
  return { ...registration, status, standing: NOWHERE };
}
