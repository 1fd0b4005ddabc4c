import { afterAll, beforeAll, expect, it } from "vitest";
import type { StaffEventView } from "@zapisy/core/event";
import { eventually, field, overflow, PHONE, said } from "../support/browser.ts";
import { agendaItem } from "../support/fixture.ts";
import {
  mailsTo,
  personalLink,
  publishedEvent,
  signUpAside,
  startProduct,
  type Product,
} from "../support/product.ts";
import { expectWellMade, screensOf } from "../support/screens.ts";

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

it("gives whoever waits for a module, and would take another, the one that comes free first", async () => {
  const TITLE =
    "Superwizja i praca z rodziną – warsztaty dla pracowników pomocy społecznej w Łomży i okolicach";
  const event = await publishedEvent(product, {
    title: { pl: "Warsztaty do wyboru" },
    dates: { type: "exact", startsOn: EVENT_DAY, endsOn: EVENT_DAY },
    agenda: [
      agendaItem({ itemId: "one", day: EVENT_DAY, optionId: "a", from: "09:00", to: "11:00" }),
      agendaItem({ itemId: "two", day: EVENT_DAY, optionId: "b", from: "12:00", to: "14:00" }),
    ],
    seats: null,
    choiceGroups: [
      {
        groupId: "workshop",
        title: { pl: "Warsztat" },
        required: true,
        options: [
          { optionId: "a", title: { pl: TITLE }, seats: 1 },
          { optionId: "b", title: { pl: "Mediacje" }, seats: 1 },
          { optionId: "c", title: { pl: "Budżet domowy" }, seats: 1 },
        ],
      },
    ],
  });
  for (const [number, workshop] of [
    [21, "a"],
    [22, "b"],
    [23, "c"],
  ] as const)
    await signUpAside(product, event, number, { choices: { workshop } });
  const phone = await open({ ...PHONE, viewport: { width: 360, height: 740 } });
  await phone.goto(`/events/${event.slug}/sign-up`);
  await phone.getByRole("radio", { name: TITLE }).check();
  await said(phone, `Brak miejsc: ${TITLE}`);
  const others = phone.getByRole("group", { name: "Co jeszcze Ci odpowiada? (Warsztat)" });
  await others.getByText(/12:00–14:00/).waitFor();
  await others.getByRole("checkbox", { name: "Mediacje" }).check();
  // Another choice asks anew.
  await phone.getByRole("radio", { name: "Budżet domowy" }).check();
  expect(await others.getByRole("checkbox", { checked: true }).count()).toBe(0);
  await phone.getByRole("radio", { name: TITLE }).check();
  await others.getByRole("checkbox", { name: "Mediacje" }).check();
  await expectWellMade(phone);
  expect(await overflow(phone)).toBe(0);
  const who = { Imię: "Zdzisława", Nazwisko: "Czekająca", "Adres e-mail": "czekajaca@ops.example" };
  for (const [label, text] of Object.entries(who)) await field(phone, label).fill(text);
  for (const name of ["Znam treść klauzuli", "Akceptuję regulamin"])
    await phone.getByRole("checkbox", { name }).check();
  await phone.getByRole("button", { name: "Wyślij zgłoszenie" }).click();
  await said(phone, /lis(ta|cie|tę) rezerwow/);
  await phone.goto(personalLink((await mailsTo(product, who["Adres e-mail"]))[0]));
  await said(phone, "Odpowiada też: Mediacje");
  await phone.getByRole("button", { name: "Zmień wybór" }).click();
  const dialog = phone.getByRole("dialog");
  await dialog.getByRole("checkbox", { name: "Budżet domowy" }).check();
  await expectWellMade(phone);
  await dialog.getByRole("button", { name: "Zapisz wybór" }).click();
  await said(phone, "Odpowiada też: Mediacje, Budżet domowy");
  const desk = await office();
  await desk.goto(`/staff/events/${event.eventId}/registrations`);
  await desk.getByRole("button", { name: "Czekająca Zdzisława" }).click();
  await said(desk.getByRole("dialog"), `${TITLE} (odpowiada też: Mediacje, Budżet domowy)`);
  // They telephone that the last one would not do after all.
  await desk.getByRole("button", { name: "Zmień wybór" }).click();
  const asked = desk.getByRole("group", { name: "Co jeszcze odpowiada tej osobie? (Warsztat)" });
  await asked.getByRole("checkbox", { name: "Budżet domowy" }).uncheck();
  await expectWellMade(desk);
  await desk.getByRole("dialog").getByRole("button", { name: "Zapisz zmiany" }).click();
  await said(desk.getByRole("dialog"), `${TITLE} (odpowiada też: Mediacje)`);
  await desk.keyboard.press("Escape");

  await phone.goto(personalLink((await mailsTo(product, "lucja22@ops.example"))[0]));
  await phone.getByRole("button", { name: "Wycofaj zgłoszenie" }).click();
  await phone.getByRole("dialog").getByRole("button", { name: "Wycofaj zgłoszenie" }).click();
  await said(phone, "Zgłoszenie zostało wycofane.");
  const [, confirmed] = await mailsTo(product, who["Adres e-mail"], 2);
  expect(confirmed?.body.text).toContain("Mediacje");
  expect(confirmed?.body.text).not.toContain("Superwizja");
  await phone.goto(personalLink(confirmed));
  await said(phone, "Udział jest potwierdzony.");
  expect(await phone.getByText("Odpowiada też").count()).toBe(0);
});
