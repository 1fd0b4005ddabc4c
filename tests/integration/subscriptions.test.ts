import type { BulletinView } from "@zapisy/core/bulletin/answer";
import type { StaffEventView } from "@zapisy/core/event";
import type { Message } from "@zapisy/core/message";
import type { ProjectId } from "@zapisy/core/project";
import { RegistrationPatchSchema } from "@zapisy/core/registration/schema";
import { derivedId } from "@zapisy/core/shared/id";
import { subscriptionIdOf, subscriptionToken } from "@zapisy/core/subscription";
import { followStream } from "@zapisy/functions/effects/follow-stream";
import { queueMessages } from "@zapisy/functions/effects/queue-messages";
import { doWhatIsDue } from "@zapisy/functions/jobs/do-what-is-due";
import { workMailings } from "@zapisy/functions/effects/work-mailings";
import type { DynamoDBRecord } from "aws-lambda";
import * as v from "valibot";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import {
  asPublic,
  asStaff,
  createProject,
  manualInput,
  passMinute,
  publishEvent,
  putOnTeam,
} from "../support/actions.ts";
import { call } from "../support/api.ts";
import { loseConnection } from "../support/disturb.ts";
import { eventInput, signUpInput } from "../support/fixture.ts";
import { createMailingWorld, type Mail, type MailingWorld } from "../support/mailbox.ts";
import { databaseEndpoint } from "../support/own-database.ts";
import { readTableStream } from "../support/table-stream.ts";
import { createWorld, START, type World } from "../support/world.ts";

let mailing: MailingWorld;
let world: World;
let projectId: ProjectId;
let asking: StaffEventView;

beforeAll(async () => {
  mailing = await createMailingWorld();
  ({ world } = mailing);
  projectId = await createProject(world);
  asking = await offering();
});
afterAll(() => mailing.end());
beforeEach(async () => {
  world.clock.now = START;
  await mailing.arrived();
});

let count = 0;
const address = (name: string) => `${name}${(count += 1)}@ops.example`;

/** An event whose form asks for consent to news. */
function offering(overrides: Parameters<typeof publishEvent>[2] = {}) {
  const { form } = eventInput(projectId);
  return publishEvent(world, projectId, {
    seats: null,
    form: { ...form, newsletterConsent: true },
    ...overrides,
  });
}

/** Signs somebody up who ticks the box, or does not. */
async function signUp(email: string, newsletter = true, event = asking) {
  const input = signUpInput(1, { email, lastName: `Osoba ${(count += 1)}` });
  const answer = await world.deps.services.registration.registerParticipant(asPublic(world), event.slug, {
    ...input,
    consents: { ...input.consents, newsletter },
  });
  return answer as Extract<typeof answer, { token: string }>;
}

const find = (email: string) =>
  world.deps.stores.subscriptions.find(subscriptionIdOf(world.deps.secretKey, email));
const tokenOf = (email: string) =>
  subscriptionToken(world.deps.secretKey, subscriptionIdOf(world.deps.secretKey, email));
const choose = (
  email: string,
  choice: { wanted: boolean; kinds?: "training"[] | "meeting"[]; counties?: string[] },
) => world.deps.services.subscription.chooseOwnSubscription(asPublic(world), tokenOf(email), choice);
const oneClick = (token: string) =>
  call(world, "POST", `/api/subscriptions/${token}/one-click`, {
    headers: { "content-type": "application/x-www-form-urlencoded", "sec-fetch-site": "cross-site" },
    body: "List-Unsubscribe=One-Click",
  });

/** Somebody who ticked the box and confirmed it. */
async function subscriber(name: string): Promise<string> {
  const email = address(name);
  await signUp(email);
  await mailing.arrived();
  passMinute(world);
  await choose(email, { wanted: true });
  return email;
}

/** Hands over what is new on a stream to what sends bulletins, in parts of two people; what failed comes again. */
async function follow({ deps }: World, stream: ReturnType<typeof readTableStream>): Promise<void> {
  const handle = followStream([queueMessages(deps), workMailings(deps, 2)]);
  let waiting: DynamoDBRecord[] = [];
  for (;;) {
    waiting.push(...(await stream.read()));
    if (waiting.length === 0) return;
    const { batchItemFailures } = await handle({ Records: waiting });
    const failed = batchItemFailures[0]?.itemIdentifier;
    waiting = failed
      ? waiting.slice(waiting.findIndex(({ dynamodb }) => dynamodb?.SequenceNumber === failed))
      : [];
  }
}

const bulletins = () => world.deps.services.bulletin;
const send = ({ eventId }: StaffEventView): Promise<BulletinView> =>
  bulletins().sendBulletin(asStaff(world), eventId, { text: { pl: "Zapraszamy.", en: "Welcome." } });
const refused = (work: Promise<unknown>) => work.then(String, (error: { code?: string }) => error.code);
const to = (mails: readonly Mail[]) => mails.map(({ destination }) => destination.to[0] ?? "").toSorted();
const about = (mails: readonly Mail[], { title }: StaffEventView) =>
  to(mails.filter(({ subject }) => subject.includes(title.pl)));

describe("consent to news", () => {
  it("brings nothing before the address is shown to be somebody's: a stranger's gets one question and no more", async () => {
    const email = address("obca");
    await signUp(email);
    const mails = await mailing.arrived();
    expect(mails.map(({ subject }) => subject).toSorted()).toEqual([
      "Prosimy o potwierdzenie adresu",
      expect.stringContaining("Udział potwierdzony"),
    ]);
    const question = mails.find(({ subject }) => subject === "Prosimy o potwierdzenie adresu");
    expect(question?.body.text).toContain(`https://zapisy.example/news/${tokenOf(email)}`);
    // Nothing of who ticked it, and where.
    expect(question?.body.text).not.toContain(asking.title.pl);
    passMinute(world);
    // Once more at another event, within the day.
    await signUp(email, true, await offering());
    expect((await mailing.arrived()).length).toBe(1);
    expect(await find(email)).toMatchObject({ state: "asked", email });
    await subscriber("chetna");
    const event = await offering({ title: { pl: "Konferencja o sieciach" } });
    await send(event);
    expect(about(await mailing.arrived(), event)).not.toContain(email);
  });

  it("costs nothing and keeps nothing where nobody ticks it", async () => {
    const email = address("bez");
    await signUp(email, false);
    expect((await mailing.arrived()).length).toBe(1);
    expect(await find(email)).toBeUndefined();
  });

  it("holds at once where the sign-up itself is confirmed by the mailed link", async () => {
    const event = await offering({ recruitment: { mode: "first_come", confirmAddress: true } });
    const email = address("potwierdzona");
    await signUp(email, true, event);
    await mailing.arrived();
    expect(await find(email)).toBeUndefined();
    passMinute(world);
    const people = [];
    for await (const one of world.deps.stores.registrations.eachByName(event.eventId)) people.push(one);
    const [held] = people;
    if (!held) throw new Error("nobody signed up");
    const { registration } = world.deps.services;
    await registration.confirmAddress(asPublic(world), registration.tokenOf(held));
    expect(to(await mailing.arrived())).toEqual([email]);
    expect(await find(email)).toMatchObject({
      state: "subscribed",
      log: [{ state: "subscribed", way: "registration", registrationId: held.registrationId }],
    });
  });

  it("asks nobody who was entered into an event that is over, into a draft, or came from a file", async () => {
    const email = address("dawna");
    const consents = { image: false, newsletter: true, needs: false };
    const past = await offering();
    world.clock.now = "2036-03-02T09:00:00.000Z";
    await world.deps.services.registration.enterRegistration(
      asStaff(world),
      past.eventId,
      manualInput({ email, consents }),
    );
    expect(await mailing.arrived()).toEqual([]);
    expect(await find(email)).toBeUndefined();
  });

  it("is over, at every event of the address, with one click of a mail program; twice is the same as once", async () => {
    const email = await subscriber("rezygnuje");
    const other = await offering();
    const { registrationId } = await signUp(email, true, other);
    await mailing.arrived();
    passMinute(world);
    for (let click = 0; click < 2; click += 1) {
      const answer = await oneClick(tokenOf(email));
      expect([answer.status, answer.headers.get("location"), answer.headers.get("set-cookie")]).toEqual([
        200,
        null,
        null,
      ]);
    }
    const ended = await find(email);
    expect(ended?.state).toBe("ended");
    expect(ended?.log.map(({ state, way }) => `${state} ${way}`)).toEqual([
      "asked registration",
      "subscribed page",
      "ended one_click",
    ]);
    // And said so in each registration, with its moment, without a mail.
    expect(await mailing.arrived()).toEqual([]);
    const person = await world.deps.stores.registrations.find(registrationId);
    expect(person?.consents.newsletter).toBe(false);
    expect(person?.consents.log?.at(-1)).toMatchObject({
      consent: "newsletter",
      given: false,
      at: world.clock.now,
    });
    // Whoever ticks it again is asked again.
    passMinute(world);
    await signUp(email, true, await offering());
    expect((await find(email))?.state).toBe("ended");
    await mailing.arrived();
    expect((await find(email))?.state).toBe("asked");
  });

  it("changes nothing where a program opens the address that the button sends to", async () => {
    const email = await subscriber("skaner");
    const before = await find(email);
    for (const path of [
      `/api/subscriptions/${tokenOf(email)}/one-click`,
      `/api/subscriptions/${tokenOf(email)}`,
    ])
      expect((await call(world, "GET", path)).status).toBe(200);
    const page = await call(world, "GET", `/api/subscriptions/${tokenOf(email)}/one-click`);
    expect(page.text).toContain(`href="/news/${tokenOf(email)}"`);
    expect(await find(email)).toEqual(before);
  });

  it("ends by no link that was made up, and by nothing but what the button sends", async () => {
    const email = await subscriber("uparta");
    const token = tokenOf(email);
    expect((await oneClick(`${token.slice(0, 26)}${"A".repeat(43)}`)).status).toBe(404);
    for (const body of ["List-Unsubscribe=No", "", "a=b", '{"List-Unsubscribe":"One-Click"}'])
      expect(
        (
          await call(world, "POST", `/api/subscriptions/${token}/one-click`, {
            headers: { "content-type": "application/x-www-form-urlencoded" },
            body,
          })
        ).status,
      ).toBe(422);
    expect((await find(email))?.state).toBe("subscribed");
    // As the standard has it, it may also come in parts.
    const form = new FormData();
    form.set("List-Unsubscribe", "One-Click");
    const answer = await world.api.request(`/api/subscriptions/${token}/one-click`, {
      method: "POST",
      body: form,
    });
    expect(answer.status).toBe(200);
    expect((await find(email))?.state).toBe("ended");
  });

  it("is taken back on the personal page, and by staff for somebody who asks, with a reason", async () => {
    const [own, asked] = [address("sama"), address("prosi")];
    const person = await signUp(own);
    const other = await signUp(asked);
    await mailing.arrived();
    passMinute(world);
    for (const email of [own, asked]) await choose(email, { wanted: true });
    passMinute(world);
    const patch = v.parse(RegistrationPatchSchema, { consents: { newsletter: false }, version: 1 });
    await world.deps.services.registration.correctRegistration(asPublic(world), person.token, patch);
    await world.deps.services.registration.endNewsFor(asStaff(world), asking.eventId, other.registrationId, {
      reason: "Prośba telefoniczna",
    });
    await world.follow();
    for (const email of [own, asked])
      expect(await find(email)).toMatchObject({ state: "ended", updatedAt: world.clock.now });
    const stored = await world.deps.stores.registrations.find(other.registrationId);
    if (!stored) throw new Error("the registration is gone");
    const history = await world.deps.services.audit.listRegistrationHistory(asStaff(world), stored);
    expect(history[0]).toMatchObject({ fields: ["consents"], reason: "Prośba telefoniczna" });
  });
});

describe("a bulletin", () => {
  it("goes once to everybody who wants news of such events, with the way out of it, and to no suppressed address", async () => {
    const all = await subscriber("wszystko");
    const some = await subscriber("spotkania");
    const bounced = await subscriber("odbita");
    passMinute(world);
    await choose(some, { wanted: true, kinds: ["meeting"] });
    const event = await offering({ title: { pl: "Szkolenie z mediacji" } });
    await send(event);
    const first = await mailing.arrived();
    expect(about(first, event)).toContain(all);
    expect(about(first, event)).not.toContain(some);
    const mail = first.find(({ destination }) => destination.to[0] === all);
    expect(mail?.body.text).toContain(`https://zapisy.example/news/${tokenOf(all)}`);
    expect(mail?.body.text).toContain(`https://zapisy.example/events/${event.slug}`);

    passMinute(world);
    const news = { state: "bounced", failure: "bounced.permanent", to: bounced, queuedAt: START } as Message;
    await world.deps.services.address.noteBadNews(asPublic(world), news);
    const next = await offering({ title: { pl: "Szkolenie z superwizji" } });
    await send(next);
    const second = await mailing.arrived();
    expect(about(second, next)).toContain(all);
    expect(about(second, next)).not.toContain(bounced);
  });

  it("is one of five of its event, however many are sent at once, and also where three stood there before they were counted", async () => {
    await subscriber("piata");
    const sendAll = async ({ eventId }: StaffEventView, count: number) => {
      const all = Array.from({ length: count }, () =>
        bulletins().sendBulletin(asStaff(world), eventId, { text: { pl: "Zapraszamy." } }),
      );
      return (await Promise.all(all.map(refused))).filter((code) => code === "bulletin.too_many").length;
    };
    const count = async ({ eventId }: StaffEventView) =>
      (await world.deps.stores.bulletins.list(eventId)).length;
    const event = await offering();
    expect(await sendAll(event, 9)).toBe(4);
    expect(await count(event)).toBe(5);
    // As they were kept before: nothing counts them.
    const former = await offering();
    expect(await sendAll(former, 3)).toBe(0);
    const { DeleteCommand } = await import("@aws-sdk/lib-dynamodb");
    const { documents, name: TableName } = world.deps.table;
    const Key = { pk: `$zapisy#eventId_${former.eventId}`, sk: "$bulletincount_1" };
    await documents.send(new DeleteCommand({ TableName, Key }));
    expect(await sendAll(former, 4)).toBe(2);
    expect(await count(former)).toBe(5);
  });

  it("for some counties goes to whoever chose one of them or none, and is counted so before", async () => {
    const { eventId, ...event } = await offering({ title: { pl: "Szkolenie dla powiatów" } });
    const [all, near, far] = [
      await subscriber("kazdy"),
      await subscriber("blisko"),
      await subscriber("daleko"),
    ];
    passMinute(world);
    await choose(near, { wanted: true, counties: ["2003", "2001", "2003"] });
    await choose(far, { wanted: true, counties: ["1465"] });
    const kept = await find(near);
    expect([kept?.counties, kept?.log.at(-1)?.counties]).toEqual([
      ["2001", "2003"],
      ["2001", "2003"],
    ]);
    const count = (counties?: string[]) => bulletins().countReaders(asStaff(world), eventId, { counties });
    const everybody = await count();
    expect(await count(["2003"])).toBe(everybody - 1);
    expect(await count(["2003", "1465"])).toBe(everybody);
    const sent = await bulletins().sendBulletin(asStaff(world), eventId, {
      text: { pl: "Zapraszamy." },
      counties: ["2003"],
    });
    expect([sent.planned, sent.counties]).toEqual([everybody - 1, ["2003"]]);
    const readers = about(await mailing.arrived(), { eventId, ...event });
    expect(readers).toEqual(expect.arrayContaining([all, near]));
    expect(readers).not.toContain(far);
    // Back to all of them.
    await choose(far, { wanted: true });
    expect((await find(far))?.counties).toBeUndefined();
    expect(await count(["2003"])).toBe(everybody);
  });

  it("waits for its time, goes at it once, to whoever wants it then; taken back before, it leaves room for another", async () => {
    const email = await subscriber("pozniej");
    const event = await offering({ title: { pl: "Szkolenie z terminem" } });
    const { eventId } = event;
    const at = "2026-03-02T12:00:00.000Z";
    const plan = (more: { at?: string } = { at }) =>
      bulletins().sendBulletin(asStaff(world), eventId, { text: { pl: "Zapraszamy." }, ...more });
    expect(await refused(plan({ at: START }))).toBe("bulletin.time_passed");
    const planned = await plan();
    expect(planned).toMatchObject({ state: "scheduled", sendAt: at });
    await doWhatIsDue(world.deps)();
    expect(about(await mailing.arrived(), event)).toEqual([]);
    const taken = await plan();
    await bulletins().stopBulletin(asStaff(world), eventId, taken.bulletinId, taken.version);
    const listed = async () => (await bulletins().listBulletins(asStaff(world), eventId)).items;
    const readersNow = async () => (await listed()).find(({ state }) => state === "scheduled")?.planned;
    expect(await readersNow()).toBe(planned.planned);
    const late = await subscriber("dopisana");
    // For how many it is is counted anew while it waits.
    expect(await readersNow()).toBe(planned.planned + 1);
    world.clock.now = at;
    await doWhatIsDue(world.deps)();
    await doWhatIsDue(world.deps)();
    const readers = about(await mailing.arrived(), event);
    expect(readers.filter((one) => one === email || one === late).toSorted()).toEqual(
      [email, late].toSorted(),
    );
    const { items } = await bulletins().listBulletins(asStaff(world), eventId);
    expect(items.map(({ state }) => state).toSorted()).toEqual(["sent", "withdrawn"]);
    // Five of them, beside the one that was taken back.
    for (let count = 2; count <= 5; count += 1) await plan({});
    expect(await refused(plan({}))).toBe("bulletin.too_many");
    const history = await world.deps.services.audit.listEventHistory(asStaff(world), eventId);
    expect(history.items.map(({ action }) => action)).toEqual(
      expect.arrayContaining(["bulletin.scheduled", "bulletin.sent", "bulletin.withdrawn"]),
    );
  });

  it("that waits for its time reaches nobody where the event is cancelled by then", async () => {
    await subscriber("odwolane");
    const event = await offering({ title: { pl: "Szkolenie odwołane" } });
    const at = "2026-03-02T12:00:00.000Z";
    await bulletins().sendBulletin(asStaff(world), event.eventId, { text: { pl: "Zapraszamy." }, at });
    await world.deps.services.event.cancelEvent(asStaff(world), event.eventId, event.version, "Awaria");
    world.clock.now = at;
    await doWhatIsDue(world.deps)();
    expect(about(await mailing.arrived(), event)).toEqual([]);
    // It is not called sent: nobody got it.
    const { items } = await bulletins().listBulletins(asStaff(world), event.eventId);
    expect(items).toMatchObject([{ state: "superseded", queued: 0 }]);
  });

  it("is planned for no time at which nobody could come any more", async () => {
    await subscriber("zapozno");
    const event = await offering({ recruitment: { mode: "first_come", closes: "2026-03-05T12:00" } });
    const plan = (at: string) =>
      bulletins().sendBulletin(asStaff(world), event.eventId, { text: { pl: "Zapraszamy." }, at });
    expect(await refused(plan("2026-03-05T11:00:00.000Z"))).toBe("bulletin.over_by_then");
    expect(await plan("2026-03-05T10:59:00.000Z")).toMatchObject({ state: "scheduled" });
  });

  it("is sent to oneself as a reader gets it, without anybody's way out of it, and to nobody else", async () => {
    await subscriber("nikt");
    const event = await offering({ title: { pl: "Szkolenie na próbę" } });
    const { actor, staff } = await world.signIn({ role: "admin" });
    await bulletins().testBulletin(asStaff(world, actor), event.eventId, {
      text: { pl: "Zapraszamy.", en: "Welcome." },
      locale: "en",
    });
    const [mail, ...others] = await mailing.arrived();
    expect([mail?.destination.to, others]).toEqual([[staff.email], []]);
    expect(mail?.subject).toMatch(/^Test: .*Szkolenie na próbę/);
    expect(mail?.body.text).toContain("Welcome.");
    expect(mail?.body.text).toContain("/news/…");
    const { actor: organiser } = await world.signIn({ role: "organiser", projectIds: [projectId] });
    const text = { text: { pl: "Zapraszamy." }, locale: "pl" as const };
    expect(await refused(bulletins().testBulletin(asStaff(world, organiser), event.eventId, text))).toMatch(
      /bulletin.not_allowed|event.not_found/,
    );
  });

  it("names in its preview who pays, as the mail does", async () => {
    const [funder, clause] = ["Unia Europejska", "Dofinansowano ze środków Unii Europejskiej."];
    const funded = await createProject(world, { funder, fundingClause: { pl: clause } });
    const { eventId } = await publishEvent(world, funded, { seats: null });
    const { cookie } = await world.signIn({ role: "admin" });
    const { status, json } = await call(world, "POST", `/api/staff/events/${eventId}/bulletins/preview`, {
      cookie,
      body: { text: { pl: "Zapraszamy." }, locale: "pl" },
    });
    expect(status).toBe(200);
    expect((json as { text: string }).text).toContain(funder);
    expect((json as { text: string }).text).toContain(clause);
  });

  it("is not sent about what is not for everybody: unlisted, closed, cancelled, over, or a draft", async () => {
    await subscriber("czeka");
    for (const visibility of ["unlisted", "closed"] as const)
      expect(await refused(send(await offering({ visibility })))).toBe("bulletin.not_advertised");
    const cancelled = await offering();
    await world.deps.services.event.cancelEvent(
      asStaff(world),
      cancelled.eventId,
      cancelled.version,
      "Awaria",
    );
    expect(await refused(send(cancelled))).toBe("bulletin.not_advertised");
    const over = await offering();
    world.clock.now = "2036-03-02T09:00:00.000Z";
    expect(await refused(send(over))).toBe("bulletin.not_advertised");
  });

  it("reaches nobody any more once the event is shut in, cancelled, or somebody stopped it", async () => {
    const email = await subscriber("spozniona");
    const event = await offering({ title: { pl: "Wizyta w Ełku" } });
    const bulletin = await send(event);
    await world.follow();
    expect(world.mailed.length).toBeGreaterThan(0);
    const { eventId } = event;
    await bulletins().stopBulletin(asStaff(world), eventId, bulletin.bulletinId, bulletin.version);
    expect(about(await mailing.arrived(), event)).toEqual([]);
    // And whoever left it in the meantime.
    const next = await offering({ title: { pl: "Wizyta w Gołdapi" } });
    await send(next);
    await world.follow();
    await oneClick(tokenOf(email));
    expect(about(await mailing.arrived(), next)).not.toContain(email);
  });

  it("is sent by who answers for the project, and by nobody who runs one event of it", async () => {
    await subscriber("pewna");
    const event = await offering();
    const { eventId } = event;
    const text = { text: { pl: "Zapraszamy." } };
    for (const [role, expected] of [
      ["coordinator", "[object Object]"],
      ["organiser", "bulletin.not_allowed"],
      ["auditor", "bulletin.not_allowed"],
    ] as const) {
      const { actor, staff } = await world.signIn({ role, projectIds: [projectId] });
      if (role === "organiser") {
        await putOnTeam(world, event, [staff.staffId]);
      }
      expect(await refused(bulletins().sendBulletin(asStaff(world, actor), eventId, text))).toBe(expected);
    }
  });

  it.each(["before", "after"] as const)(
    "goes to each once, and to everybody, though the connection is lost %s each of its requests",
    async (when) => {
      const own = await createWorld();
      const { stores, secretKey } = own.deps;
      const project = await createProject(own);
      const readers = ["a", "b", "c"].map((name) => subscriptionIdOf(secretKey, `${name}@ops.example`));
      for (const subscriptionId of readers) {
        const email = `${subscriptionId.toLowerCase()}@ops.example`;
        const row = { subscriptionId, email, locale: "pl", state: "subscribed", version: 1 } as const;
        await stores.subscriptions.keep(
          { ...row, log: [], createdAt: START, updatedAt: START },
          undefined,
          undefined,
        );
      }
      await own.follow();
      let broke = true;
      let nth = 1;
      for (; broke; nth += 1) {
        const { eventId } = await publishEvent(own, project);
        const stream = readTableStream(databaseEndpoint, own.deps.table.name);
        while ((await stream.read()).length > 0);
        const bulletinId = derivedId("bul", String(nth));
        const row = {
          eventId,
          bulletinId,
          text: { pl: "Zapraszamy." },
          state: "sending",
          planned: 3,
        } as const;
        const said = { sentAt: START, updatedAt: START, version: 1, changedBy: "staff:stf_1" };
        await stores.bulletins.send({ ...row, ...said }, 0);
        const restore = loseConnection(own.deps.table.client, nth, when);
        await follow(own, stream);
        broke = restore();
        const refs = readers.map(
          (one) => `${one}/${derivedId("msg", "bulletin.sent", bulletinId, one)}` as const,
        );
        expect((await stores.messages.findMany(refs)).map((message) => message?.state)).toEqual([
          "queued",
          "queued",
          "queued",
        ]);
        // Nobody was counted twice either.
        const mailings = (await stores.mailings.list(eventId)).filter(({ kind }) => kind === "bulletin.sent");
        expect(mailings.map(({ told }) => told)).toEqual([3]);
      }
      expect(nth).toBeGreaterThan(10);
    },
  );
});
