import Papa from "papaparse";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { said, shot } from "../support/browser.ts";
import { projectInput } from "../support/fixture.ts";
import { sharedProduct, yesterday, type Product } from "../support/product.ts";
import { expectWellMade, screensOf } from "../support/screens.ts";

let product: Product;

const { office } = screensOf(() => product);

beforeAll(async () => {
  product = await sharedProduct();
});

afterAll(() => product.end());

const ENTRY = {
  sex: "woman",
  birthDate: "1985-03-03",
  education: "isced5",
  employment: "employed",
  commune: "0603142",
  degurba: "3",
};

describe("a funder's file", () => {
  it("says who lacks what, is made by a profile that staff change and check, and opens as the funder wants it", async () => {
    const ctx = product.office();
    const { participant, project } = product.deps.services;
    const day = yesterday();
    const input = projectInput({ title: { pl: "Plik – Żmudź" }, startsOn: day, endsOn: "2099-12-31" });
    const { projectId } = await project.createProject(ctx, { ...input, number: "FELU.08.01-IZ.00-0001/26" });
    for (const [index, lastName] of ["Łęcka", "Źrebiec"].entries()) {
      const added = await participant.addParticipant(ctx, projectId, {
        firstName: "Łucja",
        lastName,
        formerLastNames: [],
        email: `osoba${index}@kis.example`,
        phone: `+4860010020${index}`,
        categories: [],
        territory: [],
      });
      const answers = index === 0 ? ENTRY : { ...ENTRY, education: "refused" };
      const { participantId, version } = added;
      const entered = await participant.changeEntry(ctx, projectId, participantId, { answers, version });
      const course = { state: "participant", startsOn: day, reason: "Pierwsze wsparcie" } as const;
      await participant.changeCourse(ctx, projectId, participantId, { ...course, version: entered.version });
    }
    const page = await office();
    await page.goto(`/staff/projects/${projectId}`);
    await page.getByRole("link", { name: "Plik dla instytucji" }).click();
    await page.getByText("W pliku będzie 1 osoba z 2.").waitFor();
    await page.getByText("Profil nieoficjalny", { exact: true }).waitFor();
    await page
      .getByText("Wykształcenie: tej wartości nie ma w słowniku profilu („Odmowa podania informacji”)")
      .waitFor();
    await expectWellMade(page);
    await shot(page, "funder-file");

    await page.getByRole("button", { name: "Skopiuj do projektu" }).click();
    await said(page, "Profil jest skopiowany do projektu. Możesz go teraz zmienić.");
    await page.getByRole("link", { name: "Zmień profil" }).click();
    // A value more, by the form.
    await page.getByRole("button", { name: "Zmień: Wykształcenie" }).click();
    const dialog = page.getByRole("dialog");
    const dictionary = dialog.getByRole("textbox", { name: /^Słownik/ });
    await dictionary.fill(`${await dictionary.inputValue()}\nrefused`);
    await dialog.getByRole("button", { name: "Zastosuj" }).click();
    await dialog.getByText("Wiersz 5: brakuje znaku „=”.").waitFor();
    await expectWellMade(page);
    await shot(page, "funder-file-column");
    await dictionary.fill(`${await dictionary.inputValue()} = Odmowa podania informacji`);
    await dialog.getByRole("button", { name: "Zastosuj" }).click();
    await dialog.waitFor({ state: "hidden" });
    // What is wrong with the text is said beside its line.
    await page.getByText("Cały profil jako tekst (JSON)").first().click();
    const text = page.getByRole("textbox", { name: "Cały profil jako tekst (JSON)" });
    const whole = await text.inputValue();
    await text.fill(whole.replace('"source": "participant.lastName"', '"source": "participant.pesel"'));
    await page.getByRole("button", { name: "Zastosuj tekst" }).click();
    await page.getByText(/^Wiersz \d+, "source": "participant.pesel": Program nie zna takiego/).waitFor();
    await expectWellMade(page);
    await text.fill(whole);
    await page.getByRole("button", { name: "Zastosuj tekst" }).click();
    await page.getByRole("button", { name: "Wyżej: Obywatelstwo" }).click();
    // Focus stays with the column, though its way up has ended.
    const focused = page.locator("button:focus");
    expect(await focused.getAttribute("aria-label")).toBe("Zmień: Obywatelstwo");
    await shot(page, "funder-file-editor");
    await page.getByRole("button", { name: "Zapisz profil" }).click();
    await said(page, "Profil jest zapisany.");
    await page.getByText("W pliku będą 2 osoby z 2.").waitFor();
    await page.getByRole("button", { name: "Oznacz jako sprawdzony" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Oznacz jako sprawdzony" }).click();
    await page.getByText(/^Sprawdzony: /).waitFor();
    await page.getByRole("rowheader", { name: "wersja 1" }).waitFor();
    await expectWellMade(page);

    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("link", { name: "Pobierz CSV" }).click(),
    ]);
    expect(download.suggestedFilename()).toMatch(/-wersja-2-\d{4}-\d\d-\d\d\.csv$/);
    const chunks: Buffer[] = [];
    for await (const chunk of await download.createReadStream()) chunks.push(chunk as Buffer);
    const bytes = Buffer.concat(chunks);
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    const read = Papa.parse<Record<string, string>>(new TextDecoder().decode(bytes), {
      delimiter: ";",
      newline: "\r\n",
      header: true,
      skipEmptyLines: true,
    });
    expect(read.meta.fields?.slice(0, 2)).toEqual(["Obywatelstwo", "Numer projektu"]);
    expect(read.data.map((row) => [row.Nazwisko, row.Wykształcenie, row["Telefon kontaktowy"]])).toEqual([
      ["Łęcka", "Wyższe (ISCED 5–8)", "600100200"],
      ["Źrebiec", "Odmowa podania informacji", "600100201"],
    ]);
  }, 120_000);
});
