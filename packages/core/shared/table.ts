import { ConditionalCheckFailedException, type DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import {
  CustomAttributeType,
  type Entity,
  type TransactionSymbol,
  type TransactWriteEntities,
} from "electrodb";
import { DomainError } from "./error.ts";
import type { Page } from "./page.ts";
import { UnavailableError } from "./time-limit.ts";

/** The one table of a stage and the clients that reach it. */
export interface Table {
  client: DynamoDBClient;
  /** The same client speaking plain values, for ElectroDB. */
  documents: DynamoDBDocumentClient;
  name: string;
}

/** Makes the table known to the stores. Optional fields that are left out are not stored. */
export function openTable(client: DynamoDBClient, name: string): Table {
  finishBatches(client);
  const documents = DynamoDBDocumentClient.from(client, { marshallOptions: { removeUndefinedValues: true } });
  return { client, documents, name };
}

/**
 * Has what is made over a table made once for each: ElectroDB checks a model against a schema of its own whenever it makes an
 * entity, which takes about a millisecond of the processor each.
 */
export function oncePerTable<Made>(make: (table: Table) => Made): (table: Table) => Made {
  const all = new WeakMap<Table, Made>();
  return (table) => {
    const known = all.get(table);
    if (known !== undefined) return known;
    const made = make(table);
    all.set(table, made);
    return made;
  };
}

/** Name of the service in every key that ElectroDB builds. */
export const SERVICE = "zapisy";

/**
 * Attribute of a row that was brought in from another installation, with the moment: everything that follows from it
 * followed there. No store knows it, so it goes with the row's next change.
 */
export const IMPORTED = "importedAt";

/** Field names of an index. Keys keep the case of ids (`casing: none`): option ids may differ by case alone. */
export function keyFields(index?: "gsi1" | "gsi2" | "gsi3") {
  return index
    ? ({ pk: { field: `${index}pk`, casing: "none" }, sk: { field: `${index}sk`, casing: "none" } } as const)
    : ({ pk: { field: "pk", casing: "none" }, sk: { field: "sk", casing: "none" } } as const);
}

/** An attribute stored as it is, with the type that the domain gives it. */
export function json<T>() {
  // ElectroDB wants "string" for string types; "any" stores those just as well.
  return CustomAttributeType<T>("any" as never);
}

/** What is asked of a batch, by table: keys or writes. */
type BatchItems = Record<string, { Keys?: unknown[] } | unknown[]>;

/** What DynamoDB answers to a batch of reads or writes. */
interface BatchAnswer {
  Responses?: Record<string, unknown[]>;
  UnprocessedKeys?: BatchItems;
  UnprocessedItems?: BatchItems;
}

/** How long DynamoDB is asked for the rest of a batch before the whole batch fails. */
const BATCH_LIMIT_MS = 8_000;

/**
 * Makes every batch of a client whole or an error. DynamoDB answers with a part of what was asked for when that is more
 * than 16 MB, or when a partition is busy, and whoever overlooks the rest loses people without a word.
 */
function finishBatches(client: DynamoDBClient): void {
  client.middlewareStack.add(
    (next) => async (args) => {
      const result = await next(args);
      const answer = result.output as BatchAnswer;
      const deadline = performance.now() + BATCH_LIMIT_MS;
      for (let attempt = 4, rest = restOf(answer); rest; attempt += 1) {
        if (performance.now() > deadline) {
          throw new UnavailableError("A batch was not finished in time.");
        }
        await jitter(attempt);
        const more = (await next({ ...args, input: { ...args.input, RequestItems: rest } }))
          .output as BatchAnswer;
        for (const [table, rows] of Object.entries(more.Responses ?? {})) {
          answer.Responses = {
            ...answer.Responses,
            [table]: [...(answer.Responses?.[table] ?? []), ...rows],
          };
        }
        rest = restOf(more);
      }
      if (answer.UnprocessedKeys) answer.UnprocessedKeys = {};
      if (answer.UnprocessedItems) answer.UnprocessedItems = {};
      return result;
    },
    // Around the SDK's own attempts: each part of the batch has those of its own.
    { name: "finishBatches", step: "serialize", priority: "high", override: true },
  );
}

/** What of a batch was not done; undefined when all of it was, or it was no batch. */
function restOf({ UnprocessedKeys, UnprocessedItems }: BatchAnswer): BatchItems | undefined {
  const rest = UnprocessedKeys ?? UnprocessedItems;
  return rest && Object.keys(rest).length > 0 ? rest : undefined;
}

/** How {@link readMany} asks ElectroDB: a hundred keys a request, four requests at once. */
const AT_ONCE = { preserveBatchOrder: true, concurrent: 4 } as const;

/**
 * Reads the rows of many keys: as many as there are keys, in their order, undefined where there is no row. None is
 * dropped: what DynamoDB leaves open is asked for again ({@link finishBatches}), and what cannot be had is an error.
 */
export async function readMany<Key, Row>(
  keys: readonly Key[],
  read: (keys: Key[], options: typeof AT_ONCE) => Promise<{ data: (Row | null)[] }>,
): Promise<(Row | undefined)[]> {
  // DynamoDB refuses a batch that has a key twice.
  const known = new Map(keys.map((key) => [JSON.stringify(key), key]));
  if (known.size === 0) return [];
  const { data } = await read([...known.values()], AT_ONCE);
  const rows = new Map([...known.keys()].map((key, index) => [key, data[index] ?? undefined]));
  return keys.map((key) => rows.get(JSON.stringify(key)));
}

/** Why one part of a transaction did not happen, in the order of its parts. */
export interface Refusal {
  /** Whether this part's condition failed. */
  refused: boolean;
  /** The raw item as it was, where the part asked for it. */
  item: unknown;
}

/** The writes of one transaction over these entities. */
// oxlint-disable-next-line typescript/no-explicit-any -- the bound that ElectroDB itself gives
export type Writes<E extends { [name: string]: Entity<any, any, any, any> }> = TransactWriteEntities<E>;

/**
 * What has to be so still when somebody else's transaction is committed, or is written with it: made by the store of the noun that it is of, and
 * handed on as it is.
 */
export interface Condition {
  ConditionCheck: Record<string, unknown>;
  [TransactionSymbol]: unknown;
}

/** Makes a condition for the transaction of another noun. ElectroDB builds all parts of a transaction of the entities alone. */
// oxlint-disable-next-line typescript/no-explicit-any -- the bound that ElectroDB itself gives
export function conditionOf<E extends { [name: string]: Entity<any, any, any, any> }>(
  entities: E,
  build: (write: Writes<E>) => Pick<Condition, typeof TransactionSymbol>,
): Condition {
  return build(entities as unknown as Writes<E>) as Condition;
}

/** What came of a transaction. */
export type TransactionResult = { done: true } | { done: false; refusals: Refusal[] };

interface ElectroTransactionResult {
  canceled: boolean;
  data: readonly { rejected: boolean; code: string; item?: unknown }[];
}

/** How often a transaction that met another at the same items is sent again as it is. */
const CONFLICT_ATTEMPTS = 3;

/**
 * Runs an ElectroDB transaction and tells a refusal (some condition failed) from a success as data. One
 * that only met another transaction is sent again a few times. Anything else is thrown.
 */
export async function commit(transaction: {
  go(): Promise<ElectroTransactionResult>;
}): Promise<TransactionResult> {
  for (let attempt = 1; ; attempt += 1) {
    const result = await transaction.go();
    if (!result.canceled) return { done: true };
    const refusals = result.data.map(({ rejected, code, item }) => ({
      refused: rejected && code === "ConditionalCheckFailed",
      item: item ?? undefined,
    }));
    if (attempt === CONFLICT_ATTEMPTS || refusals.some(({ refused }) => refused))
      return { done: false, refusals };
    await jitter(attempt);
  }
}

/** Whether a conditional write happened: false when its condition failed; other failures are thrown. */
export async function happened(write: Promise<unknown>): Promise<boolean> {
  try {
    await write;
    return true;
  } catch (error) {
    if (causeOf(error) instanceof ConditionalCheckFailedException) return false;
    throw error;
  }
}

/** A query as ElectroDB builds it, ready to be read page by page. */
interface Query<From> {
  go(options: {
    cursor: string | null;
    count: number;
    limit: number;
    order?: "asc" | "desc";
  }): Promise<{ data: From[]; cursor: string | null }>;
}

/** Rows that are read at a time where some of them may not fit: few pages cost more than they show, and few take long. */
const NARROWED_AT_ONCE = 250;

/**
 * How ElectroDB is asked for so many rows. Told the count alone, it lets DynamoDB read a megabyte, all of which is paid
 * for, and throws away what is more.
 * @param isNarrowed rows are left out by a condition, and more must be looked at to find so many
 */
export function upTo(count: number, isNarrowed = false): { count: number; limit: number } {
  return { count, limit: isNarrowed ? Math.max(count, NARROWED_AT_ONCE) : count };
}

/**
 * Reads one page of a list. A cursor holds the keys of the item read last; one that was not made by this
 * list is the caller's mistake.
 * @param isNarrowed whether rows are left out by a condition
 * @throws DomainError request.invalid
 */
export async function readPage<From, To>(
  query: Query<From>,
  {
    cursor,
    limit,
    order,
    isNarrowed,
  }: { cursor: string | undefined; limit: number; order?: "asc" | "desc"; isNarrowed?: boolean },
  toDomain: (row: From) => To,
): Promise<Page<To>> {
  const refusal = new DomainError("invalid", "request.invalid", {
    issues: [{ path: "cursor", code: "field.cursor" }],
  });
  if (cursor !== undefined && !holdsKeys(cursor)) throw refusal;
  try {
    const result = await query.go({ cursor: cursor ?? null, ...upTo(limit, isNarrowed), order });
    return { items: result.data.map(toDomain), ...(result.cursor ? { cursor: result.cursor } : {}) };
  } catch (error) {
    // Keys of another list: DynamoDB refuses to start there.
    if (cursor !== undefined && causeOf(error).name === "ValidationException") throw refusal;
    throw error;
  }
}

/** Whether a cursor has the form of the keys that ElectroDB writes into one. */
function holdsKeys(cursor: string): boolean {
  try {
    const keys: unknown = JSON.parse(Buffer.from(cursor, "base64url").toString("utf8"));
    return (
      typeof keys === "object" &&
      keys !== null &&
      "pk" in keys &&
      Object.values(keys).every((value) => typeof value === "string")
    );
  } catch (cause) {
    if (cause instanceof SyntaxError) return false;
    throw cause;
  }
}

/** What the client threw: ElectroDB wraps it. */
function causeOf(error: unknown): Error {
  if (!(error instanceof Error)) return new Error(String(error));
  return error.cause instanceof Error ? error.cause : error;
}

/** How often a command that lost a race is tried again before it gives up. */
export const RACE_ATTEMPTS = 12;

/** Waits a random time that grows with the attempt, at most half a second, so that losers of a race spread out. */
export function jitter(attempt: number): Promise<void> {
  const milliseconds = Math.random() * Math.min(500, 5 * 2 ** attempt);
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
