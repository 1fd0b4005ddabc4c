import { defineConfig } from "vitest/config";

/**
 * Unit tests stand beside their source; what crosses a package is in tests/. Tests that talk to the
 * database share one DynamoDB Local, in memory, and each file makes a table of its own. End-to-end tests
 * start the whole product and a browser, so they run one file at a time after the others.
 */
export default defineConfig({
  test: {
    globals: false,
    testTimeout: 30_000,
    hookTimeout: 60_000,
    projects: [
      {
        extends: true,
        test: {
          name: "unit",
          include: [
            "{packages,functions,web}/**/*.test.ts",
            "tests/{api,integration,infra}/**/*.test.ts",
            "tests/*.test.ts",
          ],
          exclude: ["**/node_modules/**", "packages/local/*.test.ts"],
          globalSetup: "tests/support/database.ts",
        },
      },
      {
        extends: true,
        test: {
          name: "local",
          include: ["packages/local/*.test.ts"],
          fileParallelism: false,
          testTimeout: 120_000,
        },
      },
      {
        extends: true,
        test: {
          name: "e2e",
          include: ["tests/e2e/**/*.test.ts"],
          fileParallelism: false,
          testTimeout: 180_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
