import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, it } from "vitest";
import { DESK, eventually, PHONE, said } from "../support/browser.ts";
import { publishedEvent, sharedProduct, type Product } from "../support/product.ts";
import { expectWellMade, screensOf } from "../support/screens.ts";

let product: Product;

const { open, office } = screensOf(() => product);

beforeAll(async () => {
  product = await sharedProduct();
});

afterAll(() => product.end());

const field = (page: Page, name: string | RegExp) => page.getByLabel(name, { exact: true });
const press = (page: Page, name: string) => page.getByRole("button", { name, exact: true }).click();

async function pickCounty(page: Page, name: string) {
  const box = page.getByRole("combobox", { name: "Powiat" });
  await box.fill(name);
  await page.getByRole("option", { name }).first().click();
}

const COUNTY = "Szkolenie jest dla osób z województwa podlaskiego.";
const COMMUNE = "W pierwszej kolejności przyjmujemy osoby z instytucji w gminie Mońki.";
const OFFICE = "Pierwszeństwo mają pracownicy starostwa.";

describe("who may come", () => {
  it("is set up by staff, read before the form, told beside the field, and decided where it only warns", async () => {
    const event = await publishedEvent(product, { title: { pl: "Szkolenie z kryteriami" } });
    const editor = await office(DESK);
    await editor.goto(`/staff/events/${event.eventId}/recruitment`);
    const added = async (kind: string, number: number) => {
      await field(editor, "Jakie kryterium dodać").selectOption({ label: kind });
      await press(editor, "Dodaj kryterium");
      return editor.getByRole("region", { name: `Kryterium ${number}: ${kind}` });
    };
    const county = await added("Województwo albo powiat", 1);
    await county.getByRole("checkbox", { name: "podlaskie", exact: true }).check();
    await county.getByLabel("Co napisać uczestnikom").fill(COUNTY);
    const domain = await added("Adres e-mail w domenie", 2);
    await domain.getByLabel("Domeny, po jednej w wierszu").fill("@Powiat.example");
    await domain.getByRole("radio", { name: /^Może się zgłosić/ }).check();
    await domain.getByLabel("Co napisać uczestnikom").fill(OFFICE);
    const commune = await added("Gmina instytucji", 3);
    await commune.getByLabel("Kody gmin (TERYT), po jednym w wierszu").fill("2008053\n20080");
    await commune.getByLabel("Co napisać uczestnikom").fill(COMMUNE);
    await press(editor, "Zapisz zmiany");
    await said(commune, /^Kod gminy ma 7 cyfr/);
    await commune.getByLabel("Kody gmin (TERYT), po jednym w wierszu").fill("2008053");
    const sex = await added("Płeć", 4);
    await sex.getByRole("checkbox", { name: "Kobieta" }).waitFor();
    await expectWellMade(editor);
    await sex.getByRole("button", { name: "Usuń: Płeć" }).click();
    await press(editor, "Zapisz zmiany");
    const stored = async () => {
      const { form } = await product.deps.services.event.getEvent(product.office(), event.eventId);
      return [form.criteria?.map(({ type }) => type), form.questions];
    };
    // With the criterion of sex went the question that had come with it.
    await eventually(stored).toEqual([["territory", "email_domain", "commune"], []]);

    const page = await open(PHONE);
    await page.goto(`/events/${event.slug}`);
    await page.getByRole("heading", { name: "Dla kogo" }).waitFor();
    await page.getByText(COUNTY).waitFor();
    await page.getByText("Zdecyduje organizator").first().waitFor();
    await expectWellMade(page);

    await page.goto(`/events/${event.slug}/sign-up`);
    await field(page, "Imię").fill("Łucja");
    await field(page, "Nazwisko").fill("Kryterialna");
    await field(page, "Adres e-mail").fill("lucja.kryterialna@ops.example");
    await said(page, "O tym zgłoszeniu zdecyduje organizator");
    await pickCounty(page, "Gdańsk");
    for (const name of ["Znam treść klauzuli", "Akceptuję regulamin"])
      await page.getByRole("checkbox", { name }).check();
    await press(page, "Wyślij zgłoszenie");
    await said(page, `Powiat – ${COUNTY}`);
    await expectWellMade(page);
    await pickCounty(page, "Suwałki");
    await press(page, "Wyślij zgłoszenie");
    await page.waitForURL(/\/registrations\//);
    await said(page, "Zgłoszenie przyjęte, czeka na decyzję organizatora");
    // Both sentences, one of them because of what the register says of an institution that they do not name.
    await said(page, `${OFFICE} ${COMMUNE}`);
    await expectWellMade(page);

    await editor.goto(`/staff/events/${event.eventId}/registrations`);
    await field(editor, "Kryteria wydarzenia").selectOption({ label: "Do sprawdzenia" });
    await press(editor, "Kryterialna Łucja");
    const sheet = editor.getByRole("dialog");
    await said(sheet, "Nie spełnia albo nie ma odpowiedzi:");
    await expectWellMade(editor);
    await sheet.getByRole("button", { name: "Zmień stan" }).click();
    await sheet.getByRole("radio", { name: "Potwierdź udział" }).check();
    await sheet.getByLabel("Powód").fill("oddelegowana przez starostwo");
    await sheet.getByRole("button", { name: "Zmień stan" }).click();
    await said(sheet, "Powód: oddelegowana przez starostwo");
    await sheet.getByRole("button", { name: "Zamknij" }).click();

    await press(editor, "Dodaj osobę");
    const dialog = editor.getByRole("dialog");
    await dialog.getByLabel("Imię").fill("Jan");
    await dialog.getByLabel("Nazwisko").fill("Papierowy");
    await said(dialog, "Ta osoba nie spełnia kryterium albo nie ma jej odpowiedzi");
    await dialog.getByRole("button", { name: "Dodaj i wpisz następną" }).click();
    await said(dialog, /Wpisz, dlaczego ma się zapisać/);
    await expectWellMade(editor);
    await dialog.getByLabel("Powód").fill("zgoda dyrektora");
    await dialog.getByRole("button", { name: "Dodaj i wpisz następną" }).click();
    await said(dialog, "Jan Papierowy: udział potwierdzony");
  });
});
