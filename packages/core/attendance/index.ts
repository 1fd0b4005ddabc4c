export { mayHaveAttended } from "./attended.ts";
export { signatureSheets, type ListSelection, type SignatureSheet } from "./rules.ts";
export { createRecordedService, type RecordedService } from "./recorded.ts";
export { createAttendanceService, type AttendanceService } from "./service.ts";
export { createAttendanceStore, type AttendanceStore, type StoredMark } from "./store.ts";
export type { AttendanceBook, AttendancePerson, AttendanceRecord, AttendanceUnit } from "./answer.ts";
export type { EventLists } from "./lists.ts";
export { forgetReasons } from "./store/forget.ts";
