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
export function runChecks(): { passed: number; failed: number } {
  let failed = 0;
  for (const { name, command, args } of CHECKS) {
    const { status, stdout, stderr } = spawnSync(command, args, { encoding: "utf8" });
    console.log(`${status === 0 ? "ok    " : "FAILED"} ${name}`);
    if (status === 0) continue;
    failed += 1;
    console.log(`${stdout}${stderr}`);
  }
  return { passed: CHECKS.length - failed, failed };
}

if (import.meta.main) {
  const { failed } = runChecks();
  process.exit(failed === 0 ? 0 : 1);
}
