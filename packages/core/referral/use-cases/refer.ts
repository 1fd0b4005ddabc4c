import { asked, askedOfOthers, keepDeclared, newcomer, personIssues } from "../../delegation/index.ts";
import type { Event, EventId } from "../../event/index.ts";
import { outcomeFrom, outcomeOf, refuse } from "../../registration/index.ts";
import { assertRecruiting, leadsTo, unmetCriteria } from "../../registration/rules.ts";
import type { RegistrationId } from "../../registration/schema.ts";
import { actorRef, type StaffActor } from "../../shared/actor.ts";
import type { Context } from "../../shared/context.ts";
import { DomainError, type Issue } from "../../shared/error.ts";
import { derivedId } from "../../shared/id.ts";
import { shortHash } from "../../shared/secret.ts";
import { openEvent, openReferral } from "../access.ts";
import type { ReferralEvent, TakenReferral } from "../answer.ts";
import type { ReferralDeps } from "../deps.ts";
import { canTakeBack, paperFaults, referralsEnd } from "../rules.ts";
import type { Referral, ReferralInput, ReferralPaper } from "../schema.ts";
import { show } from "./page.ts";

/**
 * Refers somebody to an event: a registration like any other, with its seats, and beside it the referral, in one transaction. The
 * same request again (same idempotency key, same contents) changes nothing.
 * @throws DomainError event.not_found, referral.not_taken, event.cancelled, registration.recruitment_closed,
 *   registration.recruitment_not_open, registration.invalid, registration.duplicate, registration.group_shut, registration.no_group,
 *   registration.busy
 */
export async function refer(
  deps: ReferralDeps,
  ctx: Context<StaffActor>,
  eventId: EventId,
  sent: ReferralInput,
  idempotencyKey?: string,
): Promise<TakenReferral> {
  const { event, from } = await openEvent(deps, ctx, eventId);
  const registrationId: RegistrationId = idempotencyKey
    ? derivedId("reg", "referral", eventId, from.institutionId, idempotencyKey, JSON.stringify(sent))
    : ctx.newId("reg");
  // Whoever was taken back meanwhile does not come again by a request that was late.
  const known = idempotencyKey && (await deps.referrals.find(registrationId, ctx.now));
  if (known) return answerAgain(deps, ctx, known);
  if (!event.recruitment.referrals) throw new DomainError("conflict", "referral.not_taken");
  assertRecruiting(event, ctx.now);
  const form = askedOfOthers(event);
  const person = asked(form, sent.person);
  refuse(await issuesOf(deps, ctx, event, { ...sent, person }));
  const changedBy = actorRef(ctx.actor);
  const declared = await keepDeclared(deps, "referral", sent.declarations);
  const { institutionId, name, town } = from;
  const draft = newcomer(deps, ctx, event, person, {
    locale: sent.locale,
    changedBy,
    declared,
    registrationId,
  });
  const referral: Referral = {
    registrationId,
    eventId,
    institutionId,
    document: sent.document,
    referredOn: sent.referredOn,
    declared,
    version: 1,
    createdAt: ctx.now,
    updatedAt: ctx.now,
    changedBy,
    ttl: referralsEnd(event, ctx.now.slice(0, 10)),
  };
  const result = await deps.registrationService.enter(
    event,
    {
      ...draft.registration,
      referredBy: { institutionId, name, ...(town && { town }) },
      requestHash: idempotencyKey && shortHash(registrationId),
    },
    { choices: person.choices, ifFull: "reserve" },
    draft.needs,
    { beside: deps.referrals.beside(referral) },
  );
  if (result.outcome === "entered") {
    return {
      registrationId,
      ...outcomeFrom(result.decision),
      shown: await show(deps, ctx, eventId, referral),
    };
  }
  if (result.repeated) return answerAgain(deps, ctx, referral);
  throw new DomainError("conflict", "registration.duplicate");
}

/**
 * Takes back whom one's own institution referred; the stream passes the seat on. Twice is the same as once.
 * @throws DomainError event.not_found, referral.not_found, registration.changes_closed,
 *   registration.version_conflict, registration.busy, event.cancelled
 */
export async function takeReferralBack(
  deps: ReferralDeps,
  ctx: Context<StaffActor>,
  eventId: EventId,
  registrationId: RegistrationId,
): Promise<ReferralEvent> {
  const { event, referral, registration } = await openReferral(deps, ctx, eventId, registrationId);
  if (registration.status !== leadsTo("withdraw")) {
    if (!canTakeBack(registration, event, ctx.now))
      throw new DomainError("conflict", "registration.changes_closed");
    await deps.registrationService.giveUp(ctx, event, registration, actorRef(ctx.actor));
  }
  return show(deps, ctx, eventId, referral);
}

/**
 * Corrects number and days of a referral of one's own institution.
 * @throws DomainError event.not_found, referral.not_found, registration.invalid,
 *   registration.version_conflict
 */
export async function correctReferral(
  deps: ReferralDeps,
  ctx: Context<StaffActor>,
  eventId: EventId,
  registrationId: RegistrationId,
  { version, ...paper }: ReferralPaper,
): Promise<ReferralEvent> {
  const { event, referral } = await openReferral(deps, ctx, eventId, registrationId);
  refuse(paperFaults(paper, event, ctx.now));
  const after: Referral = {
    ...referral,
    ...paper,
    version: version + 1,
    updatedAt: ctx.now,
    changedBy: actorRef(ctx.actor),
  };
  if (!(await deps.referrals.correct(after, version)))
    throw new DomainError("conflict", "registration.version_conflict", { version: referral.version });
  return show(deps, ctx, eventId, after);
}

/** What came of a referral that is there already. */
async function answerAgain(
  deps: ReferralDeps,
  ctx: Context<StaffActor>,
  referral: Referral,
): Promise<TakenReferral> {
  const { registrationId, eventId } = referral;
  const [registration] = await deps.registrations.findMany([registrationId]);
  if (!registration) throw new Error("A referral without its registration.");
  const came = await outcomeOf(deps, registration);
  return { registrationId, ...came, shown: await show(deps, ctx, eventId, referral) };
}

/** What is refused of what was sent; of the person by the paths of their fields. */
async function issuesOf(
  deps: ReferralDeps,
  ctx: Context,
  event: Event,
  { person, declarations, formVersion, ...paper }: ReferralInput,
): Promise<Issue[]> {
  const judged = await personIssues(
    deps,
    ctx,
    askedOfOthers(event),
    person,
    { declarations, formVersion },
    unmetCriteria(event, { ...person, institution: undefined }),
  );
  return [
    ...judged.issues.map((issue) => ({ ...issue, path: `person.${issue.path}` })),
    ...judged.consents,
    ...paperFaults(paper, event, ctx.now),
  ];
}
