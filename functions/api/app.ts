import { randomUUID } from "node:crypto";
import { DomainError } from "@zapisy/core/shared/error";
import type { Actor } from "@zapisy/core/shared/actor";
import { DOCUMENT_MAX_BYTES } from "@zapisy/core/event/rules";
import { withinTime } from "@zapisy/core/shared/time-limit";
import { toActor } from "@zapisy/core/staff";
import type { Context as HonoContext, MiddlewareHandler } from "hono";
import { bodyLimit } from "hono/body-limit";
// With the router that is ready at once: the default one first builds an expression of all routes.
import { Hono } from "hono/quick";
import * as v from "valibot";
import type { Deps } from "../deps.ts";
import { causeText } from "../log.ts";
import { cameThroughSite, clientAddress, servedByNode } from "./client-address.ts";
import { problem, problemOf, type Problem } from "./errors.ts";
import { packFor } from "./packing.ts";
import { isOwnAccount, parse, parseParams, type Route, type RouteInput, type RouteOutput } from "./route.ts";
import { startRoutes } from "./start-routes.ts";
import { readSession } from "./session.ts";

/** The largest sign-up has 200 kB of answers, the largest parcel of a desk is as long; a logo is 270 kB of base64. */
const MAX_BODY_BYTES = 600_000;
/** What staff send may be twice what an event can hold, so that too long a programme is told at its field. */
const MAX_STAFF_BODY_BYTES = 4 * DOCUMENT_MAX_BYTES;

/**
 * The longest that anybody waits for an answer. The gateway would cut at 29 seconds and Lambda at 28, and say nothing that
 * a page understands. What was under way is whole or not there; the same request again finds it by its key.
 */
const TIME_LIMIT_MS = 25_000;

/** Every origin, and never with cookies: these answers are the same for everybody. */
const READABLE_ANYWHERE: MiddlewareHandler = async (c, next) => {
  // Loaded by the first who comes for one: all others start without it.
  const { cors } = await import("hono/cors");
  return cors({ origin: "*", allowMethods: ["GET"], maxAge: 86_400 })(c, next);
};

/** Of what a route does not take, nothing may come: what would be dropped without a word is refused. */
const NOTHING = v.strictObject({});

/** What the application keeps with a request. */
interface Env {
  Variables: { requestId: string; /** Path of the route, with its parameters in braces. */ route?: string };
}

/** Where the addresses of all routes that come late begin. */
const LATE_ROOT = "/api/staff/";

/**
 * The HTTP API as one Hono application; whoever serves it (Lambda, one machine, a test) calls `fetch`.
 * Every failure is answered as problem+json with the request's id; every request leaves one line in the log.
 */
export function createApi(deps: Deps): Hono<Env> {
  const app = new Hono<Env>();
  app.use(async (c, next) => {
    const startedAt = performance.now();
    const requestId = randomUUID();
    c.set("requestId", requestId);
    // Before anything is read: what did not come through the site gets nothing at all.
    if (cameThroughSite(c, deps.config)) await next();
    else c.res = answerProblem(c, problem(403, "request.not_through_site", requestId));
    c.header("x-request-id", requestId);
    if (!c.res.headers.has("cache-control")) c.header("cache-control", "private, no-store");
    // For pages and programs; of what search engines may list the pages tell.
    c.header("x-robots-tag", "noindex");
    // Pages go by this clock and not by the device's. What is kept for others would tell the time of then.
    if (!/\bpublic\b/.test(c.res.headers.get("cache-control") ?? "")) c.header("server-time", deps.clock());
    const { status } = c.res;
    deps.log.info("request", { ...aboutRequest(c), status, milliseconds: sinceMs(startedAt) });
  });
  const limitTo = (maxSize: number) =>
    bodyLimit({
      maxSize,
      onError: (c) => {
        const answer = answerProblem(c, problem(413, "request.too_large", c.get("requestId") as string));
        // Node leaves the rest unread and hangs up; whoever keeps connections must know not to use this one again.
        if (servedByNode(c)) answer.headers.set("connection", "close");
        return answer;
      },
    });
  const [limit, staffLimit] = [limitTo(MAX_BODY_BYTES), limitTo(MAX_STAFF_BODY_BYTES)];
  const answerBy = (part: Hono<Env>, routes: readonly Route[]) => {
    for (const route of routes) {
      const note: MiddlewareHandler<Env> = (c, next) => {
        c.set("route", route.path);
        return next();
      };
      const path = route.path.replaceAll(/\{(\w+)\}/g, ":$1");
      if (route.readableAnywhere) part.use(path, note, READABLE_ANYWHERE);
      part.on(route.method, path, note, route.access === "staff" ? staffLimit : limit, (c) =>
        withinTime(serve(deps, route, c), TIME_LIMIT_MS),
      );
    }
    part.notFound(answerNotFound);
    part.onError((error, c) => {
      const requestId = c.get("requestId");
      if (!(error instanceof DomainError)) {
        deps.log.error("request failed", { ...aboutRequest(c), cause: causeText(error) });
      }
      return answerProblem(c, problemOf(error, requestId));
    });
  };
  answerBy(app, startRoutes);
  let late: Hono<Env> | undefined;
  app.all(`${LATE_ROOT}*`, async (c) => {
    const { lateRoutes } = await import("./late-routes.ts");
    if (!late) {
      late = new Hono<Env>();
      late.use(async (inner, next) => {
        const { cameAs } = inner.env as { cameAs: HonoContext<Env> };
        inner.set("requestId", cameAs.get("requestId"));
        await next();
        cameAs.set("route", inner.get("route"));
      });
      answerBy(late, lateRoutes);
    }
    return late.fetch(c.req.raw, { ...(c.env as object | undefined), cameAs: c });
  });
  return app;
}

/** There is no such address, or it takes other methods. */
async function answerNotFound(c: HonoContext<Env>): Promise<Response> {
  // Only staff have to do with what comes late.
  const { routes } = c.req.path.startsWith(LATE_ROOT) ? await import("./routes.ts") : { routes: startRoutes };
  const methods = methodsOf(routes, c.req.path);
  if (methods.length === 0) return answerProblem(c, problem(404, "not_found", c.get("requestId")));
  c.header("allow", methods.join(", "));
  return answerProblem(c, problem(405, "request.method_not_allowed", c.get("requestId")));
}

/** Methods that an address takes, none when there is no such address. */
function methodsOf(routes: readonly Route[], path: string): string[] {
  const methods = routes
    .filter((route) =>
      new RegExp(`^${route.path.replaceAll(".", "\\.").replaceAll(/\{\w+\}/g, "[^/]+")}$`).test(path),
    )
    .flatMap(({ method }) => (method === "GET" ? ["GET", "HEAD"] : [method]));
  return [...new Set(methods)].toSorted();
}

/** What a log line says of a request: never its path, whose parts are people's links. */
function aboutRequest(c: HonoContext<Env>): Record<string, unknown> {
  const route = c.get("route");
  return { requestId: c.get("requestId"), method: c.req.method, ...(route && { route }) };
}

function sinceMs(startedAt: number): number {
  return Math.round(performance.now() - startedAt);
}

async function serve(deps: Deps, route: Route, c: HonoContext<Env>): Promise<Response> {
  // Whoever only looks waits for no secret: most cold starts then need none.
  if (!isPublicRead(route)) await deps.readSecrets();
  const actor = await actorOf(deps, route, c);
  const input = {
    deps,
    ctx: deps.context(actor, c.get("requestId") as string, clientAddress(c, deps.config)),
    params: parseParams(route.params, c.req.param()),
    query: parse(route.query ?? NOTHING, readQuery(route, c)),
    body: await readBody(route, c),
    idempotencyKey: route.idempotent ? readIdempotencyKey(c) : undefined,
    c,
  };
  const output = await route.handle(input);
  await trace(route, input, output);
  if (output instanceof Response) return output;
  if ("file" in output) return output.file;
  for (const [name, value] of Object.entries(output.headers ?? {})) c.header(name, value);
  const status = output.status ?? route.answer.status;
  return status === 204 ? c.body(null, 204) : answerJson(c, output.body, status);
}

/** Notes that personal data leave with an answer: what cannot be noted is not given away. */
async function trace(
  { traced, tracedOf, path }: Route,
  {
    deps,
    ctx,
    params,
    query,
    body,
  }: Pick<RouteInput<Actor, unknown, unknown, unknown>, "deps" | "ctx" | "params" | "query" | "body">,
  output: RouteOutput,
): Promise<void> {
  const answer = output instanceof Response || "file" in output ? undefined : output.body;
  const profile = "profile" in output ? output.profile : undefined;
  const kind = traced?.(query, answer);
  if (!kind || ctx.actor.type !== "staff") return;
  const { entryId, participantId, registrationId, messageOwner, eventId, projectId, certificateId } =
    (params ?? {}) as Record<string, string | undefined>;
  // What was mailed to others than its people is of the event.
  const person = registrationId ?? (messageOwner?.startsWith("reg_") ? messageOwner : undefined);
  const named = entryId ?? participantId ?? person ?? eventId ?? projectId ?? certificateId ?? "";
  const targets = tracedOf?.(answer, body) ?? [named];
  const [document] = /[\w-]+\.\w+$/.exec(path) ?? [];
  for (const target of targets)
    await deps.services.audit.noteAccess({ ...ctx, actor: ctx.actor }, { kind, target, document, profile });
}

/** Answers JSON, compressed for whoever takes it so. */
async function answerJson(c: HonoContext<Env>, body: unknown, status: 200 | 201 | 202): Promise<Response> {
  const { packed, headers } = await packFor(c, JSON.stringify(body));
  c.header("content-type", "application/json");
  for (const [name, value] of Object.entries(headers)) c.header(name, value);
  return c.body(packed, status);
}

/** Whether a route only shows what everybody may see; such a one must do without the link key. */
export function isPublicRead({ method, access }: Route): boolean {
  return method === "GET" && access === "public";
}

/** Who asks. Staff routes need a session, and a request that changes something must come from our own pages. */
async function actorOf(deps: Deps, route: Route, c: HonoContext<Env>): Promise<Actor> {
  if (route.method !== "GET" && !route.form && !isFromOwnPage(c, deps.config.PUBLIC_URL)) {
    throw new DomainError("forbidden", "request.cross_site");
  }
  if (route.access !== "staff") return { type: "public" };
  const session = readSession(c, deps.config);
  const found = session && (await deps.services.staff.findSignedIn(session, deps.clock()));
  if (!found) throw new DomainError("unauthenticated", "staff.not_signed_in");
  if (found.needsPasskey && !isOwnAccount(route)) throw new DomainError("forbidden", "staff.passkey_needed");
  return toActor(found.staff);
}

/**
 * Whether a request may change something as far as its page goes: browsers say themselves where it comes from, and pages
 * cannot forge that (Fetch Metadata; Origin, which older ones send too). Programs that are no browser say nothing and
 * have nobody's cookies. SameSite=Lax is the first wall, before any of this.
 */
function isFromOwnPage(c: HonoContext, publicUrl: string): boolean {
  const site = c.req.header("sec-fetch-site");
  const origin = c.req.header("origin");
  return (
    (!site || site === "same-origin" || site === "none") && (!origin || isOwnOrigin(origin, c, publicUrl))
  );
}

/**
 * Whether an origin is the site's own. One machine has several names for itself: there it is also the one that was asked,
 * which whoever serves the site has looked at (`infra/local/own-host.ts`).
 */
function isOwnOrigin(origin: string, c: HonoContext, publicUrl: string): boolean {
  const asked = servedByNode(c) && c.req.header("host");
  return origin === new URL(publicUrl).origin || (Boolean(asked) && origin === `http://${asked}`);
}

/**
 * The query, where a parameter given twice is a list, which no route takes. The address of a file that anybody
 * may open travels: programs on its way add parameters of their own (`utm_source`), which say nothing to us.
 */
function readQuery({ query, access, answer }: Route, c: HonoContext<Env>): Record<string, string | string[]> {
  const known = query && "entries" in query ? (query.entries as object) : {};
  const given = Object.entries(c.req.queries()).filter(
    ([name]) => access === "staff" || !answer.file || Object.hasOwn(known, name),
  );
  return Object.fromEntries(
    given.map(([name, values]) => [name, values.length === 1 ? (values[0] ?? "") : values]),
  );
}

/** What the request carries; a route that takes nothing refuses something. */
async function readBody({ method, body, form }: Route, c: HonoContext<Env>): Promise<unknown> {
  // What is no form has nothing of what the route wants of one.
  if (body && form) return parse(body, await c.req.parseBody());
  if (body) return parse(body, await readJson(c));
  if (method !== "GET" && (await c.req.text()) !== "") parse(NOTHING, await readJson(c));
  return undefined;
}

async function readJson(c: HonoContext<Env>): Promise<unknown> {
  // Only JSON: a form on another site cannot send it without asking us first (CORS preflight).
  if (!/^application\/json\b/i.test(c.req.header("content-type") ?? "")) {
    throw new DomainError("invalid", "request.malformed");
  }
  try {
    return await c.req.json();
  } catch (cause) {
    if (cause instanceof SyntaxError) throw new DomainError("invalid", "request.malformed");
    throw cause;
  }
}

function readIdempotencyKey(c: HonoContext<Env>): string | undefined {
  const key = c.req.header("idempotency-key");
  if (key !== undefined && !/^[\x21-\x7e]{8,64}$/.test(key)) {
    throw new DomainError("invalid", "request.invalid", {
      issues: [{ path: "Idempotency-Key", code: "field.invalid" }],
    });
  }
  return key;
}

function answerProblem(c: HonoContext, body: Problem): Response {
  return c.body(JSON.stringify(body), body.status as 400, {
    "content-type": "application/problem+json",
    "cache-control": "private, no-store",
    ...(body.retryAfterSeconds !== undefined && { "retry-after": String(body.retryAfterSeconds) }),
  });
}
