import {
  ProvisionedThroughputExceededException,
  TransactionCanceledException,
  type DynamoDBClient,
} from "@aws-sdk/client-dynamodb";
import { expect } from "vitest";

/** A request to the database as the disturbance sees it. */
export interface Request {
  /** Name of the SDK's command, e.g. `TransactWriteItemsCommand`. */
  command: string;
  /** Its input; may be changed before it goes on. */
  input: { TransactItems?: TransactItem[] };
}

/** One write of a transaction, as far as tests look at it. */
export interface TransactItem {
  Put?: {
    Item: Record<string, unknown>;
    ConditionExpression?: string;
    ExpressionAttributeNames?: Record<string, string>;
    ExpressionAttributeValues?: Record<string, unknown>;
  };
  ConditionCheck?: { Key: Record<string, unknown> };
  Update?: {
    Key: Record<string, unknown>;
    UpdateExpression?: string;
    ConditionExpression?: string;
    ExpressionAttributeNames?: Record<string, string>;
    ExpressionAttributeValues?: Record<string, unknown>;
  };
}

/** Does something around a request: before it goes out, instead of it, or after it took effect. */
export type Disturbance = <Answer>(request: Request, send: () => Promise<Answer>) => Promise<Answer>;

/** One may be put around another. */
let disturbances = 0;

/**
 * Puts a disturbance between the product and its database until the returned function is called. It
 * stands outside the SDK's retries: what it throws reaches the product.
 */
export function disturb(client: DynamoDBClient, disturbance: Disturbance): () => void {
  disturbances += 1;
  const name = `test-disturbance-${disturbances}`;
  client.middlewareStack.add(
    (next, context) => (args) =>
      disturbance({ command: String(context.commandName), input: args.input as Request["input"] }, () =>
        next(args),
      ),
    { step: "initialize", name, priority: "low" },
  );
  return () => {
    client.middlewareStack.remove(name);
  };
}

/** Whether the request is a transaction that writes. */
export function isTransaction({ command }: Request): boolean {
  return command.startsWith("TransactWrite");
}

/** The refusal with which DynamoDB answers when another transaction is at the same items, or when they are too busy. */
export function cancelled(
  { input }: Request,
  code: "TransactionConflict" | "ThrottlingError",
): TransactionCanceledException {
  const parts = input.TransactItems ?? [];
  return new TransactionCanceledException({
    message: "Transaction cancelled, please refer cancellation reasons for specific reasons",
    $metadata: {},
    CancellationReasons: parts.map((_, index) => ({ Code: index === parts.length - 1 ? code : "None" })),
  });
}

/**
 * Has that share of all requests throttled, inside the SDK's own retries, as a table without capacity
 * does; says how many when it is stopped.
 */
export function throttle(client: DynamoDBClient, isThrottled: () => boolean): () => number {
  const name = "test-throttle";
  let count = 0;
  client.middlewareStack.add(
    (next) => (args) => {
      if (!isThrottled()) return next(args);
      count += 1;
      return Promise.reject(
        new ProvisionedThroughputExceededException({ message: "Rate exceeded", $metadata: {} }),
      );
    },
    { step: "finalizeRequest", name, priority: "low" },
  );
  return () => {
    client.middlewareStack.remove(name);
    return count;
  };
}

/** Whether the request changes something. */
export function isWrite({ command }: Request): boolean {
  return !/^(?:Get|BatchGet|Query|Scan|TransactGet)/.test(command);
}

/**
 * Loses the connection once: before the nth request takes effect, or after the nth write did. A read whose answer is lost leaves
 * behind what one leaves that was never sent, so it is not tried twice. What is returned ends it, and says whether it came to that.
 */
export function loseConnection(client: DynamoDBClient, nth: number, when: "before" | "after"): () => boolean {
  let seen = 0;
  const stop = disturb(client, async (request, send) => {
    if (when === "after" && !isWrite(request)) return send();
    seen += 1;
    if (seen !== nth) return send();
    if (when === "after") await send();
    noteFault(when, request);
    throw connectionLost();
  });
  return () => {
    stop();
    return seen >= nth;
  };
}

/** As often within one work as a write of one kind is tried: what comes first, what comes after it, and what is repeated. */
const WRITES_TRIED = 5;

/**
 * Loses the connection once, like {@link loseConnection}: at the next kind of request that `tried` does not name yet, which it
 * then does. Of the requests of one work that are alike, in what is asked and of which rows, the first writes stand for the
 * others, and the first read, which leaves nothing behind. So work that does the same for many people, days or parts is broken
 * off at each of its places, and not hundreds of times at one.
 * @param tried of a loop that does the work until nothing is lost any more
 */
export function loseConnectionAnew(
  client: DynamoDBClient,
  tried: Set<string>,
  when: "before" | "after",
): () => boolean {
  const seen = new Map<string, number>();
  let isLost = false;
  const stop = disturb(client, async (request, send) => {
    if (isLost || (when === "after" && !isWrite(request))) return send();
    const kind = describeRequest(request);
    const time = (seen.get(kind) ?? 0) + 1;
    seen.set(kind, time);
    const place = `${when}: ${kind} (${time})`;
    if (tried.has(place) || time > (isWrite(request) ? WRITES_TRIED : 1)) return send();
    tried.add(place);
    isLost = true;
    if (when === "after") await send();
    noteFault(when, request);
    throw connectionLost();
  });
  return () => {
    stop();
    return isLost;
  };
}

/** The faults that {@link loseConnection} and {@link loseConnectionAnew} brought about since they were last taken: test → when → at which requests. */
const faults = new Map<string, Map<string, string[]>>();

function noteFault(when: "before" | "after", request: Request): void {
  const test = expect.getState().currentTestName ?? "";
  const ofTest = faults.get(test) ?? new Map<string, string[]>();
  ofTest.set(when, [...(ofTest.get(when) ?? []), describeRequest(request)]);
  faults.set(test, ofTest);
}

/**
 * A request by its kind, the entities that its keys name, and the index or the key by which it looks where they name none, e.g.
 * `TransactWriteItems registration, seatBlock`, `Query gsi1`, `Query eventid`.
 */
function describeRequest({ command, input }: Request): string {
  const text = JSON.stringify(input);
  const named = (pattern: RegExp) => [...text.matchAll(pattern)].map(([, name]) => name);
  const entities = named(/"\$([a-z]+)_\d/gi);
  const keys = entities.length > 0 ? entities : named(/"(?:IndexName":"|\$zapisy#)([a-z0-9]+)/gi);
  return `${command.replace(/Command$/, "")} ${[...new Set(keys)].join(", ")}`.trimEnd();
}

/** What was injected since this was last asked, for people to read: a line for each test, and what it met how often. */
export function takeFaults(): string[] {
  const lines = [...faults].flatMap(([test, ofTest]) => [
    test,
    ...[...ofTest].map(([when, requests]) => {
      const times = Map.groupBy(requests, (request) => request);
      const list = [...times].map(([request, { length }]) =>
        length > 1 ? `${length} times ${request}` : request,
      );
      return `  lost ${when} ${requests.length}: ${list.join(" · ")}`;
    }),
  ]);
  faults.clear();
  return lines;
}

/** A connection that broke: nobody knows whether the request took effect. */
export function connectionLost(): Error {
  return Object.assign(new Error("socket hang up"), { name: "TimeoutError", code: "ECONNRESET" });
}

/**
 * Takes the conditions off the writes to seat counters: the negative control that proves a race test able
 * to fail. Names and values that only the condition used go with it, as DynamoDB demands.
 * @param together so many transactions wait for one another, so that all have read before one of them writes
 */
export function withoutSeatConditions(client: DynamoDBClient, together = 1): () => void {
  const { promise: met, resolve: meet } = Promise.withResolvers<void>();
  let arrived = 0;
  return disturb(client, async (request, send) => {
    if (isTransaction(request)) {
      arrived += 1;
      if (arrived >= together) meet();
      await met;
    }
    for (const { Update } of request.input.TransactItems ?? []) {
      if (!Update || !JSON.stringify(Update.Key).includes("$seatBlock")) continue;
      delete Update.ConditionExpression;
      const used = (name: string) => new RegExp(`${name}(?![\\w])`).test(Update.UpdateExpression ?? "");
      Update.ExpressionAttributeNames = keep(Update.ExpressionAttributeNames, used);
      Update.ExpressionAttributeValues = keep(Update.ExpressionAttributeValues, used);
    }
    return send();
  });
}

/** Takes the condition off that a registration is as it was read: the negative control of races for one registration. */
export function withoutVersionConditions(client: DynamoDBClient): () => void {
  return disturb(client, (request, send) => {
    for (const { Put } of request.input.TransactItems ?? []) {
      if (!Put || !JSON.stringify(Put.Item).includes('"registration"')) continue;
      delete Put.ConditionExpression;
      delete Put.ExpressionAttributeNames;
      delete Put.ExpressionAttributeValues;
    }
    return send();
  });
}

/** Holds the next transaction back: `reached` resolves when it is about to go out, `release` lets it. */
export function holdNextTransaction(client: DynamoDBClient): { reached: Promise<void>; release: () => void } {
  const { promise: reached, resolve: arrive } = Promise.withResolvers<void>();
  const { promise: released, resolve: release } = Promise.withResolvers<void>();
  let held = false;
  const stop = disturb(client, async (request, send) => {
    if (!held && isTransaction(request)) {
      held = true;
      stop();
      arrive();
      await released;
    }
    return send();
  });
  return { reached, release };
}

/**
 * Takes the check that a list is not closed off the next transaction, and holds it back like
 * {@link holdNextTransaction}: the negative control of the races between marks and closings.
 */
export function withoutClosingChecks(client: DynamoDBClient): ReturnType<typeof holdNextTransaction> {
  const { promise: reached, resolve: arrive } = Promise.withResolvers<void>();
  const { promise: released, resolve: release } = Promise.withResolvers<void>();
  const stop = disturb(client, async (request, send) => {
    if (isTransaction(request)) {
      const parts = request.input.TransactItems ?? [];
      request.input.TransactItems = parts.filter(({ ConditionCheck }) => ConditionCheck === undefined);
      stop();
      arrive();
      await released;
    }
    return send();
  });
  return { reached, release };
}

/**
 * Lets the next transactions go out together, when that many have arrived, so that each was decided before any of them
 * took effect. `withoutChecks` takes their checks of other rows off: the negative control.
 */
export function meetAtTransaction(
  client: DynamoDBClient,
  count: number,
  options: { withoutChecks?: boolean } = {},
): void {
  const { promise: met, resolve: meet } = Promise.withResolvers<void>();
  let arrived = 0;
  const stop = disturb(client, async (request, send) => {
    if (!isTransaction(request)) return send();
    if (options.withoutChecks) {
      const parts = request.input.TransactItems ?? [];
      request.input.TransactItems = parts.filter(({ ConditionCheck }) => ConditionCheck === undefined);
    }
    arrived += 1;
    if (arrived === count) {
      stop();
      meet();
    }
    await met;
    return send();
  });
}

function keep<T>(entries: Record<string, T> | undefined, used: (name: string) => boolean) {
  return entries && Object.fromEntries(Object.entries(entries).filter(([name]) => used(name)));
}
