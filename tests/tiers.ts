import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { run, runChecks } from "./check.ts";

/**
 * Tiers of the tests: `check`, and the projects of vitest.config.ts. Two lanes run side by side, each one tier after the
 * other: what waits for browsers, kills and clocks leaves time to what computes.
 */
const LANES = [
  ["check", "unit", "api", "integration", "infra"],
  ["local", "e2e"],
] as const;

/** A part of the tests that can be run alone. */
export type Tier = (typeof LANES)[number][number];

/** Every tier. */
export const TIERS: readonly Tier[] = LANES.flat();

/** Those that answer within minutes. */
export const QUICK_TIERS: readonly Tier[] = ["check", "unit", "api"];

/** What a tier came to; `failures` name what failed, in the order in which it ran. */
export interface Outcome {
  tier: Tier;
  passed: number;
  failures: string[];
  seconds: number;
}

/** Runs these tiers, two at a time. */
export async function runTiers(tiers: readonly Tier[]): Promise<Outcome[]> {
  const lanes = LANES.map((lane) => lane.filter((tier) => tiers.includes(tier))).filter(
    ({ length }) => length > 0,
  );
  const outcomes = await Promise.all(
    lanes.map(async (lane, place) => {
      const done: Outcome[] = [];
      for (const tier of lane) done.push(await runTier(tier, place === 0));
      return done;
    }),
  );
  return outcomes.flat();
}

/** Runs one; what it prints is seen as it comes, or, beside another, when it is done. */
async function runTier(tier: Tier, isSeen: boolean): Promise<Outcome> {
  const began = performance.now();
  const { passed, failures } = tier === "check" ? await runChecks() : await runProject(tier, isSeen);
  const seconds = Math.round((performance.now() - began) / 1000);
  console.log(`${tier}: ${passed} passed, ${failures.length} failed in ${seconds} s`);
  return { tier, passed, failures, seconds };
}

interface VitestReport {
  numPassedTests: number;
  testResults: {
    name: string;
    status: string;
    assertionResults: { status: string; fullName: string }[];
  }[];
}

/** Runs the tests of a project; a file that fails before its first test counts as one failure. */
async function runProject(project: string, isSeen: boolean): Promise<Pick<Outcome, "passed" | "failures">> {
  const folder = mkdtempSync(join(tmpdir(), "zapisy-test-"));
  const file = join(folder, "report.json");
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${file}`];
  const { code, printed } = await run("vitest", ["run", "--project", project, ...reporters], isSeen);
  if (!isSeen) console.log(printed);
  if (!existsSync(file)) return { passed: 0, failures: [`${project}: the run gave no report`] };
  const report = JSON.parse(readFileSync(file, "utf8")) as VitestReport;
  rmSync(folder, { recursive: true });
  const failures = report.testResults.flatMap(({ name, status, assertionResults }) => {
    const path = relative(process.cwd(), name);
    const failed = assertionResults.filter((test) => test.status === "failed");
    if (status === "failed" && failed.length === 0) return [`${path}: failed outside its tests`];
    return failed.map(({ fullName }) => `${path}: ${fullName}`);
  });
  // All tests passed, and still something went wrong: an error that nobody caught.
  if (code !== 0 && failures.length === 0) failures.push(`${project}: the run ended with code ${code}`);
  return { passed: report.numPassedTests, failures };
}
