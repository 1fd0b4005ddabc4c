import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

/** How often a process looks at what it does and keeps. */
const LOOK_EVERY_MS = 20_000;
/** Whoever works less than that has nothing to do: a garbage collection disturbs nobody. */
const IDLE_SHARE = 0.05;
/** Less than that is not worth the tenth of a second that it takes. */
const WORTH_BYTES = 24 * 1024 * 1024;

/**
 * Gives memory back to the machine once this process has nothing to do. V8 lets its heap grow with work, and shrinks it when there is
 * work again: a worker that had loaded samples or followed a rush kept 250 MB for 70.
 * @param everyMs how often to look, where it is not as usual
 */
export function giveMemoryBack(everyMs = LOOK_EVERY_MS): void {
  let before = process.cpuUsage();
  /** What was kept right after the last collection. */
  let kept = 0;
  setInterval(() => {
    const { user, system } = process.cpuUsage(before);
    before = process.cpuUsage();
    const isIdle = (user + system) / 1_000 < everyMs * IDLE_SHARE;
    if (!isIdle || process.memoryUsage().heapTotal < kept + WORTH_BYTES) return;
    collector()({ type: "major", execution: "sync", flavor: "last-resort" });
    kept = process.memoryUsage().heapTotal;
  }, everyMs).unref();
}

/** V8's own, which Node shows only to who asks for it by a flag. */
function collector(): NodeJS.GCFunction {
  setFlagsFromString("--expose-gc");
  return runInNewContext("gc") as NodeJS.GCFunction;
}
