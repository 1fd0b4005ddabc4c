import { afterAll, beforeAll, expect, it } from "vitest";
import type { StaffEventView } from "@zapisy/core/event";
import { eventually, overflow, PHONE, said } from "../support/browser.ts";
import { agendaItem } from "../support/fixture.ts";
import {
  mailsTo,
  personalLink,
  publishedEvent,
  signUpAside,
  startProduct,
  type Product,
} from "../support/product.ts";
import { screensOf } from "../support/screens.ts";

const EVENT_DAY = "2026-06-15";

let product: Product;

const { open, office } = screensOf(() => product);

beforeAll(async () => {
  product = await startProduct({ today: "2026-05-04" });
});

afterAll(() => product.end());

/** Names by status, as the table has them. */
async function registered({ eventId }: StaffEventView): Promise<string[]> {
  const names: string[] = [];
  for await (const row of product.deps.stores.registrations.eachByName(eventId))
    names.push(`${row.lastName}: ${row.status}`);
  return names;
}

it("lets staff put somebody of the reserve list before another, with a reason", async () => {
  const event = await publishedEvent(product, {
    title: { pl: "Kolejność na liście" },
    dates: { type: "exact", startsOn: EVENT_DAY, endsOn: EVENT_DAY },
    agenda: [agendaItem({ day: EVENT_DAY })],
    seats: 1,
  });
  for (const number of [11, 12, 13, 14]) await signUpAside(product, event, number);
  const desk = await office();
  await desk.goto(`/staff/events/${event.eventId}/registrations`);
  await desk
    .getByRole("row", { name: /Żak 14/ })
    .getByText("rezerwa, 3. w kolejce")
    .waitFor();
  await desk.getByRole("button", { name: "Żak 14 Łucja" }).click();
  const sheet = desk.getByRole("dialog");
  await sheet.getByRole("button", { name: "Zmień kolejność" }).click();
  await sheet.getByLabel("Przed kim").selectOption({ label: "1. Żak 12 Łucja" });
  // Without a reason nothing is done.
  await sheet.getByRole("button", { name: "Zmień kolejność" }).click();
  await said(sheet, "Uzupełnij to pole.");
  await sheet.getByLabel("Powód").fill("kolejność z protokołu");
  await sheet.getByRole("button", { name: "Zmień kolejność" }).click();
  await sheet.getByText("rezerwa, 1. w kolejce").waitFor();
  await sheet.getByText("Zmieniono kolejność na liście rezerwowej").waitFor();
  await desk.keyboard.press("Escape");
  await desk
    .getByRole("row", { name: /Żak 12/ })
    .getByText("rezerwa, 2. w kolejce")
    .waitFor();
});

it("offers a seat that came free for 48 hours, then the next person, who takes it", async () => {
  const event = await publishedEvent(product, {
    title: { pl: "Wizyta studyjna w Bydgoszczy" },
    dates: { type: "exact", startsOn: EVENT_DAY, endsOn: EVENT_DAY },
    // Of which the 6th of May is two days after the 4th at every hour at which this runs.
    timeZone: "UTC",
    agenda: [agendaItem({ day: EVENT_DAY })],
    seats: 1,
  });
  const desk = await office();
  await desk.goto(`/staff/events/${event.eventId}/recruitment`);
  await desk.getByRole("checkbox", { name: "Zwolnione miejsca proponujemy i czekamy na odpowiedź" }).check();
  await desk.getByLabel("Czas na odpowiedź (w godzinach)").waitFor();
  expect(await desk.getByLabel("Czas na odpowiedź (w godzinach)").inputValue()).toBe("48");
  await desk.getByLabel("Ile dni przed wydarzeniem zatrzymać listę rezerwową").fill("3");
  await desk.getByRole("button", { name: "Zapisz zmiany" }).click();
  const stored = async () =>
    (await product.deps.services.event.getEvent(product.office(), event.eventId)).recruitment;
  await eventually(stored).toMatchObject({ offerHours: 48, reserveStopsDays: 3 });

  for (const number of [1, 2, 3]) await signUpAside(product, event, number);
  const [reserve] = await mailsTo(product, "lucja2@ops.example");
  expect(reserve?.body.text.replace(/\s+/g, " ")).toContain("w ciągu 48 godzin");
  const phone = await open({ ...PHONE, viewport: { width: 360, height: 740 } });
  await phone.goto(personalLink((await mailsTo(product, "lucja1@ops.example"))[0]));
  await phone.getByRole("button", { name: "Wycofaj zgłoszenie" }).click();
  await phone.getByRole("dialog").getByRole("button", { name: "Wycofaj zgłoszenie" }).click();
  await said(phone, "Zgłoszenie zostało wycofane.");

  const [, offer] = await mailsTo(product, "lucja2@ops.example", 2);
  expect(offer?.subject).toContain("Zwolniło się miejsce, czekamy na odpowiedź");
  expect(offer?.body.text).toMatch(/Odpowiedź najpóźniej:?\s+6 maja 2026 r., (godz\. )?\d{1,2}:\d{2}/);
  expect(offer?.attachments).toEqual([]);
  await phone.goto(personalLink(offer));
  await said(
    phone,
    /^Zwolniło się miejsce i czeka na odpowiedź do 6 maja 2026 r\..*\d:\d{2}\. Brak odpowiedzi/,
  );
  expect(await overflow(phone)).toBe(0);
  // Opening the link is no answer: programs that look into mails open it, too.
  expect(await registered(event)).toEqual(["Żak 1: cancelled", "Żak 2: offered", "Żak 3: reserve"]);
  await desk.goto(`/staff/events/${event.eventId}/registrations`);
  await desk.getByText(/propozycja do 6 maja 2026 r\./).waitFor();

  // Nobody answers.
  product = await product.startOn("2026-05-07");
  const [, next] = await mailsTo(product, "lucja3@ops.example", 2);
  const [, , lapsed] = await mailsTo(product, "lucja2@ops.example", 3);
  expect(lapsed?.subject).toContain("Termin na przyjęcie miejsca minął");
  const late = await open({ ...PHONE, viewport: { width: 360, height: 740 } });
  await late.goto(personalLink(offer));
  await said(late, /^Zaproponowane miejsce czekało na odpowiedź do 6 maja 2026 r\./);
  await late.goto(personalLink(next));
  await said(late, /^Zwolniło się miejsce i czeka na odpowiedź do 9 maja 2026 r\./);
  await late.getByRole("button", { name: "Rezygnuję" }).click();
  await late.getByRole("dialog").getByText("Miejsce otrzyma następna osoba").waitFor();
  await late.keyboard.press("Escape");
  await late.getByRole("button", { name: "Przyjmuję miejsce" }).dblclick();
  await said(late, "Udział jest potwierdzony.");
  expect(await registered(event)).toEqual(["Żak 1: cancelled", "Żak 2: cancelled", "Żak 3: confirmed"]);
  const mails = await mailsTo(product, "lucja3@ops.example", 3);
  expect(mails.at(-1)?.subject).toContain("Udział potwierdzony");
  expect(mails.at(-1)?.attachments.map(({ filename }) => filename)).toEqual([`${event.slug}.ics`]);
});
