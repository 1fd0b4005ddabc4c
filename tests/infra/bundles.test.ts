import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { once } from "node:events";
import { createServer, type Server } from "node:http";
import { mkdtempSync, readdirSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import type { AddressInfo } from "node:net";
import { DeleteCommand } from "@aws-sdk/lib-dynamodb";
import { createOutbox, createOutboxStore, type MessageRef, type NewMessage } from "@zapisy/core/message";
import { derivedId } from "@zapisy/core/shared/id";
import { addDays } from "@zapisy/core/shared/time";
import { changeOf } from "@zapisy/functions/effects/follow-stream";
import type { DynamoDBBatchResponse, DynamoDBRecord, SQSBatchResponse } from "aws-lambda";
import { afterAll, afterEach, beforeAll, describe, expect, inject, it } from "vitest";
import { BUNDLES, bundleFunctions, type Bundle, type BundleName } from "../../infra/bundle.ts";
import { asPublic, asStaff, createProject, peopleOf, publishEvent, signUp } from "../support/actions.ts";
import { checkedFiles } from "../support/archive.ts";
import { SCAN, postFile, scanInput } from "../support/files.ts";
import { attendedEvent, codeOf, issueTo } from "../support/certificates.ts";
import { startDatabaseProxy, type DatabaseProxy } from "../support/database-proxy.ts";
import { signUpInput } from "../support/fixture.ts";
import {
  httpRequest,
  ORIGIN_HASHES,
  startLambda,
  throughSite,
  type HttpAnswer,
  type Lambda,
} from "../support/lambda.ts";
import { pdfObjects } from "../support/pdf-text.ts";
import { referringInstitution, signInReferrer } from "../support/referral.ts";
import { readTableStream } from "../support/table-stream.ts";
import { goodProofs } from "../support/verify-credential.ts";
import { createWorld, START, type World } from "../support/world.ts";
import { grantedStatements, type Granted } from "./iam-statements.ts";
import { accessesOf, refusedAccesses, type Access } from "./recorded-access.ts";
import { synthesise } from "./synthesise.ts";
import { databaseEndpoint } from "../support/own-database.ts";

const ROOT = new URL("../..", import.meta.url).pathname;
const LINK_KEY = Buffer.alloc(32, 7).toString("base64");
// The package is CommonJS with a default export, which Node and Vitest import differently.
const ses = createRequire(import.meta.url)("aws-ses-v2-local") as {
  default(config: { host: string; port: number }): Promise<Server>;
};

let world: World;
let bundles: Record<BundleName, Bundle>;
let statements: Granted[];
let event: Awaited<ReturnType<typeof publishEvent>>;
let database: DatabaseProxy;
/** What the functions did to the table since somebody looked. */
const done: Access[] = [];
let mailbox: Server;
let aws: Server;
let queued: { queue: string; messageId: string }[] = [];
const parametersRead: string[] = [];
const running: Lambda[] = [];

const urlOf = (server: Server) => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

/** Starts a function with the settings that the stacks give it; what it does to the table is noted. */
async function start(name: BundleName, env: Record<string, string> = {}): Promise<Lambda> {
  const lambda = await startLambda(bundles[name].entry, {
    TABLE_NAME: world.deps.table.name,
    DYNAMODB_ENDPOINT: database.endpoint,
    SES_ENDPOINT: urlOf(mailbox),
    S3_ENDPOINT: inject("filesEndpoint"),
    FILES_BUCKET: "files",
    SSM_ENDPOINT: urlOf(aws),
    PUBLIC_URL: "https://zapisy.example",
    ORGANISER_NAME: "ROPS Testowo",
    MAIL_FROM: "zapisy@rops.example",
    LINK_KEY: "none",
    TODAY: START.slice(0, 10),
    ...env,
  });
  running.push(lambda);
  return lambda;
}

/** Starts the API. */
const startApi = () => start("api", { ...WITH_KEY, ORIGIN_HASHES });

/** What a function did since the last test, and was not allowed to. */
function refused(role: string): string[] {
  const accesses: Access[] = done.splice(0);
  expect(accesses.length).toBeGreaterThan(0);
  return refusedAccesses(
    accesses,
    statements.filter((statement) => statement.role === role),
  );
}

const WITH_KEY = { LINK_KEY_PARAMETER: "/zapisy/production/link-key" };
const queueUrls = () => ({
  MAIL_QUEUE_URL: `${urlOf(aws)}/123456789012/mail`,
  URGENT_MAIL_QUEUE_URL: `${urlOf(aws)}/123456789012/urgent`,
  MAIL_TO_MANY_QUEUE_URL: `${urlOf(aws)}/123456789012/many`,
});

beforeAll(async () => {
  world = await createWorld();
  const synthesised = await synthesise("production");
  statements = grantedStatements(synthesised.templates);
  const built = mkdtempSync(join(tmpdir(), "zapisy-built-"));
  bundles = await bundleFunctions(ROOT, { bundleDir: join(built, "functions"), mapDir: join(built, "maps") });
  event = await publishEvent(world, await createProject(world), { seats: 3 });
  database = await startDatabaseProxy(databaseEndpoint, (call) => void done.push(...accessesOf(call)));
  mailbox = await ses.default({ host: "127.0.0.1", port: 0 });
  // The two further services that functions speak to, as far as they do.
  aws = createServer((request, response) => {
    void (async () => {
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(chunk as Buffer);
      const input = JSON.parse(Buffer.concat(chunks).toString()) as {
        Name?: string;
        QueueUrl?: string;
        Entries?: { Id: string; MessageBody: string }[];
      };
      response.setHeader("content-type", "application/x-amz-json-1.1");
      if (input.Name) {
        parametersRead.push(input.Name);
        response.end(JSON.stringify({ Parameter: { Name: input.Name, Value: LINK_KEY } }));
        return;
      }
      for (const { MessageBody } of input.Entries ?? []) {
        const { messageId } = JSON.parse(MessageBody) as { messageId: string };
        queued.push({ queue: input.QueueUrl?.split("/").at(-1) ?? "", messageId });
      }
      response.end(
        JSON.stringify({
          Successful: (input.Entries ?? []).map(({ Id, MessageBody }) => ({
            Id,
            MessageId: Id,
            MD5OfMessageBody: createHash("md5").update(MessageBody).digest("hex"),
          })),
          Failed: [],
        }),
      );
    })();
  }).listen(0, "127.0.0.1");
  await once(aws, "listening");
});

afterEach(async () => {
  await Promise.all(running.splice(0).map((lambda) => lambda.stop()));
});

afterAll(async () => {
  database.stop();
  for (const server of [mailbox, aws]) {
    server.close();
    server.closeAllConnections();
  }
});

describe("what is deployed", () => {
  it("is a package without source maps, whose start loads no document generator", () => {
    for (const { dir } of Object.values(bundles)) {
      expect(readdirSync(dir).filter((file) => !/\.mjs$|^(fonts|pages)$/.test(file))).toEqual([]);
    }
    expect(bundles.api.startBytes).toBeLessThan(830_000);
    expect(bundles.api.totalBytes - bundles.api.startBytes).toBeGreaterThan(900_000);
  });
});

describe("a cold start", () => {
  // Both take longer than everything else that a request needs, and are easily brought back by one line of code.
  const WATCH = `
    let formatters = 0;
    for (const kind of ["Collator", "DateTimeFormat", "NumberFormat", "PluralRules"]) {
      Intl[kind] = new Proxy(Intl[kind], { construct: (...call) => (formatters++, Reflect.construct(...call)) });
    }
    await import(process.argv[1]);
    const fetchIsLoaded = process.moduleLoadList.some((name) => name.endsWith("internal/deps/undici/undici"));
    console.log(JSON.stringify({ formatters, fetchIsLoaded }));
    process.exit();`;

  it("makes no formatter, and the API's does not load Node's own fetch", async () => {
    const watch = async (name: BundleName) => {
      const { stdout } = await promisify(execFile)(
        process.execPath,
        ["--input-type=module", "--eval", WATCH, bundles[name].entry],
        {
          env: {
            TABLE_NAME: "none",
            PUBLIC_URL: "https://zapisy.example",
            LINK_KEY: "none",
            ORIGIN_HASHES,
            DISTRIBUTION_ID: "E1ZAPISY",
            MAIL_QUEUE_URL: "https://sqs.eu-central-1.amazonaws.com/123456789012/mail",
            URGENT_MAIL_QUEUE_URL: "https://sqs.eu-central-1.amazonaws.com/123456789012/urgent",
            MAIL_TO_MANY_QUEUE_URL: "https://sqs.eu-central-1.amazonaws.com/123456789012/many",
          },
        },
      );
      return JSON.parse(stdout) as { formatters: number; fetchIsLoaded: boolean };
    };
    const watched = await Promise.all(BUNDLES.map(async (name) => [name, await watch(name)] as const));
    expect(Object.fromEntries(watched.map(([name, { formatters }]) => [name, formatters]))).toEqual(
      Object.fromEntries(BUNDLES.map((name) => [name, 0])),
    );
    expect(Object.fromEntries(watched).api?.fetchIsLoaded).toBe(false);
  });
});

describe("a function that was not told all it needs", () => {
  it.each([
    ["api", "ORIGIN_HASHES"],
    ["follow-stream", "MAIL_QUEUE_URL, URGENT_MAIL_QUEUE_URL, MAIL_TO_MANY_QUEUE_URL"],
    ["jobs", "MAIL_QUEUE_URL, URGENT_MAIL_QUEUE_URL, MAIL_TO_MANY_QUEUE_URL"],
    ["watch", "DISTRIBUTION_ID"],
  ] as const)("does not start, and says what is missing: %s", async (name, missing) => {
    await expect(start(name)).rejects.toThrow(`Configuration is incomplete or wrong: ${missing}`);
  });
});

describe("the API behind an HTTP API", () => {
  const askPage = (page: string, headers: Record<string, string> = {}) =>
    throughSite("GET", "/index.html", { headers: { "x-zapisy-page": page, ...headers } });

  it("renders a page with what lies beside it, and loads that for nobody else", async () => {
    const api = await startApi();
    const page = await api.invoke<HttpAnswer>(
      askPage(`/events/${event.slug}`, { "x-zapisy-locale": "en", cookie: "zapisy.locale=pl" }),
    );
    expect([page.statusCode, page.headers["content-type"], page.headers["cache-control"]]).toEqual([
      200,
      "text/html; charset=UTF-8",
      "public, max-age=0, s-maxage=5",
    ]);
    expect(page.body).toContain('<html lang="en" data-rendered>');
    expect(page.body).toContain(`<link rel="canonical" href="https://zapisy.example/events/${event.slug}"`);
    expect(page.body).toContain("Praca z rodziną</h1>");
    const nothing = await api.invoke<HttpAnswer>(askPage("/events/nothing"));
    expect([nothing.statusCode, nothing.headers["x-robots-tag"]]).toEqual([404, "noindex"]);
    const besideSite = await api.invoke<HttpAnswer>(httpRequest("GET", "/index.html"));
    expect(besideSite.statusCode).toBe(403);
    expect(refused("ApiRole")).toEqual([]);
  });

  it("answers visitors: catalogue, sign-up by JSON, personal page, problems", async () => {
    const api = await startApi();
    const catalogue = await api.invoke<HttpAnswer>(throughSite("GET", "/api/events?from=all"));
    expect([catalogue.statusCode, catalogue.headers["content-type"]]).toEqual([200, "application/json"]);
    expect(
      (JSON.parse(catalogue.body) as { items: { slug: string }[] }).items.map(({ slug }) => slug),
    ).toEqual([event.slug]);
    expect(parametersRead).toEqual([]);
    const signedUp = await api.invoke<HttpAnswer>(
      throughSite("POST", `/api/events/${event.slug}/registrations`, {
        body: signUpInput(1),
        headers: { "idempotency-key": "sign-up-1" },
      }),
    );
    expect(signedUp.statusCode).toBe(201);
    expect(parametersRead).toEqual(["/zapisy/production/link-key"]);
    const { token, outcome } = JSON.parse(signedUp.body) as { token: string; outcome: string };
    expect(outcome).toBe("confirmed");
    const own = await api.invoke<HttpAnswer>(throughSite("GET", `/api/registrations/${token}`));
    expect([own.statusCode, own.headers["cache-control"]]).toEqual([200, "private, no-store"]);
    const missing = await api.invoke<HttpAnswer>(throughSite("GET", "/api/events/nie-ma-takiego"));
    expect([missing.statusCode, missing.headers["content-type"]]).toEqual([404, "application/problem+json"]);
    const broken = await api.invoke<HttpAnswer>({
      ...throughSite("POST", `/api/events/${event.slug}/registrations`, { body: {} }),
      body: "{",
    });
    expect(broken.statusCode).toBe(422);
    const lines = api
      .output()
      .trim()
      .split("\n")
      .map((text) => JSON.parse(text) as Record<string, unknown>);
    expect(
      lines.map(({ level, awsRequestId, route, status }) => [level, awsRequestId, route, status]),
    ).toEqual([
      ["INFO", "call-1", "/api/events", 200],
      ["INFO", "call-2", "/api/events/{slug}/registrations", 201],
      ["INFO", "call-3", "/api/registrations/{token}", 200],
      ["INFO", "call-4", "/api/events/{slug}", 404],
      ["INFO", "call-5", "/api/events/{slug}/registrations", 422],
    ]);
    const accesses = [...done];
    expect(refused("ApiRole")).toEqual([]);
    // The same, judged by the rights of another function: the judge can say no.
    done.push(...accesses);
    expect(refused("MailFeedbackRole")).toContainEqual(
      expect.stringMatching(/^PutItem table \$zapisy#registrationId_/),
    );
  });

  it("gives nothing to whoever goes around CloudFront", async () => {
    const api = await startApi();
    const answer = await api.invoke<HttpAnswer>(httpRequest("GET", "/api/events?lang=pl"));
    expect([answer.statusCode, JSON.parse(answer.body)]).toMatchObject([
      403,
      { code: "request.not_through_site" },
    ]);
    expect(done).toEqual([]);
  });

  it("answers verifiers of credentials, with both signatures, and makes them without a network", async () => {
    const attended = await attendedEvent(world, event.projectId, 1);
    const [certificate] = await issueTo(world, attended.event.eventId, attended.people);
    if (!certificate) throw new Error("No certificate was issued.");
    const api = await start("api", {
      ...WITH_KEY,
      ORIGIN_HASHES,
      SIGNING_KEY: Buffer.alloc(32, 9).toString("base64"),
    });
    const path = `/api/certificates/${codeOf(certificate)}/credential.json`;
    const answer = await api.invoke<HttpAnswer>(throughSite("GET", path));
    expect([answer.statusCode, answer.headers["access-control-allow-origin"]]).toEqual([200, "*"]);
    expect(await goodProofs(JSON.parse(answer.body))).toEqual(["eddsa-rdfc-2022", "eddsa-jcs-2022"]);
    expect(refused("ApiRole")).toEqual([]);
  });

  it("answers staff: session by cookie, and a PDF in base64 with fonts from beside the bundle", async () => {
    const { cookie } = await world.signIn({ role: "admin" });
    const api = await startApi();
    await signUp(world, event, 2);
    const path = `/api/staff/events/${event.eventId}/attendance-list.pdf?item=all`;
    expect((await api.invoke<HttpAnswer>(throughSite("GET", path))).statusCode).toBe(401);
    const answer = await api.invoke<HttpAnswer>(
      throughSite("GET", `${path}?address=yes`, { cookies: [cookie] }),
    );
    expect([answer.statusCode, answer.headers["content-type"], answer.isBase64Encoded]).toEqual([
      200,
      "application/pdf",
      true,
    ]);
    const bytes = Buffer.from(answer.body, "base64");
    expect(bytes.subarray(0, 5).toString()).toBe("%PDF-");
    // Both faces of the product's typeface are embedded.
    const fonts = (await pdfObjects(bytes)).map((object) => String(object["/FontName"]));
    expect(fonts.filter((name) => name.includes("AtkinsonHyperlegible"))).toHaveLength(2);
    const out = await api.invoke<HttpAnswer>(
      throughSite("POST", "/api/staff/sign-out", { cookies: [cookie] }),
    );
    expect([out.statusCode, out.cookies?.[0]]).toEqual([204, expect.stringContaining("__Host-zapisy=;")]);
    expect(api.output()).not.toContain("SignInFailed");
    const signInId = "sgn_00000000000000000000000000";
    const guess = throughSite("POST", "/api/staff/sign-in/verify", { body: { signInId, code: "123456" } });
    expect((await api.invoke<HttpAnswer>(guess)).statusCode).toBeGreaterThanOrEqual(400);
    // Powertools writes it as CloudWatch's embedded metric format.
    expect(api.output()).toMatch(/"Name":"SignInFailed".*"SignInFailed":1/);
    expect(refused("ApiRole")).toEqual([]);
  });

  it("renders the page of a certificate, which nobody keeps", async () => {
    const api = await startApi();
    const certificate = await api.invoke<HttpAnswer>(
      throughSite("GET", "/unlisted.html", { headers: { "x-zapisy-page": "/verify/ABCD-EFGH-JKLM" } }),
    );
    expect([certificate.statusCode, certificate.headers["cache-control"]]).toEqual([
      404,
      "private, no-store",
    ]);
    expect(refused("ApiRole")).toEqual([]);
  });
});

describe("what follows from the stream", () => {
  it("goes up to a poisoned record, says which it is, and goes on behind it without doing anything twice", async () => {
    const stream = readTableStream(databaseEndpoint, world.deps.table.name);
    const wanted = (record: DynamoDBRecord) =>
      ["registration", "event", "project", "staff"].includes(changeOf(record).entity);
    const records = (await stream.read())
      .filter((record) => record.dynamodb?.NewImage && wanted(record))
      .map(asJson);
    const { staff } = await world.signIn({});
    // By the clock that the bundles have: a code that is over is not mailed any more.
    const asked = { ...asPublic(world), now: new Date().toISOString() };
    await world.deps.services.staff.requestSignIn(asked, { email: staff.email, locale: "pl" });
    const later = (await stream.read()).map(asJson).filter(({ dynamodb }) => dynamodb?.NewImage);
    const poison: DynamoDBRecord = {
      eventName: "INSERT",
      dynamodb: {
        SequenceNumber: "999",
        NewImage: {
          // A registration of no event: nothing can be made of it.
          __edb_e__: { S: "registration" },
          __edb_v__: { S: "1" },
          registrationId: { S: "reg_00000000000000000000000000" },
        },
      },
    };
    const follow = await start("follow-stream", { ...WITH_KEY, ...queueUrls() });
    const first = await follow.invoke<DynamoDBBatchResponse>({ Records: [...records, poison, ...later] });
    expect(first).toEqual({ batchItemFailures: [{ itemIdentifier: "999" }] });
    expect(follow.output()).toContain('"stream record failed"');
    expect(follow.output()).toContain('"StreamRecordFailed"');
    for (let delivery = 0; delivery < 2; delivery += 1) {
      expect(await follow.invoke({ Records: [...records, ...later] })).toEqual({ batchItemFailures: [] });
    }
    // One entry for each of the event's changes, its two registrations included: created, published, two sign-ups.
    const { items } = await world.deps.services.audit.listEventHistory(asStaff(world), event.eventId);
    expect(items).toHaveLength(records.filter(({ dynamodb }) => isAbout(dynamodb, event.eventId)).length);
    // Messages are rows, so the mail queue hears of them by the stream's next records.
    const messages = (await stream.read())
      .map(asJson)
      .filter((record) => changeOf(record).entity === "message");
    queued = [];
    expect(await follow.invoke({ Records: messages })).toEqual({ batchItemFailures: [] });
    expect(queued.map(({ queue }) => queue).sort()).toEqual(["mail", "mail", "urgent"]);
    expect(refused("FollowStreamRole")).toEqual([]);
  });
});

describe("evidence that somebody asked for", () => {
  it("is put together by a function of its own, from one record of the stream", async () => {
    const stream = readTableStream(databaseEndpoint, world.deps.table.name);
    const { file } = world.deps.services;
    const announced = await file.announceEventFile(asStaff(world), event.eventId, scanInput());
    await postFile(announced, SCAN);
    const api = await startApi();
    const { cookie } = await world.signIn({ role: "admin" });
    const arrived = await api.invoke<HttpAnswer>(
      throughSite("POST", `/api/staff/events/${event.eventId}/files/${announced.file.fileId}/arrived`, {
        cookies: [cookie],
      }),
    );
    expect(JSON.parse(arrived.body)).toMatchObject({ state: "stored" });
    const path = `/api/staff/events/${event.eventId}/evidence`;
    const asked = await api.invoke<HttpAnswer>(throughSite("POST", path, { cookies: [cookie] }));
    expect(asked.statusCode).toBe(202);
    expect(refused("ApiRole")).toEqual([]);
    const Records = (await stream.read())
      .map(asJson)
      .filter((record) => changeOf(record).entity === "evidence");
    const build = await start("build-evidence", WITH_KEY);
    expect(await build.invoke({ Records })).toEqual({ batchItemFailures: [] });
    expect(refused("BuildEvidenceRole")).toEqual([]);
    const ready = await api.invoke<HttpAnswer>(
      throughSite("GET", `${path}?address=yes`, { cookies: [cookie] }),
    );
    const { evidence, url } = JSON.parse(ready.body) as { evidence: { sha256: string }; url: string };
    const zip = Buffer.from(await (await fetch(url)).arrayBuffer());
    expect(createHash("sha256").update(zip).digest("hex")).toBe(evidence.sha256);
    expect(await checkedFiles(zip)).toContain("listy/lista-obecnosci-cale-wydarzenie.pdf");
    expect(refused("ApiRole")).toEqual([]);
  });
});

describe("the mailer behind the mail queues", () => {
  it("sends what it can read, and leaves alone what it cannot", async () => {
    const mailer = await start("send-mail", { ...WITH_KEY, MAILS_PER_SECOND: "1000" });
    const record = (messageId: string, body: string) => ({
      messageId,
      body,
      attributes: {},
      eventSource: "aws:sqs",
    });
    const answer = await mailer.invoke<SQSBatchResponse>({
      Records: [
        ...queued.map(({ messageId }, index) => record(`item-${index}`, JSON.stringify({ messageId }))),
        record("item-broken", "not even JSON"),
        record("item-gone", JSON.stringify({ messageId: "msg_00000000000000000000000000" })),
      ],
    });
    expect(answer).toEqual({ batchItemFailures: [{ itemIdentifier: "item-broken" }] });
    const { emails } = (await (await fetch(`${urlOf(mailbox)}/store`)).json()) as {
      emails: { destination: { to: string[] }; body: { html?: string } }[];
    };
    expect(emails).toHaveLength(queued.length);
    expect(JSON.stringify(emails)).toContain("https://zapisy.example/registrations/");
    for (const { messageId } of queued) {
      expect(await world.deps.stores.messages.find(messageId as MessageRef)).toMatchObject({ state: "sent" });
    }
    expect(refused("SendMailRole")).toEqual([]);
  });

  /** Has one mail sent by the mailer that is deployed; gives all that was ever sent. */
  async function sendOne(owner: string, message: NewMessage): Promise<string> {
    await createOutbox(world.deps.table).queue(asPublic(world), message);
    const mailer = await start("send-mail", WITH_KEY);
    done.splice(0);
    const messageId = `${owner}/${derivedId("msg", message.kind, ...message.cause)}`;
    const body = JSON.stringify({ messageId });
    await mailer.invoke({ Records: [{ messageId: "item", body }] });
    return (await fetch(`${urlOf(mailbox)}/store`)).text();
  }

  it("may read whose people are a partner's, also of those whose institution is in words alone", async () => {
    const { projectId } = event;
    const institutionId = await referringInstitution(world, "Województwo Małopolskie", "Kraków");
    const { staff } = await world.signIn({ role: "partner", projectIds: [projectId], institutionId });
    const visit = await publishEvent(world, projectId, {
      seats: 5,
      reminders: { hour: "09:00", daysBefore: [], contributorsDays: 3 },
    });
    const institution = { name: "Województwo Małopolskie", town: "Kraków", type: "ops" } as const;
    await signUp(world, visit, 21, { lastName: "Partnerska", institution });
    await signUp(world, visit, 22, { lastName: "Obca", institution: { ...institution, town: "Zator" } });
    const { staffId, email: to, locale } = staff;
    const day = visit.dates.type === "exact" ? visit.dates.startsOn : "";
    const sent = await sendOne(staffId, {
      kind: "partner.people",
      cause: [visit.eventId, staffId],
      to,
      locale,
      staffId,
      eventId: visit.eventId,
      facts: { reminder: "contributors", day },
    });
    expect(sent).toContain("Partnerska");
    expect(sent).not.toContain("Obca");
    expect(refused("SendMailRole")).toEqual([]);
  });

  it("may read what is free for whom an institution refers, and who was there who is asked for a questionnaire", async () => {
    const { projectId } = event;
    const institutionId = await referringInstitution(world, "Powiatowe Centrum Pomocy Rodzinie", "Mońki");
    const { staff } = await signInReferrer(world, projectId, institutionId);
    const surveyUrl = "https://ankiety.example/monki";
    const club = await publishEvent(world, projectId, {
      seats: 7,
      recruitment: { mode: "first_come", referrals: "also" },
      surveyUrl,
      reminders: { hour: "09:00", daysBefore: [], closingDays: 3, surveyDays: 1 },
    });
    const { registrationId } = await signUp(world, club, 31);
    const { eventId, dates } = club;
    const day = dates.type === "exact" ? dates.startsOn : "";
    const ending = await sendOne(eventId, {
      kind: "recruitment.ending",
      cause: [eventId, staff.staffId],
      to: staff.email,
      locale: "pl",
      accountId: staff.staffId,
      eventId,
      facts: { reminder: "closing", day },
    });
    expect(ending).toContain("Wolne miejsca: 6");
    expect(refused("SendMailRole")).toEqual([]);
    const asked = await sendOne(registrationId, {
      kind: "reminder.survey",
      cause: [registrationId, "survey"],
      to: "ktos@ops.example",
      locale: "pl",
      registrationId,
      eventId,
      facts: { reminder: "survey", day },
    });
    expect(asked).toContain(surveyUrl);
    expect(refused("SendMailToManyRole")).toEqual([]);
  });

  it("may read in each lane the line that somebody waits in", async () => {
    const full = await publishEvent(world, event.projectId, { seats: 0 });
    const { registrationId } = await signUp(world, full, 9);
    const sent = await sendOne(registrationId, {
      kind: "registration.reserve",
      cause: [registrationId, "place"],
      to: "czeka@ops.example",
      locale: "pl",
      registrationId,
      eventId: full.eventId,
    });
    expect(sent).toContain("Miejsce na liście rezerwowej: 1.");
    const accesses = [...done];
    expect(accesses.map(({ resource }) => resource)).toContain("gsi2");
    for (const role of ["SendMailRole", "SendUrgentMailRole", "SendMailToManyRole"]) {
      done.splice(0, done.length, ...accesses);
      expect([role, refused(role)]).toEqual([role, []]);
    }
  });

  it("starts without the link key when it is told that there is none, and then makes no links", async () => {
    const mailer = await start("send-mail");
    const [first] = queued;
    await expect(
      mailer.invoke({ Records: [{ messageId: "a", body: JSON.stringify({ messageId: first?.messageId }) }] }),
    ).resolves.toEqual({ batchItemFailures: [] });
    done.splice(0);
  });
});

describe("mail that SES refuses", () => {
  it("is counted, so that an alarm can tell, and goes when it is handed over again after that was mended", async () => {
    const [{ messageId } = {}] = queued;
    const { find, replace } = createOutboxStore(world.deps.table);
    const sent = await find(messageId as MessageRef);
    if (!sent) throw new Error("Nothing was mailed.");
    await replace(sent, { ...sent, state: "queued" });
    // The mailer of before may be a few seconds ago.
    const [owner, id] = messageId?.split("/") ?? [];
    const Key = { pk: `$zapisy#messageOf_${owner}`, sk: `$messageLease_1#messageId_${id}` };
    const { documents, name: TableName } = world.deps.table;
    await documents.send(new DeleteCommand({ TableName, Key }));
    // What an account in the sandbox answers (Amazon SES, "SendRawEmail", Errors).
    const sandbox = createServer((request, response) => {
      request.resume().on("end", () => {
        response.writeHead(400, { "content-type": "text/xml" }).end(
          `<ErrorResponse xmlns="http://ses.amazonaws.com/doc/2010-12-01/"><Error><Type>Sender</Type><Code>MessageRejected</Code>
           <Message>Email address is not verified. x@y.example</Message></Error><RequestId>1</RequestId></ErrorResponse>`,
        );
      });
    }).listen(0, "127.0.0.1");
    await once(sandbox, "listening");
    const mailer = await start("send-mail", { ...WITH_KEY, SES_ENDPOINT: urlOf(sandbox) });
    const item = (body: object) => ({ Records: [{ messageId: "item", body: JSON.stringify(body) }] });
    expect(await mailer.invoke(item({ messageId }))).toEqual({ batchItemFailures: [] });
    sandbox.close();
    sandbox.closeAllConnections();
    expect(mailer.output()).toMatch(/"Name":"MailRefused".*"MailRefused":1/);
    expect(mailer.output()).not.toContain("y.example");
    expect(await find(messageId as MessageRef)).toMatchObject({
      state: "failed",
      failure: "MessageRejected",
    });

    const mended = await start("send-mail", WITH_KEY);
    await mended.invoke(item({ messageId }));
    expect(await find(messageId as MessageRef)).toMatchObject({ state: "failed" });
    await mended.invoke(item({ messageId, again: true }));
    expect(await find(messageId as MessageRef)).toMatchObject({ state: "sent" });
    expect(mended.output()).not.toContain("MailRefused");
    expect(refused("SendMailRole")).toEqual([]);
  });
});

describe("news of mail by SNS", () => {
  const notification = (message: object) => ({
    Records: [
      {
        EventSource: "aws:sns",
        EventVersion: "1.0",
        EventSubscriptionArn: "arn:aws:sns:eu-central-1:123456789012:feedback:1",
        Sns: {
          Type: "Notification",
          MessageId: "1",
          Subject: "Amazon SES",
          Message: JSON.stringify(message),
        },
      },
    ],
  });

  it("ends in the message's state, once, in whatever order it comes", async () => {
    const [first, second] = queued.map(({ messageId }) => messageId as MessageRef);
    if (!first || !second) throw new Error("Nothing was mailed.");
    const feedback = await start("mail-feedback");
    const tagsOf = (ref: string) => {
      const [message, owner] = ref.split("/").toReversed();
      return { message: [message], ...(owner && { owner: [owner] }) };
    };
    const mail = (messageId: string) => ({
      messageId: "0100",
      tags: { ...tagsOf(messageId), "ses:from-domain": ["rops.example"] },
    });
    const bounce = {
      eventType: "Bounce",
      mail: mail(first),
      bounce: {
        bounceType: "Permanent",
        bounceSubType: "General",
        bouncedRecipients: [{ emailAddress: "x@y.example" }],
      },
    };
    await feedback.invoke(notification(bounce));
    await feedback.invoke(notification(bounce));
    await feedback.invoke(notification({ eventType: "Delivery", mail: mail(first), delivery: {} }));
    await feedback.invoke(notification({ eventType: "Delivery", mail: mail(second), delivery: {} }));
    await feedback.invoke(notification({ eventType: "Complaint", mail: mail(second), complaint: {} }));
    const { find } = world.deps.stores.messages;
    expect([(await find(first))?.state, (await find(first))?.failure]).toEqual([
      "bounced",
      "bounced.permanent",
    ]);
    expect([(await find(second))?.state, (await find(second))?.failure]).toEqual([
      "complained",
      "complained",
    ]);
    // Somebody else's mail, and a message that is no longer kept.
    await feedback.invoke(notification({ eventType: "Delivery", mail: { tags: {} } }));
    await feedback.invoke(
      notification({ eventType: "Delivery", mail: mail("msg_00000000000000000000000000") }),
    );
    await expect(feedback.invoke(notification({ eventType: "Surprise" }))).rejects.toThrow();
    expect(refused("MailFeedbackRole")).toEqual([]);
  });
});

describe("schedules", () => {
  it("name the job that runs; one that does not exist fails and is seen", async () => {
    const jobs = await start("jobs", { ...queueUrls(), REQUEUE_MAIL_AFTER_MINUTES: "30" });
    queued = [];
    await createOutboxStore(world.deps.table).queue({
      messageId: "msg_0000000000000000000000LOST",
      kind: "staff.sign_in_code",
      state: "queued",
      to: "osoba@rops.example",
      locale: "pl",
      attempts: 0,
      queuedAt: "2026-03-01T09:00:00.000Z",
    });
    await jobs.invoke({ job: "requeue-mail" });
    expect(queued).toContainEqual({
      queue: "urgent",
      messageId: "msg_0000000000000000000000LOST/msg_0000000000000000000000LOST",
    });
    expect(jobs.output()).toContain('"JobDone"');
    await expect(jobs.invoke({ job: "no-such-job" })).rejects.toThrow("There is no job no-such-job.");
    expect(refused("JobsRole")).toEqual([]);
  });

  it("give up a seat that nobody confirmed, with the rights that they have", async () => {
    const projectId = await createProject(world);
    const { slug, eventId } = await publishEvent(world, projectId, {
      title: { pl: "Z potwierdzeniem" },
      recruitment: { mode: "first_come", confirmAddress: true },
    });
    const { consents } = signUpInput(1);
    await world.deps.services.registration.registerParticipant(
      asPublic(world),
      slug,
      signUpInput(1, { needs: { diet: "vegan" }, consents: { ...consents, needs: true } }),
    );
    // On the day of the sign-up it would depend on the hour of the test whether the hold has ended.
    const jobs = await start("jobs", {
      ...queueUrls(),
      REQUEUE_MAIL_AFTER_MINUTES: "30",
      TODAY: addDays(START.slice(0, 10), 1),
    });
    await jobs.invoke({ job: "do-what-is-due" });
    const people = await peopleOf(world, { eventId });
    expect(people.map(({ status }) => status)).toEqual(["cancelled"]);
    expect(refused("JobsRole")).toEqual([]);
  });
});

describe("the watch", () => {
  it("counts what does not work from outside, and brings CloudFront's count of failures to this region", async () => {
    const asked: { region: string; query: object }[] = [];
    /** A site that is down, and the CloudWatch of the region that CloudFront counts in. */
    const outside = createServer((request, response) => {
      void (async () => {
        const chunks: Buffer[] = [];
        for await (const chunk of request) chunks.push(chunk as Buffer);
        if (request.method === "GET") return response.writeHead(503).end();
        const query = JSON.parse(Buffer.concat(chunks).toString()) as object;
        const [, region = ""] = /\d{8}\/([\w-]+)\//.exec(request.headers.authorization ?? "") ?? [];
        asked.push({ region, query });
        const result = (Id: string, value: number) => ({
          Id,
          Values: [value],
          Timestamps: [1],
          StatusCode: "Complete",
        });
        return response
          .writeHead(200, { "content-type": "application/x-amz-json-1.0" })
          .end(JSON.stringify({ MetricDataResults: [result("requests", 240), result("rate", 2.5)] }));
      })();
    }).listen(0, "127.0.0.1");
    await once(outside, "listening");
    const watch = await start("watch", {
      PUBLIC_URL: urlOf(outside),
      DISTRIBUTION_ID: "E1ZAPISY",
      AWS_ENDPOINT_URL_CLOUDWATCH: urlOf(outside),
    });
    await watch.invoke({});
    outside.close();
    outside.closeAllConnections();
    expect(watch.output()).toMatch(/"SiteFailures":3/);
    expect(watch.output()).toMatch(/"SiteMilliseconds":\d+/);
    expect(watch.output()).toMatch(/"SiteServerErrors":6/);
    expect(watch.output()).toContain(
      '"failures":["health: answered 503","page: answered 503","catalogue: answered 503"]',
    );
    expect(asked).toMatchObject([
      {
        region: "us-east-1",
        query: {
          MetricDataQueries: [
            { MetricStat: { Metric: { Namespace: "AWS/CloudFront", MetricName: "Requests" }, Period: 300 } },
            { MetricStat: { Metric: { MetricName: "5xxErrorRate" }, Stat: "Average" } },
          ],
        },
      },
    ]);
    expect(JSON.stringify(asked)).toContain('{"Name":"DistributionId","Value":"E1ZAPISY"}');
  });
});

function isAbout(dynamodb: DynamoDBRecord["dynamodb"], eventId: string): boolean {
  return dynamodb?.NewImage?.eventId?.S === eventId;
}

/** A record as Lambda gets it: JSON, bytes in base64. */
function asJson(record: DynamoDBRecord): DynamoDBRecord {
  return JSON.parse(
    JSON.stringify(record, (_key, value: unknown) =>
      value instanceof Uint8Array ? Buffer.from(value).toString("base64") : value,
    ),
  ) as DynamoDBRecord;
}
