import type { CircularView } from "@zapisy/core/circular/answer";
import { SendInputSchema, type CircularInput, type Recipients } from "@zapisy/core/circular/schema";
import type { StaffEventView } from "@zapisy/core/event";
import type { ProjectId } from "@zapisy/core/project";
import type { RegistrationId } from "@zapisy/core/registration";
import { addressLabels, printedLetters } from "@zapisy/functions/document/circular";
import { createMailFeedbackHandler } from "@zapisy/functions/effects/mail-feedback";
import { doWhatIsDue } from "@zapisy/functions/jobs/do-what-is-due";
import { followStream } from "@zapisy/functions/effects/follow-stream";
import { queueMessages } from "@zapisy/functions/effects/queue-messages";
import { workMailings } from "@zapisy/functions/effects/work-mailings";
import type { DynamoDBRecord } from "aws-lambda";
import * as v from "valibot";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import {
  asStaff,
  createDraft,
  createProject,
  manualInput,
  passMinute,
  publishEvent,
  setStatusOf,
  signUp,
} from "../support/actions.ts";
import { loseConnectionAnew } from "../support/disturb.ts";
import { createMailingWorld, mailBatch, type MailingWorld } from "../support/mailbox.ts";
import { databaseEndpoint } from "../support/own-database.ts";
import { readTableStream } from "../support/table-stream.ts";
import { sesNews } from "../support/ses-events.ts";
import { START, type World } from "../support/world.ts";

let mailing: MailingWorld;
let world: World;
let projectId: ProjectId;

beforeAll(async () => {
  mailing = await createMailingWorld();
  ({ world } = mailing);
  projectId = await createProject(world);
});
afterAll(() => mailing.end());
beforeEach(async () => {
  world.clock.now = START;
  await mailing.arrived();
});

const CONFIRMED: Recipients = { by: "filter", statuses: ["confirmed"] };

const circular = () => world.deps.services.circular;
const code = (work: Promise<unknown>) => work.then(String, (error: { code?: string }) => error.code);

function write({ eventId }: StaffEventView, input: Partial<CircularInput> = {}): Promise<CircularView> {
  return circular().writeCircular(asStaff(world), eventId, {
    subject: { pl: "Zmiana sali" },
    body: { pl: "spotykamy się w sali 2." },
    recipients: CONFIRMED,
    ...input,
  });
}

async function send({ eventId }: StaffEventView, { circularId, version }: CircularView, at?: string) {
  const input = v.parse(SendInputSchema, { version, ...(at !== undefined && { at }) });
  return circular().sendCircular(asStaff(world), eventId, circularId, input);
}

const look = ({ eventId }: StaffEventView, { circularId }: CircularView) =>
  circular().getCircular(asStaff(world), eventId, circularId);

async function eventWith(count: number) {
  const event = await publishEvent(world, projectId, { seats: null });
  const people = [];
  for (let number = 1; number <= count; number += 1) people.push(await signUp(world, event, number));
  await mailing.arrived();
  passMinute(world, 5);
  return { event, people };
}

/** How many messages of the letter somebody has. */
async function lettersTo({ registrationId }: { registrationId: RegistrationId }): Promise<number> {
  const messages = await world.deps.stores.messages.listByOwner(registrationId);
  return messages.filter(({ kind }) => kind === "circular.sent").length;
}

/** Hands over what is new on a stream to what sends letters, in parts of two people; what failed comes again. */
async function follow(stream: ReturnType<typeof readTableStream>, afterBatch = () => Promise.resolve()) {
  const handle = followStream([queueMessages(world.deps), workMailings(world.deps, 2)]);
  let waiting: DynamoDBRecord[] = [];
  for (;;) {
    waiting.push(...(await stream.read()));
    if (waiting.length === 0) return;
    const { batchItemFailures } = await handle({ Records: waiting });
    const failed = batchItemFailures[0]?.itemIdentifier;
    waiting = failed
      ? waiting.slice(waiting.findIndex(({ dynamodb }) => dynamodb?.SequenceNumber === failed))
      : [];
    await afterBatch();
  }
}

async function openStream() {
  const stream = readTableStream(databaseEndpoint, world.deps.table.name);
  while ((await stream.read()).length > 0);
  return stream;
}

describe("a letter to many", () => {
  it("goes to each once, three people of one address by three mails, each named in the subject", async () => {
    const { event } = await eventWith(1);
    const { eventId } = event;
    for (const firstName of ["Adam", "Beata", "Cezary"])
      await world.deps.services.registration.enterRegistration(
        asStaff(world),
        eventId,
        manualInput({ firstName, email: "biuro@ops.example" }),
      );
    await world.deps.services.registration.enterRegistration(
      asStaff(world),
      eventId,
      manualInput({ firstName: "Daria", phone: "601 202 303" }),
    );
    await mailing.arrived();
    const counts = await circular().countRecipients(asStaff(world), eventId, CONFIRMED);
    expect(counts).toMatchObject({
      gets: 4,
      leftOut: { no_address: 1, unconfirmed: 0 },
      left: [{ firstName: "Daria", lastName: "Papierowy", phone: "601 202 303", reason: "no_address" }],
    });
    const letter = await write(event, {
      subject: { pl: "Zmiana sali: {wydarzenie}" },
      body: { pl: "dla {imię} {nazwisko} (https://rops.example/plan).\nLink: {link}" },
    });
    await send(event, letter);
    const mails = await mailing.arrived();
    expect(mails.map(({ destination, subject }) => `${destination.to[0]} ${subject}`).toSorted()).toEqual([
      `biuro@ops.example Zmiana sali: ${event.title.pl} (Adam Papierowy)`,
      `biuro@ops.example Zmiana sali: ${event.title.pl} (Beata Papierowy)`,
      `biuro@ops.example Zmiana sali: ${event.title.pl} (Cezary Papierowy)`,
      `lucja1@ops.example Zmiana sali: ${event.title.pl} (Łucja Żak 1)`,
    ]);
    const adam = mails.find(({ subject }) => subject.endsWith("(Adam Papierowy)"));
    expect(adam?.body.text).toContain("dla Adam Papierowy (https://rops.example/plan).");
    expect(adam?.body.html).toContain('href="https://rops.example/plan"');
    expect(adam?.body.text).toMatch(/Link:\s+http\S+\/registrations\/[\w-]{60,}/);
    expect(await look(event, letter)).toMatchObject({ state: "sent", planned: 4, progress: { sent: 4 } });
    const { items, total } = await circular().listCircularRecipients(
      asStaff(world),
      eventId,
      letter.circularId,
      0,
    );
    expect([total, items.map(({ firstName, message }) => [firstName, message?.state])]).toEqual([
      4,
      [
        ["Adam", "sent"],
        ["Beata", "sent"],
        ["Cezary", "sent"],
        ["Łucja", "sent"],
      ],
    ]);
  });

  it("goes once where it is sent twice, at once or later, and what was sent is changed no more", async () => {
    const { event, people } = await eventWith(2);
    const letter = await write(event);
    const both = await Promise.allSettled([send(event, letter), send(event, letter)]);
    expect(both.some(({ status }) => status === "fulfilled")).toBe(true);
    await send(event, letter);
    expect(await mailing.arrived()).toHaveLength(2);
    await send(event, letter);
    expect(await mailing.arrived()).toEqual([]);
    for (const person of people) expect(await lettersTo(person)).toBe(1);
    const { eventId } = event;
    const edit = { ...(await write(event)), circularId: letter.circularId };
    const { subject, body, recipients } = edit;
    expect(
      await code(
        circular().editCircular(asStaff(world), eventId, letter.circularId, {
          subject,
          body,
          recipients,
          version: 2,
        }),
      ),
    ).toBe("circular.wrong_state");
  });

  it("keeps one letter of a request that comes twice", async () => {
    const { event } = await eventWith(0);
    const input = { subject: { pl: "a" }, body: { pl: "b" }, recipients: CONFIRMED };
    const [one, two] = await Promise.all(
      [1, 2].map(() => circular().writeCircular(asStaff(world), event.eventId, input, "the-same-request")),
    );
    expect(one).toEqual(two);
    expect((await circular().listCirculars(asStaff(world), event.eventId)).items).toHaveLength(1);
  });

  it.each(["before", "after"] as const)(
    "reaches everybody once where any kind of request is lost, %s it took effect",
    async (when) => {
      const { event, people } = await eventWith(3);
      const tried = new Set<string>();
      let breakAt = 1;
      for (let broke = true; broke; breakAt += 1) {
        const letter = await write(event);
        const stream = await openStream();
        await send(event, letter);
        const restore = loseConnectionAnew(world.deps.table.client, tried, when);
        await follow(stream);
        broke = restore();
        const all = await circular().listCircularRecipients(
          asStaff(world),
          event.eventId,
          letter.circularId,
          0,
        );
        expect(all.items.map(({ message }) => message?.state)).toEqual(people.map(() => "queued"));
        world.mailed.length = 0;
      }
      for (const person of people) expect(await lettersTo(person)).toBe(breakAt - 1);
      // A mailing, what its parts read and write, and three people.
      expect(breakAt).toBeGreaterThan(when === "before" ? 17 : 10);
    },
    120_000,
  );

  it("goes to whom a part was for, also where they are others when it is worked again", async () => {
    const { event, people } = await eventWith(2);
    const letter = await write(event);
    const stream = await openStream();
    await send(event, letter);
    // The part is noted, and then it breaks off before any message of it.
    let broke = false;
    const { notePart } = world.deps.stores.circulars;
    world.deps.stores.circulars.notePart = async (part) => {
      const done = await notePart(part);
      if (broke) return done;
      broke = true;
      await setStatusOf(world, event, 1, "rejected");
      throw new Error("The connection was lost.");
    };
    await follow(stream);
    world.deps.stores.circulars.notePart = notePart;
    expect(broke).toBe(true);
    for (const person of people) expect(await lettersTo(person)).toBe(1);
    // Whoever is not meant any more when the mail would leave gets none.
    const mails = await mailing.arrived();
    expect(
      mails
        .filter(({ subject }) => subject.startsWith("Zmiana sali"))
        .map(({ destination }) => destination.to),
    ).toEqual([["lucja2@ops.example"]]);
    expect(await look(event, letter)).toMatchObject({ state: "sent", progress: { sent: 1, superseded: 1 } });
  });

  it("stops: what was not handed over is not sent, and nothing of it is begun any more", async () => {
    const { event, people } = await eventWith(6);
    const letter = await write(event);
    const stream = await openStream();
    const sent = await send(event, letter);
    let stopped: CircularView | undefined;
    await follow(stream, async () => {
      const { total } = await circular().listCircularRecipients(
        asStaff(world),
        event.eventId,
        letter.circularId,
        0,
      );
      if (total < 4 || stopped) return;
      // Four are queued; two of them have left.
      await world.follow();
      const stop = () =>
        circular().stopCircular(asStaff(world), event.eventId, letter.circularId, sent.version);
      const ids = people.slice(0, 2).map(({ registrationId }) => registrationId);
      const queued = world.mailed.filter((ref) => ids.some((id) => ref.startsWith(id)));
      await mailing.handle(mailBatch(queued));
      stopped = await stop();
      await stop();
    });
    expect(stopped?.state).toBe("stopped");
    await mailing.arrived();
    const after = await look(event, letter);
    expect(after.state).toBe("stopped");
    expect(after.progress?.sent).toBe(2);
    expect(after.progress?.queued).toBe(0);
    const again = await code(send(event, { ...letter, version: after.version }));
    expect(again).toBe("circular.wrong_state");
  });

  it("stands in the list of all events once it waits or goes, for those who see the people of its event", async () => {
    const { event } = await eventWith(1);
    const theirs = async (ctx = asStaff(world)) =>
      (await circular().listAllCirculars(ctx)).items
        .filter(({ eventId }) => eventId === event.eventId)
        .map(({ circularId, state, eventTitle }) => [circularId, state, eventTitle.pl]);
    const draft = await write(event, { recipients: CONFIRMED });
    expect(await theirs()).toEqual([]);
    const planned = await send(event, draft, "2026-03-02T12:00:00.000Z");
    expect(await theirs()).toEqual([[draft.circularId, "scheduled", event.title.pl]]);
    const back = await circular().stopCircular(
      asStaff(world),
      event.eventId,
      draft.circularId,
      planned.version,
    );
    expect(await theirs()).toEqual([]);
    await send(event, back);
    const { actor } = await world.signIn({ role: "coordinator", projectIds: [] });
    expect([await theirs(), await theirs(asStaff(world, actor))]).toEqual([
      [[draft.circularId, "sending", event.title.pl]],
      [],
    ]);
  });

  it("waits for its time, once, and can be written on before", async () => {
    const { event } = await eventWith(1);
    const { eventId } = event;
    const letter = await write(event);
    expect(await code(send(event, letter, START))).toBe("circular.time_passed");
    // Half past eight and eleven in Greenwich, whatever the texts look like.
    expect(await code(send(event, letter, "2026-03-02T10:30:00+02:00"))).toBe("circular.time_passed");
    const early = await send(event, letter, "2026-03-02T08:00:00-03:00");
    expect(early).toMatchObject({ state: "scheduled", sendAt: "2026-03-02T11:00:00.000Z" });
    const waits = await send(event, early, "2026-03-02T10:00:00.000Z");
    expect(waits).toMatchObject({ state: "scheduled", planned: 1 });
    // Whoever did not hear the answer says it again, of the version that they know.
    expect(await send(event, early, "2026-03-02T10:00:00.000Z")).toEqual(waits);
    const run = doWhatIsDue(world.deps);
    await run();
    expect(await mailing.arrived()).toEqual([]);
    const back = await circular().stopCircular(asStaff(world), eventId, letter.circularId, waits.version);
    expect(back).toMatchObject({ state: "draft" });
    await send(event, back, "2026-03-02T10:00:00.000Z");
    world.clock.now = "2026-03-02T10:00:30.000Z";
    await Promise.all([run(), doWhatIsDue(world.deps)()]);
    await run();
    expect(await mailing.arrived()).toHaveLength(1);
    expect((await look(event, letter)).state).toBe("sent");
  });

  it("counts as it was sent last to whom it came back and was sent again, however often", async () => {
    const { event, people } = await eventWith(2);
    const letter = await write(event);
    await send(event, letter);
    await mailing.arrived();
    const { messages } = world.deps.stores;
    const [anna] = people;
    if (!anna) throw new Error("Nobody signed up.");
    const { registrationId } = anna;
    const latest = async () => {
      const all = await messages.listByOwner(registrationId);
      const one = all.findLast(({ kind }) => kind === "circular.sent");
      if (!one) throw new Error("No letter was written.");
      return one;
    };
    const stateOf = async () => {
      const { items } = await circular().listCircularRecipients(
        asStaff(world),
        event.eventId,
        letter.circularId,
        0,
      );
      return items.find((one) => one.registrationId === registrationId)?.message;
    };
    for (const news of ["full", "transient"] as const) {
      const { messageId } = await latest();
      await createMailFeedbackHandler(world.deps)(sesNews(`${registrationId}/${messageId}`, news));
      expect((await look(event, letter)).progress).toMatchObject({ sent: 1, bounced: 1 });
      expect((await stateOf())?.state).toBe("bounced");
      passMinute(world);
      await world.deps.services.message.requestResend(
        asStaff(world),
        event.eventId,
        registrationId,
        messageId,
      );
      await world.follow();
      expect(await look(event, letter)).toMatchObject({ state: "sending", progress: { sent: 1, queued: 1 } });
      expect(await mailing.arrived()).toHaveLength(1);
      expect(await look(event, letter)).toMatchObject({ state: "sent", progress: { sent: 2, bounced: 0 } });
      expect(await stateOf()).toMatchObject({ state: "sent", at: world.clock.now });
      expect((await latest()).messageId).not.toBe(messageId);
    }
  });

  it("is decided when it goes: who left before gets none, who came gets one", async () => {
    const { event } = await eventWith(2);
    const letter = await write(event);
    await send(event, letter, "2026-03-02T10:00:00.000Z");
    await setStatusOf(world, event, 1, "rejected");
    await signUp(world, event, 3);
    await mailing.arrived();
    world.clock.now = "2026-03-02T10:01:00.000Z";
    await doWhatIsDue(world.deps)();
    expect((await mailing.arrived()).map(({ destination }) => destination.to.join()).toSorted()).toEqual([
      "lucja2@ops.example",
      "lucja3@ops.example",
    ]);
  });

  it("goes to oneself first, as somebody would get it, without their link", async () => {
    const { event, people } = await eventWith(1);
    const letter = await write(event, { body: { pl: "dla {imię}, {link}" } });
    const sample = { registrationId: people[0]?.registrationId ?? "reg_", locale: "pl" } as const;
    await circular().tryCircular(asStaff(world), event.eventId, letter.circularId, sample);
    const [mail, ...others] = await mailing.arrived();
    expect(others).toEqual([]);
    expect(mail?.destination.to).toEqual([(await world.deps.stores.staff.find(world.admin.staffId))?.email]);
    expect(mail?.subject).toBe("Próba: Zmiana sali (Łucja Żak 1)");
    expect(mail?.body.text).toContain("dla Łucja");
    expect(mail?.body.text).not.toContain(people[0]?.token ?? "?");
    expect(await lettersTo({ registrationId: sample.registrationId })).toBe(0);
  });

  it("has a label for each that is printed, in that order: name, institution and town, and of whom a mail reaches none", async () => {
    const event = await publishEvent(world, projectId, { seats: null });
    const { eventId } = event;
    const enter = (person: Parameters<typeof manualInput>[0]) =>
      world.deps.services.registration.enterRegistration(asStaff(world), eventId, manualInput(person));
    const institution = { name: "Szkoła Podstawowa nr 3", type: "school", town: "Łapy" } as const;
    await enter({ firstName: "Zenon", institution });
    await enter({ firstName: "Adam", institution: undefined });
    await enter({ firstName: "Beata", institution, email: "beata.etykieta@ops.example" });
    const letter = await write(event);
    const ids = { eventId, circularId: letter.circularId };
    const { data, subject } = await addressLabels(world.deps, asStaff(world), ids, "pl");
    expect(data.labels).toEqual([
      { name: "Adam Papierowy", institution: undefined, town: undefined },
      { name: "Zenon Papierowy", institution: institution.name, town: "Łapy" },
    ]);
    const printed = await printedLetters(world.deps, asStaff(world), ids, "pl");
    expect(printed.data.letters.map(({ name }) => name)).toEqual(data.labels.map(({ name }) => name));
    expect(subject).toBe(printed.subject);
    const all = await publishEvent(world, projectId, { seats: null });
    const nobody = { eventId: all.eventId, circularId: (await write(all)).circularId };
    await expect(addressLabels(world.deps, asStaff(world), nobody, "pl")).rejects.toMatchObject({
      code: "paper.nobody",
    });
  });

  it("goes to oneself and onto paper in the language that somebody gets it in, whole in one language", async () => {
    const event = await publishEvent(world, projectId, { seats: null });
    const { eventId } = event;
    const enter = async (firstName: string, locale: "pl" | "en") =>
      world.deps.services.registration.enterRegistration(
        asStaff(world),
        eventId,
        manualInput({ firstName, locale }),
      );
    await enter("Adam", "pl");
    await enter("Becky", "en");
    await mailing.arrived();
    const both = await write(event, {
      subject: { pl: "Zmiana sali", en: "Another room" },
      body: {
        pl: "sala 2 dla {imię}.\n\n{link}\n\nStan: {stan zgłoszenia}",
        en: "room 2 for {first name}.\n\n{link}\n\nStatus: {status}",
      },
    });
    const polish = await write(event, { body: { pl: "sala 2 dla {imię}: {stan zgłoszenia}" } });
    const printed = async ({ circularId }: CircularView) =>
      (await printedLetters(world.deps, asStaff(world), { eventId, circularId }, "pl")).data.letters;
    const [adam, becky] = await printed(both);
    expect([adam?.name, adam?.locale, adam?.heading]).toEqual(["Adam Papierowy", "pl", "Zmiana sali"]);
    expect([becky?.name, becky?.locale, becky?.heading]).toEqual(["Becky Papierowy", "en", "Another room"]);
    expect(adam?.paragraphs).toContainEqual(["sala 2 dla Adam."]);
    expect(becky?.paragraphs).toContainEqual(["room 2 for Becky."]);
    expect(becky?.paragraphs).toContainEqual(["Status: Place confirmed"]);
    // Paper has no link, nor words about one, nor an empty line where it would be.
    for (const letter of [adam, becky]) {
      expect(letter?.paragraphs.flat().join(" ")).not.toMatch(/https?:|…|link|osobist|personal/i);
      expect(letter?.paragraphs.every((lines) => lines.length > 0 && lines.every(Boolean))).toBe(true);
    }
    // What was written in Polish alone is Polish in all its frame.
    const [, other] = await printed(polish);
    expect(other?.locale).toBe("pl");
    expect(other?.paragraphs.flat().join(" ")).toContain("Szanowni Państwo");
    for (const [letter, said] of [
      [both, ["Test: Another room (Becky Papierowy)", "room 2 for Becky."]],
      [polish, ["Próba: Zmiana sali (Becky Papierowy)", "Udział potwierdzony"]],
    ] as const) {
      const { registrationId } = (await circular().countRecipients(asStaff(world), eventId, CONFIRMED))
        .left[1] ?? { registrationId: "reg_" };
      const sample = { registrationId, locale: "en" } as const;
      await circular().tryCircular(asStaff(world), eventId, letter.circularId, sample);
      const mails = await mailing.arrived();
      expect(mails.map(({ subject }) => subject)).toEqual([said[0]]);
      expect(mails[0]?.body.text).toContain(said[1]);
    }
  });

  it("is refused at a draft, to nobody, and with what cannot be filled in", async () => {
    const draft = await createDraft(world, projectId);
    expect(await code(send(draft, await write(draft)))).toBe("event.wrong_state");
    const { event } = await eventWith(0);
    expect(await code(send(event, await write(event)))).toBe("circular.nobody");
    expect(await code(write(event, { body: { pl: "{pesel}" } }))).toBe("circular.invalid");
  });

  it("is told in the history of the event by its subject, and no log knows whom it went to", async () => {
    const { event } = await eventWith(1);
    const letter = await write(event);
    passMinute(world);
    await send(event, letter);
    await mailing.arrived();
    const { items } = await world.deps.services.audit.listEventHistory(asStaff(world), event.eventId);
    const told = items.filter(({ action }) => action.startsWith("circular."));
    expect(told.map(({ action, reason }) => [action, reason])).toEqual([
      ["circular.sent", "Zmiana sali"],
      ["circular.written", "Zmiana sali"],
    ]);
    expect(JSON.stringify(world.logged)).not.toMatch(/lucja1@|Łucja/);
  });

  it("leaves out addresses from which mail came back at whatever event, and says so", async () => {
    const { event, people } = await eventWith(3);
    const elsewhere = await publishEvent(world, projectId, { seats: null });
    for (const number of [1, 2, 3]) await signUp(world, elsewhere, number);
    await mailing.arrived();
    const { messages } = world.deps.stores;
    const bad = async (index: number, state: "bounced" | "complained", failure: string) => {
      const { registrationId = "reg_" } = people[index] ?? {};
      const [message] = await messages.listByOwner(registrationId);
      if (!message) throw new Error("Nothing was mailed.");
      const { address } = world.deps.services;
      await address.noteBadNews(asStaff(world), { ...message, state, failure });
    };
    await bad(0, "bounced", "bounced.permanent");
    await bad(1, "complained", "complained");
    // A mailbox that is full today is not one that does not exist.
    await bad(2, "bounced", "bounced.transient");
    for (const { eventId } of [event, elsewhere]) {
      const counts = await circular().countRecipients(asStaff(world), eventId, CONFIRMED);
      expect(counts).toMatchObject({ gets: 1, leftOut: { bounced: 1, complained: 1, no_address: 0 } });
    }
    await send(event, await write(event));
    const mails = await mailing.arrived();
    expect(mails.map(({ destination }) => destination.to)).toEqual([["lucja3@ops.example"]]);
  });
});
