import { instantAt, type WallTime } from "@zapisy/core/shared/time";

/** Seconds before the opening at which it is said aloud how long it takes: nobody wants to hear each of them. */
const SPOKEN = [3600, 600, 300, 60, 10] as const;

/** How far away an opening is. */
export interface TimeLeft {
  /** Whole seconds that are left, a begun one counts; 0: it is open. */
  seconds: number;
  /** What was passed last of what is said aloud; undefined: nothing yet. */
  spoken: number | undefined;
  /** Milliseconds until the number of seconds changes. */
  nextIn: number;
}

/** An opening that has come. */
export const NOTHING_LEFT: TimeLeft = { seconds: 0, spoken: undefined, nextIn: 0 };

/** How far away an opening is at a moment of the server's clock. */
export function timeLeft(opens: WallTime, timeZone: string, now: Date): TimeLeft {
  const left = Math.max(0, Date.parse(instantAt(opens, timeZone)) - now.getTime());
  const seconds = Math.ceil(left / 1000);
  return {
    seconds,
    spoken: SPOKEN.findLast((mark) => seconds <= mark),
    // A little into the next second, because timers may be early.
    nextIn: left - (seconds - 1) * 1000 + 5,
  };
}

/** Days, hours, minutes and seconds of so many seconds. */
export function partsOfTime(seconds: number): {
  days: number;
  hours: number;
  minutes: number;
  seconds: number;
} {
  return {
    days: Math.floor(seconds / 86_400),
    hours: Math.floor((seconds % 86_400) / 3600),
    minutes: Math.floor((seconds % 3600) / 60),
    seconds: seconds % 60,
  };
}

/**
 * Whether a clock was set or slept between two moments that are so far apart by it, and so far by the one that counts only
 * while the page runs: then the server is asked for the time anew.
 */
export function isJump(byClock: number, byRunning: number): boolean {
  return Math.abs(byClock - byRunning) > 2000;
}
