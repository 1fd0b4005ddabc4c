import type { SQSBatchResponse, SQSEvent, SQSRecord } from "aws-lambda";
import { LANES, type Lane } from "@zapisy/functions/mails/lane";
import { randomUUID } from "node:crypto";

/** Sends one batch of mails; answers which of them failed, as a Lambda behind SQS does. */
export type MailHandler = (event: SQSEvent) => Promise<SQSBatchResponse | void>;

/** The mail queue of one machine. */
export interface LocalMailQueue {
  /**
   * Takes messages to be mailed, after some seconds where said; one that already waits is not taken twice. None waits behind
   * those of a later lane.
   */
  send(messageIds: string[], options?: { delaySeconds?: number; lane?: Lane }): Promise<void>;
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

/** One of the lines of mail. */
interface Line {
  /** What may be sent now, in the order in which it came. */
  ready: Map<string, Waiting>;
  underWay: number;
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
  const lines: Record<Lane, Line> = {
    urgent: { ready: new Map(), underWay: 0 },
    ordinary: { ready: new Map(), underWay: 0 },
    many: { ready: new Map(), underWay: 0 },
  };
  /** What waits for its time. */
  const later = new Map<string, NodeJS.Timeout>();
  const sending = new Map<string, Promise<void>>();
  const idleWaiters: (() => void)[] = [];
  let handler: MailHandler | undefined;
  const stopped = new AbortController();

  /** What goes to many gets what the ordinary leaves, and never nothing: one that is ready finds at least one way free. */
  const hasRoom: Record<Lane, () => boolean> = {
    urgent: () => lines.urgent.underWay < URGENT_AT_ONCE,
    ordinary: () => lines.ordinary.underWay < AT_ONCE,
    many: () => lines.many.underWay < Math.max(1, AT_ONCE - lines.ordinary.underWay),
  };

  const pump = () => {
    if (!handler || stopped.signal.aborted) return;
    for (const lane of LANES) {
      const { ready } = lines[lane];
      for (const [messageId, item] of ready) {
        if (!hasRoom[lane]()) break;
        ready.delete(messageId);
        sending.set(messageId, sendOne(handler, lane, item));
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

  const sendOne = async (handle: MailHandler, lane: Lane, item: Waiting) => {
    const { messageId } = item;
    const line = lines[lane];
    line.underWay += 1;
    const receiveCount = item.receiveCount + 1;
    if (lane !== "urgent") await options.stepAside?.(stopped.signal);
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
    send(messageIds, { delaySeconds = 0, lane = "ordinary" } = {}) {
      for (const messageId of messageIds) {
        const ready = Object.values(lines).map((line) => line.ready);
        const isKnown = [...ready, later, sending].some((known) => known.has(messageId));
        if (isKnown) continue;
        const item = { messageId, receiveCount: 0, sentAt: Date.now() };
        put(lines[lane], item, delaySeconds * 1_000);
      }
      pump();
      return Promise.resolve();
    },
    consume(handle) {
      handler = handle;
      pump();
    },
    get size() {
      const ready = Object.values(lines).reduce((sum, line) => sum + line.ready.size, 0);
      return ready + later.size + sending.size;
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
