import { mkdirSync } from "node:fs";
import { AxeBuilder } from "@axe-core/playwright";
import { FIRST_STAFF_ADDRESS } from "@zapisy/local/stack";
import { chromium, type Browser, type BrowserContextOptions, type Locator, type Page } from "playwright-core";
import { expect } from "vitest";
import { BROWSERS, findProgram } from "../programs.ts";
import { mailsTo, type Product } from "./product.ts";

/** Where the machine's Chromium is. @throws Error that names the package to install */
function chromiumPath(names: readonly string[]): string {
  const found = findProgram(names);
  if (!found) throw new Error("Chromium is missing: sudo apt-get install chromium");
  return found;
}

/**
 * Starts a browser that calls nobody but us; `extra` are switches of its own, such as a made-up camera.
 * @param names programs that will do, where not any will
 */
export function launchBrowser(extra: readonly string[] = [], names = BROWSERS): Promise<Browser> {
  return chromium.launch({
    executablePath: chromiumPath(names),
    args: [
      "--no-sandbox",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
      "--no-first-run",
      ...extra,
    ],
  });
}

/** A phone, Polish, as most participants have it. */
export const PHONE: BrowserContextOptions = {
  viewport: { width: 360, height: 780 },
  locale: "pl-PL",
  timezoneId: "Europe/Warsaw",
  hasTouch: true,
};

/** An office computer, Polish. */
export const DESK: BrowserContextOptions = {
  viewport: { width: 1280, height: 900 },
  locale: "pl-PL",
  timezoneId: "Europe/Warsaw",
};

/** A page, and what went wrong on it that nobody sees. */
export interface Watched {
  page: Page;
  /** Errors thrown, complaints in the console, and what the content security policy blocked. */
  problems: string[];
  /** Calls that came back with an error or not at all: a page has to deal with them, and a test that fails tells them. */
  refused: string[];
}

/** Opens a page of its own browser context, on which paths are those of the product, and watches it. */
export async function openPage(
  browser: Browser,
  product: Product,
  options: BrowserContextOptions = PHONE,
): Promise<Watched> {
  const context = await browser.newContext({ baseURL: product.url, ...options });
  const page = await context.newPage();
  page.setDefaultTimeout(45_000);
  const problems: string[] = [];
  page.on("pageerror", ({ message }) => problems.push(message));
  page.on("console", (line) => {
    // The browser's own line on an answer of 4xx or none at all: the page has to deal with it, and tests look how.
    const isAnswer = line.text().startsWith("Failed to load resource");
    if (["error", "warning"].includes(line.type()) && !isAnswer) problems.push(line.text());
  });
  const refused: string[] = [];
  const path = (url: string) => url.replace(product.url, "");
  page.on("response", (answer) => {
    if (answer.status() >= 400)
      refused.push(`${answer.status()} ${answer.request().method()} ${path(answer.url())}`);
  });
  page.on("requestfailed", (call) =>
    refused.push(`${call.failure()?.errorText ?? "failed"} ${call.method()} ${path(call.url())}`),
  );
  await page.exposeFunction("reportViolation", (text: string) => problems.push(text));
  await page.addInitScript(() =>
    document.addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI }) => {
      const { reportViolation } = window as unknown as { reportViolation: (text: string) => void };
      reportViolation(`blocked by ${violatedDirective}: ${blockedURI}`);
    }),
  );
  return { page, problems, refused };
}

/**
 * Does to a page what a browser does that translates it: each text node becomes an element with the text in it
 * (Chrome's two `<font>` elements), and the page's own text nodes are gone.
 */
export function translate(page: Page): Promise<void> {
  return page.evaluate(() => {
    const texts: Text[] = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const parent = node.parentElement;
      if (node.textContent?.trim() && !parent?.closest("script, style, font")) texts.push(node as Text);
    }
    for (const text of texts) {
      const outer = document.createElement("font");
      const inner = document.createElement("font");
      inner.textContent = text.data;
      outer.append(inner);
      text.replaceWith(outer);
    }
  });
}

/** Expects what is read to become right within 45 seconds: `await eventually(() => rows.count()).toBe(2)`. */
export function eventually<T>(read: () => T | Promise<T>) {
  return expect.poll(read, { timeout: 45_000 });
}

/** Waits until a page, or a part of it, says so somewhere. */
export function said(place: Page | Locator, text: string | RegExp): Promise<void> {
  return place.getByText(text).first().waitFor();
}

/** The field of a form by its label, whatever stands in brackets behind it. */
export function field(place: Page | Locator, label: string): Locator {
  return place.getByRole("textbox", { name: new RegExp(`^${label}( \\(|$)`) });
}

/** Opens the menu of a button and presses an item of it. */
export async function choose(page: Page, menu: string | RegExp, item: string | RegExp): Promise<void> {
  await page.getByRole("button", { name: menu }).click();
  await page.getByRole("menuitem", { name: item }).click();
}

/** Presses Tab until the element has the focus. @throws Error when the keyboard does not get there */
export async function tabTo(page: Page, target: Locator): Promise<void> {
  for (let press = 0; press < 150; press += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press("Tab");
  }
  throw new Error(`The Tab key does not lead to ${String(target)}`);
}

/** How many pixels of the page hang out to the right; more than 0 makes it scroll sideways. */
export function overflow(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
}

/** Pictures of a page in both widths and themes, where `SHOTS` names a folder: for whoever wants to look at what was tested. */
export async function shot(page: Page, name: string): Promise<void> {
  const dir = process.env.SHOTS;
  if (!dir) return;
  mkdirSync(dir, { recursive: true });
  for (const [width, colorScheme] of [
    [360, "light"],
    [360, "dark"],
    [1280, "light"],
    [1280, "dark"],
  ] as const) {
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize({ width, height: 900 });
    await page.screenshot({ path: `${dir}/${name}-${width}-${colorScheme}.png`, fullPage: true });
  }
  await page.emulateMedia({ colorScheme: "light" });
}

/** What axe finds against WCAG 2.2 AA, a line per finding; empty is what we want. */
export async function accessibilityFindings(page: Page): Promise<string[]> {
  // A colour on its way from one theme to the other is nobody's contrast.
  await page.evaluate(async () => {
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    // What turns until something is done has no end of its own.
    const ending = document
      .getAnimations()
      .filter(({ effect }) => effect?.getComputedTiming().endTime !== Number.POSITIVE_INFINITY);
    await Promise.allSettled(ending.map(({ finished }) => finished));
  });
  const { violations } = await new AxeBuilder({ page })
    .options({
      runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
      resultTypes: ["violations"],
    })
    // Our pages have no frames; the other mode opens a page for each analysis.
    .setLegacyMode(true)
    .analyze();
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${target.join(" ")} ${failureSummary}`),
  );
}

/** Name and version of what looks for these findings. */
export async function accessibilityTool(page: Page): Promise<string> {
  const { testEngine } = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
  return `${testEngine.name} ${testEngine.version}`;
}

/** The sign-in code in the newest mail to an address, once more than `before` mails have arrived. */
export async function signInCode(product: Product, address: string, before: number): Promise<string> {
  const mail = (await mailsTo(product, address, before + 1)).at(-1);
  const code = /\b(\d{3})\s?(\d{3})\b/.exec(mail?.body.text ?? "");
  if (!code) throw new Error(`no code in “${mail?.subject}”`);
  return `${code[1]}${code[2]}`;
}

/** Signs a member of staff in through the pages and the mailbox, beginning at a page that asks for it. */
export async function signInAsStaff(
  page: Page,
  product: Product,
  address = FIRST_STAFF_ADDRESS,
  from = "/staff/sign-in",
): Promise<void> {
  const before = (await mailsTo(product, address, 0)).length;
  await page.goto(from);
  await page.getByRole("textbox", { name: "Adres e-mail" }).fill(address);
  await page.keyboard.press("Enter");
  const code = page.getByRole("textbox", { name: "Kod" });
  await code.waitFor();
  await code.fill(await signInCode(product, address, before));
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/staff(?!\/sign-in)/);
}
