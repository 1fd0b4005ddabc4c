import type { DynamoDBStreamEvent } from "aws-lambda";
import { startOnAws } from "../aws.ts";
import { followStream } from "../effects/follow-stream.ts";
import { createLongHandlers } from "../effects/index.ts";

const { deps, serve } = startOnAws();
const follow = followStream(Object.values(createLongHandlers(deps)));

/** Does what follows from changes of the table and takes minutes: an event's evidence, put together into an archive. */
export const handler = serve(async (event: DynamoDBStreamEvent) => {
  const answer = await follow(event);
  deps.count("StreamRecordFailed", answer.batchItemFailures.length);
  return answer;
});
