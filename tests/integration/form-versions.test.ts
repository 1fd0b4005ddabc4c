import { DeleteCommand, PutCommand } from "@aws-sdk/lib-dynamodb";
import { beforeAll, describe, expect, it } from "vitest";
import type { EventId, EventInput } from "@zapisy/core/event";
import type { Question } from "@zapisy/core/form/schema";
import type { ProjectId } from "@zapisy/core/project";
import type { RegistrationId } from "@zapisy/core/registration";
import { createDeps } from "@zapisy/functions/deps";
import {
  asPublic,
  asStaff,
  createDraft,
  createProject,
  manualInput,
  peopleOf,
  publishEvent,
  signUp,
} from "../support/actions.ts";
import { holdNextTransaction } from "../support/disturb.ts";
import { eventInput, signUpInput } from "../support/fixture.ts";
import { rowsOf } from "../support/seats.ts";
import { createWorld, type World } from "../support/world.ts";

let world: World;
let projectId: ProjectId;

beforeAll(async () => {
  world = await createWorld();
  projectId = await createProject(world);
});

const BED = "Czy potrzebujesz noclegu?";
const NO_BED = "Czy rezygnujesz z noclegu?";
const asks = (bed: string, also: Partial<Question> = {}): Partial<EventInput> => ({
  form: {
    ...eventInput(projectId).form,
    institution: "optional",
    county: "optional",
    questions: [
      { questionId: "bed", label: { pl: bed }, type: "yes_no", required: false },
      { questionId: "note", label: { pl: "Uwagi" }, type: "text", required: false, ...also },
    ],
  },
});
const ANSWERS = { bed: "yes", note: "Przyjadę późno" };

const registrations = () => world.deps.services.registration;
const events = () => world.deps.services.event;
const getEvent = (eventId: EventId) => events().getStaffEvent(asStaff(world), eventId);
const edit = async (eventId: EventId, overrides: Partial<EventInput>) => {
  const now = await events().getEvent(asStaff(world), eventId);
  return events().updateEvent(asStaff(world), eventId, { ...now, ...overrides }, now.version);
};
const view = (token: string) => world.deps.services.personalPage.get(asPublic(world), token);
const sheet = (eventId: EventId, id: RegistrationId) =>
  registrations().getRegistration(asStaff(world), eventId, id);
const byPerson = async (token: string, patch: object) => {
  const { version } = await view(token);
  return registrations().correctRegistration(asPublic(world), token, { version, ...patch });
};
const byStaff = async (eventId: EventId, id: RegistrationId, patch: object) => {
  const { version } = await sheet(eventId, id);
  return registrations().changeRegistration(asStaff(world), eventId, id, { version, ...patch });
};
const words = ({ reworded }: { reworded: readonly Question[] }) => reworded.map(({ label }) => label.pl);
const refused = {
  code: "registration.invalid",
  details: { issues: [{ path: "answers.bed", code: "field.reworded" }] },
};
const put = (Item: Record<string, unknown>) =>
  world.deps.table.documents.send(new PutCommand({ TableName: world.deps.table.name, Item }));
const copies = async (eventId: EventId) =>
  (await rowsOf(world, "formVersion", eventId)).map(({ version }) => version);

describe("a question that is reworded after people answered it", () => {
  it("is shown to staff and to the person as it was answered, and to whoever answers it later as it is", async () => {
    const event = await publishEvent(world, projectId, asks(BED));
    const early = await signUp(world, event, 1, { answers: ANSWERS });
    await edit(event.eventId, asks(NO_BED));
    const late = await signUp(world, event, 2, { answers: ANSWERS });

    expect(words(await view(early.token))).toEqual([BED]);
    expect(words(await sheet(event.eventId, early.registrationId))).toEqual([BED]);
    expect((await peopleOf(world, event)).map(words)).toEqual([[BED], []]);
    expect(words(await view(late.token))).toEqual([]);
    expect((await peopleOf(world, event)).map(({ formVersion }) => formVersion)).toEqual([1, 2]);
  });

  it("keeps its words through every later version, and through its own end", async () => {
    const event = await publishEvent(world, projectId, asks(BED));
    const { token } = await signUp(world, event, 1, { answers: ANSWERS });
    await edit(event.eventId, asks(NO_BED));
    await edit(event.eventId, asks("Nocleg?"));
    const { form } = await edit(event.eventId, { form: { ...eventInput(projectId).form, questions: [] } });
    expect(form.questions).toEqual([]);
    expect(words(await view(token))).toEqual([BED]);
  });

  it("leaves the answer alone when the person, or staff for them, correct something else", async () => {
    const event = await publishEvent(world, projectId, asks(BED));
    const { token, registrationId } = await signUp(world, event, 1, { answers: ANSWERS });
    await edit(event.eventId, asks(NO_BED));
    await byPerson(token, { phone: "857473412", formVersion: 2 });
    await byPerson(token, { answers: { note: "Przyjadę rano" }, formVersion: 2 });
    await byStaff(event.eventId, registrationId, { answers: { note: "Nie przyjadę" }, formVersion: 2 });
    const now = await sheet(event.eventId, registrationId);
    expect(now).toMatchObject({ answers: { bed: "yes", note: "Nie przyjadę" }, formVersion: 2 });
    expect(words(now)).toEqual([BED]);

    // Given anew by who was shown how it reads now, it is an answer to that.
    await byPerson(token, { answers: { bed: "yes", note: "Nie przyjadę" }, formVersion: 2 });
    expect(words(await view(token))).toEqual([]);
  });

  it("keeps the words of an answer that an older client sends again as it is", async () => {
    const event = await publishEvent(world, projectId, asks(BED));
    const { token } = await signUp(world, event, 1, { answers: ANSWERS });
    await edit(event.eventId, asks(NO_BED));
    await byPerson(token, { answers: { ...ANSWERS, note: "Inne uwagi" } });
    expect(await view(token)).toMatchObject({ answers: { bed: "yes", note: "Inne uwagi" } });
    expect(words(await view(token))).toEqual([BED]);
  });

  it("is counted for whoever is about to reword it", async () => {
    const event = await publishEvent(world, projectId, asks(BED));
    await signUp(world, event, 1, { answers: ANSWERS });
    const { token } = await signUp(world, event, 2, { answers: { bed: "no" } });
    await registrations().withdrawRegistration(asPublic(world), token);
    const { answered } = await registrations().countRegistrations(asStaff(world), event.eventId);
    expect(answered).toEqual({ bed: 2, note: 1 });
  });
});

describe("a form that changes while somebody fills it in", () => {
  it("is refused beside the question, nothing is written, and holds when it is read anew", async () => {
    const event = await publishEvent(world, projectId, asks(BED));
    const { formVersion } = await getEvent(event.eventId);
    await edit(event.eventId, asks(NO_BED));
    await expect(signUp(world, event, 1, { answers: ANSWERS, formVersion })).rejects.toMatchObject(refused);
    await expect(
      registrations().enterRegistration(
        asStaff(world),
        event.eventId,
        manualInput({ answers: ANSWERS, formVersion }),
      ),
    ).rejects.toMatchObject(refused);
    expect(await peopleOf(world, event)).toEqual([]);
    const now = await events().getPublicEvent(asPublic(world), event.slug);
    const { token } = await signUp(world, event, 1, { answers: ANSWERS, formVersion: now.formVersion });
    expect(words(await view(token))).toEqual([]);
  });

  it("is taken where what was answered reads as it did", async () => {
    const event = await publishEvent(world, projectId, asks(BED));
    await edit(event.eventId, asks(NO_BED, { required: true }));
    const { token } = await signUp(world, event, 1, { answers: { note: "Nic" }, formVersion: 1 });
    expect(await view(token)).toMatchObject({ formVersion: 2, answers: { note: "Nic" } });
  });

  it("refuses of a correction what was changed, and leaves what stays as it was", async () => {
    const event = await publishEvent(world, projectId, asks(BED));
    const { token, registrationId } = await signUp(world, event, 1, { answers: ANSWERS });
    await edit(event.eventId, asks(NO_BED));
    const stale = { answers: { ...ANSWERS, bed: "no" }, formVersion: 1 };
    await expect(byPerson(token, stale)).rejects.toMatchObject(refused);
    await expect(byStaff(event.eventId, registrationId, stale)).rejects.toMatchObject(refused);
    await byPerson(token, { answers: { ...ANSWERS, note: "Inne" }, formVersion: 1 });
    expect(await view(token)).toMatchObject({ answers: { bed: "yes", note: "Inne" } });
    expect(words(await view(token))).toEqual([BED]);
  });

  it("may be newer than what another process still remembers of the event", async () => {
    const event = await publishEvent(world, projectId, asks(BED));
    const deps = createDeps(world.deps.config, { clock: () => world.clock.now, definitionTtlMs: 60_000 });
    const sign = (number: number, formVersion: number) =>
      deps.services.registration.registerParticipant(
        deps.context({ type: "public" }, "test"),
        event.slug,
        signUpInput(number, { answers: ANSWERS, formVersion }),
      );
    await sign(1, 1);
    await edit(event.eventId, asks(NO_BED));
    expect(await sign(2, 2)).toMatchObject({ outcome: "confirmed" });
    expect((await peopleOf(world, event)).map(words)).toEqual([[BED], []]);
  });
});

describe("a version of a form", () => {
  it("is kept by the save that replaces it, once, and by no other save", async () => {
    const event = await publishEvent(world, projectId, asks(BED));
    const { eventId } = event;
    await edit(eventId, { title: { pl: "Inny tytuł" } });
    expect([(await getEvent(eventId)).formVersion, await copies(eventId)]).toEqual([1, []]);
    const now = await events().getEvent(asStaff(world), eventId);
    const save = (bed: string) =>
      events().updateEvent(asStaff(world), eventId, { ...now, ...asks(bed) }, now.version);
    const saves = await Promise.allSettled([save(NO_BED), save("Nocleg?"), save("Spanie?")]);
    expect(saves.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect([(await getEvent(eventId)).formVersion, await copies(eventId)]).toEqual([2, [1]]);
    const forms = await world.deps.stores.events.readForms(eventId, [1, 2]);
    expect([...forms]).toEqual([[1, asks(BED).form]]);
  });

  it("is not told in the history, where the questions are", async () => {
    const event = await publishEvent(world, projectId, asks(BED));
    await world.follow();
    await edit(event.eventId, asks(NO_BED));
    await world.follow();
    const { items } = await world.deps.services.audit.listEventHistory(asStaff(world), event.eventId);
    expect(items.flatMap(({ fields }) => fields)).toContain("form");
    expect(items.flatMap(({ fields }) => fields)).not.toContain("formVersion");
  });

  it("is not kept of a draft that nobody answered, and a copy of an event begins with its first", async () => {
    const draft = await createDraft(world, projectId, asks(BED));
    await edit(draft.eventId, asks(NO_BED));
    expect(await copies(draft.eventId)).toEqual([]);
    const copy = await events().duplicateEvent(asStaff(world), draft.eventId, { startsOn: null });
    expect([copy.formVersion, copy.form.questions[0]?.label.pl]).toEqual([1, NO_BED]);
  });

  it("is read of an event and of people from before versions were told apart as the first", async () => {
    const event = await publishEvent(world, projectId, asks(BED));
    const { token, registrationId } = await signUp(world, event, 1, { answers: ANSWERS });
    const rows = await rowsOf(world, ["eventPart", "registration"], event.eventId);
    const [form] = rows.filter(({ document }) => document === "form");
    const [person] = rows.filter((row) => row["registrationId"] === registrationId);
    const { formVersion: first, ...before } = JSON.parse(
      Buffer.from(form?.["bytes"] as Uint8Array).toString(),
    );
    // Of the person the first is not written down, as it was not then.
    expect([first, person?.["person"]]).toEqual([1, expect.not.objectContaining({ formVersion: 1 })]);
    await put({ ...form, bytes: new Uint8Array(Buffer.from(JSON.stringify(before))) });
    expect(words(await view(token))).toEqual([]);
    expect((await edit(event.eventId, asks(NO_BED))).formVersion).toBe(2);
    expect(words(await view(token))).toEqual([BED]);
  });
});

describe("somebody whom staff enter in a draft while another saves it", () => {
  /** The save looks and finds nobody; then the person is entered, and the save goes on. */
  const entersDuringSave = async () => {
    const { eventId } = await createDraft(world, projectId, asks(BED));
    const held = holdNextTransaction(world.deps.table.client);
    const save = edit(eventId, asks(NO_BED));
    await held.reached;
    const input = manualInput({ answers: ANSWERS });
    const { registration } = await registrations().enterRegistration(asStaff(world), eventId, input);
    held.release();
    await save;
    return { eventId, registrationId: registration.registrationId };
  };

  it("keeps the words that staff answered for them", async () => {
    const { eventId, registrationId } = await entersDuringSave();
    expect(words(await sheet(eventId, registrationId))).toEqual([BED]);
  });

  it("would not, had the entry not kept them", async () => {
    const { eventId, registrationId } = await entersDuringSave();
    const [{ pk, sk } = {}] = await rowsOf(world, "formVersion", eventId);
    await world.deps.table.documents.send(
      new DeleteCommand({ TableName: world.deps.table.name, Key: { pk, sk } }),
    );
    expect(words(await sheet(eventId, registrationId))).toEqual([]);
  });
});
