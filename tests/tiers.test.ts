import { globSync } from "node:fs";
import { join, matchesGlob } from "node:path";
import { expect, it } from "vitest";
import config from "../vitest.config.ts";
import { TIERS } from "./tiers.ts";

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
