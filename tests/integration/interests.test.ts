import type { EventInput, StaffEventView } from "@zapisy/core/event";
import { interestIdOf, interestToken } from "@zapisy/core/interest";
import type { ProjectId } from "@zapisy/core/project";
import { derivedId } from "@zapisy/core/shared/id";
import { followStream } from "@zapisy/functions/effects/follow-stream";
import { keepOpenings } from "@zapisy/functions/effects/keep-openings";
import { workMailings } from "@zapisy/functions/effects/work-mailings";
import { doWhatIsDue } from "@zapisy/functions/jobs/do-what-is-due";
import type { DynamoDBRecord } from "aws-lambda";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import {
  asPublic,
  asStaff,
  changeEvent,
  createDraft,
  createProject,
  passMinute,
  publishEvent,
} from "../support/actions.ts";
import { loseConnection } from "../support/disturb.ts";
import { agendaItem } from "../support/fixture.ts";
import { createMailingWorld, type MailingWorld } from "../support/mailbox.ts";
import { databaseEndpoint } from "../support/own-database.ts";
import { readTableStream } from "../support/table-stream.ts";
import { createWorld, START, type World } from "../support/world.ts";

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

let count = 0;
const OPENS = "2026-04-01T08:00";
const OPENS_AT = "2026-04-01T06:00:00.000Z";
const DAY = "2026-05-15";

/** An event for which one can sign up from April on. */
const ahead = (overrides: Partial<EventInput> = {}): Partial<EventInput> => ({
  dates: { type: "exact", startsOn: DAY, endsOn: DAY },
  agenda: [agendaItem({ day: DAY })],
  recruitment: { mode: "first_come", opens: OPENS },
  ...overrides,
});
/** Each has a title of its own, by which its mails are told from those of others. */
const publish = (overrides: Partial<EventInput> = {}, own = world, project = projectId) =>
  publishEvent(own, project, ahead({ title: { pl: `Spotkanie nr ${(count += 1)}.` }, ...overrides }));
const TENTATIVE: Partial<EventInput> = { dates: { type: "tentative", period: "2026-06" }, agenda: [] };

const address = (name: string) => `${name}${(count += 1)}@ops.example`;

type About = Pick<StaffEventView, "eventId" | "slug">;
type Titled = Pick<StaffEventView, "title">;

const service = (own = world) => own.deps.services.interest;
const ask = ({ slug }: About, email: string, own = world) =>
  service(own).askToBeTold(asPublic(own), slug, { email, locale: "pl" });
const linked = ({ eventId }: About, email: string, own = world) => ({
  eventId,
  interestId: interestIdOf(own.deps.secretKey, eventId, email),
});
const tokenOf = (event: About, email: string, own = world) =>
  interestToken(own.deps.secretKey, linked(event, email, own));
const choose = (event: About, email: string, wanted: boolean, own = world) =>
  service(own).chooseOwnInterest(asPublic(own), tokenOf(event, email, own), { wanted });
const find = (event: About, email: string) => {
  const { eventId, interestId } = linked(event, email);
  return world.deps.stores.interests.find(eventId, interestId);
};
const waiting = async ({ eventId }: About) =>
  (await service().countInterests(asStaff(world), eventId)).waiting;
const refused = (work: Promise<unknown>) => work.then(String, (error: { code?: string }) => error.code);

/** Somebody who left an address and confirmed it by the mailed link. */
async function waits(event: About, name: string): Promise<string> {
  const email = address(name);
  await ask(event, email);
  await mailing.arrived();
  passMinute(world);
  await choose(event, email, true);
  await mailing.arrived();
  return email;
}

/** The clock shows that moment, what is due is done, and what was mailed of the event: to whom, with which heading. */
async function mailedAt(event: Titled, moment: string): Promise<string[]> {
  world.clock.now = moment;
  await doWhatIsDue(world.deps)();
  return headings(event);
}

const mailsOf = async ({ title }: Titled) =>
  (await mailing.arrived()).filter(({ subject }) => subject.endsWith(title.pl));
const headings = async (event: Titled) =>
  (await mailsOf(event))
    .map(({ destination, subject }) => `${destination.to[0]} ${subject.split(":")[0]}`)
    .toSorted();

async function change(event: About, changes: Partial<EventInput>): Promise<void> {
  await changeEvent(world, event as StaffEventView, changes);
}

const cancel = async ({ eventId }: About) => {
  const { version } = await world.deps.services.event.getEvent(asStaff(world), eventId);
  await world.deps.services.event.cancelEvent(asStaff(world), eventId, version, "Powódź");
};

describe("who wants to be told when one can sign up", () => {
  it("is asked by mail, confirms by a button, and hears once, at the minute, with the link; then the address is erased", async () => {
    const event = await publish({ title: { pl: "Łączenie środowisk: Żmudź" } });
    const email = address("anna");
    await ask(event, email);
    const [question] = await mailing.arrived();
    expect(question).toMatchObject({ destination: { to: [email] } });
    expect(question?.subject).toBe("Prosimy o potwierdzenie adresu: Łączenie środowisk: Żmudź");
    expect(question?.body.text).toContain(`https://zapisy.example/news/own/${tokenOf(event, email)}`);
    // A program that opens the link confirms nothing.
    expect(await service().getOwnInterest(asPublic(world), tokenOf(event, email))).toMatchObject({
      state: "asked",
    });
    expect(await waiting(event)).toBe(0);
    passMinute(world);
    expect(await choose(event, email, true)).toMatchObject({
      state: "waits",
      address: "a…@ops.example",
      event: { slug: event.slug },
    });
    await world.follow();
    expect(await waiting(event)).toBe(1);
    expect(await mailedAt(event, "2026-04-01T05:59:59.999Z")).toEqual([]);
    world.clock.now = OPENS_AT;
    await Promise.all([doWhatIsDue(world.deps)(), doWhatIsDue(world.deps)()]);
    await world.recordsTwice();
    const mails = await mailsOf(event);
    expect(mails.map(({ subject }) => subject)).toEqual(["Można się już zapisać: Łączenie środowisk: Żmudź"]);
    expect(mails[0]?.body.text).toContain(`https://zapisy.example/events/${event.slug}`);
    expect(await find(event, email)).toMatchObject({ state: "told" });
    expect(JSON.stringify(await find(event, email))).not.toContain(email);
    expect(await waiting(event)).toBe(0);
    expect(await mailedAt(event, "2026-04-01T07:00:00.000Z")).toEqual([]);
  });

  it("hears nothing without having confirmed, and nothing more after withdrawing, also once the mail was queued", async () => {
    const event = await publish();
    await ask(event, address("obca"));
    const [gone, left] = [await waits(event, "basia"), await waits(event, "celina")];
    expect(await choose(event, gone, false)).toMatchObject({ state: "ended" });
    expect(await find(event, gone)).toBeUndefined();
    expect(await refused(choose(event, gone, true))).toBe("interest.not_found");
    world.clock.now = OPENS_AT;
    await doWhatIsDue(world.deps)();
    await world.follow();
    await choose(event, left, false);
    expect(await headings(event)).toEqual([]);
  });

  it.each([
    [
      "open it earlier",
      (event: About) => change(event, ahead({ recruitment: { mode: "first_come" } })),
      "Można się już zapisać",
    ],
    ["cancel it", cancel, "Wydarzenie odwołane"],
  ])("hears at once when staff %s", async (_, act, heading) => {
    const event = await publish();
    const email = await waits(event, "dorota");
    await act(event);
    expect(await headings(event)).toEqual([`${email} ${heading}`]);
    expect(await mailedAt(event, OPENS_AT)).toEqual([]);
  });

  it("hears when it opens that had no date: not before it is confirmed, and then at its opening", async () => {
    const event = await publish({ ...TENTATIVE, recruitment: { mode: "first_come" } });
    const email = await waits(event, "ewa");
    await change(event, ahead());
    expect(await headings(event)).toEqual([]);
    expect(await mailedAt(event, OPENS_AT)).toEqual([`${email} Można się już zapisać`]);
    const undated = await publish({ ...TENTATIVE, recruitment: { mode: "first_come" } });
    const other = await waits(undated, "feliks");
    await change(undated, ahead({ recruitment: { mode: "first_come" } }));
    expect(await headings(undated)).toEqual([`${other} Można się już zapisać`]);
  });

  it("hears when it was closed before it ever opened, and is taken up again: at once, or at its opening", async () => {
    const versionOf = async ({ eventId }: About) =>
      (await world.deps.services.event.getEvent(asStaff(world), eventId)).version;
    const { closeEvent, reopenEvent } = world.deps.services.event;
    const [before, since] = [await publish(), await publish({ title: { pl: "Potem" } })];
    const [early, late] = [await waits(before, "anna"), await waits(since, "ola")];
    for (const { eventId } of [before, since])
      await closeEvent(asStaff(world), eventId, await versionOf({ eventId, slug: "" }));
    // While it is closed nobody new can ask to be told.
    expect(await refused(ask(before, address("nowa")))).toBe("interest.not_awaited");
    await reopenEvent(asStaff(world), before.eventId, await versionOf(before));
    expect(await headings(before)).toEqual([]);
    expect(await mailedAt(before, OPENS_AT)).toEqual([`${early} Można się już zapisać`]);
    expect(await headings(since)).toEqual([]);
    await reopenEvent(asStaff(world), since.eventId, await versionOf(since));
    expect(await headings(since)).toEqual([`${late} Można się już zapisać`]);
    expect(await find(since, late)).not.toHaveProperty("email");
  });

  it("hears at the moved opening alone, and anew of an event that was put off after it had opened", async () => {
    const event = await publish();
    const email = await waits(event, "gabriela");
    await change(event, ahead({ recruitment: { mode: "first_come", opens: "2026-04-10T08:00" } }));
    await world.follow();
    expect(await mailedAt(event, OPENS_AT)).toEqual([]);
    expect(await mailedAt(event, "2026-04-10T06:00:00.000Z")).toEqual([`${email} Można się już zapisać`]);
    await change(event, ahead({ recruitment: { mode: "first_come", opens: "2026-04-20T08:00" } }));
    await ask(event, email);
    await mailing.arrived();
    await choose(event, email, true);
    await world.follow();
    expect(await mailedAt(event, "2026-04-20T06:00:00.000Z")).toEqual([`${email} Można się już zapisać`]);
  });

  it("hears what holds when the mail leaves: nobody who waited is left without a word", async () => {
    const event = await publish();
    const email = await waits(event, "henryk");
    world.clock.now = OPENS_AT;
    await doWhatIsDue(world.deps)();
    await world.follow();
    await change(event, ahead({ recruitment: { mode: "first_come", opens: "2026-04-20T08:00" } }));
    const mails = await mailsOf(event);
    expect(mails.map(({ subject }) => subject.split(":")[0])).toEqual(["Rekrutacja została przesunięta"]);
    expect(mails[0]?.destination.to).toEqual([email]);
    expect(mails[0]?.body.text).toContain("20 kwietnia 2026 r., godz. 8:00");
  });

  it("is told on the page, and kept no longer, who confirms once it is open; and by mail who confirmed in that very moment", async () => {
    world.clock.now = "2026-03-30T09:00:00.000Z";
    const event = await publish();
    const [late, edge] = [address("iga"), address("jan")];
    await ask(event, late);
    await ask(event, edge);
    await waits(event, "karol");
    world.clock.now = OPENS_AT;
    await doWhatIsDue(world.deps)();
    await mailing.arrived();
    expect(await choose(event, late, true)).toMatchObject({
      state: "ended",
      event: { recruitment: { state: "open" } },
    });
    expect(await find(event, late)).toBeUndefined();
    // Said when it was not open yet, written when the mailing was through.
    const asked = await find(event, edge);
    if (!asked) throw new Error("nobody asked");
    const { version } = asked;
    await world.deps.stores.interests.keep({
      ...asked,
      state: "waits",
      confirmedAt: START,
      version: version + 1,
    });
    expect(await headings(event)).toEqual([`${edge} Można się już zapisać`]);
  });

  it("is one mailbox: asked once a day however it is written, and answered the same whatever is known of it", async () => {
    const event = await publish();
    const known = await waits(event, "lena");
    expect(await ask(event, known)).toBe(await ask(event, address("nowa")));
    expect((await mailing.arrived()).length).toBe(1);
    const email = address("marta");
    await ask(event, email);
    await ask(event, email.toUpperCase().replace("@OPS", "+x@OPS"));
    expect((await mailing.arrived()).length).toBe(1);
    passMinute(world, 24 * 60);
    await ask(event, email);
    expect((await mailing.arrived()).length).toBe(1);
  });

  it("hears that an event is over that never opened to them, and is kept no longer than that", async () => {
    // By referrals alone from some day on, without a date for long, and with an opening that was put off to after its end.
    const event = await publish();
    const period = await publish({ ...TENTATIVE });
    const unknown = await publish({ dates: { type: "tentative", period: "jesień" }, agenda: [] });
    const [one, two, three] = [
      await waits(event, "ada"),
      await waits(period, "ewa"),
      await waits(unknown, "iga"),
    ];
    await change(event, { recruitment: { mode: "first_come", opens: OPENS, referrals: "only" } });
    await mailing.arrived();
    expect(await mailedAt(event, OPENS_AT)).toEqual([]);
    expect(await mailedAt(event, "2026-05-15T21:59:00.000Z")).toEqual([]);
    expect(await mailedAt(event, "2026-05-15T22:00:00.000Z")).toHaveLength(1);
    expect(await find(event, one)).not.toHaveProperty("email");
    expect(await mailedAt(period, "2026-06-30T21:59:00.000Z")).toEqual([]);
    expect(await mailedAt(period, "2026-06-30T22:00:00.000Z")).toHaveLength(1);
    expect(await find(period, two)).not.toHaveProperty("email");
    // Of what nobody knows when it will be, a year is the end.
    expect(await find(unknown, three)).toHaveProperty("email", three);
  });

  it("is forgotten a week after nobody confirmed, and a year after somebody did", async () => {
    const event = await publish();
    const email = address("nina");
    await ask(event, email);
    const { documents, name } = world.deps.table;
    const { eventId, interestId } = linked(event, email);
    expect(await find(event, email)).toMatchObject({ until: "2026-03-09T09:00:00.000Z" });
    passMinute(world, 8 * 24 * 60);
    expect(await refused(choose(event, email, true))).toBe("interest.not_found");
    await ask(event, email);
    await choose(event, email, true);
    expect(await find(event, email)).toMatchObject({ until: "2027-03-10T09:00:00.000Z" });
    const { GetCommand } = await import("@aws-sdk/lib-dynamodb");
    const Key = { pk: `$zapisy#interestsOf_${eventId}`, sk: `$interest_1#interestId_${interestId}` };
    const { Item } = await documents.send(new GetCommand({ TableName: name, Key }));
    expect(Item?.["ttl"]).toBe(Date.parse("2027-03-10T09:00:00.000Z") / 1000);
    // No secret stands in it.
    expect(JSON.stringify(Item)).not.toContain(tokenOf(event, email).slice(52));
  });
});

describe("an event of which one can be told", () => {
  it.each<[string, Partial<EventInput>]>([
    ["open already", { recruitment: { mode: "first_come" } }],
    ["of referrals alone", { recruitment: { mode: "first_come", opens: OPENS, referrals: "only" } }],
  ])("is none that is %s", async (_, overrides) => {
    const event = await publish(overrides);
    expect(await refused(ask(event, address("ola")))).toBe("interest.not_awaited");
  });

  it("is none that is a draft, or cancelled, or that nobody has", async () => {
    const draft = await createDraft(world, projectId, ahead());
    expect(await refused(ask(draft, address("pola")))).toBe("event.not_found");
    const event = await publish();
    await cancel(event);
    expect(await refused(ask(event, address("pola")))).toBe("interest.not_awaited");
    expect(await refused(ask({ ...event, slug: "nie-ma" }, address("pola")))).toBe("event.not_found");
  });

  it("is found by the secret address where it is closed, which is told to whoever had it and to nobody else", async () => {
    const closed = await publish({ visibility: "closed" });
    const view = await world.deps.services.event.getStaffEvent(asStaff(world), closed.eventId);
    const plain = { eventId: closed.eventId, slug: view.slug.split("~")[0] ?? "" };
    expect(await refused(ask(plain, address("roma")))).toBe("event.not_found");
    const secret = { eventId: closed.eventId, slug: view.address };
    const inside = await waits(secret, "stefan");
    const open = await publish({ title: { pl: "Potem zamknięte" } });
    const outside = await waits(open, "teresa");
    await change(open, ahead({ title: { pl: "Potem zamknięte" }, visibility: "closed" }));
    await world.follow();
    world.clock.now = OPENS_AT;
    await doWhatIsDue(world.deps)();
    const mails = await mailing.arrived();
    const written = mails.map(({ destination }) => destination.to[0]);
    expect(written).toContain(inside);
    expect(written).not.toContain(outside);
    const told = mails.find(({ destination }) => destination.to[0] === inside);
    expect(told?.body.text).toContain(`/events/${view.address}`);
    expect(await find(open, outside)).toBeUndefined();
    expect(await refused(service().getOwnInterest(asPublic(world), tokenOf(open, outside)))).toBe(
      "interest.not_found",
    );
  });

  it("says to staff how many wait, and to those of other projects nothing", async () => {
    const event = await publish();
    await waits(event, "urszula");
    await ask(event, address("wanda"));
    expect(await waiting(event)).toBe(1);
    const stranger = { ...world.admin, role: "coordinator", projectIds: [] } as unknown as World["admin"];
    expect(await refused(service().countInterests(asStaff(world, stranger), event.eventId))).toBe(
      "event.not_found",
    );
  });

  it("cannot be found by a link that we did not make", async () => {
    const event = await publish();
    const email = await waits(event, "zofia");
    const token = tokenOf(event, email);
    const other = `${token.slice(0, 52)}${"A".repeat(43)}`;
    expect(await refused(service().getOwnInterest(asPublic(world), other))).toBe("interest.not_found");
    expect(await refused(service().getOwnInterest(asPublic(world), "x"))).toBe("interest.not_found");
  });
});

describe("the mail by which those who wait are told", () => {
  it.each(["before", "after"] as const)(
    "comes once to each, in parts, though the connection is lost %s each request",
    async (when) => {
      const own = await createWorld();
      const { stores, table } = own.deps;
      const { eventId } = await publish({}, own, await createProject(own));
      const system = own.deps.context({ type: "system", name: "test" }, "test");
      const stream = readTableStream(databaseEndpoint, table.name);
      const handle = followStream([keepOpenings(own.deps), workMailings(own.deps, 1)]);
      const follow = async () => {
        let records: DynamoDBRecord[] = [];
        for (;;) {
          records.push(...(await stream.read()));
          if (records.length === 0) return;
          const { batchItemFailures } = await handle({ Records: records });
          const failed = batchItemFailures[0]?.itemIdentifier;
          const from = records.findIndex(({ dynamodb }) => dynamodb?.SequenceNumber === failed);
          records = failed ? records.slice(from) : [];
        }
      };
      const run = doWhatIsDue(own.deps);
      await run();
      let [nth, broke] = [1, true];
      for (; broke; nth += 1) {
        // It was put off, and others wait for it.
        own.clock.now = START;
        await service(own).followOpening({ ...system, now: START }, eventId, true);
        const people = ["a", "b"].map((name) => ({
          email: `${name}${nth}@ops.example`,
          interestId: interestIdOf(own.deps.secretKey, eventId, `${name}${nth}@ops.example`),
        }));
        const row = { eventId, state: "waits", locale: "pl", until: "2027-01-01T00:00:00.000Z" } as const;
        for (const one of people) await stores.interests.keep({ ...row, ...one, ...MOMENTS, version: 1 });
        await follow();
        own.clock.now = OPENS_AT;
        const restore = loseConnection(table.client, nth, when);
        // What fails stays due, and is found by the next run.
        for (let runs = 0; runs < 3; runs += 1) await run().catch(() => undefined);
        await follow();
        broke = restore();
        const refs = people.map(
          ({ interestId }) =>
            `${interestId}/${derivedId("msg", "interest.told", interestId, START)}` as const,
        );
        const found = await stores.messages.findMany(refs);
        expect(found.map((message) => message?.to)).toEqual(people.map(({ email }) => email));
        for (const { interestId } of people) {
          const kept = await stores.interests.find(eventId, interestId);
          expect([kept?.state, kept?.email]).toEqual(["told", undefined]);
          await stores.interests.erase({ eventId, interestId });
        }
        const rounds = (await stores.mailings.list(eventId)).map(({ state }) => state);
        expect(rounds).toEqual(Array.from({ length: nth }, () => "done"));
      }
      expect(nth).toBeGreaterThan(10);
    },
  );
});

const MOMENTS = { askedAt: START, confirmedAt: START, updatedAt: START };
