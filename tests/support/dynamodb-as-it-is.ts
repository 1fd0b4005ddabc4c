import { once } from "node:events";
import { setTimeout as pause } from "node:timers/promises";
import { Agent, createServer, request as send, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import type { AttributeValue } from "@aws-sdk/client-dynamodb";
import { sizeOf } from "../bench/cost/write-units.ts";
import type { DatabaseProxy } from "./database-proxy.ts";

type Item = Record<string, AttributeValue>;

/** One write of a transaction, or a single one. */
interface Write {
  Item?: Item;
  Key?: Item;
}

interface Input extends Write {
  TransactItems?: Partial<Record<"Put" | "Update" | "Delete" | "ConditionCheck", Write>>[];
  RequestItems?: Record<string, { Keys?: Item[]; ConsistentRead?: boolean }>;
  ConsistentRead?: boolean;
}

/**
 * What one partition of a table or an index bears in a second (AWS, "Service, account, and table quotas in DynamoDB" and
 * "Best practices for designing and using partition keys"), and how long a write is under way, in ms: AWS promises single-digit
 * milliseconds for one item; a transaction prepares and then completes, so it is taken to hold its items twice as long.
 */
const PARTITION = { writes: 1_000, reads: 3_000 };
const HOLDS_MS = { write: 5, transaction: 10 };

/** What was refused, as the client saw it. */
export interface Refused {
  conflicts: number;
  throttledWrites: number;
  throttledReads: number;
  throttledIndexes: number;
}

/** DynamoDB Local with the refusals of DynamoDB. */
export interface DynamodbAsItIs extends DatabaseProxy {
  refused: Refused;
  /** The most that any one partition took in one second: its key, and units of writing. */
  busiest(): { key: string; writes: number }[];
}

/** Units that a partition may still give; it fills up at its rate, to one second's worth. */
class Bucket {
  private left: number;
  private filledAt: number;
  private readonly rate: number;
  constructor(rate: number, now: number) {
    this.rate = rate;
    this.left = rate;
    this.filledAt = now;
  }

  has(units: number, now: number): boolean {
    this.left = Math.min(this.rate, this.left + ((now - this.filledAt) * this.rate) / 1_000);
    this.filledAt = now;
    return this.left >= units;
  }

  take(units: number): void {
    this.left -= units;
  }
}

/**
 * Stands between clients and DynamoDB Local and refuses what DynamoDB would refuse, and the emulator never does:
 *
 * - a transaction at an item at which another is (`TransactionConflict`), and a single write there;
 * - more than 1,000 units of writing or 3,000 of reading a second at one partition key of the table, or of writing at one of an
 *   index: a write waits for the slowest index that it goes to (`ProvisionedThroughputExceeded`, `ThrottlingError`).
 *
 * A unit is a kilobyte written, two in a transaction, or four read, half of it where that may be old. Sizes are those of the
 * request; what an update leaves behind is taken for one kilobyte. A query is charged nothing: the emulator's answer is not read.
 * @param options `slower`: by how many times all this goes more slowly than at AWS, so that the emulator's own pace is not what is
 * measured; `now`: the clock of limits and holds, in ms
 */
export async function startDynamodbAsItIs(
  database: string,
  { slower = 1, now = () => performance.now() }: { slower?: number; now?: () => number } = {},
): Promise<DynamodbAsItIs> {
  const refused: Refused = { conflicts: 0, throttledWrites: 0, throttledReads: 0, throttledIndexes: 0 };
  const heldUntil = new Map<string, number>();
  const buckets = new Map<string, Bucket>();
  const seconds = new Map<string, { second: number; writes: number; most: number }>();
  const agent = new Agent({ keepAlive: true, maxSockets: 256 });

  const bucketOf = (name: string, rate: number) => {
    const known = buckets.get(name) ?? new Bucket(rate / slower, now());
    buckets.set(name, known);
    return known;
  };
  const note = (key: string, units: number) => {
    const second = Math.floor(now() / (1_000 * slower));
    const known = seconds.get(key) ?? { second, writes: 0, most: 0 };
    if (known.second !== second) Object.assign(known, { second, writes: 0 });
    known.writes += units;
    known.most = Math.max(known.most, known.writes);
    seconds.set(key, known);
  };

  /** Takes what writes need of all partitions, or of none. @returns which write is throttled, and by what */
  const takeWrites = (
    writes: Write[],
    factor: number,
  ): { index: number; by: "table" | "index" } | undefined => {
    const needs = writes.map(({ Item, Key }) => {
      const size = Math.max(1, Math.ceil(sizeOf(Item ?? {}) / 1_024));
      return {
        table: { key: textOf((Item ?? Key)?.["pk"]), units: size * factor },
        indexes: ["gsi1", "gsi2", "gsi3", "gsi4"].flatMap((index) => {
          const key = Item?.[`${index}pk`];
          return key ? [{ key: `${index} ${textOf(key)}`, units: size }] : [];
        }),
      };
    });
    for (const [index, { table, indexes }] of needs.entries()) {
      if (!bucketOf(`w ${table.key}`, PARTITION.writes).has(table.units, now()))
        return { index, by: "table" };
      for (const one of indexes)
        if (!bucketOf(`w ${one.key}`, PARTITION.writes).has(one.units, now())) return { index, by: "index" };
    }
    for (const { table, indexes } of needs)
      for (const one of [table, ...indexes]) {
        bucketOf(`w ${one.key}`, PARTITION.writes).take(one.units);
        note(one.key, one.units);
      }
    return undefined;
  };

  const isHeld = (key: string) => (heldUntil.get(key) ?? -Infinity) > now();
  const hold = (keys: string[], milliseconds: number) => {
    const until = now() + milliseconds * slower;
    for (const key of keys) heldUntil.set(key, until);
  };

  /** What DynamoDB answers instead; undefined when it does as it is told. */
  const refusalOf = (operation: string, input: Input): object | undefined => {
    if (operation === "TransactWriteItems") {
      const writes = (input.TransactItems ?? []).map((one) => Object.values(one)[0] ?? {});
      const keys = writes.map(keyOf);
      const taken = keys.map(isHeld);
      if (taken.includes(true)) {
        refused.conflicts += 1;
        return cancelled(taken.map((one) => (one ? "TransactionConflict" : "None")));
      }
      const throttled = takeWrites(writes, 2);
      if (throttled) {
        refused[throttled.by === "table" ? "throttledWrites" : "throttledIndexes"] += 1;
        return cancelled(keys.map((_, index) => (index === throttled.index ? "ThrottlingError" : "None")));
      }
      hold(keys, HOLDS_MS.transaction);
    } else if (/^(Put|Update|Delete)Item$/.test(operation)) {
      if (isHeld(keyOf(input))) {
        refused.conflicts += 1;
        return failure("TransactionConflictException", "Transaction is ongoing for the item");
      }
      const throttled = takeWrites([input], 1);
      if (throttled) {
        refused[throttled.by === "table" ? "throttledWrites" : "throttledIndexes"] += 1;
        return failure(
          "ProvisionedThroughputExceededException",
          "The level of configured provisioned throughput for one or more partitions was exceeded.",
        );
      }
    } else if (operation === "GetItem") {
      if (!takeRead(input.Key, input.ConsistentRead)) {
        refused.throttledReads += 1;
        return failure(
          "ProvisionedThroughputExceededException",
          "The level of configured provisioned throughput for one or more partitions was exceeded.",
        );
      }
    }
    return undefined;
  };

  const takeRead = (key: Item | undefined, isConsistent = false): boolean => {
    const units = isConsistent ? 1 : 0.5;
    const bucket = bucketOf(`r ${textOf(key?.["pk"])}`, PARTITION.reads);
    if (!bucket.has(units, now())) return false;
    bucket.take(units);
    return true;
  };

  /** Takes the keys out of a batch that are too busy; DynamoDB says of those that they were not processed. */
  const busyKeys = (input: Input): Input["RequestItems"] => {
    const left: NonNullable<Input["RequestItems"]> = {};
    for (const [table, part] of Object.entries(input.RequestItems ?? {})) {
      const busy = part.Keys?.filter((key) => !takeRead(key, part.ConsistentRead)) ?? [];
      if (busy.length === 0) continue;
      refused.throttledReads += busy.length;
      left[table] = { ...part, Keys: busy };
      part.Keys = part.Keys?.filter((key) => !busy.includes(key));
      if (part.Keys?.length === 0) delete input.RequestItems?.[table];
    }
    return left;
  };

  const server = createServer((incoming, response) => {
    void (async () => {
      const target = String(incoming.headers["x-amz-target"]);
      const operation = target.replace(/^.*\./, "");
      const input = JSON.parse((await bytesOf(incoming)).toString()) as Input;
      const isTransaction = operation === "TransactWriteItems";
      const isWrite = isTransaction || /^(Put|Update|Delete|BatchWrite)Item$/.test(operation);
      const refusal = refusalOf(operation, input);
      const heads = { "content-type": "application/x-amz-json-1.0" };
      if (refusal) return response.writeHead(400, heads).end(JSON.stringify(refusal));
      const busy = operation === "BatchGetItem" ? busyKeys(input) : undefined;
      const isAllBusy = busy && Object.keys(input.RequestItems ?? {}).length === 0;
      const [answer] = await Promise.all([
        isAllBusy
          ? { status: 200, body: Buffer.from("{}") }
          : pass(agent, database, target, String(incoming.headers.authorization), input),
        // As long as it takes there, the answer is not here either.
        isWrite ? pause((isTransaction ? HOLDS_MS.transaction : HOLDS_MS.write) * slower) : undefined,
      ]);
      const isPartial = busy && Object.keys(busy).length > 0;
      const body = isPartial
        ? JSON.stringify({ Responses: {}, ...JSON.parse(answer.body.toString()), UnprocessedKeys: busy })
        : answer.body;
      response.writeHead(answer.status, heads).end(body);
    })().catch(() => response.destroy());
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    refused,
    busiest: () =>
      [...seconds]
        .map(([key, { most }]) => ({ key, writes: most }))
        .toSorted((a, b) => b.writes - a.writes)
        .slice(0, 5),
    stop() {
      server.close();
      server.closeAllConnections();
      agent.destroy();
    },
  };
}

function keyOf({ Item, Key }: Write): string {
  const { pk, sk } = Item ?? Key ?? {};
  return `${textOf(pk)} ${textOf(sk)}`;
}

function textOf(value: AttributeValue | undefined): string {
  return value?.S ?? "";
}

function cancelled(codes: string[]): object {
  return {
    __type: "com.amazonaws.dynamodb.v20120810#TransactionCanceledException",
    Message: `Transaction cancelled, please refer cancellation reasons for specific reasons [${codes.join(", ")}]`,
    CancellationReasons: codes.map((Code) => ({ Code })),
  };
}

function failure(type: string, message: string): object {
  return { __type: `com.amazonaws.dynamodb.v20120810#${type}`, message };
}

async function bytesOf(message: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of message) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

function pass(
  agent: Agent,
  database: string,
  target: string,
  authorization: string,
  input: object,
): Promise<{ status: number; body: Buffer }> {
  return new Promise((resolve, reject) => {
    const call = send(
      database,
      {
        agent,
        method: "POST",
        headers: { "content-type": "application/x-amz-json-1.0", "x-amz-target": target, authorization },
      },
      (answer) => {
        bytesOf(answer).then((body) => resolve({ status: answer.statusCode ?? 500, body }), reject);
      },
    );
    call.on("error", reject);
    call.end(JSON.stringify(input));
  });
}
