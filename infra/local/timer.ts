import { pause } from "./running.ts";

/** Something that is done again and again. */
export interface Job {
  everyMinutes: number;
  run(): Promise<void>;
}

/** Runs jobs when they are due. */
export interface Timer {
  /** Runs one now, after the run under way if there is one. @throws what the job throws. */
  run(name: string): Promise<void>;
  /** Starts no more and waits for those under way. */
  stop(): Promise<void>;
}

const FIRST_RUN_MS = 2_000;

/**
 * Runs every job shortly after the start (the machine may have been off when it was due) and then every so many minutes.
 * A job never overlaps with itself; one that fails is logged and runs again when next due.
 */
export function startTimer(
  jobs: Readonly<Record<string, Job>>,
  { onError, log }: { onError: (error: unknown) => void; log: (line: string) => void },
): Timer {
  const stopped = new AbortController();
  const last = new Map<string, Promise<void>>();
  const run = (name: string) => {
    const job = jobs[name];
    if (job === undefined) return Promise.reject(new Error(`There is no job ${name}.`));
    const next = (last.get(name) ?? Promise.resolve()).then(() => job.run());
    last.set(
      name,
      next.catch(() => {}),
    );
    return next;
  };
  const loops = Object.entries(jobs).map(async ([name, { everyMinutes }], index) => {
    await pause(FIRST_RUN_MS + 200 * index, stopped.signal);
    while (!stopped.signal.aborted) {
      try {
        await run(name);
      } catch (error) {
        onError(error);
        log(`The job ${name} failed; it runs again in ${everyMinutes} min.`);
      }
      await pause(everyMinutes * 60_000, stopped.signal);
    }
  });
  return {
    run,
    async stop() {
      stopped.abort();
      await Promise.all([...loops, ...last.values()]);
    },
  };
}
