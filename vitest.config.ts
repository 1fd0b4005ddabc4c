import { defineConfig } from "vitest/config";

/** A pool of databases, of which each file takes one. */
const WITH_DATABASE = {
  globalSetup: "tests/support/database.ts",
  setupFiles: "tests/support/each-file.ts",
};

/**
 * Unit tests stand beside their source; what crosses a package is in tests/. Tests that talk to the database take one from
 * a pool, in memory, and each makes a table of its own. End-to-end tests start the whole product and a browser, so they run
 * one file at a time. `tests/tiers.ts` says what runs side by side.
 *
 * Where a worker keeps what it has loaded (`isolate: false`), the next file need not load it anew: unit tests take less than half of
 * the processor's time, those of the API a seventh less. A module keeps nothing that another file could stumble over.
 */
export default defineConfig({
  test: {
    globals: false,
    // Long enough for a property test on a machine that is busy: how long something takes is for tests/bench.
    testTimeout: 240_000,
    hookTimeout: 120_000,
    // The default leaves one processor free: on two that would be one file at a time.
    maxWorkers: "100%",
    projects: [
      {
        extends: true,
        test: {
          name: "unit",
          include: ["{packages,functions,web,infra/local/samples}/**/*.test.ts", "tests/*.test.ts"],
          isolate: false,
        },
      },
      {
        extends: true,
        test: {
          name: "api",
          include: ["tests/api/**/*.test.ts"],
          ...WITH_DATABASE,
          isolate: false,
        },
      },
      {
        extends: true,
        test: {
          name: "integration",
          include: ["tests/{integration,openapi,fuzz}/**/*.test.ts"],
          ...WITH_DATABASE,
          isolate: false,
        },
      },
      {
        extends: true,
        // What replaces a module, or reads the stacks: a process for each file.
        test: { name: "infra", include: ["tests/infra/**/*.test.ts"], ...WITH_DATABASE },
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
          // One product and one browser for all files that ask for nothing special.
          isolate: false,
          testTimeout: 180_000,
        },
      },
    ],
  },
});
