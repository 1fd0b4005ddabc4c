import type { SQSBatchResponse, SQSEvent } from "aws-lambda";

/** How many records are under way at most: where each takes long, the rate is kept by several. */
const AT_ONCE = 8;

/**
 * Slows a handler of a queue down to so many records a second, which it begins one by one whether the former is done or not,
 * up to eight at once. Each is given to it alone: what cannot even be read fails alone and goes, after its attempts, to the
 * redrive queue.
 */
export function paced(
  handle: (event: SQSEvent) => Promise<SQSBatchResponse>,
  perSecond: number,
  { pause, onError }: { pause: (milliseconds: number) => Promise<void>; onError: (cause: unknown) => void },
): (event: SQSEvent) => Promise<SQSBatchResponse> {
  return async ({ Records }) => {
    const batchItemFailures: SQSBatchResponse["batchItemFailures"] = [];
    const underWay = new Set<Promise<void>>();
    const handleOne = async (record: SQSEvent["Records"][number]) => {
      try {
        batchItemFailures.push(...(await handle({ Records: [record] })).batchItemFailures);
      } catch (cause) {
        onError(cause);
        batchItemFailures.push({ itemIdentifier: record.messageId });
      }
    };
    for (const record of Records) {
      if (underWay.size >= AT_ONCE) await Promise.race(underWay);
      const one = handleOne(record).finally(() => underWay.delete(one));
      underWay.add(one);
      // After the last one too: the next batch comes at once.
      await pause(1_000 / perSecond);
    }
    await Promise.all(underWay);
    return { batchItemFailures };
  };
}
