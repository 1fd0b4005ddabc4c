import type { ImportedPeople, ImportInput } from "@zapisy/core/people-import/schema";
import { staffRequest } from "../../data/session.ts";

/** Says of some people of a file what would become of them. */
export function checkPeople(eventId: string, body: ImportedPeople) {
  return staffRequest("POST", "/api/staff/events/{eventId}/people-check", { params: { eventId }, body });
}

/** Begins to bring people in from a file. The same key twice begins once. */
export function beginImport(eventId: string, body: ImportInput, idempotencyKey: string) {
  return staffRequest("POST", "/api/staff/events/{eventId}/people-imports", {
    params: { eventId },
    body,
    idempotencyKey,
  });
}

/** Enters some people of the file; the same people twice are entered once. */
export function enterPeople(eventId: string, importId: string, body: ImportedPeople) {
  return staffRequest("POST", "/api/staff/events/{eventId}/people-imports/{importId}/people", {
    params: { eventId, importId },
    body,
  });
}

/** Says that the file has brought all its people. */
export function endImport(eventId: string, importId: string) {
  return staffRequest("POST", "/api/staff/events/{eventId}/people-imports/{importId}/end", {
    params: { eventId, importId },
  });
}
