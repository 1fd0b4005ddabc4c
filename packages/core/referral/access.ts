import { reachOf } from "../access/rules.ts";
import { canRefer, isPublic, type Event, type EventId } from "../event/index.ts";
import type { InstitutionId } from "../institution/schema.ts";
import type { StoredRegistration } from "../registration/index.ts";
import type { RegistrationId } from "../registration/schema.ts";
import type { StaffActor } from "../shared/actor.ts";
import type { Context } from "../shared/context.ts";
import { DomainError } from "../shared/error.ts";
import type { ReferralDeps } from "./deps.ts";
import type { Referral } from "./schema.ts";

/** The institution for which somebody refers people, as it is called now, with all entries that were found to be it. */
export interface Referring {
  institutionId: InstitutionId;
  name: string;
  town?: string;
  family: readonly InstitutionId[];
}

/** For which institution the member of staff refers people; undefined where they do for none. */
export async function referring(
  { institutions }: Pick<ReferralDeps, "institutions">,
  { actor: { role, institutionId } }: Context<StaffActor>,
): Promise<Referring | undefined> {
  if (!institutionId || !reachOf(role, "referrals.make")) return undefined;
  return institutions.findFamily(institutionId);
}

/** What an institution referred to an event. */
export async function ownReferrals(
  { referrals }: Pick<ReferralDeps, "referrals">,
  ctx: Context,
  eventId: EventId,
  { family }: Pick<Referring, "family">,
): Promise<Referral[]> {
  return (await Promise.all(family.map((id) => referrals.list(eventId, ctx.now, id)))).flat();
}

/**
 * An event for whoever refers people to it: it takes referrals in a project of theirs, or has people of their institution.
 * @throws DomainError event.not_found, whatever else there is and whoever else asks
 */
export async function openEvent(
  deps: ReferralDeps,
  ctx: Context<StaffActor>,
  eventId: EventId,
): Promise<{ event: Event; from: Referring; own: Referral[] }> {
  const from = await referring(deps, ctx);
  const event = from && (await deps.events.findEvent(eventId));
  if (!event || !isPublic(event) || !canRefer(ctx.actor, event))
    throw new DomainError("not_found", "event.not_found");
  const own = await ownReferrals(deps, ctx, eventId, from);
  if (!event.recruitment.referrals && own.length === 0) throw new DomainError("not_found", "event.not_found");
  return { event, from, own };
}

/**
 * Somebody whom one's own institution referred, with the event.
 * @throws DomainError event.not_found; referral.not_found, also for whom others referred
 */
export async function openReferral(
  deps: ReferralDeps,
  ctx: Context<StaffActor>,
  eventId: EventId,
  registrationId: RegistrationId,
): Promise<{ event: Event; from: Referring; referral: Referral; registration: StoredRegistration }> {
  const { event, from } = await openEvent(deps, ctx, eventId);
  const referral = await deps.referrals.find(registrationId, ctx.now);
  const registration = referral && (await deps.registrations.find(registrationId));
  if (!registration || referral.eventId !== eventId || !from.family.includes(referral.institutionId))
    throw new DomainError("not_found", "referral.not_found");
  return { event, from, referral, registration };
}
