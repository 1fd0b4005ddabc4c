import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
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
  numFailedTests: number;
  testResults: { status: string; assertionResults: unknown[] }[];
}

/** Projects of vitest.config.ts, one after the other: browsers and kills want the machine to themselves. */
const PROJECTS = ["unit", "local", "e2e"];

/** Runs the tests of one project; a file that fails before its first test counts as one failure. */
function runTests(project: string): { passed: number; failed: number } {
  const folder = mkdtempSync(join(tmpdir(), "zapisy-test-"));
  const file = join(folder, "report.json");
  spawnSync(
    "vitest",
    ["run", "--project", project, "--reporter=default", "--reporter=json", `--outputFile.json=${file}`],
    { stdio: ["ignore", "inherit", "inherit"] },
  );
  if (!existsSync(file)) return { passed: 0, failed: 1 };
  const report = JSON.parse(readFileSync(file, "utf8")) as VitestReport;
  rmSync(folder, { recursive: true });
  const broken = report.testResults.filter(
    ({ status, assertionResults }) => status === "failed" && assertionResults.length === 0,
  ).length;
  return { passed: report.numPassedTests, failed: report.numFailedTests + broken };
}

if (!provide()) {
  console.log("0 passed, 1 failed");
  process.exit(1);
}
const results = [runChecks(), ...PROJECTS.map(runTests)];
const passed = results.reduce((sum, result) => sum + result.passed, 0);
const failed = results.reduce((sum, result) => sum + result.failed, 0);
console.log(`\n${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
