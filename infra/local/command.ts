import { UnavailableError } from "@zapisy/core/shared/time-limit";
import { explain } from "../../infra/command.ts";

/** Runs a command; what it cannot do is told in words and ends it, anything else with where it happened. */
export async function command(main: () => Promise<void>): Promise<void> {
  try {
    await main();
  } catch (error) {
    const told = error instanceof UnavailableError ? error.message : explain(error);
    if (told === undefined) throw error;
    console.error(`\n  ${told}\n`);
    process.exit(1);
  }
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
