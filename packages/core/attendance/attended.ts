import type { EventId } from "../event/index.ts";
import type { Registration } from "../registration/index.ts";
import { toMark } from "./lists.ts";
import { attendanceRecords, saysPresent } from "./rules.ts";
import type { AttendanceStore, StoredMark } from "./store.ts";

/**
 * Whether somebody was at one unit of their event at least, as far as attendance is recorded. Where nobody is said to have been there,
 * everybody who has a place may have been, but for whom it says that they were not. Reads the marks of that person, and where these say
 * nothing those of others, until it finds somebody who was there.
 */
export async function mayHaveAttended(
  attendance: Pick<AttendanceStore, "listMarksOf" | "eachPersonsMarks">,
  { eventId, registrationId }: Pick<Registration, "eventId" | "registrationId">,
): Promise<boolean> {
  const own = recordsOf(await attendance.listMarksOf(eventId, registrationId));
  if (own.some(saysPresent)) return true;
  // A mark that was taken back says nothing of anybody.
  return own.every(({ state }) => state === undefined) && !(await wasAnybodyThere(attendance, eventId));
}

async function wasAnybodyThere(
  attendance: Pick<AttendanceStore, "eachPersonsMarks">,
  eventId: EventId,
): Promise<boolean> {
  for await (const marks of attendance.eachPersonsMarks(eventId))
    if (recordsOf(marks).some(saysPresent)) return true;
  return false;
}

function recordsOf(marks: readonly StoredMark[]) {
  return attendanceRecords(marks.map(toMark));
}
