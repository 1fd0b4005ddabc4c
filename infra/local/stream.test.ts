import { DynamoDBClient, PutItemCommand, TransactWriteItemsCommand } from "@aws-sdk/client-dynamodb";
import {
  DescribeStreamCommand,
  DynamoDBStreamsClient,
  ListStreamsCommand,
} from "@aws-sdk/client-dynamodb-streams";
import type { DynamoDBRecord, DynamoDBStreamEvent } from "aws-lambda";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openCheckpoints } from "./checkpoint.ts";
import { pause } from "./running.ts";
import { surviveRestarts } from "./survive-restarts.ts";
import { freePort, startDatabase, type Database } from "./database.ts";
import {
  readStream,
  type RefusedRecord,
  type StreamHandler,
  type StreamOptions,
  type StreamReader,
} from "./stream.ts";
import { supervise, type Supervised } from "./supervise.ts";
import { createTable } from "./table.ts";

const HOUR_MS = 3_600_000;
const folder = mkdtempSync(join(tmpdir(), "zapisy-stream-"));
const dir = join(folder, "database");
let database: Supervised<Database>;
let port: number;

const clientOptions = () => ({
  endpoint: `http://127.0.0.1:${port}`,
  region: "eu-central-1",
  credentials: { accessKeyId: "local", secretAccessKey: "local" },
});

beforeAll(async () => {
  port = await freePort();
  database = await supervise("database", () => startDatabase({ dir, port }), {
    onLine: () => {},
    onGivingUp: (problem) => {
      throw problem;
    },
  });
});

afterAll(async () => {
  await database.stop();
  rmSync(folder, { recursive: true });
});

/** A table of its own, and readers over it. */
async function openTable(tableName: string) {
  const dynamodb = new DynamoDBClient(clientOptions());
  surviveRestarts(dynamodb, tableName, clientOptions().endpoint);
  await createTable(dynamodb, tableName);
  const refused: RefusedRecord[] = [];
  return {
    dynamodb,
    refused,
    put: (pk: string, entity = "thing") =>
      dynamodb.send(
        new PutItemCommand({
          TableName: tableName,
          Item: { pk: { S: pk }, sk: { S: "-" }, __edb_e__: { S: entity } },
        }),
      ),
    read: async (
      handlers: Record<string, StreamHandler>,
      options: Partial<StreamOptions> = {},
    ): Promise<StreamReader> =>
      readStream({
        dynamodb,
        streams: new DynamoDBStreamsClient(clientOptions()),
        tableName,
        handlers,
        checkpoints: await openCheckpoints(dynamodb, tableName),
        putAside: async (record) => void refused.push(record),
        onError: () => {},
        log: () => {},
        idleMs: 20,
        retryMs: 1,
        ...options,
      }),
  };
}

const keyOf = (record: DynamoDBRecord) => record.dynamodb?.Keys?.pk?.S ?? "";

/** A handler that notes what it gets. */
function collector() {
  const keys: string[] = [];
  const handle: StreamHandler = async ({ Records }: DynamoDBStreamEvent) =>
    void keys.push(...Records.map(keyOf));
  return { keys, handle };
}

describe("the stream reader", () => {
  it("hands records over as Lambda gets them", async () => {
    const table = await openTable("shape");
    const events: DynamoDBStreamEvent[] = [];
    const reader = await table.read({ all: async (event) => void events.push(event) });
    await table.dynamodb.send(
      new PutItemCommand({
        TableName: "shape",
        Item: {
          pk: { S: "a" },
          sk: { S: "b" },
          bytes: { B: new Uint8Array([1, 2, 255]) },
          list: { L: [{ N: "7" }] },
        },
      }),
    );
    await reader.settle();
    await reader.stop();
    const [record] = events.flatMap(({ Records }) => Records);
    expect(record).toEqual({
      eventID: expect.any(String),
      eventName: "INSERT",
      eventVersion: "1.1",
      eventSource: "aws:dynamodb",
      awsRegion: "ddblocal",
      eventSourceARN: expect.stringMatching(/table\/shape\/stream\//),
      dynamodb: {
        ApproximateCreationDateTime: expect.any(Number),
        Keys: { pk: { S: "a" }, sk: { S: "b" } },
        NewImage: { pk: { S: "a" }, sk: { S: "b" }, bytes: { B: "AQL/" }, list: { L: [{ N: "7" }] } },
        SequenceNumber: expect.stringMatching(/^\d{21}$/),
        SizeBytes: expect.any(Number),
        StreamViewType: "NEW_AND_OLD_IMAGES",
      },
    });
  });

  it("loses no answered write and skips no record while database and reader are killed", async () => {
    const table = await openTable("crash");
    const first = collector();
    const second = collector();
    let reader = await table.read({ first: first.handle, second: second.handle });
    const answered: string[] = [];
    const enough = new AbortController();
    const write = async (writer: number) => {
      for (let number = 0; !enough.signal.aborted; number += 1) {
        const pk = `${writer}-${number}`;
        const Put = { TableName: "crash", Item: { pk: { S: pk }, sk: { S: "-" } } };
        await table.dynamodb.send(new TransactWriteItemsCommand({ TransactItems: [{ Put }] }));
        answered.push(pk);
      }
    };
    const writers = [1, 2, 3, 4].map(write);
    for (let kills = 1; kills <= 3; kills += 1) {
      await waitUntil(() => answered.length >= kills * 60);
      const { exited } = database.current;
      database.kill("SIGKILL");
      await exited;
      // A reader that dies leaves nothing but its checkpoints.
      await reader.stop();
      reader = await table.read({ first: first.handle, second: second.handle });
    }
    await waitUntil(() => answered.length >= 240);
    enough.abort();
    await Promise.all(writers);
    await reader.settle();
    await reader.stop();
    expect({
      first: answered.filter((pk) => !first.keys.includes(pk)),
      second: answered.filter((pk) => !second.keys.includes(pk)),
    }).toEqual({ first: [], second: [] });
  });

  it("puts a poisoned record aside after ten attempts and goes on, while other handlers never notice", async () => {
    const table = await openTable("poison");
    const good = collector();
    const handled: string[] = [];
    let attempts = 0;
    const reader = await table.read({
      good: good.handle,
      bad: async ({ Records }) => {
        if (Records.some((record) => keyOf(record) === "poison")) {
          attempts += Records.length === 1 ? 1 : 0;
          throw new TypeError("cannot read this");
        }
        handled.push(...Records.map(keyOf));
      },
    });
    for (const pk of ["a", "b", "poison", "c", "d"]) await table.put(pk);
    await reader.settle();
    await reader.stop();
    expect(good.keys).toEqual(["a", "b", "poison", "c", "d"]);
    expect([...new Set(handled)]).toEqual(["a", "b", "c", "d"]);
    expect(attempts).toBe(10);
    expect(table.refused).toEqual([
      {
        handler: "bad",
        eventId: expect.any(String),
        eventName: "INSERT",
        sequenceNumber: expect.stringMatching(/^\d{21}$/),
        keys: { pk: { S: "poison" }, sk: { S: "-" } },
        attempts: 10,
        error: "TypeError",
        at: expect.any(String),
      },
    ]);
  });

  it("goes on from the first record that a handler reports as failed", async () => {
    const table = await openTable("partial");
    for (const pk of ["a", "b", "c"]) await table.put(pk);
    const batches: string[][] = [];
    const reader = await table.read({
      partial: async ({ Records }) => {
        batches.push(Records.map(keyOf));
        const failed = batches.length === 1 ? Records.slice(1) : [];
        return {
          batchItemFailures: failed.map((record) => ({
            itemIdentifier: record.dynamodb?.SequenceNumber ?? "",
          })),
        };
      },
    });
    await reader.settle();
    await reader.stop();
    expect(batches).toEqual([["a", "b", "c"], ["b"], ["c"]]);
  });

  it("hands a handler what it handles alone, and begins behind all else after a restart", async () => {
    const table = await openTable("entities");
    const people = collector();
    const all = collector();
    const handlers = { people: Object.assign(people.handle, { entities: ["person"] }), all: all.handle };
    const before = await table.read(handlers);
    await table.put("seat 1", "seat");
    await table.put("person 1", "person");
    await table.put("seat 2", "seat");
    await before.settle();
    await before.stop();
    const after = await table.read(handlers);
    await table.put("person 2", "person");
    await after.settle();
    await after.stop();
    expect(people.keys).toEqual(["person 1", "person 2"]);
    expect(all.keys).toEqual(["seat 1", "person 1", "seat 2", "person 2"]);
    const checkpoints = await openCheckpoints(table.dynamodb, "entities");
    const streamArn = await streamOf("entities");
    expect(await checkpoints.load("people", streamArn)).toBe(await checkpoints.load("all", streamArn));
  });

  it("lets handlers step aside, but for what somebody waits for, and does all in the end", async () => {
    const table = await openTable("rush");
    const { keys, handle } = collector();
    const aside = Promise.withResolvers<void>();
    const reader = await table.read(
      { queue: Object.assign(handle, { entities: ["person", "signIn"], awaited: ["signIn"] }) },
      { stepAside: () => aside.promise, isRush: () => true },
    );
    for (const number of [1, 2, 3]) await table.put(`person ${number}`, "person");
    await table.put("code", "signIn");
    await waitUntil(() => keys.length > 0);
    expect(keys).toEqual(["code"]);
    aside.resolve();
    await reader.settle();
    await reader.stop();
    expect(keys).toEqual(["code", "person 1", "person 2", "person 3", "code"]);
  });

  it("looks seldom after seconds without a change, and at once when it hears of one", async () => {
    const table = await openTable("calm");
    const { keys, handle } = collector();
    let looks = 0;
    const reader = await table.read({ all: handle }, { calmMs: 3_600_000, onQuiet: () => (looks += 1) });
    await waitUntil(() => looks > 3);
    // Calm now: it looks again in an hour, or when it is woken.
    await waitUntil(async () => {
      const before = looks;
      await pause(500);
      return looks === before;
    });
    await table.put("a");
    reader.wake();
    await waitUntil(() => keys.length > 0);
    await reader.stop();
    expect(keys).toEqual(["a"]);
  });

  it("says that nothing is left to do once nothing is, and stops while it steps aside", async () => {
    const table = await openTable("quiet");
    const { keys, handle } = collector();
    const aside = Promise.withResolvers<void>();
    let quiet = 0;
    const reader = await table.read(
      { slow: handle },
      {
        stepAside: (_, signal) =>
          Promise.race([
            aside.promise,
            new Promise<void>((end) => signal.addEventListener("abort", () => end())),
          ]),
        onQuiet: () => (quiet += 1),
      },
    );
    await waitUntil(() => quiet > 0);
    await table.put("a");
    await table.put("b");
    await reader.stop();
    expect(keys).toEqual([]);
    const next = await table.read({ slow: handle });
    await next.settle();
    await next.stop();
    expect(keys).toEqual(["a", "b"]);
  });

  it("goes on where it stopped, over closed shards, when the machine was off for a weekend", async () => {
    const table = await openTable("weekend");
    const { keys, handle } = collector();
    const before = await table.read({ weekend: handle });
    await table.put("friday, handled");
    await before.settle();
    await before.stop();
    await table.put("friday, not handled");

    await restartAfter(5);
    await waitUntil(async () => (await countShards("weekend")) === 2);
    await table.put("friday evening, not handled");
    await restartAfter(60);
    const after = await table.read({ weekend: handle });
    await table.put("monday");
    await after.settle();
    await after.stop();
    expect(keys).toEqual(["friday, handled", "friday, not handled", "friday evening, not handled", "monday"]);
  });
});

/** Makes the database believe that it was off for some hours, then starts it. */
async function restartAfter(hours: number): Promise<void> {
  await database.stop();
  {
    using file = new DatabaseSync(join(dir, "shared-local-instance.db"));
    const past = hours * HOUR_MS;
    file.exec(`
      UPDATE us SET CreationDateTime = CreationDateTime - ${past};
      UPDATE ss SET CreationDateTime = CreationDateTime - ${past}, DeletionDateTime = DeletionDateTime - ${past};
    `);
  }
  database = await supervise("database", () => startDatabase({ dir, port }), {
    onLine: () => {},
    onGivingUp: () => {},
  });
}

async function streamOf(tableName: string): Promise<string> {
  const streams = new DynamoDBStreamsClient(clientOptions());
  const { Streams } = await streams.send(new ListStreamsCommand({ TableName: tableName }));
  return Streams?.[0]?.StreamArn ?? "";
}

async function countShards(tableName: string): Promise<number> {
  const streams = new DynamoDBStreamsClient(clientOptions());
  const { StreamDescription } = await streams.send(
    new DescribeStreamCommand({ StreamArn: await streamOf(tableName) }),
  );
  return StreamDescription?.Shards?.length ?? 0;
}

function waitUntil(condition: () => boolean | Promise<boolean>): Promise<void> {
  return expect.poll(condition, { timeout: 60_000, interval: 20 }).toBe(true);
}
