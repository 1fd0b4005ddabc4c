import { busy } from "./busy.ts";
import {
  countSeats,
  EVENT_SCOPE,
  type EventDefinition,
  type EventHead,
  type SeatBlock,
} from "../event/index.ts";
import { groupIn, groupsOf, isEventSeat } from "../event/rules.ts";
import { DomainError } from "../shared/error.ts";
import { ENTERS, isActive, leftAtAfter, lifeState, standsIn } from "./lifecycle.ts";
import {
  NOWHERE,
  anyBlocks,
  type BlockRef,
  placesOf,
  seatScope,
  decideAdmission,
  decideSeats,
  isFull,
  type Seated,
  type Standing,
  waitingFor,
  waysOf,
} from "./seats.ts";
import { isQuota } from "./quotas.ts";
import type { RegistrationStatus } from "./schema.ts";
import type { StoredRegistration } from "./store.ts";

/**
 * A seat in every scope, of the dearest of their ways that has one; past the limit, where staff want it so, in what they chose.
 * @throws DomainError registration.event_full, registration.option_full, registration.group_full, registration.institution_full with the
 *   full scopes
 */
export function admit(
  person: Seated,
  blocks: readonly SeatBlock[],
  spread: number,
  how: { held?: readonly BlockRef[]; pastLimit?: boolean },
) {
  const open = waysOf(person, blocks).find(
    (way) => decideAdmission(way, blocks, spread, how).outcome === "admitted",
  );
  const way = open ?? person;
  const admission = decideAdmission(way, blocks, spread, how);
  if (admission.outcome === "full") {
    const { full } = admission;
    if (full.every(isQuota)) throw institutionFull(full, blocks);
    const group = full.find((scope) => groupIn(scope) !== undefined);
    if (group !== undefined) throw groupFull(group, full, blocks);
    const code = full.includes(EVENT_SCOPE) ? "registration.event_full" : "registration.option_full";
    throw new DomainError("conflict", code, { full });
  }
  const { standing, past } = admission;
  return {
    outcome: ENTERS.holds,
    choices: way.choices,
    standing,
    pastLimit: past.length > 0 ? past : undefined,
  };
}

/** That no place of somebody's institution is left, where staff want no line for it. */
export function quotaRefusal(
  { recruitment }: EventHead,
  { waits }: Pick<Standing, "waits">,
  blocks: readonly SeatBlock[],
): DomainError | undefined {
  const scopes = waits.map(({ scope }) => scope).filter(isQuota);
  if (recruitment.perInstitutionFull !== "refuse" || scopes.length === 0) return undefined;
  return institutionFull(scopes, blocks);
}

/** That an institution has as many people as it may have, beside its name: the scopes of the quotas that are used up. */
function institutionFull(full: readonly string[], blocks: readonly SeatBlock[]): DomainError {
  // People are being counted by quotas that were set a moment ago.
  if (blocks.some(({ counting }) => counting)) return busy();
  const limit = blocks.find(({ scope }) => full.includes(scope))?.quota?.limit;
  const code = "registration.institution_full";
  return new DomainError("conflict", code, { full, issues: [{ path: "institution.name", code, limit }] });
}

/**
 * Why nobody of somebody's group signs up by themselves: it is shut, or they belong to none where only groups have places. Whoever comes
 * by a code with a seat of its own needs none.
 */
export function groupRefusal(
  event: EventHead,
  { accessCode }: Pick<Seated, "accessCode">,
  blocks: readonly SeatBlock[],
): DomainError | undefined {
  const groups = groupsOf(event);
  if (groups.length === 0 || accessCode?.ownSeat) return undefined;
  const groupId = groupIn(seatScope(blocks));
  const isShut = groups.some((group) => group.groupId === groupId && group.shut);
  if (!isShut && (groupId !== undefined || event.recruitment.outsideGroups !== "refuse")) return undefined;
  const code = isShut ? "registration.group_shut" : "registration.no_group";
  return new DomainError("conflict", code, { issues: [{ path: "institution.name", code }] });
}

/** That the places of somebody's group are taken, beside what says to which group they belong. */
function groupFull(group: string, full: readonly string[], blocks: readonly SeatBlock[]): DomainError {
  if (blocks.some(({ counting }) => counting)) return busy();
  const limit = countSeats(blocks.filter(({ scope }) => scope === group)).total ?? undefined;
  const code = "registration.group_full";
  return new DomainError("conflict", code, { full, issues: [{ path: "institution.name", code, limit }] });
}

/**
 * Whether somebody's institution or group is another than the one in whose places, or in whose line, they are counted: then they take a
 * place of the one they are of now, or stand in its line.
 */
export function isElsewhere(person: StoredRegistration, blocks: readonly SeatBlock[]): boolean {
  const { standing } = person;
  const isCounted = (scope: string) => isQuota(scope) || (!person.accessCode?.ownSeat && isEventSeat(scope));
  const counted = [...standing.holds, ...standing.waits].map(({ scope }) => scope).filter(isCounted);
  const places = waysOf(person, blocks)
    .flatMap((way) => placesOf(way, blocks))
    .filter(isCounted);
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
      alternatives: undefined,
      standing: admitted.standing,
      pastLimit: past.length > 0 ? past : undefined,
    };
  }
  if (stands === "waits") {
    const decision = decideSeats({
      mode: "first_come",
      choiceGroups: event.choiceGroups,
      choices,
      alternatives: registration.alternatives,
      accessCode,
      ifFull: "reserve",
      // Their own place in the line does not stand in their way.
      blocks: withoutWaiting(blocks, standing),
      spread,
    });
    return {
      ...registration,
      choices: decision.choices,
      alternatives: decision.outcome === ENTERS.holds ? undefined : registration.alternatives,
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

/** The lines in which somebody waits who is to: for what is full in each of their ways, else for a seat of the event. */
export function waitsFor(person: Seated, blocks: readonly SeatBlock[]): Pick<Standing, "waits" | "met"> {
  const refOf = (scope: string) => ({
    scope,
    block: blocks.find((block) => block.scope === scope)?.block ?? 0,
  });
  const ways = waysOf(person, blocks).map((way) =>
    placesOf(way, blocks)
      .filter((scope) => isFull(blocks, scope))
      .map(refOf),
  );
  return waitingFor(ways, [refOf(seatScope(blocks))]);
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
    offerRemindAt: undefined,
    leftAt: leftAtAfter(before, status, now),
    pastLimit: undefined,
    party: undefined,
    // Who left gave their use back: staff let them in again, and no code.
    accessCode: isActive(before.status) ? before.accessCode : undefined,
  };
  const stands = standsIn(status);
  if (stands === "holds") {
    // Whose seat is held has it already.
    const { holds: held } = before.standing;
    const { choices, standing, pastLimit: past } = admit(registration, blocks, spread, { held, pastLimit });
    return { ...registration, choices, alternatives: undefined, status, standing, pastLimit: past };
  }
  if (stands === "waits") {
    const lines = waitsFor(registration, blocks);
    // Somebody who comes back goes to the end of the line; somebody who was waiting for a decision keeps their time.
    const queuedAt = standsIn(before.status) === "pends" ? before.queuedAt : now;
    const ahead = lines.waits.map(
      ({ scope }) => countSeats(blocks.filter((block) => block.scope === scope)).waiting,
    );
    const joinedPosition = Math.max(...ahead) + 1;
    return { ...registration, status, queuedAt, joinedPosition, standing: { ...NOWHERE, ...lines } };
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
