import { instantAt, wallTimeAt } from "@zapisy/core/shared/time";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { PHONE, said } from "../support/browser.ts";
import { publishedEvent, sharedProduct, type Product } from "../support/product.ts";
import { expectWellMade, screensOf } from "../support/screens.ts";

let product: Product;

const { open } = screensOf(() => product);

beforeAll(async () => {
  product = await sharedProduct();
});

afterAll(() => product.end());

/** The next full minute that leaves time to fill in a form. */
function soon(timeZone: string): string {
  const moment = new Date(Math.ceil((Date.now() + 45_000) / 60_000) * 60_000);
  return wallTimeAt(moment.toISOString(), timeZone);
}

describe("sign-up that opens at a set moment", () => {
  it("is filled in before, counts down, and is sent at the moment without reloading", async () => {
    const opens = soon("Europe/Warsaw");
    const event = await publishedEvent(product, {
      title: { pl: "Oblegane szkolenie" },
      recruitment: { mode: "first_come", opens, delegations: true },
    });
    const page = await open(PHONE);
    await page.goto(`/events/${event.slug}`);
    // People of an institution are registered by a form that opens with the others: it is not led to before.
    expect(await page.getByRole("link", { name: "Zgłoszenie z instytucji" }).count()).toBe(0);
    await page.getByRole("link", { name: "Wypełnij formularz wcześniej" }).filter({ visible: true }).click();
    await page.getByText(/^Rekrutacja rozpocznie się /).waitFor();
    // What is seen counts every second; what is heard says five of them, and may stand beside it.
    await page.locator("p[aria-hidden=true]", { hasText: /^Pozostało: (1 min )?\d+ s$/ }).waitFor();
    const submit = page.getByRole("button", { name: "Wyślij zgłoszenie" });
    expect(await submit.isDisabled()).toBe(true);
    await page.getByLabel("Imię", { exact: true }).fill("Łucja");
    await page.getByLabel("Nazwisko", { exact: true }).fill("Żak");
    await page.getByLabel("Adres e-mail", { exact: true }).fill("lucja.start@ops.example");
    for (const name of ["Znam treść klauzuli", "Akceptuję regulamin"])
      await page.getByRole("checkbox", { name }).check();
    await expectWellMade(page);
    // A clock that is set an hour ahead opens nothing: what the server says goes before it.
    await submit.evaluate((button) => {
      const real = Date.now.bind(Date);
      Date.now = () => real() + 3_600_000;
      new MutationObserver(() => {
        if (!button.hasAttribute("disabled")) button.dataset.enabledAt ??= String(real());
      }).observe(button, { attributes: true });
    });
    await page.getByText("Rekrutacja trwa. Formularz można wysłać.").waitFor({ timeout: 130_000 });
    const enabledAt = await submit.getAttribute("data-enabled-at");
    expect(Number(enabledAt)).toBeGreaterThanOrEqual(Date.parse(instantAt(opens, "Europe/Warsaw")));
    expect(await page.getByLabel("Nazwisko", { exact: true }).inputValue()).toBe("Żak");
    await submit.click();
    await said(page, "Zgłoszenie przyjęte, udział potwierdzony");
  });
});
