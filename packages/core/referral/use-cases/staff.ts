import { canReadReferrals, type EventId } from "../../event/index.ts";
import { isInLine } from "../../registration/rules.ts";
import type { Registration } from "../../registration/schema.ts";
import type { StaffActor } from "../../shared/actor.ts";
import type { Context } from "../../shared/context.ts";
import { DomainError } from "../../shared/error.ts";
import { personSortKey } from "../../shared/text.ts";
import type { ReferralRegister, ReferredBy } from "../answer.ts";
import type { ReferralDeps } from "../deps.ts";

/**
 * The register of referrals of an event: who was referred by which institution, on what, when, and what was decided.
 * @throws DomainError event.not_found, referral.hidden
 */
export async function listReferrals(
  deps: ReferralDeps,
  ctx: Context<StaffActor>,
  eventId: EventId,
): Promise<ReferralRegister> {
  const event = await deps.eventService.getEvent(ctx, eventId);
  if (!canReadReferrals(ctx.actor, event)) throw new DomainError("forbidden", "referral.hidden");
  const referrals = await deps.referrals.list(eventId, ctx.now);
  const [people, meant, positions] = await Promise.all([
    deps.registrations.findMany(referrals.map(({ registrationId }) => registrationId)),
    deps.institutions.findAllMeant(referrals.map(({ institutionId }) => institutionId)),
    deps.registrations.linePositions(eventId),
  ]);
  const items = people.flatMap((person) => {
    const { registrationId, firstName, lastName, status, statusReason, offeredUntil, createdAt } = person;
    const referral = referrals.find((one) => one.registrationId === registrationId);
    const institution = referral && (meant.get(referral.institutionId) ?? person.referredBy);
    if (!institution) return [];
    const { document, referredOn } = referral;
    return [
      {
        registrationId,
        firstName,
        lastName,
        status,
        statusReason,
        createdAt,
        reservePosition: isInLine(status) ? positions.get(registrationId) : undefined,
        offeredUntil,
        institution,
        document,
        referredOn,
      },
    ];
  });
  const keyOf = (one: { lastName: string; firstName: string }) => personSortKey(one.lastName, one.firstName);
  return { items: items.toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1)) };
}

/** By whom somebody was referred, for staff who may read it: with the document while that is kept. */
export async function describeReferral(
  deps: ReferralDeps,
  ctx: Context,
  {
    registrationId,
    referredBy,
  }: Pick<Registration, "registrationId"> & Required<Pick<Registration, "referredBy">>,
): Promise<ReferredBy> {
  const [referral, meant] = await Promise.all([
    deps.referrals.find(registrationId, ctx.now),
    deps.institutions.findAllMeant([referredBy.institutionId]),
  ]);
  return {
    institution: meant.get(referredBy.institutionId) ?? referredBy,
    paper: referral && { document: referral.document, referredOn: referral.referredOn },
  };
}
