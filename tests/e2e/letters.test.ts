import { LOCALES } from "@zapisy/core/shared/localized-text";
import type { MailKind } from "@zapisy/words/mail";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { FUNDING, mailOf, render } from "../../functions/mails/fixture.ts";
import { mails } from "../../functions/mails/index.ts";
import { accessibilityFindings, launchBrowser, overflow } from "../support/browser.ts";
import { contactSheets, type Picture } from "../support/contact-sheet.ts";

let browser: Browser;

beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

/** Addresses that stand on two lines though there is room for them on one. */
function brokenAddresses(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll("a")]
      .filter((link) => !/\s/.test(link.textContent) && link.getClientRects().length > 1)
      .filter((link) => {
        link.style.whiteSpace = "nowrap";
        const { width } = link.getBoundingClientRect();
        link.style.whiteSpace = "";
        return width <= (link.parentElement?.clientWidth ?? 0);
      })
      .map((link) => link.textContent),
  );
}

/** Kinds of mail, each in both languages. */
const LETTERS = (Object.keys(mails) as MailKind[]).flatMap((kind) =>
  LOCALES.map((locale) => ({ kind, locale })),
);
/** A sign as funders have it, in place of those that the fixture names. */
const SIGN = `${import.meta.dirname}/../../infra/local/samples/logo/academy.png`;

describe.each([
  ["light", "pl"],
  ["dark", "en"],
] as const)("letters in a %s mail program of 320 px", (colorScheme, judged) => {
  it("are read without scrolling sideways and have nothing that axe finds", async () => {
    const context = await browser.newContext({ viewport: { width: 320, height: 640 }, colorScheme });
    const page = await context.newPage();
    // As most programs show a letter at first: no picture is loaded.
    await page.route("**/*", (route) => route.abort());
    for (const { kind, locale } of LETTERS) {
      await page.setContent(render(mailOf(kind, locale), FUNDING).html, { waitUntil: "domcontentloaded" });
      expect([kind, locale, await overflow(page)]).toEqual([kind, locale, 0]);
      expect([kind, locale, await brokenAddresses(page)]).toEqual([kind, locale, []]);
      if (locale !== judged) continue;
      // The program around it has landmarks; a letter is an article in one of them.
      const findings = (await accessibilityFindings(page)).filter((line) => !/^(landmark|region)/.test(line));
      expect([kind, findings]).toEqual([kind, []]);
    }
    await context.close();
  }, 120_000);
});

// Nothing is expected of them: they are made for whoever says by `SHOTS` that they want to look at every letter.
describe.runIf(process.env.SHOTS)("letters on sheets", () => {
  it.each([
    { name: "mails-wide", width: 680, colorScheme: "light", columns: 4, rows: 2 },
    { name: "mails-narrow", width: 320, colorScheme: "light", columns: 6, rows: 1 },
    { name: "mails-dark", width: 680, colorScheme: "dark", columns: 4, rows: 2 },
  ] as const)(
    "are there to be looked at: $name",
    async ({ name, width, colorScheme, columns, rows }) => {
      const context = await browser.newContext({ viewport: { width, height: 640 }, colorScheme });
      const page = await context.newPage();
      await page.route("**/*", (route) => route.fulfill({ path: SIGN }));
      const pictures: Picture[] = [];
      for (const { kind, locale } of LETTERS) {
        const { html, subject } = render(mailOf(kind, locale), FUNDING);
        await page.setContent(html);
        const png = await page.screenshot({ fullPage: true });
        pictures.push({ title: `${kind} ${locale}<br><b>${subject}</b>`, png });
      }
      await context.close();
      await contactSheets(browser, name, pictures, { columns, rows });
    },
    240_000,
  );
});
