import { beforeAll, describe, expect, it } from "vitest";
import { call, fillPath } from "../support/api.ts";
import { DOCUMENT } from "../support/document.ts";
import { ROUTE_EXAMPLES } from "../support/route-examples.ts";
import { createStage, type Stage } from "../support/stage.ts";

let stage: Stage;

beforeAll(async () => {
  stage = await createStage();
});

/** Lines that were logged while something was done. */
async function linesOf(work: () => unknown): Promise<Stage["world"]["logged"]> {
  const before = stage.world.logged.length;
  await work();
  return stage.world.logged.slice(before);
}

const ROUTES = Object.entries(DOCUMENT.paths).flatMap(([path, operations]) =>
  Object.keys(operations).map((verb) => [`${verb.toUpperCase()} ${path}`, path] as const),
);

/** What a line of a request says, without what differs from one to the next. */
const line = (fields: object) => ({
  level: "info",
  message: "request",
  fields: { requestId: expect.any(String) as string, milliseconds: expect.any(Number) as number, ...fields },
});

describe("a request", () => {
  it.each(ROUTES)(
    "leaves one line with its route, and nothing of whom it was about: %s",
    async (name, path) => {
      const [method = ""] = name.split(" ");
      const { params = {}, ...request } = (await ROUTE_EXAMPLES[name]?.(stage)) ?? {};
      const planted = { "x-forwarded-for": "203.0.113.77, 130.176.0.1", "user-agent": "Anna Nowak 1.0" };
      const answer: { status?: number; requestId?: string | null } = {};
      const lines = await linesOf(async () => {
        const { status, headers } = await call(stage.world, method, fillPath(path, params), {
          cookie: stage.cookies.admin,
          ...request,
          headers: { ...planted, ...request.headers },
        });
        Object.assign(answer, { status, requestId: headers.get("x-request-id") });
      });
      expect(lines).toEqual([line({ method, route: path, ...answer })]);
      const said = JSON.stringify(lines);
      // Parameters (links, ids), queries, cookies, addresses of people and of their machines.
      for (const secret of [
        ...Object.values(params),
        ...Object.values(request.query ?? {}),
        stage.cookies.admin.split("=")[1],
        "203.0.113.77",
        "Anna",
        "@",
      ]) {
        if (secret && secret.length > 3) expect(said).not.toContain(secret);
      }
    },
  );

  it("that leads nowhere says neither where to nor with what", async () => {
    const secret = "01KXTAJNY".repeat(8);
    const lines = await linesOf(() =>
      stage.world.api.request(`/api/registration/${secret}?email=anna@rops.example`, { method: "POST" }),
    );
    expect(lines).toEqual([line({ method: "POST", status: 404 })]);
  });

  it("that is too large or refused is one of its route's all the same", async () => {
    const post = (body: string) =>
      linesOf(() =>
        call(stage.world, "POST", "/api/staff/sign-in", {
          body,
          headers: { "content-length": String(body.length) },
        }),
      );
    const route = { method: "POST", route: "/api/staff/sign-in" };
    expect(await post(JSON.stringify({ email: "a".repeat(600_001) }))).toEqual([
      line({ ...route, status: 413 }),
    ]);
    expect(await post("{}")).toEqual([line({ ...route, status: 422 })]);
  });

  it("that fails says at which route and why, but not about whom", async () => {
    const { world, event } = stage;
    const { registration } = world.deps.services;
    const find = registration.registerParticipant;
    const token = "Q".repeat(43);
    registration.registerParticipant = () => {
      throw new Error(`Nothing fits „anna.nowak@rops.example” with ${token}`);
    };
    const lines = await linesOf(async () => {
      const { body } = (await ROUTE_EXAMPLES["POST /api/events/{slug}/registrations"]?.(stage)) ?? {};
      await world.api.request(`/api/events/${event.slug}/registrations`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify(body),
      });
    });
    registration.registerParticipant = find;
    const of = { method: "POST", route: "/api/events/{slug}/registrations" };
    expect(lines).toEqual([
      {
        level: "error",
        message: "request failed",
        fields: {
          requestId: expect.any(String) as string,
          ...of,
          cause: expect.stringMatching(/^Error: Nothing fits „\[address\]” with \[secret\]\n +at /) as string,
        },
      },
      line({ ...of, status: 500 }),
    ]);
    expect(lines[0]?.fields?.requestId).toBe(lines[1]?.fields?.requestId);
  });
});
