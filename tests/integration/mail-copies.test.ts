import { createOutbox, refOf } from "@zapisy/core/message";
import type { EventMessage } from "@zapisy/core/message/answer";
import type { ProjectId } from "@zapisy/core/project";
import type { RegistrationId } from "@zapisy/core/registration/schema";
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { asPublic, asStaff, createProject, publishEvent, signUp } from "../support/actions.ts";
import { createMailingWorld, type MailingWorld } from "../support/mailbox.ts";
import type { World } from "../support/world.ts";

let mailing: MailingWorld;
let world: World;
let projectId: ProjectId;
let people = 0;

beforeAll(async () => {
  mailing = await createMailingWorld();
  ({ world } = mailing);
  projectId = await createProject(world);
});
afterAll(() => mailing.end());
beforeEach(() => mailing.arrived());

const code = (work: Promise<unknown>) => work.then(String, (error: { code?: string }) => error.code);
const messagesOf = (registrationId: RegistrationId) => world.deps.stores.messages.listByOwner(registrationId);

/** Somebody who was mailed that they have a place. */
async function confirmed() {
  const event = await publishEvent(world, projectId);
  people += 1;
  const person = await signUp(world, event, people);
  const [mail] = await mailing.arrived();
  const [message] = await messagesOf(person.registrationId);
  if (!mail || !message) throw new Error("Nothing was mailed.");
  const { eventId } = event;
  const { registrationId, token } = person;
  const { messageId } = message;
  const read = (ctx = asStaff(world), ids: { registrationId?: RegistrationId } = {}) =>
    world.deps.services.message.readMessage(ctx, eventId, ids.registrationId ?? registrationId, messageId);
  return { event, registrationId, token, mail, message, read };
}

describe("the mails of an event", () => {
  it("are listed by people and counted by kind, each once, whatever did not arrive or waits apart", async () => {
    const { message: messages } = world.deps.services;
    const event = await publishEvent(world, projectId, { seats: 100 });
    const { eventId } = event;
    const signedUp = [];
    for (let count = 0; count < 60; count += 1) {
      people += 1;
      signedUp.push(
        await signUp(world, event, people, { lastName: `Nazwisko${String(count).padStart(2, "0")}` }),
      );
    }
    await mailing.arrived();
    const [first, second] = signedUp;
    if (!first || !second) throw new Error("Nobody signed up.");
    const outbox = createOutbox(world.deps.table);
    const [bounced] = await messagesOf(first.registrationId);
    const ctx = world.deps.context({ type: "system", name: "test" }, "test");
    if (bounced)
      await outbox.noteFeedback(ctx, refOf(bounced), { outcome: "bounced", reason: "bounced.full" });
    await outbox.queue(ctx, {
      kind: "registration.link",
      cause: ["x"],
      to: "x@ops.example",
      locale: "pl",
      registrationId: second.registrationId,
      eventId,
    });

    const all: EventMessage[] = [];
    let cursor: string | undefined;
    let pages = 0;
    do {
      const page = await messages.listEventMessages(asStaff(world), eventId, { list: "all", cursor });
      all.push(...page.items);
      ({ cursor } = page);
      pages += 1;
    } while (cursor !== undefined);
    expect([pages, all.length]).toEqual([2, 61]);
    expect(new Set(all.map(({ messageId }) => messageId)).size).toBe(61);
    const names = all.map(({ name = "" }) => name);
    expect(names).toEqual(names.toSorted((a, b) => (a < b ? -1 : 1)));
    const list = async (query: { list: "all" | "missed" | "waiting"; q?: string }) =>
      (await messages.listEventMessages(asStaff(world), eventId, query)).items.map(
        ({ name, kind, state, failure }) => [name?.split(" ")[0], kind, state, failure],
      );
    expect(await list({ list: "missed" })).toEqual([
      ["Nazwisko00", "registration.confirmed", "bounced", "bounced.full"],
    ]);
    expect(await list({ list: "waiting" })).toEqual([
      ["Nazwisko01", "registration.link", "queued", undefined],
    ]);
    expect(await list({ list: "all", q: "nazwisko59" })).toHaveLength(1);
    expect(await list({ list: "missed", q: "nazwisko59" })).toEqual([]);
    expect(await messages.countEventMessages(asStaff(world), eventId)).toEqual({
      people: 60,
      kinds: { "registration.confirmed": { sent: 59, bounced: 1 }, "registration.link": { queued: 1 } },
    });
    const outsider = await world.signIn({ role: "coordinator", projectIds: [] });
    const theirs = asStaff(world, outsider.actor);
    expect(await code(messages.listEventMessages(theirs, eventId, { list: "all" }))).toBe("event.not_found");
    expect(await code(messages.countEventMessages(theirs, eventId))).toBe("event.not_found");
  });
});

describe("what a mail said", () => {
  it("is kept word for word, but for the key of the registration", async () => {
    const { mail, token, read } = await confirmed();
    const copy = await read();
    expect(copy.subject).toBe(mail.subject);
    expect(copy.attachments).toEqual(mail.attachments.map(({ filename }) => filename));
    expect(copy.attachments).toHaveLength(1);
    expect(mail.body.text).toContain(token);
    const normal = (text: string) => text.replaceAll("\r\n", "\n").trim();
    expect(normal(copy.text)).toBe(normal(mail.body.text).replaceAll(token, "…"));
    const shown = await fetch(copy.url);
    expect(shown.headers.get("content-type")).toBe("text/html; charset=utf-8");
    const page = await shown.text();
    expect(page).not.toContain(token);
    expect(page).toContain("content-security-policy");
  });

  it("is read by those who see the people of the event, and by nobody else", async () => {
    const { event, read } = await confirmed();
    const other = await confirmed();
    const outsider = await world.signIn({ role: "organiser", projectIds: [] });
    const auditor = await world.signIn({ role: "auditor" });
    expect(await code(read(asStaff(world, outsider.actor)))).toBe("event.not_found");
    expect(await code(read(asStaff(world), { registrationId: other.registrationId }))).toBe(
      "registration.not_found",
    );
    expect((await read(asStaff(world, auditor.actor))).subject).toContain(event.title.pl.slice(0, 10));
  });

  it("is gone once its time is over, and the list still says that it was sent", async () => {
    const { registrationId, message, read } = await confirmed();
    await world.deps.bucket.delete(`mails/${registrationId}/${message.messageId}.html`);
    expect(await code(read())).toBe("message.not_kept");
    expect(await messagesOf(registrationId)).toMatchObject([{ state: "sent" }]);
  });

  it("neither stops nor doubles a mail where the store of files does not answer", async () => {
    const event = await publishEvent(world, projectId);
    people += 1;
    const { registrationId } = await signUp(world, event, people);
    await world.follow();
    const put = vi.spyOn(world.deps.bucket, "put").mockRejectedValue(new Error("SlowDown"));
    const [mail, ...others] = await mailing.arrived();
    put.mockRestore();
    expect([mail?.subject, others]).toEqual([expect.any(String), []]);
    expect(await messagesOf(registrationId)).toMatchObject([{ state: "sent", attempts: 1 }]);
    expect(world.logged.filter(({ message }) => message === "copy of a mail not kept")).toHaveLength(1);
  });

  it("is kept of no mail by which staff sign in", async () => {
    const put = vi.spyOn(world.deps.bucket, "put");
    const { staff } = await world.signIn({ email: "kody@zapisy.example" });
    await world.deps.services.staff.requestSignIn(asPublic(world), { email: staff.email, locale: "pl" });
    expect((await mailing.arrived()).map(({ destination }) => destination.to)).toContainEqual([staff.email]);
    expect(put).not.toHaveBeenCalled();
    put.mockRestore();
  });
});
