import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { defineRoute, type Route } from "@zapisy/functions/api/route";
import { routes } from "@zapisy/functions/api/routes";
import { STAFF_ROLES } from "@zapisy/core/staff/schema";
import { LIMITS, windowOf, type Limit, type LimitKind } from "@zapisy/core/limit/rules";
import type { CertificateId } from "@zapisy/core/certificate";
import type { EventId } from "@zapisy/core/event";
import { asStaff, putOnTeam } from "../support/actions.ts";
import { call, fillPath, type ProblemBody } from "../support/api.ts";
import { ROUTE_EXAMPLES, type Example } from "../support/route-examples.ts";
import { createStage, type Stage } from "../support/stage.ts";

let stage: Stage;

beforeAll(async () => {
  stage = await createStage();
});

const HEAD = `# Who may call what

Every route of the API with its example (\`tests/support/route-examples.ts\`) as it answers each of them: \`yes\`, or \`–\` for
refused or unknown. Staff are of the project and, but for auditors and people outside, in the team of its events, and in no committee, whose
members alone have a sheet; a holder has the link that the route names. \`trace\`: what the history says of the answer (decision 40). \`limits\`: by what tries are counted and refused
(decision 41), or why they need not be. Measured by \`tests/api/route-table.test.ts\`, which fails
when this is not so any more; \`npx vitest run tests/api/route-table.test.ts -u\` writes it anew.

| route | anybody | holder | ${STAFF_ROLES.join(" | ")} | trace | limits |
|---|---|---|${STAFF_ROLES.map(() => "---|").join("")}---|---|
`;

describe("the table of routes and roles", () => {
  it("in the documentation is the one that is true", async () => {
    const lines: string[] = [];
    for (const route of routes) {
      const answerTo = askWith(route);
      const isStaff = route.access === "staff";
      const cells = [
        `\`${route.method} ${route.path}\``,
        // Whoever has no link has one that nobody made.
        await answerTo(undefined, route.access === "link" ? { token: "0".repeat(69) } : {}),
        route.access === "link" ? await answerTo() : "",
        ...(await inTurn(STAFF_ROLES, (role) => (isStaff ? answerTo(stage.cookies[role]) : ""))),
        route.traced ? "yes" : "",
        limitsInWords(route),
      ];
      lines.push(`| ${cells.join(" | ")} |`);
    }
    await expect(`${HEAD}${lines.join("\n")}\n`).toMatchFileSnapshot("../../docs/routes.md");
  }, 400_000);
});

function limitsInWords({ limits = [] }: Route): string {
  return typeof limits === "string" ? `none: ${limits}` : limits.join(", ");
}

/** Routes that write for whoever has no session, and say nothing of limits. */
function findUnlimited(list: readonly Route[]): Route[] {
  return list.filter(({ access, method, limits }) => access !== "staff" && method !== "GET" && !limits);
}

describe("whoever has no session", () => {
  it("writes by no route that names no limits, nor why it needs none", () => {
    expect(findUnlimited(routes).map(({ method, path }) => `${method} ${path}`)).toEqual([]);
  });

  it.each(["public", "link"] as const)("would be found to, by a new route: %s", (access) => {
    const made = defineRoute({
      method: "POST",
      path: "/api/guest-book",
      summary: "Write into the guest book",
      access,
      answer: { status: 204, description: "Written" },
      errors: {},
      handle: () => Promise.resolve({}),
    });
    expect(findUnlimited([...routes, made])).toEqual([made]);
  });

  // People still sign up for the event of the stage on the last of these days.
  beforeAll(async () => {
    const { world } = stage;
    const { event: events } = world.deps.services;
    const now = await events.getEvent(asStaff(world), stage.event.eventId);
    const day = "2027-04-15";
    const moved = {
      ...now,
      dates: { type: "exact" as const, startsOn: day, endsOn: day },
      agenda: now.agenda.map((item) => ({ ...item, day: item.day && day })),
    };
    await events.updateEvent(asStaff(world), now.eventId, moved, now.version, "przełożone");
  });

  // Each on a day of its own: a process remembers for as long as a window lasts what it saw full.
  beforeEach(() => {
    const { clock } = stage.world;
    clock.now = new Date(Date.parse(clock.now) + 24 * 3_600_000).toISOString();
  });

  const writing = routes.filter(({ access, method }) => access !== "staff" && method !== "GET");
  const named = writing.flatMap((route) =>
    typeof route.limits === "object" ? route.limits.map((kind) => ({ route, kind })) : [],
  );

  it.each(named.map(({ route, kind }) => [`${route.method} ${route.path}`, kind, route] as const))(
    "is refused by %s when %s is reached",
    async (_, kind, route) => {
      const { step = 1, code = "rate_limited" }: Limit = LIMITS[kind];
      // A process writes down every so many tries.
      const tries = await prepare(route, step);
      await whileFull([kind], async () => {
        for (const send of tries.slice(1)) await send();
        const { status, json } = (await tries[0]?.()) ?? {};
        expect({ status, code: (json as ProblemBody).code }).toEqual({ status: 429, code });
      });
    },
  );

  const free = writing.filter(({ limits }) => typeof limits === "string");
  it.each(free.map((route) => [`${route.method} ${route.path}`, route] as const))(
    "is not counted by %s, as it says",
    async (_, route) => {
      const tries = await prepare(route, 3);
      await whileFull(Object.keys(LIMITS) as LimitKind[], async () => {
        for (const send of tries) expect((await send()).status).toBeLessThan(300);
      });
    },
  );

  /** So many requests of a route's example, each made anew, all from one client. */
  async function prepare({ method, path }: Route, count: number) {
    return inTurn(Array.from({ length: count }), async () => {
      const { params, ...request } = (await ROUTE_EXAMPLES[`${method} ${path}`]?.(stage)) ?? {};
      return () =>
        call(stage.world, method, fillPath(path, params ?? {}), { ...request, from: "203.0.113.7" });
    });
  }
});

/** Does something while limits of these kinds are reached, for everybody. */
async function whileFull(kinds: readonly LimitKind[], work: () => Promise<void>): Promise<void> {
  const { limits } = stage.world.deps.stores;
  const { count } = limits;
  const now = stage.world.deps.clock();
  limits.count = (limitId, what) =>
    kinds.some(
      (kind) => what.most === LIMITS[kind].most && what.endsAt === windowOf(LIMITS[kind], now).endsAt,
    )
      ? Promise.resolve(false)
      : count(limitId, what);
  try {
    await work();
  } finally {
    limits.count = count;
  }
}

/**
 * Asks how a route answers its own example whoever has that cookie. An example that was refused is as good for the next one; what
 * wrote something is made anew.
 */
function askWith(route: Route) {
  const { method, path } = route;
  let example: Promise<Example> | undefined;
  return async (cookie?: string, others: Record<string, string> = {}): Promise<string> => {
    example ??= makeExample(route);
    const { params, cookie: own, ...request } = await example;
    // A session that ends is of whoever ends it; all else answers by the role.
    const isOwnAccount = path.startsWith("/api/staff/me");
    const sent = { ...request, cookie: cookie && own && isOwnAccount ? own : cookie };
    const { status } = await call(stage.world, method, fillPath(path, { ...params, ...others }), sent);
    if (status < 300 && method !== "GET") example = undefined;
    if (status < 300) return "yes";
    return [401, 403, 404].includes(status) ? "–" : String(status);
  };
}

/** The example of a route, for whose event the stage's staff are in the team. */
async function makeExample({ method, path }: Route): Promise<Example> {
  const made = (await ROUTE_EXAMPLES[`${method} ${path}`]?.(stage)) ?? {};
  // People outside are in no team.
  if (/^\/api\/staff\/(committee|partner|referral)-(events|projects)/.test(path)) return made;
  return { ...made, body: await withTeam(made.params, made.body) };
}

/** Puts the stage's staff into the team of the example's event, and says what the example sends then. */
async function withTeam(params: Record<string, string> = {}, body: unknown): Promise<unknown> {
  const { world } = stage;
  const { stores, services } = world.deps;
  const certificate =
    params.certificateId && (await stores.certificates.find(params.certificateId as CertificateId));
  const eventId = certificate ? certificate.eventId : (params.eventId as EventId | undefined);
  if (!eventId || eventId === stage.event.eventId) return body;
  const { teamIds } = await services.event.getStaffEvent(asStaff(world), stage.event.eventId);
  const { version } = await putOnTeam(world, { eventId }, teamIds);
  return typeof body === "object" && body && "version" in body ? { ...body, version } : body;
}

async function inTurn<From, To>(list: readonly From[], one: (item: From) => Promise<To> | To): Promise<To[]> {
  const results: To[] = [];
  for (const item of list) results.push(await one(item));
  return results;
}
