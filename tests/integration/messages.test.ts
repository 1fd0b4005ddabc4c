import { DeleteCommand, GetCommand, PutCommand } from "@aws-sdk/lib-dynamodb";
import { createOutbox, createOutboxStore, refOf } from "@zapisy/core/message";
import type { SNSEvent } from "aws-lambda";
import { beforeAll, describe, expect, it } from "vitest";
import type { StaffEventView } from "@zapisy/core/event";
import { addSeconds } from "@zapisy/core/shared/time";
import { createDeps, type MailQueue } from "@zapisy/functions/deps";
import type { Message, MessageRef, SendResult, Told } from "@zapisy/core/message";
import type { ProjectId } from "@zapisy/core/project";
import type { RegistrationId } from "@zapisy/core/registration";
import { createMailFeedbackHandler } from "@zapisy/functions/effects/mail-feedback";
import { requeueMail } from "@zapisy/functions/jobs/requeue-mail";
import {
  asPublic,
  asStaff,
  createProject,
  manualInput,
  passMinute,
  publishEvent,
  signUp,
} from "../support/actions.ts";
import { START, createWorld, type World } from "../support/world.ts";

let world: World;
let projectId: ProjectId;

beforeAll(async () => {
  world = await createWorld();
  projectId = await createProject(world);
});

const publish = async (overrides: Parameters<typeof publishEvent>[2] = {}) => {
  world.clock.now = START;
  const event = await publishEvent(world, projectId, overrides);
  await world.follow();
  world.mailed.length = 0;
  return event;
};
const messagesOf = ({ registrationId }: { registrationId: RegistrationId }) =>
  world.deps.stores.messages.listByOwner(registrationId);
const kindsOf = async (person: { registrationId: RegistrationId }) =>
  (await messagesOf(person)).map(({ kind }) => kind).toSorted();
const change = async (event: StaffEventView, overrides: Partial<StaffEventView>) => {
  const now = await world.deps.services.event.getEvent(asStaff(world), event.eventId);
  await world.deps.services.event.updateEvent(
    asStaff(world),
    event.eventId,
    { ...now, ...overrides },
    now.version,
  );
};

describe("mail that follows from a change", () => {
  it("is queued once for each step of a registration, however often the stream tells of it", async () => {
    const event = await publish({ seats: 1 });
    const [first, second] = [await signUp(world, event, 1), await signUp(world, event, 2)];
    await world.recordsTwice();
    await world.follow();
    await world.deps.services.registration.withdrawRegistration(asPublic(world), first.token);
    await world.recordsTwice();
    await world.follow();
    expect([await kindsOf(first), await kindsOf(second)]).toEqual([
      ["registration.cancelled", "registration.confirmed"],
      ["registration.promoted", "registration.reserve"],
    ]);
    expect(new Set(world.mailed).size).toBe(4);
  });

  it("holds who it goes to and why, and no words", async () => {
    const event = await publish();
    const person = await signUp(world, event, 1, { locale: "en" });
    await world.follow();
    const [message] = await messagesOf(person);
    expect(message).toEqual({
      messageId: expect.stringMatching(/^msg_[0-9A-Z]{26}$/),
      kind: "registration.confirmed",
      state: "queued",
      to: "lucja1@ops.example",
      locale: "en",
      registrationId: person.registrationId,
      eventId: event.eventId,
      attempts: 0,
      queuedAt: START,
    });
  });

  it("tells everybody who counts and has an address that the event moved, with where and when it was", async () => {
    const event = await publish({ seats: 2 });
    const people = [
      await signUp(world, event, 1),
      await signUp(world, event, 2),
      await signUp(world, event, 3),
    ];
    const gone = await signUp(world, event, 4);
    await world.deps.services.registration.withdrawRegistration(asPublic(world), gone.token);
    const { registration: paper } = await world.deps.services.registration.enterRegistration(
      asStaff(world),
      event.eventId,
      manualInput(),
    );
    await change(event, { dates: { type: "tentative", period: "2026-H2" } });
    await world.recordsTwice();
    await world.follow();
    for (const person of people) {
      const moved = (await messagesOf(person)).filter(({ kind }) => kind === "event.moved");
      expect(moved.map(({ facts }) => JSON.parse(facts?.before ?? "{}"))).toEqual([
        { dates: event.dates, place: event.place, timeZone: event.timeZone },
      ]);
    }
    expect([await kindsOf(gone), await kindsOf(paper)]).toEqual([
      ["registration.cancelled", "registration.reserve"],
      [],
    ]);
  });

  it("tells nobody of other words, of a draft, or of an event that is over", async () => {
    const event = await publish();
    const person = await signUp(world, event, 1);
    await change(event, { title: { pl: "Inny tytuł" }, seats: 30 });
    await world.follow();
    expect(await kindsOf(person)).toEqual(["registration.confirmed"]);
    world.clock.now = "2026-04-16T08:00:00.000Z";
    await change(event, { place: { mode: "onsite", name: "Gdzie indziej" } });
    await world.follow();
    await world.deps.services.event.cancelEvent(asStaff(world), event.eventId, 4, "pomyłka");
    const { registration } = await world.deps.services.registration.enterRegistration(
      asStaff(world),
      (await publishPast()).eventId,
      manualInput({ email: "wpisana@ops.example" }),
    );
    await world.follow();
    expect([await kindsOf(person), await kindsOf(registration)]).toEqual([["registration.confirmed"], []]);
  });

  /** An event of the past, entered for the record. */
  async function publishPast() {
    world.clock.now = "2026-04-16T08:00:00.000Z";
    return publishEvent(world, projectId);
  }

  it("tells everybody that the event is cancelled, with the reason, and nobody twice", async () => {
    const event = await publish({ seats: 1 });
    const people = [await signUp(world, event, 1), await signUp(world, event, 2)];
    await world.deps.services.event.cancelEvent(
      asStaff(world),
      event.eventId,
      event.version,
      "Mało zgłoszeń",
    );
    await world.recordsTwice();
    await world.follow();
    for (const person of people) {
      const cancelled = (await messagesOf(person)).filter(({ kind }) => kind === "event.cancelled");
      expect(cancelled.map(({ facts }) => facts)).toEqual([{ reason: "Mało zgłoszeń" }]);
    }
  });

  it("reaches everybody of a large event, once each", async () => {
    const event = await publish({ seats: null });
    const people = await Promise.all(Array.from({ length: 35 }, (_, number) => signUp(world, event, number)));
    await world.follow();
    world.mailed.length = 0;
    await world.deps.services.event.cancelEvent(
      asStaff(world),
      event.eventId,
      event.version,
      "Mało zgłoszeń",
    );
    await world.follow();
    expect([world.mailed.length, new Set(world.mailed).size]).toEqual([people.length, people.length]);
  });

  it("goes to the new address after a correction, and says why staff decided as they did", async () => {
    const event = await publish();
    const person = await signUp(world, event, 1);
    await world.deps.services.registration.correctRegistration(asPublic(world), person.token, {
      version: 1,
      email: "nowy@ops.example",
    });
    await world.deps.services.registration.changeRegistration(
      asStaff(world),
      event.eventId,
      person.registrationId,
      {
        version: 2,
        status: "rejected",
        reason: "spoza województwa",
      },
    );
    await world.follow();
    const facts = Object.fromEntries(
      (await messagesOf(person)).map(({ kind, to, facts }) => [kind, [to, facts?.reason]]),
    );
    expect(facts).toEqual({
      "registration.confirmed": ["lucja1@ops.example", undefined],
      "registration.address_left": ["lucja1@ops.example", undefined],
      "registration.changed": ["nowy@ops.example", undefined],
      "registration.rejected": ["nowy@ops.example", "spoza województwa"],
    });
  });

  it("never stands in the log with a name, an address or a link", async () => {
    const event = await publish();
    const person = await signUp(world, event, 1);
    await world.follow();
    const [message] = await messagesOf(person);
    if (!message) throw new Error("no message");
    await deliver(refOf(message), () => Promise.resolve({ outcome: "retry", reason: "Throttling" }));
    expect(world.logged.some((line) => line.message === "mail not sent")).toBe(true);
    expect(JSON.stringify(world.logged)).not.toMatch(/Żak|lucja|@ops|registrations\//);
  });
});

function deliver(
  ref: MessageRef,
  send: (message: Message) => Promise<SendResult>,
  options: { again?: boolean } = {},
): Promise<"done" | "again" | "given_up"> {
  const ctx = world.deps.context({ type: "system", name: "send-mail" }, "test");
  return createOutbox(world.deps.table).deliver(ctx, ref, send, world.deps.clock, options);
}

/** Until when somebody has a message. */
async function leaseOf(ref: MessageRef): Promise<unknown> {
  const [ownerId, messageId] = ref.split("/");
  const Key = { pk: `$zapisy#messageOf_${ownerId}`, sk: `$messageLease_1#messageId_${messageId}` };
  const { documents, name: TableName } = world.deps.table;
  return (await documents.send(new GetCommand({ TableName, Key }))).Item?.takenUntil;
}

describe("delivering a message", () => {
  const sent = (sesMessageId: string) => Promise.resolve({ outcome: "sent" as const, sesMessageId });

  async function queued(): Promise<MessageRef> {
    const person = await signUp(world, await publish(), 1);
    await world.follow();
    const [message] = await messagesOf(person);
    if (!message) throw new Error("no message");
    return refOf(message);
  }
  const find = (ref: MessageRef) => world.deps.stores.messages.find(ref);

  it("sends it once when two mailers take it at the same moment", async () => {
    const ref = await queued();
    let copies = 0;
    const outcomes = await Promise.all(
      Array.from({ length: 5 }, () =>
        deliver(ref, () => {
          copies += 1;
          return sent(`ses-${copies}`);
        }),
      ),
    );
    expect([copies, outcomes]).toEqual([1, ["done", "done", "done", "done", "done"]]);
    expect(await find(ref)).toMatchObject({
      state: "sent",
      sesMessageId: "ses-1",
      attempts: 1,
      sentAt: START,
    });
  });

  it("is not sent again once it was sent", async () => {
    const ref = await queued();
    await deliver(ref, () => sent("ses-1"));
    expect(await deliver(ref, () => sent("ses-2"))).toBe("done");
    expect((await find(ref))?.sesMessageId).toBe("ses-1");
  });

  it("is tried again when that may help, and is given up after eight attempts with the reason", async () => {
    const ref = await queued();
    const outcomes = [];
    for (let attempt = 1; attempt <= 9; attempt += 1) {
      passMinute(world);
      outcomes.push(await deliver(ref, () => Promise.resolve({ outcome: "retry", reason: "Throttling" })));
    }
    expect(outcomes).toEqual([...Array.from({ length: 7 }, () => "again"), "given_up", "done"]);
    expect(await find(ref)).toMatchObject({ state: "failed", attempts: 8, failure: "Throttling" });
  });

  it("is given up at once when no attempt can help", async () => {
    const ref = await queued();
    expect(await deliver(ref, () => Promise.resolve({ outcome: "failed", reason: "MessageRejected" }))).toBe(
      "given_up",
    );
    expect(await find(ref)).toMatchObject({ state: "failed", attempts: 1, failure: "MessageRejected" });
  });

  it("goes after it was given up only when somebody says that the cause is mended, and then once", async () => {
    const ref = await queued();
    await deliver(ref, () => Promise.resolve({ outcome: "failed", reason: "MessageRejected" }));
    expect(await deliver(ref, () => sent("unasked"))).toBe("done");
    expect((await find(ref))?.state).toBe("failed");
    expect(await deliver(ref, () => sent("ses-1"), { again: true })).toBe("done");
    expect(await deliver(ref, () => sent("ses-2"), { again: true })).toBe("done");
    const after = await find(ref);
    expect(after).toMatchObject({ state: "sent", attempts: 1, sesMessageId: "ses-1" });
    expect(after?.failure).toBeUndefined();
  });

  it("is left to a mailer that has it, and taken over a minute after that one died", async () => {
    const ref = await queued();
    const died = deliver(ref, () => Promise.reject(new Error("the mailer dies here")));
    await expect(died).rejects.toThrow("the mailer dies here");
    world.clock.now = "2026-03-02T09:00:59.999Z";
    expect(await deliver(ref, () => sent("too early"))).toBe("done");
    expect((await find(ref))?.state).toBe("queued");
    world.clock.now = "2026-03-02T09:01:00.000Z";
    await deliver(ref, () => sent("ses-1"));
    expect(await find(ref)).toMatchObject({ state: "sent", sesMessageId: "ses-1" });
  });

  it("is noted with what its reader knows, also where the news of its delivery are faster", async () => {
    const ref = await queued();
    const [ownerId = ""] = ref.split("/");
    const told: Told = {
      occasion: { beginsAt: "2026-04-15T09:00", timeZone: "Europe/Warsaw" } as unknown as Told["occasion"],
      entries: [],
      toldAt: START,
    };
    const outbox = createOutbox(world.deps.table);
    const ctx = world.deps.context({ type: "system", name: "mail-feedback" }, "test");
    await deliver(ref, async () => {
      await outbox.noteFeedback(ctx, ref, { outcome: "delivered" });
      return { outcome: "sent", sesMessageId: "ses-1", told };
    });
    expect(await find(ref)).toMatchObject({ state: "delivered", told });
    await outbox.noteFeedback(ctx, ref, { outcome: "complained", reason: "complained" });
    expect(await world.deps.stores.messages.findTold(ownerId as RegistrationId)).toEqual(told);
  });

  it("is noted as sent whatever a mailer notes that had it before and came back too late", async () => {
    const ref = await queued();
    const late = Promise.withResolvers<SendResult>();
    const first = deliver(ref, () => late.promise);
    await expect.poll(() => leaseOf(ref)).toBe("2026-03-02T09:01:00.000Z");
    passMinute(world);
    const second = deliver(ref, async () => {
      late.resolve({ outcome: "retry", reason: "Throttling" });
      expect(await first).toBe("again");
      // It gave back what was not its own any more: nobody may take it.
      expect(await deliver(ref, () => sent("in between"))).toBe("done");
      return sent("ses-2");
    });
    expect(await second).toBe("done");
    expect(await find(ref)).toMatchObject({ state: "sent", sesMessageId: "ses-2" });
  });

  it("is put back into the queue by the minute's job when it got lost on its way", async () => {
    const ref = await queued();
    world.mailed.length = 0;
    await requeueMail(world.deps);
    expect(world.mailed).not.toContain(ref);
    passMinute(world, 2);
    await requeueMail(world.deps);
    expect(world.mailed).toContain(ref);
    await deliver(ref, () => sent("ses-1"));
    world.mailed.length = 0;
    await requeueMail(world.deps);
    expect(world.mailed).not.toContain(ref);
  });
});

describe("mail that waits for long", () => {
  it("goes back into the queue of its lane, and that to many only when it cannot stand there any more", async () => {
    const own = await createWorld();
    const kinds = ["staff.sign_in_code", "registration.confirmed", "circular.sent"];
    const wait = async (kind: string) => {
      await createOutbox(own.deps.table).queue(asPublic(own), {
        kind,
        cause: [kind],
        to: "lucja@ops.example",
        locale: "pl",
      });
    };
    for (const kind of kinds) await wait(kind);
    const after = async (minutes: number) => {
      own.clock.now = addSeconds(START, 60 * minutes);
      const config = {
        ...own.deps.config,
        REQUEUE_MAIL_AFTER_MINUTES: 30,
        REQUEUE_MAIL_TO_MANY_AFTER_MINUTES: 300,
      };
      const lanes: unknown[] = [];
      const mailQueue: MailQueue = {
        send: async (ids, { lane } = {}) => void lanes.push(...ids.map(() => lane)),
      };
      await requeueMail(createDeps(config, { clock: () => own.clock.now, mailQueue }));
      return lanes;
    };
    expect(await after(29)).toEqual([]);
    expect(await after(31)).toEqual(["urgent", "ordinary"]);
    expect(await after(301)).toEqual(["urgent", "ordinary", "many"]);
  });

  it.each([
    ["registration.confirmed", 61, "ill"],
    ["circular.sent", 61, "ok"],
    ["circular.sent", 361, "ill"],
  ])("is an illness of the mail, of the kind %s after %s minutes: %s", async (kind, minutes, health) => {
    const own = await createWorld();
    await createOutbox(own.deps.table).queue(asPublic(own), {
      kind,
      cause: [kind],
      to: "lucja@ops.example",
      locale: "pl",
    });
    expect((await own.deps.health()).mail).toBe("ok");
    own.clock.now = addSeconds(START, 60 * minutes);
    const later = createDeps(own.deps.config, { clock: () => own.clock.now, log: own.deps.log });
    expect((await later.health()).mail).toBe(health);
  });
});

describe("a message from before messages stood under whose they are", () => {
  /** A message of somebody who signed up, and its row put back into the form that it had then. */
  async function former() {
    const person = await signUp(world, await publish(), 1);
    await world.follow();
    const [message] = await messagesOf(person);
    if (!message) throw new Error("no message");
    const { messageId } = message;
    const { documents, name: TableName } = world.deps.table;
    const Key = { pk: `$zapisy#messageOf_${person.registrationId}`, sk: `$message_1#messageId_${messageId}` };
    const { Item } = await documents.send(new GetCommand({ TableName, Key }));
    await documents.send(new DeleteCommand({ TableName, Key }));
    const own = { pk: `$zapisy#messageId_${messageId}`, sk: "$message_1" };
    const index = {
      gsi1pk: `$zapisy#ownerId_${person.registrationId}`,
      gsi1sk: `$message_1#queuedAt_${message.queuedAt}#messageId_${messageId}`,
    };
    await documents.send(new PutCommand({ TableName, Item: { ...Item, ...own, ...index } }));
    const rows = async () => {
      const keys = [own, Key].map((one) => documents.send(new GetCommand({ TableName, Key: one })));
      return (await Promise.all(keys)).map((row) => row.Item !== undefined);
    };
    return { person, messageId, rows, told: `$zapisy#toldOf_${person.registrationId}` };
  }

  it("is sent where it stands, once, whether its queue knew whose it was or not", async () => {
    const { person, messageId, rows } = await former();
    passMinute(world, 2);
    world.mailed.length = 0;
    await requeueMail(world.deps);
    const ref = `${person.registrationId}/${messageId}` as const;
    expect(world.mailed).toContain(ref);
    const sent = () => Promise.resolve({ outcome: "sent" as const, sesMessageId: "ses-1" });
    expect(await deliver(messageId, sent)).toBe("done");
    expect(await deliver(ref, () => Promise.reject(new Error("once more")))).toBe("done");
    expect(await messagesOf(person)).toMatchObject([{ messageId, state: "sent", sesMessageId: "ses-1" }]);
    expect(await world.deps.stores.messages.hasAny(person.registrationId)).toBe(true);
    const delivered = { eventType: "Delivery", mail: { tags: { message: [messageId] } } };
    const Records = [{ Sns: { Message: JSON.stringify(delivered) } }];
    await createMailFeedbackHandler(world.deps)({ Records } as SNSEvent);
    expect(await messagesOf(person)).toMatchObject([{ messageId, state: "delivered" }]);
    expect(await rows()).toEqual([true, false]);
  });

  it("keeps its cause from being told again, and is listed before what came later", async () => {
    const { person, messageId, rows } = await former();
    const [known] = await messagesOf(person);
    expect(known && (await createOutboxStore(world.deps.table).queue(known))).toBe(false);
    expect(await rows()).toEqual([true, false]);
    passMinute(world);
    await world.deps.services.registration.withdrawRegistration(asPublic(world), person.token);
    await world.follow();
    expect((await messagesOf(person)).map(({ kind }) => kind)).toEqual([
      "registration.confirmed",
      "registration.cancelled",
    ]);
    const [first] = await messagesOf(person);
    expect(first?.messageId).toBe(messageId);
  });

  it("leaves what its reader was told then in a row of its own", async () => {
    const { person, told: pk } = await former();
    const { documents, name: TableName } = world.deps.table;
    const told = { occasion: {}, entries: [], toldAt: START };
    const row = { registrationId: person.registrationId, told, __edb_e__: "told", __edb_v__: "1" };
    await documents.send(new PutCommand({ TableName, Item: { pk, sk: "$told_1", ...row } }));
    expect(await world.deps.stores.messages.findTold(person.registrationId)).toEqual(told);
  });
});

describe("news of a message that was sent", () => {
  const feedback = (message: object) =>
    createMailFeedbackHandler(world.deps)({
      Records: [{ Sns: { Message: JSON.stringify(message) } }],
    } as SNSEvent);
  const about = (ref: string) => {
    const [messageId, ownerId] = ref.split("/").toReversed();
    return { mail: { tags: { message: [messageId], ...(ownerId && { owner: [ownerId] }) } } };
  };

  it("is noted on the message: delivered, bounced with the kind, complained", async () => {
    const person = await signUp(world, await publish(), 1);
    await world.follow();
    const [message] = await messagesOf(person);
    if (!message) throw new Error("no message");
    const ref = refOf(message);
    await deliver(ref, () => Promise.resolve({ outcome: "sent", sesMessageId: "ses-1" }));
    const state = async () => {
      const { state, failure } = (await messagesOf(person))[0] ?? {};
      return [state, failure];
    };
    await feedback({ eventType: "Delivery", ...about(ref) });
    expect(await state()).toEqual(["delivered", undefined]);
    await feedback({ eventType: "Bounce", bounce: { bounceType: "Permanent" }, ...about(ref) });
    expect(await state()).toEqual(["bounced", "bounced.permanent"]);
    await feedback({ eventType: "Delivery", ...about(ref) });
    expect(await state()).toEqual(["bounced", "bounced.permanent"]);
    await feedback({ eventType: "Complaint", ...about(ref) });
    expect(await state()).toEqual(["complained", "complained"]);
  });

  it("of what others mailed, or of a message that is gone, is left alone", async () => {
    await feedback({ eventType: "Delivery", mail: { tags: {} } });
    await feedback({ eventType: "Delivery", ...about("msg_ZZZZZZZZZZZZZZZZZZZZZZZZZZ") });
    expect(await world.deps.stores.messages.find("msg_ZZZZZZZZZZZZZZZZZZZZZZZZZZ")).toBeUndefined();
  });
});
