import type {
  AttendanceBook,
  AttendancePerson,
  AttendanceRate,
  AttendanceUnit,
  RatePart,
} from "@zapisy/core/attendance/answer";
import { attendanceRate, isExpected, isListed, weightFor } from "@zapisy/core/attendance/rules";
import { personMatches } from "../unit.state.ts";

/**
 * Where a person stands against the threshold. reached: it is met; open: it can be met; risk: one more absence
 * and it cannot, after something was missed already; lost: it cannot be met any more.
 */
export const PLACES = ["reached", "open", "risk", "lost"] as const;
/** Where a person stands against the threshold. */
export type Place = (typeof PLACES)[number];

/** A person in the table of rates. */
export interface RateRow {
  person: AttendancePerson;
  rate: AttendanceRate;
  place: Place;
  /** Whether they can still be present somewhere. */
  hasUnitsLeft: boolean;
}

/** A person's rate as the marks are now, those included that are still on their way to the server. */
export function rateRow(book: AttendanceBook, person: AttendancePerson): RateRow {
  const rate = attendanceRate(book.units, person, book.closings, book.thresholdPercent);
  const open = openUnits(book, person);
  return { person, rate, place: placeOf(book, person, rate, open), hasUnitsLeft: open.length > 0 };
}

function placeOf(
  book: AttendanceBook,
  person: AttendancePerson,
  rate: AttendanceRate,
  open: readonly AttendanceUnit[],
): Place {
  if (rate.reached) return "reached";
  if (!rate.reachable) return "lost";
  const weightOf = (unit: AttendanceUnit) => weightFor(unit, person.options);
  const weight = open.reduce((sum, unit) => sum + weightOf(unit), 0);
  // A thousandth of slack: parts of units are fractions.
  const hasMissed = rate.total.attended + weight < rate.total.possible - 0.001;
  if (!hasMissed || open.length === 0) return "open";
  const heaviest = open.reduce((most, unit) => (weightOf(unit) > weightOf(most) ? unit : most));
  const without = attendanceRate(
    book.units,
    { ...person, records: { ...person.records, [heaviest.unitId]: { state: "absent" } } },
    book.closings,
    book.thresholdPercent,
  );
  return without.reachable ? "open" : "risk";
}

/** Units at which a person can still be present. */
function openUnits(book: AttendanceBook, person: AttendancePerson): AttendanceUnit[] {
  const closed = new Set(book.closings.map(({ unitId }) => unitId));
  if (person.left) return [];
  return book.units.filter(
    (unit) =>
      !unit.retired &&
      isExpected(unit, person.options) &&
      !closed.has(unit.unitId) &&
      person.records[unit.unitId]?.state === undefined,
  );
}

/** What the table shows and how it is sorted; lives in the address. */
export interface RateQuestion {
  q: string;
  /** A place, or `decision` for those about whom somebody decided. */
  place: Place | "decision" | "";
  sort: "name" | "percent";
  direction: "ascending" | "descending";
}

/** Reads the question from the address; what cannot be read is the default. */
export function rateQuestion(search: {
  q?: string;
  place?: string;
  sort?: string;
  direction?: string;
}): RateQuestion {
  const places: readonly string[] = [...PLACES, "decision"];
  return {
    q: search.q ?? "",
    place: places.includes(search.place ?? "") ? (search.place as RateQuestion["place"]) : "",
    sort: search.sort === "percent" ? "percent" : "name",
    direction: search.direction === "descending" ? "descending" : "ascending",
  };
}

/** The rows that are asked for. `rows` come in Polish order, which also decides between equal shares. */
export function askedRows(rows: readonly RateRow[], question: RateQuestion): RateRow[] {
  const found = rows.filter(
    ({ person, place }) =>
      personMatches(person, question.q) &&
      (question.place === "" ||
        (question.place === "decision" ? person.entitlement !== undefined : place === question.place)),
  );
  const sign = question.direction === "ascending" ? 1 : -1;
  if (question.sort === "name") return sign === 1 ? found : found.toReversed();
  const share = ({ rate: { total } }: RateRow) => (total.possible > 0 ? total.attended / total.possible : 0);
  return found.toSorted((a, b) => sign * (share(a) - share(b)));
}

/** Modules of an event in the order of its programme. */
export function modulesOf(units: readonly AttendanceUnit[]): string[] {
  return [...new Set(units.flatMap(({ module }) => module ?? []))];
}

/** The share of several people together, by the sums. */
export function sumOfParts(parts: readonly RatePart[]): RatePart {
  const attended = parts.reduce((sum, part) => sum + part.attended, 0);
  const possible = parts.reduce((sum, part) => sum + part.possible, 0);
  return { attended, possible, percent: possible > 0 ? Math.floor((attended * 100) / possible + 1e-9) : 0 };
}

/** How many of the people on the list of a unit were there, whole or in part. */
export function presentAt(
  unit: AttendanceUnit,
  rows: readonly RateRow[],
): { present: number; expected: number } {
  const expected = rows.filter(({ person }) => isListed(unit, person));
  const present = expected.filter(({ person }) => {
    const state = person.records[unit.unitId]?.state;
    return state === "present" || state === "left_early";
  });
  return { present: present.length, expected: expected.length };
}
