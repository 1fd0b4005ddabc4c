import { afterAll } from "vitest";
import { giveDatabaseBack, takeDatabase } from "./own-database.ts";

// Vitest runs this before each test file, also where a worker keeps the modules that it has loaded.
await takeDatabase();
afterAll(giveDatabaseBack);
