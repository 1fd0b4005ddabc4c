import { BatchWriteItemCommand, DynamoDBClient, GetItemCommand } from "@aws-sdk/client-dynamodb";
import { createAttendanceStore } from "@zapisy/core/attendance";
import { createCertificateStore } from "@zapisy/core/certificate";
import { createEventStore } from "@zapisy/core/event";
import { createRegistrationStore, type RegistrationId, type TakenSignUp } from "@zapisy/core/registration";
import { openTable, readMany } from "@zapisy/core/shared/table";
import fc from "fast-check";
import { readFileSync, globSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { createProject, publishEvent, signUp } from "../support/actions.ts";
import { storedMark } from "../support/attendance.ts";
import { attendedEvent, issueTo } from "../support/certificates.ts";
import { startDatabaseProxy, type DatabaseCall, type DatabaseProxy } from "../support/database-proxy.ts";
import { twoPanels } from "../support/fixture.ts";
import { seededRandom } from "../support/random.ts";
import { createWorld, type World } from "../support/world.ts";
import { databaseEndpoint } from "../support/own-database.ts";

type Items = Record<string, { Keys?: unknown[] } | unknown[]>;

let world: World;
let proxy: DatabaseProxy;
/** What part of the keys or writes of each batch is left open. */
let leftOpen = 0.5;
let timesLeftOpen = 0;
const random = seededRandom(48);

/** Takes some of a batch out of the call and says so in the answer, as DynamoDB does when it is busy. */
const open = new Map<DatabaseCall, Items>();
function onCall(call: DatabaseCall): void {
  if (!call.operation.startsWith("Batch")) return;
  const items = call.input.RequestItems as Items;
  const rest: Items = {};
  for (const [table, asked] of Object.entries(items)) {
    const all = Array.isArray(asked) ? asked : (asked.Keys ?? []);
    // DynamoDB answers with one at least, or refuses the whole call.
    const kept = all.filter((_, index) => index === 0 || random() >= leftOpen);
    const left = all.filter((one) => !kept.includes(one));
    items[table] = Array.isArray(asked) ? kept : { ...asked, Keys: kept };
    if (left.length > 0) rest[table] = Array.isArray(asked) ? left : { ...asked, Keys: left };
  }
  if (Object.keys(rest).length > 0) timesLeftOpen += 1;
  open.set(call, rest);
}
function onAnswer(call: DatabaseCall, answer: Record<string, unknown>): void {
  const rest = open.get(call);
  if (!rest || Object.keys(rest).length === 0) return;
  answer[call.operation === "BatchGetItem" ? "UnprocessedKeys" : "UnprocessedItems"] = rest;
}

beforeAll(async () => {
  world = await createWorld();
  proxy = await startDatabaseProxy(databaseEndpoint, onCall, onAnswer);
});

afterAll(() => proxy.stop());

/** The same table, reached through a database that leaves batches open. */
function busyTable() {
  const client = new DynamoDBClient({ endpoint: proxy.endpoint, region: "local" });
  return openTable(client, world.deps.table.name);
}

describe("a database that answers a batch with a part of it", () => {
  it("loses nobody, in any of the ways in which many rows are read", async () => {
    leftOpen = 0.7;
    timesLeftOpen = 0;
    const event = await publishEvent(world, await createProject(world), {
      seats: 900,
      choiceGroups: twoPanels(400),
    });
    const { eventId } = event;
    const people: TakenSignUp[] = [];
    for (let number = 1; number <= 30; number += 1)
      people.push(await signUp(world, event, number, { choices: { panels: number % 2 ? "a" : "b" } }));
    const ids = people.map(({ registrationId }) => registrationId);
    const table = busyTable();

    const found = await createRegistrationStore(table).findMany(ids);
    expect(found.map(({ registrationId }) => registrationId)).toEqual(ids);

    const head = await world.deps.stores.events.findHead(eventId);
    if (!head) throw new Error("no event");
    const blocks = (await createEventStore(table).readBlocks([head], true)).get(eventId) ?? [];
    const seats = (scope: string) =>
      blocks.filter((block) => block.scope === scope).reduce((sum, { taken }) => sum + taken, 0);
    expect([seats("event"), seats("a"), seats("b")]).toEqual([30, 15, 15]);

    const marks = ids.map((registrationId, index) => storedMark(index + 1, { eventId, registrationId }));
    await world.deps.stores.attendance.putMarks(eventId, marks);
    const known = await createAttendanceStore(table).findKnown(marks);
    expect([...known].sort()).toEqual(marks.map(({ markId }) => markId).sort());

    const past = await attendedEvent(world, await createProject(world), 20);
    const holders = past.people.map(({ registrationId }) => registrationId);
    await issueTo(world, past.event.eventId, past.people);
    const claims = await createCertificateStore(table).findClaims(past.event.eventId, holders);
    expect([...claims.keys()]).toEqual(holders);
    expect(timesLeftOpen).toBeGreaterThan(10);
  });

  it("gives as many rows as keys, in their order, whatever is missing or asked for twice", async () => {
    const event = await publishEvent(world, await createProject(world), { seats: 900 });
    const people: RegistrationId[] = [];
    for (let number = 1; number <= 12; number += 1)
      people.push((await signUp(world, event, number)).registrationId);
    const store = createRegistrationStore(busyTable());
    const missing = people.map((id) => `${id.slice(0, -1)}?` as RegistrationId);
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.constantFrom(...people, ...missing), { maxLength: 40 }),
        fc.double({ min: 0, max: 0.9, noNaN: true }),
        async (ids, share) => {
          leftOpen = share;
          const found = await store.findMany(ids);
          expect(found.map(({ registrationId }) => registrationId)).toEqual(
            ids.filter((id) => people.includes(id)),
          );
        },
      ),
      { numRuns: 25, seed: 48 },
    );
    const rows = await readMany([3, 1, 3, 2], (keys: number[]) =>
      Promise.resolve({ data: keys.map((key) => (key === 2 ? null : key * 10)) }),
    );
    expect(rows).toEqual([30, 10, 30, undefined]);
  });

  it("writes all of a batch of writes", async () => {
    leftOpen = 0.6;
    const { client, name } = busyTable();
    const keys = Array.from({ length: 20 }, (_, index) => ({ pk: { S: `batch#${index}` }, sk: { S: "-" } }));
    const write = (Request: (key: (typeof keys)[number]) => object) =>
      client.send(new BatchWriteItemCommand({ RequestItems: { [name]: keys.map(Request) as never } }));
    const answer = await write((Item) => ({ PutRequest: { Item } }));
    expect(answer.UnprocessedItems).toEqual({});
    const { client: direct } = world.deps.table;
    const there = await Promise.all(
      keys.map((Key) => direct.send(new GetItemCommand({ TableName: name, Key, ConsistentRead: true }))),
    );
    expect(there.filter(({ Item }) => Item).length).toBe(20);
  });

  it("is an error when it goes on for too long, and never a short answer", async () => {
    leftOpen = 1;
    let now = 0;
    const watch = vi.spyOn(performance, "now").mockImplementation(() => (now += 2_000));
    try {
      const ids = Array.from({ length: 100 }, (_, index) => `reg_${index}` as RegistrationId);
      await expect(createRegistrationStore(busyTable()).findMany(ids)).rejects.toThrow(
        "not finished in time",
      );
    } finally {
      watch.mockRestore();
    }
  });
});

describe("batches in the product", () => {
  it("are read by readMany alone, and nobody looks after what was left open but the table itself", () => {
    const sources = globSync("{packages,functions,infra}/**/*.ts").filter(
      (file) => !/node_modules|\.test\.ts$/.test(file) && file !== "packages/core/shared/table.ts",
    );
    const lookers = sources.filter((file) => /unprocessed/i.test(readFileSync(file, "utf8")));
    expect(lookers).toEqual([]);
    const stores = sources.filter((file) => /\/store(\.ts|\/[\w-]+\.ts)$/.test(file));
    // A batch of ElectroDB is told by what it is given: a list and not one key.
    const reads = stores.flatMap((file) =>
      [...readFileSync(file, "utf8").matchAll(/\b\w+\s*\.get\((?!\{)\w+\)\s*\.go\([^)]*\)/g)].map(
        ([text]) => `${file}: ${text}`,
      ),
    );
    expect(reads.filter((text) => !/\.go\((?:options\)|\{ \.\.\.options,)/.test(text))).toEqual([]);
    expect(reads.length).toBe(25);
  });
});
