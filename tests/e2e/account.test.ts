import type { BrowserContextOptions, Page, Route } from "playwright-core";
import { freePort } from "@zapisy/local/database";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { DESK, eventually, PHONE, signInAsStaff, signInCode, tabTo } from "../support/browser.ts";
import { addColleague, mailsTo, startProduct, type Product } from "../support/product.ts";
import { providerSettings, startProvider, type TestProvider } from "../support/provider.ts";
import { expectWellMade, screensOf } from "../support/screens.ts";

let provider: TestProvider;
let product: Product;

const { open } = screensOf(() => product);

beforeAll(async () => {
  const port = await freePort();
  // For a browser `localhost` and 127.0.0.1 are two sites, as the organisation's provider and the product are.
  provider = await startProvider({
    host: "localhost",
    redirectUri: `http://127.0.0.1:${port}/staff/sign-in`,
  });
  const signIn = {
    ...providerSettings(provider),
    OIDC_DOMAINS: "rops.example",
    ADMIN_PASSKEYS: "required",
  };
  product = await startProduct({ port, signIn });
});

afterAll(async () => {
  await product.end();
  await provider.stop();
});

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

/** Makes a passkey on the page of the account. */
async function addPasskey(page: Page, name: string): Promise<void> {
  await page.getByRole("textbox", { name: "Nazwa nowego klucza" }).fill(name);
  await page.keyboard.press("Enter");
  const passkeys = page.getByRole("list", { name: "Klucze dostępu" });
  await passkeys.getByRole("listitem").filter({ hasText: name }).waitFor();
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
    await page.waitForURL(/\/staff$/);
    expect(authenticator.asked).toEqual(["dialog"]);
    await page.unrouteAll();
    // By the offer in the field of the address.
    await page.getByRole("button", { name: "Wyloguj się" }).click();
    await eventually(() => authenticator.asked).toEqual(["dialog", "offer"]);
    await page.waitForURL(/\/staff$/);
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

  it("is what an admin needs before anything else, who then takes those away that a colleague lost", async () => {
    const lost = await colleague("zgubiony");
    const theirs = await open(named());
    await withAuthenticator(theirs);
    await signInAsStaff(theirs, product, lost);
    await theirs.getByRole("link", { name: "Moje konto" }).click();
    await addPasskey(theirs, "Zgubiony telefon");

    const email = "administratorka@rops.example";
    const admin = await addColleague(product, { name: "Alicja Sowa", email, role: "admin" });
    const page = await open(named());
    await withAuthenticator(page);
    await page.goto("/staff/sign-in");
    await page.getByRole("textbox", { name: "Adres e-mail" }).fill(email);
    await page.keyboard.press("Enter");
    await page.getByRole("textbox", { name: "Kod" }).fill(await signInCode(product, email, 0));
    await page.keyboard.press("Enter");
    await page.getByText("Potrzebny klucz dostępu").waitFor();
    expect(new URL(page.url()).pathname).toBe("/staff/account");
    await expectWellMade(page);
    // Whatever page is asked for, it is this one.
    await page.goto("/staff/people");
    await page.getByText("Potrzebny klucz dostępu").waitFor();
    expect(new URL(page.url()).pathname).toBe("/staff/account");
    await addPasskey(page, "Laptop w pracy");
    await page.getByText("Potrzebny klucz dostępu").waitFor({ state: "detached" });

    await page.goto("/staff/people");
    await page.getByRole("row").filter({ hasText: lost }).getByRole("button").click();
    await page.getByRole("button", { name: "Usuń klucze dostępu" }).click();
    const asked = page.getByRole("dialog", { name: "Usunąć klucze dostępu?" });
    await asked.waitFor();
    await expectWellMade(page);
    await asked.getByRole("button", { name: "Usuń klucze dostępu" }).click();
    await page.getByText("Usunięto klucze dostępu: Hanna Wrona.").waitFor();
    await expectWellMade(page);

    // The owner is told by mail, and their session is over.
    const subjects = async () => (await mailsTo(product, lost, 0)).map(({ subject }) => subject).join();
    await eventually(subjects).toContain("Usunięto klucze dostępu");
    await theirs.getByRole("link", { name: "Wydarzenia" }).click();
    await theirs.getByRole("dialog", { name: "Zaloguj się ponownie" }).waitFor();
    const { staffId } = (await product.deps.stores.staff.findByAddress(lost)) ?? {};
    const told = async () =>
      (await product.deps.stores.audit.listByTarget(staffId ?? "")).map(({ action, actor }) => [
        action,
        actor,
      ]);
    await eventually(told).toEqual(
      expect.arrayContaining([
        ["passkey.removed", `staff:${admin.staffId}`],
        ["session.ended", `staff:${admin.staffId}`],
      ]),
    );
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

describe("the organisation's provider", () => {
  /** A page on which the provider's own pages ask nobody for their typeface. */
  async function openForProvider(options: BrowserContextOptions = DESK): Promise<Page> {
    const page = await open(options);
    await page.route(/googleapis/, (route) => route.fulfill({ contentType: "text/css", body: "" }));
    return page;
  }

  /** Signs in on the provider's page, which asks whether we may know the address when somebody comes for the first time. */
  async function signInThere(page: Page, subject: string): Promise<void> {
    await page.waitForURL((url) => url.origin === provider.issuer);
    await page.getByPlaceholder("Enter any login").fill(subject);
    await page.getByPlaceholder("and password").fill("hasło");
    await page.keyboard.press("Enter");
    await page.getByRole("button", { name: "Continue" }).click();
  }

  const button = (page: Page) => page.getByRole("button", { name: "Zaloguj się przez ROPS" });

  it("signs in whose account it is, on the page that was asked for, though the way back leads from another site", async () => {
    const { email } = await addColleague(product, {
      name: "Hanna Wrona",
      email: "organizacja@rops.example",
      role: "organiser",
    });
    provider.accounts.set("organizacja", { email, email_verified: true });
    const page = await openForProvider();
    const wayBack = page.waitForRequest(/\/staff\/sign-in\?code=/);
    const verification = page.waitForRequest(/\/identity\/verify$/);
    await page.goto("/staff/history?part=project");
    await button(page).waitFor();
    await expectWellMade(page);
    // Pressed twice by somebody in a hurry.
    await button(page).dblclick();
    await signInThere(page, "organizacja");
    await page.waitForURL("**/staff/history?part=project");
    await page.getByRole("heading", { level: 1 }).waitFor();
    // What the browser keeps meanwhile does not come with what another site led to, and comes from our own page.
    const [led, asked] = await Promise.all([wayBack, verification]);
    expect(await led.allHeaders()).toMatchObject({ "sec-fetch-site": "cross-site" });
    expect((await led.allHeaders()).cookie ?? "").not.toContain("zapisy-provider");
    expect((await asked.allHeaders()).cookie).toContain("zapisy-provider=");
    const cookies = (await page.context().cookies(product.url)).map(({ name, sameSite }) => [name, sameSite]);
    expect(Object.fromEntries(cookies)).toEqual({ zapisy: "Lax", "zapisy-browser": "Lax" });

    await page.getByRole("link", { name: "Moje konto" }).click();
    const session = page.getByRole("list", { name: "Otwarte sesje" }).getByRole("listitem");
    await session.filter({ hasText: "kontem organizacji" }).waitFor();
    await expectWellMade(page);

    // By keyboard alone, from the page of signing out: the provider knows who it is, and leads back at once.
    await page.getByRole("button", { name: "Wyloguj się" }).click();
    await button(page).waitFor();
    await tabTo(page, button(page));
    await page.keyboard.press("Enter");
    await page.waitForURL(/\/staff$/);
    // What led there the first time opens nothing a second time, and says so.
    await page.goto(led.url());
    await eventually(() => page.getByRole("alert").textContent()).toContain("Minęło zbyt dużo czasu");
    await expectWellMade(page);
  });

  it("tells somebody who does not work here, and lets a colleague sign in there after them", async () => {
    const { email } = await addColleague(product, {
      name: "Hanna Wrona",
      email: "dyrektor@rops.example",
      role: "organiser",
    });
    provider.accounts.set("dyrektor", { email, email_verified: true });
    provider.accounts.set("obcy", { email: "obcy@rops.example", email_verified: true });
    const page = await openForProvider(PHONE);
    await page.goto("/staff/history?part=project");
    await button(page).click();
    await signInThere(page, "obcy");
    const words = page.getByRole("alert");
    await eventually(() => words.textContent()).toContain("nie ma osoby z adresem obcy@rops.example");
    expect(new URL(page.url()).search).toBe(`?to=${encodeURIComponent("/staff/history?part=project")}`);
    await expectWellMade(page);
    // The provider asks who it is, although the other one is signed in there still.
    await button(page).click();
    await signInThere(page, "dyrektor");
    await page.waitForURL("**/staff/history?part=project");
  });

  it("may be broken off, and the sign-in page says so, in English too", async () => {
    const page = await openForProvider({ ...DESK, locale: "en-GB" });
    await page.goto("/staff/people");
    await page.getByRole("button", { name: "Sign in with ROPS" }).click();
    await page.getByRole("link", { name: "Cancel" }).click();
    const words = page.getByRole("alert");
    await eventually(() => words.textContent()).toContain("You did not finish signing in");
    expect(new URL(page.url()).search).toBe(`?to=${encodeURIComponent("/staff/people")}`);
    await expectWellMade(page);
  });
});
