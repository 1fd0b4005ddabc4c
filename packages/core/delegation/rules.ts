import type { Instant } from "../shared/time.ts";

/**
 * Moments by which people stand in a line in the order of their list, though they came in one. Lines sort moments as text, where
 * one with more digits stands before the one that it begins with (registration/turns.ts); so who takes a place over, under an
 * id of later, stands where the one before stood.
 */
export function queueMoments(now: Instant, count: number): Instant[] {
  return Array.from(
    { length: count },
    (_, index) => `${now.slice(0, -1)}${String(index + 1).padStart(2, "0")}Z`,
  );
}
