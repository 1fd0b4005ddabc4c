import type { AttendanceBook, UnitClosing } from "@zapisy/core/attendance/answer";
import type { DeskBook, NewCheckInLink } from "@zapisy/core/check-in/answer";
import readWorkbook from "read-excel-file/node";
import { beforeAll, describe, expect, it } from "vitest";
import { isListed } from "@zapisy/core/attendance/rules";
import type { MarkInput } from "@zapisy/core/attendance/schema";
import type { StaffEventView } from "@zapisy/core/event";
import type { ProjectId } from "@zapisy/core/project";
import type { RegistrationCounts, RegistrationId, TakenSignUp } from "@zapisy/core/registration";
import { asPublic, asStaff, createProject, publishEvent, signUp } from "../support/actions.ts";
import { bodyOf, call } from "../support/api.ts";
import { readArchive } from "../support/archive.ts";
import { markInput } from "../support/attendance.ts";
import { agendaItem, twoPanels } from "../support/fixture.ts";
import { pdfText } from "../support/pdf-text.ts";
import { START, createWorld, type World } from "../support/world.ts";

const DAYS = ["2026-04-14", "2026-04-15", "2026-04-16"] as const;
const [FIRST, SECOND, THIRD] = DAYS;

let world: World;
let projectId: ProjectId;
let cookie: string;
let event: StaffEventView;
/** By first name; all have the county that says who they are. */
const people = new Map<string, TakenSignUp>();
const idOf = (name: string): RegistrationId => people.get(name)?.registrationId ?? "reg_";
const COUNTIES: Record<string, string> = { Anna: "2061", Jan: "2062", Ewa: "2063", Ola: "2001" };

const api = (method: string, path: string, body?: unknown, query?: Record<string, string>) =>
  call(world, method, `/api/staff/events/${event.eventId}${path}`, { cookie, body, query });
const book = () => bodyOf<AttendanceBook>(api("GET", "/attendance"));
const send = (marks: MarkInput[]) =>
  world.deps.services.attendance.recordMarksByStaff(asStaff(world), event.eventId, marks);
const closeDay = (day: string) => bodyOf<UnitClosing>(api("POST", `/attendance/units/${day}/close`));

/**
 * A visit of three days. On the first Anna, Jan and Ewa were there, Ola was not, and the list was closed. On the second
 * Jan and Ola withdrew by their links at ten, and Ewa was taken off the list by staff; Ida came unannounced.
 */
beforeAll(async () => {
  world = await createWorld();
  projectId = await createProject(world);
  ({ cookie } = await world.signIn({ role: "coordinator" }));
  event = await publishEvent(world, projectId, {
    kind: "study_visit",
    dates: { type: "exact", startsOn: FIRST, endsOn: THIRD },
    agenda: DAYS.map((day, index) =>
      agendaItem({ itemId: `stop${index + 1}`, kind: "stop", title: { pl: `Przystanek ${index + 1}` }, day }),
    ),
  });
  for (const [index, firstName] of ["Anna", "Jan", "Ewa", "Ola"].entries())
    people.set(
      firstName,
      await signUp(world, event, index, {
        firstName,
        lastName: "Nowak",
        countyCode: COUNTIES[firstName],
        institution: { name: "OPS", type: "ops", town: "Łapy" },
      }),
    );
  world.clock.now = `${FIRST}T16:00:00.000Z`;
  await send(
    ["Anna", "Jan", "Ewa"].map((name) =>
      markInput({ registrationId: idOf(name), unitId: FIRST, at: `${FIRST}T07:00:00.000Z` }),
    ),
  );
  await closeDay(FIRST);
  world.clock.now = `${SECOND}T08:00:00.000Z`;
  for (const name of ["Jan", "Ola"])
    await world.deps.services.registration.withdrawRegistration(
      asPublic(world),
      people.get(name)?.token ?? "",
    );
  const ewa = `/registrations/${idOf("Ewa")}`;
  const { version } = await bodyOf<{ version: number }>(api("GET", ewa));
  await bodyOf(api("PATCH", ewa, { status: "rejected", reason: "Złamanie regulaminu", version }));
  const ida = await world.deps.services.attendance.addWalkInByStaff(asStaff(world), event.eventId, {
    walkInId: "wlk_00000000000000000000000001",
    firstName: "Ida",
    lastName: "Nowak",
    choices: {},
    unitIds: [SECOND],
    at: world.clock.now,
  });
  if (ida.outcome === "refused") throw new Error(ida.code);
  people.set("Ida", { registrationId: ida.registrationId, outcome: "confirmed", token: "", choices: {} });
});

describe("somebody who left on the second day", () => {
  it("stays in the book with what was recorded, and the closed list is what it was", async () => {
    const { people: all, units } = await book();
    const listOf = (day: string) => {
      const unit = units.find(({ unitId }) => unitId === day);
      return all
        .filter((person) => unit && isListed(unit, person))
        .map(({ firstName, records }) => [firstName, records[day]?.state]);
    };
    expect(listOf(FIRST)).toEqual([
      ["Anna", "present"],
      ["Ewa", "present"],
      ["Jan", "present"],
      ["Ola", undefined],
    ]);
    expect(listOf(SECOND)).toEqual([
      ["Anna", undefined],
      ["Ida", "present"],
    ]);
    const at = `${SECOND}T08:00:00.000Z`;
    expect(Object.fromEntries(all.map(({ firstName, left }) => [firstName, left]))).toEqual({
      Anna: undefined,
      Ewa: { at, status: "rejected" },
      Ida: undefined,
      Jan: { at, status: "cancelled" },
      Ola: { at, status: "cancelled" },
    });
    expect(all.find(({ firstName }) => firstName === "Jan")).toMatchObject({
      rate: { total: { attended: 240, possible: 720, percent: 33 }, reached: false, reachable: false },
      entitled: false,
    });
  });

  it("stays on the list of that day in every kind of file, with what became of them", async () => {
    const list = (format: string, day: string) =>
      api("GET", `/attendance-list.${format}`, undefined, { day });
    const ofFirst = await pdfText((await list("pdf", FIRST)).bytes);
    expect([...ofFirst.matchAll(/Nowak (\w+)/g)].map(([, name]) => name)).toEqual([
      "Anna",
      "Ewa",
      "Jan",
      "Ola",
    ]);
    expect(ofFirst.match(/rezygnacja w dniu 15\.04\.2026/g)).toHaveLength(2);
    expect(ofFirst).toContain("skreślenie z listy w dniu 15.04.2026");
    const ofSecond = await pdfText((await list("pdf", SECOND)).bytes);
    expect([...ofSecond.matchAll(/Nowak (\w+)/g)].map(([, name]) => name)).toEqual(["Anna", "Ida"]);
    const csv = (await list("csv", FIRST)).text.split("\r\n").filter((line) => /^\d;/.test(line));
    expect(csv.map((line) => [line.split(";")[2], line.split(";").at(-1)])).toEqual([
      ["Anna", ""],
      ["Ewa", "skreślenie z listy w dniu 15.04.2026"],
      ["Jan", "rezygnacja w dniu 15.04.2026"],
      ["Ola", "rezygnacja w dniu 15.04.2026"],
    ]);
    const [sheet] = await readWorkbook(Buffer.from((await list("xlsx", FIRST)).bytes));
    const rows = sheet?.data.filter(([number, surname]) => typeof number === "number" && surname === "Nowak");
    expect(rows?.map((row) => [row[2], row[5]])).toEqual(
      csv.map((line) => [line.split(";")[2], line.split(";").at(-1) || null]),
    );
  });

  it("counts in the register of classes, in the workbook of results and on a card of their own", async () => {
    const register = (await pdfText((await api("GET", "/papers/class-register.pdf")).bytes)).replace(
      /[ \t]+/g,
      " ",
    );
    expect(register).toMatch(/Przystanek 1 3\b[\s\S]*Przystanek 2 1\b/);
    const answer = await api("GET", "/attendance.xlsx");
    const [results] = await readWorkbook(Buffer.from(answer.bytes));
    const row = results?.data.find((cells) => cells[2] === "Jan");
    expect([row?.[4], row?.at(-1)]).toEqual([240, "rezygnacja w dniu 15.04.2026"]);
    const card = await pdfText(
      (await api("GET", "/papers/attendance-cards.pdf", undefined, { person: idOf("Jan") })).bytes,
    );
    expect(card).toContain("Przystanek 1");
    expect(card).toContain("rezygnacja w dniu 15.04.2026");
    expect(card).not.toContain("Przystanek 2");
    const badges = await pdfText((await api("GET", "/papers/badges.pdf")).bytes);
    expect(badges).not.toMatch(/Jan|Ewa|Ola/);
  });

  it("is counted among those who took part, unless they never came", async () => {
    const { byStatus, byCounty } = await bodyOf<RegistrationCounts>(api("GET", "/counts"));
    expect([byStatus.confirmed, byStatus.cancelled, byStatus.rejected]).toEqual([2, 2, 1]);
    expect(byCounty).toEqual({ "2061": 1, "2062": 1, "2063": 1, "": 1 });
  });

  it("stays in the evidence, named in its history too", async () => {
    await bodyOf(api("POST", "/evidence"));
    await world.follow();
    const { url } = await bodyOf<{ url: string }>(api("GET", "/evidence", undefined, { address: "yes" }));
    const files = await readArchive(Buffer.from(await (await fetch(url)).arrayBuffer()));
    const first = files.get(`listy/lista-obecnosci-${FIRST}.pdf`);
    expect(first && (await pdfText(first))).toMatch(/Nowak Jan[\s\S]*Nowak Ola/);
    const marks = files.get("obecnosc/wpisy-obecnosci.csv")?.toString("utf8") ?? "";
    expect(marks.match(/^Nowak;\w+/gm)).toEqual(["Nowak;Anna", "Nowak;Ewa", "Nowak;Ida", "Nowak;Jan"]);
    const history = files.get("historia/historia-zmian.csv")?.toString("utf8") ?? "";
    expect(history).toMatch(/Nowak Ola/);
    expect(history).not.toContain(idOf("Ola"));
  });

  it("still stands in the book of a desk, which may record what it saw before they left, and later with a reason", async () => {
    const { url } = await bodyOf<NewCheckInLink>(api("POST", "/check-in-links", { name: "Recepcja" }));
    const token = url.split("/").at(-1) ?? "";
    const desk = await bodyOf<DeskBook>(call(world, "GET", `/api/check-in/${token}`));
    expect(desk.people.map(({ firstName, left }) => [firstName, left !== undefined])).toEqual([
      ["Anna", false],
      ["Ewa", true],
      ["Ida", false],
      ["Jan", true],
      ["Ola", true],
    ]);
    world.clock.now = `${SECOND}T12:00:00.000Z`;
    const mark = (at: string, reason?: string) =>
      markInput({ registrationId: idOf("Ola"), unitId: SECOND, at: `${SECOND}T${at}:00.000Z`, reason });
    const marks = [mark("07:30"), mark("11:00"), mark("11:30", "Wróciła po południu")];
    const answer = await bodyOf<{ marks: { outcome: string; code?: string }[] }>(
      call(world, "POST", `/api/check-in/${token}/sync`, { body: { marks, walkIns: [] } }),
    );
    expect(answer.marks.map(({ outcome, code }) => code ?? outcome)).toEqual([
      "recorded",
      "attendance.person_left",
      "recorded",
    ]);
  });

  it("gets a certificate by the rule, or by a decision with a reason, as everybody does", async () => {
    world.clock.now = "2026-04-20T08:00:00.000Z";
    const candidates = async () =>
      (
        await bodyOf<{ people: { holder: { firstName: string }; percent: number; entitled: boolean }[] }>(
          api("GET", "/certificates"),
        )
      ).people.map(({ holder, percent, entitled }) => [holder.firstName, percent, entitled]);
    expect(await candidates()).toContainEqual(["Jan", 33, false]);
    const reason = "Choroba; zgoda kierowniczki projektu";
    await bodyOf(api("PUT", `/attendance/entitlements/${idOf("Jan")}`, { entitled: true, reason }));
    expect(await candidates()).toContainEqual(["Jan", 33, true]);
    const issued = await bodyOf<{ issued: unknown[] }>(
      api("POST", "/certificates", { registrationIds: [idOf("Jan")], institutions: ["OPS, Łapy"] }),
    );
    expect(issued.issued).toHaveLength(2);
  });
});

describe("a list that was closed", () => {
  it("does not take in who gets a place later, nor lose who was expected and did not come", async () => {
    world.clock.now = START;
    const other = await publishEvent(world, projectId, { seats: null });
    const first = await signUp(world, other, 1);
    world.clock.now = "2026-04-15T12:00:00.000Z";
    const close = () => world.deps.services.attendance.closeUnit(asStaff(world), other.eventId, "s1");
    const closing = await close();
    await world.deps.services.registration.enterRegistration(asStaff(world), other.eventId, {
      firstName: "Późna",
      lastName: "Osoba",
      locale: "pl",
      choices: {},
      answers: {},
      ifFull: "reserve",
      consents: { image: false, newsletter: false, needs: false },
    });
    await world.deps.services.registration.withdrawRegistration(asPublic(world), first.token);
    expect(await close()).toEqual(closing);
    const { event: read, people: all } = await world.deps.services.attendance.listPeople(
      asStaff(world),
      other.eventId,
    );
    expect(read.eventId).toBe(other.eventId);
    expect(all.map(({ lastName, closedLists, left }) => [lastName, closedLists, left?.status])).toEqual([
      ["Osoba", { s1: false }, undefined],
      ["Żak 1", { s1: true }, "cancelled"],
    ]);
  });
});

describe("somebody who chose another panel after they had been in the first", () => {
  it("stays on the list of the first, and it counts for them", async () => {
    world.clock.now = START;
    const panels = await publishEvent(world, projectId, {
      seats: null,
      choiceGroups: twoPanels(null),
      recruitment: { mode: "first_come", changesUntil: "2026-04-15T23:00" },
      agenda: [
        agendaItem({ itemId: "a1", title: { pl: "Panel A" }, optionId: "a" }),
        agendaItem({ itemId: "b1", title: { pl: "Panel B" }, optionId: "b" }),
      ],
    });
    const { registrationId, token } = await signUp(world, panels, 1, { choices: { panels: "a" } });
    world.clock.now = "2026-04-15T12:00:00.000Z";
    const mark = (unitId: string) => markInput({ registrationId, unitId, at: "2026-04-15T08:00:00.000Z" });
    const outcomes = async (marks: MarkInput[]) =>
      (
        await world.deps.services.attendance.recordMarksByStaff(asStaff(world), panels.eventId, marks)
      ).results.map((result) => ("code" in result ? result.code : result.outcome));
    expect(await outcomes([mark("a1"), mark("b1")])).toEqual(["recorded", "attendance.not_expected"]);
    await world.deps.services.registration.correctRegistration(asPublic(world), token, {
      choices: { panels: "b" },
      version: 1,
    });
    // A desk that had no network brings what it saw in the room.
    expect(
      await outcomes([{ ...mark("a1"), state: "left_early", minutes: 10, reason: "Widziana na sali" }]),
    ).toEqual(["recorded"]);
    const { people: all, units } = await world.deps.services.attendance.getBook(
      asStaff(world),
      panels.eventId,
    );
    const [person] = all;
    if (!person) throw new Error("nobody");
    expect(units.map((unit) => [unit.unitId, isListed(unit, person)])).toEqual([
      ["a1", true],
      ["b1", true],
    ]);
    expect(person.rate.total).toMatchObject({ possible: 240 });
  });
});
