import { LOCALES } from "@zapisy/core/shared/localized-text";
import type { MailKind } from "@zapisy/words/mail";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { FUNDING, mailOf, render } from "../../functions/mails/fixture.ts";
import { mails } from "../../functions/mails/index.ts";
import { accessibilityFindings, launchBrowser, overflow } from "../support/browser.ts";

let browser: Browser;

beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

describe.each([
  ["light", "pl"],
  ["dark", "en"],
] as const)("letters in a %s mail program of 320 px", (colorScheme, judged) => {
  it("are read without scrolling sideways and have nothing that axe finds", async () => {
    const context = await browser.newContext({ viewport: { width: 320, height: 640 }, colorScheme });
    const page = await context.newPage();
    // As most programs show a letter at first: no picture is loaded.
    await page.route("**/*", (route) => route.abort());
    for (const kind of Object.keys(mails) as MailKind[]) {
      for (const locale of LOCALES) {
        await page.setContent(render(mailOf(kind, locale), FUNDING).html, { waitUntil: "domcontentloaded" });
        expect([kind, locale, await overflow(page)]).toEqual([kind, locale, 0]);
        if (locale !== judged) continue;
        // The program around it has landmarks; a letter is an article in one of them.
        const findings = (await accessibilityFindings(page)).filter(
          (line) => !/^(landmark|region)/.test(line),
        );
        expect([kind, findings]).toEqual([kind, []]);
      }
    }
    await context.close();
  }, 120_000);
});
