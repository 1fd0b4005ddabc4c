import type { Support } from "@zapisy/core/project/schema";
import { addDays, dayAt, HOME_ZONE } from "@zapisy/core/shared/time";
import { beforeAll, describe, expect, it } from "vitest";
import { eventually, PHONE, said } from "../support/browser.ts";
import { projectInput } from "../support/fixture.ts";
import { sharedProduct, type Product } from "../support/product.ts";
import { expectWellMade, screensOf } from "../support/screens.ts";

let product: Product;

const { office } = screensOf(() => product);

beforeAll(async () => {
  product = await sharedProduct();
});

const LAW =
  "Poradnictwo prawne dla osób zagrożonych wykluczeniem społecznym z gminy Żmudź i powiatu chełmskiego, także w Łęcznej";
const SUPPORTS: Support[] = [{ supportId: "law", name: LAW, mode: "individual", hours: 2 }];

describe("the log of support", () => {
  it("is entered from the keyboard, tells of overlaps, and is corrected and struck out", async () => {
    const { projectId } = await product.deps.services.project.createProject(
      product.office(),
      projectInput({
        title: { pl: "Dziennik – Żmudź" },
        supports: SUPPORTS,
        startsOn: "2020-01-01",
        endsOn: "2099-12-31",
      }),
    );
    for (const lastName of ["Źrebiec", "Łęcka-Żółkiewska"])
      await product.deps.services.participant.addParticipant(product.office(), projectId, {
        firstName: "Łucja",
        lastName,
        formerLastNames: [],
        categories: [],
        territory: [],
      });
    const page = await office();
    await page.goto(`/staff/projects/${projectId}`);
    await page.getByRole("link", { name: "Dziennik wsparcia" }).click();
    await said(page, "W tym miesiącu nie ma wpisów");
    await expectWellMade(page);

    // Once all of it; the second visit is person, hours and topic alone.
    const typed = performance.now();
    await page.getByLabel("Osoba").first().pressSequentially("zreb");
    await page.getByRole("option", { name: "Źrebiec Łucja" }).waitFor();
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    const entry = page.locator("form");
    await entry.getByLabel("Forma wsparcia").selectOption({ label: LAW });
    // Yesterday, so that it is over at any hour of today.
    await entry.getByLabel("Data").fill(addDays(dayAt(product.office().now, HOME_ZONE), -1));
    await entry.getByLabel("Od", { exact: true }).fill("0900");
    await entry.getByLabel("Do", { exact: true }).fill("945");
    await entry.getByLabel("Doradca").selectOption({ label: "ktoś spoza listy" });
    await entry.getByLabel("Imię i nazwisko doradcy").fill("Żaneta Łęcka-Źrebiec");
    await entry.getByLabel("Miejsce").fill("Klub w Żmudzi");
    await entry.getByLabel("Temat").fill("Alimenty");
    await page.keyboard.press("Enter");
    await said(page, "Zapisano: Łucja Źrebiec.");

    await page.keyboard.type("lecka");
    await page.getByRole("option", { name: "Łęcka-Żółkiewska Łucja" }).waitFor();
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    // Form and date stay as they were: to the hours it is three steps, and the topic follows.
    await entry.getByLabel("Od", { exact: true }).focus();
    await page.keyboard.type("0930");
    await page.keyboard.press("Tab");
    await page.keyboard.type("1015");
    await page.keyboard.press("Tab");
    await page.keyboard.type("Eksmisja");
    await page.keyboard.press("Enter");
    await said(page, /9:00–9:45, Łucja Źrebiec – Żaneta Łęcka-Źrebiec, ten sam doradca/);
    await expectWellMade(page);
    await page.keyboard.type("Matka z córką razem");
    await page.keyboard.press("Enter");
    await said(page, "Zapisano: Łucja Łęcka-Żółkiewska.");
    expect(performance.now() - typed).toBeLessThan(60_000);
    const table = page.getByRole("table", { name: /^Wpisy/ });
    await said(page, "Czas pokrywa się z innym wpisem: Matka z córką razem");
    const hours = page.getByRole("table", { name: /^Godziny i czas dyżuru/ });
    await eventually(() => hours.getByRole("row").last().innerText()).toMatch(/2\s+1,5 godz\.\s+1,25 godz\./);

    await page.getByRole("button", { name: /^Popraw\s+Źrebiec Łucja/ }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel("Do", { exact: true }).fill("09:40");
    await dialog.getByLabel("Powód zmiany").fill("Pomyłka w karcie");
    await dialog.getByRole("button", { name: "Zapisz poprawkę" }).click();
    await said(page, /9:30–10:15, Łucja Łęcka-Żółkiewska/);
    // Whoever corrects the hours instead is asked for no reason.
    await dialog.getByLabel("Od", { exact: true }).fill("08:30");
    await dialog.getByLabel("Do", { exact: true }).fill("09:30");
    await eventually(() => dialog.getByLabel("Dlaczego zostaje").count()).toBe(0);
    await expectWellMade(page);
    await dialog.getByRole("button", { name: "Zapisz poprawkę" }).dblclick();
    await said(page, "Poprawiono wpis.");
    await page.getByRole("button", { name: /^Wykreśl\s+Łęcka/ }).click();
    await page.getByRole("dialog").getByLabel("Powód").fill("Nie przyszła");
    await page.getByRole("dialog").getByRole("button", { name: "Wykreśl" }).click();
    await said(page, "Wykreślono wpis.");
    await said(page, "Powód: Nie przyszła");
    for (const file of ["monthly-card.pdf", "log.xlsx", "log.csv"])
      expect((await page.request.get(`/api/staff/projects/${projectId}/log/${file}`)).status()).toBe(200);
    await page.getByRole("button", { name: /^Historia\s+Łęcka/ }).click();
    await said(page, "Wykreślono wpis z dziennika wsparcia");
    await page.getByRole("dialog").getByRole("button", { name: "Zamknij" }).first().click();
    await page.getByRole("link", { name: "Źrebiec Łucja" }).click();
    const card = page.getByRole("link", { name: "Karta wsparcia (PDF)" });
    const address = (await card.getAttribute("href")) ?? "";
    expect((await page.request.get(address)).headers()["content-type"]).toBe("application/pdf");
    await page.goBack();
    await table.waitFor();
    await page.setViewportSize(PHONE.viewport ?? { width: 360, height: 800 });
    await expectWellMade(page);
  });
});
