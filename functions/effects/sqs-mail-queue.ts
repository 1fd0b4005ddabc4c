import { createHash } from "node:crypto";
import { SendMessageBatchCommand, SQSClient } from "@aws-sdk/client-sqs";
import { attemptLimits, limitCalls } from "@zapisy/core/shared/time-limit";
import { incomplete, type Config } from "../config.ts";
import type { MailQueue } from "../deps.ts";
import type { Lane } from "../mails/lane.ts";

/** SQS takes at most ten messages at once. */
const BATCH_SIZE = 10;

/**
 * The mail queue on AWS. An SQS queue for each lane, because a sign-in code is worth nothing behind five thousand
 * confirmations, and nobody who signs up waits for a letter to fifty thousand.
 * @throws Error when the function was given none: it would lose every mail without a word
 */
export function createSqsMailQueue(config: Config): MailQueue {
  const { MAIL_QUEUE_URL, URGENT_MAIL_QUEUE_URL, MAIL_TO_MANY_QUEUE_URL, AWS_REGION } = config;
  if (!MAIL_QUEUE_URL || !URGENT_MAIL_QUEUE_URL || !MAIL_TO_MANY_QUEUE_URL)
    throw incomplete(["MAIL_QUEUE_URL", "URGENT_MAIL_QUEUE_URL", "MAIL_TO_MANY_QUEUE_URL"]);
  const urls: Record<Lane, string> = {
    urgent: URGENT_MAIL_QUEUE_URL,
    ordinary: MAIL_QUEUE_URL,
    many: MAIL_TO_MANY_QUEUE_URL,
  };
  const client = limitCalls(
    new SQSClient({
      region: AWS_REGION,
      endpoint: new URL(MAIL_QUEUE_URL).origin,
      requestHandler: attemptLimits(),
    }),
  );
  return {
    async send(messageIds, { lane = "ordinary", delaySeconds } = {}) {
      for (let start = 0; start < messageIds.length; start += BATCH_SIZE) {
        const { Failed = [] } = await client.send(
          new SendMessageBatchCommand({
            QueueUrl: urls[lane],
            Entries: messageIds.slice(start, start + BATCH_SIZE).map((messageId) => ({
              Id: createHash("sha256").update(messageId).digest("hex"),
              MessageBody: JSON.stringify({ messageId }),
              ...(delaySeconds && { DelaySeconds: delaySeconds }),
            })),
          }),
        );
        const [first] = Failed;
        if (first) throw new Error(`SQS refused ${Failed.length} messages: ${first.Code}`);
      }
    },
  };
}
