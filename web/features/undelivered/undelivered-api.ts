import type { UndeliveredList } from "@zapisy/core/undelivered/schema";
import { staffRequest } from "../../data/session.ts";

/** People to whom a mail did not arrive, over all events whose people one may change. */
export function listUndelivered(list: UndeliveredList, cursor?: string) {
  return staffRequest("GET", "/api/staff/undelivered", { query: { list, cursor } });
}

/** How many of them wait. */
export function countUndelivered() {
  return staffRequest("GET", "/api/staff/undelivered/count");
}

/** Says that somebody was told otherwise what the mail was to say, or takes that back; `version` is the one that was shown. */
export function setDealt(
  { eventId, personId }: { eventId: string; personId: string },
  body: { dealt: boolean; version: number },
) {
  return staffRequest("PUT", "/api/staff/events/{eventId}/undelivered/{missedBy}", {
    params: { eventId, missedBy: personId },
    body,
  });
}

/** Lets mail to many go again to the address that somebody has. */
export function trustAddress(eventId: string, registrationId: string, reason: string) {
  return staffRequest("DELETE", "/api/staff/events/{eventId}/registrations/{registrationId}/suppression", {
    params: { eventId, registrationId },
    body: { reason },
  });
}
