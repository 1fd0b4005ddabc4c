import { afterAll } from "vitest";
import { takeFaults } from "./disturb.ts";
import { giveDatabaseBack, takeDatabase } from "./own-database.ts";

// Vitest runs this before each test file, also where a worker keeps the modules that it has loaded.
await takeDatabase();
afterAll(giveDatabaseBack);
// What was injected into the requests to the database is for whoever reads the run.
afterAll(() => {
  const faults = takeFaults();
  if (faults.length > 0) console.info(["Faults at calls to the database:", ...faults].join("\n"));
});
