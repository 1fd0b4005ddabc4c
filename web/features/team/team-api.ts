import { staffRequest } from "../../data/session.ts";

/** Who works on an event, and whom one may add. */
export function getTeam(eventId: string) {
  return staffRequest("GET", "/api/staff/events/{eventId}/team", { params: { eventId } });
}

/** Puts somebody into the team of an event. */
export function joinTeam(eventId: string, staffId: string) {
  return staffRequest("PUT", "/api/staff/events/{eventId}/team/{staffId}", { params: { eventId, staffId } });
}

/** Takes somebody out of the team of an event. */
export function leaveTeam(eventId: string, staffId: string) {
  return staffRequest("DELETE", "/api/staff/events/{eventId}/team/{staffId}", {
    params: { eventId, staffId },
  });
}
