import { ulid } from "ulid";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { manualInput } from "../support/actions.ts";
import { markInput } from "../support/attendance.ts";
import { eventually, said, shot } from "../support/browser.ts";
import { agendaItem, projectInput } from "../support/fixture.ts";
import { publishedEvent, sharedProduct, yesterday, type Product } from "../support/product.ts";
import { expectWellMade, screensOf } from "../support/screens.ts";

let product: Product;

const { office } = screensOf(() => product);

beforeAll(async () => {
  product = await sharedProduct();
});

afterAll(() => product.end());

const LAW =
  "Poradnictwo prawne dla osób zagrożonych wykluczeniem społecznym z gminy Żmudź i powiatu chełmskiego, także w Łęcznej";

describe("the figures of a project", () => {
  it("open each the list of which it is made, and leave out what does not count for the funder", async () => {
    const ctx = product.office();
    const { attendance, participant, project, registration } = product.deps.services;
    const { projectId } = await project.createProject(
      ctx,
      projectInput({
        title: { pl: "Liczby – Łomża i Żmudź" },
        supports: [{ supportId: "law", name: LAW, mode: "individual", hours: 2 }],
      }),
    );
    const page = await office();
    await page.goto(`/staff/projects/${projectId}`);
    await page.getByRole("link", { name: "Liczby" }).click();
    await page.getByText("Nie ma jeszcze czego liczyć").waitFor();
    await expectWellMade(page);

    const day = yesterday();
    const training = async (title: string, people: string[]) => {
      const { eventId } = await publishedEvent(product, {
        projectId,
        title: { pl: title },
        seats: null,
        dates: { type: "exact", startsOn: day, endsOn: day },
        agenda: [agendaItem({ day, from: "00:00", to: "00:30", supportId: "law" })],
      });
      for (const lastName of people) {
        const input = manualInput({
          firstName: "Łucja",
          lastName,
          email: `${ulid().toLowerCase()}@kis.example`,
          phone: undefined,
        });
        const { registration: entered } = await registration.enterRegistration(ctx, eventId, input);
        const { registrationId } = entered;
        const mark = markInput({ registrationId, markId: `mrk_${ulid()}`, source: "list", at: ctx.now });
        await attendance.recordMarks(ctx, eventId, [mark], `staff:${ctx.actor.staffId}`);
      }
      return eventId;
    };
    await training("Warsztaty psychoedukacyjne dla uczestniczek Klubu Integracji Społecznej w Żmudzi", [
      "Źrebiec",
      "Łęcka-Żółkiewska",
      "Bąk",
    ]);
    const { items } = await participant.listProposals(ctx, projectId, { attended: true });
    for (const { registrations, lastName } of items.filter((one) => one.lastName !== "Bąk")) {
      const [accepted] = (
        await participant.acceptProposals(ctx, projectId, [
          { registrationIds: registrations.map(({ registrationId }) => registrationId) },
        ])
      ).items;
      const found = await participant.getParticipant(ctx, projectId, accepted?.participantId ?? "ptc_");
      await participant.changeParticipant(ctx, projectId, found.participantId, {
        firstName: found.firstName,
        lastName,
        formerLastNames: [],
        categories: [],
        territory: lastName === "Źrebiec" ? ["2003", "2007"] : ["2003"],
        version: found.version,
      });
    }
    const groupId = await training("Grupa samopomocowa", ["Ćwiąkalska"]);

    await page.reload();
    const figure = (name: string) => page.getByRole("link", { name, exact: true });
    await figure("Wydarzenia: 2").waitFor();
    await figure("Osoby: 2").waitFor();
    await page
      .getByText(/Wszystkie dane odczytano ponownie nie wcześniej niż .* r\., godz\. \d+:\d\d\./)
      .waitFor();
    await page.getByText("1 osoba liczy się w więcej niż jednym powiecie").waitFor();
    await page.getByText("2 miejsca nie mają jeszcze uczestnika").waitFor();
    expect(await figure(`${LAW}, poniżej standardu: 2`).count()).toBe(1);
    await expectWellMade(page);
    await shot(page, "figures");
    await figure("Miejsca: 4").first().click();
    await page.getByRole("heading", { name: "Miejsca", level: 1 }).waitFor();
    await eventually(() => page.getByRole("row").count()).toBe(5);
    await expectWellMade(page);
    await shot(page, "figures-places");
    await page.getByRole("link", { name: "Liczby", exact: true }).click();
    await figure("powiat bielski (podlaskie), osoby: 2").click();
    await page.getByRole("link", { name: "Źrebiec Łucja" }).waitFor();
    await page.goBack();
    await figure(`${LAW}, poniżej standardu: 2`).click();
    await page.getByText("brakuje 1,5 godz.").first().waitFor();
    await expectWellMade(page);
    await shot(page, "figures-short");
    for (const kind of ["xlsx", "pdf"]) {
      const address = `/api/staff/projects/${projectId}/figures/figures.${kind}`;
      expect((await page.request.get(address)).status()).toBe(200);
    }

    await page.goto(`/staff/events/${groupId}/recruitment`);
    await page.getByLabel("Liczy się dla finansującego").uncheck();
    await page
      .getByRole("button", { name: /^Zapisz/ })
      .first()
      .click();
    await said(page, "Zapisano o");
    await page.goto(`/staff/projects/${projectId}/figures`);
    await page.getByText("1 wydarzenie nie liczy się dla finansującego").waitFor();
    await figure("Miejsca: 3").first().waitFor();
    await page.getByRole("link", { name: "Pokaż te wydarzenia" }).click();
    await page.getByRole("link", { name: "Grupa samopomocowa" }).waitFor();
    await expectWellMade(page);
  });
});
