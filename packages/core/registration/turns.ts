import type { Instant } from "../shared/time.ts";

/** Digits of a second that a turn may have: those that an instant may have where it is read. */
const MOST_DIGITS = 9;
const INSTANT_DIGITS = 3;

/** How far before the first of the line somebody is put who is to be first: as if they had come a second earlier. */
const AHEAD = 1000n;

/**
 * Moments between two moments by which people stand in a line, in order: so many, or undefined where there is no room for
 * them. Lines sort moments as text, where one with more digits stands before the one that it begins with: `…:00.0005Z` comes
 * after everything up to `…:59.999Z` of the second before, and before `…:00.000Z`. So there is room beside people who came in
 * the same millisecond, or in two that follow each other.
 * @param after absent: nobody stands before
 */
export function turnsBetween(
  after: Instant | undefined,
  before: Instant,
  count: number,
): Instant[] | undefined {
  for (let digits = INSTANT_DIGITS; digits <= MOST_DIGITS; digits += 1) {
    const high = endOf(before, digits);
    const low = after === undefined ? high && high - AHEAD * scaleOf(digits) : endOf(after, digits);
    if (high === undefined || low === undefined) continue;
    const step = (high - low) / BigInt(count + 1);
    // Wide enough to leave out those whose text is that of fewer digits.
    if (step < 2n) continue;
    return Array.from({ length: count }, (_, index) => {
      const end = low + step * BigInt(index + 1);
      return momentOf(end % 10n === 0n ? end - 1n : end, digits);
    });
  }
  return undefined;
}

/** A moment after all of the line, and not before now. */
export function lastTurn(last: Instant | undefined, now: Instant): Instant {
  if (last === undefined || last < now) return now;
  return new Date(Date.parse(`${last.slice(0, 23)}Z`) + 1).toISOString();
}

/** What a moment stands for among all those that begin with it, in units of so many digits: all of them come before it. */
function endOf(moment: Instant, digits: number): bigint | undefined {
  const fraction = moment.slice(20, -1);
  if (fraction.length > digits) return undefined;
  const second = BigInt(Date.parse(`${moment.slice(0, 19)}Z`)) / 1000n;
  const own = second * 10n ** BigInt(fraction.length) + BigInt(fraction) + 1n;
  return own * 10n ** BigInt(digits - fraction.length);
}

function momentOf(end: bigint, digits: number): Instant {
  const unit = 10n ** BigInt(digits);
  const own = end - 1n;
  const second = new Date(Number(own / unit) * 1000).toISOString().slice(0, 19);
  return `${second}.${String(own % unit).padStart(digits, "0")}Z`;
}

function scaleOf(digits: number): bigint {
  return 10n ** BigInt(digits - INSTANT_DIGITS);
}
