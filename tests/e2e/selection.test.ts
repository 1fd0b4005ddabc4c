import type { StaffEventView } from "@zapisy/core/event";
import type { StaffActor } from "@zapisy/core/shared/actor";
import { toActor } from "@zapisy/core/staff";
import { readFile } from "node:fs/promises";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { DESK, eventually, PHONE, said } from "../support/browser.ts";
import { eventInput } from "../support/fixture.ts";
import { pdfText } from "../support/pdf-text.ts";
import {
  addColleague,
  mailsTo,
  personalLink,
  publishedEvent,
  sharedProduct,
  signUpAside,
  type Product,
} from "../support/product.ts";
import { expectWellMade, screensOf } from "../support/screens.ts";

const APPLICANTS = 27;

let product: Product;

const { open, office } = screensOf(() => product);

beforeAll(async () => {
  product = await sharedProduct();
});

afterAll(() => product.end());

const press = (page: Page, name: string) => page.getByRole("button", { name, exact: true }).click();
const confirm = (page: Page, name: string) =>
  page.getByRole("dialog").getByRole("button", { name, exact: true }).click();

/** A member of the committee judges everybody who is left on their sheet: the more, the later somebody came. */
async function judgeTheRest({ eventId }: StaffEventView, member: StaffActor): Promise<void> {
  const { selection } = product.deps.services;
  const ctx = product.deps.context(member, "test");
  const { applicants, criteria, round } = await selection.getSheet(ctx, eventId);
  const [formal, scored] = criteria.map(({ criterionId }) => criterionId);
  for (const [index, { registrationId, judgement }] of applicants.entries())
    if (!judgement)
      await selection.judge(ctx, eventId, registrationId, {
        formal: { [formal ?? ""]: true },
        points: { [scored ?? ""]: Math.floor(index / 3) },
        round,
      });
}

it("gives 25 places to the first of 27 whom two members judged, tells everybody at once, and draws up the minutes", async () => {
  const event = await publishedEvent(product, {
    title: { pl: "Wizyta studyjna w Bydgoszczy" },
    recruitment: { mode: "selection" },
    seats: 25,
  });
  const { eventId } = event;
  for (let number = 1; number <= APPLICANTS; number += 1)
    await signUpAside(product, event, number, { email: `komisja${number}@ops.example` });
  const colleague = await addColleague(product, {
    name: "Bogdan Lis",
    email: "bogdan.lis@rops.example",
    role: "coordinator",
  });

  // Criteria and committee.
  const desk = await office(DESK);
  await desk.goto(`/staff/events/${eventId}/selection`);
  await said(desk, "Na decyzję czeka 27 osób.");
  await press(desk, "Dodaj kryterium formalne");
  await press(desk, "Dodaj kryterium punktowane");
  const names = desk.getByLabel("Nazwa", { exact: true });
  await names.nth(0).fill("Praca w samorządzie");
  await names.nth(1).fill("Uzasadnienie");
  await desk
    .getByLabel(/^Co napisać osobie, która go nie spełnia \(/)
    .fill("Rekrutacja jest dla osób z samorządów.");
  await press(desk, "Zapisz kryteria");
  await said(desk, "Kryteria zapisane");
  const me = product.office().actor;
  for (const name of [me.name, colleague.name]) {
    await desk.getByLabel("Dodaj osobę").selectOption({ label: name });
    await press(desk, "Dodaj osobę");
    await desk.getByRole("listitem").filter({ hasText: name }).getByText("oceniono 0 z 27").waitFor();
  }
  await expectWellMade(desk);

  // One's own sheet, on a phone, by keyboard alone.
  const phone = await office({ ...PHONE, viewport: { width: 360, height: 740 } });
  await phone.goto(`/staff/events/${eventId}/selection?view=sheet`);
  await phone.getByRole("heading", { name: "Łucja Żak 1", exact: true }).waitFor();
  await press(phone, "Zapisz i przejdź dalej");
  await said(phone, "Uzupełnij to pole.");
  await phone.getByRole("radio", { name: "Tak" }).press("Space");
  await phone.keyboard.press("Tab");
  await phone.keyboard.type("0");
  await phone.keyboard.press("Enter");
  await phone.getByRole("heading", { name: "Łucja Żak 2", exact: true }).waitFor();
  await said(phone, "Oceniono 1 z 27");
  await expectWellMade(phone);
  await judgeTheRest(event, me);
  await judgeTheRest(event, toActor(colleague));
  await product.deps.services.selection.closeSheet(product.deps.context(toActor(colleague), "test"), eventId);
  await phone.reload();
  await press(phone, "Zamknij arkusz");
  await confirm(phone, "Zamknij arkusz");
  await said(phone, "Arkusz jest zamknięty, Twoje oceny się liczą.");

  // The ranking is fixed and decided by; nobody knows of it yet.
  await desk.goto(`/staff/events/${eventId}/selection?view=ranking`);
  await press(desk, "Ustal kolejność");
  await confirm(desk, "Ustal kolejność");
  await said(desk, /^Kolejność ustalono/);
  expect(await desk.getByLabel("Ile pierwszych osób otrzymuje miejsce").inputValue()).toBe("25");
  await desk.getByLabel("Powód", { exact: true }).fill("wynik oceny komisji");
  await press(desk, "Zapisz decyzje");
  await said(desk, "Decyzje zapisane, jeszcze nikt o nich nie wie");
  await expectWellMade(desk);
  await press(desk, "Ogłoś wyniki");
  const question = desk.getByRole("dialog");
  await said(question, "Miejsce: 25 osób, 25 e-maili");
  await said(question, "Lista rezerwowa: 2 osoby, 2 e-maile");
  await confirm(desk, "Ogłoś wyniki");
  await said(desk, /^Wyniki ogłoszono/);

  // The first three have the fewest points; of the same points, who came first is before.
  const statuses = async () => {
    const found: Record<string, number[]> = {};
    for await (const { status, lastName } of product.deps.stores.registrations.eachByName(eventId))
      (found[status] ??= []).push(Number(lastName.slice("Żak ".length)));
    return Object.entries(found).map(([status, numbers]) => [status, numbers.length]);
  };
  await eventually(statuses).toEqual([
    ["confirmed", 25],
    ["reserve", 2],
  ]);
  const line = await product.deps.stores.registrations.listLine(eventId, undefined, 5);
  expect(line.items.map(({ lastName }) => lastName)).toEqual(["Żak 2", "Żak 3"]);
  const [, told] = await mailsTo(product, "komisja3@ops.example", 2);
  const own = await open(PHONE);
  await own.goto(personalLink(told));
  await said(own, /rezerwow/);

  // What the committee signs.
  const [download] = await Promise.all([desk.waitForEvent("download"), press(desk, "Protokół (PDF)")]);
  const minutes = await pdfText(new Uint8Array(await readFile(await download.path())));
  expect(minutes).toContain("Protokół komisji rekrutacyjnej");
  expect(minutes).toContain("Lista rezerwowa");
  expect(minutes.replace(/\s+/g, " ")).toContain("Żak 2 Łucja");
});

it("loses nothing that is typed, reads answers in words, and lives on when one request is lost", async () => {
  const event = await publishedEvent(product, {
    title: { pl: "Wizyta z pytaniami" },
    recruitment: { mode: "selection", perInstitution: 1 },
    seats: 1,
    form: {
      ...eventInput("prj_1").form,
      institution: "required",
      questions: [
        {
          questionId: "topics",
          label: { pl: "Co interesuje Cię najbardziej?" },
          type: "several",
          required: false,
          answers: [
            { answerId: "t1", label: { pl: "Mieszkania wspomagane" } },
            { answerId: "t2", label: { pl: "Usługi sąsiedzkie" } },
          ],
        },
        {
          questionId: "agreed",
          label: { pl: "Mam zgodę przełożonych." },
          type: "statement",
          required: false,
        },
        { questionId: "since", label: { pl: "Od kiedy pracujesz?" }, type: "date", required: false },
      ],
    },
  });
  const { eventId } = event;
  for (const number of [1, 2])
    await signUpAside(product, event, number, {
      email: `pytania${number}@ops.example`,
      institution: { name: `OPS numer ${number}`, type: "ops" },
      answers: { topics: "t2 t1", agreed: "yes", since: "2019-03-01" },
    });
  const desk = await office(DESK);
  const lose = (path: string) => desk.route(path, (route) => route.abort(), { times: 1 });
  const again = () => press(desk, "Spróbuj ponownie");

  // A part that could not be fetched says so, and is fetched again; the others are there.
  await lose(`**/api/staff/events/${eventId}/selection`);
  await desk.goto(`/staff/events/${eventId}/selection`);
  await desk.getByRole("alert").waitFor();
  await expectWellMade(desk);
  await again();
  await said(desk, "Na decyzję czekają 2 osoby. Wolne miejsca: 1 z 1.");
  await press(desk, "Dodaj kryterium punktowane");
  const name = desk.getByLabel("Nazwa", { exact: true });
  await name.fill("Uzasadnienie");
  // Whoever goes on is asked first.
  await desk.getByRole("link", { name: "Historia" }).first().click();
  await desk.getByRole("dialog").getByRole("button", { name: "Anuluj" }).click();
  // Somebody else was faster: what both wrote is kept.
  const ctx = () => product.deps.context(product.office().actor, "test");
  const { selection } = product.deps.services;
  await selection.setCriteria(ctx(), eventId, {
    criteria: [{ type: "formal", criterionId: "theirs", title: { pl: "Staż" } }],
    ties: ["criteria", "registered"],
    version: 0,
  });
  await press(desk, "Zapisz kryteria");
  await said(desk, "Kryteria zapisane");
  expect((await selection.getSelection(ctx(), eventId)).criteria.map(({ title }) => title.pl).sort()).toEqual(
    ["Staż", "Uzasadnienie"],
  );
  await desk.getByLabel("Dodaj osobę").selectOption({ label: product.office().actor.name });
  await press(desk, "Dodaj osobę");

  await press(desk, "Mój arkusz");
  await desk.getByRole("heading", { name: "Łucja Żak 1" }).waitFor();
  for (const text of ["Mieszkania wspomagane, Usługi sąsiedzkie", "1 marca 2019 r."]) await said(desk, text);
  expect(await desk.getByText("2019-03-01").count()).toBe(0);
  // What is typed about one is there again after another was looked at, and after the page has fetched anew.
  const points = desk.getByLabel(/^Uzasadnienie/);
  await points.fill("7");
  await press(desk, "Następna");
  await desk.getByRole("heading", { name: "Łucja Żak 2" }).waitFor();
  expect(await points.inputValue()).toBe("");
  await press(desk, "Znam tę osobę, nie oceniam");
  await said(desk, "Znasz tę osobę, więc oceniają ją inni.");
  await press(desk, "Poprzednia");
  expect(await points.inputValue()).toBe("7");
  await desk.getByRole("radio", { name: "Tak" }).check();
  await lose("**/sheet/scores/*");
  await press(desk, "Zapisz i przejdź dalej");
  await desk.getByRole("alert").waitFor();
  expect(await points.inputValue()).toBe("7");
  await press(desk, "Zapisz i przejdź dalej");
  await said(desk, "Oceniono 1 z 1");
  await expectWellMade(desk);
  await lose("**/sheet/closing");
  await press(desk, "Zamknij arkusz");
  await confirm(desk, "Zamknij arkusz");
  await desk.getByRole("dialog").getByRole("alert").waitFor();
  await confirm(desk, "Zamknij arkusz");
  await said(desk, "Arkusz jest zamknięty, Twoje oceny się liczą.");

  // A ranking that is fixed of other scores than were shown is refused in words, and then shown as it is.
  await press(desk, "Kolejność i decyzje");
  await desk.getByRole("button", { name: "Ustal kolejność" }).waitFor();
  await lose("**/selection/freezing");
  await press(desk, "Ustal kolejność");
  await confirm(desk, "Ustal kolejność");
  await desk.getByRole("alert").waitFor();
  expect(await desk.getByRole("dialog").count()).toBe(0);
  await expectWellMade(desk);
});

it("keeps what two people decide at the same moment: each sees the other's numbers before theirs count", async () => {
  const event = await publishedEvent(product, {
    title: { pl: "Wizyta dla dwojga" },
    recruitment: { mode: "selection" },
    seats: 2,
  });
  const { eventId } = event;
  for (const number of [1, 2, 3])
    await signUpAside(product, event, number, { email: `dwoje${number}@ops.example` });
  const { selection } = product.deps.services;
  const me = product.office().actor;
  const ctx = () => product.deps.context(me, "test");
  await selection.setCriteria(ctx(), eventId, {
    criteria: [
      { type: "formal", criterionId: "formal", title: { pl: "Staż" } },
      { type: "scored", criterionId: "points", title: { pl: "Uzasadnienie" }, most: 10, weight: 1 },
    ],
    ties: ["criteria", "registered"],
    version: 0,
  });
  await selection.joinCommittee(ctx(), eventId, me.staffId);
  await judgeTheRest(event, me);
  await selection.closeSheet(ctx(), eventId);
  const { scores } = await selection.getRanking(ctx(), eventId);
  await selection.freezeRanking(ctx(), eventId, scores);
  const decided = async () => (await selection.getRanking(ctx(), eventId)).decided;

  const [mine, theirs] = [await office(DESK), await office(DESK)];
  const fieldsOf = (page: Page) => ({
    places: page.getByLabel("Ile pierwszych osób otrzymuje miejsce"),
    reserve: page.getByLabel("Ile następnych czeka na liście rezerwowej"),
    reason: page.getByLabel("Powód", { exact: true }),
  });
  for (const page of [mine, theirs]) {
    await page.goto(`/staff/events/${eventId}/selection?view=ranking`);
    expect(await fieldsOf(page).places.inputValue()).toBe("2");
  }
  const [own, other] = [fieldsOf(mine), fieldsOf(theirs)];
  // Whatever was refused stands at its field.
  await press(mine, "Zapisz decyzje");
  await said(mine, "Uzupełnij to pole.");
  await own.places.fill("0");
  await own.reason.fill("nikt się nie nadaje");
  await other.places.fill("1");
  await other.reason.fill("wynik oceny komisji");
  await press(theirs, "Zapisz decyzje");
  await said(theirs, "Decyzje zapisane, jeszcze nikt o nich nie wie");
  await press(mine, "Zapisz decyzje");
  const question = mine.getByRole("dialog", { name: "Ktoś inny zapisał już zmiany" });
  await said(question, "wynik oceny komisji");
  expect(await decided()).toEqual({ places: 1, reserve: 1, reason: "wynik oceny komisji" });
  await expectWellMade(mine);
  const version = (name: string) =>
    question.getByRole("group", { name }).getByRole("radio", { name: "Wersja drugiej osoby" });
  await version("Ile pierwszych osób otrzymuje miejsce").check();
  await confirm(mine, "Zapisz wybrane");
  await said(mine, "Decyzje zapisane, jeszcze nikt o nich nie wie");
  expect(await decided()).toEqual({ places: 1, reserve: 1, reason: "nikt się nie nadaje" });
  expect(await own.places.inputValue()).toBe("1");

  // What is changed of one person moves the version too, and nothing stands in the way of one who goes on.
  await mine.getByRole("row").filter({ hasText: "Żak 1" }).getByRole("button").click();
  const dialog = mine.getByRole("dialog");
  await dialog.getByRole("radio", { name: "Bez miejsca" }).check();
  await dialog.getByLabel("Powód").fill("nie przyjedzie");
  await dialog.getByRole("button", { name: "Zmień", exact: true }).click();
  await said(mine, "wbrew kolejności");
  await own.reserve.fill("2");
  // Only what is saved can be announced.
  expect(await mine.getByRole("button", { name: "Ogłoś wyniki" }).isDisabled()).toBe(true);
  await said(mine, "Zapisz decyzje, zanim ogłosisz wyniki.");
  await press(mine, "Zapisz decyzje");
  await eventually(decided).toEqual({ places: 1, reserve: 2, reason: "nikt się nie nadaje" });
  await press(mine, "Ogłoś wyniki");
  await said(mine.getByRole("dialog"), "Bez miejsca: 1 osoba");
});
