/** How long before a code ends the next one is asked for, in milliseconds. */
const AHEAD_MS = 2000;
/** How soon to ask again while no code is to be had. */
const AGAIN_MS = 10_000;

/**
 * In how many milliseconds to ask for a code: shortly before the one that is shown ends, so that the screen is
 * never empty; every ten seconds while none is shown; after a failure soon, as long as the old one is good.
 */
export function nextAsk(validUntil: string | undefined, now: number, hasFailed: boolean): number {
  if (validUntil === undefined) return AGAIN_MS;
  const left = Date.parse(validUntil) - now;
  if (hasFailed) return left > 0 ? AHEAD_MS : AGAIN_MS;
  return Math.max(left - AHEAD_MS, 1000);
}

/** Whole seconds until then, not below 0. */
export function secondsLeft(until: string, now: number): number {
  return Math.max(0, Math.ceil((Date.parse(until) - now) / 1000));
}

/** Six digits in two groups, with a space that does not break: they are read from the last row. */
export function spaced(code: string): string {
  return `${code.slice(0, 3)}\u00A0${code.slice(3)}`;
}
