import { ScanCommand } from "@aws-sdk/lib-dynamodb";
import type { StaffEventView } from "@zapisy/core/event";
import { createOutbox, refOf, type Message } from "@zapisy/core/message";
import type { ProjectId } from "@zapisy/core/project";
import type { RegistrationId } from "@zapisy/core/registration";
import { StaffRegistrationPatchSchema } from "@zapisy/core/registration/schema";
import { keepUndelivered } from "@zapisy/functions/effects/keep-undelivered";
import { createMailFeedbackHandler } from "@zapisy/functions/effects/mail-feedback";
import type { DynamoDBRecord } from "aws-lambda";
import * as v from "valibot";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import {
  asPublic,
  asStaff,
  changeEvent,
  createProject,
  manualInput,
  passMinute,
  publishEvent,
  putOnTeam,
  signUp,
} from "../support/actions.ts";
import { loseConnection } from "../support/disturb.ts";
import { agendaItem, signUpInput } from "../support/fixture.ts";
import { createMailingWorld, type MailingWorld } from "../support/mailbox.ts";
import { databaseEndpoint } from "../support/own-database.ts";
import { sesNews, snsEvent, type SesNews } from "../support/ses-events.ts";
import { readTableStream } from "../support/table-stream.ts";
import { START, type World } from "../support/world.ts";

let mailing: MailingWorld;
let world: World;
let projectId: ProjectId;

beforeAll(async () => {
  mailing = await createMailingWorld();
  ({ world } = mailing);
});
afterAll(() => mailing.end());
beforeEach(async () => {
  world.clock.now = START;
  projectId = await createProject(world);
  await mailing.arrived();
});

const code = (work: Promise<unknown>) => work.then(String, (error: { code?: string }) => error.code);
const messagesOf = (id: RegistrationId) => world.deps.stores.messages.listByOwner(id);
const feedback = (message: Message, news: SesNews) =>
  createMailFeedbackHandler(world.deps)(sesNews(refOf(message), news));

/** Somebody who signed up, and the mail that was sent to them. */
async function mailed(event: StaffEventView, number = 1, overrides: Parameters<typeof signUp>[3] = {}) {
  const person = await signUp(world, event, number, { phone: "857473412", ...overrides });
  await mailing.arrived();
  const [message] = await messagesOf(person.registrationId);
  if (!message) throw new Error("Nothing was mailed.");
  passMinute(world);
  return { ...person, eventId: event.eventId, message };
}

/** The latest message of somebody of that kind. */
async function latest(id: RegistrationId, kind: string): Promise<Message> {
  const found = (await messagesOf(id)).findLast((one) => one.kind === kind);
  if (!found) throw new Error(`No ${kind} was mailed.`);
  return found;
}

/** News of a message, twice, and what follows from them. */
async function told(message: Message, ...news: SesNews[]): Promise<void> {
  for (const one of news) {
    await feedback(message, one);
    await feedback(message, one);
  }
  await world.recordsTwice();
  await world.follow();
}

/** Whom a member of staff sees in a list, page by page. */
async function listed(list: "open" | "dealt" = "open", actor = world.admin) {
  const items = [];
  let cursor: string | undefined;
  do {
    const page = await world.deps.services.undelivered.listUndelivered(asStaff(world, actor), list, cursor);
    items.push(...page.items);
    cursor = page.cursor;
  } while (cursor);
  return items;
}

const ofEvent = async ({ eventId }: StaffEventView, list: "open" | "dealt" = "open") =>
  (await listed(list)).filter((one) => one.eventId === eventId);

async function correct(event: StaffEventView, id: RegistrationId, email: string) {
  const version = (await world.deps.stores.registrations.find(id))?.version ?? 0;
  const patch = v.parse(StaffRegistrationPatchSchema, { version, email });
  await world.deps.services.registration.changeRegistration(asStaff(world), event.eventId, id, patch);
}

const suppressed = async (address: string) =>
  (await world.deps.services.address.suppressionsOf([address]))[0]?.reason;

describe("mail that did not arrive", () => {
  it.each<[SesNews, string, string | undefined]>([
    ["permanent", "no_mailbox", "bounced"],
    ["listed", "listed", "bounced"],
    ["full", "full", undefined],
    ["refused", "refused", undefined],
    ["transient", "not_taken", undefined],
    ["undetermined", "not_taken", undefined],
    ["reject", "harmful", undefined],
    ["complaint", "unwanted", "complained"],
  ])(
    "is in the list after %s as %s, once, and its address gets mail to many or not: %s",
    async (news, reason, why) => {
      const event = await publishEvent(world, projectId);
      const person = await mailed(event, 1, { email: `${news}@ops.example` });
      await told(person.message, news);
      expect(await ofEvent(event)).toEqual([
        {
          personId: person.registrationId,
          whose: "participant",
          eventId: event.eventId,
          eventTitle: event.title,
          timeZone: "Europe/Warsaw",
          name: expect.stringMatching(/^Łucja /),
          institution: undefined,
          phone: expect.stringContaining("857"),
          email: `${news}@ops.example`,
          kind: "registration.confirmed",
          reason,
          since: "2026-03-02T09:01:00.000Z",
          isSentAgain: false,
          version: 1,
        },
      ]);
      expect(await suppressed(`${news}@ops.example`)).toBe(why);
    },
  );

  it("comes to the same in every order of the news, and after a delivery that was told before", async () => {
    const orders: SesNews[][] = [
      ["delivery", "permanent", "complaint"],
      ["complaint", "permanent", "delivery"],
      ["permanent", "delivery", "complaint"],
    ];
    for (const order of orders) {
      const event = await publishEvent(world, projectId);
      const person = await mailed(event, 1, { email: `${order.join(".")}@ops.example` });
      await told(person.message, ...order);
      expect((await ofEvent(event)).map(({ reason, version }) => [reason, version])).toEqual([
        ["unwanted", 1],
      ]);
    }
  });

  it("is not one that an automatic answer came back for, whichever of both is told first", async () => {
    const event = await publishEvent(world, projectId);
    const away = await mailed(event, 1, { email: "urlop@ops.example" });
    await told(away.message, "delivery", "transient");
    expect(await ofEvent(event)).toEqual([]);
    const later = await mailed(event, 2, { email: "urlop2@ops.example" });
    await told(later.message, "transient");
    expect((await ofEvent(event)).map(({ reason }) => reason)).toEqual(["not_taken"]);
    await told(later.message, "delivery");
    expect(await ofEvent(event)).toEqual([]);
    expect((await latest(later.registrationId, "registration.confirmed")).state).toBe("delivered");
  });

  it("is made good by one that arrives while it is put into the list", async () => {
    const event = await publishEvent(world, projectId);
    const { registrationId, message } = await mailed(event, 1, { email: "naraz@ops.example" });
    await correct(event, registrationId, "naraz2@ops.example");
    await mailing.arrived();
    const changed = await latest(registrationId, "registration.changed");
    await feedback(message, "permanent");
    const { client } = world.deps.table;
    let isTold = false;
    client.middlewareStack.add(
      (next, { commandName }) =>
        async (args) => {
          // All is read, and the row is about to be written.
          if (commandName === "PutCommand" || commandName === "PutItemCommand") {
            client.middlewareStack.remove("meanwhile");
            isTold = true;
            await feedback(changed, "delivery");
          }
          return next(args);
        },
      { step: "initialize", name: "meanwhile", override: true },
    );
    const ctx = world.deps.context({ type: "system", name: "keep-undelivered" }, "test");
    const { eventId } = event;
    await world.deps.services.undelivered.lookAt(
      ctx,
      { eventId, personId: registrationId },
      { isTheirs: () => true },
    );
    client.middlewareStack.remove("meanwhile");
    expect(isTold).toBe(true);
    expect(await ofEvent(event)).toEqual([]);
  });

  it("may be told of before our own note that it was sent", async () => {
    const event = await publishEvent(world, projectId);
    const person = await signUp(world, event, 1);
    await world.follow();
    const [message] = await messagesOf(person.registrationId);
    if (!message) throw new Error("Nothing was queued.");
    const ctx = world.deps.context({ type: "system", name: "send-mail" }, "test");
    const send = async () => {
      await feedback(message, "permanent");
      return { outcome: "sent", sesMessageId: "ses-1" } as const;
    };
    await createOutbox(world.deps.table).deliver(ctx, refOf(message), send, world.deps.clock);
    world.mailed.length = 0;
    await world.follow();
    expect((await ofEvent(event)).map(({ reason }) => reason)).toEqual(["no_mailbox"]);
  });

  it("is there too when it was never sent", async () => {
    const event = await publishEvent(world, projectId);
    const person = await signUp(world, event, 1, { email: "nigdy@ops.example" });
    await world.follow();
    const [message] = await messagesOf(person.registrationId);
    if (!message) throw new Error("Nothing was queued.");
    const ctx = world.deps.context({ type: "system", name: "send-mail" }, "test");
    const refuse = () => Promise.resolve({ outcome: "failed", reason: "MessageRejected" } as const);
    await createOutbox(world.deps.table).deliver(ctx, refOf(message), refuse, world.deps.clock);
    world.mailed.length = 0;
    await world.follow();
    expect((await ofEvent(event)).map(({ reason }) => reason)).toEqual(["not_sent"]);
    expect(await suppressed("nigdy@ops.example")).toBeUndefined();
  });

  it("is not lost when SES says what nobody knows: the work fails, and the rest of the batch is done", async () => {
    const event = await publishEvent(world, projectId);
    const person = await mailed(event);
    const unknown = snsEvent({ eventType: "Subscription", mail: { tags: {} } });
    const shapeless = snsEvent({ eventType: "Bounce", bounce: { bounceType: "New" }, mail: { tags: {} } });
    const handle = createMailFeedbackHandler(world.deps);
    await expect(handle(shapeless)).rejects.toThrow();
    const both = { Records: [...unknown.Records, ...sesNews(refOf(person.message), "permanent").Records] };
    await expect(handle(both)).rejects.toThrow();
    await world.follow();
    expect(await ofEvent(event)).toHaveLength(1);
  });

  it("loses nobody when the connection breaks at any request, of the news and of what follows from them", async () => {
    const event = await publishEvent(world, projectId);
    const { client } = world.deps.table;
    const stream = readTableStream(databaseEndpoint, world.deps.table.name);
    let number = 0;
    for (const when of ["before", "after"] as const) {
      for (let nth = 1, isReached = true; isReached; nth += 1) {
        number += 1;
        const person = await mailed(event, number, { email: `nr${number}@ops.example` });
        await world.follow();
        await stream.read();
        const work = async () => {
          await feedback(person.message, "permanent");
          records.push(...(await stream.read()));
          const { batchItemFailures } = await keepUndelivered(world.deps)({ Records: records });
          if (batchItemFailures.length > 0) throw new Error("It comes again.");
        };
        const records: DynamoDBRecord[] = [];
        const end = loseConnection(client, nth, when);
        await work().catch(() => undefined);
        isReached = end();
        await work();
        const rows = (await ofEvent(event)).filter(({ personId }) => personId === person.registrationId);
        expect([nth, when, rows.length, await suppressed(`nr${number}@ops.example`)]).toEqual([
          nth,
          when,
          1,
          "bounced",
        ]);
      }
    }
    expect(number).toBeGreaterThan(12);
  });
});

describe("somebody who missed a mail", () => {
  it("gets all of it once at the address that is put right, and leaves the list when that arrived", async () => {
    const event = await publishEvent(world, projectId);
    const { registrationId, message } = await mailed(event, 1, { email: "anna@opps.example" });
    await told(message, "permanent");
    await correct(event, registrationId, "anna@ops.example");
    await world.recordsTwice();
    const mails = await mailing.arrived();
    const [again] = mails.filter(({ destination }) => destination.to.includes("anna@ops.example"));
    expect(new Set(mails.map(({ destination }) => destination.to.join()))).toEqual(
      new Set(["anna@opps.example", "anna@ops.example"]),
    );
    expect(mails).toHaveLength(2);
    expect(again?.subject).toContain("wysyłamy ponownie");
    expect(again?.body.text).toContain("nie dotarła na podany wtedy adres");
    expect(again?.body.text).toMatch(/https:\/\/zapisy\.example\/registrations\//);
    expect((await ofEvent(event)).map((one) => one.isSentAgain)).toEqual([true]);

    // The notice to the address of before comes back as well, and is nobody's to miss.
    passMinute(world);
    await told(await latest(registrationId, "registration.address_left"), "permanent");
    expect((await ofEvent(event)).map(({ kind }) => kind)).toEqual(["registration.confirmed"]);
    await told(await latest(registrationId, "registration.changed"), "delivery");
    expect(await ofEvent(event)).toEqual([]);
  });

  it("stays while the new address is wrong as well, with the later mail", async () => {
    const event = await publishEvent(world, projectId);
    const { registrationId, message } = await mailed(event);
    await told(message, "permanent");
    await correct(event, registrationId, "inny@opps.example");
    await mailing.arrived();
    passMinute(world);
    await told(await latest(registrationId, "registration.changed"), "permanent");
    expect((await ofEvent(event)).map(({ kind, isSentAgain }) => [kind, isSentAgain])).toEqual([
      ["registration.changed", false],
    ]);
  });

  it("is told of a change of choices in the usual words, where all mail arrived", async () => {
    const event = await publishEvent(world, projectId);
    const { registrationId, message } = await mailed(event);
    await told(message, "delivery");
    await correct(event, registrationId, "anna@ops.example");
    const mails = await mailing.arrived();
    expect(mails.map(({ subject }) => subject).join()).not.toContain("ponownie");
  });

  it("leaves the list with the registration, and is in it where the mail of that end did not arrive", async () => {
    const event = await publishEvent(world, projectId);
    const own = await mailed(event, 1);
    const others = await mailed(event, 2);
    await told(own.message, "permanent");
    await told(others.message, "permanent");
    expect(await ofEvent(event)).toHaveLength(2);
    await world.deps.services.registration.withdrawRegistration(asPublic(world), own.token);
    await world.deps.services.registration.changeRegistration(
      asStaff(world),
      event.eventId,
      others.registrationId,
      {
        version: 1,
        status: "cancelled",
        reason: "Brak zgody przełożonego",
      },
    );
    await mailing.arrived();
    expect(await ofEvent(event)).toEqual([]);
    passMinute(world);
    await told(await latest(own.registrationId, "registration.cancelled"), "permanent");
    await told(await latest(others.registrationId, "registration.cancelled"), "permanent");
    expect((await ofEvent(event)).map(({ personId, kind }) => [personId, kind])).toEqual([
      [others.registrationId, "registration.cancelled"],
    ]);
  });

  it("is dealt with by somebody, which is in the history, and can be taken back; another mail waits again", async () => {
    const event = await publishEvent(world, projectId);
    const { registrationId, message } = await mailed(event);
    await told(message, "full");
    const { undelivered } = world.deps.services;
    const set = (dealt: boolean, version: number) =>
      undelivered.setDealt(asStaff(world), event.eventId, registrationId, { dealt, version });
    await set(true, 1);
    await set(true, 1);
    expect(await ofEvent(event)).toEqual([]);
    expect((await ofEvent(event, "dealt")).map(({ dealt }) => dealt)).toEqual([
      { by: "Żaneta Śliwa", at: world.clock.now },
    ]);
    await world.follow();
    const { items } = await world.deps.services.audit.listEventHistory(asStaff(world), event.eventId);
    expect(items.filter(({ action }) => action === "registration.told_otherwise")).toEqual([
      expect.objectContaining({ target: registrationId, actorName: "Żaneta Śliwa" }),
    ]);
    expect(await code(set(false, 1))).toBe("undelivered.version_conflict");
    await set(false, 2);
    await set(true, 3);
    expect(await ofEvent(event, "dealt")).toHaveLength(1);
    passMinute(world);
    await correct(event, registrationId, "anna@opps.example");
    await mailing.arrived();
    await told(await latest(registrationId, "registration.changed"), "permanent");
    expect(await ofEvent(event, "dealt")).toEqual([]);
    expect(await ofEvent(event)).toHaveLength(1);
  });

  it("can be sent again what came back from a full mailbox, and not what has no mailbox", async () => {
    const event = await publishEvent(world, projectId);
    const [full, none] = [await mailed(event, 1), await mailed(event, 2)];
    await told(full.message, "full");
    await told(none.message, "permanent");
    const resend = ({ registrationId, message }: typeof full) =>
      world.deps.services.message.requestResend(
        asStaff(world),
        event.eventId,
        registrationId,
        message.messageId,
      );
    await resend(full);
    await resend(full);
    expect(await code(resend(none))).toBe("message.not_failed");
    expect((await mailing.arrived()).map(({ destination }) => destination.to)).toEqual([
      ["lucja1@ops.example"],
    ]);
    passMinute(world);
    const again = (await messagesOf(full.registrationId)).find(
      ({ againOf }) => againOf === full.message.messageId,
    );
    if (!again) throw new Error("It was not queued.");
    await told(again, "delivery");
    expect((await ofEvent(event)).map(({ personId }) => personId)).toEqual([none.registrationId]);
  });

  it("stands in the list no longer than the event's people are known by their needs, wherever the event moves", async () => {
    const event = await publishEvent(world, projectId);
    const { registrationId, message } = await mailed(event);
    await told(message, "permanent");
    const ttl = async () =>
      (await world.deps.stores.undelivered.find({ eventId: event.eventId, personId: registrationId }))?.ttl;
    const day = (at: string) => Date.parse(`${at}T00:00:00.000Z`) / 1000;
    expect(await ttl()).toBe(day("2026-05-15"));
    const day0 = "2026-06-15";
    const dates = { type: "exact", startsOn: day0, endsOn: day0 } as const;
    await changeEvent(world, event, { dates, agenda: [agendaItem({ day: day0 })] });
    await mailing.arrived();
    expect(await ttl()).toBe(day("2026-07-15"));
    world.clock.now = "2026-07-16T00:00:00.000Z";
    expect(await ofEvent(event)).toEqual([]);
  });
});

describe("who sees whom", () => {
  it("is told over all events that one may change the people of, the newest first, and to nobody else", async () => {
    const missedAt = async (project: ProjectId, number: number) => {
      const event = await publishEvent(world, project);
      const { registrationId, message } = await mailed(event, number);
      await told(message, "permanent");
      return { eventId: event.eventId, registrationId };
    };
    const first = await missedAt(projectId, 1);
    const second = await missedAt(projectId, 2);
    const third = await missedAt(await createProject(world), 3);
    const own: string[] = [first, second, third].map(({ registrationId }) => registrationId);
    const seen = async (actor: typeof world.admin) => {
      const all = (await listed("open", actor)).map(({ personId }) => personId);
      const { count } = await world.deps.services.undelivered.countUndelivered(asStaff(world, actor));
      expect(count).toBe(all.length);
      return all.filter((id) => own.includes(id));
    };
    const staffOf = async (role: "coordinator" | "organiser" | "assistant" | "auditor") =>
      (await world.signIn({ role, projectIds: [projectId] })).actor;
    const organiser = await staffOf("organiser");
    const assistant = await staffOf("assistant");
    const auditor = await staffOf("auditor");
    await putOnTeam(world, first, [organiser.staffId, assistant.staffId]);
    expect(await seen(world.admin)).toEqual(own.toReversed());
    expect(await seen(await staffOf("coordinator"))).toEqual([second.registrationId, first.registrationId]);
    expect(await seen(organiser)).toEqual([first.registrationId]);
    expect(await seen(assistant)).toEqual([]);
    expect(await seen(auditor)).toEqual([]);

    const { undelivered } = world.deps.services;
    const deal = (actor: typeof world.admin, { eventId, registrationId } = first) =>
      code(undelivered.setDealt(asStaff(world, actor), eventId, registrationId, { dealt: true, version: 1 }));
    for (const actor of [assistant, auditor]) {
      const trust = () =>
        undelivered.trustAddress(asStaff(world, actor), first.eventId, first.registrationId, {
          reason: "Dzwoniła",
        });
      expect([await deal(actor), await code(trust())]).toEqual([
        "registration.read_only",
        "registration.read_only",
      ]);
    }
    expect(await deal(organiser, second)).toBe("event.not_found");
    // An event that one may change is no way to the people of another.
    expect(await deal(organiser, { ...second, eventId: first.eventId })).toBe("undelivered.not_found");
    expect(await deal(organiser)).toBe("undefined");
  });
});

describe("an address from which mail came back", () => {
  it("gets no invitation to any event until staff let it, with a reason that the history has; its own mail goes", async () => {
    const event = await publishEvent(world, projectId);
    const { registrationId, message } = await mailed(event, 1, { email: "Anna+1@ops.example" });
    await told(message, "permanent");
    const invite = async () => {
      const to = await publishEvent(world, projectId);
      const people = [{ email: "anna@ops.example" }, { email: "jan@ops.example" }];
      const { invitation } = world.deps.services;
      await invitation.invite(asStaff(world), to.eventId, { people, locale: "pl" });
      // Those of one moment come in no order.
      const mails = (await mailing.arrived()).map(({ destination }) => destination.to.join()).toSorted();
      const { items } = await invitation.listInvitations(asStaff(world), to.eventId);
      const stateOf = (address: string) => items.find(({ email }) => email === address)?.state;
      return [mails, people.map(({ email }) => stateOf(email))];
    };
    expect(await invite()).toEqual([["jan@ops.example"], ["undelivered", "sent"]]);
    expect(
      await world.deps.services.undelivered.troubleOf(asStaff(world), {
        registrationId,
        eventId: event.eventId,
        email: "anna@ops.example",
      }),
    ).toMatchObject({
      suppressed: { reason: "bounced", since: "2026-03-02T09:01:00.000Z" },
      undelivered: { reason: "no_mailbox" },
    });

    // Who signs up with it is told of that: it is about what they asked for.
    const own = await signUp(world, event, 2, { email: "anna@ops.example" });
    expect((await mailing.arrived()).map(({ destination }) => destination.to)).toEqual([
      ["anna@ops.example"],
    ]);

    passMinute(world);
    const trust = () =>
      world.deps.services.undelivered.trustAddress(asStaff(world), event.eventId, own.registrationId, {
        reason: "Skrzynka znów działa",
      });
    await trust();
    expect(await code(trust())).toBe("address.not_suppressed");
    expect(await invite()).toEqual([
      ["anna@ops.example", "jan@ops.example"],
      ["sent", "sent"],
    ]);
    const { items } = await world.deps.services.audit.listEventHistory(asStaff(world), event.eventId);
    expect(items.filter(({ action }) => action === "registration.address_trusted")).toEqual([
      expect.objectContaining({ target: own.registrationId, reason: "Skrzynka znów działa" }),
    ]);
    // News of the mail of before, which come late, do not take it back.
    await told(message, "complaint");
    expect(await suppressed("anna@ops.example")).toBeUndefined();
  });

  it("gets mail to many again when its holder confirms it, unless they called our mail unwanted", async () => {
    const event = await publishEvent(world, projectId);
    for (const [number, news, after] of [
      [1, "permanent", undefined],
      [2, "complaint", "complained"],
    ] as const) {
      const email = `potwierdza${number}@ops.example`;
      const { message } = await mailed(event, number, { email });
      await told(message, news);
      const held = await publishEvent(world, projectId, {
        recruitment: { mode: "first_come", confirmAddress: true },
      });
      await world.deps.services.registration.registerParticipant(
        asPublic(world),
        held.slug,
        signUpInput(number, { email }),
        undefined,
      );
      const [mail] = (await mailing.arrived()).filter(({ destination }) => destination.to.includes(email));
      const token = /registrations\/([\w-]+)/.exec(mail?.body.text ?? "")?.[1] ?? "";
      await world.deps.services.registration.confirmAddress(asPublic(world), token);
      await world.recordsTwice();
      await mailing.arrived();
      expect(await suppressed(email)).toBe(after);
    }
  });

  it("is not in the row, nor anything that leads to it without the key", async () => {
    const event = await publishEvent(world, projectId);
    const { message } = await mailed(event, 1, { email: "tajna@ops.example" });
    await told(message, "permanent");
    const { documents, name: TableName } = world.deps.table;
    const { Items = [] } = await documents.send(new ScanCommand({ TableName }));
    const rows = Items.filter(
      ({ __edb_e__: entity }) => entity === "suppressedAddress" || entity === "undelivered",
    );
    expect(rows.length).toBeGreaterThan(1);
    expect(JSON.stringify(rows)).not.toMatch(/tajna|ops\.example|Łucja|857/);
  });
});

describe("a person without a telephone or an address", () => {
  it("stands in the list with what is known", async () => {
    const event = await publishEvent(world, projectId);
    const ctx = asStaff(world);
    const input = manualInput({ email: "papier@opps.example" });
    const { registration } = await world.deps.services.registration.enterRegistration(
      ctx,
      event.eventId,
      input,
    );
    await mailing.arrived();
    const [message] = await messagesOf(registration.registrationId);
    if (!message) throw new Error("Nothing was mailed.");
    passMinute(world);
    await told(message, "permanent");
    await correct(event, registration.registrationId, "");
    await mailing.arrived();
    expect(
      (await ofEvent(event)).map(({ email, phone, isSentAgain }) => [email, phone, isSentAgain]),
    ).toEqual([[undefined, undefined, false]]);
  });
});
