import type { Registration } from "../registration/index.ts";
import { toMark } from "./lists.ts";
import { attendanceRecords, wasThere } from "./rules.ts";
import type { AttendanceStore } from "./store.ts";

/**
 * Whether somebody was at one unit of their event at least, as far as attendance is recorded. Where nothing is, everybody who has a place
 * may have been. Reads the marks of that person, and where there are none whether the event has any.
 */
export async function mayHaveAttended(
  attendance: Pick<AttendanceStore, "listMarksOf" | "hasMarks">,
  { eventId, registrationId }: Pick<Registration, "eventId" | "registrationId">,
): Promise<boolean> {
  const marks = await attendance.listMarksOf(eventId, registrationId);
  if (marks.length === 0) return !(await attendance.hasMarks(eventId));
  return attendanceRecords(marks.map(toMark)).some(({ state }) => wasThere(state));
}
