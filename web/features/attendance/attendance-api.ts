import type { EntitlementInput, MarkInput, WalkInInput } from "@zapisy/core/attendance/schema";
import { staffRequest } from "../../data/session.ts";

/** Everything the attendance page of an event shows. */
export function getAttendanceBook(eventId: string) {
  return staffRequest("GET", "/api/staff/events/{eventId}/attendance", { params: { eventId } });
}

/** Sends marks, at most `MARKS_PER_REQUEST`; the same marks again change nothing. */
export function sendMarks(eventId: string, marks: MarkInput[]) {
  return staffRequest("POST", "/api/staff/events/{eventId}/attendance/marks", {
    params: { eventId },
    body: { marks },
  });
}

/** Declares the list of a unit complete; from then on changes need a reason. */
export function closeUnit(eventId: string, unitId: string) {
  return staffRequest("POST", "/api/staff/events/{eventId}/attendance/units/{unitId}/close", {
    params: { eventId, unitId },
  });
}

/** The code that the screen in the room shows now. @throws ApiError attendance.not_now */
export function getScreenCode(eventId: string, unitId: string) {
  return staffRequest("GET", "/api/staff/events/{eventId}/attendance/units/{unitId}/screen-code", {
    params: { eventId, unitId },
  });
}

/** Decides against the rule whether a person gets a certificate, or takes that back. */
export function setEntitlement(eventId: string, registrationId: string, body: EntitlementInput) {
  return staffRequest("PUT", "/api/staff/events/{eventId}/attendance/entitlements/{registrationId}", {
    params: { eventId, registrationId },
    body,
  });
}

/** Enters somebody who came unannounced. The same walk-in twice is one person. */
export function addWalkIn(eventId: string, body: WalkInInput) {
  return staffRequest("POST", "/api/staff/events/{eventId}/attendance/walk-ins", {
    params: { eventId },
    body,
  });
}
