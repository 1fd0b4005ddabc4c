import { mkdirSync } from "node:fs";
import { readFile } from "node:fs/promises";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { fileQuestion, formWith } from "../support/attachments.ts";
import { DESK, eventually, PHONE, said } from "../support/browser.ts";
import { SCAN } from "../support/files.ts";
import { publishedEvent, sharedProduct, type Product } from "../support/product.ts";
import { expectWellMade, screensOf } from "../support/screens.ts";

let product: Product;

const { open, office, excuse } = screensOf(() => product);

beforeAll(async () => {
  product = await sharedProduct();
});

afterAll(() => product.end());

const LABEL = "Zgoda przełożonego";
const paper = (page: Page) => page.getByLabel(new RegExp(`^${LABEL}`));
const send = (page: Page, name: string, buffer: Buffer = SCAN, mimeType = "application/pdf") =>
  paper(page).setInputFiles({ name, mimeType, buffer });
const narrow = { ...PHONE, viewport: { width: 360, height: 740 } };
/** Pictures of what was tested, for whoever wants to look. */
const shot = async (page: Page, name: string) => {
  const dir = process.env.SHOTS;
  if (!dir) return;
  mkdirSync(dir, { recursive: true });
  await page.screenshot({ path: `${dir}/${name}.png`, fullPage: true });
};
async function fillIn(page: Page, lastName: string) {
  await page.getByLabel("Imię", { exact: true }).fill("Żaneta");
  await page.getByLabel("Nazwisko", { exact: true }).fill(lastName);
  await page.getByRole("checkbox", { name: "Znam treść klauzuli" }).check();
  await page.getByRole("checkbox", { name: "Akceptuję regulamin" }).check();
}
const people = async (eventId: `evt_${string}`) =>
  (await product.deps.services.registration.listRegistrations(product.office(), eventId, {})).items;

describe("a question that is answered with a file", () => {
  it("is set up by staff, and answered on a phone: sent, replaced, taken away, and still there when the form is refused", async () => {
    const { eventId, slug } = await publishedEvent(product, { form: formWith([]) });
    const editor = await office(narrow);
    await editor.goto(`/staff/events/${eventId}/recruitment`);
    await editor.getByRole("button", { name: "Dodaj pytanie" }).click();
    const card = editor.getByRole("region", { name: "Pytanie 1" });
    await card.getByLabel("Treść pytania").fill(LABEL);
    await card.getByLabel("Rodzaj odpowiedzi").selectOption("Plik, na przykład skan podpisanej zgody");
    await card.getByLabel("Odpowiedź jest obowiązkowa").check();
    await expectWellMade(editor);
    await editor.getByRole("button", { name: "Zapisz zmiany" }).click();
    await eventually(async () =>
      (await product.deps.services.event.getEvent(product.office(), eventId)).form.questions.map(
        ({ type }) => type,
      ),
    ).toEqual(["file"]);

    const page = await open(narrow);
    await page.goto(`/events/${slug}/sign-up`);
    await fillIn(page, "Łęcka");
    await page.getByRole("button", { name: "Wyślij zgłoszenie" }).click();
    await said(page, "Dodaj plik.");
    await shot(page, "sign-up-missing");
    await expectWellMade(page);
    await send(page, "strona.pdf", Buffer.from("<html>to nie jest PDF</html>"));
    await said(page, "Zawartość tego pliku nie zgadza się z jego rodzajem");
    await send(page, "rysunek.svg", Buffer.from("<svg/>"), "image/svg+xml");
    await said(page, "Takiego pliku nie można tu dodać");
    await send(page, "duży.pdf", Buffer.alloc(5 * 1024 * 1024 + 1, "%PDF-"));
    await said(page, "Ten plik jest większy niż 5 MB");
    await send(page, "pierwsza.pdf");
    await page.getByText("pierwsza.pdf", { exact: true }).waitFor();
    await page.getByRole("button", { name: "Usuń plik: pierwsza.pdf" }).click();
    expect(await paper(page).evaluate((input) => document.activeElement === input)).toBe(true);
    await send(page, "druga.pdf");
    await page.getByText("druga.pdf", { exact: true }).waitFor();
    // Refused for another field: the file is still there, also after a reload.
    await page.getByRole("button", { name: "Wyślij zgłoszenie" }).click();
    await said(page, "Uzupełnij to pole.");
    await page.getByText("druga.pdf", { exact: true }).waitFor();
    await expectWellMade(page);
    await shot(page, "sign-up-attached");
    await page.reload();
    await page.getByText("druga.pdf", { exact: true }).waitFor();
    await fillIn(page, "Łęcka");
    await page.getByLabel("Adres e-mail").fill("zaneta.lecka@ops.example");
    await page.getByRole("button", { name: "Wyślij zgłoszenie" }).click();
    await said(page, "Zgłoszenie przyjęte, udział potwierdzony");
    await shot(page, "personal-page");
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("button", { name: "Otwórz plik: druga.pdf" }).click(),
    ]);
    expect([download.suggestedFilename(), await readFile(await download.path())]).toEqual([
      "druga.pdf",
      SCAN,
    ]);

    const [person] = await people(eventId);
    const sheet = await office(DESK);
    await sheet.goto(`/staff/events/${eventId}/registrations?person=${person?.registrationId}`);
    const [opened] = await Promise.all([
      sheet.waitForEvent("download"),
      sheet.getByRole("button", { name: "Otwórz plik: druga.pdf" }).click(),
    ]);
    expect(await readFile(await opened.path())).toEqual(SCAN);
    await expectWellMade(sheet);
    await shot(sheet, "sheet");
    // Staff replace it by what came by post.
    await sheet.getByRole("button", { name: "Popraw dane" }).click();
    await send(sheet, "z poczty.pdf");
    await sheet.getByText("z poczty.pdf", { exact: true }).waitFor();
    await expectWellMade(sheet);
    await sheet.getByRole("button", { name: /^Zapisz/ }).click();
    await sheet.getByRole("button", { name: "Otwórz plik: z poczty.pdf" }).waitFor();
  });

  it("is sent again where the line breaks, and by the person where it stays broken; one may stop it", async () => {
    const { slug } = await publishedEvent(product, { form: formWith([fileQuestion()]) });
    const page = await open(narrow);
    excuse(/Failed to load resource|file.upload_failed|net::ERR/);
    let broken = 0;
    const isStore = ({ port, protocol }: URL) =>
      protocol.startsWith("http") && port !== "" && port !== new URL(product.url).port;
    await page.route(isStore, (route) => {
      if (route.request().method() !== "POST") return route.continue();
      broken += 1;
      return broken === 2 ? route.continue() : route.abort("connectionreset");
    });
    await page.goto(`/events/${slug}/sign-up`);
    await send(page, "raz.pdf");
    await page.getByText("raz.pdf", { exact: true }).waitFor();
    expect(broken).toBe(2);
    broken = 10;
    await send(page, "dwa.pdf");
    await said(page, "Nie udało się wysłać pliku. Sprawdź połączenie i spróbuj jeszcze raz.");
    // What was there before is there still.
    await page.getByText("raz.pdf", { exact: true }).waitFor();
    await expectWellMade(page);
    await page.unroute(isStore);
    await page.getByRole("button", { name: "Spróbuj ponownie" }).click();
    await page.getByText("dwa.pdf", { exact: true }).waitFor();
    await page.route(isStore, () => undefined);
    await send(page, "trzy.pdf");
    await page.getByRole("progressbar").waitFor();
    await page.getByRole("button", { name: "Wyślij zgłoszenie" }).click();
    await said(page, "Ten plik jeszcze się wysyła.");
    await shot(page, "sending");
    await expectWellMade(page);
    await page.getByRole("button", { name: "Przerwij wysyłanie" }).click();
    await page.getByText("dwa.pdf", { exact: true }).waitFor();
  });

  it("is asked after acceptance: whoever has a place adds it on their page, and staff see who has not", async () => {
    const { eventId, slug } = await publishedEvent(product, {
      form: { ...formWith([fileQuestion({ required: true })]), later: ["paper"] },
    });
    const page = await open(narrow);
    await page.goto(`/events/${slug}/sign-up`);
    await page.getByLabel("Imię", { exact: true }).waitFor();
    expect(await paper(page).count()).toBe(0);
    await fillIn(page, "Późna");
    await page.getByLabel("Adres e-mail").fill("pozna@ops.example");
    await page.getByRole("button", { name: "Wyślij zgłoszenie" }).click();
    await said(page, "Zgłoszenie przyjęte, udział potwierdzony");
    await page.getByText(LABEL).first().waitFor();
    const list = await office(DESK);
    await list.goto(`/staff/events/${eventId}/registrations?unanswered=yes`);
    await list.getByText("Późna Żaneta").first().waitFor();
    await page.getByRole("button", { name: "Popraw dane" }).click();
    // A large photograph is made smaller before it goes.
    const drawn = await page.evaluate(() => {
      const canvas = Object.assign(document.createElement("canvas"), { width: 3200, height: 1200 });
      const context = canvas.getContext("2d") as CanvasRenderingContext2D;
      const noise = context.createImageData(canvas.width, canvas.height);
      for (let at = 0; at < noise.data.length; at += 4)
        noise.data.set([(at * 7919) % 251, (at * 104_729) % 241, (at * 31) % 239, 255], at);
      context.putImageData(noise, 0, 0);
      return canvas.toDataURL("image/jpeg", 0.95);
    });
    const photo = Buffer.from(drawn.split(",")[1] ?? "", "base64");
    expect(photo.length).toBeGreaterThan(1_500_000);
    await send(page, "zdjęcie.jpg", photo, "image/jpeg");
    await page.getByText("zdjęcie.jpg", { exact: true }).waitFor({ timeout: 30_000 });
    await page.getByRole("button", { name: "Zapisz zmiany" }).click();
    await page.getByRole("button", { name: "Otwórz plik: zdjęcie.jpg" }).waitFor();
    await expectWellMade(page);
    await shot(page, "personal-later");
    const [person] = await people(eventId);
    expect(person?.attachments?.paper?.mediaType).toBe("image/jpeg");
    expect(person?.attachments?.paper?.bytes).toBeLessThan(photo.length);
    await list.reload();
    await eventually(() => list.getByText("Późna Żaneta").count()).toBe(0);
  });
});
