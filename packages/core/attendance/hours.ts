import type { AgendaItem, Event, TeachingMinutes } from "../event/schema.ts";
import { minutesOf } from "../shared/clock.ts";
import type { HourSpan } from "./schema.ts";

/** Minutes of an hour: a didactic one has 45 (domain rules 2.5). */
const HOUR_MINUTES = { clock: 60, didactic: 45 } as const;

/** What of an agenda item says how long it is taught, and to whom. */
type Taught = Pick<AgendaItem, "from" | "to" | "hours" | "hourUnit" | "optionId">;

/**
 * Minutes of teaching: the hours as written; where none are, the time between beginning and end as the programme has it,
 * also in the two nights of the year in which the clocks are changed.
 */
export function teachingMinutes(item: Omit<Taught, "optionId">): number | undefined {
  if (item.hours === undefined) {
    const { begins = 0, ends } = minutesOf(item) ?? {};
    return ends === undefined ? undefined : ends - begins;
  }
  return hundredths(item.hours * HOUR_MINUTES[item.hourUnit ?? "clock"]);
}

/** Adds up minutes of teaching; undefined unless those of all items are known. */
export function sumMinutes(items: readonly Taught[]): TeachingMinutes | undefined {
  const sum: TeachingMinutes = { common: 0, byOption: {} };
  for (const item of items) {
    const minutes = teachingMinutes(item);
    if (minutes === undefined) return undefined;
    const { optionId } = item;
    if (optionId === undefined) sum.common = hundredths(sum.common + minutes);
    else sum.byOption[optionId] = hundredths((sum.byOption[optionId] ?? 0) + minutes);
  }
  return sum;
}

/** Minutes of teaching for somebody who chose these options. */
export function minutesFor({ common, byOption }: TeachingMinutes, options: readonly string[]): number {
  return hundredths(options.reduce((sum, option) => sum + (byOption[option] ?? 0), common));
}

/**
 * The hours that one person can attend of these items. What runs in parallel is not added up: of each choice one
 * option counts, so that the least and the most differ where the options do. Items of one option only are the hours
 * of those who chose it.
 *
 * @returns undefined where there are none, or where they are not known for all items
 */
export function personHours(
  items: readonly Taught[],
  choiceGroups: Event["choiceGroups"],
): HourSpan | undefined {
  const minutes = sumMinutes(items);
  if (!minutes) return undefined;
  const unit = hourUnitOf(items);
  const [first] = items;
  const isOneOption = items.every(({ optionId }) => optionId === first?.optionId);
  let least = minutes.common;
  let most = minutes.common;
  if (isOneOption) least = most = minutesFor(minutes, first?.optionId ? [first.optionId] : []);
  else {
    for (const { required, options } of choiceGroups) {
      const each = options.map(({ optionId }) => minutes.byOption[optionId] ?? 0);
      least += required ? Math.min(...each) : 0;
      most += Math.max(...each);
    }
  }
  if (most === 0) return undefined;
  return { least: inHours(least, unit), most: inHours(most, unit), unit };
}

/** The hours of all these items together, whoever attends them: what was held, not what one person attends. */
export function heldHours(items: readonly Taught[]): HourSpan | undefined {
  return personHours(
    items.map((item) => ({ ...item, optionId: undefined })),
    [],
  );
}

/** In which hours a programme counts: didactic ones where all its items do, else by the clock. */
export function hourUnitOf(items: readonly Pick<Taught, "hours" | "hourUnit">[]): HourSpan["unit"] {
  const isDidactic =
    items.length > 0 && items.every(({ hours, hourUnit }) => hours !== undefined && hourUnit === "didactic");
  return isDidactic ? "didactic" : "clock";
}

/** Minutes as hours of that kind, to two places. */
export function inHours(minutes: number, unit: HourSpan["unit"]): number {
  return hundredths(minutes / HOUR_MINUTES[unit]);
}

/** Half a didactic hour is 22.5 minutes: weights are exact to the hundredth, and free of binary dust. */
function hundredths(minutes: number): number {
  return Math.round(minutes * 100) / 100;
}
