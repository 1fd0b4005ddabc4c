import type { SQSBatchResponse, SQSEvent } from "aws-lambda";
import type { Lane } from "../mails/lane.ts";
import { paceAt, slowDown, type Slowed } from "./pace.ts";

/** When mails go to the mail service, one turn for each try. */
export interface Turns {
  /** Resolves when the next may go; false where that would be too late. */
  take(): Promise<boolean>;
  /** Notes that the service refused one for the number of mails. */
  refused(): void;
}

/** How many records are under way at most: where each takes long, the rate is kept by several. */
const AT_ONCE = 8;
/** No turn comes later than this after a batch did: what is tried then ends before the function and the lease do. */
const TURNS_MS = 25_000;
/** A mailer that came late to its turn makes up for so much. */
const MAKES_UP_MS = 200;

/** What pacing knows of time and chance. */
export interface Time {
  now: () => number;
  pause: (milliseconds: number) => Promise<void>;
  random: () => number;
}

/**
 * Hands a handler of a queue's records one by one, up to eight at once, and gives it turns at the pace of its lane, over all batches
 * (functions/effects/pace.ts). What cannot even be read fails alone and goes, after its attempts, to the redrive queue; what
 * its time did not suffice for stays in the queue.
 */
export function paced(
  handle: (event: SQSEvent, turns: Turns) => Promise<SQSBatchResponse>,
  { lane, perSecond, turnsMs = TURNS_MS }: { lane: Lane; perSecond: number; turnsMs?: number },
  { now, pause, random, onError }: Time & { onError: (cause: unknown) => void },
): (event: SQSEvent) => Promise<SQSBatchResponse> {
  let slowed: Slowed | undefined;
  let nextAt = 0;
  const turnsUntil = (end: number): Turns => ({
    async take() {
      const at = Math.max(nextAt, now() - MAKES_UP_MS);
      if (at >= end) return false;
      // Never in step with others, of whom one would always come just too late.
      const between = (1_000 / paceAt(lane, perSecond, slowed, now())) * (0.8 + 0.4 * random());
      nextAt = at + between;
      if (at > now()) await pause(at - now());
      return true;
    },
    refused() {
      slowed = slowDown(lane, perSecond, slowed, now());
    },
  });
  return async ({ Records }) => {
    const batchItemFailures: SQSBatchResponse["batchItemFailures"] = [];
    const end = now() + turnsMs;
    const turns = turnsUntil(end);
    const underWay = new Set<Promise<void>>();
    const handleOne = async (record: SQSEvent["Records"][number]) => {
      try {
        batchItemFailures.push(...(await handle({ Records: [record] }, turns)).batchItemFailures);
      } catch (cause) {
        onError(cause);
        batchItemFailures.push({ itemIdentifier: record.messageId });
      }
    };
    for (const record of Records) {
      if (underWay.size >= AT_ONCE) await Promise.race(underWay);
      if (now() >= end) {
        batchItemFailures.push({ itemIdentifier: record.messageId });
        continue;
      }
      const one = handleOne(record).finally(() => underWay.delete(one));
      underWay.add(one);
    }
    await Promise.all(underWay);
    return { batchItemFailures };
  };
}
