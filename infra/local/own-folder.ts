import { mkdirSync, readdirSync, rmSync, statSync } from "node:fs";
import { mkdtemp } from "node:fs/promises";
import { basename, dirname, join } from "node:path";

/**
 * Makes a folder, for its owner alone, and those that it lies in, as far as they are missing. Node's own `recursive` tries
 * for ever where nothing can be made and nothing says so, under /proc say.
 * @returns the first that was missing; undefined when none was
 * @throws what the system said
 */
export function makeFolder(path: string): string | undefined {
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory()) return undefined;
  const above = dirname(path);
  const first = above === path ? undefined : makeFolder(above);
  try {
    mkdirSync(path, { mode: 0o700 });
  } catch (error) {
    if (!statSync(path, { throwIfNoEntry: false })?.isDirectory()) {
      if (first) rmSync(first, { recursive: true });
      throw error;
    }
  }
  return first ?? path;
}

/**
 * Makes a folder beside another one, for something that is not finished; its name is that one's and a word. What former
 * commands left there when they were killed is taken away: it holds people's data.
 */
export async function ownFolder(beside: string, word: string): Promise<string> {
  const parent = dirname(beside);
  makeFolder(parent);
  const prefix = `${basename(beside)}.${word}-`;
  for (const name of readdirSync(parent)) {
    const pid = name.startsWith(prefix) && /^(\d+)-\w+$/.exec(name.slice(prefix.length))?.[1];
    if (pid && !isRunning(Number(pid))) rmSync(join(parent, name), { recursive: true, force: true });
  }
  return mkdtemp(join(parent, `${prefix}${process.pid}-`));
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    // Somebody else's process may not be asked, and runs.
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}
