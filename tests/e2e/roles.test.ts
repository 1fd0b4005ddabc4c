import { afterAll, beforeAll, expect, it } from "vitest";
import { DESK, eventually, overflow, PHONE, said, signInAsStaff } from "../support/browser.ts";
import { eventInput } from "../support/fixture.ts";
import { ALWAYS, invite, railOf } from "../support/invite.ts";
import {
  dayAhead,
  publishedEvent,
  sharedProduct,
  signUpAside,
  type Product,
  yesterday,
} from "../support/product.ts";
import { expectWellMade, screensOf } from "../support/screens.ts";

let product: Product;

const { open, office } = screensOf(() => product);

beforeAll(async () => {
  product = await sharedProduct();
});

afterAll(() => product.end());

it("shows a partner all activities of its project, and of people and places its own alone", async () => {
  const { deps } = product;
  const add = (name: string, town: string) =>
    deps.services.institution.addInstitution(product.office(), { name, type: "other", town, otherNames: [] });
  const own = await add("Samorząd Województwa Małopolskiego", "Kraków");
  const { form } = eventInput("prj_00000000000000000000000000");
  const group = (town: string, code: string) => ({
    groupId: code,
    name: { pl: `Partner: ${town}` },
    types: [],
    codes: [code],
    institutions: code === "12" ? [{ institutionId: own.institutionId, name: own.name }] : [],
    seats: 4,
  });
  const event = await publishedEvent(product, {
    title: { pl: "Wizyta studyjna w Krakowie: rewitalizacja Kazimierza i Nowej Huty" },
    seats: 26,
    form: { ...form, institution: "required", county: "required" },
    recruitment: { mode: "first_come", groups: [group("Kraków", "12"), group("Opole", "16")] },
  });
  // Projects are called alike here: this one is told by its own name.
  const { projectId } = event;
  const { version, ...project } = await deps.services.project.getProject(product.office(), projectId);
  await deps.services.project.updateProject(
    product.office(),
    projectId,
    { ...project, title: { pl: "Grant „Rewitalizacja społeczna”" } },
    version,
  );
  const other = await deps.services.event.createEvent(
    product.office(),
    eventInput(projectId, {
      title: { pl: "Wyjazd do MOVISIE w Utrechcie" },
      dates: { type: "tentative", period: "czerwiec 2011" },
      agenda: [],
    }),
  );
  await deps.services.event.publishEvent(product.office(), other.eventId, other.version);

  // The coordinator says whose places these are, and gives the partner an account.
  const desk = await office(DESK);
  await desk.goto(`/staff/events/${event.eventId}/recruitment`);
  const mine = desk.getByRole("region", { name: "Partner: Kraków" });
  await mine.getByLabel("Czyje są te miejsca").selectOption({ label: own.name });
  await expectWellMade(desk);
  await desk.getByRole("button", { name: "Zapisz zmiany" }).click();
  await eventually(
    async () =>
      (await deps.services.event.getEvent(product.office(), event.eventId)).recruitment.groups?.[0]
        ?.partnerId,
  ).toBe(own.institutionId);
  const ofOffice = (countyCode: string, lastName: string) => ({
    lastName,
    countyCode,
    institution: { name: `Ośrodek ${countyCode}`, type: "ops", town: "Miasto" } as const,
  });
  await signUpAside(product, event, 71, ofOffice("1261", "Żółkiewska-Łącka"));
  await signUpAside(product, event, 72, ofOffice("1206", "Ćwikła"));
  await signUpAside(product, event, 73, ofOffice("1661", "Opolska"));
  await signUpAside(product, event, 74, ofOffice("2469", "Niczyja"));
  const mail = await invite(product, desk, {
    name: "Maria Partnerska",
    email: "maria@malopolska.example",
    role: "Partner",
    projectId,
    institution: "Samorząd Województwa Małopolskiego",
  });

  expect(mail).toContain("Po zalogowaniu widać wszystkie działania projektu");

  // What she sees, and nothing else.
  const phone = await open({ ...PHONE, viewport: { width: 360, height: 740 } });
  await signInAsStaff(phone, product, "maria@malopolska.example");
  await phone.getByRole("heading", { level: 1, name: "Działania projektu" }).waitFor();
  expect(await railOf(phone)).toEqual(["Działania projektu", ...ALWAYS]);
  await said(phone, "Wyjazd do MOVISIE w Utrechcie");
  await said(phone, "22 z 26");
  await expectWellMade(phone);
  await phone.getByRole("link", { name: /^Wizyta studyjna w Krakowie/ }).click();
  await phone.getByRole("heading", { name: "Nasze osoby (2 osoby)" }).waitFor();
  await phone.getByRole("rowheader", { name: "Żółkiewska-Łącka Łucja" }).waitFor();
  const main = await phone.getByRole("main").innerText();
  for (const name of ["Opolska", "Niczyja", "@"]) expect(main).not.toContain(name);
  expect(await phone.getByRole("row", { name: /^Partner: Kraków/ }).innerText()).toMatch(/4\s+.*2\s+.*2/s);
  expect(await overflow(phone)).toBe(0);
  await expectWellMade(phone);

  // Where its places have become everybody's, the page says so, and whoever comes after that is nobody of its own.
  const ended = await publishedEvent(product, {
    projectId,
    title: { pl: "Wizyta studyjna w Tarnowie" },
    seats: 10,
    form: { ...form, institution: "required", county: "required" },
    recruitment: {
      mode: "first_come",
      groups: [{ ...group("Kraków", "12"), partnerId: own.institutionId }],
      groupsUntil: "2020-03-10T12:00",
    },
  });
  await signUpAside(product, ended, 75, ofOffice("1261", "Późniejsza"));
  await phone.goto(`/staff/partner/${ended.eventId}`);
  await said(phone, /^Osobna pula miejsc partnera już się skończyła/);
  await said(phone, "Nie ma jeszcze zgłoszeń osób partnera.");
  expect(await phone.getByRole("main").innerText()).not.toContain("nie ma osobnej puli");
  await expectWellMade(phone);

  // A page of others says that it is, and leads back.
  await phone.goto(`/staff/events/${event.eventId}/registrations`);
  await phone.getByRole("heading", { level: 1, name: "Ta strona jest dla innych ról" }).waitFor();
  await said(phone, /^Konto z rolą „Partner”/);
  await expectWellMade(phone);
  await phone.getByRole("link", { name: "Przejdź do swoich stron" }).click();
  await phone.getByRole("heading", { level: 1, name: "Działania projektu" }).waitFor();

  // And the organiser's history says that the list was read.
  await desk.goto("/staff/history");
  await said(desk, "Partner odczytał listę swoich osób");
});

it("lets whoever looks after data protection read who had access and what was taken out, and no registrations", async () => {
  const event = await publishedEvent(product, { title: { pl: "Szkolenie dla inspektora" } });
  const desk = await office(DESK);
  const email = "iod@zapisy.example";
  const mail = await invite(product, desk, {
    name: "Iwona Inspektor",
    email,
    role: "Inspektor ochrony danych",
    projectId: event.projectId,
    until: dayAhead(30),
  });
  expect(mail).toContain("usunąć jej dane na jej wniosek");
  expect(mail).toContain("Wydarzeń i list zgłoszeń to konto nie otwiera.");
  await said(desk, /^czynny do 30 maja/);

  const page = await open(DESK);
  await signInAsStaff(page, product, email);
  await page.getByRole("heading", { level: 1, name: "Dane osób" }).waitFor();
  expect(await railOf(page)).toEqual([
    "Dane osób",
    "Pracownicy",
    "Historia systemu",
    "Ustawienia",
    ...ALWAYS,
  ]);
  await expectWellMade(page);
  // Who has access is shown, and is not for this role to change.
  await page.getByRole("link", { name: "Pracownicy" }).click();
  const own = page.getByRole("row", { name: /^Iwona Inspektor/ });
  await said(own, /^czynny do 30 maja/);
  expect(
    await page
      .getByRole("main")
      .getByRole("button", { name: /Dodaj pracownika|Inspektor/ })
      .count(),
  ).toBe(0);
  await expectWellMade(page);
  await page.getByRole("link", { name: "Historia systemu" }).click();
  await page.getByLabel("Osoba", { exact: true }).selectOption({ label: "Iwona Inspektor" });
  await said(page, /Zalogowano/);
  await expectWellMade(page);
  await page.getByRole("link", { name: "Ustawienia" }).click();
  await page.getByRole("heading", { level: 1, name: "Ustawienia" }).waitFor();
  expect(await page.getByRole("textbox").count()).toBe(0);
  await expectWellMade(page);
  await page.goto(`/staff/events/${event.eventId}`);
  await page.getByRole("heading", { level: 1, name: "Ta strona jest dla innych ról" }).waitFor();

  // What the role may do stands on one page, from the table by which the server decides.
  await page.goto("/staff/account");
  await page.getByRole("link", { name: "Co może każda rola" }).click();
  await page.getByRole("heading", { level: 1, name: "Role i uprawnienia" }).waitFor();
  const role = page.getByRole("region", { name: /^Inspektor ochrony danych/ });
  await said(role, "rola tego konta");
  expect(await role.getByRole("listitem").allInnerTexts()).toContain("widzi listę pracowników");
  const partner = page.getByRole("region", { name: "Partner", exact: true });
  expect(await partner.getByRole("listitem").count()).toBe(2);
  await expectWellMade(page);

  // The last day is over: the session that is open opens nothing any more.
  const { deps } = product;
  const account = await deps.stores.staff.findByAddress(email);
  if (!account) throw new Error("no account was made");
  const { staffId, version } = account;
  await deps.services.staff.updateStaff(
    product.office(),
    staffId,
    { ...account, until: yesterday() },
    version,
  );
  await page.goto("/staff/history");
  await page.getByRole("heading", { name: "Logowanie pracownika" }).waitFor();
  // The history follows by the stream, a moment later.
  const changed = async () => {
    const { items } = await deps.services.audit.listInstallationHistory(product.office(), { staffId });
    return items.find(({ action }) => action === "staff.edited")?.fields;
  };
  await eventually(changed).toContain("until");
});

it("lets an organiser take a second organiser of the project into the team of an event, who then runs it too", async () => {
  const { deps } = product;
  const event = await publishedEvent(product, { title: { pl: "Warsztaty dwojga organizatorów" } });
  const account = (name: string, email: string) =>
    deps.services.staff.createStaff(deps.context({ type: "system", name: "test" }, "test"), {
      name,
      email,
      role: "organiser",
      projectIds: [event.projectId],
      locale: "pl",
      active: true,
    });
  const first = await account("Łucja Pierwsza", "lucja.pierwsza@zapisy.example");
  await account("Żaneta Druga", "zaneta.druga@zapisy.example");
  await deps.services.team.joinTeam(product.office(), event.eventId, first.staffId);

  const second = await open(DESK);
  await signInAsStaff(second, product, "zaneta.druga@zapisy.example");
  await second.goto(`/staff/events/${event.eventId}`);
  await second.getByRole("heading", { level: 1, name: "Nie ma takiej strony" }).waitFor();

  const page = await open({ ...PHONE, viewport: { width: 360, height: 740 } });
  await signInAsStaff(page, product, "lucja.pierwsza@zapisy.example");
  await page.goto(`/staff/events/${event.eventId}`);
  const team = page.getByRole("region", { name: "Zespół" });
  await team.getByRole("combobox", { name: "Osoba" }).fill("Druga");
  await team.getByRole("option", { name: /Żaneta Druga/ }).click();
  await team.getByRole("button", { name: "Dodaj do zespołu" }).click();
  await said(page, "Żaneta Druga: dodano do zespołu");
  await expectWellMade(page);

  await second.goto(`/staff/events/${event.eventId}/recruitment`);
  await second.getByLabel("Liczba miejsc").fill("17");
  await second.getByRole("button", { name: "Zapisz zmiany" }).click();
  await eventually(
    async () => (await deps.services.event.getEvent(product.office(), event.eventId)).seats,
  ).toBe(17);
});

it("lets a member of a committee judge its applicants, and sees to it that nothing else of the event opens", async () => {
  const { deps } = product;
  const event = await publishedEvent(product, {
    title: { pl: "Szkoła trenerów: nabór z oceną" },
    recruitment: { mode: "selection" },
  });
  const { eventId } = event;
  const applicant = await signUpAside(product, event, 81, { lastName: "Oceniana" });
  await deps.services.selection.setCriteria(product.office(), eventId, {
    criteria: [
      { type: "formal", criterionId: "region", title: { pl: "Z województwa śląskiego" } },
      { type: "scored", criterionId: "need", title: { pl: "Potrzeba" }, most: 10, weight: 1 },
    ],
    ties: ["registered"],
    version: 0,
  });
  const desk = await office(DESK);
  const email = "komisja@uczelnia.example";
  await invite(product, desk, {
    name: "Krystyna Komisyjna",
    email,
    role: "Członek komisji",
    projectId: event.projectId,
  });
  // Projects are called alike here: the account is for this one.
  const account = await deps.stores.staff.findByAddress(email);
  if (!account) throw new Error("no account was made");
  await deps.services.staff.updateStaff(
    product.office(),
    account.staffId,
    { ...account, projectIds: [event.projectId] },
    account.version,
  );
  await desk.goto(`/staff/events/${eventId}/selection`);
  await desk.getByLabel("Dodaj osobę").selectOption({ label: "Krystyna Komisyjna" });
  await desk.getByRole("button", { name: "Dodaj osobę" }).click();
  await eventually(async () => (await deps.stores.selections.find(eventId))?.committee).toContain(
    account.staffId,
  );

  const page = await open({ ...PHONE, viewport: { width: 360, height: 740 } });
  await signInAsStaff(page, product, email);
  await page.getByRole("heading", { level: 1, name: "Komisja" }).waitFor();
  expect(await railOf(page)).toEqual(["Komisja", ...ALWAYS]);
  await expectWellMade(page);
  await page.getByRole("link", { name: /^Szkoła trenerów/ }).click();
  await page.getByRole("heading", { name: /Oceniana/ }).waitFor();
  const main = await page.getByRole("main").innerText();
  expect(main).not.toContain("@");
  await page.getByRole("radio", { name: "Tak" }).check();
  await page
    .getByRole("spinbutton")
    .or(page.getByLabel(/Potrzeba/))
    .first()
    .fill("8");
  await expectWellMade(page);
  await page.getByRole("button", { name: /^Zapisz/ }).click();
  await eventually(async () => {
    const selection = await deps.stores.selections.find(eventId);
    const scores = await deps.stores.selections.listScores(eventId, selection?.round ?? 0, account.staffId);
    return scores.map(({ registrationId, points }) => [registrationId, points]);
  }).toEqual([[applicant.registrationId, { need: 8 }]]);
  await page.goto(`/staff/events/${eventId}/registrations`);
  await page.getByRole("heading", { level: 1, name: "Ta strona jest dla innych ról" }).waitFor();
  await page.getByRole("link", { name: "Przejdź do swoich stron" }).click();
  await page.getByRole("heading", { level: 1, name: "Komisja" }).waitFor();
});
