import { once } from "node:events";
import { createServer, type Server } from "node:http";
import { Agent, request } from "node:http";
import type { AddressInfo } from "node:net";
import { getRequestListener } from "@hono/node-server";
import { afterAll, beforeAll, expect, it } from "vitest";
import { createWorld, type World } from "../support/world.ts";

let world: World;
let server: Server;
const agent = new Agent({ keepAlive: true, maxSockets: 1 });

beforeAll(async () => {
  world = await createWorld({ PUBLIC_URL: "http://127.0.0.1:3000" });
  server = createServer(getRequestListener((incoming, env) => world.api.fetch(incoming, env)));
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
});
afterAll(() => {
  agent.destroy();
  server.close();
});

/** Sends a request over the one connection that is kept open. */
function send(path: string, method: string, headers: Record<string, string>, body = "") {
  const { port } = server.address() as AddressInfo;
  return new Promise<{ status?: number; connection?: string }>((resolve, reject) => {
    const asked = request({ host: "127.0.0.1", port, path, method, headers, agent }, (response) => {
      response
        .resume()
        .on("end", () => resolve({ status: response.statusCode, connection: response.headers.connection }));
    });
    asked.on("error", reject).end(body);
  });
}

it("says that it hangs up on a body that is too large, and on nothing else", async () => {
  const json = { "content-type": "application/json" };
  const tooLarge = await send(
    "/api/staff/sign-in",
    "POST",
    json,
    JSON.stringify({ email: "x".repeat(700_000) }),
  );
  expect(tooLarge).toEqual({ status: 413, connection: "close" });
  // The next request goes over a new connection and not into the old one.
  expect(await send("/api/settings", "GET", {})).toEqual({ status: 200, connection: "keep-alive" });
  expect(await send("/api/staff/sign-in", "POST", json, "{}")).toMatchObject({ connection: "keep-alive" });
});

it("takes the name that it was asked by as the site's own, because one machine has several", async () => {
  const { port } = server.address() as AddressInfo;
  const from = (origin: string) => send("/api/staff/sign-out", "POST", { origin });
  expect(await from("http://127.0.0.1:3000")).toMatchObject({ status: 204 });
  expect(await from(`http://127.0.0.1:${port}`)).toMatchObject({ status: 204 });
  expect(await from(`http://localhost:${port}`)).toMatchObject({ status: 403 });
  expect(await from(`http://127.0.0.1:${port + 1}`)).toMatchObject({ status: 403 });
});
