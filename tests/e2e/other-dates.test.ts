import { EventInputSchema } from "@zapisy/core/event/schema";
import { fieldsOf } from "@zapisy/core/shared/field";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { eventually, field, overflow, PHONE, said } from "../support/browser.ts";
import { agendaItem, eventInput } from "../support/fixture.ts";
import {
  dayAhead,
  mailsTo,
  personalLink,
  publishedEvent,
  sharedProduct,
  signUpAside,
  type Product,
} from "../support/product.ts";
import { expectWellMade, screensOf } from "../support/screens.ts";

let product: Product;

const { open, office } = screensOf(() => product);

beforeAll(async () => {
  product = await sharedProduct();
});

afterAll(() => product.end());

const small = { ...PHONE, viewport: { width: 360, height: 740 } };
const toDate = (page: Page, title: string) => page.getByRole("link", { name: new RegExp(`^${title}`) });

it("leads from a full event to another date, and from its reserve list there by one press", async () => {
  const [april, may] = [dayAhead(14), dayAhead(21)];
  const { form } = eventInput("prj_1" as never);
  const question = { type: "text", label: { pl: "Cel udziału" }, required: true } as const;
  const there = await publishedEvent(product, {
    title: { pl: "Superwizja, drugi termin" },
    dates: { type: "exact", startsOn: may, endsOn: may },
    agenda: [agendaItem({ day: may })],
    seats: 5,
    form: { ...form, questions: [{ ...question, questionId: "goal" }] },
  });
  const here = await publishedEvent(product, {
    title: { pl: "Superwizja, pierwszy termin" },
    dates: { type: "exact", startsOn: april, endsOn: april },
    agenda: [agendaItem({ day: april })],
    seats: 1,
  });

  // Staff name it by its title.
  const desk = await office();
  await desk.goto(`/staff/events/${here.eventId}/recruitment`);
  await desk.getByRole("combobox", { name: "Inne terminy" }).fill("Superwizja, drugi");
  await desk.getByRole("option", { name: /^Superwizja, drugi termin/ }).click();
  await desk.getByRole("list", { name: "Inne terminy" }).getByText("Superwizja, drugi termin").waitFor();
  await desk.getByRole("button", { name: "Zapisz zmiany" }).click();
  const stored = async () =>
    (await product.deps.services.event.getEvent(product.office(), here.eventId)).recruitment.otherDates;
  await eventually(stored).toEqual([there.eventId]);
  await expectWellMade(desk);

  // Whoever has a free seat hears nothing of it; whoever would wait, does.
  const phone = await open(small);
  await phone.goto(`/events/${here.slug}/sign-up`);
  await field(phone, "Imię").waitFor();
  expect(await toDate(phone, "Superwizja, drugi termin").count()).toBe(0);
  await phone.goto(`/events/${here.slug}`);
  await phone.getByRole("heading", { level: 1, name: "Superwizja, pierwszy termin" }).waitFor();
  expect(await toDate(phone, "Superwizja, drugi termin").count()).toBe(0);
  for (const number of [9601, 9602]) await signUpAside(product, here, number);
  await phone.reload();
  await phone.getByRole("heading", { level: 2, name: "Wolne miejsca w innych terminach" }).waitFor();
  await expectWellMade(phone);
  expect(await overflow(phone)).toBe(0);
  await toDate(phone, "Superwizja, drugi termin").click();
  await phone.waitForURL(`**/events/${there.slug}`);
  await phone.getByRole("heading", { level: 1, name: "Superwizja, drugi termin" }).waitFor();
  expect(await phone.title()).toContain("Superwizja, drugi termin");
  // What was told to search engines of the event before is not true of this one.
  expect(await phone.locator('script[type="application/ld+json"]').count()).toBe(0);
  await phone.goto(`/events/${here.slug}/sign-up`);
  await toDate(phone, "Superwizja, drugi termin").click();
  await phone.waitForURL(`**/events/${there.slug}/sign-up`);

  const [waits] = await mailsTo(product, "lucja9602@ops.example");
  const link = personalLink(waits);
  await phone.goto(link);
  await said(phone, /Miejsce na liście: 1/);
  await expectWellMade(phone);
  expect(await overflow(phone)).toBe(0);
  await toDate(phone, "Superwizja, drugi termin").click();
  await said(phone, /zgłoszenie zejdzie z listy rezerwowej/);
  await phone.getByText("Łucja Żak 9602").waitFor();
  await expectWellMade(phone);
  expect(await overflow(phone)).toBe(0);
  const send = () => phone.getByRole("button", { name: "Przenieś zgłoszenie" }).click();
  await send();
  await said(phone, /^Formularz zawiera \d błęd/);
  await field(phone, "Cel udziału").fill("Superwizji grupowej");
  for (const name of ["Znam treść klauzuli", "Akceptuję regulamin"])
    await phone.getByRole("checkbox", { name }).check();
  // What was ticked is another text by now: it is read and ticked anew.
  const { services } = product.deps;
  const { version, ...now } = await services.event.getStaffEvent(product.office(), there.eventId);
  const reworded = {
    ...fieldsOf(EventInputSchema, now),
    informationClause: { pl: "Dane trafiają też do wojewody." },
  };
  await services.event.updateEvent(product.office(), there.eventId, reworded, version);
  await send();
  await said(phone, "Klauzula informacyjna zmieniła się, odkąd otwarto tę stronę.");
  const clause = phone.getByRole("checkbox", { name: "Znam treść klauzuli" });
  expect(await clause.isChecked()).toBe(false);
  await phone.getByText("Dane trafiają też do wojewody.").waitFor({ state: "attached" });
  await send();
  await said(phone, /^Formularz zawiera 1 błąd/);
  await clause.check();
  await send();
  await said(phone, "Zgłoszenie przyjęte, udział potwierdzony");
  await said(phone, "Zgłoszenie przeniesiono z listy rezerwowej wydarzenia „Superwizja, pierwszy termin”.");
  const [, mail] = await mailsTo(product, "lucja9602@ops.example", 2);
  expect(mail?.subject).toContain("Superwizja, drugi termin");
  expect(mail?.body.text.replace(/\s+/g, " ")).toContain("zostało przeniesione na ten termin");
  await phone.goto(link);
  await said(phone, "Zgłoszenie zostało przeniesione na inny termin: „Superwizja, drugi termin”.");
  expect(await phone.getByText("Zgłoszenie zostało wycofane").count()).toBe(0);
  await expectWellMade(phone);

  // Staff see at both events where she went and came from.
  await desk.goto(`/staff/events/${here.eventId}/registrations`);
  await desk.getByRole("button", { name: "Żak 9602 Łucja" }).click();
  const sheet = desk.getByRole("dialog");
  await sheet.getByText("Przeniesiono z listy rezerwowej na inny termin").waitFor();
  await sheet.getByRole("link", { name: "Superwizja, drugi termin" }).click();
  await desk.waitForURL(`**/staff/events/${there.eventId}/registrations**`);
  await sheet.getByRole("link", { name: "Superwizja, pierwszy termin" }).waitFor();
  await expectWellMade(desk);
});
