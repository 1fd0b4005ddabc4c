import type { ParticipantId } from "@zapisy/core/participant/schema";
import { ulid } from "ulid";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { manualInput } from "../support/actions.ts";
import { markInput } from "../support/attendance.ts";
import { said, shot } from "../support/browser.ts";
import { SCAN } from "../support/files.ts";
import { agendaItem, projectInput } from "../support/fixture.ts";
import { publishedEvent, sharedProduct, yesterday, type Product } from "../support/product.ts";
import { expectWellMade, screensOf } from "../support/screens.ts";

let product: Product;

const { office } = screensOf(() => product);

beforeAll(async () => {
  product = await sharedProduct();
});

afterAll(() => product.end());

const SOCIAL =
  "Osoby zagrożone wykluczeniem społecznym z gminy Żmudź i powiatu chełmskiego, u których nastąpił efekt społeczny w wyniku wsparcia";
const FILE = { name: "zaświadczenie ze szkoły – Łęcka.pdf", mimeType: "application/pdf", buffer: SCAN };

describe("the indicators of a project", () => {
  it("are said, entered with their proof, counted against both minima, and open each its list", async () => {
    const ctx = product.office();
    const { attendance, participant, project, registration } = product.deps.services;
    const day = yesterday();
    const { projectId } = await project.createProject(
      ctx,
      projectInput({ title: { pl: "Wskaźniki – Żmudź" }, startsOn: day, endsOn: "2099-12-31" }),
    );
    const { eventId } = await publishedEvent(product, {
      projectId,
      seats: null,
      dates: { type: "exact", startsOn: day, endsOn: day },
      agenda: [agendaItem({ day, from: "00:00", to: "00:30" })],
    });
    const everybody: ParticipantId[] = [];
    for (const lastName of ["Łęcka-Żółkiewska", "Źrebiec", "Bąk"]) {
      const email = `${ulid().toLowerCase()}@kis.example`;
      const input = manualInput({ firstName: "Łucja", lastName, email, phone: undefined });
      const { registration: entered } = await registration.enterRegistration(ctx, eventId, input);
      const { registrationId } = entered;
      const mark = markInput({ registrationId, markId: `mrk_${ulid()}`, source: "list", at: ctx.now });
      await attendance.recordMarks(ctx, eventId, [mark], `staff:${ctx.actor.staffId}`);
      const proposals = [{ registrationIds: [registrationId] }];
      const { items } = await participant.acceptProposals(ctx, projectId, proposals);
      everybody.push(...items.flatMap(({ participantId }) => participantId ?? []));
    }
    // A namesake, who is told by the year of birth.
    await participant.addParticipant(ctx, projectId, {
      firstName: "Łucja",
      lastName: "Bąk",
      formerLastNames: [],
      categories: [],
      territory: [],
      birthDate: "1984-02-29",
      apart: { participantIds: everybody, reason: "Inna osoba" },
    });
    const page = await office();
    await page.goto(`/staff/projects/${projectId}`);
    await page.getByRole("link", { name: "Wskaźniki" }).click();
    await page.getByText("Projekt nie ma jeszcze wskaźników").waitFor();
    await expectWellMade(page);
    await shot(page, "indicators-empty");

    // What is missing is said, and nothing typed is lost by it.
    await page.getByRole("link", { name: "Dodaj pierwszy wskaźnik" }).click();
    await page.getByLabel("Nazwa wskaźnika", { exact: true }).fill(SOCIAL);
    await page.getByLabel("Kto osiągnął efekt z listy").check();
    await page.getByRole("textbox", { name: "Efekt 1", exact: true }).fill("Rozpoczęcie nauki");
    await page.getByRole("button", { name: "Dodaj efekt" }).click();
    await page.getByRole("textbox", { name: "Efekt 2", exact: true }).fill("Wolontariat");
    await page.getByRole("combobox", { name: "Wartość docelowa" }).selectOption("percent");
    await page.getByRole("textbox", { name: /^Ile/ }).fill("60");
    await page.getByRole("button", { name: "Zapisz wskaźnik" }).click();
    await page.getByText("Procent liczy się od podstawy. Podaj ją.").first().waitFor();
    await page.getByRole("combobox", { name: "Podstawa" }).selectOption("participants");
    await page.getByLabel("Ile osób według umowy").fill("2");
    await page.getByText("To co najmniej 2 osoby.").waitFor();
    await page.getByLabel("Płeć").check();
    await expectWellMade(page);
    await shot(page, "indicators-form");
    await page.getByRole("button", { name: "Zapisz wskaźnik" }).click();
    await said(page, "Dodano wskaźnik.");
    const card = page.getByRole("article", { name: SOCIAL });
    await card.getByText("Nieosiągnięty").waitFor();
    await card.getByRole("link", { name: "Uczestnicy z udokumentowanym udziałem: 60% z 3" }).waitFor();

    // Without a file a result is unconfirmed; with one it counts.
    const enter = async (lastName: string, withFile: boolean) => {
      await card.getByRole("button", { name: "Wpisz efekt" }).click();
      const dialog = page.getByRole("dialog");
      await dialog.getByRole("combobox", { name: "Osoba" }).fill(lastName);
      await page.getByRole("option", { name: new RegExp(lastName) }).click();
      await dialog
        .getByRole("combobox", { name: "Efekt", exact: true })
        .selectOption({ label: "Rozpoczęcie nauki" });
      if (withFile) await dialog.getByLabel("Plik z dowodem").setInputFiles(FILE);
      await expectWellMade(page);
      await dialog.getByRole("button", { name: "Wpisz efekt" }).click();
      await dialog.waitFor({ state: "hidden" });
    };
    await card.getByRole("button", { name: "Wpisz efekt" }).click();
    await page.getByRole("dialog").getByRole("combobox", { name: "Osoba" }).fill("Bąk");
    await page.getByRole("option", { name: /Bąk Łucja.*1984/ }).waitFor();
    await page.keyboard.press("Escape");
    await page.getByRole("dialog").getByRole("button", { name: "Anuluj" }).click();
    await enter("Źrebiec", false);
    await card.getByText("1 osoba ma wpisany efekt bez pliku i się nie liczy").waitFor();
    await enter("Łęcka-Żółkiewska", true);
    await card.getByRole("link", { name: "Osiągnięto: 1 osoba" }).waitFor();
    await expectWellMade(page);
    await shot(page, "indicators");

    await card.getByRole("link", { name: "1 osoba ma wpisany efekt bez pliku" }).click();
    await page.getByRole("link", { name: "Źrebiec Łucja" }).waitFor();
    await page.getByText("niepotwierdzony, nie liczy się").waitFor();
    await expectWellMade(page);
    await shot(page, "indicators-unconfirmed");
    await page.locator('input[type="file"]').setInputFiles(FILE);
    await said(page, "Dołączono plik. Efekt jest potwierdzony.");
    await page.getByText("Na tej liście nikogo nie ma").waitFor();
    await page.getByRole("link", { name: "Wskaźniki", exact: true }).click();
    await card.getByText("Osiągnięty", { exact: true }).waitFor();
    await card.getByRole("link", { name: "Osiągnięto: 2 osoby" }).click();
    await page.getByText("2 osoby na liście").waitFor();
    await expectWellMade(page);

    // On the person's own page, where one is struck out.
    await page.getByRole("link", { name: "Źrebiec Łucja" }).click();
    await page.getByRole("heading", { name: "Efekty do wskaźników" }).waitFor();
    await page.getByRole("button", { name: /^Wykreśl/ }).click();
    await page.getByLabel("Powód").fill("Nie ta osoba");
    await page.getByRole("button", { name: "Wykreśl efekt" }).click();
    await page.getByText("wykreślony: Nie ta osoba").waitFor();
    await expectWellMade(page);

    await page.goto(`/staff/projects/${projectId}/indicators`);
    for (const kind of ["xlsx", "pdf"]) {
      const address = `/api/staff/projects/${projectId}/indicators.${kind}`;
      expect((await page.request.get(address)).status()).toBe(200);
    }
    // Somebody else changes it while the form is open: both changes are kept.
    await card.getByRole("link", { name: "Zmień" }).click();
    await page.getByLabel("Źródło pomiaru").fill("Zaświadczenia");
    const { indicator } = product.deps.services;
    const { items } = await indicator.listIndicators(ctx, projectId);
    const [known] = items;
    if (!known || known.rule.by !== "result") throw new Error("It is not there.");
    await indicator.changeIndicator(ctx, projectId, known.indicatorId, {
      name: known.name,
      unit: known.unit,
      rule: known.rule,
      base: known.base,
      target: { as: "percent", value: 50 },
      splits: ["sex"],
      measured: { when: "project_end" },
      version: known.version,
    });
    await page.getByRole("button", { name: "Zapisz wskaźnik" }).click();
    await said(page, "Zapisano wskaźnik.");
    await card.getByText("co najmniej 50%").waitFor();
    await card.getByText("Zaświadczenia", { exact: true }).waitFor();

    await card.getByRole("button", { name: "Usuń" }).click();
    await page.getByRole("button", { name: "Usuń wskaźnik" }).click();
    await page.getByRole("heading", { name: "Usunięte wskaźniki" }).waitFor();
    await expectWellMade(page);
    await page.getByRole("button", { name: /^Przywróć/ }).click();
    await card.getByRole("link", { name: "Osiągnięto: 1 osoba" }).waitFor();
  }, 240_000);
});
