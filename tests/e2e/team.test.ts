import type { StaffEventView } from "@zapisy/core/event";
import type { StaffRole } from "@zapisy/core/shared/actor";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { DESK, PHONE, said, signInAsStaff, signInCode } from "../support/browser.ts";
import { addColleague, mailsTo, publishedEvent, sharedProduct, type Product } from "../support/product.ts";
import { expectWellMade, screensOf } from "../support/screens.ts";

let product: Product;
let event: StaffEventView;

const { open, office } = screensOf(() => product);

beforeAll(async () => {
  product = await sharedProduct();
  event = await publishedEvent(product, { title: { pl: "Praca w zespole" } });
});

afterAll(() => product.end());

const colleague = (name: string, email: string, role: StaffRole) =>
  addColleague(product, { name, email, role });

const teamCard = (page: Page) => page.getByRole("region", { name: "Zespół" });
const membersOf = (page: Page) => teamCard(page).getByRole("listitem").allTextContents();
/** The address behind the button of a mail, on this machine. */
const linkIn = (text: string, path: RegExp) => {
  const link = text.split("\n").find((line) => path.test(line));
  if (!link) throw new Error(`no link in ${text}`);
  return new URL(link).pathname;
};

describe("a new colleague", () => {
  it("is added by an admin, put into a team, invited by mail, and finds the event on their phone", async () => {
    const page = await office();
    await page.goto("/staff/people");
    await page.getByRole("button", { name: "Dodaj pracownika" }).click();
    await page.getByRole("textbox", { name: "Imię i nazwisko" }).fill("Nowa Asystentka");
    await page.getByRole("textbox", { name: "Adres e-mail" }).fill("nowa@zapisy.example");
    await page.getByRole("radio", { name: /^Asystent/ }).check();
    await page.getByRole("button", { name: "Zapisz" }).click();
    // Who sees nothing without a team is put into one now.
    const dialog = page.getByRole("dialog", { name: "Edytuj: Nowa Asystentka" });
    await dialog.getByText("Ta osoba nie jest jeszcze w żadnym zespole.").waitFor();
    // A search that gets lost takes nothing along, and can be made again.
    await page.route(/\/api\/staff\/events\?.*q=zespole/, (route) => route.abort(), { times: 1 });
    await dialog.getByRole("combobox", { name: "Wydarzenie" }).fill("zespole");
    await dialog.getByRole("button", { name: "Spróbuj ponownie" }).click();
    await dialog.getByRole("combobox", { name: "Wydarzenie" }).press("ArrowDown");
    await dialog.getByRole("option", { name: /Praca w zespole/ }).click();
    await dialog.getByRole("button", { name: "Dodaj do zespołu" }).click();
    await dialog.getByText("Dodano do zespołu: Praca w zespole").waitFor();
    await expectWellMade(page);

    const [invitation, joined] = await mailsTo(product, "nowa@zapisy.example", 2);
    expect([invitation?.subject, joined?.subject]).toEqual([
      "Dostęp do systemu zapisów",
      "Dodanie do zespołu wydarzenia: Praca w zespole",
    ]);
    expect(invitation?.body.text).toContain("Marta Zielińska");

    const phone = await open(PHONE);
    await phone.goto(linkIn(joined?.body.text ?? "", /\/staff\/events\/evt_/));
    await phone.getByRole("textbox", { name: "Adres e-mail" }).fill("nowa@zapisy.example");
    await phone.keyboard.press("Enter");
    await phone
      .getByRole("textbox", { name: "6-cyfrowy kod" })
      .fill(await signInCode(product, "nowa@zapisy.example", 2));
    await phone.keyboard.press("Enter");
    await phone.getByRole("heading", { level: 1, name: "Praca w zespole" }).waitFor();
    await phone.waitForURL(new RegExp(`/staff/events/${event.eventId}$`));
    await teamCard(phone).getByText("Nowa Asystentka (to konto)").waitFor();
    // An assistant sees who is in the team and changes nothing.
    expect(await teamCard(phone).getByRole("button").count()).toBe(0);
    await expectWellMade(phone);
    await phone.goto("/staff/events");
    await phone.getByRole("link", { name: "Praca w zespole" }).waitFor();
  });

  it("who is in no team yet is told whom to ask, not that they could create something", async () => {
    await colleague("Bez Zespołu", "bez@zapisy.example", "assistant");
    const page = await open(PHONE);
    await signInAsStaff(page, product, "bez@zapisy.example");
    await said(page, /Poproś koordynatora projektu .* o dodanie do zespołu wydarzenia/);
    expect(await page.getByText("Po utworzeniu wydarzenie jest szkicem").count()).toBe(0);
    expect(await page.getByRole("link", { name: "Nowe wydarzenie" }).count()).toBe(0);
  });
});

describe("the card of the team", () => {
  it("adds and takes out by keyboard, undoes both, and asks before nobody is left who may change the event", async () => {
    const organiser = await colleague("Ola Organizatorka", "ola@zapisy.example", "organiser");
    await colleague("Adam Asystent", "adam@zapisy.example", "assistant");
    const own = await publishedEvent(product, { title: { pl: "Wydarzenie Oli" } });
    const { team } = product.deps.services;
    await team.joinTeam(product.office(), own.eventId, organiser.staffId);
    await team.leaveTeam(product.office(), own.eventId, product.office().actor.staffId);

    await mailsTo(product, "ola@zapisy.example", 1);
    const page = await open(DESK);
    await signInAsStaff(page, product, "ola@zapisy.example");
    await page.goto(`/staff/events/${own.eventId}`);
    const person = teamCard(page).getByRole("combobox", { name: "Osoba" });
    await person.fill("adam");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await page.keyboard.press("Enter");
    await said(page, "Adam Asystent: dodano do zespołu");
    await teamCard(page).getByText("Widzi osoby i listy, zapisuje obecność.").waitFor();
    await page.getByRole("button", { name: "Cofnij" }).click();
    await teamCard(page)
      .getByRole("button", { name: "Usuń z zespołu: Adam Asystent" })
      .waitFor({ state: "detached" });
    expect(await membersOf(page)).toHaveLength(1);

    await person.fill("Adam");
    await teamCard(page)
      .getByRole("option", { name: /Adam Asystent/ })
      .click();
    await teamCard(page).getByRole("button", { name: "Dodaj do zespołu" }).click();
    await teamCard(page).getByRole("button", { name: "Usuń z zespołu: Adam Asystent" }).click();
    await said(page, "Adam Asystent: usunięto z zespołu");
    await page.getByRole("button", { name: "Cofnij" }).last().click();
    await teamCard(page).getByRole("button", { name: "Usuń z zespołu: Adam Asystent" }).waitFor();
    await expectWellMade(page);

    // Two pages set the team: what the other did meanwhile shows, and nothing is lost.
    const other = await colleague("Ewa Zdalna", "ewa@zapisy.example", "assistant");
    await team.joinTeam(product.office(), own.eventId, other.staffId);
    await teamCard(page).getByRole("button", { name: "Usuń z zespołu: Adam Asystent" }).click();
    await teamCard(page).getByText("Ewa Zdalna").waitFor();

    await teamCard(page).getByRole("button", { name: "Usuń z zespołu: Ola Organizatorka" }).click();
    const question = page.getByRole("dialog", { name: "Opuścić zespół?" });
    await question.getByText("Wydarzenie zniknie z listy").waitFor();
    await question.getByRole("button", { name: "Opuść zespół" }).click();
    await page.waitForURL(/\/staff\/events$/);
    await said(page, "Tego wydarzenia nie ma już na liście.");
    expect(await page.getByRole("link", { name: "Wydarzenie Oli" }).count()).toBe(0);

    const admin = await office();
    await admin.goto(`/staff/events/${own.eventId}/history`);
    await said(admin, "Usunięto z zespołu: Ola Organizatorka");
    await said(admin, "Dodano do zespołu: Adam Asystent");
  });
});
