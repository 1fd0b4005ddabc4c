import type { AccessCodeInput, AccessCodePatch } from "@zapisy/core/access-code/schema";
import { staffRequest } from "../../../data/session.ts";

/** An event's access codes, the oldest first. */
export async function listAccessCodes(eventId: string) {
  const path = "/api/staff/events/{eventId}/access-codes";
  return (await staffRequest("GET", path, { params: { eventId } })).items;
}

/** Makes a code. The same key twice makes one. */
export function createAccessCode(eventId: string, body: AccessCodeInput, idempotencyKey: string) {
  const path = "/api/staff/events/{eventId}/access-codes";
  return staffRequest("POST", path, { params: { eventId }, body, idempotencyKey });
}

/** Changes how often and until when a code is good, or switches it off. */
export function changeAccessCode(eventId: string, accessCode: string, body: AccessCodePatch) {
  return staffRequest("PUT", "/api/staff/events/{eventId}/access-codes/{accessCode}", {
    params: { eventId, accessCode },
    body,
  });
}
