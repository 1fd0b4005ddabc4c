import type { CheckInLinkInput } from "@zapisy/core/check-in/schema";
import { staffRequest } from "../../data/session.ts";

/** An event's links to its check-in, the newest first. */
export async function listCheckInLinks(eventId: string) {
  const path = "/api/staff/events/{eventId}/check-in-links";
  return (await staffRequest("GET", path, { params: { eventId } })).items;
}

/** Makes a link; its address is in this answer and nowhere else. */
export function createCheckInLink(eventId: string, body: CheckInLinkInput) {
  return staffRequest("POST", "/api/staff/events/{eventId}/check-in-links", { params: { eventId }, body });
}

/** Ends a link at once. */
export function revokeCheckInLink(eventId: string, linkId: string) {
  return staffRequest("DELETE", "/api/staff/events/{eventId}/check-in-links/{linkId}", {
    params: { eventId, linkId },
  });
}
