import type { RegistrationId } from "@zapisy/core/registration";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { historyOf, manualInput } from "../support/actions.ts";
import { eventually, field, PHONE, signInAsStaff } from "../support/browser.ts";
import { agendaItem, signUpInput, twoPanels } from "../support/fixture.ts";
import { publishedEvent, signUpAside, sharedProduct, yesterday, type Product } from "../support/product.ts";
import { expectWellMade, screensOf } from "../support/screens.ts";

let product: Product;

const { open, office } = screensOf(() => product);

beforeAll(async () => {
  product = await sharedProduct();
});

afterAll(() => product.end());

const radio = (page: Page, name: string | RegExp) => page.getByRole("radio", { name });
const press = (page: Page, name: string | RegExp) => page.getByRole("button", { name }).click();

/** Waits until the history of a registration, which follows it, has so many entries. */
async function told(registrationId: string, entries = 1): Promise<void> {
  await eventually(
    async () => (await historyOf(product, registrationId as RegistrationId)).length >= entries,
  ).toBe(true);
}

describe("two people of one name", () => {
  const maria = { firstName: "Maria", lastName: "Kowalska" };

  it("are asked about when the second one is entered, and told apart with a reason", async () => {
    const event = await publishedEvent(product);
    const { registration } = await product.deps.services.registration.enterRegistration(
      product.office(),
      event.eventId,
      manualInput({ ...maria, institution: { name: "OPS w Łapach", type: "ops" } }),
    );
    const page = await office(PHONE);
    await page.goto(`/staff/events/${event.eventId}/registrations`);
    await press(page, "Dodaj osobę");
    await field(page, "Imię").fill("maria");
    await field(page, "Nazwisko").fill("KOWALSKA");
    await page.keyboard.press("Enter");
    await radio(page, /^Maria Kowalska – OPS w Łapach, udział potwierdzony, zgłoszenie z /).waitFor();
    await expectWellMade(page);
    await field(page, "Nazwisko").press("Enter");
    await page.getByText("Wybierz jedną z możliwości.").waitFor();
    await radio(page, "Ktoś inny o tym samym imieniu i nazwisku").check();
    await field(page, "Po czym to poznać\\?").fill("Pracuje w PCPR");
    await expectWellMade(page);
    await page.keyboard.press("Enter");
    const statements = async () => {
      const { services } = product.deps;
      const list = await services.registration.listRegistrations(product.office(), event.eventId, {});
      return list.items.flatMap(({ namesakes }) => namesakes ?? []);
    };
    await eventually(statements).toEqual([
      { registrationIds: [registration.registrationId], reason: "Pracuje w PCPR" },
    ]);
    await press(page, "Gotowe");
    await page.getByRole("button", { name: "KOWALSKA maria", exact: true }).click();
    await page.getByText("To ktoś inny: Pracuje w PCPR").waitFor();
    await told(new URL(page.url()).searchParams.get("person") ?? "");
    await page.reload();
    await page.getByText("Powód: Pracuje w PCPR").waitFor();
    await expectWellMade(page);
    await press(page, "Pokaż tę osobę");
    await page.getByRole("heading", { name: "Maria Kowalska" }).waitFor();
  });

  it("are one when staff see that it is the same person", async () => {
    const event = await publishedEvent(product);
    await product.deps.services.registration.enterRegistration(
      product.office(),
      event.eventId,
      manualInput(maria),
    );
    const page = await office();
    await page.goto(`/staff/events/${event.eventId}/registrations`);
    await press(page, "Dodaj osobę");
    await field(page, "Imię").fill("Maria");
    await field(page, "Nazwisko").fill("Kowalska");
    await page.keyboard.press("Enter");
    await radio(page, /^Maria Kowalska – /).check();
    await expectWellMade(page);
    await press(page, "Pokaż tę osobę");
    await page.getByRole("heading", { name: "Maria Kowalska" }).waitFor();
    expect(await page.getByRole("row").filter({ hasText: "Kowalska" }).count()).toBe(1);
  });

  it("are told apart at a desk without a network, and the first is marked when it was her after all", async () => {
    // Nobody is recorded at a desk before the day.
    const day = yesterday();
    const dates = { type: "exact", startsOn: day, endsOn: day } as const;
    const event = await publishedEvent(product, { dates, agenda: [agendaItem({ day })] });
    const { services } = product.deps;
    await services.registration.enterRegistration(product.office(), event.eventId, manualInput(maria));
    const { url } = await services.checkIn.createLink(product.office(), event.eventId, { name: "Recepcja" });
    const page = await open(PHONE);
    await page.goto(new URL(url).pathname);
    await page.getByRole("button", { name: "Dodaj osobę" }).click();
    await field(page, "Imię").fill("Maria");
    await field(page, "Nazwisko").fill("Kowalska");
    await radio(page, "Ktoś inny o tym samym imieniu i nazwisku").check();
    await field(page, "Po czym to poznać\\?").fill("Inna instytucja");
    await expectWellMade(page);
    await press(page, "Dodaj z obecnością");
    await page.getByRole("button", { name: "Dodaj osobę" }).click();
    await field(page, "Imię").fill("Maria");
    await field(page, "Nazwisko").fill("Kowalska");
    await radio(page, /^Maria Kowalska/)
      .first()
      .check();
    await press(page, "Zaznacz obecność");
    const names = async () =>
      (await services.attendance.getBook(product.office(), event.eventId)).people.map(
        ({ lastName, records }) => `${lastName} ${records.s1?.state}`,
      );
    await eventually(names).toEqual(["Kowalska present", "Kowalska present"]);
  });
});

describe("somebody who has to get in although every seat is gone", () => {
  it("is offered another panel, more seats, or a seat past the limit with a reason", async () => {
    const event = await publishedEvent(product, { seats: null, choiceGroups: twoPanels(1) });
    await signUpAside(product, event, 1, { choices: { panels: "a" } });
    const { registrationId } = await signUpAside(product, event, 2, { choices: { panels: "a" } });
    const page = await office(PHONE);
    await page.goto(`/staff/events/${event.eventId}/registrations?person=${registrationId}`);
    await press(page, "Zmień stan");
    await radio(page, "Potwierdź udział").check();
    await field(page, "Powód").fill("Prowadzi panel");
    await press(page, "Zmień stan");
    await page.getByText("Brak wolnych miejsc: Panel A").waitFor();
    await page.getByRole("button", { name: "Wybierz: Panel B (wolne: 1)" }).waitFor();
    expect(await page.getByRole("link", { name: "Zwiększ liczbę miejsc" }).getAttribute("href")).toBe(
      `/staff/events/${event.eventId}/recruitment`,
    );
    await expectWellMade(page);
    await press(page, "Przyjmij ponad limit");
    await page.getByText("Panel A: 2 z 1 miejsca").waitFor();
    await expectWellMade(page);
    await page.getByRole("dialog").last().getByRole("button", { name: "Przyjmij ponad limit" }).click();
    await page.getByText("Przyjęto ponad limit: Panel A").waitFor();
    await told(registrationId, 2);
    await page.reload();
    await page.getByText("Przyjęto ponad limit miejsc").waitFor();
    await expectWellMade(page);

    const wide = await office();
    await wide.goto(`/staff/events/${event.eventId}`);
    await wide.getByText(/2 z 1 miejsca, ponad limit: 1/).waitFor();
    await expectWellMade(wide);
  });

  it("is moved to the panel that has seats by one press", async () => {
    const event = await publishedEvent(product, { seats: null, choiceGroups: twoPanels(1) });
    await signUpAside(product, event, 1, { choices: { panels: "a" } });
    const { registrationId } = await signUpAside(product, event, 2, { choices: { panels: "a" } });
    const page = await office();
    await page.goto(`/staff/events/${event.eventId}/registrations?person=${registrationId}`);
    await press(page, "Zmień stan");
    await radio(page, "Potwierdź udział").check();
    await field(page, "Powód").fill("Prosi o panel B");
    await press(page, "Zmień stan");
    await page.getByRole("button", { name: /^Wybierz: Panel B/ }).waitFor();
    await expectWellMade(page);
    await press(page, /^Wybierz: Panel B/);
    await eventually(async () => {
      const person = await product.deps.stores.registrations.find(registrationId);
      return [person?.status, person?.choices.panels, person?.pastLimit];
    }).toEqual(["confirmed", "b", undefined]);
  });

  it("is entered by hand past the limit only when that is chosen, and the next one is not", async () => {
    const event = await publishedEvent(product, { seats: 1 });
    await signUpAside(product, event, 1);
    const page = await office(PHONE);
    await page.goto(`/staff/events/${event.eventId}/registrations`);
    await press(page, "Dodaj osobę");
    await field(page, "Imię").fill("Gość");
    await field(page, "Nazwisko").fill("Honorowy");
    await page.getByLabel("Gdy brakuje miejsc").selectOption("past_limit");
    await press(page, "Przyjmij ponad limit");
    await page.getByText("Uzupełnij to pole.").waitFor();
    await field(page, "Powód").fill("Prelegent");
    await expectWellMade(page);
    await press(page, "Przyjmij ponad limit");
    await page.getByText("Gość Honorowy", { exact: false }).first().waitFor();
    await field(page, "Imię").fill("Kolejna");
    await field(page, "Nazwisko").fill("Osoba");
    await field(page, "Nazwisko").press("Enter");
    const statuses = async () => {
      const { services } = product.deps;
      const { items } = await services.registration.listRegistrations(product.office(), event.eventId, {});
      return items.map(({ lastName, status, pastLimit }) => [lastName, status, pastLimit]);
    };
    await eventually(statuses).toEqual([
      ["Honorowy", "confirmed", ["event"]],
      ["Osoba", "reserve", undefined],
      ["Żak 1", "confirmed", undefined],
    ]);
  });
});

describe("rules of participation", () => {
  it("are not asked about where there are none, and shown at the next visit when they come later", async () => {
    const event = await publishedEvent(product, { rules: undefined });
    const page = await open(PHONE);
    await page.goto(`/events/${event.slug}/sign-up`);
    await page.getByRole("checkbox", { name: /klauzuli/ }).waitFor();
    expect(await page.getByRole("checkbox", { name: /regulamin/ }).count()).toBe(0);
    await field(page, "Imię").fill("Anna");
    await field(page, "Nazwisko").fill("O’Brien");
    await field(page, "Adres e-mail").fill("anna..k@ops.example");
    await page.getByRole("checkbox", { name: /klauzuli/ }).check();
    await press(page, "Wyślij zgłoszenie");
    await page.getByRole("link", { name: /Wpisz adres e-mail/ }).waitFor();
    await field(page, "Adres e-mail").fill("anna.k@ops.example");
    await press(page, "Wyślij zgłoszenie");
    await page.waitForURL(/\/registrations\//);

    const { version, ...rest } = await product.deps.services.event.getStaffEvent(
      product.office(),
      event.eventId,
    );
    const {
      eventId: _,
      slug: __,
      state: ___,
      teamIds: ____,
      beginsAt: _____,
      textVersion: ______,
      createdAt: _______,
      updatedAt: ________,
      publishedAt: _________,
      seatCounts: __________,
      recruitmentState: ___________,
      missing: ____________,
      may: _____________,
      ...input
    } = rest;
    await product.deps.services.event.updateEvent(
      product.office(),
      event.eventId,
      { ...input, rules: { pl: "Regulamin: proszę przyjść na czas." } },
      version,
    );
    await page.reload();
    await page.getByText("To wydarzenie ma teraz regulamin").waitFor();
    await expectWellMade(page);
    await press(page, "Akceptuję regulamin");
    await eventually(() => page.getByText("To wydarzenie ma teraz regulamin").count()).toBe(0);
    await page.getByText("zaakceptowany", { exact: true }).waitFor();
  });

  it("sign-up twice tells how a namesake gets in", async () => {
    const event = await publishedEvent(product);
    await signUpAside(product, event, 1);
    const { firstName, lastName, email } = signUpInput(1);
    const page = await open(PHONE);
    await page.goto(`/events/${event.slug}/sign-up`);
    await field(page, "Imię").fill(firstName);
    await field(page, "Nazwisko").fill(lastName);
    await field(page, "Adres e-mail").fill(email);
    for (const box of [/klauzuli/, /regulamin/]) await page.getByRole("checkbox", { name: box }).check();
    await press(page, "Wyślij zgłoszenie");
    await page.getByText(/druga osoba o tym samym imieniu i nazwisku/).waitFor();
    await expectWellMade(page);
  });
});

describe("many applicants", () => {
  it("are decided on together with one reason; who finds no seat stays ticked, and one more takes one press", async () => {
    const event = await publishedEvent(product, { seats: 2, recruitment: { mode: "selection" } });
    for (const number of [1, 2, 3, 4])
      await signUpAside(product, event, number, { firstName: "Łucja", lastName: `Źrebiec-${number}` });
    const page = await office();
    await page.goto(`/staff/events/${event.eventId}/registrations`);
    const row = (number: number) => page.getByRole("row").filter({ hasText: `Źrebiec-${number}` });
    for (const number of [1, 2, 3]) await row(number).getByRole("checkbox").check();
    const bar = page.getByRole("group", { name: "Zaznaczone osoby" });
    await bar.getByText("Zaznaczono: 3 osoby").waitFor();
    await expectWellMade(page);
    await bar.getByRole("button", { name: /^Potwierdź udział \(3\)/ }).click();
    const window = page.getByRole("dialog");
    await window.getByRole("button", { name: "Potwierdź udział" }).click();
    await window.getByText("Powód").first().waitFor();
    await window.getByRole("textbox", { name: "Powód" }).fill("Najwyższa punktacja");
    await expectWellMade(page);
    await window.getByRole("button", { name: "Potwierdź udział" }).click();
    await window.getByText("Nie udało się przy 1 osobie.").waitFor();
    await window.getByText(/Źrebiec-3 Łucja: /).waitFor();
    await window.getByRole("button", { name: "Zamknij" }).last().click();
    await bar.getByText("Zaznaczono: 1 osoba").waitFor();
    expect(await row(3).getByRole("checkbox").isChecked()).toBe(true);
    await bar.getByRole("button", { name: "Odznacz" }).click();

    // With a reason that is kept, the next one is one press.
    await row(3)
      .getByRole("button", { name: /^Nie przyjmuj/ })
      .click();
    await window.getByRole("textbox", { name: "Powód" }).fill("Brak miejsc");
    await window.getByRole("checkbox", { name: /Używaj tego powodu/ }).check();
    await window.getByRole("button", { name: "Nie przyjmuj" }).click();
    await window.waitFor({ state: "hidden" });
    await row(4)
      .getByRole("button", { name: /^Nie przyjmuj/ })
      .click();
    const statuses = async () => {
      const { registration } = product.deps.services;
      const { items } = await registration.listRegistrations(product.office(), event.eventId, {});
      return items.map(({ lastName, status }) => `${lastName} ${status}`);
    };
    await eventually(statuses).toEqual([
      "Źrebiec-1 confirmed",
      "Źrebiec-2 confirmed",
      "Źrebiec-3 rejected",
      "Źrebiec-4 rejected",
    ]);
  });
});

describe("a person who asks to be erased", () => {
  it("is found by their address, told apart from who shares it, and gone for good once they have withdrawn", async () => {
    const event = await publishedEvent(product, { title: { pl: "Usuwanie danych" } });
    const email = "siostry@zapisy.example";
    const { token } = await signUpAside(product, event, 1, { firstName: "Łucja", lastName: "Wpół", email });
    // By her link she takes her own at once.
    const own = await open(PHONE);
    await own.goto(`/registrations/${token}`);
    const saved = own.waitForEvent("download");
    await own.getByRole("link", { name: "Moje dane (PDF)" }).click();
    expect((await saved).suggestedFilename()).toBe("kopia-danych.pdf");
    await expectWellMade(own);
    await signUpAside(product, event, 2, { firstName: "Żaneta", lastName: "Wpół", email });
    const page = await office();
    await page.goto("/staff/privacy");
    await field(page, "Adres e-mail").fill("siostry");
    await press(page, "Znajdź");
    await page.getByText("Wpisz adres e-mail, na przykład").waitFor();
    await field(page, "Adres e-mail").fill(email);
    await press(page, "Znajdź");
    const row = (name: string) => page.getByRole("row").filter({ hasText: name });
    await row("Wpół Łucja").getByText("Najpierw trzeba wycofać zgłoszenie").waitFor();
    await expectWellMade(page);

    await product.deps.services.registration.withdrawRegistration(
      product.deps.context({ type: "public" }, "test"),
      token,
    );
    await press(page, "Znajdź");
    await row("Wpół Łucja").getByText("Usuniemy wszystko poza tym, co liczą zestawienia").waitFor();
    await row("Wpół Łucja").getByRole("checkbox").check();

    // First a copy of what is kept, of her alone: to look at, as a paper, and for other programs.
    await press(page, "Pokaż wszystko");
    const copy = page.getByRole("region", { name: "Kopia danych osobowych" });
    await copy.getByText("Usuwanie danych", { exact: true }).waitFor();
    await copy.getByText("Łucja", { exact: true }).first().waitFor();
    expect(await copy.getByText("Żaneta").count()).toBe(0);
    await expectWellMade(page);
    // It is of what is ticked: with anything else ticked it goes.
    const withWords = page.getByRole("checkbox", { name: "Także to, co pracownicy zapisali" });
    await withWords.uncheck();
    await copy.waitFor({ state: "detached" });
    await withWords.check();
    for (const [button, name] of [
      ["Pobierz PDF", "kopia-danych.pdf"],
      ["Pobierz plik JSON", "kopia-danych.json"],
    ] as const) {
      const saving = page.waitForEvent("download");
      await press(page, button);
      expect((await saving).suggestedFilename()).toBe(name);
    }
    await press(page, "Usuń dane");
    await page.getByText("Wpisz powód, na przykład numer wniosku.").waitFor();
    await field(page, "Powód").fill("Wniosek 7/2026");
    await press(page, "Usuń dane");
    await page.getByText("Dotyczy 1 zgłoszenia. Tego nie można cofnąć.").waitFor();
    await expectWellMade(page);
    await page.getByRole("dialog").getByRole("button", { name: "Usuń dane" }).click();
    await row("Wniosek 7/2026").waitFor();
    const names = async () => {
      const { registration } = product.deps.services;
      const { items } = await registration.listRegistrations(product.office(), event.eventId, {});
      return items.map(({ firstName, lastName }) => `${firstName} ${lastName}`);
    };
    await eventually(async () => (await names()).filter((name) => name.includes("Wpół"))).toEqual([
      "Żaneta Wpół",
    ]);
    const phone = await open(PHONE);
    await signInAsStaff(phone, product, undefined, "/staff/privacy");
    await field(phone, "Adres e-mail").waitFor();
    await expectWellMade(phone);
  });
});
