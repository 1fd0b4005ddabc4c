import { createServer } from "node:http";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, describe, expect, it, vi } from "vitest";
import { address, ApiError, request } from "./client.ts";

const closers: (() => void)[] = [];

afterEach(() => {
  for (const close of closers.splice(0)) close();
  vi.unstubAllGlobals();
});

/** A server that is where the page came from, as in a browser. */
async function serve(answer: (req: IncomingMessage, res: ServerResponse) => void): Promise<void> {
  const server = createServer(answer);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  closers.push(() => server.close());
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const { fetch } = globalThis;
  vi.stubGlobal("fetch", (path: string, init: RequestInit) => fetch(`${base}${path}`, init));
}

async function failure(answer: Promise<unknown>): Promise<unknown> {
  return answer.then(
    () => "no error",
    (error: unknown) => error,
  );
}

describe("request", () => {
  it("sends JSON with the idempotency key and gives back the answer", async () => {
    let seen: unknown;
    await serve((req, res) => {
      let body = "";
      req.on("data", (chunk) => (body += chunk));
      req.on("end", () => {
        seen = [req.method, req.url, req.headers["content-type"], req.headers["idempotency-key"], body];
        res.writeHead(201, { "content-type": "application/json" }).end('{"outcome":"reserve"}');
      });
    });
    const answer = await request(
      "PUT",
      "/api/staff/events/{eventId}/attendance/entitlements/{registrationId}",
      {
        params: { eventId: "evt_1", registrationId: "a/ż" },
        body: { entitled: true, reason: "ż" },
        idempotencyKey: "k1",
      },
    );
    const path = "/api/staff/events/evt_1/attendance/entitlements/a%2F%C5%BC";
    expect([answer, seen]).toEqual([
      { outcome: "reserve" },
      ["PUT", path, "application/json", "k1", '{"entitled":true,"reason":"ż"}'],
    ]);
  });

  it("gives nothing for an answer without a body", async () => {
    await serve((_req, res) => res.writeHead(204).end());
    expect(await request("POST", "/api/staff/sign-out")).toBeUndefined();
  });

  it("throws what the server said about the fields", async () => {
    await serve((_req, res) =>
      res.writeHead(422, { "content-type": "application/problem+json" }).end(
        JSON.stringify({
          title: "Invalid",
          code: "request.invalid",
          requestId: "r-1",
          issues: [{ path: "email", code: "field.email" }],
        }),
      ),
    );
    const error = await failure(request("POST", "/api/staff/sign-in", { body: { email: "" } }));
    expect(error).toBeInstanceOf(ApiError);
    expect(error).toMatchObject({
      status: 422,
      code: "request.invalid",
      requestId: "r-1",
      issues: [{ path: "email", code: "field.email" }],
    });
  });

  it("says that the answer is unreadable when a proxy answers with a page", async () => {
    await serve((_req, res) => res.writeHead(200, { "content-type": "text/html" }).end("<p>"));
    expect(await failure(request("GET", "/api/settings"))).toMatchObject({
      status: 200,
      code: "network.unreadable",
    });
  });

  it("says that there is no connection when nothing answers", async () => {
    await serve((req) => req.socket.destroy());
    expect(await failure(request("GET", "/api/settings"))).toMatchObject({
      status: 0,
      code: "network.offline",
    });
  });

  it("leaves an aborted request an aborted request", async () => {
    await serve(() => {});
    const error = await failure(request("GET", "/api/settings", { signal: AbortSignal.abort() }));
    expect(error).toMatchObject({ name: "AbortError" });
  });
});

describe("address", () => {
  it("fills in the names of a path and asks for what is given", () => {
    const params = { slug: "a b/ż" };
    const query = { lang: "en" } as const;
    expect([
      address("/api/events/{slug}/calendar.ics", { params, query }),
      address("/api/events.ics"),
      address("/api/events", { query: { q: "", from: undefined, to: "2011-12-31" } }),
    ]).toEqual([
      "/api/events/a%20b%2F%C5%BC/calendar.ics?lang=en",
      "/api/events.ics",
      "/api/events?to=2011-12-31",
    ]);
  });
});

/** Never run: `tsc` reads it, and finds an `@ts-expect-error` that expects none. */
export async function whatTheTableOfRoutesRefuses(): Promise<void> {
  // @ts-expect-error no such route
  await request("GET", "/api/nonsense");
  // @ts-expect-error a route of another method
  await request("DELETE", "/api/events/{slug}", { params: { slug: "a" } });
  // @ts-expect-error the name in the path is missing
  await request("GET", "/api/events/{slug}");
  // @ts-expect-error a name that is not in the path
  await request("GET", "/api/events/{slug}", { params: { eventId: "a" } });
  // @ts-expect-error a question that the list does not know
  await request("GET", "/api/events", { query: { color: "red" } });
  // @ts-expect-error a value that the list does not know
  await request("GET", "/api/staff/history", { query: { part: "weather" } });
  // @ts-expect-error the body is missing
  await request("POST", "/api/staff/sign-in");
  // @ts-expect-error a field of the body is of another type
  await request("POST", "/api/staff/sign-in", { body: { email: 1 } });
  const event = await request("GET", "/api/events/{slug}", { params: { slug: "a" } });
  // @ts-expect-error the answer has no such field
  void event.teamIds;
  // @ts-expect-error and this one is of another type
  event.seats.event.taken satisfies string;
  event.seats.event.taken satisfies number;
  (await request("POST", "/api/staff/sign-out")) satisfies undefined;
}
