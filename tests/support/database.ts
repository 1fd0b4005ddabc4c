import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { DynamoDBClient, ListTablesCommand } from "@aws-sdk/client-dynamodb";
import { startDatabase, type Database } from "@zapisy/local/database";
import { startFileStore } from "@zapisy/local/file-store";
import type { TestProject } from "vitest/node";

declare module "vitest" {
  export interface ProvidedContext {
    /** Where a test file asks for a database (`own-database.ts`) and gives it back. */
    databasePool: string;
    /** Where the store of files answers; its bucket is `files`. */
    filesEndpoint: string;
  }
}

/**
 * A database goes to the next test file as long as it has fewer tables than this. With each table that has a stream DynamoDB Local
 * takes longer for every write: with the tables of the whole suite in one, it timed out.
 */
const TABLES_AT_MOST = 10;

/** Starts a store of files for all test files, and a pool of databases, in memory, each for one file at a time. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const dir = await mkdtemp(join(tmpdir(), "zapisy-files-"));
  const [pool, files] = await Promise.all([
    startDatabasePool(),
    startFileStore({
      dir,
      bucket: "files",
      accessKeyId: "local",
      secretAccessKey: "local",
      origins: ["https://zapisy.example"],
    }),
  ]);
  project.provide("databasePool", pool.url);
  project.provide("filesEndpoint", files.endpoint);
  return async () => {
    await Promise.all([pool.stop(), files.stop()]);
    await rm(dir, { recursive: true, force: true });
  };
}

/** Serves `POST /take`, which answers with an endpoint, and `POST /give-back` with one as its body. */
async function startDatabasePool() {
  const all = new Map<string, Database>();
  const idle: string[] = [];
  const start = async () => {
    const database = await startDatabase({ inMemory: true });
    all.set(database.endpoint, database);
    return database.endpoint;
  };
  // One is always ahead, so that a file need not wait for Java.
  let next = start();
  const take = async () => {
    const ready = idle.pop();
    if (ready !== undefined) return ready;
    const started = next;
    next = start();
    return started;
  };
  const giveBack = async (endpoint: string) => {
    const client = new DynamoDBClient({
      endpoint,
      region: "local",
      credentials: { accessKeyId: "local", secretAccessKey: "local" },
    });
    const { TableNames = [] } = await client.send(new ListTablesCommand({}));
    client.destroy();
    if (TableNames.length < TABLES_AT_MOST) {
      idle.push(endpoint);
      return;
    }
    await all.get(endpoint)?.stop();
    all.delete(endpoint);
  };
  const server = createServer((request, response) => {
    // A file whose tests block its loop for longer than a connection is kept would give back over a dead one.
    response.shouldKeepAlive = false;
    const done = request.url === "/take" ? take() : text(request).then(giveBack);
    done.then(
      (endpoint) => response.end(endpoint),
      (error: unknown) => response.writeHead(500).end(String(error)),
    );
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async stop() {
      server.close();
      await next;
      await Promise.all([...all.values()].map((database) => database.stop()));
    },
  };
}
