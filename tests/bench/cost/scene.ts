import { createRequire } from "node:module";
import { randomBytes } from "node:crypto";
import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import type { EventInput } from "@zapisy/core/event";
import { secretHash } from "@zapisy/core/shared/secret";
import { toActor } from "@zapisy/core/staff";
import { createApi } from "@zapisy/functions/api/app";
import { readConfig } from "@zapisy/functions/config";
import { createDeps } from "@zapisy/functions/deps";
import { createMailQueueHandler, createStreamHandlers } from "@zapisy/functions/effects/index";
import { createMailFeedbackHandler } from "@zapisy/functions/effects/mail-feedback";
import { startDatabase } from "@zapisy/local/database";
import { createTable } from "@zapisy/local/table";
import { startDatabaseProxy } from "../../support/database-proxy.ts";
import { eventInput, projectInput } from "../../support/fixture.ts";
import { readTableStream } from "../../support/table-stream.ts";
import { createWriteCounter, indexesOf } from "./write-units.ts";

// The package is CommonJS with a default export.
const ses = createRequire(import.meta.url)("aws-ses-v2-local") as {
  default(config: { host: string; port: number }): Promise<Server>;
};

/** The table of the scene. */
export const TABLE = "cost";
/** The day on which its events are looked at, unless a clock says more. */
export const TODAY = "2026-03-02";

/** The real code over a table of its own, of which every row that is read and written is counted. */
export type Scene = Awaited<ReturnType<typeof openScene>>;

/**
 * Opens it with a project, and an admin who is signed in.
 * @param clock the moment of every call, where the time of day must not go on by itself
 */
export async function openScene(clock?: () => string) {
  process.env.AWS_ACCESS_KEY_ID ??= "local";
  process.env.AWS_SECRET_ACCESS_KEY ??= "local";
  const database = await startDatabase({ inMemory: true });
  const mailbox = await ses.default({ host: "127.0.0.1", port: 0 });
  const client = new DynamoDBClient({ endpoint: database.endpoint, region: "eu-central-1" });
  await createTable(client, TABLE);
  const used = { reads: 0, writes: 0 };
  const indexes = await indexesOf(client, TABLE);
  const counter = createWriteCounter(client, TABLE, indexes);
  const proxy = await startDatabaseProxy(
    database.endpoint,
    async (call) => {
      call.input.ReturnConsumedCapacity = "TOTAL";
      await counter.onCall(call);
    },
    async (call, { ConsumedCapacity }) => {
      await counter.onAnswer(call);
      for (const { CapacityUnits = 0 } of [ConsumedCapacity ?? []].flat() as { CapacityUnits?: number }[]) {
        used[/^(Get|BatchGet|Query|TransactGet)/.test(call.operation) ? "reads" : "writes"] += CapacityUnits;
      }
    },
  );
  const queued: string[] = [];
  const deps = createDeps(
    readConfig({
      TABLE_NAME: TABLE,
      DYNAMODB_ENDPOINT: proxy.endpoint,
      SES_ENDPOINT: `http://127.0.0.1:${(mailbox.address() as AddressInfo).port}`,
      PUBLIC_URL: "https://zapisy.example",
      LINK_KEY: randomBytes(32).toString("base64"),
      TODAY,
    }),
    {
      clock,
      mailQueue: { send: async (ids) => void queued.push(...ids) },
      log: { info: () => undefined, warn: console.error, error: console.error },
    },
  );
  const system = deps.context({ type: "system", name: "cost" }, "cost");
  const staff = await deps.services.staff.createStaff(system, {
    name: "Anna Nowak",
    email: "anna@zapisy.example",
    role: "admin",
    projectIds: "all",
    locale: "pl",
    active: true,
  });
  const asStaff = () => deps.context(toActor(staff), "cost");
  const { projectId } = await deps.services.project.createProject(asStaff(), projectInput());
  const session = randomBytes(32).toString("base64url");
  await deps.stores.staff.createSession({
    sessionHash: secretHash(session),
    staffId: staff.staffId,
    expiresAt: "2099-01-01T00:00:00.000Z",
  });
  const api = createApi(deps);
  const stream = readTableStream(database.endpoint, TABLE);
  const handlers = Object.values(createStreamHandlers(deps));
  return {
    database,
    client,
    indexes,
    deps,
    used,
    counter,
    /** Ids of messages that wait for a mailer. */
    queued,
    asStaff,
    sendMail: createMailQueueHandler(deps),
    noteFeedback: createMailFeedbackHandler(deps),

    /** An event of the project, published. */
    async publish(overrides: Partial<EventInput> = {}) {
      const draft = await deps.services.event.createEvent(asStaff(), eventInput(projectId, overrides));
      return deps.services.event.publishEvent(asStaff(), draft.eventId, draft.version);
    },

    /** Asks the API from an address, as nobody or as the admin, and wants it done. */
    async ask(
      method: string,
      path: string,
      {
        body,
        client: from = "10.9.9.9",
        asAdmin,
      }: { body?: object; client?: string; asAdmin?: boolean } = {},
    ): Promise<unknown> {
      const headers = {
        "content-type": "application/json",
        "idempotency-key": randomBytes(16).toString("hex"),
        ...(asAdmin && { cookie: `__Host-zapisy=${session}` }),
      };
      const request = { method, headers, body: body && JSON.stringify(body) };
      const answer = await api.request(path, request, { incoming: { socket: { remoteAddress: from } } });
      const text = await answer.text();
      if (answer.status >= 300) throw new Error(`${method} ${path}: ${answer.status} ${text}`);
      return answer.headers.get("content-type")?.includes("json") ? (JSON.parse(text) as unknown) : text;
    },

    /** Lets everything follow that follows from the stream. */
    async follow(): Promise<void> {
      for (let records = await stream.read(); records.length > 0; records = await stream.read()) {
        for (const handle of handlers) await handle({ Records: records });
      }
    },

    async stop(): Promise<void> {
      proxy.stop();
      mailbox.close();
      mailbox.closeAllConnections();
      await database.stop();
    },
  };
}
