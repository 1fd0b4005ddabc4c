import type { BrowserContextOptions, Page, Route } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { DESK, eventually, PHONE, signInAsStaff } from "../support/browser.ts";
import { addColleague, startProduct, type Product } from "../support/product.ts";
import { expectWellMade, screensOf } from "../support/screens.ts";

let product: Product;

const { open } = screensOf(() => product);

beforeAll(async () => {
  product = await startProduct();
});

afterAll(() => product.end());

/** Passkeys belong to names, and this machine's is `localhost`. */
function named(): BrowserContextOptions {
  return { ...DESK, baseURL: product.url.replace("127.0.0.1", "localhost") };
}

/** Gives the page's browser an authenticator whose owner agrees to everything at once. */
async function withAuthenticator(
  page: Page,
): Promise<{ count(): Promise<number>; /** What it was asked to sign in by. */ asked: string[] }> {
  const session = await page.context().newCDPSession(page);
  await session.send("WebAuthn.enable", { enableUI: false });
  const { authenticatorId } = await session.send("WebAuthn.addVirtualAuthenticator", {
    options: {
      protocol: "ctap2",
      transport: "internal",
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  const asked: string[] = [];
  await page.exposeFunction("noteAsked", (by: string) => asked.push(by));
  await page.addInitScript(() => {
    const { noteAsked } = window as unknown as { noteAsked: (by: string) => void };
    const get = navigator.credentials.get.bind(navigator.credentials);
    navigator.credentials.get = (options) => {
      noteAsked(options?.mediation === "conditional" ? "offer" : "dialog");
      return get(options);
    };
  });
  return {
    asked,
    count: async () =>
      (await session.send("WebAuthn.getCredentials", { authenticatorId })).credentials.length,
  };
}

/** Somebody new with an address of their own. */
async function colleague(name: string): Promise<string> {
  const email = `${name}@rops.example`;
  await addColleague(product, { name: "Hanna Wrona", email, role: "organiser" });
  return email;
}

describe("one's own account", () => {
  const FIREFOX = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:145.0) Gecko/20100101 Firefox/145.0";

  it("shows where it is open, and ends a session elsewhere at once", async () => {
    const email = await colleague("sesje");
    const lost = await open({ ...DESK, userAgent: FIREFOX });
    await signInAsStaff(lost, product, email);
    const page = await open(PHONE);
    await signInAsStaff(page, product, email);
    await page.getByRole("link", { name: "Moje konto" }).click();
    await page.getByRole("heading", { name: "Moje konto", level: 1 }).waitFor();
    const sessions = page.getByRole("list", { name: "Otwarte sesje" }).getByRole("listitem");
    await eventually(() => sessions.count()).toBe(2);
    await expectWellMade(page);
    expect(await sessions.filter({ hasText: "Ta przeglądarka" }).count()).toBe(1);
    const other = sessions.filter({ hasText: "Firefox, Windows" });
    await other.getByRole("button", { name: "Zakończ" }).click();
    await eventually(() => sessions.count()).toBe(1);
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe(
      "Gdzie jest otwarte to konto",
    );
    // At once: the very next thing that is done there asks to sign in.
    await lost.getByRole("link", { name: "Moje konto" }).click();
    await lost.getByRole("dialog", { name: "Zaloguj się ponownie" }).waitFor();
  });

  it("ends all other sessions, in English too", async () => {
    const email = await colleague("inne");
    const others = [await open(DESK), await open(DESK)];
    for (const page of others) await signInAsStaff(page, product, email);
    const page = await open(DESK);
    await signInAsStaff(page, product, email);
    await page.goto("/staff/account");
    await page.getByRole("button", { name: /^EN/ }).click();
    await page.getByRole("heading", { name: "Where this account is open" }).waitFor();
    await expectWellMade(page);
    await page.getByRole("button", { name: "End all others" }).click();
    const sessions = page.getByRole("list", { name: "Open sessions" }).getByRole("listitem");
    await eventually(() => sessions.count()).toBe(1);
    for (const other of others) {
      await other.reload();
      await other.getByRole("heading", { name: "Logowanie pracownika" }).waitFor();
    }
    await page.reload();
    await page.getByRole("heading", { name: "My account" }).waitFor();
  });
});

describe("a passkey", () => {
  it("is added after the first code, signs in from then on, and is removed", async () => {
    const email = await colleague("klucz");
    const page = await open(named());
    const authenticator = await withAuthenticator(page);
    await signInAsStaff(page, product, email);
    await page.getByRole("link", { name: "Moje konto" }).click();
    const name = page.getByRole("textbox", { name: "Nazwa nowego klucza" });
    await page.getByRole("button", { name: "Dodaj klucz dostępu" }).click();
    // Without a name it is not made, and the field says so.
    await eventually(() => name.evaluate((element) => element === document.activeElement)).toBe(true);
    expect(await authenticator.count()).toBe(0);
    await expectWellMade(page);
    await name.fill("Laptop w pracy");
    await page.keyboard.press("Enter");
    const passkeys = page.getByRole("list", { name: "Klucze dostępu" }).getByRole("listitem");
    await passkeys.filter({ hasText: "Laptop w pracy" }).waitFor();
    expect(await authenticator.count()).toBe(1);
    await page.getByText("Jeszcze nie użyto").waitFor();
    await expectWellMade(page);

    // By the button; the offer in the field of the address comes later than it, and does not take its place.
    // At the first sign-in there was no passkey to offer yet.
    expect(authenticator.asked.splice(0)).toEqual(["offer"]);
    const challenges: Route[] = [];
    await page.route("**/api/staff/sign-in/passkey", (route) => void challenges.push(route));
    await page.getByRole("button", { name: "Wyloguj się" }).click();
    await eventually(() => challenges.length).toBe(1);
    await page.getByRole("button", { name: "Zaloguj się kluczem dostępu" }).click();
    await eventually(() => challenges.length).toBe(2);
    const [offer, button] = challenges;
    await Promise.all([page.waitForResponse(/passkey$/), offer?.continue()]);
    await button?.continue();
    await page.waitForURL(/\/staff\/events/);
    expect(authenticator.asked).toEqual(["dialog"]);
    await page.unrouteAll();
    // By the offer in the field of the address.
    await page.getByRole("button", { name: "Wyloguj się" }).click();
    await eventually(() => authenticator.asked).toEqual(["dialog", "offer"]);
    await page.waitForURL(/\/staff\/events/);
    await page.getByRole("link", { name: "Moje konto" }).click();
    await page.getByText(/^Ostatnio użyto/).waitFor();
    await page
      .getByText(/kluczem dostępu$/)
      .first()
      .waitFor();

    await passkeys.getByRole("button", { name: "Usuń" }).click();
    const dialog = page.getByRole("dialog", { name: "Usunąć klucz: Laptop w pracy?" });
    await dialog.waitFor();
    await expectWellMade(page);
    await dialog.getByRole("button", { name: "Usuń klucz" }).click();
    await eventually(() => passkeys.count()).toBe(0);
    await page.getByRole("button", { name: "Wyloguj się" }).click();
    await page.getByText("Ten klucz dostępu nie działa.").waitFor();
    await expectWellMade(page);
  });

  it("is not offered at an address that can have none, and the page of the account says why", async () => {
    const email = await colleague("adres");
    const page = await open(PHONE);
    await signInAsStaff(page, product, email);
    await page.goto("/staff/account");
    await page.getByText("nie obsługuje kluczy dostępu").waitFor();
    await expectWellMade(page);
  });
});
