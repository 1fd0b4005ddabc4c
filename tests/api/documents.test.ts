import readWorkbook from "read-excel-file/node";
import { beforeAll, describe, expect, it } from "vitest";
import type { StaffEventView } from "@zapisy/core/event";
import type { TakenSignUp } from "@zapisy/core/registration";
import { asStaff, createProject, publishEvent, signUp } from "../support/actions.ts";
import { call, problemBody } from "../support/api.ts";
import { calendarEvents } from "../support/calendar.ts";
import { agendaItem, twoPanels } from "../support/fixture.ts";
import { pdfInfo, pdfText } from "../support/pdf-text.ts";
import { PIXEL } from "../support/stage.ts";
import { createWorld, type World } from "../support/world.ts";

let world: World;
let cookie: string;
let event: StaffEventView;
const people = new Map<string, TakenSignUp>();

/** Surnames in the order in which the Polish alphabet has them, not the order of signing up. */
const NAMES = ["Adamska", "Ćwik", "Lis", "Łącki", "Nowak", "Śniady", "Ziemba", "Źrebak", "Żak"];

beforeAll(async () => {
  world = await createWorld();
  const projectId = await createProject(world, {
    number: "POKL.07.01/10",
    organisations: [
      { name: "Samorząd Województwa Podlaskiego", role: "lead" },
      { name: "Powiat łomżyński", role: "partner" },
    ],
  });
  const ctx = asStaff(world);
  await world.deps.services.project.addLogo(ctx, projectId, { alt: "Logo", data: PIXEL });
  event = await publishEvent(world, projectId, {
    title: { pl: "Konferencja „Łączy nas praca”", en: "Conference “Work connects us”" },
    kind: "conference",
    seats: NAMES.length,
    dates: { type: "exact", startsOn: "2026-04-15", endsOn: "2026-04-16" },
    choiceGroups: twoPanels(20),
    agenda: [
      agendaItem({
        itemId: "open",
        title: { pl: "Otwarcie" },
        from: "09:00",
        to: "10:00",
        leaders: ["Ewa Kowal"],
      }),
      agendaItem({
        itemId: "panel-a",
        title: { pl: "Panel A: rodzina" },
        from: "10:30",
        to: "12:00",
        optionId: "a",
      }),
      agendaItem({
        itemId: "panel-b",
        title: { pl: "Panel B: praca" },
        from: "10:30",
        to: "13:00",
        optionId: "b",
      }),
      agendaItem({
        itemId: "workshop",
        title: { pl: "Warsztat" },
        day: "2026-04-16",
        from: "09:00",
        to: "15:00",
      }),
    ],
  });
  for (const [index, lastName] of NAMES.toReversed().entries()) {
    const panel = lastName.startsWith("Ł") || lastName.startsWith("Ż") ? "a" : "b";
    const overrides = {
      lastName,
      firstName: "Anna",
      choices: { panels: panel },
      institution: { name: "OPS w Łapach", type: "ops" },
    } as const;
    people.set(
      lastName,
      await signUp(world, event, index, { ...overrides, choices: { ...overrides.choices } }),
    );
  }
  await signUp(world, event, 99, { lastName: "Rezerwowa", choices: { panels: "a" } });
  ({ cookie } = await world.signIn({ role: "auditor", name: "Zofia Żółkiewska" }));
});

const list = (format: string, query: Record<string, string> = {}) =>
  call(world, "GET", `/api/staff/events/${event.eventId}/attendance-list.${format}`, { cookie, query });
const tokenOf = (name: string) => people.get(name)?.token ?? "";

/** Surnames of the numbered rows, sheet by sheet; a sheet begins where the numbers do, whatever page it is on. */
async function sheetsOf(bytes: Uint8Array): Promise<string[][]> {
  const sheets: string[][] = [];
  for (const [, number, surname = ""] of (await pdfText(bytes)).matchAll(/^\s*(\d+)\.\s+(\S+) Anna\b/gm)) {
    if (number === "1") sheets.push([]);
    sheets.at(-1)?.push(surname);
  }
  return sheets;
}

/** 1 + 6 hours for all, and a panel of 1.5 or of 2.5 hours. */
const HOURS = "od 8,5 do 9,5 zegarowych (po 60 min), zależnie od wyboru";

describe("the attendance list as PDF", () => {
  it("states the hours that one person can attend, not those of both panels together", async () => {
    const joint = await pdfText((await list("pdf", { signatures: "day", layout: "days" })).bytes);
    expect(joint.replace(/\s+/g, " ")).toContain(HOURS);
    const own = await pdfText((await list("pdf", { option: "a" })).bytes);
    expect(own).toContain("1,5 zegarowej (po 60 min)");
  });

  it("has everybody who is confirmed in Polish order, on a sheet a day and one a panel", async () => {
    const answer = await list("pdf");
    expect([
      answer.headers.get("content-type"),
      answer.headers.get("content-disposition"),
      answer.headers.get("cache-control"),
    ]).toEqual([
      "application/pdf",
      expect.stringMatching(/^attachment; filename="[\w.-]+\.pdf"$/),
      "private, no-store",
    ]);
    expect(await sheetsOf(answer.bytes)).toEqual([
      NAMES,
      NAMES.filter((name) => /^[ŁŻ]/.test(name)),
      NAMES.filter((name) => !/^[ŁŻ]/.test(name)),
      NAMES,
    ]);
    const whole = await pdfText(answer.bytes);
    expect(whole).not.toContain("Rezerwowa");
    for (const words of [
      "Konferencja „Łączy nas praca”",
      "POKL.07.01/10",
      "Samorząd Województwa Podlaskiego",
      "Powiat łomżyński",
      "Zofia Żółkiewska",
      "Ewa Kowal",
    ]) {
      expect(whole).toContain(words);
    }
    expect(await pdfInfo(answer.bytes)).toMatch(/Tagged:\s+yes/);
  });

  it.each([
    [{ item: "panel-a" }, [["Łącki", "Żak"]], "Panel A: rodzina"],
    [{ item: "open" }, [NAMES], "Otwarcie"],
    [{ item: "all", day: "2026-04-16" }, [NAMES], "Warsztat"],
    [{ day: "2026-04-16", lang: "en" }, [NAMES], "Attendance list"],
  ])("can be that of %j alone", async (query, names, words) => {
    const { bytes } = await list("pdf", query);
    expect(await sheetsOf(bytes)).toEqual(names);
    expect(await pdfText(bytes)).toContain(words);
  });

  it("can be that of one panel, be signed once a day, or have its days side by side", async () => {
    const panelA = NAMES.filter((name) => /^[ŁŻ]/.test(name));
    expect(await sheetsOf((await list("pdf", { option: "a" })).bytes)).toEqual([panelA]);
    expect(await sheetsOf((await list("pdf", { signatures: "day" })).bytes)).toEqual([NAMES, NAMES]);
    const { bytes } = await list("pdf", { layout: "days", rows: "0" });
    expect(await sheetsOf(bytes)).toEqual([NAMES]);
    expect(await pdfText(bytes)).toMatch(/15\.04\.2026\s+16\.04\.2026/);
  });

  it("leaves out what stands beside the names, and has as many empty rows as wanted", async () => {
    const hung = await pdfText((await list("pdf", { item: "panel-a", columns: "none", rows: "3" })).bytes);
    expect(hung).not.toMatch(/OPS|Instytucja|Stanowisko/);
    expect([...hung.matchAll(/^\s*(\d+)\./gm)].map(([, number]) => number)).toEqual([
      "1",
      "2",
      "3",
      "4",
      "5",
    ]);
    expect(await pdfText((await list("pdf", { item: "panel-a", columns: "institution" })).bytes)).toContain(
      "OPS w Łapach",
    );
  });

  it.each([
    [{ item: "gone" }, 409, "list.nothing_to_sign"],
    [{ columns: "phone" }, 422, "request.invalid"],
    [{ rows: "41" }, 422, "request.invalid"],
    [{ day: "2026-04-20" }, 409, "list.nothing_to_sign"],
    [{ item: "open", day: "2026-04-16" }, 409, "list.nothing_to_sign"],
    [{ day: "2026-02-30" }, 422, "request.invalid"],
    [{ lang: "de" }, 422, "request.invalid"],
  ])("is refused for %j with %i", async (query, status, code) => {
    expect(await problemBody(list("pdf", query))).toMatchObject({ status, code });
  });
});

describe("the attendance list of a long event", () => {
  const listOf = async (endsOn: string, query: Record<string, string>) => {
    const own = await createWorld();
    const dates = { type: "exact", startsOn: "2026-04-01", endsOn } as const;
    const visit = await publishEvent(own, await createProject(own), { kind: "study_visit", dates });
    await signUp(own, visit, 1);
    const path = `/api/staff/events/${visit.eventId}/attendance-list.csv`;
    return call(own, "GET", path, { cookie: (await own.signIn({})).cookie, query });
  };

  it("has every day, not those of the first month alone", async () => {
    const { text } = await listOf("2026-05-10", {});
    expect(text.trimEnd().split("\r\n").length).toBe(1 + 40);
  });

  it("is made day by day, or with its days side by side, where it would be too long", async () => {
    expect(await problemBody(listOf("2026-07-10", {}))).toMatchObject({ status: 409, code: "list.too_long" });
    expect((await listOf("2026-07-10", { day: "2026-07-10" })).text.trimEnd().split("\r\n").length).toBe(2);
    expect((await listOf("2026-07-10", { layout: "days" })).text).toContain("2026-07-10");
  });
});

describe("the attendance list for other programs", () => {
  it("has every day in a table for programs also where the days stand side by side", async () => {
    const { bytes } = await list("csv", { layout: "days" });
    const rows = new TextDecoder().decode(bytes).trim().split("\r\n").slice(1);
    expect(rows.filter((row) => row.includes("Łącki")).map((row) => row.split(";").slice(5, 9))).toEqual([
      ["2026-04-15", "", "09:00", "13:00"],
      ["2026-04-16", "", "09:00", "15:00"],
    ]);
    expect(rows).toHaveLength(2 * NAMES.length);
  });

  it("is a file of another name for every selection", async () => {
    const selections: Record<string, string>[] = [
      {},
      { day: "2026-04-15" },
      { day: "2026-04-16" },
      { item: "open" },
      { item: "workshop" },
      { option: "a" },
      { option: "b" },
      { layout: "days" },
      { signatures: "day" },
      { columns: "none" },
      { columns: "institution" },
      { columns: "position" },
      { rows: "0" },
      { lang: "en" },
    ];
    const names = await Promise.all(
      selections.map(async (query) => (await list("csv", query)).headers.get("content-disposition")),
    );
    expect(names.slice(0, 6)).toEqual(
      [
        "lista-obecnosci-konferencja-laczy-nas-praca-2026-04-15-2026-04-16",
        "lista-obecnosci-konferencja-laczy-nas-praca-2026-04-15",
        "lista-obecnosci-konferencja-laczy-nas-praca-2026-04-16",
        "lista-obecnosci-konferencja-laczy-nas-praca-2026-04-15-otwarcie",
        "lista-obecnosci-konferencja-laczy-nas-praca-2026-04-16-warsztat",
        "lista-obecnosci-konferencja-laczy-nas-praca-2026-04-15-panel-a",
      ].map((name) => `attachment; filename="${name}.csv"`),
    );
    expect(new Set(names).size).toBe(selections.length);
  });

  it("is a workbook with a sheet a day and one a panel, people in Polish order", async () => {
    const sheets = await readWorkbook(Buffer.from((await list("xlsx")).bytes), { trim: false });
    const people = sheets.map(({ data }) =>
      data
        .filter(([number]) => typeof number === "number")
        .map(([, surname]) => surname)
        .filter(Boolean),
    );
    expect(people).toEqual([
      NAMES,
      NAMES.filter((name) => /^[ŁŻ]/.test(name)),
      NAMES.filter((name) => !/^[ŁŻ]/.test(name)),
      NAMES,
    ]);
  });

  it("states in the workbook too the hours that one person can attend", async () => {
    const { bytes } = await list("xlsx", { signatures: "day", layout: "days" });
    const [sheet] = await readWorkbook(Buffer.from(bytes), { trim: false });
    expect(sheet?.data.flat().join("\n")).toContain(`Liczba godzin: ${HOURS}`);
  });

  it("is CSV with a row per person and sheet", async () => {
    const { text, bytes } = await list("csv", { item: "panel-a" });
    expect(Buffer.from(bytes.subarray(0, 3)).toString("hex")).toBe("efbbbf");
    expect(text.replace(/^\ufeff/, "").split("\r\n")).toEqual([
      "Lp.;Nazwisko;Imię;Instytucja;Stanowisko;Data;Zajęcia;Od;Do;Uwagi",
      "1;Łącki;Anna;OPS w Łapach;;2026-04-15;Panel A: rodzina;10:30;12:00;",
      "2;Żak;Anna;OPS w Łapach;;2026-04-15;Panel A: rodzina;10:30;12:00;",
      "",
    ]);
  });
});

describe("calendars", () => {
  it("hold a public event with its days, place and address", async () => {
    const answer = await call(world, "GET", `/api/events/${event.slug}/calendar.ics`);
    expect([answer.headers.get("content-type"), answer.headers.get("content-disposition")]).toEqual([
      "text/calendar; charset=utf-8",
      'attachment; filename="konferencja-laczy-nas-praca.ics"',
    ]);
    const common = {
      SUMMARY: "Konferencja „Łączy nas praca”",
      LOCATION: "Centrum Kadr, Białystok",
      "URL;VALUE=URI": `https://zapisy.example/events/${event.slug}`,
      'ORGANIZER;CN="ROPS Testowo"': "mailto:zapisy@zapisy.example",
    };
    expect(calendarEvents(answer.text)).toEqual([
      expect.objectContaining({
        ...common,
        UID: `${event.eventId}@zapisy`,
        DTSTART: "20260415T070000Z",
        DTEND: "20260415T110000Z",
      }),
      expect.objectContaining({
        ...common,
        UID: `${event.eventId}-2@zapisy`,
        DTSTART: "20260416T070000Z",
        DTEND: "20260416T130000Z",
      }),
    ]);
    const english = await call(world, "GET", `/api/events/${event.slug}/calendar.ics`, {
      query: { lang: "en" },
    });
    expect(calendarEvents(english.text)[0]?.SUMMARY).toBe("Conference “Work connects us”");
  });

  it("hold all public events to subscribe to, drafts and past ones left out", async () => {
    const { text, headers } = await call(world, "GET", "/api/events.ics");
    expect(calendarEvents(text).map(({ UID }) => UID)).toEqual([
      `${event.eventId}@zapisy`,
      `${event.eventId}-2@zapisy`,
    ]);
    expect(headers.get("cache-control")).toBe("public, max-age=300");
    world.clock.now = "2026-05-01T08:00:00.000Z";
    expect(calendarEvents((await call(world, "GET", "/api/events.ics")).text)).toEqual([]);
    world.clock.now = "2026-03-02T09:00:00.000Z";
  });

  it("hold the hours of the panel that the person chose, and no way to their own page", async () => {
    const oneDay = await publishEvent(world, event.projectId, {
      title: { pl: "Jeden dzień" },
      choiceGroups: twoPanels(20),
      agenda: [
        agendaItem({ itemId: "a", from: "10:30", to: "12:00", optionId: "a" }),
        agendaItem({ itemId: "b", from: "08:00", to: "13:00", optionId: "b" }),
      ],
    });
    const { token } = await signUp(world, oneDay, 1, { choices: { panels: "a" } });
    const { text } = await call(world, "GET", `/api/registrations/${token}/calendar.ics`);
    expect(calendarEvents(text)).toEqual([
      expect.objectContaining({
        DTSTART: "20260415T083000Z",
        DTEND: "20260415T100000Z",
        "URL;VALUE=URI": `https://zapisy.example/events/${oneDay.slug}`,
      }),
    ]);
    expect(text.replaceAll("\r\n ", "")).not.toContain(token);
  });

  it("say that an event is cancelled under the same id and a later number", async () => {
    const gone = await publishEvent(world, event.projectId, { title: { pl: "Odwołane" } });
    const before = calendarEvents(
      (await call(world, "GET", `/api/events/${gone.slug}/calendar.ics`)).text,
    )[0];
    await world.deps.services.event.cancelEvent(asStaff(world), gone.eventId, gone.version, "Mało zgłoszeń");
    const after = calendarEvents((await call(world, "GET", `/api/events/${gone.slug}/calendar.ics`)).text)[0];
    expect([after?.UID, after?.STATUS]).toEqual([before?.UID, "CANCELLED"]);
    expect(Number(after?.SEQUENCE)).toBeGreaterThan(Number(before?.SEQUENCE));
  });

  it("are not to be had by a link that is wrong", async () => {
    expect(
      await problemBody(
        call(world, "GET", `/api/registrations/${tokenOf("Lis").slice(0, -1)}_/calendar.ics`),
      ),
    ).toMatchObject({ status: 404, code: "registration.not_found" });
  });
});
