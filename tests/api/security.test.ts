import { beforeAll, describe, expect, it } from "vitest";
import { secretHash } from "@zapisy/core/shared/secret";
import type { StaffRole } from "@zapisy/core/shared/actor";
import type { Route } from "@zapisy/functions/api/route";
import { routes } from "@zapisy/functions/api/routes";
import { call, fillPath, problemBody } from "../support/api.ts";
import { disturb, isWrite } from "../support/disturb.ts";
import { DOCUMENT, type Operation } from "../support/document.ts";
import { type Example, ROUTE_EXAMPLES } from "../support/route-examples.ts";
import { objectsIn, schemasIn } from "../support/schemas.ts";
import { createStage, type Stage } from "../support/stage.ts";

interface Case extends Pick<Operation, "parameters" | "requestBody"> {
  name: string;
  method: string;
  path: string;
  access: Operation["x-access"];
}

const CASES: Case[] = Object.entries(DOCUMENT.paths).flatMap(([path, operations]) =>
  Object.entries(operations).map(([verb, { parameters, requestBody, "x-access": access }]) => ({
    name: `${verb.toUpperCase()} ${path}`,
    method: verb.toUpperCase(),
    path,
    access,
    parameters,
    requestBody,
  })),
);
const named = (cases: Case[]) => cases.map((one) => [one.name, one] as const);
const staffCases = CASES.filter(({ access }) => access === "staff");
/** The button of a mail program, which comes as a form and from anywhere: tests/api/one-click.test.ts has it. */
const ONE_CLICK = "POST /api/subscriptions/{token}/one-click";
const writing = CASES.filter(({ name, method }) => method !== "GET" && name !== ONE_CLICK);

const MISSING: Record<string, string> = {
  eventId: "evt_ZZZZZZZZZZZZZZZZZZZZZZZZZZ",
  registrationId: "reg_ZZZZZZZZZZZZZZZZZZZZZZZZZZ",
  projectId: "prj_ZZZZZZZZZZZZZZZZZZZZZZZZZZ",
  staffId: "stf_ZZZZZZZZZZZZZZZZZZZZZZZZZZ",
  logoId: "log_ZZZZZZZZZZZZZZZZZZZZZZZZZZ",
  slug: "nie-ma-takiego",
};

let stage: Stage;

function routeNamed(name: string): Route {
  const route = routes.find(({ method, path }) => `${method} ${path}` === name);
  if (!route) throw new Error(`there is no route ${name}`);
  return route;
}

/** How a field is refused that nobody knows. */
const unknown = (path: string) => ({
  status: 422,
  code: "request.invalid",
  issues: [{ path, code: "field.unknown" }],
});

beforeAll(async () => {
  stage = await createStage();
});

async function exampleOf({ name }: Case) {
  const make = ROUTE_EXAMPLES[name];
  if (!make) throw new Error(`${name} has no example in tests/support/route-examples.ts`);
  return make(stage);
}

/** A route's example as the stage's admin sends it; what is given when it is sent departs from that. */
async function prepare(one: Case, example = exampleOf(one)) {
  const { params: own = {}, ...request }: Example = await example;
  return {
    request,
    params: own,
    send: ({ params = {}, ...changes }: Example = {}) =>
      call(stage.world, one.method, fillPath(one.path, { ...own, ...params }), {
        cookie: stage.cookies.admin,
        ...request,
        ...changes,
      }),
  };
}

const untouched = new Map<string, Promise<Example>>();

/** The same for what is only refused: the example is as good for the next test, and is made once. */
function prepareRefused(one: Case) {
  const example = untouched.get(one.name) ?? exampleOf(one);
  untouched.set(one.name, example);
  return prepare(one, example);
}

describe("every route", () => {
  it("has an example that the suites here go by, and no example is without a route", () => {
    expect(Object.keys(ROUTE_EXAMPLES).toSorted()).toEqual(CASES.map(({ name }) => name).toSorted());
  });

  it.each(named(CASES))("answers its example as the document says: %s", async (_, one) => {
    const { send } = await prepare(one);
    const { status, headers, bytes } = await send();
    expect(status).toBeLessThan(300);
    expect(headers.get("cache-control")).toBeTruthy();
    // Pages go by this clock; of an answer that is kept for others it would be the time of then.
    const isKept = /\bpublic\b/.test(headers.get("cache-control") ?? "");
    expect(headers.get("server-time")).toBe(isKept ? null : stage.world.clock.now);
    if (status !== 204) expect(bytes.length).toBeGreaterThan(0);
  });
});

describe("a public route that only shows something", () => {
  const looking = CASES.filter(({ method, access }) => method === "GET" && access === "public");

  it.each(named(looking))("does without the link key, which is not read for it: %s", async (_, one) => {
    const { send } = await prepareRefused(one);
    const { config } = stage.world.deps;
    const key = config.LINK_KEY;
    config.LINK_KEY = undefined;
    try {
      expect((await send()).status).toBeLessThan(300);
    } finally {
      config.LINK_KEY = key;
    }
  });
});

describe("a page of another origin", () => {
  const OPEN = [
    "GET /api/certificates/{code}/credential.json",
    "GET /api/certificates/{code}/status.json",
    "GET /api/issuer",
  ];
  const foreign = { origin: "https://obcy.example" };
  const allowed = ({ headers }: { headers: Headers }) =>
    [...headers].filter(([name]) => name.startsWith("access-control-"));

  it.each(named(CASES))(
    "reads what verifiers of credentials ask, without cookies, and nothing else: %s",
    async (name, one) => {
      const { request, params, send } = await prepareRefused(one);
      const isOpen = OPEN.includes(name);
      const { "access-control-allow-origin": origin, ...others } = Object.fromEntries(
        allowed(await send({ headers: { ...request.headers, ...foreign } })),
      );
      expect([origin, others]).toEqual([isOpen ? "*" : undefined, {}]);
      // What a browser asks before a request that is more than a plain look.
      const asked = await call(stage.world, "OPTIONS", fillPath(one.path, params), {
        headers: {
          ...foreign,
          "access-control-request-method": one.method,
          "access-control-request-headers": "accept",
        },
      });
      expect([asked.status < 300, Object.fromEntries(allowed(asked))]).toEqual(
        isOpen
          ? [
              true,
              {
                "access-control-allow-origin": "*",
                "access-control-allow-methods": "GET",
                "access-control-allow-headers": "accept",
                "access-control-max-age": "86400",
              },
            ]
          : [false, {}],
      );
    },
  );

  it("reads also why there is none", async () => {
    const { status, headers } = await call(
      stage.world,
      "GET",
      "/api/certificates/00000000000000000000/credential.json",
      {
        headers: foreign,
      },
    );
    expect([status, headers.get("access-control-allow-origin")]).toEqual([404, "*"]);
  });
});

describe("a staff route", () => {
  it.each(named(staffCases))("is closed to everybody without a session that lasts: %s", async (_, one) => {
    const { world } = stage;
    const secret = "A".repeat(43);
    const session = (staffId: `stf_${string}`, expiresAt: string) =>
      world.deps.stores.staff.createSession({ sessionHash: secretHash(secret), staffId, expiresAt });
    const refusal = {
      status: 401,
      type: "urn:zapisy:problem:staff.not_signed_in",
      title: "staff.not_signed_in",
      code: "staff.not_signed_in",
    };
    const { send } = await prepareRefused(one);
    const attempt = (cookie?: string) => problemBody(send({ cookie }));
    expect(await attempt()).toEqual(refusal);
    expect(await attempt("__Host-zapisy=wymyslona")).toEqual(refusal);
    expect(await attempt("zapisy=bez-przedrostka")).toEqual(refusal);
    await session(world.admin.staffId, world.clock.now);
    expect(await attempt(`__Host-zapisy=${secret}`)).toEqual(refusal);
    await world.deps.stores.staff.endSession(secretHash(secret), { at: world.clock.now, by: "system:test" });
    await session("stf_ZZZZZZZZZZZZZZZZZZZZZZZZZZ", "2099-01-01T00:00:00.000Z");
    expect(await attempt(`__Host-zapisy=${secret}`)).toEqual(refusal);
    await world.deps.stores.staff.endSession(secretHash(secret), { at: world.clock.now, by: "system:test" });
  });

  const withIds = staffCases.filter(({ path }) =>
    /\{(eventId|projectId|registrationId|textOwner)\}/.test(path),
  );
  it.each(named(withIds))(
    "says the same of what is another's as of what is not there: %s",
    async (_, one) => {
      const { foreign, event, cookies } = stage;
      const { send } = await prepareRefused(one);
      // Coordinators may do everything in their own projects and nothing elsewhere.
      const refused = async (params: Record<string, string>) => {
        const answer = await send({ cookie: cookies.coordinator, params });
        expect(answer.status).toBe(404);
        const { requestId: __, ...body } = answer.json as Record<string, unknown>;
        return body;
      };
      const names = [...one.path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? "");
      if (names.includes("eventId")) {
        const others = { eventId: foreign.event.eventId, registrationId: foreign.person.registrationId };
        expect(await refused(others)).toEqual(
          await refused({ eventId: MISSING.eventId ?? "", registrationId: MISSING.registrationId ?? "" }),
        );
      }
      if (names.includes("projectId")) {
        expect(await refused({ projectId: foreign.projectId })).toEqual(
          await refused({ projectId: MISSING.projectId ?? "" }),
        );
      }
      if (names.includes("textOwner"))
        for (const [theirs, missing] of [
          [foreign.event.eventId, MISSING.eventId],
          [foreign.projectId, MISSING.projectId],
        ])
          expect(await refused({ textOwner: theirs ?? "" })).toEqual(
            await refused({ textOwner: missing ?? "" }),
          );
      if (names.includes("registrationId")) {
        // The way in through one's own event leads to its own people only.
        const through = (registrationId: string) => refused({ eventId: event.eventId, registrationId });
        expect(await through(foreign.person.registrationId)).toEqual(
          await through(MISSING.registrationId ?? ""),
        );
      }
    },
  );

  it("says the same of a project that is another's as of one that is not there when it stands in the body", async () => {
    for (const name of ["POST /api/staff/events", "PUT /api/staff/events/{eventId}"]) {
      const one = CASES.find((candidate) => candidate.name === name);
      if (!one) throw new Error(name);
      const { request, send } = await prepare(one);
      const refused = (projectId: string | undefined) =>
        problemBody(
          send({ cookie: stage.cookies.coordinator, body: { ...(request.body as object), projectId } }),
        );
      expect(await refused(stage.foreign.projectId)).toEqual(await refused(MISSING.projectId));
    }
  });

  /** What an assistant is there for. */
  const assistants = new Set([
    "POST /api/staff/events/{eventId}/attendance/marks",
    "POST /api/staff/events/{eventId}/attendance/walk-ins",
  ]);
  const readers = ["assistant", "auditor"] as const satisfies StaffRole[];
  /** Ask with a body, and write nothing. */
  const asking = new Set([
    "POST /api/staff/events/{eventId}/circular-recipients",
    "POST /api/staff/events/{eventId}/circulars/{circularId}/preview",
  ]);
  // Asking for an archive changes nothing that is in it; auditors may. Everybody keeps their own account.
  const changes = staffCases.filter(
    ({ name, method, path }) =>
      method !== "GET" &&
      !asking.has(name) &&
      !path.endsWith("/evidence") &&
      !path.startsWith("/api/staff/me/"),
  );
  it.each(named(changes))("lets those who only read write nothing: %s", async (name, one) => {
    const { send } = await prepare(one);
    for (const role of readers) {
      if (role === "assistant" && assistants.has(name)) continue;
      expect([403, 404]).toContain((await send({ cookie: stage.cookies[role] })).status);
    }
    // Nothing had changed: what they were refused still succeeds for somebody who may.
    expect((await send()).status).toBeLessThan(300);
  });

  it.each(named(staffCases.filter(({ name }) => asking.has(name))))(
    "asks, and writes nothing: %s",
    async (_, one) => {
      const { send } = await prepare(one);
      // That somebody is there is noted with their first request, whatever it is.
      for (const role of ["admin", ...readers] as const)
        await call(stage.world, "GET", "/api/staff/me", { cookie: stage.cookies[role] });
      const writes: string[] = [];
      const stop = disturb(stage.world.deps.table.client, (request, go) => {
        if (isWrite(request)) writes.push(request.command);
        return go();
      });
      expect((await send()).status).toBe(200);
      for (const role of readers) {
        // Who only reads is answered as well, where they see the event.
        expect([200, 404]).toContain((await send({ cookie: stage.cookies[role] })).status);
      }
      stop();
      expect(writes).toEqual([]);
    },
  );

  it.each(named(staffCases.filter(({ path }) => path.startsWith("/api/staff/people"))))(
    "keeps the list of staff from those who do not need it: %s",
    async (_, one) => {
      const { send } = await prepareRefused(one);
      for (const role of ["organiser", "assistant", "auditor"] as const) {
        expect((await send({ cookie: stage.cookies[role] })).status).toBe(403);
      }
    },
  );
});

describe("a personal link", () => {
  it.each(named(CASES.filter(({ access }) => access === "link")))(
    "that is wrong is the same 404, however wrong: %s",
    async (_, one) => {
      const { person, foreign } = stage;
      const { send } = await prepareRefused(one);
      const refused = async (token: string) => {
        const { status, json } = await send({ params: { token } });
        const { requestId: __, ...body } = json as Record<string, unknown>;
        return [status, body];
      };
      const [, noun] = /^\/api\/([\w-]+)s?\//.exec(one.path) ?? [];
      const code = `${noun === "check-in" ? "check_in" : noun?.replace(/s$/, "")}.not_found`;
      const refusal = await refused(`${"0".repeat(26)}${"A".repeat(43)}`);
      expect(refusal).toEqual([
        404,
        {
          status: 404,
          type: `urn:zapisy:problem:${code}`,
          title: code,
          code,
        },
      ]);
      // Another's secret, one's own id as a link, too short, too long.
      for (const token of [
        `${person.token.slice(0, 26)}${foreign.person.token.slice(26)}`,
        person.registrationId,
        person.token.slice(0, -1),
        `${person.token}A`,
        "%F0%9F%98%80",
      ]) {
        expect(await refused(token)).toEqual(refusal);
      }
    },
  );
});

describe("a request from another site", () => {
  it.each(named(writing))("changes nothing, whoever's browser sends it: %s", async (_, one) => {
    const { request, send } = await prepare(one);
    const from = (site: string) => send({ headers: { ...request.headers, "sec-fetch-site": site } });
    for (const site of ["cross-site", "same-site"]) {
      expect(await problemBody(from(site))).toMatchObject({ status: 403, code: "request.cross_site" });
    }
    expect((await from("same-origin")).status).toBeLessThan(300);
  });

  it.each(named(writing))(
    "changes nothing, also where the browser only tells its origin: %s",
    async (_, one) => {
      const { request, send } = await prepare(one);
      const from = (origin: string) => send({ headers: { ...request.headers, origin } });
      for (const origin of [
        "https://obcy.example",
        "http://zapisy.example",
        "https://zapisy.example:8443",
        "https://zapisy.example.obcy.example",
        "null",
      ]) {
        expect(await problemBody(from(origin))).toMatchObject({ status: 403, code: "request.cross_site" });
      }
      expect((await from("https://zapisy.example")).status).toBeLessThan(300);
    },
  );
});

describe("a request that makes no sense", () => {
  const withBody = writing.filter(({ requestBody }) => requestBody);

  it.each(named(withBody))("is refused for its body: %s", async (_, one) => {
    const { request, send } = await prepareRefused(one);
    const attempt = (body: unknown, headers: Record<string, string> = {}) =>
      problemBody(send({ headers, body }));
    expect(await attempt('{"a":')).toMatchObject({ status: 422, code: "request.malformed" });
    expect(await attempt("")).toMatchObject({ status: 422, code: "request.malformed" });
    expect(await attempt(JSON.stringify(request.body), { "content-type": "text/plain" })).toMatchObject({
      status: 422,
      code: "request.malformed",
    });
    expect(await attempt("a=b", { "content-type": "application/x-www-form-urlencoded" })).toMatchObject({
      status: 422,
      code: "request.malformed",
    });
    for (const body of [{}, [], null, "tekst", 7].map((value) => JSON.stringify(value))) {
      const refusal = await attempt(body);
      expect(refusal).toMatchObject({ status: 422, code: "request.invalid" });
      expect(refusal.issues).not.toEqual([]);
    }
    expect(
      await attempt({
        ...(request.body as object),
        padding: "x".repeat(one.access === "staff" ? 4_000_000 : 600_000),
      }),
    ).toMatchObject({
      status: 413,
      code: "request.too_large",
    });
  });

  it.each(named(CASES))("is refused for a parameter that it does not know: %s", async (_, one) => {
    const route = routeNamed(one.name);
    // An address that strangers open, for a file, may have gone through programs that add something of their own.
    const isTolerant = route.answer.file && one.access !== "staff";
    const { request, send } = await (isTolerant ? prepare(one) : prepareRefused(one));
    const answer = send({ query: { ...request.query, nieznane: "1" } });
    if (isTolerant) expect((await answer).status).toBeLessThan(300);
    else expect(await problemBody(answer)).toMatchObject(unknown("nieznane"));
    if (!route.query) return;
    const [name = ""] = Object.keys((route.query as unknown as { entries: object }).entries);
    const { send: again } = await prepareRefused({ ...one, path: `${one.path}?${name}=a&${name}=a` });
    expect(await problemBody(again({ query: {} }))).toMatchObject({ status: 422, issues: [{ path: name }] });
  });

  it.each(named(writing))(
    "is refused for a field that it does not know, wherever it stands: %s",
    async (_, one) => {
      const { request, send } = await prepare(one);
      const { body: schema } = routeNamed(one.name);
      for (const field of ["nieznane", "constructor", "__proto__"]) {
        for (const path of schema ? objectsIn(schema, request.body) : [[]]) {
          const body = structuredClone(request.body ?? {});
          const place = path.reduce<Record<string, unknown>>(
            (at, name) => at[name] as typeof at,
            body as Record<string, unknown>,
          );
          Object.defineProperty(place, field, { value: 1, enumerable: true });
          expect(await problemBody(send({ body }))).toMatchObject(unknown([...path, field].join(".")));
        }
      }
      // And nothing had happened.
      expect((await send()).status).toBeLessThan(300);
    },
  );

  it("has no schema that would drop a field without a word", () => {
    for (const { method, path, params, query, body } of routes) {
      const objects = [params, query, body].flatMap((schema) => (schema ? [...schemasIn(schema)] : []));
      const types = new Set(objects.map(({ type }) => type));
      expect(
        [...types].filter((type) => /object|intersect/.test(type)),
        `${method} ${path}`,
      ).toEqual(types.has("strict_object") ? ["strict_object"] : []);
    }
  });

  const withParams = CASES.filter(({ path, access }) => path.includes("{") && access !== "link");
  it.each(named(withParams))("is refused for ids that cannot exist: %s", async (_, one) => {
    const { send } = await prepareRefused(one);
    for (const [, name = ""] of one.path.matchAll(/\{(\w+)\}/g)) {
      for (const value of ["1", "../../etc", "evt_' OR 1=1", "x".repeat(300), "Ż"]) {
        expect((await send({ params: { [name]: value } })).status).toBe(404);
      }
    }
  });

  const withCursor = CASES.filter(({ parameters }) => parameters.some(({ name }) => name === "cursor"));
  it.each(named(withCursor))(
    "is refused for a cursor that is made up, changed, or another list's: %s",
    async (_, one) => {
      const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");
      const people = {
        pk: `$zapisy#registrationId_${stage.foreign.person.registrationId}`,
        sk: "$registration_1",
      };
      const cursors = [
        "abc",
        "!!!",
        "x".repeat(3000),
        encode("tekst"),
        encode(null),
        encode([]),
        encode({}),
        encode({ pk: 1, sk: 2 }),
        encode({ pk: "a", sk: "b" }),
        encode(people),
        encode({ ...people, gsi1pk: "$zapisy#eventId_evt_1", gsi1sk: "$registration_1#nameKey_a" }),
        encode({ ...people, gsi1pk: "a", gsi1sk: "b", gsi2pk: "a", gsi2sk: "b" }),
        encode({ pk: { S: "a" }, sk: { S: "b" } }),
      ];
      const { send } = await prepareRefused(one);
      for (const cursor of cursors) {
        expect(await problemBody(send({ query: { cursor } }))).toMatchObject({
          status: 422,
          code: "request.invalid",
          issues: [{ path: "cursor" }],
        });
      }
    },
  );

  const withKey = CASES.filter(({ parameters }) => parameters.some(({ name }) => name === "Idempotency-Key"));
  it.each(named(withKey))("is refused for an idempotency key of the wrong form: %s", async (_, one) => {
    const { send } = await prepareRefused(one);
    for (const key of ["short", "x".repeat(65), "with spaces in it"]) {
      expect(await problemBody(send({ headers: { "idempotency-key": key } }))).toMatchObject({
        status: 422,
        issues: [{ path: "Idempotency-Key" }],
      });
    }
  });

  it("is answered 404 where there is no route", async () => {
    for (const path of ["/api/nothing", "/api/staff", "/api/events/one/two/three"]) {
      for (const method of ["GET", "POST"]) {
        const response = await stage.world.api.request(path, { method });
        expect([response.status, await response.json()]).toMatchObject([404, { code: "not_found" }]);
      }
    }
  });

  const paths = Object.keys(DOCUMENT.paths);
  it.each(paths)("is told what an address takes that does not take its method: %s", async (path) => {
    const own = CASES.filter((one) => one.path === path).map(({ method }) => method);
    const isOpen = routes.some((route) => route.path === path && route.readableAnywhere);
    const allowed = own.flatMap((method) => (method === "GET" ? ["GET", "HEAD"] : [method])).toSorted();
    for (const method of ["POST", "PUT", "PATCH", "DELETE", "OPTIONS"]) {
      if (own.includes(method) || (method === "OPTIONS" && isOpen)) continue;
      const response = await stage.world.api.request(path.replaceAll(/[{}]/g, ""), { method });
      expect([response.status, response.headers.get("allow")], method).toEqual([405, allowed.join(", ")]);
      expect(await response.json()).toMatchObject({ status: 405, code: "request.method_not_allowed" });
    }
  });
});
