import { pause, settlesWithin, type Running } from "./running.ts";
import { StartProblem } from "./start-problem.ts";

/** A process that is started again whenever it ends. */
export interface Supervised<P extends Running> {
  /** The process as it is now; the former one while it is being restarted. */
  readonly current: P;
  /** Ends it for good. */
  stop(): Promise<void>;
  /** Sends a signal to the process as it is now. */
  kill(signal: NodeJS.Signals): void;
}

const SHORTEST_PAUSE_MS = 100;
const LONGEST_PAUSE_MS = 5_000;
const HEALTHY_AFTER_MS = 30_000;
const STARTS_BEFORE_GIVING_UP = 5;

/**
 * Starts a process and starts it again, with growing pauses, whenever it ends. One line tells of each restart.
 * The first start is the caller's: its errors are thrown. `onGivingUp` hears of a process that cannot be started again.
 */
export async function supervise<P extends Running>(
  name: string,
  start: () => Promise<P>,
  hooks: { onLine: (text: string) => void; onGivingUp: (problem: StartProblem) => void },
): Promise<Supervised<P>> {
  let current = await start();
  const stopping = new AbortController();
  let restarting: Promise<void> = Promise.resolve();
  let wait = SHORTEST_PAUSE_MS;
  let startedAt = Date.now();

  const restart = async (how: string) => {
    if (Date.now() - startedAt > HEALTHY_AFTER_MS) wait = SHORTEST_PAUSE_MS;
    hooks.onLine(`The ${name} ended (${how}); starting it again.`);
    for (let attempt = 1; !stopping.signal.aborted; attempt += 1) {
      await pause(wait, stopping.signal);
      wait = Math.min(wait * 2, LONGEST_PAUSE_MS);
      if (stopping.signal.aborted) return;
      try {
        current = await start();
        startedAt = Date.now();
        watch();
        return;
      } catch (error) {
        if (attempt < STARTS_BEFORE_GIVING_UP) continue;
        const reason = error instanceof Error ? error.message : String(error);
        hooks.onGivingUp(
          error instanceof StartProblem ? error : new StartProblem(`The ${name} does not start: ${reason}`),
        );
        return;
      }
    }
  };
  const watch = () => {
    const onExit = (how: string) => {
      if (!stopping.signal.aborted) restarting = restart(how);
    };
    void current.exited.then(onExit);
  };
  watch();

  return {
    get current() {
      return current;
    },
    kill: (signal) => current.kill(signal),
    async stop() {
      stopping.abort();
      await settlesWithin(restarting, LONGEST_PAUSE_MS);
      await current.stop();
    },
  };
}
