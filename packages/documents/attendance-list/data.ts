import type { HourSpan } from "@zapisy/core/attendance/schema";
import { inPolishOrder } from "@zapisy/core/shared/text";
import type { Day } from "@zapisy/core/shared/time";
import type { SheetHead } from "../sheet/index.ts";

/**
 * All that an attendance list says. It carries what funders ask for (domain rules 2.5) and has no field
 * for a national id number, a diet or a need, so that none of them can be printed by mistake.
 */
export interface AttendanceListData extends SheetHead {
  sheets: AttendanceSheet[];
}

/** One list to be signed: an agenda item, or a day whose columns are its items or hour blocks. */
export interface AttendanceSheet {
  title: string;
  module?: string;
  date: Day;
  /** The last day, where the columns are days. */
  lastDate?: Day;
  /** Wall times `HH:MM`. */
  from?: string;
  to?: string;
  /** What one of the people can attend. */
  hours?: HourSpan;
  /** Where it differs from the event's place. */
  place?: string;
  host?: string;
  leaders: string[];
  /** What was changed after it had been recorded, and why. */
  remarks?: string[];
  /** One signature box per person and column; empty: one box. */
  columns: AttendanceColumn[];
  /** In any order; documents sort them the Polish way. */
  people: AttendancePerson[];
  /** Neither on lists that hang publicly. */
  showInstitution: boolean;
  showPosition: boolean;
  /** Numbered rows left blank for people who come unannounced. */
  emptyRows: number;
}

/** A day or an hour block that is signed for separately. */
export interface AttendanceColumn {
  label: string;
  /** Its day, where it is a whole day; absent: the sheet's. */
  date?: Day;
  from?: string;
  to?: string;
}

/** Somebody expected on a list. */
export interface AttendancePerson {
  surname: string;
  firstName: string;
  institution?: string;
  position?: string;
  /** e.g. that they withdrew, and when. */
  remark?: string;
}

/** The people of a list in Polish alphabetical order: by surname, then by first name. */
export function sortedPeople(people: readonly AttendancePerson[]): AttendancePerson[] {
  return inPolishOrder(people, ({ surname, firstName }) => [surname, firstName]);
}
