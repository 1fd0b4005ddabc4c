import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { HEALTH_SECONDS } from "@zapisy/functions/health";
import { createSesMailer, classifySesError } from "@zapisy/mail";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createProject, publishEvent } from "../support/actions.ts";
import { startDatabaseProxy, type DatabaseCall, type DatabaseProxy } from "../support/database-proxy.ts";
import { signUpInput } from "../support/fixture.ts";
import { createWorld, type World } from "../support/world.ts";
import { databaseEndpoint } from "../support/own-database.ts";

/** Longer than any test: as good as never. */
const forever = () => new Promise<void>(() => undefined);

let world: World;
let proxy: DatabaseProxy;
/** What hangs of the database now, and whether before or after it takes effect. */
let hangs: { when: "before" | "after"; call: (call: DatabaseCall) => boolean } | undefined;
const hangsNow = (when: "before" | "after", call: DatabaseCall) =>
  hangs?.when === when && hangs.call(call) ? forever() : undefined;

/** A service that takes requests and never answers. */
let silent: Server;
const heard: string[] = [];
const silentEndpoint = () => `http://127.0.0.1:${(silent.address() as AddressInfo).port}`;

beforeAll(async () => {
  proxy = await startDatabaseProxy(
    databaseEndpoint,
    (call) => hangsNow("before", call),
    (call) => hangsNow("after", call),
  );
  world = await createWorld({ DYNAMODB_ENDPOINT: proxy.endpoint });
  silent = createServer(({ method, url }) => void heard.push(`${method} ${url}`)).listen(0, "127.0.0.1");
  await once(silent, "listening");
});

afterAll(() => {
  proxy.stop();
  silent.closeAllConnections();
  silent.close();
});

async function timed<T>(work: Promise<T>): Promise<{ value: T; seconds: number }> {
  const startedAt = performance.now();
  const value = await work;
  return { value, seconds: (performance.now() - startedAt) / 1_000 };
}

/** What a page gets when something does not answer. */
async function expectUnavailable(answer: Response): Promise<void> {
  expect(answer.status).toBe(503);
  expect(Number(answer.headers.get("retry-after"))).toBeGreaterThan(0);
  expect(answer.headers.get("content-type")).toContain("application/problem+json");
  const problem = (await answer.json()) as object;
  expect(problem).toEqual({
    type: "urn:zapisy:problem:unavailable",
    title: "unavailable",
    status: 503,
    code: "unavailable",
    requestId: answer.headers.get("x-request-id"),
    retryAfterSeconds: Number(answer.headers.get("retry-after")),
  });
}

describe("a database that hangs", () => {
  it("is noticed: whoever asks is told in time when to ask again", async () => {
    hangs = { when: "before", call: () => true };
    const { value, seconds } = await timed(Promise.resolve(world.api.request("/api/events")));
    hangs = undefined;
    await expectUnavailable(value);
    expect(seconds).toBeLessThan(25);
    expect((await world.api.request("/api/events")).status).toBe(200);
  });

  it.each(["before", "after"] as const)(
    "%s a sign-up takes effect leaves nothing half done: the same request again gives one registration",
    async (when) => {
      const event = await publishEvent(world, await createProject(world), { seats: 5 });
      const send = () =>
        Promise.resolve(
          world.api.request(`/api/events/${event.slug}/registrations`, {
            method: "POST",
            headers: { "content-type": "application/json", "idempotency-key": `hang-${when}-0001` },
            body: JSON.stringify(signUpInput(1)),
          }),
        );
      hangs = { when, call: ({ operation }) => operation === "TransactWriteItems" };
      const { value, seconds } = await timed(send());
      hangs = undefined;
      await expectUnavailable(value);
      expect(seconds).toBeLessThan(25);
      const answer = await send();
      expect(answer.status).toBe(201);
      const rows: string[] = [];
      for await (const row of world.deps.stores.registrations.eachByName(event.eventId))
        rows.push(row.registrationId);
      expect(rows).toEqual([((await answer.json()) as { registrationId: string }).registrationId]);
      const head = await world.deps.stores.events.findHead(event.eventId);
      const blocks = head
        ? [...(await world.deps.stores.events.readBlocks([head], true)).values()].flat()
        : [];
      expect(blocks.map(({ taken }) => taken)).toEqual([1]);
    },
  );

  it("is named by /api/health within seconds, however often that is asked, and so is its recovery", async () => {
    const { deps } = await createWorld({ DYNAMODB_ENDPOINT: proxy.endpoint });
    expect(await deps.health()).toEqual({ database: "ok", files: "ok", mail: "ok" });
    let calls = 0;
    const sick = await createWorld({ DYNAMODB_ENDPOINT: proxy.endpoint });
    hangs = { when: "before", call: () => Boolean((calls += 1)) };
    const ask = () => Promise.resolve(sick.api.request("/api/health"));
    const { value: answers, seconds } = await timed(Promise.all(Array.from({ length: 200 }, ask)));
    expect(seconds).toBeLessThan(5);
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 503));
    expect(await answers[0]?.json()).toMatchObject({
      code: "unavailable",
      parts: { database: "ill", files: "ok", mail: "ill" },
    });
    expect(calls).toBeLessThan(10);
    hangs = undefined;
    expect(sick.logged.filter(({ message }) => message === "part is ill").length).toBe(2);
    // Until then the answer is given again.
    const again = { timeout: (HEALTH_SECONDS + 10) * 1_000 };
    await expect.poll(async () => (await ask()).status, again).toBe(200);
  });
});

describe("a store of files that hangs", () => {
  it("is noticed, and nothing else is held up", async () => {
    const sick = await createWorld({ S3_ENDPOINT: silentEndpoint() });
    const { seconds, value } = await timed(
      sick.deps.bucket.get("files/one").then(
        () => undefined,
        (error: unknown) => error,
      ),
    );
    expect(value).toBeInstanceOf(Error);
    expect(seconds).toBeLessThan(25);
    const health = await sick.api.request("/api/health");
    expect(await health.json()).toMatchObject({ parts: { database: "ok", files: "ill", mail: "ok" } });
  });
});

describe("a mail service that hangs", () => {
  it("is given up in time, tried again later, and never sent the same mail again at once", async () => {
    const mailer = createSesMailer({
      region: "local",
      endpoint: silentEndpoint(),
      credentials: { accessKeyId: "local", secretAccessKey: "local" },
      from: "zapisy@zapisy.example",
    });
    const mail = { to: "anna@ops.example", mime: new Uint8Array([1]), ref: "reg_1/msg_1" };
    const { value, seconds } = await timed(mailer.send(mail).catch((error: unknown) => error));
    expect(value).toMatchObject({ name: "TimeoutError" });
    expect(classifySesError(value)).toBe("retry");
    expect(seconds).toBeLessThan(12);
    expect(heard.filter((request) => request === "POST /")).toEqual(["POST /"]);
  });
});
