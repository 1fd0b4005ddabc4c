import type { EventInput, StaffEventView } from "@zapisy/core/event";
import { afterAll, beforeAll, expect, it } from "vitest";
import { eventually, overflow, PHONE } from "../support/browser.ts";
import { agendaItem } from "../support/fixture.ts";
import {
  mailsTo,
  personalLink,
  publishedEvent,
  signUpAside,
  startProduct,
  type Mail,
  type Product,
} from "../support/product.ts";
import { expectWellMade, screensOf } from "../support/screens.ts";

const EVENT_DAY = "2026-06-15";
/** An hour that is over whenever this runs, and not for so long that a reminder would be too late. */
const HOUR = new Date().getUTCHours() < 19 ? "00:00" : "10:00";

const NARROW = { viewport: { width: 360, height: 740 } };

let product: Product;

const { open, office } = screensOf(() => product);

beforeAll(async () => {
  product = await startProduct({ today: "2026-05-04" });
});

afterAll(() => product.end());

it("reminds people a day before as staff set it up, each under their name, and shows to how many it went", async () => {
  const event = await publishedEvent(product, {
    title: { pl: "Praca z rodziną w kryzysie" },
    dates: { type: "exact", startsOn: EVENT_DAY, endsOn: EVENT_DAY },
    timeZone: "UTC",
    agenda: [agendaItem({ day: EVENT_DAY })],
  });
  const desk = await office();
  const trainer = "trenerka@rops.example";
  await desk.goto(`/staff/events/${event.eventId}/programme`);
  await desk.getByRole("button", { name: "Sesja pierwsza", exact: true }).click();
  const sheet = desk.getByRole("dialog");
  await sheet.getByLabel("Prowadzący", { exact: true }).fill("Ewa Lis");
  await sheet.getByLabel("Adresy e-mail gospodarzy i prowadzących").fill(trainer);
  await expectWellMade(desk);
  await sheet.getByRole("button", { name: "Gotowe" }).click();
  await desk.getByRole("button", { name: "Zapisz zmiany" }).click();
  await eventually(
    async () =>
      (await product.deps.services.event.getEvent(product.office(), event.eventId)).agenda[0]?.contactEmails,
  ).toEqual([trainer]);

  await desk.goto(`/staff/events/${event.eventId}/recruitment`);
  await desk.getByRole("checkbox", { name: "Wysyłaj przypomnienia" }).check();
  await desk.getByLabel("Ile dni przed wydarzeniem napisać do gospodarzy i prowadzących").fill("1");
  await desk.getByLabel("Ile dni po wydarzeniu im podziękować").fill("2");
  const days = desk.getByRole("group", { name: "Kiedy przypomnieć o wydarzeniu" });
  expect(await days.getByRole("checkbox", { name: "7 dni przed wydarzeniem" }).isChecked()).toBe(true);
  await days.getByRole("checkbox", { name: "7 dni przed wydarzeniem" }).uncheck();
  expect(await days.getByRole("checkbox", { name: "1 dzień przed wydarzeniem" }).isChecked()).toBe(true);
  await desk.getByLabel("Godzina wysyłki").fill(HOUR);
  await desk.getByLabel("Ile dni po wydarzeniu napisać").fill("2");
  await desk
    .getByRole("textbox", { name: "Treść wiadomości po wydarzeniu" })
    .fill("Dziękujemy!\n\nMateriały są na stronie ośrodka.");
  await desk.getByRole("button", { name: "Zapisz zmiany" }).click();
  const stored = async () =>
    (await product.deps.services.event.getEvent(product.office(), event.eventId)).reminders;
  await eventually(stored).toEqual({
    hour: HOUR,
    daysBefore: [1],
    followUpDays: 2,
    closingDays: 3,
    contributorsDays: 1,
    contributorsAfterDays: 2,
  });
  const when = desk.getByRole("listitem").filter({ hasText: "1 dzień przed wydarzeniem" });
  await when.getByText(/14 czerwca 2026 r\..*, czeka/).waitFor();
  await expectWellMade(desk);

  const own = { email: "biuro@ops.example" };
  for (const number of [1, 2]) await signUpAside(product, event, number, own);
  await mailsTo(product, own.email, 2);

  product = await product.startOn("2026-06-14");
  const reminders = async () =>
    (await mailsTo(product, own.email, 4)).filter(({ subject }) => subject.startsWith("Przypomnienie"));
  expect((await reminders()).map(({ subject }) => subject).toSorted()).toEqual(
    [1, 2].map((number) => `Przypomnienie (Łucja Żak ${number}): Praca z rodziną w kryzysie`),
  );
  const [mail] = await reminders();
  const text = mail?.body.text.replace(/\s+/g, " ");
  expect(text).toContain("15 czerwca 2026 r., godz. 9:00–13:00");
  expect(text).toContain("Centrum Kadr, Białystok");

  const [toTrainer] = await mailsTo(product, trainer);
  expect(toTrainer?.body.text.replace(/\s+/g, " ")).toContain("godz. 9:00–13:00");
  expect(toTrainer?.body.text.replace(/\s+/g, " ")).toContain("2 osoby");
  const list = Buffer.from(toTrainer?.attachments[0]?.content ?? "", "base64").toString();
  expect(list).toMatch(/1;Żak 1;Łucja;.*\r\n2;Żak 2;Łucja;/s);
  const phone = await open({ ...PHONE, ...NARROW });
  await phone.setContent(toTrainer?.body.html ?? "");
  expect(await overflow(phone)).toBe(0);
  await phone.setContent(mail?.body.html ?? "");
  expect(await overflow(phone)).toBe(0);
  await phone.goto(personalLink(mail));
  await phone.getByRole("button", { name: "Wycofaj zgłoszenie" }).waitFor();

  const later = await office({ ...PHONE, ...NARROW, colorScheme: "dark" });
  await later.goto(`/staff/events/${event.eventId}/recruitment`);
  await later
    .getByRole("listitem")
    .filter({ hasText: "1 dzień przed wydarzeniem" })
    .getByText(/wysłane do 2 osób/)
    .waitFor();
  await expectWellMade(later);

  product = await product.startOn("2026-06-17");
  const after = (await mailsTo(product, own.email, 6)).filter(({ subject }) =>
    subject.startsWith("Po wydarzeniu"),
  );
  expect(after).toHaveLength(2);
  expect((await mailsTo(product, trainer, 2)).at(-1)?.subject).toContain("Dziękujemy");
  expect(after[0]?.body.text).toContain("Materiały są na stronie ośrodka.");
});

const change = async ({ eventId }: StaffEventView, changes: Partial<EventInput>) => {
  const { event } = product.deps.services;
  const now = await event.getEvent(product.office(), eventId);
  await event.updateEvent(product.office(), eventId, { ...now, ...changes }, now.version);
};
/** The mail with that heading to an address, once it is there. */
async function mailWith(address: string, heading: string): Promise<Mail | undefined> {
  const find = async () =>
    (await mailsTo(product, address)).find(({ subject }) => subject.startsWith(heading));
  await eventually(async () => (await find()) !== undefined).toBe(true);
  return find();
}

it("tells a partner of the end of sign-up, of its own free places, and of a moved event; and asks those who were there for a questionnaire", async () => {
  const event = await publishedEvent(product, {
    title: { pl: "Wizyta studyjna w Krakowie" },
    dates: { type: "exact", startsOn: "2026-07-15", endsOn: "2026-07-15" },
    timeZone: "UTC",
    agenda: [agendaItem({ day: "2026-07-15" })],
    seats: 6,
  });
  const { institution, staff } = product.deps.services;
  const added = await institution.addInstitution(product.office(), {
    name: "Województwo Małopolskie",
    type: "other",
    town: "Kraków",
    otherNames: [],
  });
  const account = await staff.createStaff(product.office(), {
    name: "Jan Kos",
    email: "partner@malopolska.example",
    role: "partner",
    locale: "pl",
    projectIds: [event.projectId],
    institutionId: added.institutionId,
    active: true,
  });
  await change(event, {
    recruitment: {
      mode: "first_come",
      closes: "2026-07-10T12:00",
      groups: [
        {
          groupId: "malopolska",
          name: { pl: "Małopolska" },
          types: [],
          codes: ["12"],
          institutions: [{ institutionId: added.institutionId, name: "Województwo Małopolskie" }],
          seats: 3,
          partnerId: added.institutionId,
        },
      ],
    },
  });

  const survey = "https://ankiety.example/krakow";
  const desk = await office();
  await desk.goto(`/staff/events/${event.eventId}/recruitment`);
  await desk.getByRole("checkbox", { name: "Wysyłaj przypomnienia" }).check();
  await desk.getByLabel("Godzina wysyłki").fill(HOUR);
  const ending = desk.getByLabel("Ile dni przed końcem rekrutacji napisać do instytucji");
  expect(await ending.inputValue()).toBe("3");
  await ending.fill("2");
  const link = desk.getByLabel("Link do ankiety po wydarzeniu");
  const days = desk.getByLabel("Ile dni po wydarzeniu poprosić o wypełnienie ankiety");
  expect(await days.count()).toBe(0);
  await link.fill("http://ankiety.example/krakow");
  await days.fill("1");
  await desk.getByRole("button", { name: "Zapisz zmiany" }).click();
  await eventually(() => link.getAttribute("aria-invalid")).toBe("true");
  await expectWellMade(desk);
  await link.fill(survey);
  await desk.getByRole("button", { name: "Zapisz zmiany" }).click();
  await eventually(async () => {
    const now = await product.deps.services.event.getEvent(product.office(), event.eventId);
    return [now.surveyUrl, now.reminders?.surveyDays, now.reminders?.closingDays];
  }).toEqual([survey, 1, 2]);
  for (const [name, when] of [
    ["Koniec rekrutacji, do instytucji", "8 lipca 2026 r."],
    ["Ankieta po wydarzeniu", "16 lipca 2026 r."],
  ] as const)
    await desk.getByRole("listitem").filter({ hasText: name }).getByText(when).waitFor();
  await expectWellMade(desk);

  const email = "kasia@ops.example";
  await signUpAside(product, event, 1, { email });
  await mailsTo(product, email, 1);
  product = await product.startOn("2026-07-08");
  const told = await mailWith(account.email, "Zbliża się koniec rekrutacji");
  expect(told?.subject).toBe("Zbliża się koniec rekrutacji: Wizyta studyjna w Krakowie");
  const text = told?.body.text.replace(/\s+/g, " ");
  expect(text).toContain("Zapisy do: 10 lipca 2026 r., godz. 12:00");
  expect(text).toContain("Wolne miejsca Państwa puli: 3");
  const phone = await open({ ...PHONE, ...NARROW });
  await phone.setContent(told?.body.html ?? "");
  expect(await overflow(phone)).toBe(0);

  // Another place: the partner hears of it, and the mail stands under their name in the event's messages.
  await change(event, { place: { mode: "onsite", name: "Nowa Huta" } });
  const news = await mailWith(account.email, "Zmiana w wydarzeniu");
  expect(news?.body.text).toContain("Nowa Huta");
  const moved = await office();
  await moved.goto(`/staff/events/${event.eventId}/messages`);
  const searched = moved.waitForResponse((answer) => /[?&]\w+=Kos\b/.test(answer.url()));
  await moved.getByLabel("Szukaj osoby lub adresu").fill("Kos");
  await searched;
  const row = moved.getByRole("row").filter({ hasText: "Jan Kos" }).filter({ hasText: "Zmiana wydarzenia" });
  await row.getByText("Konto instytucji").waitFor();
  // The list is looked through still, and grey.
  await eventually(() => moved.locator('table[aria-busy="true"]').count()).toBe(0);
  await expectWellMade(moved);

  product = await product.startOn("2026-07-16");
  const asked = await mailWith(email, "Prosimy o wypełnienie ankiety");
  expect(asked?.body.text.split("\n")).toContain(survey);
  const own = await open({ ...PHONE, ...NARROW, colorScheme: "dark" });
  await own.setContent(asked?.body.html ?? "");
  expect(await overflow(own)).toBe(0);
  await own.goto(personalLink(asked));
  expect(await own.getByRole("link", { name: "Otwórz ankietę" }).getAttribute("href")).toBe(survey);
  await expectWellMade(own);
});

it("asks about answers and offers only where there are some, says what is wrong beside it, and is switched off", async () => {
  const event = await publishedEvent(product, {
    dates: { type: "exact", startsOn: "2026-10-15", endsOn: "2026-10-15" },
    agenda: [agendaItem({ day: "2026-10-15" })],
    reminders: { hour: "09:00", daysBefore: [30, 1] },
  });
  const desk = await office();
  const stored = async () =>
    (await product.deps.services.event.getEvent(product.office(), event.eventId)).reminders;
  await desk.goto(`/staff/events/${event.eventId}/recruitment`);
  const answers = desk.getByLabel("Ile dni przed wydarzeniem są potrzebne odpowiedzi");
  const offer = desk.getByLabel("Ile godzin przed końcem propozycji miejsca przypomnieć");
  const days = desk.getByRole("group", { name: "Kiedy przypomnieć o wydarzeniu" });
  const month = days.getByRole("checkbox", { name: "30 dni przed wydarzeniem" });
  for (const ticked of [false, true]) {
    await month.press("Space");
    expect(await month.isChecked()).toBe(ticked);
    expect(await month.evaluate((input) => input === document.activeElement)).toBe(true);
  }
  expect([await answers.count(), await offer.count()]).toEqual([0, 0]);
  await desk.getByRole("checkbox", { name: "Zwolnione miejsca proponujemy i czekamy na odpowiedź" }).check();
  await desk
    .getByRole("group", { name: "O co zapytać dopiero osoby z miejscem" })
    .getByRole("checkbox", { name: "Telefon" })
    .check();
  await answers.fill("5");
  await offer.fill("1000");
  await desk.getByRole("button", { name: "Zapisz zmiany" }).click();
  await eventually(() => offer.getAttribute("aria-invalid")).toBe("true");
  await expectWellMade(desk);
  await offer.fill("12");
  await desk.getByRole("button", { name: "Zapisz zmiany" }).click();
  await eventually(stored).toEqual({ hour: "09:00", daysBefore: [30, 1], answersDays: 5, offerHours: 12 });
  const times = desk.getByRole("listitem").filter({ hasText: "dni przed wydarzeniem" });
  await times.getByText(/15 września 2026 r\..*, czeka/).waitFor();
  await desk
    .getByRole("listitem")
    .filter({ hasText: "Brakujące odpowiedzi" })
    .getByText(/7 października 2026 r\./)
    .waitFor();

  await desk.getByRole("checkbox", { name: "Wysyłaj przypomnienia" }).uncheck();
  await desk.getByRole("button", { name: "Zapisz zmiany" }).click();
  await eventually(stored).toBeUndefined();
  await times.waitFor({ state: "detached" });
});

it("says of an event with a tentative date that reminders wait for a day", async () => {
  const { eventId } = await publishedEvent(product, {
    dates: { type: "tentative", period: "2026-10" },
    agenda: [],
    reminders: { hour: "09:00", daysBefore: [7] },
  });
  const desk = await office();
  await desk.goto(`/staff/events/${eventId}/recruitment`);
  await desk.getByText("Przypomnienia wyjdą, gdy wydarzenie będzie miało dokładny termin.").waitFor();
  await desk.getByRole("button", { name: "English" }).click();
  await desk.getByText("Reminders go once the event has an exact date.").waitFor();
  await expectWellMade(desk);
});
