import type { EventInput, StaffEventView } from "@zapisy/core/event";
import type { ProjectId } from "@zapisy/core/project";
import type { SignUpInput } from "@zapisy/core/registration/schema";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { DESK, eventually, field, overflow, PHONE, said, signInAsStaff } from "../support/browser.ts";
import { agendaItem, eventInput, projectInput } from "../support/fixture.ts";
import { mailsTo, personalLink, signUpAside, startProduct, type Product } from "../support/product.ts";
import { expectWellMade, screensOf } from "../support/screens.ts";

// Scenario A3, recruitment (steps 4, 8–10, 13), and the table of a partner (19): the grant of Śląskie with five partners. A partner
// returns a place by its own account, and the lead gives it on.

const PALS = "Czy OPS realizował PAL?";
const ONLY_SILESIA = "Warsztaty są dla ośrodków z województwa śląskiego.";
const ONLY_OPS = "Warsztaty są dla ośrodków pomocy społecznej.";

let product: Product;
let projectId: ProjectId;
const { open, office, close: endDay } = screensOf(() => product, { reducedMotion: "reduce" });

beforeAll(async () => {
  product = await startProduct({ today: "2011-04-04" });
  const project = projectInput({
    title: { pl: "Rewitalizacja społeczna" },
    startsOn: "2010-06-01",
    endsOn: "2011-12-31",
  });
  ({ projectId } = await product.deps.services.project.createProject(product.office(), project));
});

afterAll(() => product.end());

const press = (page: Page, name: string) => page.getByRole("button", { name, exact: true }).click();
const events = () => product.deps.services.event;
const stored = (event: Pick<StaffEventView, "eventId">) =>
  events().getStaffEvent(product.office(), event.eventId);

/** An event of the grant on that day, published as staff have set it up so far. */
async function published(day: string, overrides: Partial<EventInput>): Promise<StaffEventView> {
  const input = eventInput(projectId, {
    dates: { type: "exact", startsOn: day, endsOn: day },
    agenda: [agendaItem({ day })],
    ...overrides,
  });
  const { eventId, version } = await events().createEvent(product.office(), input);
  return events().publishEvent(product.office(), eventId, version);
}

async function save(desk: Page): Promise<void> {
  await press(desk, "Zapisz zmiany");
  await said(desk, /Zapisano o \d/);
}

/** Somebody of an office of that county: what the form asks of them, but for questions. */
interface Applicant {
  firstName: string;
  office: string;
  type?: "ops" | "ngo";
  town: string;
  county: RegExp;
}

const addressOf = ({ firstName }: Applicant) => `${firstName.toLowerCase()}@a3.example`;

/** Opens the form on a phone and fills in who somebody is. */
async function begin({ slug }: StaffEventView, person: Applicant): Promise<Page> {
  const page = await open(PHONE);
  await page.goto(`/events/${slug}/sign-up`);
  await page.getByLabel("Imię", { exact: true }).fill(person.firstName);
  await page.getByLabel("Nazwisko", { exact: true }).fill("Śląska");
  await field(page, "Adres e-mail").fill(addressOf(person));
  await page.getByRole("combobox", { name: "Nazwa instytucji" }).fill(person.office);
  await page.getByLabel("Rodzaj instytucji").selectOption(person.type ?? "ops");
  await page.getByLabel("Miejscowość instytucji").fill(person.town);
  await pickCounty(page, person);
  for (const name of ["Znam treść klauzuli", "Akceptuję regulamin"])
    await page.getByRole("checkbox", { name }).check();
  return page;
}

async function pickCounty(page: Page, { town, county }: Pick<Applicant, "town" | "county">): Promise<void> {
  await page.getByRole("combobox", { name: "Powiat" }).fill(town);
  await page.getByRole("option", { name: county }).first().click();
}

const KATOWICE = { town: "Katowice", county: /^Katowice/ };
const OPOLE = { town: "Opole", county: /^Opole/ };

describe("scenario A3: who comes to the visits, workshops and the conference of the grant", () => {
  it("divides 26 places of Kraków among the lead and five partners, and gives on what one of them returns", async () => {
    const { form } = eventInput(projectId);
    const association = await product.deps.services.institution.addInstitution(product.office(), {
      name: "Stowarzyszenie Regionalne Centrum Wspierania Inicjatyw Samorządowych",
      type: "ngo",
      town: "Wałbrzych",
      otherNames: [],
    });
    const opole = await product.deps.services.institution.addInstitution(product.office(), {
      name: "Samorząd Województwa Opolskiego",
      type: "local_government",
      town: "Opole",
      otherNames: [],
    });
    const event = await published("2011-05-12", {
      kind: "study_visit",
      title: { pl: "Wizyta studyjna w Krakowie" },
      seats: 26,
      form: { ...form, institution: "required", county: "required" },
    });
    const desk = await office(DESK);
    await desk.goto(`/staff/events/${event.eventId}/recruitment`);
    /** Adds a group whose people are of that voivodeship. */
    const add = async (number: number, name: string, places: string, voivodeship?: string) => {
      await press(desk, "Dodaj grupę");
      const unnamed = desk.getByRole("region", { name: `Grupa ${number}` });
      await unnamed.getByLabel("Miejsca", { exact: true }).fill(places);
      await unnamed.getByLabel("Nazwa grupy").fill(name);
      const group = desk.getByRole("region", { name, exact: true });
      if (voivodeship) await group.getByRole("checkbox", { name: voivodeship, exact: true }).check();
      return group;
    };
    // An association of Lower Silesia has places of its own, so it stands before its voivodeship.
    const partner = await add(1, "Partner: RCWIS Wałbrzych", "4");
    await partner.getByRole("combobox", { name: "Dodaj instytucję z rejestru" }).fill("Wałbrzych");
    await desk.getByRole("option", { name: /^Stowarzyszenie Regionalne/ }).click();
    await add(2, "Lider: Śląskie", "6", "śląskie");
    await add(3, "Partner: Małopolskie", "4", "małopolskie");
    await add(4, "Partner: Dolnośląskie", "4", "dolnośląskie");
    const opolskie = await add(5, "Partner: Opolskie", "4", "opolskie");
    await opolskie
      .getByRole("combobox", { name: "Dodaj instytucję z rejestru" })
      .fill("Samorząd Województwa Opol");
    await desk.getByRole("option", { name: /^Samorząd Województwa Opolskiego/ }).click();
    await opolskie.getByLabel("Czyje są te miejsca").selectOption(opole.institutionId);
    await add(6, "Partner: WUP Lublin", "4", "lubelskie");
    await said(desk, "Miejsca grup: 26, wspólne: 0, razem na wydarzeniu: 26.");
    await expectWellMade(desk);
    await save(desk);
    const placesOf = async () =>
      Object.fromEntries(
        (await stored(event)).recruitment.groups?.map(({ name, seats }) => [name.pl, seats]) ?? [],
      );
    await eventually(placesOf).toEqual({
      "Lider: Śląskie": 6,
      "Partner: RCWIS Wałbrzych": 4,
      "Partner: Małopolskie": 4,
      "Partner: Dolnośląskie": 4,
      "Partner: Opolskie": 4,
      "Partner: WUP Lublin": 4,
    });

    const from = (countyCode: string, number: number): Partial<SignUpInput> => ({
      institution: { name: `Urząd ${countyCode} ${number}`, type: "local_government", town: "Miasto" },
      countyCode,
    });
    const { institutionId, name, type, town } = association;
    const ofAssociation = { institution: { institutionId, name, type, town }, countyCode: "0265" };
    for (const number of [1, 2, 3, 4]) await signUpAside(product, event, number, ofAssociation);
    for (const number of [5, 6, 7]) await signUpAside(product, event, number, from("1661", number));
    for (const number of [11, 12, 13, 14, 15, 16])
      await signUpAside(product, event, number, from("2469", number));
    const waiting = { firstName: "Gertruda", office: "Urząd Miasta", ...KATOWICE };
    const phone = await begin(event, waiting);
    await said(phone, "Miejsca grupy „Lider: Śląskie” są zajęte");
    await press(phone, "Wyślij zgłoszenie na listę rezerwową");
    await said(phone, "to zgłoszenie czeka na miejsce tej grupy");
    await expectWellMade(phone);
    // Who comes from Wrocław has the places of Dolnośląskie: those of the association are taken, and others.
    const wroclaw = await begin(event, {
      firstName: "Wanda",
      office: "Urząd Wojewódzki",
      town: "Wrocław",
      county: /^Wrocław/,
    });
    await press(wroclaw, "Wyślij zgłoszenie");
    await said(wroclaw, "Zgłoszenie przyjęte, udział potwierdzony");

    // Opole sees its own places and people, and returns the one that it does not need; then the lead takes it.
    await product.deps.services.staff.createStaff(product.office(), {
      name: "Olga Opolska",
      email: "olga@opole.example",
      role: "partner",
      projectIds: [projectId],
      institutionId: opole.institutionId,
      locale: "pl",
      active: true,
    });
    const [invited] = await mailsTo(product, "olga@opole.example");
    expect(invited?.body.text.replaceAll(/\s+/g, " ")).toContain("wszystkie działania projektu");
    const olga = await open({ ...PHONE, viewport: { width: 360, height: 740 } });
    await signInAsStaff(olga, product, "olga@opole.example");
    await olga.getByRole("link", { name: /^Wizyta studyjna w Krakowie/ }).click();
    await olga.getByRole("heading", { name: "Nasze osoby (3 osoby)" }).waitFor();
    await press(olga, "Zwróć miejsca: Partner: Opolskie");
    const returning = olga.getByRole("dialog");
    await returning.getByRole("button", { name: "Zwróć", exact: true }).click();
    expect(await returning.getByLabel("Powód").getAttribute("aria-invalid")).toBe("true");
    await returning.getByLabel("Ile miejsc").fill("2");
    await returning.getByLabel("Powód").fill("jedna osoba nie przyjedzie");
    await returning.getByRole("button", { name: "Zwróć", exact: true }).click();
    await said(olga, "Tylu miejsc tu nie ma. Wpisz najwyżej 1.");
    await expectWellMade(olga);
    await returning.getByLabel("Ile miejsc").fill("1");
    await returning.getByRole("button", { name: "Zwróć", exact: true }).dblclick();
    await returning.waitFor({ state: "detached" });
    await said(olga, "Miejsca zostały zwrócone");
    await olga.getByRole("button", { name: /^Zwróć miejsca/ }).waitFor({ state: "detached" });
    expect(await olga.getByRole("row", { name: /^Partner: Opolskie/ }).innerText()).toMatch(/3\s+.*3\s+.*0/s);
    expect(await overflow(olga)).toBe(0);
    await expectWellMade(olga);

    await desk.reload();
    const give = async (giver: string, taker: string, reason: string, asked: string) => {
      await press(desk, "Oddaj lub przekaż miejsca");
      const dialog = desk.getByRole("dialog");
      await dialog.getByLabel("Kto oddaje").selectOption({ label: giver });
      await dialog.getByLabel("Kto dostaje").selectOption({ label: taker });
      await dialog.getByLabel("Powód").fill(reason);
      await dialog.getByLabel("Kto o to poprosił").fill(asked);
      await expectWellMade(desk);
      await dialog.getByRole("button", { name: "Przekaż miejsca" }).click();
      await dialog.waitFor({ state: "detached" });
    };
    await said(desk, "Miejsca grup: 25, wspólne: 1, razem na wydarzeniu: 26.");
    await give("Miejsca wspólne (wolne: 1)", "Lider: Śląskie (wolne: 0)", "oddane przez Opole", "Katowice");
    await eventually(placesOf).toMatchObject({ "Lider: Śląskie": 7, "Partner: Opolskie": 3 });
    const [, confirmed] = await mailsTo(product, addressOf(waiting), 2);
    expect(confirmed?.subject).toContain("Zwolniło się miejsce, udział potwierdzony");
    await phone.goto(personalLink(confirmed));
    await said(phone, "Udział jest potwierdzony.");
    await expectWellMade(phone);
    await desk.goto(`/staff/events/${event.eventId}/history`);
    await said(desk, "jedna osoba nie przyjedzie");
    await said(desk, "Olga Opolska");
    await said(desk, "oddane przez Opole · Katowice");

    // At the end of the grant each partner has its table: people and activities, sums of these and people each counted once.
    const zamosc = await published("2011-10-06", {
      kind: "study_visit",
      title: { pl: "Wizyta studyjna w Zamościu: osoby zagrożone wykluczeniem społecznym" },
      form: { ...form, institution: "required", county: "required" },
      recruitment: (await stored(event)).recruitment,
      seats: 26,
    });
    for (const number of [5, 8]) await signUpAside(product, zamosc, number, from("1661", number));
    await signUpAside(product, zamosc, 17, from("2469", 17));
    await olga.getByRole("link", { name: "Wszystkie działania" }).click();
    await olga.getByRole("link", { name: /^Nasze osoby we wszystkich działaniach/ }).click();
    await olga.getByRole("heading", { level: 1, name: "Osoby i działania" }).waitFor();
    expect(await olga.locator("tfoot").innerText()).toMatch(/Razem w działaniach\s.*5\s.*0/s);
    await said(olga, "Różne osoby: 4 z miejscem, 0 obecnych. Kto był w kilku działaniach, liczy się tu raz.");
    const rows = olga.getByRole("table", { name: /^Osoby partnera i działania/ }).getByRole("rowheader");
    expect(await rows.count()).toBe(4);
    expect(await overflow(olga)).toBe(0);
    await expectWellMade(olga);
    await olga.setViewportSize({ width: 1280, height: 900 });
    await expectWellMade(olga);
  });

  it("has two modules of 20 on one page, proposed by an answer, and tells the 21st of the other one", async () => {
    const { form } = eventInput(projectId);
    const event = await published("2011-09-15", {
      title: { pl: "Programy aktywności lokalnej" },
      seats: null,
      form: { ...form, institution: "required", county: "required" },
    });
    const desk = await office(DESK);
    await desk.goto(`/staff/events/${event.eventId}/recruitment`);
    const criterion = async (number: number, kind: string, box: string | RegExp, words: string) => {
      await desk.getByLabel("Jakie kryterium dodać").selectOption({ label: kind });
      await press(desk, "Dodaj kryterium");
      const added = desk.getByRole("region", { name: `Kryterium ${number}: ${kind}` });
      await added.getByRole("checkbox", { name: box, exact: true }).check();
      await added.getByLabel("Co napisać uczestnikom").fill(words);
    };
    await criterion(1, "Rodzaj instytucji", /^Ośrodek pomocy społecznej/, ONLY_OPS);
    await criterion(2, "Województwo albo powiat", "śląskie", ONLY_SILESIA);
    await press(desk, "Dodaj wybór");
    const choice = desk.getByRole("region", { name: /^Wybór 1/ });
    await choice.getByLabel("Co się wybiera").fill("Moduł");
    await choice.getByRole("checkbox", { name: "Każdy musi wybrać" }).check();
    for (const [index, title] of ["Dla początkujących", "Dla zaawansowanych"].entries()) {
      await choice.getByLabel(`Możliwość ${index + 1}`).fill(title);
      await choice.getByLabel("Miejsca", { exact: true }).nth(index).fill("20");
    }
    await press(desk, "Dodaj pytanie");
    await desk
      .getByRole("region", { name: /^Pytanie 1/ })
      .getByLabel("Treść pytania")
      .fill(PALS);
    const question = desk.getByRole("region", { name: /^Pytanie 1/ });
    await question.getByLabel("Rodzaj odpowiedzi").selectOption("Tak lub nie");
    await question.getByLabel("Odpowiedź jest obowiązkowa").check();
    await question.getByLabel("Odpowiedź „Tak” podpowiada").selectOption("Moduł: Dla zaawansowanych");
    await question.getByLabel("Odpowiedź „Nie” podpowiada").selectOption("Moduł: Dla początkujących");
    await expectWellMade(desk);
    await save(desk);

    const { choiceGroups, form: asked } = await stored(event);
    const [group] = choiceGroups;
    const [beginners, advanced] = group?.options.map(({ optionId }) => optionId) ?? [];
    const [pal] = asked.questions.map(({ questionId }) => questionId);
    const comes = async (numbers: [number, number], option: string | undefined, answer: string) => {
      for (let number = numbers[0]; number <= numbers[1]; number += 1)
        await signUpAside(product, event, number, {
          institution: { name: `Ośrodek Pomocy Społecznej nr ${number}`, type: "ops", town: "Katowice" },
          countyCode: "2469",
          choices: { [group?.groupId ?? ""]: option ?? "" },
          answers: { [pal ?? ""]: answer },
        });
    };
    await comes([1, 20], beginners, "no");
    await comes([21, 32], advanced, "yes");

    // The 21st beginner is shown both ways, and takes the other module.
    const page = await begin(event, { firstName: "Anna", office: "MOPS w Katowicach", ...KATOWICE });
    const answer = (which: Page, name: string) => which.getByRole("radio", { name, exact: true }).check();
    const chosen = (which: Page, name: string) => which.getByRole("radio", { name, exact: true });
    await answer(page, "Nie");
    await eventually(() => chosen(page, "Dla początkujących").isChecked()).toBe(true);
    await said(page, "Propozycja na podstawie odpowiedzi powyżej. Można ją zmienić.");
    await said(page, "Brak miejsc: Dla początkujących");
    await chosen(page, "Wpisać na listę rezerwową tej części").waitFor();
    // What is free is asked about once, and nobody waits for it.
    expect(await page.getByText("Co jeszcze Ci odpowiada?").count()).toBe(0);
    await expectWellMade(page);
    await chosen(page, "Zapisać na inną część z wolnymi miejscami: Dla zaawansowanych").check();
    await press(page, "Wyślij zgłoszenie");
    await said(page, "Zgłoszenie przyjęte, udział potwierdzony");
    await said(page, "Zgodnie ze zgodą w formularzu zapisaliśmy na inną część: Dla zaawansowanych.");
    await expectWellMade(page);

    // The next one waits for hers, and has the seat of whom staff put into the other module.
    const barbara = { firstName: "Barbara", office: "OPS w Chorzowie", ...KATOWICE };
    const waits = await begin(event, barbara);
    await answer(waits, "Nie");
    await chosen(waits, "Wpisać na listę rezerwową tej części").check();
    await press(waits, "Wyślij zgłoszenie na listę rezerwową");
    await said(waits, "Zgłoszenie jest na liście rezerwowej, miejsce na liście: 1");
    await desk.goto(`/staff/events/${event.eventId}/registrations`);
    await press(desk, "Żak 5 Łucja");
    const sheet = desk.getByRole("dialog");
    await press(desk, "Zmień wybór");
    await sheet.getByLabel("Moduł", { exact: true }).selectOption(advanced ?? "");
    await sheet.getByRole("button", { name: "Zapisz" }).click();
    await said(sheet, "Dla zaawansowanych");
    const [, promoted] = await mailsTo(product, addressOf(barbara), 2);
    await waits.goto(personalLink(promoted));
    await said(waits, "Udział jest potwierdzony.");
    await said(waits, "Dla początkujących");

    // Where both are full, one may wait for either.
    await comes([33, 38], advanced, "yes");
    const celina = { firstName: "Celina", office: "OPS w Rybniku", ...KATOWICE };
    const either = await begin(event, celina);
    await answer(either, "Nie");
    await said(either, "Zgłoszenie trafi na listę rezerwową tej części. Można też wybrać inną.");
    const others = either.getByRole("group", { name: "Co jeszcze Ci odpowiada? (Moduł)" });
    await others.getByRole("checkbox", { name: "Dla zaawansowanych" }).check();
    await expectWellMade(either);
    await press(either, "Wyślij zgłoszenie na listę rezerwową");
    await said(either, "Zgłoszenie jest na liście rezerwowej");
    const [reserve] = await mailsTo(product, addressOf(celina));
    await either.goto(personalLink(reserve));
    await said(either, "Odpowiada też: Dla zaawansowanych");
    const leaving = await open(PHONE);
    await leaving.goto(personalLink((await mailsTo(product, "lucja33@ops.example"))[0]));
    await press(leaving, "Wycofaj zgłoszenie");
    await leaving.getByRole("dialog").getByRole("button", { name: "Wycofaj zgłoszenie" }).click();
    const [, freed] = await mailsTo(product, addressOf(celina), 2);
    expect(freed?.body.text).toContain("Dla zaawansowanych");

    // Step 10: an office of Opole reads before the form whom it is for, and at the field why it cannot be sent.
    const refused = await open(PHONE);
    await refused.goto(`/events/${event.slug}`);
    for (const words of [ONLY_OPS, ONLY_SILESIA]) await said(refused, words);
    await expectWellMade(refused);
    const opole = await begin(event, { firstName: "Olga", office: "MOPR w Opolu", ...OPOLE });
    await answer(opole, "Tak");
    await opole.getByRole("button", { name: /^Wyślij zgłoszenie/ }).click();
    await said(opole, `Powiat – ${ONLY_SILESIA}`);
    await expectWellMade(opole);
    expect(await opole.getByLabel("Imię", { exact: true }).inputValue()).toBe("Olga");
    const foundation = await begin(event, {
      firstName: "Felicja",
      office: "Fundacja Ślężanka",
      type: "ngo",
      ...KATOWICE,
    });
    await answer(foundation, "Tak");
    await foundation.getByRole("button", { name: /^Wyślij zgłoszenie/ }).click();
    await foundation.getByText(ONLY_OPS).last().waitFor();
    await eventually(() => foundation.url()).toContain("/sign-up");
    await eventually(async () => {
      const { seatCounts } = await stored(event);
      return [beginners, advanced].map((option) => seatCounts.options[option ?? ""]?.taken);
    }).toEqual([20, 20]);
  });

  it("lets each choose one of two panels at the same time, and change until the deadline and no longer", async () => {
    const DAY = "2011-12-08";
    const [A, B] = ["Panel A: rewitalizacja społeczna", "Panel B: rewitalizacja infrastrukturalna"];
    const panel = (itemId: string, optionId: string, title: string) =>
      agendaItem({ itemId, optionId, title: { pl: title }, day: DAY, from: "11:30", to: "13:00" });
    const event = await published(DAY, {
      kind: "conference",
      title: { pl: "Konferencja w Katowicach" },
      seats: 120,
      agenda: [
        agendaItem({
          itemId: "plenary",
          title: { pl: "Sesja plenarna" },
          day: DAY,
          from: "09:00",
          to: "11:00",
        }),
        panel("social", "a", A),
        panel("infrastructure", "b", B),
      ],
      choiceGroups: [
        {
          groupId: "panel",
          title: { pl: "Panel dyskusyjny" },
          required: true,
          options: [
            { optionId: "a", title: { pl: A }, seats: 60 },
            { optionId: "b", title: { pl: B }, seats: 60 },
          ],
        },
      ],
    });
    const desk = await office(DESK);
    await desk.goto(`/staff/events/${event.eventId}/recruitment`);
    const until = desk.getByRole("group", { name: "Zmiana wyborów do" });
    await until.getByLabel("Dzień").fill("2011-12-01");
    await until.getByLabel("Godzina").fill("15:00");
    await save(desk);
    for (let number = 101; number <= 159; number += 1)
      await signUpAside(product, event, number, { choices: { panel: "b" } });

    const page = await open(PHONE);
    await page.goto(`/events/${event.slug}/sign-up`);
    await page.getByLabel("Imię", { exact: true }).fill("Jadwiga");
    await page.getByLabel("Nazwisko", { exact: true }).fill("Panelowa");
    await field(page, "Adres e-mail").fill("jadwiga@a3.example");
    await page.getByRole("radio", { name: A }).check();
    await page.getByRole("radio", { name: B }).check();
    await page.getByRole("radio", { name: A }).check();
    expect(await page.getByRole("radio", { name: B }).isChecked()).toBe(false);
    for (const name of ["Znam treść klauzuli", "Akceptuję regulamin"])
      await page.getByRole("checkbox", { name }).check();
    await expectWellMade(page);
    await press(page, "Wyślij zgłoszenie");
    await said(page, "Zgłoszenie przyjęte, udział potwierdzony");
    const [mail] = await mailsTo(product, "jadwiga@a3.example");
    await page.goto(personalLink(mail));
    await said(page, /^Wybór można zmienić do 1 grudnia 2011 r\./);
    const change = async (to: string) => {
      await press(page, "Zmień wybór");
      const dialog = page.getByRole("dialog");
      await dialog
        .getByText(/11:30–13:00/)
        .first()
        .waitFor();
      await dialog.getByRole("radio", { name: to }).check();
      await dialog.getByRole("button", { name: "Zapisz wybór" }).click();
      await dialog.waitFor({ state: "detached" });
    };
    const taken = async () => {
      const { seatCounts } = await stored(event);
      return [seatCounts.options.a?.taken, seatCounts.options.b?.taken];
    };
    await change(B);
    await eventually(taken).toEqual([0, 60]);

    // The panel is full now: whoever has the other one cannot change to it, and whoever comes is told.
    await signUpAside(product, event, 201, { choices: { panel: "a" } });
    const other = await open(PHONE);
    await other.goto(personalLink((await mailsTo(product, "lucja201@ops.example"))[0]));
    await press(other, "Zmień wybór");
    const dialog = other.getByRole("dialog");
    await said(dialog, "Brak miejsc");
    expect(await dialog.getByRole("radio", { name: B }).isDisabled()).toBe(true);
    await expectWellMade(other);
    await other.goto(`/events/${event.slug}`);
    await said(other, "Brak miejsc");
    await expectWellMade(other);
    await other.goto(`/events/${event.slug}/sign-up`);
    await other.getByRole("radio", { name: B }).check();
    await said(other, `Brak miejsc: ${B}`);
    await expectWellMade(other);
    await change(A);
    await eventually(taken).toEqual([2, 59]);
    await endDay();

    product = await product.startOn("2011-12-02");
    const late = await open(PHONE);
    await late.goto(personalLink(mail));
    await said(late, "Wyboru nie można już zmienić.");
    expect(await late.getByRole("button", { name: "Zmień wybór" }).count()).toBe(0);
    await expectWellMade(late);
  });
});
