import { DescribeTableCommand, type DynamoDBClient } from "@aws-sdk/client-dynamodb";
import {
  DescribeStreamCommand,
  ExpiredIteratorException,
  GetRecordsCommand,
  GetShardIteratorCommand,
  TrimmedDataAccessException,
  type _Record as SdkRecord,
  type DynamoDBStreamsClient,
  type Shard,
  type ShardIteratorType,
} from "@aws-sdk/client-dynamodb-streams";
import type { DynamoDBBatchResponse, DynamoDBRecord, DynamoDBStreamEvent } from "aws-lambda";
import type { Checkpoints } from "./checkpoint.ts";
import { pause } from "./running.ts";
import { sequenceOf, toLambdaRecord } from "./stream-record.ts";

/** What a Lambda behind the table's stream exports. */
export interface StreamHandler {
  (event: DynamoDBStreamEvent): Promise<DynamoDBBatchResponse | void>;
  /** The entities whose changes it handles; left out: all. */
  entities?: readonly string[];
  /**
   * Those of them that somebody waits for. While others stand before them they are handled at once and once more in their
   * turn, which a handler bears.
   */
  awaited?: readonly string[];
}

/** A record that a handler refused too often, without its content: where to find it and what failed. */
export interface RefusedRecord {
  handler: string;
  eventId: string;
  eventName: string;
  sequenceNumber: string;
  keys: unknown;
  attempts: number;
  error: string;
  at: string;
}

/** What a reader works with. */
export interface StreamOptions {
  dynamodb: DynamoDBClient;
  streams: DynamoDBStreamsClient;
  tableName: string;
  handlers: Readonly<Record<string, StreamHandler>>;
  checkpoints: Checkpoints;
  /** Puts a record aside for good, as an on-failure queue does. */
  putAside(record: RefusedRecord): Promise<void>;
  /** Notes what a handler threw. */
  onError: (error: unknown) => void;
  /** Tells the person at the terminal something, seldom. */
  log: (line: string) => void;
  /** Waits before a handler goes on that others are to go before. */
  stepAside?: (handler: string, signal: AbortSignal) => Promise<void>;
  /** Hears, again and again, that nothing is left to do. */
  onQuiet?: () => void;
  /** Whether many write at the moment: then their changes are read in fewer, larger pages. */
  isRush?: () => boolean;
  /** How long to wait before looking again when there was nothing. */
  idleMs?: number;
  /** The same after some seconds in which nothing was written. */
  calmMs?: number;
  /** How long to wait before the second attempt; doubled for each later one, at most five seconds. */
  retryMs?: number;
}

/** A stream that is being read. */
export interface StreamReader {
  /** Looks at once, and often for some seconds: something was written, or is about to be. */
  wake(): void;
  /** Resolves when every handler is done with everything that was written before, and with what came of that. */
  settle(): Promise<void>;
  /** Lets the batches under way end, and stops. */
  stop(): Promise<void>;
}

/** As many records as Lambda hands over at once by default. */
const BATCH_SIZE = 100;
const PAGE_SIZE = 1_000;
/** How many times a record is tried before it is put aside. */
export const MOST_ATTEMPTS = 10;
const LONGEST_RETRY_MS = 5_000;
/** A restart is over sooner than this and not worth a line. */
const TELL_AFTER_MS = 10_000;
/** How many records wait in memory for the slowest handler before reading pauses: as many as a large event has people. */
const MOST_WAITING = 20_000;
/** After this long without a change it is looked for less often: an empty look costs two processes some milliseconds. */
const CALM_AFTER_MS = 5_000;
/** How often it is written down that a handler has passed over what it does not handle. */
const PASSED_OVER_EVERY_MS = 5_000;

interface Cursor {
  name: string;
  handle: StreamHandler;
  entities: ReadonlySet<string> | undefined;
  awaited: ReadonlySet<string>;
  /** The last record it is done with. */
  done: bigint | undefined;
  /** The last record before which, as is written down, all are done or not its business. */
  saved: bigint | undefined;
  /** Records it has not been given, oldest first; the same objects for every handler. */
  waiting: DynamoDBRecord[];
}

/**
 * Reads a table's stream and hands each record to each handler in order, at least once, as Lambda does.
 *
 * One tail reads all shards, parents before children; each handler goes at its own pace behind it and has its own
 * checkpoint, so one that is slow or failing holds up no other. A checkpoint is written after the handler is done with a
 * batch, and now and then past what it does not handle: whatever is killed, nothing is skipped, and some records come twice.
 *
 * Checked with DynamoDB Local 1.25.1: stream, shards and sequence numbers survive `kill -9`; a shard is closed after four
 * hours and gets one child; sequence numbers rise over all shards. `keepStream` keeps it so over long breaks.
 */
export async function readStream(options: StreamOptions): Promise<StreamReader> {
  const { dynamodb, streams, tableName, checkpoints, log } = options;
  const { idleMs = 200, calmMs = 1_000 } = options;
  const stopped = new AbortController();
  const streamArn = await findStream(dynamodb, tableName);
  const cursors = await Promise.all(
    Object.entries(options.handlers).map(async ([name, handle]): Promise<Cursor> => {
      const done = await checkpoints.load(name, streamArn);
      return {
        name,
        handle,
        entities: handle.entities && new Set(handle.entities),
        awaited: new Set(handle.awaited),
        done,
        saved: done,
        waiting: [],
      };
    }),
  );
  /** Aborted when there may be something to do, and made anew: wakes whoever waits. */
  let work = new AbortController();
  const stir = () => {
    work.abort();
    work = new AbortController();
  };
  const settling: (() => void)[] = [];

  /** When something was last written, as far as is known here. */
  let writtenAt = Date.now();

  /** The last record that was read; at first the one that the handler furthest behind is done with. */
  let seen = leastOf(cursors.map(({ done }) => done));

  const tail = async () => {
    let shard: Shard | undefined;
    /** The shard that was read to its end, after which the next one is opened. */
    let finished: Shard | undefined;
    let iterator: string | undefined;
    let failures = 0;
    let failingSince = 0;
    let told = false;
    while (!stopped.signal.aborted) {
      // Whoever waits for quiet now may be told when this page turns out empty and nothing was under way before it.
      const asking = cursors.every(({ waiting }) => waiting.length === 0) ? settling.splice(0) : [];
      let quiet = false;
      try {
        if (iterator === undefined) ({ shard, iterator } = await openShard(finished));
        if (iterator !== undefined) {
          const page = await streams.send(
            new GetRecordsCommand({ ShardIterator: iterator, Limit: PAGE_SIZE }),
          );
          iterator = page.NextShardIterator;
          if (iterator === undefined) finished = shard;
          const records = page.Records ?? [];
          quiet = records.length === 0 && iterator !== undefined;
          if (records.length > 0) hand(records);
          await passOver();
        }
        if (told) log("The database is back; its stream is read on.");
        told = false;
        failures = 0;
      } catch (error) {
        iterator = undefined;
        finished = undefined;
        if (!(error instanceof ExpiredIteratorException)) {
          if (failures === 0) failingSince = Date.now();
          failures += 1;
          if (!told && Date.now() - failingSince > TELL_AFTER_MS) {
            told = true;
            log(`The database does not answer; its stream waits. (${nameOf(error)})`);
          }
          await pause(Math.min(100 * 2 ** failures, LONGEST_RETRY_MS), stopped.signal);
        }
      }
      if (quiet) for (const resolve of asking) resolve();
      else settling.push(...asking);
      if (quiet && cursors.every(({ waiting }) => waiting.length === 0)) options.onQuiet?.();
      const isCalm = Date.now() - writtenAt > CALM_AFTER_MS;
      if (quiet || shard === undefined) await pause(isCalm ? calmMs : idleMs, work.signal);
      else if (options.isRush?.()) await pause(idleMs, stopped.signal);
      while (cursors.some(({ waiting }) => waiting.length > MOST_WAITING) && !stopped.signal.aborted) {
        await pause(idleMs, stopped.signal);
      }
    }
  };

  const hand = (records: SdkRecord[]) => {
    writtenAt = Date.now();
    for (const record of records) {
      const sequence = BigInt(record.dynamodb?.SequenceNumber ?? 0);
      const { NewImage, OldImage } = record.dynamodb ?? {};
      const entity = (NewImage?.["__edb_e__"] ?? OldImage?.["__edb_e__"])?.S ?? "";
      const takers = cursors.filter(
        ({ entities, done }) => (entities?.has(entity) ?? true) && (done === undefined || sequence > done),
      );
      const handed = takers.length > 0 ? toLambdaRecord(record, streamArn) : undefined;
      for (const cursor of takers) {
        if (handed === undefined) continue;
        const isBehind = cursor.waiting.length > 0 || options.isRush?.();
        if (isBehind && cursor.awaited.has(entity)) void handleAhead(cursor, handed);
        cursor.waiting.push(handed);
      }
      seen = sequence;
    }
    stir();
  };

  /** Handles a record before those that wait. If that fails, it comes in its turn. */
  const handleAhead = async ({ handle }: Cursor, record: DynamoDBRecord) => {
    const { error } = await offer(handle, [record]);
    if (error !== undefined) options.onError(error);
  };

  let passedOverAt = 0;
  /** Writes down for handlers that have nothing to do how far the stream was read, so that a start does not read it again. */
  const passOver = async (now = Date.now()) => {
    if (seen === undefined || now < passedOverAt + PASSED_OVER_EVERY_MS) return;
    passedOverAt = now;
    for (const cursor of cursors) {
      if (cursor.waiting.length > 0 || (cursor.saved !== undefined && cursor.saved >= seen)) continue;
      const passed = seen;
      await checkpoints.save(cursor.name, streamArn, passed);
      cursor.done = passed;
      cursor.saved = passed;
    }
  };

  /** Opens the shard after the one that was read to its end, or the one where reading stopped last time. */
  const openShard = async (finished: Shard | undefined): Promise<{ shard?: Shard; iterator?: string }> => {
    const shards = await listShards(streams, streamArn);
    const from = seen ?? 0n;
    const next = shards.find((shard) =>
      finished === undefined ? (lastOf(shard) ?? from + 1n) > from : firstOf(shard) > firstOf(finished),
    );
    // A closed shard whose child is not there yet.
    if (next === undefined) return {};
    if (seen !== undefined && seen >= firstOf(next)) {
      const after = await iteratorFor(next, "AFTER_SEQUENCE_NUMBER", seen);
      if (after !== undefined) return { shard: next, iterator: after };
    }
    const whole = await iteratorFor(next, "TRIM_HORIZON");
    if (whole !== undefined) return { shard: next, iterator: whole };
    log("Changes older than a day are gone from the stream; reading goes on after them.");
    if (lastOf(next) !== undefined) return openShard(next);
    return { shard: next, iterator: await iteratorFor(next, "LATEST") };
  };

  const iteratorFor = async (shard: Shard, type: ShardIteratorType, after?: bigint) => {
    try {
      const { ShardIterator } = await streams.send(
        new GetShardIteratorCommand({
          StreamArn: streamArn,
          ShardId: shard.ShardId,
          ShardIteratorType: type,
          // DynamoDB Local wants at least 21 digits.
          SequenceNumber: after?.toString().padStart(21, "0"),
        }),
      );
      return ShardIterator;
    } catch (error) {
      if (error instanceof TrimmedDataAccessException) return undefined;
      throw error;
    }
  };

  const follow = async (cursor: Cursor) => {
    let size = BATCH_SIZE;
    let attempts = 0;
    while (!stopped.signal.aborted) {
      if (cursor.waiting.length === 0) {
        await pause(60_000, work.signal);
        continue;
      }
      await options.stepAside?.(cursor.name, stopped.signal);
      const batch = cursor.waiting.slice(0, size);
      const [first] = batch;
      if (first === undefined || stopped.signal.aborted) return;
      const { handled, error } = await offer(cursor.handle, batch);
      if (handled > 0) {
        attempts = 0;
        size = BATCH_SIZE;
        await advance(cursor, handled);
      }
      if (error === undefined) continue;
      options.onError(error);
      if (!(await databaseAnswers())) {
        // Not the record's fault.
        await pause(idleMs, stopped.signal);
        continue;
      }
      if (handled === 0 && batch.length > 1) {
        // Some record of these: go on with smaller batches until it is alone, as Lambda's bisecting does.
        size = Math.ceil(batch.length / 2);
        continue;
      }
      if (handled > 0) {
        size = 1;
        continue;
      }
      attempts += 1;
      if (attempts < MOST_ATTEMPTS) {
        await pause(
          Math.min((options.retryMs ?? 100) * 2 ** (attempts - 1), LONGEST_RETRY_MS),
          stopped.signal,
        );
        continue;
      }
      await options.putAside({
        handler: cursor.name,
        eventId: first.eventID ?? "",
        eventName: first.eventName ?? "",
        sequenceNumber: first.dynamodb?.SequenceNumber ?? "",
        keys: first.dynamodb?.Keys,
        attempts,
        error: nameOf(error),
        at: new Date().toISOString(),
      });
      log(`${cursor.name} failed ${attempts} times at record ${first.eventID}; it was put aside.`);
      attempts = 0;
      size = BATCH_SIZE;
      await advance(cursor, 1);
    }
  };

  /** Notes that a handler is done with its next records. Without the database, tries until it is back. */
  const advance = async (cursor: Cursor, count: number) => {
    const last = cursor.waiting[count - 1];
    if (last === undefined) return;
    const done = sequenceOf(last);
    for (let failures = 0; ; failures += 1) {
      try {
        await checkpoints.save(cursor.name, streamArn, done);
        break;
      } catch {
        // Handed over again after a restart, which handlers bear.
        if (stopped.signal.aborted) break;
        await pause(Math.min(100 * 2 ** failures, LONGEST_RETRY_MS), stopped.signal);
      }
    }
    cursor.done = done;
    cursor.saved = done;
    cursor.waiting.splice(0, count);
    if (cursor.waiting.length === 0 && settling.length > 0) stir();
  };

  const databaseAnswers = () =>
    dynamodb.send(new DescribeTableCommand({ TableName: tableName })).then(
      () => true,
      () => false,
    );

  const loops = [tail(), ...cursors.map(follow)];
  return {
    wake() {
      writtenAt = Date.now();
      stir();
    },
    settle() {
      return new Promise((resolve) => {
        settling.push(resolve);
        stir();
      });
    },
    async stop() {
      stopped.abort();
      stir();
      await Promise.all(loops);
      // What is not written down comes again, which costs a moment at the next start.
      await passOver(Infinity).catch(() => undefined);
      for (const resolve of settling.splice(0)) resolve();
    },
  };
}

/** The smallest of some numbers; nothing when one of them is missing, or all. */
function leastOf(values: (bigint | undefined)[]): bigint | undefined {
  return values.reduce(
    (least, value) => (least === undefined || value === undefined || value < least ? value : least),
    values[0],
  );
}

/** Hands a batch over; tells how many records from its beginning are done, and what went wrong with the next one. */
async function offer(
  handle: StreamHandler,
  Records: DynamoDBRecord[],
): Promise<{ handled: number; error?: unknown }> {
  try {
    const failed = (await handle({ Records }))?.batchItemFailures ?? [];
    if (failed.length === 0) return { handled: Records.length };
    const ids = new Set(failed.map(({ itemIdentifier }) => itemIdentifier));
    const first = Records.findIndex((record) => ids.has(record.dynamodb?.SequenceNumber ?? ""));
    // Lambda takes an identifier that it does not know for a failure of the whole batch.
    return { handled: Math.max(first, 0), error: new Error("reported as failed") };
  } catch (error) {
    return { handled: 0, error };
  }
}

async function findStream(client: DynamoDBClient, TableName: string): Promise<string> {
  const { Table } = await client.send(new DescribeTableCommand({ TableName }));
  if (Table?.LatestStreamArn === undefined) throw new Error(`The table ${TableName} has no stream.`);
  return Table.LatestStreamArn;
}

/** All shards of a stream, oldest first: a child begins after its parent's last number. */
async function listShards(streams: DynamoDBStreamsClient, StreamArn: string): Promise<Shard[]> {
  const shards: Shard[] = [];
  let ExclusiveStartShardId: string | undefined;
  do {
    const { StreamDescription } = await streams.send(
      new DescribeStreamCommand({ StreamArn, ExclusiveStartShardId }),
    );
    shards.push(...(StreamDescription?.Shards ?? []));
    ExclusiveStartShardId = StreamDescription?.LastEvaluatedShardId;
  } while (ExclusiveStartShardId !== undefined);
  return shards.sort((a, b) => (firstOf(a) < firstOf(b) ? -1 : 1));
}

function firstOf(shard: Shard): bigint {
  return BigInt(shard.SequenceNumberRange?.StartingSequenceNumber ?? 0);
}

/** The last number of a closed shard; nothing while it is open. */
function lastOf(shard: Shard): bigint | undefined {
  const last = shard.SequenceNumberRange?.EndingSequenceNumber;
  return last === undefined ? undefined : BigInt(last);
}

function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : String(error);
}
