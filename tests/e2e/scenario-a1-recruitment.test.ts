import { readFile } from "node:fs/promises";
import type { StaffEventView } from "@zapisy/core/event";
import type { ProjectId } from "@zapisy/core/project";
import { MONKI_CENTRE, peopleAt, PODLASKIE_CENTRES, type SamplePerson } from "@zapisy/local/samples/people";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { attachmentInput } from "../support/attachments.ts";
import { DESK, eventually, field, PHONE, said } from "../support/browser.ts";
import { postFile, SCAN } from "../support/files.ts";
import { agendaItem, eventInput, projectInput } from "../support/fixture.ts";
import { pdfText } from "../support/pdf-text.ts";
import { mailsTo, personalLink, signUpAside, startProduct, type Product } from "../support/product.ts";
import { expectWellMade, screensOf } from "../support/screens.ts";

// Scenario A1, recruitment (steps 2 and 7–10): two of one office in one form, the third on the reserve list, an offer of 48
// hours that nobody answers. A visit is first come or by selection, so the committee (step 9) has a visit of its own, with the same limits.

const FIRST_DAY = "2011-07-05";
const WORDS = {
  institutions: "Wizyta jest dla kadry kierowniczej OPS i PCPR.",
  county: "Wizyta jest dla ośrodków z województwa podlaskiego.",
  limit: "Z jednej instytucji mogą wziąć udział najwyżej 2 osoby",
};
const CONSENT = "Zgoda przełożonego";
const PICK_UP = "Białystok, dworzec PKS";

type Manager = SamplePerson & { email: string };
const withAddress = (person: SamplePerson, index: number): Manager => ({
  ...person,
  email: `osoba${index}@rekrutacja.example`,
});
const FROM_MONKI = peopleAt([MONKI_CENTRE], 3, 42).map(withAddress);
const [FIRST, SECOND, THIRD] = FROM_MONKI as [Manager, Manager, Manager];
/** Two of each of the other centres at most, as the limit says. */
const OTHERS = peopleAt(PODLASKIE_CENTRES, 24, 50).map((person, index) => withAddress(person, index + 10));
const extra = (name: string, index: number): Manager => ({
  firstName: "Łucja",
  lastName: `Rezerwowa-${name}`,
  formOfAddress: "ms",
  email: `rezerwowa${index}@rekrutacja.example`,
  institution: { name: `Ośrodek Pomocy Społecznej, ${name}`, type: "ops", town: name },
  position: "kierowniczka",
  countyCode: "2008",
});
const listName = ({ lastName, firstName }: SamplePerson) => `${lastName} ${firstName}`;

let product: Product;
let projectId: ProjectId;
const { open, office, close: endDay } = screensOf(() => product, { reducedMotion: "reduce" });

beforeAll(async () => {
  product = await startProduct({ today: "2011-06-20" });
  const project = projectInput({ startsOn: "2011-01-01", endsOn: "2011-12-31" });
  ({ projectId } = await product.deps.services.project.createProject(product.office(), project));
});

afterAll(() => product.end());

const press = (place: Page, name: string) => place.getByRole("button", { name, exact: true }).click();
const visit = (title: string) =>
  eventInput(projectId, {
    kind: "study_visit",
    title: { pl: title },
    dates: { type: "exact", startsOn: FIRST_DAY, endsOn: "2011-07-08" },
    agenda: [agendaItem({ day: FIRST_DAY })],
  });
/** Whom staff see in which state, by name. */
async function states({ eventId }: Pick<StaffEventView, "eventId">): Promise<Record<string, string[]>> {
  const found: Record<string, string[]> = {};
  for await (const person of product.deps.stores.registrations.eachByName(eventId))
    (found[person.status] ??= []).push(listName(person as SamplePerson));
  return found;
}
const stateOf = async (event: Pick<StaffEventView, "eventId">, person: SamplePerson) =>
  Object.entries(await states(event)).find(([, names]) => names.includes(listName(person)))?.[0];

/** Step 2: whom it is for, how many, until when, and what the form asks; then it is published. */
async function setUpRecruitment(): Promise<StaffEventView> {
  const draft = await product.deps.services.event.createEvent(
    product.office(),
    visit("Wizyta studyjna w województwie kujawsko-pomorskim"),
  );
  const desk = await office(DESK);
  await desk.goto(`/staff/events/${draft.eventId}/recruitment`);
  await desk.getByLabel("Liczba miejsc").fill("25");
  const closes = desk.getByRole("group", { name: "Koniec rekrutacji" });
  await closes.getByLabel("Dzień").fill("2011-06-24");
  await closes.getByLabel("Godzina").fill("15:00");
  await desk.getByRole("checkbox", { name: "Instytucja może zgłosić kilka osób naraz" }).check();
  const added = async (kind: string, number: number) => {
    await desk.getByLabel("Jakie kryterium dodać").selectOption({ label: kind });
    await press(desk, "Dodaj kryterium");
    return desk.getByRole("region", { name: `Kryterium ${number}: ${kind}` });
  };
  const institutions = await added("Rodzaj instytucji", 1);
  for (const name of [/^Ośrodek pomocy społecznej/, /^Powiatowe centrum/])
    await institutions.getByRole("checkbox", { name }).check();
  await institutions.getByLabel("Co napisać uczestnikom").fill(WORDS.institutions);
  const county = await added("Województwo albo powiat", 2);
  await county.getByRole("checkbox", { name: "podlaskie", exact: true }).check();
  await county.getByLabel("Co napisać uczestnikom").fill(WORDS.county);
  await desk.getByLabel("Ile osób z jednej instytucji").fill("2");
  await desk.getByRole("checkbox", { name: "Zwolnione miejsca proponujemy i czekamy na odpowiedź" }).check();
  const position = desk.getByRole("group", { name: "Stanowisko" });
  await position.getByRole("radio", { name: "Obowiązkowo", exact: true }).check();
  await desk.getByLabel("Miejsca, gdzie zatrzymuje się autokar").fill(PICK_UP);
  await press(desk, "Dodaj pytanie");
  const question = desk.getByRole("region", { name: "Pytanie 1" });
  await question.getByLabel("Treść pytania").fill(CONSENT);
  await question.getByLabel("Rodzaj odpowiedzi").selectOption("Plik, na przykład skan podpisanej zgody");
  await question.getByLabel("Odpowiedź jest obowiązkowa").check();
  await expectWellMade(desk);
  await said(desk, /Zapisano o \d/);
  await desk
    .getByRole("navigation", { name: "Części wydarzenia" })
    .getByRole("link", { name: "Przegląd" })
    .click();
  await press(desk, "Opublikuj wydarzenie");
  await desk.getByRole("dialog").getByRole("button", { name: "Opublikuj wydarzenie" }).click();
  await said(desk, "Wydarzenie jest opublikowane.");
  return product.deps.services.event.getStaffEvent(product.office(), draft.eventId);
}

/** What the form asks of a manager of Mońki: of each in a delegation, or of one who comes alone. */
async function fillInManager(page: Page, person: Manager, addressLabel: string): Promise<void> {
  await page.getByLabel("Imię", { exact: true }).fill(person.firstName);
  await page.getByLabel("Nazwisko", { exact: true }).fill(person.lastName);
  await field(page, addressLabel).fill(person.email);
  await page.getByLabel("Stanowisko").fill(person.position ?? "");
  // The form leaves it free, and a criterion takes nobody without it.
  await page.getByRole("combobox", { name: "Powiat", exact: true }).fill("moni");
  await page.getByRole("option", { name: /^moniecki/ }).click();
  await page.getByRole("radio", { name: PICK_UP }).check();
  await page.getByRole("radio", { name: "Wegetariańska" }).check();
  await page.getByRole("checkbox", { name: "Pokój na parterze" }).check();
  const name = `zgoda-${person.lastName}.pdf`;
  await page
    .getByLabel(new RegExp(`^${CONSENT}`))
    .setInputFiles({ name, mimeType: "application/pdf", buffer: SCAN });
  await page.getByText(name, { exact: true }).waitFor();
}

async function fillInOffice(page: Page): Promise<void> {
  await page.getByRole("combobox", { name: "Nazwa instytucji" }).fill(MONKI_CENTRE.name);
  await page.getByLabel("Rodzaj instytucji").selectOption("ops");
  await page.getByLabel("Miejscowość instytucji").fill(MONKI_CENTRE.town);
}

/** Step 7: the office registers two managers in one form, on a phone. */
async function registerTwo({ slug }: StaffEventView): Promise<void> {
  const page = await open(PHONE);
  await page.goto(`/events/${slug}`);
  for (const words of [WORDS.institutions, WORDS.county]) await said(page, words);
  await expectWellMade(page);
  await page.getByRole("link", { name: "Zgłoszenie z instytucji" }).last().click();
  await fillInManager(page, FIRST, "Adres e-mail tej osoby");
  await expectWellMade(page);
  await press(page, "Gotowe");
  await fillInManager(page, SECOND, "Adres e-mail tej osoby");
  await press(page, "Gotowe");
  await fillInOffice(page);
  await field(page, "Imię i nazwisko osoby kontaktowej").fill("Zofia Sekretariat");
  await field(page, "Adres e-mail osoby kontaktowej").fill("sekretariat@rekrutacja.example");
  await page.getByRole("checkbox", { name: /^Zgłaszam te osoby w imieniu instytucji/ }).check();
  await page.getByRole("checkbox", { name: /^Osoby, których potrzeby podaję/ }).check();
  await expectWellMade(page);
  await press(page, "Wyślij zgłoszenie");
  await page.getByText("Zgłoszenie przyjęte").waitFor();
  await expectWellMade(page);
}

/** What staff read of one of the two: all that the form asked, and the file. */
async function expectOnSheet({ eventId }: StaffEventView, person: Manager): Promise<void> {
  const desk = await office(DESK);
  await desk.goto(`/staff/events/${eventId}/registrations`);
  await press(desk, listName(person));
  const sheet = desk.getByRole("dialog");
  for (const text of [MONKI_CENTRE.name, person.position ?? "", PICK_UP, "Zofia Sekretariat"])
    await said(sheet, text);
  const [file] = await Promise.all([
    desk.waitForEvent("download"),
    sheet.getByRole("button", { name: `Otwórz plik: zgoda-${person.lastName}.pdf` }).click(),
  ]);
  expect(await readFile(await file.path())).toEqual(SCAN);
  await expectWellMade(desk);
}

/** What one of the two reads by the link in their own mail: who gave their data, and what was asked for them. */
async function expectOnOwnPage(person: Manager): Promise<void> {
  const [mail] = await mailsTo(product, person.email);
  expect(mail?.body.text.replace(/\s+/g, " ")).toContain("osoba kontaktowa: Zofia Sekretariat");
  const page = await open(PHONE);
  await page.goto(personalLink(mail));
  await said(page, "Udział jest potwierdzony.");
  for (const text of ["Wegetariańska", "Pokój na parterze", PICK_UP, `zgoda-${person.lastName}.pdf`])
    await said(page, text);
  await expectWellMade(page);
}

/** Step 8: the third of the office learns before and after that the limit is used up, and waits. */
async function signUpThird({ slug }: StaffEventView): Promise<void> {
  const page = await open(PHONE);
  await page.goto(`/events/${slug}/sign-up`);
  await fillInManager(page, THIRD, "Adres e-mail");
  await fillInOffice(page);
  await page.getByRole("checkbox", { name: /^Zgadzam się na wykorzystanie/ }).check();
  for (const name of ["Znam treść klauzuli", "Akceptuję regulamin"])
    await page.getByRole("checkbox", { name }).check();
  await press(page, "Wyślij zgłoszenie");
  await said(page, "Zgłoszenie jest na liście rezerwowej, miejsce na liście: 1");
  await said(page, WORDS.limit);
  await expectWellMade(page);
  const [mail] = await mailsTo(product, THIRD.email);
  expect(mail?.body.text.replace(/\s+/g, " ")).toContain("czeka na miejsce dla tej instytucji");
}

/** Signs somebody up aside, with the paper that the form asks for where it does. */
async function comes(event: StaffEventView, { email, ...person }: Manager, number: number) {
  const { attachment } = product.deps.services;
  const { firstName, lastName, institution, position, countyCode } = person;
  const known = { firstName, lastName, institution, position, countyCode, email };
  const paper = event.form.questions.find(({ type }) => type === "file")?.questionId;
  if (!paper) return signUpAside(product, event, number, known);
  const somebody = product.deps.context({ type: "public" }, "test");
  const input = attachmentInput({ questionId: paper });
  const announced = await attachment.announceForSignUp(somebody, event.slug, input);
  await postFile(announced, SCAN);
  const { answer } = await attachment.checkAttachment(somebody, announced.ticket);
  return signUpAside(product, event, number, { ...known, answers: { [paper]: answer } });
}

/** Somebody with a place gives it up, by the link in their mail. */
async function withdraw(person: Manager): Promise<void> {
  const page = await open(PHONE);
  await page.goto(personalLink((await mailsTo(product, person.email))[0]));
  await press(page, "Wycofaj zgłoszenie");
  await page.getByRole("dialog").getByRole("button", { name: "Wycofaj zgłoszenie" }).click();
  await said(page, "Zgłoszenie zostało wycofane.");
  await expectWellMade(page);
}

/** @param mails how many have come with it: whoever was decided about by a committee has one more before */
const offerTo = async ({ email }: Manager, mails = 2) =>
  (await mailsTo(product, email, mails)).find(({ subject }) => subject.includes("Zwolniło się miejsce"));

/** Step 9: criteria, a committee of one, 25 of 27, and what it signs. @returns who has a place, and the two of the reserve list */
async function selectByCommittee() {
  const { event: events, selection } = product.deps.services;
  const draft = await events.createEvent(product.office(), {
    ...visit("Wizyta studyjna w Toruniu, nabór komisji"),
    seats: 25,
    recruitment: { mode: "selection", perInstitution: 2, offerHours: 48, closes: "2011-06-24T15:00" },
    form: { ...eventInput(projectId).form, institution: "required" },
  });
  const event = await events.publishEvent(product.office(), draft.eventId, draft.version);
  const { eventId } = event;
  const rename = (person: Manager, index: number) => ({
    ...person,
    email: `komisja${index}@rekrutacja.example`,
  });
  // The fewest points go to who came first: a third of Mońki, whom the limit concerns, and two of elsewhere.
  const applicants = [OTHERS[0], THIRD, OTHERS[1], FIRST, SECOND, ...OTHERS.slice(2)].map((person, index) =>
    rename(person as Manager, index),
  );
  expect(applicants).toHaveLength(27);
  for (const [index, person] of applicants.entries())
    expect((await comes(event, person, index)).outcome).toBe("pending");

  const desk = await office(DESK);
  await desk.goto(`/staff/events/${eventId}/selection`);
  await said(desk, "Na decyzję czeka 27 osób.");
  await press(desk, "Dodaj kryterium formalne");
  await press(desk, "Dodaj kryterium punktowane");
  const names = desk.getByLabel("Nazwa", { exact: true });
  await names.nth(0).fill("Stanowisko kierownicze");
  await names.nth(1).fill("Uzasadnienie udziału");
  await desk
    .getByLabel(/^Co napisać osobie, która go nie spełnia \(/)
    .fill("Nabór jest dla kadry kierowniczej.");
  await press(desk, "Zapisz kryteria");
  await said(desk, "Kryteria zapisane");
  const me = product.office().actor;
  await desk.getByLabel("Dodaj osobę").selectOption({ label: me.name });
  await press(desk, "Dodaj osobę");
  await desk.getByRole("listitem").filter({ hasText: me.name }).getByText("oceniono 0 z 27").waitFor();
  await expectWellMade(desk);
  const ctx = () => product.deps.context(me, "test");
  const sheet = await selection.getSheet(ctx(), eventId);
  const [formal = "", scored = ""] = sheet.criteria.map(({ criterionId }) => criterionId);
  for (const [index, { registrationId }] of sheet.applicants.entries())
    await selection.judge(ctx(), eventId, registrationId, {
      formal: { [formal]: true },
      points: { [scored]: Math.floor(index / 3) },
      round: sheet.round,
    });
  await desk.goto(`/staff/events/${eventId}/selection?view=sheet`);
  await press(desk, "Zamknij arkusz");
  const confirm = (name: string) =>
    desk.getByRole("dialog").getByRole("button", { name, exact: true }).click();
  await confirm("Zamknij arkusz");
  await said(desk, "Arkusz jest zamknięty, Twoje oceny się liczą.");
  await desk.goto(`/staff/events/${eventId}/selection?view=ranking`);
  await press(desk, "Ustal kolejność");
  await confirm("Ustal kolejność");
  await said(desk, /^Kolejność ustalono/);
  await desk.getByLabel("Powód", { exact: true }).fill("wynik oceny komisji");
  await press(desk, "Zapisz decyzje");
  await said(desk, "Decyzje zapisane, jeszcze nikt o nich nie wie");
  await press(desk, "Ogłoś wyniki");
  await said(desk.getByRole("dialog"), "Miejsce: 25 osób, 25 e-maili");
  await confirm("Ogłoś wyniki");
  await said(desk, /^Wyniki ogłoszono/);
  await said(desk, "Nie ma wolnych miejsc (jest ich 25).");
  await expectWellMade(desk);

  const [best, , , ...rest] = applicants as [Manager, ...Manager[]];
  const [, third, other] = applicants as [Manager, Manager, Manager];
  await eventually(async () => (await states(event)).reserve?.toSorted()).toEqual(
    [third, other].map(listName).toSorted(),
  );
  expect((await states(event)).confirmed).toHaveLength(25);
  const [download] = await Promise.all([desk.waitForEvent("download"), press(desk, "Protokół (PDF)")]);
  const minutes = (await pdfText(new Uint8Array(await readFile(await download.path())))).replace(/\s+/g, " ");
  const reserve = minutes.slice(minutes.indexOf("Lista rezerwowa"));
  for (const text of [
    "Protokół komisji rekrutacyjnej",
    "Stanowisko kierownicze",
    "Uzasadnienie udziału",
    me.name,
  ])
    expect(minutes).toContain(text);
  for (const person of [third, other]) expect(reserve).toContain(listName(person));
  for (const person of [best, ...rest])
    expect(minutes.slice(0, minutes.indexOf("Lista rezerwowa"))).toContain(listName(person));
  return { event, best, third, other };
}

describe("scenario A1: who comes to the study visit of 5–8 July 2011", () => {
  it("registers two of one office, keeps the third waiting, and offers a place for 48 hours to one after the other", async () => {
    const event = await setUpRecruitment();
    await registerTwo(event);
    for (const manager of [FIRST, SECOND]) {
      await expectOnSheet(event, manager);
      await expectOnOwnPage(manager);
    }
    await signUpThird(event);
    const outcomes: string[] = [];
    const reserve = [extra("Sokoły", 1), extra("Wizna", 2)] as const;
    for (const [index, person] of [...OTHERS.slice(0, 23), ...reserve].entries())
      outcomes.push((await comes(event, person, index)).outcome);
    expect(outcomes).toEqual([...Array<string>(23).fill("confirmed"), "reserve", "reserve"]);
    const selected = await selectByCommittee();
    await product.settle();

    // Step 10: the third of Mońki is before them, and waits for a place of her office.
    await withdraw(OTHERS[4] as Manager);
    const offer = await offerTo(reserve[0]);
    expect(offer?.body.text.replace(/\s+/g, " ")).toMatch(/Odpowiedź najpóźniej:? 2[23] czerwca 2011 r\./);
    const phone = await open(PHONE);
    await phone.goto(personalLink(offer));
    await said(phone, /^Zwolniło się miejsce i czeka na odpowiedź do 2[23] czerwca 2011 r\./);
    await expectWellMade(phone);
    expect(await stateOf(event, THIRD)).toBe("reserve");
    expect(await stateOf(event, reserve[1])).toBe("reserve");
    // So it is where a committee has put the third of Mońki first.
    await withdraw(selected.best);
    expect(await offerTo(selected.other, 3)).toBeDefined();
    expect(await stateOf(selected.event, selected.third)).toBe("reserve");
    await endDay();

    // Nobody answers in 48 hours. Nor does anybody sign up after the 24th.
    product = await product.startOn("2011-06-25");
    const next = await offerTo(reserve[1]);
    const lapsed = (await mailsTo(product, reserve[0].email, 3)).at(-1);
    expect(lapsed?.subject).toContain("Termin na przyjęcie miejsca minął");
    const late = await open(PHONE);
    await late.goto(personalLink(next));
    await said(late, /^Zwolniło się miejsce i czeka na odpowiedź do 2[78] czerwca 2011 r\./);
    await press(late, "Przyjmuję miejsce");
    await said(late, "Udział jest potwierdzony.");
    await expectWellMade(late);
    expect(await stateOf(event, reserve[0])).toBe("cancelled");
    expect(await stateOf(event, THIRD)).toBe("reserve");
    expect((await states(event)).confirmed).toHaveLength(25);
    await late.goto(`/events/${event.slug}/sign-up`);
    await said(late, "Rekrutacja jest zakończona");
    await expectWellMade(late);
  });
});
