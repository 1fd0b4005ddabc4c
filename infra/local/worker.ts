import { DynamoDBStreamsClient } from "@aws-sdk/client-dynamodb-streams";
import { attemptLimits, limitCalls } from "@zapisy/core/shared/time-limit";
import { readConfig } from "@zapisy/functions/config";
import { createDeps } from "@zapisy/functions/deps";
import {
  createLongHandlers,
  createMailQueueHandler,
  createStreamHandlers,
} from "@zapisy/functions/effects/index";
import { createJobs } from "@zapisy/functions/jobs/index";
import { appendFile } from "node:fs/promises";
import { openCheckpoints } from "./checkpoint.ts";
import { endWithSupervisor, serveSupervisor, tell } from "./child.ts";
import { createCourtesy } from "./courtesy.ts";
import { surviveRestarts } from "./survive-restarts.ts";
import { createMailNews } from "./mail-news.ts";
import { createMailQueue } from "./mail-queue.ts";
import { settlesWithin } from "./running.ts";
import { readStream } from "./stream.ts";
import { startTimer } from "./timer.ts";

endWithSupervisor();
const log = (text: string) => tell({ kind: "line", text });
const config = readConfig(process.env);
const courtesy = createCourtesy();
const mailQueue = createMailQueue({ onError: console.error, log, stepAside: courtesy.stepAside });
const deps = createDeps(config, { mailQueue });
const { client, name } = deps.table;
const endpoint = process.env.DYNAMODB_ENDPOINT ?? "";
surviveRestarts(client, name, endpoint, process.env.DATABASE_DIR);
const tellNews = createMailNews(deps);
mailQueue.consume(
  // As with SES, nothing waits for the news.
  createMailQueueHandler(deps, (message, to) => void tellNews(message, to).catch(console.error)),
);

const reader = await readStream({
  dynamodb: client,
  streams: limitCalls(new DynamoDBStreamsClient({ endpoint, requestHandler: attemptLimits() })),
  tableName: name,
  handlers: { ...createStreamHandlers(deps), ...createLongHandlers(deps) },
  checkpoints: await openCheckpoints(client, name),
  putAside: async (record) => {
    const file = process.env.FAILED_RECORDS;
    if (file) await appendFile(file, `${JSON.stringify(record)}\n`, { mode: 0o600 });
  },
  onError: console.error,
  log,
  // Handing messages over costs next to nothing, and some of them somebody waits for.
  stepAside: (name, signal) => (name === "queue-mail" ? Promise.resolve() : courtesy.stepAside(signal)),
  isRush: () => courtesy.isRush,
  onQuiet: () => {
    if (mailQueue.size === 0) courtesy.noteCaughtUp();
  },
});
const timer = startTimer(createJobs(deps), { onError: console.error, log });

/** Until neither the stream nor the mail queue has anything left: mailing changes rows, which makes records. */
async function settle(): Promise<void> {
  let mails: number;
  do {
    await reader.settle();
    mails = mailQueue.size;
    await mailQueue.idle();
  } while (mails > 0);
}

serveSupervisor(
  async () => {
    // What was just written is followed up now if that is quick; otherwise at the next start.
    await settlesWithin(settle(), 2_000);
    await Promise.all([timer.stop(), reader.stop(), mailQueue.stop()]);
  },
  {
    commands: {
      settle,
      job: (job = "") => timer.run(job),
      rush: () => Promise.resolve(courtesy.noteRush()),
      change: () => Promise.resolve(reader.wake()),
    },
  },
);
