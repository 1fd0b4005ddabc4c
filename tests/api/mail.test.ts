import type { MessageId } from "@zapisy/core/message";
import type { PersonalView } from "@zapisy/core/personal-page/answer";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { paced } from "@zapisy/functions/effects/paced";
import { createMailQueueHandler } from "@zapisy/functions/effects/send-mail";
import { asPublic, asStaff, createProject, passMinute, publishEvent, signUp } from "../support/actions.ts";
import { bodyOf, call } from "../support/api.ts";
import { calendarEvents } from "../support/calendar.ts";
import { eventInput } from "../support/fixture.ts";
import { startMailService, type MailService, type Verdict } from "../support/mail-service.ts";
import { createMailingWorld, mailBatch, type Mail, type MailingWorld } from "../support/mailbox.ts";
import type { World } from "../support/world.ts";

let mailing: MailingWorld;
let world: World;

beforeAll(async () => {
  mailing = await createMailingWorld();
  ({ world } = mailing);
});
afterAll(() => mailing.end());

const arrived = () => mailing.arrived();

/** The personal link in a mail, as a path of the API. */
function personalApi(mail: Mail | undefined): string {
  const token = /https:\/\/zapisy\.example\/registrations\/([\w-]+)/.exec(mail?.body.text ?? "")?.[1];
  return `/api/registrations/${token}`;
}

describe("a sign-up by mail", () => {
  it("ends in exactly one mail with what it came to, the event for the calendar, and a link that works", async () => {
    const event = await publishEvent(world, await createProject(world), {
      title: { pl: "Praca z rodziną" },
      seats: 1,
    });
    await arrived();
    await signUp(world, event, 1);
    const [mail, ...more] = await arrived();
    expect(more).toEqual([]);
    expect([mail?.destination.to, mail?.subject]).toEqual([
      ["lucja1@ops.example"],
      expect.stringMatching(/^Udział potwierdzony.*Praca z rodziną/),
    ]);
    const [calendar] = mail?.attachments ?? [];
    expect(calendar).toMatchObject({
      filename: expect.stringMatching(/\.ics$/),
      contentType: "text/calendar",
    });
    expect(calendarEvents(Buffer.from(calendar?.content ?? "", "base64").toString("utf8"))).toEqual([
      expect.objectContaining({
        SUMMARY: "Praca z rodziną",
        DTSTART: "20260415T070000Z",
      }),
    ]);
    const view = await bodyOf<PersonalView>(call(world, "GET", personalApi(mail)));
    expect([view.lastName, view.status]).toEqual(["Żak 1", "confirmed"]);
    expect(mail?.body.html).toContain(personalApi(mail).replace("/api/", "https://zapisy.example/"));
  });

  it("asks those who have a place for what the sign-up did not ask, and nobody else", async () => {
    const projectId = await createProject(world);
    const event = await publishEvent(world, projectId, {
      seats: 1,
      form: { ...eventInput(projectId).form, later: ["phone"], phone: "required" },
    });
    await signUp(world, event, 1);
    await signUp(world, event, 2);
    const asked = (await arrived()).filter(({ body }) => body.text.includes("prosi osoby z miejscem"));
    expect(asked.map(({ destination }) => destination.to)).toEqual([["lucja1@ops.example"]]);
  });

  it("goes on to the reserve list, the seat that came free, and the end of the event", async () => {
    const event = await publishEvent(world, await createProject(world), {
      title: { pl: "Dwa kroki" },
      seats: 1,
    });
    const first = await signUp(world, event, 1);
    await signUp(world, event, 2, { locale: "en" });
    const subjects = async () =>
      (await arrived()).map(({ destination, subject }) => `${destination.to.join()}: ${subject}`).toSorted();
    expect(await subjects()).toEqual([
      expect.stringMatching(/^lucja1@ops.example: Udział potwierdzony/),
      expect.stringMatching(/^lucja2@ops.example: .*reserve list/i),
    ]);
    passMinute(world);
    await world.deps.services.registration.withdrawRegistration(asPublic(world), first.token);
    expect((await subjects()).map((line) => line.slice(0, 18))).toEqual([
      "lucja1@ops.example",
      "lucja2@ops.example",
    ]);
    await world.deps.services.event.cancelEvent(
      asStaff(world),
      event.eventId,
      event.version,
      "Mało zgłoszeń",
    );
    const [mail, ...more] = await arrived();
    expect([mail?.destination.to, more]).toEqual([["lucja2@ops.example"], []]);
    expect(mail?.body.text).toContain("Mało zgłoszeń");
    const [calendar] = mail?.attachments ?? [];
    expect(Buffer.from(calendar?.content ?? "", "base64").toString("utf8")).toContain("METHOD:CANCEL\r\n");
  });

  it("tells about a new date with the old one", async () => {
    const event = await publishEvent(world, await createProject(world), { title: { pl: "Przeniesione" } });
    await signUp(world, event, 1);
    await arrived();
    await world.deps.services.event.updateEvent(
      asStaff(world),
      event.eventId,
      {
        ...event,
        dates: { type: "exact", startsOn: "2026-05-20", endsOn: "2026-05-20" },
        agenda: event.agenda.map((item) => ({ ...item, day: "2026-05-20" })),
      },
      event.version,
    );
    await world.follow();
    passMinute(world, 3);
    const [mail] = await arrived();
    expect(mail?.body.text).toMatch(/20 maja 2026/);
    expect(mail?.body.text).toMatch(/15 kwietnia 2026/);
    expect(mail?.attachments.length).toBe(1);
  });
});

describe("a sign-in by mail", () => {
  it("works with the six digits of the mail", async () => {
    await world.signIn({ email: "zaneta@rops.example" });
    await arrived();
    const { signInId } = await bodyOf<{ signInId: string }>(
      call(world, "POST", "/api/staff/sign-in", { body: { email: "zaneta@rops.example" } }),
    );
    const [mail, ...more] = await arrived();
    expect([mail?.destination.to, more]).toEqual([["zaneta@rops.example"], []]);
    const code = /\b(\d{3}\s?\d{3})\b/.exec(mail?.body.text ?? "")?.[1];
    expect(
      (await call(world, "POST", "/api/staff/sign-in/verify", { body: { signInId, code } })).status,
    ).toBe(200);
  });

  it("is not mailed when its code is over, and nobody is told that mail was refused", async () => {
    await world.signIn({ email: "spozniona@rops.example" });
    await arrived();
    await call(world, "POST", "/api/staff/sign-in", { body: { email: "spozniona@rops.example" } });
    await world.follow();
    const ids = world.mailed.splice(0) as MessageId[];
    const counted: string[] = [];
    const late = createMailQueueHandler({ ...world.deps, count: (name) => counted.push(name) });
    passMinute(world, 11);
    expect(await late(mailBatch(ids))).toEqual({ batchItemFailures: [] });
    const messages = await Promise.all(ids.map((id) => world.deps.stores.messages.find(id)));
    expect([messages.map((message) => message?.state), counted]).toEqual([["superseded"], []]);
  });
});

describe("mail that cannot be sent", () => {
  it("stays in the queue while SES does not answer, and goes out when it does", async () => {
    const event = await publishEvent(world, await createProject(world), { title: { pl: "Bez poczty" } });
    await arrived();
    const person = await signUp(world, event, 1);
    await world.follow();
    const batch = mailBatch(world.mailed.splice(0));
    const deaf = createMailQueueHandler({
      ...world.deps,
      config: { ...world.deps.config, SES_ENDPOINT: "http://127.0.0.1:9" },
    });
    expect(await deaf(batch)).toEqual({
      batchItemFailures: [{ itemIdentifier: batch.Records[0]?.messageId }],
    });
    const messages = () => world.deps.stores.messages.listByOwner(person.registrationId);
    expect(await messages()).toMatchObject([{ state: "queued", attempts: 1 }]);
    expect(await mailing.handle(batch)).toEqual({ batchItemFailures: [] });
    expect(await messages()).toMatchObject([
      { state: "sent", attempts: 2, sesMessageId: expect.any(String) },
    ]);
  });

  describe("for the number of mails", () => {
    const said: Verdict[] = [];
    let service: MailService;
    beforeAll(async () => {
      service = await startMailService(() => said.shift() ?? "take", {
        mailbox: world.deps.config.SES_ENDPOINT,
      });
    });
    afterAll(() => service.stop());

    /** A mailer as on AWS, whose pauses take no time, at the mail of a new registration. */
    const mailerAtOne = async (pauses: number[] = []) => {
      const event = await publishEvent(world, await createProject(world), { title: { pl: "Zbyt wiele" } });
      await arrived();
      const person = await signUp(world, event, 1);
      await world.follow();
      let now = 0;
      const handler = createMailQueueHandler({
        ...world.deps,
        config: { ...world.deps.config, SES_ENDPOINT: service.endpoint },
      });
      const handle = paced(
        handler,
        { lane: "many", perSecond: 1 },
        {
          now: () => now,
          pause: async (milliseconds) => {
            pauses.push(milliseconds);
            now += milliseconds;
          },
          random: () => 0.5,
          onError: (cause) => {
            throw cause;
          },
        },
      );
      const messages = () => world.deps.stores.messages.listByOwner(person.registrationId);
      return { handle, handler, batch: mailBatch(world.mailed.splice(0)), messages };
    };

    it("is tried again by the same mailer, slower, until the service has room, and that is one attempt", async () => {
      const pauses: number[] = [];
      const { handle, batch, messages } = await mailerAtOne(pauses);
      said.push("too_many_now", "too_many_now", "too_many_now");
      expect(await handle(batch)).toEqual({ batchItemFailures: [] });
      expect(await messages()).toMatchObject([{ state: "sent", attempts: 1 }]);
      expect(pauses.length).toBeGreaterThanOrEqual(2);
      expect(pauses.every((milliseconds) => milliseconds > 800)).toBe(true);
    });

    it.each([
      ["in this second", Array.from({ length: 200 }, () => "too_many_now" as const)],
      ["today", ["too_many_today" as const]],
    ])("goes back to the queue, untouched, when there is no room %s", async (_, refusals) => {
      const { handle, batch, messages } = await mailerAtOne();
      said.push(...refusals);
      const [item] = batch.Records;
      for (let receive = 0; receive < 10; receive += 1) {
        expect(await handle(batch)).toEqual({ batchItemFailures: [{ itemIdentifier: item?.messageId }] });
        if (said.length === 0) said.push("too_many_today");
      }
      expect(await messages()).toMatchObject([{ state: "queued", attempts: 0 }]);
      said.splice(0);
      expect(await handle(batch)).toEqual({ batchItemFailures: [] });
      expect(await messages()).toMatchObject([{ state: "sent", attempts: 1 }]);
    });

    it("is tried once where nobody keeps a pace", async () => {
      const { handler, batch, messages } = await mailerAtOne();
      said.push("too_many_now", "busy");
      expect((await handler(batch)).batchItemFailures).toHaveLength(1);
      expect([said.splice(0), await messages()]).toMatchObject([
        ["busy"],
        [{ state: "queued", attempts: 0 }],
      ]);
    });

    it("is an attempt when the service is busy, because it may have taken the mail", async () => {
      const { handle, batch, messages } = await mailerAtOne();
      said.push("busy");
      expect((await handle(batch)).batchItemFailures).toHaveLength(1);
      expect(await messages()).toMatchObject([
        { state: "queued", attempts: 1, failure: "ServiceUnavailable" },
      ]);
    });
  });
});
