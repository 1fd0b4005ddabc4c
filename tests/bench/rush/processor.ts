import { existsSync, readFileSync } from "node:fs";

/** What processes took of a processor, by name, in ms. */
type ProcessorMs = Record<string, number>;

/** Ticks of the kernel's clock in a second; it has been so on every Linux for decades. */
const TICKS = 100;

/**
 * Counts from now on what processes take of a processor. One that was started anew meanwhile is left out, and so are all where
 * the system does not tell (`/proc`).
 */
export function watchProcessor(processes: Record<string, { pid: number }>): { since(): ProcessorMs } {
  const read = () => Object.entries(processes).map(([name, { pid }]) => [name, pid, msOf(pid)] as const);
  const before = read();
  return {
    since() {
      const took = read().flatMap(([name, pid, ms], index) => {
        const [, formerPid, formerMs] = before[index] ?? [];
        return ms === undefined || formerMs === undefined || pid !== formerPid ? [] : [[name, ms - formerMs]];
      });
      return Object.fromEntries(took);
    },
  };
}

function msOf(pid: number): number | undefined {
  const file = `/proc/${pid}/stat`;
  if (!existsSync(file)) return undefined;
  // The name of the program, in brackets, may hold spaces.
  const fields = readFileSync(file, "utf8")
    .replace(/^.*\) /s, "")
    .split(" ");
  const [user, system] = [fields[11], fields[12]];
  return ((Number(user) + Number(system)) * 1_000) / TICKS;
}

/** The same for one of so many. */
export function perUnit(processor: ProcessorMs, count: number): ProcessorMs {
  return Object.fromEntries(Object.entries(processor).map(([name, ms]) => [name, round(ms / count)]));
}

/** The middle value; of an even number, the mean of the two in the middle. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = (sorted.length - 1) / 2;
  return ((sorted[Math.floor(middle)] ?? 0) + (sorted[Math.ceil(middle)] ?? 0)) / 2;
}

/** Two decimals are enough for whoever reads them. */
export function round(value: number): number {
  return Math.round(value * 100) / 100;
}
