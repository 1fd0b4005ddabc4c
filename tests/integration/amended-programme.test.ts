import type { AttendanceBook } from "@zapisy/core/attendance/answer";
import type { AuditEntry } from "@zapisy/core/audit/answer";
import type { DeskBook, NewCheckInLink } from "@zapisy/core/check-in/answer";
import readWorkbook from "read-excel-file/node";
import { describe, expect, it } from "vitest";
import { isListed } from "@zapisy/core/attendance/rules";
import type { MarkInput } from "@zapisy/core/attendance/schema";
import type { EventInput, StaffEventView } from "@zapisy/core/event";
import type { AgendaItem, RecordAtStake } from "@zapisy/core/event/schema";
import type { RegistrationId } from "@zapisy/core/registration";
import { asStaff, createDraft, createProject, publishEvent, signUp } from "../support/actions.ts";
import { bodyOf, call, problemBody } from "../support/api.ts";
import { readArchive } from "../support/archive.ts";
import { markInput } from "../support/attendance.ts";
import { postFile, SCAN, scanInput } from "../support/files.ts";
import { agendaItem, eventInput } from "../support/fixture.ts";
import { pdfText } from "../support/pdf-text.ts";
import { createWorld } from "../support/world.ts";

const REASON = "Sala zamknięta po awarii";

/** Two sessions on the fifteenth and one on the next day, with Anna and Jan on their lists. */
async function held(overrides: Partial<EventInput> = {}) {
  const world = await createWorld();
  const projectId = await createProject(world);
  const { cookie } = await world.signIn({ role: "coordinator" });
  const input: Partial<EventInput> = {
    dates: { type: "exact", startsOn: "2026-04-15", endsOn: "2026-04-16" },
    agenda: [
      agendaItem({ itemId: "s1", title: { pl: "Rozmowa" }, from: "09:00", to: "11:00" }),
      agendaItem({ itemId: "s2", title: { pl: "Warsztat" }, from: "11:00", to: "13:00" }),
      agendaItem({
        itemId: "s3",
        title: { pl: "Superwizja" },
        day: "2026-04-16",
        from: "09:00",
        to: "11:00",
      }),
    ],
    ...overrides,
  };
  const event = await publishEvent(world, projectId, input);
  const ids = new Map<string, RegistrationId>();
  for (const [index, firstName] of ["Anna", "Jan"].entries()) {
    const { registrationId } = await signUp(world, event, index, { firstName, lastName: "Nowak" });
    ids.set(firstName, registrationId);
  }
  world.clock.now = "2026-04-15T12:00:00.000Z";
  const api = (method: string, path: string, body?: unknown, query?: Record<string, string>) =>
    call(world, method, `/api/staff/events/${event.eventId}${path}`, { cookie, body, query });
  const view = () => bodyOf<StaffEventView>(api("GET", ""));
  const put = async (change: Partial<EventInput>, reason?: string) => {
    const { version, agenda } = await view();
    return api("PUT", "", { ...eventInput(projectId, input), agenda, ...change, version, reason });
  };
  return {
    world,
    event,
    api,
    view,
    put,
    book: () => bodyOf<AttendanceBook>(api("GET", "/attendance")),
    /** The event's items with some of them changed or, by `undefined`, taken out. */
    async agenda(changes: Record<string, Partial<AgendaItem> | undefined>) {
      const { agenda } = await view();
      return agenda.flatMap((item) => {
        if (!(item.itemId in changes)) return [item];
        const change = changes[item.itemId];
        return change ? [{ ...item, ...change }] : [];
      });
    },
    mark: (firstName: string, unitId: string, overrides: Partial<MarkInput> = {}) =>
      markInput({
        registrationId: ids.get(firstName) ?? "reg_",
        unitId,
        at: "2026-04-15T11:00:00.000Z",
        ...overrides,
      }),
    async send(...marks: MarkInput[]) {
      const { attendance } = world.deps.services;
      const { results } = await attendance.recordMarksByStaff(asStaff(world), event.eventId, marks);
      return results.map((result) => ("code" in result ? result.code : result.outcome));
    },
    close: (unitId: string) => bodyOf(api("POST", `/attendance/units/${unitId}/close`)),
    recorded: async (answer: ReturnType<typeof api>) => {
      const { code, recorded } = await problemBody(answer);
      expect(code).toBe("event.recorded");
      return recorded as RecordAtStake;
    },
  };
}

type Held = Awaited<ReturnType<typeof held>>;

/** Who stands on the list of a unit, and how they are recorded there. */
function listOf({ units, people }: AttendanceBook, unitId: string) {
  const unit = units.find((one) => one.unitId === unitId);
  return people
    .filter((person) => unit && isListed(unit, person))
    .map(({ firstName, records }) => [firstName, records[unitId]?.state]);
}

const rateOf = ({ people }: AttendanceBook, firstName: string) => {
  const total = people.find((person) => person.firstName === firstName)?.rate.total;
  return total && [total.attended, total.possible];
};

async function recordedFirst(): Promise<Held> {
  const scene = await held();
  await scene.send(
    scene.mark("Anna", "s1"),
    scene.mark("Jan", "s1", { state: "absent" }),
    scene.mark("Anna", "s2"),
  );
  await scene.close("s1");
  return scene;
}

describe("a session with marks and a closed list that is taken out of the programme", () => {
  it("is told with what is recorded there, and nothing is changed", async () => {
    const { put, agenda, recorded, view } = await recordedFirst();
    const before = await view();
    expect(await recorded(put({ agenda: await agenda({ s1: undefined, s2: undefined }) }))).toEqual({
      units: [
        {
          unitId: "s1",
          title: { pl: "Rozmowa" },
          kind: "item",
          day: "2026-04-15",
          from: "09:00",
          to: "11:00",
          change: "removed",
          people: 2,
          isClosed: true,
          files: 0,
        },
        expect.objectContaining({ unitId: "s2", change: "removed", people: 1, isClosed: false }),
      ],
      rule: false,
      certificates: 0,
    });
    expect(await view()).toEqual(before);
    // What nobody was recorded at is nobody's loss.
    await bodyOf(put({ agenda: await agenda({ s3: undefined }) }));
  });

  it("stays with its marks, its closed list and its hours once there is a reason", async () => {
    const { put, agenda, book } = await recordedFirst();
    const before = await book();
    await bodyOf(put({ agenda: await agenda({ s1: undefined }) }, REASON));
    const after = await book();
    expect(after.units.map(({ unitId, retired }) => [unitId, retired?.held])).toEqual([
      ["s1", true],
      ["s2", undefined],
      ["s3", undefined],
    ]);
    expect(after.units[0]?.amendments).toMatchObject([
      { at: "2026-04-15T12:00:00.000Z", reason: REASON, was: { unitId: "s1", from: "09:00" } },
    ]);
    expect(after.closings).toEqual(before.closings);
    expect(listOf(after, "s1")).toEqual(listOf(before, "s1"));
    for (const name of ["Anna", "Jan"]) expect(rateOf(after, name)).toEqual(rateOf(before, name));
    expect(rateOf(after, "Anna")).toEqual([240, 360]);
  });

  it("is still printed, counted and archived, and says why", async () => {
    const { world, put, agenda, api } = await recordedFirst();
    await bodyOf(put({ agenda: await agenda({ s1: undefined }) }, REASON));
    await world.follow();
    const why = `Usunięte z programu 15.04.2026. Powód: ${REASON}`;
    const whole = await pdfText((await api("GET", "/attendance-list.pdf")).bytes);
    const alone = await pdfText((await api("GET", "/attendance-list.pdf", undefined, { item: "s1" })).bytes);
    for (const text of [whole, alone].map((one) => one.replace(/\s+/g, " "))) {
      expect(text).toContain("Rozmowa");
      expect(text).toContain(why);
    }
    const csv = (await api("GET", "/attendance-list.csv")).text;
    expect(csv.match(/Nowak;\w+;[^\n]*Rozmowa/g)).toHaveLength(2);
    const sheets = await readWorkbook(Buffer.from((await api("GET", "/attendance-list.xlsx")).bytes));
    expect(JSON.stringify(sheets)).toContain(why);
    const register = await pdfText((await api("GET", "/papers/class-register.pdf")).bytes);
    expect(register.replace(/[ \t]+/g, " ")).toMatch(/Rozmowa 1\b/);
    const [results] = await readWorkbook(Buffer.from((await api("GET", "/attendance.xlsx")).bytes));
    expect(JSON.stringify(results?.data)).toContain("Rozmowa");
    const { items } = await bodyOf<{ items: AuditEntry[] }>(api("GET", "/history"));
    expect(items.find(({ action }) => action === "event.edited")?.reason).toBe(REASON);
    await bodyOf(api("POST", "/evidence"));
    await world.follow();
    const { url } = await bodyOf<{ url: string }>(api("GET", "/evidence", undefined, { address: "yes" }));
    const files = await readArchive(Buffer.from(await (await fetch(url)).arrayBuffer()));
    expect(files.get("obecnosc/wpisy-obecnosci.csv")?.toString("utf8")).toMatch(
      /Nowak;Anna;2026-04-15 Rozmowa/,
    );
    expect(files.get("historia/historia-zmian.csv")?.toString("utf8")).toContain(REASON);
    expect(JSON.parse(files.get("wydarzenie/wydarzenie.json")?.toString("utf8") ?? "")).toMatchObject({
      event: { amendments: [{ reason: REASON, units: [{ unit: { unitId: "s1" } }] }] },
    });
  });

  it("takes what a desk saw while it was on, and later a mark with a reason only", async () => {
    const { world, put, agenda, api, mark, send, book } = await recordedFirst();
    const { url } = await bodyOf<NewCheckInLink>(api("POST", "/check-in-links", { name: "Recepcja" }));
    await bodyOf(put({ agenda: await agenda({ s2: undefined }) }, REASON));
    world.clock.now = "2026-04-15T14:00:00.000Z";
    const token = url.split("/").at(-1) ?? "";
    const desk = await bodyOf<DeskBook>(call(world, "GET", `/api/check-in/${token}`));
    expect(JSON.stringify(desk)).not.toContain(REASON);
    expect(desk.units.find(({ unitId }) => unitId === "s2")?.retired).toMatchObject({ held: true });
    const late = { at: "2026-04-15T13:00:00.000Z" };
    const marks = [mark("Jan", "s2"), mark("Jan", "s2", late), mark("Jan", "s2", { ...late, reason: "Był" })];
    const answer = await bodyOf<{ marks: { outcome: string; code?: string }[] }>(
      call(world, "POST", `/api/check-in/${token}/sync`, { body: { marks, walkIns: [] } }),
    );
    expect(answer.marks.map(({ outcome, code }) => code ?? outcome)).toEqual([
      "recorded",
      "attendance.unit_retired",
      "recorded",
    ]);
    expect(await send(mark("Jan", "s9"))).toEqual(["attendance.unit_unknown"]);
    expect(listOf(await book(), "s2")).toEqual([
      ["Anna", "present"],
      ["Jan", "present"],
    ]);
  });

  it("is in the programme again when it comes back, with all that was recorded", async () => {
    const { put, agenda, book, view } = await recordedFirst();
    const before = await view();
    await bodyOf(put({ agenda: await agenda({ s1: undefined }) }, REASON));
    await bodyOf(put({ agenda: before.agenda }));
    const { units, ...after } = await book();
    expect(units.map(({ unitId, retired }) => [unitId, retired])).toEqual([
      ["s1", undefined],
      ["s2", undefined],
      ["s3", undefined],
    ]);
    expect(listOf({ units, ...after }, "s1")).toEqual([
      ["Anna", "present"],
      ["Jan", "absent"],
    ]);
  });
});

describe("a session that nobody was recorded at when it was taken out", () => {
  it("is kept for a desk that was without a network, once its day has begun", async () => {
    const { put, agenda, book, send, mark } = await held();
    await bodyOf(put({ agenda: await agenda({ s1: undefined, s3: undefined }) }));
    expect((await book()).units.map(({ unitId }) => unitId)).toEqual(["s2"]);
    expect(await send(mark("Anna", "s1"), mark("Anna", "s3"))).toEqual([
      "recorded",
      "attendance.unit_unknown",
    ]);
    expect(rateOf(await book(), "Anna")).toEqual([120, 240]);
  });
});

describe("a session with marks that is moved", () => {
  it("wants a reason, keeps its marks, and its list says what it was", async () => {
    const { put, agenda, recorded, book, api, world, send, mark } = await recordedFirst();
    const moved = await agenda({ s2: { day: "2026-04-16", from: "12:00", to: "15:00" } });
    expect(await recorded(put({ agenda: moved }))).toMatchObject({
      units: [{ unitId: "s2", change: "changed", people: 1 }],
    });
    await bodyOf(put({ agenda: moved }, REASON));
    expect(listOf(await book(), "s2")[0]).toEqual(["Anna", "present"]);
    expect(rateOf(await book(), "Anna")).toEqual([300, 420]);
    const list = await pdfText((await api("GET", "/attendance-list.pdf", undefined, { item: "s2" })).bytes);
    expect(list.replace(/\s+/g, " ")).toContain(
      `Zmiana z dnia 15.04.2026, było: 15.04.2026, 11:00–13:00. Powód: ${REASON}`,
    );
    // What a desk saw before counts by the programme of then.
    world.clock.now = "2026-04-15T15:00:00.000Z";
    expect(await send(mark("Jan", "s2"), mark("Jan", "s2", { at: "2026-04-15T13:00:00.000Z" }))).toEqual([
      "recorded",
      "attendance.before_day",
    ]);
  });

  it("may get another title without a reason until its list is closed", async () => {
    const { put, agenda, recorded } = await recordedFirst();
    await bodyOf(put({ agenda: await agenda({ s2: { title: { pl: "Warsztaty" } } }) }));
    expect(await recorded(put({ agenda: await agenda({ s1: { place: "Sala 5" } }) }))).toMatchObject({
      units: [{ unitId: "s1", change: "changed" }],
    });
  });
});

describe("a day with marks, of a visit that counts by days", () => {
  const stop = (itemId: string, title: string, day = "2026-04-15") =>
    agendaItem({ itemId, kind: "stop", title: { pl: title }, day, from: undefined, to: undefined });
  const visit = () =>
    held({
      kind: "study_visit",
      agenda: [stop("s1", "Dom Dziecka"), stop("s2", "Spółdzielnia"), stop("s3", "Muzeum", "2026-04-16")],
    });

  it("loses a stop with a reason only, and its list says what was there", async () => {
    const { api, put, agenda, send, mark, recorded, close } = await visit();
    await send(mark("Anna", "2026-04-15"));
    await bodyOf(put({ agenda: await agenda({ s3: { title: { pl: "Muzeum Wsi" } } }) }));
    const without = { agenda: await agenda({ s2: undefined }) };
    expect((await recorded(put(without))).units).toEqual([
      expect.objectContaining({ unitId: "2026-04-15", kind: "day", change: "changed", people: 1 }),
    ]);
    await bodyOf(put(without, REASON));
    await close("2026-04-15");
    const list = await api("GET", "/attendance-list.pdf", undefined, { day: "2026-04-15" });
    expect((await pdfText(list.bytes)).replace(/\s+/g, " ")).toContain(
      `Zmiana z dnia 15.04.2026, było: Dom Dziecka, Spółdzielnia. Powód: ${REASON}`,
    );
    // What is printed of a closed list is not mended in silence either.
    expect((await recorded(put({ agenda: await agenda({ s1: { host: "MOPS" } }) }))).units).toHaveLength(1);
  });
});

describe("how attendance is counted", () => {
  it("changes for everybody with a reason only, once somebody is recorded", async () => {
    const { put, recorded, agenda, send, mark } = await held();
    await bodyOf(put({ attendanceThresholdPercent: 75 }));
    await send(mark("Anna", "s1"));
    expect(await recorded(put({ attendanceThresholdPercent: 60 }))).toEqual({
      units: [],
      rule: true,
      certificates: 0,
    });
    // An item without hours makes each item count the same.
    const more = [...(await agenda({})), agendaItem({ itemId: "s4", from: undefined, to: undefined })];
    expect(await recorded(put({ attendanceThresholdPercent: 75, agenda: more }))).toMatchObject({
      rule: true,
    });
    await bodyOf(put({ attendanceThresholdPercent: 60 }, REASON));
  });

  it("keeps days when sessions are counted instead, and counts no hour twice", async () => {
    const { put, recorded, send, mark, book, api } = await held({ attendanceBy: "day" });
    await send(mark("Anna", "2026-04-15"), mark("Jan", "2026-04-15", { state: "absent" }));
    await bodyOf(api("POST", "/attendance/units/2026-04-15/close"));
    expect(await recorded(put({ attendanceBy: "item" }))).toMatchObject({
      units: [{ unitId: "2026-04-15", kind: "day", change: "removed", people: 2, isClosed: true }],
    });
    await bodyOf(put({ attendanceBy: "item" }, REASON));
    const after = await book();
    expect(after.units.map(({ unitId, retired }) => [unitId, retired?.insteadOf])).toEqual([
      ["2026-04-15", ["s1", "s2"]],
      ["s1", undefined],
      ["s2", undefined],
      ["s3", undefined],
    ]);
    expect([rateOf(after, "Anna"), rateOf(after, "Jan")]).toEqual([
      [240, 360],
      [0, 360],
    ]);
    // Who is recorded at one of the sessions all the same is counted by them.
    await send(mark("Anna", "s1"));
    expect(rateOf(await book(), "Anna")).toEqual([120, 360]);
    const list = await pdfText(
      (await api("GET", "/attendance-list.pdf", undefined, { day: "2026-04-15" })).bytes,
    );
    expect(list.replace(/\s+/g, " ")).toContain(`Usunięte z programu 15.04.2026. Powód: ${REASON}`);
  });

  it("keeps a day with marks that the event has no more", async () => {
    const { put, agenda, recorded, send, mark, book } = await held({ attendanceBy: "day" });
    await send(mark("Anna", "2026-04-15"));
    const shorter = {
      attendanceBy: "day",
      dates: { type: "exact", startsOn: "2026-04-16", endsOn: "2026-04-16" },
      agenda: await agenda({ s1: undefined, s2: undefined }),
    } as const;
    expect(await recorded(put(shorter))).toMatchObject({
      units: [{ unitId: "2026-04-15", change: "removed" }],
    });
    await bodyOf(put(shorter, REASON));
    const after = await book();
    expect(listOf(after, "2026-04-15")[0]).toEqual(["Anna", "present"]);
    expect([rateOf(after, "Anna"), rateOf(after, "Jan")]).toEqual([
      [240, 360],
      [0, 360],
    ]);
  });

  it("wants a reason whatever it concerns once a certificate was issued", async () => {
    const { world, put, agenda, recorded, send, mark, api } = await held();
    await send(mark("Anna", "s1"), mark("Anna", "s2"));
    world.clock.now = "2026-04-17T08:00:00.000Z";
    await send(mark("Anna", "s3", { at: "2026-04-16T08:00:00.000Z" }));
    const { registrationId } = mark("Anna", "s1");
    await bodyOf(api("POST", "/certificates", { registrationIds: [registrationId], institutions: [] }));
    const longer = [...(await agenda({})), agendaItem({ itemId: "s4", from: "14:00", to: "16:00" })];
    expect(await recorded(put({ agenda: longer }))).toEqual({ units: [], rule: false, certificates: 1 });
    await bodyOf(put({ agenda: longer }, REASON));
    await bodyOf(put({ agenda: longer, summary: { pl: "Krótko o szkoleniu." } }));
  });
});

describe("an event with marks", () => {
  it("is cancelled when that is meant, and what was held stays and can be completed", async () => {
    const { api, view, recorded, book, send, mark, world } = await recordedFirst();
    const { version } = await view();
    const cancel = (more: object = {}) =>
      api("POST", "/cancel", { version, reason: "Wypadek autokaru", ...more });
    expect((await recorded(cancel())).units.map(({ unitId }) => unitId)).toEqual(["s1", "s2"]);
    expect((await view()).state).toBe("published");
    await bodyOf(cancel({ despiteRecord: true }));
    world.clock.now = "2026-04-16T12:00:00.000Z";
    expect(listOf(await book(), "s1")).toEqual([
      ["Anna", "present"],
      ["Jan", "absent"],
    ]);
    expect((await book()).may).toEqual({ record: true, close: true, override: false });
    expect(await send(mark("Jan", "s2"), mark("Jan", "s3", { at: "2026-04-16T08:00:00.000Z" }))).toEqual([
      "recorded",
      "event.cancelled",
    ]);
    await bodyOf(api("POST", "/attendance/units/s2/close"));
    expect(await problemBody(api("POST", "/attendance/units/s3/close"))).toMatchObject({
      code: "event.cancelled",
    });
  });

  it("is not deleted, were it only a closed list of a draft", async () => {
    const world = await createWorld();
    const { eventId } = await createDraft(world, await createProject(world), {});
    world.clock.now = "2026-04-15T12:00:00.000Z";
    await world.deps.services.attendance.closeUnit(asStaff(world), eventId, "s1");
    const { event } = world.deps.services;
    await expect(event.deleteEvent(asStaff(world), eventId)).rejects.toMatchObject({
      code: "event.not_deletable",
    });
  });

  it("is not deleted, were it only a scan of the whole event, which is told before it is cancelled", async () => {
    const world = await createWorld();
    const { eventId, version } = await createDraft(world, await createProject(world), {});
    const { event, file } = world.deps.services;
    const announced = await file.announceEventFile(asStaff(world), eventId, scanInput());
    await postFile(announced, SCAN);
    await file.receiveEventFile(asStaff(world), eventId, announced.file.fileId);
    await expect(event.deleteEvent(asStaff(world), eventId)).rejects.toMatchObject({
      code: "event.not_deletable",
    });
    await expect(event.cancelEvent(asStaff(world), eventId, version, "Próba")).rejects.toMatchObject({
      code: "event.recorded",
      details: { recorded: { units: [], rule: false, certificates: 0, files: 1 } },
    });
  });

  it("is copied without them", async () => {
    const { world, event, put, agenda } = await recordedFirst();
    await bodyOf(put({ agenda: await agenda({ s1: undefined }) }, REASON));
    const copy = await world.deps.services.event.duplicateEvent(asStaff(world), event.eventId, {
      startsOn: "2026-10-01",
    });
    expect((await world.deps.stores.events.findEvent(copy.eventId))?.amendments).toBeUndefined();
  });
});

describe("marks of a session that was taken out before that was kept", () => {
  it("stay in the book", async () => {
    const { world, event, send, mark, book, put } = await held();
    await send(mark("Anna", "s1"));
    const stored = await world.deps.stores.events.findEvent(event.eventId);
    if (!stored) throw new Error("no event");
    const agenda = stored.agenda.filter(({ itemId }) => itemId !== "s1");
    const after = { ...stored, agenda, version: stored.version + 1 };
    await world.deps.stores.events.save(after, stored.version, [], { changedBy: "staff:x" });
    const { units, people } = await book();
    expect(units[0]).toMatchObject({ unitId: "s1", retired: { held: false } });
    expect(people[0]?.records.s1?.state).toBe("present");
    await bodyOf(put({ agenda }));
  });
});
