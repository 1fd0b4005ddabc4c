import {
  DescribeTableCommand,
  DescribeTimeToLiveCommand,
  DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
} from "@aws-sdk/client-dynamodb";
import { execFileSync, spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { networkInterfaces, tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { callDatabase, startDatabase, type Database } from "./database.ts";
import { createTable } from "./table.ts";

const folder = mkdtempSync(join(tmpdir(), "zapisy-database-"));
afterAll(() => rmSync(folder, { recursive: true }));

const clientOf = ({ endpoint }: Database) =>
  new DynamoDBClient({
    endpoint,
    region: "eu-central-1",
    credentials: { accessKeyId: "local", secretAccessKey: "local" },
  });

it("makes a table that works, and leaves one that exists as it is", async () => {
  const database = await startDatabase({ inMemory: true });
  const client = clientOf(database);
  await createTable(client, "zapisy");
  await createTable(client, "zapisy");
  const { Table } = await client.send(new DescribeTableCommand({ TableName: "zapisy" }));
  const { TimeToLiveDescription } = await client.send(new DescribeTimeToLiveCommand({ TableName: "zapisy" }));
  await database.stop();
  expect({
    status: Table?.TableStatus,
    billing: Table?.BillingModeSummary?.BillingMode,
    indexes: Table?.GlobalSecondaryIndexes?.map(
      ({ IndexName, Projection }) => `${IndexName} ${Projection?.ProjectionType}`,
    ).sort(),
    stream: Table?.StreamSpecification?.StreamViewType,
    ttl: TimeToLiveDescription,
  }).toEqual({
    status: "ACTIVE",
    billing: "PAY_PER_REQUEST",
    indexes: ["gsi1 ALL", "gsi2 ALL", "gsi3 ALL"],
    stream: "NEW_AND_OLD_IMAGES",
    ttl: { AttributeName: "ttl", TimeToLiveStatus: "ENABLED" },
  });
});

it("answers on loopback only, and no web page", async () => {
  const database = await startDatabase({ inMemory: true });
  const page = await fetch(database.endpoint, {
    method: "OPTIONS",
    headers: { origin: "https://elsewhere.example" },
  });
  const outside = Object.values(networkInterfaces())
    .flatMap((addresses) => addresses ?? [])
    .find(({ family, internal }) => family === "IPv4" && !internal);
  const reachable = outside
    ? await fetch(`http://${outside.address}:${database.port}`).then(
        () => true,
        () => false,
      )
    : false;
  await database.stop();
  expect({ allowed: page.headers.get("access-control-allow-origin"), reachable }).toEqual({
    allowed: null,
    reachable: false,
  });
});

it("ends the process that a killed supervisor left behind, and keeps its data", async () => {
  const dir = join(folder, "leftover");
  const left = await startDatabase({ dir });
  const Item = { pk: { S: "a" }, sk: { S: "b" } };
  await createTable(clientOf(left), "zapisy");
  await clientOf(left).send(new PutItemCommand({ TableName: "zapisy", Item }));
  const next = await startDatabase({ dir });
  const found = await clientOf(next).send(new GetItemCommand({ TableName: "zapisy", Key: Item }));
  await next.stop();
  expect(await left.exited).toMatch(/SIGTERM|exit/);
  expect(found.Item).toEqual(Item);
});

it("says in one line when its files are damaged", async () => {
  const dir = join(folder, "damaged");
  mkdirSync(dir);
  writeFileSync(join(dir, "shared-local-instance.db"), "this is no database".repeat(100));
  await expect(startDatabase({ dir })).rejects.toThrow(
    `The database files in ${dir} are damaged. To start over with empty data: npm start -- --fresh`,
  );
});

it("goes on within a second or two when whoever copies it is killed while it stands still", async () => {
  const dir = join(folder, "frozen");
  const database = await startDatabase({ dir });
  const state = () =>
    execFileSync("ps", ["-o", "state=", "-p", String(database.pid)], { encoding: "utf8" })[0];
  // A copy into a pipe that nobody reads never ends.
  const to = join(folder, "pipe");
  mkdirSync(to);
  execFileSync("mkfifo", [join(to, "shared-local-instance.db")]);
  const script = `import(process.argv[1]).then(({ copyDatabase }) => copyDatabase(process.argv[2], process.argv[3], { isRunning: true }))`;
  const copying = spawn(process.execPath, ["-e", script, join(import.meta.dirname, "database.ts"), dir, to]);
  await expect.poll(state, { timeout: 10_000 }).toBe("T");
  copying.kill("SIGKILL");
  await expect.poll(state, { timeout: 5_000 }).not.toBe("T");
  await expect(callDatabase(database.endpoint, "ListTables", {})).resolves.toEqual({ TableNames: [] });
  await database.stop();
});
