import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { StaffEventView } from "@zapisy/core/event";
import { eventually, PHONE, said } from "../support/browser.ts";
import {
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

const OFFICE = {
  name: "Powiatowe Centrum Pomocy Rodzinie w Mrągowie",
  type: "pcpr",
  town: "Mrągowo",
} as const;

/** Signs somebody of the office up, under another spelling of its name. */
async function comeTo(page: Page, { slug }: StaffEventView, firstName: string): Promise<string> {
  const email = `${slug}-${firstName.toLowerCase()}@pcpr.example`;
  await page.goto(`/events/${slug}/sign-up`);
  await page.getByLabel("Imię", { exact: true }).fill(firstName);
  await page.getByLabel("Nazwisko", { exact: true }).fill("Wrona");
  await page.getByLabel("Adres e-mail").fill(email);
  await page.getByRole("combobox", { name: "Nazwa instytucji" }).fill("PCPR");
  await page.getByLabel("Rodzaj instytucji").selectOption("pcpr");
  await page.getByLabel("Miejscowość instytucji").fill("Mrągowo");
  await page.getByRole("checkbox", { name: "Znam treść klauzuli" }).check();
  await page.getByRole("checkbox", { name: "Akceptuję regulamin" }).check();
  await page.getByRole("button", { name: "Wyślij zgłoszenie" }).click();
  return email;
}

it("lets two people of an office in, tells the third why she waits, and staff who they are", async () => {
  const event = await publishedEvent(product, { title: { pl: "Superwizja w pomocy społecznej" } });
  const desk = await office();
  await desk.goto(`/staff/events/${event.eventId}/recruitment`);
  await desk.getByLabel("Ile osób z jednej instytucji").fill("2");
  await desk.getByText("Po zapisaniu będzie tu widać").waitFor();
  await desk.getByRole("button", { name: "Zapisz zmiany" }).click();
  const stored = async () => product.deps.services.event.getEvent(product.office(), event.eventId);
  // Whoever says no institution could not be counted.
  await eventually(async () => (await stored()).recruitment.perInstitution).toBe(2);
  expect((await stored()).form.institution).toBe("required");
  for (const number of [31, 32]) await signUpAside(product, event, number, { institution: OFFICE });

  const phone = await open({ ...PHONE, viewport: { width: 360, height: 740 } });
  const email = await comeTo(phone, event, "Ewa");
  await said(phone, "Zgłoszenie jest na liście rezerwowej, miejsce na liście: 1");
  await phone.getByText("Z jednej instytucji mogą wziąć udział najwyżej 2 osoby").waitFor();
  await expectWellMade(phone);
  const [mail] = await mailsTo(product, email);
  await phone.goto("/events");
  await phone.goto(personalLink(mail));
  await phone.getByText("Miejsce wśród osób z tej instytucji: 1.").waitFor();
  await phone.getByText("Z jednej instytucji mogą wziąć udział najwyżej 2 osoby").waitFor();
  await phone.getByText("Miejsce zwolni się, gdy ktoś z tej instytucji zrezygnuje.").waitFor();
  expect(mail?.body.text.replace(/\s+/g, " ")).toContain("czeka na miejsce dla tej instytucji");

  await desk.reload();
  await desk.getByText("2 z 2, na liście rezerwowej: 1").waitFor();
  await expectWellMade(desk);
  await desk.getByRole("radio", { name: "Następnych zgłoszeń z niej nie przyjmujemy" }).check();
  await desk.getByRole("button", { name: "Zapisz zmiany" }).click();
  await eventually(async () => (await stored()).recruitment.perInstitutionFull).toBe("refuse");
  await comeTo(phone, event, "Zofia");
  await phone.getByText("mogą być najwyżej 2 osoby i tyle już jest").first().waitFor();
  expect(await phone.getByLabel("Imię", { exact: true }).inputValue()).toBe("Zofia");
  await expectWellMade(phone);

  // Past the limit comes only whom staff take by name and with a reason.
  await desk.goto(`/staff/events/${event.eventId}/registrations`);
  await desk.getByRole("button", { name: "Wrona Ewa" }).click();
  const sheet = desk.getByRole("dialog").first();
  await sheet.getByText("mogą wziąć udział najwyżej 2 osoby i tyle już ma miejsce").waitFor();
  await sheet.getByRole("button", { name: "Zmień stan" }).click();
  await sheet.getByRole("radio", { name: "Potwierdź udział" }).check();
  await sheet.getByLabel("Powód").fill("prowadzi warsztat");
  await sheet.getByRole("button", { name: "Zmień stan" }).click();
  await sheet.getByText("Brak wolnych miejsc: limit dla jednej instytucji").waitFor();
  await sheet.getByRole("button", { name: "Przyjmij ponad limit" }).click();
  await desk.getByRole("dialog").last().getByRole("button", { name: "Przyjmij ponad limit" }).click();
  await sheet.getByText("Przyjęto ponad limit: limit dla jednej instytucji").waitFor();
  await desk.goto(`/staff/events/${event.eventId}/recruitment`);
  await desk.getByText("3 z 2, ponad limit: 1").waitFor();

  // An option has a limit of its own.
  await desk.setViewportSize({ width: 360, height: 740 });
  await desk.getByRole("button", { name: "Dodaj wybór" }).click();
  await desk.getByLabel("Najwyżej z jednej instytucji").first().fill("1");
  await expectWellMade(desk);
});
