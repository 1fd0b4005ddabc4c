import type { DynamoDBStreamEvent } from "aws-lambda";
import type { StreamHandler } from "./stream-record.ts";

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
