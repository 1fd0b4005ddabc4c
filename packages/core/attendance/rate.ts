import type { AttendanceRate, AttendanceUnit, RatePart } from "./answer.ts";
import { minutesFor } from "./hours.ts";
import type { Listed } from "./schema.ts";
import { areAtOnce, isExpected } from "./unit.ts";

/** A record as far as the rate looks at it. */
type Seen = NonNullable<Listed["records"][string]>;

/** A sum of parts of units as an exact fraction: a threshold met to the minute is met. */
interface Fraction {
  over: bigint;
  under: bigint;
}

/** Somebody as far as their rate looks at them. */
type Rated = Pick<Listed, "options" | "left" | "records">;

/**
 * A person's attendance against the event's rule (domain rules 2.5, 2.6). Excused is not attended. Who left early
 * attended the share of the unit that they were there for. A closed unit without a record was missed; one that is open
 * can still be attended, but not by somebody who has given up their place: what they attended stays a share of the
 * whole.
 *
 * @param closings the units whose lists are complete
 */
export function attendanceRate(
  units: readonly AttendanceUnit[],
  person: Rated,
  closings: readonly { unitId: string }[],
  thresholdPercent: number,
): AttendanceRate {
  const { options, records } = person;
  const measure = measureOf(units.filter(({ retired }) => retired?.held !== false));
  const expected = ratedUnits(units, person);
  const closed = new Set(closings.map(({ unitId }) => unitId));
  const whole = (unit: AttendanceUnit) => fraction(weightFor(unit, options));
  const share = (unit: AttendanceUnit) => attendedOf(unit, records[unit.unitId], measure, whole(unit));
  const possible = sum(expected.map(whole));
  const attended = sum(expected.map(share));
  const isOpen = ({ unitId, retired }: AttendanceUnit) =>
    !person.left && !retired && records[unitId]?.state === undefined && !closed.has(unitId);
  const open = sum(expected.filter(isOpen).map(whole));
  const reaches = (part: Fraction) => compare(part, possible, thresholdPercent);
  const modules = [...new Set(expected.map(({ module }) => module))].filter((name) => name !== undefined);
  return {
    measure,
    total: ratePart(attended, possible),
    modules: modules.map((module) => {
      const own = expected.filter((unit) => unit.module === module);
      return { module, ...ratePart(sum(own.map(share)), sum(own.map(whole))) };
    }),
    // Nobody has reached a share of nothing, and nobody has missed it either.
    reached: possible.over > 0n && reaches(attended),
    reachable: reaches(sum([attended, open])),
  };
}

/**
 * The units over which somebody's share is counted: where they are expected, and where they were all the same, as in a
 * panel that they were in before they chose another. Nobody sits in two rooms at once: a unit that they missed for one
 * in which they were does not count against them. What was taken out of the programme counts where it took place,
 * unless they were at what is at that time now.
 */
function ratedUnits(units: readonly AttendanceUnit[], { options, records }: Rated): AttendanceUnit[] {
  const there = new Set(
    units.filter(({ unitId }) => timeThere(records[unitId]) >= 0).map(({ unitId }) => unitId),
  );
  const isThere = ({ unitId }: AttendanceUnit) => there.has(unitId);
  const retired = units.filter((unit) => unit.retired);
  // At the time of these they were at what the programme had before.
  const replaced = new Set(
    retired
      .filter((unit) => isThere(unit) && !unit.retired?.insteadOf.some((unitId) => there.has(unitId)))
      .flatMap((unit) => unit.retired?.insteadOf ?? []),
  );
  const elsewhere = units.filter((unit) => !unit.retired && !isExpected(unit, options) && isThere(unit));
  return units.filter((unit) => {
    const isOwn = isThere(unit) || isExpected(unit, options);
    if (unit.retired) {
      const { held, insteadOf } = unit.retired;
      return held && isOwn && (insteadOf.length === 0 || insteadOf.some((unitId) => replaced.has(unitId)));
    }
    if (isThere(unit)) return true;
    return isOwn && !replaced.has(unit.unitId) && !elsewhere.some((other) => areAtOnce(unit, other));
  });
}

/**
 * What several people attended together, as the institution that sent them did: at each unit the one who was there
 * longest, over all units at which any of them is expected.
 */
export function jointAttendance(people: readonly Rated[]): {
  records: Record<string, Seen>;
  options: string[];
} {
  const records: Record<string, Seen> = {};
  for (const [unitId, seen] of people.flatMap((person) => Object.entries(person.records))) {
    const most = records[unitId];
    if (seen && (!most || timeThere(seen) > timeThere(most))) records[unitId] = seen;
  }
  return { records, options: [...new Set(people.flatMap(({ options }) => options))] };
}

/** Minutes by which records are compared: the whole of a unit is more than any part of it; -1 for none. */
function timeThere(seen: Seen | undefined): number {
  if (seen?.state === "present") return Number.POSITIVE_INFINITY;
  return seen?.state === "left_early" ? (seen.minutes ?? 0) : -1;
}

/** What a unit weighs for somebody who chose these options. */
export function weightFor(
  { weight, choiceWeights = {} }: Pick<AttendanceUnit, "weight" | "choiceWeights">,
  options: readonly string[],
): number {
  return minutesFor({ common: weight, byOption: choiceWeights }, options);
}

/** Weights are hundredths of minutes at the finest, so a hundred times a weight is a whole number. */
function fraction(weight: number): Fraction {
  return { over: BigInt(Math.round(weight * 100)), under: 1n };
}

/** How long one can be at a unit at most: by the clock, or else its teaching; undefined where neither is known. */
export function wholeMinutes(
  unit: Pick<AttendanceUnit, "clockMinutes">,
  measure: AttendanceRate["measure"],
  weight: number,
): number | undefined {
  return unit.clockMinutes ?? (measure === "minutes" ? Math.round(weight) : undefined);
}

/** What units are counted in: minutes of teaching where all of them have hours. */
export function measureOf(
  units: readonly Pick<AttendanceUnit, "weight" | "choiceWeights">[],
): AttendanceRate["measure"] {
  return units.every(({ weight, choiceWeights }) => weight === 1 && !choiceWeights) ? "units" : "minutes";
}

function attendedOf(
  unit: AttendanceUnit,
  seen: Seen | undefined,
  measure: AttendanceRate["measure"],
  weight: Fraction,
): Fraction {
  if (seen?.state === "present") return weight;
  if (seen?.state !== "left_early") return { over: 0n, under: 1n };
  // Without the hours of a unit nobody knows which share of it some minutes are: nothing is assumed.
  const whole = wholeMinutes(unit, measure, Number(weight.over) / 100) ?? 0;
  if (whole <= 0) return { over: 0n, under: 1n };
  const minutes = Math.min(seen.minutes ?? 0, whole);
  return { over: weight.over * BigInt(minutes), under: BigInt(whole) };
}

function sum(parts: readonly Fraction[]): Fraction {
  return parts.reduce(
    (total, part) =>
      part.under === total.under
        ? { over: total.over + part.over, under: total.under }
        : {
            over: total.over * part.under + part.over * total.under,
            under: total.under * part.under,
          },
    { over: 0n, under: 1n },
  );
}

function compare(part: Fraction, whole: Fraction, percent: number): boolean {
  return part.over * whole.under * 100n >= whole.over * part.under * BigInt(percent);
}

function ratePart(attended: Fraction, possible: Fraction): RatePart {
  return {
    attended: Number(attended.over / attended.under) / 100,
    possible: Number(possible.over / possible.under) / 100,
    percent:
      possible.over === 0n
        ? 0
        : Number((attended.over * possible.under * 100n) / (possible.over * attended.under)),
  };
}
