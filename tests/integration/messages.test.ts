import { createOutbox } from "@zapisy/core/message";
import type { SNSEvent } from "aws-lambda";
import { beforeAll, describe, expect, it } from "vitest";
import type { StaffEventView } from "@zapisy/core/event";
import type { Message, MessageId, SendResult } from "@zapisy/core/message";
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
  world.deps.stores.messages.listByRegistration(registrationId);
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
    await deliver(message.messageId, () => Promise.resolve({ outcome: "retry", reason: "Throttling" }));
    expect(world.logged.some((line) => line.message === "mail not sent")).toBe(true);
    expect(JSON.stringify(world.logged)).not.toMatch(/Żak|lucja|@ops|registrations\//);
  });
});

function deliver(
  messageId: MessageId,
  send: (message: Message) => Promise<SendResult>,
  options: { again?: boolean } = {},
): Promise<"done" | "again" | "given_up"> {
  const ctx = world.deps.context({ type: "system", name: "send-mail" }, "test");
  return createOutbox(world.deps.stores).deliver(ctx, messageId, send, world.deps.clock, options);
}

describe("delivering a message", () => {
  const sent = (sesMessageId: string) => Promise.resolve({ outcome: "sent" as const, sesMessageId });

  async function queued(): Promise<MessageId> {
    const person = await signUp(world, await publish(), 1);
    await world.follow();
    const [message] = await messagesOf(person);
    if (!message) throw new Error("no message");
    return message.messageId;
  }
  const find = (messageId: MessageId) => world.deps.stores.messages.find(messageId);

  it("sends it once when two mailers take it at the same moment", async () => {
    const messageId = await queued();
    let copies = 0;
    const outcomes = await Promise.all(
      Array.from({ length: 5 }, () =>
        deliver(messageId, () => {
          copies += 1;
          return sent(`ses-${copies}`);
        }),
      ),
    );
    expect([copies, outcomes]).toEqual([1, ["done", "done", "done", "done", "done"]]);
    expect(await find(messageId)).toMatchObject({
      state: "sent",
      sesMessageId: "ses-1",
      attempts: 1,
      sentAt: START,
    });
  });

  it("is not sent again once it was sent", async () => {
    const messageId = await queued();
    await deliver(messageId, () => sent("ses-1"));
    expect(await deliver(messageId, () => sent("ses-2"))).toBe("done");
    expect((await find(messageId))?.sesMessageId).toBe("ses-1");
  });

  it("is tried again when that may help, and is given up after eight attempts with the reason", async () => {
    const messageId = await queued();
    const outcomes = [];
    for (let attempt = 1; attempt <= 9; attempt += 1) {
      passMinute(world);
      outcomes.push(
        await deliver(messageId, () => Promise.resolve({ outcome: "retry", reason: "Throttling" })),
      );
    }
    expect(outcomes).toEqual([...Array.from({ length: 7 }, () => "again"), "given_up", "done"]);
    expect(await find(messageId)).toMatchObject({ state: "failed", attempts: 8, failure: "Throttling" });
  });

  it("is given up at once when no attempt can help", async () => {
    const messageId = await queued();
    expect(
      await deliver(messageId, () => Promise.resolve({ outcome: "failed", reason: "MessageRejected" })),
    ).toBe("given_up");
    expect(await find(messageId)).toMatchObject({ state: "failed", attempts: 1, failure: "MessageRejected" });
  });

  it("goes after it was given up only when somebody says that the cause is mended, and then once", async () => {
    const messageId = await queued();
    await deliver(messageId, () => Promise.resolve({ outcome: "failed", reason: "MessageRejected" }));
    expect(await deliver(messageId, () => sent("unasked"))).toBe("done");
    expect((await find(messageId))?.state).toBe("failed");
    expect(await deliver(messageId, () => sent("ses-1"), { again: true })).toBe("done");
    expect(await deliver(messageId, () => sent("ses-2"), { again: true })).toBe("done");
    const after = await find(messageId);
    expect(after).toMatchObject({ state: "sent", attempts: 1, sesMessageId: "ses-1" });
    expect(after?.failure).toBeUndefined();
  });

  it("is left to a mailer that has it, and taken over a minute after that one died", async () => {
    const messageId = await queued();
    const died = deliver(messageId, () => Promise.reject(new Error("the mailer dies here")));
    await expect(died).rejects.toThrow("the mailer dies here");
    world.clock.now = "2026-03-02T09:00:59.999Z";
    expect(await deliver(messageId, () => sent("too early"))).toBe("done");
    expect((await find(messageId))?.state).toBe("sending");
    world.clock.now = "2026-03-02T09:01:00.000Z";
    await deliver(messageId, () => sent("ses-1"));
    expect(await find(messageId)).toMatchObject({ state: "sent", attempts: 2, sesMessageId: "ses-1" });
  });

  it("is put back into the queue by the minute's job when it got lost on its way", async () => {
    const messageId = await queued();
    world.mailed.length = 0;
    await requeueMail(world.deps);
    expect(world.mailed).not.toContain(messageId);
    passMinute(world, 2);
    await requeueMail(world.deps);
    expect(world.mailed).toContain(messageId);
    await deliver(messageId, () => sent("ses-1"));
    world.mailed.length = 0;
    await requeueMail(world.deps);
    expect(world.mailed).not.toContain(messageId);
  });
});

describe("news of a message that was sent", () => {
  const feedback = (message: object) =>
    createMailFeedbackHandler(world.deps)({
      Records: [{ Sns: { Message: JSON.stringify(message) } }],
    } as SNSEvent);
  const about = (messageId: string) => ({ mail: { tags: { message: [messageId] } } });

  it("is noted on the message: delivered, bounced with the kind, complained", async () => {
    const person = await signUp(world, await publish(), 1);
    await world.follow();
    const [message] = await messagesOf(person);
    if (!message) throw new Error("no message");
    const { messageId } = message;
    await deliver(messageId, () => Promise.resolve({ outcome: "sent", sesMessageId: "ses-1" }));
    const state = async () => {
      const { state, failure } = (await messagesOf(person))[0] ?? {};
      return [state, failure];
    };
    await feedback({ eventType: "Delivery", ...about(messageId) });
    expect(await state()).toEqual(["delivered", undefined]);
    await feedback({ eventType: "Bounce", bounce: { bounceType: "Permanent" }, ...about(messageId) });
    expect(await state()).toEqual(["bounced", "bounced.permanent"]);
    await feedback({ eventType: "Delivery", ...about(messageId) });
    expect(await state()).toEqual(["bounced", "bounced.permanent"]);
    await feedback({ eventType: "Complaint", ...about(messageId) });
    expect(await state()).toEqual(["complained", "complained"]);
  });

  it("of what others mailed, or of a message that is gone, is left alone", async () => {
    await feedback({ eventType: "Delivery", mail: { tags: {} } });
    await feedback({ eventType: "Delivery", ...about("msg_ZZZZZZZZZZZZZZZZZZZZZZZZZZ") });
    expect(await world.deps.stores.messages.find("msg_ZZZZZZZZZZZZZZZZZZZZZZZZZZ")).toBeUndefined();
  });
});
