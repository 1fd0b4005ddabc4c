import { beforeAll, describe, expect, it } from "vitest";
import type { AuditEntry } from "@zapisy/core/audit";
import type { Page } from "@zapisy/core/shared/page";
import { STAFF_ROLES } from "@zapisy/core/staff/schema";
import type { ExportProfileView } from "@zapisy/core/export-profile/answer";
import type { PersonCopyInput } from "@zapisy/core/person-copy/schema";
import { routes } from "@zapisy/functions/api/routes";
import { asStaff, historyOf, passMinute, signUp } from "../support/actions.ts";
import { bodyOf, call, fillPath, problemBody } from "../support/api.ts";
import { CONSENTS } from "../support/fixture.ts";
import { ROUTE_EXAMPLES } from "../support/route-examples.ts";
import { createStage, type Stage } from "../support/stage.ts";

let stage: Stage;
let coordinator: { cookie: string; staffId: string };

beforeAll(async () => {
  stage = await createStage();
  const { cookie, staff } = await stage.world.signIn({ role: "coordinator", name: "Kora Koordynatorka" });
  coordinator = { cookie, staffId: staff.staffId };
});

type Query = Record<string, string>;
const history = async (query: Query = {}, cookie = stage.cookies.admin) => {
  await stage.world.follow();
  return bodyOf<Page<AuditEntry>>(call(stage.world, "GET", "/api/staff/history", { cookie, query }));
};
const everyPage = async () => {
  const seen: AuditEntry[] = [];
  let cursor: string | undefined;
  do {
    const page = await history(cursor === undefined ? {} : { cursor });
    seen.push(...page.items);
    ({ cursor } = page);
  } while (cursor !== undefined);
  return seen;
};
const latest = async (query: Query = {}) => {
  passMinute(stage.world);
  return (await history(query)).items[0];
};
const get = (path: string, query?: Query) =>
  call(stage.world, "GET", `/api/staff/events/${stage.event.eventId}${path}`, {
    cookie: coordinator.cookie,
    query,
  });
const person = async (overrides: Parameters<typeof signUp>[3]) =>
  signUp(stage.world, stage.event, stage.next(), { choices: { panels: "a" }, ...overrides });

describe("what leaves with personal data", () => {
  /** Files of staff in which there is nobody. */
  const NOBODY_IN_IT = [
    "POST /api/staff/projects/{projectId}/certificate-template/preview",
    "GET /api/staff/events/{eventId}/poster.pdf",
    "GET /api/staff/projects/{projectId}/figures/figures.pdf",
    "GET /api/staff/projects/{projectId}/indicators.pdf",
  ];
  /** What the history says of files that are not taken from a list; else `access.exported`. */
  const ACTIONS: Record<string, string> = {
    "GET /api/staff/events/{eventId}/papers/needs-summary.pdf": "access.needs_read",
    "POST /api/staff/people-data/copy.pdf": "access.person_copied",
  };
  const files = routes.filter(({ access, answer }) => access === "staff" && answer.file);

  it.each(files.map(({ method, path }) => [`${method} ${path}`] as const))("is traced: %s", async (name) => {
    const [method = "", path = ""] = name.split(" ");
    const { params = {}, ...request } = (await ROUTE_EXAMPLES[name]?.(stage)) ?? {};
    passMinute(stage.world, 61);
    // The summary of needs has names only where they are asked for.
    const query = path.endsWith("needs-summary.pdf") ? { names: "yes" } : request.query;
    const sent = { cookie: coordinator.cookie, ...request, query };
    expect((await call(stage.world, method, fillPath(path, params), sent)).status).toBeLessThan(300);
    const { items } = await history({ part: "access" });
    const mine = items.filter(({ at }) => at === stage.world.clock.now);
    if (NOBODY_IN_IT.includes(name)) return expect(mine).toEqual([]);
    expect(mine).toEqual([
      expect.objectContaining({
        actor: `staff:${coordinator.staffId}`,
        actorName: "Kora Koordynatorka",
        action: ACTIONS[name] ?? "access.exported",
        fields: [path.split("/").at(-1), ...(params.profileId ? [params.profileId] : [])],
        target: Object.values(params)[0] ?? (request.body as PersonCopyInput).registrationIds[0],
      }),
    ]);
  });

  it("is traced with the text of the profile by which a funder's file was made", async () => {
    const name = "GET /api/staff/projects/{projectId}/export-profiles/{profileId}/funder-file.csv";
    const { params } = (await ROUTE_EXAMPLES[name]?.(stage)) ?? {};
    const send = (path: string) => call(stage.world, "GET", path, { cookie: coordinator.cookie });
    const at = fillPath(name.slice(4), params ?? {});
    const told = await bodyOf<ExportProfileView>(send(at.replace("/funder-file.csv", "")));
    passMinute(stage.world);
    expect((await send(at)).status).toBe(200);
    expect(await latest({ part: "access" })).toMatchObject({
      action: "access.exported",
      changes: [{ field: "exportProfile.revision", of: told.name, to: `${told.revision}` }],
    });
  });

  it("is traced for scans that are opened and evidence that is downloaded, and not for looking whether there is some", async () => {
    const { world, event } = stage;
    const example = await ROUTE_EXAMPLES["GET /api/staff/events/{eventId}/files/{fileId}/link"]?.(stage);
    passMinute(world);
    await get(`/files/${example?.params?.fileId}/link`);
    expect(await latest()).toMatchObject({ action: "access.file_opened", target: event.eventId, fields: [] });
    await world.deps.services.file.requestEvidence(asStaff(world), event.eventId);
    await world.follow();
    passMinute(world);
    const before = (await history({ part: "access" })).items.length;
    await get("/evidence");
    expect((await history({ part: "access" })).items.length).toBe(before);
    expect(await bodyOf(get("/evidence", { address: "yes" }))).toHaveProperty("url");
    expect(await latest()).toMatchObject({ action: "access.evidence_downloaded", target: event.eventId });
  });

  it("is traced once an hour for the mails of a person that somebody reads, and not where there is no copy", async () => {
    const name = "GET /api/staff/events/{eventId}/messages/{messageOwner}/{messageId}/copy";
    const { params } = (await ROUTE_EXAMPLES[name]?.(stage)) ?? {};
    const path = fillPath(name.slice(4), params ?? {});
    const read = () => call(stage.world, "GET", path, { cookie: coordinator.cookie });
    expect((await read()).status).toBe(200);
    expect((await read()).status).toBe(200);
    expect(
      (await call(stage.world, "GET", path.replace(/msg_./, "msg_Z"), { cookie: coordinator.cookie })).status,
    ).toBe(404);
    const { items } = await history({ part: "access" });
    expect(items.filter(({ target }) => target === params?.messageOwner)).toMatchObject([
      { action: "access.mail_read", actorName: "Kora Koordynatorka", fields: [] },
    ]);
  });

  it("is not traced where nothing left", async () => {
    const before = (await history({ part: "access" })).items.length;
    const { world } = stage;
    const missing = "/api/staff/events/evt_ZZZZZZZZZZZZZZZZZZZZZZZZZZ/attendance-list.csv";
    expect((await call(world, "GET", missing, { cookie: coordinator.cookie })).status).toBe(404);
    const { event } = stage;
    expect((await call(world, "GET", `/api/staff/events/${event.eventId}/attendance-list.csv`)).status).toBe(
      401,
    );
    expect((await history({ part: "access" })).items.length).toBe(before);
  });

  it("does not leave when it cannot be noted", async () => {
    const { audit } = stage.world.deps.stores;
    const note = audit.noteAccess;
    audit.noteAccess = () => Promise.reject(new Error("no table"));
    try {
      await expect(get("/attendance-list.csv")).rejects.toThrow("no table");
    } finally {
      audit.noteAccess = note;
    }
  });
});

describe("needs of one person", () => {
  const consents = { ...CONSENTS, needs: true };

  it("are traced when somebody reads them, once an hour, with the person", async () => {
    const { world } = stage;
    const { registrationId } = await person({ needs: { diet: "vegan" }, consents });
    world.clock.now = "2026-03-20T10:00:00.000Z";
    for (let count = 0; count < 3; count += 1) await get(`/registrations/${registrationId}`);
    const reads = async () =>
      (await history({ part: "access" })).items.filter(({ target }) => target === registrationId);
    expect(await reads()).toEqual([
      expect.objectContaining({
        action: "access.needs_read",
        actorName: "Kora Koordynatorka",
        targetName: expect.stringMatching(/^Łucja Żak/),
        fields: [],
      }),
    ]);
    passMinute(world, 60);
    await get(`/registrations/${registrationId}`);
    expect(await reads()).toHaveLength(2);
    const all = await historyOf(world, registrationId);
    expect(all.map(({ action }) => action)).toContain("access.needs_read");
    expect(JSON.stringify(all)).not.toContain("vegan");
  });

  it("cost nothing where there are none, or where they are not shown", async () => {
    const { world } = stage;
    const { registrationId } = await person({});
    const withNeeds = await person({ needs: { diet: "vegan" }, consents });
    const before = (await history({ part: "access" })).items.length;
    await get(`/registrations/${registrationId}`);
    const path = `/api/staff/events/${stage.event.eventId}/registrations/${withNeeds.registrationId}`;
    const shown = await bodyOf<{ needs?: object }>(
      call(world, "GET", path, { cookie: stage.cookies.auditor }),
    );
    expect(shown.needs).toBeUndefined();
    expect((await history({ part: "access" })).items.length).toBe(before);
  });
});

describe("the history of the installation", () => {
  it("shows changes of staff and projects too, and is filtered by part and by person", async () => {
    const { world, projectId } = stage;
    passMinute(world);
    await get("/attendance-list.csv");
    const all = await everyPage();
    const parts = new Set(all.map(({ action }) => action.split(".")[0]));
    expect([...parts]).toEqual(expect.arrayContaining(["access", "project", "staff"]));
    const times = all.map(({ at }) => at);
    expect(times).toEqual(times.toSorted().toReversed());
    const projects = await history({ part: "project" });
    // Participants, the log of support, indicators, profiles of files and closed periods are told in the history of their project.
    expect(projects.items.every(({ target }) => /^(prj|ptc|sen|ind|xpr|snp)_/.test(target))).toBe(true);
    expect(projects.items.find(({ target }) => target === projectId)).toMatchObject({
      action: expect.stringMatching(/^project\./),
      targetName: expect.any(String),
    });
    const staff = await history({ part: "staff" });
    expect(staff.items.find(({ target }) => target === coordinator.staffId)).toMatchObject({
      action: "staff.created",
      targetName: "Kora Koordynatorka",
    });
    const own = await history({ person: coordinator.staffId });
    expect(
      own.items.every(
        ({ actor, target }) => actor === `staff:${coordinator.staffId}` || target === coordinator.staffId,
      ),
    ).toBe(true);
    expect(own.items.length).toBeGreaterThan(1);
    expect((await history({ part: "access", person: world.admin.staffId })).items).toEqual([]);
  });

  it("comes in pages that together hold each entry once, in order", async () => {
    const { world, event } = stage;
    for (let count = 0; count < 60; count += 1) {
      world.clock.now = new Date(Date.parse(world.clock.now) + 1000).toISOString();
      await world.deps.services.audit.noteAccess(asStaff(world), { kind: "exported", target: event.eventId });
    }
    expect((await history()).items).toHaveLength(50);
    const seen = await everyPage();
    expect(new Set(seen.map(({ auditId }) => auditId)).size).toBe(seen.length);
    const times = seen.map(({ at }) => at);
    expect(times).toEqual(times.toSorted().toReversed());
    expect(seen.length).toBeGreaterThan(70);
  });

  it("is for admins and the data-protection officer, and says what is wrong with a cursor", async () => {
    const { world, cookies } = stage;
    for (const role of STAFF_ROLES.filter((one) => one !== "admin" && one !== "dpo"))
      expect(
        await problemBody(call(world, "GET", "/api/staff/history", { cookie: cookies[role] })),
      ).toMatchObject({
        status: 403,
        code: "audit.forbidden",
      });
    const sent = { cookie: cookies.admin, query: { cursor: "bm9wZQ" } };
    expect(await problemBody(call(world, "GET", "/api/staff/history", sent))).toMatchObject({
      issues: [{ path: "cursor", code: "field.cursor" }],
    });
  });
});
