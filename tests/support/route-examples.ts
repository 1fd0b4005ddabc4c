import { signInCode } from "@zapisy/core/shared/secret";
import { asPublic, asStaff, createDraft, manualInput, publishEvent, signUp } from "./actions.ts";
import type { ApiRequest } from "./api.ts";
import { eventInput, projectInput, signUpInput, twoPanels } from "./fixture.ts";
import { PIXEL, type Stage } from "./stage.ts";

/** A request that a route must answer with success; `cookie` where it must not be the admin's of the stage. */
export interface Example extends ApiRequest {
  params?: Record<string, string>;
}

type Make = (stage: Stage) => Example | Promise<Example>;

const own: Make = ({ event }) => ({ params: { eventId: event.eventId } });
const inPanel = { choices: { panels: "a" } };

/** A new published event and the version that it has. */
async function fresh({ world, projectId }: Stage) {
  return publishEvent(world, projectId, { choiceGroups: twoPanels(null), seats: null });
}

async function freshPerson(stage: Stage) {
  return signUp(stage.world, stage.event, stage.next(), inPanel);
}

async function freshLogo({ world, projectId }: Stage) {
  const ctx = asStaff(world);
  const before = await world.deps.services.project.getProject(ctx, projectId);
  const [first] = before.logos;
  if (first) return first.logoId;
  const { logos } = await world.deps.services.project.addLogo(ctx, projectId, { alt: "Logo", data: PIXEL });
  return logos[0]?.logoId ?? "";
}

async function freshSignIn({ world, next }: Stage) {
  const { staff } = await world.signIn({ email: `logowanie${next()}@rops.example` });
  const { signInId } = await world.deps.services.staff.requestSignIn(asPublic(world), {
    email: staff.email,
    locale: "pl",
  });
  return { signInId, code: signInCode(world.deps.secretKey, signInId) };
}

/**
 * For every route a request that succeeds, made on the stage by somebody with all rights. The suites go
 * through the OpenAPI document and fail for a route that has no example here.
 */
export const ROUTE_EXAMPLES: Record<string, Make> = {
  "GET /api/events": () => ({ query: { kind: "training", from: "all", q: "rodzina" } }),
  "GET /api/events/{slug}": ({ event }) => ({ params: { slug: event.slug } }),
  "GET /api/events/{slug}/calendar.ics": ({ event }) => ({
    params: { slug: event.slug },
    query: { lang: "en" },
  }),
  "GET /api/events.ics": () => ({}),
  "GET /api/projects/{projectId}/logos/{logoId}": async (stage) => ({
    params: { projectId: stage.projectId, logoId: await freshLogo(stage) },
  }),
  "POST /api/events/{slug}/registrations": ({ event, next }) => ({
    params: { slug: event.slug },
    body: signUpInput(next(), inPanel),
    headers: { "idempotency-key": "example-key" },
  }),
  "GET /api/registrations/{token}": ({ person }) => ({ params: { token: person.token } }),
  "GET /api/registrations/{token}/calendar.ics": ({ person }) => ({ params: { token: person.token } }),
  "PATCH /api/registrations/{token}": async (stage) => ({
    params: { token: (await freshPerson(stage)).token },
    body: { version: 1, phone: "857473412", choices: { panels: "b" } },
  }),
  "DELETE /api/registrations/{token}": async (stage) => ({
    params: { token: (await freshPerson(stage)).token },
  }),
  "GET /api/settings": () => ({}),
  "GET /api/openapi.json": () => ({}),

  "POST /api/staff/sign-in": () => ({ body: { email: "ktos@rops.example" } }),
  "POST /api/staff/sign-in/verify": async (stage) => ({ body: await freshSignIn(stage) }),
  "POST /api/staff/sign-out": async ({ world, next }) => ({
    cookie: (await world.signIn({ email: `wychodzi${next()}@rops.example` })).cookie,
  }),
  "GET /api/staff/me": () => ({}),
  "GET /api/staff/people": () => ({}),
  "POST /api/staff/people": ({ next }) => ({
    body: { name: "Nowa Osoba", email: `nowa${next()}@rops.example`, role: "auditor", projectIds: "all" },
  }),
  "PUT /api/staff/people/{staffId}": async ({ world, next }) => {
    const { staff } = await world.signIn({ email: `zmieniana${next()}@rops.example` });
    return { params: { staffId: staff.staffId }, body: { ...staff, name: "Inne Nazwisko" } };
  },

  "GET /api/staff/projects": () => ({}),
  "POST /api/staff/projects": () => ({ body: projectInput() }),
  "GET /api/staff/projects/{projectId}": ({ projectId }) => ({ params: { projectId } }),
  "PUT /api/staff/projects/{projectId}": async ({ world, projectId }) => ({
    params: { projectId },
    body: await world.deps.services.project.getProject(asStaff(world), projectId),
  }),
  "POST /api/staff/projects/{projectId}/logos": ({ projectId }) => ({
    params: { projectId },
    body: { alt: "Logo", data: PIXEL },
  }),
  "DELETE /api/staff/projects/{projectId}/logos/{logoId}": async (stage) => ({
    params: { projectId: stage.projectId, logoId: await freshLogo(stage) },
  }),

  "GET /api/staff/events": ({ projectId }) => ({
    query: { projectId, state: "published", kind: "training", q: "rodzina" },
  }),
  "POST /api/staff/events": ({ projectId }) => ({ body: eventInput(projectId) }),
  "GET /api/staff/events/{eventId}": own,
  "PUT /api/staff/events/{eventId}": async (stage) => {
    const event = await fresh(stage);
    return { params: { eventId: event.eventId }, body: { ...event, title: { pl: "Inny tytuł" } } };
  },
  "DELETE /api/staff/events/{eventId}": async ({ world, projectId }) => ({
    params: { eventId: (await createDraft(world, projectId)).eventId },
  }),
  "PUT /api/staff/events/{eventId}/team": async (stage) => {
    const { eventId, version, teamIds } = await fresh(stage);
    return { params: { eventId }, body: { version, teamIds } };
  },
  "POST /api/staff/events/{eventId}/publish": async ({ world, projectId }) => {
    const { eventId, version } = await createDraft(world, projectId);
    return { params: { eventId }, body: { version } };
  },
  "POST /api/staff/events/{eventId}/close": async (stage) => {
    const { eventId, version } = await fresh(stage);
    return { params: { eventId }, body: { version } };
  },
  "POST /api/staff/events/{eventId}/reopen": async (stage) => {
    const { eventId, version } = await fresh(stage);
    const closed = await stage.world.deps.services.event.closeEvent(asStaff(stage.world), eventId, version);
    return { params: { eventId }, body: { version: closed.version } };
  },
  "POST /api/staff/events/{eventId}/cancel": async (stage) => {
    const { eventId, version } = await fresh(stage);
    return { params: { eventId }, body: { version, reason: "Mało zgłoszeń" } };
  },
  "POST /api/staff/events/{eventId}/duplicate": own,
  "GET /api/staff/events/{eventId}/history": own,
  "GET /api/staff/events/{eventId}/counts": own,
  "GET /api/staff/events/{eventId}/registrations": ({ event }) => ({
    params: { eventId: event.eventId },
    query: { status: "confirmed", optionId: "a", q: "lucja", limit: "10" },
  }),
  "POST /api/staff/events/{eventId}/registrations": ({ event, next }) => ({
    params: { eventId: event.eventId },
    body: manualInput({ ...inPanel, lastName: `Papierowy ${next()}`, reason: "formularz papierowy" }),
  }),
  "GET /api/staff/events/{eventId}/registrations/{registrationId}": ({ event, person }) => ({
    params: { eventId: event.eventId, registrationId: person.registrationId },
  }),
  "PATCH /api/staff/events/{eventId}/registrations/{registrationId}": async (stage) => ({
    params: { eventId: stage.event.eventId, registrationId: (await freshPerson(stage)).registrationId },
    body: { version: 1, status: "rejected", reason: "spoza województwa" },
  }),
  "GET /api/staff/events/{eventId}/attendance-list.pdf": own,
  "GET /api/staff/events/{eventId}/attendance-list.xlsx": own,
  "GET /api/staff/events/{eventId}/attendance-list.csv": own,
};
