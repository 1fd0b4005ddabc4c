import { ApiError } from "./client.ts";

/** How long somebody is kept waiting for something to work, and by what it is waited. */
export interface Patience {
  /** Milliseconds from the first try within which another may begin. */
  budgetMs: number;
  /** Numbers from 0 to below 1, so that those who failed together do not come back together. */
  random(): number;
  wait(milliseconds: number): Promise<void>;
  /** Milliseconds that only ever grow, whatever happens to the clock. */
  now(): number;
}

const FIRST_DELAY_MS = 500;
const LONGEST_DELAY_MS = 8_000;

/** The patience of a page: half a minute. */
export const PATIENCE: Patience = {
  budgetMs: 30_000,
  random: Math.random,
  wait: (milliseconds) => new Promise((done) => setTimeout(done, milliseconds)),
  now: () => performance.now(),
};

/** Whether what stood in the way passes by itself: no answer, too many at once, a server that is not there for a moment. */
export function isPassing(error: unknown): error is ApiError {
  return error instanceof ApiError && [0, 429, 502, 503, 504].includes(error.status);
}

/**
 * How long to wait before another try; undefined: there is no other. Twice as long each time, somewhere in the second half of it, and
 * never less than the server asks for.
 * @param tries how many there have been
 * @param spentMs since the first began
 */
export function delayBefore(
  error: unknown,
  { tries, spentMs, budgetMs, random }: { tries: number; spentMs: number; budgetMs: number; random: number },
): number | undefined {
  if (!isPassing(error)) return undefined;
  const longest = Math.min(LONGEST_DELAY_MS, FIRST_DELAY_MS * 2 ** (tries - 1));
  const asked = Number(error.problem.retryAfterSeconds ?? 0) * 1000;
  const delay = Math.max(asked, longest / 2) + (longest / 2) * random;
  return spentMs + delay <= budgetMs ? delay : undefined;
}

/**
 * Does something until it works, fails for a reason that does not pass, or the budget is used up. What is done has to be safe to
 * do again: a request under an idempotency key, or one that only asks.
 * @param options.onWait told before each wait
 * @param options.signal whoever waited is gone: nothing is tried again. What is on its way stays so
 * @throws what the last try threw
 */
export async function retrying<T>(
  work: () => Promise<T>,
  { onWait, signal }: { onWait?: () => void; signal?: AbortSignal } = {},
  { budgetMs, random, wait, now }: Patience = PATIENCE,
): Promise<T> {
  const began = now();
  for (let tries = 1; ; tries += 1) {
    try {
      return await work();
    } catch (error) {
      const delay = delayBefore(error, { tries, spentMs: now() - began, budgetMs, random: random() });
      if (delay === undefined || signal?.aborted) throw error;
      onWait?.();
      await wait(delay);
      if (signal?.aborted) throw error;
    }
  }
}
