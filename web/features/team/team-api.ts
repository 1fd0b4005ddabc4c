import type { EventTeam } from "@zapisy/core/team/answer";
import { staffRequest } from "../../data/session.ts";

const at = (eventId: string) => `/api/staff/events/${encodeURIComponent(eventId)}/team`;

/** Who works on an event, and whom one may add. */
export function getTeam(eventId: string): Promise<EventTeam> {
  return staffRequest("GET", at(eventId));
}

/** Puts somebody into the team of an event. */
export function joinTeam(eventId: string, staffId: string): Promise<void> {
  return staffRequest("PUT", `${at(eventId)}/${encodeURIComponent(staffId)}`);
}

/** Takes somebody out of the team of an event. */
export function leaveTeam(eventId: string, staffId: string): Promise<void> {
  return staffRequest("DELETE", `${at(eventId)}/${encodeURIComponent(staffId)}`);
}
