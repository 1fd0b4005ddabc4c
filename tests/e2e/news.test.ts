import type { StaffEventView } from "@zapisy/core/event";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { eventually, said, shot } from "../support/browser.ts";
import { eventInput } from "../support/fixture.ts";
import {
  allMails,
  dayAhead,
  mailsTo,
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

const READER = "czytelniczka.wiadomosci@ops.example";
const OTHER = "druga.czytelniczka@ops.example";
const form = { ...eventInput("prj_1").form, newsletterConsent: true };
const offering = (pl: string) => publishedEvent(product, { title: { pl }, form, seats: null });
const linkIn = (text: string | undefined) => /\bhttp\S+\/news\/\S+/.exec(text ?? "")?.[0] ?? "";

/** Signs somebody up who ticks the box; gives the link of the mail by which the address is asked. */
async function ticked(event: StaffEventView, email: string, number: number): Promise<string> {
  const consents = {
    informationClause: true,
    rules: true,
    image: false,
    newsletter: true,
    needs: false,
  } as const;
  await signUpAside(product, event, number, { email, consents });
  const mails = await mailsTo(product, email, 2);
  return linkIn(mails.find(({ subject }) => subject === "Prosimy o potwierdzenie adresu")?.body.text);
}

/** Writes about an event to everybody who wants news. */
async function write({ eventId }: StaffEventView, words: string): Promise<Page> {
  const page = await office();
  await page.goto(`/staff/events/${eventId}/messages`);
  await page.getByRole("button", { name: "Napisz o wydarzeniu do chętnych" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Kilka słów od organizatora").first().fill(words);
  await dialog.getByRole("combobox", { name: /Dodaj powiat/ }).fill("sejneń");
  await dialog.getByRole("option").first().click();
  await dialog.getByRole("button", { name: "Pokaż całą wiadomość" }).click();
  await said(dialog, words);
  await said(dialog, /^Teraz dostał/);
  await dialog.getByRole("button", { name: "Wyślij próbę do siebie" }).click();
  await said(page, "Próba jest w drodze na adres, którym się logujesz.");
  await expectWellMade(page);
  await shot(page, "bulletin");
  await dialog.getByRole("button", { name: "Wyślij do chętnych" }).click();
  await said(page, "Wysyłka się zaczęła.");
  return page;
}

/** Plans such letters for later: one is taken back before its time, one goes while somebody is about to take it back. */
async function sendLater(): Promise<void> {
  const event = await offering("Szkolenie, o którym napiszemy później");
  const page = await office();
  await page.goto(`/staff/events/${event.eventId}/messages`);
  const dialog = page.getByRole("dialog");
  const plan = async (words: string, day: string) => {
    await page.getByRole("button", { name: "Napisz o wydarzeniu do chętnych" }).click();
    await dialog.getByLabel("Kilka słów od organizatora").first().fill(words);
    await dialog.getByRole("group", { name: "Kiedy wysłać" }).getByLabel("Dzień").fill(day);
    await dialog.getByRole("button", { name: "Wyślij do chętnych" }).click();
  };
  await plan("Za późno na to.", "2098-05-12");
  await said(dialog, "O tej porze nie będzie się już można zapisać");
  await expectWellMade(page);
  // Nor is there anybody who wants to hear of that county alone.
  await dialog.getByRole("combobox", { name: /Dodaj powiat/ }).fill("łomżyń");
  await dialog.getByRole("option").first().click();
  await dialog.getByRole("group", { name: "Kiedy wysłać" }).getByLabel("Dzień").fill(dayAhead(2));
  await dialog.getByRole("button", { name: "Wyślij do chętnych" }).click();
  await said(dialog, "jeśli są wybrane powiaty, o wydarzeniach w nich");
  await dialog.getByRole("button", { name: "Anuluj" }).click();

  await plan("Cofnięte słowa.", dayAhead(2));
  const line = (words: string) => page.getByRole("listitem").filter({ hasText: words });
  await said(line("Cofnięte słowa."), /czeka na swój czas, adresatów: 1/);
  await expectWellMade(page);
  await shot(page, "bulletin-waits");
  await line("Cofnięte słowa.").getByRole("button", { name: "Cofnij" }).click();
  await said(dialog, "Wiadomość nie pójdzie do nikogo.");
  await expectWellMade(page);
  await dialog.getByRole("button", { name: "Cofnij" }).click();
  await said(line("Cofnięte słowa."), "cofnięta przed wysłaniem");
  expect(await page.locator("#bulletins").evaluate((element) => element === document.activeElement)).toBe(
    true,
  );

  await plan("Słowa, które poszły.", dayAhead(2));
  await line("Słowa, które poszły.").getByRole("button", { name: "Cofnij" }).click();
  await said(dialog, "Wiadomość nie pójdzie do nikogo.");
  // Its time has come before they press; the list says so instead of refusing for ever.
  const { bulletin } = product.deps.services;
  const list = async () => (await bulletin.listBulletins(product.office(), event.eventId)).items;
  const [due] = (await list()).filter(({ state }) => state === "scheduled");
  if (!due?.sendAt) throw new Error("nothing waits for its time");
  await bulletin.beginDue({ ...product.office(), now: due.sendAt }, { ...event, bulletinId: due.bulletinId });
  await eventually(async () => (await list()).map(({ state }) => state).toSorted()).toEqual([
    "sent",
    "withdrawn",
  ]);
  await dialog.getByRole("button", { name: "Cofnij" }).click();
  await said(line("Słowa, które poszły."), /wysłana, adresatów: 1/);
  await dialog.waitFor({ state: "detached" });
  await expectWellMade(page);
  const mails = await mailsTo(product, READER, 4);
  expect(mails.filter(({ body }) => body.text.includes("Słowa, które poszły."))).toHaveLength(1);
  expect((await allMails(product)).filter(({ body }) => body.text.includes("Cofnięte słowa."))).toEqual([]);
}

describe("news of events", () => {
  it("come to whoever ticked the box and confirmed the address, until one click in their mail program", async () => {
    const first = await offering("Szkolenie ze zgodą");
    const link = await ticked(first, READER, 801);
    const own = await open();
    await own.goto(link);
    await said(own, "czekamy na potwierdzenie");
    await expectWellMade(own);
    await shot(own, "news-asked");
    await own.getByRole("button", { name: "Chcę dostawać wiadomości", exact: true }).click();
    await said(own, "Będziemy pisać o wydarzeniach zaznaczonych rodzajów.");
    await expectWellMade(own);

    // Of one county beside what is for all, by typing and by keyboard; it is there when the page is opened again.
    const county = own.getByRole("combobox", { name: /Dodaj powiat/ });
    await county.fill("sejneń");
    await own.getByRole("option").first().waitFor();
    await county.press("ArrowDown");
    await county.press("Enter");
    await own.getByRole("button", { name: /^Usuń: .*sejneń/ }).waitFor();
    // Taken out and picked once more: each is said aloud, and whoever works by keyboard is at the field for the next.
    await own.getByRole("button", { name: /^Usuń: .*sejneń/ }).press("Enter");
    await own
      .getByRole("status")
      .getByText(/^Usunięto: .*sejneń/)
      .waitFor();
    expect(await county.evaluate((element) => element === document.activeElement)).toBe(true);
    await county.fill("sejneń");
    await own.getByRole("option").first().waitFor();
    await county.press("ArrowDown");
    await county.press("Enter");
    await own
      .getByRole("status")
      .getByText(/^Dodano: .*sejneń/)
      .waitFor();
    await own.getByRole("button", { name: "Zapisz wybór" }).click();
    await said(own, "Będziemy pisać o wydarzeniach zaznaczonych rodzajów.");
    await said(own, /dla wszystkich powiatów albo dla wybranych: .*sejneń/);
    await expectWellMade(own);
    await shot(own, "news-counties");
    await own.reload();
    await own.getByRole("button", { name: /^Usuń: .*sejneń/ }).waitFor();

    // Somebody who wants to hear of meetings alone.
    const other = await open();
    await other.goto(await ticked(first, OTHER, 802));
    for (const kind of ["Szkolenie", "Wizyta studyjna", "Konferencja", "Spotkanie", "Poradnictwo"])
      await other.getByLabel(kind).uncheck();
    await other.getByRole("button", { name: "Chcę dostawać wiadomości", exact: true }).click();
    await said(other, "Zaznacz co najmniej jeden rodzaj wydarzeń");
    await expectWellMade(other);
    await other.getByLabel("Spotkanie").check();
    await other.getByRole("button", { name: "Chcę dostawać wiadomości", exact: true }).click();
    await said(other, "Będziemy pisać o wydarzeniach zaznaczonych rodzajów.");

    const about = await offering("Szkolenie z mediacji w terenie");
    await write(about, "Zostało kilka miejsc.");
    const mails = await mailsTo(product, READER, 3);
    const bulletin = mails.find(({ subject }) => subject.includes("mediacji w terenie"));
    const tried = (await allMails(product)).find(({ subject }) =>
      /^Próba: .*mediacji w terenie/.test(subject),
    );
    expect(tried?.body.text).toContain("/news/…");
    expect(bulletin?.body.text).toContain("Zostało kilka miejsc.");
    expect(linkIn(bulletin?.body.text)).toBe(link);

    await sendLater();

    // What the header of the mail names: opened by a program it changes nothing, pressed it ends.
    const oneClick = link.replace("/news/", "/api/subscriptions/") + "/one-click";
    expect(await (await fetch(oneClick)).text()).toContain("/news/");
    await own.goto(oneClick);
    await own.getByRole("button", { name: "Zapisz wybór" }).waitFor();
    const pressed = await fetch(oneClick, {
      method: "POST",
      body: new URLSearchParams({ "List-Unsubscribe": "One-Click" }),
      redirect: "error",
    });
    expect(pressed.status).toBe(200);
    await own.reload();
    await said(own, "nie wysyłamy wiadomości");
    await expectWellMade(own);
    await shot(own, "news-ended");

    // Nobody is left who wants to hear of trainings.
    const next = await offering("Szkolenie, o którym nikt nie usłyszy");
    const page = await office();
    await page.goto(`/staff/events/${next.eventId}/messages`);
    await said(page, "0 osób zamówiło");
    expect(await page.getByRole("button", { name: "Napisz o wydarzeniu do chętnych" }).count()).toBe(0);
    await expectWellMade(page);
    await product.settle();
    expect((await allMails(product)).filter(({ subject }) => subject.includes("nikt nie usłyszy"))).toEqual(
      [],
    );
  });
});
