import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { addDays, dayAt, HOME_ZONE } from "@zapisy/core/shared/time";
import { DESK, PHONE, said } from "../support/browser.ts";
import { agendaItem } from "../support/fixture.ts";
import { publishedEvent, sharedProduct, signUpAside, type Product } from "../support/product.ts";
import { expectWellMade, screensOf } from "../support/screens.ts";

let product: Product;
const { office } = screensOf(() => product);

beforeAll(async () => {
  product = await sharedProduct();
});
afterAll(() => product.end());

describe("the first page of staff", () => {
  it("says what waits and leads to where it is done; what is soon has its day, and lists their tabs", async () => {
    const soon = addDays(dayAt(product.deps.clock(), HOME_ZONE), 2);
    const title = "Żółty warsztat z decyzjami do podjęcia";
    const event = await publishedEvent(product, {
      title: { pl: title },
      dates: { type: "exact", startsOn: soon, endsOn: soon },
      agenda: [agendaItem({ day: soon })],
      recruitment: { mode: "selection" },
    });
    await signUpAside(product, event, 1, { firstName: "Łucja", lastName: "Źrebiec" });

    const staff = await office(DESK);
    await staff.goto("/staff");
    await staff.getByRole("heading", { level: 1, name: "Dziś" }).waitFor();
    const tasks = staff.getByRole("region", { name: "Do zrobienia" });
    const own = tasks.getByRole("listitem").filter({ hasText: title });
    await said(own.first(), "1 zgłoszenie do decyzji");
    await said(own.nth(1), "1 punkt programu bez prowadzącego");
    await staff
      .getByRole("region", { name: "Najbliższe dwa tygodnie" })
      .getByRole("link", { name: title })
      .waitFor();
    await expectWellMade(staff);
    await own.getByRole("link", { name: "1 zgłoszenie do decyzji" }).click();
    await staff.getByRole("row").filter({ hasText: "Źrebiec" }).waitFor();

    // By keyboard to the lists: what is looked for on one goes on over all.
    await staff.getByRole("link", { name: "Wydarzenia" }).first().click();
    await staff.getByRole("link", { name: title }).waitFor();
    await staff.getByRole("link", { name: "Minione" }).click();
    await staff.getByRole("searchbox").fill("żółty warsztat");
    await said(staff, "Nie ma takich wydarzeń");
    await staff.getByRole("link", { name: "Szukaj we wszystkich" }).click();
    await staff.getByRole("link", { name: title }).waitFor();
    await expectWellMade(staff);

    const phone = await office(PHONE);
    await phone.goto("/staff");
    await phone.getByRole("link", { name: title }).first().waitFor();
    await expectWellMade(phone);
    expect(await phone.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  });
});

describe("a published event", () => {
  it("is shared by its address, the code of it and a poster", async () => {
    const event = await publishedEvent(product, { title: { pl: "Łąki i ogrody społeczne" } });
    const staff = await office(DESK);
    await staff.goto(`/staff/events/${event.eventId}`);
    const card = staff.getByRole("region", { name: "Udostępnij" });
    await card.getByText(`/events/${event.slug}`).waitFor();
    await card.getByRole("img", { name: "Kod QR z adresem strony wydarzenia" }).waitFor();
    const names: string[] = [];
    for (const name of ["Plakat A4 (PDF)", "Kod QR (SVG)", "Kod QR (PNG)"]) {
      const download = staff.waitForEvent("download");
      await card.getByRole("button", { name }).click();
      names.push((await download).suggestedFilename());
    }
    expect(names).toEqual([
      "plakat-laki-i-ogrody-spoleczne.pdf",
      `${event.slug}-qr.svg`,
      `${event.slug}-qr.png`,
    ]);
    await expectWellMade(staff);
  });
});
