import type { Answer } from "../../data/client.ts";
import type { PlacesReturn } from "@zapisy/core/event/schema";
import { staffRequest } from "../../data/session.ts";

/** All activities of one's projects. */
export type PartnerEvents = Answer<"GET", "/api/staff/partner-events">;

/** An event with one's own people and places. */
export type PartnerEvent = Answer<"GET", "/api/staff/partner-events/{eventId}">;

/** Who of one's own people took part in which activities of a project. */
export type PartnerTable = Answer<"GET", "/api/staff/partner-projects/{projectId}">;

/** All activities of the projects in which one's institution is a partner. */
export function listPartnerEvents() {
  return staffRequest("GET", "/api/staff/partner-events");
}

/** An event with one's own people and places. */
export function getPartnerEvent(eventId: string) {
  return staffRequest("GET", "/api/staff/partner-events/{eventId}", { params: { eventId } });
}

/** Gives places of one's own group back. */
export function returnPlaces(eventId: string, body: PlacesReturn) {
  return staffRequest("POST", "/api/staff/partner-events/{eventId}/returned-places", {
    params: { eventId },
    body,
  });
}

/** Who of one's own people took part in which activities of a project. */
export function getPartnerTable(projectId: string) {
  return staffRequest("GET", "/api/staff/partner-projects/{projectId}", { params: { projectId } });
}
