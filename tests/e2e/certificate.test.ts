import { readFile } from "node:fs/promises";
import type { StaffEventView } from "@zapisy/core/event";
import { addDays, dayAt } from "@zapisy/core/shared/time";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { manualInput } from "../support/actions.ts";
import { markInput } from "../support/attendance.ts";
import { accessibilityFindings, eventually, overflow, said } from "../support/browser.ts";
import { agendaItem, eventInput } from "../support/fixture.ts";
import { pdfText } from "../support/pdf-text.ts";
import {
  mailsTo,
  personalLink,
  publishedEvent,
  startProduct,
  yesterday,
  type Product,
} from "../support/product.ts";
import { screensOf } from "../support/screens.ts";

/** A PNG that stands for a signature. */
const PICTURE = "infra/local/samples/logo/neutral.png";
/** So many people that issuing takes two turns; the last of them was not there. */
const PEOPLE = 25;

let product: Product;
let event: StaffEventView;
/** The link of the first person's own page. */
let personal: string;
/** The address of the first person's certificate, as the QR code holds it. */
let verification: string;

/** Surnames in the order of the list. */
const surname = (number: number) => `Żak ${String(number).padStart(2, "0")}`;
const emailOf = (number: number) => `lucja${number}@ops.example`;

const { open, office } = screensOf(() => product, { reducedMotion: "reduce" });

beforeAll(async () => {
  product = await startProduct();
  const { attendance, registration } = product.deps.services;
  const ctx = product.office();
  const day = yesterday();
  const [item] = eventInput("prj_00000000000000000000000001").agenda;
  event = await publishedEvent(product, {
    // Whose last day is today still writes to people who get a place.
    dates: { type: "exact", startsOn: day, endsOn: addDays(day, 1) },
    seats: 30,
    agenda: item ? [{ ...item, itemId: "s1", day }] : [],
  });
  for (let number = 1; number <= PEOPLE; number += 1) {
    const { registration: entered } = await registration.enterRegistration(
      ctx,
      event.eventId,
      manualInput({
        firstName: "Łucja",
        lastName: surname(number),
        email: number === 2 ? undefined : emailOf(number),
      }),
    );
    await attendance.recordMarksByStaff(ctx, event.eventId, [
      markInput({
        registrationId: entered.registrationId,
        state: number === PEOPLE ? "absent" : "present",
        source: "list",
        at: ctx.now,
      }),
    ]);
  }
  personal = new URL(personalLink((await mailsTo(product, emailOf(1)))[0])).pathname;
});

afterAll(() => product.end());

const certificatesPath = () => `/staff/events/${event.eventId}/certificates`;
const templatePath = () => `/staff/projects/${event.projectId}/certificate-template`;
const registerPath = () => `/staff/certificates?project=${event.projectId}`;
const number = (sequence: number) =>
  `ROPS/WS/${new Date().getUTCFullYear()}/${String(sequence).padStart(3, "0")}`;

async function downloaded(page: Page, link: string): Promise<Uint8Array> {
  const [file] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: link }).click(),
  ]);
  return readFile(await file.path());
}

/** The page of a certificate as a stranger with the code sees it, in a browser that has no answer kept. */
async function checkAsEmployer(): Promise<Page> {
  const page = await open();
  await page.goto(verification);
  await page.getByRole("heading", { level: 1, name: "Sprawdzenie zaświadczenia" }).waitFor();
  return page;
}

describe("the template of a project", () => {
  it("is refused with the fields named, saved, and shown in the preview", async () => {
    const page = await office();
    await page.goto(templatePath());
    await said(page, "Ten wzór ma jeszcze wartości domyślne");
    await page.getByRole("textbox", { name: "Początek numeru" }).fill("ROPS WS");
    await page.getByRole("button", { name: "Zapisz wzór" }).click();
    await said(page, "Formularz zawiera 1 błąd");
    await page.getByRole("textbox", { name: "Początek numeru" }).fill("ROPS/WS");
    await said(page, `Numery będą wyglądać tak: ${number(1)}`);
    await page.getByRole("textbox", { name: "Kto podpisuje" }).fill("Ewa Wrona");
    await page.getByLabel("Obraz podpisu").setInputFiles(PICTURE);
    await said(page, "Obraz podpisu jest wgrany. Zacznie obowiązywać po zapisaniu wzoru.");
    await page.getByRole("button", { name: "Zapisz wzór" }).click();
    await said(page, "Wzór jest zapisany.");
    await said(page, "Wzór ma obraz podpisu.");
    expect(await page.getByText("Ten wzór ma jeszcze wartości domyślne").count()).toBe(0);
    const [preview] = await Promise.all([
      page.waitForResponse((response) => response.url().endsWith("/certificate-template/preview")),
      page.getByRole("button", { name: "Zobacz podgląd PDF" }).click(),
    ]);
    expect([preview.status(), preview.headers()["content-type"]]).toEqual([200, "application/pdf"]);
  });

  it("takes what somebody else saved meanwhile and asks only where both changed the same", async () => {
    const page = await office();
    await page.goto(templatePath());
    const town = page.getByRole("textbox", { name: "Miejscowość wydania" });
    await town.fill("Suwałki");
    const { certificate } = product.deps.services;
    const before = await certificate.getTemplate(product.office(), event.projectId);
    const { projectId: _projectId, updatedAt: _updatedAt, ...input } = before;
    await certificate.saveTemplate(product.office(), event.projectId, {
      ...input,
      issuedIn: "Łomża",
      signatory: { ...input.signatory, position: "Dyrektor" },
    });
    await page.getByRole("button", { name: "Zapisz wzór" }).click();
    const dialog = page.getByRole("dialog", { name: "Ktoś inny zapisał już zmiany" });
    await dialog.getByRole("radio", { name: "Wersja drugiej osoby" }).check();
    await dialog.getByRole("button", { name: "Zapisz wybrane" }).click();
    await said(page, "Wzór jest zapisany.");
    expect(await town.inputValue()).toBe("Łomża");
    expect(await certificate.getTemplate(product.office(), event.projectId)).toMatchObject({
      issuedIn: "Łomża",
      signatory: { name: "Ewa Wrona", position: "Dyrektor" },
      version: before.version + 2,
    });
  });
});

describe("issuing certificates", () => {
  it("says what will happen, shows how it goes, and is finished after the page was closed half-way", async () => {
    const page = await office();
    await page.goto(certificatesPath());
    await said(page, "Nie wszystkie listy obecności są zamknięte");
    await page.getByRole("button", { name: "Wydaj 24 zaświadczenia" }).click();
    const dialog = page.getByRole("dialog", { name: "Wydać 24 zaświadczenia?" });
    // Nobody is mailed unasked.
    const mail = dialog.getByRole("checkbox", { name: "Wyślij zaświadczenia e-mailem" });
    await mail.uncheck();
    await said(dialog, "23 osoby znajdą zaświadczenie na swojej stronie zgłoszenia. Wiadomości nie wyślemy.");
    await mail.check();
    expect(await dialog.getByRole("listitem").allTextContents()).toEqual([
      `Dostaną kolejne numery od ${number(1)} do ${number(24)}.`,
      "23 osoby dostaną zaświadczenie e-mailem i na swojej stronie zgłoszenia.",
      "1 osoba nie ma adresu e-mail: dokument trzeba wydrukować i wręczyć.",
    ]);

    // The second turn does not get through until the network is back.
    let turns = 0;
    let release: (() => void) | undefined;
    await page.route("**/api/staff/events/*/certificates", async (route) => {
      if (route.request().method() !== "POST") return route.continue();
      turns += 1;
      if (turns === 1) return route.continue();
      await new Promise<void>((resolve) => (release = resolve));
      return route.abort();
    });
    await dialog.getByRole("button", { name: "Wydaj 24 zaświadczenia" }).click();
    await said(page, "Wydawanie zaświadczeń: 20 z 24");
    const tabs = page.getByRole("navigation", { name: "Części wydarzenia" });
    await tabs.getByRole("link", { name: "Historia", exact: true }).click();
    await tabs.getByRole("link", { name: "Zaświadczenia" }).click();
    await said(page, "Wydawanie zaświadczeń: 20 z 24");
    await eventually(() => release !== undefined).toBe(true);
    release?.();
    await said(page, "Wydawanie zostało przerwane");
    await page.unroute("**/api/staff/events/*/certificates");

    await page.reload();
    await said(page, "Poprzednio nie dokończono wydawania. Pozostały 4 pozycje.");
    await page.getByRole("button", { name: "Dokończ wydawanie" }).click();
    await said(page, "Wydano 24 zaświadczenia.");
    await said(page, "Nie: mniej niż 80%");
    await eventually(() => page.getByRole("button", { name: /^Zaświadczenie nr/ }).count()).toBe(24);
    await page.reload();
    await page.getByRole("heading", { name: "Osoby" }).waitFor();
    expect(await page.getByText(/nie dokończono/).count()).toBe(0);
  });

  it("gives every holder one number, without gaps, in the register", async () => {
    const page = await office();
    await page.goto(registerPath());
    await page.getByRole("rowheader").first().waitFor();
    const numbers = await page.getByRole("rowheader").allTextContents();
    expect(numbers.toSorted()).toEqual(Array.from({ length: 24 }, (_, index) => number(index + 1)));
    await page.getByRole("searchbox").fill("zak 07");
    await eventually(() => page.getByRole("rowheader").count()).toBe(1);
    expect(page.url()).toContain("q=zak");
    await page.getByRole("link", { name: "Pobierz arkusz Excel" }).waitFor();
    await page.goto("/staff/certificates");
    await page.getByRole("rowheader").first().waitFor();
    expect(await page.getByRole("combobox", { name: "Projekt" }).inputValue()).toBe(event.projectId);
  });
});

describe("the holder", () => {
  it("downloads the certificate and decides whether others see the name", async () => {
    const page = await open();
    await page.goto(personal);
    await said(page, `Zaświadczenie nr ${number(1)}`);
    expect(await pdfText(await downloaded(page, "Pobierz PDF"))).toContain(`Łucja ${surname(1)}`);
    const link = await page.getByRole("link", { name: "Strona do sprawdzenia" }).getAttribute("href");
    verification = link ?? "";

    const stranger = await checkAsEmployer();
    await said(stranger, "Zaświadczenie jest ważne");
    await said(stranger, /^Ł\. Ż\./);
    expect(await stranger.content()).not.toContain("Łucja");
    expect(await stranger.locator('meta[name="robots"]').getAttribute("content")).toBe("noindex");
    expect(await stranger.title()).toMatch(/^Sprawdzenie zaświadczenia/);
    expect(await accessibilityFindings(stranger)).toEqual([]);
    const credential = JSON.parse(
      Buffer.from(await downloaded(stranger, "Pobierz zaświadczenie cyfrowe")).toString(),
    ) as { type: string[] };
    expect(credential.type).toContain("OpenBadgeCredential");

    await page.getByRole("radio", { name: `Imię i nazwisko: Łucja ${surname(1)}` }).check();
    await said(page, "Zapisano, co widać na stronie do sprawdzenia.");
    await said(await checkAsEmployer(), `Łucja ${surname(1)}`);
  });
});

describe("a certificate with a mistake", () => {
  it("is copied, annulled and issued anew, and its page names the one that replaced it", async () => {
    const page = await office();
    await page.goto(certificatesPath());
    await page.getByRole("button", { name: `Zaświadczenie nr ${number(1)}` }).click();
    await page.getByRole("button", { name: "Wystaw duplikat" }).click();
    await page.getByRole("button", { name: "Wystaw duplikat" }).click();
    await said(page, "Duplikat jest gotowy do pobrania.");
    expect(await pdfText(await downloaded(page, "Pobierz duplikat"))).toMatch(/duplikat/i);

    await page.getByRole("button", { name: "Wydaj poprawione" }).click();
    await page.getByRole("button", { name: "Wydaj poprawione" }).click();
    await said(page, "Uzupełnij to pole.");
    await page.getByRole("textbox", { name: "Powód" }).fill("Błąd w nazwisku");
    await page.getByRole("button", { name: "Wydaj poprawione" }).click();
    await said(page, `Wydano poprawione zaświadczenie nr ${number(25)}.`);

    await page.getByRole("link", { name: number(1) }).click();
    await page.getByRole("heading", { level: 1, name: "Rejestr zaświadczeń" }).waitFor();
    await said(page, `zastąpione przez ${number(25)}`);

    const stranger = await checkAsEmployer();
    await said(stranger, "Zaświadczenie zostało anulowane");
    await said(stranger, `W jego miejsce wydano zaświadczenie nr ${number(25)}.`);
    expect(await stranger.getByRole("link", { name: "Pobierz zaświadczenie cyfrowe" }).count()).toBe(0);
  });

  it("is annulled without another, and then may be issued again", async () => {
    const page = await office();
    await page.goto(certificatesPath());
    await page.getByRole("button", { name: `Zaświadczenie nr ${number(3)}` }).click();
    await page.getByRole("button", { name: "Anuluj zaświadczenie" }).click();
    await page.getByRole("textbox", { name: "Powód" }).fill("Wydane omyłkowo");
    await page.getByRole("button", { name: "Anuluj zaświadczenie" }).click();
    await said(page, `Zaświadczenie nr ${number(3)} jest anulowane.`);
    await page.getByRole("button", { name: "Zamknij" }).click();
    await page.getByRole("button", { name: "Wydaj 1 zaświadczenie" }).click();
    const dialog = page.getByRole("dialog", { name: "Wydać 1 zaświadczenie?" });
    await dialog.getByText(`Dostanie numer ${number(26)}.`).waitFor();
    await dialog.getByRole("button", { name: "Wydaj zaświadczenie" }).click();
    await said(page, "Wydano 1 zaświadczenie.");
  });
});

describe("a code that belongs to no certificate", () => {
  it("is answered in plain words, with a field for the right one", async () => {
    const page = await open();
    await page.goto("/verify/NIE-MA-TAKIEGO");
    await page.getByRole("heading", { level: 1, name: "Nie ma takiego zaświadczenia" }).waitFor();
    expect(await accessibilityFindings(page)).toEqual([]);
    const code = page.getByRole("textbox", { name: "Kod z dokumentu" });
    await code.press("Enter");
    await said(page, /^.*Wpisz kod, na przykład/);
    await code.fill((verification.split("/").at(-1) ?? "").toLowerCase());
    await code.press("Enter");
    await said(page, "Zaświadczenie zostało anulowane");
  });
});

describe("every page of certificates is accessible in both languages and fits a phone", () => {
  const PAGES: { name: string; path: () => string; open?: (page: Page) => Promise<unknown> }[] = [
    { name: "certificates of an event", path: certificatesPath },
    {
      name: "one certificate",
      path: certificatesPath,
      open: async (page) => {
        await page
          .getByRole("button", { name: /ROPS\/WS/ })
          .first()
          .click();
        await page.getByRole("button", { name: /^(Wydaj poprawione|Issue a corrected one)$/ }).click();
      },
    },
    {
      name: "the question before issuing",
      path: certificatesPath,
      open: async (page) => {
        await page
          .getByRole("button", { name: /^(Wydaj|Issue)$/ })
          .first()
          .click();
        await page.getByRole("dialog").waitFor();
      },
    },
    { name: "template", path: templatePath },
    { name: "register", path: registerPath },
    { name: "public page of a certificate", path: () => verification },
    { name: "personal page", path: () => personal },
  ];

  beforeAll(async () => {
    // Somebody's institution is left to be issued to, so that the question can be asked.
    const { attendance, registration } = product.deps.services;
    const office = product.office();
    const { registration: entered } = await registration.enterRegistration(
      office,
      event.eventId,
      manualInput({ lastName: "Nowa" }),
    );
    await attendance.recordMarksByStaff(office, event.eventId, [
      markInput({ registrationId: entered.registrationId, at: office.now }),
    ]);
  });

  it.each(PAGES)("$name", async ({ path, open }) => {
    const page = await office();
    const found: string[] = [];
    for (const language of ["PL", "EN"]) {
      await page.setViewportSize({ width: 1280, height: 900 });
      await page.goto(path());
      await page.getByRole("heading", { level: 1 }).waitFor();
      await page
        .getByRole("button", { name: language === "PL" ? /polski/i : /english/i })
        .first()
        .click();
      await eventually(() => page.locator("html").getAttribute("lang")).toBe(language.toLowerCase());
      await eventually(() => page.getByText(/^(Wczytywanie…|Loading…)$/).count()).toBe(0);
      await open?.(page);
      found.push(...(await accessibilityFindings(page)).map((line) => `${language}, wide: ${line}`));
      await page.emulateMedia({ colorScheme: "dark" });
      await page.setViewportSize({ width: 360, height: 6000 });
      found.push(...(await accessibilityFindings(page)).map((line) => `${language}, narrow: ${line}`));
      await page.emulateMedia({ colorScheme: "light" });
      await page.setViewportSize({ width: 320, height: 640 });
      const pixels = await overflow(page);
      if (pixels > 0) found.push(`${language}: ${pixels} px too wide`);
    }
    expect(found).toEqual([]);
  });
});

// Comes last: the register opens at the project that it is of.
describe("a certificate ahead of its time", () => {
  it("asks for a reason before the sessions are over, which stays in the register", async () => {
    const { attendance, certificate, registration } = product.deps.services;
    const ctx = product.office();
    const today = dayAt(ctx.now, "Europe/Warsaw");
    const going = await publishedEvent(product, {
      dates: { type: "exact", startsOn: today, endsOn: today },
      agenda: [agendaItem({ day: today, from: "00:00", to: undefined })],
    });
    const { registration: entered } = await registration.enterRegistration(
      ctx,
      going.eventId,
      manualInput({ firstName: "Iga", lastName: "Lis" }),
    );
    await attendance.recordMarksByStaff(ctx, going.eventId, [
      markInput({ registrationId: entered.registrationId, at: ctx.now }),
    ]);
    const page = await office();
    await page.goto(`/staff/events/${going.eventId}/certificates`);
    await page.getByRole("button", { name: "Wydaj 1 zaświadczenie" }).click();
    const dialog = page.getByRole("dialog", { name: "Wydać 1 zaświadczenie?" });
    await dialog.getByText("Wydanie przed ich końcem wymaga powodu.").waitFor();
    expect(await accessibilityFindings(page)).toEqual([]);
    await dialog.getByRole("button", { name: "Wydaj zaświadczenie" }).click();
    await dialog.getByText("Wpisz powód, co najmniej 3 znaki.").first().waitFor();
    await dialog
      .getByRole("textbox", { name: "Powód wydania przed końcem zajęć" })
      .fill("Wręczenie na koniec");
    await dialog.getByRole("button", { name: "Wydaj zaświadczenie" }).click();
    await page.getByRole("button", { name: /^Zaświadczenie nr/ }).click();
    await page.getByRole("dialog").getByText("Wręczenie na koniec").waitFor();
    const { people } = await certificate.listEventCertificates(ctx, going.eventId);
    expect(people.map((each) => each.certificate?.earlyReason)).toEqual(["Wręczenie na koniec"]);
  });
});
