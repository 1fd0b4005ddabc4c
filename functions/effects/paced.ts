import type { SQSBatchResponse, SQSEvent } from "aws-lambda";

/**
 * Slows a handler of a queue down to so many records a second, and gives it one record at a time: what
 * cannot even be read fails alone and goes, after its attempts, to the redrive queue.
 */
export function paced(
  handle: (event: SQSEvent) => Promise<SQSBatchResponse>,
  perSecond: number,
  { pause, onError }: { pause: (milliseconds: number) => Promise<void>; onError: (cause: unknown) => void },
): (event: SQSEvent) => Promise<SQSBatchResponse> {
  return async ({ Records }) => {
    const batchItemFailures: SQSBatchResponse["batchItemFailures"] = [];
    for (const record of Records) {
      const startedAt = performance.now();
      try {
        batchItemFailures.push(...(await handle({ Records: [record] })).batchItemFailures);
      } catch (cause) {
        onError(cause);
        batchItemFailures.push({ itemIdentifier: record.messageId });
      }
      // After the last one too: the next batch comes at once.
      await pause(Math.max(0, 1_000 / perSecond - (performance.now() - startedAt)));
    }
    return { batchItemFailures };
  };
}
