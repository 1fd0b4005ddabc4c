import type { EventInput } from "@zapisy/core/event";
import { EventInputSchema } from "@zapisy/core/event/schema";
import type { Support } from "@zapisy/core/project/schema";
import { fieldsOf } from "@zapisy/core/shared/field";
import { beforeAll, describe, expect, it } from "vitest";
import { eventually, PHONE, said } from "../support/browser.ts";
import { agendaItem, projectInput } from "../support/fixture.ts";
import { dayAhead, publishedEvent, sharedProduct, type Product } from "../support/product.ts";
import { expectWellMade, screensOf } from "../support/screens.ts";

let product: Product;

const { open, office } = screensOf(() => product);

beforeAll(async () => {
  product = await sharedProduct();
});

const LAW =
  "Poradnictwo prawne dla osób zagrożonych wykluczeniem społecznym z gminy Żmudź i powiatu chełmskiego, także w Łęcznej";

/** A project of this file. */
function project(title: string, supports: Support[]) {
  return product.deps.services.project.createProject(
    product.office(),
    projectInput({ title: { pl: title }, supports }),
  );
}

describe("forms of support", () => {
  it("are written on the project's page, chosen in a programme, and counted", async () => {
    const { projectId } = await project("Partnerstwa przeciw wykluczeniu – wsparcie", []);
    const { eventId } = await publishedEvent(product, {
      projectId,
      title: { pl: "Dyżury specjalistów" },
      dates: { type: "exact", startsOn: "2026-02-10", endsOn: "2026-02-10" },
      agenda: [agendaItem({ itemId: "s1", day: "2026-02-10", from: "09:00", to: "10:30" })],
    });
    const page = await office();
    await page.goto(`/staff/projects/${projectId}`);
    await page.getByRole("button", { name: "Dodaj formę wsparcia" }).click();
    const form = page.getByRole("group", { name: "Forma wsparcia 1" });
    await form.getByLabel("Nazwa").fill(LAW);
    await form.getByLabel("Rodzaj").selectOption("individual");
    await form.getByLabel("Godziny na osobę").fill("12,5");
    await page.getByRole("button", { name: "Zapisz zmiany" }).click();
    await said(page, "Zmiany w projekcie są zapisane.");
    // What is saved can be retired, and removed no more.
    await form.getByRole("button", { name: /^Wycofaj/ }).waitFor();
    expect(await form.getByRole("button", { name: /^Usuń/ }).count()).toBe(0);
    await expectWellMade(page);

    await page.goto(`/staff/events/${eventId}/programme`);
    await page.getByRole("button", { name: "Sesja pierwsza", exact: true }).click();
    await page.getByLabel("Forma wsparcia").selectOption({ label: LAW });
    await page.getByRole("button", { name: "Gotowe" }).click();
    await page
      .getByRole("button", { name: /^Zapisz/ })
      .first()
      .click();
    await said(page, "Zapisano o");

    await page.goto(`/staff/projects/${projectId}`);
    await page.getByRole("link", { name: "Wsparcie" }).click();
    await page.getByRole("link", { name: `${LAW}, w programach: 1,5 godz.` }).click();
    const list = page.getByRole("table", { name: `${LAW}: godziny w programach` });
    expect(await list.innerText()).toContain("Dyżury specjalistów");
    expect(await list.getByRole("row").last().innerText()).toContain("1,5 godz.");
    await expectWellMade(page);
    await page.setViewportSize(PHONE.viewport ?? { width: 360, height: 800 });
    await expectWellMade(page);
  });
});

describe("the schedule of support", () => {
  it("is published by staff, read by everybody without JavaScript, and says what changed since", async () => {
    const { projectId } = await project("Harmonogram – Łomża i Żmudź", [
      { supportId: "law", name: LAW, mode: "individual" },
    ]);
    const day = dayAhead();
    const { eventId } = await publishedEvent(product, {
      projectId,
      title: { pl: "Dyżur prawniczki w Żmudzi" },
      dates: { type: "exact", startsOn: day, endsOn: day },
      agenda: [agendaItem({ day, supportId: "law", leaders: ["Żaneta Łęcka-Źrebiec"] })],
    });
    const month = day.slice(0, 7);
    const page = await office();
    await page.goto(`/staff/projects/${projectId}`);
    await page.getByRole("link", { name: "Harmonogram" }).click();
    await page.goto(`/staff/projects/${projectId}/schedule?month=${month}`);
    await said(page, "Ten miesiąc nie jest opublikowany.");
    await expectWellMade(page);
    await page.getByRole("button", { name: "Opublikuj miesiąc" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Opublikuj miesiąc" }).dblclick();
    await said(page, "Harmonogram jest opublikowany.");
    for (const kind of ["csv", "xlsx", "pdf"]) {
      const address = `/api/staff/projects/${projectId}/schedule/schedule.${kind}?month=${month}`;
      expect((await page.request.get(address)).status()).toBe(200);
    }

    const reader = await open({ ...PHONE, javaScriptEnabled: false });
    await reader.goto(`/schedule/${projectId}?month=${month}`);
    await reader.getByRole("link", { name: "Sesja pierwsza" }).waitFor();
    expect(await reader.getByRole("main").innerText()).toContain("Żaneta Łęcka-Źrebiec");
    await said(reader, "Od opublikowania nic się nie zmieniło.");

    const { event } = product.deps.services;
    const before = await product.deps.stores.events.findEvent(eventId);
    await event.updateEvent(
      product.office(),
      eventId,
      {
        ...fieldsOf(EventInputSchema, before ?? {}),
        agenda: [agendaItem({ day, supportId: "law", from: "11:00", to: "12:00" })],
      } as EventInput,
      before?.version ?? 0,
    );
    await eventually(async () => {
      const { changes } = await product.deps.services.supportSchedule.getPublished(
        product.deps.context({ type: "public" }, "test"),
        projectId,
        month,
      );
      return changes.length;
    }).toBe(1);
    const anybody = await open(PHONE);
    await anybody.goto(`/schedule/${projectId}?month=${month}`);
    await said(anybody, /Zmieniono: Sesja pierwsza.*11:00–12:00.*było: .*9:00–13:00/);
    await expectWellMade(anybody);
  });
});
