import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { runChecks } from "./check.ts";

/** A program that tests use and npm cannot bring: how it is called and what Debian calls its package. */
interface Program {
  commands: string[];
  debian: string;
  why: string;
}

const PROGRAMS: Program[] = [
  { commands: ["java"], debian: "default-jre-headless", why: "DynamoDB Local" },
  {
    commands: ["chromium", "chromium-browser", "google-chrome"],
    debian: "chromium",
    why: "the browser tests",
  },
  { commands: ["pdftotext"], debian: "poppler-utils", why: "reading PDFs back" },
  { commands: ["qpdf"], debian: "qpdf", why: "checking PDFs" },
  { commands: ["mvn"], debian: "maven", why: "fetching veraPDF, which checks PDFs against PDF/UA" },
  { commands: ["unzip"], debian: "unzip", why: "checking archives" },
];

function isThere({ commands }: Program): boolean {
  const folders = (process.env.PATH ?? "").split(":");
  return commands.some((command) => folders.some((folder) => existsSync(join(folder, command))));
}

/** Installs what is missing where that can be done without asking (root on Debian), else names the command. */
function provide(): boolean {
  const missing = PROGRAMS.filter((program) => !isThere(program));
  if (missing.length === 0) return true;
  const packages = missing.map(({ debian }) => debian);
  if (process.getuid?.() === 0 && existsSync("/usr/bin/apt-get")) {
    console.log(`Installing ${packages.join(", ")} …`);
    const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
    spawnSync("apt-get", ["update", "-qq"], { stdio: "inherit", env });
    spawnSync("apt-get", ["install", "-y", "-qq", "--no-install-recommends", ...packages], {
      stdio: ["ignore", "ignore", "inherit"],
      env,
    });
  }
  const stillMissing = PROGRAMS.filter((program) => !isThere(program));
  for (const { commands, why } of stillMissing) console.error(`Missing: ${commands[0]} (${why}).`);
  if (stillMissing.length > 0) {
    const names = stillMissing.map(({ debian }) => debian).join(" ");
    console.error(`Install with: sudo apt-get install ${names}   (macOS: the same programs from Homebrew)`);
  }
  return stillMissing.length === 0;
}

interface VitestReport {
  numPassedTests: number;
  testResults: {
    name: string;
    status: string;
    assertionResults: { status: string; fullName: string }[];
  }[];
}

/** What a run of checks or tests came to; `failures` name what failed, in the order in which it ran. */
interface Outcome {
  passed: number;
  failures: string[];
}

/** Projects of vitest.config.ts, one after the other: browsers and kills want the machine to themselves. */
const PROJECTS = ["unit", "local", "e2e"];

/** Runs the tests of one project; a file that fails before its first test counts as one failure. */
function runTests(project: string): Outcome {
  const folder = mkdtempSync(join(tmpdir(), "zapisy-test-"));
  const file = join(folder, "report.json");
  spawnSync(
    "vitest",
    ["run", "--project", project, "--reporter=default", "--reporter=json", `--outputFile.json=${file}`],
    { stdio: ["ignore", "inherit", "inherit"] },
  );
  if (!existsSync(file)) return { passed: 0, failures: [`${project}: the run gave no report`] };
  const report = JSON.parse(readFileSync(file, "utf8")) as VitestReport;
  rmSync(folder, { recursive: true });
  const failures = report.testResults.flatMap(({ name, status, assertionResults }) => {
    const path = relative(process.cwd(), name);
    const failed = assertionResults.filter((test) => test.status === "failed");
    if (status === "failed" && failed.length === 0) return [`${path}: failed outside its tests`];
    return failed.map(({ fullName }) => `${path}: ${fullName}`);
  });
  return { passed: report.numPassedTests, failures };
}

if (!provide()) {
  console.log("0 passed, 1 failed");
  process.exit(1);
}
const results = [runChecks(), ...PROJECTS.map(runTests)];
const passed = results.reduce((sum, result) => sum + result.passed, 0);
const failures = results.flatMap((result) => result.failures);
// Once more where the eye ends up: a log of thousands of lines is read from its end.
for (const failure of failures) console.log(`failed: ${failure}`);
console.log(`\n${passed} passed, ${failures.length} failed`);
process.exit(failures.length === 0 ? 0 : 1);
