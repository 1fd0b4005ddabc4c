import { defineConfig } from "vitest/config";

/**
 * Unit tests stand beside their source; what crosses a package is in tests/. Tests that talk to the database take one from
 * a pool, in memory, and each makes a table of its own. End-to-end tests start the whole product and a browser, so they run
 * one file at a time. `tests/tiers.ts` says what runs side by side.
 */
export default defineConfig({
  test: {
    globals: false,
    // Long enough for a property test on a machine that is busy: how long something takes is for tests/bench.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    // The default leaves one processor free: on two that would be one file at a time.
    maxWorkers: "100%",
    projects: [
      {
        extends: true,
        test: {
          name: "unit",
          include: ["{packages,functions,web}/**/*.test.ts", "tests/*.test.ts"],
          // Rules keep nothing: a worker loads them once and not once a file, which more than halves the time.
          isolate: false,
        },
      },
      {
        extends: true,
        test: {
          name: "api",
          include: ["tests/{api,openapi,fuzz}/**/*.test.ts"],
          globalSetup: "tests/support/database.ts",
        },
      },
      {
        extends: true,
        test: {
          name: "integration",
          include: ["tests/{integration,infra}/**/*.test.ts"],
          globalSetup: "tests/support/database.ts",
        },
      },
      {
        extends: true,
        test: {
          name: "local",
          include: ["infra/local/*.test.ts"],
          fileParallelism: false,
        },
      },
      {
        extends: true,
        test: {
          name: "e2e",
          include: ["tests/e2e/**/*.test.ts"],
          fileParallelism: false,
          testTimeout: 180_000,
        },
      },
    ],
  },
});
