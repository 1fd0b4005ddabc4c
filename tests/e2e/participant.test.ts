import type { EventInput } from "@zapisy/core/event";
import { EventInputSchema } from "@zapisy/core/event/schema";
import { fieldsOf } from "@zapisy/core/shared/field";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { eventually, overflow, PHONE, said, shot, tabTo, translate } from "../support/browser.ts";
import { signUpInput, twoPanels } from "../support/fixture.ts";
import {
  dayAhead,
  mailsTo,
  personalLink,
  publishedEvent,
  signUpAside,
  sharedProduct,
  type Product,
} from "../support/product.ts";
import { expectWellMade, screensOf } from "../support/screens.ts";

let product: Product;

const { open, office } = screensOf(() => product);

beforeAll(async () => {
  product = await sharedProduct();
});

afterAll(() => product.end());

/** A conference in Łódź with two panels at the same time. */
function conference(title: string, seatsOfEach: number | null, overrides: Partial<EventInput> = {}) {
  const panel = {
    kind: "panel",
    day: dayAhead(),
    from: "11:30",
    to: "13:00",
    takesAttendance: true,
  } as const;
  return publishedEvent(product, {
    kind: "conference",
    title: { pl: title },
    place: { mode: "onsite", name: "Dom Sąsiedzki", town: "Łódź" },
    seats: null,
    choiceGroups: twoPanels(seatsOfEach),
    agenda: [
      { ...panel, itemId: "pa", title: { pl: "Rewitalizacja społeczna" }, optionId: "a" },
      { ...panel, itemId: "pb", title: { pl: "Rewitalizacja infrastrukturalna" }, optionId: "b" },
    ],
    ...overrides,
  });
}

interface Person {
  firstName: string;
  lastName: string;
  email: string;
  panel?: "Panel A" | "Panel B";
}

const ANNA: Person = { firstName: "Żaneta", lastName: "Łęcka", email: "zaneta@ops.example" };

/** Fills the form in as a person with a finger does; leaves sending to the test. */
async function fillIn(page: Page, { firstName, lastName, email, panel }: Person): Promise<void> {
  await page.getByLabel("Imię", { exact: true }).fill(firstName);
  await page.getByLabel("Nazwisko", { exact: true }).fill(lastName);
  await page.getByLabel("Adres e-mail").fill(email);
  if (panel) await page.getByRole("radio", { name: panel }).check();
  await page.getByRole("checkbox", { name: "Znam treść klauzuli" }).check();
  await page.getByRole("checkbox", { name: "Akceptuję regulamin" }).check();
}

const submit = (page: Page) => page.getByRole("button", { name: /^(Wyślij|Wysyłanie) zgłoszeni/ });

async function registered(eventId: `evt_${string}`): Promise<string[]> {
  const names: string[] = [];
  for await (const row of product.deps.stores.registrations.eachByName(eventId))
    names.push(`${row.lastName} ${row.firstName}: ${row.status}`);
  return names;
}

describe("a participant with a phone", () => {
  it("takes the last seat of a panel by keyboard, and whoever is next in line gets it when it is given up", async () => {
    const event = await conference("Rewitalizacja dzielnic", 2);
    await signUpAside(product, event, 1, { choices: { panels: "a" } });

    // Found without Polish letters, reached and filled in by keyboard alone.
    const first = await open();
    await first.goto("/");
    await tabTo(first, first.getByRole("searchbox", { name: "Szukaj wydarzenia" }));
    await first.keyboard.type("lodz");
    await first.waitForURL(/q=lodz/);
    await tabTo(first, first.getByRole("link", { name: "Rewitalizacja dzielnic" }));
    await first.keyboard.press("Enter");
    await said(first, "Pozostało 1 wolne miejsce");
    await tabTo(first, first.getByRole("link", { name: "Zapisz się" }).filter({ visible: true }));
    await first.keyboard.press("Enter");
    await first.getByRole("heading", { level: 1, name: "Formularz zgłoszeniowy" }).waitFor();

    await tabTo(first, submit(first));
    await first.keyboard.press("Enter");
    const summary = first.getByRole("alert").filter({ hasText: "Formularz zawiera 6 błędów" });
    await summary.waitFor();
    expect(await summary.evaluate((box) => box === document.activeElement)).toBe(true);
    await first.keyboard.press("Tab");
    await first.keyboard.press("Enter");
    const firstName = first.getByLabel("Imię", { exact: true });
    expect(await firstName.evaluate((field) => field === document.activeElement)).toBe(true);
    expect(await firstName.getAttribute("aria-invalid")).toBe("true");

    await first.keyboard.type("Żaneta");
    await tabTo(first, first.getByLabel("Nazwisko", { exact: true }));
    await first.keyboard.type("Łęcka");
    const email = first.getByLabel("Adres e-mail");
    await tabTo(first, email);
    await first.keyboard.type("zaneta@ops");
    await first.keyboard.press("Tab");
    await said(first, /na przykład anna@ops\.example/);
    await email.focus();
    await first.keyboard.press("End");
    await first.keyboard.type(".example");
    await eventually(() => email.getAttribute("aria-invalid")).toBe(null);
    await tabTo(first, first.getByRole("radio", { name: "Panel A" }));
    await first.keyboard.press("Space");
    for (const name of ["Znam treść klauzuli", "Akceptuję regulamin"]) {
      await tabTo(first, first.getByRole("checkbox", { name }));
      await first.keyboard.press("Space");
    }
    await said(first, "Są wolne miejsca.");
    await tabTo(first, submit(first));
    await first.keyboard.press("Enter");
    await said(first, "Zgłoszenie przyjęte, udział potwierdzony");
    const [confirmation] = await mailsTo(product, "zaneta@ops.example");
    expect(confirmation?.subject).toBe("Udział potwierdzony: Rewitalizacja dzielnic");
    expect(confirmation?.attachments.map(({ filename }) => filename)).toEqual([
      expect.stringMatching(/\.ics$/),
    ]);

    // The next one is told before sending that only the reserve list is left.
    const second = await open();
    await second.goto(`/events/${event.slug}`);
    await said(second, "Brak miejsc");
    await second.getByRole("link", { name: "Zapisz się" }).filter({ visible: true }).click();
    await fillIn(second, { ...ANNA, firstName: "Łukasz", email: "lukasz@ops.example", panel: "Panel A" });
    await said(second, "Brak miejsc: Panel A");
    await second.getByRole("radio", { name: "Wpisać na listę rezerwową" }).check();
    await second.getByRole("button", { name: "Wyślij zgłoszenie na listę rezerwową" }).click();
    await said(second, "Zgłoszenie jest na liście rezerwowej, miejsce na liście: 1");
    const [reserve] = await mailsTo(product, "lukasz@ops.example");
    expect(reserve?.subject).toBe("Lista rezerwowa: Rewitalizacja dzielnic");

    // Who withdraws is asked once.
    await first.goto("/");
    await first.goto(personalLink(confirmation));
    await said(first, "Udział jest potwierdzony.");
    await first.getByRole("button", { name: "Wycofaj zgłoszenie" }).click();
    await first.getByRole("dialog", { name: "Wycofać zgłoszenie?" }).waitFor();
    await first.getByRole("dialog").getByRole("button", { name: "Wycofaj zgłoszenie" }).click();
    await said(first, "Zgłoszenie zostało wycofane.");
    const [, promoted] = await mailsTo(product, "lukasz@ops.example", 2);
    expect(promoted?.subject).toBe("Zwolniło się miejsce, udział potwierdzony: Rewitalizacja dzielnic");
    await second.goto(personalLink(promoted));
    await said(second, "Udział jest potwierdzony.");

    // Another panel can be chosen as long as it has a seat; then the seat in the first is somebody else's.
    await second.getByRole("button", { name: "Zmień wybór" }).click();
    await second.getByRole("dialog").getByRole("radio", { name: "Panel B" }).check();
    await second.getByRole("button", { name: "Zapisz wybór" }).click();
    await said(second, "Wybór został zmieniony.");
    await signUpAside(product, event, 3, { choices: { panels: "a" } });
    await second.reload();
    await second.getByRole("button", { name: "Zmień wybór" }).click();
    const full = second.getByRole("dialog").getByRole("radio", { name: "Panel A" });
    await full.waitFor();
    expect(await full.isDisabled()).toBe(true);
    await second.getByRole("dialog").getByText("Brak miejsc").waitFor();
    expect(await registered(event.eventId)).toEqual([
      "Łęcka Łukasz: confirmed",
      "Łęcka Żaneta: cancelled",
      "Żak 1 Łucja: confirmed",
      "Żak 3 Łucja: confirmed",
    ]);
  });

  it("makes one registration by two quick presses of the button", async () => {
    const event = await publishedEvent(product);
    const page = await open();
    await page.goto(`/events/${event.slug}/sign-up`);
    await fillIn(page, { ...ANNA, email: "dwa-razy@ops.example" });
    await submit(page).dblclick();
    await said(page, "Zgłoszenie przyjęte, udział potwierdzony");
    await product.settle();
    expect(await registered(event.eventId)).toEqual(["Łęcka Żaneta: confirmed"]);
    expect(await mailsTo(product, "dwa-razy@ops.example")).toHaveLength(1);
  });

  it("signs three people up with one address, but nobody twice", async () => {
    const event = await publishedEvent(product);
    const page = await open();
    for (const firstName of ["Łucja", "Żaneta", "Ćwirka"]) {
      await page.goto(`/events/${event.slug}/sign-up`);
      await fillIn(page, { ...ANNA, firstName, email: "biuro@gops.example" });
      await submit(page).click();
      await said(page, "Zgłoszenie przyjęte, udział potwierdzony");
    }
    await page.goto(`/events/${event.slug}/sign-up`);
    // The same person, written carelessly.
    await fillIn(page, { firstName: "lucja", lastName: "LECKA", email: "Biuro@GOPS.example" });
    await submit(page).click();
    await said(page, "Ta osoba jest już zgłoszona");
    expect(await registered(event.eventId)).toEqual([
      "Łęcka Ćwirka: confirmed",
      "Łęcka Łucja: confirmed",
      "Łęcka Żaneta: confirmed",
    ]);
  });

  it("sees no page scroll sideways at 320 px, however long names and titles are", async () => {
    const title = "Nieprzerwanie-współfinansowana Konstantynopolitańczykowianeczka: "
      .repeat(3)
      .slice(0, 130)
      .trim();
    const event = await conference(title, 1, { summary: { pl: `${"Długi opis ".repeat(20)}.` } });
    const lastName = "Łącznik-Żółkiewska-Brzęczyszczykiewiczowa-Śmigły".padEnd(60, "ż");
    const page = await open({ ...PHONE, viewport: { width: 320, height: 640 } });
    const paths = [
      "/",
      "/?q=nieprzerwanie",
      `/events/${event.slug}`,
      `/events/${event.slug}/sign-up`,
      "/nowhere",
    ];
    const wide: string[] = [];
    const look = async (where: string) => {
      await page.getByRole("heading", { level: 1 }).waitFor();
      if ((await overflow(page)) > 0) wide.push(where);
    };
    for (const path of paths) {
      await page.goto(path);
      await look(path);
    }
    await page.goto(`/events/${event.slug}/sign-up`);
    await submit(page).click();
    await look("error summary");
    await fillIn(page, {
      firstName: "Ź".repeat(60),
      lastName,
      email: "dlugie@ops.example",
      panel: "Panel A",
    });
    await submit(page).click();
    await said(page, "Zgłoszenie przyjęte, udział potwierdzony");
    await look("outcome");
    await page.getByText(lastName).first().waitFor();
    await page.reload();
    await look("personal page");
    await page.getByRole("button", { name: "Wycofaj zgłoszenie" }).click();
    await page.getByRole("dialog").waitFor();
    await look("dialog");
    expect(wide).toEqual([]);
    const [mail] = await mailsTo(product, "dlugie@ops.example");
    expect(mail?.body.text.replace(/\s+/g, " ")).toContain(lastName);
  });

  it("reads why an event was cancelled, and cannot sign up for it", async () => {
    const { event } = product.deps.services;
    const published = await publishedEvent(product, { title: { pl: "Szkolenie odwołane" } });
    const reason = "Choroba prowadzącej";
    await event.cancelEvent(product.office(), published.eventId, published.version, reason);
    const page = await open();
    await page.goto(`/events/${published.slug}`);
    await said(page, "Wydarzenie zostało odwołane");
    await said(page, "Powód: Choroba prowadzącej");
    expect(await page.getByRole("link", { name: /Zapisz się|Wyślij zgłoszenie/ }).count()).toBe(0);
    await page.goto(`/events/${published.slug}/sign-up`);
    await said(page, "Powód: Choroba prowadzącej");
    expect(await page.getByRole("textbox").count()).toBe(0);
  });

  it("sees the code for the entrance, and may withdraw, though the phone thinks that it is 2031", async () => {
    const event = await publishedEvent(product, { title: { pl: "Zegar z przyszłości" } });
    const { token } = await signUpAside(product, event, 1);
    const page = await open();
    await page.clock.setFixedTime(new Date("2031-05-12T10:00:00Z"));
    await page.goto(`/registrations/${token}`);
    await page.getByRole("heading", { name: "Kod na wejście" }).waitFor();
    await page.getByRole("link", { name: "Dodaj do kalendarza" }).waitFor();
    await page.getByRole("button", { name: "Wycofaj zgłoszenie" }).waitFor();
    await page.goto(`/events/${event.slug}`);
    await page.getByRole("link", { name: "Zapisz się" }).filter({ visible: true }).waitFor();
    expect(await page.getByText("Wydarzenie już się odbyło").count()).toBe(0);
  });

  it("is led to what became of the registration after giving it up, at the top of the page", async () => {
    const event = await publishedEvent(product, {
      title: { pl: "Długa strona" },
      informationClause: { pl: "Klauzula. ".repeat(400) },
    });
    const { token } = await signUpAside(product, event, 1);
    const page = await open();
    await page.goto(`/registrations/${token}`);
    await page.getByRole("button", { name: "Wycofaj zgłoszenie" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Wycofaj zgłoszenie" }).click();
    const state = page.getByRole("heading", { level: 2, name: "Zgłoszenie zostało wycofane." });
    await state.waitFor();
    await eventually(() => state.evaluate((heading) => heading === document.activeElement)).toBe(true);
    const box = await state.boundingBox();
    expect(box?.y).toBeGreaterThan(0);
    expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThan(780);
  });

  it("is told the truth in a page that the browser translates", async () => {
    const event = await conference("Konferencja w tłumaczeniu", 1);
    await signUpAside(product, event, 1, { choices: { panels: "a" } });
    const page = await open();
    await page.goto(`/events/${event.slug}/sign-up`);
    await fillIn(page, { ...ANNA, email: "tlumacz@ops.example" });
    const outcome = page.getByRole("status").filter({ hasText: /Po wysłaniu formularza/ });
    await outcome.getByText("udział będzie od razu potwierdzony").waitFor();
    await translate(page);
    // The full panel: what will come of it, the button and its label are of other words now.
    await page.getByRole("radio", { name: "Panel A" }).check();
    await outcome.getByText("zgłoszenie trafi na listę rezerwową").waitFor();
    expect(await page.getByText("od razu potwierdzony").count()).toBe(0);
    await page.getByRole("button", { name: "Wyślij zgłoszenie na listę rezerwową" }).waitFor();
    await translate(page);
    await page.getByRole("radio", { name: "Panel B", exact: true }).check();
    await outcome.getByText("udział będzie od razu potwierdzony").waitFor();
    expect(await submit(page).textContent()).toBe("Wyślij zgłoszenie");
    await translate(page);
    await submit(page).click();
    await said(page, "Zgłoszenie przyjęte, udział potwierdzony");
    await translate(page);
    await page.getByRole("button", { name: "Wycofaj zgłoszenie" }).click();
    await translate(page);
    await page.getByRole("dialog").getByRole("button", { name: "Wycofaj zgłoszenie" }).click();
    await page.getByRole("heading", { level: 2, name: "Zgłoszenie zostało wycofane." }).waitFor();
    expect(await page.getByText("udział potwierdzony").count()).toBe(0);
    expect(await page.getByText("Udział jest potwierdzony").count()).toBe(0);
  });

  it("finds the unsent form again after a reload, without consents", async () => {
    const event = await conference("Szkic formularza", 5);
    const page = await open();
    await page.goto(`/events/${event.slug}/sign-up`);
    await fillIn(page, { ...ANNA, panel: "Panel B" });
    await page.reload();
    await said(page, "Przywróciliśmy niewysłany formularz");
    expect(await page.getByLabel("Nazwisko", { exact: true }).inputValue()).toBe("Łęcka");
    expect(await page.getByRole("radio", { name: "Panel B" }).isChecked()).toBe(true);
    expect(await page.getByRole("checkbox", { name: "Znam treść klauzuli" }).isChecked()).toBe(false);
    await page.getByRole("button", { name: "Wyczyść formularz" }).click();
    expect(await page.getByLabel("Nazwisko", { exact: true }).inputValue()).toBe("");
  });

  it("reads the clause again that staff changed meanwhile, and types nothing twice", async () => {
    const event = await conference("Zmieniona klauzula", 5);
    const page = await open();
    await page.goto(`/events/${event.slug}/sign-up`);
    await fillIn(page, { ...ANNA, email: "klauzula@ops.example", panel: "Panel B" });
    const { services } = product.deps;
    const { version, ...now } = await services.event.getStaffEvent(product.office(), event.eventId);
    const input = {
      ...fieldsOf(EventInputSchema, now),
      informationClause: { pl: "Dane trafiają też do wojewody." },
    };
    await services.event.updateEvent(product.office(), event.eventId, input, version);
    await submit(page).click();
    await said(page, "Klauzula informacyjna zmieniła się, odkąd otwarto tę stronę.");
    const [clause, rules] = ["Znam treść klauzuli", "Akceptuję regulamin"].map((name) =>
      page.getByRole("checkbox", { name }),
    );
    expect([await clause?.isChecked(), await rules?.isChecked()]).toEqual([false, true]);
    expect(await page.getByLabel("Nazwisko", { exact: true }).inputValue()).toBe("Łęcka");
    expect(await page.getByRole("radio", { name: "Panel B" }).isChecked()).toBe(true);
    await page.getByText("Przeczytaj klauzulę informacyjną").click();
    await said(page, "Dane trafiają też do wojewody.");
    expect(await overflow(page)).toBe(0);
    await clause?.check();
    await submit(page).click();
    await said(page, "Zgłoszenie przyjęte, udział potwierdzony");
    expect(await registered(event.eventId)).toEqual(["Łęcka Żaneta: confirmed"]);
  });

  it("reads the managing authority's clause that staff entered meanwhile for the project, and finds it on the own page", async () => {
    const event = await conference("Dwie klauzule", 5);
    const page = await open();
    await page.goto(`/events/${event.slug}/sign-up`);
    await fillIn(page, { ...ANNA, email: "dwie.klauzule@ops.example", panel: "Panel B" });
    const desk = await office();
    await desk.goto(`/staff/projects/${event.projectId}`);
    await desk
      .getByLabel("Klauzula instytucji zarządzającej")
      .fill("Administratorem danych w systemie CST2021 jest minister.");
    await expectWellMade(desk);
    await desk.getByRole("button", { name: "Zapisz zmiany" }).click();
    await eventually(async () => {
      const project = await product.deps.stores.projects.find(event.projectId);
      return project?.authorityClause?.pl;
    }).toBe("Administratorem danych w systemie CST2021 jest minister.");
    await submit(page).click();
    const box = page.getByRole("checkbox", { name: "instytucji zarządzającej" });
    await box.waitFor();
    await said(page, "Klauzula informacyjna zmieniła się, odkąd otwarto tę stronę.");
    expect([await box.isChecked(), await page.getByLabel("Nazwisko", { exact: true }).inputValue()]).toEqual([
      false,
      "Łęcka",
    ]);
    await page.getByText("Przeczytaj klauzulę informacyjną instytucji zarządzającej").click();
    await said(page, "Administratorem danych w systemie CST2021 jest minister.");
    await expectWellMade(page);
    await shot(page, "authority-clause");
    await box.check();
    await submit(page).click();
    await said(page, "Zgłoszenie przyjęte, udział potwierdzony");
    await said(page, "Klauzula informacyjna instytucji zarządzającej: przeczytana");
    expect(await registered(event.eventId)).toEqual(["Łęcka Żaneta: confirmed"]);
  });

  it("keeps the last seat by the link in the mail, and meanwhile nobody else has it", async () => {
    const event = await publishedEvent(product, {
      title: { pl: "Miejsce do potwierdzenia" },
      seats: 1,
      recruitment: { mode: "first_come", confirmAddress: true },
    });
    const page = await open();
    await page.goto(`/events/${event.slug}/sign-up`);
    await fillIn(page, { ...ANNA, email: "potwierdzam@ops.example" });
    await submit(page).click();
    await said(page, /^Jeśli jest wolne miejsce, czeka ono do .*\d:\d{2}/);
    expect(page.url()).not.toContain("/registrations/");
    expect(await overflow(page)).toBe(0);
    expect(await registered(event.eventId)).toEqual(["Łęcka Żaneta: pending"]);
    // Whoever comes now waits behind her, and is told as little.
    const { deps } = product;
    const anybody = deps.context({ type: "public" }, "test");
    await deps.services.registration.registerParticipant(anybody, event.slug, signUpInput(1));
    expect((await registered(event.eventId)).toSorted()).toEqual([
      "Łęcka Żaneta: pending",
      "Żak 1 Łucja: reserve",
    ]);
    const [mail] = await mailsTo(product, "potwierdzam@ops.example");
    await page.goto(personalLink(mail));
    await said(page, /^Miejsce czeka do .*\d:\d{2}.*Aby je zachować, potwierdź zgłoszenie\.$/);
    // Opening the link is no confirmation: programs that look into mails open it, too.
    expect(await registered(event.eventId)).toContain("Łęcka Żaneta: pending");
    expect(await overflow(page)).toBe(0);
    await page.getByRole("button", { name: "Potwierdzam zgłoszenie" }).click();
    await said(page, "Udział jest potwierdzony.");
    expect((await registered(event.eventId)).toSorted()).toEqual([
      "Łęcka Żaneta: confirmed",
      "Żak 1 Łucja: reserve",
    ]);
  });

  it("keeps everything when the line breaks, and makes one registration of all attempts", async () => {
    const event = await publishedEvent(product);
    const page = await open();
    const path = "**/api/events/*/registrations";
    await page.goto(`/events/${event.slug}/sign-up`);
    await fillIn(page, { ...ANNA, email: "zerwane@ops.example" });
    // Who is told to come much later is told so, and nothing is done meanwhile.
    const later = { status: 503, code: "registration.busy", retryAfterSeconds: 600 };
    await page.route(
      path,
      (route) => route.fulfill({ status: 503, contentType: "application/problem+json", json: later }),
      { times: 1 },
    );
    await submit(page).click();
    await said(page, "Nie udało się wysłać zgłoszenia");
    await page.getByText(/Nic nie zginęło/).waitFor();
    expect(await page.getByLabel("Nazwisko", { exact: true }).inputValue()).toBe("Łęcka");
    // Now the line breaks; then the request arrives and its answer is lost; then it is asked for again.
    const tries: string[] = [];
    await page.route(path, async (route) => {
      tries.push(route.request().headers()["idempotency-key"] ?? "");
      if (tries.length === 1) return route.abort("internetdisconnected");
      if (tries.length > 2) return route.continue();
      await route.fetch();
      return route.abort("connectionreset");
    });
    await submit(page).click();
    await said(page, "Zgłoszenie przyjęte, udział potwierdzony");
    expect([tries.length, new Set(tries).size]).toEqual([3, 1]);
    expect(await registered(event.eventId)).toEqual(["Łęcka Żaneta: confirmed"]);
  });

  it("gets in, or is told plainly, while the service does not answer, and loses nothing", async () => {
    const event = await publishedEvent(product);
    const page = await open();
    await page.goto(`/events/${event.slug}/sign-up`);
    await fillIn(page, { ...ANNA, email: "zawieszone@ops.example" });
    product.processes.database.kill("SIGSTOP");
    await submit(page).click();
    // It is started again without anybody's doing.
    await expect
      .poll(() => fetch(`${product.url}/api/health`).then(({ status }) => status), {
        timeout: 60_000,
        interval: 1_000,
      })
      .toBe(200);
    // The page has gone on by itself, or says after half a minute that it did not work.
    const taken = page.getByText("Zgłoszenie przyjęte, udział potwierdzony");
    const given = page.getByText(/Nic nie zginęło/);
    await taken.or(given).first().waitFor({ timeout: 90_000 });
    if (await given.isVisible()) {
      expect(await page.getByLabel("Nazwisko", { exact: true }).inputValue()).toBe("Łęcka");
      await submit(page).click();
    }
    await taken.first().waitFor();
    expect(await registered(event.eventId)).toEqual(["Łęcka Żaneta: confirmed"]);
  });

  it("sees that a slow line is at work", async () => {
    const event = await publishedEvent(product);
    const page = await open();
    const held: (() => void)[] = [];
    const answer = () => held.splice(0).forEach((release) => release());
    await page.route("**/api/**", async (route) => {
      await new Promise<void>((resolve) => held.push(resolve));
      await route.continue();
    });
    await page.goto(`/events/${event.slug}/sign-up`, { waitUntil: "commit" });
    await said(page, "Wczytywanie…");
    await eventually(() => held.length).toBeGreaterThan(0);
    answer();
    await fillIn(page, { ...ANNA, email: "wolno@ops.example" });
    await submit(page).click();
    await page.getByRole("button", { name: "Wysyłanie zgłoszenia…" }).waitFor();
    expect(await submit(page).getAttribute("aria-busy")).toBe("true");
    await page.route("**/api/**", (route) => route.continue());
    await eventually(() => held.length).toBeGreaterThan(0);
    answer();
    await said(page, "Zgłoszenie przyjęte, udział potwierdzony");
  });

  it("reads the page in English, with Polish contents marked as Polish", async () => {
    const event = await conference("Partnerstwo po polsku", 5, {
      summary: { pl: "Krótko po polsku.", en: "In short, in English." },
    });
    const page = await open();
    await page.goto(`/events/${event.slug}`);
    await page.getByRole("button", { name: "EN" }).click();
    await page.getByRole("link", { name: "Sign up" }).filter({ visible: true }).waitFor();
    expect(await page.locator("html").getAttribute("lang")).toBe("en");
    const languageOf = (text: string) =>
      page
        .locator("main")
        .getByText(text)
        .first()
        .evaluate((element) => element.closest("[lang]")?.getAttribute("lang"));
    expect(await languageOf("Partnerstwo po polsku")).toBe("pl");
    expect(await languageOf("In short, in English.")).toBe("en");
    expect(await languageOf("Rewitalizacja społeczna")).toBe("pl");
    await page.getByRole("link", { name: "Sign up" }).filter({ visible: true }).click();
    await page.getByLabel("First name").fill("Ann");
    await page.getByLabel("Surname").fill("Żak");
    await page.getByLabel("E-mail").first().fill("ann@ops.example");
    await page.getByRole("radio", { name: "Panel A" }).check();
    for (const box of await page.getByRole("checkbox").all()) await box.check();
    await page.locator("button[type=submit]").click();
    const [mail] = await mailsTo(product, "ann@ops.example");
    expect(mail?.subject).toBe("Place confirmed: Partnerstwo po polsku");
  });
});
