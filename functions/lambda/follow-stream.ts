import type { DynamoDBStreamEvent } from "aws-lambda";
import { startOnAws } from "../aws.ts";
import { followStream } from "../effects/follow-stream.ts";
import { createStreamHandlers } from "../effects/index.ts";
import { createSqsMailQueue } from "../effects/sqs-mail-queue.ts";

const { deps, serve } = startOnAws(createSqsMailQueue);
const follow = followStream(Object.values(createStreamHandlers(deps)));

/** Does what follows from changes of the table; answers from which record on the batch must come again. */
export const handler = serve(async (event: DynamoDBStreamEvent) => {
  const answer = await follow(event);
  deps.count("StreamRecordFailed", answer.batchItemFailures.length);
  return answer;
});
