import { query } from "@solidjs/router";
import type { EventId } from "@zapisy/core/event/schema";
import type { InterestInput } from "@zapisy/core/interest/schema";
import { ApiError, request } from "../../data/client.ts";

const OWN = "/api/interests/{token}";

/** Leaves an address to be told once when one can sign up. */
export function askToBeTold(slug: string, body: InterestInput) {
  return request("POST", "/api/events/{slug}/interests", { params: { slug }, body });
}

/** Of what the holder of a link is to be told; `not_found` for a link that leads nowhere (any more). */
export const getInterest = query(async (token: string) => {
  try {
    return await request("GET", OWN, { params: { token } });
  } catch (error) {
    if (error instanceof ApiError && error.status === 404) return "not_found";
    throw error;
  }
}, "interest");

/** How many people want to be told when one can sign up for an event. */
export function countInterests(eventId: EventId) {
  return request("GET", "/api/staff/events/{eventId}/interests", { params: { eventId } });
}

/** Confirms, or withdraws. */
export function chooseInterest(token: string, wanted: boolean) {
  return request("PUT", OWN, { params: { token }, body: { wanted } });
}
