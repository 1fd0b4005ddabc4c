import { setTimeout as pause } from "node:timers/promises";
import type { SQSEvent } from "aws-lambda";
import { startOnAws } from "../aws.ts";
import { paced } from "../effects/paced.ts";
import { createMailQueueHandler } from "../effects/send-mail.ts";
import { causeText } from "../log.ts";

const { deps, serve } = startOnAws();
await deps.readSecrets();
const { MAIL_LANE: lane = "ordinary", MAILS_PER_SECOND: perSecond = 14 } = deps.config;
const send = paced(
  createMailQueueHandler(deps),
  { lane, perSecond },
  {
    now: Date.now,
    pause: (milliseconds) => pause(milliseconds),
    random: Math.random,
    onError: (cause) => deps.log.error("queue record failed", { cause: causeText(cause) }),
  },
);

/** Sends the mails of a mail queue, at the pace of its lane. */
export const handler = serve(async (event: SQSEvent) => {
  const answer = await send(event);
  deps.count("MailLeftInQueue", answer.batchItemFailures.length);
  return answer;
});
