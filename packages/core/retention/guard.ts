import {
  idsOf,
  projectKindOf,
  withWorked,
  worked,
  workedIds,
  type Erasure,
  type ErasureStore,
  type EvidenceDeps,
  type Guard,
} from "../erasure/index.ts";
import { PART } from "../erasure/rules.ts";
import type { Context } from "../shared/context.ts";
import { dayAt, HOME_ZONE, type Day } from "../shared/time.ts";
import { jitter, RACE_ATTEMPTS } from "../shared/table.ts";
import { UnavailableError } from "../shared/time-limit.ts";
import type { RegistrationStore } from "../registration/index.ts";
import type { ParticipantId } from "../participant/schema.ts";
import type { ProjectId } from "../project/index.ts";
import { decide, endOf } from "./decide.ts";
import type { DecidingDeps } from "./deps.ts";
import { holdsPerson, isHeldAnywhere } from "./rules.ts";
import type { PersonHold, RetentionCause, RetentionKind } from "./schema.ts";
import type { DecidedBy } from "./store.ts";

/** Holds that are asked in the transaction that takes a part, beside the erasure, its terms and the switch: DynamoDB has room for a hundred. */
const HOLDS_AT_MOST = 90;

/** What the guard of an erasure works with. */
interface GuardDeps extends DecidingDeps, EvidenceDeps {
  erasures: Pick<ErasureStore, "find" | "save">;
  registrations: Pick<RegistrationStore, "find" | "findMany">;
}

/**
 * Makes what lets an erasure go on that follows from a term. A part is taken in one transaction with what it was decided by, so a hold, a
 * longer term, or switching off that came before holds it up; a part that was taken is finished. Whoever got a place, or lost it, since the
 * erasure was begun is left out of it.
 */
export function createRetentionGuard(deps: GuardDeps): Guard {
  return {
    take: (ctx, erasure) => take(deps, ctx, erasure),
    isHeld: (ctx, projectId, ids) => isHeld(deps, ctx, projectId, ids),
    save: (ctx, erasure) => save(deps, ctx, erasure),
  };
}

async function isHeld(
  { retentions }: GuardDeps,
  { now }: Pick<Context, "now">,
  projectId: ProjectId,
  ids: readonly PersonHold["heldOf"][],
): Promise<boolean> {
  const today = dayAt(now, HOME_ZONE);
  const [retention, held] = await Promise.all([retentions.find(projectId), retentions.findHeld(ids)]);
  return isHeldAnywhere(retention?.holds ?? [], today) || held.some((one) => holdsPerson(one, today));
}

async function take(deps: GuardDeps, ctx: Context, seen: Erasure): Promise<Erasure | undefined> {
  let erasure: Erasure | undefined = seen;
  for (let attempt = 1; attempt <= RACE_ATTEMPTS; attempt += 1) {
    // Somebody else worked this part.
    if (erasure?.version !== seen.version) return undefined;
    const { cause, done, taken = 0 } = erasure;
    // What is looked at again was taken before, and so was a part that broke off.
    if (!cause || erasure.look === 2 || taken > done) return erasure;
    const decided = await decide(deps, ctx, cause);
    if (!decided) {
      await stop(deps, ctx, erasure);
      return undefined;
    }
    const { next, people } = await nextPart(deps, ctx, erasure, cause, decided.over);
    if (await deps.retentions.take(next, { ...decided, people })) return next;
    await jitter(attempt);
    erasure = await deps.erasures.find(seen.erasureId);
  }
  throw new UnavailableError("What is said of the retention of a project is being changed.");
}

/** The erasure with its next part: without whom nothing ends of any more, because their status, or a term, changed since it was begun, and without whom somebody holds. */
async function nextPart(
  deps: GuardDeps,
  { now }: Pick<Context, "now">,
  erasure: Erasure,
  { eventId, kind }: RetentionCause,
  over: readonly RetentionKind[],
): Promise<Part> {
  const today = dayAt(now, HOME_ZONE);
  return eventId === undefined
    ? nextParticipants(deps, erasure, kind, today)
    : nextRegistrations(deps, erasure, kind, over, today);
}

/** The next part of an erasure, and by what it was decided of each who is in it that nobody holds them. */
interface Part {
  next: Erasure;
  people: DecidedBy["people"];
}

async function nextRegistrations(
  { registrations, retentions }: GuardDeps,
  erasure: Erasure,
  kind: RetentionCause["kind"],
  over: readonly RetentionKind[],
  today: Day,
): Promise<Part> {
  const { registrationIds, done } = erasure;
  const asked = registrationIds.slice(done, done + PART);
  const [found, held] = await Promise.all([
    Promise.all(asked.map((one) => registrations.find(one))),
    retentions.findHeld(asked),
  ]);
  const part = found.filter(
    (one, index) => one !== undefined && !holdsPerson(held[index], today) && endOf(one, over) === kind,
  );
  const ids = part.flatMap((one) => one?.registrationId ?? []);
  // Letters to contacts name people: those of a delegation go with the first of it who is taken.
  const told = part.flatMap((one) => one?.delegationId ?? []);
  const next = {
    ...erasure,
    registrationIds: [...registrationIds.slice(0, done), ...ids, ...registrationIds.slice(done + PART)],
    toldContacts: [...new Set([...erasure.toldContacts, ...told])],
    taken: done + ids.length,
  };
  return { next, people: ids.map((heldOf) => ({ heldOf, version: held[asked.indexOf(heldOf)]?.version })) };
}

/**
 * The same of participants, with whom was merged into them, and by all their registrations, of which one may have been held before it was theirs:
 * whoever became one, or whose registration is there still, is left out of the candidates. A part ends where there is no room for more holds;
 * who has too many alone stays.
 */
async function nextParticipants(
  deps: GuardDeps,
  erasure: Erasure,
  kind: RetentionCause["kind"],
  today: Day,
): Promise<Part> {
  const { participantIds, done } = erasure;
  const ids: ParticipantId[] = [];
  const people: DecidedBy["people"][number][] = [];
  let looked = 0;
  for (const participantId of participantIds.slice(done, done + PART)) {
    const participant = await deps.participants.find(participantId);
    const family = idsOf(participant);
    const links = await Promise.all(family.map((one) => deps.participants.linksOf(one)));
    const theirs = [...family, ...links.flat().map(({ registrationId }) => registrationId)];
    if (theirs.length <= HOLDS_AT_MOST && people.length + theirs.length > HOLDS_AT_MOST) break;
    looked += 1;
    if (!participant || theirs.length > HOLDS_AT_MOST) continue;
    const held = await deps.retentions.findHeld(theirs);
    if (held.some((one) => holdsPerson(one, today))) continue;
    if ((await projectKindOf(deps, participant)) !== kind) continue;
    ids.push(participantId);
    people.push(...theirs.map((heldOf, index) => ({ heldOf, version: held[index]?.version })));
  }
  const next = {
    ...erasure,
    participantIds: [...participantIds.slice(0, done), ...ids, ...participantIds.slice(done + looked)],
    taken: done + ids.length,
  };
  return { next, people };
}

/** Ends the first look after what was taken; whoever is left is found again once nothing holds it up. */
async function stop(deps: GuardDeps, ctx: Context, erasure: Erasure): Promise<void> {
  const left = withWorked(erasure, workedIds(erasure).slice(0, erasure.done));
  await save(deps, ctx, worked(left, 0, 0, ctx.now), true);
}

/** With the end of the first look is counted what went. */
async function save(deps: GuardDeps, ctx: Context, after: Erasure, isStopped = false): Promise<void> {
  if (after.cause && after.look === 1 && after.state !== "working")
    await deps.retentions.settle(after, after.cause, ctx.now, isStopped);
  else await deps.erasures.save(after);
}
