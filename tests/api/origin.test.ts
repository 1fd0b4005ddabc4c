import { secretHash } from "@zapisy/core/shared/secret";
import { beforeAll, describe, expect, it } from "vitest";
import { fillPath } from "../support/api.ts";
import { DOCUMENT } from "../support/document.ts";
import { ROUTE_EXAMPLES } from "../support/route-examples.ts";
import { createStage, type Stage } from "../support/stage.ts";

const SECRET = "what CloudFront shows";
let stage: Stage;

beforeAll(async () => {
  stage = await createStage();
  stage.world.deps.config.ORIGIN_HASHES = [secretHash("an older one"), secretHash(SECRET)];
});

const ROUTES = Object.entries(DOCUMENT.paths).flatMap(([path, operations]) =>
  Object.keys(operations).map((verb) => [`${verb.toUpperCase()} ${path}`, verb.toUpperCase(), path] as const),
);

describe("a request that went around the site", () => {
  it.each(ROUTES)("gets nothing, and nothing is done: %s", async (name, method, path) => {
    const { world, cookies } = stage;
    const { params = {}, headers = {}, query, body, cookie } = (await ROUTE_EXAMPLES[name]?.(stage)) ?? {};
    const sent: string[] = [];
    world.deps.table.client.middlewareStack.add(
      (next, { commandName }) =>
        (args) => {
          sent.push(commandName ?? "");
          return next(args);
        },
      { step: "initialize", name: "watch", override: true },
    );
    let isRead = false;
    const send = (shown: Record<string, string>) => {
      const stream = new ReadableStream(
        {
          pull(controller) {
            isRead = true;
            controller.enqueue(
              new TextEncoder().encode(typeof body === "string" ? body : JSON.stringify(body)),
            );
            controller.close();
          },
        },
        { highWaterMark: 0 },
      );
      const request = new Request(
        `https://zapisy.example${fillPath(path, params)}?${new URLSearchParams(query).toString()}`,
        {
          method,
          headers: {
            cookie: cookie ?? cookies.admin,
            ...(body !== undefined && { "content-type": "application/json" }),
            ...headers,
            ...shown,
          },
          ...(body !== undefined && { body: stream, duplex: "half" }),
        },
      );
      return world.api.fetch(request);
    };
    for (const shown of [{}, { "x-zapisy-origin": "made up" }] as Record<string, string>[]) {
      const answer = await send(shown);
      expect([answer.status, answer.headers.get("content-type")]).toEqual([403, "application/problem+json"]);
      expect(await answer.json()).toEqual({
        type: "urn:zapisy:problem:request.not_through_site",
        title: "request.not_through_site",
        status: 403,
        code: "request.not_through_site",
        requestId: answer.headers.get("x-request-id"),
      });
    }
    expect([sent, isRead]).toEqual([[], false]);
    // The very same request does all of it when it shows the secret.
    expect((await send({ "x-zapisy-origin": SECRET })).status).toBeLessThan(300);
    expect(isRead).toBe(body !== undefined);
    // Those that say the same to everybody read nothing, a challenge is computed, and an attachment is read in the bucket.
    if (!/openapi|issuer|settings|robots|security|\/(passkey|identity|api\/attachments)$/.test(path))
      expect(sent).not.toEqual([]);
  });

  it("learns nothing of which addresses there are", async () => {
    expect((await stage.world.api.request("/api/nothing")).status).toBe(403);
  });
});
