import { spawnSync } from "node:child_process";

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
export function runChecks(): { passed: number; failures: string[] } {
  const failures: string[] = [];
  for (const { name, command, args } of CHECKS) {
    const { status, stdout, stderr } = spawnSync(command, args, { encoding: "utf8" });
    console.log(`${status === 0 ? "ok    " : "FAILED"} ${name}`);
    if (status === 0) continue;
    failures.push(`check: ${name}`);
    console.log(`${stdout}${stderr}`);
  }
  return { passed: CHECKS.length - failures.length, failures };
}

if (import.meta.main) process.exit(runChecks().failures.length === 0 ? 0 : 1);
