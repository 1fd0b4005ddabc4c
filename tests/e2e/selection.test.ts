import type { StaffEventView } from "@zapisy/core/event";
import type { StaffActor } from "@zapisy/core/shared/actor";
import { toActor } from "@zapisy/core/staff";
import { readFile } from "node:fs/promises";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { DESK, eventually, PHONE, said } from "../support/browser.ts";
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
  await desk.getByLabel(/^Co napisać osobie/).fill("Nabór jest dla osób z samorządów.");
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
