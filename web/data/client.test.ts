import { createServer } from "node:http";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import { ApiError, request } from "./client.ts";

const closers: (() => void)[] = [];

afterEach(() => {
  for (const close of closers.splice(0)) close();
});

async function serve(answer: (req: IncomingMessage, res: ServerResponse) => void): Promise<string> {
  const server = createServer(answer);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  closers.push(() => server.close());
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
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
    const base = await serve((req, res) => {
      let body = "";
      req.on("data", (chunk) => (body += chunk));
      req.on("end", () => {
        seen = [req.method, req.url, req.headers["content-type"], req.headers["idempotency-key"], body];
        res.writeHead(201, { "content-type": "application/json" }).end('{"outcome":"reserve"}');
      });
    });
    const answer = await request("POST", `${base}/api/x`, { body: { a: "ż" }, idempotencyKey: "k1" });
    expect([answer, seen]).toEqual([
      { outcome: "reserve" },
      ["POST", "/api/x", "application/json", "k1", '{"a":"ż"}'],
    ]);
  });

  it("gives nothing for an answer without a body", async () => {
    const base = await serve((_req, res) => res.writeHead(204).end());
    expect(await request("DELETE", base)).toBeUndefined();
  });

  it("throws what the server said about the fields", async () => {
    const base = await serve((_req, res) =>
      res.writeHead(422, { "content-type": "application/problem+json" }).end(
        JSON.stringify({
          title: "Invalid",
          code: "request.invalid",
          requestId: "r-1",
          issues: [{ path: "email", code: "field.email" }],
        }),
      ),
    );
    const error = await failure(request("POST", base, { body: {} }));
    expect(error).toBeInstanceOf(ApiError);
    expect(error).toMatchObject({
      status: 422,
      code: "request.invalid",
      requestId: "r-1",
      issues: [{ path: "email", code: "field.email" }],
    });
  });

  it("says that the answer is unreadable when a proxy answers with a page", async () => {
    const base = await serve((_req, res) => res.writeHead(200, { "content-type": "text/html" }).end("<p>"));
    expect(await failure(request("GET", base))).toMatchObject({ status: 200, code: "network.unreadable" });
  });

  it("says that there is no connection when nothing answers", async () => {
    const base = await serve((req) => req.socket.destroy());
    expect(await failure(request("GET", base))).toMatchObject({ status: 0, code: "network.offline" });
  });

  it("leaves an aborted request an aborted request", async () => {
    const base = await serve(() => {});
    const error = await failure(request("GET", base, { signal: AbortSignal.abort() }));
    expect(error).toMatchObject({ name: "AbortError" });
  });
});
