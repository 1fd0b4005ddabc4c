import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { agendaItem, eventInput, twoPanels } from "../support/fixture.ts";
import { DESK, eventually, overflow, PHONE, said } from "../support/browser.ts";
import {
  dayAhead,
  mailsTo,
  personalLink,
  publishedEvent,
  sharedProduct,
  signUpAside,
  yesterday,
  type Product,
} from "../support/product.ts";
import { expectWellMade, screensOf } from "../support/screens.ts";

let product: Product;

const { open, office } = screensOf(() => product);

beforeAll(async () => {
  product = await sharedProduct();
});

afterAll(() => product.end());

const field = (page: Page, name: string | RegExp) => page.getByLabel(name, { exact: true });
const press = (page: Page, name: string) => page.getByRole("button", { name, exact: true }).click();

const WORDS = "Moduł dla zaawansowanych jest dla osób po stopniu I.";
const FIRST = "Animator CAL, stopień I";

/** Level I, which took place yesterday, with somebody who was there, in a module of it. */
async function levelOne() {
  const day = yesterday();
  const event = await publishedEvent(product, {
    title: { pl: FIRST },
    dates: { type: "exact", startsOn: day, endsOn: day },
    choiceGroups: [
      {
        groupId: "module",
        title: { pl: "Moduł" },
        required: true,
        options: [
          { optionId: "lecture", title: { pl: "Wykład" }, seats: null },
          { optionId: "workshop", title: { pl: "Warsztat" }, seats: null },
        ],
      },
    ],
    agenda: [agendaItem({ day, optionId: "workshop" })],
  });
  const { registration, attendance } = product.deps.services;
  const { registration: person } = await registration.enterRegistration(product.office(), event.eventId, {
    firstName: "Żaneta",
    lastName: "Absolwentka",
    email: "zaneta@ops.example",
    locale: "pl",
    choices: { module: "workshop" },
    answers: {},
    ifFull: "reserve",
    consents: { image: false, newsletter: false, needs: false },
  });
  const itemId = event.agenda[0]?.itemId ?? "";
  const mark = {
    markId: `mrk_${"0".repeat(24)}81`,
    unitId: itemId,
    state: "present",
    source: "list",
  } as const;
  await attendance.recordMarks(
    product.office(),
    event.eventId,
    [{ ...mark, registrationId: person.registrationId, at: new Date().toISOString(), replaces: [] }],
    "staff:stf_00000000000000000000000000",
  );
}

async function signUp(page: Page, slug: string, last: string, email: string, panel: string) {
  await page.goto(`/events/${slug}/sign-up`);
  await field(page, "Imię").fill("Żaneta");
  await field(page, "Nazwisko").fill(last);
  await field(page, "Adres e-mail").fill(email);
  await page.getByRole("radio", { name: panel }).check();
  for (const name of ["Znam treść klauzuli", "Akceptuję regulamin"])
    await page.getByRole("checkbox", { name }).check();
  await press(page, "Wyślij zgłoszenie");
  await said(page, /^Jeśli jest wolne miejsce, czeka ono do .*\d:\d{2}/);
  const [mail] = await mailsTo(product, email);
  await page.goto(personalLink(mail));
  await press(page, "Potwierdzam zgłoszenie");
}

describe("a level that asks for the level before", () => {
  it("is set up by staff, takes who completed that, leaves others to them, and takes one past it with a reason", async () => {
    await levelOne();
    const event = await publishedEvent(product, {
      title: { pl: "Animator CAL, stopień II" },
      choiceGroups: twoPanels(5),
    });
    const editor = await office(DESK);
    await editor.goto(`/staff/events/${event.eventId}/recruitment`);
    await field(editor, "Jakie kryterium dodać").selectOption({ label: "Ukończone wcześniej wydarzenie" });
    await press(editor, "Dodaj kryterium");
    const criterion = editor.getByRole("region", { name: "Kryterium 1: Ukończone wcześniej wydarzenie" });
    const search = criterion.getByRole("combobox", { name: "Wydarzenie, które trzeba było ukończyć" });
    // A search or a title that gets lost takes nothing along, and is fetched again.
    const asked = /\/api\/staff\/events\?.*animator/;
    const again = criterion.getByRole("button", { name: "Spróbuj ponownie" });
    await editor.route(asked, (route) => route.abort(), { times: 1 });
    await search.fill("animator");
    await again.waitFor();
    const answered = editor.waitForResponse(asked);
    await again.click();
    await answered;
    await editor.route(/\/api\/staff\/events\/evt_\w+$/, (route) => route.abort(), { times: 1 });
    await search.focus();
    await search.press("ArrowDown");
    await editor.getByRole("option", { name: FIRST }).click();
    await again.click();
    await criterion.getByRole("button", { name: `Usuń: ${FIRST}` }).waitFor();
    const module = criterion.getByRole("group", { name: "Co z wyboru trzeba było ukończyć" });
    await module.getByRole("checkbox", { name: "Warsztat" }).check();
    await criterion.getByRole("checkbox", { name: "Panel B" }).check();
    await criterion.getByLabel("Co napisać uczestnikom").fill(WORDS);
    await expectWellMade(editor);
    await press(editor, "Zapisz zmiany");
    const stored = async () => {
      const { form, recruitment } = await product.deps.services.event.getEvent(
        product.office(),
        event.eventId,
      );
      const criteria = form.criteria?.map((one) =>
        one.type === "completed" ? [one.effect, Object.values(one.ofOptions ?? {})] : one.type,
      );
      return [criteria, recruitment.confirmAddress];
    };
    // Addresses are confirmed from then on.
    await eventually(stored).toEqual([[["warn", [["workshop"]]]], true]);

    const page = await open(PHONE);
    await page.goto(`/events/${event.slug}`);
    await page.getByText(WORDS).waitFor();
    await page.getByText("Zdecyduje organizator").waitFor();
    await expectWellMade(page);
    expect(await overflow(page)).toBe(0);
    await signUp(page, event.slug, "Absolwentka", "zaneta@ops.example", "Panel B");
    await said(page, "Udział jest potwierdzony.");
    await signUp(page, event.slug, "Nowa", "nowa@ops.example", "Panel B");
    await said(page, "Zgłoszenie czeka na decyzję organizatora.");
    await said(page, WORDS);
    await expectWellMade(page);
    expect(await overflow(page)).toBe(0);

    await signUp(page, event.slug, "Inna", "inna@ops.example", "Panel A");
    await said(page, "Udział jest potwierdzony.");
    await press(page, "Zmień wybór");
    await page.getByRole("radio", { name: "Panel B" }).check();
    await press(page, "Zapisz wybór");
    await said(page, WORDS);
    await expectWellMade(page);
    await page.reload();
    // Another address is its reader's: the page is left for the link in its mail.
    await press(page, "Popraw dane");
    await field(page, "Adres e-mail").fill("inna.nowa@ops.example");
    await press(page, "Zapisz zmiany");
    await page.getByRole("heading", { name: "Wysłaliśmy nowy link" }).waitFor();
    await said(page, /przyjdzie na adres inna\.nowa@ops\.example/);
    await expectWellMade(page);
    expect(await overflow(page)).toBe(0);
    await page.reload();
    await page.getByRole("heading", { name: "Ten link nie działa" }).waitFor();
    const [renewed] = await mailsTo(product, "inna.nowa@ops.example");
    await page.goto(personalLink(renewed));
    await said(page, "Udział jest potwierdzony.");

    await editor.goto(`/staff/events/${event.eventId}/registrations`);
    await field(editor, "Kryteria wydarzenia").selectOption({ label: "Do sprawdzenia" });
    await press(editor, "Nowa Żaneta");
    const sheet = editor.getByRole("dialog");
    await said(sheet, WORDS);
    await sheet.getByRole("button", { name: "Zmień stan" }).click();
    await sheet.getByRole("radio", { name: "Potwierdź udział" }).check();
    await sheet.getByLabel("Powód").fill("stopień I w Lublinie");
    await sheet.getByRole("button", { name: "Zmień stan" }).click();
    await said(sheet, "Powód: stopień I w Lublinie");
    await sheet.getByRole("button", { name: "Zamknij" }).click();

    await field(editor, "Kryteria wydarzenia").selectOption({ index: 0 });
    await press(editor, "Inna Żaneta");
    await sheet.getByRole("button", { name: "Zmień wybór" }).click();
    await sheet.getByLabel("Panel", { exact: true }).selectOption("b");
    await sheet.getByRole("button", { name: "Zapisz" }).click();
    await said(sheet, /Wpisz, dlaczego ma się zapisać/);
    await expectWellMade(editor);
    await sheet.getByLabel("Powód").fill("zna materiał");
    await sheet.getByRole("button", { name: "Zapisz" }).click();
    await said(sheet, "Powód: zna materiał");
  });
});

describe("a choice of modules", () => {
  it("is proposed by an answer, can be another, and says when each is held and where no seat is left", async () => {
    const [first, second] = [dayAhead(12), dayAhead(13)];
    const module = (optionId: string, title: string) => ({ optionId, title: { pl: title }, seats: 1 });
    const form = eventInput("prj_00000000000000000000000000").form;
    const event = await publishedEvent(product, {
      title: { pl: "Programy aktywności lokalnej" },
      dates: { type: "exact", startsOn: first, endsOn: second },
      agenda: [
        agendaItem({ itemId: "one", day: first, from: "09:00", to: "15:00", optionId: "beginners" }),
        agendaItem({ itemId: "two", day: second, from: "10:00", to: "14:30", optionId: "advanced" }),
      ],
      choiceGroups: [
        {
          groupId: "module",
          title: { pl: "Moduł" },
          required: true,
          options: [module("beginners", "Dla początkujących"), module("advanced", "Dla zaawansowanych")],
        },
      ],
      form: {
        ...form,
        questions: [
          {
            questionId: "pal",
            label: { pl: "Czy OPS realizował PAL?" },
            type: "yes_no",
            required: true,
            proposes: { yes: "advanced", no: "beginners" },
          },
        ],
      },
    });
    const page = await open(PHONE);
    await page.goto(`/events/${event.slug}/sign-up`);
    const [beginners, advanced] = ["Dla początkujących", "Dla zaawansowanych"].map((name) =>
      page.getByRole("radio", { name }),
    );
    const isChecked = async () => [await beginners?.isChecked(), await advanced?.isChecked()];
    await page.getByRole("radio", { name: "Nie", exact: true }).check();
    await eventually(isChecked).toEqual([true, false]);
    await said(page, "Propozycja na podstawie odpowiedzi powyżej. Można ją zmienić.");
    await said(page, /12 maja .*9:00–15:00/);
    await said(page, /13 maja .*10:00–14:30/);
    await page.getByRole("radio", { name: "Tak", exact: true }).check();
    await eventually(isChecked).toEqual([false, true]);
    await beginners?.check();
    // What was chosen by hand is not proposed away.
    await page.getByRole("radio", { name: "Nie", exact: true }).check();
    await page.getByRole("radio", { name: "Tak", exact: true }).check();
    expect(await isChecked()).toEqual([true, false]);
    await expectWellMade(page);
    const who = { firstName: "Łucja", lastName: "Modułowa", email: "modulowa@ops.example" };
    await field(page, "Imię").fill(who.firstName);
    await field(page, "Nazwisko").fill(who.lastName);
    await field(page, "Adres e-mail").fill(who.email);
    for (const name of ["Znam treść klauzuli", "Akceptuję regulamin"])
      await page.getByRole("checkbox", { name }).check();
    await press(page, "Wyślij zgłoszenie");
    await said(page, "Zgłoszenie przyjęte, udział potwierdzony");
    await signUpAside(product, event, 1, { choices: { module: "advanced" }, answers: { pal: "yes" } });
    await page.reload();
    await press(page, "Zmień wybór");
    const dialog = page.getByRole("dialog");
    await dialog.getByText(/13 maja .*10:00–14:30/).waitFor();
    expect(await dialog.getByText("Brak miejsc").count()).toBe(2);
    expect(await dialog.getByRole("radio", { name: "Dla zaawansowanych" }).isDisabled()).toBe(true);
    await expectWellMade(page);
    expect(await overflow(page)).toBe(0);
  });
});
