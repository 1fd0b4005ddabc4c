import { beforeAll, describe, expect, it } from "vitest";
import type { Route } from "@zapisy/functions/api/route";
import { routes } from "@zapisy/functions/api/routes";
import { STAFF_ROLES } from "@zapisy/core/staff/schema";
import type { CertificateId } from "@zapisy/core/certificate";
import type { EventId } from "@zapisy/core/event";
import { asStaff, putOnTeam } from "../support/actions.ts";
import { call, fillPath } from "../support/api.ts";
import { ROUTE_EXAMPLES } from "../support/route-examples.ts";
import { createStage, type Stage } from "../support/stage.ts";

let stage: Stage;

beforeAll(async () => {
  stage = await createStage();
});

const HEAD = `# Who may call what

Every route of the API with its example (\`tests/support/route-examples.ts\`) as it answers each of them: \`yes\`, or \`–\` for
refused or unknown. Staff are of the project and, but for the auditor, in the team of its events; a holder has the link that the
route names. \`trace\`: what the history says of the answer (decision 40). Measured by \`tests/api/route-table.test.ts\`, which fails
when this is not so any more; \`npx vitest run --project unit tests/api/route-table.test.ts -u\` writes it anew.

| route | anybody | holder | ${STAFF_ROLES.join(" | ")} | trace |
|---|---|---|${STAFF_ROLES.map(() => "---|").join("")}---|
`;

describe("the table of routes and roles", () => {
  it("in the documentation is the one that is true", async () => {
    const lines: string[] = [];
    for (const route of routes) {
      const answerTo = (cookie?: string, params = {}) => answer(route, cookie, params);
      const isStaff = route.access === "staff";
      const cells = [
        `\`${route.method} ${route.path}\``,
        // Whoever has no link has one that nobody made.
        await answerTo(undefined, route.access === "link" ? { token: "0".repeat(69) } : {}),
        route.access === "link" ? await answerTo() : "",
        ...(await inTurn(STAFF_ROLES, (role) => (isStaff ? answerTo(stage.cookies[role]) : ""))),
        route.traced ? "yes" : "",
      ];
      lines.push(`| ${cells.join(" | ")} |`);
    }
    await expect(`${HEAD}${lines.join("\n")}\n`).toMatchFileSnapshot("../../docs/routes.md");
  });
});

/** How a route answers its own example, made anew, to whoever has that cookie. */
async function answer(
  { method, path }: Route,
  cookie: string | undefined,
  others: Record<string, string>,
): Promise<string> {
  const made = (await ROUTE_EXAMPLES[`${method} ${path}`]?.(stage)) ?? {};
  const { params, cookie: own, ...request } = made;
  const sent = {
    ...request,
    body: await withTeam(params, request.body),
    // A session that ends is of whoever ends it.
    cookie: cookie && own ? own : cookie,
  };
  const { status } = await call(stage.world, method, fillPath(path, { ...params, ...others }), sent);
  if (status < 300) return "yes";
  return [401, 403, 404].includes(status) ? "–" : String(status);
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
