import { bind, type Bound } from "../shared/use-case.ts";
import type { Table } from "../shared/table.ts";
import {
  putMarks,
  findKnown,
  eachPersonsMarks,
  listMarks,
  listMarksOf,
  markFromImage,
} from "./store/marks.ts";
import * as changes from "./store/changes.ts";
import * as lists from "./store/lists.ts";
import { attendanceEntities } from "./store/rows.ts";

export type { StoredMark, StoredEntitlement } from "./store/rows.ts";
export type { ListChange } from "./store/changes.ts";
export { inTransactions } from "./store/marks.ts";

const accesses = {
  ...lists,
  ...changes,
  putMarks,
  findKnown,
  eachPersonsMarks,
  listMarks,
  listMarksOf,
  markFromImage,
};

/** Where attendance is kept. Every function names its access pattern and key. */
export type AttendanceStore = Bound<typeof accesses>;

/** Makes the store of attendance over one table. */
export function createAttendanceStore(table: Table): AttendanceStore {
  return bind(attendanceEntities(table), accesses);
}
