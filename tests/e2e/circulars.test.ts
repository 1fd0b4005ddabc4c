import { randomBytes } from "node:crypto";
import { readFile } from "node:fs/promises";
import type { StaffEventView } from "@zapisy/core/event";
import type { ManualRegistrationInput } from "@zapisy/core/registration/schema";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { manualInput } from "../support/actions.ts";
import { archiveOf } from "../support/archive.ts";
import { DESK, eventually, PHONE, said, shot } from "../support/browser.ts";
import { SCAN } from "../support/files.ts";
import { pdfText } from "../support/pdf-text.ts";
import { agendaItem } from "../support/fixture.ts";
import { mailsTo, publishedEvent, sharedProduct, yesterday, type Product } from "../support/product.ts";
import { expectWellMade, screensOf } from "../support/screens.ts";

let product: Product;

const { office, excuse } = screensOf(() => product);

beforeAll(async () => {
  product = await sharedProduct();
});

afterAll(() => product.end());

const press = (page: Page, name: string | RegExp) => page.getByRole("button", { name }).click();

const OFFICE = "biuro.listy@ops.example";
const DOCUMENT = archiveOf({ "[Content_Types].xml": "<Types/>", "word/document.xml": "<w:document/>" });

async function enter({ eventId }: StaffEventView, person: Partial<ManualRegistrationInput>) {
  const { registration } = product.deps.services;
  const answer = await registration.enterRegistration(product.office(), eventId, manualInput(person));
  return answer.registration.registrationId;
}

/** An event of yesterday: three people of one address and one without any were there for half of it, one for all of it. */
async function attendedInPart() {
  const day = yesterday();
  const units = ["itm_a", "itm_b"].map((itemId, index) =>
    agendaItem({
      itemId,
      day,
      from: index === 0 ? "09:00" : "11:00",
      to: index === 0 ? "10:00" : "12:00",
    }),
  );
  const event = await publishedEvent(product, {
    title: { pl: "Szkolenie z listami" },
    dates: { type: "exact", startsOn: day, endsOn: day },
    agenda: units,
    attendanceThresholdPercent: 80,
    seats: null,
  });
  const below = [];
  for (const firstName of ["Adam", "Beata", "Cezary"])
    below.push(await enter(event, { firstName, email: OFFICE }));
  below.push(await enter(event, { firstName: "Daria", phone: "601 202 303" }));
  const ewa = await enter(event, { firstName: "Ewa", email: "ewa.listy@ops.example" });
  const { attendance } = product.deps.services;
  const marks = [...below.map((one) => [one, "itm_a"]), [ewa, "itm_a"], [ewa, "itm_b"]] as const;
  const ctx = product.office();
  const { results } = await attendance.recordMarks(
    ctx,
    event.eventId,
    marks.map(([registrationId = ewa, unitId = "itm_a"]) => ({
      markId: ctx.newId("mrk"),
      registrationId: registrationId as typeof ewa,
      unitId,
      state: "present",
      source: "list",
      at: ctx.now,
      replaces: [],
    })),
    `staff:${ctx.actor.staffId}`,
  );
  expect(results.filter(({ outcome }) => outcome === "refused")).toEqual([]);
  return event;
}

describe("a letter to many", () => {
  it("goes to whoever was there for less than 80 %, three to one address, and says who gets none, with a telephone", async () => {
    const event = await attendedInPart();
    const page = await office(DESK);
    await page.goto(`/staff/events/${event.eventId}/messages`);
    await said(page, "Nikt jeszcze nie pisał do osób z tego wydarzenia");
    await expectWellMade(page);
    await press(page, "Napisz do osób");
    await said(page, "Dostaną ją 4 osoby.");
    await page.getByLabel("mają obecność poniżej 80%").check();
    await said(page, "Dostaną ją 3 osoby.");
    await page.getByText("1 osoba jej nie dostanie").click();
    await said(page, "Papierowy Daria: nie ma adresu e-mail");
    await said(page, "601 202 303");

    await page.getByLabel("Temat").fill("Brakująca obecność: {wydarzenie}");
    const body = page.getByLabel("Treść wiadomości");
    await body.fill("dla {pesel}");
    await said(page, "Nie ma pola {pesel}.");
    await expectWellMade(page);
    await body.fill("zajęcia można odrobić: https://rops.example/odrabianie.\n\nDotyczy: ");
    await press(page, "imię");
    expect(await body.inputValue()).toMatch(/Dotyczy: \{imię\}$/);

    const files = page.getByLabel(/^Załączniki/).and(page.locator("input"));
    const pick = (...names: [string, Buffer][]) =>
      files.setInputFiles(
        names.map(([name, buffer]) => ({ name, buffer, mimeType: "application/octet-stream" })),
      );
    const plan = Buffer.concat([Buffer.from("%PDF-1.7\n"), randomBytes(700_000)]);
    await pick(["Plan zajęć – Łódź.pdf", plan], ["strona.pdf", Buffer.from("<html>")], ["stary.doc", SCAN]);
    await said(page, "strona.pdf: Zawartość tego pliku nie zgadza się z jego rodzajem");
    await said(page, "stary.doc: Takiego pliku nie można tu dodać");
    await said(page, "Zostało miejsca: 4,3 MB.");
    await pick(["zdjęcie.pdf", Buffer.concat([SCAN, Buffer.alloc(4_300_000)])]);
    await said(page, "zdjęcie.pdf ma 4,3 MB, a miejsca zostało 4,3 MB.");
    expect(await files.getAttribute("aria-invalid")).toBe("true");
    await pick(["umowa.docx", DOCUMENT]);
    await page.getByRole("button", { name: "Usuń plik: umowa.docx" }).click();
    await page.getByText("umowa.docx", { exact: true }).waitFor({ state: "detached" });
    await expectWellMade(page);
    await shot(page, "letter-files");

    await press(page, "Zobacz podgląd");
    await said(page, "Brakująca obecność: Szkolenie z listami (Adam Papierowy)");
    await said(page, "Dotyczy: Adam");
    await said(page, "Załączniki: Plan zajęć – Łódź.pdf");
    await press(page, "Wyślij próbę do siebie");
    await said(page, "Próba jest w drodze na Twój adres.");
    await expectWellMade(page);

    const saved = page.waitForEvent("download");
    await press(page, "Wydrukuj 1 list (PDF)");
    expect((await saved).suggestedFilename()).toMatch(/^brakujaca-obecnosc.*\.pdf$/);
    const labels = page.waitForEvent("download");
    await press(page, "Etykiety na koperty (PDF)");
    expect(await pdfText(await readFile(await (await labels).path()))).toContain("Daria Papierowy");
    await press(page, "Wyślij teraz…");
    const dialog = page.getByRole("dialog");
    await said(dialog, "Wiadomość dostaną 3 osoby.");
    await dialog.getByRole("button", { name: "Wyślij" }).click();
    await said(page, "Wysłano 3 z 3");
    await eventually(async () =>
      (await mailsTo(product, OFFICE))
        .map(({ subject }) => subject)
        .toSorted((a, b) => (a < b ? -1 : 1))
        .filter((subject) => subject.startsWith("Brakująca")),
    ).toEqual(
      ["Adam", "Beata", "Cezary"].map(
        (name) => `Brakująca obecność: Szkolenie z listami (${name} Papierowy)`,
      ),
    );
    const brought = (await mailsTo(product, OFFICE))
      .filter(({ subject }) => subject.startsWith("Brakująca"))
      .flatMap(({ attachments }) =>
        attachments.map((one) => [one.filename, Buffer.from(one.content, "base64")]),
      );
    expect(brought).toEqual(Array.from({ length: 3 }, () => ["Plan zajęć – Łódź.pdf", plan]));
    const opened = page.waitForEvent("download");
    await press(page, "Otwórz plik: Plan zajęć – Łódź.pdf");
    expect(await readFile(await (await opened).path())).toEqual(plan);
    expect(await mailsTo(product, "ewa.listy@ops.example", 0)).toEqual([]);
    await said(page.getByRole("row").filter({ hasText: "Papierowy Beata" }), OFFICE);
    await said(page, "Papierowy Daria: nie ma adresu e-mail, 601 202 303");
    await expectWellMade(page);
    await press(page, "Wszystkie wiadomości");
    await said(page.getByRole("row").filter({ hasText: "Brakująca obecność" }), "Wysłana");
    // Below it stands all that went out, by people and by kind.
    await said(page.getByRole("table", { name: "Ile czego poszło" }), "Wiadomość od organizatora");
    await page.getByLabel("Szukaj osoby").fill("beata");
    await eventually(() => page.getByRole("row").filter({ hasText: "Papierowy Adam" }).count()).toBe(0);
    await page
      .getByRole("button", { name: /^Pokaż treść – .*, Papierowy Beata$/ })
      .first()
      .waitFor();
    await page.getByLabel("Które", { exact: true }).selectOption({ label: "Czekają na wysłanie" });
    await said(page, "Nie znaleziono wiadomości do takiej osoby");
    await expectWellMade(page);
    await page
      .getByRole("navigation", { name: "Menu pracownika" })
      .getByRole("link", { name: "Wiadomości" })
      .click();
    const row = page.getByRole("row").filter({ hasText: "Brakująca obecność" });
    await said(row, "Wysłana");
    await said(row, "3 z 3");
    await said(row, "Szkolenie z listami");
    await expectWellMade(page);
  });

  it("is written to people who are ticked, waits for its time, and is taken back, on a telephone", async () => {
    const event = await publishedEvent(product, { title: { pl: "Spotkanie z planem" }, seats: null });
    await enter(event, { firstName: "Anna", email: "anna.listy@ops.example" });
    await enter(event, { firstName: "Olga", email: "olga.listy@ops.example" });
    const page = await office(PHONE);
    await page.goto(`/staff/events/${event.eventId}/messages`);
    await press(page, "Napisz do osób");
    await page.getByLabel("Zaznaczone na liście").check();
    await page.getByLabel("Papierowy Olga").check();
    await said(page, "Dostanie ją 1 osoba.");
    await page.getByLabel("Temat").fill("Przypomnienie");
    await page.getByLabel("Treść wiadomości").fill("do zobaczenia.");
    await press(page, "Zaplanuj…");
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("button", { name: "Zaplanuj" }).click();
    await said(dialog, "Uzupełnij to pole.");
    await expectWellMade(page);
    await dialog.getByLabel("Dzień").fill("2031-05-12");
    await dialog.getByRole("button", { name: "Zaplanuj" }).click();
    await said(page, "Wyjdzie 12 maja 2031");
    await expectWellMade(page);
    await press(page, "Cofnij plan i popraw");
    expect(await page.getByLabel("Treść wiadomości").inputValue()).toBe("do zobaczenia.");
    expect(await mailsTo(product, "olga.listy@ops.example")).toHaveLength(1);
    await expectWellMade(page);
  });

  it("is one where answers were lost, and what two write at once is put together before it goes", async () => {
    excuse(/Failed to load resource|net::ERR|409/);
    const event = await publishedEvent(product, { title: { pl: "Zjazd z przerwami" }, seats: null });
    const { eventId } = event;
    await enter(event, { firstName: "Iga", email: "iga.listy@ops.example", phone: "85 747 34 12 w. 15" });
    await enter(event, { firstName: "Ola", phone: "85 747 34 12 wew. 159" });
    const page = await office(DESK);
    /** Loses the next answer to a request, which takes effect. */
    const lose = (path: string, method: string) => {
      let lost = false;
      return page.route(path, async (route) => {
        if (lost || route.request().method() !== method) return route.fallback();
        lost = true;
        await route.fetch();
        return route.abort("connectionreset");
      });
    };
    const { circular } = product.deps.services;
    const letters = async () => (await circular.listCirculars(product.office(), eventId)).items;
    await page.goto(`/staff/events/${eventId}/messages`);
    await press(page, "Napisz do osób");
    await page.getByText("1 osoba jej nie dostanie").click();
    expect(await page.getByRole("link", { name: "85 747 34 12 wew. 159" }).getAttribute("href")).toBe(
      "tel:857473412",
    );
    const subject = page.getByLabel("Temat");
    const body = page.getByLabel("Treść wiadomości");
    await subject.fill("Zmiana sali");
    await body.fill("sala 2.");
    await lose("**/circulars", "POST");
    await press(page, "Zapisz szkic");
    await said(page, "Brak połączenia z internetem.");
    await press(page, "Zapisz szkic");
    await said(page, "Zapisano");
    const [kept, ...others] = await letters();
    expect([kept?.version, others]).toEqual([1, []]);

    await press(page, "Zobacz podgląd");
    await said(page, "Zmiana sali (Iga Papierowy)");
    // What is written on makes the preview one of another letter.
    await subject.fill("Zmiana sali i godziny");
    await page.getByText("Zmiana sali (Iga Papierowy)").waitFor({ state: "detached" });
    const circularId = kept?.circularId ?? "cir_";
    await lose("**/circulars/*", "PUT");
    await press(page, "Zapisz szkic");
    await said(page, "Brak połączenia z internetem.");
    await press(page, "Zapisz szkic");
    await eventually(async () => (await letters())[0]).toMatchObject({
      version: 3,
      subject: { pl: "Zmiana sali i godziny" },
    });

    // Somebody else writes on, and nothing goes that was not on the screen.
    const theirs = (pl: string, version: number) =>
      circular.editCircular(product.office(), eventId, circularId, {
        subject: { pl: "Zmiana sali i godziny" },
        body: { pl },
        recipients: { by: "filter", statuses: ["confirmed"] },
        version,
      });
    await theirs("sala 3.", 3);
    await press(page, "Wyślij teraz…");
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("button", { name: "Wyślij" }).click();
    await said(page, "Ktoś inny zmienił w międzyczasie tę wiadomość.");
    expect(await body.inputValue()).toBe("sala 3.");
    expect((await letters())[0]?.state).toBe("draft");
    await expectWellMade(page);

    // Both change the same: one of them is chosen.
    await theirs("sala 4.", (await letters())[0]?.version ?? 0);
    await body.fill("sala 5.");
    await press(page, "Zapisz szkic");
    await said(dialog, "sala 4.");
    await expectWellMade(page);
    await dialog.getByRole("radio", { name: "Wersja drugiej osoby" }).check();
    await dialog.getByRole("button", { name: /^Zapisz/ }).click();
    await eventually(async () => (await letters())[0]?.body.pl).toBe("sala 4.");
    expect(await body.inputValue()).toBe("sala 4.");

    // A test whose answer was lost does not stand in the way of the letter.
    await lose("**/test", "POST");
    await press(page, "Wyślij próbę do siebie");
    await said(page, "Brak połączenia z internetem.");
    await page.route("**/circular-recipients", (route) => route.abort());
    await press(page, "Wyślij teraz…");
    await dialog.getByRole("button", { name: "Wyślij" }).click();
    // Who got none could not be asked: that takes nothing else along.
    await said(page, "Wysłano 1 z 1");
    await said(page, "Spróbuj ponownie");
    await expectWellMade(page);
    expect(await letters()).toHaveLength(1);
  });
});
