import type { ReferralInput, ReferralPaper } from "@zapisy/core/referral/schema";
import type { Answer } from "../../data/client.ts";
import { staffRequest } from "../../data/session.ts";

/** An event as an institution refers people to it. */
export type ReferralEvent = Answer<"GET", "/api/staff/referral-events/{eventId}">;

/** Events to which one's institution refers people. */
export function listReferralEvents() {
  return staffRequest("GET", "/api/staff/referral-events");
}

/** An event with whom one's institution referred. */
export function getReferralEvent(eventId: string) {
  return staffRequest("GET", "/api/staff/referral-events/{eventId}", { params: { eventId } });
}

/** Refers somebody. The same key twice refers one. */
export function refer(eventId: string, body: ReferralInput, idempotencyKey: string) {
  return staffRequest("POST", "/api/staff/referral-events/{eventId}/referrals", {
    params: { eventId },
    body,
    idempotencyKey,
  });
}

/** Corrects the document of a referral and its days. */
export function correctReferral(eventId: string, registrationId: string, body: ReferralPaper) {
  return staffRequest("PUT", "/api/staff/referral-events/{eventId}/referrals/{registrationId}", {
    params: { eventId, registrationId },
    body,
  });
}

/** Takes back whom one's institution referred. */
export function takeReferralBack(eventId: string, registrationId: string) {
  return staffRequest("DELETE", "/api/staff/referral-events/{eventId}/referrals/{registrationId}", {
    params: { eventId, registrationId },
  });
}

/** The register of referrals of an event. */
export function listReferrals(eventId: string) {
  return staffRequest("GET", "/api/staff/events/{eventId}/referrals", { params: { eventId } });
}
