import type { SQSBatchResponse, SQSEvent, SQSRecord } from "aws-lambda";
import { randomUUID } from "node:crypto";

/** Sends one batch of mails; answers which of them failed, as a Lambda behind SQS does. */
export type MailHandler = (event: SQSEvent) => Promise<SQSBatchResponse | void>;

/** The mail queue of one machine. */
export interface LocalMailQueue {
  /**
   * Takes messages to be mailed, after some seconds where said; one that already waits is not taken twice. Those that are
   * `urgent` wait behind no others.
   */
  send(messageIds: string[], options?: { delaySeconds?: number; urgent?: boolean }): Promise<void>;
  /** Starts to hand messages to a handler. */
  consume(handler: MailHandler): void;
  /** How many messages wait or are being sent. */
  readonly size: number;
  /** Resolves when nothing is left that can be sent now; what waits for another try does not count. */
  idle(): Promise<void>;
  /** Finishes what is being sent and stops. What still waits is found again by the job `requeue-mail`. */
  stop(): Promise<void>;
}

interface Waiting {
  messageId: string;
  receiveCount: number;
  sentAt: number;
}

const MOST_ATTEMPTS = 5;
const FIRST_RETRY_MS = 1_000;
const LONGEST_RETRY_MS = 60_000;
/** How many are under way at once; with more nothing is sent sooner on two processors. */
const AT_ONCE = 8;
/** And beside them of those that are urgent. */
const URGENT_AT_ONCE = 2;

/** One of the two lines of mail. */
interface Line {
  /** What may be sent now, in the order in which it came. */
  ready: Map<string, Waiting>;
  underWay: number;
  atOnce: number;
}

/**
 * Makes the in-process stand-in for the SQS mail queues. The rows in the table are what lasts; this only decides when.
 * Several mails are under way at once, and no rate is kept: there is no account that has one. A failed mail is tried again
 * after 1, 2, 4 … seconds, five times in all, and is then left to the sweep of stuck rows.
 */
export function createMailQueue(options: {
  onError: (error: unknown) => void;
  log: (line: string) => void;
  /** Waits before a mail goes that others are to go before; what is urgent does not. */
  stepAside?: (signal: AbortSignal) => Promise<void>;
}): LocalMailQueue {
  const urgent: Line = { ready: new Map(), underWay: 0, atOnce: URGENT_AT_ONCE };
  const others: Line = { ready: new Map(), underWay: 0, atOnce: AT_ONCE };
  /** What waits for its time. */
  const later = new Map<string, NodeJS.Timeout>();
  const sending = new Map<string, Promise<void>>();
  const idleWaiters: (() => void)[] = [];
  let handler: MailHandler | undefined;
  const stopped = new AbortController();

  const pump = () => {
    if (!handler || stopped.signal.aborted) return;
    for (const line of [urgent, others]) {
      for (const [messageId, item] of line.ready) {
        if (line.underWay >= line.atOnce) break;
        line.ready.delete(messageId);
        sending.set(messageId, sendOne(handler, line, item));
      }
    }
    if (sending.size === 0) for (const resolve of idleWaiters.splice(0)) resolve();
  };

  const put = (line: Line, item: Waiting, delayMs: number) => {
    const { messageId } = item;
    if (delayMs <= 0) return void line.ready.set(messageId, item);
    const moveUp = () => {
      later.delete(messageId);
      line.ready.set(messageId, item);
      pump();
    };
    later.set(messageId, setTimeout(moveUp, delayMs));
  };

  const sendOne = async (handle: MailHandler, line: Line, item: Waiting) => {
    const { messageId } = item;
    line.underWay += 1;
    const receiveCount = item.receiveCount + 1;
    if (line === others) await options.stepAside?.(stopped.signal);
    // The job `requeue-mail` finds it after the next start.
    if (stopped.signal.aborted) return;
    const isDone = await attempt(handle, { ...item, receiveCount }, options.onError);
    line.underWay -= 1;
    sending.delete(messageId);
    if (!isDone && receiveCount >= MOST_ATTEMPTS) {
      options.log(`Mail ${messageId} could not be sent after ${MOST_ATTEMPTS} attempts.`);
    } else if (!isDone) {
      const delay = Math.min(FIRST_RETRY_MS * 2 ** (receiveCount - 1), LONGEST_RETRY_MS);
      put(line, { ...item, receiveCount }, delay);
    }
    pump();
  };

  return {
    send(messageIds, { delaySeconds = 0, urgent: isUrgent = false } = {}) {
      for (const messageId of messageIds) {
        const isKnown = [urgent.ready, others.ready, later, sending].some((known) => known.has(messageId));
        if (isKnown) continue;
        const item = { messageId, receiveCount: 0, sentAt: Date.now() };
        put(isUrgent ? urgent : others, item, delaySeconds * 1_000);
      }
      pump();
      return Promise.resolve();
    },
    consume(handle) {
      handler = handle;
      pump();
    },
    get size() {
      return urgent.ready.size + others.ready.size + later.size + sending.size;
    },
    idle() {
      return new Promise((resolve) => {
        idleWaiters.push(resolve);
        pump();
      });
    },
    async stop() {
      stopped.abort();
      for (const timer of later.values()) clearTimeout(timer);
      await Promise.all(sending.values());
      for (const resolve of idleWaiters.splice(0)) resolve();
    },
  };
}

/** Hands a message over and tells whether it is done with; otherwise it must be tried again. */
async function attempt(
  handler: MailHandler,
  item: Waiting,
  onError: (error: unknown) => void,
): Promise<boolean> {
  try {
    const answer = await handler({ Records: [toSqsRecord(randomUUID(), item)] });
    return !answer?.batchItemFailures.length;
  } catch (error) {
    onError(error);
    return false;
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
