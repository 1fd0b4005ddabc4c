import { randomBytes } from "node:crypto";
import { DynamoDBClient, ScanCommand, UpdateItemCommand } from "@aws-sdk/client-dynamodb";
import type { StaffEventView } from "@zapisy/core/event";
import { toActor } from "@zapisy/core/staff";
import { createApi } from "@zapisy/functions/api/app";
import { readConfig } from "@zapisy/functions/config";
import { createDeps, type Deps } from "@zapisy/functions/deps";
import { startDatabase } from "@zapisy/local/database";
import { createTable } from "@zapisy/local/table";
import { startDynamodbAsItIs, type DynamodbAsItIs } from "../../support/dynamodb-as-it-is.ts";
import { eventInput, projectInput, signUpInput } from "../../support/fixture.ts";
import { round } from "./processor.ts";

const ATTEMPTS = 20_000;
/** Of four who want a seat one gets one. */
const SEATS_SHARE = 4;
/** So many are enough to see the pace of one block. */
const ONE_BLOCK_ATTEMPTS = 300;
/** Each answers one request at a time, as Lambda's do, and shares nothing with the others. */
const PROCESSES = 100;
/** By so many times all is slower than on AWS, waits of the product and its SDK included: the emulator keeps up with that. */
const SLOWER = 20;
const TABLE = "simulated";

/**
 * A rush as DynamoDB would take it: 20,000 people want 5,000 seats, from a hundred processes, of a table that refuses what
 * DynamoDB refuses (`tests/support/dynamodb-as-it-is.ts`); then some of them want those of an event whose seats stand in a
 * single block. All runs twenty times as slowly as there; what is printed is converted back.
 * @param attempts how many people instead, for a quarter as many seats; from 4,000 on these are in ten blocks
 */
export async function measureSimulated(attempts = ATTEMPTS): Promise<object> {
  process.env.AWS_ACCESS_KEY_ID ??= "local";
  process.env.AWS_SECRET_ACCESS_KEY ??= "local";
  const seats = Math.round(attempts / SEATS_SHARE);
  const database = await startDatabase({ inMemory: true });
  const dynamodb = await startDynamodbAsItIs(database.endpoint, { slower: SLOWER });
  try {
    const raw = new DynamoDBClient({ endpoint: database.endpoint, region: "local" });
    await createTable(raw, TABLE);
    const LINK_KEY = randomBytes(32).toString("base64");
    const start = () => createProcess(dynamodb.endpoint, LINK_KEY);
    const office = start();
    const publish = await publisher(office);
    const event = await publish(seats);
    const oneBlock = await publish(1);
    await widenBlock(raw, oneBlock.eventId, seats);
    const processes = Array.from({ length: PROCESSES }, start);

    stretchTimers();
    const rush = await signUpAll(processes, event, 0, attempts, dynamodb);
    const busiest = dynamodb
      .busiest()
      .map(({ key, writes }) => ({ key: nameOf(key), writesInOneSecond: writes }));
    const single = await signUpAll(processes, oneBlock, attempts, ONE_BLOCK_ATTEMPTS, dynamodb);
    const counted = await count(office, event);
    return {
      slower: SLOWER,
      seats,
      ...counted,
      oversold: Math.max(0, counted.confirmed - seats),
      rush,
      oneBlock: single,
      timesAsFastAsOneBlock: round(rush.perSecond / single.perSecond),
      busiest,
    };
  } finally {
    dynamodb.stop();
    await database.stop();
  }
}

/** A process of the API with nothing in common with others but the table. */
function createProcess(endpoint: string, LINK_KEY: string): Deps {
  const minute = 60_000 * SLOWER;
  return createDeps(
    readConfig({
      TABLE_NAME: TABLE,
      DYNAMODB_ENDPOINT: endpoint,
      PUBLIC_URL: "https://zapisy.example",
      LINK_KEY,
    }),
    {
      log: { info: () => undefined, warn: () => undefined, error: console.error },
      definitionTtlMs: 2_000 * SLOWER,
      databaseLimits: {
        callTimeout: minute,
        connectionTimeout: minute,
        requestTimeout: minute,
        socketTimeout: minute,
      },
    },
  );
}

async function publisher({ services, context }: Deps): Promise<(seats: number) => Promise<StaffEventView>> {
  const staff = await services.staff.createStaff(context({ type: "system", name: "bench" }, "bench"), {
    name: "Anna Nowak",
    email: "anna@zapisy.example",
    role: "admin",
    projectIds: "all",
    locale: "pl",
    active: true,
  });
  const ctx = context(toActor(staff), "bench");
  const { projectId } = await services.project.createProject(ctx, projectInput());
  const day = `${new Date().getUTCFullYear() + 1}-05-12`;
  return async (seats) => {
    const input = eventInput(projectId, {
      seats,
      dates: { type: "exact", startsOn: day, endsOn: day },
      agenda: eventInput(projectId).agenda.map((item) => ({ ...item, day })),
    });
    const draft = await services.event.createEvent(ctx, input);
    return services.event.publishEvent(ctx, draft.eventId, draft.version);
  };
}

/** Gives the only block of an event so many seats, which the product would spread over ten. */
async function widenBlock(client: DynamoDBClient, eventId: string, seats: number): Promise<void> {
  const { Items = [] } = await client.send(
    new ScanCommand({
      TableName: TABLE,
      FilterExpression: "#entity = :block AND eventId = :event",
      ExpressionAttributeNames: { "#entity": "__edb_e__" },
      ExpressionAttributeValues: { ":block": { S: "seatBlock" }, ":event": { S: eventId } },
    }),
  );
  const [block] = Items;
  if (!block?.pk || !block.sk || Items.length > 1) throw new Error("The event has not one block.");
  await client.send(
    new UpdateItemCommand({
      TableName: TABLE,
      Key: { pk: block.pk, sk: block.sk },
      UpdateExpression: "SET #size = :size",
      ExpressionAttributeNames: { "#size": "size" },
      ExpressionAttributeValues: { ":size": { N: String(seats) } },
    }),
  );
}

/** Lets every wait of this process last longer; those of the database are its own. */
function stretchTimers(): void {
  const real = globalThis.setTimeout;
  const stretched = (work: () => void, milliseconds = 0, ...rest: []) =>
    real(work, milliseconds * SLOWER, ...rest);
  globalThis.setTimeout = Object.assign(stretched, real) as typeof setTimeout;
}

async function signUpAll(
  processes: readonly Deps[],
  { slug }: StaffEventView,
  from: number,
  attempts: number,
  { refused }: DynamodbAsItIs,
) {
  const before = { ...refused };
  const statuses: Record<number, number> = {};
  const times: number[] = [];
  let next = from;
  const startedAt = performance.now();
  await Promise.all(
    processes.map(async (deps) => {
      const api = createApi(deps);
      while (next < from + attempts) {
        const person = next++;
        const askedAt = performance.now();
        const answer = await api.request(
          `/api/events/${slug}/registrations`,
          {
            method: "POST",
            headers: { "content-type": "application/json", "idempotency-key": `simulated-${person}` },
            body: JSON.stringify(signUpInput(person)),
          },
          {
            incoming: {
              socket: { remoteAddress: `10.${person >> 16}.${(person >> 8) & 255}.${person & 255}` },
            },
          },
        );
        await answer.arrayBuffer();
        statuses[answer.status] = (statuses[answer.status] ?? 0) + 1;
        times.push((performance.now() - askedAt) / SLOWER);
      }
    }),
  );
  const seconds = (performance.now() - startedAt) / 1_000 / SLOWER;
  times.sort((a, b) => a - b);
  const { 201: taken = 0, ...others } = statuses;
  return {
    attempts,
    taken,
    failed: others,
    seconds: round(seconds),
    perSecond: round(taken / seconds),
    medianMs: round(times[Math.floor(times.length / 2)] ?? 0),
    p99Ms: round(times[Math.floor(times.length * 0.99)] ?? 0),
    refused: Object.fromEntries(
      Object.entries(refused).map(([name, count]) => [name, count - before[name as keyof typeof before]]),
    ),
  };
}

async function count({ stores }: Deps, { eventId }: StaffEventView) {
  const people = new Set<string>();
  const counted = { confirmed: 0, reserve: 0, duplicates: 0 };
  for await (const { email = "", status } of stores.registrations.eachByName(eventId)) {
    if (people.has(email)) counted.duplicates += 1;
    people.add(email);
    if (status === "confirmed" || status === "reserve") counted[status] += 1;
  }
  return counted;
}

/** A partition's key without ids. */
function nameOf(key: string): string {
  return key.replaceAll(/_[0-9A-Za-z_-]{26,}/g, "_…");
}
