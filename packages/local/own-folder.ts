import { readdirSync, rmSync } from "node:fs";
import { mkdir, mkdtemp } from "node:fs/promises";
import { basename, dirname, join } from "node:path";

/**
 * Makes a folder beside another one, for something that is not finished; its name is that one's and a word. What former
 * commands left there when they were killed is taken away: it holds people's data.
 */
export async function ownFolder(beside: string, word: string): Promise<string> {
  const parent = dirname(beside);
  await mkdir(parent, { recursive: true });
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
