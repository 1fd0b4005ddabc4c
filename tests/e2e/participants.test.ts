import type { ProjectId } from "@zapisy/core/project";
import type { ManualRegistrationInput } from "@zapisy/core/registration/schema";
import { ulid } from "ulid";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { manualInput } from "../support/actions.ts";
import { eventually, said, shot } from "../support/browser.ts";
import { markInput } from "../support/attendance.ts";
import { agendaItem, eventInput, projectInput } from "../support/fixture.ts";
import { sharedProduct, yesterday, type Product } from "../support/product.ts";
import { expectWellMade, screensOf } from "../support/screens.ts";

let product: Product;

const { office } = screensOf(() => product);

beforeAll(async () => {
  product = await sharedProduct();
});

afterAll(() => product.end());

/** A training of yesterday with these people, who were all there. */
async function training(projectId: ProjectId, title: string, people: Partial<ManualRegistrationInput>[]) {
  const ctx = product.office();
  const { event, registration, attendance } = product.deps.services;
  const day = yesterday();
  const draft = await event.createEvent(
    ctx,
    eventInput(projectId, {
      title: { pl: title },
      seats: null,
      dates: { type: "exact", startsOn: day, endsOn: day },
      agenda: [agendaItem({ day, from: "00:00", to: "00:30" })],
    }),
  );
  const { eventId } = await event.publishEvent(ctx, draft.eventId, draft.version);
  for (const person of people) {
    const { registration: entered } = await registration.enterRegistration(ctx, eventId, manualInput(person));
    const { registrationId } = entered;
    const mark = markInput({ registrationId, markId: `mrk_${ulid()}`, source: "list", at: ctx.now });
    await attendance.recordMarks(ctx, eventId, [mark], `staff:${ctx.actor.staffId}`);
  }
}

describe("the participants of a project", () => {
  it("are accepted from its trainings, told apart where they are alike, and found without Polish letters", async () => {
    const { project, participant } = product.deps.services;
    const { projectId } = await project.createProject(
      product.office(),
      projectInput({
        title: { pl: "Partnerstwa przeciw wykluczeniu społecznemu – profesjonalne formy pomocy" },
        targetGroups: ["osoby długotrwale bezrobotne", "osoby z niepełnosprawnościami"],
      }),
    );
    const zaneta = { firstName: "Żaneta", lastName: "Żółkiewska-Ćwiąkalska", email: "zaneta@kis.example" };
    await training(projectId, "Warsztaty psychoedukacyjne dla uczestniczek Klubu Integracji Społecznej", [
      zaneta,
      { firstName: "Ewa", lastName: "Łącka", email: "dom@laccy.example" },
      { firstName: "Iza", lastName: "Łącka", email: "dom@laccy.example" },
    ]);
    await training(projectId, "Grupa samopomocowa", [zaneta, { firstName: "Maria", lastName: "Bąk" }]);
    await participant.addParticipant(product.office(), projectId, {
      firstName: "Maria",
      lastName: "Bąk",
      formerLastNames: [],
      categories: [],
      territory: [],
    });

    const page = await office();
    await page.goto(`/staff/projects/${projectId}`);
    await page.getByRole("link", { name: "Uczestnicy" }).click();
    await page.getByRole("heading", { name: "Uczestnicy", level: 1 }).waitFor();
    await page.getByRole("link", { name: "Propozycje ze zgłoszeń" }).click();
    const row = (name: string) => page.getByRole("row").filter({ hasText: name });
    await row("Żółkiewska-Ćwiąkalska").waitFor();
    // Once in the list, though she was at two trainings.
    expect(await row("Żółkiewska-Ćwiąkalska").count()).toBe(1);
    expect(await row("Żółkiewska-Ćwiąkalska").innerText()).toContain("Grupa samopomocowa");
    // Sisters with one address are two people, and nobody asks.
    for (const sister of ["Łącka Ewa", "Łącka Iza"])
      expect(await row(sister).innerText()).toContain("Nie ma nikogo podobnego.");
    // Of a namesake who is known already, staff are asked, and say why it is somebody else.
    expect(await row("Bąk Maria").innerText()).toContain("być może ta sama osoba");
    await page.getByLabel("Decyzja: Maria Bąk").selectOption("Nowy uczestnik");
    await page.getByRole("button", { name: "Zapisz 4 osoby" }).click();
    await page.getByLabel("Inna osoba, bo").fill("Córka, inna data urodzenia");
    await expectWellMade(page);
    await shot(page, "participant-proposals");
    await page.getByRole("button", { name: "Zapisz 4 osoby" }).click();
    await said(page, "Dodano 4 osoby.");
    await page.getByText("Nie ma nowych osób").waitFor();

    await page.getByRole("link", { name: "Uczestnicy", exact: true }).click();
    await page.getByLabel("Szukaj po imieniu lub nazwisku").fill("cwiakal");
    await eventually(() => page.getByRole("row").count()).toBe(2);
    await expectWellMade(page);
    await shot(page, "participants");
    await page.getByRole("link", { name: "Żółkiewska-Ćwiąkalska Żaneta" }).click();
    await page.getByRole("heading", { name: "Żaneta Żółkiewska-Ćwiąkalska", level: 1 }).waitFor();
    expect(await page.getByRole("table", { name: "Zgłoszenia tej osoby" }).getByRole("row").count()).toBe(3);

    // She married, and counts to a group of the project.
    await page.getByRole("button", { name: "Zmień dane" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel("Nazwisko", { exact: true }).fill("Nowak");
    await dialog.getByLabel("Poprzednie nazwiska").fill("Żółkiewska-Ćwiąkalska");
    await dialog.getByRole("checkbox", { name: "osoby długotrwale bezrobotne" }).check();
    await expectWellMade(page);
    await dialog.getByRole("button", { name: "Zapisz" }).click();
    await page.getByRole("heading", { name: "Żaneta Nowak", level: 1 }).waitFor();

    // What is asked on the day of entry: a refusal is an answer, what is open is missing.
    await page.getByText("Brakuje: Płeć, Data urodzenia").waitFor();
    await page.getByRole("button", { name: "Uzupełnij dane" }).click();
    await dialog.getByLabel("Płeć").selectOption("Kobieta");
    await dialog.getByLabel("Data urodzenia").fill("1980-02-29");
    await dialog.getByLabel("Wykształcenie").selectOption("Odmowa podania informacji");
    await dialog.getByLabel("Status na rynku pracy").selectOption("Osoba bezrobotna, w tym długotrwale");
    await dialog.getByLabel("Gmina (kod TERYT)").fill("Żmudź");
    await expectWellMade(page);
    await dialog.getByRole("button", { name: "Zapisz" }).click();
    await dialog.getByText("Kod gminy ma 7 cyfr").waitFor();
    await dialog.getByLabel("Gmina (kod TERYT)").fill("0603142");
    await dialog.getByRole("button", { name: "Zapisz" }).click();
    await page.getByText("Brakuje: Stopień urbanizacji (DEGURBA).").waitFor();
    await page.getByRole("button", { name: "Zmień stan" }).click();
    await dialog.getByLabel("Stan").selectOption("udział przerwany");
    await dialog.getByLabel("Koniec udziału").fill(yesterday());
    await dialog.getByLabel("Powód zmiany").fill("Podjęcie pracy");
    await expectWellMade(page);
    await dialog.getByRole("button", { name: "Zapisz" }).click();
    await page.getByText("Powód: Podjęcie pracy").waitFor();
    await expectWellMade(page);
    await shot(page, "participant");

    // Somebody alike is not added by hand without a word.
    await page.getByRole("link", { name: "Uczestnicy", exact: true }).click();
    await page.getByRole("button", { name: "Dodaj osobę" }).click();
    await dialog.getByLabel("Imię", { exact: true }).fill("Ewa");
    await dialog.getByLabel("Nazwisko", { exact: true }).fill("Lacka");
    await dialog.getByRole("button", { name: "Zapisz" }).click();
    await dialog.getByText("W projekcie jest ktoś podobny").waitFor();
    await expectWellMade(page);
    await shot(page, "participant-alike");
    await dialog.getByLabel("To inna osoba, bo").fill("Bratowa");
    await dialog.getByRole("button", { name: "Zapisz" }).click();
    await page.getByRole("heading", { name: "Ewa Lacka", level: 1 }).waitFor();

    // They were one after all: merged with a reason, and separated again.
    await page.getByText("Podobne osoby, uznane za inne").click();
    await page.getByRole("button", { name: "Połącz z tą osobą" }).click();
    await dialog.getByLabel("Powód").fill("Literówka w nazwisku");
    await expectWellMade(page);
    await dialog.getByRole("button", { name: "Połącz", exact: true }).click();
    await page.getByRole("heading", { name: "Ewa Łącka", level: 1 }).waitFor();
    await page.getByRole("button", { name: "Rozdziel" }).click();
    await dialog.getByLabel("Powód").fill("To jednak bratowa");
    await dialog.getByRole("button", { name: "Rozdziel" }).click();
    await said(page, "Rozdzielono. Są znowu dwie osoby.");
    await page.getByText("Podobne osoby, uznane za inne").click();
    await expectWellMade(page);
    await shot(page, "participant-separated");
  });
});
