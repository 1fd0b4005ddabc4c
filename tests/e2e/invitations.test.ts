import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { DESK, eventually, PHONE, said } from "../support/browser.ts";
import { mailsTo, publishedEvent, sharedProduct, type Product } from "../support/product.ts";
import { expectWellMade, screensOf } from "../support/screens.ts";

let product: Product;

const { open, office } = screensOf(() => product);

beforeAll(async () => {
  product = await sharedProduct();
});

afterAll(() => product.end());

const press = (page: Page, name: string | RegExp) => page.getByRole("button", { name }).click();

/** The link in the only mail that went to an address so far. */
async function linkTo(address: string): Promise<string> {
  const [mail] = await mailsTo(product, address);
  const link = /https?:\/\/\S+~\S+\/sign-up/.exec(mail?.body.text ?? "")?.[0];
  if (!link) throw new Error(`no invitation went to ${address}`);
  return new URL(link).pathname;
}

describe("a personal invitation", () => {
  it("goes to a pasted list, fills the form of a closed event in, is declined by one button, and shows what became of it", async () => {
    const event = await publishedEvent(product, {
      title: { pl: "Narada z zaproszeniami" },
      visibility: "closed",
      accessCode: "required",
    });
    const editor = await office(DESK);
    await editor.goto(`/staff/events/${event.eventId}/recruitment`);
    await press(editor, "Zaproś osoby");
    const dialog = editor.getByRole("dialog");
    const list = dialog.getByLabel("Kogo zaprosić");
    await list.fill("Łucja Żak <lucja.zaproszona@ops.example>\nJan Kos\njan.zaproszony@ops.example");
    await said(dialog, "1 wiersz wymaga poprawy");
    await said(dialog, "Wiersz 2:");
    await expectWellMade(editor);
    await list.fill("Łucja Żak <lucja.zaproszona@ops.example>\nJan Kos jan.zaproszony@ops.example");
    await dialog.getByRole("button", { name: "Wyślij 2 zaproszenia" }).click();
    await said(editor, "Wysyłamy 2 zaproszenia.");

    const guest = await open(PHONE);
    await guest.goto(await linkTo("lucja.zaproszona@ops.example"));
    await said(guest, "Zaproszenie dla: lucja.zaproszona@ops.example");
    expect(await guest.getByLabel("Nazwisko", { exact: true }).inputValue()).toBe("Żak");
    expect(await guest.getByLabel("Adres e-mail").inputValue()).toBe("lucja.zaproszona@ops.example");
    expect(await guest.getByLabel("Kod dostępu").count()).toBe(0);
    await expectWellMade(guest);
    for (const name of ["Znam treść klauzuli", "Akceptuję regulamin"])
      await guest.getByRole("checkbox", { name }).check();
    await press(guest, "Wyślij zgłoszenie");
    await guest.waitForURL(/\/registrations\//);

    const other = await open(PHONE);
    await other.goto(await linkTo("jan.zaproszony@ops.example"));
    await press(other, "Nie wezmę udziału");
    await said(other, "Dziękujemy za odpowiedź");
    await expectWellMade(other);

    await editor.reload();
    const row = (address: string) => editor.getByRole("row").filter({ hasText: address });
    await said(row("lucja.zaproszona@ops.example"), "jest zgłoszenie");
    await said(row("jan.zaproszony@ops.example"), "nie weźmie udziału");
    await expectWellMade(editor);
    await press(editor, /^Wycofaj.*jan\.zaproszony@ops\.example$/);
    await dialog.getByRole("button", { name: "Wycofaj" }).click();
    await said(row("jan.zaproszony@ops.example"), "wycofane");
    const states = async () =>
      (await product.deps.services.invitation.listInvitations(product.office(), event.eventId)).items.map(
        ({ state }) => state,
      );
    await eventually(states).toEqual(["withdrawn", "used"]);
  });
});
