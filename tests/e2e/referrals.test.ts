import type { Page } from "playwright-core";
import readWorkbook from "read-excel-file/node";
import * as v from "valibot";
import { beforeAll, expect, it } from "vitest";
import { readFile } from "node:fs/promises";
import { DESK, eventually, field, PHONE, said, signInAsStaff } from "../support/browser.ts";
import { referralInput } from "../support/referral.ts";
import {
  dayAhead,
  mailsTo,
  personalLink,
  publishedEvent,
  sharedProduct,
  type Product,
} from "../support/product.ts";
import { expectWellMade, screensOf } from "../support/screens.ts";
import { ReferralEvent } from "@zapisy/core/referral/answer";
import { toActor } from "@zapisy/core/staff";

let product: Product;

const { open, office } = screensOf(() => product);

const WORKER = "ewa@gops-zmudz.example";

beforeAll(async () => {
  product = await sharedProduct();
});

/** Today as the product has it, and days before. */
const dayBefore = (days: number) =>
  new Date(Date.parse(product.deps.clock()) - days * 86_400_000).toISOString().slice(0, 10);

async function fillIn(
  page: Page,
  person: { firstName: string; lastName: string; email?: string },
  number: string,
) {
  await field(page, "Imię").fill(person.firstName);
  await field(page, "Nazwisko").fill(person.lastName);
  if (person.email) await field(page, "Adres e-mail tej osoby").fill(person.email);
  await field(page, "Numer dokumentu").fill(number);
  await page.getByLabel("Data dokumentu").fill(dayBefore(10));
  await page.getByRole("checkbox", { name: /^Kieruję tę osobę w imieniu instytucji/ }).check();
}

it("refers thirteen women for twelve places by an account that sees nothing else, and shows staff by whom and on what", async () => {
  const { deps } = product;
  const day = dayAhead();
  const event = await publishedEvent(product, {
    title: { pl: "Klub Integracji Społecznej w Żmudzi" },
    dates: { type: "exact", startsOn: day, endsOn: day },
    seats: 12,
    choiceGroups: [],
  });
  const { institutionId } = await deps.services.institution.addInstitution(product.office(), {
    name: "Gminny Ośrodek Pomocy Społecznej w Żmudzi",
    type: "ops",
    town: "Żmudź",
    otherNames: [],
  });

  // The organiser says that people come by referral alone, and gives the institution an account until a day.
  const desk = await office();
  await desk.goto(`/staff/events/${event.eventId}/recruitment`);
  await desk.getByRole("radio", { name: "Tylko skierowania, bez publicznego formularza" }).check();
  await desk.getByRole("button", { name: "Zapisz zmiany" }).click();
  await eventually(
    async () => (await deps.services.event.getEvent(product.office(), event.eventId)).recruitment.referrals,
  ).toBe("only");
  await desk.goto("/staff/people");
  await desk.getByRole("button", { name: "Dodaj pracownika" }).click();
  const dialog = desk.getByRole("dialog");
  await field(dialog, "Imię i nazwisko").fill("Ewa Pracownik");
  await field(dialog, "Adres e-mail").fill(WORKER);
  await dialog.getByRole("radio", { name: "Instytucja kierująca" }).check();
  await dialog.getByRole("combobox", { name: /^Instytucja tego konta/ }).fill("Żmudź");
  await desk.getByRole("option", { name: /Gminny Ośrodek Pomocy Społecznej w Żmudzi/ }).click();
  await dialog.getByRole("button", { name: "Zapisz" }).click();
  // All projects are not for people outside.
  await said(dialog, "Konto z tą rolą działa tylko w wybranych projektach. Zaznacz je.");
  await dialog.getByRole("radio", { name: "Wybrane projekty" }).check();
  const { title } = await deps.services.project.getProject(product.office(), event.projectId);
  await dialog.getByRole("checkbox", { name: title.pl, exact: true }).last().check();
  await dialog.getByLabel("Dostęp do").fill(day);
  await expectWellMade(desk);
  await dialog.getByRole("button", { name: "Zapisz" }).click();
  await desk.getByRole("button", { name: "Ewa Pracownik" }).waitFor();
  const worker = await deps.stores.staff.findByAddress(WORKER);
  if (!worker) throw new Error("no account was made");
  expect(worker).toMatchObject({ role: "referrer", institutionId, until: day });
  // Its project may be called as others are here: what the form chose is its own.
  const { projectIds, version } = worker;
  if (!projectIds.includes(event.projectId))
    await deps.services.staff.updateStaff(
      product.office(),
      worker.staffId,
      { ...worker, projectIds: [event.projectId] },
      version,
    );

  // The institution of an account may not be fetched: the rest of the form is there, and it is fetched again.
  await desk.reload();
  await desk.route(`**/api/staff/institutions/${institutionId}`, (route) => route.abort(), { times: 1 });
  await desk.getByRole("button", { name: "Ewa Pracownik" }).click();
  expect(await field(dialog, "Imię i nazwisko").inputValue()).toBe("Ewa Pracownik");
  await dialog.getByRole("button", { name: "Spróbuj ponownie" }).click();
  await eventually(() => dialog.getByRole("combobox", { name: /^Instytucja tego konta/ }).inputValue()).toBe(
    "Gminny Ośrodek Pomocy Społecznej w Żmudzi",
  );

  // Visitors find no form.
  const visitor = await open();
  await visitor.goto(`/events/${event.slug}`);
  await said(visitor, "Na to wydarzenie kierują instytucje");
  await visitor.getByText("Tylko ze skierowaniem").first().waitFor();
  expect(await visitor.getByText("Rekrutacja trwa").count()).toBe(0);
  expect(await visitor.getByRole("link", { name: /Zapisz się|Wyślij zgłoszenie/ }).count()).toBe(0);
  await expectWellMade(visitor);
  await visitor.goto(`/events/${event.slug}/sign-up`);
  await said(visitor, "Na to wydarzenie kierują instytucje");
  expect(await visitor.getByRole("textbox").count()).toBe(0);

  const account = toActor((await deps.stores.staff.find(worker.staffId)) ?? worker);
  const ctx = { ...product.office(), actor: account };
  for (let number = 1; number <= 11; number += 1)
    await deps.services.referral.refer(
      ctx,
      event.eventId,
      referralInput(number, {
        document: { number: `KS/${number}`, date: dayBefore(9) },
        referredOn: dayBefore(1),
      }),
    );

  // The social worker signs in by a code from her mail, on a phone, and refers the last two.
  const phone = await open({ ...PHONE, viewport: { width: 360, height: 740 } });
  await signInAsStaff(phone, product, WORKER);
  await phone.getByRole("heading", { level: 1, name: "Skierowania" }).waitFor();
  await said(phone, /^Wydarzenia, na które kieruje Gminny Ośrodek Pomocy Społecznej w Żmudzi, Żmudź/);
  await expectWellMade(phone);
  await phone.getByRole("link", { name: "Klub Integracji Społecznej w Żmudzi" }).click();
  await phone.getByRole("button", { name: "Skieruj osobę" }).click();
  await phone.getByRole("heading", { name: "Skierowanie osoby" }).waitFor();
  await phone.getByRole("button", { name: "Skieruj", exact: true }).click();
  await phone
    .getByRole("alert")
    .getByRole("link", { name: /^Numer dokumentu/ })
    .waitFor();
  await expectWellMade(phone);
  await fillIn(
    phone,
    { firstName: "Anna", lastName: "Dwunasta", email: "anna.dwunasta@zmudz.example" },
    "KS/12/2026",
  );
  await phone.getByRole("button", { name: "Skieruj", exact: true }).dblclick();
  await said(phone, "Anna Dwunasta: skierowanie zapisane, miejsce jest potwierdzone.");
  await phone.getByRole("button", { name: "Skieruj osobę" }).click();
  await fillIn(phone, { firstName: "Beata", lastName: "Trzynasta" }, "KS/13/2026");
  await phone.getByRole("button", { name: "Skieruj", exact: true }).click();
  await said(phone, "Beata Trzynasta: skierowanie zapisane, osoba jest na liście rezerwowej.");
  const beata = phone
    .getByRole("listitem")
    .filter({ has: phone.getByRole("heading", { name: "Beata Trzynasta" }) });
  await said(beata, "Lista rezerwowa, miejsce 1");
  await said(beata, /^Bez adresu e-mail/);
  await said(beata, /^Dokument nr KS\/13\/2026/);
  // What is written about the document is checked, and stays where a request is lost.
  await beata.getByRole("button", { name: "Popraw dokument: Beata Trzynasta" }).click();
  const correction = phone.getByRole("dialog");
  await field(correction, "Numer dokumentu").fill("");
  await correction.getByRole("button", { name: "Zapisz" }).click();
  await said(correction, "Uzupełnij to pole.");
  await field(correction, "Numer dokumentu").fill("KS/13/2026");
  await phone.route("**/api/staff/referral-events/**", (route) => route.abort(), { times: 1 });
  await correction.getByRole("button", { name: "Zapisz" }).click();
  await correction.getByRole("alert").waitFor();
  await expectWellMade(phone);
  await correction.getByRole("button", { name: "Zapisz" }).click();
  await said(phone, "Dokument został poprawiony.");
  // Whoever waits loses no place.
  await beata.getByRole("button", { name: "Wycofaj skierowanie: Beata Trzynasta" }).click();
  await said(
    phone.getByRole("dialog"),
    /^To zgłoszenie nie będzie już brane pod uwagę\. .* nie ma adresu e-mail/,
  );
  await phone.getByRole("dialog").getByRole("button", { name: "Anuluj" }).click();
  // Who waits because of a limit of their institution or group: staff may have given her one.
  await phone.route(
    `**/api/staff/referral-events/${event.eventId}`,
    async (route) => {
      const answer = await route.fetch();
      const page = v.parse(ReferralEvent, await answer.json());
      const referrals = page.referrals.map((one) =>
        one.status === "reserve" ? { ...one, waitLimits: [{ by: "institution" }] } : one,
      );
      await route.fulfill({ response: answer, json: { ...page, referrals } });
    },
    { times: 1 },
  );
  await phone.reload();
  await said(beata, "Z tej instytucji ma już miejsce tyle osób, ile może.");
  expect(await phone.getByRole("heading", { level: 3 }).count()).toBe(13);
  await expectWellMade(phone);

  const [mail] = await mailsTo(product, "anna.dwunasta@zmudz.example");
  expect(mail?.subject).toContain("Skierowanie na wydarzenie");
  expect(mail?.body.text).toContain("Gminny Ośrodek Pomocy Społecznej w Żmudzi");
  expect(mail?.body.text).not.toContain("KS/12/2026");

  // Staff see by whom and on what, decline the one who waits with a reason, and file the register.
  await desk.goto(`/staff/events/${event.eventId}/registrations`);
  await desk.getByRole("button", { name: "Trzynasta Beata" }).click();
  const sheet = desk.getByRole("dialog");
  await said(sheet, /^nr KS\/13\/2026 z dnia/);
  await said(sheet, "Gminny Ośrodek Pomocy Społecznej w Żmudzi, Żmudź");
  await expectWellMade(desk);
  await desk.goto(`/staff/events/${event.eventId}/registrations/referrals`);
  await desk.getByRole("rowheader", { name: "Trzynasta Beata" }).waitFor();
  await expectWellMade(desk);
  const [file] = await Promise.all([
    desk.waitForEvent("download"),
    desk.getByRole("button", { name: "Pobierz (Excel)" }).click(),
  ]);
  const [workbook] = await readWorkbook(await readFile(await file.path()));
  expect(workbook?.data.map((row) => row[2])).toContain("KS/13/2026");

  // A place is free again when she takes one back, and goes to the one who waits.
  await phone.getByRole("button", { name: "Wycofaj skierowanie: Anna Dwunasta" }).click();
  await said(phone.getByRole("dialog"), /^Miejsce otrzyma następna osoba .*Ta osoba dostanie e-mail\./);
  await phone.getByRole("dialog").getByRole("button", { name: "Wycofaj skierowanie" }).click();
  await said(phone, "Skierowanie zostało wycofane.");
  await eventually(async () => {
    await phone.reload();
    await phone.getByRole("heading", { name: "Beata Trzynasta" }).waitFor();
    return beata.getByText("Lista rezerwowa, miejsce 1").count();
  }).toBe(0);
  const own = await open({ ...DESK });
  await own.goto(personalLink(mail));
  await said(own, /^Te dane podała instytucja/);

  // What is not theirs does not open, and when access ends nothing does.
  await phone.goto(`/staff/events/${event.eventId}/registrations`);
  await phone.getByRole("heading", { level: 1 }).waitFor();
  expect(await phone.getByText("Trzynasta").count()).toBe(0);
  await deps.services.staff.updateStaff(
    product.office(),
    worker.staffId,
    { ...worker, projectIds: [event.projectId], until: dayBefore(1) },
    (await deps.stores.staff.find(worker.staffId))?.version ?? 0,
  );
  await phone.goto("/staff/referrals");
  await phone.getByRole("heading", { name: "Logowanie" }).waitFor();
});
