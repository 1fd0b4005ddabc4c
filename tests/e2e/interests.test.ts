import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { said, shot } from "../support/browser.ts";
import { mailsTo, publishedEvent, sharedProduct, type Product } from "../support/product.ts";
import { expectWellMade, screensOf } from "../support/screens.ts";

let product: Product;

const { open, office } = screensOf(() => product);

beforeAll(async () => {
  product = await sharedProduct();
});

afterAll(() => product.end());

const TITLE = `Łączenie środowisk i żywe sieci wsparcia: ${"bardzo długi tytuł wydarzenia ".repeat(3)}Żmudź`;
const linkIn = (text: string | undefined) => /\bhttp\S+\/news\/own\/\S+/.exec(text ?? "")?.[0] ?? "";

describe("whoever waits for an event", () => {
  it("leaves an address, confirms it by a button, is counted by staff, and withdraws with one click", async () => {
    const event = await publishedEvent(product, {
      title: { pl: TITLE },
      dates: { type: "tentative", period: "2099" },
      agenda: [],
    });
    const email = "oczekujaca.zofia@ops.example";
    const page = await open();
    await page.goto(`/events/${event.slug}`);
    await page.getByRole("link", { name: "Proszę o wiadomość, gdy ruszy rekrutacja" }).click();
    await page.getByRole("button", { name: "Proszę o wiadomość" }).click();
    await expectWellMade(page);
    await said(page, "jeśli wydarzenie zostanie odwołane albo minie bez zapisów");
    const field = page.getByLabel("Adres e-mail");
    expect(await field.evaluate((element) => element === document.activeElement)).toBe(true);
    await field.fill(email);
    await shot(page, "interest-form");
    // Twice is once.
    await page.getByRole("button", { name: "Proszę o wiadomość" }).dblclick();
    await said(page, `Na adres ${email} wysłaliśmy link.`);
    await expectWellMade(page);
    await shot(page, "interest-sent");

    const [question] = await mailsTo(product, email, 1);
    const own = await open();
    await own.goto(linkIn(question?.body.text));
    await said(own, "Adres o…@ops.example czeka na potwierdzenie.");
    await expectWellMade(own);
    await shot(own, "interest-asked");
    const staff = await office();
    await staff.goto(`/staff/events/${event.eventId}`);
    await staff.getByRole("heading", { name: "Miejsca i zgłoszenia" }).waitFor();
    expect(await staff.getByText("gdy ruszą zapisy").count()).toBe(0);
    await own.getByRole("button", { name: "Proszę o wiadomość" }).click();
    await said(own, "Potwierdzono. Napiszemy, gdy będzie można się zapisać.");
    await expectWellMade(own);
    await staff.reload();
    await said(staff, "1 osoba chce dostać wiadomość, gdy ruszą zapisy");
    await expectWellMade(staff);
    await shot(staff, "interest-count");

    await own.getByRole("button", { name: "Rezygnuję, proszę usunąć adres" }).click();
    await said(own, "Adres został usunięty.");
    await expectWellMade(own);
    await own.reload();
    await said(own, "Ten link już nie działa");
    await expectWellMade(own);
    await product.settle();
    expect((await mailsTo(product, email, 1)).length).toBe(1);
  });
});
