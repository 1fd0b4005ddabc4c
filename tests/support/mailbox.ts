import { once } from "node:events";
import type { Server } from "node:http";
import { createRequire } from "node:module";
import { createMailQueueHandler } from "@zapisy/functions/effects/send-mail";
import type { SQSEvent } from "aws-lambda";
import { expect } from "vitest";
import { createWorld, type World } from "./world.ts";

// The package is CommonJS with a default export, which Node and Vitest import differently.
const ses = createRequire(import.meta.url)("aws-ses-v2-local") as {
  default(config: { host: string; port: number }): Promise<Server>;
};

/** How often SQS brings what failed; less than after which a message is given up. */
const MOST_RECEIVES = 4;

/** A mail as it came to the mailbox. */
export interface Mail {
  destination: { to: string[] };
  subject: string;
  body: { text: string; html: string };
  /** Contents in base64. */
  attachments: { filename: string; contentType: string; content: string }[];
}

/** A world whose mails really go out, to a mailbox that speaks SES. */
export interface MailingWorld {
  world: World;
  /** Works through the batch of a mail queue, as Lambda does. */
  handle: ReturnType<typeof createMailQueueHandler>;
  /** Lets everything follow, sends all that was queued (twice, as SQS may), and gives what arrived since. */
  arrived(): Promise<Mail[]>;
  end(): Promise<void>;
}

/** A batch of the mail queue with these messages. */
export function mailBatch(messageIds: string[]): SQSEvent {
  return {
    Records: messageIds.map((messageId) => ({
      messageId: `sqs-${messageId}`,
      receiptHandle: messageId,
      body: JSON.stringify({ messageId }),
      attributes: {
        ApproximateReceiveCount: "1",
        SentTimestamp: "0",
        SenderId: "test",
        ApproximateFirstReceiveTimestamp: "0",
      },
      messageAttributes: {},
      md5OfBody: "",
      eventSource: "aws:sqs",
      eventSourceARN: "arn:aws:sqs:local:000000000000:mail",
      awsRegion: "local",
    })),
  };
}

/** Makes a world with a mailbox. */
export async function createMailingWorld(): Promise<MailingWorld> {
  const server = await ses.default({ host: "127.0.0.1", port: 0 });
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The mailbox listens on no port.");
  const endpoint = `http://127.0.0.1:${address.port}`;
  const world = await createWorld({ SES_ENDPOINT: endpoint });
  const handle = createMailQueueHandler(world.deps);
  /** Works through a batch; what is worth another try comes again, as SQS brings it, and all is done when it ends. */
  const work = async ({ Records }: SQSEvent) => {
    let waiting = Records;
    for (let receive = 1; waiting.length > 0 && receive <= MOST_RECEIVES; receive += 1) {
      const { batchItemFailures } = await handle({ Records: waiting });
      const failed = new Set(batchItemFailures.map(({ itemIdentifier }) => itemIdentifier));
      waiting = waiting.filter(({ messageId }) => failed.has(messageId));
    }
    expect(waiting).toEqual([]);
  };
  return {
    world,
    handle,
    async arrived() {
      await fetch(`${endpoint}/clear-store`, { method: "POST" });
      await world.follow();
      const batch = mailBatch(world.mailed.splice(0));
      await work(batch);
      await work(batch);
      const { emails } = (await (await fetch(`${endpoint}/store`)).json()) as { emails: Mail[] };
      return emails;
    },
    async end() {
      server.close();
      server.closeAllConnections();
      await once(server, "close");
    },
  };
}
