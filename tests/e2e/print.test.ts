import type { StaffEventView } from "@zapisy/core/event";
import type { EventInput } from "@zapisy/core/event/schema";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { eventually } from "../support/browser.ts";
import { eventInput } from "../support/fixture.ts";
import { pdfInfo, pdfText, pdfWords } from "../support/pdf-text.ts";
import { publishedEvent, signUpAside, sharedProduct, type Product } from "../support/product.ts";
import { screensOf } from "../support/screens.ts";

/** More than one page of the API holds. */
const PEOPLE = 61;
const INSTITUTION = "Powiatowe Centrum Pomocy Rodzinie w Bielsku Podlaskim, Dział Wsparcia Rodzin";

let product: Product;
let event: StaffEventView;

const { office } = screensOf(() => product);

beforeAll(async () => {
  product = await sharedProduct();
  event = await publishedEvent(product, { seats: 50 });
  for (let number = 1; number <= PEOPLE; number += 1) {
    await signUpAside(product, event, number, {
      institution: { name: INSTITUTION, type: "pcpr" },
      position: "starsza specjalistka pracy z rodziną",
      countyCode: "2003",
    });
  }
}, 240_000);

afterAll(() => product.end());

/** Opens a page of the event on which printing is only noted. */
async function open(path: string): Promise<Page> {
  const page = await office();
  await page.addInitScript(() => {
    window.print = () => document.documentElement.setAttribute("data-printed", "yes");
  });
  await page.goto(`/staff/events/${event.eventId}${path}`);
  return page;
}
const printed = (page: Page) => page.locator("html[data-printed]");
const addresses = (text: string) => new Set(text.match(/lucja\d+@ops\.example/g));
const onPaper = (page: Page) => page.pdf({ preferCSSPageSize: true, format: "A4" });

describe("the list of people on paper", () => {
  it("has everybody, though the screen began with a page of them, and stands on few pages", async () => {
    const page = await open("/registrations");
    await page.getByRole("row").nth(50).waitFor();
    await page.getByRole("button", { name: "Drukuj" }).click();
    await printed(page).waitFor({ state: "attached" });
    const pdf = await onPaper(page);
    const text = await pdfText(pdf);
    expect(addresses(text).size).toBe(PEOPLE);
    expect(text).toContain(`Liczba wierszy: ${PEOPLE}`);
    expect(text).not.toContain("Wydruk niepełny");
    expect(Number(/Pages:\s+(\d+)/.exec(await pdfInfo(pdf))?.[1])).toBeLessThanOrEqual(6);
    // The institution has room for its longest words, each in one piece.
    const words = (await pdfWords(pdf)).words.filter(({ text: word }) => word === "Powiatowe");
    expect(words).toHaveLength(PEOPLE);
  });

  it("says that it is not whole where the browser printed before all was there", async () => {
    const page = await open("/registrations");
    await page.getByRole("row").nth(50).waitFor();
    const text = await pdfText(await onPaper(page));
    expect([
      addresses(text).size,
      text.includes("Wydruk niepełny: tylko pierwszych 50 wierszy listy."),
    ]).toEqual([50, true]);
  });

  it("tells by what it was chosen, and no totals of what was not", async () => {
    const page = await open("/registrations?status=reserve");
    await page.getByText("Łucja").first().waitFor();
    const text = await pdfText(await onPaper(page));
    expect(text).toContain("Lista rezerwowa · Liczba wierszy: 11");
    expect(text).not.toContain("Udział potwierdzony: 50");
  });

  it("is not printed when fetching the rest is called off", async () => {
    const page = await open("/registrations");
    await page.getByRole("row").nth(50).waitFor();
    const print = page.getByRole("button", { name: "Drukuj" });
    const held: (() => void)[] = [];
    await page.route(/\/registrations\?.*cursor=/, async (route) => {
      await new Promise<void>((resolve) => held.push(resolve));
      await route.continue();
    });
    await print.click();
    await page.getByText("Wczytano 50 wierszy…").waitFor();
    await expect.poll(() => held.length).toBe(1);
    await page.getByRole("button", { name: "Anuluj" }).click();
    await page.getByText("Wczytano 50 wierszy…").waitFor({ state: "detached" });
    held.forEach((go) => go());
    // What came all the same is shown, and once.
    await page.getByRole("row").nth(PEOPLE).waitFor();
    expect([await printed(page).count(), await page.getByText("lucja7@ops.example").count()]).toEqual([0, 1]);
  });
});

describe("the list of people that cannot be fetched", () => {
  it("is not printed, and says why", async () => {
    const page = await open("/registrations");
    await page.getByRole("row").nth(50).waitFor();
    await page.route(/\/registrations\?.*cursor=/, (route) => route.abort());
    await page.getByRole("button", { name: "Drukuj" }).click();
    await page.getByText("Brak połączenia z internetem").first().waitFor();
    expect(await printed(page).count()).toBe(0);
  });
});

describe("the history on paper", () => {
  it("has every entry", async () => {
    const page = await open("/history");
    await page.getByRole("row").nth(50).waitFor();
    await page.getByRole("button", { name: "Drukuj" }).click();
    await printed(page).waitFor({ state: "attached" });
    const text = await pdfText(await onPaper(page));
    // Everybody signed up, and the event was made and published.
    expect(text).toContain(`Liczba wierszy: ${PEOPLE + 2}`);
    expect(text.match(/Udział potwierdzony|Lista rezerwowa/g)?.length).toBe(PEOPLE);
  });

  it("opens what is folded on the screen", async () => {
    const sessions = Array.from({ length: 8 }, (_, index) => ({
      ...eventInput(event.projectId).agenda[0],
      itemId: `n${index}`,
      title: { pl: `Sesja dodana ${index}` },
      day: event.agenda[0]?.day,
    })) as EventInput["agenda"];
    const { services } = product.deps;
    const now = await services.event.getEvent(product.office(), event.eventId);
    const input = eventInput(event.projectId, { dates: now.dates, seats: now.seats, agenda: sessions });
    await services.event.updateEvent(product.office(), event.eventId, input, now.version);
    const page = await open("/history");
    await eventually(async () => {
      await page.reload();
      await page.getByRole("row").nth(5).waitFor();
      return page.getByText(/^Pokaż \d+ zmian/).count();
    }).toBe(1);
    const text = await pdfText(await onPaper(page));
    for (const { title } of sessions) expect(text).toContain(`Punkt programu „${title.pl}” – dodano`);
  });
});
