import { CommandProblem } from "../../infra/command.ts";
import { StartProblem } from "./start-problem.ts";

/** Runs a command; what it cannot do is told in words and ends it, anything else with where it happened. */
export async function command(main: () => Promise<void>): Promise<void> {
  try {
    await main();
  } catch (error) {
    const isTold = error instanceof StartProblem || error instanceof CommandProblem || isUsageError(error);
    if (!isTold) throw error;
    console.error(`\n  ${error.message}\n`);
    process.exit(1);
  }
}

function isUsageError(error: unknown): error is Error {
  return error instanceof TypeError && "code" in error && String(error.code).startsWith("ERR_PARSE_ARGS");
}

const PROGRESS_EVERY_MS = 1_000;

/** Tells how far something has come; called often, it says something once a second, after the first. */
export type Progress = (text: () => string) => void;

/** Progress for people who wait at a terminal. */
export function terminalProgress(): Progress {
  let last = performance.now();
  return (text) => {
    if (performance.now() - last < PROGRESS_EVERY_MS) return;
    last = performance.now();
    console.log(`  ${text()}`);
  };
}

/** A number of bytes in words. */
export function inMegabytes(bytes: number): string {
  return `${(bytes / 1_000_000).toLocaleString("en", { maximumFractionDigits: 1 })} MB`;
}
