import { readFile } from "node:fs/promises";
import type { StaffEventView } from "@zapisy/core/event";
import type { ProjectId } from "@zapisy/core/project";
import type { SignUpInput } from "@zapisy/core/registration/schema";
import { FIRST_STAFF_ADDRESS } from "@zapisy/local/stack";
import { MONKI_CENTRE, peopleAt, PODLASKIE_CENTRES, type SamplePerson } from "@zapisy/local/samples/people";
import readWorkbook from "read-excel-file/node";
import type { Locator, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { checkedFiles } from "../support/archive.ts";
import { DESK, eventually, field, PHONE, said, signInAsStaff } from "../support/browser.ts";
import { projectInput } from "../support/fixture.ts";
import { SCAN } from "../support/files.ts";
import { pdfText } from "../support/pdf-text.ts";
import {
  allMails,
  mailsTo,
  personalLink,
  signUpAside,
  startProduct,
  type Mail,
  type Product,
} from "../support/product.ts";
import { printedCode } from "../support/qr-code.ts";
import { screensOf } from "../support/screens.ts";

// Scenario A1: the study visit of ROPS Białystok, 5–8 July 2011, from publishing to the last certificate. The product
// and every browser believe that it is 2011; the product is started anew for each of the three days.

const TITLE = "Wizyta studyjna w województwie kujawsko-pomorskim";
const ORGANISER = "Regionalny Ośrodek Polityki Społecznej w Białymstoku";
const DAYS = ["5 lipca", "6 lipca", "7 lipca", "8 lipca"] as const;

type Applicant = SamplePerson & { email: string };

/** Three work in one office and share its address; everybody else has their own. */
const SHARED_ADDRESS = "sekretariat@gops-giby.example";
const withAddress = (person: SamplePerson, index: number): Applicant => ({
  ...person,
  email: index % 7 === 6 ? SHARED_ADDRESS : `osoba${index}@a1.example`,
});
const fromMonki = peopleAt([MONKI_CENTRE], 3, 42);
const fromElsewhere = peopleAt(PODLASKIE_CENTRES, 24, 50);
/** In the order of application: 25 get a seat, the third person of Mońki and another one come too late. */
const APPLICANTS = [
  ...fromMonki.slice(0, 2),
  ...fromElsewhere.slice(0, 23),
  ...fromMonki.slice(2),
  ...fromElsewhere.slice(23),
].map(withAddress);
const QUALIFIED = APPLICANTS.slice(0, 25);
const LEAVER = QUALIFIED[12] as Applicant;
const GRADUATES = QUALIFIED.filter((person) => person !== LEAVER);

const listName = ({ lastName, firstName }: SamplePerson) => `${lastName} ${firstName}`;
const fullName = ({ firstName, lastName }: SamplePerson) => `${firstName} ${lastName}`;
const number = (sequence: number) => `ROPS/WS/2011/${String(sequence).padStart(3, "0")}`;

let product: Product;
const { open, close: endDay } = screensOf(() => product, { reducedMotion: "reduce" });

beforeAll(async () => {
  product = await startProduct({ today: "2011-06-20" });
});

afterAll(() => product.end());

/** The office worker's screen. */
async function office(): Promise<Page> {
  const page = await open(DESK);
  await signInAsStaff(page, product, FIRST_STAFF_ADDRESS);
  return page;
}

const tab = (page: Page, name: string) =>
  page.getByRole("navigation", { name: "Części wydarzenia" }).getByRole("link", { name });

async function downloaded(page: Page, press: Locator): Promise<Buffer> {
  const [file] = await Promise.all([page.waitForEvent("download"), press.click()]);
  return readFile(await file.path());
}

/** Steps 1–6: the visit is made with its four days, the third without stops, and published. */
async function publishVisit(projectTitle: string): Promise<StaffEventView> {
  const page = await office();
  await page.goto("/staff/events/new");
  await page.getByRole("radio", { name: /^Wizyta studyjna/ }).check();
  await field(page, "Tytuł").fill(TITLE);
  await page.getByRole("combobox", { name: "Projekt" }).selectOption({ label: projectTitle });
  await page.getByLabel("Pierwszy dzień").fill("2011-07-05");
  await page.getByLabel("Ostatni dzień").fill("2011-07-08");
  await said(page, "Uczestnicy zobaczą: 5–8 lipca 2011 r.");
  await page.getByRole("button", { name: "Utwórz szkic" }).click();
  await field(page, "Dla kogo").fill("Kadra kierownicza OPS i PCPR, woj. podlaskie");
  await field(page, "Opis").fill("Cztery dni u gospodarzy.");
  await field(page, "Nazwa miejsca").fill("Wyjazd z Białegostoku");
  await field(page, "Miejscowość").fill("Białystok");
  await field(page, "Zasady udziału").fill("Z jednej instytucji najwyżej dwie osoby.");
  await field(page, "Klauzula informacyjna o danych osobowych").fill(`Administratorem jest ${ORGANISER}.`);

  await tab(page, "Rekrutacja").click();
  await page.getByLabel("Liczba miejsc").fill("25");
  await page.getByRole("radio", { name: "Kolejność zgłoszeń" }).check();
  const closes = page.getByRole("group", { name: "Koniec rekrutacji" });
  await closes.getByLabel("Dzień").fill("2011-06-24");
  await closes.getByLabel("Godzina").fill("15:00");

  await tab(page, "Program").click();
  const day = (name: string) => page.getByRole("region", { name: new RegExp(`\\b${name} 2011`) });
  await addStop(day("5 lipca"), "ZAZ „Poligrafia”", "Zakład Aktywności Zawodowej „Poligrafia”", "Bydgoszcz");
  await addStop(day("5 lipca"), "Klub Integracji Społecznej", "Fundacja „Wiatrak”", "Bydgoszcz");
  await addStop(day("6 lipca"), "Szansa na lepsze jutro", "Brodnickie Centrum Caritas", "Brodnica");
  await addStop(day("6 lipca"), "Spotkanie z wójtem", "Towarzystwo Rozwoju Gminy Płużnica", "Płużnica");
  await page.getByRole("button", { name: /^Czynności dnia: .*7 lipca/ }).click();
  await page.getByRole("menuitem", { name: "Dodaj uwagę do dnia" }).click();
  await field(page, "Uwaga do dnia").fill("Dzień bez opisanych wizyt.");
  await addStop(day("8 lipca"), "CIS CISTOR", "Stowarzyszenie Partnerstwo Społeczne", "Toruń");
  await said(page, /Zapisano o \d/);

  await tab(page, "Przegląd").click();
  await page.getByRole("button", { name: "Opublikuj wydarzenie" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Opublikuj wydarzenie" }).click();
  await said(page, "Wydarzenie jest opublikowane.");
  const eventId = /evt_[0-9A-Z]{26}/.exec(page.url())?.[0] as StaffEventView["eventId"];
  await page.getByRole("link", { name: "Zobacz stronę" }).click();
  await said(page, "Dzień bez opisanych wizyt.");
  return product.deps.services.event.getStaffEvent(product.office(), eventId);
}

/** A stop at the end of a day, with who receives the visitors where. */
async function addStop(day: Locator, title: string, host: string, town: string): Promise<void> {
  await day.getByRole("button", { name: "Wizyta", exact: true }).click();
  await day.getByRole("textbox").last().fill(title);
  await day.page().keyboard.press("Enter");
  await day.page().keyboard.press("Escape");
  await day.getByRole("button", { name: title, exact: true }).click();
  const sheet = day.page().getByRole("dialog", { name: "Wizyta" });
  await field(sheet, "Gospodarz").fill(host);
  await field(sheet, "Miejscowość").fill(town);
  await sheet.getByRole("button", { name: "Gotowe" }).click();
}

/** Step 7: one of the two of Mońki, with a phone. */
async function signUpByPhone({ slug }: StaffEventView, person: Applicant, diet?: string): Promise<void> {
  const page = await open(PHONE);
  await page.goto(`/events/${slug}`);
  await said(page, "5–8 lipca 2011 r.");
  await page.getByRole("link", { name: "Zapisz się" }).filter({ visible: true }).click();
  await page.getByLabel("Imię", { exact: true }).fill(person.firstName);
  await page.getByLabel("Nazwisko", { exact: true }).fill(person.lastName);
  await page
    .getByRole("radio", { name: person.formOfAddress === "mr" ? "Pan" : "Pani", exact: true })
    .check();
  await page.getByLabel("Adres e-mail").fill(person.email);
  await page.getByLabel("Telefon").fill("600 700 800");
  await page.getByRole("combobox", { name: "Nazwa instytucji" }).fill(MONKI_CENTRE.name);
  await page.getByLabel("Rodzaj instytucji").selectOption("ops");
  await page.getByLabel("Miejscowość instytucji").fill(MONKI_CENTRE.town);
  await page.getByLabel("Stanowisko").fill(person.position ?? "");
  await page.getByRole("combobox", { name: "Powiat" }).fill("moni");
  await page.getByRole("option", { name: /^moniecki/ }).click();
  if (diet) {
    await page.getByRole("radio", { name: diet }).check();
    await page.getByLabel("Inne potrzeby").fill("pokój na parterze");
    await page.getByRole("checkbox", { name: /^Zgadzam się na wykorzystanie/ }).check();
  }
  await page.getByRole("checkbox", { name: "Znam treść klauzuli" }).check();
  await page.getByRole("checkbox", { name: "Akceptuję regulamin" }).check();
  await page.getByRole("button", { name: "Wyślij zgłoszenie" }).click();
  await said(page, "Zgłoszenie przyjęte, udział potwierdzony");
}

function signUpOf({
  firstName,
  lastName,
  formOfAddress,
  email,
  institution,
  position,
  countyCode,
}: Applicant) {
  const known = { firstName, lastName, formOfAddress, email, institution, position, countyCode };
  return { ...known, phone: "600 700 800" } satisfies Partial<SignUpInput>;
}

/** Chooses a day of the attendance tab. */
async function openDay(page: Page, day: string): Promise<void> {
  await page
    .getByRole("navigation", { name: "Punkty programu" })
    .getByRole("button", { name: new RegExp(`\\b${day}`) })
    .click();
  await page.getByRole("heading", { level: 2, name: new RegExp(`\\b${day}`) }).waitFor();
}

/** Step 13: the list to be signed has one page for each of the four days, also for the one without stops. */
async function expectFourLists(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Do druku" }).click();
  const list = await downloaded(page, page.getByRole("button", { name: "PDF do druku i podpisów" }));
  await page.keyboard.press("Escape");
  const pages = (await pdfText(list)).split("\f").slice(0, -1);
  // The first day on a page that is not the end of "5–8 lipca".
  const byDay = Map.groupBy(pages, (page) => /(?<!–)\d lipca(?= 2011)/.exec(page)?.[0]);
  expect([...byDay.keys()]).toEqual([...DAYS]);
  for (const ofDay of byDay.values()) {
    expect(ofDay).toHaveLength(1);
    const rows = [...ofDay.join("").matchAll(/^ *(\d+)\. +\p{Lu}/gmu)].map(([, row]) => Number(row));
    expect(rows).toEqual(QUALIFIED.map((_, row) => row + 1));
  }
}

/** Makes the link of a desk. @returns its address, which is shown once */
async function makeDesk(page: Page, name: string): Promise<string> {
  await page.getByRole("button", { name: "Stanowiska" }).click();
  await page.getByRole("button", { name: "Nowy link" }).first().click();
  await field(page, "Nazwa stanowiska").fill(name);
  await page.getByRole("button", { name: "Utwórz link" }).click();
  const made = page.getByRole("dialog", { name: `Link: ${name}` });
  const address = await made.locator("code").innerText();
  await made.getByRole("button", { name: "Gotowe" }).click();
  return address;
}

/** Day 1 at a desk: two tickets are read, one person is found by typing without Polish letters, the others are pressed. */
async function checkInAtDesk(address: string, tickets: string[]): Promise<void> {
  const page = await open(PHONE);
  await page.goto(address);
  const people = page.getByRole("list", { name: "Osoby" });
  await page.getByRole("combobox", { name: "Punkt programu" }).selectOption("2011-07-05");
  const search = page.getByRole("searchbox", { name: "Szukaj po nazwisku" });
  for (const ticket of tickets) {
    await search.fill(ticket);
    await page.keyboard.press("Enter");
  }
  const [, , found, ...others] = QUALIFIED as [Applicant, Applicant, Applicant, ...Applicant[]];
  await search.fill(plain(listName(found)));
  await eventually(() => people.getByRole("listitem").count()).toBe(1);
  await page.keyboard.press("Enter");
  await search.fill("");
  for (const person of others)
    await people.getByRole("button", { name: new RegExp(`^${listName(person)}`) }).click();
  await said(page, "25");
  const status = page.locator("footer").getByRole("status").last();
  await eventually(() => status.textContent()).toMatch(/^Wszystko wysłane/);
}

/** As typed by somebody whose keyboard has no Polish letters. */
function plain(text: string): string {
  return text.toLowerCase().replaceAll("ł", "l").normalize("NFD").replaceAll(/\p{M}/gu, "");
}

const tick = (page: Page, person: SamplePerson) =>
  page.getByRole("checkbox", { name: `${listName(person)}: obecność` });

async function markOthersPresent(page: Page, count: number): Promise<void> {
  await page.getByRole("button", { name: "Osoby bez wpisu" }).click();
  await page.getByRole("menuitem", { name: "Zaznacz obecność wszystkich bez wpisu" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Zaznacz obecność" }).click();
  await said(page, new RegExp(`^Zaznaczono: ${count} os`));
  await eventually(() => page.getByText("Zapisywanie").count()).toBe(0);
}

/** Day 2 is ticked on the screen, days 3 and 4 are copied from the signed lists: the one who left is absent. */
async function takeRestOfAttendance(page: Page): Promise<void> {
  await openDay(page, "6 lipca");
  await tick(page, LEAVER).click();
  await tick(page, QUALIFIED[0] as Applicant).dblclick();
  await markOthersPresent(page, 23);
  for (const day of ["7 lipca", "8 lipca"]) {
    await openDay(page, day);
    const paper = page.getByRole("checkbox", { name: "Przepisuję z podpisanej listy papierowej" });
    await paper.check();
    await tick(page, LEAVER).focus();
    await page.keyboard.press("n");
    await markOthersPresent(page, 24);
    await paper.uncheck();
    // Told while there is still a day at which others can be kept from missing it too.
    if (day === "7 lipca") {
      await page.getByRole("button", { name: "Frekwencja" }).click();
      await said(page, "1 osoba nie osiągnie już progu");
      await page.getByRole("button", { name: "Lista", exact: true }).click();
    }
  }
}

/** The signed list of day 1 is kept beside its ticks; then all four lists are closed. */
async function closeLists(page: Page): Promise<void> {
  await openDay(page, "5 lipca");
  const scans = page.getByRole("region", { name: "Skany podpisanej listy" });
  const scan = { name: "Lista – dzień 1.pdf", mimeType: "application/pdf", buffer: SCAN };
  await scans.locator("input[type=file]").first().setInputFiles(scan);
  await said(scans.getByRole("listitem"), scan.name);
  for (const day of DAYS) {
    await openDay(page, day);
    await page.getByRole("button", { name: "Zamknij listę" }).click();
    const dialog = page.getByRole("dialog", { name: "Zamknąć listę?" });
    await said(dialog, "Każda osoba ma wpis.");
    await dialog.getByRole("button", { name: "Zamknij listę" }).click();
    await said(page, /^Lista zamknięta/);
  }
}

/** Step 14: two days of four are half. */
async function expectHalf(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Frekwencja" }).click();
  const row = page
    .getByRole("table")
    .getByRole("row")
    .filter({ hasText: listName(LEAVER) });
  await said(row, "Poniżej progu");
  expect(await row.innerText()).toMatch(/50%\s+2 z 4\b/);
}

/** The project's certificates get their prefix and signatory. */
async function setTemplate(page: Page, projectId: ProjectId): Promise<void> {
  await page.goto(`/staff/projects/${projectId}/certificate-template`);
  await page.getByRole("textbox", { name: "Początek numeru" }).fill("ROPS/WS");
  await said(page, `Numery będą wyglądać tak: ${number(1)}`);
  await page.getByRole("textbox", { name: "Kto podpisuje" }).fill("Krystyna Przykładowa");
  await page.getByRole("button", { name: "Zapisz wzór" }).click();
  await said(page, "Wzór jest zapisany.");
}

/** Step 15: 24 certificates at once, though the button is pressed twice; the rule keeps the 25th back. */
async function issueCertificates(page: Page, event: StaffEventView): Promise<void> {
  await page.goto(`/staff/events/${event.eventId}/certificates`);
  await page.getByRole("button", { name: "Wydaj 24 zaświadczenia" }).click();
  const dialog = page.getByRole("dialog", { name: "Wydać 24 zaświadczenia?" });
  await said(dialog, `Dostaną kolejne numery od ${number(1)} do ${number(24)}.`);
  await dialog.getByRole("button", { name: "Wydaj 24 zaświadczenia" }).dblclick();
  await said(page, "Wydano 24 zaświadczenia.");
  await eventually(() => page.getByRole("button", { name: /^Zaświadczenie nr/ }).count()).toBe(24);
  const kept = page.getByRole("row").filter({ has: page.getByRole("rowheader", { name: listName(LEAVER) }) });
  await said(kept, "Nie: mniej niż 80%");
  expect(await kept.getByRole("button", { name: "Wydaj" }).count()).toBe(0);
}

/** Every one of the 24 has a mail with a PDF of its own number. @returns the PDFs by name of the holder */
async function expectMails(): Promise<Map<string, Buffer>> {
  await product.settle();
  const mails = (await allMails(product)).filter(({ subject }) => subject.startsWith("Zaświadczenie"));
  expect(mails.map(addressOf).toSorted()).toEqual(GRADUATES.map(({ email }) => email).toSorted());
  const papers = new Map<string, Buffer>();
  const numbers: string[] = [];
  for (const mail of mails) {
    const [attachment, ...others] = mail.attachments;
    expect([attachment?.filename, others]).toEqual([expect.stringMatching(/\.pdf$/), []]);
    const pdf = Buffer.from(attachment?.content ?? "", "base64");
    const text = (await pdfText(pdf)).replaceAll(/\s+/g, " ");
    const holder = GRADUATES.find(
      (person) => person.email === addressOf(mail) && text.includes(fullName(person)),
    );
    const verb = holder?.formOfAddress === "mr" ? "uczestniczył" : "uczestniczyła";
    expect(text).toMatch(new RegExp(`${verb} w wizycie studyjnej`));
    expect(text).toContain(TITLE);
    expect(text).toContain("5–8 lipca 2011 r.");
    for (const host of ["„Poligrafia”", "„Wiatrak”", "Caritas", "Gminy Płużnica", "Partnerstwo Społeczne"])
      expect(text).toContain(host);
    numbers.push(/ROPS\/WS\/2011\/\d{3}/.exec(text)?.[0] ?? "");
    papers.set(holder ? fullName(holder) : "", pdf);
  }
  expect(numbers.toSorted()).toEqual(GRADUATES.map((_, index) => number(index + 1)));
  expect([...papers.keys()].toSorted()).toEqual(GRADUATES.map(fullName).toSorted());
  return papers;
}

const addressOf = ({ destination }: Mail) => destination.to[0]?.replace(/^.*<|>$/g, "") ?? "";

/** The public page of a certificate, opened by the code printed on it. */
async function scanCode(code: string): Promise<Page> {
  const page = await open(PHONE);
  await page.goto(code);
  await page.getByRole("heading", { level: 1, name: "Sprawdzenie zaświadczenia" }).waitFor();
  return page;
}

describe("scenario A1: the study visit of 5–8 July 2011", () => {
  it("runs from publishing to the last certificate", async () => {
    const project = projectInput({
      title: { pl: "Wizyty studyjne kadry pomocy społecznej" },
      startsOn: "2011-01-01",
      endsOn: "2011-12-31",
      organisations: [{ name: ORGANISER, role: "lead", town: "Białystok" }],
      contact: { email: "wizyty@rops.example" },
    });
    const { projectId } = await product.deps.services.project.createProject(product.office(), project);
    const event = await publishVisit(project.title.pl);

    const [first, second, ...others] = APPLICANTS as [Applicant, Applicant, ...Applicant[]];
    await signUpByPhone(event, first, "Wegetariańska");
    await signUpByPhone(event, second);
    const outcomes: string[] = [];
    for (const [index, person] of others.entries())
      outcomes.push((await signUpAside(product, event, index, signUpOf(person))).outcome);
    expect(outcomes).toEqual([...Array<string>(23).fill("confirmed"), "reserve", "reserve"]);
    await product.settle();
    const own = await open(PHONE);
    const tickets: string[] = [];
    for (const { email } of [first, second]) {
      await own.goto(personalLink((await mailsTo(product, email))[0]));
      await own.getByRole("img", { name: /^Kod QR: / }).waitFor();
      tickets.push(printedCode(await own.pdf({ format: "A4" })));
    }
    await endDay();

    product = await product.startOn("2011-07-05");
    const morning = await office();
    await morning.goto(`/staff/events/${event.eventId}/attendance`);
    await expectFourLists(morning);
    await checkInAtDesk(await makeDesk(morning, "Zbiórka, Ola"), tickets);
    await endDay();

    product = await product.startOn("2011-07-11");
    const page = await office();
    await page.goto(`/staff/events/${event.eventId}/attendance`);
    await takeRestOfAttendance(page);
    await closeLists(page);
    await expectHalf(page);
    await setTemplate(page, projectId);
    await issueCertificates(page, event);
    const papers = await expectMails();

    const paper = papers.get(fullName(first)) ?? Buffer.of();
    const firstNumber = /ROPS\/WS\/2011\/\d{3}/.exec(await pdfText(paper))?.[0] ?? "";
    const valid = await scanCode(printedCode(paper));
    await said(valid, "Zaświadczenie jest ważne");
    await said(valid, firstNumber);
    await said(valid, `${first.firstName[0]}. ${first.lastName[0]}.`);
    expect(await valid.content()).not.toContain(first.lastName);

    await page.getByRole("button", { name: `Zaświadczenie nr ${firstNumber}` }).click();
    await page.getByRole("button", { name: "Wydaj poprawione" }).click();
    await page.getByRole("textbox", { name: "Powód" }).fill("Błąd w nazwie stanowiska");
    await page.getByRole("button", { name: "Wydaj poprawione" }).click();
    await said(page, `Wydano poprawione zaświadczenie nr ${number(25)}.`);
    const annulled = await scanCode(printedCode(paper));
    await said(annulled, "Zaświadczenie zostało anulowane");
    await said(annulled, `W jego miejsce wydano zaświadczenie nr ${number(25)}.`);

    await page.goto(`/staff/certificates?project=${projectId}`);
    const workbook = await downloaded(page, page.getByRole("link", { name: "Pobierz arkusz Excel" }));
    const [sheet] = await readWorkbook(workbook);
    const listed = sheet?.data.map(([cell]) => String(cell)).filter((cell) => cell.startsWith("ROPS/WS"));
    expect(listed?.toSorted()).toEqual(Array.from({ length: 25 }, (_, index) => number(index + 1)));

    await page.goto(`/staff/events/${event.eventId}`);
    const evidence = page.getByRole("region", { name: "Dokumentacja wydarzenia" });
    await evidence.getByRole("button", { name: "Przygotuj dokumentację" }).click();
    await evidence.getByText(/^Gotowa: /).waitFor();
    const files = await checkedFiles(
      await downloaded(page, evidence.getByRole("button", { name: "Pobierz ZIP" })),
    );
    expect(Map.groupBy(files, (name) => name.split("/")[0]).get("zaswiadczenia")).toHaveLength(25);
  });
});
