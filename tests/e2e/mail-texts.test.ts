import { readFile } from "node:fs/promises";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { DESK, eventually, said, shot } from "../support/browser.ts";
import { signUpInput, twoPanels } from "../support/fixture.ts";
import {
  allMails,
  mailsTo,
  publishedEvent,
  signUpAside,
  startProduct,
  type Mail,
  type Product,
} from "../support/product.ts";
import { expectWellMade, screensOf } from "../support/screens.ts";

// What the installation says is said to everybody: a product of its own.
let product: Product;
const { office, excuse } = screensOf(() => product);

beforeAll(async () => {
  product = await startProduct();
});
afterAll(() => product.end());

const press = (page: Page, name: string | RegExp) => page.getByRole("button", { name }).click();

describe("the text of an automatic mail", () => {
  it("is changed for all, looked at, read in the mailbox, added to at an event, and reset", async () => {
    const event = await publishedEvent(product, {
      title: { pl: "Szkolenie z tekstami" },
      choiceGroups: twoPanels(null),
      seats: null,
    });
    const textOf = async (number: number, panel: "a" | "b") => {
      await signUpAside(product, event, number, { choices: { panels: panel } });
      const [mail] = await mailsTo(product, signUpInput(number).email ?? "");
      return mail ?? { subject: "", body: { text: "", html: "" } };
    };
    const page = await office(DESK);
    await page.goto("/staff/messages");
    await page.getByRole("link", { name: "Teksty automatycznych" }).click();
    await said(page, "obowiązuje najbliższy");
    await expectWellMade(page);
    await shot(page, "texts-list");
    await page.getByRole("link", { name: "Potwierdzenie udziału", exact: true }).click();
    await said(page, "Teraz: tekst standardowy");
    await expectWellMade(page);
    await press(page, "Zmień tekst polski");
    await page.getByLabel("Nagłówek").fill("Mamy dla Państwa miejsce");
    const lead = page.getByLabel("Co się stało");
    // Said while it is typed, before anything is sent.
    await lead.fill("dla {pesel}");
    await said(page, "Nie ma pola {pesel}.");
    await lead.fill("dla {imię");
    await said(page, "Nawias nie jest zamknięty: {imię.");
    await lead.fill("[regulamin](http://rops.example)");
    await said(page, "Może prowadzić do adresu, który zaczyna się od https:// albo mailto:.");
    await expectWellMade(page);
    await lead.fill("miejsce jest **pewne**, zob. [regulamin](https://rops.example/r.pdf). Dotyczy: ");
    await press(page, "imię");
    expect(await lead.inputValue()).toMatch(/Dotyczy: \{imię\}$/);
    await page.getByLabel("Co dalej").fill("- dowód osobisty\n- dobry humor");
    // Looked at before it is saved, wide and narrow. What looks for findings looks into the frame, too, where nothing runs.
    excuse(/^Blocked script execution in 'about:srcdoc'/);
    await press(page, "Pokaż podgląd");
    const frame = page.frameLocator("iframe");
    await frame.getByRole("heading", { name: "Mamy dla Państwa miejsce" }).waitFor();
    const strong = frame.locator("strong", { hasText: "pewne" });
    await strong.waitFor();
    const ground = () => frame.locator(".paper").evaluate((paper) => getComputedStyle(paper).backgroundColor);
    expect(await ground()).toBe("rgb(255, 255, 255)");
    expect(await frame.locator("a[href]").count()).toBe(0);
    const width = async () => (await page.locator("iframe").boundingBox())?.width ?? 0;
    expect(await width()).toBeGreaterThan(400);
    await page.getByLabel("jak w telefonie").check();
    expect(await width()).toBeLessThanOrEqual(322);
    await expectWellMade(page);
    await shot(page, "texts-editor");
    await page.setViewportSize({ width: 1280, height: 900 });
    // What nobody has saved yet, in the mailbox of who writes it.
    await press(page, "Wyślij próbę do siebie");
    await said(page, "Próba jest w drodze na adres, którym się logujesz.");
    await eventually(async () => (await allMails(product)).map(({ subject }) => subject)).toContainEqual(
      expect.stringMatching(/^Próba: Mamy dla Państwa miejsce/),
    );
    await press(page, "Zapisz tekst");
    await said(page, "Po polsku obowiązuje tekst wspólny, po angielsku tekst standardowy.");
    const first = await textOf(1, "a");
    expect(first.subject).toMatch(/^Mamy dla Państwa miejsce: Szkolenie z tekstami$/);
    expect(first.body.text).toContain("miejsce jest pewne, zob. regulamin (https://rops.example/r.pdf).");
    expect(first.body.text).toContain("- dowód osobisty\n- dobry humor");
    expect(first.body.text).toContain("/registrations/");

    // An event adds something to those of one option, on a phone and by keyboard.
    await page.setViewportSize({ width: 320, height: 700 });
    await page.goto(`/staff/events/${event.eventId}/messages`);
    await page.getByRole("link", { name: "Teksty automatycznych wiadomości" }).click();
    await page.getByRole("link", { name: "Potwierdzenie udziału", exact: true }).click();
    await said(page, "Teraz: tekst wspólny");
    await page.getByRole("button", { name: "Dodaj akapit" }).focus();
    await page.keyboard.press("Enter");
    await page.getByLabel("Dla kogo").first().selectOption({ index: 1 });
    await page.getByLabel("Akapit 1", { exact: true }).fill("Panel A: prosimy zabrać laptop.");
    await expectWellMade(page);
    await shot(page, "texts-event");
    await page.setViewportSize({ width: 320, height: 700 });
    // A map for everybody, whosever the words are; what is no file for a mail, or too large, is said beside the field.
    const map = Buffer.concat([Buffer.from("%PDF-1.7\n"), Buffer.alloc(40_000, 7)]);
    const pick = (name: string, mimeType: string, buffer: Buffer) =>
      page.locator("input[type=file]").setInputFiles({ name, mimeType, buffer });
    await pick("lista.csv", "text/csv", Buffer.from("a;b"));
    await said(page, "lista.csv:");
    await pick("ogromny.pdf", "application/pdf", Buffer.alloc(4_950_001, 1));
    await said(page, "a miejsca zostało");
    await pick("Mapa – Łódź.pdf", "application/pdf", map);
    await page.getByRole("button", { name: /Mapa – Łódź/ }).waitFor();
    await expectWellMade(page);
    await shot(page, "texts-files");
    await page.setViewportSize({ width: 320, height: 700 });
    await page.getByLabel("Akapit 1", { exact: true }).focus();
    await page.getByRole("button", { name: "Zapisz tekst" }).focus();
    await page.keyboard.press("Enter");
    await said(page, "Zapisano.");
    const opened = page.waitForEvent("download");
    await press(page, "Otwórz plik: Mapa – Łódź.pdf");
    expect(await readFile(await (await opened).path())).toEqual(map);
    const filesOf = (mail: object) =>
      ((mail as Partial<Mail>).attachments ?? [])
        .filter(({ filename }) => filename.endsWith(".pdf"))
        .map(({ filename, content }) => [filename, Buffer.from(content, "base64")]);
    expect(filesOf(await textOf(5, "b"))).toEqual([["Mapa – Łódź.pdf", map]]);
    expect((await textOf(2, "a")).body.text).toContain("Panel A: prosimy zabrać laptop.");
    expect((await textOf(3, "b")).body.text).not.toContain("laptop");
    // As somebody of the event gets it.
    await page.getByLabel("Dla kogo").last().selectOption({ index: 3 });
    await press(page, "Pokaż podgląd");
    await page.frameLocator("iframe").getByText("Szkolenie z tekstami").first().waitFor();

    // The way back, once it is confirmed.
    await page.setViewportSize({ width: 1280, height: 900 });
    await page.goto("/staff/messages/texts?kind=registration.confirmed");
    await press(page, "Przywróć po polsku tekst standardowy");
    const question = page.getByRole("dialog");
    await question.getByText("wiadomość będzie miała tekst standardowy").waitFor();
    await expectWellMade(page);
    await question.getByRole("button", { name: "Przywróć tekst" }).click();
    await said(page, "Po polsku obowiązuje tekst standardowy");
    // All of the event's own goes with one press.
    await page.goto(`/staff/events/${event.eventId}/messages/texts?kind=registration.confirmed`);
    await press(page, "Usuń wszystko, co tu zapisano");
    await page.getByRole("dialog").getByRole("button", { name: "Usuń wszystko" }).click();
    await said(page, "Po polsku obowiązuje tekst standardowy");
    const last = await textOf(4, "b");
    expect(filesOf(last)).toEqual([]);
    expect(last.subject).toMatch(/^Udział potwierdzony: /);
    expect(last.body.text).not.toContain("dowód osobisty");
    await page.goto("/staff/history");
    await said(page, "Przywrócono tekst automatycznej wiadomości");
  });
});
