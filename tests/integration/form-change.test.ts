import { beforeAll, describe, expect, it } from "vitest";
import type { EventId, EventInput } from "@zapisy/core/event";
import type { ProjectId } from "@zapisy/core/project";
import type { RegistrationId, StaffRegistrationPatch } from "@zapisy/core/registration/schema";
import { asPublic, asStaff, createProject, manualInput, publishEvent, signUp } from "../support/actions.ts";
import { eventInput, twoPanels } from "../support/fixture.ts";
import { assertSeatsMatch } from "../support/seats.ts";
import { createWorld, type World } from "../support/world.ts";

let world: World;
let projectId: ProjectId;

beforeAll(async () => {
  world = await createWorld();
  projectId = await createProject(world);
});

const service = () => world.deps.services.registration;
const form = (overrides: Partial<EventInput["form"]>): Partial<EventInput> => ({
  form: { ...eventInput(projectId).form, ...overrides },
});
const question = (overrides: Partial<EventInput["form"]["questions"][number]> = {}) =>
  ({
    questionId: "q1",
    label: { pl: "Z jakich pieniędzy?" },
    type: "text",
    required: false,
    ...overrides,
  }) as const;
const edit = async (eventId: EventId, overrides: Partial<EventInput>) => {
  const now = await world.deps.services.event.getEvent(asStaff(world), eventId);
  return world.deps.services.event.updateEvent(
    asStaff(world),
    eventId,
    { ...now, ...overrides },
    now.version,
  );
};
const byStaff = async (
  eventId: EventId,
  id: RegistrationId,
  patch: Omit<StaffRegistrationPatch, "version">,
) => {
  const { version } = await service().getRegistration(asStaff(world), eventId, id);
  return service().changeRegistration(asStaff(world), eventId, id, { version, ...patch });
};
const byPerson = async (token: string, patch: object) => {
  const { version } = await world.deps.services.personalPage.get(asPublic(world), token);
  const own = await service().correctRegistration(asPublic(world), token, { version, ...patch });
  return world.deps.services.personalPage.show(asPublic(world), own);
};

describe("a question that hangs on another's answer", () => {
  const BED = question({ questionId: "bed", type: "yes_no", required: true });
  const ROOM = question({
    questionId: "room",
    type: "several",
    required: true,
    shownIf: { questionId: "bed", answers: ["yes"] },
    answers: ["quiet", "ground"].map((answerId) => ({ answerId, label: { pl: answerId } })),
  });
  const RULES = question({ questionId: "rules", type: "statement", required: true });

  it("is demanded and kept with that answer alone, of participants and of staff who enter them", async () => {
    const { eventId, slug } = await publishEvent(world, projectId, form({ questions: [BED, ROOM, RULES] }));
    const signedUp = async (number: number, answers: Record<string, string>) => {
      const { registrationId } = await signUp(world, { slug }, number, { answers });
      return (await service().getRegistration(asStaff(world), eventId, registrationId)).answers;
    };
    expect(await signedUp(1, { bed: "no", room: "quiet", rules: "yes" })).toEqual({
      bed: "no",
      rules: "yes",
    });
    const asked = { bed: "yes", room: "ground quiet", rules: "yes" };
    expect(await signedUp(2, asked)).toEqual(asked);
    await expect(signedUp(3, { bed: "yes" })).rejects.toMatchObject({
      details: {
        issues: [
          { path: "answers.room", code: "field.required" },
          { path: "answers.rules", code: "field.not_ticked" },
        ],
      },
    });
    const { registration } = await service().enterRegistration(
      asStaff(world),
      eventId,
      manualInput({ lastName: "Papierowa", answers: { bed: "no", room: "quiet" } }),
    );
    expect(registration.answers).toEqual({ bed: "no" });
  });

  it("goes with it when the person answers otherwise, and stays with every other correction", async () => {
    const { eventId, slug } = await publishEvent(world, projectId, form({ questions: [BED, ROOM] }));
    const answers = { bed: "yes", room: "quiet" };
    const { registrationId, token } = await signUp(world, { slug }, 1, { answers });
    expect(await byPerson(token, { position: "kierowniczka" })).toMatchObject({ answers });
    expect((await byStaff(eventId, registrationId, { answers: { bed: "no" } })).answers).toEqual({
      bed: "no",
    });
    await expect(byPerson(token, { answers: { bed: "yes" } })).rejects.toMatchObject({
      details: { issues: [{ path: "answers.room", code: "field.required" }] },
    });
    expect((await byPerson(token, { answers })).answers).toEqual(answers);
  });

  it("is refused where it would hang on nothing, beside its field", async () => {
    const { eventId } = await publishEvent(world, projectId, form({ questions: [BED, ROOM] }));
    const refused: [EventInput["form"]["questions"], object][] = [
      [[ROOM, BED], { path: "form.questions.0.shownIf.questionId", code: "question.condition_not_before" }],
      [[ROOM], { path: "form.questions.0.shownIf.questionId", code: "question.condition_not_before" }],
      [
        [BED, { ...ROOM, shownIf: { questionId: "bed", answers: ["maybe"] } }],
        { path: "form.questions.1.shownIf.answers", code: "question.condition_without_answer" },
      ],
    ];
    for (const [questions, issue] of refused)
      await expect(edit(eventId, form({ questions }))).rejects.toMatchObject({
        details: { issues: [issue] },
      });
  });
});

describe("what is asked later", () => {
  const ROOM = question({ questionId: "room", required: true });
  const later = () => ({
    ...form({ questions: [ROOM], later: ["room", "phone"], phone: "required" }),
    recruitment: { mode: "selection" as const },
  });
  const shown = async (token: string) => {
    const view = await world.deps.services.personalPage.get(asPublic(world), token);
    return {
      questions: view.event.form.questions.map(({ questionId }) => questionId),
      phone: view.event.form.phone,
    };
  };

  it("is asked of nobody who has no place, and demanded of those who have one when they fill in their form", async () => {
    const { eventId, slug } = await publishEvent(world, projectId, later());
    const address = (await world.deps.services.event.getPublicEvent(asPublic(world), slug)).form;
    expect([address.questions, address.phone, address.later]).toEqual([[], "hidden", undefined]);
    await expect(signUp(world, { slug }, 1, { answers: { room: "z Anną" } })).rejects.toMatchObject({
      details: { issues: [{ path: "answers.room", code: "field.not_asked" }] },
    });
    const { registrationId, token } = await signUp(world, { slug }, 1);
    expect(await shown(token)).toEqual({ questions: [], phone: "hidden" });
    expect(await byPerson(token, { answers: {}, position: "referentka" })).toMatchObject({ answers: {} });
    await byStaff(eventId, registrationId, { status: "confirmed", reason: "Uchwała komisji" });
    expect(await shown(token)).toEqual({ questions: ["room"], phone: "required" });
    await expect(byPerson(token, { answers: {} })).rejects.toMatchObject({
      details: { issues: [{ path: "answers.room", code: "field.required" }] },
    });
    await byPerson(token, { answers: { room: "z Anną" }, phone: "857473412" });
    // Whoever loses the place again still sees what they said, and takes nothing away by correcting something else.
    await byStaff(eventId, registrationId, { status: "reserve", reason: "Zmiana składu" });
    expect(await shown(token)).toEqual({ questions: ["room"], phone: "hidden" });
    expect(await byPerson(token, { position: "kierowniczka" })).toMatchObject({
      answers: { room: "z Anną" },
      phone: "857473412",
    });
  });
});

describe("staff", () => {
  it("find and count who has a place and has not said what is asked of those who do", async () => {
    const questions = [question({ questionId: "room", required: true }), question({ questionId: "diet" })];
    const { eventId, slug } = await publishEvent(world, projectId, {
      ...form({ questions, later: ["room", "diet", "needs"] }),
      recruitment: { mode: "selection" },
    });
    const { registration } = world.deps.services;
    const silent = async () => {
      const { items } = await registration.listRegistrations(asStaff(world), eventId, { unanswered: "yes" });
      const { unanswered } = await registration.countRegistrations(asStaff(world), eventId);
      expect(unanswered).toBe(items.length);
      return items.map((person) => [person.lastName, person.unanswered]);
    };
    const all = [];
    for (const number of [1, 2, 3])
      all.push(await signUp(world, { slug }, number, { lastName: `Osoba${number}` }));
    expect(await silent()).toEqual([]);
    for (const { registrationId } of all.slice(0, 2))
      await byStaff(eventId, registrationId, { status: "confirmed", reason: "Uchwała komisji" });
    const [first, second] = all;
    const nothing = ["answers.room", "answers.diet", "needs.access", "needs.diet"];
    expect(await silent()).toEqual([
      ["Osoba1", nothing],
      ["Osoba2", nothing],
    ]);
    // Who said what has to be said has answered; who said something else has not.
    await byPerson(first?.token ?? "", { answers: { room: "z Anną" } });
    await byStaff(eventId, second?.registrationId ?? "reg_", { answers: { diet: "wege" } });
    expect(await silent()).toEqual([["Osoba2", ["answers.room"]]]);
    await byStaff(eventId, second?.registrationId ?? "reg_", { status: "rejected", reason: "rezygnacja" });
    expect(await silent()).toEqual([]);
  });
});

describe("a question that is taken off the form", () => {
  it("keeps nobody from correcting or cancelling, and keeps what was answered", async () => {
    const { eventId, slug } = await publishEvent(world, projectId, form({ questions: [question()] }));
    const { registrationId, token } = await signUp(world, { slug }, 1, { answers: { q1: "budżet" } });
    await edit(eventId, form({ questions: [] }));
    expect(await byPerson(token, { position: "kierowniczka" })).toMatchObject({ answers: { q1: "budżet" } });
    expect(await byPerson(token, { answers: {} })).toMatchObject({ answers: { q1: "budżet" } });
    expect(await byStaff(eventId, registrationId, { phone: "857473412" })).toMatchObject({
      answers: { q1: "budżet" },
    });
    expect(await byStaff(eventId, registrationId, { status: "cancelled", reason: "choroba" })).toMatchObject({
      status: "cancelled",
      answers: { q1: "budżet" },
    });
    expect(await byStaff(eventId, registrationId, { status: "confirmed", reason: "wraca" })).toMatchObject({
      status: "confirmed",
    });
    await assertSeatsMatch(world, eventId);
  });

  it("takes no new answers, and lets the old one be taken away", async () => {
    const { eventId, slug } = await publishEvent(world, projectId, form({ questions: [question()] }));
    const { token } = await signUp(world, { slug }, 1, { answers: { q1: "budżet" } });
    await edit(eventId, form({ questions: [] }));
    await expect(byPerson(token, { answers: { q1: "grant" } })).rejects.toMatchObject({
      code: "registration.invalid",
      details: { issues: [{ path: "answers.q1", code: "field.not_asked" }] },
    });
    expect((await byPerson(token, { answers: { q1: "" } })).answers).toEqual({});
  });
});

describe("an answer or a stop that is offered no more", () => {
  it("stays with whoever has it, through corrections of everything else", async () => {
    const answers = ["a", "b"].map((answerId) => ({ answerId, label: { pl: answerId } }));
    const asked = question({ type: "choice", answers });
    const { eventId, slug } = await publishEvent(
      world,
      projectId,
      form({ questions: [asked], pickUpPoints: ["Łomża", "Suwałki"] }),
    );
    const { registrationId, token } = await signUp(world, { slug }, 1, {
      answers: { q1: "a" },
      pickUpPoint: "Suwałki",
    });
    await edit(
      eventId,
      form({ questions: [question({ type: "choice", answers: answers.slice(1) })], pickUpPoints: ["Łomża"] }),
    );
    const kept = { answers: { q1: "a" }, pickUpPoint: "Suwałki" };
    expect(await byPerson(token, { position: "kierowniczka", ...kept })).toMatchObject(kept);
    expect(await byStaff(eventId, registrationId, { lastName: "Nowak", ...kept })).toMatchObject(kept);
    expect(await byPerson(token, { answers: { q1: "b" }, pickUpPoint: "Łomża" })).toMatchObject({
      answers: { q1: "b" },
      pickUpPoint: "Łomża",
    });
    await expect(byPerson(token, kept)).rejects.toMatchObject({
      details: {
        issues: [
          { path: "pickUpPoint", code: "field.not_offered" },
          { path: "answers.q1", code: "field.not_offered" },
        ],
      },
    });
  });
});

describe("a choice that is added after people signed up", () => {
  it("is asked of the person, while staff go on without it", async () => {
    const { eventId, slug } = await publishEvent(world, projectId);
    const { registrationId, token } = await signUp(world, { slug }, 1);
    await edit(eventId, { choiceGroups: twoPanels(1) });
    expect(await byStaff(eventId, registrationId, { phone: "857473412" })).toMatchObject({ choices: {} });
    for (const status of ["cancelled", "confirmed"] as const) {
      expect(await byStaff(eventId, registrationId, { status, reason: "pomyłka" })).toMatchObject({ status });
    }
    expect(await byPerson(token, { position: "kierowniczka" })).toMatchObject({ choices: {} });
    await expect(byPerson(token, { choices: {} })).rejects.toMatchObject({
      details: { issues: [{ path: "choices.panels", code: "choice.required" }] },
    });
    expect(await byPerson(token, { choices: { panels: "b" } })).toMatchObject({ choices: { panels: "b" } });
    await assertSeatsMatch(world, eventId);
  });

  it("can still be made when choices cannot be changed any more", async () => {
    const { eventId, slug } = await publishEvent(world, projectId);
    const { token } = await signUp(world, { slug }, 1);
    const { version } = await edit(eventId, { choiceGroups: twoPanels(2) });
    await world.deps.services.event.closeEvent(asStaff(world), eventId, version);
    expect(await byPerson(token, { choices: { panels: "a" } })).toMatchObject({
      status: "confirmed",
      choices: { panels: "a" },
    });
    await expect(byPerson(token, { choices: { panels: "b" } })).rejects.toMatchObject({
      code: "registration.changes_closed",
    });
    await assertSeatsMatch(world, eventId);
  });
});

describe("a question that is added after people signed up", () => {
  it("is required of whoever fills in the form again, and of nobody else", async () => {
    const { eventId, slug } = await publishEvent(world, projectId);
    const { registrationId, token } = await signUp(world, { slug }, 1);
    await edit(eventId, form({ questions: [question({ required: true })], institution: "required" }));
    expect(await byPerson(token, { position: "kierowniczka" })).toMatchObject({ answers: {} });
    expect(await byStaff(eventId, registrationId, { answers: {}, institution: null })).toMatchObject({
      status: "confirmed",
    });
    await expect(byPerson(token, { answers: {}, institution: null })).rejects.toMatchObject({
      details: {
        issues: [
          { path: "institution.name", code: "field.required" },
          { path: "answers.q1", code: "field.required" },
        ],
      },
    });
  });
});
