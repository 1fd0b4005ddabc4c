import { readFileSync } from "node:fs";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import writeWorkbook from "write-excel-file/node";
import { DESK, PHONE, said } from "../support/browser.ts";
import { mailsTo, publishedEvent, sharedProduct, type Product } from "../support/product.ts";
import { expectWellMade, screensOf } from "../support/screens.ts";

let product: Product;

const { office } = screensOf(() => product);

beforeAll(async () => {
  product = await sharedProduct();
});

afterAll(() => product.end());

const press = (page: Page, name: string) => page.getByRole("button", { name, exact: true }).click();

/** Chooses a file and has it checked. */
async function check(page: Page, name: string, buffer: Buffer) {
  await page.getByLabel("Plik z listą osób").setInputFiles({ name, mimeType: "", buffer });
  await press(page, "Sprawdź listę");
}

/** A list as an office makes it: a title, a head, one person a row with the surname first. */
async function listOf(surnames: readonly string[]): Promise<Buffer> {
  const rows = surnames.map((name, index) => [
    { value: index + 1 },
    { value: `${name} Łucja` },
    { value: `osoba${index + 1}.plik@ops.example` },
    { value: "OPS Mońki" },
    { value: "Mońki" },
  ]);
  const head = ["Lp.", "Nazwisko i imię", "E-mail", "Instytucja", "Miejscowość"].map((value) => ({ value }));
  const title = [{ value: "Lista osób, stan na 3 czerwca" }];
  return await writeWorkbook([{ data: [title, head, ...rows], sheet: "Osoby" }]).toBuffer();
}

describe("people of a file", () => {
  it("are brought in from a list of 31 with 30 places, once, and the last of them waits", async () => {
    const event = await publishedEvent(product, { title: { pl: "Szkolenie z listy" }, seats: 30 });
    const file = await listOf(Array.from({ length: 31 }, (_, index) => `Żak-${index + 1}`));
    const page = await office(DESK);
    await page.goto(`/staff/events/${event.eventId}/registrations`);
    await page.getByRole("link", { name: "Dodaj z pliku" }).click();
    await page.getByLabel("Plik z listą osób").waitFor();
    await expectWellMade(page);

    await check(page, "uczestnicy.xlsx", file);
    const name = page.getByLabel("Co jest w kolumnie „Nazwisko i imię”");
    expect(await name.inputValue()).toBe("lastAndFirstName");
    await said(page, "31 osób zostanie dodanych.");
    await page.getByText(/Jest 30 wolnych miejsc/).waitFor();
    await expectWellMade(page);
    await press(page, "Dodaj 31 osób");
    const dialog = page.getByRole("dialog");
    await dialog.getByText("Nikt nie dostanie wiadomości.").waitFor();
    await dialog.getByRole("button", { name: "Dodaj 31 osób" }).click();
    await said(page, "Dodano 31 osób");
    await page.getByText("Udział potwierdzony: 30").waitFor();
    await page.getByText("Lista rezerwowa: 1").waitFor();
    await expectWellMade(page);

    await press(page, "Wybierz inny plik");
    await check(page, "uczestnicy.xlsx", file);
    await said(page, "0 osób zostanie dodanych, 31 już jest na liście.");
    await page.getByText("Nie ma kogo dodać.").waitFor();
    await page.goto(`/staff/events/${event.eventId}/registrations?q=Zak-31`);
    await page.getByRole("button", { name: "Żak-31 Łucja" }).click();
    await page.getByRole("dialog").getByText("Lista rezerwowa").first().waitFor();
    await page.goto(`/staff/events/${event.eventId}/history`);
    await page.getByText("Dodano osoby z pliku").waitFor();
    await page.getByText("Powód: uczestnicy.xlsx").first().waitFor();
  });

  it("are matched by hand on a phone, told with what is wrong row by row, and mailed where that is asked for", async () => {
    const event = await publishedEvent(product, { title: { pl: "Szkolenie z CSV" } });
    const text = [
      "Uczestniczka;Kontakt;Uwagi",
      'Anna Nowak;anna.plik@ops.example;"dwa\nwiersze"',
      "Ewa Bąk;nie ma adresu;",
      "ANNA NOWAK;Anna.Plik@ops.example;",
    ].join("\r\n");
    const page = await office(PHONE);
    await page.goto(`/staff/events/${event.eventId}/registrations/import`);
    await check(page, "lista.csv", Buffer.from(text));
    const columnOf = (head: string) => page.getByLabel(`Co jest w kolumnie „${head}”`);
    await columnOf("Uczestniczka").selectOption("");
    await press(page, "Sprawdź listę");
    await said(page, "Wskaż kolumny z imieniem i nazwiskiem, osobne albo jedną wspólną.");
    await expectWellMade(page);
    await columnOf("Uczestniczka").selectOption("Imię i nazwisko");
    await columnOf("Kontakt").selectOption("Adres e-mail");
    await press(page, "Sprawdź listę");
    await said(page, "1 osoba zostanie dodana, 2 wiersze wymagają poprawy.");
    await page.getByText(/^Adres e-mail: /).waitFor();
    await page.getByText(/Ta sama osoba jest w wierszu 2/).waitFor();
    await expectWellMade(page);
    const saving = page.waitForEvent("download");
    await press(page, "Pobierz wiersze do poprawy (CSV)");
    const saved = readFileSync(await (await saving).path(), "utf8");
    expect(saved.split("\r\n")[0]).toBe("\uFEFFUczestniczka;Kontakt;Uwagi;Co poprawić");
    expect(saved).toContain("Ewa Bąk;nie ma adresu;;");

    await page.getByRole("checkbox", { name: "Wyślij potwierdzenia" }).check();
    await press(page, "Dodaj 1 osobę");
    await page.getByRole("dialog").getByRole("button", { name: "Dodaj 1 osobę" }).click();
    await said(page, "Dodano 1 osobę");
    const [mail] = await mailsTo(product, "anna.plik@ops.example");
    expect(mail?.body.text).toContain("(art. 14 RODO)");
    expect(mail?.body.text).toContain("/registrations/");
  });

  it("are never entered by a check of other columns, and not after whoever entered them has left", async () => {
    const event = await publishedEvent(product, { title: { pl: "Szkolenie z poprawionymi kolumnami" } });
    const { eventId } = event;
    const text = ["Imię;Nazwisko;Miasto", ...Array.from({ length: 40 }, (_, row) => `Jan;Kos-${row};Ełk`)];
    const page = await office(DESK);
    await page.goto(`/staff/events/${eventId}/registrations/import`);
    // The answer of the check is on its way while the columns are named otherwise.
    let answer = () => {};
    const held = new Promise<void>((resolve) => (answer = resolve));
    await page.route("**/people-check", async (route) => {
      await held;
      await route.continue();
    });
    const asked = page.waitForRequest("**/people-check");
    await check(page, "lista.csv", Buffer.from(text.join("\r\n")));
    await asked;
    await page.getByLabel("Co jest w kolumnie „Imię”").selectOption("Nazwisko");
    await page.getByLabel("Co jest w kolumnie „Nazwisko”").selectOption("Imię");
    const answered = page.waitForResponse("**/people-check");
    answer();
    await answered;
    // Long enough for the page to have shown what came of it, if it did.
    await page.waitForTimeout(300);
    expect(await page.getByRole("heading", { name: "Sprawdzenie" }).count()).toBe(0);
    await press(page, "Sprawdź listę");
    await said(page, "40 osób zostanie dodanych.");

    // The second part is not sent to a page that is not there any more.
    const lost: string[] = [];
    await page.route("**/people-imports/*/people", async (route) => {
      lost.push(route.request().url());
      await route.abort();
    });
    await press(page, "Dodaj 40 osób");
    await page.getByRole("dialog").getByRole("button", { name: "Dodaj 40 osób" }).click();
    await said(page, "Serwis jest zajęty albo nie ma połączenia. Próbujemy dalej.");
    await page.getByRole("link", { name: "Wróć do zgłoszeń" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Przerwij i wyjdź" }).click();
    await page.getByRole("link", { name: "Dodaj z pliku" }).waitFor();
    const before = lost.length;
    await page.waitForTimeout(3000);
    expect(lost.length).toBe(before);
  });
});
