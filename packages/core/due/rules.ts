import type { Instant } from "../shared/time.ts";
import { FORMER_PART, type DueKeys, type DuePart } from "./schema.ts";

/** All parts of the index. */
const PARTS: readonly DuePart[] = [
  ...Array.from({ length: 24 }, (_, hour): DuePart => `due#${String(hour).padStart(2, "0")}`),
  FORMER_PART,
];

/** Minutes for which the hour that is over is looked at by each run. After them each part has its turn. */
const OVERLAP_MINUTES = 10;

/** Minutes for which a part has its turn: all of them in what is left of an hour. */
const TURN_MINUTES = 2;

/** Keys of a row that is due at that instant, or at none. */
export function dueKeys(at: Instant | undefined): DueKeys {
  return at === undefined ? {} : { dueHour: PARTS[hourOf(at)], dueAt: at };
}

/**
 * Parts of the index that a run looks at: the hour that it is, and one more. Right after an hour that is the hour before;
 * later each part in turn, so that within an hour whatever was left is found, for whichever reason and however old it is.
 * @param all at all of them, because nobody may have looked for long
 */
export function partsAt(now: Instant, all: boolean): readonly DuePart[] {
  if (all) return PARTS;
  const [hour, minute] = [hourOf(now), Number(now.slice(14, 16))];
  const other =
    minute < OVERLAP_MINUTES ? (hour + 23) % 24 : Math.floor((minute - OVERLAP_MINUTES) / TURN_MINUTES);
  return PARTS.filter((_, part) => part === hour || part === other);
}

function hourOf(at: Instant): number {
  return Number(at.slice(11, 13));
}
