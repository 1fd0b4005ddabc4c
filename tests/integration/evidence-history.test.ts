import { buffer } from "node:stream/consumers";
import { Readable } from "node:stream";
import { beforeAll, describe, expect, it } from "vitest";
import type { StaffEventView } from "@zapisy/core/event";
import type { ProjectId } from "@zapisy/core/project";
import { evidenceEntries } from "@zapisy/functions/document/evidence";
import { asPublic, asStaff, createProject, passMinute, publishEvent, signUp } from "../support/actions.ts";
import { markInput } from "../support/attendance.ts";
import { SCAN, postFile, scanInput } from "../support/files.ts";
import { agendaItem, eventInput } from "../support/fixture.ts";
import { createWorld, type World } from "../support/world.ts";

let world: World;
let projectId: ProjectId;

beforeAll(async () => {
  world = await createWorld();
  projectId = await createProject(world);
});

const entriesOf = ({ eventId }: StaffEventView) => evidenceEntries(world.deps, asStaff(world), eventId, "pl");

describe("the history in the evidence", () => {
  it("speaks names and words, of everything that happened, in the event's zone", async () => {
    const input = eventInput(projectId);
    const event = await publishEvent(world, projectId, input);
    const { registration, attendance, checkIn, certificate, file, event: events } = world.deps.services;
    const ctx = () => asStaff(world);
    const step = async (what: () => Promise<unknown>) => {
      passMinute(world);
      await what();
      await world.follow();
    };
    const kept = await signUp(world, event, 1, { lastName: "Żak" });
    const gone = await signUp(world, event, 2, { lastName: "Ćwik" });
    await step(() =>
      registration.correctRegistration(asPublic(world), kept.token, { version: 1, phone: "857473412" }),
    );
    await step(() => registration.withdrawRegistration(asPublic(world), gone.token));
    await step(() =>
      events.updateEvent(
        ctx(),
        event.eventId,
        { ...input, agenda: [agendaItem({ from: "10:00" })], place: { mode: "onsite", name: "Ratusz" } },
        event.version,
      ),
    );
    world.clock.now = "2026-04-15T07:00:00.000Z";
    await step(() => checkIn.createLink(ctx(), event.eventId, { name: "Wejście główne" }));
    await step(() =>
      attendance.recordMarksByStaff(ctx(), event.eventId, [
        markInput({ registrationId: kept.registrationId }),
      ]),
    );
    world.clock.now = "2026-04-16T09:00:00.000Z";
    await step(() => attendance.closeUnit(ctx(), event.eventId, "s1"));
    await step(() =>
      attendance.recordMarksByStaff(ctx(), event.eventId, [
        markInput({ registrationId: kept.registrationId, state: "absent", reason: "pomyłka", replaces: [] }),
      ]),
    );
    await step(async () => {
      const announced = await file.announceEventFile(ctx(), event.eventId, scanInput({ unitId: "s1" }));
      await postFile(announced, SCAN);
      await file.receiveEventFile(ctx(), event.eventId, announced.file.fileId);
    });
    await step(() =>
      attendance.setEntitlement(ctx(), event.eventId, kept.registrationId, {
        entitled: true,
        reason: "decyzja",
      }),
    );
    await step(() =>
      certificate.issueCertificates(ctx(), event.eventId, {
        registrationIds: [kept.registrationId],
        institutions: [],
      }),
    );
    await step(() => file.requestEvidence(ctx(), event.eventId));

    const history = (await entriesOf(event)).find(({ path }) => path === "historia/historia-zmian.csv");
    const bytes = await history?.open();
    const text = bytes instanceof Readable ? await buffer(bytes) : Buffer.from(bytes ?? "");
    const [head = "", ...rows] = text.toString().trim().split("\r\n");
    expect(head).toBe(
      "Kiedy (Europe/Warsaw);Kto;Co;Czego dotyczy;Zmienione pola;Szczegóły;Stan przed;Stan po;Powód",
    );
    const told = rows.map((row) => row.replace(/^2026-\d\d-\d\d \d\d:\d\d;/, ""));
    expect(told.toSorted()).toEqual(
      [
        "Żaneta Śliwa;Utworzono szkic;Praca z rodziną;;;;Szkic;",
        "Żaneta Śliwa;Opublikowano;Praca z rodziną;;;Szkic;Opublikowane;",
        "Żak Łucja;Udział potwierdzony;Żak Łucja;;;;Udział potwierdzony;",
        "Ćwik Łucja;Udział potwierdzony;Ćwik Łucja;;;;Udział potwierdzony;",
        "Żak Łucja;Poprawiono zgłoszenie;Żak Łucja;telefon;;;;",
        "Ćwik Łucja;Zgłoszenie wycofane;Ćwik Łucja;;;Udział potwierdzony;Wycofane;",
        'Żaneta Śliwa;Zmieniono wydarzenie;Praca z rodziną;miejsce;"Nazwa miejsca – było: Centrum Kadr; jest: Ratusz\nMiejscowość – usunięto: Białystok";;;',
        'Żaneta Śliwa;Zmieniono wydarzenie;Praca z rodziną;program;"Sesja pierwsza: od godziny – było: 9:00; jest: 10:00";;;',
        "Żaneta Śliwa;Utworzono link do listy obecności;Wejście główne;;;;;",
        "Żaneta Śliwa;Zamknięto listę obecności;Praca z rodziną;2026-04-15 Sesja pierwsza;;;;",
        "Żaneta Śliwa;Poprawiono obecność na zamkniętej liście;Żak Łucja;2026-04-15 Sesja pierwsza;;;Nieobecność;pomyłka",
        "Żaneta Śliwa;Dodano plik;Lista obecności – dzień 1.pdf;2026-04-15 Sesja pierwsza;;;;",
        "Żaneta Śliwa;Przyznano zaświadczenie mimo reguły;Żak Łucja;;;;;decyzja",
        "Żaneta Śliwa;Wydano zaświadczenie;Żak Łucja;ROPS/2026/001;;;ważne;",
        "Żaneta Śliwa;Poproszono o dokumentację wydarzenia;;;;;;",
      ].toSorted(),
    );
    // 7:01 by the world's clock is 9:01 in Warsaw, in summer.
    expect(rows.find((row) => row.includes("Wejście główne"))).toMatch(/^2026-04-15 09:01;/);
    expect(text.toString()).not.toMatch(
      /\b(evt|reg|crt|fil|chk|evd|stf)_|draft|published|confirmed|\w+\.\w+ed\b/,
    );
  });
});

describe("the lists in the evidence", () => {
  const listsOf = async (event: StaffEventView) => {
    const lists = (await entriesOf(event)).filter(({ path }) => /^listy\/.*pdf$/.test(path));
    return Promise.all(lists.map(async ({ path, open }) => [path, (await open()) !== undefined]));
  };

  it("are one for every day that the rule counts, also for one without stops", async () => {
    const event = await publishEvent(world, projectId, {
      kind: "study_visit",
      dates: { type: "exact", startsOn: "2026-07-15", endsOn: "2026-07-17" },
      agenda: ["2026-07-15", "2026-07-17"].map((day) => agendaItem({ itemId: day, kind: "stop", day })),
    });
    await signUp(world, event, 1);
    expect(await listsOf(event)).toEqual([
      ["listy/lista-obecnosci-cale-wydarzenie.pdf", true],
      ["listy/lista-obecnosci-2026-07-15.pdf", true],
      ["listy/lista-obecnosci-2026-07-16.pdf", true],
      ["listy/lista-obecnosci-2026-07-17.pdf", true],
    ]);
  });

  it("leave no day out of an event that is longer than one list", async () => {
    const event = await publishEvent(world, projectId, {
      kind: "counselling",
      dates: { type: "exact", startsOn: "2026-05-01", endsOn: "2026-06-09" },
      attendanceBy: "day",
      agenda: [agendaItem({ day: "2026-05-01" })],
    });
    const lists = (await entriesOf(event)).filter(({ path }) => /^listy\/.*pdf$/.test(path));
    expect([lists.length, lists[0]?.path, lists.at(-1)?.path]).toEqual([
      40,
      "listy/lista-obecnosci-2026-05-01.pdf",
      "listy/lista-obecnosci-2026-06-09.pdf",
    ]);
  });
});
