import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { DESK, eventually, PHONE, said } from "../support/browser.ts";
import { mailsTo, publishedEvent, sharedProduct, signUpAside, type Product } from "../support/product.ts";
import { expectWellMade, screensOf } from "../support/screens.ts";

/** An address of SES's simulator: mail to it comes back for good. */
const WRONG = "bounce+anna@simulator.amazonses.com";
const RIGHT = "anna.poprawiona@ops.example";

let product: Product;

const { office, excuse } = screensOf(() => product);

beforeAll(async () => {
  product = await sharedProduct();
});

afterAll(() => product.end());

const press = (page: Page, name: string | RegExp) => page.getByRole("button", { name }).click();
const rowOf = (page: Page, name: string) => page.getByRole("row").filter({ hasText: name });

describe("a mail that did not arrive", () => {
  it("shows staff whom to call, goes again to the address that is put right, and leaves the list when it arrived", async () => {
    const event = await publishedEvent(product, { title: { pl: "Szkolenie z literówką w adresie" } });
    const signUp = (number: number, email: string, lastName: string) =>
      signUpAside(product, event, number, { email, firstName: "Anna", lastName, phone: "857473412" });
    await signUp(1, WRONG, "Literówka");
    await signUp(2, "bounce+full+jan@simulator.amazonses.com", "Przepełniona");
    const { undelivered } = product.deps.services;
    await eventually(async () => (await undelivered.countUndelivered(product.office())).count).toBe(2);

    const staff = await office(DESK);
    await staff.goto("/staff");
    await said(staff, "Do 2 osób nie dotarła wiadomość");
    await expectWellMade(staff);
    await staff.getByRole("link", { name: "Zobacz, do kogo zadzwonić" }).click();
    await said(rowOf(staff, "Literówka"), "Nie ma takiej skrzynki");
    await said(rowOf(staff, "Literówka"), "857473412");
    await said(rowOf(staff, "Przepełniona"), "Skrzynka jest pełna");
    await expectWellMade(staff);

    await press(staff, "Załatwione – Anna Przepełniona");
    await said(staff, "Anna Przepełniona: załatwione");
    await eventually(() => rowOf(staff, "Przepełniona").count()).toBe(0);
    await staff.getByLabel("Która lista").selectOption({ label: "Załatwione" });
    await said(rowOf(staff, "Przepełniona"), "Załatwione");
    await expectWellMade(staff);
    await press(staff, "Cofnij – Anna Przepełniona");
    await said(staff, "Nie ma załatwionych spraw");
    await staff.getByLabel("Która lista").selectOption({ label: "Do załatwienia" });
    await said(rowOf(staff, "Przepełniona"), "Skrzynka jest pełna");

    await staff.getByRole("link", { name: "Anna Literówka" }).click();
    const sheet = staff.getByRole("dialog");
    await said(sheet, "Nie dotarło: Potwierdzenie udziału");
    await said(sheet, "Na ten adres nie wysyłamy wiadomości zbiorowych");
    await expectWellMade(staff);
    await sheet.getByRole("button", { name: "Popraw dane" }).click();
    await sheet.getByLabel("E-mail").fill(RIGHT);
    await said(sheet, `Po zapisaniu wyślemy na adres ${RIGHT}`);
    await expectWellMade(staff);
    await sheet.getByRole("button", { name: "Zapisz zmiany" }).click();
    await said(staff, "Dane są poprawione.");
    await eventually(async () => (await mailsTo(product, RIGHT)).map(({ subject }) => subject)).toEqual([
      expect.stringContaining("wysyłamy ponownie"),
    ]);

    await eventually(async () => (await undelivered.countUndelivered(product.office())).count).toBe(1);
    // What looks for barriers cannot speak with a frame in which nothing runs.
    excuse(/'postMessage'.*recipient window's origin \('null'\)/);
    // What arrived is there to read as it went out, but for the key of the registration.
    await staff.reload();
    await said(sheet, `na adres ${RIGHT}`);
    await said(sheet, "Nie ma takiej skrzynki");
    await sheet.getByText("Dostarczona", { exact: true }).waitFor();
    await sheet.getByRole("button", { name: "Pokaż treść – Zmiana w zgłoszeniu" }).click();
    const copy = staff.getByRole("dialog", { name: "Zmiana w zgłoszeniu" });
    await said(copy, "wysyłamy ponownie");
    const shown = copy.frameLocator("iframe");
    await shown.getByText("Anna Literówka").first().waitFor();
    const [mail] = await mailsTo(product, RIGHT);
    const token = /registrations\/([\w-]+)/.exec(mail?.body.text ?? "")?.[1] ?? "";
    expect(token.length).toBeGreaterThan(40);
    expect(await shown.locator("html").innerHTML()).not.toContain(token);
    await copy.getByText("Jako tekst").click();
    await said(copy, "/registrations/…");
    await expectWellMade(staff);
    await staff.keyboard.press("Escape");
    await staff.goto("/staff/messages/undelivered");
    await said(rowOf(staff, "Przepełniona"), "Skrzynka jest pełna");
    expect(await rowOf(staff, "Literówka").count()).toBe(0);
  });

  it("to somebody who is invited is found among the event's mails, and goes to the address that is put right, by keyboard on a phone", async () => {
    const { eventId } = await publishedEvent(product, { title: { pl: "Szkolenie z zaproszeniami" } });
    const wrong = "bounce+celina@simulator.amazonses.com";
    const right = "celina.poprawiona@ops.example";
    await product.deps.services.invitation.invite(product.office(), eventId, {
      people: [{ email: wrong, firstName: "Celina", lastName: "Żółć" }],
      locale: "pl",
    });
    const staff = await office({ ...PHONE, viewport: { width: 320, height: 700 } });
    await eventually(async () => {
      await staff.goto(`/staff/events/${eventId}/messages?list=missed`);
      await staff.getByRole("heading", { name: "Wszystko, co poszło" }).waitFor();
      return staff.getByRole("button", { name: /^Popraw adres/ }).count();
    }).toBe(1);
    await expectWellMade(staff);
    const correct = staff.getByRole("button", { name: /^Popraw adres – .*Żółć Celina$/ });
    await correct.focus();
    await staff.keyboard.press("Enter");
    const dialog = staff.getByRole("dialog", { name: "Poprawić adres i wysłać ponownie?" });
    await said(dialog, "Dotychczasowe zostanie wycofane.");
    const email = dialog.getByLabel("Adres e-mail");
    expect(await email.inputValue()).toBe(wrong);
    await email.fill("celina");
    await staff.keyboard.press("Enter");
    await said(dialog, "Wpisz adres e-mail, na przykład");
    await expectWellMade(staff);
    await email.fill(right);
    await staff.keyboard.press("Enter");
    await said(staff, `Wiadomość czeka na wysłanie na ${right}.`);
    const [mail] = await mailsTo(product, right);
    expect(mail?.subject).toContain("Szkolenie z zaproszeniami");
    await eventually(async () => {
      const { items } = await product.deps.services.undelivered.listUndelivered(product.office(), "open");
      return items.filter((one) => one.eventId === eventId).length;
    }).toBe(0);
  });

  it("lets staff write to an address again, with a reason that the history keeps", async () => {
    const event = await publishedEvent(product, { title: { pl: "Szkolenie z reklamacją" } });
    const email = "complaint+ewa@simulator.amazonses.com";
    await signUpAside(product, event, 1, { email, firstName: "Ewa", lastName: "Spamowa" });
    const staff = await office(PHONE);
    await staff.goto("/staff/messages/undelivered");
    await eventually(async () => {
      await staff.reload();
      await staff.getByRole("heading", { name: "Nie dotarło" }).waitFor();
      return rowOf(staff, "Spamowa").count();
    }).toBe(1);
    await expectWellMade(staff);
    await staff.getByRole("link", { name: "Ewa Spamowa" }).click();
    const sheet = staff.getByRole("dialog");
    await said(sheet, "Odbiorca oznaczył naszą wiadomość jako spam");
    await sheet.getByRole("button", { name: "Wysyłaj ponownie", exact: true }).click();
    const question = staff.getByRole("dialog", { name: "Wysyłać znów wszystko na ten adres?" });
    await question.getByLabel("Powód").fill("Prosi o listy, rozmowa 3 czerwca");
    await expectWellMade(staff);
    await question.getByRole("button", { name: "Wysyłaj ponownie" }).click();
    await said(staff, "Wysyłamy znów wszystko na ten adres.");
    await said(sheet, "Przywrócono wysyłkę na adres");
  });
});
