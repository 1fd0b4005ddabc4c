import type { Support } from "@zapisy/core/project/schema";
import { addDays, dayAt, HOME_ZONE } from "@zapisy/core/shared/time";
import { afterAll, beforeAll, expect, it } from "vitest";
import { manualInput } from "../support/actions.ts";
import { DESK, eventually, overflow, said, shot, signInAsStaff } from "../support/browser.ts";
import { agendaItem, projectInput } from "../support/fixture.ts";
import { ALWAYS, invite, railOf } from "../support/invite.ts";
import { dayAhead, mailsTo, publishedEvent, sharedProduct, type Product } from "../support/product.ts";
import { expectWellMade, screensOf } from "../support/screens.ts";

let product: Product;

const { open, office } = screensOf(() => product);

beforeAll(async () => {
  product = await sharedProduct();
});

afterAll(() => product.end());

const SUPPORTS: Support[] = [{ supportId: "law", name: "Poradnictwo prawne", mode: "individual", hours: 2 }];
const NARROW = { width: 360, height: 740 };

/** A project with a log, two people in it who are called the same, and one visit of somebody else. */
async function projectWithLog(title: string) {
  const { services } = product.deps;
  const { projectId } = await services.project.createProject(
    product.office(),
    projectInput({ title: { pl: title }, supports: SUPPORTS, startsOn: "2020-01-01", endsOn: "2099-12-31" }),
  );
  const add = (firstName: string, lastName: string, birthDate?: string, apart?: `ptc_${string}`) =>
    services.participant.addParticipant(product.office(), projectId, {
      firstName,
      lastName,
      birthDate,
      email: `${birthDate ?? "ktos"}@poczta.example`,
      phone: "600 100 200",
      formerLastNames: [],
      categories: [],
      territory: [],
      ...(apart && { apart: { participantIds: [apart], reason: "Matka i córka" } }),
    });
  const mother = await add("Łucja", "Źrebiec-Żółkiewska", "1961-04-05");
  await add("Łucja", "Źrebiec-Żółkiewska", "1990-12-31", mother.participantId);
  const other = await add("Bożena", "Nieznajoma");
  const yesterday = addDays(dayAt(product.office().now, HOME_ZONE), -1);
  await services.supportEntry.addEntry(product.office(), projectId, {
    participantId: other.participantId,
    supportId: "law",
    day: yesterday,
    from: "12:00",
    to: "13:00",
    topic: "Cudza sprawa",
    mode: "onsite",
    counsellor: { name: "Ktoś Inny" },
  });
  return { projectId, yesterday, mother };
}

it("lets a counsellor keep their own log from the keyboard, and sees to it that nothing else of the project opens", async () => {
  const { projectId, yesterday, mother } = await projectWithLog("Dziennik doradcy – Żmudź i Łęczna");
  const desk = await office(DESK);
  const email = "doradca@poczta.example";
  const mail = await invite(product, desk, {
    name: "Żaneta Łęcka-Doradcza",
    email,
    role: "Doradca lub trener",
    projectId,
    until: dayAhead(30),
  });
  expect(mail).toContain("W dzienniku widać tylko własne wpisy, godziny i karty.");
  expect(mail).toContain("Wydarzenia widać po dodaniu do ich zespołu.");
  await said(desk, /^czynny do 30 maja/);

  const page = await open({ ...DESK, viewport: { width: 1280, height: 900 } });
  await signInAsStaff(page, product, email);
  await page.getByRole("heading", { level: 1, name: "Dziś" }).waitFor();
  expect(await railOf(page)).toEqual(["Dziś", "Zajęcia", "Dziennik wsparcia", ...ALWAYS]);
  await said(page, "Dzisiaj nie ma zajęć z listą obecności.");
  await expectWellMade(page);
  await page.getByRole("link", { name: "Dziennik doradcy – Żmudź i Łęczna" }).click();
  await said(page, "W tym miesiącu nie ma wpisów");
  await expectWellMade(page);

  // One visit by the keyboard alone: of two who are called the same, the one who is meant.
  const typed = performance.now();
  await page.getByLabel("Osoba").first().focus();
  await page.keyboard.type("zreb");
  await page.getByRole("option", { name: /ur\. 1961/ }).waitFor();
  await page.getByRole("option", { name: /ur\. 1990/ }).waitFor();
  const isFirst = /1961/.test(await page.getByRole("option").first().innerText());
  for (let press = 0; press < (isFirst ? 1 : 2); press += 1) await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  const form = page.locator("form");
  await form.getByLabel("Forma wsparcia").focus();
  await page.keyboard.type("Porad");
  await form.getByLabel("Data").fill(yesterday);
  await form.getByLabel("Od", { exact: true }).focus();
  await page.keyboard.type("0900");
  await page.keyboard.press("Tab");
  await page.keyboard.type("0945");
  await page.keyboard.press("Tab");
  await page.keyboard.type("Alimenty");
  await page.keyboard.press("Enter");
  await said(page, "Zapisano: Łucja Źrebiec-Żółkiewska.");
  expect(performance.now() - typed).toBeLessThan(30_000);
  await page.getByRole("rowheader", { name: "Źrebiec-Żółkiewska Łucja" }).waitFor();
  const main = await page.getByRole("main").innerText();
  for (const text of ["Nieznajoma", "Cudza sprawa", "Ktoś Inny", "@"]) expect(main).not.toContain(text);
  // The name leads nowhere, and the hours are one's own.
  expect(await page.getByRole("table").getByRole("link").count()).toBe(0);
  const hours = page.getByRole("table", { name: /^Godziny i czas dyżuru/ });
  await eventually(() => hours.getByRole("rowheader").allInnerTexts()).toContain("Żaneta Łęcka-Doradcza");
  expect(await hours.innerText()).not.toContain("Ktoś Inny");
  await expectWellMade(page);
  await shot(page, "counsellor-log");

  // Whom somebody else advised is found to be entered, and of what was done for them nothing shows.
  const filter = page.getByRole("combobox", { name: /^Osoba/ }).last();
  await filter.fill("nieznaj");
  await page.getByRole("option", { name: "Nieznajoma Bożena" }).click();
  await said(page, "Nie ma takich wpisów w tym miesiącu");
  await page.getByRole("button", { name: "Pokaż wszystkie" }).click();
  const files = page.getByRole("group", { name: "Pliki miesiąca" });
  for (const name of ["Karty miesięczne (PDF)", "Excel", "CSV"]) {
    const href = (await files.getByRole("link", { name }).getAttribute("href")) ?? "";
    const answer = await page.request.get(href);
    expect(answer.status()).toBe(200);
    if (name === "CSV") expect(await answer.text()).not.toContain("Nieznajoma");
  }
  await filter.fill("zreb");
  await page.getByRole("option", { name: /ur\. 1961/ }).click();
  const card = page.getByRole("link", { name: "Karta tej osoby (PDF)" });
  const address = (await card.getAttribute("href")) ?? "";
  expect(address).toContain(mother.participantId);
  expect((await page.request.get(address)).headers()["content-type"]).toBe("application/pdf");

  await page.setViewportSize(NARROW);
  expect(await overflow(page)).toBe(0);
  await expectWellMade(page);
  await page.goto("/staff/log");
  // The hours of this month: on its first day those of yesterday are of the one before.
  const isOfThisMonth = dayAt(product.office().now, HOME_ZONE).startsWith(yesterday.slice(0, 7));
  await said(page, isOfThisMonth ? /0,75 godz\./ : /^0 godz\.$/);
  expect(await overflow(page)).toBe(0);
  await expectWellMade(page);

  // Neither the project nor its participants open.
  for (const path of [
    `projects/${projectId}`,
    `projects/${projectId}/participants`,
    "people",
    "certificates",
  ]) {
    await page.goto(`/staff/${path}`);
    await page.getByRole("heading", { level: 1, name: "Ta strona jest dla innych ról" }).waitFor();
  }
  const participants = await page.request.get(`/api/staff/projects/${projectId}/participants?q=zreb`);
  expect(participants.status()).toBe(404);

  // What the role may do stands on the page of roles.
  await page.goto("/staff/roles");
  const role = page.getByRole("region", { name: /^Doradca lub trener/ });
  await said(role, "We własnych wpisach");
  expect(await role.getByRole("listitem").allInnerTexts()).toContain(
    "wpisuje wsparcie do dziennika i poprawia wpisy",
  );
  await expectWellMade(page);
});

it("lets a trainer mark the attendance of their own session, and shows nothing else of the event", async () => {
  const { services } = product.deps;
  const { projectId } = await projectWithLog("Projekt z zajęciami");
  const today = dayAt(product.office().now, HOME_ZONE);
  // It is on at any hour of today.
  const event = await publishedEvent(product, {
    projectId,
    title: { pl: "Warsztaty: rozmowa motywująca w pracy z rodziną" },
    dates: { type: "exact", startsOn: today, endsOn: today },
    agenda: [
      agendaItem({
        day: today,
        from: "00:00",
        to: "23:59",
        title: { pl: "Ćwiczenia w grupach" },
        place: "Sala 12",
        hostContact: "Tajny Kontakt",
      }),
    ],
  });
  const { eventId } = event;
  const { registration } = await services.registration.enterRegistration(
    product.office(),
    eventId,
    manualInput({
      lastName: "Źrebiec",
      firstName: "Zofia",
      phone: "600100200",
      email: "zofia@poczta.example",
    }),
  );
  const other = await publishedEvent(product, { projectId, title: { pl: "Cudze warsztaty" } });
  const desk = await office(DESK);
  const email = "trenerka@poczta.example";
  await invite(product, desk, { name: "Łucja Trenerska", email, role: "Doradca lub trener", projectId });
  await desk.goto(`/staff/events/${eventId}`);
  const team = desk.getByRole("region", { name: "Zespół" });
  await team.getByRole("combobox", { name: "Osoba" }).fill("Trenerska");
  await team.getByRole("option", { name: /Łucja Trenerska/ }).click();
  await team.getByRole("button", { name: "Dodaj do zespołu" }).click();
  await said(desk, "Łucja Trenerska: dodano do zespołu");
  await said(team, "Widzi program i listy obecności, zapisuje obecność. Nie widzi zgłoszeń.");
  const joined = (await mailsTo(product, email, 2)).map(({ body }) => body.text).join();
  expect(joined).toContain(`/staff/sessions/${eventId}`);

  const page = await open({ ...DESK, viewport: { width: 1280, height: 900 } });
  await signInAsStaff(page, product, email);
  await page.getByRole("heading", { level: 1, name: "Dziś" }).waitFor();
  const mine = page.getByRole("region", { name: "Zajęcia dzisiaj" });
  await mine.getByRole("link", { name: "Ćwiczenia w grupach" }).waitFor();
  await page.getByRole("table", { name: /^Własne godziny/ }).waitFor();
  expect(await page.getByRole("main").innerText()).not.toContain("Cudze");
  await expectWellMade(page);
  await shot(page, "counsellor-today");
  await page.setViewportSize(NARROW);
  expect(await overflow(page)).toBe(0);

  await mine.getByRole("link", { name: "Ćwiczenia w grupach" }).click();
  const person = page.getByRole("checkbox", { name: /^Źrebiec/ });
  await person.click();
  await eventually(async () => {
    const { people } = await services.attendance.getBook(product.office(), eventId);
    return people[0]?.records.s1?.state;
  }).toBe("present");
  await expectWellMade(page);
  expect(await overflow(page)).toBe(0);
  await shot(page, "counsellor-attendance");
  const main = page.getByRole("main");
  for (const text of ["600", "@", "Tajny"]) expect(await main.innerText()).not.toContain(text);
  // Closing, people who come unannounced and papers are others'.
  for (const name of [/zamknij/i, /bez zgłoszenia/i, /drukuj/i])
    expect(await main.getByRole("button", { name }).count()).toBe(0);
  await page
    .getByRole("navigation", { name: "Części wydarzenia" })
    .getByRole("link", { name: "Program" })
    .click();
  await page.getByRole("heading", { name: "Ćwiczenia w grupach" }).waitFor();
  await expectWellMade(page);
  await shot(page, "counsellor-programme");
  await page
    .getByRole("navigation", { name: "Menu pracownika" })
    .getByRole("link", { name: "Zajęcia" })
    .click();
  await page.getByRole("rowheader", { name: /^Warsztaty/ }).waitFor();
  expect(await main.innerText()).not.toContain("Cudze");
  await expectWellMade(page);
  await shot(page, "counsellor-sessions");

  // Every page of the event's workspace is for others, and another's event is not there.
  const tabs = ["", "/registrations", "/messages", "/certificates", "/attendance", "/history", "/programme"];
  for (const tab of tabs) {
    await page.goto(`/staff/events/${eventId}${tab}`);
    await page.getByRole("heading", { level: 1, name: "Ta strona jest dla innych ról" }).waitFor();
  }
  for (const path of [
    `registrations/${registration.registrationId}`,
    `events/${eventId}`,
    `own-events/${other.eventId}`,
  ])
    expect([403, 404]).toContain((await page.request.get(`/api/staff/${path}`)).status());
  await page.goto(`/staff/sessions/${other.eventId}`);
  await page.getByRole("heading", { level: 1, name: "Nie ma takiej strony" }).waitFor();
});
