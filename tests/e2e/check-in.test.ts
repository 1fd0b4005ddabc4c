import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ticketText } from "@zapisy/core/check-in/rules";
import type { StaffEventView } from "@zapisy/core/event";
import type { RegistrationId } from "@zapisy/core/registration";
import { ticketCode } from "@zapisy/core/shared/secret";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { manualInput } from "../support/actions.ts";
import {
  accessibilityFindings,
  DESK,
  eventually,
  launchBrowser,
  openPage,
  overflow,
  PHONE,
  signInAsStaff,
  tabTo,
  type Watched,
} from "../support/browser.ts";
import { WHOLE_BROWSERS } from "../programs.ts";
import { writeCameraFilm } from "../support/camera-film.ts";
import { agendaItem, twoPanels } from "../support/fixture.ts";
import { publishedEvent, sharedProduct, yesterday, type Product } from "../support/product.ts";

let product: Product;
let browser: Browser;

beforeAll(async () => {
  [product, browser] = await Promise.all([sharedProduct(), launchBrowser()]);
});

afterAll(async () => {
  await browser.close();
  await product.end();
});

const NAMES = [
  ["Zofia", "Adamczyk"],
  ["Piotr", "Ćwikła"],
  ["Jan", "Kozłowski"],
  ["Maria", "Nowak"],
  ["Anna", "Żółkiewska"],
] as const;

interface Scene {
  event: StaffEventView;
  /** Registrations by surname. */
  ids: Record<string, RegistrationId>;
}

/** An event with five people, all of them expected at its first item. */
async function scene(): Promise<Scene> {
  const day = yesterday();
  const event = await publishedEvent(product, {
    dates: { type: "exact", startsOn: day, endsOn: day },
    choiceGroups: twoPanels(null),
    agenda: [
      agendaItem({ day, title: { pl: "Otwarcie" } }),
      agendaItem({ day, itemId: "pa", title: { pl: "Panel A" }, from: "14:00", to: "15:00", optionId: "a" }),
    ],
  });
  const ids: Scene["ids"] = {};
  for (const [index, [firstName, lastName]] of NAMES.entries()) {
    const choices = { panels: index === 4 ? "a" : "b" };
    const { registration } = await product.deps.services.registration.enterRegistration(
      product.office(),
      event.eventId,
      manualInput({ firstName, lastName, choices }),
    );
    ids[lastName] = registration.registrationId;
  }
  return { event, ids };
}

async function makeLink({ event }: Scene, name: string) {
  const { link, url } = await product.deps.services.checkIn.createLink(product.office(), event.eventId, {
    name,
  });
  return { linkId: link.linkId, path: new URL(url).pathname };
}

const list = (page: Page) => page.getByRole("list", { name: "Osoby" });
const person = (page: Page, name: string) => list(page).getByRole("button", { name: new RegExp(`^${name}`) });
const status = (page: Page) => page.locator("footer").getByRole("status").last();
const isSent = (page: Page) => eventually(() => status(page).textContent()).toMatch(/^Wszystko wysłane/);

/** Opens a link and waits until the page can do without a network. */
async function openDesk(path: string, options = PHONE, inBrowser = browser): Promise<Watched> {
  const watched = await openPage(inBrowser, product, { ...options, reducedMotion: "reduce" });
  await watched.page.goto(`${path}?unit=s1`);
  await list(watched.page).waitFor();
  await watched.page.getByText("Strona działa także bez sieci.").waitFor();
  return watched;
}

/** What stands on the list: surname → state, with what a person is warned of. */
async function shown(page: Page): Promise<Record<string, string>> {
  const rows = await list(page)
    .getByRole("listitem")
    .evaluateAll((items) =>
      items.map((item) => [
        item.querySelector("strong")?.textContent ?? "",
        [
          item.getAttribute("data-state") ?? "none",
          /sprzeczne wpisy/.test(item.textContent ?? "") && "conflict",
          /czeka na wysłanie/.test(item.textContent ?? "") && "waiting",
        ]
          .filter(Boolean)
          .join(", "),
      ]),
    );
  return Object.fromEntries(rows) as Record<string, string>;
}

async function chooseState(page: Page, name: string, state: string): Promise<void> {
  await page.getByRole("button", { name: `Inny wpis: ${name}` }).click();
  await page.getByRole("menuitem", { name: state, exact: true }).click();
}

/** The staff's book: surname → state and marks at the first item. */
async function staffBook({ event }: Scene) {
  const { people } = await product.deps.services.attendance.getBook(product.office(), event.eventId);
  return Object.fromEntries(
    people.map(({ lastName, records: { s1 } }) => [
      lastName,
      { state: s1?.state, marks: s1?.history.length ?? 0, conflict: s1?.conflict.length ?? 0 },
    ]),
  );
}

/** What of a desk is in the browser's database, the contents as bytes that are read as letters. */
function kept(
  page: Page,
): Promise<{ counts: Record<string, number>; text: string; isExtractable?: boolean }> {
  return page.evaluate(async () => {
    const done = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.addEventListener("success", () => resolve(request.result));
        request.addEventListener("error", () => reject(request.error ?? new Error("no database")));
      });
    const database = await done(indexedDB.open("zapisy-check-in"));
    const counts: Record<string, number> = {};
    let text = "";
    let isExtractable: boolean | undefined;
    for (const name of database.objectStoreNames) {
      const values: unknown[] = await done(database.transaction(name).objectStore(name).getAll());
      counts[name] = values.length;
      for (const value of values) {
        if (value instanceof CryptoKey) isExtractable = value.extractable;
        else text += new TextDecoder().decode((value as { data: ArrayBuffer }).data);
      }
    }
    database.close();
    return { counts, text, isExtractable };
  });
}

describe("two desks without a network", () => {
  it("record the same people, lose nothing by a reload, and agree once they are back", async () => {
    const here = await scene();
    const [a, b] = [
      await openDesk((await makeLink(here, "Recepcja, Ola")).path),
      await openDesk((await makeLink(here, "Wejście B")).path, DESK),
    ];
    await Promise.all([a.page.context().setOffline(true), b.page.context().setOffline(true)]);

    // Both see Anna; Jan is here for one and absent for the other; Zofia and Piotr are seen by one each.
    await person(a.page, "Żółkiewska").dblclick();
    await person(a.page, "Kozłowski").click();
    await person(a.page, "Adamczyk").click();
    await person(b.page, "Żółkiewska").click();
    await chooseState(b.page, "Jan Kozłowski", "Nieobecność");
    await person(b.page, "Ćwikła").click();
    await b.page.getByRole("button", { name: "Dodaj osobę" }).click();
    await b.page.getByLabel("Imię", { exact: true }).fill("Ewa");
    await b.page.getByLabel("Nazwisko", { exact: true }).fill("Niezapowiedziana");
    await b.page.getByLabel("Instytucja").fill("OPS Suwałki");
    await b.page.getByLabel("Panel").selectOption("Panel B");
    await b.page.getByRole("button", { name: "Dodaj z obecnością" }).click();
    await eventually(() => status(a.page).textContent()).toBe(
      "Zapisane na tym urządzeniu: 3 – wyślemy po powrocie sieci",
    );
    await eventually(() => status(b.page).textContent()).toMatch(/^Zapisane na tym urządzeniu: 5 /);

    await Promise.all([a.page.reload(), b.page.reload()]);
    await Promise.all([list(a.page).waitFor(), list(b.page).waitFor()]);
    expect(await shown(a.page)).toEqual({
      Adamczyk: "present, waiting",
      Ćwikła: "none",
      Kozłowski: "present, waiting",
      Nowak: "none",
      Żółkiewska: "present, waiting",
    });
    expect(await shown(b.page)).toEqual({
      Adamczyk: "none",
      Ćwikła: "present, waiting",
      Kozłowski: "absent, waiting",
      Nowak: "none",
      Żółkiewska: "present, waiting",
      Niezapowiedziana: "present, waiting",
    });

    await b.page.context().setOffline(false);
    await isSent(b.page);
    await a.page.context().setOffline(false);
    await isSent(a.page);
    await Promise.all([a.page.reload(), b.page.reload()]);
    const agreed = {
      Adamczyk: "present",
      Ćwikła: "present",
      Kozłowski: expect.stringMatching(/^(present|absent), conflict$/) as string,
      Niezapowiedziana: "present",
      Nowak: "none",
      Żółkiewska: "present",
    };
    await eventually(() => shown(a.page)).toEqual(agreed);
    await eventually(() => shown(b.page)).toEqual(agreed);
    expect(await shown(a.page)).toEqual(await shown(b.page));
    expect(await staffBook(here)).toEqual({
      Adamczyk: { state: "present", marks: 1, conflict: 0 },
      Ćwikła: { state: "present", marks: 1, conflict: 0 },
      Kozłowski: { state: expect.stringMatching(/present|absent/) as string, marks: 2, conflict: 2 },
      Niezapowiedziana: { state: "present", marks: 1, conflict: 0 },
      Nowak: { state: undefined, marks: 0, conflict: 0 },
      Żółkiewska: { state: "present", marks: 2, conflict: 0 },
    });

    // The disagreement names both desks, and one of them settles it.
    const conflict = a.page.getByRole("status").filter({ hasText: "1 sprzeczny wpis" });
    await conflict.getByText(/^Recepcja, Ola: obecność/).waitFor();
    await conflict.getByText(/^Wejście B: nieobecność/).waitFor();
    await conflict.getByRole("button", { name: "Przyjmij: nieobecność" }).click();
    await isSent(a.page);
    await eventually(async () => (await staffBook(here)).Kozłowski).toEqual({
      state: "absent",
      marks: 3,
      conflict: 0,
    });
    await b.page.reload();
    await eventually(async () => (await shown(b.page)).Kozłowski).toBe("absent");
    expect([...a.problems, ...b.problems]).toEqual([]);
  });
});

describe("what a device keeps", () => {
  it("is unreadable without a key that no script can read out, and goes when the link is revoked", async () => {
    const here = await scene();
    const { linkId, path } = await makeLink(here, "Recepcja");
    const { page, problems } = await openDesk(path);
    await page.context().setOffline(true);
    await person(page, "Nowak").click();
    await eventually(async () => (await kept(page)).counts).toEqual({ copies: 1, entries: 1, keys: 1 });
    const before = await kept(page);
    expect([before.isExtractable, /Nowak|Maria|reg_/.test(before.text)]).toEqual([false, false]);

    await product.deps.services.checkIn.revokeLink(product.office(), here.event.eventId, linkId);
    await page.context().setOffline(false);
    await page.getByRole("heading", { name: "Ten link został wyłączony" }).waitFor();
    // What was never sent is not swallowed.
    await page.getByRole("alert").getByText("Maria Nowak").waitFor();
    await eventually(async () => (await kept(page)).counts).toEqual({ copies: 0, entries: 0, keys: 0 });
    expect(await accessibilityFindings(page)).toEqual([]);
    await page.context().setOffline(true);
    await page.reload();
    await page.getByRole("heading", { name: "Potrzebna jest sieć" }).waitFor();
    expect(problems).toEqual([]);
  });

  it("goes by a button, which says what would be lost", async () => {
    const here = await scene();
    const { page } = await openDesk((await makeLink(here, "Recepcja")).path);
    await page.context().setOffline(true);
    await person(page, "Nowak").click();
    const erase = page.getByRole("button", { name: "Usuń dane z tego urządzenia" });
    await erase.click();
    const dialog = page.getByRole("dialog");
    await dialog.getByText("1 wpis nie został jeszcze wysłany i zginie.").waitFor();
    await dialog.getByRole("button", { name: "Usuń dane z tego urządzenia" }).click();
    await page.getByRole("heading", { name: "Dane zostały usunięte z tego urządzenia" }).waitFor();
    await eventually(async () => (await kept(page)).counts).toEqual({ copies: 0, entries: 0, keys: 0 });
  });

  it("can be installed as an app that opens this very desk", async () => {
    const here = await scene();
    const whole = await launchBrowser([], WHOLE_BROWSERS);
    try {
      const { page } = await openDesk((await makeLink(here, "Recepcja")).path, PHONE, whole);
      const session = await page.context().newCDPSession(page);
      const { errors, data } = await session.send("Page.getAppManifest");
      expect([errors, (JSON.parse(data ?? "{}") as { name: string }).name]).toEqual([
        [],
        "Zapisy – lista obecności",
      ]);
      // A private window, such as that of a test, is the one thing in the way.
      const { installabilityErrors } = await session.send("Page.getInstallabilityErrors");
      expect(installabilityErrors.map(({ errorId }) => errorId)).toEqual(["in-incognito"]);
    } finally {
      await whole.close();
    }
  });
});

describe("the worker of the page", () => {
  it("keeps files that are there, of all languages, and nothing of the API", async () => {
    const worker = await (await fetch(`${product.url}/check-in/worker.js`)).text();
    const files = JSON.parse(/const FILES = (\[[^\]]*\])/.exec(worker)?.[1] ?? "[]") as string[];
    const types = await Promise.all(
      files.map(async (file) => (await fetch(product.url + file)).headers.get("content-type")),
    );
    // A file that is not there would be answered with the page.
    expect(files.filter((_, index) => /text\/html/.test(types[index] ?? ""))).toEqual([]);
    expect(files.filter((file) => /[/-](pl|en)-[^/]*\.js$/.test(file)).length).toBeGreaterThanOrEqual(6);
    expect(files.filter((file) => file.startsWith("/api") || !/\.\w+$/.test(file))).toEqual([]);
  });
});

describe("a mark that the server refuses", () => {
  it("stays in sight with its reason until somebody gives one", async () => {
    const here = await scene();
    const { page } = await openDesk((await makeLink(here, "Recepcja")).path);
    await page.context().setOffline(true);
    await person(page, "Nowak").click();
    await product.deps.services.attendance.closeUnit(product.office(), here.event.eventId, "s1");
    await page.context().setOffline(false);
    const refused = page.getByRole("status").filter({ hasText: "Te wpisy są tylko na tym urządzeniu." });
    await refused.getByText("Lista tego punktu została zamknięta. Wpis wymaga powodu.").waitFor();
    expect(await status(page).textContent()).toBe("1 wpis nie został przyjęty");
    expect(await accessibilityFindings(page)).toEqual([]);
    await page.reload();
    await refused.getByRole("button", { name: "Podaj powód" }).click();
    await page.getByRole("radio", { name: "Zapisane bez sieci przed zamknięciem listy" }).check();
    await page.getByRole("button", { name: "Zapisz z powodem" }).click();
    await isSent(page);
    await eventually(async () => (await staffBook(here)).Nowak).toEqual({
      state: "present",
      marks: 1,
      conflict: 0,
    });
    // On a list that is known to be closed the reason is asked for at once.
    await person(page, "Ćwikła").click();
    await page.getByRole("dialog", { name: "Powód zmiany" }).waitFor();
  });
});

describe("the list", () => {
  it("is worked by keyboard alone: search, mark, undo, minutes", async () => {
    const here = await scene();
    const { page, problems } = await openDesk((await makeLink(here, "Recepcja")).path, DESK);
    const field = page.getByRole("searchbox", { name: "Szukaj po nazwisku" });
    await tabTo(page, field);
    await page.keyboard.type("zol");
    await eventually(() => list(page).getByRole("listitem").count()).toBe(1);
    await page.keyboard.press("Enter");
    await page.getByText("Anna Żółkiewska: obecność", { exact: true }).waitFor();
    await tabTo(page, page.getByRole("button", { name: "Cofnij", exact: true }));
    await page.keyboard.press("Enter");
    await page.getByText("Anna Żółkiewska: cofnięto").waitFor();
    await tabTo(page, page.getByRole("button", { name: "Inny wpis: Anna Żółkiewska" }));
    await page.keyboard.press("Enter");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await page.getByRole("dialog", { name: "Wcześniejsze wyjście" }).waitFor();
    await page.keyboard.type("95");
    await page.keyboard.press("Enter");
    await person(page, "Żółkiewska")
      .getByText(/Wcześniejsze wyjście, obecność 95 minut/)
      .waitFor();
    await isSent(page);
    expect((await staffBook(here)).Żółkiewska).toEqual({ state: "left_early", marks: 3, conflict: 0 });
    expect(problems).toEqual([]);
  });

  it("keeps the chosen unit, and says who belongs elsewhere when their code is typed", async () => {
    const here = await scene();
    const { page } = await openDesk((await makeLink(here, "Recepcja")).path);
    await page
      .getByRole("combobox", { name: "Punkt programu" })
      .selectOption({ label: "14:00–15:00 · Panel A" });
    await eventually(() => shown(page)).toEqual({ Żółkiewska: "none" });
    await page.reload();
    await eventually(() => shown(page)).toEqual({ Żółkiewska: "none" });
    const code = ticketCode(product.deps.secretKey, { registrationId: here.ids.Nowak ?? "", linkVersion: 1 });
    await page.getByRole("searchbox", { name: "Szukaj po nazwisku" }).fill(code.toLowerCase());
    await page.keyboard.press("Enter");
    await page.getByText("Inny punkt programu. Maria Nowak. Wybór: Panel B.").waitFor();
  });

  it.each(["light", "dark"] as const)("has no findings of axe and fits a phone, %s", async (colorScheme) => {
    const here = await scene();
    const { page } = await openDesk((await makeLink(here, "Recepcja")).path, {
      // Tall, so that nothing lies under the bar at its foot.
      ...PHONE,
      viewport: { width: 360, height: 1600 },
      colorScheme,
    });
    await person(page, "Nowak").click();
    expect(await accessibilityFindings(page)).toEqual([]);
    await page.getByRole("button", { name: "Dodaj osobę" }).click();
    await page.getByRole("button", { name: "Dodaj z obecnością" }).click();
    await page.getByText("Uzupełnij to pole.").first().waitFor();
    expect(await accessibilityFindings(page)).toEqual([]);
    expect(await overflow(page)).toBe(0);
  });
});

describe("the camera", () => {
  it("reads tickets and tells a foreign one and other codes from them", async () => {
    const here = await scene();
    const folder = await mkdtemp(join(tmpdir(), "zapisy-camera-"));
    const film = join(folder, "tickets.y4m");
    const ticket = ticketText(
      ticketCode(product.deps.secretKey, { registrationId: here.ids.Żółkiewska ?? "", linkVersion: 1 }),
    );
    await writeCameraFilm(film, [ticket, ticketText("0".repeat(20)), "https://example.org/plakat"]);
    const withCamera = await launchBrowser([
      "--use-fake-ui-for-media-stream",
      "--use-fake-device-for-media-stream",
      `--use-file-for-fake-video-capture=${film}`,
    ]);
    try {
      const { page, problems } = await openPage(withCamera, product, { ...PHONE, permissions: ["camera"] });
      await page.goto((await makeLink(here, "Recepcja")).path);
      await list(page).waitFor();
      await page.getByRole("button", { name: "Skanuj kod" }).click();
      const scanner = page.getByRole("region", { name: "Skanuj kod" });
      for (const result of ["Obecność zapisana", "Nie ma na liście", "To nie jest bilet", "Już na liście"])
        await scanner.getByText(result).waitFor();
      await eventually(async () => (await shown(page)).Żółkiewska).toBe("present");
      await isSent(page);
      const { people } = await product.deps.services.attendance.getBook(product.office(), here.event.eventId);
      expect(
        people
          .flatMap(({ records }) => Object.values(records))
          .map(({ source, history }) => [source, history.length]),
      ).toEqual([["scan", 1]]);
      expect(await overflow(page)).toBe(0);
      await page.getByRole("button", { name: "Wyłącz aparat" }).click();
      expect(problems).toEqual([]);
    } finally {
      await withCamera.close();
      await rm(folder, { recursive: true, force: true });
    }
  });

  it("that is missing says so, and the list goes on", async () => {
    const here = await scene();
    const { page } = await openDesk((await makeLink(here, "Recepcja")).path);
    await page.getByRole("button", { name: "Skanuj kod" }).click();
    await page.getByText("To urządzenie nie ma aparatu, którego można użyć.").waitFor();
    await person(page, "Nowak").click();
    await isSent(page);
  });
});

describe("links on the attendance tab", () => {
  it("are made for a desk, opened there, seen to be in use, and turned off", async () => {
    const here = await scene();
    const office = await openPage(browser, product, { ...DESK, reducedMotion: "reduce" });
    await signInAsStaff(office.page, product);
    await office.page.goto(`/staff/events/${here.event.eventId}/attendance`);
    const section = office.page.getByRole("region", { name: "Stanowiska z listą obecności" });
    await section.getByRole("button", { name: "Nowy link" }).click();
    const dialog = office.page.getByRole("dialog");
    await dialog.getByRole("button", { name: "Utwórz link" }).click();
    await dialog.getByText("Wpisz nazwę stanowiska.").waitFor();
    await dialog.getByRole("textbox", { name: "Nazwa stanowiska" }).fill("Recepcja, Ola");
    await dialog.getByRole("button", { name: "Utwórz link" }).click();
    await dialog.getByRole("img", { name: "Kod QR z adresem listy obecności" }).waitFor();
    expect(await accessibilityFindings(office.page)).toEqual([]);
    const address = await dialog.getByRole("code").textContent();
    await dialog.getByRole("button", { name: "Gotowe" }).click();
    const row = section.getByRole("row", { name: /Recepcja, Ola/ });
    await row.getByText("Jeszcze nieotwarty").waitFor();

    const { page } = await openDesk(new URL(address ?? "").pathname);
    await page.getByText("Stanowisko: Recepcja, Ola").waitFor();
    await office.page.reload();
    await eventually(() => row.getByText("Jeszcze nieotwarty").count()).toBe(0);
    expect(await accessibilityFindings(office.page)).toEqual([]);
    await row.getByRole("button", { name: /^Wyłącz link/ }).click();
    await dialog.getByRole("button", { name: "Wyłącz link" }).click();
    await row.getByText("Wyłączony", { exact: true }).waitFor();
    await page.reload();
    await page.getByRole("heading", { name: "Ten link został wyłączony" }).waitFor();
    expect(office.problems).toEqual([]);
  });
});

describe("a link that does not work", () => {
  it("says so in words", async () => {
    const { page } = await openPage(browser, product, PHONE);
    await page.goto(`/check-in/${"0".repeat(26)}${"A".repeat(43)}`);
    await page.getByRole("heading", { name: "Ten link nie działa" }).waitFor();
    expect(await accessibilityFindings(page)).toEqual([]);
  });
});
