import { gzipSync } from "node:zlib";
import type { Response } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { launchBrowser, openPage } from "../support/browser.ts";
import { publishedEvent, sharedProduct, type Product } from "../support/product.ts";

/** What a first visit to an event page may cost in script, gzipped: 45 kB, a second on a slow line. */
const BUDGET_BYTES = 45_000;

let product: Product;
let browser: Awaited<ReturnType<typeof launchBrowser>>;

beforeAll(async () => {
  [product, browser] = await Promise.all([sharedProduct(), launchBrowser()]);
});

afterAll(async () => {
  await browser.close();
  await product.end();
});

describe("the first visit to an event page", () => {
  it("loads at most 45 kB of script, gzipped", async () => {
    const { slug } = await publishedEvent(product);
    const { page } = await openPage(browser, product);
    const scripts: Response[] = [];
    page.on("response", (response) => {
      if (response.request().resourceType() === "script") scripts.push(response);
    });
    await page.goto(`/events/${slug}`, { waitUntil: "networkidle" });
    await page.getByRole("heading", { level: 1, name: "Praca z rodziną" }).waitFor();
    const sizes = await Promise.all(
      scripts.map(async (response) => [
        new URL(response.url()).pathname,
        gzipSync(await response.body(), { level: 9 }).length,
      ]),
    );
    const total = sizes.reduce((sum, [, size]) => sum + Number(size), 0);
    expect(total, JSON.stringify(Object.fromEntries(sizes), undefined, 2)).toBeLessThanOrEqual(BUDGET_BYTES);
    expect(scripts.length).toBeGreaterThan(0);
  });
});
