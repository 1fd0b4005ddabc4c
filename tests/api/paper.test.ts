import readWorkbook from "read-excel-file/node";
import { beforeAll, describe, expect, it } from "vitest";
import type { StaffEventView } from "@zapisy/core/event";
import type { RegistrationId } from "@zapisy/core/registration";
import type { StaffId } from "@zapisy/core/staff/schema";
import { ticketText } from "@zapisy/core/check-in/rules";
import { ticketCode } from "@zapisy/core/shared/secret";
import { asStaff, createDraft, createProject, publishEvent, putOnTeam, signUp } from "../support/actions.ts";
import { call, problemBody } from "../support/api.ts";
import { CONSENTS, agendaItem, eventInput, twoPanels } from "../support/fixture.ts";
import { pdfText } from "../support/pdf-text.ts";
import { START, createWorld, type World } from "../support/world.ts";

let world: World;
let event: StaffEventView;
let organiser: string;
let auditor: string;
let zofia: RegistrationId;
let organiserId: StaffId;

/** A coach trip of two days in two months with two panels on the second. */
beforeAll(async () => {
  world = await createWorld();
  const projectId = await createProject(world);
  const { staff, cookie } = await world.signIn({ role: "organiser", email: "wyjazd@rops.example" });
  organiser = cookie;
  organiserId = staff.staffId;
  ({ cookie: auditor } = await world.signIn({ role: "auditor", email: "audyt@rops.example" }));
  const published = await publishEvent(world, projectId, {
    title: { pl: "Wyjazd do Torunia" },
    seats: 20,
    dates: { type: "exact", startsOn: "2026-04-30", endsOn: "2026-05-01" },
    choiceGroups: twoPanels(20),
    form: {
      ...eventInput(projectId).form,
      needs: "optional",
      diet: "optional",
      pickUpPoints: ["Łomża", "Białystok"],
    },
    agenda: [
      agendaItem({
        itemId: "zaz",
        title: { pl: "ZAZ w Toruniu" },
        day: "2026-04-30",
        from: "10:00",
        to: "12:00",
        hours: 2,
        leaders: ["Jan Śniady"],
      }),
      agendaItem({
        itemId: "a",
        title: { pl: "Kuchnia" },
        day: "2026-05-01",
        from: "09:00",
        to: "10:30",
        optionId: "a",
      }),
      agendaItem({
        itemId: "b",
        title: { pl: "Pralnia" },
        day: "2026-05-01",
        from: "09:00",
        to: "12:00",
        optionId: "b",
      }),
    ],
  });
  event = await putOnTeam(world, published, [staff.staffId]);
  const ids: RegistrationId[] = [];
  for (const [number, [lastName, panel, pickUpPoint, needs]] of (
    [
      ["Żółkiewska", "a", "Białystok", { diet: "vegan", access: ["ground_floor_room"], note: "Kule" }],
      ["Lis", "b", "Łomża", { diet: "vegan" }],
      ["Ćwik", "b", undefined, undefined],
    ] as const
  ).entries()) {
    const answer = await signUp(world, event, number, {
      lastName,
      firstName: "Zofia",
      phone: `60070080${number}`,
      choices: { panels: panel },
      institution: { name: "OPS w Łapach", type: "ops" },
      pickUpPoint,
      needs: needs && { ...needs, access: "access" in needs ? [...needs.access] : undefined },
      consents: { ...CONSENTS, needs: true },
    });
    ids.push(answer.registrationId);
  }
  [zofia = "reg_"] = ids;
  const rooms = ["10", "2"];
  for (const [index, room] of rooms.entries()) {
    const answer = await call(
      world,
      "PATCH",
      `/api/staff/events/${event.eventId}/registrations/${ids[index]}`,
      {
        cookie: organiser,
        body: { room, version: 1 },
      },
    );
    expect(answer.status).toBe(200);
  }
});

const paper = (name: string, query: Record<string, string> = {}, cookie = organiser) =>
  call(world, "GET", `/api/staff/events/${event.eventId}/papers/${name}.pdf`, { cookie, query });

/** Text of a paper, white space made even. */
async function said(name: string, query?: Record<string, string>, cookie?: string): Promise<string> {
  const answer = await paper(name, query, cookie);
  expect([answer.status, answer.headers.get("content-type"), answer.headers.get("cache-control")]).toEqual([
    200,
    "application/pdf",
    "private, no-store",
  ]);
  return (await pdfText(answer.bytes)).replace(/[ \t]+/g, " ");
}

describe("papers of an event", () => {
  it("give each person a card a month with what they are expected at", async () => {
    const all = (await said("attendance-cards")).split("\f").slice(0, -1);
    expect(
      all.map((page) => [/Zofia \p{L}+/u.exec(page)?.[0], /(kwiecień|maj) 2026/.exec(page)?.[0]]),
    ).toEqual([
      ["Zofia Ćwik", "kwiecień 2026"],
      ["Zofia Ćwik", "maj 2026"],
      ["Zofia Lis", "kwiecień 2026"],
      ["Zofia Lis", "maj 2026"],
      ["Zofia Żółkiewska", "kwiecień 2026"],
      ["Zofia Żółkiewska", "maj 2026"],
    ]);
    const own = await said("attendance-cards", { person: zofia, month: "2026-05" });
    expect(own.split("\f")).toHaveLength(2);
    expect(own).toContain("Kuchnia");
    expect(own).not.toMatch(/Pralnia|ZAZ w Toruniu/);
  });

  it("list classes with the number present once attendance is taken", async () => {
    world.clock.now = "2026-04-30T12:00:00.000Z";
    await world.deps.services.attendance.recordMarksByStaff(asStaff(world), event.eventId, [
      {
        markId: "mrk_00000000000000000000000001",
        registrationId: zofia,
        unitId: "zaz",
        state: "left_early",
        minutes: 60,
        source: "list",
        at: world.clock.now,
        replaces: [],
      },
    ]);
    const register = await said("class-register");
    expect(register).toMatch(/ZAZ w Toruniu[\s\S]*Jan Śniady 1\b/);
    expect(register).toMatch(/Kuchnia[\s\S]*Pralnia/);
  });

  it("state hours as one person can attend them, and in the register those of all classes beside them", async () => {
    const register = (await said("class-register")).replace(/\s+/g, " ");
    expect(register).toContain("od 3,5 do 5 zegarowych (po 60 min), zależnie od wyboru");
    expect(register).toContain("Godziny wszystkich zajęć łącznie");
    expect(register).toContain("6,5 zegarowej (po 60 min)");
    const own = (await said("attendance-cards", { person: zofia, month: "2026-05" })).replace(/\s+/g, " ");
    expect(own).toContain("1,5 zegarowej (po 60 min)");
  });

  it("list passengers in the order of the stops, telephones only when asked for", async () => {
    const list = await said("passenger-list", { phones: "yes" });
    expect([...list.matchAll(/^ ?(.+: \d osob\p{L})$/gmu)].map(([, stop]) => stop)).toEqual([
      "Łomża: 1 osoba",
      "Białystok: 1 osoba",
      "Bez wybranego miejsca wsiadania: 1 osoba",
    ]);
    expect(list).toContain("600700800");
    expect(await said("passenger-list")).not.toContain("600700800");
  });

  it("list rooms in the order of their numbers, needs only for those who may know them", async () => {
    const list = await said("rooming-list");
    expect(list).toMatch(/\n ?2 1 Lis Zofia\s+10 1 Żółkiewska Zofia – pokój na parterze\n/);
    expect(list).toMatch(/Bez przydzielonego pokoju[\s\S]*Ćwik Zofia/);
    const audited = await said("rooming-list", {}, auditor);
    expect(audited).toContain("Żółkiewska Zofia");
    expect(audited).not.toContain("parterze");
  });

  it("count needs for everybody who reads the event, and name people only to those who run it", async () => {
    const counts = await said("needs-summary", {}, auditor);
    expect(counts).toMatch(/Wegańska 2\n/);
    expect(counts).toMatch(/Pokój na parterze 1\n/);
    expect(counts).not.toMatch(/Żółkiewska|Kule/);
    expect(await said("needs-summary", { names: "yes" })).toMatch(/Żółkiewska Zofia Wegańska[\s\S]*Kule/);
    expect(await problemBody(paper("needs-summary", { names: "yes" }, auditor))).toMatchObject({
      status: 403,
      code: "registration.needs_hidden",
    });
  });

  it("put name, institution and panel on badges, of everybody, of a panel, or of one", async () => {
    const names = async (query: Record<string, string>) =>
      [...(await said("badges", query)).matchAll(/Ćwik|Lis|Żółkiewska/g)].map(([name]) => name);
    expect([
      await names({}),
      await names({ option: "b", size: "10" }),
      await names({ person: zofia }),
    ]).toEqual([["Ćwik", "Lis", "Żółkiewska"], ["Ćwik", "Lis"], ["Żółkiewska"]]);
    expect(ticketText(ticketCode(world.deps.secretKey, { registrationId: zofia, linkVersion: 1 }))).toMatch(
      /^ZAPISY:/,
    );
    expect(await said("badges", { person: zofia })).toMatch(/OPS w Łapach/);
  });

  it.each([
    ["badges", { option: "gone" }, 409, "paper.nobody"],
    ["attendance-cards", { month: "2026-07" }, 409, "list.nothing_to_sign"],
    ["attendance-cards", { month: "2026-13" }, 422, "request.invalid"],
    ["attendance-cards", { rows: "41" }, 422, "request.invalid"],
    ["badges", { size: "9" }, 422, "request.invalid"],
    ["passenger-list", { phones: "true" }, 422, "request.invalid"],
  ])("are refused: %s of %j with %i", async (name, query, status, code) => {
    expect(await problemBody(paper(name, query))).toMatchObject({ status, code });
  });

  it("hold a poster with the address of the page and nobody's name, once there is a page", async () => {
    const poster = (eventId: string) =>
      call(world, "GET", `/api/staff/events/${eventId}/poster.pdf`, { cookie: organiser });
    const text = await pdfText((await poster(event.eventId)).bytes);
    expect(text).toContain("Wyjazd do Torunia");
    expect(text.replaceAll(/\s/g, "")).toContain(`${world.deps.config.PUBLIC_URL}/events/${event.slug}`);
    expect(text).not.toMatch(/Ćwik|Lis|Żółkiewska/);
    const draft = await createDraft(world, event.projectId, {});
    await putOnTeam(world, draft, [organiserId]);
    expect(await problemBody(poster(draft.eventId))).toMatchObject({ status: 409, code: "event.not_public" });
    const off = await publishEvent(world, event.projectId, {});
    await putOnTeam(world, off, [organiserId]);
    const { version } = await world.deps.services.event.getStaffEvent(asStaff(world), off.eventId);
    await world.deps.services.event.cancelEvent(asStaff(world), off.eventId, version, "Mało zgłoszeń");
    expect(await problemBody(poster(off.eventId))).toMatchObject({ status: 409, code: "event.cancelled" });
  });

  it("never show a room on the participant's own page", async () => {
    world.clock.now = START;
    const { token } = await signUp(world, event, 9, { choices: { panels: "a" } });
    const { registration } = await world.deps.services.registration.getByLink(token);
    await call(
      world,
      "PATCH",
      `/api/staff/events/${event.eventId}/registrations/${registration.registrationId}`,
      {
        cookie: organiser,
        body: { room: "Apartament 7", version: registration.version },
      },
    );
    expect((await call(world, "GET", `/api/registrations/${token}`)).text).not.toContain("Apartament");
  });
});

describe("the workbook of attendance", () => {
  it("has minutes and per cent of each person, and what was recorded, and nothing that is not known", async () => {
    const answer = await call(world, "GET", `/api/staff/events/${event.eventId}/attendance.xlsx`, {
      cookie: auditor,
    });
    expect(answer.headers.get("content-disposition")).toBe(
      'attachment; filename="frekwencja-wyjazd-do-torunia.xlsx"',
    );
    const [minutes, records] = await readWorkbook(Buffer.from(answer.bytes), { trim: false });
    expect(minutes?.data[4]?.slice(0, 7)).toEqual([
      "Lp.",
      "Nazwisko",
      "Imię",
      "Instytucja",
      "30.04 10:00\nZAZ w Toruniu",
      "01.05 9:00\nKuchnia",
      "01.05 9:00\nPralnia",
    ]);
    const rows = minutes?.data.slice(5).map((row) => [row[1], ...row.slice(4, 7), row[10]]);
    expect(rows?.filter(([name]) => name === "Lis" || name === "Żółkiewska")).toEqual([
      ["Lis", null, null, null, 0],
      ["Żółkiewska", 60, null, null, expect.any(Number)],
    ]);
    expect(records?.data.find((row) => row[1] === "Żółkiewska")?.[4]).toBe("wcześniejsze wyjście");
  });
});
