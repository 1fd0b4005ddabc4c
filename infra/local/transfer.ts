import { randomUUID } from "node:crypto";
import { createReadStream, existsSync } from "node:fs";
import { mkdir, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import type { Readable } from "node:stream";
import {
  ConditionalCheckFailedException,
  DeleteItemCommand,
  GetItemCommand,
  paginateScan,
  PutItemCommand,
  ScanCommand,
  type AttributeValue,
  type DynamoDBClient,
} from "@aws-sdk/client-dynamodb";
import {
  GetObjectCommand,
  HeadObjectCommand,
  paginateListObjectsV2,
  PutObjectCommand,
  type S3Client,
} from "@aws-sdk/client-s3";
import { marshall, unmarshall } from "@aws-sdk/util-dynamodb";
import { IMPORTED } from "@zapisy/core/shared/table";
import {
  damaged,
  isMissing,
  readSums,
  readManifest,
  saveWithSum,
  sumOf,
  writeSums,
  type Sums,
} from "./checksums.ts";
import { inMegabytes, type Progress } from "./command.ts";
import { openLineFile, readLineFile, type LineFile } from "./line-file.ts";
import { ownFolder } from "./own-folder.ts";
import { StartProblem } from "./start-problem.ts";

/** Where an installation keeps what it knows, on AWS or on one machine: the same clients reach both. */
export interface Storage {
  dynamodb: DynamoDBClient;
  table: string;
  s3: S3Client;
  bucket: string;
}

const MANIFEST = "manifest.json";
const README = "README.txt";
const ROWS = "rows";
const OBJECTS = "objects";
const OBJECT_LIST = "objects.jsonl";
/** Name of the file with the keys, opened by a passphrase. */
export const KEY_FILE = "keys.age";
const FORMAT = "zapisy-export";
const VERSION = 1;

/** What an export says of itself. */
export interface ExportManifest {
  format: typeof FORMAT;
  version: typeof VERSION;
  /** Tells one export from every other, so that an import that stopped half-way knows its own. */
  exportId: string;
  /** The data is as it was between these moments: at one moment, where nobody changed anything meanwhile. */
  begunAt: string;
  finishedAt: string;
  /** Rows by entity. */
  rows: Record<string, number>;
  objects: number;
  bytes: number;
}

/** A file as `objects.jsonl` names it. */
interface ExportedObject {
  key: string;
  type: string;
  bytes: number;
  sha256: string;
}

/** Under this name stands what only our own table needs: its keys, and which entity a row is in which version. */
const ROW = "$row";
const TECHNICAL = /^(?:pk|sk|gsi\dpk|gsi\dsk|__edb_[ev]__)$/;
type Item = Record<string, unknown>;

const EXPLANATION = `This is everything that an installation of Zapisy knew, in open formats.

manifest.json       when, how much, in which version of this format
rows/NAME.jsonl     all rows of one kind, one JSON object a line, UTF-8; docs/architecture.md of Zapisy names the kinds.
                    "${ROW}" in a line is what only the table of Zapisy needs, and says nothing more; bytes stand as
                    {"$utf8": text} or {"$base64": …}, as do the texts of an event, which are JSON themselves.
objects.jsonl       all files: key, media type, bytes, SHA-256
objects/KEY         their bytes; rows/file.jsonl says what people called them
keys.age            the keys of personal links and credentials, if they are in it: age --decrypt keys.age
SHA256SUMS          sums of all of it: sha256sum --check SHA256SUMS

To bring it into an empty installation: npm run import -- --from THIS_FOLDER
It holds personal data, of people's health too. Keep it encrypted, and no longer than you must.
`;

/** Requests that are on their way at the same time: with the size of a row or a part of a file, what memory it takes. */
const AT_ONCE = 16;

/**
 * Writes everything into a new folder, in open formats; the folder is there whole or not at all. What has expired is left
 * out. A page of rows and the parts of some files are held in memory, however much there is.
 * @param addKeys writes the file of keys, where there is to be one
 * @throws StartProblem when the folder is not empty, or the data is that of an import that was not finished
 */
export async function exportAll(
  storage: Storage,
  to: string,
  addKeys: ((file: string) => Promise<void>) | undefined,
  progress: Progress,
): Promise<ExportManifest> {
  const target = resolve(to);
  if (existsSync(target) && (await readdir(target)).length > 0)
    throw new StartProblem(`${target} is not empty. Every export gets a folder of its own.`);
  if (await readMark(storage))
    throw new StartProblem("An import was not finished here. Run it again first, and export then.");
  const partial = await ownFolder(target, "partial");
  try {
    const begunAt = new Date().toISOString();
    const sums: Sums = new Map();
    const rows = await exportRows(storage, partial, sums, begunAt, progress);
    const { objects, bytes } = await exportObjects(storage, partial, sums, progress);
    const finishedAt = new Date().toISOString();
    const manifest: ExportManifest = {
      format: FORMAT,
      version: VERSION,
      exportId: randomUUID(),
      begunAt,
      finishedAt,
      rows,
      objects,
      bytes,
    };
    await writeFile(join(partial, MANIFEST), `${JSON.stringify(manifest, null, 2)}\n`, { mode: 0o600 });
    await writeFile(join(partial, README), EXPLANATION, { mode: 0o600 });
    await addKeys?.(join(partial, KEY_FILE));
    for (const name of [MANIFEST, README, ...(addKeys ? [KEY_FILE] : [])])
      sums.set(name, await sumOf(join(partial, name)));
    await writeSums(partial, sums);
    await rename(partial, target);
    return manifest;
  } catch (error) {
    await rm(partial, { recursive: true, force: true });
    throw error;
  }
}

async function exportRows(
  { dynamodb, table: TableName }: Storage,
  dir: string,
  sums: Sums,
  begunAt: string,
  progress: Progress,
): Promise<Record<string, number>> {
  await mkdir(join(dir, ROWS), { mode: 0o700 });
  const files = new Map<string, LineFile>();
  let count = 0;
  for await (const { Items = [] } of paginateScan(
    { client: dynamodb },
    { TableName, ConsistentRead: true },
  )) {
    for (const item of Items) {
      const { entity, line } = toLine(item);
      if (isExpired(line, begunAt)) continue;
      let file = files.get(entity);
      if (!file) files.set(entity, (file = openLineFile(join(dir, ROWS, `${entity}.jsonl`))));
      await file.write(line);
      count += 1;
    }
    progress(() => `${count} rows written`);
  }
  const counts: Record<string, number> = {};
  for (const [entity, file] of [...files].toSorted(([a], [b]) => (a < b ? -1 : 1))) {
    sums.set(`${ROWS}/${entity}.jsonl`, await file.end());
    counts[entity] = file.count;
  }
  return counts;
}

async function exportObjects(
  { s3, bucket: Bucket }: Storage,
  dir: string,
  sums: Sums,
  progress: Progress,
): Promise<{ objects: number; bytes: number }> {
  const list = openLineFile(join(dir, OBJECT_LIST));
  let total = 0;
  const copy = async (key: string) => {
    const found = await s3.send(new GetObjectCommand({ Bucket, Key: key })).catch(unlessGone);
    if (!found) return;
    const path = `${OBJECTS}/${safe(key)}`;
    const { sha256, bytes } = await saveWithSum(found.Body as Readable, join(dir, path));
    sums.set(path, sha256);
    total += bytes;
    await list.write({ key, type: found.ContentType ?? "", bytes, sha256 } satisfies ExportedObject);
    progress(() => `${list.count} files, ${inMegabytes(total)} written`);
  };
  await eachAtOnce(keysOf({ s3, bucket: Bucket }), copy);
  sums.set(OBJECT_LIST, await list.end());
  return { objects: list.count, bytes: total };
}

async function* keysOf({ s3, bucket: Bucket }: Pick<Storage, "s3" | "bucket">): AsyncGenerator<string> {
  for await (const { Contents = [] } of paginateListObjectsV2({ client: s3 }, { Bucket })) {
    for (const { Key } of Contents) if (Key) yield Key;
  }
}

/** What became of an import. */
export interface Imported {
  manifest: ExportManifest;
  /** Rows and files that were there already, from an earlier run. */
  present: number;
}

/** Reads what an export says of itself, after finding every sum in it right. @throws StartProblem when one is not */
export async function checkExport(from: string, progress: Progress): Promise<ExportManifest> {
  const source = resolve(from);
  const sums = await readSums(source);
  for (const needed of [MANIFEST, OBJECT_LIST])
    if (!sums.has(needed)) throw new StartProblem(`${source} is not a whole export: it lacks ${needed}.`);
  const lacks = (path: string) => (error: unknown) => {
    if (!isMissing(error)) throw error;
    throw new StartProblem(`${source} is not a whole export: it lacks ${path}.`);
  };
  const manifest = (await readManifest(source, MANIFEST).catch(lacks(MANIFEST))) as ExportManifest;
  if (manifest.format !== FORMAT || manifest.version !== VERSION)
    throw new StartProblem(`${source} is no export that this version of Zapisy can read.`);
  let checked = 0;
  for (const [path, sum] of sums) {
    const found = await sumOf(join(source, path)).catch(lacks(path));
    if (found !== sum) throw damaged(join(source, path));
    checked += 1;
    progress(() => `${checked} of ${sums.size} files checked`);
  }
  return manifest;
}

/**
 * Brings an export, that {@link checkExport} found right, into an installation that is empty. Nothing that is there is
 * ever overwritten, and a row tells that it was imported, so that nothing follows from it: nobody is mailed again. An
 * import that stopped half-way is run again and goes on.
 * @throws StartProblem when the installation is not empty
 */
export async function importAll(
  storage: Storage,
  from: string,
  manifest: ExportManifest,
  progress: Progress,
): Promise<Imported> {
  const source = resolve(from);
  await begin(storage, manifest);
  let present = 0;
  let done = 0;
  const send = async (object: ExportedObject) => {
    if (!(await putObject(storage, object, join(source, OBJECTS, safe(object.key))))) present += 1;
    done += 1;
    progress(() => `${done} of ${manifest.objects} files brought in`);
  };
  // Files before rows: a row is never without its file.
  await eachAtOnce(readLineFile<ExportedObject>(join(source, OBJECT_LIST)), send);
  const total = Object.values(manifest.rows).reduce((sum, count) => sum + count, 0);
  const importedAt = new Date().toISOString();
  done = 0;
  for (const [entity, count] of Object.entries(manifest.rows)) {
    let read = 0;
    const put = async (line: Item) => {
      read += 1;
      // What expired since it was exported must not come back: needs of people's health are among it.
      if (isExpired(line, importedAt)) return;
      if (!(await putRow(storage, line, importedAt))) present += 1;
      done += 1;
      progress(() => `${done} of ${total} rows brought in`);
    };
    await eachAtOnce(readLineFile<Item>(join(source, ROWS, `${safe(entity)}.jsonl`)), put);
    if (read !== count) throw new StartProblem(`${source} holds ${read} rows of ${entity}, not ${count}.`);
  }
  await storage.dynamodb.send(new DeleteItemCommand({ TableName: storage.table, Key: MARK }));
  return { manifest, present };
}

/** Stands in the table while an import is not finished. */
const MARK = { pk: { S: "$zapisy-import" }, sk: { S: "$" } };

async function readMark({ dynamodb, table: TableName }: Storage): Promise<string | undefined> {
  const { Item } = await dynamodb.send(new GetItemCommand({ TableName, Key: MARK, ConsistentRead: true }));
  return Item?.exportId?.S;
}

/** Notes which export is being imported. @throws StartProblem when there is anything but what it brought itself */
async function begin(storage: Storage, { exportId }: ExportManifest): Promise<void> {
  const { dynamodb, table: TableName, s3, bucket: Bucket } = storage;
  const begun = await readMark(storage);
  if (begun === exportId) return;
  if (begun !== undefined)
    throw new StartProblem("Another import was not finished here. Finish that one first.");
  const { Count } = await dynamodb.send(new ScanCommand({ TableName, Limit: 1, Select: "COUNT" }));
  const first = await paginateListObjectsV2({ client: s3, pageSize: 1 }, { Bucket }).next();
  if (Count || first.value?.Contents?.length)
    throw new StartProblem("There is data already. An export is brought into an empty installation only.");
  await dynamodb.send(new PutItemCommand({ TableName, Item: { ...MARK, exportId: { S: exportId } } }));
}

/** Whether a row is over: DynamoDB takes such rows away some days later. */
function isExpired({ ttl }: Item, now: string): boolean {
  return typeof ttl === "number" && ttl * 1_000 <= Date.parse(now);
}

/** Writes one row unless there is one under its key; false when there is. */
async function putRow({ dynamodb, table: TableName }: Storage, line: Item, at: string): Promise<boolean> {
  const { [ROW]: technical, ...plain } = line;
  const Item = marshall({ ...plain, ...(technical as Item), [IMPORTED]: at });
  try {
    await dynamodb.send(
      new PutItemCommand({ TableName, Item, ConditionExpression: "attribute_not_exists(pk)" }),
    );
    return true;
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return false;
    throw error;
  }
}

/** Sends one file unless it is there; false when it is. */
async function putObject(
  { s3, bucket: Bucket }: Storage,
  { key: Key, type: ContentType, bytes }: ExportedObject,
  file: string,
): Promise<boolean> {
  const found = await s3.send(new HeadObjectCommand({ Bucket, Key })).catch(unlessGone);
  if (found?.ContentLength === bytes) return false;
  // What fits into memory can be sent again by the client when the connection breaks.
  const Body = bytes <= IN_MEMORY_BYTES ? await readFile(file) : createReadStream(file);
  await s3.send(new PutObjectCommand({ Bucket, Key, ContentType, ContentLength: bytes, Body }));
  return true;
}

const IN_MEMORY_BYTES = 4 * 1024 * 1024;

/** A row as plain JSON, what only the table needs apart. */
function toLine(item: Record<string, AttributeValue>): { entity: string; line: Item } {
  const { [IMPORTED]: _, ...all } = unmarshall(item) as Item;
  const entries = Object.entries(all);
  const line: Item = Object.fromEntries(entries.filter(([name]) => !TECHNICAL.test(name)));
  line[ROW] = Object.fromEntries(entries.filter(([name]) => TECHNICAL.test(name)));
  return { entity: safe(String(all["__edb_e__"])), line };
}

/** A name that may become a path. @throws Error when it would lead elsewhere */
function safe(name: string): string {
  if (name.split("/").some((part) => !/^[\w.@=+-]+$/.test(part) || /^\.+$/.test(part)))
    throw new Error(`This cannot be a file's name: ${name}`);
  return name;
}

/** Does something for each, some at the same time; after a failure it begins nothing more. */
async function eachAtOnce<T>(items: AsyncIterable<T>, work: (item: T) => Promise<void>): Promise<void> {
  const under = new Set<Promise<void>>();
  const failures: unknown[] = [];
  const run = async (item: T) => {
    try {
      await work(item);
    } catch (error) {
      failures.push(error);
    }
  };
  for await (const item of items) {
    const task = run(item).finally(() => under.delete(task));
    under.add(task);
    if (under.size >= AT_ONCE) await Promise.race(under);
    if (failures.length > 0) break;
  }
  await Promise.all(under);
  if (failures.length > 0) throw failures[0];
}

function unlessGone(error: unknown): undefined {
  if (error instanceof Error && ["NoSuchKey", "NotFound"].includes(error.name)) return undefined;
  throw error;
}
