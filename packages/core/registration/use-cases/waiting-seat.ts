import { isOver } from "../../event/index.ts";
import { actorRef } from "../../shared/actor.ts";
import type { Context } from "../../shared/context.ts";
import { DomainError } from "../../shared/error.ts";
import { inLocale } from "../../shared/localized-text.ts";
import { jitter, RACE_ATTEMPTS } from "../../shared/table.ts";
import { change, stamp } from "../change.ts";
import type { RegistrationDeps } from "../deps.ts";
import { unmetCriteria, whyUndecided } from "../criteria.ts";
import { openLink, type OwnRegistration } from "../link.ts";
import { ENTERS, hasPlace, isHeld, isOffered, leadsTo, leftAtAfter, waitsUntil } from "../lifecycle.ts";
import type { RegistrationId, RegistrationStatus } from "../schema.ts";
import { unprovenOf } from "../prerequisites.ts";
import { withStatus } from "../seating.ts";
import { NOWHERE } from "../seats.ts";
import type { StoredRegistration } from "../store.ts";

/**
 * Confirms the address of somebody for whom a seat is held: only its mail had the link. Whoever is confirmed
 * stays so. Also after the time, while the seat has not gone on. Who is not found to have completed what the event asks for waits for
 * a decision instead, and the seat goes on.
 * @throws DomainError registration.not_found, registration.hold_ended, event.cancelled,
 *   registration.version_conflict
 */
export async function confirmAddress(
  deps: RegistrationDeps,
  ctx: Context,
  token: string,
): Promise<OwnRegistration> {
  const { registration: before, event } = await openLink(deps, token);
  if (!isHeld(before)) {
    if (before.heldUntil) throw new DomainError("conflict", "registration.hold_ended");
    return { registration: before, event };
  }
  const ofPerson = await unprovenOf(deps, event, before, ctx.now, "person");
  const unproven = ofPerson && [...new Set([...(before.unproven ?? []), ...ofPerson])];
  if (!unproven) return take(deps, ctx, { registration: before, event }, leadsTo("confirm_address"));
  return leaveToStaff(deps, ctx, { registration: before, event }, unproven);
}

/** Puts somebody whose seat was held among those about whom staff decide, with the organiser's words as the reason. */
async function leaveToStaff(
  deps: RegistrationDeps,
  ctx: Context,
  { registration: before, event }: OwnRegistration,
  unproven: string[],
): Promise<OwnRegistration> {
  if (event.state === "cancelled") throw new DomainError("conflict", "event.cancelled");
  const { registrationId, locale } = before;
  const why = whyUndecided(unmetCriteria(event, { ...before, unproven }));
  const undecided: StoredRegistration = {
    ...before,
    ...stamp(before, ctx, actorRef({ type: "participant", registrationId })),
    unproven,
    statusReason: why && inLocale(why, locale).text,
    changeReason: why?.pl,
  };
  const after = await change(
    deps,
    event,
    before,
    (blocks) => withStatus(event, undecided, ENTERS.pends, blocks, deps.random(), ctx.now),
    undefined,
  );
  return { registration: after, event };
}

/**
 * Takes the seat that is offered to somebody from the reserve list; taken twice is taken once. Also after the time, while
 * it has not gone on.
 * @throws DomainError registration.not_found, registration.offer_ended, registration.changes_closed, event.cancelled,
 *   registration.version_conflict
 */
export async function acceptOffer(
  deps: RegistrationDeps,
  ctx: Context,
  token: string,
): Promise<OwnRegistration> {
  const own = await openLink(deps, token);
  if (hasPlace(own.registration.status)) return own;
  if (!isOffered(own.registration)) throw new DomainError("conflict", "registration.offer_ended");
  if (isOver(own.event, ctx.now)) throw new DomainError("conflict", "registration.changes_closed");
  return take(deps, ctx, own, leadsTo("accept_offer"));
}

/** The seat that waited for somebody is theirs, and stays where it is. */
async function take(
  deps: RegistrationDeps,
  ctx: Context,
  { registration: before, event }: OwnRegistration,
  status: RegistrationStatus,
): Promise<OwnRegistration> {
  if (event.state === "cancelled") throw new DomainError("conflict", "event.cancelled");
  const { registrationId } = before;
  const after = await change(
    deps,
    event,
    before,
    () => ({
      ...before,
      status,
      heldUntil: undefined,
      offeredUntil: undefined,
      offerRemindAt: undefined,
      leftAt: leftAtAfter(before, status, ctx.now),
      ...stamp(before, ctx, actorRef({ type: "participant", registrationId })),
    }),
    undefined,
  );
  return { registration: after, event };
}

/**
 * Notes that somebody is reminded of a seat that is offered to them, from which the mail follows; after that the row waits for
 * the end of the offer. Whoever answers meanwhile changes the row, and is not reminded.
 */
export async function remindOfOffer(
  deps: RegistrationDeps,
  ctx: Context,
  registrationId: RegistrationId,
): Promise<void> {
  for (let attempt = 0; attempt < RACE_ATTEMPTS; attempt += 1) {
    const before = await deps.registrations.find(registrationId);
    if (!before?.offerRemindAt || !isOffered(before) || before.offerRemindAt > ctx.now) return;
    const after = { ...before, offerRemindAt: undefined, ...stamp(before, ctx, actorRef(ctx.actor)) };
    const result = await deps.registrations.update(before, after, undefined);
    if (result.outcome === "written") return;
    await jitter(attempt);
  }
  throw new Error(`the offer to ${registrationId} is being changed by others`);
}

/**
 * Gives up a seat that waited for an answer, when nobody confirmed the address or took the offer in time; the stream passes
 * it on. The answer and this are conditions on the same version of the row, so exactly one of them happens, however often
 * and late it runs.
 * @returns whether the seat was given up
 */
export async function releaseWaiting(
  deps: RegistrationDeps,
  ctx: Context,
  registrationId: RegistrationId,
): Promise<boolean> {
  for (let attempt = 0; attempt < RACE_ATTEMPTS; attempt += 1) {
    const before = await deps.registrations.find(registrationId);
    const until = before && waitsUntil(before);
    if (!until || until > ctx.now) return false;
    const event = await deps.events.findHead(before.eventId);
    if (!event) return false;
    const result = await deps.registrations.update(
      before,
      // The moment stays: it tells why the registration ended.
      {
        ...before,
        status: leadsTo(isOffered(before) ? "lapse" : "release"),
        standing: NOWHERE,
        statusReason: undefined,
        ...stamp(before, ctx, actorRef(ctx.actor)),
      },
      null,
      { blocks: await deps.seats(event) },
    );
    if (result.outcome === "written") return true;
    await jitter(attempt);
  }
  throw new Error(`the seat of ${registrationId} could not be given up`);
}
