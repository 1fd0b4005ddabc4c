import { Duration, type Stack } from "aws-cdk-lib";
import { Queue, QueueEncryption, type DeadLetterQueue } from "aws-cdk-lib/aws-sqs";

/** A queue that only speaks TLS and encrypts what it keeps. */
export function createQueue(
  stack: Stack,
  id: string,
  props: { visibilityTimeout?: Duration; deadLetterQueue?: DeadLetterQueue; retentionPeriod?: Duration } = {},
): Queue {
  return new Queue(stack, id, { encryption: QueueEncryption.SQS_MANAGED, enforceSSL: true, ...props });
}

/** A queue for what failed for good: kept as long as SQS can, so that somebody has time to look. */
export function createFailureQueue(stack: Stack, id: string): Queue {
  return createQueue(stack, id, { retentionPeriod: Duration.days(14) });
}
