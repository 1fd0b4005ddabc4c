import {
  DynamoDBClient,
  PutItemCommand,
  TransactWriteItemsCommand,
  type AttributeValue,
} from "@aws-sdk/client-dynamodb";
import { createTable } from "@zapisy/local/table";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  createWriteCounter,
  indexesOf,
  sizeOf,
  sumWrites,
  unitsOfWrite,
  type Image,
} from "../bench/cost/write-units.ts";
import { startDatabaseProxy, type DatabaseProxy } from "../support/database-proxy.ts";
import { databaseEndpoint } from "../support/own-database.ts";

const TABLE = "write-units";
let client: DynamoDBClient;
let proxy: DatabaseProxy;
let counter: ReturnType<typeof createWriteCounter>;
let emulator = 0;

beforeAll(async () => {
  const direct = new DynamoDBClient({ endpoint: databaseEndpoint, region: "local" });
  await createTable(direct, TABLE);
  counter = createWriteCounter(direct, TABLE, await indexesOf(direct, TABLE));
  proxy = await startDatabaseProxy(
    databaseEndpoint,
    async (call) => {
      call.input.ReturnConsumedCapacity = "TOTAL";
      await counter.onCall(call);
    },
    async (call, { ConsumedCapacity }) => {
      await counter.onAnswer(call);
      emulator = (ConsumedCapacity as { CapacityUnits?: number } | undefined)?.CapacityUnits ?? 0;
    },
  );
  client = new DynamoDBClient({ endpoint: proxy.endpoint, region: "local" });
});

afterAll(() => proxy.stop());

/** Units of the last call, as they were counted. */
async function countOf(work: Promise<unknown>): Promise<number> {
  const from = counter.writes.length;
  await work;
  return sumWrites(counter.writes.slice(from), 1).reduce((sum, { units }) => sum + units, 0);
}

const text = (bytes: number): AttributeValue => ({ S: "x".repeat(bytes) });
const row = (id: string, bytes: number, more: Image = {}): Image => ({
  pk: { S: id },
  sk: { S: "$" },
  text: text(bytes),
  ...more,
});
const inIndex = (index: string, at: string): Image => ({
  [`${index}pk`]: { S: "all" },
  [`${index}sk`]: { S: at },
});

describe("write units", () => {
  it("are those that the emulator counts, for single writes in and out of indexes", async () => {
    const state = fc.record({
      bytes: fc.integer({ min: 1, max: 3_000 }),
      list: fc.array(fc.string({ maxLength: 40 }), { maxLength: 4 }),
      indexes: fc.subarray(["gsi1", "gsi2", "gsi3"]),
      at: fc.constantFrom("1", "2"),
    });
    let id = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(state, { minLength: 1, maxLength: 5 }), async (states) => {
        id += 1;
        for (const { bytes, list, indexes, at } of states) {
          const Item = row(`row-${id}`, bytes, {
            list: { L: list.map((S) => ({ S })) },
            map: { M: { on: { BOOL: true }, none: { NULL: true }, bytes: { B: new Uint8Array(9) } } },
            ...Object.assign({}, ...indexes.map((index) => inIndex(index, at))),
          });
          const units = await countOf(client.send(new PutItemCommand({ TableName: TABLE, Item })));
          expect(units).toBe(emulator);
        }
      }),
      { seed: 59, numRuns: 60 },
    );
  });

  it("count twice on the table in a transaction, also for a condition that is only checked", async () => {
    const Item = row("in-transaction", 1_100, inIndex("gsi1", "1"));
    await client.send(new PutItemCommand({ TableName: TABLE, Item: row("checked", 10) }));
    const units = await countOf(
      client.send(
        new TransactWriteItemsCommand({
          TransactItems: [
            { Put: { TableName: TABLE, Item } },
            {
              ConditionCheck: {
                TableName: TABLE,
                Key: { pk: { S: "checked" }, sk: { S: "$" } },
                ConditionExpression: "attribute_exists(pk)",
              },
            },
          ],
        }),
      ),
    );
    // The row is 2 kB: 4 on the table, 2 on its index; the check 2.
    expect(units).toBe(8);
  });

  it("count a write that was refused", async () => {
    const refused = new PutItemCommand({
      TableName: TABLE,
      Item: row("checked", 20),
      ConditionExpression: "attribute_not_exists(pk)",
    });
    const units = await countOf(expect(client.send(refused)).rejects.toThrow("conditional"));
    expect(units).toBe(1);
  });

  it("leave an index alone that holds keys only, while those stay", () => {
    const keys = [{ name: "gsi1", pk: "gsi1pk", sk: "gsi1sk", keysOnly: true }];
    const before = row("one", 1_500, inIndex("gsi1", "1"));
    const change = (after: Image | undefined) => unitsOfWrite({ before, after, inTransaction: false }, keys);
    expect(change(row("one", 10, inIndex("gsi1", "1")))).toEqual({ table: 2, indexes: {} });
    expect(change(row("one", 10, inIndex("gsi1", "2")))).toEqual({ table: 2, indexes: { gsi1: 2 } });
    expect(change(row("one", 10))).toEqual({ table: 2, indexes: { gsi1: 1 } });
    expect(change(undefined)).toEqual({ table: 2, indexes: { gsi1: 1 } });
  });

  it.each<[string, AttributeValue, number]>([
    ["a text by its bytes", { S: "żółw" }, 7],
    ["a number by its significant digits", { N: "1740000000" }, 3],
    ["a negative one with a byte more", { N: "-12.5" }, 4],
    ["a list and each thing in it", { L: [{ S: "ab" }, { S: "" }] }, 7],
    ["a map with the names in it", { M: { a: { BOOL: true } } }, 6],
  ])("weigh %s", (_, value, bytes) => {
    expect(sizeOf({ n: value })).toBe(bytes + 1);
  });
});
