import {
  BatchGetItemCommand,
  DescribeTableCommand,
  paginateScan,
  type AttributeValue,
  type DynamoDBClient,
} from "@aws-sdk/client-dynamodb";
import type { DatabaseCall } from "../../support/database-proxy.ts";

/** A row as the database sends it. */
export type Image = Record<string, AttributeValue>;

/** An index of the table, as far as it decides what a write costs. */
export interface Index {
  name: string;
  pk: string;
  sk: string;
  keysOnly: boolean;
}

/** One write of one row, and what AWS asks for it. */
export interface CountedWrite {
  /** Kind of row, and its state where it has one. */
  what: string;
  /** Bytes of the row as it is afterwards; of one that is gone, as it was. */
  bytes: number;
  inTransaction: boolean;
  table: number;
  indexes: Record<string, number>;
}

/** What a write does to a row. */
interface RowWrite {
  before: Image | undefined;
  after: Image | undefined;
  inTransaction: boolean;
}

/** Bytes that one write unit covers. */
const UNIT_BYTES = 1_024;
/** A list or a map, and each thing in it. */
const NESTED_BYTES = 3;
const ELEMENT_BYTES = 1;

/** Bytes of a row by AWS's rule (DynamoDB Developer Guide, "Item sizes and formats"). */
export function sizeOf(image: Image): number {
  return Object.entries(image).reduce((sum, [name, value]) => sum + textBytes(name) + sizeOfValue(value), 0);
}

function sizeOfValue(value: AttributeValue): number {
  if (value.S !== undefined) return textBytes(value.S);
  if (value.N !== undefined) return sizeOfNumber(value.N);
  // As JSON brings it: base64.
  if (value.B !== undefined) return Buffer.from(value.B as unknown as string, "base64").byteLength;
  if (value.L) return value.L.reduce((sum, one) => sum + ELEMENT_BYTES + sizeOfValue(one), NESTED_BYTES);
  if (value.M)
    return Object.entries(value.M).reduce(
      (sum, [name, one]) => sum + ELEMENT_BYTES + textBytes(name) + sizeOfValue(one),
      NESTED_BYTES,
    );
  if (value.BOOL !== undefined || value.NULL !== undefined) return 1;
  throw new Error(`Nobody has counted a value of this type: ${JSON.stringify(value)}`);
}

/** A byte for two significant digits, one more, and one for a minus. */
function sizeOfNumber(text: string): number {
  const digits = text.replace(/[-.]/g, "").replace(/^0+|0+$/g, "").length;
  return Math.ceil(digits / 2) + 1 + (text.startsWith("-") ? 1 : 0);
}

function textBytes(text: string): number {
  return Buffer.byteLength(text);
}

function unitsFor(bytes: number): number {
  return Math.max(1, Math.ceil(bytes / UNIT_BYTES));
}

/**
 * Write units of one write by AWS's rule. The table: one for each started kB of the row as it was or is, whichever is larger, twice
 * as many in a transaction ("Managing complex workflows with transactions"). An index: what its own row is; twice where the
 * key changes, nothing where the index has neither gained, lost nor changed anything ("Global secondary indexes").
 */
export function unitsOfWrite(
  { before, after, inTransaction }: RowWrite,
  indexes: readonly Index[],
): Pick<CountedWrite, "table" | "indexes"> {
  const table = unitsFor(Math.max(before ? sizeOf(before) : 0, after ? sizeOf(after) : 0));
  const counted: Record<string, number> = {};
  for (const index of indexes) {
    const units = unitsOfIndex(projected(before, index), projected(after, index), index);
    if (units > 0) counted[index.name] = units;
  }
  return { table: inTransaction ? 2 * table : table, indexes: counted };
}

function unitsOfIndex(was: Image | undefined, is: Image | undefined, { pk, sk }: Index): number {
  const units = (image: Image | undefined) => (image ? unitsFor(sizeOf(image)) : 0);
  if (!was || !is) return units(was) + units(is);
  if (was[pk]?.S !== is[pk]?.S || was[sk]?.S !== is[sk]?.S) return units(was) + units(is);
  return isSame(was, is) ? 0 : Math.max(units(was), units(is));
}

/** The row that an index has of this one; undefined where it has none. */
function projected(image: Image | undefined, { pk, sk, keysOnly }: Index): Image | undefined {
  if (!image?.[pk] || !image[sk]) return undefined;
  if (!keysOnly) return image;
  return Object.fromEntries(Object.entries(image).filter(([name]) => ["pk", "sk", pk, sk].includes(name)));
}

function isSame(was: Image, is: Image): boolean {
  const sorted = (image: Image) => JSON.stringify(Object.entries(image).sort(([a], [b]) => (a < b ? -1 : 1)));
  return sorted(was) === sorted(is);
}

/** Indexes of a table, as they were made. */
export async function indexesOf(client: DynamoDBClient, TableName: string): Promise<Index[]> {
  const { Table } = await client.send(new DescribeTableCommand({ TableName }));
  return (Table?.GlobalSecondaryIndexes ?? []).map(({ IndexName = "", KeySchema = [], Projection }) => {
    const keyOf = (type: string) => KeySchema.find(({ KeyType }) => KeyType === type)?.AttributeName ?? "";
    const keysOnly = Projection?.ProjectionType === "KEYS_ONLY";
    return { name: IndexName, pk: keyOf("HASH"), sk: keyOf("RANGE"), keysOnly };
  });
}

/** One row that a call writes. */
interface Aim {
  key: Image;
  inTransaction: boolean;
}

/**
 * Counts the writes that pass through a proxy, from the rows as they are right before and right after each call: those that the
 * stream tells of, and those that it does not, a condition that was only checked, a write that changed nothing or was refused.
 * Nobody else may write the same rows meanwhile.
 * @param client reaches the table beside the proxy
 */
export function createWriteCounter(client: DynamoDBClient, table: string, indexes: readonly Index[]) {
  const writes: CountedWrite[] = [];
  const begun = new WeakMap<DatabaseCall, { aims: Aim[]; before: Map<string, Image> }>();

  async function read(aims: readonly Aim[]): Promise<Map<string, Image>> {
    const found = new Map<string, Image>();
    for (let start = 0; start < aims.length; start += 100) {
      const Keys = aims.slice(start, start + 100).map(({ key }) => key);
      const { Responses } = await client.send(
        new BatchGetItemCommand({ RequestItems: { [table]: { Keys, ConsistentRead: true } } }),
      );
      for (const image of Responses?.[table] ?? []) found.set(nameOf(image), asJson(image));
    }
    return found;
  }

  return {
    /** Every write so far, in order. */
    writes: writes as readonly CountedWrite[],

    /** Looks at the rows that a call is about to write. */
    async onCall(call: DatabaseCall): Promise<void> {
      const aims = aimsOf(call, table);
      if (aims.length > 0) begun.set(call, { aims, before: await read(aims) });
    },

    /** Looks at them again when it has. */
    async onAnswer(call: DatabaseCall): Promise<void> {
      const { aims = [], before } = begun.get(call) ?? {};
      if (!before) return;
      const rows = await read(aims);
      for (const { key, inTransaction } of aims) {
        const [was, is] = [before.get(nameOf(key)), rows.get(nameOf(key))];
        const row = is ?? was;
        writes.push({
          what: row ? whatIs(row) : "nothing",
          bytes: row ? sizeOf(row) : 0,
          inTransaction,
          ...unitsOfWrite({ before: was, after: is, inTransaction }, indexes),
        });
      }
    },
  };
}

/** Rows that a call writes, or whose condition it checks. */
function aimsOf({ operation, input }: DatabaseCall, table: string): Aim[] {
  type Write = Record<string, { Item?: Image; Key?: Image }>;
  const aim = ({ Item, Key }: { Item?: Image; Key?: Image }, inTransaction: boolean): Aim => {
    const { pk, sk } = (Item ?? Key) as Image;
    return { key: { pk, sk } as Image, inTransaction };
  };
  const aims = (writes: readonly Write[], inTransaction: boolean) =>
    writes.flatMap((write) => Object.values(write).map((one) => aim(one, inTransaction)));
  if (["PutItem", "UpdateItem", "DeleteItem"].includes(operation)) return [aim(input, false)];
  if (operation === "TransactWriteItems") return aims(input.TransactItems as Write[], true);
  if (operation === "BatchWriteItem")
    return aims((input.RequestItems as Record<string, Write[]>)[table] ?? [], false);
  return [];
}

function nameOf({ pk, sk }: Image): string {
  return `${pk?.S}\u0000${sk?.S}`;
}

/** The client gives bytes as bytes. */
function asJson(image: Image): Image {
  return JSON.parse(
    JSON.stringify(image, (_key, value: unknown) =>
      value instanceof Uint8Array ? Buffer.from(value).toString("base64") : value,
    ),
  ) as Image;
}

function whatIs(row: Image): string {
  const { __edb_e__: entity, state, status } = row;
  return [entity?.S, state?.S ?? status?.S].filter(Boolean).join(" ");
}

/** Bytes that are kept of a row beside its own, in the table and in each index ("Item sizes and formats"). */
export const KEPT_BESIDE_BYTES = 100;

/** Bytes of a table: of its rows, which backups hold, and of its indexes. */
export interface Stored {
  rows: number;
  indexes: number;
}

/** Bytes that a table keeps, but for what expires. */
export async function storedBytes(
  client: DynamoDBClient,
  TableName: string,
  indexes: readonly Index[],
): Promise<Stored> {
  const stored = { rows: 0, indexes: 0 };
  for await (const { Items = [] } of paginateScan({ client }, { TableName })) {
    for (const image of Items.map(asJson)) {
      if (image.ttl) continue;
      stored.rows += sizeOf(image) + KEPT_BESIDE_BYTES;
      for (const index of indexes) {
        const row = projected(image, index);
        if (row) stored.indexes += sizeOf(row) + KEPT_BESIDE_BYTES;
      }
    }
  }
  return stored;
}

/** Writes of one kind together, for one time that something was done. */
export interface WriteSum {
  what: string;
  count: number;
  /** Of the largest of them. */
  bytes: number;
  table: number;
  indexes: Record<string, number>;
  units: number;
}

/** Writes by what they wrote, shared out over so many times that it was done. */
export function sumWrites(writes: readonly CountedWrite[], times: number): WriteSum[] {
  const kinds = Map.groupBy(writes, ({ what, inTransaction }) => `${what}${inTransaction ? " *" : ""}`);
  return [...kinds].map(([what, ofKind]) => {
    const each = (unitsOf: (write: CountedWrite) => number) =>
      round(ofKind.reduce((sum, write) => sum + unitsOf(write), 0) / times);
    const names = [...new Set(ofKind.flatMap(({ indexes }) => Object.keys(indexes)))].sort();
    return {
      what,
      count: each(() => 1),
      bytes: Math.max(...ofKind.map(({ bytes }) => bytes)),
      table: each(({ table }) => table),
      indexes: Object.fromEntries(names.map((name) => [name, each(({ indexes }) => indexes[name] ?? 0)])),
      units: each(({ table, indexes }) => Object.values(indexes).reduce((sum, one) => sum + one, table)),
    };
  });
}

/** Two digits are enough for whoever pays by the million. */
export function round(value: number): number {
  return Math.round(value * 100) / 100;
}
