import { addDays, dayAt, HOME_ZONE } from "@zapisy/core/shared/time";
import type { StaffId } from "@zapisy/core/staff/schema";
import { afterAll, beforeAll, expect, it } from "vitest";
import { DESK, eventually, PHONE, said, signInAsStaff } from "../support/browser.ts";
import { projectInput } from "../support/fixture.ts";
import { mailsTo, sharedProduct, type Product } from "../support/product.ts";
import { expectWellMade, screensOf } from "../support/screens.ts";

let product: Product;

const { open, office } = screensOf(() => product);

beforeAll(async () => {
  product = await sharedProduct();
});

afterAll(() => product.end());

const SAID = "Łucja boi się wracać do domu.\nUmówiona z Żanetą z ośrodka w Łęcznej.";

it("writes down what was talked about, for herself and for who stands in, and nobody else reads it", async () => {
  const { services } = product.deps;
  const { projectId } = await services.project.createProject(
    product.office(),
    projectInput({
      title: { pl: "Notatki – Żmudź" },
      supports: [{ supportId: "law", name: "Poradnictwo prawne", mode: "individual", hours: 2 }],
      startsOn: "2020-01-01",
      endsOn: "2099-12-31",
    }),
  );
  const staff = async (name: string, email: string) => {
    const { staffId } = await services.staff.createStaff(product.office(), {
      name,
      email,
      role: "coordinator",
      projectIds: [projectId],
      locale: "pl",
      active: true,
    });
    // That of the account comes before that with the code.
    await mailsTo(product, email);
    return staffId;
  };
  const anna = await staff("Anna Źdźbło-Łęcka", "anna.notatki@rops.example");
  await staff("Ewa Żak", "ewa.notatki@rops.example");
  const person = await services.participant.addParticipant(product.office(), projectId, {
    firstName: "Łucja",
    lastName: "Źrebiec",
    formerLastNames: [],
    categories: [],
    territory: [],
  });
  // Yesterday, so that it is over at any hour of today.
  const day = addDays(dayAt(product.office().now, HOME_ZONE), -1);
  await services.supportEntry.addEntry(product.office(), projectId, {
    participantId: person.participantId,
    supportId: "law",
    day,
    from: "09:00",
    to: "09:45",
    topic: "Alimenty",
    mode: "onsite",
    counsellor: { staffId: anna satisfies StaffId },
  });
  const log = `/staff/projects/${projectId}/log?month=${day.slice(0, 7)}`;

  const counsellor = await open(DESK);
  await signInAsStaff(counsellor, product, "anna.notatki@rops.example");
  await counsellor.goto(log);
  await counsellor.getByRole("button", { name: /^Notatka\s+Źrebiec/ }).click();
  const note = counsellor.getByRole("dialog");
  const text = note.getByLabel("Notatka – Anna Źdźbło-Łęcka");
  await expectWellMade(counsellor);
  await note.getByRole("button", { name: "Zapisz notatkę" }).click();
  await eventually(() => text.getAttribute("aria-invalid")).toBe("true");
  await text.fill(SAID);
  await note.getByRole("button", { name: "Zapisz notatkę" }).dblclick();
  await said(counsellor, "Zapisano notatkę.");

  // The office sees that there is such a visit, and no way to the note.
  const desk = await office();
  await desk.goto(log);
  await desk.getByRole("button", { name: /^Historia\s+Źrebiec/ }).click();
  await said(desk, "Zapisano notatkę z rozmowy");
  await desk.getByRole("dialog").getByRole("button", { name: "Zamknij" }).first().click();
  expect(await desk.getByRole("button", { name: /^Notatka/ }).count()).toBe(0);

  await counsellor.getByRole("button", { name: /^Zmień\s+Anna/ }).click();
  const dialog = counsellor.getByRole("dialog");
  await dialog.getByLabel("Kto zastępuje").selectOption({ label: "Ewa Żak" });
  await dialog.getByLabel("Do kiedy").fill(addDays(day, 8));
  await expectWellMade(counsellor);
  await dialog.getByRole("button", { name: "Zapisz zastępstwo" }).click();
  await said(counsellor, "Zapisano zastępstwo.");
  await counsellor.getByRole("row", { name: /Anna Źdźbło-Łęcka.*Ewa Żak/ }).waitFor();
  await expectWellMade(counsellor);

  const deputy = await open(PHONE);
  await signInAsStaff(deputy, product, "ewa.notatki@rops.example");
  await deputy.goto(log);
  await deputy.getByRole("button", { name: /^Pokaż wizyty\s+Anna/ }).click();
  await deputy.getByRole("table", { name: /^Wizyty: Anna/ }).waitFor();
  await expectWellMade(deputy);
  await deputy.getByRole("button", { name: /^Notatka\s+Źrebiec/ }).click();
  const shared = deputy.getByRole("dialog").getByLabel("Notatka – Anna Źdźbło-Łęcka");
  await eventually(() => shared.inputValue()).toBe(SAID);
  await expectWellMade(deputy);

  // Both write at one time: what was saved first is shown, and nothing is lost.
  await counsellor.getByRole("button", { name: /^Notatka\s+Źrebiec/ }).click();
  await text.fill(`${SAID}\nAnna`);
  await note.getByRole("button", { name: "Zapisz notatkę" }).click();
  await said(counsellor, "Zapisano notatkę.");
  await shared.fill(`${SAID}\nEwa`);
  await deputy.getByRole("button", { name: "Zapisz notatkę" }).click();
  await said(deputy, "W międzyczasie zapisano inny tekst (Anna Źdźbło-Łęcka)");
  expect(await shared.inputValue()).toBe(`${SAID}\nEwa`);
  await expectWellMade(deputy);
  await shared.fill(`${SAID}\nAnna\nEwa`);
  await deputy.getByRole("button", { name: "Zapisz notatkę" }).click();
  await said(deputy, "Zapisano notatkę.");

  await counsellor.getByRole("button", { name: /^Notatka\s+Źrebiec/ }).click();
  await eventually(() => text.inputValue()).toContain("Ewa");
  await said(counsellor, /^Ostatnio zapisano .* Ewa Żak\.$/);
  await note.getByRole("button", { name: "Usuń notatkę" }).click();
  await expectWellMade(counsellor);
  await counsellor.getByRole("dialog").last().getByRole("button", { name: "Usuń notatkę" }).click();
  await said(counsellor, "Usunięto notatkę.");
  await counsellor.getByRole("button", { name: /^Historia\s+Źrebiec/ }).click();
  await said(counsellor, "Usunięto notatkę z rozmowy");
  await said(counsellor, "Przeczytano notatkę z rozmowy");
});
