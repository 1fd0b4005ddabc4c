import { staffRequest } from "../../data/session.ts";

/** Events in whose team whoever is signed in is, with today's lists of attendance. */
export function listOwnEvents() {
  return staffRequest("GET", "/api/staff/own-events");
}

/** One of them with its programme. */
export function getOwnEvent(eventId: string) {
  return staffRequest("GET", "/api/staff/own-events/{eventId}", { params: { eventId } });
}
