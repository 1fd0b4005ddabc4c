import type { PersonalView } from "@zapisy/core/personal-page/answer";
import { beforeAll, describe, expect, it } from "vitest";
import type { TakenSignUp, StaffRegistrationView } from "@zapisy/core/registration";
import { asStaff, createProject, publishEvent } from "../support/actions.ts";
import { bodyOf, call, problemBody } from "../support/api.ts";
import { signUpInput, twoPanels } from "../support/fixture.ts";
import { SECRETS, createStage, type Stage } from "../support/stage.ts";

let stage: Stage;

beforeAll(async () => {
  stage = await createStage();
});

const publish = async (overrides: Parameters<typeof publishEvent>[2] = {}) =>
  publishEvent(stage.world, stage.projectId, overrides);
const signUp = (slug: string, number: number, overrides = {}, key?: string) =>
  call(stage.world, "POST", `/api/events/${slug}/registrations`, {
    body: signUpInput(number, overrides),
    headers: key ? { "idempotency-key": key } : {},
  });
const at = (token: string) => `/api/registrations/${token}`;

describe("signing up over HTTP", () => {
  it("answers 201 with the outcome, a full event included, and is never cached", async () => {
    const { slug } = await publish({ seats: 1 });
    const first = await signUp(slug, 1);
    expect([first.status, first.json, first.headers.get("cache-control")]).toEqual([
      201,
      {
        outcome: "confirmed",
        registrationId: expect.stringMatching(/^reg_/),
        token: expect.stringMatching(/^[\w-]{69}$/),
        choices: {},
      },
      "private, no-store",
    ]);
    expect(await bodyOf(signUp(slug, 2))).toMatchObject({ outcome: "reserve", position: 1 });
  });

  it("gives the first answer to a repeated key and 409 to the same person with another", async () => {
    const { slug } = await publish();
    const first = await bodyOf<TakenSignUp>(signUp(slug, 1, {}, "browser-key-1"));
    expect(await bodyOf(signUp(slug, 1, {}, "browser-key-1"))).toEqual(first);
    const refusal = await problemBody(signUp(slug, 1, {}, "browser-key-2"));
    expect(refusal).toEqual({
      type: "urn:zapisy:problem:registration.duplicate",
      title: "registration.duplicate",
      status: 409,
      code: "registration.duplicate",
    });
  });

  it("refuses bad input at its fields, with limits", async () => {
    const { slug } = await publish({ choiceGroups: twoPanels(5) });
    const issues = async (overrides: object) => (await problemBody(signUp(slug, 1, overrides))).issues;
    expect(
      await issues({ email: "łucja@ops.example", lastName: "x".repeat(81), choices: { panels: "a" } }),
    ).toEqual([
      { path: "lastName", code: "field.too_long", limit: 80 },
      { path: "email", code: "field.email_letters" },
    ]);
    expect(await issues({})).toEqual([{ path: "choices.panels", code: "choice.required" }]);
    expect(await issues({ firstName: undefined, choices: { panels: "a" } })).toEqual([
      { path: "firstName", code: "field.required" },
    ]);
  });

  it("tells why nobody can sign up", async () => {
    const { world } = stage;
    const ctx = asStaff(world);
    const early = await publish({ recruitment: { mode: "first_come", opens: "2026-03-10T08:00" } });
    expect(await problemBody(signUp(early.slug, 1))).toMatchObject({
      status: 409,
      code: "registration.recruitment_not_open",
      opens: "2026-03-10T08:00",
    });
    const closed = await publish();
    await world.deps.services.event.closeEvent(ctx, closed.eventId, closed.version);
    expect(await problemBody(signUp(closed.slug, 1))).toMatchObject({
      code: "registration.recruitment_closed",
    });
    const cancelled = await publish();
    await world.deps.services.event.cancelEvent(ctx, cancelled.eventId, cancelled.version, "Mało zgłoszeń");
    expect(await problemBody(signUp(cancelled.slug, 1))).toMatchObject({
      status: 409,
      code: "event.cancelled",
    });
    expect(await problemBody(signUp(stage.draft.slug, 1))).toMatchObject({
      status: 404,
      code: "event.not_found",
    });
  });
});

describe("a personal page over HTTP", () => {
  it("shows the person's own data and the event, and nothing that the table keeps for itself", async () => {
    const { event } = stage;
    const { token } = await bodyOf<TakenSignUp>(
      signUp(event.slug, stage.next(), {
        choices: { panels: "a" },
        needs: { diet: "vegan" },
        consents: { informationClause: true, rules: true, needs: true },
      }),
    );
    const answer = await call(stage.world, "GET", at(token));
    const view = answer.json as PersonalView;
    expect(view).toMatchObject({
      status: "confirmed",
      choices: { panels: "a" },
      needs: { diet: "vegan" },
      onlineUrl: SECRETS.onlineUrl,
      may: { edit: true, changeChoices: true, withdraw: true, handOver: false, move: false },
      retention: { needsUntil: "2026-05-15" },
      event: { slug: event.slug },
    });
    expect(answer.text).not.toMatch(/standing|linkHash|linkVersion|changedBy|queuedBy|searchText|nameKey/);
    expect(answer.text).not.toContain(SECRETS.hostContact);
    expect(answer.text).not.toContain(SECRETS.hostEmail);
    expect(answer.text).not.toContain(SECRETS.surname);
    expect([answer.headers.get("cache-control"), answer.headers.get("referrer-policy")]).toEqual([
      "private, no-store",
      "no-referrer",
    ]);
  });

  it("corrects data and choices, refuses an older version, a full panel, and changes after the end", async () => {
    const { slug } = await publish({ choiceGroups: twoPanels(1), seats: 5 });
    const { token } = await bodyOf<TakenSignUp>(signUp(slug, 1, { choices: { panels: "a" } }));
    await signUp(slug, 2, { choices: { panels: "b" } });
    const patch = (body: object) => call(stage.world, "PATCH", at(token), { body });
    expect(await bodyOf(patch({ version: 1, phone: "857473412", locale: "en" }))).toMatchObject({
      version: 2,
      phone: "857473412",
      locale: "en",
    });
    expect(await problemBody(patch({ version: 1, phone: "" }))).toMatchObject({
      status: 409,
      code: "registration.version_conflict",
      version: 2,
    });
    expect(await problemBody(patch({ version: 2, choices: { panels: "b" } }))).toMatchObject({
      status: 409,
      code: "registration.option_full",
      full: ["b"],
    });
    expect(await problemBody(patch({ version: 2, choices: { panels: "z" } }))).toMatchObject({
      status: 422,
      issues: [{ path: "choices.panels", code: "choice.unknown" }],
    });
    expect(await bodyOf(call(stage.world, "DELETE", at(token)))).toMatchObject({ status: "cancelled" });
    expect(await problemBody(patch({ version: 3, phone: "" }))).toMatchObject({
      status: 409,
      code: "registration.changes_closed",
    });
  });
});

describe("the list of people over HTTP", () => {
  const people = (query: Record<string, string> = {}, cookie = stage.cookies.coordinator) =>
    call(stage.world, "GET", `/api/staff/events/${stage.event.eventId}/registrations`, { cookie, query });

  it("shows everybody who may read it the people, and nobody secrets or needs", async () => {
    await signUp(stage.event.slug, stage.next(), {
      choices: { panels: "b" },
      needs: { note: "wózek" },
      consents: { informationClause: true, rules: true, needs: true },
    });
    for (const role of ["coordinator", "organiser", "assistant", "auditor"] as const) {
      const { status, text } = await people({}, stage.cookies[role]);
      expect(status).toBe(200);
      expect(text).toContain(SECRETS.surname);
      expect(text).not.toMatch(/standing|linkHash|linkVersion|changedBy|wózek/);
      expect(text).not.toContain(stage.person.token.slice(26));
    }
  });

  it("refuses a filter or a limit that makes no sense", async () => {
    const refused: [Record<string, string>, string][] = [
      [{ status: "away" }, "status"],
      [{ limit: "0" }, "limit"],
      [{ limit: "many" }, "limit"],
      [{ q: "x".repeat(201) }, "q"],
    ];
    for (const [query, path] of refused) {
      expect(await problemBody(people(query))).toMatchObject({ status: 422, issues: [{ path }] });
    }
  });

  it("opens one person with messages and history; needs for those who run the event only", async () => {
    const person = await bodyOf<TakenSignUp>(
      signUp(stage.event.slug, stage.next(), {
        choices: { panels: "a" },
        needs: { diet: "vegan" },
        consents: { informationClause: true, rules: true, needs: true },
      }),
    );
    await stage.world.follow();
    const open = (role: keyof Stage["cookies"]) =>
      bodyOf<StaffRegistrationView & { messages: { kind: string }[]; history: { action: string }[] }>(
        call(
          stage.world,
          "GET",
          `/api/staff/events/${stage.event.eventId}/registrations/${person.registrationId}`,
          {
            cookie: stage.cookies[role],
          },
        ),
      );
    const seen = await open("organiser");
    expect([
      seen.needs,
      seen.messages.map(({ kind }) => kind),
      seen.history.map(({ action }) => action),
    ]).toEqual([{ diet: "vegan" }, ["registration.confirmed"], ["registration.confirmed"]]);
    for (const role of ["assistant", "auditor"] as const) expect((await open(role)).needs).toBeUndefined();
  });

  it("enters and changes people, refusing what the rules refuse", async () => {
    const event = await publish({ seats: 1, choiceGroups: twoPanels(1) });
    const path = `/api/staff/events/${event.eventId}/registrations`;
    const cookie = stage.cookies.admin;
    const person = { firstName: "Jan", lastName: "Nowak", answers: {}, consents: {} };
    const enter = (body: object) => call(stage.world, "POST", path, { cookie, body: { ...person, ...body } });
    expect(await problemBody(enter({ choices: {} }))).toMatchObject({
      status: 422,
      code: "registration.invalid",
    });
    const { registration } = await bodyOf<{ registration: StaffRegistrationView }>(
      enter({ choices: { panels: "a" } }),
    );
    expect(await problemBody(enter({ choices: { panels: "a" } }))).toMatchObject({
      status: 409,
      code: "registration.duplicate",
      known: [
        {
          registrationId: registration.registrationId,
          firstName: "Jan",
          lastName: "Nowak",
          status: "confirmed",
          createdAt: registration.createdAt,
        },
      ],
    });
    const waiting = await bodyOf<{ outcome: string; position: number; registration: StaffRegistrationView }>(
      enter({ lastName: "Druga", choices: { panels: "b" } }),
    );
    expect([waiting.outcome, waiting.position]).toEqual(["reserve", 1]);
    const change = (id: string, body: object) =>
      call(stage.world, "PATCH", `${path}/${id}`, { cookie, body });
    const id = waiting.registration.registrationId;
    expect(
      await problemBody(change(id, { version: 1, status: "confirmed", reason: "komisja" })),
    ).toMatchObject({
      status: 409,
      code: "registration.event_full",
    });
    expect(await problemBody(change(id, { version: 1, status: "rejected" }))).toMatchObject({
      status: 422,
      issues: [{ path: "reason", code: "registration.reason_required" }],
    });
    expect(
      await problemBody(change(id, { version: 7, status: "rejected", reason: "komisja" })),
    ).toMatchObject({
      code: "registration.version_conflict",
    });
    expect(await problemBody(change(id, { version: 1, status: "pending", reason: "komisja" }))).toMatchObject(
      {
        code: "registration.wrong_status",
      },
    );
    expect(await bodyOf(change(id, { version: 1, status: "rejected", reason: "komisja" }))).toMatchObject({
      status: "rejected",
      statusReason: "komisja",
    });
  });

  it("takes somebody past the limit only for those who manage people, by name, with a reason", async () => {
    const event = await publish({ seats: 1 });
    await bodyOf(signUp(event.slug, 1));
    const { registrationId, token } = await bodyOf<TakenSignUp>(signUp(event.slug, 2));
    const path = `/api/staff/events/${event.eventId}/registrations/${registrationId}`;
    const admit = (body: object, cookie = stage.cookies.admin) =>
      call(stage.world, "PATCH", path, { cookie, body: { version: 1, status: "confirmed", ...body } });
    const asked = { reason: "Prelegentka", pastLimit: true };
    for (const role of ["assistant", "auditor"] as const) {
      expect((await admit(asked, stage.cookies[role])).status, role).toBeGreaterThanOrEqual(403);
    }
    expect(await problemBody(admit({ reason: "Prelegentka", pastLimit: false }))).toMatchObject({
      status: 422,
      issues: [{ path: "pastLimit" }],
    });
    expect(await problemBody(admit({ pastLimit: true }))).toMatchObject({
      issues: [{ path: "reason", code: "registration.reason_required" }],
    });
    const own = { body: { version: 1, pastLimit: true } };
    expect(await problemBody(call(stage.world, "PATCH", `/api/registrations/${token}`, own))).toMatchObject({
      status: 422,
      issues: [{ path: "pastLimit" }],
    });
    expect(await bodyOf(admit(asked))).toMatchObject({ status: "confirmed", pastLimit: ["event"] });
    const seats = await bodyOf(call(stage.world, "GET", `/api/events/${event.slug}`, {}));
    expect(seats).toMatchObject({ seats: { event: { total: 1, left: 0 } } });
  });

  it("changes nobody's status in a cancelled event to one that needs a seat", async () => {
    const event = await publish();
    const { registrationId } = await bodyOf<TakenSignUp>(signUp(event.slug, 1));
    const ctx = asStaff(stage.world);
    await stage.world.deps.services.event.cancelEvent(ctx, event.eventId, event.version, "Mało zgłoszeń");
    const path = `/api/staff/events/${event.eventId}/registrations/${registrationId}`;
    const change = (version: number, status: string) =>
      call(stage.world, "PATCH", path, {
        cookie: stage.cookies.admin,
        body: { version, status, reason: "komisja" },
      });
    expect((await change(1, "cancelled")).status).toBe(200);
    expect(await problemBody(change(2, "confirmed"))).toMatchObject({ status: 409, code: "event.cancelled" });
  });

  it("counts participants for everybody who may read them", async () => {
    const counts = await bodyOf(
      call(stage.world, "GET", `/api/staff/events/${stage.event.eventId}/counts`, {
        cookie: stage.cookies.auditor,
      }),
    );
    expect(counts).toMatchObject({
      byStatus: { confirmed: expect.any(Number) },
      programme: { stops: 1, hosts: 1, towns: 0 },
    });
  });

  it("says the same to a coordinator of nothing as if there were no such event", async () => {
    const { cookie } = await stage.world.signIn({
      role: "coordinator",
      projectIds: [await createProject(stage.world)],
    });
    expect(await problemBody(people({}, cookie))).toMatchObject({ status: 404, code: "event.not_found" });
  });
});
