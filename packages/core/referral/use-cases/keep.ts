import type { EventId } from "../../event/index.ts";
import type { ReferralDeps } from "../deps.ts";
import { referralsEnd } from "../rules.ts";

/**
 * Lets the referrals of an event end with the event where it is now, as what people need does (docs/decisions/0031). Safe to run
 * again after half of it: the end follows from the event.
 */
export async function moveReferrals(
  { referrals, events }: Pick<ReferralDeps, "referrals" | "events">,
  eventId: EventId,
): Promise<void> {
  const event = await events.findHead(eventId);
  if (!event) return;
  const ttl = referralsEnd(event, event.updatedAt.slice(0, 10));
  for (const referral of await referrals.list(eventId, event.updatedAt))
    if (referral.ttl !== ttl) await referrals.keepUntil(referral.registrationId, ttl, event.updatedAt);
}
