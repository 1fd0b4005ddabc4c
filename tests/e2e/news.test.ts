import type { StaffEventView } from "@zapisy/core/event";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { said, shot } from "../support/browser.ts";
import { eventInput } from "../support/fixture.ts";
import {
  allMails,
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
    await own.getByRole("button", { name: "Zapisz wybór" }).click();
    await said(own, "Będziemy pisać o wydarzeniach zaznaczonych rodzajów.");
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
