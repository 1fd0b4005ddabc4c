import { ulid } from "ulid";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { manualInput } from "../support/actions.ts";
import { markInput } from "../support/attendance.ts";
import { said, shot } from "../support/browser.ts";
import { agendaItem, projectInput } from "../support/fixture.ts";
import { publishedEvent, sharedProduct, yesterday, type Product } from "../support/product.ts";
import { expectWellMade, screensOf } from "../support/screens.ts";

let product: Product;

const { office } = screensOf(() => product);

beforeAll(async () => {
  product = await sharedProduct();
});

afterAll(() => product.end());

describe("the closed periods of a project", () => {
  it("are closed once, downloaded, show what was corrected since, and can be withdrawn with a reason", async () => {
    const ctx = product.office();
    const { attendance, participant, project, registration } = product.deps.services;
    const day = yesterday();
    const { projectId } = await project.createProject(
      ctx,
      projectInput({ title: { pl: "Okresy – Żmudź" }, startsOn: day, endsOn: "2099-12-31" }),
    );
    const { eventId } = await publishedEvent(product, {
      projectId,
      seats: null,
      dates: { type: "exact", startsOn: day, endsOn: day },
      agenda: [agendaItem({ day, from: "00:00", to: "00:30" })],
    });
    const enter = async (lastName: string) => {
      const email = `${ulid().toLowerCase()}@kis.example`;
      const input = manualInput({ firstName: "Łucja", lastName, email, phone: undefined });
      const { registration: entered } = await registration.enterRegistration(ctx, eventId, input);
      const { registrationId } = entered;
      const mark = markInput({ registrationId, markId: `mrk_${ulid()}`, source: "list", at: ctx.now });
      await attendance.recordMarks(ctx, eventId, [mark], `staff:${ctx.actor.staffId}`);
      await participant.acceptProposals(ctx, projectId, [{ registrationIds: [registrationId] }]);
    };
    await enter("Łęcka-Żółkiewska");
    const page = await office();
    await page.goto(`/staff/projects/${projectId}`);
    await page.getByRole("link", { name: "Okresy rozliczeniowe" }).click();
    await page.getByText("Nie ma jeszcze zamkniętych okresów").waitFor();
    await expectWellMade(page);

    await page.getByRole("button", { name: "Zamknij pierwszy okres" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel("Ostatni dzień").fill(day);
    await dialog.getByRole("button", { name: "Zamknij okres" }).click();
    await dialog.getByText("Uzupełnij to pole.").first().waitFor();
    await dialog.getByLabel("Nazwa").fill("Wniosek o płatność nr 1");
    await expectWellMade(page);
    await dialog.getByRole("button", { name: "Zamknij okres" }).click();
    await said(page, "Zamknięto okres.");
    await page.getByText("Plik jest taki jak w chwili zamknięcia").waitFor();
    await expectWellMade(page);
    await shot(page, "snapshot");

    await enter("Dopisana");
    await page.getByRole("button", { name: "Porównaj z dzisiejszymi liczbami" }).click();
    await page
      .getByText(/^Różni/)
      .first()
      .waitFor();
    const row = page.getByRole("row", { name: /^Osoby/ });
    await row.getByText("Doszli (1)").click();
    await row.getByRole("link", { name: "Dopisana Łucja" }).waitFor();
    await expectWellMade(page);
    await shot(page, "snapshot-changes");
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("button", { name: "Pobierz plik z sumą (JSON)" }).click(),
    ]);
    expect(download.suggestedFilename()).toContain("Wniosek");
    const [sheet] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("link", { name: "Pobierz arkusz (XLSX)" }).click(),
    ]);
    expect(sheet.suggestedFilename()).toMatch(/\.xlsx$/);

    await page.getByRole("button", { name: "Wycofaj okres" }).click();
    await page.getByLabel("Powód").fill("Zły ostatni dzień");
    await page.getByRole("dialog").getByRole("button", { name: "Wycofaj okres" }).click();
    await page.getByText("Ten okres jest wycofany").waitFor();
    await page.getByRole("link", { name: "Okresy rozliczeniowe" }).click();
    await page.getByText("wycofany", { exact: true }).waitFor();
    await expectWellMade(page);
    await shot(page, "snapshots");
  }, 120_000);
});
