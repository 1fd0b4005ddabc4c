import type { Event } from "../../event/index.ts";
import { mailboxOf } from "../../limit/index.ts";
import {
  claimKeys,
  isActive,
  openLink,
  refuse,
  stamp,
  type OwnRegistration,
  type StoredRegistration,
  whyNobodyGetsIn,
} from "../../registration/index.ts";
import { canHandOver, leadsTo, leftAtAfter, NOWHERE, unmetCriteria } from "../../registration/rules.ts";
import type { RegistrationId } from "../../registration/schema.ts";
import { actorRef, type ContactActor, type ParticipantActor } from "../../shared/actor.ts";
import type { Context } from "../../shared/context.ts";
import { DomainError } from "../../shared/error.ts";
import type { DelegationView } from "../answer.ts";
import type { DelegationDeps } from "../deps.ts";
import { asked, askedOfOthers, keepDeclared, newcomer, personIssues } from "../person.ts";
import type { Successor } from "../schema.ts";
import { holderOf, openPage, placesOf, show } from "./page.ts";

/**
 * Gives a place of a delegation to another person of the institution. The same again changes nothing.
 * @throws DomainError delegation.not_found, delegation.person_not_found, and as {@link passOn}
 */
export async function exchangePerson(
  deps: DelegationDeps,
  ctx: Context,
  token: string,
  registrationId: RegistrationId,
  successor: Successor,
): Promise<DelegationView> {
  const { delegation, event } = await openPage(deps, ctx, token);
  const holders = (await placesOf(deps, delegation)).find((place) =>
    place.some((one) => one.registrationId === registrationId),
  );
  const before = holders?.find((one) => one.registrationId === registrationId);
  if (!before) throw new DomainError("not_found", "delegation.person_not_found");
  await passOn(deps, ctx, event, before, successor, {
    type: "contact",
    delegationId: delegation.delegationId,
  });
  return show(deps, ctx, delegation, event);
}

/**
 * Withdraws somebody of a delegation; the stream passes the seat on. Twice is the same as once.
 * @throws DomainError delegation.not_found, delegation.person_not_found, registration.changes_closed,
 *   registration.version_conflict, registration.busy, event.cancelled
 */
export async function withdrawPerson(
  deps: DelegationDeps,
  ctx: Context,
  token: string,
  registrationId: RegistrationId,
): Promise<DelegationView> {
  const { delegation, event } = await openPage(deps, ctx, token);
  const before = await holderOf(deps, delegation, registrationId);
  if (before.status !== leadsTo("withdraw")) {
    const { people } = await show(deps, ctx, delegation, event);
    if (!people.find((one) => one.registrationId === registrationId)?.may.withdraw)
      throw new DomainError("conflict", "registration.changes_closed");
    const by = actorRef({ type: "contact", delegationId: delegation.delegationId });
    await deps.registrationService.giveUp(ctx, event, before, by);
  }
  return show(deps, ctx, delegation, event);
}

/**
 * Passes one's own place on to a colleague of the same institution. The same again changes nothing.
 * @throws DomainError registration.not_found, and as {@link passOn}
 */
export async function handOverPlace(
  deps: DelegationDeps,
  ctx: Context,
  token: string,
  successor: Successor,
): Promise<OwnRegistration> {
  const { registration: before, event } = await openLink(deps, token);
  const { registrationId } = before;
  await passOn(deps, ctx, event, before, successor, { type: "participant", registrationId });
  const registration = await deps.registrations.find(registrationId);
  return { registration: registration ?? before, event };
}

/**
 * Passes a place on: the seat stays, with what was chosen for it, and both people have a registration of their own, so that nothing
 * that was recorded or certified of the one becomes the other's.
 * @throws DomainError registration.exchanges_closed, registration.recorded, registration.invalid,
 *   registration.version_conflict, registration.busy, event.cancelled, registration.too_many_changes,
 *   registration.too_many_from_client, registration.too_many_for_address
 */
async function passOn(
  deps: DelegationDeps,
  ctx: Context,
  event: Event,
  before: StoredRegistration,
  { declarations, formVersion, ...sent }: Successor,
  actor: ContactActor | ParticipantActor,
): Promise<void> {
  const person = asked(askedOfOthers(event), { ...sent, choices: before.choices });
  if (before.handedTo) {
    // The answer was lost, and the same is asked once more.
    const [successor] = await deps.registrations.findMany([before.handedTo]);
    if (successor && isSame(successor, person)) return;
    if (!isActive(before.status))
      throw new DomainError("conflict", "registration.version_conflict", { version: before.version });
  }
  const { type: by } = actor;
  if (!canHandOver(before, event, by, ctx.now))
    throw new DomainError("conflict", "registration.exchanges_closed");
  await assertNotRecorded(deps, before);
  // What was chosen goes with the place, also where it is offered to nobody else any more.
  const form = { ...askedOfOthers(event), choiceGroups: [] };
  // A place that somebody has is not made to wait: whoever does not meet a criterion comes by staff alone.
  const unmet = unmetCriteria(event, { ...person, institution: before.institution });
  const { issues, consents } = await personIssues(
    deps,
    ctx,
    form,
    { ...person, choices: {} },
    { declarations, formVersion },
    unmet.map((criterion) => ({ ...criterion, effect: "refuse" })),
  );
  if (isSame(before, person)) issues.push({ path: "lastName", code: "delegation.same_person" });
  refuse([...issues, ...consents]);
  await deps.limits.takeAtEvent(ctx, event.eventId, [
    ["client", ctx.client],
    ["ownChanges", actor.type === "contact" ? actor.delegationId : actor.registrationId],
    ["mailbox", person.email && mailboxOf(person.email)],
  ]);
  const changedBy = actorRef(actor);
  const declared = await keepDeclared(deps, "successor", declarations);
  const {
    institution,
    unproven,
    locale,
    delegationId,
    party,
    pastLimit,
    accessCode,
    queuedAt,
    joinedPosition,
  } = before;
  const draft = newcomer(deps, ctx, event, person, { institution, locale, changedBy, declared });
  const successor: StoredRegistration = {
    ...draft.registration,
    status: before.status,
    standing: before.standing,
    choices: before.choices,
    // What is not shown of the institution is not shown of whoever follows for it.
    unproven,
    delegationId,
    party,
    pastLimit,
    accessCode,
    queuedAt,
    joinedPosition,
    takenOver: {
      from: before.registrationId,
      by,
      times: (before.takenOver?.times ?? 0) + 1,
      declared: declared.acts,
    },
  };
  const after: StoredRegistration = {
    ...before,
    status: leadsTo("hand_over"),
    leftAt: leftAtAfter(before, leadsTo("hand_over"), ctx.now),
    pastLimit: undefined,
    standing: NOWHERE,
    statusReason: undefined,
    handedTo: successor.registrationId,
    ...stamp(before, ctx, changedBy),
  };
  const result = await deps.registrations.handOver(before, after, {
    registration: successor,
    needs: draft.needs,
  });
  if (result.outcome === "written") return;
  if (result.outcome === "duplicate") refuse([{ path: "lastName", code: "delegation.person_registered" }]);
  if (result.outcome === "stale") throw new DomainError("conflict", "registration.version_conflict");
  throw await whyNobodyGetsIn(deps, event);
}

/** What was recorded or certified of somebody is theirs: their place is passed on to nobody any more. */
async function assertNotRecorded(deps: DelegationDeps, before: StoredRegistration): Promise<void> {
  const [marks, certificates] = await Promise.all([
    deps.attendance.listMarksOf(before.eventId, before.registrationId),
    deps.certificate.listOwnCertificates(before),
  ]);
  if (marks.length + certificates.length > 0) throw new DomainError("conflict", "registration.recorded");
}

function isSame(one: Parameters<typeof claimKeys>[0], other: Parameters<typeof claimKeys>[0]): boolean {
  const keys = new Set(claimKeys(one));
  return claimKeys(other).some((key) => keys.has(key));
}
