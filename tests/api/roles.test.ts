import { beforeAll, describe, expect, it } from "vitest";
import type { StaffRole } from "@zapisy/core/shared/actor";
import { STAFF_ROLES } from "@zapisy/core/staff/schema";
import { routes } from "@zapisy/functions/api/routes";
import { call, fillPath } from "../support/api.ts";
import { referringInstitution } from "../support/referral.ts";
import { ROUTE_EXAMPLES, type Example } from "../support/route-examples.ts";
import { createStage, SECRETS, type Stage } from "../support/stage.ts";

let stage: Stage;
/** Staff of each role who work in the other project of the stage alone. */
const strangers = new Map<StaffRole, string>();

beforeAll(async () => {
  stage = await createStage();
  const { world, foreign } = stage;
  for (const role of STAFF_ROLES) {
    if (role === "admin") continue;
    const institutionId = await referringInstitution(world, `Obca instytucja: ${role}`);
    const { cookie } = await world.signIn({ role, projectIds: [foreign.projectId], institutionId });
    strangers.set(role, cookie);
  }
});

const staffRoutes = routes.filter(({ access }) => access === "staff");
const named = staffRoutes.map((route) => [`${route.method} ${route.path}`, route] as const);

/** Their own account is everybody's. */
const OWN = /^[A-Z]+ \/api\/staff\/me(\/|$)/;
/** Lists that everybody may ask for, and that hold what they see: nothing, for these roles. */
const EMPTY = new Set([
  "GET /api/staff/worklist",
  "GET /api/staff/events",
  "GET /api/staff/circulars",
  "GET /api/staff/undelivered",
  "GET /api/staff/undelivered/count",
  "GET /api/staff/projects",
]);

/** By hand, and not as it was measured: all that those may do who are to see little. */
const NARROW: Partial<Record<StaffRole, RegExp>> = {
  committee: /^GET \/api\/staff\/committee-events(\/|$)/,
  counsellor:
    /^(GET \/api\/staff\/(own-logs|own-events(\/\{eventId\})?|events\/\{eventId\}\/attendance)|POST \/api\/staff\/events\/\{eventId\}\/attendance\/marks|[A-Z]+ \/api\/staff\/projects\/\{projectId\}\/(log(\/.*)?|participants\/\{participantId\}\/support-card\.pdf))$/,
  dpo: /^(GET \/api\/staff\/(people|history|accessibility-statement)|[A-Z]+ \/api\/staff\/(people-data(\/(copy(\.pdf)?|kept|holds(\/\{holdId\}\/end)?))?|erasures)|GET \/api\/staff\/retention(\/projects)?|[A-Z]+ \/api\/staff\/(projects|events)\/\{[a-zA-Z]+\}\/retention.*)$/,
  partner: /^[A-Z]+ \/api\/staff\/partner-(events|projects)(\/|$)/,
  referrer: /^[A-Z]+ \/api\/staff\/referral-events(\/|$)/,
};

async function ask(name: string, example: Example, cookie: string | undefined) {
  const [method = "", path = ""] = name.split(" ");
  const { params = {}, ...request } = example;
  const { status, text } = await call(stage.world, method, fillPath(path, params), { ...request, cookie });
  return { isAnswered: status < 300, isRefused: [401, 403, 404].includes(status), status, text };
}

const exampleOf = async (name: string): Promise<Example> => (await ROUTE_EXAMPLES[name]?.(stage)) ?? {};

describe("a role that is to see little", () => {
  it.each(named)("answers by nothing but its own: %s", async (name) => {
    if (OWN.test(name)) return;
    const example = await exampleOf(name);
    for (const [role, own] of Object.entries(NARROW) as [StaffRole, RegExp][]) {
      if (own.test(name)) continue;
      const { isAnswered, isRefused, status, text } = await ask(name, example, stage.cookies[role]);
      if (EMPTY.has(name)) {
        expect(isAnswered).toBe(true);
        // Neither anything in a list, nor a number.
        expect(text.replaceAll(/"\d{4}-\d\d-\d\d"/g, ""), role).not.toMatch(/\[[^\]]|[1-9]/);
      } else expect(isRefused, `${role} ${status}`).toBe(true);
      expect(text, role).not.toContain(SECRETS.surname);
    }
  });
});

describe("whoever works in another project alone", () => {
  /** Of no project: the register of the installation, and who works here. */
  const SHARED =
    /^[A-Z]+ \/api\/staff\/(institutions|people|me|history|accessibility-statement|settings)(\/|$)/;

  it.each(named.filter(([name]) => !SHARED.test(name)))(
    "finds nothing of this one, whatever their role: %s",
    async (name, { path }) => {
      const example = await exampleOf(name);
      const ids = [
        ...Object.values(example.params ?? {}),
        stage.event.eventId,
        stage.draft.eventId,
        stage.projectId,
      ];
      const isOfProject = /\{(?!staffId)/.test(path);
      for (const [role, cookie] of strangers) {
        const { isAnswered, isRefused, status, text } = await ask(name, example, cookie);
        if (isOfProject) expect(isRefused, `${role} ${status}`).toBe(true);
        for (const id of isAnswered ? ids : []) expect(text, role).not.toContain(id);
        expect(text, role).not.toContain(SECRETS.draftTitle);
      }
    },
  );
});
