import type { CheckInLinkView, NewCheckInLink } from "@zapisy/core/check-in/answer";
import type { CheckInLinkInput } from "@zapisy/core/check-in/schema";
import { staffRequest } from "../../data/session.ts";

const at = (eventId: string) => `/api/staff/events/${encodeURIComponent(eventId)}/check-in-links`;

/** An event's links to its check-in, the newest first. */
export async function listCheckInLinks(eventId: string): Promise<CheckInLinkView[]> {
  const { items } = await staffRequest<{ items: CheckInLinkView[] }>("GET", at(eventId));
  return items;
}

/** Makes a link; its address is in this answer and nowhere else. */
export function createCheckInLink(eventId: string, input: CheckInLinkInput): Promise<NewCheckInLink> {
  return staffRequest("POST", at(eventId), { body: input });
}

/** Ends a link at once. */
export function revokeCheckInLink(eventId: string, linkId: string): Promise<void> {
  return staffRequest("DELETE", `${at(eventId)}/${encodeURIComponent(linkId)}`);
}
