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
const ASK_EVERY_MS = 3_000;
const ANSWER_WITHIN_MS = 5_000;

/** Whether a ping is answered, and with no error. */
async function answersInTime(ping: Promise<unknown>): Promise<boolean> {
  let answered = false;
  await settlesWithin(
    ping.then(() => (answered = true)),
    ANSWER_WITHIN_MS,
  );
  return answered;
}

/** How a process is asked whether it still answers. */
export interface Watched<P> {
  /** Resolves in time when it does. */
  ping: (process: P) => Promise<unknown>;
  /** After this long without an answer it is ended by force, and thus started again. */
  patienceMs: number;
  /** Whether it stands still on purpose. */
  isPaused?: () => boolean;
}

/**
 * Starts a process and starts it again, with growing pauses, whenever it ends or does not answer any more. One line tells
 * of each restart. The first start is the caller's: its errors are thrown. `onGivingUp` hears of a process that cannot be started again.
 */
export async function supervise<P extends Running>(
  name: string,
  start: () => Promise<P>,
  hooks: { onLine: (text: string) => void; onGivingUp: (problem: StartProblem) => void },
  watched?: Watched<P>,
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
    if (watched) void endWhenSilent(current, watched);
  };
  const endWhenSilent = async (process: P, { ping, patienceMs, isPaused }: Watched<P>) => {
    const ended = new AbortController();
    void process.exited.then(() => ended.abort());
    let silentSince: number | undefined;
    while (!ended.signal.aborted && !stopping.signal.aborted) {
      const askedAt = Date.now();
      if (isPaused?.() || (await answersInTime(ping(process)))) silentSince = undefined;
      else silentSince ??= askedAt;
      if (silentSince !== undefined && Date.now() - silentSince >= patienceMs) {
        if (stopping.signal.aborted || ended.signal.aborted) return;
        hooks.onLine(`The ${name} has not answered for ${Math.round(patienceMs / 1_000)} s.`);
        process.kill("SIGKILL");
        return;
      }
      await pause(ASK_EVERY_MS, ended.signal);
    }
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
