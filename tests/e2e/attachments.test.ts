import { mkdirSync } from "node:fs";
import { readFile } from "node:fs/promises";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { addDays } from "@zapisy/core/shared/time";
import { attachmentInput, fileQuestion, formWith } from "../support/attachments.ts";
import { DESK, eventually, PHONE, said } from "../support/browser.ts";
import { postFile, SCAN } from "../support/files.ts";
import { delegatedPerson, delegationInput } from "../support/fixture.ts";
import { dayAhead, publishedEvent, sharedProduct, signUpAside, type Product } from "../support/product.ts";
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
/** What names a file in the form of an event, sent without the pages. */
async function answerFor(slug: string): Promise<string> {
  const { attachment } = product.deps.services;
  const somebody = product.deps.context({ type: "public" }, "test");
  const announced = await attachment.announceForSignUp(somebody, slug, attachmentInput());
  await postFile(announced, SCAN);
  return (await attachment.checkAttachment(somebody, announced.ticket)).answer;
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

  it("goes to nobody else when its field is left, moves nobody from where they write, and stops while it is announced", async () => {
    const { slug } = await publishedEvent(product, {
      form: formWith([fileQuestion()]),
      recruitment: { mode: "first_come", delegations: true },
    });
    const page = await open(narrow);
    excuse(/Failed to load resource|net::ERR/);
    const isStore = ({ port, protocol }: URL) =>
      protocol.startsWith("http") && port !== "" && port !== new URL(product.url).port;
    await page.goto(`/events/${slug}/delegation`);
    const write = async (name: string) => {
      await page.getByLabel("Imię", { exact: true }).fill(name);
      await page.getByLabel("Nazwisko", { exact: true }).fill("Kos");
    };
    await write("Anna");
    await page.getByRole("button", { name: "Gotowe" }).click();
    await write("Beata");
    await send(page, "zgoda Beaty.pdf");
    await page.getByText("zgoda Beaty.pdf", { exact: true }).waitFor();
    await page.getByRole("button", { name: "Gotowe" }).click();
    await page
      .getByRole("button", { name: /Anna Kos$/ })
      .first()
      .click();
    await page.route(isStore, () => undefined);
    await send(page, "zgoda Anny.pdf");
    await page.getByRole("progressbar").waitFor();
    // Another is in the place that Anna had in the list.
    await page.getByRole("button", { name: "Usuń: Anna Kos" }).click();
    await page
      .getByRole("button", { name: /: Beata Kos$/ })
      .first()
      .click();
    await page.getByText("zgoda Beaty.pdf", { exact: true }).waitFor();
    await page.getByRole("button", { name: "Cofnij" }).click();
    await page.getByText("zgoda Beaty.pdf", { exact: true }).waitFor();
    await page
      .getByRole("button", { name: /: Anna Kos$/ })
      .first()
      .click();
    await said(page, "Wysyłanie tego pliku przerwało się. Dodaj go jeszcze raz.");
    await expectWellMade(page);
    await shot(page, "interrupted");

    // Whoever writes on meanwhile is not taken away from it.
    await page.unroute(isStore);
    let goOn = () => undefined as void;
    const held = new Promise<void>((resolve) => (goOn = resolve));
    await page.route(isStore, async (route) => {
      await held;
      await route.continue();
    });
    await send(page, "zgoda Anny.pdf");
    await page.getByRole("progressbar").waitFor();
    const name = page.getByLabel("Imię", { exact: true });
    await name.focus();
    goOn();
    await page.getByText("zgoda Anny.pdf", { exact: true }).waitFor();
    expect(await name.evaluate((input) => document.activeElement === input)).toBe(true);

    // Announcing takes as long as the line wants.
    await page.route(/\/attachments$/, () => undefined);
    await send(page, "druga zgoda.pdf");
    await page.getByRole("progressbar").waitFor();
    await page.getByRole("button", { name: "Przerwij wysyłanie" }).click();
    await page.getByText("zgoda Anny.pdf", { exact: true }).waitFor();
    expect(await page.getByRole("progressbar").count()).toBe(0);
    expect(await paper(page).evaluate((input) => document.activeElement === input)).toBe(true);
  });

  it("comes with whom a contact gives a place after sign-up closed", async () => {
    const { eventId, slug } = await publishedEvent(product, {
      form: formWith([fileQuestion({ required: true })]),
      recruitment: { mode: "first_come", delegations: true },
    });
    const { event: events, delegation } = product.deps.services;
    const answers = { paper: await answerFor(slug) };
    const { token } = await delegation.registerDelegation(
      product.deps.context({ type: "public" }, "test"),
      slug,
      delegationInput(1, { people: ["1a", "1b"].map((number) => ({ ...delegatedPerson(number), answers })) }),
    );
    await events.closeEvent(
      product.office(),
      eventId,
      (await events.getEvent(product.office(), eventId)).version,
    );
    const page = await open(narrow);
    await page.goto(`/delegations/${token}`);
    await page.getByRole("button", { name: "Wymień na inną osobę: Jadwiga Kot 1a" }).click();
    await page.getByLabel("Imię", { exact: true }).fill("Karol");
    await page.getByLabel("Nazwisko", { exact: true }).fill("Żuk");
    await page.getByRole("checkbox", { name: /^Ta osoba wie o zgłoszeniu/ }).check();
    await page.getByRole("button", { name: "Wymień osobę", exact: true }).click();
    await said(page, "Dodaj plik.");
    await send(page, "zgoda Karola.pdf");
    await page.getByText("zgoda Karola.pdf", { exact: true }).waitFor();
    await expectWellMade(page);
    await shot(page, "exchange");
    await page.getByRole("button", { name: "Wymień osobę", exact: true }).click();
    await page.getByText(/^Wcześniej: Jadwiga Kot 1a/).waitFor();
    expect((await people(eventId)).map((one) => one.answers.paper)).toContain("zgoda Karola.pdf");
  });

  it("comes with whom a participant passes their place on to, also after sign-up closed", async () => {
    const { eventId, slug, version } = await publishedEvent(product, {
      form: formWith([fileQuestion({ required: true })]),
      recruitment: { mode: "first_come", handovers: true },
    });
    const { token } = await signUpAside(product, { slug }, 1, { answers: { paper: await answerFor(slug) } });
    await product.deps.services.event.closeEvent(product.office(), eventId, version);
    const page = await open(narrow);
    await page.goto(`/registrations/${token}`);
    await page.getByRole("button", { name: "Przekaż miejsce innej osobie" }).click();
    await page.getByLabel("Imię", { exact: true }).fill("Karol");
    await page.getByLabel("Nazwisko", { exact: true }).fill("Żuk");
    await page.getByRole("checkbox", { name: /^Ta osoba wie o / }).check();
    await send(page, "zgoda Karola.pdf");
    await page.getByText("zgoda Karola.pdf", { exact: true }).waitFor();
    await expectWellMade(page);
    await page.getByRole("button", { name: "Przekaż miejsce", exact: true }).click();
    await page.getByText("Miejsce zostało przekazane innej osobie.").waitFor();
    expect((await people(eventId)).map((one) => one.answers.paper)).toContain("zgoda Karola.pdf");
  });

  it("is opened by a member of the committee from their sheet", async () => {
    const event = await publishedEvent(product, {
      form: formWith([fileQuestion()]),
      recruitment: { mode: "selection" },
    });
    const { eventId, slug } = event;
    await signUpAside(product, event, 1, { answers: { paper: await answerFor(slug) } });
    const { selection } = product.deps.services;
    await selection.setCriteria(product.office(), eventId, {
      version: 0,
      criteria: [{ type: "scored", criterionId: "need", title: { pl: "Potrzeba" }, most: 10, weight: 1 }],
      ties: ["registered"],
    });
    await selection.joinCommittee(product.office(), eventId, product.office().actor.staffId);
    const page = await office(narrow);
    await page.goto(`/staff/events/${eventId}/selection?view=sheet`);
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("button", { name: "Otwórz plik: Zgoda – Łucja.pdf" }).click(),
    ]);
    expect(await readFile(await download.path())).toEqual(SCAN);
    await expectWellMade(page);
    await shot(page, "committee");
  });

  it("waits a day for a form that cannot be sent yet, and says so, and when that is over", async () => {
    const day = dayAhead();
    const { slug } = await publishedEvent(product, {
      form: formWith([fileQuestion()]),
      recruitment: { mode: "first_come", opens: `${addDays(day, -30)}T09:00` },
    });
    const page = await open(narrow);
    await page.clock.install();
    await page.goto(`/events/${slug}/sign-up`);
    await page.getByText(/^Do otwarcia zapisów plik czeka najwyżej dobę/).waitFor();
    await send(page, "zgoda.pdf");
    await page.getByText("zgoda.pdf", { exact: true }).waitFor();
    await shot(page, "waiting");
    await page.clock.fastForward("24:01:00");
    await said(page, "Ten plik już nie czeka na wysłanie formularza. Dodaj go jeszcze raz.");
    await expectWellMade(page);
  });
});
