import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { DESK, eventually, PHONE, said, signInAsStaff } from "../support/browser.ts";
import { publishedEvent, startProduct, signUpAside, type Product } from "../support/product.ts";
import { expectWellMade, screensOf } from "../support/screens.ts";

let product: Product;
let path: string;
let token: string;

const { open, office, excuse } = screensOf(() => product);

beforeAll(async () => {
  product = await startProduct();
  const event = await publishedEvent(product, {
    title: { pl: "Strony z serwera", en: "Pages from the server" },
    summary: { pl: "Dla czytających bez skryptów." },
  });
  path = `/events/${event.slug}`;
  ({ token } = await signUpAside(product, event, 1));
});

afterAll(() => product.end());

/** What a page asks the API for, but for pictures. */
function asked(page: Page): string[] {
  const paths: string[] = [];
  page.on("request", (request) => {
    const { pathname, searchParams } = new URL(request.url());
    // What comes after the first page of a list is another question.
    if (searchParams.has("cursor")) return;
    if (pathname.startsWith("/api/") && request.resourceType() !== "image") paths.push(pathname);
  });
  return paths;
}

/** Whether a press does something yet. */
const isTakenOver = (page: Page) =>
  page.waitForFunction(() =>
    [...document.querySelectorAll("header button")].every((one) => "$$click" in one),
  );

/** Notes the elements that came with the document, before any script of the page may change them. */
const noteElements = (page: Page) =>
  page.addInitScript(() =>
    document.addEventListener("DOMContentLoaded", () => {
      Object.assign(window, { came: [...document.querySelectorAll("#app *")] });
    }),
  );

describe("a page that comes rendered", () => {
  it.each([
    ["event", () => path],
    ["catalogue", () => "/"],
    ["catalogue, narrowed", () => "/?q=strony&past=1"],
  ])("is taken over as it is, and asks for nothing again: %s", async (_, address) => {
    const page = await open();
    const paths = asked(page);
    await noteElements(page);
    await page.goto(address());
    await isTakenOver(page);
    await said(page, "Strony z serwera");
    const [came, still] = await page.evaluate(() => {
      const { came: all } = window as unknown as { came: Element[] };
      return [all.length, all.filter(({ isConnected }) => isConnected).length];
    });
    expect(came).toBeGreaterThan(50);
    expect(still).toBe(came);
    expect(paths).toEqual([]);
    await expectWellMade(page);
  });

  it("goes on as the app: to sign up, back, to the catalogue, with a title each", async () => {
    const page = await open(DESK);
    await page.goto(path);
    await isTakenOver(page);
    expect(await page.locator('link[rel="canonical"]').count()).toBe(1);
    expect(await page.locator('script[type="application/ld+json"]').count()).toBe(1);
    await page.getByRole("link", { name: "Zapisz się" }).first().click();
    await page.getByRole("heading", { level: 1, name: "Formularz zgłoszeniowy" }).waitFor();
    expect(new URL(page.url()).pathname).toBe(`${path}/sign-up`);
    // What was said of the first page is not true of this one.
    expect(await page.locator("[data-first-page]").count()).toBe(0);
    await page.goBack();
    await page.getByRole("link", { name: "Wydarzenia" }).click();
    await page.getByRole("heading", { level: 1, name: "Wydarzenia" }).waitFor();
    await eventually(() => page.title()).toBe("Wydarzenia – Zapisy");
    expect(await page.locator('script[type="application/ld+json"]').count()).toBe(0);
  });

  it.each([PHONE, DESK])("is read without JavaScript, and searched", async (screen) => {
    const page = await open({ ...screen, javaScriptEnabled: false });
    await page.goto("/");
    await page.getByRole("searchbox").fill("strony z serwera");
    await page.keyboard.press("Enter");
    await page.waitForURL(/\?q=/);
    await page.getByRole("link", { name: "Strony z serwera" }).click();
    await page.getByRole("heading", { level: 1, name: "Strony z serwera" }).waitFor();
    await said(page, "Dla czytających bez skryptów.");
    await said(page, "12 maja");
    expect(await page.title()).toBe("Strony z serwera – Zapisy");
  });

  it("comes in the language that was chosen, from the next visit on and without JavaScript, too", async () => {
    const page = await open(DESK);
    await page.goto(path);
    await isTakenOver(page);
    await page.getByRole("button", { name: "English" }).click();
    await page.getByRole("heading", { level: 1, name: "Pages from the server" }).waitFor();
    const html = await (await page.context().request.get(path)).text();
    expect(html).toContain('<html lang="en" data-rendered>');
    expect(html).toContain("Pages from the server</h1>");
  });

  it("follows a choice that this browser made before the server could know of it", async () => {
    const page = await open(DESK);
    await page.addInitScript(() => localStorage.setItem("zapisy.locale", "en"));
    await page.goto(path);
    await page.getByRole("heading", { level: 1, name: "Pages from the server" }).waitFor();
    await page.reload();
    await page.getByRole("heading", { level: 1, name: "Pages from the server" }).waitFor();
    expect(await page.evaluate(() => document.documentElement.lang)).toBe("en");
    expect(await page.evaluate(() => document.cookie)).toContain("zapisy.locale=en");
  });

  it("shows what only this device knows once it is taken over: its theme and its zone", async () => {
    const page = await open({ ...DESK, timezoneId: "America/New_York" });
    await page.addInitScript(() => localStorage.setItem("zapisy.theme", "dark"));
    await page.goto(path);
    const dark = page.getByRole("button", { name: "Ciemny" });
    await eventually(() => dark.first().getAttribute("aria-pressed")).toBe("true");
    expect(await page.evaluate(() => document.documentElement.dataset.theme)).toBe("dark");
    await said(page, "czas środkowoeuropejski");
    await expectWellMade(page);
  });

  it("does what was pressed and typed before the app was there, once", async () => {
    const page = await open();
    const app = Promise.withResolvers<void>();
    await page.route("**/assets/public-*.js", (route) => app.promise.then(() => route.continue()));
    await page.goto("/", { waitUntil: "commit" });
    await page.getByRole("searchbox").fill("strony z");
    await page.getByRole("button", { name: "English" }).click();
    app.resolve();
    await page.getByRole("heading", { level: 1, name: "Events" }).waitFor();
    await page.waitForURL(/\?q=strony/);
    expect(await page.getByRole("searchbox").inputValue()).toBe("strony z");
    await page.getByRole("button", { name: "polski" }).click();
    await page.getByRole("heading", { level: 1, name: "Wydarzenia" }).waitFor();
  });

  it("that asks for a code is taken over as it is, and takes one that was sent before the app was there", async () => {
    excuse(/404/);
    const page = await open();
    const app = Promise.withResolvers<void>();
    await page.route("**/assets/public-*.js", (route) => app.promise.then(() => route.continue()));
    const answer = await page.goto("/verify/NIE-MA-TAKIEGO", { waitUntil: "commit" });
    expect(answer?.status()).toBe(404);
    await page.getByRole("textbox", { name: "Kod z dokumentu" }).fill("ABCD-EFGH-JKLM");
    await page.keyboard.press("Enter");
    const paths = asked(page);
    app.resolve();
    await page.waitForURL(/\/verify\/ABCD/);
    await page.getByRole("heading", { level: 1, name: "Nie ma takiego zaświadczenia" }).waitFor();
    expect(paths.filter((one) => one.includes("NIE-MA"))).toEqual([]);
    await expectWellMade(page);
  });

  it("that does not exist says so, with its status", async () => {
    excuse(/404/);
    const page = await open();
    const answer = await page.goto("/events/nic-takiego");
    expect(answer?.status()).toBe(404);
    await page.getByRole("heading", { level: 1, name: "Nie ma takiej strony" }).waitFor();
  });
});

describe("a page that the browser draws", () => {
  const staffList = ["/api/staff/me", "/api/staff/events", "/api/staff/projects"];

  /** Holds the first script back until it is let go. */
  async function holdApp(page: Page): Promise<() => void> {
    const app = Promise.withResolvers<void>();
    await page.route("**/assets/public-*.js", async (route) => {
      if (!/\/public-(pl|en)-/.test(route.request().url())) await app.promise;
      await route.continue();
    });
    return () => app.resolve();
  }

  it.each([
    ["pl-PL", "light", "Wczytywanie…", "Wydarzenia"],
    ["en-GB", "dark", "Loading…", "Events"],
  ] as const)(
    "shows its outline before the app is there, in the language and the theme of who looks: %s, %s",
    async (locale, colorScheme, loading, title) => {
      const page = await office({ ...DESK, locale, colorScheme });
      const paths = asked(page);
      const letGo = await holdApp(page);
      await page.goto("/staff/events", { waitUntil: "commit" });
      const outline = page.locator("#begin");
      await eventually(() => outline.innerText()).toBe(loading);
      const [text, paper] = await outline.evaluate((element) => [
        element.getAttribute("role"),
        getComputedStyle(document.documentElement).backgroundColor,
      ]);
      expect(text).toBe("status");
      const lightness = Number(/oklch\(([\d.]+)/.exec(paper ?? "")?.[1]);
      expect(lightness > 0.5 ? "light" : "dark").toBe(colorScheme);
      // Meanwhile what it is made of is asked for.
      await eventually(() => paths.toSorted()).toEqual(staffList.toSorted());
      letGo();
      await page.getByRole("heading", { level: 1, name: title }).waitFor();
      await page.getByRole("row").nth(1).waitFor();
      expect(await outline.isVisible()).toBe(false);
      await eventually(() => paths.toSorted()).toEqual([...staffList, "/api/settings"].toSorted());
      await expectWellMade(page);
    },
  );

  it.each([
    ["sign-up", () => `${path}/sign-up`, () => `/api${path}`],
    ["personal page", () => `/registrations/${token}`, () => `/api/registrations/${token}`],
  ])("asks for its data once, before the app is there: %s", async (_, address, data) => {
    const page = await open();
    const paths = asked(page);
    const letGo = await holdApp(page);
    await page.goto(address(), { waitUntil: "commit" });
    await eventually(() => paths).toEqual([data()]);
    letGo();
    await page.getByRole("heading", { level: 1 }).waitFor();
    await eventually(() => paths.includes("/api/settings")).toBe(true);
    expect(paths.filter((one) => one === data())).toHaveLength(1);
  });

  it("takes nothing later that was asked for before somebody signed in", async () => {
    excuse(/401/);
    const page = await open(DESK);
    await signInAsStaff(page, product, undefined, "/staff/events");
    await page.getByRole("row").nth(1).waitFor();
    expect(await page.getByRole("dialog").count()).toBe(0);
  });

  it("says without JavaScript that it needs it, and shows no outline", async () => {
    const page = await open({ ...PHONE, javaScriptEnabled: false });
    await page.goto("/staff/events");
    expect((await page.locator("body").innerText()).split(/\n+/)).toEqual([
      "Ta strona wymaga włączonej obsługi JavaScript.",
      "This page needs JavaScript.",
    ]);
  });
});
