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
import { startDatabaseProxy } from "../support/database-proxy.ts";
import { eventInput, projectInput, signUpInput } from "../support/fixture.ts";
import { readTableStream } from "../support/table-stream.ts";
import { PRICES, monthlyCost, type Units } from "./cost/prices.ts";

// The package is CommonJS with a default export.
const ses = createRequire(import.meta.url)("aws-ses-v2-local") as {
  default(config: { host: string; port: number }): Promise<Server>;
};

/** How many people are signed up to find out what one costs. */
const PEOPLE = 200;

/**
 * What the product costs a month on AWS: idle, with 1,000 and with 100,000 registrations. Units of the table are
 * measured by taking people through the real code; how often functions run, and how long, is said in
 * `tests/bench/cost/prices.ts` beside the prices.
 */
export async function measure(): Promise<object> {
  process.env.AWS_ACCESS_KEY_ID ??= "local";
  process.env.AWS_SECRET_ACCESS_KEY ??= "local";
  const database = await startDatabase({ inMemory: true });
  const mailbox = await ses.default({ host: "127.0.0.1", port: 0 });
  const client = new DynamoDBClient({ endpoint: database.endpoint, region: "eu-central-1" });
  await createTable(client, "cost");
  const used = { reads: 0, writes: 0 };
  const proxy = await startDatabaseProxy(
    database.endpoint,
    (call) => void (call.input.ReturnConsumedCapacity = "TOTAL"),
    ({ operation }, { ConsumedCapacity }) => {
      for (const { CapacityUnits = 0 } of [ConsumedCapacity ?? []].flat() as { CapacityUnits?: number }[]) {
        used[/^(Get|BatchGet|Query|TransactGet)/.test(operation) ? "reads" : "writes"] += CapacityUnits;
      }
    },
  );
  const queued: string[] = [];
  const deps = createDeps(
    readConfig({
      TABLE_NAME: "cost",
      DYNAMODB_ENDPOINT: proxy.endpoint,
      SES_ENDPOINT: `http://127.0.0.1:${(mailbox.address() as AddressInfo).port}`,
      PUBLIC_URL: "https://zapisy.example",
      LINK_KEY: randomBytes(32).toString("base64"),
      TODAY: "2026-03-02",
    }),
    {
      mailQueue: { send: async (ids) => void queued.push(...ids) },
      log: { info: () => undefined, warn: console.error, error: console.error },
    },
  );
  const api = createApi(deps);
  const system = deps.context({ type: "system", name: "cost" }, "cost");
  const staff = await deps.services.staff.createStaff(system, {
    name: "Anna Nowak",
    email: "anna@zapisy.example",
    role: "admin",
    projectIds: "all",
    locale: "pl",
    active: true,
  });
  const ctx = deps.context(toActor(staff), "cost");
  const { projectId } = await deps.services.project.createProject(ctx, projectInput());
  const publish = async (overrides: Partial<EventInput> = {}) => {
    const input = eventInput(projectId, { seats: PEOPLE, ...overrides });
    const draft = await deps.services.event.createEvent(ctx, input);
    return deps.services.event.publishEvent(ctx, draft.eventId, draft.version);
  };
  const event = await publish();
  const careful = await publish({ recruitment: { mode: "first_come", confirmAddress: true } });
  const session = randomBytes(32).toString("base64url");
  await deps.stores.staff.createSession({
    sessionHash: secretHash(session),
    staffId: staff.staffId,
    expiresAt: "2099-01-01T00:00:00.000Z",
  });
  const stream = readTableStream(database.endpoint, "cost");
  const handlers = Object.values(createStreamHandlers(deps));
  const sendMail = createMailQueueHandler(deps);
  const noteFeedback = createMailFeedbackHandler(deps);
  const follow = async () => {
    for (let records = await stream.read(); records.length > 0; records = await stream.read()) {
      for (const handle of handlers) await handle({ Records: records });
    }
  };
  await follow();
  queued.length = 0;

  const costOf = async (count: number, work: () => Promise<void>): Promise<Units> => {
    used.reads = 0;
    used.writes = 0;
    await work();
    return { reads: used.reads / count, writes: used.writes / count };
  };
  const page = await costOf(100, async () => {
    for (let view = 0; view < 100; view += 1) await api.request(`/api/events/${event.slug}`);
  });
  const post = async (path: string, person: number, body: object) => {
    const request = {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
    };
    const connection = { incoming: { socket: { remoteAddress: `10.0.0.${person}` } } };
    const answer = await api.request(path, request, connection);
    if (answer.status >= 300) throw new Error(`${path} ${person}: ${answer.status} ${await answer.text()}`);
    await answer.arrayBuffer();
  };
  const signUps = (slug: string) => async () => {
    for (let person = 0; person < PEOPLE; person += 1)
      await post(`/api/events/${slug}/registrations`, person, signUpInput(person));
    await follow();
  };
  const registration = await costOf(PEOPLE, signUps(event.slug));
  const mails = queued.length;
  // A seat that is held until the address is confirmed, and its confirmation: more than a registration elsewhere.
  const confirmed = await costOf(PEOPLE, async () => {
    await signUps(careful.slug)();
    for await (const row of deps.stores.registrations.eachByName(careful.eventId))
      await post(`/api/registrations/${deps.services.registration.tokenOf(row)}/confirmation`, 0, {});
    await follow();
  });
  // A list that is taken out, with the trace that this leaves.
  const list = await costOf(1, async () => {
    const path = `/api/staff/events/${event.eventId}/attendance-list.csv`;
    const answer = await api.request(path, { headers: { cookie: `__Host-zapisy=${session}` } });
    if (answer.status !== 200) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
    await answer.arrayBuffer();
    await follow();
  });
  const mail = await costOf(mails, async () => {
    for (const messageId of queued.slice(0, mails)) {
      const body = JSON.stringify({ messageId });
      await sendMail({ Records: [{ messageId, body }] } as never);
      const news = { eventType: "Delivery", mail: { tags: { message: [messageId] } } };
      await noteFeedback({ Records: [{ Sns: { Message: JSON.stringify(news) } }] } as never);
    }
  });
  proxy.stop();
  mailbox.close();
  mailbox.closeAllConnections();
  await database.stop();
  const measured = { page, registration, confirmed, list, mail, mailsPerRegistration: mails / PEOPLE };
  return {
    measured,
    prices: { region: PRICES.region, asOf: PRICES.asOf },
    monthlyUsd: {
      idle: monthlyCost(0, measured),
      "1000": monthlyCost(1_000, measured),
      "100000": monthlyCost(100_000, measured),
    },
  };
}
