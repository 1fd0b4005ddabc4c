import { bind, type Bound } from "../shared/use-case.ts";
import type { AttendanceDeps } from "./deps.ts";
import { getBook, listPeople, loadBook, loadLists } from "./use-cases/book.ts";
import { closeUnit } from "./use-cases/closing.ts";
import { setEntitlement } from "./use-cases/entitlement.ts";
import { recordMarks, recordMarksByStaff } from "./use-cases/marks.ts";
import { getScreenCode, personalPart, selfCheckIn } from "./use-cases/self-check-in.ts";
import { addWalkIn, addWalkInByStaff } from "./use-cases/walk-in.ts";

const useCases = {
  getBook,
  loadBook,
  loadLists,
  listPeople,
  recordMarks,
  recordMarksByStaff,
  closeUnit,
  setEntitlement,
  addWalkIn,
  addWalkInByStaff,
  getScreenCode,
  selfCheckIn,
  personalPart,
};

/** Use cases of attendance. */
export type AttendanceService = Bound<typeof useCases>;

/** Makes the use cases of attendance over their stores. */
export function createAttendanceService(deps: AttendanceDeps): AttendanceService {
  return bind(deps, useCases);
}
