import { pause } from "./running.ts";

/** Who does what follows, and leaves the machine to those who wait for an answer. */
export interface Courtesy {
  /** Notes that many ask at once just now. */
  noteRush(): void;
  /** Whether many do. */
  readonly isRush: boolean;
  /** Waits while many do, unless something has waited too long already. */
  stepAside(signal: AbortSignal): Promise<void>;
  /** Notes that nothing waits any more. */
  noteCaughtUp(): void;
}

/** How long a rush is thought to last after the last word of it. */
const RUSH_LASTS_MS = 1_000;
/** After it has stood aside for so long, nothing steps aside any more until all is done: no mail comes later because of a rush. */
export const LONGEST_ASIDE_MS = 60_000;

/**
 * Makes the courtesy of the worker: on one machine it has two processors and one database with the site in common, and a
 * confirmation can come a moment later, where an answer cannot.
 */
export function createCourtesy(): Courtesy {
  let rushUntil = 0;
  /** How long it has stood aside since all was done last, and up to which moment that is counted: several wait at the same time. */
  let asideMs = 0;
  let countedUntil = 0;
  const isRush = () => Date.now() < rushUntil;
  return {
    noteRush() {
      rushUntil = Date.now() + RUSH_LASTS_MS;
    },
    get isRush() {
      return isRush();
    },
    async stepAside(signal) {
      while (isRush() && !signal.aborted) {
        const left = LONGEST_ASIDE_MS - asideMs;
        if (left <= 0) return;
        const from = Date.now();
        const until = Math.min(rushUntil, from + left);
        await pause(until - from, signal);
        // Neither breaks, in which it worked, nor a machine that stood still.
        asideMs += Math.max(0, until - Math.max(from, countedUntil));
        countedUntil = Math.max(countedUntil, until);
      }
    },
    noteCaughtUp() {
      asideMs = 0;
    },
  };
}
