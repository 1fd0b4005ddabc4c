import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { eventually, field, PHONE, said } from "../support/browser.ts";
import { eventInput } from "../support/fixture.ts";
import { publishedEvent, startProduct, type Product } from "../support/product.ts";
import { expectWellMade, screensOf } from "../support/screens.ts";

let product: Product;

const { open, office } = screensOf(() => product);

beforeAll(async () => {
  product = await startProduct();
});

afterAll(() => product.end());

/** How many fields of a page say that something is wrong with them. */
const complaints = (page: Page) => page.locator('[aria-invalid="true"], [id$="-error"]').count();

describe("a question that is answered with a number or a date", () => {
  it("is set up by staff, answered by a participant, and read by both as people write it", async () => {
    const { eventId, slug } = await publishedEvent(product, {
      form: { ...eventInput("prj_00000000000000000000000000").form, pickUpPoints: ["Białystok"] },
    });
    const editor = await office(PHONE);
    await editor.goto(`/staff/events/${eventId}/recruitment`);
    const add = editor.getByRole("button", { name: "Dodaj pytanie" });
    await add.click();
    const card = (number: number) => editor.getByRole("region", { name: `Pytanie ${number}` });
    await card(1).getByLabel("Treść pytania").fill("Ile kilometrów do nas?");
    await card(1).getByLabel("Rodzaj odpowiedzi").selectOption("Liczba");
    await card(1).getByLabel("Największa liczba").fill("500");
    await card(1).getByLabel("Jednostka").fill("km");
    await add.click();
    await card(2).getByLabel("Treść pytania").fill("Kiedy przyjazd?");
    await card(2).getByLabel("Rodzaj odpowiedzi").selectOption("Data");
    await expectWellMade(editor);
    await editor.getByRole("button", { name: "Zapisz zmiany" }).click();
    const types = async () =>
      (await product.deps.services.event.getEvent(product.office(), eventId)).form.questions.map(
        ({ type, max, unit }) => ({ type, max, unit: unit?.pl }),
      );
    await eventually(types).toEqual([
      { type: "number", max: 500, unit: "km" },
      { type: "date", max: undefined, unit: undefined },
    ]);

    const page = await open();
    await page.goto(`/events/${slug}/sign-up`);
    await page.getByRole("radio", { name: "Białystok" }).waitFor();
    expect(await complaints(page)).toBe(0);
    await page.getByLabel("Imię", { exact: true }).fill("Żaneta");
    await page.getByLabel("Nazwisko", { exact: true }).fill("Łęcka");
    await page.getByLabel("Adres e-mail").fill("zaneta@ops.example");
    const distance = field(page, "Ile kilometrów do nas\\?");
    await distance.fill("1 200,5");
    await field(page, "Kiedy przyjazd\\?").fill("2026-04-14");
    await page.getByRole("checkbox", { name: "Znam treść klauzuli" }).check();
    await page.getByRole("checkbox", { name: "Akceptuję regulamin" }).check();
    await said(page, "Wpisz liczbę nie większą niż 500.");
    await expectWellMade(page);
    await distance.fill("12,5");
    // What is typed is there after a reload, written as people write it.
    await page.reload();
    expect(await distance.inputValue()).toBe("12,5");
    await page.getByRole("checkbox", { name: "Znam treść klauzuli" }).check();
    await page.getByRole("checkbox", { name: "Akceptuję regulamin" }).check();
    await page.getByRole("button", { name: "Wyślij zgłoszenie" }).click();
    await said(page, "Zgłoszenie przyjęte, udział potwierdzony");
    await said(page, "12,5\u00A0km");
    await said(page, "14 kwietnia 2026 r.");
    await page.getByRole("button", { name: "Popraw dane" }).click();
    expect(await complaints(page)).toBe(0);
    await distance.fill("13");
    await expectWellMade(page);
    await page.getByRole("button", { name: "Zapisz zmiany" }).click();
    await said(page, "13\u00A0km");

    const [person] = (
      await product.deps.services.registration.listRegistrations(product.office(), eventId, {})
    ).items;
    expect(Object.values(person?.answers ?? {}).toSorted()).toEqual(["13", "2026-04-14"]);
    const sheet = await office();
    await sheet.goto(`/staff/events/${eventId}/registrations?person=${person?.registrationId}`);
    await said(sheet, "13\u00A0km");
    await said(sheet, "14 kwietnia 2026 r.");
    await sheet.getByRole("button", { name: "Popraw dane" }).click();
    await field(sheet, "Ile kilometrów do nas\\?").waitFor();
    expect(await complaints(sheet)).toBe(0);
    await field(sheet, "Ile kilometrów do nas\\?").fill("daleko");
    await sheet.getByRole("button", { name: /^Zapisz/ }).click();
    await said(sheet, "Wpisz liczbę, na przykład 12 albo 7,5.");
    expect(await field(sheet, "Ile kilometrów do nas\\?").inputValue()).toBe("daleko");
    await expectWellMade(sheet);
  });
});
