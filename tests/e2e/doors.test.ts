import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { DESK, PHONE, said } from "../support/browser.ts";
import { mailsTo, publishedEvent, sharedProduct, type Product } from "../support/product.ts";
import { expectWellMade, screensOf } from "../support/screens.ts";

let product: Product;

const { open, office, excuse } = screensOf(() => product);

beforeAll(async () => {
  product = await sharedProduct();
});

afterAll(() => product.end());

const field = (page: Page, name: string) => page.getByLabel(name, { exact: true });
const press = (page: Page, name: string) => page.getByRole("button", { name, exact: true }).click();

/** Fills in what every form asks and sends it. */
async function fillIn(page: Page, lastName: string, email: string) {
  await field(page, "Imię").fill("Łucja");
  await field(page, "Nazwisko").fill(lastName);
  await field(page, "Adres e-mail").fill(email);
  for (const name of ["Znam treść klauzuli", "Akceptuję regulamin"])
    await page.getByRole("checkbox", { name }).check();
}

describe("a closed event", () => {
  it("is closed by staff in its editor, opens by the link that stands there then, and is not there without", async () => {
    const event = await publishedEvent(product, { title: { pl: "Narada partnerów" } });
    const editor = await office(DESK);
    await editor.goto(`/staff/events/${event.eventId}/recruitment`);
    await editor.getByRole("radio", { name: /^Tylko osoby z tajnym linkiem/ }).check();
    await said(editor, "Link do wysłania pojawi się tu po zapisaniu zmian.");
    await press(editor, "Zapisz zmiany");
    const link = (await editor.locator("code").filter({ hasText: "~" }).textContent()) ?? "";
    expect(link).toMatch(new RegExp(`/events/${event.slug}~[\\w-]{43}$`));
    await expectWellMade(editor);

    const stranger = await open(PHONE);
    excuse(/404/);
    await stranger.goto(`/events/${event.slug}`);
    await stranger.getByRole("heading", { name: "Nie ma takiej strony" }).waitFor();
    await stranger.goto(`/events/${event.slug}/sign-up`);
    await stranger.getByRole("heading", { name: "Nie ma takiej strony" }).waitFor();

    const guest = await open(PHONE);
    await guest.goto(new URL(link).pathname);
    await guest.getByRole("heading", { level: 1, name: "Narada partnerów" }).waitFor();
    await guest.getByRole("link", { name: "Zapisz się" }).first().click();
    await fillIn(guest, "Żak", "lucja.partner@ops.example");
    await press(guest, "Wyślij zgłoszenie");
    await guest.waitForURL(/\/registrations\//);
    const [mail] = await mailsTo(product, "lucja.partner@ops.example");
    expect(mail?.body.text).toContain(link);

    await press(editor, "Utwórz nowy link");
    await editor.getByRole("dialog").getByRole("button", { name: "Utwórz nowy link" }).click();
    await said(editor, "Nowy link jest gotowy.");
    await stranger.goto(new URL(link).pathname);
    await stranger.getByRole("heading", { name: "Nie ma takiej strony" }).waitFor();
    await guest.reload();
    await guest.getByRole("link", { name: "Strona wydarzenia" }).click();
    await guest.getByRole("heading", { level: 1, name: "Narada partnerów" }).waitFor();
  });
});

describe("an access code", () => {
  it("is made by staff, fills in the form by its link, and is told beside the field when its last use is gone", async () => {
    await product.deps.services.institution.addInstitution(product.office(), {
      name: "Ośrodek z kodem",
      type: "ops",
      town: "Kodowo",
      otherNames: [],
    });
    const event = await publishedEvent(product, {
      title: { pl: "Warsztat z kodem" },
      seats: 1,
      accessCode: "required",
    });
    const editor = await office(DESK);
    await editor.goto(`/staff/events/${event.eventId}/recruitment`);
    await said(editor, "Dopóki nie ma kodu, zapiszą się tylko osoby zaproszone imiennie.");
    await press(editor, "Dodaj kod");
    const dialog = editor.getByRole("dialog");
    await dialog.getByLabel("Kod", { exact: false }).first().fill("ops monki");
    await dialog.getByRole("button", { name: "Utwórz kod" }).click();
    await dialog
      .getByText("To pole jest wymagane")
      .or(dialog.locator("[aria-invalid=true]"))
      .first()
      .waitFor();
    await dialog.getByLabel("Dla ilu osób").fill("1");
    await dialog.getByRole("checkbox", { name: /Zachowaj dla tego kodu/ }).check();
    // Only for the people of one institution, which is one of the register.
    const only = dialog.getByRole("combobox", { name: /^Tylko dla osób z instytucji/ });
    await only.fill("Ośrodek z kodem");
    await dialog.getByRole("button", { name: "Utwórz kod" }).click();
    await said(dialog, "Wybierz instytucję z listy podpowiedzi albo zostaw pole puste.");
    await only.fill("ośrodek kodem");
    await editor.getByRole("option", { name: /^Ośrodek z kodem/ }).click();
    await expectWellMade(editor);
    await dialog.getByRole("button", { name: "Utwórz kod" }).click();
    await said(editor, "Kod OPSMONKI jest gotowy.");
    await editor.getByText("0 z 1, zostało 1").waitFor();
    await said(editor, "tylko: Ośrodek z kodem, Kodowo");
    await expectWellMade(editor);

    const first = await open(PHONE);
    await first.goto(`/events/${event.slug}/sign-up?code=OPSMONKI`);
    expect(await field(first, "Kod dostępu").inputValue()).toBe("OPSMONKI");
    await fillIn(first, "Żak", "lucja.kod@ops.example");
    const nameOffice = async (page: Page, name: string) => {
      await page.getByRole("combobox", { name: /^Nazwa instytucji/ }).fill(name);
      await page.getByLabel("Rodzaj instytucji").selectOption("ops");
      await page.getByLabel("Miejscowość instytucji").fill("Kodowo");
    };
    excuse(/422/);
    await nameOffice(first, "Ośrodek bez kodu");
    await press(first, "Wyślij zgłoszenie");
    await said(first, /^Ten kod jest dla osób z innej instytucji niż wpisana\./);
    await expectWellMade(first);
    await nameOffice(first, "OŚRODEK Z KODEM");
    await press(first, "Wyślij zgłoszenie");
    await first.waitForURL(/\/registrations\//);

    const second = await open(PHONE);
    excuse(/422/);
    await second.goto(`/events/${event.slug}/sign-up`);
    await fillIn(second, "Wójcik", "wojcik.kod@ops.example");
    await nameOffice(second, "Ośrodek z kodem");
    await press(second, "Wyślij zgłoszenie");
    await second.getByText("Wpisz kod. Dostaje się go od organizatora.").first().waitFor();
    await expectWellMade(second);
    await field(second, "Kod dostępu").fill("ops-monki");
    await press(second, "Wyślij zgłoszenie");
    await second
      .getByText(/Miejsca przeznaczone dla osób z tym kodem są już zajęte/)
      .first()
      .waitFor();
    expect(await field(second, "Nazwisko").inputValue()).toBe("Wójcik");
    await expectWellMade(second);
  });
});
