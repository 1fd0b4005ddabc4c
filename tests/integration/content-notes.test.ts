import type { ParticipantId } from "@zapisy/core/participant/schema";
import type { Support } from "@zapisy/core/project/schema";
import type { AuditEntry } from "@zapisy/core/audit";
import type { ContentNotes, EntriesToStandIn, NoteDeputies } from "@zapisy/core/content-note/answer";
import type { Page } from "@zapisy/core/shared/page";
import type { StaffRole } from "@zapisy/core/shared/actor";
import { routes } from "@zapisy/functions/api/routes";
import { beforeAll, describe, expect, it } from "vitest";
import { asStaff, createProject, passMinute } from "../support/actions.ts";
import { bodyOf, call, fillPath } from "../support/api.ts";
import { disturb } from "../support/disturb.ts";
import { ROUTE_EXAMPLES } from "../support/route-examples.ts";
import { createStage, type Stage } from "../support/stage.ts";
import { createWorld, type World } from "../support/world.ts";

const SUPPORTS: Support[] = [{ supportId: "law", name: "Poradnictwo prawne", mode: "individual", hours: 2 }];
const MONTH = "2026-02";
const SECRET = "Przemoc w domu: Żaneta mówi o wyprowadzce do Łęcznej";

let world: World;
let number = 0;

beforeAll(async () => {
  world = await createWorld();
});

type SignedIn = Awaited<ReturnType<World["signIn"]>>;

/** A project with a person and staff of it; somebody of them gave support. */
async function scene() {
  const projectId = await createProject(world, { supports: SUPPORTS });
  const staff = (role: StaffRole, name: string) =>
    world.signIn({
      role,
      name,
      email: `notatki${(number += 1)}@rops.example`,
      ...(role !== "admin" && { projectIds: [projectId] }),
    });
  const [anna, ewa, admin] = [
    await staff("counsellor", "Anna Źdźbło"),
    await staff("coordinator", "Ewa Łęcka"),
    await staff("admin", "Iza Admin"),
  ];
  const participantId = await person(projectId);
  const { entryId, version } = await visit(projectId, participantId, anna);
  return { projectId, participantId, entryId, version, anna, ewa, admin, staff };
}

async function person(projectId: `prj_${string}`): Promise<ParticipantId> {
  const { participantId } = await world.deps.services.participant.addParticipant(asStaff(world), projectId, {
    firstName: "Żaneta",
    lastName: `Łąka ${(number += 1)}`,
    formerLastNames: [],
    categories: [],
    territory: [],
  });
  return participantId;
}

function visit(projectId: `prj_${string}`, participantId: ParticipantId, by: SignedIn, from = "09:00") {
  return world.deps.services.supportEntry.addEntry(asStaff(world), projectId, {
    participantId,
    supportId: "law",
    day: "2026-02-10",
    from,
    to: `${from.slice(0, 2)}:45`,
    topic: "Rozmowa",
    mode: "onsite",
    counsellor: { staffId: by.staff.staffId },
  });
}

type Scene = Awaited<ReturnType<typeof scene>>;

const notesPath = ({ projectId, entryId }: Scene) =>
  `/api/staff/projects/${projectId}/log/entries/${entryId}/notes`;
const open = (of: Scene, { cookie }: SignedIn) => call(world, "GET", notesPath(of), { cookie });
const write = (
  of: Scene,
  { cookie }: SignedIn,
  text: string | undefined,
  version: number,
  counsellor = of.anna,
) => call(world, "PUT", `${notesPath(of)}/${counsellor.staff.staffId}`, { cookie, body: { text, version } });
const deputiesPath = ({ projectId }: Scene, { staff }: SignedIn) =>
  `/api/staff/projects/${projectId}/log/deputies/${staff.staffId}`;
const name = (of: Scene, by: SignedIn, body: object, counsellor = of.anna) =>
  call(world, "PUT", deputiesPath(of, counsellor), { cookie: by.cookie, body });
const codeOf = ({ text }: { text: string }) => (JSON.parse(text) as { code?: string }).code;
const historyOf = async ({ projectId, entryId }: Scene, { cookie }: SignedIn) => {
  await world.follow();
  const path = `/api/staff/projects/${projectId}/log/entries/${entryId}`;
  return (await bodyOf<{ history: AuditEntry[] }>(call(world, "GET", path, { cookie }))).history;
};

describe("a note of what was talked about", () => {
  it("is written, corrected and removed by the counsellor, over what was shown; who did so stands in the history and what it says nowhere", async () => {
    const of = await scene();
    expect(await bodyOf<ContentNotes>(open(of, of.anna))).toEqual({
      notes: [{ counsellor: { staffId: of.anna.staff.staffId, name: "Anna Źdźbło" }, version: 0 }],
    });
    passMinute(world);
    expect((await write(of, of.anna, `  ${SECRET}\r\n\r\nDruga wizyta. `, 0)).status).toBe(200);
    passMinute(world);
    const [note] = (await bodyOf<ContentNotes>(open(of, of.anna))).notes;
    expect(note).toMatchObject({ text: `${SECRET}\n\nDruga wizyta.`, version: 1, changedBy: "Anna Źdźbło" });
    passMinute(world);
    const stale = await write(of, of.anna, "inna", 0);
    expect([stale.status, codeOf(stale)]).toEqual([409, "note.version_conflict"]);
    expect((await write(of, of.anna, "Poprawiona", 1)).status).toBe(200);
    passMinute(world);
    expect((await write(of, of.anna, "", 2)).status).toBe(200);
    const [gone] = (await bodyOf<ContentNotes>(open(of, of.anna))).notes;
    expect(gone).toEqual({ counsellor: note?.counsellor, version: 3 });
    const history = await historyOf(of, of.admin);
    expect(history.map(({ action, actorName }) => `${action} ${actorName}`)).toEqual([
      "note.removed Anna Źdźbło",
      "note.corrected Anna Źdźbło",
      "access.note_read Anna Źdźbło",
      "note.written Anna Źdźbło",
      expect.stringContaining("log.entered"),
    ]);
    expect(JSON.stringify(history)).not.toContain("Przemoc");
    expect(JSON.stringify(world.logged)).not.toContain("Przemoc");
  });

  it("is written once by a request that comes twice, also where its answer was lost, and of two at one moment one is told", async () => {
    const of = await scene();
    const twice = [await write(of, of.anna, SECRET, 0), await write(of, of.anna, SECRET, 0)];
    expect(twice.map(({ status }) => status)).toEqual([200, 200]);
    const raced = await Promise.all(["jedna", "druga"].map((text) => write(of, of.anna, text, 1)));
    expect(raced.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409]);
    for (const when of ["before", "after"] as const) {
      const other = await scene();
      let isLost = false;
      const stop = disturb(world.deps.table.client, async (request, send) => {
        if (request.command !== "PutItemCommand" || isLost) return send();
        isLost = true;
        if (when === "after") await send();
        throw Object.assign(new Error("lost"), { name: "TimeoutError" });
      });
      await write(other, other.anna, SECRET, 0).catch(() => undefined);
      stop();
      expect(isLost).toBe(true);
      expect((await write(other, other.anna, SECRET, 0)).status).toBe(200);
      expect((await bodyOf<ContentNotes>(open(other, other.anna))).notes).toMatchObject([
        { text: SECRET, version: 1 },
      ]);
    }
  });

  it("is nobody else's: not a coordinator's, an administrator's, an auditor's, or the next counsellor's", async () => {
    const of = await scene();
    await write(of, of.anna, SECRET, 0);
    const auditor = await of.staff("auditor", "Audytor");
    for (const [who, status] of [
      [of.ewa, 403],
      [of.admin, 403],
      [auditor, 403],
    ] as const) {
      const answer = await open(of, who);
      expect([answer.status, answer.text.includes("Przemoc")]).toEqual([status, false]);
      expect((await write(of, who, "podmiana", 1)).status).toBe(status);
    }
    // Nobody makes themselves the counsellor of the entry while there is a note, nor it another person's.
    const correct = (more: object) =>
      world.deps.services.supportEntry.correctEntry(asStaff(world, of.ewa.actor), of.projectId, of.entryId, {
        participantId: of.participantId,
        supportId: "law",
        day: "2026-02-10",
        from: "09:00",
        to: "09:45",
        topic: "Rozmowa",
        mode: "onsite",
        counsellor: { staffId: of.anna.staff.staffId },
        reason: "Pomyłka",
        version: of.version,
        ...more,
      });
    const other = await person(of.projectId);
    for (const more of [{ counsellor: { staffId: of.ewa.staff.staffId } }, { participantId: other }])
      await expect(correct(more)).rejects.toMatchObject({ code: "log.has_note" });
    expect((await write(of, of.anna, "", 1)).status).toBe(200);
    await correct({ counsellor: { staffId: of.ewa.staff.staffId } });
    expect((await bodyOf<ContentNotes>(open(of, of.ewa))).notes).toEqual([
      { counsellor: { staffId: of.ewa.staff.staffId, name: "Ewa Łęcka" }, version: 0 },
    ]);
    expect((await write(of, of.ewa, "podmiana", 2, of.anna)).status).toBe(403);
    expect((await write(of, of.ewa, "Notatka Ewy", 0, of.ewa)).status).toBe(200);
    expect((await open(of, of.anna)).status).toBe(404);
  });

  it("is read with a mark in the history: who, once an hour, and not where there was nothing", async () => {
    const of = await scene();
    await open(of, of.anna);
    await open(of, of.ewa);
    await write(of, of.anna, SECRET, 0);
    const reads = async () =>
      (await historyOf(of, of.admin)).filter(({ action }) => action === "access.note_read");
    expect(await reads()).toEqual([]);
    for (let count = 0; count < 3; count += 1) await open(of, of.anna);
    expect(await reads()).toMatchObject([{ actorName: "Anna Źdźbło", target: of.entryId }]);
    const { noteAccess } = world.deps.stores.audit;
    world.deps.stores.audit.noteAccess = () => Promise.reject(new Error("no table"));
    try {
      await expect(open(of, of.anna)).rejects.toThrow("no table");
    } finally {
      world.deps.stores.audit.noteAccess = noteAccess;
    }
  });
});

describe("whoever stands in for a counsellor", () => {
  it("reads and writes from when they are named until the last day, and finds the entries; the history says who named them", async () => {
    const found = await scene();
    const of = { ...found, ewa: await found.staff("counsellor", "Ewa Łęcka") };
    await write(of, of.anna, SECRET, 0);
    expect(
      (await name(of, of.anna, { deputyId: of.ewa.staff.staffId, until: "2026-03-03", version: 0 })).status,
    ).toBe(200);
    const listed = await bodyOf<NoteDeputies>(
      call(world, "GET", `/api/staff/projects/${of.projectId}/log/deputies`, { cookie: of.ewa.cookie }),
    );
    expect(listed.deputies).toMatchObject([
      {
        counsellor: { name: "Anna Źdźbło" },
        deputy: { name: "Ewa Łęcka" },
        isMine: true,
        may: { change: false },
      },
      { counsellor: { name: "Ewa Łęcka" }, isMine: false, may: { change: true } },
    ]);
    const entries = () =>
      call(world, "GET", `${deputiesPath(of, of.anna)}/entries`, {
        cookie: of.ewa.cookie,
        query: { month: MONTH },
      });
    expect((await bodyOf<EntriesToStandIn>(entries())).entries).toMatchObject([{ entryId: of.entryId }]);
    expect((await bodyOf<ContentNotes>(open(of, of.ewa))).notes).toMatchObject([{ text: SECRET }]);
    expect((await write(of, of.ewa, "Dopisek zastępcy", 1)).status).toBe(200);
    expect((await bodyOf<ContentNotes>(open(of, of.anna))).notes).toMatchObject([{ changedBy: "Ewa Łęcka" }]);
    const before = world.clock.now;
    try {
      world.clock.now = "2026-03-04T00:00:00.000Z";
      expect([(await open(of, of.ewa)).status, (await entries()).status]).toEqual([404, 403]);
      expect((await open(of, of.anna)).status).toBe(200);
    } finally {
      world.clock.now = before;
    }
    passMinute(world);
    expect((await name(of, of.anna, { version: 1 })).status).toBe(200);
    expect((await open(of, of.ewa)).status).toBe(404);
    await world.follow();
    const history = await bodyOf<Page<AuditEntry>>(
      call(world, "GET", "/api/staff/history", { cookie: of.admin.cookie, query: { part: "project" } }),
    );
    expect(
      history.items
        .filter(({ target }) => target === of.anna.staff.staffId)
        .map(({ action, actorName, changes }) => ({ action, actorName, changes })),
    ).toMatchObject([
      { action: "note.deputy_ended", actorName: "Anna Źdźbło", changes: [{ from: "Ewa Łęcka" }, {}] },
      {
        action: "note.deputy_named",
        actorName: "Anna Źdźbło",
        changes: [
          { field: "note.deputy", to: "Ewa Łęcka" },
          { field: "note.until", to: "2026-03-03" },
        ],
      },
    ]);
  });

  it("is named by nobody else but an administrator, with a reason, and never names themselves", async () => {
    const of = await scene();
    const [ewa, admin] = [of.ewa.staff.staffId, of.admin.staff.staffId];
    const refusal = async (by: SignedIn, body: object) => {
      const { status, text } = await name(of, by, { version: 0, ...body });
      const { code, issues } = JSON.parse(text) as {
        code?: string;
        issues?: { path: string; code: string }[];
      };
      return `${status} ${issues?.map((issue) => `${issue.path} ${issue.code}`).join(", ") ?? code}`;
    };
    const auditor = await of.staff("auditor", "Audytor");
    expect(await refusal(of.ewa, { deputyId: ewa, reason: "Chcę" })).toBe("403 note.deputy_forbidden");
    expect(await refusal(auditor, { deputyId: ewa, reason: "Chcę" })).toBe("403 log.forbidden");
    expect(await refusal(of.admin, { deputyId: admin, reason: "Kontrola" })).toBe(
      "422 deputyId note.unknown_deputy",
    );
    expect(await refusal(of.admin, { deputyId: ewa })).toBe("422 reason field.required");
    expect(await refusal(of.anna, { deputyId: of.anna.staff.staffId })).toBe(
      "422 deputyId note.unknown_deputy",
    );
    expect(await refusal(of.anna, { deputyId: auditor.staff.staffId })).toBe(
      "422 deputyId note.unknown_deputy",
    );
    expect(await refusal(of.anna, { deputyId: ewa, until: "2026-03-01" })).toBe("422 until note.until_over");
    expect((await name(of, of.admin, { deputyId: ewa, reason: "Urlop", version: 0 })).status).toBe(200);
    expect((await name(of, of.admin, { deputyId: ewa, reason: "Urlop", version: 0 })).status).toBe(200);
    expect(await refusal(of.anna, { deputyId: admin })).toBe("409 note.version_conflict");
  });

  it("has nothing left once they have no log in the project", async () => {
    const of = await scene();
    await write(of, of.anna, SECRET, 0);
    await name(of, of.anna, { deputyId: of.ewa.staff.staffId, version: 0 });
    expect((await open(of, of.ewa)).status).toBe(200);
    const ewa = asStaff(world, { ...of.ewa.actor, role: "assistant" });
    await expect(
      world.deps.services.contentNote.openNotes(ewa, of.projectId, of.entryId),
    ).rejects.toMatchObject({ code: "log.forbidden" });
  });
});

describe("what a note says", () => {
  let stage: Stage;
  const PLANTED = "Zasadzone-słowo-z-rozmowy-Żółć";

  beforeAll(async () => {
    stage = await createStage();
    const example =
      await ROUTE_EXAMPLES["PUT /api/staff/projects/{projectId}/log/entries/{entryId}/notes/{staffId}"]?.(
        stage,
      );
    const path = fillPath(
      "/api/staff/projects/{projectId}/log/entries/{entryId}/notes/{staffId}",
      example?.params ?? {},
    );
    const body = { ...(example?.body as object), text: PLANTED };
    expect((await call(stage.world, "PUT", path, { cookie: example?.cookie, body })).status).toBe(200);
    await stage.world.follow();
    planted = { ...example?.params, cookie: example?.cookie ?? "" };
  });
  let planted: Record<string, string> & { cookie: string };

  const reading = routes.filter(({ method, access }) => method === "GET" && access === "staff");
  it.each(reading.map(({ path }) => [path]))("is in no answer to anybody else: GET %s", async (path) => {
    const example = await ROUTE_EXAMPLES[`GET ${path}`]?.(stage);
    const params = { ...example?.params, ...planted };
    // Of the example, and of the very project, month and entry in which the note is.
    for (const used of [example?.params ?? {}, params])
      for (const [role, cookie] of Object.entries(stage.cookies)) {
        const { text } = await call(stage.world, "GET", fillPath(path, used), {
          cookie,
          query: example?.query,
        });
        expect(text, role).not.toContain("Zasadzone");
      }
  });

  it("is told to its counsellor alone", async () => {
    const path = fillPath("/api/staff/projects/{projectId}/log/entries/{entryId}/notes", planted);
    const { text } = await call(stage.world, "GET", path, { cookie: planted.cookie });
    expect(text).toContain(PLANTED);
    expect(JSON.stringify(stage.world.logged)).not.toContain("Zasadzone");
  });
});
