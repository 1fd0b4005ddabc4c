import { defineConfig } from "vitest/config";

/**
 * Unit tests stand beside their source; what crosses a package is in tests/. Tests that talk to the
 * database share one DynamoDB Local, in memory, and each file makes a table of its own. End-to-end tests
 * start the whole product and a browser, so they run one file at a time after the others.
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
          include: [
            "{packages,functions,web}/**/*.test.ts",
            "tests/{api,integration,infra,openapi,fuzz}/**/*.test.ts",
            "tests/*.test.ts",
          ],
          exclude: ["**/node_modules/**"],
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
