import type { ProjectId } from "@zapisy/core/project";
import { beforeEach, describe, expect, it } from "vitest";
import {
  asStaff,
  changeEvent,
  createProject,
  manualInput,
  passMinute,
  publishEvent,
  signUp,
} from "../support/actions.ts";
import { attend, attendedEvent, issueTo } from "../support/certificates.ts";
import { eventInput, signUpInput } from "../support/fixture.ts";
import { createWorld, type World } from "../support/world.ts";

let world: World;
let projectId: ProjectId;

beforeEach(async () => {
  world = await createWorld();
  projectId = await createProject(world);
});

const services = () => world.deps.services;

/** Kinds of the mails that were queued since this was last asked, whoever they are for. */
async function kindsQueued(): Promise<string[]> {
  await world.follow();
  const queued = world.mailed.splice(0);
  const messages = await world.deps.stores.messages.findMany(queued as never);
  return messages.map((message) => message?.kind ?? "").toSorted();
}

const person = (number: number) => {
  const { firstName, lastName, email } = signUpInput(number);
  return { row: number + 1, firstName, lastName, email, choices: {}, answers: {} };
};

/** Brings people in from a file. */
async function bring(eventId: `evt_${string}`, numbers: readonly number[], tells: boolean) {
  const about = { fileName: "uczestnicy.xlsx", people: numbers.length, tells };
  const { importId } = await services().peopleImport.beginImport(asStaff(world), eventId, about);
  const people = numbers.map(person);
  await services().peopleImport.enterPeople(asStaff(world), eventId, importId, { people });
  await services().peopleImport.endImport(asStaff(world), eventId, importId);
}

describe("an event that is entered when it is over", () => {
  it("mails nobody: not for being entered, corrected, given another status, taken out, brought from a file, or marked as there", async () => {
    const consents = { image: true, newsletter: true, needs: false };
    const { event, people } = await attendedEvent(
      world,
      projectId,
      3,
      {
        form: { ...eventInput(projectId).form, imageConsent: true, newsletterConsent: true },
        reminders: { hour: "09:00", daysBefore: [7, 1], followUpDays: 3 },
      },
      () => ({ consents }),
    );
    expect(await kindsQueued()).toEqual([]);
    const { eventId } = event;
    const { registration } = services();
    const change = async (index: number, patch: object) => {
      const { registrationId } = people[index] ?? { registrationId: "reg_" as const };
      const before = await world.deps.stores.registrations.find(registrationId);
      passMinute(world);
      await registration.changeRegistration(asStaff(world), eventId, registrationId, {
        version: before?.version ?? 0,
        ...patch,
      });
    };
    await change(0, { lastName: "Żak-Nowa" });
    await change(1, { status: "rejected", reason: "wpisana przez pomyłkę" });
    await change(2, { status: "cancelled", reason: "nie przyjechała" });
    expect(await kindsQueued()).toEqual([]);
    await bring(eventId, [11, 12], false);
    expect(await kindsQueued()).toEqual([]);
    // Also where somebody asked for it: there is nothing left to come to.
    await bring(eventId, [13, 14], true);
    expect(await kindsQueued()).toEqual([]);
    await attend(world, eventId, event.agenda[0]?.itemId ?? "", people.slice(0, 1));
    await changeEvent(world, event, {
      agenda: event.agenda,
      dates: event.dates,
      title: { pl: "Inny tytuł" },
    });
    passMinute(world, 10);
    expect(await kindsQueued()).toEqual([]);
  });

  it("mails those who get a certificate of it, each once, which staff press a button for", async () => {
    const { event, people } = await attendedEvent(world, projectId, 2);
    expect(await kindsQueued()).toEqual([]);
    await issueTo(world, event.eventId, people);
    expect(await kindsQueued()).toEqual(["certificate.issued", "certificate.issued"]);
  });
});

describe("people of a file", () => {
  it("hear of it where staff asked for that, and otherwise of nothing", async () => {
    const event = await publishEvent(world, projectId, { seats: null });
    await kindsQueued();
    await bring(event.eventId, [21, 22], false);
    expect(await kindsQueued()).toEqual([]);
    await bring(event.eventId, [23, 24], true);
    expect(await kindsQueued()).toEqual(["registration.confirmed", "registration.confirmed"]);
  });
});

describe("an event that is ahead", () => {
  it("tells whoever signs up or is entered, so that the silence of the others says something", async () => {
    const event = await publishEvent(world, projectId, { seats: null });
    await kindsQueued();
    await signUp(world, event, 31);
    await services().registration.enterRegistration(
      asStaff(world),
      event.eventId,
      manualInput({ email: "wpisana@ops.example" }),
    );
    expect(await kindsQueued()).toEqual(["registration.confirmed", "registration.confirmed"]);
  });
});
