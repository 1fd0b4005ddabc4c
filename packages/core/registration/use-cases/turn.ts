import { assertManages, getForStaff } from "../access.ts";
import type { EventId } from "../../event/index.ts";
import { actorRef, type StaffActor } from "../../shared/actor.ts";
import type { Context } from "../../shared/context.ts";
import { DomainError } from "../../shared/error.ts";
import { jitter, RACE_ATTEMPTS } from "../../shared/table.ts";
import type { Instant } from "../../shared/time.ts";
import type { StaffRegistrationView } from "../answer.ts";
import { busy } from "../busy.ts";
import { stamp } from "../change.ts";
import type { RegistrationDeps } from "../deps.ts";
import { isInLine } from "../lifecycle.ts";
import type { RegistrationId, TurnInput } from "../schema.ts";
import type { StoredRegistration } from "../store.ts";
import { lastTurn, turnsBetween } from "../turns.ts";
import { toStaffView } from "../view.ts";

/** People of one moment who can make room for somebody put among them; with both sides of a check they fit into a transaction. */
const MOST_WHO_MAKE_ROOM = 90;

/**
 * Puts somebody before another person of the reserve list, or at its end. Whoever joins meanwhile stands where they
 * stand; where the two or one of those between them changed, nothing happens.
 * @throws DomainError event.not_found, registration.not_found, registration.read_only, registration.version_conflict,
 *   registration.not_in_line, registration.busy
 */
export async function changeTurn(
  deps: RegistrationDeps,
  ctx: Context<StaffActor>,
  eventId: EventId,
  registrationId: RegistrationId,
  { before, reason, version }: TurnInput,
): Promise<StaffRegistrationView> {
  const { event, registration: person } = await getForStaff(deps, ctx, eventId, registrationId);
  assertManages(ctx, event);
  if (person.version !== version)
    throw new DomainError("conflict", "registration.version_conflict", { version: person.version });
  if (!isInLine(person.status) || before === registrationId)
    throw new DomainError("conflict", "registration.not_in_line");
  const changed = { ...stamp(person, ctx, actorRef(ctx.actor)), changeReason: reason };
  for (let attempt = 0; attempt < RACE_ATTEMPTS; attempt += 1) {
    const next = before === null ? undefined : await inLine(deps, eventId, before);
    const { turn, others } = next
      ? await turnBefore(deps, person, next)
      : { turn: await turnAtEnd(deps, person, ctx.now), others: [] };
    const moved = {
      ...person,
      ...changed,
      queuedAt: turn,
      joinedPosition: await placeAt(deps, person, next),
    };
    const room = others.map(({ was, queuedAt }) => ({
      was,
      is: { ...was, queuedAt, ...stamp(was, ctx, actorRef(ctx.actor)) },
    }));
    if (await deps.registrations.changeLine([{ was: person, is: moved }, ...room], next))
      return toStaffView(deps, event, moved);
    if ((await deps.registrations.find(registrationId))?.version !== version)
      throw new DomainError("conflict", "registration.version_conflict");
    await jitter(attempt);
  }
  throw busy();
}

/** Somebody who stands in the line of that event. @throws DomainError registration.not_in_line */
async function inLine(
  deps: RegistrationDeps,
  eventId: EventId,
  registrationId: RegistrationId,
): Promise<StoredRegistration> {
  const found = await deps.registrations.find(registrationId);
  if (!found || found.eventId !== eventId || !isInLine(found.status))
    throw new DomainError("conflict", "registration.not_in_line");
  return found;
}

/** The turn right before somebody; where there is no room for it, those of the same moment who stand there make some. */
async function turnBefore(
  deps: RegistrationDeps,
  person: StoredRegistration,
  next: StoredRegistration,
): Promise<{ turn: Instant; others: { was: StoredRegistration; queuedAt: Instant }[] }> {
  const upTo = await deps.registrations.lineUpTo(person.eventId, next, MOST_WHO_MAKE_ROOM + 2);
  const ahead = upTo.filter(
    ({ registrationId }) =>
      registrationId !== person.registrationId && registrationId !== next.registrationId,
  );
  for (let count = 0; count <= Math.min(ahead.length, MOST_WHO_MAKE_ROOM); count += 1) {
    const turns = turnsBetween(ahead[count]?.queuedAt, next.queuedAt, count + 1);
    const turn = turns?.pop();
    if (!turns || !turn) continue;
    // They stand in their order, the last of them first.
    const others = ahead.slice(0, count).map((was) => ({ was, queuedAt: turns.pop() ?? was.queuedAt }));
    return { turn, others };
  }
  throw busy();
}

async function turnAtEnd(deps: RegistrationDeps, person: StoredRegistration, now: Instant): Promise<Instant> {
  const last = await deps.registrations.lineUpTo(person.eventId, undefined, 2);
  return lastTurn(last.find(({ registrationId }) => registrationId !== person.registrationId)?.queuedAt, now);
}

/** The place that is shown of somebody far back, where places are not counted (docs/decisions/0004). */
async function placeAt(
  deps: RegistrationDeps,
  person: StoredRegistration,
  next: StoredRegistration | undefined,
): Promise<number | undefined> {
  if (next) return deps.registrations.position(next);
  return Math.max(person.joinedPosition ?? 1, (await deps.registrations.linePositions(person.eventId)).size);
}
