import { randomBytes } from "node:crypto";
import {
  BatchGetItemCommand,
  DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  TransactWriteItemsCommand,
  type TransactWriteItem,
} from "@aws-sdk/client-dynamodb";
import { createTable } from "@zapisy/local/table";
import { afterEach, beforeAll, describe, expect, it } from "vitest";
import { createProject, publishEvent, signUp } from "../support/actions.ts";
import { startDynamodbAsItIs, type DynamodbAsItIs } from "../support/dynamodb-as-it-is.ts";
import { databaseEndpoint } from "../support/own-database.ts";
import { assertSeatsMatch } from "../support/seats.ts";
import { createWorld } from "../support/world.ts";

const table = `as-it-is-${randomBytes(6).toString("hex")}`;
const running: DynamodbAsItIs[] = [];

beforeAll(() => createTable(new DynamoDBClient({ endpoint: databaseEndpoint, region: "local" }), table));
afterEach(() => {
  for (const one of running.splice(0)) one.stop();
});

/** A client of the table as DynamoDB would have it, which tries nothing twice, and whose time the test moves on. */
async function open(slower = 1) {
  const clock = { now: 0 };
  const dynamodb = await startDynamodbAsItIs(databaseEndpoint, { slower, now: () => clock.now });
  running.push(dynamodb);
  const client = new DynamoDBClient({ endpoint: dynamodb.endpoint, region: "local", maxAttempts: 1 });
  return { dynamodb, client, clock };
}

const keyOf = (pk: string) => ({ pk: { S: pk }, sk: { S: "-" } });
const put = (pk: string, more = {}): TransactWriteItem => ({
  Put: { TableName: table, Item: { ...keyOf(pk), ...more } },
});
const write = (...TransactItems: TransactWriteItem[]) => new TransactWriteItemsCommand({ TransactItems });
/** What came of each, by the name of the error where there was one, with the reasons of a transaction. */
const outcomesOf = async (calls: Promise<unknown>[]) =>
  (await Promise.allSettled(calls)).map((one) => {
    if (one.status === "fulfilled") return "done";
    const { name, CancellationReasons } = one.reason as {
      name: string;
      CancellationReasons?: { Code: string }[];
    };
    return CancellationReasons ? CancellationReasons.map(({ Code }) => Code).join(" ") : name;
  });

describe("a table as DynamoDB has it", () => {
  it("refuses a transaction at an item at which another is, and lets it through after that", async () => {
    const { client, dynamodb, clock } = await open();
    const contenders = () => [
      client.send(write(put("block"), put("jan"))),
      client.send(new PutItemCommand({ TableName: table, Item: keyOf("anna") })),
      client.send(write(put("another block"), put("ewa"))),
    ];
    expect(await outcomesOf([client.send(write(put("block"), put("anna")))])).toEqual(["done"]);
    expect(await outcomesOf(contenders())).toEqual([
      "TransactionConflict None",
      "TransactionConflictException",
      "done",
    ]);
    expect(dynamodb.refused.conflicts).toBe(2);
    clock.now = 20;
    expect(await outcomesOf(contenders())).toEqual(["done", "done", "done"]);
  });

  it("bears so many units of writing a second at one partition, two for each write of a transaction", async () => {
    // Ten units a second.
    const { client, dynamodb, clock } = await open(100);
    const at = (pk: string, sk: number) =>
      client.send(write({ Put: { TableName: table, Item: { pk: { S: pk }, sk: { S: String(sk) } } } }));
    const outcomes = await outcomesOf(Array.from({ length: 8 }, (_, number) => at("hot", number)));
    expect(outcomes.toSorted()).toEqual([
      ...Array<string>(3).fill("ThrottlingError"),
      ...Array<string>(5).fill("done"),
    ]);
    expect(dynamodb.refused.throttledWrites).toBe(3);
    expect(await outcomesOf([at("cool", 1), at("hot", 9)])).toEqual(["done", "ThrottlingError"]);
    clock.now = 200;
    expect(await outcomesOf([at("hot", 10)])).toEqual(["done"]);
    expect(await outcomesOf([at("hot", 11)])).toEqual(["ThrottlingError"]);
  });

  it("bears as many at one partition of an index, and the write waits for that", async () => {
    const { client, dynamodb } = await open(200);
    const outcomes = await outcomesOf(
      Array.from({ length: 7 }, (_, number) =>
        client.send(
          new PutItemCommand({
            TableName: table,
            Item: { ...keyOf(`person ${number}`), gsi1pk: { S: "event" }, gsi1sk: { S: String(number) } },
          }),
        ),
      ),
    );
    expect(outcomes.filter((one) => one === "done").length).toBe(5);
    expect(outcomes.filter((one) => one === "ProvisionedThroughputExceededException").length).toBe(2);
    expect([dynamodb.refused.throttledIndexes, dynamodb.refused.throttledWrites]).toEqual([2, 0]);
  });

  it("bears so many units of reading, half a one where it may be old, and leaves open what of a batch is too much", async () => {
    const { client, dynamodb } = await open(1_000);
    await client.send(new PutItemCommand({ TableName: table, Item: keyOf("still") }));
    const read = (ConsistentRead: boolean) =>
      client.send(new GetItemCommand({ TableName: table, Key: keyOf("read"), ConsistentRead }));
    expect(await outcomesOf([read(true), read(true), read(false), read(false)])).toEqual(
      Array(4).fill("done"),
    );
    expect(await outcomesOf([read(true), read(false)])).toEqual(
      Array(2).fill("ProvisionedThroughputExceededException"),
    );
    const { UnprocessedKeys, Responses } = await client.send(
      new BatchGetItemCommand({ RequestItems: { [table]: { Keys: [keyOf("read"), keyOf("still")] } } }),
    );
    expect(UnprocessedKeys?.[table]?.Keys).toEqual([keyOf("read")]);
    expect(Responses?.[table]?.map(({ pk }) => pk?.S)).toEqual(["still"]);
    expect(dynamodb.refused.throttledReads).toBe(3);
  });
});

describe("a rush at such a table", () => {
  it("fails nobody, sells no seat twice, and leaves counters equal to rows", async () => {
    const dynamodb = await startDynamodbAsItIs(databaseEndpoint);
    running.push(dynamodb);
    const world = await createWorld({ DYNAMODB_ENDPOINT: dynamodb.endpoint });
    const event = await publishEvent(world, await createProject(world), { seats: 110 });
    const outcomes: string[] = [];
    let next = 0;
    await Promise.all(
      Array.from({ length: 20 }, async () => {
        while (next < 140) outcomes.push((await signUp(world, event, next++)).outcome);
      }),
    );
    expect(outcomes.toSorted()).toEqual([
      ...Array<string>(110).fill("confirmed"),
      ...Array<string>(30).fill("reserve"),
    ]);
    expect(dynamodb.refused.conflicts).toBeGreaterThan(0);
    await assertSeatsMatch(world, event.eventId);
  });
});
