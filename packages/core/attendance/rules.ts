export { heldHours, hourUnitOf, inHours, personHours, teachingMinutes } from "./hours.ts";
export { canBeHeld, isRecordable, reasonWanted, seenAt } from "./moment.ts";
export { attendanceRate, jointAttendance, measureOf, weightFor, wholeMinutes } from "./rate.ts";
export { attendanceOf, attendanceRecords, mergeMarks, saysPresent, wasThere } from "./record.ts";
export { knownUnits, unitItems } from "./retired.ts";
export {
  attendanceUnits,
  canCloseAttendance,
  canOverrideEntitlement,
  canReadAttendance,
  canRecordAttendance,
  checkInWindow,
  isCheckInOpen,
  isExpected,
  isListed,
} from "./unit.ts";
export {
  signatureSheets,
  type ListSelection,
  type ListedRegistration,
  type SignatureSheet,
} from "./signature-sheet.ts";
export {
  matchAttendees,
  minutesPresent,
  readWebinar,
  readWebinarReport,
  webinarState,
  type WebinarAttendee,
  type WebinarFindings,
  type WebinarPerson,
} from "./webinar.ts";
