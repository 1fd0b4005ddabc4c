import type { InstitutionId } from "@zapisy/core/institution";
import type { StaffEventView } from "@zapisy/core/event";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { eventually, field, PHONE, said, tabTo } from "../support/browser.ts";
import { eventInput } from "../support/fixture.ts";
import { publishedEvent, startProduct, type Product } from "../support/product.ts";
import { expectWellMade, screensOf } from "../support/screens.ts";

let product: Product;

const { open, office } = screensOf(() => product);

beforeAll(async () => {
  product = await startProduct();
});

afterAll(() => product.end());

const CENTRE = "Ośrodek Pomocy Społecznej w Mońkach";
const press = (page: Page, name: string | RegExp) => page.getByRole("button", { name }).click();
const nameField = (page: Page) => page.getByRole("combobox", { name: "Nazwa instytucji" });

/** An institution that staff know, once it can be found by its words. */
async function known(name: string, town: string): Promise<InstitutionId> {
  const { institution } = product.deps.services;
  const { institutionId } = await institution.addInstitution(product.office(), {
    name,
    town,
    type: "ops",
    otherNames: [],
  });
  await eventually(async () =>
    (await institution.offerInstitutions(`${name} ${town}`)).map((one) => one.institutionId),
  ).toContain(institutionId);
  return institutionId;
}

function trainingOf(title: string): Promise<StaffEventView> {
  return publishedEvent(product, {
    title: { pl: title },
    form: { ...eventInput("prj_00000000000000000000000000").form, institution: "required" },
  });
}

/** Fills in who somebody is. */
async function fillIn(page: Page, { slug }: StaffEventView, firstName: string, lastName: string) {
  await page.goto(`/events/${slug}/sign-up`);
  await page.getByLabel("Imię", { exact: true }).fill(firstName);
  await page.getByLabel("Nazwisko", { exact: true }).fill(lastName);
  await page
    .getByLabel("Adres e-mail")
    .fill(`${slug}-${firstName.toLowerCase().replaceAll(/[^a-z]/g, "")}@ops.example`);
}

async function send(page: Page) {
  await page.getByRole("checkbox", { name: "Znam treść klauzuli" }).check();
  await page.getByRole("checkbox", { name: "Akceptuję regulamin" }).check();
  await press(page, "Wyślij zgłoszenie");
  await said(page, "Zgłoszenie przyjęte, udział potwierdzony");
}

describe("the institutions of two colleagues", () => {
  it("are chosen by the one, written out by the other, merged by staff, and parted again", async () => {
    const institutionId = await known(CENTRE, "Mońki");
    const event = await trainingOf("Kontrakt socjalny w praktyce");

    // The first types what everybody says, and chooses by keyboard alone.
    const phone = await open(PHONE);
    await fillIn(phone, event, "Żaneta", "Łęcka");
    await tabTo(phone, nameField(phone));
    await phone.keyboard.type("OPS Mońki");
    await phone.getByRole("option", { name: CENTRE }).waitFor();
    await expectWellMade(phone);
    await phone.keyboard.press("ArrowDown");
    await phone.keyboard.press("Enter");
    await said(phone, "Wybrano z listy.");
    expect(await nameField(phone).inputValue()).toEqual(CENTRE);
    expect(await phone.getByLabel("Rodzaj instytucji").inputValue()).toEqual("ops");
    expect(await phone.getByLabel("Miejscowość instytucji").inputValue()).toEqual("Mońki");
    await send(phone);

    // The second knows another name, which is not there.
    const other = await open(PHONE);
    await fillIn(other, event, "Jan", "Bąk");
    await nameField(other).fill("MGOPS w Mońkach");
    await other.getByLabel("Rodzaj instytucji").selectOption("ops");
    await other.getByLabel("Miejscowość instytucji").fill("Mońki");
    await send(other);

    // Staff see it waiting beside what it is like.
    const desk = await office();
    await desk.goto("/staff/institutions");
    const waiting = desk.getByRole("table", { name: "Instytucje do sprawdzenia" });
    const row = waiting.getByRole("row", { name: /MGOPS w Mońkach/ });
    await row.getByRole("link", { name: `${CENTRE}, Mońki` }).waitFor();
    await expectWellMade(desk);
    await row.getByRole("link", { name: "MGOPS w Mońkach" }).click();
    await said(desk, "Tę instytucję dopisał uczestnik");
    await desk.getByRole("link", { name: "Bąk Jan" }).waitFor();
    await press(desk, "Połącz z tą");
    await field(desk, "Powód").fill("Ten sam ośrodek, inna nazwa");
    await expectWellMade(desk);
    await desk.getByRole("dialog").getByRole("button", { name: "Połącz", exact: true }).click();

    // Its page has both, and what each of them wrote.
    await desk.getByRole("heading", { level: 1, name: CENTRE }).waitFor();
    await desk.getByRole("link", { name: "Bąk Jan" }).waitFor();
    await desk.getByRole("link", { name: "Łęcka Żaneta" }).waitFor();
    await said(desk, "w zgłoszeniu: MGOPS w Mońkach, Mońki");
    await expectWellMade(desk);
    expect(new URL(desk.url()).pathname).toEqual(`/staff/institutions/${institutionId}`);

    await press(desk, "Cofnij połączenie");
    await desk.getByRole("dialog").getByRole("button", { name: "Cofnij połączenie" }).click();
    await desk.getByRole("link", { name: "Bąk Jan" }).waitFor({ state: "detached" });
    await desk.getByRole("link", { name: "Łęcka Żaneta" }).waitFor();
    expect(await desk.getByRole("button", { name: "Cofnij połączenie" }).count()).toEqual(0);

    // The history of the installation tells both, and leads there.
    await desk.goto("/staff/history");
    await desk.getByLabel("Rodzaj").selectOption({ label: "Instytucje" });
    const told = desk.getByRole("row", { name: /Połączono z inną instytucją.*MGOPS w Mońkach/ });
    await said(told, "Powód: Ten sam ośrodek, inna nazwa");
    await desk.getByRole("row", { name: /Cofnięto.*MGOPS w Mońkach/ }).waitFor();
    await expectWellMade(desk);
    await told.getByRole("link", { name: "Zobacz instytucję" }).click();
    await desk.getByRole("heading", { level: 1, name: "MGOPS w Mońkach" }).waitFor();
  });
});

describe("the register", () => {
  it("takes a new institution, says beside the field what is wrong, and leads to the one that is there", async () => {
    const institutionId = await known("Gminny Ośrodek Pomocy Społecznej w Krypnie", "Krypno");
    const page = await office(PHONE);
    await page.goto("/staff/institutions");
    await press(page, "Dodaj instytucję");
    await field(page, "NIP").fill("123-456-78-90");
    await press(page, "Zapisz");
    await said(page, "NIP ma 10 cyfr");
    await field(page, "NIP").fill("");
    await field(page, "Nazwa").fill("GOPS Krypno");
    await page.getByRole("dialog").getByLabel("Rodzaj").selectOption("ops");
    await field(page, "Miejscowość").fill("Krypno");
    await expectWellMade(page);
    await press(page, "Zapisz");
    await said(page, "W rejestrze jest już: Gminny Ośrodek Pomocy Społecznej w Krypnie, Krypno");
    await page.getByRole("link", { name: "Otwórz tę instytucję" }).click();
    await page.waitForURL(`**/staff/institutions/${institutionId}`);
    await said(page, "Nikt z tej instytucji nie zgłosił się jeszcze na wydarzenie");
    await expectWellMade(page);
  });

  it("is searched without Polish letters and by the town in any form", async () => {
    await known("Warsztat Terapii Zajęciowej „Pod Dębem”", "Goniądz");
    const page = await office();
    await page.goto("/staff/institutions");
    await page.getByRole("searchbox", { name: "Szukaj po nazwie lub miejscowości" }).fill("wtz goniadzu");
    await page.getByRole("link", { name: "Warsztat Terapii Zajęciowej „Pod Dębem”" }).waitFor();
    await page.getByRole("searchbox").fill("nie ma takiej");
    await said(page, "Nie ma takiej instytucji");
    await press(page, "Pokaż wszystkie");
    await page.getByRole("heading", { name: "Do sprawdzenia" }).waitFor();
  });
});
