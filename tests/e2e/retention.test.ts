import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { manualInput } from "../support/actions.ts";
import { eventually, field, PHONE, shot } from "../support/browser.ts";
import { agendaItem } from "../support/fixture.ts";
import { publishedEvent, sharedProduct, yesterday, type Product } from "../support/product.ts";
import { expectWellMade, screensOf } from "../support/screens.ts";

let product: Product;

const { office } = screensOf(() => product);

beforeAll(async () => {
  product = await sharedProduct();
});

afterAll(() => product.end());

/** Looks at a page at its end: the button of a form stays in sight above what is half under it, and that is no target there. */
async function expectWhole(page: Page): Promise<void> {
  await page.evaluate(() => {
    window.scrollTo(0, document.body.scrollHeight);
  });
  await expectWellMade(page);
}

it("is said of a project how long its data are kept, seen what would go and who, and held up for an inspection", async () => {
  const day = yesterday();
  const title = `Żółta łódka: ${"szkolenie z bardzo długim tytułem ".repeat(3)}`.slice(0, 130).trim();
  const event = await publishedEvent(product, {
    title: { pl: title },
    dates: { type: "exact", startsOn: day, endsOn: day },
    agenda: [agendaItem({ day })],
  });
  const { registration } = product.deps.services;
  for (const firstName of ["Łucja", "Żaneta"])
    await registration.enterRegistration(
      product.office(),
      event.eventId,
      manualInput({ firstName, lastName: "Terminowa", email: "wspolny@terminy.example" }),
    );
  const page = await office();
  const press = (name: string | RegExp) => page.getByRole("button", { name }).click();
  await page.goto("/staff/privacy");
  await page.getByRole("link", { name: "Terminy przechowywania" }).click();
  await page.getByRole("heading", { level: 1, name: "Terminy przechowywania danych" }).waitFor();
  await page.getByText("Wyłączone: nic nie usuwa się samo").waitFor();
  await expectWellMade(page);
  await shot(page, "retention-list");
  // What switching on means is said before, and can be left.
  await press("Włącz usuwanie");
  await page.getByText("Usuniętych danych nie da się odzyskać.").waitFor();
  await expectWellMade(page);
  await press("Anuluj");

  await page.goto(`/staff/privacy/retention/${event.projectId}`);
  await page.getByText("Niczego z niego nie usuwamy").waitFor();
  await press("Fundusze europejskie 2021–2027");
  await press("Zapisz terminy");
  await page.getByText("Brakuje dnia ostatniej płatności").waitFor();
  await press("Środki własne");
  await page.getByLabel("Przez ile miesięcy").nth(1).fill("0");
  await press("Zapisz terminy");
  const row = page.getByRole("row").filter({ hasText: "Żółta łódka" }).first();
  await row.getByText("do usunięcia: 2 osoby").waitFor();
  await page.getByText("Usuwanie po terminie jest wyłączone").waitFor();
  await expectWhole(page);
  await shot(page, "retention-project");
  await row.getByRole("button", { name: "Pokaż osoby" }).click();
  const people = page.getByRole("dialog");
  await people.getByText("Terminowa Łucja").waitFor();
  await people.getByText("Terminowa Żaneta").waitFor();
  await expectWellMade(page);
  await people.getByRole("button", { name: "Zamknij" }).last().click();

  // Somebody else says meanwhile when the last payment was: setting a hold brings the page their version, and the form not.
  const said = () => product.deps.services.retention.getRetention(product.office(), event.projectId);
  const { terms, version } = await said();
  const theirs = { terms, lastPaymentOn: "2026-10-15", version };
  await product.deps.services.retention.setTerms(product.office(), event.projectId, theirs);
  await press("Wstrzymaj usuwanie");
  const dialog = page.getByRole("dialog");
  const send = dialog.getByRole("button", { name: "Wstrzymaj usuwanie" });
  await send.click();
  await dialog.getByText("Uzupełnij to pole").waitFor();
  await dialog.getByRole("combobox", { name: "Co wstrzymać" }).selectOption({ label: title });
  await field(dialog, "Opis").fill("pismo WK-7/2026");
  await expectWellMade(page);
  await send.dblclick();
  await dialog.waitFor({ state: "hidden" });
  await row.getByText("wstrzymane").waitFor();
  const holds = async () => (await said()).holds.length;
  await eventually(holds).toBe(1);
  await page.getByLabel("Przez ile miesięcy").nth(0).fill("6");
  await press("Zapisz terminy");
  await eventually(async () => (await said()).terms.unsuccessful?.months).toBe(6);
  expect((await said()).lastPaymentOn).toBe("2026-10-15");
  await eventually(() => page.getByLabel("Dzień ostatniej płatności").inputValue()).not.toBe("");
  await expectWhole(page);

  const phone = await office(PHONE);
  await phone.goto(`/staff/privacy/retention/${event.projectId}`);
  await phone.getByText("kontrola: pismo WK-7/2026").waitFor();
  await expectWhole(phone);
  await phone.getByRole("button", { name: "Zakończ wstrzymanie" }).click();
  await field(phone.getByRole("dialog"), "Dlaczego już nie trzeba").fill("protokół podpisany");
  await phone.getByRole("dialog").getByRole("button", { name: "Zakończ wstrzymanie" }).click();
  await phone.getByText("Nic nie wstrzymuje usuwania").waitFor();
  await eventually(holds).toBe(0);
  const history = await product.deps.services.audit.listInstallationHistory(product.office(), {
    part: "project",
  });
  expect(
    history.items
      .filter(
        ({ target, action }) =>
          action.startsWith("retention.") && [event.projectId, event.eventId].includes(target as never),
      )
      .map(({ action }) => action),
  ).toEqual([
    "retention.freed",
    "retention.edited",
    "retention.held",
    "retention.edited",
    "retention.edited",
    "retention.edited",
  ]);
});

it("is said of a person until when each thing is kept, and they alone are held for a restriction", async () => {
  const event = await publishedEvent(product, { title: { pl: "Wstrzymane szkolenie" } });
  const { registration } = await product.deps.services.registration.enterRegistration(
    product.office(),
    event.eventId,
    manualInput({ firstName: "Łucja", lastName: "Wstrzymana", email: "wstrzymana@terminy.example" }),
  );
  const page = await office(PHONE);
  await page.goto(`/staff/privacy?registration=${registration.registrationId}`);
  await page.getByText("zostaje, projekt nie ma tego terminu").first().waitFor();
  await page.getByRole("checkbox", { name: /Wstrzymana Łucja/ }).check();
  await page.getByRole("button", { name: "Wstrzymaj usuwanie" }).click();
  const dialog = page.getByRole("dialog");
  const send = dialog.getByRole("button", { name: "Wstrzymaj usuwanie" });
  await send.click();
  await dialog.getByText("Uzupełnij to pole").waitFor();
  await field(dialog, "Opis").fill("wniosek 4/2026");
  await expectWellMade(page);
  await send.click();
  await page.getByText("Wstrzymane do odwołania (ograniczenie przetwarzania: wniosek 4/2026)").waitFor();
  await expectWhole(page);
  await shot(page, "retention-person");
  await page.getByRole("button", { name: "Zakończ wstrzymanie" }).click();
  await field(page.getByRole("dialog"), "Dlaczego już nie trzeba").fill("osoba wycofała wniosek");
  await page.getByRole("dialog").getByRole("button", { name: "Zakończ wstrzymanie" }).click();
  await page.getByText("Wstrzymane do odwołania").waitFor({ state: "detached" });
});
