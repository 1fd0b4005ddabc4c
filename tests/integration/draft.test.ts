import { createOutbox, createOutboxStore } from "@zapisy/core/message";
import { GetCommand, UpdateCommand } from "@aws-sdk/lib-dynamodb";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { StaffEventView } from "@zapisy/core/event";
import type { MessageId } from "@zapisy/core/message";
import type { ProjectId } from "@zapisy/core/project";
import type { RegistrationId } from "@zapisy/core/registration";
import { addSeconds } from "@zapisy/core/shared/time";
import { composeMail } from "@zapisy/functions/effects/send-mail";
import { mailingWork } from "@zapisy/functions/mails/mailing";
import { aboutRegistration } from "@zapisy/functions/mails/participant";
import { asPublic, asStaff, createDraft, createProject, manualInput, signUp } from "../support/actions.ts";
import { call } from "../support/api.ts";
import { ATTENDED_ON, attend } from "../support/certificates.ts";
import { agendaItem } from "../support/fixture.ts";
import { START, createWorld, type World } from "../support/world.ts";

const REASON = "Wewnętrzny powód, którego nikt nie zna";

let world: World;
let projectId: ProjectId;
let number = 0;

beforeAll(async () => {
  world = await createWorld();
  projectId = await createProject(world);
});

beforeEach(() => {
  world.clock.now = START;
});

const draft = (overrides: Parameters<typeof createDraft>[2] = {}) => createDraft(world, projectId, overrides);
const enter = async ({ eventId }: StaffEventView, overrides: Parameters<typeof manualInput>[0] = {}) => {
  number += 1;
  const { registration } = await world.deps.services.registration.enterRegistration(
    asStaff(world),
    eventId,
    manualInput({ lastName: `Wpisany ${number}`, email: `wpisany${number}@ops.example`, ...overrides }),
  );
  return registration;
};
const now = ({ eventId }: StaffEventView) => world.deps.services.event.getStaffEvent(asStaff(world), eventId);
const command = async (event: StaffEventView, name: "publishEvent" | "closeEvent") =>
  world.deps.services.event[name](asStaff(world), event.eventId, (await now(event)).version);
const cancel = async (event: StaffEventView) =>
  world.deps.services.event.cancelEvent(asStaff(world), event.eventId, (await now(event)).version, REASON);
const kindsTo = async ({ registrationId }: { registrationId: RegistrationId }) =>
  (await world.deps.stores.messages.listByOwner(registrationId)).map(({ kind }) => kind);
/** Writes down that somebody was told of their registration, as once was done at once. */
const told = ({ registrationId, eventId }: { registrationId: RegistrationId; eventId: `evt_${string}` }) =>
  createOutboxStore(world.deps.table).queue({
    messageId: `msg_${registrationId.slice(4)}` as MessageId,
    kind: "registration.confirmed",
    state: "queued",
    attempts: 0,
    queuedAt: START,
    to: "wpisany@ops.example",
    locale: "pl",
    registrationId,
    eventId,
  });

const withoutRequest = (text: string) => text.replace(/"requestId":"[^"]*"/, "");

/** Everywhere that anybody may look for an event, asked without a session. */
async function publicAnswers({ slug }: StaffEventView): Promise<string> {
  const texts = [];
  for (const path of [
    "/api/events?from=all",
    "/api/events",
    "/api/events?q=tajemnica",
    `/api/events/${slug}`,
    `/api/events/${slug}/calendar.ics`,
    "/api/events.ics",
  ]) {
    const { status, text } = await call(world, "GET", path);
    texts.push(`${status} ${withoutRequest(text)}`);
  }
  const signedUp = await call(world, "POST", `/api/events/${slug}/registrations`, {
    body: {
      firstName: "Ktoś",
      lastName: "Obcy",
      email: "ktos@example.org",
      locale: "pl",
      choices: {},
      answers: {},
      consents: { informationClause: true, rules: true },
    },
  });
  texts.push(`${signedUp.status} ${withoutRequest(signedUp.text)}`);
  return texts.join("\n");
}

describe("an event that was never published", () => {
  it("is nowhere to be found, whatever becomes of it, and its reasons stay inside", async () => {
    const event = await draft({ title: { pl: "Tajemnica urzędu" } });
    await enter(event);
    const before = await publicAnswers(event);
    expect(before).not.toMatch(/Tajemnica|tajemnica-urzedu/);
    await cancel(event);
    await world.follow();
    expect(await now(event)).toMatchObject({ state: "cancelled", cancellation: { reason: REASON } });
    expect(await publicAnswers(event)).toBe(before);
  });

  it("stays hidden also where it was put into the catalogue before", async () => {
    const event = await draft({ title: { pl: "Tajemnica z dawna" } });
    const shown = await draft({ title: { pl: "Publiczne od dawna" } });
    await command(shown, "publishEvent");
    await cancel(event);
    const { name: TableName, documents } = world.deps.table;
    const rowOf = async ({ eventId }: StaffEventView) => {
      const Key = { pk: `$zapisy#eventId_${eventId}`, sk: "$event_1" };
      return (await documents.send(new GetCommand({ TableName, Key }))).Item ?? {};
    };
    const { gsi2pk } = await rowOf(shown);
    const { pk, sk } = await rowOf(event);
    expect([gsi2pk, pk, sk].map((key) => typeof key)).toEqual(["string", "string", "string"]);
    await documents.send(
      new UpdateCommand({
        TableName,
        Key: { pk, sk },
        UpdateExpression: "SET gsi2pk = :pk, gsi2sk = gsi1sk",
        ExpressionAttributeValues: { ":pk": gsi2pk },
      }),
    );
    const answers = await publicAnswers(event);
    expect(answers).toMatch(/Publiczne od dawna/);
    expect(answers).not.toMatch(/Tajemnica/);
  });

  it("mails nobody before it is published, and then once what is true for each", async () => {
    const event = await draft({ seats: 1 });
    const seated = await enter(event);
    const waiting = await enter(event);
    const left = await enter(event);
    const silent = await enter(event, { email: undefined });
    await world.deps.services.registration.changeRegistration(
      asStaff(world),
      event.eventId,
      left.registrationId,
      {
        version: 1,
        status: "cancelled",
        reason: "rozmyśliła się",
      },
    );
    await world.recordsTwice();
    await world.follow();
    for (const person of [seated, waiting, left, silent]) expect(await kindsTo(person)).toEqual([]);
    await command(event, "publishEvent");
    await world.recordsTwice();
    await world.follow();
    expect(await kindsTo(seated)).toEqual(["registration.confirmed"]);
    expect(await kindsTo(waiting)).toEqual(["registration.reserve"]);
    for (const person of [left, silent]) expect(await kindsTo(person)).toEqual([]);
    // From then on as always, and nothing again.
    const late = await enter(event);
    await command(event, "closeEvent");
    await world.follow();
    expect(await kindsTo(late)).toEqual(["registration.reserve"]);
    expect(await kindsTo(seated)).toEqual(["registration.confirmed"]);
  });

  it("leaves those who come once it is published to what follows from their own sign-up", async () => {
    const event = await draft();
    const before = await enter(event);
    await command(event, "publishEvent");
    await world.follow();
    const [mailing] = await world.deps.stores.mailings.list(event.eventId);
    const work = mailing && mailingWork(world.deps, asPublic(world), mailing);
    const tell = async ({ registrationId }: { registrationId: RegistrationId }) => {
      const person = await world.deps.stores.registrations.find(registrationId);
      const head = await world.deps.stores.events.findHead(event.eventId);
      if (!person || !head || !work) throw new Error("nothing was begun");
      await work.tell(person, "wpisany@ops.example", head);
    };
    const atOnce = await enter(event);
    world.clock.now = addSeconds(START, 11);
    const later = await enter(event);
    for (const person of [before, atOnce, later]) await tell(person);
    expect(await Promise.all([before, atOnce, later].map(kindsTo))).toEqual([
      ["registration.confirmed"],
      ["registration.confirmed"],
      [],
    ]);
    await world.follow();
    expect(await kindsTo(later)).toEqual(["registration.confirmed"]);
  });

  it("does not tell anybody twice who was told of it before this was so", async () => {
    const event = await draft();
    const person = await enter(event);
    await world.follow();
    const stored = await world.deps.stores.registrations.find(person.registrationId);
    if (!stored) throw new Error("nobody");
    await createOutbox(world.deps.table).queue(asPublic(world), {
      kind: "registration.confirmed",
      ...aboutRegistration(stored, stored.email ?? "", "v1"),
    });
    await command(event, "publishEvent");
    await world.follow();
    expect(await kindsTo(person)).toEqual(["registration.confirmed"]);
  });

  it("is nobody's news when it is published for the record, after it was", async () => {
    const day = "2016-05-12";
    const event = await draft({
      dates: { type: "exact", startsOn: day, endsOn: day },
      agenda: [agendaItem({ day })],
    });
    const person = await enter(event);
    await command(event, "publishEvent");
    await world.follow();
    expect(await kindsTo(person)).toEqual([]);
  });

  it("tells of its end those alone who had been told of it, without a link to a page that is not there", async () => {
    const event = await draft();
    const [knows, doesNot] = [await enter(event), await enter(event)];
    await told(knows);
    await cancel(event);
    await world.recordsTwice();
    await world.follow();
    expect(await kindsTo(doesNot)).toEqual([]);
    expect((await kindsTo(knows)).toSorted()).toEqual(["event.cancelled", "registration.confirmed"]);
    const messages = await world.deps.stores.messages.listByOwner(knows.registrationId);
    const message = messages.find(({ kind }) => kind === "event.cancelled");
    const content = message && (await composeMail(world.deps, message));
    if (!content) throw new Error("no mail");
    const { text, html } = content.mail;
    expect(text).toContain(REASON);
    expect(text + html).not.toContain(`/events/${event.slug}`);
  });

  it("opens by a personal link that somebody has, and says that it has no page", async () => {
    const event = await draft();
    const person = await enter(event);
    const token = world.deps.services.registration.tokenOf({ ...person, linkVersion: 1 });
    const view = async () => world.deps.services.personalPage.get(asPublic(world), token);
    expect(await view()).toMatchObject({ hasEventPage: false, event: { state: "draft" } });
    await command(event, "publishEvent");
    expect(await view()).toMatchObject({ hasEventPage: true });
  });

  it("has no certificates until it is published, also of years ago", async () => {
    const event = await draft({
      dates: { type: "exact", startsOn: ATTENDED_ON, endsOn: ATTENDED_ON },
      agenda: [agendaItem({ day: ATTENDED_ON })],
    });
    const person = await enter(event);
    await attend(world, event.eventId, "s1", [person]);
    const issue = () =>
      world.deps.services.certificate.issueCertificates(asStaff(world), event.eventId, {
        registrationIds: [person.registrationId],
        institutions: [],
      });
    await expect(issue()).rejects.toMatchObject({ kind: "conflict", code: "certificate.event_draft" });
    await command(event, "publishEvent");
    expect((await issue()).issued).toHaveLength(1);
  });
});

describe("an event that was published", () => {
  it("stays public with the reason when it is cancelled", async () => {
    const event = await draft({ title: { pl: "Tajemnica publiczna" } });
    await command(event, "publishEvent");
    const person = await signUp(world, event, 99);
    await cancel(event);
    expect(await publicAnswers(event)).toContain(REASON);
    await world.follow();
    expect(await kindsTo(person)).toContain("event.cancelled");
  });
});
