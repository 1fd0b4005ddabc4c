import { createOutboxStore, type Message } from "@zapisy/core/message";
import type { ProjectId } from "@zapisy/core/project";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { asPublic, asStaff, createProject, publishEvent, signUp } from "../support/actions.ts";
import { createMailingWorld, type MailingWorld } from "../support/mailbox.ts";
import type { World } from "../support/world.ts";

let mailing: MailingWorld;
let world: World;
let projectId: ProjectId;

beforeAll(async () => {
  mailing = await createMailingWorld();
  ({ world } = mailing);
  projectId = await createProject(world);
});
afterAll(() => mailing.end());
beforeEach(() => mailing.arrived());

const code = (work: Promise<unknown>) => work.then(String, (error: { code?: string }) => error.code);

/** Somebody whose confirmation was refused for good. */
async function refused() {
  const event = await publishEvent(world, projectId);
  const person = await signUp(world, event, 1);
  await world.follow();
  world.mailed.length = 0;
  const { messages } = world.deps.stores;
  const [message] = await messages.listByOwner(person.registrationId);
  if (!message) throw new Error("Nothing was mailed.");
  const failed: Message = { ...message, state: "failed", attempts: 1, failure: "MessageRejected" };
  await createOutboxStore(world.deps.table).replace(message, failed);
  const { eventId } = event;
  const { registrationId, token } = person;
  const resend = (ctx = asStaff(world), messageId = message.messageId) =>
    world.deps.services.message.requestResend(ctx, eventId, registrationId, messageId);
  return { event, registrationId, token, message: failed, resend };
}

describe("a mail that was refused for good", () => {
  it("goes once when staff have it sent again, however often they ask, and the history says who did", async () => {
    const { event, registrationId, message, resend } = await refused();
    await resend();
    await resend();
    expect((await mailing.arrived()).map(({ destination }) => destination.to)).toEqual([
      ["lucja1@ops.example"],
    ]);
    const messages = await world.deps.stores.messages.listByOwner(registrationId);
    const states = messages.map(({ state, againOf }) => [state, againOf]);
    expect(states).toHaveLength(2);
    expect(states).toContainEqual(["failed", undefined]);
    expect(states).toContainEqual(["sent", message.messageId]);
    const { items } = await world.deps.services.audit.listEventHistory(asStaff(world), event.eventId);
    expect(items.filter(({ action }) => action === "registration.mail_resent")).toEqual([
      expect.objectContaining({ target: registrationId, actorName: "Żaneta Śliwa" }),
    ]);
  });

  it("goes to the address that was put right meanwhile", async () => {
    const { token, resend } = await refused();
    await world.deps.services.registration.correctRegistration(asPublic(world), token, {
      version: 1,
      email: "poprawiony@ops.example",
    });
    await mailing.arrived();
    await resend();
    expect((await mailing.arrived()).map(({ destination }) => destination.to)).toEqual([
      ["poprawiony@ops.example"],
    ]);
  });

  it("can be sent again when it was refused once more", async () => {
    const { registrationId, message, resend } = await refused();
    await resend();
    await world.follow();
    world.mailed.length = 0;
    const { messages } = world.deps.stores;
    const again = (await messages.listByOwner(registrationId)).find(
      ({ againOf }) => againOf === message.messageId,
    );
    if (!again) throw new Error("It was not queued.");
    await createOutboxStore(world.deps.table).replace(again, {
      ...again,
      state: "failed",
      failure: "MessageRejected",
    });
    await resend(undefined, again.messageId);
    expect(await mailing.arrived()).toHaveLength(1);
  });

  it("is sent by nobody who may not change the event's people, and tells those outside nothing", async () => {
    const { resend } = await refused();
    const auditor = await world.signIn({ role: "auditor", projectIds: [projectId] });
    const elsewhere = await world.signIn({ role: "coordinator", projectIds: [await createProject(world)] });
    expect(await code(resend(asStaff(world, auditor.actor)))).toBe("registration.read_only");
    expect(await code(resend(asStaff(world, elsewhere.actor)))).toBe("event.not_found");
    expect(await mailing.arrived()).toEqual([]);
  });

  it("is one that this person was to get, and that was not sent", async () => {
    const { event, resend } = await refused();
    const other = await refused();
    expect(await code(resend(undefined, other.message.messageId))).toBe("message.not_found");
    const person = await signUp(world, event, 2);
    await mailing.arrived();
    const [sent] = await world.deps.stores.messages.listByOwner(person.registrationId);
    const { message } = world.deps.services;
    expect(
      await code(
        message.requestResend(
          asStaff(world),
          event.eventId,
          person.registrationId,
          sent?.messageId ?? "msg_none",
        ),
      ),
    ).toBe("message.not_failed");
  });

  it("stays when there is no address to send it to", async () => {
    const { event, registrationId, resend } = await refused();
    await world.deps.services.registration.changeRegistration(asStaff(world), event.eventId, registrationId, {
      version: 1,
      email: "",
      phone: "857473412",
    });
    expect(await code(resend())).toBe("registration.no_address");
  });
});
