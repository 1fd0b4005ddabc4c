import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { getSystemErrorMessage, parseArgs } from "node:util";

/** The project's folder. */
export const ROOT = join(import.meta.dirname, "..");

/** A command that cannot go on, in words for the terminal: shown as they are, without a stack. */
export class CommandProblem extends Error {
  override name = "CommandProblem";
}

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
    const text = explain(error) ?? String((error as Error).stack ?? error);
    process.stderr.write(`${text}\n`);
    process.exitCode = 1;
  }
}

/** Writes a line to the terminal. */
export function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

/**
 * What is wrong, as one sentence for the terminal: a problem of ours, a wrong option, what the system said of a file or a
 * folder, what AWS said. Undefined for everything else, which is a bug.
 */
export function explain(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  if (error instanceof CommandProblem || isUsageError(error)) return error.message;
  if (isRefusedByAws(error)) return `AWS says: ${error.message.replace(/\.$/, "")}.`;
  return explainSystem(error);
}

/** Whether it is about who asks, or about a stack that is not there. */
function isRefusedByAws({ name, message }: Error): boolean {
  if (name === "ValidationError") return message.endsWith("does not exist");
  return /^(?:CredentialsProvider|TokenProvider|AccessDenied|ExpiredToken|InvalidClientTokenId|UnrecognizedClient|SignatureDoesNotMatch)/.test(
    name,
  );
}

function isUsageError(error: Error): boolean {
  return error instanceof TypeError && "code" in error && String(error.code).startsWith("ERR_PARSE_ARGS");
}

function explainSystem({ code, errno, path, syscall }: NodeJS.ErrnoException): string | undefined {
  if (code === "ENOSPC" || code === "EDQUOT")
    return `There is no room left on the disk${path ? ` of ${path}` : ""}. Make room, then try again.`;
  if (errno === undefined || syscall === undefined || path === undefined) return undefined;
  switch (code) {
    case "EACCES":
    case "EPERM":
      return `You have no right to read and write ${path}. Choose another folder, or ask its owner for the right.`;
    case "EROFS":
      return `${path} cannot be written: its disk can only be read. Choose another folder.`;
    case "ENOTDIR":
    case "EEXIST":
      return `${nearest(path)} is a file, not a folder. Choose another one.`;
    case "EISDIR":
      return `${path} is a folder, not a file. Choose another one.`;
    case "ENOENT":
      return syscall === "mkdir"
        ? `Nothing can be made in ${nearest(path)}. Choose another folder.`
        : `${path} is not there.`;
    default:
      return `${path} cannot be used: ${getSystemErrorMessage(errno)}.`;
  }
}

/** A path, or the nearest one above it that is there. */
function nearest(path: string): string {
  let there = path;
  while (!existsSync(there) && dirname(there) !== there) there = dirname(there);
  return there;
}
