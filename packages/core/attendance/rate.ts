import { minutesFor } from "./hours.ts";
import type { AttendanceRate, AttendanceRecord, AttendanceUnit, RatePart } from "./schema.ts";
import { isExpected } from "./unit.ts";

/** A record as far as the rate looks at it. */
type Seen = Pick<AttendanceRecord, "state" | "minutes">;

/** A sum of parts of units as an exact fraction: a threshold met to the minute is met. */
interface Fraction {
  over: bigint;
  under: bigint;
}

/**
 * A person's attendance against the event's rule (domain rules 2.5, 2.6), over the units where they are
 * expected. Excused is not attended. Who left early attended the share of the unit that they were there for.
 * A closed unit without a record was missed; one that is open can still be attended.
 *
 * @param records by unit; units without a mark are left out
 * @param closings the units whose lists are complete
 * @param options what the person chose
 */
export function attendanceRate(
  units: readonly AttendanceUnit[],
  records: Readonly<Record<string, Seen | undefined>>,
  closings: readonly { unitId: string }[],
  thresholdPercent: number,
  options: readonly string[],
): AttendanceRate {
  const measure = units.every(({ weight, choiceWeights }) => weight === 1 && !choiceWeights)
    ? "units"
    : "minutes";
  const expected = units.filter((unit) => isExpected(unit, options));
  const closed = new Set(closings.map(({ unitId }) => unitId));
  const whole = (unit: AttendanceUnit) => fraction(weightFor(unit, options));
  const share = (unit: AttendanceUnit) => attendedOf(unit, records[unit.unitId], measure, whole(unit));
  const possible = sum(expected.map(whole));
  const attended = sum(expected.map(share));
  const open = sum(
    expected.filter(({ unitId }) => records[unitId]?.state === undefined && !closed.has(unitId)).map(whole),
  );
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
 * What several people attended together, as the institution that sent them did: at each unit the one who was there
 * longest, over all units at which any of them is expected.
 */
export function jointAttendance(
  people: readonly { records: Readonly<Record<string, Seen | undefined>>; options: readonly string[] }[],
): { records: Record<string, Seen>; options: string[] } {
  const records: Record<string, Seen> = {};
  for (const [unitId, seen] of people.flatMap((person) => Object.entries(person.records))) {
    const most = records[unitId];
    if (seen && (!most || timeThere(seen) > timeThere(most))) records[unitId] = seen;
  }
  return { records, options: [...new Set(people.flatMap(({ options }) => options))] };
}

/** Minutes by which records are compared: the whole of a unit is more than any part of it. */
function timeThere({ state, minutes = 0 }: Seen): number {
  if (state === "present") return Number.POSITIVE_INFINITY;
  return state === "left_early" ? minutes : -1;
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

function attendedOf(
  unit: AttendanceUnit,
  seen: Seen | undefined,
  measure: AttendanceRate["measure"],
  weight: Fraction,
): Fraction {
  if (seen?.state === "present") return weight;
  if (seen?.state !== "left_early") return { over: 0n, under: 1n };
  // Without the hours of a unit nobody knows which share of it some minutes are: nothing is assumed.
  const whole = unit.clockMinutes ?? (measure === "minutes" ? Math.round(Number(weight.over) / 100) : 0);
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
