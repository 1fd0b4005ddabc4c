import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { eventually, field, PHONE, said } from "../support/browser.ts";
import { eventInput } from "../support/fixture.ts";
import { publishedEvent, sharedProduct, type Product } from "../support/product.ts";
import { expectWellMade, screensOf } from "../support/screens.ts";

let product: Product;

const { open, office } = screensOf(() => product);

beforeAll(async () => {
  product = await sharedProduct();
});

afterAll(() => product.end());

/** How many fields of a page say that something is wrong with them. */
const complaints = (page: Page) => page.locator('[aria-invalid="true"], [id$="-error"]').count();

describe("a question that is answered with a number or a date", () => {
  it("is set up by staff, answered by a participant, and read by both as people write it", async () => {
    const { eventId, slug } = await publishedEvent(product, {
      form: { ...eventInput("prj_00000000000000000000000000").form, pickUpPoints: ["Białystok"] },
    });
    const editor = await office(PHONE);
    await editor.goto(`/staff/events/${eventId}/recruitment`);
    const add = editor.getByRole("button", { name: "Dodaj pytanie" });
    await add.click();
    const card = (number: number) => editor.getByRole("region", { name: `Pytanie ${number}` });
    await card(1).getByLabel("Treść pytania").fill("Ile kilometrów do nas?");
    await card(1).getByLabel("Rodzaj odpowiedzi").selectOption("Liczba");
    await card(1).getByLabel("Największa liczba").fill("500");
    await card(1).getByLabel("Jednostka").fill("km");
    await add.click();
    await card(2).getByLabel("Treść pytania").fill("Kiedy przyjazd?");
    await card(2).getByLabel("Rodzaj odpowiedzi").selectOption("Data");
    await expectWellMade(editor);
    await editor.getByRole("button", { name: "Zapisz zmiany" }).click();
    const types = async () =>
      (await product.deps.services.event.getEvent(product.office(), eventId)).form.questions.map(
        ({ type, max, unit }) => ({ type, max, unit: unit?.pl }),
      );
    await eventually(types).toEqual([
      { type: "number", max: 500, unit: "km" },
      { type: "date", max: undefined, unit: undefined },
    ]);

    const page = await open();
    await page.goto(`/events/${slug}/sign-up`);
    await page.getByRole("radio", { name: "Białystok" }).waitFor();
    expect(await complaints(page)).toBe(0);
    await page.getByLabel("Imię", { exact: true }).fill("Żaneta");
    await page.getByLabel("Nazwisko", { exact: true }).fill("Łęcka");
    await page.getByLabel("Adres e-mail").fill("zaneta@ops.example");
    const distance = field(page, "Ile kilometrów do nas\\?");
    await distance.fill("1 200,5");
    await field(page, "Kiedy przyjazd\\?").fill("2026-04-14");
    await page.getByRole("checkbox", { name: "Znam treść klauzuli" }).check();
    await page.getByRole("checkbox", { name: "Akceptuję regulamin" }).check();
    await said(page, "Wpisz liczbę nie większą niż 500.");
    await expectWellMade(page);
    await distance.fill("12,5");
    // What is typed is there after a reload, written as people write it.
    await page.reload();
    expect(await distance.inputValue()).toBe("12,5");
    await page.getByRole("checkbox", { name: "Znam treść klauzuli" }).check();
    await page.getByRole("checkbox", { name: "Akceptuję regulamin" }).check();
    await page.getByRole("button", { name: "Wyślij zgłoszenie" }).click();
    await said(page, "Zgłoszenie przyjęte, udział potwierdzony");
    await said(page, "12,5\u00A0km");
    await said(page, "14 kwietnia 2026 r.");
    await page.getByRole("button", { name: "Popraw dane" }).click();
    expect(await complaints(page)).toBe(0);
    await distance.fill("13");
    await expectWellMade(page);
    await page.getByRole("button", { name: "Zapisz zmiany" }).click();
    await said(page, "13\u00A0km");

    const [person] = (
      await product.deps.services.registration.listRegistrations(product.office(), eventId, {})
    ).items;
    expect(Object.values(person?.answers ?? {}).toSorted()).toEqual(["13", "2026-04-14"]);
    const sheet = await office();
    await sheet.goto(`/staff/events/${eventId}/registrations?person=${person?.registrationId}`);
    await said(sheet, "13\u00A0km");
    await said(sheet, "14 kwietnia 2026 r.");
    await sheet.getByRole("button", { name: "Popraw dane" }).click();
    await field(sheet, "Ile kilometrów do nas\\?").waitFor();
    expect(await complaints(sheet)).toBe(0);
    await field(sheet, "Ile kilometrów do nas\\?").fill("daleko");
    await sheet.getByRole("button", { name: /^Zapisz/ }).click();
    await said(sheet, "Wpisz liczbę, na przykład 12 albo 7,5.");
    expect(await field(sheet, "Ile kilometrów do nas\\?").inputValue()).toBe("daleko");
    await expectWellMade(sheet);
  });
});

describe("questions that hang on each other's answers", () => {
  it("come and go as one answers, on a phone and for staff, and a statement has to be ticked", async () => {
    const { eventId, slug } = await publishedEvent(product, {
      form: {
        ...eventInput("prj_00000000000000000000000000").form,
        institution: "optional",
        county: "optional",
      },
    });
    const editor = await office(PHONE);
    await editor.goto(`/staff/events/${eventId}/recruitment`);
    const add = editor.getByRole("button", { name: "Dodaj pytanie" });
    const card = (number: number) => editor.getByRole("region", { name: `Pytanie ${number}` });
    await add.click();
    await card(1).getByLabel("Treść pytania").fill("Czy potrzebujesz noclegu?");
    await card(1).getByLabel("Rodzaj odpowiedzi").selectOption("Tak lub nie");
    await add.click();
    await card(2).getByLabel("Treść pytania").fill("Jaki ma być pokój?");
    await card(2).getByLabel("Rodzaj odpowiedzi").selectOption("Kilka odpowiedzi z listy");
    await card(2).getByLabel("Odpowiedź 1").fill("Cichy");
    await card(2).getByLabel("Odpowiedź 2").fill("Na parterze");
    await card(2).getByLabel("Odpowiedź jest obowiązkowa").check();
    await card(2)
      .getByLabel("Kiedy zadać to pytanie")
      .selectOption("Zależnie od odpowiedzi: Czy potrzebujesz noclegu?");
    expect(await card(2).getByRole("checkbox", { name: "Tak", exact: true }).isChecked()).toBe(true);
    await add.click();
    await card(3).getByLabel("Treść pytania").fill("Pracuję w pomocy społecznej.");
    await card(3).getByLabel("Rodzaj odpowiedzi").selectOption("Oświadczenie lub zgoda do zaznaczenia");
    await card(3).getByLabel("Odpowiedź jest obowiązkowa").check();
    await expectWellMade(editor);
    // Moved before the question that it hangs on, it is refused beside the field, and moves back.
    await card(2).getByRole("button", { name: "Przesuń w górę: Jaki ma być pokój?" }).click();
    await editor.getByRole("button", { name: "Zapisz zmiany" }).click();
    await said(editor, "To pytanie może zależeć tylko od wcześniejszego pytania");
    const condition = card(1).getByLabel("Kiedy zadać to pytanie");
    expect(await condition.locator("option:checked").innerText()).toContain("Czy potrzebujesz noclegu?");
    await card(1).getByRole("button", { name: "Przesuń w dół: Jaki ma być pokój?" }).click();
    await editor.getByRole("button", { name: "Zapisz zmiany" }).click();
    const conditions = async () =>
      (await product.deps.services.event.getEvent(product.office(), eventId)).form.questions.map(
        ({ type, shownIf }) => [type, shownIf?.answers],
      );
    await eventually(conditions).toEqual([
      ["yes_no", undefined],
      ["several", ["yes"]],
      ["statement", undefined],
    ]);

    const page = await open(PHONE);
    await page.goto(`/events/${slug}/sign-up`);
    await page.getByLabel("Imię", { exact: true }).fill("Żaneta");
    await page.getByLabel("Nazwisko", { exact: true }).fill("Łęcka");
    await page.getByLabel("Adres e-mail").fill("zaneta.lecka@ops.example");
    const bed = page.getByRole("group", { name: "Czy potrzebujesz noclegu?" });
    const room = page.getByRole("group", { name: "Jaki ma być pokój?" });
    await bed.waitFor();
    expect(await room.count()).toBe(0);
    await bed.getByRole("radio", { name: "Tak", exact: true }).check();
    await page.getByRole("checkbox", { name: "Znam treść klauzuli" }).check();
    await page.getByRole("checkbox", { name: "Akceptuję regulamin" }).check();
    await page.getByRole("button", { name: "Wyślij zgłoszenie" }).click();
    await said(page, "Bez zaznaczenia tego pola nie można wysłać formularza.");
    await expectWellMade(page);
    await room.getByRole("checkbox", { name: "Cichy" }).check();
    await room.getByRole("checkbox", { name: "Na parterze" }).check();
    await page.getByRole("checkbox", { name: "Pracuję w pomocy społecznej." }).check();
    await page.getByRole("button", { name: "Wyślij zgłoszenie" }).click();
    await said(page, "Zgłoszenie przyjęte, udział potwierdzony");
    await said(page, "Cichy, Na parterze");
    await page.getByRole("button", { name: "Popraw dane" }).click();
    await bed.getByRole("radio", { name: "Nie", exact: true }).check();
    await eventually(() => room.count()).toBe(0);
    await page.getByRole("button", { name: "Zapisz zmiany" }).click();
    await eventually(() => page.getByText("Cichy, Na parterze").count()).toBe(0);
    const [person] = (
      await product.deps.services.registration.listRegistrations(product.office(), eventId, {})
    ).items;
    await eventually(async () => {
      const { registration } = product.deps.services;
      const id = person?.registrationId;
      if (!id) return [];
      const { answers } = await registration.getRegistration(product.office(), eventId, id);
      return Object.values(answers).toSorted();
    }).toEqual(["no", "yes"]);

    const sheet = await office();
    await sheet.goto(`/staff/events/${eventId}/registrations?person=${person?.registrationId}`);
    await sheet.getByRole("button", { name: "Popraw dane" }).click();
    await sheet.getByLabel("Czy potrzebujesz noclegu?").selectOption("Tak");
    await sheet.getByRole("group", { name: "Jaki ma być pokój?" }).getByLabel("Cichy").check();
    await expectWellMade(sheet);
    await sheet.getByRole("button", { name: /^Zapisz/ }).click();
    await said(sheet, "Cichy");
  });
});

describe("what is asked of those only who have a place", () => {
  it("is set up by staff, kept off the sign-up form, and filled in on the personal page", async () => {
    const { eventId, slug } = await publishedEvent(product, {
      recruitment: { mode: "selection" },
      form: {
        ...eventInput("prj_00000000000000000000000000").form,
        institution: "optional",
        county: "optional",
        questions: [{ questionId: "mate", label: { pl: "Z kim w pokoju?" }, type: "text", required: true }],
      },
    });
    const editor = await office(PHONE);
    await editor.goto(`/staff/events/${eventId}/recruitment`);
    const later = editor.getByRole("group", { name: "O co zapytać dopiero osoby z miejscem" });
    await later.getByRole("checkbox", { name: "Z kim w pokoju?" }).check();
    await later.getByRole("checkbox", { name: "Potrzeby i dieta" }).check();
    // On a screen as tall as the page the bar that saves lies over nothing.
    await editor.setViewportSize({ width: 360, height: 9000 });
    await expectWellMade(editor);
    await editor.getByRole("button", { name: "Zapisz zmiany" }).click();
    const stored = async () =>
      (await product.deps.services.event.getEvent(product.office(), eventId)).form.later;
    await eventually(stored).toEqual(["needs", "mate"]);

    const page = await open(PHONE);
    await page.goto(`/events/${slug}/sign-up`);
    await page.getByLabel("Imię", { exact: true }).fill("Zofia");
    await page.getByLabel("Nazwisko", { exact: true }).fill("Późniejsza");
    await page.getByLabel("Adres e-mail").fill("zofia.pozniejsza@ops.example");
    expect(await page.getByText("Z kim w pokoju?").count()).toBe(0);
    expect(await page.getByText("Dieta").count()).toBe(0);
    await page.getByRole("checkbox", { name: "Znam treść klauzuli" }).check();
    await page.getByRole("checkbox", { name: "Akceptuję regulamin" }).check();
    await page.getByRole("button", { name: "Wyślij zgłoszenie" }).click();
    await page.waitForURL(/\/registrations\//);
    await page.getByRole("button", { name: "Popraw dane" }).waitFor();
    expect(await page.getByText("Prosimy o uzupełnienie danych").count()).toBe(0);
    const { registration } = product.deps.services;
    const [person] = (await registration.listRegistrations(product.office(), eventId, {})).items;
    if (!person) throw new Error("nobody signed up");
    await registration.changeRegistration(product.office(), eventId, person.registrationId, {
      status: "confirmed",
      reason: "Uchwała komisji",
      version: person.version,
    });
    await editor.goto(`/staff/events/${eventId}`);
    await editor.getByText("1 osoba z miejscem nie odpowiedziała jeszcze na dodatkowe pytania").click();
    await said(editor, "Późniejsza");
    await expectWellMade(editor);
    await page.reload();
    await said(page, "Prosimy o uzupełnienie danych przed wydarzeniem");
    await said(page, "Organizator pyta osoby, które mają miejsce, o: Z kim w pokoju?");
    await expectWellMade(page);
    await page.getByRole("button", { name: "Popraw dane" }).click();
    await page.getByRole("button", { name: "Zapisz zmiany" }).click();
    await said(page, "Z kim w pokoju? – Uzupełnij to pole.");
    await field(page, "Z kim w pokoju\\?").fill("z Anną Żak");
    await page.getByRole("button", { name: "Zapisz zmiany" }).click();
    await said(page, "z Anną Żak");
    await eventually(() => page.getByText("Prosimy o uzupełnienie danych").count()).toBe(0);
    await editor.reload();
    await said(editor, "Nie ma takich osób");
  });
});

describe("a question that staff reword while somebody fills in the form", () => {
  const BED = "Czy potrzebujesz noclegu?";
  const NO_BED = "Czy rezygnujesz z noclegu?";
  const consent = async (page: Page) => {
    await page.getByRole("checkbox", { name: "Znam treść klauzuli" }).check();
    await page.getByRole("checkbox", { name: "Akceptuję regulamin" }).check();
  };
  const identify = async (page: Page, name: string) => {
    await page.getByLabel("Imię", { exact: true }).fill("Zofia");
    await page.getByLabel("Nazwisko", { exact: true }).fill(name);
    await page.getByLabel("Adres e-mail").fill(`zofia.${name.toLowerCase()}@ops.example`);
    await consent(page);
  };
  const bed = (page: Page, question: string, answer: string) =>
    page.getByRole("group", { name: question }).getByRole("radio", { name: answer, exact: true });

  it("is read again before it is answered, and leaves what was answered before under the words of then", async () => {
    const { eventId, slug } = await publishedEvent(product, {
      form: {
        ...eventInput("prj_00000000000000000000000000").form,
        institution: "optional",
        county: "optional",
        questions: [{ questionId: "bed", label: { pl: BED }, type: "yes_no", required: true }],
      },
    });
    const first = await open();
    await first.goto(`/events/${slug}/sign-up`);
    await identify(first, "Pierwsza");
    await bed(first, BED, "Tak").check();
    await first.getByRole("button", { name: "Wyślij zgłoszenie" }).click();
    await said(first, "Zgłoszenie przyjęte, udział potwierdzony");

    const second = await open();
    await second.goto(`/events/${slug}/sign-up`);
    await identify(second, "Druga");
    await bed(second, BED, "Tak").check();

    const third = await open();
    await third.goto(`/events/${slug}/sign-up`);
    await identify(third, "Trzecia");
    await bed(third, BED, "Tak").check();

    const editor = await office();
    await editor.goto(`/staff/events/${eventId}/recruitment`);
    const wording = editor.getByRole("region", { name: "Pytanie 1" }).getByLabel("Treść pytania");
    await wording.fill(NO_BED);
    await said(editor, "Na to pytanie odpowiedziała już 1 osoba.");
    await expectWellMade(editor);
    await editor.getByRole("button", { name: "Zapisz zmiany" }).click();
    const stored = async () =>
      (await product.deps.services.event.getEvent(product.office(), eventId)).form.questions[0]?.label.pl;
    await eventually(stored).toBe(NO_BED);

    await second.getByRole("button", { name: "Wyślij zgłoszenie" }).click();
    await said(second, "To pytanie zmieniono, odkąd otwarto formularz.");
    await bed(second, NO_BED, "Tak").waitFor();
    expect(await bed(second, NO_BED, "Tak").isChecked()).toBe(true);
    expect(await second.getByLabel("Nazwisko", { exact: true }).inputValue()).toBe("Druga");
    await expectWellMade(second);
    await bed(second, NO_BED, "Nie").check();
    await second.getByRole("button", { name: "Wyślij zgłoszenie" }).click();
    await said(second, "Zgłoszenie przyjęte, udział potwierdzony");

    // Typed under the words of before, it is no answer to those that a reload shows.
    await third.reload();
    await bed(third, NO_BED, "Tak").waitFor();
    await consent(third);
    await third.getByRole("button", { name: "Wyślij zgłoszenie" }).click();
    await said(third, "To pytanie zmieniono, odkąd otwarto formularz.");

    await first.reload();
    await said(first, `Teraz pytanie brzmi: „${NO_BED}”`);
    await expectWellMade(first);
    await first.getByRole("button", { name: "Popraw dane" }).click();
    await said(first, `Wcześniej pytanie brzmiało: „${BED}”. Odpowiedź: Tak.`);
    expect(await bed(first, NO_BED, "Tak").isChecked()).toBe(false);
    await expectWellMade(first);
    await first.getByLabel("Nazwisko", { exact: true }).fill("Poprawiona");
    await first.getByRole("button", { name: "Zapisz zmiany" }).click();
    const people = async () =>
      (await product.deps.services.registration.listRegistrations(product.office(), eventId, {})).items.map(
        ({ lastName, answers, reworded }) => [
          lastName,
          answers["bed"],
          ...reworded.map(({ label }) => label.pl),
        ],
      );
    await eventually(people).toEqual([
      ["Druga", "no"],
      ["Poprawiona", "yes", BED],
    ]);

    const list = await product.deps.services.registration.listRegistrations(product.office(), eventId, {
      q: "Poprawiona",
    });
    const sheet = await office();
    await sheet.goto(`/staff/events/${eventId}/registrations?person=${list.items[0]?.registrationId}`);
    await said(sheet, `Teraz pytanie brzmi: „${NO_BED}”`);
    await expectWellMade(sheet);
    await sheet.getByRole("button", { name: "Popraw dane" }).click();
    await said(sheet, `Wcześniej pytanie brzmiało: „${BED}”. Odpowiedź: Tak.`);
    await expectWellMade(sheet);
  });
});
