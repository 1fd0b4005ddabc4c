import { startDatabase } from "@zapisy/local/database";
import type { TestProject } from "vitest/node";

declare module "vitest" {
  export interface ProvidedContext {
    /** Where DynamoDB Local answers. */
    databaseEndpoint: string;
  }
}

/** Starts one DynamoDB Local, in memory, for all test files that want one. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const database = await startDatabase({ inMemory: true });
  project.provide("databaseEndpoint", database.endpoint);
  return () => database.stop();
}
