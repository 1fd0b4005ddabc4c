import { paginateScan, type DynamoDBClient } from "@aws-sdk/client-dynamodb";
import {
  type DynamoDBStreamsClient,
  GetRecordsCommand,
  GetShardIteratorCommand,
  type _Record,
} from "@aws-sdk/client-dynamodb-streams";
import { InvokeCommand, type LambdaClient } from "@aws-sdk/client-lambda";
import {
  DeleteMessageCommand,
  ReceiveMessageCommand,
  SendMessageBatchCommand,
  type Message,
  type SQSClient,
} from "@aws-sdk/client-sqs";

/** What reaches AWS. */
export interface ReplayClients {
  sqs: SQSClient;
  streams: DynamoDBStreamsClient;
  lambda: LambdaClient;
}

/** What a failure queue was emptied of. */
export interface Replayed {
  done: number;
  /** What stays in the queue, and why, in words for the operator. */
  left: string[];
}

/** Longer than any of the functions runs; a message that stays is seen again after it. */
const HIDDEN_SECONDS = 600;
/** As many as the stream hands to a function at once. */
const BATCH_SIZE = 100;

/** How far back refused mail is looked for: as long as a queue keeps what failed. */
const REFUSED_DAYS = 14;
/** SQS takes at most ten messages at once. */
const QUEUED_AT_ONCE = 10;

/**
 * Hands mail that SES refused for good to the mailers again, after what it refused was mended: the sandbox, a sender that
 * is not verified. Sign-in codes are worth nothing any more, and what has no subject never goes.
 * @returns how many mails; it reads the whole table, with the rights of whoever runs it
 */
export async function mailRefusedAgain(
  { dynamodb, sqs }: { dynamodb: DynamoDBClient; sqs: SQSClient },
  TableName: string,
  QueueUrl: string,
  now: Date,
): Promise<number> {
  const since = new Date(now.getTime() - REFUSED_DAYS * 86_400_000).toISOString();
  const pages = paginateScan(
    { client: dynamodb },
    {
      TableName,
      FilterExpression:
        "#entity = :entity AND #state = :state AND queuedAt > :since AND message.#kind <> :code AND message.failure <> :gone",
      ExpressionAttributeNames: { "#entity": "__edb_e__", "#state": "state", "#kind": "kind" },
      ExpressionAttributeValues: {
        ":entity": { S: "message" },
        ":state": { S: "failed" },
        ":since": { S: since },
        ":code": { S: "staff.sign_in_code" },
        ":gone": { S: "mail.subject_gone" },
      },
      ProjectionExpression: "ownerId, messageId",
    },
  );
  let count = 0;
  for await (const { Items = [] } of pages) {
    for (let start = 0; start < Items.length; start += QUEUED_AT_ONCE) {
      const Entries = Items.slice(start, start + QUEUED_AT_ONCE).map(({ ownerId, messageId }, index) => ({
        Id: String(index),
        MessageBody: JSON.stringify({ messageId: `${ownerId?.S}/${messageId?.S}`, again: true }),
      }));
      const { Failed = [] } = await sqs.send(new SendMessageBatchCommand({ QueueUrl, Entries }));
      if (Failed[0]) throw new Error(`SQS refused ${Failed.length} messages: ${Failed[0].Code}`);
      count += Entries.length;
    }
  }
  return count;
}

/** A message cannot be done again, for a reason that somebody must read. */
class CannotReplay extends Error {}

/**
 * Hands everything in a failure queue to its function again, and takes out what succeeds. All that our functions do
 * may be done twice, so a replay that dies half-way is started again.
 * @param snsFunction the function behind the topic whose failures the queue takes: SNS does not say
 */
export async function replayQueue(
  clients: ReplayClients,
  queueUrl: string,
  snsFunction: string,
): Promise<Replayed> {
  const replayed: Replayed = { done: 0, left: [] };
  for (;;) {
    const { Messages = [] } = await clients.sqs.send(
      new ReceiveMessageCommand({
        QueueUrl: queueUrl,
        MaxNumberOfMessages: 1,
        VisibilityTimeout: HIDDEN_SECONDS,
        MessageAttributeNames: ["All"],
        WaitTimeSeconds: 1,
      }),
    );
    const [message] = Messages;
    // What stays is hidden for a while, so the queue looks empty when all of it has been tried once.
    if (!message) return replayed;
    try {
      await replay(clients, message, snsFunction);
    } catch (error) {
      if (!(error instanceof CannotReplay)) throw error;
      replayed.left.push(`${message.MessageId}: ${error.message}`);
      continue;
    }
    await clients.sqs.send(
      new DeleteMessageCommand({ QueueUrl: queueUrl, ReceiptHandle: message.ReceiptHandle }),
    );
    replayed.done += 1;
  }
}

/** The bodies that failures have, by who writes them. */
interface FailureBody {
  /** A stream's or a function's on-failure destination (AWS Lambda, "Retain records of invocations"). */
  requestContext?: { functionArn: string };
  /** A stream's: where the batch lies, not what was in it. */
  DDBStreamBatchInfo?: {
    streamArn: string;
    shardId: string;
    startSequenceNumber: string;
    endSequenceNumber: string;
  };
  /** A function's: the event itself. */
  requestPayload?: unknown;
  /** The redrive queue of an SNS subscription holds the notification as it is. */
  Type?: "Notification";
}

async function replay(clients: ReplayClients, message: Message, snsFunction: string): Promise<void> {
  const body = parse(message.Body);
  const own = body.requestContext?.functionArn;
  if (body.DDBStreamBatchInfo && own) {
    const records = await readBatch(clients.streams, body.DDBStreamBatchInfo);
    for (let start = 0; start < records.length; start += BATCH_SIZE) {
      await invoke(clients.lambda, own, { Records: records.slice(start, start + BATCH_SIZE) });
    }
    return;
  }
  if (body.requestPayload !== undefined && own) return invoke(clients.lambda, own, body.requestPayload);
  if (body.Type === "Notification") {
    return invoke(clients.lambda, snsFunction, { Records: [{ EventSource: "aws:sns", Sns: body }] });
  }
  // The redrive queue of a schedule holds the event, and beside it for whom it was (EventBridge, "Dead-letter queues").
  const target = message.MessageAttributes?.TARGET_ARN?.StringValue;
  if (target) return invoke(clients.lambda, target, body);
  throw new CannotReplay("nothing that one of our functions failed at");
}

function parse(text = ""): FailureBody {
  try {
    return JSON.parse(text) as FailureBody;
  } catch {
    throw new CannotReplay("not JSON");
  }
}

/** Reads the records of a batch out of the stream, as Lambda hands them to a function. */
async function readBatch(
  streams: DynamoDBStreamsClient,
  batch: NonNullable<FailureBody["DDBStreamBatchInfo"]>,
): Promise<object[]> {
  const { streamArn: StreamArn, shardId: ShardId, startSequenceNumber, endSequenceNumber } = batch;
  const last = BigInt(endSequenceNumber);
  const records: _Record[] = [];
  try {
    let { ShardIterator } = await streams.send(
      new GetShardIteratorCommand({
        StreamArn,
        ShardId,
        ShardIteratorType: "AT_SEQUENCE_NUMBER",
        SequenceNumber: startSequenceNumber,
      }),
    );
    while (ShardIterator && sequenceOf(records.at(-1)) < last) {
      const page = await streams.send(new GetRecordsCommand({ ShardIterator }));
      // Past the batch, or at the end of a shard that is still written to.
      if (!page.Records?.length && page.NextShardIterator) break;
      records.push(...(page.Records ?? []));
      ShardIterator = page.NextShardIterator;
    }
  } catch (error) {
    const { name } = error as Error;
    if (!["TrimmedDataAccessException", "ResourceNotFoundException"].includes(name)) throw error;
    throw new CannotReplay("older than 24 hours: the stream has forgotten the records", { cause: error });
  }
  return records.filter((record) => sequenceOf(record) <= last).map(asLambdaGetsIt);
}

function sequenceOf(record: _Record | undefined): bigint {
  return BigInt(record?.dynamodb?.SequenceNumber ?? 0);
}

/** JSON with bytes in base64 and time in seconds. */
function asLambdaGetsIt({ dynamodb, ...rest }: _Record): object {
  const seconds = Math.floor((dynamodb?.ApproximateCreationDateTime?.getTime() ?? 0) / 1000);
  const record = { ...rest, dynamodb: { ...dynamodb, ApproximateCreationDateTime: seconds } };
  const text = JSON.stringify(record, (_key, value: unknown) =>
    value instanceof Uint8Array ? Buffer.from(value).toString("base64") : value,
  );
  return JSON.parse(text) as object;
}

/** Runs a function and waits for it. @throws CannotReplay when it fails again, also at one record of a batch */
async function invoke(lambda: LambdaClient, functionName: string, event: unknown): Promise<void> {
  const { FunctionError, Payload } = await lambda.send(
    new InvokeCommand({ FunctionName: functionName, Payload: Buffer.from(JSON.stringify(event)) }),
  );
  const answer = JSON.parse(Buffer.from(Payload ?? []).toString() || "null") as {
    errorMessage?: string;
    batchItemFailures?: { itemIdentifier: string }[];
  } | null;
  if (FunctionError) throw new CannotReplay(`failed again: ${answer?.errorMessage ?? FunctionError}`);
  const [failed] = answer?.batchItemFailures ?? [];
  if (failed) throw new CannotReplay(`failed again at record ${failed.itemIdentifier}`);
}
