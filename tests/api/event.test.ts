import { beforeAll, describe, expect, it } from "vitest";
import type { EventView, StaffEventView } from "@zapisy/core/event";
import { EventInputSchema } from "@zapisy/core/event/schema";
import type { Page } from "@zapisy/core/shared/page";
import { fieldsOf } from "@zapisy/core/shared/field";
import { asStaff, createDraft, publishEvent } from "../support/actions.ts";
import { bodyOf, call, problemBody } from "../support/api.ts";
import { agendaItem, eventInput, twoPanels } from "../support/fixture.ts";
import { SECRETS, createStage, type Stage } from "../support/stage.ts";

let stage: Stage;

beforeAll(async () => {
  stage = await createStage();
});

const staff = (method: string, path: string, body?: unknown, role: keyof Stage["cookies"] = "coordinator") =>
  call(stage.world, method, `/api/staff${path}`, { cookie: stage.cookies[role], body });
type List = Page<{ title: { pl: string } }>;
const titlesOf = ({ items }: List) => items.map(({ title }) => title.pl);

describe("the public pages", () => {
  it("list and show what is public, for caches too, and none of what is not", async () => {
    const list = await call(stage.world, "GET", "/api/events");
    const page = await call(stage.world, "GET", `/api/events/${stage.event.slug}`);
    for (const answer of [list, page]) {
      expect(answer.headers.get("cache-control")).toMatch(/^public, max-age=0, s-maxage=5/);
      for (const secret of [
        SECRETS.hostContact,
        SECRETS.hostEmail,
        SECRETS.onlineUrl,
        SECRETS.draftTitle,
        SECRETS.surname,
      ]) {
        expect(answer.text).not.toContain(secret);
      }
      expect(answer.text).not.toMatch(/teamIds|textVersion|changedBy|"blocks"/);
    }
    expect(titlesOf(list.json as List)).toContain(SECRETS.foreignTitle);
    const view = page.json as EventView;
    expect(view).toMatchObject({
      slug: stage.event.slug,
      seats: { event: { total: null, taken: 1 }, options: { a: { taken: 1 } } },
      recruitment: { state: "open", mode: "first_come" },
      days: ["2026-04-15"],
      agenda: [{ host: "CISTOR" }],
      project: { projectId: stage.projectId },
    });
  });

  it("say 404 for a draft as for what is not there, its calendar included", async () => {
    const missing = await problemBody(call(stage.world, "GET", "/api/events/nie-ma-takiego"));
    expect(missing).toMatchObject({ status: 404, code: "event.not_found" });
    for (const path of [`/api/events/${stage.draft.slug}`, `/api/events/${stage.draft.slug}/calendar.ics`]) {
      expect(await problemBody(call(stage.world, "GET", path))).toEqual(missing);
    }
  });

  it("refuse a day that is not there and answer an interval that is empty", async () => {
    const list = (query: Record<string, string>) => call(stage.world, "GET", "/api/events", { query });
    expect(await problemBody(list({ from: "2026-02-30" }))).toMatchObject({
      status: 422,
      issues: [{ path: "from", code: "field.day" }],
    });
    expect(await problemBody(list({ kind: "party" }))).toMatchObject({ issues: [{ path: "kind" }] });
    expect(await bodyOf(list({ to: "2020-01-01" }))).toEqual({ items: [] });
  });

  it("tell the organiser's name and the day it is there", async () => {
    stage.world.clock.now = "2026-03-02T23:30:00.000Z";
    expect(await bodyOf(call(stage.world, "GET", "/api/settings"))).toEqual({
      organiserName: "ROPS Testowo",
      publicUrl: "https://zapisy.example",
      today: "2026-03-03",
      provider: "ROPS",
    });
    stage.world.clock.now = "2026-03-02T09:00:00.000Z";
  });
});

describe("the editor of events", () => {
  it("makes a draft once for a repeated key, and refuses what contradicts itself", async () => {
    const make = (body: unknown) =>
      call(stage.world, "POST", "/api/staff/events", {
        cookie: stage.cookies.organiser,
        body,
        headers: { "idempotency-key": "editor-create" },
      });
    const input = eventInput(stage.projectId, { title: { pl: "Raz" } });
    const first = await bodyOf<StaffEventView>(make(input));
    expect(await bodyOf<StaffEventView>(make(input))).toEqual(first);
    expect(first).toMatchObject({
      state: "draft",
      may: { edit: true, publish: true, manageRegistrations: true },
    });
    expect(
      await problemBody(staff("POST", "/events", { ...input, agenda: [agendaItem(), agendaItem()] })),
    ).toMatchObject({
      status: 422,
      code: "event.invalid",
      issues: [{ path: "agenda.1.itemId", code: "field.duplicate_id" }],
    });
    expect(
      await problemBody(staff("POST", "/events", { ...input, projectId: stage.foreign.projectId })),
    ).toMatchObject({
      status: 403,
      code: "event.create_forbidden",
    });
    expect(
      await problemBody(
        staff("POST", "/events", { ...input, projectId: "prj_ZZZZZZZZZZZZZZZZZZZZZZZZZZ" }, "admin"),
      ),
    ).toMatchObject({
      status: 422,
      issues: [{ path: "projectId", code: "project.not_found" }],
    });
  });

  it("saves under the version that was shown and says which there is", async () => {
    const { eventId } = await createDraft(stage.world, stage.projectId);
    const path = `/events/${eventId}`;
    const input = eventInput(stage.projectId, { title: { pl: "Zmieniony" } });
    expect(await bodyOf(staff("PUT", path, { ...input, version: 1 }, "admin"))).toMatchObject({ version: 2 });
    expect(await problemBody(staff("PUT", path, { ...input, version: 1 }, "admin"))).toMatchObject({
      status: 409,
      code: "event.version_conflict",
      version: 2,
    });
  });

  it("refuses fewer seats than are taken, and what is public without a programme", async () => {
    const event = await publishEvent(stage.world, stage.projectId, { seats: 5, choiceGroups: twoPanels(5) });
    for (const number of [1, 2]) {
      const body = {
        firstName: "Jan",
        lastName: `Nowak ${number}`,
        choices: { panels: "a" },
        answers: {},
        consents: {},
      };
      await staff("POST", `/events/${event.eventId}/registrations`, body);
    }
    const save = (overrides: object) =>
      problemBody(
        staff("PUT", `/events/${event.eventId}`, {
          ...fieldsOf(EventInputSchema, event),
          version: event.version,
          ...overrides,
        }),
      );
    expect(await save({ seats: 1 })).toMatchObject({
      status: 409,
      code: "event.seats_below_taken",
      issues: [{ path: "seats", code: "event.seats_below_taken", limit: 2 }],
    });
    expect(await save({ agenda: [] })).toMatchObject({ status: 422, code: "event.incomplete" });
  });

  it("publishes, closes, reopens and cancels, each from its version and state", async () => {
    const { eventId, version } = await createDraft(stage.world, stage.projectId, { agenda: [] });
    const post = (command: string, body: object) =>
      staff("POST", `/events/${eventId}/${command}`, body, "admin");
    expect(await problemBody(post("publish", { version }))).toMatchObject({
      status: 422,
      code: "event.incomplete",
      issues: [{ path: "agenda", code: "publish.agenda" }],
    });
    await staff("PUT", `/events/${eventId}`, { ...eventInput(stage.projectId), version }, "admin");
    expect(await problemBody(post("publish", { version }))).toMatchObject({ status: 409, version: 2 });
    expect(await bodyOf(post("publish", { version: 2 }))).toMatchObject({ state: "published", version: 3 });
    expect(await problemBody(post("close", { version: 1 }))).toMatchObject({
      status: 409,
      code: "event.version_conflict",
    });
    // What is so already needs no doing.
    expect(await bodyOf(post("reopen", { version: 1 }))).toMatchObject({ state: "published", version: 3 });
    expect(await bodyOf(post("close", { version: 3 }))).toMatchObject({ state: "closed" });
    expect(await bodyOf(post("reopen", { version: 4 }))).toMatchObject({ state: "published" });
    expect(await problemBody(post("cancel", { version: 5, reason: "  " }))).toMatchObject({
      status: 422,
      issues: [{ path: "reason", code: "field.required" }],
    });
    expect(await bodyOf(post("cancel", { version: 5, reason: "Mało zgłoszeń" }))).toMatchObject({
      state: "cancelled",
      cancellation: { reason: "Mało zgłoszeń" },
    });
    expect(await problemBody(post("close", { version: 6 }))).toMatchObject({
      status: 409,
      code: "event.wrong_state",
      state: "cancelled",
    });
    expect(await problemBody(staff("DELETE", `/events/${eventId}`, undefined, "admin"))).toMatchObject({
      status: 409,
      code: "event.not_deletable",
    });
  });

  it("copies an event and removes a draft", async () => {
    const copy = await bodyOf<StaffEventView>(
      staff("POST", `/events/${stage.event.eventId}/duplicate`, { startsOn: "2026-04-15" }),
    );
    expect(copy).toMatchObject({
      state: "draft",
      title: { pl: "Praca z rodziną (kopia)" },
      agenda: stage.event.agenda,
    });
    expect((await staff("DELETE", `/events/${copy.eventId}`)).status).toBe(204);
    expect(await problemBody(staff("GET", `/events/${copy.eventId}`))).toMatchObject({ status: 404 });
  });

  it("shows each role what it may see and do", async () => {
    const path = `/events/${stage.event.eventId}`;
    const may = async (role: keyof Stage["cookies"]) =>
      (await bodyOf<StaffEventView>(staff("GET", path, undefined, role))).may;
    const all = { edit: true, publish: false, copy: true, manageRegistrations: true, sendBulletins: true };
    const nothing = {
      edit: false,
      publish: false,
      copy: false,
      manageRegistrations: false,
      sendBulletins: false,
    };
    expect({
      admin: await may("admin"),
      coordinator: await may("coordinator"),
      organiser: await may("organiser"),
      assistant: await may("assistant"),
      auditor: await may("auditor"),
    }).toEqual({
      admin: all,
      coordinator: all,
      // Readers of a bulletin are people of other events.
      organiser: { ...all, sendBulletins: false },
      assistant: nothing,
      auditor: nothing,
    });
    const listed = await bodyOf<List>(staff("GET", "/events", undefined, "auditor"));
    expect(titlesOf(listed)).toContain(SECRETS.draftTitle);
    expect(titlesOf(listed)).not.toContain(SECRETS.foreignTitle);
  });

  it("tells the history of an event to those who may read it", async () => {
    await stage.world.follow();
    const page = await bodyOf<Page<{ action: string; actorName?: string }>>(
      staff("GET", `/events/${stage.event.eventId}/history`, undefined, "auditor"),
    );
    expect(page.items.map(({ action }) => action)).toContain("event.published");
    expect(page.items.map(({ actorName }) => actorName)).toContain("Żaneta Śliwa");
    expect(JSON.stringify(page)).not.toContain(SECRETS.surname);
  });
});

describe("a large catalogue over HTTP", () => {
  it("is gone through by its cursor, each event once", async () => {
    await Promise.all(
      Array.from({ length: 60 }, (_, number) =>
        publishEvent(stage.world, stage.projectId, { title: { pl: `Seria ${number}` } }),
      ),
    );
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page: Page<{ eventId: string }> = await bodyOf(
        call(stage.world, "GET", "/api/events", { query: { q: "seria", ...(cursor ? { cursor } : {}) } }),
      );
      seen.push(...page.items.map(({ eventId }) => eventId));
      cursor = page.cursor;
    } while (cursor);
    expect([seen.length, new Set(seen).size]).toEqual([60, 60]);
    const ctx = asStaff(stage.world);
    expect((await stage.world.deps.services.event.listEvents(ctx, { q: "seria" })).cursor).toBeDefined();
  });
});
