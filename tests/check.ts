import { spawn } from "node:child_process";
import { text } from "node:stream/consumers";

const CHECKS: { name: string; command: string; args: string[] }[] = [
  { name: "format", command: "oxfmt", args: ["--check"] },
  { name: "lint", command: "oxlint", args: ["--type-aware", "--quiet"] },
  { name: "types", command: "tsc", args: ["-p", "tsconfig.json"] },
  { name: "types of the web app", command: "tsc", args: ["-p", "web/tsconfig.json"] },
  {
    name: "import boundaries",
    command: "vitest",
    args: ["run", "--project", "unit", "tests/boundaries.test.ts"],
  },
  { name: "unused code", command: "knip", args: [] },
];

/** Runs every check that needs no running program; prints what a failing one found. */
export async function runChecks(): Promise<{ passed: number; failures: string[] }> {
  const failures: string[] = [];
  for (const { name, command, args } of CHECKS) {
    const { code, printed } = await run(command, args);
    console.log(`${code === 0 ? "ok    " : "FAILED"} ${name}`);
    if (code === 0) continue;
    failures.push(`check: ${name}`);
    console.log(printed);
  }
  return { passed: CHECKS.length - failures.length, failures };
}

/**
 * Runs a command and keeps what it prints, or shows it as it comes; the code is null where it does not start or is
 * stopped.
 */
export async function run(
  command: string,
  args: readonly string[],
  isSeen = false,
): Promise<{ code: number | null; printed: string }> {
  const out = isSeen ? "inherit" : "pipe";
  const child = spawn(command, args, { stdio: ["ignore", out, out] });
  const ended = new Promise<number | null>((done) => {
    child.once("error", () => done(null));
    child.once("close", done);
  });
  const printed = [child.stdout, child.stderr].map((stream) => (stream ? text(stream) : Promise.resolve("")));
  return { printed: (await Promise.all(printed)).join(""), code: await ended };
}

if (import.meta.main) process.exit((await runChecks()).failures.length === 0 ? 0 : 1);
