import { readFile } from "node:fs/promises";
import type { EventInput, StaffEventView } from "@zapisy/core/event";
import { STUDY_VISIT_SAMPLE } from "@zapisy/local/samples/s1-study-visit";
import readWorkbook from "read-excel-file/node";
import type { Locator, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { choose, DESK, eventually, field, said, signInCode } from "../support/browser.ts";
import { manualInput } from "../support/actions.ts";
import { agendaItem, eventInput, projectInput } from "../support/fixture.ts";
import { pdfText } from "../support/pdf-text.ts";
import {
  dayAhead,
  mailsTo,
  publishedEvent,
  signUpAside,
  sharedProduct,
  type Product,
} from "../support/product.ts";
import { screensOf } from "../support/screens.ts";

let product: Product;

const { open, office } = screensOf(() => product);

beforeAll(async () => {
  product = await sharedProduct();
  const academy = projectInput({
    title: { pl: "Akademia usług społecznych" },
    contact: { email: "akademia@zapisy.example" },
  });
  await product.deps.services.project.createProject(product.office(), academy);
});

afterAll(() => product.end());

const tab = (page: Page, name: string) =>
  page.getByRole("navigation", { name: "Części wydarzenia" }).getByRole("link", { name });
const dayOf = (page: Page, day: RegExp) => page.getByRole("region", { name: day });
const titlesOf = (day: Locator) => day.getByRole("heading", { level: 3 }).allTextContents();
const saved = (page: Page) => said(page, /Zapisano o \d/);

/** Adds items of one kind at the end of a day, one after the other. */
async function add(day: Locator, kind: string, titles: string[]): Promise<void> {
  await day.getByRole("button", { name: kind, exact: true }).click();
  for (const title of titles) {
    await day.getByRole("textbox").last().fill(title);
    await day.page().keyboard.press("Enter");
    await day.getByRole("heading", { level: 3, name: title }).waitFor();
  }
  await day.page().keyboard.press("Escape");
}

/** Moves an item by the arrow keys on its handle. */
async function move(day: Locator, title: string, key: "ArrowUp" | "ArrowDown"): Promise<void> {
  await day.getByRole("button", { name: `Przesuń: ${title}` }).focus();
  await day.page().keyboard.press(key);
}

async function downloaded(page: Page, button: string): Promise<Uint8Array> {
  const [file] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: button }).click(),
  ]);
  return readFile(await file.path());
}

/** Enters people by hand as if they had telephoned. */
async function enter(event: StaffEventView, people: { name: string; email?: string }[]) {
  const { registration } = product.deps.services;
  for (const { name, email } of people) {
    const [lastName = "", firstName = ""] = name.split(" ");
    await registration.enterRegistration(
      product.office(),
      event.eventId,
      manualInput({ firstName, lastName, email }),
    );
  }
}

const eventIdOf = (page: Page) => /evt_[0-9A-Z]{26}/.exec(page.url())?.[0] as `evt_${string}`;
const stored = (eventId: `evt_${string}`) =>
  product.deps.services.event.getStaffEvent(product.office(), eventId);

describe("signing in", () => {
  it("says how many attempts are left after a wrong code, and lets the right one in", async () => {
    const page = await open(DESK);
    await page.goto("/staff/projects");
    await page.waitForURL(/\/staff\/sign-in/);
    const before = (await mailsTo(product, "admin@zapisy.example", 0)).length;
    await field(page, "Adres e-mail").fill("admin@zapisy.example");
    await page.keyboard.press("Enter");
    const code = await signInCode(product, "admin@zapisy.example", before);
    await field(page, "6-cyfrowy kod").fill(code === "111111" ? "222222" : "111111");
    await said(page, "Kod jest nieprawidłowy. Pozostały 4 próby.");
    await field(page, "6-cyfrowy kod").fill(code);
    await page.getByRole("heading", { level: 1, name: "Projekty" }).waitFor();
    await page.getByRole("button", { name: "Wyloguj się" }).click();
    await page.waitForURL(/\/staff\/sign-in/);
    await page.goto("/staff/projects");
    await page.waitForURL(/\/staff\/sign-in/);
  });
});

describe("an event from draft to list", () => {
  const KINDS = [
    { kind: "Szkolenie", item: "Zajęcia" },
    { kind: "Wizyta studyjna", item: "Wizyta" },
    { kind: "Konferencja", item: "Sesja plenarna" },
    { kind: "Spotkanie", item: "Zajęcia" },
    { kind: "Poradnictwo", item: "Zajęcia" },
  ];

  it.each(KINDS)(
    "of the kind $kind is created, published, copied, listed and cancelled",
    async ({ kind, item }) => {
      const page = await office();
      const title = `${kind}: próba Łódź`;
      await page.goto("/staff/events/new");
      await page.getByRole("radio", { name: new RegExp(`^${kind}`) }).check();
      await field(page, "Tytuł").fill(title);
      await page
        .getByRole("combobox", { name: "Projekt" })
        .selectOption({ label: "Akademia usług społecznych" });
      await page.getByLabel("Pierwszy dzień").fill(dayAhead(12));
      await page.getByLabel("Ostatni dzień").fill(dayAhead(13));
      await page.getByRole("button", { name: "Utwórz szkic" }).click();
      await page.getByRole("heading", { level: 1, name: title }).waitFor();

      // The checklist stands in the way and leads to the fields.
      await tab(page, "Przegląd").click();
      await said(page, /Przed publikacją trzeba uzupełnić \d+ rzeczy/);
      expect(await page.getByRole("button", { name: "Opublikuj wydarzenie" }).isDisabled()).toBe(true);
      await page.getByRole("link", { name: "Opis", exact: true }).click();
      await expect
        .poll(() => field(page, "Opis").evaluate((box) => box === document.activeElement))
        .toBe(true);
      await page.keyboard.type("Dwa dni o pracy z rodziną.");
      await field(page, "Nazwa miejsca").fill("Dom Kultury");
      await field(page, "Miejscowość").fill("Łódź");
      await field(page, "E-mail do kontaktu").fill("biuro@zapisy.example");
      await field(page, "Zasady udziału").fill("Regulamin.");
      await field(page, "Klauzula informacyjna o danych osobowych").fill(
        "Administratorem danych jest organizator.",
      );

      await tab(page, "Program").click();
      const first = dayOf(page, /12 maja/);
      await add(first, item, ["Punkt pierwszy", "Punkt drugi"]);
      const times = () => first.getByText(/^\d+:\d\d–\d+:\d\d$/).allTextContents();
      const before = await times();
      await move(first, "Punkt drugi", "ArrowUp");
      expect(await titlesOf(first)).toEqual(["Punkt drugi", "Punkt pierwszy"]);
      expect(await times()).toEqual(before);
      expect(await page.evaluate(() => document.activeElement?.getAttribute("aria-label"))).toBe(
        "Przesuń: Punkt drugi",
      );
      await choose(page, /^Czynności dnia: .*12 maja/, /^Skopiuj dzień na: .*13 maja/);
      expect(await titlesOf(dayOf(page, /13 maja/))).toEqual(["Punkt drugi", "Punkt pierwszy"]);
      await saved(page);

      await tab(page, "Przegląd").click();
      await said(page, "Wszystko jest gotowe do publikacji.");
      await page.getByRole("button", { name: "Opublikuj wydarzenie" }).click();
      await page.getByRole("dialog").getByRole("button", { name: "Opublikuj wydarzenie" }).click();
      await said(page, "Wydarzenie jest opublikowane.");
      const workspace = page.url();
      const event = await stored(eventIdOf(page));
      await page.getByRole("link", { name: "Zobacz stronę" }).click();
      await page.getByRole("heading", { level: 1, name: title }).waitFor();
      expect(await page.getByText("Punkt pierwszy").count()).toBe(2);

      // The list has everybody in the Polish order, in every format.
      await enter(event, [
        { name: "Żak Anna", email: `anna@${event.slug}.example` },
        { name: "Łoś Ewa" },
        { name: "Ćwik Jan" },
        { name: "Czapla Ola" },
        { name: "Lis Iga" },
      ]);
      const undecided = await product.deps.services.registration.listRegistrations(
        product.office(),
        event.eventId,
        {
          status: "pending",
        },
      );
      for (const { registrationId, version } of undecided.items) {
        await product.deps.services.registration.changeRegistration(
          product.office(),
          event.eventId,
          registrationId,
          {
            status: "confirmed",
            reason: "Protokół komisji",
            version,
          },
        );
      }
      const order = ["Czapla", "Ćwik", "Lis", "Łoś", "Żak"];
      await page.goto(`${workspace}/registrations`);
      await page.getByRole("button", { name: "Do druku" }).click();
      const text = await pdfText(await downloaded(page, "PDF do druku i podpisów"));
      expect(text).toContain(title);
      const rows = [...text.matchAll(/^\s*\d+\.\s+(\p{L}+)/gmu)].map(([, name]) => name);
      expect(rows.slice(0, order.length)).toEqual(order);
      const [sheet] = await readWorkbook(Buffer.from(await downloaded(page, "Arkusz Excel")));
      const names = sheet?.data.map(([, name]) => name) ?? [];
      expect(names.filter((name) => order.includes(String(name)))).toEqual(order);
      await page.getByRole("button", { name: "Zamknij" }).click();

      await choose(page, "Więcej czynności", "Utwórz kopię");
      const copying = page.getByRole("dialog", { name: "Utworzyć kopię wydarzenia?" });
      await copying.getByRole("button", { name: "Utwórz kopię" }).click();
      await said(copying, "Wpisz datę, która istnieje");
      await copying.getByLabel("Pierwszy dzień").fill(dayAhead(19));
      await said(copying, /^19–20 maja/);
      await copying.getByRole("button", { name: "Utwórz kopię" }).click();
      await said(page, "To jest kopia.");
      await said(page, "Szkic");
      expect(eventIdOf(page)).not.toBe(event.eventId);
      const copy = await stored(eventIdOf(page));
      expect(copy.agenda.map((each) => each.title.pl)).toEqual(event.agenda.map((each) => each.title.pl));
      expect(copy.dates).toEqual({ type: "exact", startsOn: dayAhead(19), endsOn: dayAhead(20) });
      expect([copy.state, copy.seatCounts.event.taken]).toEqual(["draft", 0]);

      await page.goto(workspace);
      await choose(page, "Więcej czynności", "Odwołaj wydarzenie");
      const dialog = page.getByRole("dialog", { name: "Odwołać wydarzenie?" });
      await said(dialog, "Wiadomość z powodem dostanie 5 osób.");
      await dialog.getByRole("button", { name: "Odwołaj wydarzenie" }).click();
      await said(dialog, "Uzupełnij to pole.");
      await field(dialog, "Powód, który zobaczą uczestnicy").fill("Choroba prowadzącej");
      await dialog.getByRole("button", { name: "Odwołaj wydarzenie" }).click();
      await said(page, "Wydarzenie jest odwołane.");
      await product.settle();
      const mail = (await mailsTo(product, `anna@${event.slug}.example`)).at(-1);
      expect(mail?.subject).toBe(`Wydarzenie odwołane: ${title}`);
      expect(mail?.body.text).toContain("Choroba prowadzącej");
      await page.goto(`/events/${event.slug}`);
      await said(page, "Powód: Choroba prowadzącej");

      // What was called off is held another time: a copy whose date is not known yet.
      await page.goto(workspace, { waitUntil: "networkidle" });
      await choose(page, "Więcej czynności", "Utwórz kopię");
      await copying.getByRole("radio", { name: "Jeszcze nie wiadomo" }).check();
      await copying.getByRole("button", { name: "Utwórz kopię" }).click();
      await page.waitForURL(/\/content$/);
      expect((await stored(eventIdOf(page))).dates).toEqual({ type: "tentative", period: "" });
    },
  );

  it("is not called ready while its recruitment is over, and says so once more before it is published", async () => {
    const { event, project } = product.deps.services;
    const { projectId } = await project.createProject(product.office(), projectInput());
    const day = dayAhead();
    const draft = await event.createEvent(
      product.office(),
      eventInput(projectId, {
        title: { pl: "Stara rekrutacja" },
        dates: { type: "exact", startsOn: day, endsOn: day },
        agenda: [agendaItem({ day })],
        recruitment: { mode: "first_come", closes: "2025-03-20T15:00" },
      }),
    );
    const page = await office();
    await page.goto(`/staff/events/${draft.eventId}`);
    await said(page, "Przed publikacją warto sprawdzić:");
    expect(await page.getByText("Wszystko jest gotowe").count()).toBe(0);
    await page.getByRole("button", { name: "Opublikuj wydarzenie" }).click();
    const dialog = page.getByRole("dialog", { name: "Opublikować wydarzenie?" });
    await said(dialog, "Ten termin już minął. Po opublikowaniu nikt się nie zgłosi.");
    await dialog.getByRole("button", { name: "Anuluj" }).click();
    await page.getByRole("link", { name: "Koniec rekrutacji" }).click();
    await page.waitForURL(/recruitment#field-recruitment\.closes/);
  });
});

describe("the people of an event", () => {
  it("are found without Polish letters, added without an address, and moved on with a reason", async () => {
    const event = await publishedEvent(product, { title: { pl: "Jedno miejsce" }, seats: 1 });
    await signUpAside(product, event, 1, {
      firstName: "Zofia",
      lastName: "Żółkiewska",
      email: "zofia@ops.example",
    });
    await signUpAside(product, event, 2, {
      firstName: "Łukasz",
      lastName: "Ćma",
      email: "lukasz@pcpr.example",
    });
    const page = await office();
    await page.goto(`/staff/events/${event.eventId}/registrations`);
    const rows = page.getByRole("row").filter({ has: page.getByRole("rowheader").getByRole("button") });
    await eventually(() => rows.count()).toBe(2);
    await page.getByRole("searchbox", { name: "Szukaj osoby lub instytucji" }).fill("zolk");
    await eventually(() => rows.count()).toBe(1);
    await said(rows, "Żółkiewska Zofia");
    await page.getByRole("searchbox").fill("");

    await page.getByRole("button", { name: "Dodaj osobę" }).click();
    await field(page, "Imię").fill("Maria");
    await field(page, "Nazwisko").fill("Bezadresowa");
    await page.keyboard.press("Enter");
    await said(page, "Maria Bezadresowa: lista rezerwowa, 2. w kolejce");
    expect(await field(page, "Imię").inputValue()).toBe("");
    await page.getByRole("dialog").getByRole("button", { name: "Gotowe" }).click();
    await eventually(() => rows.count()).toBe(3);
    expect((await rows.allTextContents()).map((text) => text.split(/\s/)[0])).toEqual([
      "Bezadresowa",
      "Ćma",
      "Żółkiewska",
    ]);

    // A seat that is given up goes to the next in line.
    await page.getByRole("button", { name: "Żółkiewska Zofia" }).click();
    const sheet = page.getByRole("dialog", { name: "Zofia Żółkiewska" });
    await sheet.getByRole("button", { name: "Zmień stan" }).click();
    await sheet.getByRole("radio", { name: "Wycofaj" }).check();
    await sheet.getByRole("button", { name: "Zmień stan" }).click();
    await said(sheet, "Uzupełnij to pole.");
    await field(sheet, "Powód").fill("Rezygnacja telefoniczna");
    await sheet.getByRole("button", { name: "Zmień stan" }).click();
    await said(sheet, "Powód: Rezygnacja telefoniczna");
    await page.keyboard.press("Escape");
    const [, promoted] = await mailsTo(product, "lukasz@pcpr.example", 2);
    expect(promoted?.subject).toBe("Zwolniło się miejsce, udział potwierdzony: Jedno miejsce");
    await page.reload();
    await said(rows.filter({ hasText: "Ćma" }), "Udział potwierdzony");

    // Nobody gets a seat that is not there; one more seat goes to the last in line by itself.
    await page.getByRole("button", { name: "Bezadresowa Maria" }).click();
    const maria = page.getByRole("dialog", { name: "Maria Bezadresowa" });
    await maria.getByRole("button", { name: "Zmień stan" }).click();
    await maria.getByRole("radio", { name: "Potwierdź udział" }).check();
    await field(maria, "Powód").fill("Prośba kierowniczki");
    await maria.getByRole("button", { name: "Zmień stan" }).click();
    await said(maria, "Brak wolnych miejsc: całe wydarzenie");
    await page.keyboard.press("Escape");
    await tab(page, "Rekrutacja").click();
    await page.getByLabel("Liczba miejsc").fill("2");
    await page.getByRole("button", { name: "Zapisz zmiany" }).click();
    await saved(page);
    await product.settle();
    await tab(page, "Zgłoszenia").click();
    await said(rows.filter({ hasText: "Bezadresowa" }), "Udział potwierdzony");
  });
});

describe("two people who edit one event", () => {
  it("lose nothing: different fields are joined, the same field is shown in both versions", async () => {
    const event = await publishedEvent(product, { title: { pl: "Wspólna praca" } });
    const path = `/staff/events/${event.eventId}/content`;
    const [one, two] = [await office(), await office()];
    await one.goto(path);
    await two.goto(path);
    const save = (page: Page) => page.getByRole("button", { name: "Zapisz zmiany" }).click();
    await field(one, "Dla kogo").fill("Kadra kierownicza.");
    await field(two, "Opis").fill("Opis drugiej osoby.");
    await save(one);
    await saved(one);
    await save(two);
    await said(two, "Dołączono zmiany innej osoby: Dla kogo.");
    await saved(two);
    expect(await field(two, "Dla kogo").inputValue()).toBe("Kadra kierownicza.");

    await field(one, "Tytuł").fill("Tytuł pierwszy");
    await field(two, "Tytuł").fill("Tytuł drugi");
    await save(one);
    const both = one.getByRole("dialog");
    // The first one had not seen the other's description: it is joined while saving.
    await said(one, "Dołączono zmiany innej osoby: Opis.");
    expect(await both.count()).toBe(0);
    await saved(one);
    await save(two);
    const conflict = two.getByRole("dialog", { name: "Ktoś inny zapisał już zmiany" });
    await said(conflict, "Tytuł pierwszy");
    await said(conflict, "Tytuł drugi");
    await conflict.getByRole("radio", { name: "Wersja drugiej osoby" }).check();
    await conflict.getByRole("button", { name: "Zapisz wybrane" }).click();
    await eventually(() => field(two, "Tytuł").inputValue()).toBe("Tytuł pierwszy");
    const { title, audience, description } = await stored(event.eventId);
    expect({ title, audience, description }).toEqual({
      title: { pl: "Tytuł pierwszy" },
      audience: { pl: "Kadra kierownicza." },
      description: { pl: "Opis drugiej osoby." },
    });
  });
});

describe("scenario A3, step 5: a tentative visit gets its date", () => {
  it("mails everybody who is registered once", async () => {
    const dates: EventInput["dates"] = { type: "tentative", period: `${dayAhead().slice(0, 4)}-H1` };
    const event = await publishedEvent(product, {
      kind: "study_visit",
      title: { pl: "Wizyta studyjna: Kraków" },
      dates,
      agenda: [],
    });
    await enter(event, [
      { name: "Żak Anna", email: "anna@krakow.example" },
      { name: "Łoś Ewa", email: "ewa@krakow.example" },
    ]);
    const page = await office();
    await page.goto(`/staff/events/${event.eventId}/programme`);
    const undated = dayOf(page, /Bez wyznaczonego dnia/);
    await add(undated, "Wizyta", ["Kazimierz", "Nowa Huta"]);
    await tab(page, "Treść").click();
    await page.getByRole("radio", { name: "Znany: konkretne dni" }).check();
    await page.getByLabel("Pierwszy dzień").fill(dayAhead(12));
    await page.getByLabel("Ostatni dzień").fill(dayAhead(13));
    await said(page, /Uczestnicy zobaczą: 12–13 maja/);
    await page.getByRole("button", { name: "Zapisz zmiany" }).click();
    const dialog = page.getByRole("dialog", { name: "Powiadomić o zmianie?" });
    await said(dialog, "Wiadomość o tym dostaną 2 osoby.");
    await dialog.getByRole("button", { name: "Zapisz i powiadom 2 osoby" }).click();
    await saved(page);
    await product.settle();
    for (const address of ["anna@krakow.example", "ewa@krakow.example"]) {
      const subjects = (await mailsTo(product, address, 2)).map(({ subject }) => subject);
      expect(subjects).toEqual([
        "Udział potwierdzony: Wizyta studyjna: Kraków",
        "Zmiana terminu: Wizyta studyjna: Kraków",
      ]);
    }
  });
});

describe("scenario A1: a study visit of 2011", () => {
  it("is set up day by day, reordered by keyboard, and printed as it is", async () => {
    const page = await office();
    await page.goto("/staff/events/new");
    await page.getByRole("radio", { name: /^Wizyta studyjna/ }).check();
    await field(page, "Tytuł").fill("Wizyta studyjna w kujawsko-pomorskim");
    await page
      .getByRole("combobox", { name: "Projekt" })
      .selectOption({ label: "Akademia usług społecznych" });
    await page.getByLabel("Pierwszy dzień").fill("2011-07-05");
    await page.getByLabel("Ostatni dzień").fill("2011-07-08");
    await said(page, "Uczestnicy zobaczą: 5–8 lipca 2011 r.");
    await page.getByRole("button", { name: "Utwórz szkic" }).click();
    await field(page, "Dla kogo").fill("Kadra kierownicza OPS i PCPR, woj. podlaskie");
    await field(page, "Opis").fill("Cztery dni u gospodarzy.");
    await field(page, "Nazwa miejsca").fill("Zbiórka przy dworcu");
    await field(page, "Miejscowość").fill("Białystok");
    await field(page, "Klauzula informacyjna o danych osobowych").fill("Administratorem jest ROPS.");

    await tab(page, "Rekrutacja").click();
    await page.getByLabel("Liczba miejsc").fill("25");
    const closes = page.getByRole("group", { name: "Koniec rekrutacji" });
    await closes.getByLabel("Dzień").fill("2011-06-24");
    await closes.getByLabel("Godzina").fill("15:00");

    await tab(page, "Program").click();
    await eventually(() => page.getByRole("region", { name: /lipca 2011/ }).count()).toBe(4);
    const [one, two, three, four] = [/5 lipca/, /6 lipca/, /7 lipca/, /8 lipca/].map((day) =>
      dayOf(page, day),
    );
    if (!one || !two || !three || !four) throw new Error("no days");
    await add(one, "Wizyta", ["Fundacja „Wiatrak”", "ZAZ „Poligrafia”"]);
    await add(two, "Wizyta", ["Brodnickie Centrum Caritas", "Towarzystwo Rozwoju Gminy Płużnica"]);
    await choose(page, /^Czynności dnia: .*7 lipca/, "Dodaj uwagę do dnia");
    await field(page, "Uwaga do dnia").fill("Dzień bez opisanych wizyt.");
    await add(four, "Wizyta", ["CIS CISTOR"]);

    await move(one, "ZAZ „Poligrafia”", "ArrowUp");
    expect(await titlesOf(one)).toEqual(["ZAZ „Poligrafia”", "Fundacja „Wiatrak”"]);
    await one.getByRole("button", { name: "ZAZ „Poligrafia”", exact: true }).click();
    const sheet = page.getByRole("dialog", { name: "Wizyta" });
    await sheet.getByLabel("Od godziny").fill("12:00");
    await sheet.getByLabel("Do godziny").fill("14:00");
    await field(sheet, "Gospodarz").fill("ZAZ „Poligrafia”");
    await field(sheet, "Miejscowość").fill("Bydgoszcz");
    await sheet.getByRole("button", { name: "Gotowe" }).click();
    await saved(page);

    await tab(page, "Przegląd").click();
    await page.getByRole("button", { name: "Opublikuj wydarzenie" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Opublikuj wydarzenie" }).click();
    await said(page, "Wydarzenie jest opublikowane.");
    await page.getByRole("link", { name: "Zobacz stronę" }).click();
    await said(page, "5–8 lipca 2011 r.");
    await said(page, "Udział bezpłatny");
    await said(page, "Dzień bez opisanych wizyt.");
    const paper = await pdfText(await page.pdf({ format: "A4" }));
    const stops = ["Fundacja „Wiatrak”", "ZAZ „Poligrafia”", "Brodnickie", "Dzień bez opisanych", "CISTOR"];
    const places = stops.map((stop) => paper.indexOf(stop));
    expect(places.toSorted((a, b) => a - b)).toEqual(places);
    expect(places.every((place) => place > 0)).toBe(true);
    expect(paper).not.toContain("Zapisz się");
  });

  it("counts five stops, five hosts and four towns (step 17)", async () => {
    const [visit] = STUDY_VISIT_SAMPLE.events;
    if (!visit) throw new Error("the sample has no visit");
    const { eventId } = await publishedEvent(product, visit.input);
    const page = await office();
    await page.goto(`/staff/events/${eventId}`);
    const route = page.getByRole("table", { name: "Trasa" });
    await route.waitFor();
    expect(await route.getByRole("row").allTextContents()).toEqual([
      "Wizyty5",
      "Gospodarze5",
      "Miejscowości4",
    ]);
  });
});
