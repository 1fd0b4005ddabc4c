import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";

/** The project's folder. */
export const ROOT = join(import.meta.dirname, "..");

/** A command that cannot go on, in words for the terminal. */
export class CommandProblem extends Error {}

/**
 * Reads `--stage NAME` and the settings of that stage, `.env.NAME`.
 * @throws CommandProblem without a name that AWS takes
 */
export function openStage(args: string[]): string {
  const { values } = parseArgs({ args, options: { stage: { type: "string" } }, strict: false });
  const { stage } = values;
  if (typeof stage !== "string" || !/^[a-z][a-z0-9-]{0,19}$/.test(stage)) {
    throw new CommandProblem(
      "Say which stage: --stage production, or a name of your own in small letters, e.g. --stage anna.",
    );
  }
  const file = join(ROOT, `.env.${stage}`);
  if (existsSync(file)) process.loadEnvFile(file);
  return stage;
}

/** Runs a program in the project's folder, its words going to the terminal. @throws CommandProblem when it fails */
export async function run(program: string, args: string[]): Promise<void> {
  const code = await new Promise((resolve, reject) => {
    spawn(join(ROOT, "node_modules", ".bin", program), args, {
      cwd: ROOT,
      stdio: "inherit",
      env: { ...process.env, SST_TELEMETRY_DISABLED: "1" },
    })
      .once("error", reject)
      .once("exit", resolve);
  });
  if (code !== 0) throw new CommandProblem(`${program} ${args[0]} failed; what it said is above.`);
}

/** Runs a command's main part; a problem is told in its own words, anything else with where it happened. */
export async function command(main: () => Promise<void>): Promise<void> {
  try {
    await main();
  } catch (error) {
    const text = error instanceof CommandProblem ? error.message : String((error as Error).stack ?? error);
    process.stderr.write(`${text}\n`);
    process.exitCode = 1;
  }
}

/** Writes a line to the terminal. */
export function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
