import { randomBytes } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { readConfig } from "@zapisy/functions/config";
import { createDeps, type Deps } from "@zapisy/functions/deps";
import { createMailQueueHandler, createStreamHandlers } from "@zapisy/functions/effects/index";
import { startChild } from "@zapisy/local/child";
import { freePort, startDatabase } from "@zapisy/local/database";
import { createMailQueue } from "@zapisy/local/mail-queue";
import { surviveRestarts } from "@zapisy/local/survive-restarts";
import { createTable } from "@zapisy/local/table";
import { readTableStream } from "../support/table-stream.ts";
import { publishAll, signUpAll, STAFF_ADDRESS } from "./mail/scene.ts";
import { perUnit, round, watchProcessor } from "./rush/processor.ts";

const CONFIRMED = 2_000;
const RESERVE = 4_500;
const TABLE = "mail";
/** As many as one address gets within ten minutes. */
const CODES = 5;

/**
 * Mail alone, as one machine sends it: 2,000 confirmations, then the mails to a reserve list of 4,500 people, each list queued
 * whole before its first mail is sent. Database and mailbox are processes of their own and keep on disk what they get; this one
 * does the worker's part, with the worker's queue. While the reserve list waits, sign-in codes are asked for one after another:
 * `urgentMailMs` is how long each took from the queue to the mailbox.
 * @param args how many people instead, to look at something quickly: with a seat, and on the reserve list
 */
export async function measure([confirmed, reserve]: string[] = []): Promise<object> {
  process.env.AWS_ACCESS_KEY_ID ??= "local";
  process.env.AWS_SECRET_ACCESS_KEY ??= "local";
  const dir = await mkdtemp(join(tmpdir(), "zapisy-mail-"));
  const database = await startDatabase({ dir: join(dir, "database") });
  const mailboxPort = await freePort();
  const mailbox = await startChild("mailbox.ts", {
    env: {
      MAILBOX_PORT: String(mailboxPort),
      MAILBOX_FILE: join(dir, "mails"),
      PUBLIC_URL: "http://127.0.0.1",
    },
    logFile: join(dir, "mailbox.log"),
  });
  try {
    await createTable(new DynamoDBClient({ endpoint: database.endpoint, region: "local" }), TABLE);
    const queued: Record<"urgent" | "others", string[]> = { urgent: [], others: [] };
    const deps = createDeps(
      readConfig({
        TABLE_NAME: TABLE,
        DYNAMODB_ENDPOINT: database.endpoint,
        SES_ENDPOINT: `http://127.0.0.1:${mailboxPort}`,
        PUBLIC_URL: "https://zapisy.example",
        LINK_KEY: randomBytes(32).toString("base64"),
      }),
      {
        mailQueue: {
          send: async (ids, { lane } = {}) => void queued[lane === "urgent" ? lane : "others"].push(...ids),
        },
        log: { info: () => undefined, warn: console.error, error: console.error },
      },
    );
    surviveRestarts(deps.table.client, TABLE, database.endpoint, join(dir, "database"));
    const follow = followerOf(deps, database.endpoint);
    const { events } = await publishAll(deps, [null, 1]);
    const [open = "", full = ""] = events.map(({ slug }) => slug);

    const queue = createMailQueue({ onError: console.error, log: console.error });
    const handle = createMailQueueHandler(deps);
    const sentAt = new Map<string, number>();
    queue.consume(async (event) => {
      const answer = await handle(event);
      for (const { body } of event.Records) {
        const { messageId } = JSON.parse(body) as { messageId: string };
        sentAt.set(messageId, performance.now());
      }
      return answer;
    });

    const sendTo = async (
      slug: string,
      people: { from: number; count: number },
      meanwhile?: () => Promise<void>,
    ) => {
      await signUpAll(deps, slug, people);
      await follow();
      const ids = queued.others.splice(0);
      const processor = watchProcessor({ worker: process, database, mailbox });
      const startedAt = performance.now();
      await queue.send(ids);
      await Promise.all([queue.idle(), meanwhile?.()]);
      const seconds = (performance.now() - startedAt) / 1000;
      return {
        mails: ids.length,
        seconds: round(seconds),
        perSecond: round(ids.length / seconds),
        processorMsPerMail: perUnit(processor.since(), ids.length),
      };
    };
    const withSeat = { from: 0, count: Number(confirmed ?? CONFIRMED) };
    const inLine = { from: withSeat.count, count: Number(reserve ?? RESERVE) };
    const urgentMailMs: number[] = [];
    const askForCodes = async () => {
      for (let code = 0; code < CODES; code += 1) {
        await deps.services.staff.requestSignIn(deps.context({ type: "public" }, "bench"), {
          email: STAFF_ADDRESS,
          locale: "pl",
        });
        await follow();
        const ids = queued.urgent.splice(0);
        const askedAt = performance.now();
        await queue.send(ids, { lane: "urgent" });
        while (!ids.every((id) => sentAt.has(id))) await pause(1);
        urgentMailMs.push(round(performance.now() - askedAt));
      }
    };
    const result = {
      confirmed: await sendTo(open, withSeat),
      reserve: await sendTo(full, inLine, askForCodes),
      urgentMailMs,
    };
    await queue.stop();
    return { ...result, mailsInMailbox: await countMails(mailboxPort) };
  } finally {
    await mailbox.stop();
    await database.stop();
    await rm(dir, { recursive: true, force: true });
  }
}

/** Lets everything follow that mails go by, until nothing does any more. */
function followerOf(deps: Deps, endpoint: string): () => Promise<void> {
  const stream = readTableStream(endpoint, TABLE);
  const handlers = createStreamHandlers(deps);
  return async () => {
    for (let records = await stream.read(); records.length > 0; records = await stream.read()) {
      for (const name of ["queue-messages", "queue-mail"]) await handlers[name]?.({ Records: records });
    }
  };
}

/** How many mails came. */
async function countMails(port: number): Promise<number> {
  const answer = await fetch(`http://127.0.0.1:${port}/store`);
  const { emails } = (await answer.json()) as { emails: unknown[] };
  return emails.length;
}
