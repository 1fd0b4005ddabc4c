import type { AttributeValue } from "@aws-sdk/client-dynamodb";
import { unmarshall } from "@aws-sdk/util-dynamodb";
import type { FollowedEntity } from "@zapisy/core/manifests";
import type { Image } from "@zapisy/core/shared/manifest";
import { IMPORTED } from "@zapisy/core/shared/table";
import type { DynamoDBBatchResponse, DynamoDBRecord, DynamoDBStreamEvent } from "aws-lambda";
import type { Deps } from "../deps.ts";
import { causeText } from "../log.ts";

/** A row before and after a change, as plain values. */
export interface RowChange {
  /** Name of the entity that the row is of. */
  entity: string;
  before: Image | undefined;
  after: Image | undefined;
}

/** Handles one change; what it does must be safe to do twice. */
export type ChangeHandler = (change: RowChange) => Promise<void>;

/** A handler of stream batches as Lambda calls it. */
export type StreamHandler = (event: DynamoDBStreamEvent) => Promise<DynamoDBBatchResponse>;

/**
 * One that takes the changes of certain entities, and passes over all others. Those of `awaited` somebody waits for: where
 * many changes stand in a line, they may be handled before the others.
 */
export type EntityHandler = StreamHandler & {
  entities: readonly FollowedEntity[];
  awaited?: readonly FollowedEntity[];
};

/**
 * Makes a Lambda handler out of one that takes a single change of certain entities. Records are handled in
 * order; after a failure the rest of the batch is left to the next delivery, so that a person's changes
 * never overtake each other (AWS: ReportBatchItemFailures).
 */
export function streamHandler(
  deps: Deps,
  name: string,
  entities: readonly FollowedEntity[],
  handle: ChangeHandler,
): EntityHandler {
  const handled = new Set<string>(entities);
  const handleBatch: StreamHandler = async ({ Records }) => {
    for (const record of Records) {
      if (!handled.has(entityOf(record))) continue;
      const change = changeOf(record);
      if (isImported(change)) continue;
      try {
        await handle(change);
      } catch (cause) {
        logFailure(deps, name, record, cause);
        return { batchItemFailures: [{ itemIdentifier: record.dynamodb?.SequenceNumber ?? "" }] };
      }
    }
    return { batchItemFailures: [] };
  };
  return Object.assign(handleBatch, { entities });
}

/** Whether a row came from another installation: people were mailed there, and its history comes with it. */
export function isImported({ before, after }: RowChange): boolean {
  return !before && after?.[IMPORTED] !== undefined;
}

/** Name of the entity that a record of the stream is of, without reading the rest of it. */
export function entityOf({ dynamodb }: DynamoDBRecord): string {
  return dynamodb?.NewImage?.["__edb_e__"]?.S ?? dynamodb?.OldImage?.["__edb_e__"]?.S ?? "";
}

/** The change that a record of the stream tells of. */
export function changeOf(record: DynamoDBRecord): RowChange {
  const { OldImage, NewImage } = record.dynamodb ?? {};
  return {
    entity: entityOf(record),
    before: plain(OldImage as Record<string, AttributeValue> | undefined),
    after: plain(NewImage as Record<string, AttributeValue> | undefined),
  };
}

function plain(image: Record<string, AttributeValue> | undefined): Record<string, unknown> | undefined {
  return image && Object.keys(image).length > 0 ? unmarshall(mapOf(image, withBytes)) : undefined;
}

/** The value with its bytes as bytes: Lambda hands a record over as JSON, in which they are base64. */
function withBytes(value: AttributeValue): AttributeValue {
  const bytes: unknown = value.B;
  if (typeof bytes === "string") return { B: Buffer.from(bytes, "base64") };
  if (value.L) return { L: value.L.map(withBytes) };
  return value.M ? { M: mapOf(value.M, withBytes) } : value;
}

function mapOf<T>(map: Record<string, T>, change: (value: T) => T): Record<string, T> {
  return Object.fromEntries(Object.entries(map).map(([name, value]) => [name, change(value)]));
}

/** Logs which record could not be handled and why; the record comes again. */
export function logFailure(
  deps: Deps,
  handler: string,
  record: DynamoDBRecord | undefined,
  cause: unknown,
): void {
  deps.log.error("stream record failed", { handler, eventId: record?.eventID, cause: causeText(cause) });
}

/**
 * Runs several handlers over one batch as one: AWS lets two functions at most read a shard without being
 * throttled, and there are more effects than that. Each effect goes on behind another's failure; the batch
 * comes again from the first record that any of them failed at, and effects bear seeing a record twice.
 */
export function followStream(handlers: readonly StreamHandler[]): StreamHandler {
  return async (event) => {
    const answers = await Promise.all(handlers.map((handle) => handle(event)));
    const failed = new Set(
      answers.flatMap(({ batchItemFailures }) =>
        batchItemFailures.map(({ itemIdentifier }) => itemIdentifier),
      ),
    );
    const first = sequenceNumbers(event).find((number) => failed.has(number));
    return { batchItemFailures: first === undefined ? [] : [{ itemIdentifier: first }] };
  };
}

function sequenceNumbers({ Records }: DynamoDBStreamEvent): string[] {
  return Records.map(({ dynamodb }) => dynamodb?.SequenceNumber ?? "");
}
