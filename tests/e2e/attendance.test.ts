import type { AttendancePerson } from "@zapisy/core/attendance/answer";
import type { MarkInput } from "@zapisy/core/attendance/schema";
import type { EventInput, StaffEventView } from "@zapisy/core/event";
import type { RegistrationId } from "@zapisy/core/registration/schema";
import { createIdFactory } from "@zapisy/core/shared/id";
import { dayAt } from "@zapisy/core/shared/time";
import type { BrowserContextOptions, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { manualInput } from "../support/actions.ts";
import { accessibilityFindings, choose, DESK, eventually, overflow, said } from "../support/browser.ts";
import { markInput } from "../support/attendance.ts";
import { agendaItem } from "../support/fixture.ts";
import {
  mailsTo,
  personalLink,
  publishedEvent,
  sharedProduct,
  dayAhead,
  yesterday,
  type Product,
} from "../support/product.ts";
import { screensOf } from "../support/screens.ts";

let product: Product;
const newId = createIdFactory(() => new Date().toISOString());

const screens = screensOf(() => product);

beforeAll(async () => {
  product = await sharedProduct();
});

afterAll(() => product.end());

/** The office's screen at a page. */
async function open(path: string, options: BrowserContextOptions = {}): Promise<Page> {
  const page = await screens.office({ ...DESK, ...options });
  await page.goto(path);
  return page;
}

const NAMES = ["Ćma Łukasz", "Lis Iga", "Łoś Ewa", "Żółkiewska Zofia"];
const TWO_SESSIONS = [
  agendaItem({
    itemId: "s1",
    title: { pl: "Rozmowa" },
    module: "Moduł I",
    day: yesterday(),
    from: "09:00",
    to: "10:30",
  }),
  agendaItem({
    itemId: "s2",
    title: { pl: "Wniosek" },
    module: "Moduł II",
    day: yesterday(),
    from: "11:00",
    to: "12:30",
  }),
];

/** A published event of two sessions with people whose places are confirmed. */
async function eventWith(
  names: readonly string[] = NAMES,
  overrides: Partial<EventInput> = {},
): Promise<StaffEventView> {
  const day = yesterday();
  const event = await publishedEvent(product, {
    dates: { type: "exact", startsOn: day, endsOn: day },
    agenda: TWO_SESSIONS,
    ...overrides,
  });
  for (const name of names) {
    const [lastName = "", firstName = ""] = name.split(" ");
    await product.deps.services.registration.enterRegistration(
      product.office(),
      event.eventId,
      manualInput({ firstName, lastName }),
    );
  }
  return event;
}

/** The attendance of an event at its first session; `search` begins with ? or names a page below. */
const pathOf = ({ eventId }: StaffEventView, search = "") =>
  `/staff/events/${eventId}/attendance${search.startsWith("/") ? search : `?unit=s1${search.replace("?", "&")}`}`;
const tick = (page: Page, name: string) => page.getByRole("checkbox", { name: `${name}: obecność` });
const row = (page: Page, name: string) =>
  page.getByRole("list", { name: "Osoby na liście" }).getByRole("listitem").filter({ hasText: name });
const saved = (page: Page) => eventually(() => page.getByText("Zapisywanie").count()).toBe(0);

/** What the server has, by surname. */
async function stored(event: StaffEventView): Promise<Record<string, AttendancePerson>> {
  const { people } = await product.deps.services.attendance.getBook(product.office(), event.eventId);
  return Object.fromEntries(people.map((person) => [person.lastName, person]));
}

/** State and minutes of everybody at a unit as the server has them. */
async function states(event: StaffEventView, unitId = "s1") {
  return Object.fromEntries(
    Object.entries(await stored(event)).map(([name, { records }]) => [
      name,
      [records[unitId]?.state, records[unitId]?.minutes].filter((part) => part !== undefined).join(" "),
    ]),
  );
}

describe("the list of a session", () => {
  it("takes a double click for one mark, letters and the menu for the rest, and takes back with undo", async () => {
    const event = await eventWith();
    const page = await open(pathOf(event));
    await tick(page, "Ćma Łukasz").dblclick();
    const pressedAt = await page.evaluate(() => performance.now());
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("w");
    await page.getByRole("textbox", { name: "Ile minut trwała obecność" }).fill("90");
    await page.keyboard.press("Enter");
    await said(page, "Zajęcia trwają 90 min. Wpisz mniejszą liczbę.");
    await page.getByRole("textbox", { name: "Ile minut trwała obecność" }).fill("45");
    await page.keyboard.press("Enter");
    await said(row(page, "Lis"), "Wcześniejsze wyjście, 45 min");
    await choose(page, "Inny wpis: Łoś Ewa", "Nieobecność usprawiedliwiona");
    await tick(page, "Żółkiewska Zofia").focus();
    await page.keyboard.press("n");
    await saved(page);
    await eventually(() => states(event)).toEqual({
      Ćma: "present",
      Lis: "left_early 45",
      Łoś: "excused",
      Żółkiewska: "absent",
    });
    const { Ćma: first } = await stored(event);
    expect(first?.records.s1?.history.length).toBe(1);
    expect(first?.records.s1?.source).toBe("list");
    expect(await row(page, "Ćma").innerText()).toContain("lista na ekranie · Marta Zielińska");

    // A press this soon would be taken for a part of the double click.
    await eventually(() => page.evaluate(() => performance.now())).toBeGreaterThan(pressedAt + 600);
    await tick(page, "Ćma Łukasz").click();
    await said(page, "Wpis usunięty: Ćma Łukasz");
    await page.getByRole("button", { name: "Cofnij" }).click();
    await eventually(async () => (await states(event)).Ćma).toBe("present");
    expect(await tick(page, "Ćma Łukasz").isChecked()).toBe(true);
  });

  it("finds people without Polish letters and keeps the session in the address", async () => {
    const event = await eventWith();
    const page = await open(pathOf(event));
    await page
      .getByRole("navigation", { name: "Punkty programu" })
      .getByRole("button", { name: /Wniosek/ })
      .click();
    await page.waitForURL(/unit=s2/);
    const rows = page.getByRole("list", { name: "Osoby na liście" }).getByRole("listitem");
    await eventually(() => rows.count()).toBe(4);
    await page.getByRole("searchbox", { name: "Szukaj osoby lub instytucji" }).fill("zol");
    await eventually(() => rows.count()).toBe(1);
    await page.keyboard.press("Enter");
    await page.keyboard.press("Space");
    await eventually(async () => (await states(event, "s2")).Żółkiewska).toBe("present");
    await page.reload();
    await page.getByRole("heading", { level: 2, name: "Wniosek" }).waitFor();
    expect(await tick(page, "Żółkiewska Zofia").isChecked()).toBe(true);
    expect(await rows.count()).toBe(1);
  });

  it("marks everybody without a record at once, and takes exactly that back", async () => {
    const event = await eventWith();
    const page = await open(pathOf(event));
    await page.getByRole("checkbox", { name: "Przepisuję z podpisanej listy papierowej" }).check();
    await tick(page, "Łoś Ewa").click();
    await choose(page, "Osoby bez wpisu", "Zaznacz nieobecność wszystkich bez wpisu");
    const dialog = page.getByRole("dialog", { name: "Zaznaczyć nieobecność?" });
    await said(dialog, "Nieobecność zostanie wpisana 3 osobom, które nie mają jeszcze wpisu.");
    await dialog.getByRole("button", { name: "Zaznacz nieobecność" }).click();
    await said(page, "Zaznaczono: 3 osoby.");
    await eventually(() => states(event)).toEqual({
      Ćma: "absent",
      Lis: "absent",
      Łoś: "present",
      Żółkiewska: "absent",
    });
    expect((await stored(event)).Łoś?.records.s1?.source).toBe("paper");
    await page.getByRole("button", { name: "Cofnij" }).click();
    await eventually(() => states(event)).toEqual({ Ćma: "", Lis: "", Łoś: "present", Żółkiewska: "" });
  });

  it("leaves an open menu as it is while news of the same person come", async () => {
    const event = await eventWith(["Łoś Ewa"]);
    const page = await open(pathOf(event));
    const held = Promise.withResolvers<void>();
    await page.route("**/attendance/marks", (route) => held.promise.then(() => route.continue()));
    await tick(page, "Łoś Ewa").click();
    await page.getByRole("button", { name: "Inny wpis: Łoś Ewa" }).click();
    const [item] = await page.getByRole("menuitem").elementHandles();
    held.resolve();
    await eventually(() => states(event)).toEqual({ Łoś: "present" });
    await saved(page);
    expect(await item?.evaluate((element) => element === document.activeElement)).toBe(true);
  });

  it("keeps the tick when it cannot be saved, says so, and sends the same mark again", async () => {
    const event = await eventWith(["Lis Iga", "Łoś Ewa"]);
    const page = await open(pathOf(event));
    await tick(page, "Lis Iga").waitFor();
    await page.route("**/attendance/marks", (route) => route.abort());
    await tick(page, "Lis Iga").click();
    await said(page, "1 wpis nie został jeszcze zapisany");
    expect(await tick(page, "Lis Iga").isChecked()).toBe(true);
    await said(row(page, "Lis"), "Niezapisane");
    await page.unroute("**/attendance/marks");
    await page.getByRole("button", { name: "Spróbuj ponownie" }).click();
    await eventually(() => page.getByText("Niezapisane").count()).toBe(0);
    await eventually(() => states(event)).toEqual({ Lis: "present", Łoś: "" });

    // What could not be sent is not lost on the way to another tab and back.
    await page.route("**/attendance/marks", (route) => route.abort());
    await tick(page, "Łoś Ewa").click();
    await said(row(page, "Łoś"), "Niezapisane");
    const tabs = page.getByRole("navigation", { name: "Części wydarzenia" });
    await tabs.getByRole("link", { name: "Zgłoszenia" }).click();
    await page.getByRole("button", { name: "Łoś Ewa" }).waitFor();
    await page.unroute("**/attendance/marks");
    await tabs.getByRole("link", { name: "Obecność" }).click();
    // The page opens at what was held last.
    await page.getByRole("button", { name: /Rozmowa/ }).click();
    await eventually(() => states(event)).toEqual({ Lis: "present", Łoś: "present" });
    await eventually(() => tick(page, "Łoś Ewa").isChecked()).toBe(true);
  });

  it("asks for a reason before the day has begun, and can be closed from then on only", async () => {
    const day = dayAhead();
    const event = await eventWith(["Lis Iga"], {
      dates: { type: "exact", startsOn: day, endsOn: day },
      agenda: [agendaItem({ day })],
    });
    const page = await open(pathOf(event));
    await tick(page, "Lis Iga").click();
    const dialog = page.getByRole("dialog", { name: "Przed dniem zajęć" });
    await said(dialog, "Lis Iga: Obecność");
    await dialog.getByRole("textbox", { name: "Powód zmiany" }).fill("Spotkanie przeniesione na dziś");
    await page.keyboard.press("Enter");
    await eventually(() => states(event)).toEqual({ Lis: "present" });
    expect((await stored(event)).Lis?.records.s1?.reason).toBe("Spotkanie przeniesione na dziś");
    expect(await page.getByRole("button", { name: "Zamknij listę" }).count()).toBe(0);
    await page.getByRole("button", { name: "Osoba bez zgłoszenia" }).click();
    await said(page.getByRole("dialog"), "Dzień tych zajęć jeszcze się nie zaczął.");
  });

  it("once closed asks for a reason, which stays beside the former value", async () => {
    const event = await eventWith();
    const page = await open(pathOf(event));
    for (const name of NAMES.slice(0, 3)) await tick(page, name).click();
    await saved(page);
    await page.getByRole("button", { name: "Zamknij listę" }).click();
    const closing = page.getByRole("dialog", { name: "Zamknąć listę?" });
    await said(closing, "1 osoba nie ma wpisu. Po zamknięciu będzie liczona jako nieobecna.");
    await closing.getByRole("button", { name: "Zamknij listę" }).click();
    await said(page, /Lista zamknięta .*Marta Zielińska/);

    await tick(page, "Łoś Ewa").focus();
    await page.keyboard.press("n");
    const reason = page.getByRole("dialog", { name: "Lista jest zamknięta" });
    await said(reason, "Łoś Ewa: Nieobecność");
    await reason.getByRole("button", { name: "Zapisz zmianę" }).click();
    await said(reason, "Wpisz powód zmiany.");
    await reason.getByRole("textbox", { name: "Powód zmiany" }).fill("Brak podpisu na liście");
    await page.keyboard.press("Enter");
    await eventually(async () => (await states(event)).Łoś).toBe("absent");
    await choose(page, "Inny wpis: Łoś Ewa", "Historia wpisów");
    const sheet = page.getByRole("dialog", { name: "Ewa Łoś" });
    const history = sheet.getByRole("listitem");
    await eventually(() => history.count()).toBe(2);
    expect(await history.first().innerText()).toContain("Powód: Brak podpisu na liście");
    expect(await history.last().innerText()).toMatch(/Obecność[^]*zastąpiony późniejszym wpisem/);
  });

  it("shows what two devices say and settles it", async () => {
    const event = await eventWith(["Lis Iga"]);
    const { Lis: iga } = await stored(event);
    const mark = (state: "present" | "absent", at: string): MarkInput => ({
      markId: newId("mrk"),
      registrationId: iga?.registrationId as RegistrationId,
      unitId: "s1",
      state,
      source: "list",
      at,
      replaces: [],
    });
    await product.deps.services.attendance.recordMarksByStaff(product.office(), event.eventId, [
      mark("present", `${yesterday()}T08:00:00.000Z`),
      mark("absent", `${yesterday()}T08:05:00.000Z`),
    ]);
    const page = await open(pathOf(event, "?show=conflict"));
    await said(row(page, "Lis"), "na razie liczy się: nieobecność");
    await row(page, "Lis").getByRole("button", { name: "Rozstrzygnij" }).click();
    const sheet = page.getByRole("dialog", { name: "Iga Lis" });
    await said(sheet, "Wpisy się różnią");
    await sheet.getByRole("button", { name: "Przyjmij: obecność" }).click();
    await eventually(() => sheet.getByText("Wpisy się różnią").count()).toBe(0);
    await eventually(async () => (await stored(event)).Lis?.records.s1).toMatchObject({
      state: "present",
      conflict: [],
    });
  });

  it("takes in somebody without a registration in three fields", async () => {
    const event = await eventWith(["Lis Iga"]);
    const page = await open(pathOf(event));
    await page.getByRole("button", { name: "Osoba bez zgłoszenia" }).click();
    await page.keyboard.type("Anna");
    await page.keyboard.press("Tab");
    await page.keyboard.type("Śliwa");
    await page.keyboard.press("Enter");
    const dialog = page.getByRole("dialog", { name: "Osoba bez zgłoszenia" });
    await said(dialog, "Anna Śliwa: dodano, obecność zaznaczona");
    await dialog.getByRole("button", { name: "Zamknij" }).last().click();
    await eventually(() => tick(page, "Śliwa Anna").isChecked()).toBe(true);
    expect(await states(event)).toEqual({ Lis: "", Śliwa: "present" });
  });
});

describe("a programme that was recorded", () => {
  const recordedEvent = async () => {
    const event = await eventWith(["Lis Iga", "Łoś Ewa"]);
    const { registrationId = "reg_" } = (await stored(event)).Lis ?? {};
    const { attendance } = product.deps.services;
    await attendance.recordMarksByStaff(product.office(), event.eventId, [
      markInput({ registrationId, at: `${yesterday()}T09:00:00.000Z` }),
    ]);
    return event;
  };

  it("is changed with a reason, which stands beside what is kept", async () => {
    const event = await recordedEvent();
    const page = await open(`/staff/events/${event.eventId}/programme`);
    await page.getByRole("button", { name: "Czynności: Rozmowa" }).click();
    await page.getByRole("menuitem", { name: "Usuń" }).click();
    await page.getByRole("button", { name: "Zapisz zmiany" }).click();
    const dialog = page.getByRole("dialog", { name: "Zmiana tego, co zapisano" });
    await said(dialog, /9:00–10:30, Rozmowa: znika z programu, wpis o 1 osobie/);
    await dialog.getByRole("button", { name: "Zapisz z powodem" }).click();
    await said(dialog, "Wpisz powód zmiany.");
    expect(await accessibilityFindings(page)).toEqual([]);
    await dialog.getByRole("button", { name: "Wróć do edycji" }).click();
    await said(page, /Nie zapisano: Ta zmiana dotyczy zapisanej już obecności/);
    await page.getByRole("button", { name: "Spróbuj ponownie" }).click();
    await dialog.getByRole("textbox", { name: "Powód zmiany" }).fill("Awaria prądu");
    await page.keyboard.press("Enter");
    await said(page, /Zapisano o \d/);
    await page.goto(pathOf(event));
    await said(page, /Usunięte z programu \d\d\.\d\d\.\d{4}\. Powód: Awaria prądu/);
    await page.getByText("poza programem").filter({ visible: true }).first().waitFor();
    expect(await tick(page, "Lis Iga").isChecked()).toBe(true);
    await tick(page, "Lis Iga").click();
    await said(page.getByRole("dialog", { name: "Poza programem" }), "Tego punktu nie ma już w programie.");
    expect(await accessibilityFindings(page)).toEqual([]);
  });

  it("is not cancelled unless that is meant", async () => {
    const event = await recordedEvent();
    const page = await open(`/staff/events/${event.eventId}`);
    await page.getByRole("button", { name: "Więcej czynności" }).click();
    await page.getByRole("menuitem", { name: "Odwołaj wydarzenie" }).click();
    const dialog = page.getByRole("dialog", { name: "Odwołać wydarzenie?" });
    await dialog.getByRole("textbox", { name: "Powód, który zobaczą uczestnicy" }).fill("Awaria prądu");
    await dialog.getByRole("button", { name: "Odwołaj wydarzenie" }).click();
    await said(dialog, /Rozmowa: wpis o 1 osobie/);
    expect(await accessibilityFindings(page)).toEqual([]);
    await dialog.getByRole("button", { name: "Odwołaj mimo wpisów" }).click();
    await said(page, "Wydarzenie jest odwołane.");
    await page.goto(pathOf(event));
    expect(await tick(page, "Lis Iga").isChecked()).toBe(true);
  });
});

describe("a webinar's report", () => {
  it("is shown before anything is saved, people are named by hand, and minutes are recorded", async () => {
    const event = await eventWith([...NAMES, "Lis Iga2"], {
      place: { mode: "online", onlineUrl: "https://spotkanie.example/pokoj" },
    });
    const [year, month, day] = yesterday().split("-");
    const at = (time: string) => `${day}.${month}.${year} ${time}`;
    const report = [
      "Nazwa\tDołączenie\tOpuszczenie\tE-mail",
      `Lukasz Cma\t${at("8:58")}\t${at("10:31")}\t`,
      `ŁOŚ EWA\t${at("9:00")}\t${at("9:30")}\t`,
      `Ewa Łoś\t${at("9:20")}\t${at("9:40")}\t`,
      `iPhone\t${at("9:10")}\t${at("10:30")}\t`,
      `Prowadzący\t${at("8:30")}\t${at("10:40")}\t`,
    ].join("\r\n");
    const page = await open(pathOf(event));
    await page.getByRole("button", { name: "Raport z webinaru" }).click();
    const dialog = page.getByRole("dialog", { name: "Raport z webinaru" });
    await dialog.getByLabel("Plik z raportem").setInputFiles({
      name: "raport.csv",
      mimeType: "text/csv",
      buffer: Buffer.from(`\uFEFF${report}`, "utf16le"),
    });
    await said(dialog, "Rozpoznano 2 osoby");
    await said(dialog, "2 wpisów nie udało się dopasować");
    expect(await states(event)).toMatchObject({ Ćma: "", Łoś: "" });
    await dialog.getByRole("combobox", { name: "Kto to: iPhone" }).fill("zol");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await said(dialog, "Rozpoznano 3 osoby");
    await dialog.getByRole("button", { name: "Zapisz 3 wpisy" }).click();
    await said(dialog, "Z raportu zapisano 3 wpisy.");
    // The report itself is kept with the event's documents.
    await eventually(async () => {
      const answer = await page.request.get(`/api/staff/events/${event.eventId}/files`);
      return answer.text();
    }).toContain('"raport.csv"');
    await eventually(() => states(event)).toMatchObject({
      Ćma: "present 90",
      Łoś: "left_early 40",
      Żółkiewska: "left_early 80",
      Lis: "",
    });
  });
});

describe("rates", () => {
  it("warn who cannot reach the threshold, and let it be decided with a reason", async () => {
    const event = await eventWith(["Lis Iga", "Łoś Ewa"]);
    const page = await open(pathOf(event));
    await tick(page, "Lis Iga").focus();
    await page.keyboard.press("n");
    await tick(page, "Łoś Ewa").click();
    await saved(page);
    await page.getByRole("button", { name: "Frekwencja" }).click();
    await said(page, "1 osoba nie osiągnie już progu");
    const table = page.getByRole("table");
    const line = (name: string) => table.getByRole("row").filter({ hasText: name });
    expect(await line("Łoś").innerText()).toMatch(/50%\s+1,5 z 3 godz\./);
    expect(await table.getByRole("row", { name: /^Razem 2 osoby/ }).innerText()).toContain("25%");
    await page.getByRole("button", { name: "Pokaż w tabeli" }).click();
    await page.waitForURL(/place=lost/);
    await eventually(() => table.getByRole("rowheader").count()).toBe(2);

    await page.getByRole("button", { name: "Zaświadczenie: Lis Iga" }).click();
    const dialog = page.getByRole("dialog", { name: "Zaświadczenie: Iga Lis" });
    await dialog.getByRole("radio", { name: "Przyznać mimo frekwencji" }).check();
    await dialog.getByRole("button", { name: "Zapisz decyzję" }).click();
    await said(dialog, "Wpisz powód, co najmniej 3 znaki.");
    await dialog.getByRole("textbox", { name: "Powód" }).fill("Nieobecność odrobiona 3 czerwca");
    await page.keyboard.press("Enter");
    await said(page, "Decyzja została zapisana.");
    await said(line("Lis"), "Przyznane decyzją");
    expect((await stored(event)).Lis).toMatchObject({
      entitled: true,
      entitlement: { entitled: true, reason: "Nieobecność odrobiona 3 czerwca" },
    });
  });
});

describe("self check-in", () => {
  it("takes the code of the screen in the room on the personal page", async () => {
    const today = dayAt(new Date().toISOString(), "Europe/Warsaw");
    const event = await eventWith([], {
      dates: { type: "exact", startsOn: today, endsOn: today },
      agenda: [agendaItem({ title: { pl: "Rozmowa" }, day: today, from: "00:00", to: "23:59" })],
    });
    await product.deps.services.registration.enterRegistration(
      product.office(),
      event.eventId,
      manualInput({ firstName: "Iga", lastName: "Lis", email: "iga@kod.example" }),
    );
    const link = personalLink((await mailsTo(product, "iga@kod.example"))[0]);
    const screen = await open(pathOf(event, "/screen/s1"));
    const code = screen.getByRole("status", { name: /^Kod: \d{6}$/ });
    await code.waitFor();
    expect(await accessibilityFindings(screen)).toEqual([]);
    const digits = (await code.innerText()).replace(/\D/g, "");

    const phone = await screens.open();
    await phone.goto(new URL(link).pathname);
    await phone.getByRole("img", { name: "Kod QR: Iga Lis" }).waitFor();
    const box = phone.getByRole("region", { name: "Jestem na zajęciach" });
    const field = box.getByRole("textbox", { name: "6-cyfrowy kod" });
    await field.fill(digits === "111111" ? "222222" : "111111");
    await phone.keyboard.press("Enter");
    await said(box, "Ten kod się nie zgadza albo już się zmienił.");
    expect(await accessibilityFindings(phone)).toEqual([]);
    expect(await overflow(phone)).toBe(0);
    await field.fill((await code.innerText()).replace(/\D/g, ""));
    await box.getByRole("button", { name: "Potwierdź obecność" }).click();
    await said(box, "Obecność jest zapisana: Rozmowa.");
    expect((await stored(event)).Lis?.records.s1).toMatchObject({ state: "present", source: "self" });
  });

  it("shows no code outside the session's time", async () => {
    const day = dayAhead();
    const event = await eventWith([], {
      dates: { type: "exact", startsOn: day, endsOn: day },
      agenda: TWO_SESSIONS.map((item) => ({ ...item, day })),
    });
    const screen = await open(pathOf(event, "/screen/s1"));
    await said(screen, "Kod nie jest teraz pokazywany");
    await said(screen, "(9:00–10:30)");
    expect(await screen.getByText(/^\d{3}\s\d{3}$/).count()).toBe(0);
  });
});

describe("every attendance page is accessible in both languages and fits a phone", () => {
  const STATES: { name: string; search: string; open?: (page: Page) => Promise<unknown> }[] = [
    { name: "list", search: "", open: (page) => page.locator("summary").last().click() },
    { name: "history", search: "", open: (page) => page.keyboard.press("h") },
    {
      name: "closing",
      search: "",
      open: (page) => page.getByRole("button", { name: /Zamknij listę|Close the list/ }).click(),
    },
    {
      name: "walk-in",
      search: "",
      open: (page) =>
        page
          .getByRole("button", { name: /^(Osoba bez|Person without)/ })
          .first()
          .click(),
    },
    { name: "rates", search: "?view=rates" },
    {
      name: "decision",
      search: "?view=rates",
      open: (page) => page.getByRole("button", { name: /^.*(Zaświadczenie|Certificate): Lis/ }).click(),
    },
  ];

  it.each(["pl-PL", "en-GB"])("in %s", async (locale) => {
    const event = await eventWith();
    const still = { locale, reducedMotion: "reduce" } as const;
    const page = await open(pathOf(event), still);
    await page.getByRole("checkbox", { name: /^Ćma/ }).click();
    await eventually(() => states(event)).toMatchObject({ Ćma: "present" });
    for (const state of STATES) {
      await page.setViewportSize({ width: 1280, height: 900 });
      await page.goto(pathOf(event, state.search));
      await page.getByRole("checkbox", { name: /^Ćma/ }).or(page.getByRole("table")).first().waitFor();
      if (!state.search) await page.getByRole("checkbox", { name: /^Ćma/ }).focus();
      await state.open?.(page);
      expect([state.name, await accessibilityFindings(page)]).toEqual([state.name, []]);
      await page.emulateMedia({ colorScheme: "dark" });
      expect([state.name, await accessibilityFindings(page)]).toEqual([state.name, []]);
      await page.emulateMedia({ colorScheme: "light" });
      await page.setViewportSize({ width: 320, height: 780 });
      expect([state.name, await overflow(page)]).toEqual([state.name, 0]);
    }
  });
});
