import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { run, runChecks } from "./check.ts";

/** A part of the tests that can be run alone. */
export type Tier = (typeof TIERS)[number];

/**
 * Tiers of the tests: `check`, and the projects of vitest.config.ts. Two run side by side, one taken from the front and one from
 * the back, until none is left: what waits for browsers, kills and clocks leaves time to what computes.
 */
export const TIERS = ["check", "unit", "api", "integration", "infra", "local", "e2e"] as const;

/** Those that answer within minutes. */
export const QUICK_TIERS: readonly Tier[] = ["check", "unit", "api"];

/** Of more files than these something is wrong that no second run mends. */
const FILES_RUN_AGAIN = 3;

/** What came of a file of tests; `failures` name its tests that failed, and begin with its path. */
export interface FileOutcome {
  path: string;
  passed: number;
  failures: string[];
}

/** What a tier came to. */
export interface Outcome {
  tier: Tier;
  passed: number;
  /** What failed, by file and name, in the order in which it ran. */
  failures: string[];
  /** What failed beside other tests and passed when its file ran again alone: a fault of the test or the product to be found. */
  unsteady: string[];
  /** The files with failures. */
  failed: FileOutcome[];
  seconds: number;
}

/** Runs these tiers, two at a time; files in which something failed run again when all are done. */
export async function runTiers(tiers: readonly Tier[]): Promise<Outcome[]> {
  const left = TIERS.filter((tier) => tiers.includes(tier));
  const all: Outcome[] = [];
  const runAll = async (take: () => Tier | undefined, isSeen: boolean) => {
    for (let tier = take(); tier; tier = take()) all.push(await runTier(tier, isSeen));
  };
  await Promise.all([runAll(() => left.shift(), true), runAll(() => left.pop(), false)]);
  if (all.reduce((sum, { failed }) => sum + failed.length, 0) > FILES_RUN_AGAIN) return all;
  const last: Outcome[] = [];
  for (const outcome of all) last.push(await runAgain(outcome));
  return last;
}

/**
 * Two browsers, a dozen processes and a database on two processors now and then keep a test waiting for longer than it
 * waits. Its file runs again with the machine to itself, from its first test, because tests of a file build on each other.
 */
async function runAgain(outcome: Outcome): Promise<Outcome> {
  const paths = outcome.failed.map(({ path }) => path);
  if (paths.length === 0) return outcome;
  console.log(`Once more, alone: ${paths.join(", ")}`);
  const again = await runProject(outcome.tier, true, paths);
  return again.files.length < paths.length ? outcome : afterSecondRun(outcome, again);
}

/** The outcome of a tier whose failed files ran again and came to this. */
export function afterSecondRun(first: Outcome, again: ProjectOutcome): Outcome {
  const before = first.failed.flatMap(({ failures }) => failures);
  const passedBefore = first.failed.reduce((sum, { passed }) => sum + passed, 0);
  return {
    ...first,
    passed: first.passed - passedBefore + again.passed,
    failures: [...first.failures.filter((failure) => !before.includes(failure)), ...again.failures],
    unsteady: before.filter((failure) => !again.failures.includes(failure)),
    failed: again.files.filter(({ failures }) => failures.length > 0),
  };
}

/** Runs one; what it prints is seen as it comes, or, beside another, when it is done. */
async function runTier(tier: Tier, isSeen: boolean): Promise<Outcome> {
  const began = performance.now();
  const { files, failures, passed } =
    tier === "check" ? { files: [], ...(await runChecks()) } : await runProject(tier, isSeen);
  const seconds = Math.round((performance.now() - began) / 1000);
  console.log(`${tier}: ${passed} passed, ${failures.length} failed in ${seconds} s`);
  const failed = files.filter((file) => file.failures.length > 0);
  return { tier, passed, failures, unsteady: [], failed, seconds };
}

interface VitestReport {
  testResults: {
    name: string;
    status: string;
    assertionResults: { status: string; fullName: string }[];
  }[];
}

interface ProjectOutcome extends Pick<Outcome, "passed" | "failures"> {
  files: FileOutcome[];
}

/** Runs the tests of a project, or these files of it. */
async function runProject(
  project: string,
  isSeen: boolean,
  paths: readonly string[] = [],
): Promise<ProjectOutcome> {
  const folder = mkdtempSync(join(tmpdir(), "zapisy-test-"));
  const file = join(folder, "report.json");
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${file}`];
  const { code, printed } = await run(
    "vitest",
    ["run", "--project", project, ...paths, ...reporters],
    isSeen,
  );
  if (!isSeen) console.log(printed);
  if (!existsSync(file)) return { passed: 0, failures: [`${project}: the run gave no report`], files: [] };
  const report = JSON.parse(readFileSync(file, "utf8")) as VitestReport;
  rmSync(folder, { recursive: true });
  const files = report.testResults.map(fileOutcome);
  const failures = files.flatMap((each) => each.failures);
  // All tests passed, and still something went wrong: an error that nobody caught.
  if (code !== 0 && failures.length === 0) failures.push(`${project}: the run ended with code ${code}`);
  return { passed: files.reduce((sum, { passed }) => sum + passed, 0), failures, files };
}

/** A file that fails before its first test counts as one failure. */
function fileOutcome({ name, status, assertionResults }: VitestReport["testResults"][number]): FileOutcome {
  const path = relative(process.cwd(), name);
  const tests = (wanted: string) => assertionResults.filter((test) => test.status === wanted);
  const failures = tests("failed").map(({ fullName }) => `${path}: ${fullName}`);
  if (status === "failed" && failures.length === 0) failures.push(`${path}: failed outside its tests`);
  return { path, passed: tests("passed").length, failures };
}
