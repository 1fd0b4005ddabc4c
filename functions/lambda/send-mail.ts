import { setTimeout as pause } from "node:timers/promises";
import type { SQSEvent } from "aws-lambda";
import { startOnAws } from "../aws.ts";
import { paced } from "../effects/paced.ts";
import { createMailQueueHandler } from "../effects/send-mail.ts";
import { causeText } from "../log.ts";

const { deps, serve } = startOnAws();
await deps.readSecrets();
const send = paced(createMailQueueHandler(deps), deps.config.MAILS_PER_SECOND ?? 14, {
  pause: (milliseconds) => pause(milliseconds),
  onError: (cause) => deps.log.error("queue record failed", { cause: causeText(cause) }),
});

/** Sends the mails of a mail queue, no faster than its share of the account's rate. */
export const handler = serve(async (event: SQSEvent) => {
  const answer = await send(event);
  deps.count("MailLeftInQueue", answer.batchItemFailures.length);
  return answer;
});
