import { createOutboxStore } from "@zapisy/core/message";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { eventually, PHONE } from "../support/browser.ts";
import { CONSENTS, eventInput } from "../support/fixture.ts";
import {
  mailsTo,
  personalLink,
  publishedEvent,
  signUpAside,
  sharedProduct,
  type Product,
} from "../support/product.ts";
import { expectWellMade, screensOf } from "../support/screens.ts";

let product: Product;

const { open, office } = screensOf(() => product);

beforeAll(async () => {
  product = await sharedProduct();
});

afterAll(() => product.end());

const pathOf = (link: string) => new URL(link).pathname;
const press = (page: Page, name: string) => page.getByRole("button", { name, exact: true }).click();

async function publish(title: string) {
  const { form } = eventInput("prj_00000000000000000000000000");
  return publishedEvent(product, {
    title: { pl: title },
    form: { ...form, imageConsent: true, newsletterConsent: true },
    informationClause: { pl: "Administratorem danych jest ROPS." },
    rules: { pl: "Obecność jest obowiązkowa." },
  });
}

describe("a personal link", () => {
  it("is ended on the page that it opens, and the new one comes by mail alone", async () => {
    await signUpAside(product, await publish("Nowy link"), 1);
    const [mail] = await mailsTo(product, "lucja1@ops.example");
    const page = await open(PHONE);
    await page.goto(pathOf(personalLink(mail)));
    await press(page, "Wyślij nowy link");
    const dialog = page.getByRole("dialog");
    expect(await dialog.textContent()).toContain("lucja1@ops.example");
    await dialog.getByRole("button", { name: "Wyślij nowy link" }).click();
    await page.getByRole("heading", { name: "Wysłaliśmy nowy link" }).waitFor();
    await expectWellMade(page);
    const [, next] = await mailsTo(product, "lucja1@ops.example", 2);
    expect(next?.subject).toBe("Nowy link do zgłoszenia: Nowy link");
    await page.reload();
    await page.getByRole("heading", { name: "Ten link nie działa" }).waitFor();
    await page.goto(pathOf(personalLink(next)));
    await page.getByRole("heading", { level: 1, name: "Nowy link" }).waitFor();
  });

  it("takes whoever corrects their address on to the page of the new one", async () => {
    await signUpAside(product, await publish("Inny adres"), 2);
    const [mail] = await mailsTo(product, "lucja2@ops.example");
    const page = await open(PHONE);
    const old = pathOf(personalLink(mail));
    await page.goto(old);
    await press(page, "Popraw dane");
    await page.getByRole("textbox", { name: /^Adres e-mail|^E-mail/ }).fill("poprawny@ops.example");
    await press(page, "Zapisz zmiany");
    await eventually(() => page.url()).not.toContain(old);
    await page.getByText("poprawny@ops.example").first().waitFor();
    const [next] = await mailsTo(product, "poprawny@ops.example");
    expect(pathOf(personalLink(next))).toBe(new URL(page.url()).pathname);
    const [, notice] = await mailsTo(product, "lucja2@ops.example", 2);
    expect(notice?.subject).toBe("Zmiana adresu e-mail w zgłoszeniu: Inny adres");
    await page.goto(old);
    await page.getByRole("heading", { name: "Ten link nie działa" }).waitFor();
  });

  it("is renewed by staff in the person's sheet, which says what was agreed to and in which words", async () => {
    const event = await publish("Arkusz osoby");
    const { registrationId } = await signUpAside(product, event, 3, {
      consents: { ...CONSENTS, image: true },
    });
    const [mail] = await mailsTo(product, "lucja3@ops.example");
    const page = await office();
    await page.goto(`/staff/events/${event.eventId}/registrations?person=${registrationId}`);
    const sheet = page.getByRole("dialog");
    const consent = sheet.getByText("Zgoda na wizerunek", { exact: true });
    await consent.waitFor();
    await sheet.getByText("Pokaż treść").first().click();
    await sheet.getByText("Administratorem danych jest ROPS.").waitFor();
    await expectWellMade(page);
    await sheet.getByRole("button", { name: "Wyślij nowy link" }).click();
    await page.getByRole("dialog").last().getByRole("button", { name: "Wyślij nowy link" }).click();
    const [, next] = await mailsTo(product, "lucja3@ops.example", 2);
    expect(personalLink(next)).not.toBe(personalLink(mail));
  });
});

describe("a mail that was refused for good", () => {
  it("is sent again by staff in the person's sheet, to the address that is right", async () => {
    const event = await publish("Odmowa");
    const { registrationId } = await signUpAside(product, event, 5);
    await mailsTo(product, "lucja5@ops.example");
    await product.settle();
    const { messages } = product.deps.stores;
    const [sent] = await messages.listByOwner(registrationId);
    if (!sent) throw new Error("Nothing was sent.");
    await createOutboxStore(product.deps.table).replace(sent, {
      ...sent,
      state: "failed",
      failure: "MessageRejected",
    });
    const page = await office();
    await page.goto(`/staff/events/${event.eventId}/registrations?person=${registrationId}`);
    const sheet = page.getByRole("dialog");
    const again = sheet.getByRole("button", { name: /^Wyślij ponownie.*Potwierdzenie udziału/ });
    await again.waitFor();
    await expectWellMade(page);
    await again.click();
    const question = page.getByRole("dialog").last();
    expect(await question.textContent()).toContain("na adres lucja5@ops.example");
    await question.getByRole("button", { name: "Wyślij ponownie" }).click();
    await sheet.getByText("Wysłano ponownie").waitFor();
    const [, second] = await mailsTo(product, "lucja5@ops.example", 2);
    expect(second?.subject).toBe("Udział potwierdzony: Odmowa");
    expect(await again.count()).toBe(0);
  });
});

describe("the history of the system", () => {
  it("shows an admin who took data out, by part, on a desk and on a phone", async () => {
    const event = await publish("Pobrana lista");
    await signUpAside(product, event, 4);
    const page = await office();
    const list = `/api/staff/events/${event.eventId}/attendance-list.csv`;
    expect((await page.request.get(`${product.url}${list}`)).status()).toBe(200);
    const entry = () => page.getByText("Pobrano dokument – lista obecności (CSV): Pobrana lista");
    await eventually(async () => {
      await page.goto("/staff/history?part=access");
      await page.getByRole("heading", { level: 1, name: "Historia systemu" }).waitFor();
      await eventually(() => page.getByText("Wczytywanie…").count()).toBe(0);
      return entry().count();
    }).toBe(1);
    await expectWellMade(page);
    await page.setViewportSize({ width: 360, height: 780 });
    await expectWellMade(page);
    await page.goto("/staff/history?part=project");
    await page.getByText("Utworzono projekt").first().waitFor();
    expect(await entry().count()).toBe(0);
  });
});
