import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { eventually, field, overflow, PHONE, said } from "../support/browser.ts";
import { agendaItem, delegatedPerson, delegationInput, eventInput } from "../support/fixture.ts";
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

async function fillIn(page: Page, [firstName, lastName, email]: readonly string[]): Promise<void> {
  await field(page, "Imię").fill(firstName ?? "");
  await field(page, "Nazwisko").fill(lastName ?? "");
  if (email) await field(page, "Adres e-mail tej osoby").fill(email);
}

it("registers three people of an office, of whom one waits, and exchanges one by the contact's link", async () => {
  const day = dayAhead();
  const event = await publishedEvent(product, {
    title: { pl: "Szkolenie dla dwóch osób z ośrodka" },
    dates: { type: "exact", startsOn: day, endsOn: day },
    agenda: [agendaItem({ day })],
    seats: 3,
  });
  const desk = await office();
  await desk.goto(`/staff/events/${event.eventId}/recruitment`);
  await desk.getByRole("checkbox", { name: "Instytucja może zgłosić kilka osób naraz" }).check();
  await desk.getByRole("button", { name: "Zapisz zmiany" }).click();
  await eventually(
    async () => (await product.deps.services.event.getEvent(product.office(), event.eventId)).recruitment,
  ).toMatchObject({ delegations: true });
  await signUpAside(product, event, 71);

  const phone = await open({ ...PHONE, viewport: { width: 360, height: 740 } });
  await phone.goto(`/events/${event.slug}`);
  await phone.getByRole("link", { name: "Zgłoszenie z instytucji" }).last().click();
  await phone.getByRole("heading", { name: "Zgłoszenie z instytucji" }).waitFor();
  await fillIn(phone, ["Hanna", "Kos", "hanna.kos@delegacja.example"]);
  await phone.getByRole("button", { name: "Gotowe" }).click();
  await fillIn(phone, ["Igor", "Lis", "igor.lis@delegacja.example"]);
  await phone.getByRole("button", { name: "Gotowe" }).click();
  await phone.getByRole("button", { name: "Dodaj osobę" }).click();
  await fillIn(phone, ["Jan", "Ryś"]);
  await phone.getByRole("button", { name: "Gotowe" }).click();
  await said(phone, /^Na wydarzeniu nie ma tylu wolnych miejsc\. Teraz są miejsca dla 2 z 3 osób, dlatego/);
  await expectWellMade(phone);
  // What is missing is said above, and leads to its field; nothing that was typed is lost.
  await phone.getByRole("button", { name: "Wyślij zgłoszenie" }).click();
  await phone
    .getByRole("alert")
    .getByRole("link", { name: /^Nazwa instytucji/ })
    .click();
  await phone.keyboard.type("Gminny Ośrodek Pomocy Społecznej w Turośni");
  await phone.getByLabel("Rodzaj instytucji").selectOption({ index: 1 });
  await field(phone, "Imię i nazwisko osoby kontaktowej").fill("Zofia Sekretariat");
  await field(phone, "Adres e-mail osoby kontaktowej").fill("zofia@delegacja.example");
  await phone.getByRole("checkbox", { name: /^Zgłaszam te osoby w imieniu instytucji/ }).check();
  await phone.getByRole("button", { name: "Wyślij zgłoszenie" }).click();
  await said(phone, /^Miejsc nie starczy dla wszystkich osób z listy/);
  await phone.getByRole("radio", { name: "Zgłoś tyle osób, ile się zmieści" }).check();
  await said(
    phone,
    "Na wydarzeniu nie ma tylu wolnych miejsc. Teraz są miejsca dla 2 z 3 osób. 1 osoba trafi na listę rezerwową.",
  );
  await phone.getByRole("button", { name: "Wyślij zgłoszenie" }).dblclick();
  await phone.getByText("Zgłoszenie przyjęte").waitFor();
  await phone.getByText("Lista rezerwowa, miejsce 1").waitFor();
  await expectWellMade(phone);

  const [list] = await mailsTo(product, "zofia@delegacja.example");
  expect(list?.body.text).toContain("Jan Ryś: lista rezerwowa, miejsce 1 (bez adresu e-mail)");
  const [first] = await mailsTo(product, "hanna.kos@delegacja.example");
  expect(first?.body.text.replace(/\s+/g, " ")).toContain("osoba kontaktowa: Zofia Sekretariat");

  // By the link of the mail, from another device.
  const contact = await open({ ...PHONE, viewport: { width: 360, height: 740 } });
  await contact.goto(/\bhttp\S+\/delegations\/\S+/.exec(list?.body.text ?? "")?.[0] ?? "");
  await contact.getByRole("button", { name: "Wymień na inną osobę: Hanna Kos" }).click();
  await fillIn(contact, ["Karol", "Żuk", "karol.zuk@delegacja.example"]);
  await contact.getByRole("checkbox", { name: /^Ta osoba wie o zgłoszeniu/ }).check();
  await contact.getByRole("button", { name: "Wymień osobę" }).click();
  await contact.getByText(/^Wcześniej: Hanna Kos/).waitFor();
  await contact.getByRole("heading", { name: "Karol Żuk" }).waitFor();
  await expectWellMade(contact);
  const [, given] = await mailsTo(product, "hanna.kos@delegacja.example", 2);
  expect(given?.subject).toContain("Miejsce przekazane innej osobie");
  const [mine] = await mailsTo(product, "karol.zuk@delegacja.example");
  expect(mine?.subject).toContain("Przekazano Państwu miejsce");
  await contact.goto(personalLink(mine));
  await said(contact, "Udział jest potwierdzony.");
  await contact.goto(personalLink(first));
  await contact.getByText("Miejsce zostało przekazane innej osobie.").waitFor();

  await desk.goto(`/staff/events/${event.eventId}/registrations`);
  await desk.getByRole("button", { name: "Żuk Karol" }).click();
  await desk.getByRole("dialog").getByText("Zofia Sekretariat, zofia@delegacja.example").waitFor();
  await desk.getByRole("dialog").getByRole("button", { name: "Zobacz zgłoszenie: Hanna Kos" }).waitFor();
});

it("meets the full quota of its institution: says before sending who will wait and why, to the contact, the person and staff", async () => {
  const day = dayAhead();
  const event = await publishedEvent(product, {
    title: { pl: "Superwizja dla dwóch osób z instytucji" },
    dates: { type: "exact", startsOn: day, endsOn: day },
    agenda: [agendaItem({ day })],
    form: { ...eventInput("prj_1").form, institution: "required" },
    recruitment: { mode: "first_come", delegations: true, perInstitution: 2 },
    seats: 20,
  });
  const institution = {
    name: "Powiatowe Centrum Pomocy Rodzinie w Giżycku",
    type: "pcpr",
    town: "Giżycko",
  } as const;
  await signUpAside(product, event, 72, { institution });
  const phone = await open({ ...PHONE, viewport: { width: 360, height: 740 } });
  await phone.goto(`/events/${event.slug}`);
  await phone.getByRole("link", { name: "Zgłoszenie z instytucji" }).last().click();
  await fillIn(phone, ["Maria", "Sowa", "maria.sowa@kwota.example"]);
  await phone.getByRole("button", { name: "Gotowe" }).click();
  await fillIn(phone, ["Piotr", "Dzięcioł", "piotr.dzieciol@kwota.example"]);
  await phone.getByRole("button", { name: "Gotowe" }).click();
  await phone.getByRole("combobox", { name: "Nazwa instytucji" }).fill("PCPR");
  await phone.getByLabel("Rodzaj instytucji").selectOption("pcpr");
  await phone.getByLabel("Miejscowość instytucji").fill("Giżycko");
  await field(phone, "Imię i nazwisko osoby kontaktowej").fill("Teresa Kancelaria");
  await field(phone, "Adres e-mail osoby kontaktowej").fill("teresa@kwota.example");
  await phone.getByRole("checkbox", { name: /^Zgłaszam te osoby w imieniu instytucji/ }).check();
  await phone.getByRole("button", { name: "Wyślij zgłoszenie" }).click();
  await said(phone, /^Miejsc nie starczy dla wszystkich osób z listy/);
  await phone.getByRole("radio", { name: "Zgłoś tyle osób, ile się zmieści" }).check();
  await said(phone, /Z jednej instytucji mogą wziąć udział najwyżej 2 osoby/);
  await expectWellMade(phone);
  await phone.getByRole("button", { name: "Wyślij zgłoszenie" }).click();
  await phone.getByText("Zgłoszenie przyjęte").waitFor();
  await expectWellMade(phone);
  const [waiting] = await mailsTo(product, "piotr.dzieciol@kwota.example");
  expect(waiting?.body.text.replace(/\s+/g, " ")).toContain("czeka na miejsce dla tej instytucji");
  const [taken] = await mailsTo(product, "maria.sowa@kwota.example");
  expect(taken?.body.text.replace(/\s+/g, " ")).toContain("potwierdzony");
  const [list] = await mailsTo(product, "teresa@kwota.example");
  expect(list?.body.text).toMatch(/Piotr Dzięcioł: lista rezerwowa/);

  const desk = await office();
  await desk.goto(`/staff/events/${event.eventId}/recruitment`);
  await desk.getByText("2 z 2, na liście rezerwowej: 1").waitFor();
});

/** Has the next request to a path refused for something that has no field on the page. */
async function refuseOnce(page: Page, path: string, issuePath: string): Promise<void> {
  await page.route(
    path,
    (route) =>
      route.fulfill({
        status: 422,
        contentType: "application/problem+json",
        body: JSON.stringify({
          title: "Invalid",
          code: "registration.invalid",
          requestId: "test",
          issues: [{ path: issuePath, code: "field.invalid" }],
        }),
      }),
    { times: 1 },
  );
}

it("sends a form again after any refusal, also one that has no field there", async () => {
  const event = await publishedEvent(product, {
    title: { pl: "Szkolenie po odmowie" },
    recruitment: { mode: "first_come", delegations: true, handovers: true },
    seats: 9,
  });
  const page = await open(PHONE);
  const send = (name: string) => page.getByRole("button", { name, exact: true }).click();
  const refused = () => said(page, "Formularz zawiera 1 błąd");

  // Several people at once.
  await page.goto(`/events/${event.slug}/delegation`);
  await fillIn(page, ["Hanna", "Kos", "hanna.kos@odmowa.example"]);
  await page.getByRole("button", { name: "Gotowe" }).click();
  await fillIn(page, ["Igor", "Lis", "igor.lis@odmowa.example"]);
  await page.getByRole("button", { name: "Gotowe" }).click();
  await page.getByRole("combobox", { name: "Nazwa instytucji" }).fill("Ośrodek w Turośni");
  await page.getByLabel("Rodzaj instytucji").selectOption({ index: 1 });
  await field(page, "Imię i nazwisko osoby kontaktowej").fill("Zofia Sekretariat");
  await field(page, "Adres e-mail osoby kontaktowej").fill("zofia@odmowa.example");
  await page.getByRole("checkbox", { name: /^Zgłaszam te osoby w imieniu instytucji/ }).check();
  // Somebody is taken off the list by a slip, and put back with what was written.
  await page.getByRole("button", { name: "Usuń: Igor Lis" }).click();
  await page.getByRole("button", { name: "Cofnij" }).click();
  await page.getByText("igor.lis@odmowa.example").waitFor();
  await refuseOnce(page, "**/delegations", "people.1");
  await send("Wyślij zgłoszenie");
  await refused();
  await send("Wyślij zgłoszenie");
  await page.getByText("Zgłoszenie przyjęte").waitFor();

  // Somebody in another's place.
  await page.getByRole("button", { name: "Wymień na inną osobę: Hanna Kos" }).click();
  await fillIn(page, ["Karol", "Żuk", "karol.zuk@odmowa.example"]);
  await page.getByRole("checkbox", { name: /^Ta osoba wie o zgłoszeniu/ }).check();
  await refuseOnce(page, "**/exchange", "");
  await send("Wymień osobę");
  await refused();
  await send("Wymień osobę");
  await page.getByText(/^Wcześniej: Hanna Kos/).waitFor();

  // One person.
  await page.goto(`/events/${event.slug}/sign-up`);
  await fillIn(page, ["Łucja", "Żak"]);
  await field(page, "Adres e-mail").fill("lucja@odmowa.example");
  for (const name of ["Znam treść klauzuli", "Akceptuję regulamin"])
    await page.getByRole("checkbox", { name }).check();
  await refuseOnce(page, "**/registrations", "lastName");
  await send("Wyślij zgłoszenie");
  await refused();
  await send("Wyślij zgłoszenie");
  await said(page, "Zgłoszenie przyjęte, udział potwierdzony");
});

it("takes the people of a list that was pasted or read from a file, with what is wrong of each row", async () => {
  const day = dayAhead();
  const event = await publishedEvent(product, {
    title: { pl: "Szkolenie dla listy z arkusza" },
    dates: { type: "exact", startsOn: day, endsOn: day },
    agenda: [agendaItem({ day })],
    seats: 20,
    recruitment: { mode: "first_come", delegations: true },
    form: { ...eventInput("prj_1" as never).form, position: "required", county: "optional" },
  });
  const phone = await open({ ...PHONE, viewport: { width: 360, height: 740 } });
  await phone.goto(`/events/${event.slug}/delegation`);
  await fillIn(phone, ["Hanna", "Kos", "hanna.kos@lista.example"]);
  const ask = () => phone.getByRole("button", { name: "Wklej listę lub wczytaj plik" }).click();
  await ask();
  const dialog = phone.getByRole("dialog");
  const fill = () => dialog.getByRole("button", { name: "Wstaw do formularza" }).click();
  await fill();
  await said(dialog, "Wklej listę albo wybierz plik.");
  const row = (...cells: string[]) => cells.join("\t");
  await field(dialog, "Lista skopiowana z arkusza").fill(
    [
      row("Lp.", "Nazwisko i imię", "E-mail", "Stanowisko", "Powiat"),
      row("1", "Wójcik-Śliwińska Żaneta", "zaneta@lista.example", "kierowniczka", "moniecki"),
      row("2", "Kos Hanna", "hanna.kos@lista.example", "referentka", ""),
      row("3", "Łoś Ignacy", "ignacy-bez-malpy", "", "powiat, którego nie ma"),
    ].join("\n"),
  );
  await said(dialog, "Do wstawienia: 2. Już są w formularzu albo powtarzają się na liście: 1.");
  await said(dialog, "Wiersz 2: Żaneta Wójcik-Śliwińska");
  await said(dialog, /^Adres e-mail – /);
  // Of the first nothing is wrong.
  await said(dialog.getByRole("listitem").filter({ hasText: "Wiersz 4" }), /^Powiat – /);
  expect(await dialog.getByRole("listitem").filter({ hasText: "Wiersz 2" }).getByText(" – ").count()).toBe(0);
  await expectWellMade(phone);
  expect(await overflow(phone)).toBe(0);
  await fill();
  await said(phone, "Wstawiono 2 osoby");
  await said(phone, "3. Ignacy Łoś");
  await said(phone, "wymaga poprawy");
  await phone.getByRole("button", { name: "Edytuj: Ignacy Łoś" }).click();
  expect(await field(phone, "Adres e-mail tej osoby").inputValue()).toBe("ignacy-bez-malpy");
  await field(phone, "Adres e-mail tej osoby").fill("ignacy@lista.example");
  await field(phone, "Stanowisko").fill("stażysta");
  await phone.getByRole("button", { name: "Usuń: Hanna Kos" }).click();

  // The same by a file of an office, in the encoding of an older Windows; too many at once are said before anything happens.
  await ask();
  const csv = (count: number) =>
    Buffer.concat([
      Buffer.from("Imi", "latin1"),
      Buffer.from([0xea]),
      Buffer.from(";Nazwisko;Adres e-mail;Stanowisko\r\n", "latin1"),
      ...Array.from({ length: count }, (_, index) =>
        Buffer.from(`Ewa;Nowa ${index};nowa${index}@lista.example;referent\r\n`, "latin1"),
      ),
    ]);
  const choose = (count: number) =>
    dialog.getByLabel("Albo plik z listą").setInputFiles({
      name: "lista.csv",
      mimeType: "text/csv",
      buffer: csv(count),
    });
  await choose(9);
  await said(dialog, "Do wstawienia: 9.");
  await fill();
  await said(dialog, /^W formularzu zmieści się jeszcze 8 osób, a na liście do wstawienia: 9\./);
  await choose(1);
  await said(dialog, "Do wstawienia: 1.");
  await fill();
  await said(phone, "Wstawiono 1 osobę");
  await said(phone, "Osób na liście: 3, najwięcej 10.");
});

it("lets people of an office wait together until there are places for all of them", async () => {
  const day = dayAhead();
  const event = await publishedEvent(product, {
    title: { pl: "Szkolenie dla dwóch, którzy jadą razem" },
    dates: { type: "exact", startsOn: day, endsOn: day },
    agenda: [agendaItem({ day })],
    seats: 1,
    recruitment: { mode: "first_come", delegations: true },
  });
  const phone = await open({ ...PHONE, viewport: { width: 360, height: 740 } });
  await phone.goto(`/events/${event.slug}/delegation`);
  for (const person of [
    ["Żaneta", "Pierwsza", "zaneta@razem.example"],
    ["Bożena", "Druga", "bozena@razem.example"],
  ]) {
    await fillIn(phone, person);
    await phone.getByRole("button", { name: "Gotowe" }).click();
  }
  await phone.getByRole("radio", { name: "Zgłoś wszystkie osoby, ale tylko razem" }).check();
  await said(
    phone,
    "Na wydarzeniu nie ma tylu wolnych miejsc. Dlatego wszystkie 2 osoby poczekają razem na liście rezerwowej.",
  );
  await phone.getByRole("combobox", { name: /^Nazwa instytucji/ }).fill("Ośrodek Pomocy Społecznej");
  await phone.getByLabel("Rodzaj instytucji").selectOption({ index: 1 });
  await field(phone, "Imię i nazwisko osoby kontaktowej").fill("Zofia Sekretariat");
  await field(phone, "Adres e-mail osoby kontaktowej").fill("sekretariat@razem.example");
  await phone.getByRole("checkbox", { name: /Zgłaszam te osoby/ }).check();
  await expectWellMade(phone);
  await phone.getByRole("button", { name: "Wyślij zgłoszenie" }).click();
  await said(phone, "Czeka na miejsca dla wszystkich osób z tego zgłoszenia naraz.");
  expect(await overflow(phone)).toBe(0);
  const [mail] = await mailsTo(product, "bozena@razem.example");
  await phone.goto(personalLink(mail));
  await said(phone, "Miejsca dostaną jednocześnie wszystkie osoby zgłoszone razem przez instytucję.");

  // Staff find room for one more.
  const desk = await office();
  await desk.goto(`/staff/events/${event.eventId}/registrations`);
  await desk.getByRole("button", { name: "Druga Bożena" }).click();
  await said(desk.getByRole("dialog"), /^Czeka na miejsca dla wszystkich zgłoszonych razem/);
  const { event: events, delegation } = product.deps.services;
  const withSeats = async (seats: number) => {
    const now = await events.getEvent(product.office(), event.eventId);
    await events.updateEvent(product.office(), event.eventId, { ...now, seats }, now.version);
  };
  await withSeats(2);
  await mailsTo(product, "bozena@razem.example", 2);
  await phone.reload();
  await said(phone, "Udział jest potwierdzony.");

  // Others come, of whom one would fit; their contact has them wait no longer for one another.
  await withSeats(3);
  const people = ["Pierwsza", "Druga"].map((firstName) =>
    delegatedPerson("Osobna", { firstName, lastName: "Osobna", email: `${firstName}@osobno.example` }),
  );
  const { token } = await delegation.registerDelegation(
    product.deps.context({ type: "public" }, "test"),
    event.slug,
    delegationInput(1, { ifFull: "together", people }),
  );
  await phone.goto(`/delegations/${token}`);
  await said(phone, "Na liście rezerwowej: 2.");
  await phone.getByRole("button", { name: "Zrezygnuj ze wspólnego czekania" }).click();
  const question = phone.getByRole("dialog", { name: "Zrezygnować ze wspólnego czekania?" });
  await said(question, /^Każda osoba będzie czekać na jedno miejsce i zachowa swoją kolejność/);
  await expectWellMade(phone);
  await question.getByRole("button", { name: "Zrezygnuj ze wspólnego czekania" }).dblclick();
  await said(phone, "Każda osoba czeka teraz na swoje miejsce.");
  await phone.getByRole("button", { name: "Zrezygnuj ze wspólnego czekania" }).waitFor({ state: "detached" });
  await mailsTo(product, "Pierwsza@osobno.example", 2);
  await phone.reload();
  await said(phone, "Z miejscem: 1. Na liście rezerwowej: 1.");
  await said(phone.getByRole("listitem").filter({ hasText: "Druga Osobna" }), "Lista rezerwowa, miejsce 1");
  await expectWellMade(phone);
});
