import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startDatabase } from "@zapisy/local/database";
import { startFileStore } from "@zapisy/local/file-store";
import type { TestProject } from "vitest/node";

declare module "vitest" {
  export interface ProvidedContext {
    /** Where DynamoDB Local answers. */
    databaseEndpoint: string;
    /** Where the store of files answers; its bucket is `files`. */
    filesEndpoint: string;
  }
}

/** Starts one DynamoDB Local, in memory, and one store of files for all test files that want them. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const dir = await mkdtemp(join(tmpdir(), "zapisy-files-"));
  const [database, files] = await Promise.all([
    startDatabase({ inMemory: true }),
    startFileStore({
      dir,
      bucket: "files",
      accessKeyId: "local",
      secretAccessKey: "local",
      origins: ["https://zapisy.example"],
    }),
  ]);
  project.provide("databaseEndpoint", database.endpoint);
  project.provide("filesEndpoint", files.endpoint);
  return async () => {
    await Promise.all([database.stop(), files.stop()]);
    await rm(dir, { recursive: true, force: true });
  };
}
