import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { StaffEventView } from "@zapisy/core/event";
import { DESK, eventually, PHONE, said } from "../support/browser.ts";
import { eventInput } from "../support/fixture.ts";
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

const VOIVODESHIPS = { Białystok: "20", Kraków: "12", Olsztyn: "28", Opole: "16", Katowice: "24" };
const FUNDACJA = (countyCode: string) => ({
  institution: { name: `Fundacja ${countyCode}`, type: "ngo", town: "Miasto" } as const,
  countyCode,
});

/** Signs somebody of a county up on a phone. */
async function comeTo(page: Page, { slug }: StaffEventView, firstName: string, county: string) {
  const email = `${slug}-${firstName.toLowerCase()}@partner.example`;
  await page.goto(`/events/${slug}/sign-up`);
  await page.getByLabel("Imię", { exact: true }).fill(firstName);
  await page.getByLabel("Nazwisko", { exact: true }).fill("Wrona");
  await page.getByLabel("Adres e-mail").fill(email);
  await page.getByRole("combobox", { name: "Nazwa instytucji" }).fill("Fundacja Śląska");
  await page.getByLabel("Rodzaj instytucji").selectOption("ngo");
  const box = page.getByRole("combobox", { name: "Powiat" });
  await box.fill(county);
  await page.getByRole("option", { name: county }).first().click();
  for (const name of ["Znam treść klauzuli", "Akceptuję regulamin"])
    await page.getByRole("checkbox", { name }).check();
  return email;
}

it("divides 26 places among a lead and five partners, tells the fifth of four, and gives one place back and on", async () => {
  const { form } = eventInput("prj_00000000000000000000000000");
  const groups = Object.entries(VOIVODESHIPS).map(([town, code]) => ({
    groupId: code,
    name: { pl: `Partner: ${town}` },
    types: [],
    codes: [code],
    institutions: [],
    seats: 4,
  }));
  const event = await publishedEvent(product, {
    title: { pl: "Wizyta studyjna w Krakowie" },
    seats: 26,
    form: { ...form, institution: "required", county: "required" },
    recruitment: { mode: "first_come", groups },
  });
  const desk = await office(DESK);
  await desk.goto(`/staff/events/${event.eventId}/recruitment`);
  await said(desk, "Miejsca grup: 20, wspólne: 6, razem na wydarzeniu: 26.");
  await desk.getByRole("button", { name: "Dodaj grupę" }).click();
  const lead = desk.getByRole("region", { name: "Grupa 6" });
  await lead.getByLabel("Miejsca").fill("6");
  await lead.getByLabel("Nazwa grupy").fill("Lider");
  // What says who belongs to it stays open while the name is typed.
  await desk.getByRole("region", { name: "Lider" }).getByRole("checkbox", { name: "ROPS" }).check();
  await said(desk, "Miejsca grup: 26, wspólne: 0, razem na wydarzeniu: 26.");
  await expectWellMade(desk);
  await desk.getByRole("button", { name: "Zapisz zmiany" }).click();
  const stored = async () => product.deps.services.event.getStaffEvent(product.office(), event.eventId);
  await eventually(async () => (await stored()).recruitment.groups?.length).toBe(6);

  for (const number of [41, 42, 43, 44, 45]) await signUpAside(product, event, number, FUNDACJA("2469"));
  await signUpAside(product, event, 46, FUNDACJA("1661"));

  const phone = await open({ ...PHONE, viewport: { width: 360, height: 740 } });
  await phone.goto(`/events/${event.slug}`);
  await said(phone, "Partner: Katowice");
  await said(phone, "Brak miejsc, na liście rezerwowej 1 osoba");
  await said(phone, "Pozostały 3 wolne miejsca");
  await expectWellMade(phone);
  const email = await comeTo(phone, event, "Ewa", "Katowice");
  await said(phone, "Miejsca grupy „Partner: Katowice” są zajęte");
  await expectWellMade(phone);
  await phone.getByRole("button", { name: "Wyślij zgłoszenie na listę rezerwową" }).click();
  await said(phone, "miejsce na liście: 2");
  await said(phone, "to zgłoszenie czeka na miejsce tej grupy");
  await expectWellMade(phone);
  const [mail] = await mailsTo(product, email);
  expect(mail?.body.text.replace(/\s+/g, " ")).toContain("Miejsce na liście grupy „Partner: Katowice”: 2.");
  await phone.goto("/events");
  await phone.goto(personalLink(mail));
  await said(
    phone,
    "Zgłoszenie jest na liście rezerwowej grupy „Partner: Katowice”. Miejsce na tej liście: 2.",
  );
  await expectWellMade(phone);

  // Opole gives one place back, and Katowice has it.
  await desk.reload();
  await said(desk, "4 z 4");
  await desk.getByRole("button", { name: "Oddaj lub przekaż miejsca" }).click();
  const dialog = desk.getByRole("dialog");
  await dialog.getByRole("button", { name: "Przekaż miejsca" }).click();
  await dialog.getByLabel("Kto oddaje").selectOption({ label: "Partner: Opole (wolne: 3)" });
  await dialog.getByLabel("Kto dostaje").selectOption({ label: "Partner: Katowice (wolne: 0)" });
  await dialog.getByLabel("Powód").fill("Jedna osoba nie przyjedzie");
  await dialog.getByLabel("Kto o to poprosił").fill("Anna Nowak, Opole");
  await expectWellMade(desk);
  await dialog.getByRole("button", { name: "Przekaż miejsca" }).click();
  await said(desk, "Miejsca przekazane");
  await eventually(async () =>
    (await stored()).recruitment.groups?.map(({ seats }) => seats).toSorted((a, b) => a - b),
  ).toEqual([3, 4, 4, 4, 5, 6]);
  // The first of its line has it, and Ewa is next.
  await eventually(async () => (await stored()).seatCounts.groups?.each["24"]?.taken).toBe(5);
  await phone.reload();
  await said(phone, "Miejsce na tej liście: 1.");
  await desk.reload();
  await said(desk, "5 z 5");
  await expectWellMade(desk);
  await desk.goto(`/staff/events/${event.eventId}/history`);
  await said(desk, "Jedna osoba nie przyjedzie · Anna Nowak, Opole");
  await expectWellMade(desk);

  // Whoever belongs to none is refused, where staff write so, and nothing that was typed is lost.
  await desk.goto(`/staff/events/${event.eventId}/recruitment`);
  await desk.getByRole("radio", { name: "Nie może się zapisać" }).check();
  await desk.getByRole("button", { name: "Zapisz zmiany" }).click();
  await eventually(async () => (await stored()).recruitment.outsideGroups).toBe("refuse");
  await comeTo(phone, event, "Zofia", "Gdańsk");
  await phone.getByRole("button", { name: "Wyślij zgłoszenie" }).click();
  await phone.getByText("ta instytucja nie należy do żadnej z nich").first().waitFor();
  expect(await phone.getByLabel("Imię", { exact: true }).inputValue()).toBe("Zofia");
  await expectWellMade(phone);
});

it("says in the editor that the places of groups have become common, and what referrals would lead nowhere", async () => {
  const event = await publishedEvent(product, {
    title: { pl: "Szkolenie z grupami do marca" },
    seats: 5,
    recruitment: {
      mode: "first_come",
      groups: [
        {
          groupId: "ops",
          name: { pl: "Ośrodki" },
          types: ["ops"],
          codes: [],
          institutions: [],
          seats: 4,
        },
      ],
      outsideGroups: "refuse",
      groupsUntil: "2020-03-10T12:00",
    },
  });
  const desk = await office(DESK);
  await desk.goto(`/staff/events/${event.eventId}/recruitment`);
  await said(desk, "wolne miejsca grup są wspólne, a lista rezerwowa jest jedna");
  await expectWellMade(desk);
  const referrals = desk.getByRole("group", { name: "Skierowania przez instytucje" });
  await referrals.getByRole("radio").nth(1).check();
  await referrals.getByText("Skierowani nie podają instytucji").waitFor();
  await expectWellMade(desk);
  await referrals.getByRole("radio").nth(0).check();
  await referrals.getByText("Skierowani nie podają instytucji").waitFor({ state: "detached" });
});
