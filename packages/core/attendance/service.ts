import { bind, type Bound } from "../shared/use-case.ts";
import type { AttendanceDeps } from "./deps.ts";
import * as book from "./use-cases/book.ts";
import * as changes from "./use-cases/changes.ts";
import { closeUnit } from "./use-cases/closing.ts";
import { setEntitlement } from "./use-cases/entitlement.ts";
import * as marks from "./use-cases/marks.ts";
import * as selfCheckIn from "./use-cases/self-check-in.ts";
import * as walkIn from "./use-cases/walk-in.ts";

const useCases = { ...book, ...changes, ...marks, ...selfCheckIn, ...walkIn, closeUnit, setEntitlement };

/** Use cases of attendance. */
export type AttendanceService = Bound<typeof useCases>;

/** Makes the use cases of attendance over their stores. */
export function createAttendanceService(deps: AttendanceDeps): AttendanceService {
  return bind(deps, useCases);
}
