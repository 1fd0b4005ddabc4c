import type { Answer } from "../../data/client.ts";
import { staffRequest } from "../../data/session.ts";

/** All activities of one's projects. */
export type PartnerEvents = Answer<"GET", "/api/staff/partner-events">;

/** An event with one's own people and places. */
export type PartnerEvent = Answer<"GET", "/api/staff/partner-events/{eventId}">;

/** All activities of the projects in which one's institution is a partner. */
export function listPartnerEvents() {
  return staffRequest("GET", "/api/staff/partner-events");
}

/** An event with one's own people and places. */
export function getPartnerEvent(eventId: string) {
  return staffRequest("GET", "/api/staff/partner-events/{eventId}", { params: { eventId } });
}
