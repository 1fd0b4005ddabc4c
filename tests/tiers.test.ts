import { globSync } from "node:fs";
import { join, matchesGlob } from "node:path";
import { describe, expect, it } from "vitest";
import config from "../vitest.config.ts";
import { afterSecondRun, TIERS, type Outcome } from "./tiers.ts";

interface Project {
  test: { name: string; include: string[] };
}

const projects = config.test?.projects as unknown as Project[];
const files = globSync("{packages,functions,web,infra,tests}/**/*.test.{ts,tsx}", {
  cwd: join(import.meta.dirname, ".."),
}).filter((file) => !file.includes("node_modules"));

it("every file of tests is run by one tier", () => {
  const found = files.map((file) => [
    file,
    projects.filter(({ test }) => test.include.some((glob) => matchesGlob(file, glob))).length,
  ]);
  expect(found.length).toBeGreaterThan(250);
  expect(found.filter(([, tiers]) => tiers !== 1)).toEqual([]);
});

it("every tier but the checks is a project", () => {
  expect(projects.map(({ test }) => test.name).toSorted()).toEqual(
    TIERS.filter((tier) => tier !== "check").toSorted(),
  );
});

describe("a file in which something failed", () => {
  const slow = { path: "a.test.ts", passed: 4, failures: ["a.test.ts: slow", "a.test.ts: builds on it"] };
  const first: Outcome = {
    tier: "api",
    passed: 104,
    failures: ["api: the run ended with code 1", ...slow.failures],
    unsteady: [],
    failed: [slow],
    seconds: 9,
  };

  it("is green when it passes alone, and what failed stays named", () => {
    expect(
      afterSecondRun(first, {
        passed: 6,
        failures: [],
        files: [{ path: "a.test.ts", passed: 6, failures: [] }],
      }),
    ).toEqual({
      ...first,
      passed: 106,
      failures: ["api: the run ended with code 1"],
      unsteady: slow.failures,
      failed: [],
    });
  });

  it("is red when anything in it fails again", () => {
    const again = { path: "a.test.ts", passed: 4, failures: ["a.test.ts: slow", "a.test.ts: another"] };
    expect(afterSecondRun(first, { ...again, files: [again] })).toEqual({
      ...first,
      failures: ["api: the run ended with code 1", ...again.failures],
      unsteady: ["a.test.ts: builds on it"],
      failed: [again],
    });
  });
});
