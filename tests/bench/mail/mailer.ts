import { setTimeout as pause } from "node:timers/promises";
import type { SQSBatchResponse, SQSEvent } from "aws-lambda";
import { readConfig } from "@zapisy/functions/config";
import { createDeps } from "@zapisy/functions/deps";
import { paced } from "@zapisy/functions/effects/paced";
import { createMailQueueHandler } from "@zapisy/functions/effects/send-mail";

/** What a mailer is asked, and what it answers. */
export type Asked = { batch: number; event: SQSEvent };
export type Answered = "ready" | { batch: number; answer: SQSBatchResponse };

// A mailer as functions/lambda/send-mail.ts is one, but for time: its clock runs faster, so that a lease ends sooner, and its turns end
// sooner by as much. What it waits for by itself (the pace, the mail service) takes as long as ever.
const speed = Number(process.env.SPEED);
const startedAt = Number(process.env.STARTED_AT);
const config = readConfig(process.env);
const deps = createDeps(config, {
  clock: () => new Date(startedAt + (Date.now() - startedAt) * speed).toISOString(),
  log: { info: () => undefined, warn: () => undefined, error: console.error },
});
const { MAIL_LANE: lane = "ordinary", MAILS_PER_SECOND: perSecond = 14 } = config;
const send = paced(
  createMailQueueHandler(deps),
  { lane, perSecond, turnsMs: 25_000 / speed },
  {
    now: Date.now,
    pause: (milliseconds) => pause(milliseconds),
    random: Math.random,
    onError: console.error,
  },
);
process.on("disconnect", () => process.exit(0));
process.on("message", ({ batch, event }: Asked) => {
  void send(event).then((answer) => process.send?.({ batch, answer } satisfies Answered));
});
process.send?.("ready" satisfies Answered);
