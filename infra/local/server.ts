import { serve } from "@hono/node-server";
import { createApi } from "@zapisy/functions/api/app";
import { readConfig } from "@zapisy/functions/config";
import { createDeps } from "@zapisy/functions/deps";
import { createPages } from "@zapisy/functions/page/app";
import { once } from "node:events";
import { existsSync } from "node:fs";
import type { AddressInfo } from "node:net";
import { Hono } from "hono";
import { DISCOVERY, discoveryRoute, readInline } from "../../infra/app-pages.ts";
import { endWithSupervisor, serveSupervisor, tell, type News } from "./child.ts";
import { isOwnHost, LOOPBACK } from "./own-host.ts";
import { surviveRestarts } from "./survive-restarts.ts";
import { securityHeaders } from "./security-headers.ts";
import { serveWeb } from "./web.ts";
import { loadRenderer } from "./web-build.ts";

endWithSupervisor();
const config = readConfig(process.env);
const deps = createDeps(config);
if (process.env.DYNAMODB_ENDPOINT)
  surviveRestarts(
    deps.table.client,
    deps.table.name,
    process.env.DYNAMODB_ENDPOINT,
    process.env.DATABASE_DIR,
  );

const dist = process.env.WEB_DIST;
const isBuilt = dist !== undefined && existsSync(dist);
const headers = securityHeaders(config.S3_ENDPOINT ?? "", isBuilt ? readInline(dist) : undefined);
const app = new Hono();
app.use(async (c, next) => {
  if (!isOwnHost(c.req.header("host"), config.PUBLIC_URL)) return c.text("Misdirected Request", 421);
  await next();
});
app.use(async (c, next) => {
  await next();
  // Where it is another day, it is so for pages too, which go by the date of answers that are kept for many.
  if (config.TODAY) c.res.headers.set("date", new Date(deps.clock()).toUTCString());
  for (const [name, value] of Object.entries(headers)) {
    if (!c.res.headers.has(name)) c.res.headers.set(name, value);
  }
});
/** With so many requests under way, others than one person's browser ask: the worker leaves the machine to them. */
const RUSH = 12;
const TELL_EVERY_MS = { rush: 250, change: 100 };
const toldAt = { rush: 0, change: 0 };
let underWay = 0;

function tellNews(of: News): void {
  const now = performance.now();
  if (now - toldAt[of] < TELL_EVERY_MS[of]) return;
  toldAt[of] = now;
  tell({ kind: "news", of });
}

app.use("/api/*", async ({ req }, next) => {
  underWay += 1;
  if (underWay >= RUSH) tellNews("rush");
  try {
    await next();
  } finally {
    underWay -= 1;
    if (req.method !== "GET" && req.method !== "HEAD") tellNews("change");
  }
});

const api = createApi(deps);
// With the connection beside it, which tells who asks.
app.all("/api/*", (c) => api.fetch(c.req.raw, c.env));
for (const path of DISCOVERY)
  app.get(path, (c) => api.fetch(new Request(new URL(discoveryRoute(path), c.req.url), c.req.raw), c.env));
if (isBuilt) {
  // At once: page and files stay those of one build, also when another is made meanwhile.
  const renderer = await loadRenderer(dist);
  const pages = createPages(deps, api, async () => renderer);
  app.route(
    "/",
    serveWeb(dist, (c) => pages.fetch(c.req.raw, c.env)),
  );
}

const server = serve({
  fetch: app.fetch,
  hostname: process.env.HOST ?? LOOPBACK,
  port: Number(process.env.PORT),
});
await once(server, "listening");

serveSupervisor(
  async () => {
    const closed = once(server, "close");
    // Requests under way are answered; connections kept alive for later ones are closed.
    server.close();
    if ("closeIdleConnections" in server) server.closeIdleConnections();
    await closed;
  },
  { port: (server.address() as AddressInfo).port },
);
