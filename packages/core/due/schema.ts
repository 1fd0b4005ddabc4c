import type { Instant } from "../shared/time.ts";

/**
 * Attributes by which a row stands in the index of what is due, while it is: the keys of `gsi3` themselves. An entity that
 * has them has no other index there.
 */
export const dueAttributes = {
  /** {@link DuePart} */
  dueHour: { type: "string", field: "gsi3pk" },
  /** The instant at which something is to be done. */
  dueAt: { type: "string", field: "gsi3sk" },
} as const;

/** Where a row stands in the index; one that waits for nothing has neither. */
export interface DueKeys {
  dueHour?: DuePart;
  dueAt?: Instant;
}

/** A part of the index: an hour of the day, UTC, `due#00` to `due#23`; or {@link FORMER_PART}. */
export type DuePart = `due#${string}` | typeof FORMER_PART;

/** Where seats were that were held before there were hours: all in one part, in the order of their sign-ups. */
export const FORMER_PART = "$zapisy";
