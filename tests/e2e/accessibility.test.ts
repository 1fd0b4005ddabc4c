import { readFileSync } from "node:fs";
import { LAST_CHECK } from "@zapisy/core/accessibility-statement/rules";
import { dayAt, HOME_ZONE } from "@zapisy/core/shared/time";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  accessibilityFindings,
  accessibilityTool,
  DESK,
  eventually,
  launchBrowser,
  openPage,
  overflow,
  signInAsStaff,
  type Watched,
} from "../support/browser.ts";
import { fillPages, PAGES, type Filled, type Viewer } from "../support/every-page.ts";
import { indicatorInput } from "../support/indicators.ts";
import { signUpAside, startProduct, type Product } from "../support/product.ts";

/** Without transitions nothing is looked at half-way. */
const STILL = { ...DESK, reducedMotion: "reduce" } as const;

let product: Product;
let browser: Browser;
let visitor: Watched;
let staff: Watched;
/** Slug → id of the sample's events. */
let ids: Record<string, string> = {};
/** The sample project, with a participant and an indicator. */
let projectId = "";
/** Paths of personal pages of one person each, by what became of their registration. */
const personal: Record<string, string> = {};

const CONFERENCE = "partnerstwo-ktore-trwa-sieci-wsparcia-w-gminach-i-powiatach";
const VISIT = "wizyta-studyjna-mieszkania-wspomagane-i-dobre-sasiedztwo";
const TRAINING = "uslugi-spoleczne-blisko-ludzi-od-diagnozy-do-lokalnego-planu";
const COUNSELLING = "konsultacje-indywidualne-dostepnosc-w-malej-instytucji";
const MEETING = "spotkanie-informacyjne-male-granty-dla-partnerstw-lokalnych";
const CANCELLED = "dokumentacja-pracy-socjalnej-bez-zbednych-slow";
const TENTATIVE = "szkola-lidera-spolecznosci-lokalnej";
const DRAFT = "warsztaty-mapa-sasiedztwa";

beforeAll(async () => {
  [product, browser] = await Promise.all([startProduct({ samples: true }), launchBrowser()]);
  visitor = await openPage(browser, product, STILL);
  staff = await openPage(browser, product, STILL);
  await signInAsStaff(staff.page, product);
  const { event, registration } = product.deps.services;
  const { items } = await event.listEvents(product.office(), {});
  ids = Object.fromEntries(items.map(({ slug, eventId }) => [slug, eventId]));
  projectId = await withIndicator("Akademia usług społecznych");
  const person = { institution: { name: "OPS", type: "ops" }, countyCode: "2061" } as const;
  const signUp = async (number: number, panel: string) => {
    const { token } = await signUpAside(product, { slug: CONFERENCE }, number, {
      ...person,
      choices: { panel },
    });
    return token;
  };
  personal.confirmed = await signUp(1, "seniorzy");
  personal.reserve = await signUp(2, "mlodzi");
  personal.cancelled = await signUp(3, "seniorzy");
  await registration.withdrawRegistration(
    product.deps.context({ type: "public" }, "test"),
    personal.cancelled,
  );
});

afterAll(async () => {
  await browser.close();
  await product.end();
});

/** Gives a project of the samples somebody whom it reached, and an indicator; its id. */
async function withIndicator(title: string): Promise<string> {
  const { indicator, participant, project } = product.deps.services;
  const found = (await project.listProjects(product.office())).items.find((one) => one.title.pl === title);
  if (!found) throw new Error(`there is no project ${title}`);
  await participant.addParticipant(product.office(), found.projectId, {
    firstName: "Łucja",
    lastName: "Źdźbło-Żółkiewska",
    formerLastNames: [],
    categories: [],
    territory: [],
  });
  await indicator.addIndicator(product.office(), found.projectId, indicatorInput());
  return found.projectId;
}

/** What programs of the ministry look for (structure of the statement, versions 1.5 and 2.0). */
const STATEMENT_IDS = [
  "a11y-wstep",
  "a11y-podmiot",
  "a11y-url",
  "a11y-data-publikacja",
  "a11y-data-aktualizacja",
  "a11y-status",
  "a11y-data-sporzadzenie",
  "a11y-kontakt",
  "a11y-osoba",
  "a11y-email",
  "a11y-telefon",
  "a11y-procedura",
  "a11y-architektura",
  "a11y-aplikacje",
];

interface State {
  name: string;
  path: string | (() => string);
  /** What stands in the title of the window before the name of the product. */
  title: string | RegExp;
  /** What is done on the page before it is looked at. */
  open?: (page: Page) => Promise<unknown>;
}

const ofProject = (path: string) => () => `/staff/projects/${projectId}${path}`;
const button = (name: string | RegExp) => (page: Page) => page.getByRole("button", { name }).first().click();
const inTurn =
  (...steps: ((page: Page) => Promise<unknown>)[]) =>
  async (page: Page) => {
    for (const step of steps) await step(page);
  };
const seen = (text: string | RegExp) => (page: Page) => page.getByText(text).first().waitFor();
const firstPerson = (page: Page) => page.getByRole("rowheader").getByRole("button").first().click();
const menu = (name: string | RegExp, item: string | RegExp) => async (page: Page) => {
  await page.getByRole("button", { name }).first().click();
  await page.getByRole("menuitem", { name: item }).click();
};
/** A page that is there asks for more while the API is out of reach. */
const withoutApi = (ask: (page: Page) => Promise<unknown>) => async (page: Page) => {
  await page.route("**/api/**", (route) => route.abort());
  await ask(page);
  await page.getByRole("alert").first().waitFor();
  await page.unroute("**/api/**");
};

const PUBLIC: State[] = [
  { name: "catalogue", path: "/", title: "Wydarzenia", open: (page) => page.getByText("Filtry").click() },
  {
    name: "catalogue without finds",
    path: "/?q=xyzxyz",
    title: "Wydarzenia",
    open: seen("Nic nie znaleziono"),
  },
  {
    name: "catalogue offline",
    path: "/",
    title: "Wydarzenia",
    open: withoutApi((page) => page.getByRole("searchbox").fill("granty")),
  },
  {
    name: "conference",
    path: `/events/${CONFERENCE}`,
    title: /^Partnerstwo, które trwa/,
    open: async (page) => {
      for (const summary of await page.locator("summary").all()) await summary.click();
    },
  },
  { name: "study visit", path: `/events/${VISIT}`, title: /^Wizyta studyjna/ },
  { name: "training", path: `/events/${TRAINING}`, title: /^Usługi społeczne/ },
  { name: "counselling", path: `/events/${COUNSELLING}`, title: /^Konsultacje/ },
  { name: "meeting online", path: `/events/${MEETING}`, title: /^Spotkanie/ },
  { name: "cancelled event", path: `/events/${CANCELLED}`, title: /^Dokumentacja/ },
  { name: "tentative event", path: `/events/${TENTATIVE}`, title: /^Szkoła lidera/ },
  { name: "statement of accessibility", path: "/accessibility", title: "Deklaracja dostępności" },
  { name: "missing event", path: "/events/nie-ma", title: "Nie ma takiej strony" },
  { name: "missing page", path: "/nie-ma/nigdzie", title: "Nie ma takiej strony" },
  {
    name: "event offline",
    path: "/",
    title: /./,
    open: withoutApi((page) => page.locator("main h3 a").first().click()),
  },
  {
    name: "sign-up form with errors",
    path: `/events/${CONFERENCE}/sign-up`,
    title: "Formularz zgłoszeniowy",
    open: inTurn(
      async (page) => page.getByRole("radio", { name: /^Panel A/ }).check(),
      async (page) => page.getByRole("combobox", { name: "Powiat" }).fill("bie"),
      button("Wyślij zgłoszenie"),
      seen(/Formularz zawiera/),
    ),
  },
  {
    name: "sign-up form with an open list",
    path: `/events/${TRAINING}/sign-up`,
    title: "Formularz zgłoszeniowy",
    open: (page) => page.getByRole("combobox", { name: "Powiat" }).pressSequentially("biel"),
  },
  {
    name: "sign-up form of a cancelled event",
    path: `/events/${CANCELLED}/sign-up`,
    title: "Formularz zgłoszeniowy",
  },
  {
    name: "personal page with the change of a panel",
    path: () => `/registrations/${personal.confirmed}`,
    title: /^Partnerstwo/,
    open: button("Zmień wybór"),
  },
  {
    name: "personal page with the correction of data",
    path: () => `/registrations/${personal.confirmed}`,
    title: /^Partnerstwo/,
    open: button("Popraw dane"),
  },
  {
    name: "personal page with the withdrawal",
    path: () => `/registrations/${personal.reserve}`,
    title: /^Partnerstwo/,
    open: button("Wycofaj zgłoszenie"),
  },
  {
    name: "personal page after the withdrawal",
    path: () => `/registrations/${personal.cancelled}`,
    title: /^Partnerstwo/,
  },
  { name: "dead link", path: "/registrations/nic", title: "Ten link nie działa" },
  {
    name: "sign-in",
    path: "/staff/sign-in",
    title: "Logowanie pracownika",
    open: inTurn(button("Wyślij kod"), seen(/Wpisz adres|Uzupełnij/)),
  },
  {
    name: "sign-in with a wrong code",
    path: "/staff/sign-in",
    title: "Logowanie pracownika",
    open: inTurn(
      async (page) => page.getByRole("textbox").fill("nikt@zapisy.example"),
      button("Wyślij kod"),
      async (page) => page.getByRole("textbox", { name: "6-cyfrowy kod" }).fill("000000"),
      seen(/Kod jest nieprawidłowy/),
    ),
  },
];

const workspace =
  (slug: string, tab = "") =>
  () =>
    `/staff/events/${ids[slug]}${tab}`;

const STAFF: State[] = [
  { name: "today", path: "/staff", title: "Dziś" },
  { name: "events", path: "/staff/events", title: "Wydarzenia" },
  { name: "personal data", path: "/staff/privacy", title: "Dane osób" },
  {
    name: "how long data are kept",
    path: "/staff/privacy/retention",
    title: "Terminy przechowywania danych",
  },
  {
    name: "events without finds",
    path: "/staff/events?q=xyzxyz",
    title: "Wydarzenia",
    open: seen("Nie ma takich wydarzeń"),
  },
  {
    name: "new event with errors",
    path: "/staff/events/new",
    title: "Nowe wydarzenie",
    open: inTurn(button("Utwórz szkic"), seen(/Formularz zawiera/)),
  },
  { name: "overview of a draft", path: workspace(DRAFT), title: /^Przegląd/, open: seen("Do zrobienia") },
  {
    name: "overview with people",
    path: workspace(CONFERENCE),
    title: /^Przegląd/,
    open: seen("Kto bierze udział"),
  },
  {
    name: "overview with the open menu",
    path: workspace(CONFERENCE),
    title: /^Przegląd/,
    open: button("Więcej czynności"),
  },
  {
    name: "cancelling",
    path: workspace(CONFERENCE),
    title: /^Przegląd/,
    open: inTurn(
      menu("Więcej czynności", "Odwołaj wydarzenie"),
      async (page) => page.getByRole("dialog").getByRole("button", { name: "Odwołaj wydarzenie" }).click(),
      seen("Uzupełnij to pole."),
    ),
  },
  { name: "content", path: workspace(CONFERENCE, "/content"), title: /^Treść/ },
  { name: "content of a cancelled event", path: workspace(CANCELLED, "/content"), title: /^Treść/ },
  {
    name: "content of a tentative event with an error",
    path: workspace(TENTATIVE, "/content"),
    title: /^Treść/,
    open: inTurn(
      async (page) => page.getByRole("textbox", { name: "Tytuł", exact: true }).fill(""),
      button("Zapisz zmiany"),
      seen("Uzupełnij to pole."),
    ),
  },
  { name: "programme of a conference", path: workspace(CONFERENCE, "/programme"), title: /^Program/ },
  { name: "programme of a study visit", path: workspace(VISIT, "/programme"), title: /^Program/ },
  {
    name: "an item of the programme",
    path: workspace(CONFERENCE, "/programme"),
    title: /^Program/,
    open: inTurn(button(/^Panel A/), async (page) => page.getByText("Więcej pól").click()),
  },
  {
    name: "adding an item",
    path: workspace(VISIT, "/programme"),
    title: /^Program/,
    open: button("Wizyta"),
  },
  {
    name: "parallel panels",
    path: workspace(CONFERENCE, "/programme"),
    title: /^Program/,
    open: button("Panele równoległe"),
  },
  {
    name: "shifting a day",
    path: workspace(VISIT, "/programme"),
    title: /^Program/,
    open: menu(/^Czynności dnia/, "Przesuń godziny"),
  },
  { name: "recruitment", path: workspace(TRAINING, "/recruitment"), title: /^Rekrutacja/ },
  {
    name: "registrations",
    path: workspace(CONFERENCE, "/registrations"),
    title: /^Zgłoszenia/,
    open: seen("Razem"),
  },
  {
    name: "registrations without finds",
    path: workspace(CONFERENCE, "/registrations?q=xyzxyz"),
    title: /^Zgłoszenia/,
    open: seen("Nie ma takich osób"),
  },
  {
    name: "adding a person with errors",
    path: workspace(CONFERENCE, "/registrations"),
    title: /^Zgłoszenia/,
    open: inTurn(
      button("Dodaj osobę"),
      async (page) => page.getByText("Więcej pól").click(),
      button("Dodaj i wpisz następną"),
      seen("Uzupełnij to pole."),
    ),
  },
  {
    name: "a person",
    path: workspace(CONFERENCE, "/registrations"),
    title: /^Zgłoszenia/,
    open: inTurn(firstPerson, seen("Dane")),
  },
  {
    name: "changing a status",
    path: workspace(CONFERENCE, "/registrations"),
    title: /^Zgłoszenia/,
    open: inTurn(firstPerson, button("Zmień stan"), seen("Nowy stan")),
  },
  {
    name: "correcting a person",
    path: workspace(CONFERENCE, "/registrations"),
    title: /^Zgłoszenia/,
    open: inTurn(firstPerson, button("Popraw dane")),
  },
  {
    name: "choosing what to print",
    path: workspace(VISIT, "/registrations"),
    title: /^Zgłoszenia/,
    open: button("Do druku"),
  },
  {
    name: "history",
    path: workspace(CONFERENCE, "/history"),
    title: /^Historia/,
    open: seen("Co się stało"),
  },
  {
    name: "missing event",
    path: "/staff/events/evt_00000000000000000000000000",
    title: "Nie ma takiej strony",
  },
  {
    name: "new project with errors",
    path: "/staff/projects/new",
    title: "Nowy projekt",
    open: inTurn(button("Utwórz projekt"), seen(/Formularz zawiera/)),
  },
  {
    name: "project",
    path: "/staff/projects",
    title: /./,
    open: inTurn(
      async (page) => page.getByRole("link", { name: "Akademia usług społecznych" }).click(),
      seen("Logotypy"),
    ),
  },
  {
    name: "indicators of a project",
    path: ofProject("/indicators"),
    title: "Wskaźniki",
    open: seen("Osoby, u których nastąpił efekt społeczny"),
  },
  {
    name: "a new indicator with errors",
    path: ofProject("/indicators"),
    title: /^.*[Ww]skaźnik/,
    open: inTurn(
      async (page) => page.getByRole("link", { name: "Dodaj wskaźnik" }).click(),
      button("Zapisz"),
      seen(/Formularz zawiera/),
    ),
  },
  { name: "settings", path: "/staff/settings", title: "Ustawienia", open: seen("Następny przegląd") },
  {
    name: "adding a member of staff with errors",
    path: "/staff/people",
    title: "Pracownicy",
    open: inTurn(button("Dodaj pracownika"), button("Zapisz"), seen("Uzupełnij to pole.")),
  },
];

/** Everything wrong with a page as it is on the screen: wide and light, narrow and dark. */
async function lookAt(page: Page): Promise<string[]> {
  const found: string[] = [];
  const note = (where: string, lines: string[]) => found.push(...lines.map((line) => `${where}: ${line}`));
  note("wide, light", await accessibilityFindings(page));
  await page.emulateMedia({ colorScheme: "dark" });
  // So high that the bar at the bottom covers nothing.
  await page.setViewportSize({ width: 360, height: 6000 });
  note("narrow, dark", await accessibilityFindings(page));
  await page.emulateMedia({ colorScheme: "light" });
  await page.setViewportSize({ width: 320, height: 640 });
  const pixels = await overflow(page);
  if (pixels > 0) found.push(`320 px: ${pixels} px too wide`);
  const twice = await page.evaluate(() => {
    const all = [...document.querySelectorAll("[id]")].map(({ id }) => id);
    return [...new Set(all.filter((id, index) => all.indexOf(id) !== index))];
  });
  note("the same id twice", twice);
  return found;
}

/** Opens a page on a wide screen, and waits until all of it is there. */
async function goTo({ page, problems }: Watched, address: string): Promise<void> {
  problems.length = 0;
  await page.setViewportSize({ width: 1280, height: 900 });
  await page.goto(address);
  await page.getByRole("heading").first().waitFor();
  await eventually(() => page.getByText("Wczytywanie…").count()).toBe(0);
}

/** Elements that so many presses of the Tab key reach without being seen to have the focus, or hidden by something. */
async function lostFocus(page: Page, presses: number): Promise<string[]> {
  const lost: string[] = [];
  for (let press = 0; press < presses; press += 1) {
    await page.keyboard.press("Tab");
    const complaint = await page.evaluate(() => {
      const element = document.activeElement;
      if (!element || element === document.body) return undefined;
      const ring = [element, ...element.querySelectorAll("*")].some((each) =>
        [undefined, "::before", "::after"].some((part) => {
          const { outlineStyle, outlineWidth } = getComputedStyle(each, part);
          return outlineStyle !== "none" && Number.parseFloat(outlineWidth) >= 2;
        }),
      );
      const { left, top, width, height } = element.getBoundingClientRect();
      const at = document.elementFromPoint(left + width / 2, top + height / 2);
      const isCovered = at !== null && !element.contains(at) && !at.contains(element);
      const name = element.textContent?.trim() || element.getAttribute("aria-label") || element.id;
      // The browser's own calendar button inside a date field draws its own.
      const isDate = element instanceof HTMLInputElement && element.type === "date";
      if (!ring && !isDate) return `no ring: ${name}`;
      return isCovered ? `covered by ${at.className || at.tagName}: ${name}` : undefined;
    });
    if (complaint) lost.push(complaint);
  }
  return lost;
}

async function visit(watched: Watched, { path, title, open }: State) {
  const { page } = watched;
  await goTo(watched, typeof path === "string" ? path : path());
  await open?.(page);
  const { problems } = watched;
  expect([...(await lookAt(page)), ...problems]).toEqual([]);
  expect(await page.title()).toMatch(typeof title === "string" ? new RegExp(`^${title}( – |$)`) : title);
  expect(await page.locator("html").getAttribute("lang")).toBe("pl");
}

describe("every page of the app is accessible, fits a narrow window and complains of nothing", () => {
  const viewers = new Map<Viewer, Promise<Watched>>();
  let filled: Filled;
  beforeAll(async () => {
    filled = await fillPages(product);
    viewers.set("visitor", Promise.resolve(visitor));
    viewers.set("admin", Promise.resolve(staff));
  });

  /** The screen of whoever may see a page; whoever is there for the first time signs in. */
  function screenOf(viewer: Viewer): Promise<Watched> {
    const known = viewers.get(viewer);
    if (known || viewer === "visitor" || viewer === "admin") return known ?? Promise.resolve(visitor);
    const opened = openPage(browser, product, STILL).then(async (watched) => {
      await signInAsStaff(watched.page, product, filled.accounts[viewer]);
      return watched;
    });
    viewers.set(viewer, opened);
    return opened;
  }

  it("has all of them in its list, and none that is gone", () => {
    const built = JSON.parse(readFileSync("web/dist/pages.json", "utf8")) as { path: string }[];
    expect(Object.keys(PAGES).toSorted()).toEqual(built.map(({ path }) => path).toSorted());
  });

  it.each(Object.entries(PAGES))("%s, as %s", async (path, viewer) => {
    const watched = await screenOf(viewer);
    const { page, problems } = watched;
    await goTo(watched, filled.addressOf(path));
    const title = await page.title();
    // From the beginning of what is the page's own: the rail is the same beside all of them.
    await page
      .locator("main")
      .first()
      .evaluate((main) => {
        main.tabIndex = -1;
        main.focus();
      });
    expect(await lostFocus(page, 20)).toEqual([]);
    expect([...(await lookAt(page)), ...problems]).toEqual([]);
    for (const none of ["Nie ma takiej strony", "Ta strona jest dla innych ról", "Ten link nie działa"])
      expect([title, await page.getByRole("heading", { level: 1 }).innerText()]).not.toContain(none);
    expect(await page.getByRole("heading", { level: 1 }).count()).toBe(1);
  });
});

describe("every state of a public page is accessible, fits a narrow window and complains of nothing", () => {
  it.each(PUBLIC)("$name", (state) => visit(visitor, state));
});

describe("every state of a staff page is accessible, fits a narrow window and complains of nothing", () => {
  it.each(STAFF)("$name", (state) => visit(staff, state));
});

describe("the statement of accessibility", () => {
  it("says what these tests look at", async () => {
    // After a change: the day on which it was made, too.
    expect(LAST_CHECK).toMatchObject({
      tool: await accessibilityTool(visitor.page),
      views: Object.keys(PAGES).length + PUBLIC.length + STAFF.length,
    });
    expect(LAST_CHECK.on <= dayAt(new Date().toISOString(), HOME_ZONE)).toBe(true);
  });

  it("is read without JavaScript, with every id that the ministry's programs look for", async () => {
    const reader = await openPage(browser, product, { ...DESK, javaScriptEnabled: false });
    await reader.page.goto("/");
    await reader.page.getByRole("link", { name: "Deklaracja dostępności" }).click();
    await reader.page.getByRole("heading", { level: 1, name: "Deklaracja dostępności" }).waitFor();
    const found = await reader.page.evaluate(
      (ids) => ids.map((id) => document.querySelectorAll(`#${id}`).length),
      STATEMENT_IDS,
    );
    expect(found).toEqual(STATEMENT_IDS.map(() => 1));
    for (const id of ["publikacja", "aktualizacja", "sporzadzenie"])
      expect(await reader.page.locator(`time#a11y-data-${id}`).getAttribute("datetime")).toMatch(
        /^\d{4}-\d{2}-\d{2}$/,
      );
    expect(reader.problems).toEqual([]);
    await reader.page.context().close();
  });

  it("is changed by an administrator, whose mistakes are named beside their fields, and stands on the page", async () => {
    const { page } = staff;
    await page.setViewportSize({ width: 1280, height: 900 });
    await page.goto("/staff/settings");
    await page.getByLabel("ocena podmiotu zewnętrznego").check();
    const address = page.getByLabel("Adres siedziby");
    await address.fill("");
    await page.getByRole("button", { name: "Zapisz i opublikuj" }).click();
    await page.getByText(/Formularz zawiera/).waitFor();
    await address.fill("ul. Źdźbła 1, 15-002 Białystok");
    // What was wrong with one is seen once the other is right.
    await page.getByRole("button", { name: "Zapisz i opublikuj" }).click();
    await page.getByRole("link", { name: /Kto przeprowadził ocenę/ }).click();
    await page.keyboard.type("Fundacja Dostępność <b>Żółć</b>");
    await page.getByRole("button", { name: "Zapisz i opublikuj" }).click();
    await page.getByText("Deklaracja jest na stronie").waitFor();
    await page.getByRole("link", { name: "Zobacz stronę" }).click();
    await page.getByText("ul. Źdźbła 1, 15-002 Białystok").waitFor();
    expect(await page.locator("#a11y-audytor").innerText()).toBe("Fundacja Dostępność <b>Żółć</b>");
    await page.goto("/staff/history");
    await page.getByText("Zmieniono deklarację dostępności").first().waitFor();
  });
});

describe("the keyboard", () => {
  it.each(["/", `/events/${CONFERENCE}`, `/events/${CONFERENCE}/sign-up`])(
    "always shows where it is on %s, on a phone",
    async (path) => {
      await goTo(visitor, path);
      await visitor.page.setViewportSize({ width: 360, height: 780 });
      expect(await lostFocus(visitor.page, 40)).toEqual([]);
    },
  );

  it.each(["/programme", "/registrations", "/attendance", "/content"])(
    "always shows where it is on the tab %s",
    async (tab) => {
      await goTo(staff, `/staff/events/${ids[CONFERENCE]}${tab}`);
      expect(await lostFocus(staff.page, 40)).toEqual([]);
    },
  );
});
