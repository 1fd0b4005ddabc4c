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
  decideAdmission,
  decideSeats,
  scopesOf,
  type Seated,
  type Standing,
} from "./seats.ts";
import type { RegistrationStatus } from "./schema.ts";
import type { StoredRegistration } from "./store.ts";

/** Whether no seat of the scope is left. */
export function isFull(blocks: readonly SeatBlock[], scope: string): boolean {
  return countSeats(blocks.filter((block) => block.scope === scope)).left === 0;
}

/**
 * A seat in every scope, past the limit where staff want it so.
 * @throws DomainError registration.event_full, registration.option_full with the full scopes
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
      registration.pastLimit?.filter((scope) => scopesOf({ choices, accessCode }).includes(scope)) ?? [];
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
    const scopes = scopesOf(registration);
    const full = scopes.filter((scope) => isFull(blocks, scope));
    const waits = (full.length > 0 ? full : [EVENT_SCOPE]).map((scope) => ({
      scope,
      block: blocks.find((block) => block.scope === scope)?.block ?? 0,
    }));
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
