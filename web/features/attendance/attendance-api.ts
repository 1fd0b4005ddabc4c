import type {
  AttendanceBook,
  AttendancePerson,
  MarksAnswer,
  ScreenCode,
  UnitClosing,
  WalkInResult,
} from "@zapisy/core/attendance/answer";
import type { EntitlementInput, MarkInput, WalkInInput } from "@zapisy/core/attendance/schema";
import { staffRequest } from "../../data/session.ts";

const at = (eventId: string) => `/api/staff/events/${encodeURIComponent(eventId)}/attendance`;
const atUnit = (eventId: string, unitId: string) => `${at(eventId)}/units/${encodeURIComponent(unitId)}`;

/** Everything the attendance page of an event shows. */
export function getAttendanceBook(eventId: string): Promise<AttendanceBook> {
  return staffRequest("GET", at(eventId));
}

/** Sends marks, at most `MARKS_PER_REQUEST`; the same marks again change nothing. */
export function sendMarks(eventId: string, marks: readonly MarkInput[]): Promise<MarksAnswer> {
  return staffRequest("POST", `${at(eventId)}/marks`, { body: { marks } });
}

/** Declares the list of a unit complete; from then on changes need a reason. */
export function closeUnit(eventId: string, unitId: string): Promise<UnitClosing> {
  return staffRequest("POST", `${atUnit(eventId, unitId)}/close`);
}

/** The code that the screen in the room shows now. @throws ApiError attendance.not_now */
export function getScreenCode(eventId: string, unitId: string): Promise<ScreenCode> {
  return staffRequest("GET", `${atUnit(eventId, unitId)}/screen-code`);
}

/** Decides against the rule whether a person gets a certificate, or takes that back. */
export function setEntitlement(
  eventId: string,
  registrationId: string,
  input: EntitlementInput,
): Promise<AttendancePerson> {
  return staffRequest("PUT", `${at(eventId)}/entitlements/${encodeURIComponent(registrationId)}`, {
    body: input,
  });
}

/** Enters somebody who came unannounced. The same walk-in twice is one person. */
export function addWalkIn(eventId: string, input: WalkInInput): Promise<WalkInResult> {
  return staffRequest("POST", `${at(eventId)}/walk-ins`, { body: input });
}
