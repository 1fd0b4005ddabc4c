import type { AttendancePerson, AttendanceRecord, AttendanceUnit } from "@zapisy/core/attendance/answer";
import { isListed } from "@zapisy/core/attendance/rules";
import { spanOf } from "@zapisy/core/shared/span";
import { searchText, searchWords } from "@zapisy/core/shared/text";
import type { Day, WallTime } from "@zapisy/core/shared/time";

/** A day's units, as the picker shows them. */
export interface UnitDay {
  day?: Day;
  units: AttendanceUnit[];
}

/** Units by day, in the order in which they come; those without a day come last. */
export function unitDays(units: readonly AttendanceUnit[]): UnitDay[] {
  const days = new Map<Day | undefined, AttendanceUnit[]>();
  for (const unit of units) days.set(unit.day, [...(days.get(unit.day) ?? []), unit]);
  return [...days]
    .map(([day, ofDay]) => ({ day, units: ofDay }))
    .toSorted((a, b) => ((a.day ?? "9999") < (b.day ?? "9999") ? -1 : 1));
}

/**
 * The unit that somebody who opens the page most likely wants: the one that goes on, else the last one that
 * has begun today or before, else the first.
 */
export function likelyUnit(units: readonly AttendanceUnit[], now: WallTime): AttendanceUnit | undefined {
  const startOf = ({ day = "9999", from = "00:00" }: AttendanceUnit) => `${day}T${from}`;
  const endOf = ({ day = "9999", from = "00:00", to }: AttendanceUnit) =>
    spanOf({ day, from, to })?.ends ?? `${day}T23:59`;
  return (
    units.find((unit) => startOf(unit) <= now && now <= endOf(unit)) ??
    units.filter((unit) => startOf(unit) <= now).toSorted((a, b) => (startOf(a) < startOf(b) ? 1 : -1))[0] ??
    units[0]
  );
}

/** Whether everything that was typed is found in a person's name or institution, Polish letters or not. */
export function personMatches(
  person: Pick<AttendancePerson, "firstName" | "lastName" | "institution">,
  typed: string,
): boolean {
  const text = searchText([person.lastName, person.firstName, person.institution]);
  return searchWords(typed).every((word) => text.includes(word));
}

/** Which of the people on a list are shown. */
export type Shown = "all" | "none" | "conflict";

/** Whether a record belongs to what is shown. */
export function isShown(record: AttendanceRecord | undefined, shown: Shown): boolean {
  if (shown === "none") return record?.state === undefined;
  if (shown === "conflict") return (record?.conflict.length ?? 0) > 0;
  return true;
}

/** How a list stands. */
export interface UnitCounts {
  expected: number;
  present: number;
  left_early: number;
  excused: number;
  absent: number;
  /** Nobody has recorded anything. */
  none: number;
  conflicts: number;
}

/** Counts the records of the people on the list of a unit. */
export function countUnit(unit: AttendanceUnit, people: readonly AttendancePerson[]): UnitCounts {
  const counts = { expected: 0, present: 0, left_early: 0, excused: 0, absent: 0, none: 0, conflicts: 0 };
  for (const person of people) {
    if (!isListed(unit, person)) continue;
    const record = person.records[unit.unitId];
    counts.expected += 1;
    counts[record?.state ?? "none"] += 1;
    if ((record?.conflict.length ?? 0) > 0) counts.conflicts += 1;
  }
  return counts;
}
