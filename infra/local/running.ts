/** A process that was started and is waited for. */
export interface Running {
  pid: number;
  /** Resolves when it has ended, with how: `exit 1`, `SIGKILL`. */
  exited: Promise<string>;
  /** Asks it to end and waits; ends it by force after five seconds. */
  stop(): Promise<void>;
  /** Sends a signal. Does nothing when it has ended. */
  kill(signal: NodeJS.Signals): void;
}

/** How long a process may take to end by itself. */
export const STOP_TIMEOUT_MS = 5_000;

/** Waits. With a signal, returns early when it is aborted. */
export function pause(milliseconds: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal?.aborted) return resolve();
    const end = () => {
      clearTimeout(timer);
      signal?.removeEventListener("abort", end);
      resolve();
    };
    const timer = setTimeout(end, milliseconds);
    signal?.addEventListener("abort", end);
  });
}

/** Whether a promise settles within a time. */
export function settlesWithin(promise: Promise<unknown>, milliseconds: number): Promise<boolean> {
  const stopped = new AbortController();
  const settled = promise.then(
    () => true,
    () => true,
  );
  const late = pause(milliseconds, stopped.signal).then(() => false);
  return Promise.race([settled, late]).finally(() => stopped.abort());
}

/** Asks a process to end, waits, and ends it by force when it does not. */
export async function end(exited: Promise<string>, ask: () => void, force: () => void): Promise<void> {
  ask();
  if (await settlesWithin(exited, STOP_TIMEOUT_MS)) return;
  force();
  await exited;
}
