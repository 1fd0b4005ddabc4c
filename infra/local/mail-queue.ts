import type { SQSBatchResponse, SQSEvent, SQSRecord } from "aws-lambda";
import { randomUUID } from "node:crypto";
import { pause } from "./running.ts";

/** Sends one batch of mails; answers which of them failed, as a Lambda behind SQS does. */
export type MailHandler = (event: SQSEvent) => Promise<SQSBatchResponse | void>;

/** The mail queue of one machine. */
export interface LocalMailQueue {
  /** Takes messages to be mailed, after some seconds where said; one that already waits is not taken twice. */
  send(messageIds: string[], options?: { delaySeconds?: number }): Promise<void>;
  /** Starts to hand messages to a handler. */
  consume(handler: MailHandler): void;
  /** How many messages wait or are being sent. */
  readonly size: number;
  /** Resolves when nothing is left that can be sent now; what waits for another try does not count. */
  idle(): Promise<void>;
  /** Finishes the batch under way and stops. What still waits is found again by the job `requeue-mail`. */
  stop(): Promise<void>;
}

interface Waiting {
  messageId: string;
  receiveCount: number;
  notBefore: number;
  sentAt: number;
}

const BATCH_SIZE = 10;
const MOST_ATTEMPTS = 5;
const FIRST_RETRY_MS = 1_000;
const LONGEST_RETRY_MS = 60_000;

/**
 * Makes the in-process stand-in for the SQS mail queue. The rows in the table are what lasts; this only decides when.
 * Never faster than `perSecond` mails; a failed one is tried again after 1, 2, 4 … seconds, five times in all, and is then
 * left to the sweep of stuck rows.
 */
export function createMailQueue(options: {
  perSecond?: number;
  onError: (error: unknown) => void;
  log: (line: string) => void;
}): LocalMailQueue {
  const perSecond = options.perSecond ?? 14;
  const waiting = new Map<string, Waiting>();
  const sending = new Set<string>();
  const stopped = new AbortController();
  let wake = new AbortController();
  const idleWaiters: (() => void)[] = [];
  let worker: Promise<void> = Promise.resolve();

  const due = () => [...waiting.values()].filter((item) => item.notBefore <= Date.now()).slice(0, BATCH_SIZE);
  const stir = () => wake.abort();

  const work = async (handler: MailHandler) => {
    while (!stopped.signal.aborted) {
      const batch = due();
      if (batch.length === 0) {
        for (const resolve of idleWaiters.splice(0)) resolve();
        const next = Math.min(
          ...[...waiting.values()].map((item) => item.notBefore),
          Date.now() + LONGEST_RETRY_MS,
        );
        await pause(Math.max(1, next - Date.now()), wake.signal);
        wake = new AbortController();
        continue;
      }
      const startedAt = Date.now();
      for (const item of batch) {
        waiting.delete(item.messageId);
        sending.add(item.messageId);
        item.receiveCount += 1;
      }
      const failed = await attempt(handler, batch, options.onError);
      for (const item of batch) sending.delete(item.messageId);
      for (const item of failed) {
        if (item.receiveCount >= MOST_ATTEMPTS) {
          options.log(`Mail ${item.messageId} could not be sent after ${MOST_ATTEMPTS} attempts.`);
        } else {
          const delay = Math.min(FIRST_RETRY_MS * 2 ** (item.receiveCount - 1), LONGEST_RETRY_MS);
          waiting.set(item.messageId, { ...item, notBefore: Date.now() + delay });
        }
      }
      const shortest = (batch.length * 1_000) / perSecond;
      await pause(Math.max(0, startedAt + shortest - Date.now()), stopped.signal);
    }
  };

  return {
    send(messageIds, { delaySeconds = 0 } = {}) {
      const now = Date.now();
      for (const messageId of messageIds) {
        if (waiting.has(messageId) || sending.has(messageId)) continue;
        waiting.set(messageId, {
          messageId,
          receiveCount: 0,
          notBefore: now + delaySeconds * 1_000,
          sentAt: now,
        });
      }
      stir();
      return Promise.resolve();
    },
    consume(handler) {
      worker = work(handler);
    },
    get size() {
      return waiting.size + sending.size;
    },
    idle() {
      return new Promise((resolve) => {
        idleWaiters.push(resolve);
        stir();
      });
    },
    async stop() {
      stopped.abort();
      stir();
      await worker;
      for (const resolve of idleWaiters.splice(0)) resolve();
    },
  };
}

/** Hands a batch over and tells which items must be tried again. */
async function attempt(
  handler: MailHandler,
  batch: Waiting[],
  onError: (error: unknown) => void,
): Promise<Waiting[]> {
  const records = new Map(batch.map((item) => [randomUUID() as string, item]));
  try {
    const answer = await handler({ Records: [...records].map(([id, item]) => toSqsRecord(id, item)) });
    return (answer?.batchItemFailures ?? []).flatMap(
      ({ itemIdentifier }) => records.get(itemIdentifier) ?? [],
    );
  } catch (error) {
    onError(error);
    return batch;
  }
}

function toSqsRecord(messageId: string, item: Waiting): SQSRecord {
  return {
    messageId,
    receiptHandle: messageId,
    body: JSON.stringify({ messageId: item.messageId }),
    attributes: {
      ApproximateReceiveCount: String(item.receiveCount),
      SentTimestamp: String(item.sentAt),
      SenderId: "local",
      ApproximateFirstReceiveTimestamp: String(item.sentAt),
    },
    messageAttributes: {},
    md5OfBody: "",
    eventSource: "aws:sqs",
    eventSourceARN: "arn:aws:sqs:local:000000000000:zapisy-mail",
    awsRegion: "local",
  };
}
