import type { AttendanceUnit } from "./answer.ts";
import { attendanceRate, jointAttendance } from "./rate.ts";
import type { Listed } from "./schema.ts";

/** Somebody as far as it matters at which units they were. */
type Somebody = Pick<Listed, "options" | "left" | "records">;

/** The lists of an event as far as they say who attended what. */
interface Lists {
  units: readonly AttendanceUnit[];
  closings: readonly { unitId: string }[];
  thresholdPercent: number;
}

/**
 * Whether people attended one option of an event by its rule, several of them together: the units that are this option's alone, whatever
 * they had chosen; of a day that is counted as a whole its hours of that day, if they chose it. An option of which the programme says
 * nothing is attended by whoever chose it and reached the rule of the event.
 */
export function attendedOption(
  { units, closings, thresholdPercent }: Lists,
  people: readonly Somebody[],
  optionId: string,
): boolean {
  const own = optionUnits(units, optionId);
  const isTold = own.length > 0 && own.every(({ kind }) => kind === "item");
  const those = people.filter(
    ({ options, records }) =>
      options.includes(optionId) || (isTold && own.some(({ unitId }) => wasAt(records[unitId]))),
  );
  if (those.length === 0) return false;
  const joint = jointAttendance(those);
  return own.length > 0
    ? attendanceRate(own, { ...joint, options: [optionId] }, closings, thresholdPercent).reached
    : attendanceRate(units, joint, closings, thresholdPercent).reached;
}

/** The units of an option, weighed by what of them is its own. */
function optionUnits(units: readonly AttendanceUnit[], optionId: string): AttendanceUnit[] {
  return units.flatMap((unit) => {
    if (unit.optionId === optionId) return [unit];
    const weight = unit.choiceWeights?.[optionId];
    return weight ? [{ ...unit, optionId, weight, choiceWeights: undefined }] : [];
  });
}

function wasAt(seen: Somebody["records"][string]): boolean {
  return seen?.state === "present" || seen?.state === "left_early";
}
