import { createErasureStore } from "@zapisy/core/erasure";
import { PART, SECOND_LOOK_SECONDS } from "@zapisy/core/erasure/rules";
import type { EventId } from "@zapisy/core/event";
import { createIndicatorStore } from "@zapisy/core/indicator";
import { createParticipantStore } from "@zapisy/core/participant";
import type { ProjectId } from "@zapisy/core/project";
import type { RegistrationId } from "@zapisy/core/registration/schema";
import { StaffRegistrationPatchSchema } from "@zapisy/core/registration/schema";
import { createRetentionGuard, createRetentionStore } from "@zapisy/core/retention";
import { PRESETS } from "@zapisy/core/retention/rules";
import type { RetentionKind, Terms } from "@zapisy/core/retention/schema";
import { addSeconds } from "@zapisy/core/shared/time";
import { createSupportEntryStore } from "@zapisy/core/support-entry";
import { erasePeople } from "@zapisy/functions/effects/erase-people";
import { entityOf } from "@zapisy/functions/effects/follow-stream";
import { doWhatIsDue } from "@zapisy/functions/jobs/do-what-is-due";
import type { DynamoDBRecord } from "aws-lambda";
import * as v from "valibot";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { asPublic, asStaff, createProject, passMinute, publishEvent, signUp } from "../support/actions.ts";
import { markInput } from "../support/attendance.ts";
import { disturb, isTransaction, loseConnection, loseConnectionAnew } from "../support/disturb.ts";
import { delegationInput, projectInput } from "../support/fixture.ts";
import { createMailingWorld, type MailingWorld } from "../support/mailbox.ts";
import { databaseEndpoint } from "../support/own-database.ts";
import { readTableStream } from "../support/table-stream.ts";
import { tracesOf } from "../support/traces.ts";
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
  // Time goes back with each of these tests, and the next look with it.
  await switchTo(false);
});

const code = (work: Promise<unknown>) => work.then(String, (error: { code?: string }) => error.code);
const service = () => world.deps.services.retention;
const erasures = () => createErasureStore(world.deps.table);

/** The event of these tests is on 15 April 2026: by then its people without a place ended (three months), the others not yet (a year). */
const AFTER_THREE_MONTHS = "2026-07-20T09:00:00.000Z";
const AFTER_A_YEAR = "2027-04-20T09:00:00.000Z";
const AFTER_FIVE_YEARS = "2032-01-02T09:00:00.000Z";

/** A term that ends with the event itself. */
const EVENT_ENDS = { from: "event", fromYearEnd: false, months: 0 } as const;

const letters = (number: number) => String.fromCodePoint(97 + Math.floor(number / 26), 97 + (number % 26));
const nameOf = (number: number) => `Terminowa${letters(number)}ska`;
const mailOf = (number: number) => `terminowa${letters(number)}q@ops.example`;
const wordsOf = (number: number) => [nameOf(number), mailOf(number).split("@")[0] ?? ""];

/** What is left of people, but for institutions, which are entries of the register for all. */
const tracesOfThem = (numbers: readonly number[]) =>
  tracesOf(world, { words: numbers.flatMap(wordsOf), exact: [] });

/** Somebody at an event, whatever becomes of them. */
async function join(event: { slug: string; eventId: EventId }, number: number) {
  const person = { lastName: nameOf(number), email: mailOf(number) };
  const { registrationId, token } = await signUp(world, event, 1, person);
  return { registrationId, token };
}

async function reject(eventId: EventId, registrationId: RegistrationId, reason?: string) {
  const found = await world.deps.stores.registrations.find(registrationId);
  await world.deps.services.registration.changeRegistration(
    asStaff(world),
    eventId,
    registrationId,
    v.parse(StaffRegistrationPatchSchema, {
      version: found?.version,
      status: "rejected",
      reason: reason ?? `odmowa ${found?.lastName}`,
    }),
  );
}

const setTerms = async (terms: Terms = PRESETS.own, lastPaymentOn?: string) => {
  const { version } = await service().getRetention(asStaff(world), projectId);
  return service().setTerms(asStaff(world), projectId, { terms, lastPaymentOn, version });
};

/** The switch is the installation's, and these tests share one. */
async function switchTo(isOn: boolean) {
  const { version, isOn: was } = await service().getSwitch(asStaff(world));
  if (was !== isOn) await service().setSwitch(asStaff(world), { isOn, version });
}

/** One night: it is looked what is over, and begun; then everything that follows. */
async function night() {
  world.clock.now = `${addSeconds(world.clock.now, 86_400).slice(0, 10)}T01:30:00.000Z`;
  await doWhatIsDue(world.deps)();
  await mailing.arrived();
}

/** The second look, an hour later. */
async function secondLook() {
  world.clock.now = addSeconds(world.clock.now, SECOND_LOOK_SECONDS + 3_600);
  await doWhatIsDue(world.deps)();
  await mailing.arrived();
}

const endsOfEvent = async (eventId: EventId) => {
  const { items } = await service().listEnds(asStaff(world), projectId);
  return items.find((one) => one.eventId === eventId);
};

describe("data whose term is over", () => {
  it("go by themselves once an administrator has seen what that is and switched it on: first of people without a place, then what is not evidence, at last the names", async () => {
    const { deps } = world;
    const event = await publishEvent(world, projectId, { seats: 2 });
    const { eventId } = event;
    const [came, missing, waits, gone] = [
      await join(event, 0),
      await join(event, 1),
      await join(event, 2),
      await join(event, 3),
    ];
    const declined = await join(event, 4);
    await reject(eventId, declined.registrationId);
    await deps.services.registration.withdrawRegistration(asPublic(world), gone.token);
    await mailing.arrived();
    world.clock.now = "2026-04-20T09:00:00.000Z";
    await deps.services.attendance.recordMarksByStaff(asStaff(world), eventId, [
      markInput({ registrationId: came.registrationId }),
    ]);
    await deps.services.attendance.closeUnit(asStaff(world), eventId, "s1");
    await mailing.arrived();
    const statuses = async () =>
      (await deps.services.registration.countRegistrations(asStaff(world), eventId)).byStatus;
    const counted = await statuses();

    // A project without terms keeps everything, also where the switch is on.
    world.clock.now = AFTER_THREE_MONTHS;
    await switchTo(true);
    await night();
    expect(await endsOfEvent(eventId)).toMatchObject({ ends: [{ until: undefined }, {}, {}] });
    expect((await tracesOfThem([4])).length).toBeGreaterThan(0);

    // What would go is told before.
    await switchTo(false);
    await setTerms();
    expect(await endsOfEvent(eventId)).toMatchObject({
      lastDay: "2026-04-15",
      isHeld: false,
      ends: [
        { kind: "unsuccessful", until: "2026-07-15", isOver: true, people: 3, removed: 0 },
        { kind: "contact", until: "2027-04-15", isOver: false, removed: 0 },
        { kind: "evidence", until: "2031-12-31", isOver: false, removed: 0 },
      ],
    });
    const people = await service().listRetainedPeople(asStaff(world), eventId, "unsuccessful");
    expect(people.items.map(({ lastName, until }) => [lastName, until])).toEqual(
      [2, 3, 4].map((number) => [nameOf(number), "2026-07-15"]),
    );
    await night();
    expect((await tracesOfThem([4])).length).toBeGreaterThan(0);

    await switchTo(true);
    await night();
    await secondLook();
    expect(await tracesOfThem([2, 3, 4])).toEqual([]);
    expect(await endsOfEvent(eventId)).toMatchObject({ ends: [{ people: 0, removed: 3 }, {}, {}] });
    // Whoever has a place is as they were.
    for (const { registrationId } of [came, missing])
      expect(await deps.stores.registrations.find(registrationId)).toHaveProperty("email");
    expect(await statuses()).toEqual(counted);
    expect(waits.registrationId).toBeDefined();

    world.clock.now = AFTER_A_YEAR;
    await night();
    await secondLook();
    // Of who stood on the list that was closed, whether or not they came, the name is left.
    for (const [number, { registrationId }] of [came, missing].entries()) {
      const left = await deps.stores.registrations.find(registrationId);
      expect(left).toMatchObject({ lastName: nameOf(number), status: "confirmed" });
      expect(left).not.toHaveProperty("email");
    }
    const names = [nameOf(0), nameOf(1)];
    expect(await tracesOfThem([0, 1])).toEqual(names.map((name) => `registration: ${name}`));
    expect(await endsOfEvent(eventId)).toMatchObject({ ends: [{}, { people: 0, removed: 2 }, {}] });

    world.clock.now = AFTER_FIVE_YEARS;
    await night();
    await secondLook();
    expect(await tracesOfThem([0, 1, 2, 3, 4])).toEqual([]);
    expect(await statuses()).toEqual(counted);
    const { items } = await deps.services.audit.listEventHistory(asStaff(world), eventId);
    expect(items.filter(({ action }) => action === "retention.removed")).toMatchObject([
      { actor: "system:retention", changes: [{ field: "retention.evidence", from: "2" }] },
      { changes: [{ field: "retention.contact", from: "2" }] },
      { changes: [{ field: "retention.unsuccessful", from: "3" }] },
    ]);
    // Nobody asked for these, so they stand in no list of requests.
    expect((await deps.services.erasure.listErasures(asStaff(world))).items).toEqual([]);
  });

  it.each<[string, number, Terms]>([
    ["nobody has said how long contact is kept", 510, { unsuccessful: EVENT_ENDS, evidence: EVENT_ENDS }],
    [
      "contact is kept longer",
      520,
      { unsuccessful: EVENT_ENDS, contact: PRESETS.own.evidence, evidence: EVENT_ENDS },
    ],
    [
      "contact counts from a last payment that nobody has said",
      530,
      { unsuccessful: EVENT_ENDS, contact: PRESETS.eu_2021.contact, evidence: EVENT_ENDS },
    ],
  ])("stay of whoever has a place, though the term of names is over, where %s", async (_, first, terms) => {
    const event = await publishEvent(world, projectId, { seats: 1 });
    const came = await join(event, first);
    await join(event, first + 1);
    await mailing.arrived();
    world.clock.now = AFTER_THREE_MONTHS;
    await setTerms(terms);
    await switchTo(true);
    const ends = (people: number) => ({
      ends: [{ people: 0 }, terms.contact ? {} : { until: undefined }, { isOver: true, people }],
    });
    // Of whoever has no place all has ended, so the name goes with it.
    expect(await endsOfEvent(event.eventId)).toMatchObject(ends(1));
    const list = async (kind: RetentionKind) =>
      (await service().listRetainedPeople(asStaff(world), event.eventId, kind)).items;
    expect(await list("evidence")).toMatchObject([{ lastName: nameOf(first + 1) }]);
    // Of what is not over nobody is shown: whoever looks needs no list of all.
    expect(await list("contact")).toEqual([]);
    await night();
    await secondLook();
    expect(await tracesOfThem([first + 1])).toEqual([]);
    const stored = await world.deps.stores.registrations.find(came.registrationId);
    expect(stored).toMatchObject({ lastName: nameOf(first), email: mailOf(first) });
    expect(stored).not.toHaveProperty("erasedAt");
    expect(await endsOfEvent(event.eventId)).toMatchObject(ends(0));
  });

  it("stay of whoever has no place, though all other terms are over, where nobody has said how long", async () => {
    const event = await publishEvent(world, projectId, { seats: 1 });
    await join(event, 540);
    const waits = await join(event, 541);
    await mailing.arrived();
    world.clock.now = AFTER_THREE_MONTHS;
    await setTerms({ contact: EVENT_ENDS, evidence: EVENT_ENDS });
    await switchTo(true);
    expect(await endsOfEvent(event.eventId)).toMatchObject({ ends: [{}, { people: 0 }, { people: 1 }] });
    await night();
    await secondLook();
    expect(await tracesOfThem([540])).toEqual([]);
    expect(await world.deps.stores.registrations.find(waits.registrationId)).toMatchObject({
      email: mailOf(541),
    });
  });

  it("stay of whoever got a place, or whose contact was given a longer term, after it was begun, and are not counted", async () => {
    const event = await publishEvent(world, projectId, { seats: 2 });
    await join(event, 550);
    const people = [await join(event, 551), await join(event, 552)];
    for (const { registrationId } of people) await reject(event.eventId, registrationId);
    await mailing.arrived();
    world.clock.now = AFTER_THREE_MONTHS;
    await setTerms({ unsuccessful: EVENT_ENDS, contact: EVENT_ENDS, evidence: EVENT_ENDS });
    await switchTo(true);
    world.clock.now = addSeconds(world.clock.now, 86_400);
    await doWhatIsDue(world.deps)();
    // Begun, and not yet taken.
    const got = await world.deps.stores.registrations.find(people[0]?.registrationId ?? "reg_0");
    await world.deps.services.registration.changeRegistration(
      asStaff(world),
      event.eventId,
      got?.registrationId ?? "reg_0",
      v.parse(StaffRegistrationPatchSchema, { version: got?.version, status: "confirmed", reason: "był" }),
    );
    await setTerms({ unsuccessful: EVENT_ENDS, contact: PRESETS.own.evidence, evidence: EVENT_ENDS });
    await mailing.arrived();
    await secondLook();
    expect(await tracesOfThem([552])).toEqual([]);
    for (const number of [550, 551])
      expect((await tracesOfThem([number])).length, nameOf(number)).toBeGreaterThan(1);
    expect(await endsOfEvent(event.eventId)).toMatchObject({ ends: [{}, {}, { people: 0, removed: 1 }] });
    // Nor does a backup that is put back erase them.
    const notes = await world.deps.bucket.list("erased/");
    const noted = await Promise.all(
      notes.map(async (key) => Buffer.from((await world.deps.bucket.get(key)) ?? []).toString()),
    );
    expect(noted.filter((text) => text.includes(people[1]?.registrationId ?? ""))).toHaveLength(1);
    expect(noted.filter((text) => text.includes(people[0]?.registrationId ?? ""))).toEqual([]);
  });

  it("stay while an inspection or a dispute holds them, of the project or of the event, and go after it", async () => {
    const event = await publishEvent(world, projectId, { seats: 1 });
    await join(event, 10);
    await join(event, 11);
    await mailing.arrived();
    world.clock.now = AFTER_THREE_MONTHS;
    await setTerms();
    await switchTo(true);
    passMinute(world);
    const hold = { cause: "inspection" as const, reason: "pismo WK-7/2026" };
    const held = await service().hold(asStaff(world), projectId, { ...hold, eventId: event.eventId });
    // A double click holds once.
    expect(
      (await service().hold(asStaff(world), projectId, { ...hold, eventId: event.eventId })).version,
    ).toBe(held.version);
    await night();
    expect((await endsOfEvent(event.eventId))?.isHeld).toBe(true);
    expect((await tracesOfThem([11])).length).toBeGreaterThan(0);
    const holdId = held.holds[0]?.holdId ?? "hld_0";
    expect(held.holds).toMatchObject([
      { ...hold, event: { eventId: event.eventId }, heldBy: "Żaneta Śliwa" },
    ]);
    const freed = await service().endHold(asStaff(world), projectId, holdId, {
      reason: "protokół podpisany",
    });
    expect(freed.holds).toEqual([]);
    await night();
    await secondLook();
    expect(await tracesOfThem([11])).toEqual([]);
    const history = await world.deps.services.audit.listInstallationHistory(asStaff(world), {
      part: "project",
    });
    expect(
      history.items
        .filter(
          ({ target, action }) =>
            action.startsWith("retention.") && (target === projectId || target === event.eventId),
        )
        .map(({ action, reason, target, targetName, changes }) => [
          action,
          reason,
          target === projectId ? "project" : targetName,
          changes?.map(({ field, from: was, to: is }) => [field, was, is]),
        ]),
    ).toEqual([
      ["retention.freed", "protokół podpisany", event.title.pl, [["hold.cause", "inspection", undefined]]],
      ["retention.held", hold.reason, event.title.pl, [["hold.cause", undefined, "inspection"]]],
      [
        "retention.edited",
        undefined,
        "project",
        [
          ["terms.unsuccessful", undefined, "3 event"],
          ["terms.contact", undefined, "12 event"],
          ["terms.evidence", undefined, "60 event year"],
          ["terms.participants", undefined, "60 project year"],
        ],
      ],
    ]);
  });

  it.each(["it is held", "they lost their places"])(
    "stay in letters to the contact of a delegation where nobody of it is taken: %s",
    async (when) => {
      const event = await publishEvent(world, projectId, {
        recruitment: { mode: "first_come", delegations: true },
      });
      const input = delegationInput(2);
      await world.deps.services.delegation.registerDelegation(asPublic(world), event.slug, input);
      await mailing.arrived();
      const [delegation] = await world.deps.stores.delegations.listOfEvent(event.eventId, START);
      const letters = () => world.deps.bucket.list(`mails/${delegation?.delegationId}/`);
      const written = await letters();
      expect(written.length).toBeGreaterThan(0);
      world.clock.now = AFTER_THREE_MONTHS;
      await setTerms({ contact: EVENT_ENDS });
      await switchTo(true);
      world.clock.now = addSeconds(world.clock.now, 86_400);
      await doWhatIsDue(world.deps)();
      // Begun, and not yet taken.
      if (when === "it is held")
        await service().hold(asStaff(world), projectId, { cause: "inspection", reason: "pismo WK-8/2026" });
      else for (const registrationId of delegation?.people ?? []) await reject(event.eventId, registrationId);
      await mailing.arrived();
      await secondLook();
      expect(await letters()).toEqual(expect.arrayContaining(written));
      expect(await endsOfEvent(event.eventId)).toMatchObject({ ends: [{}, { removed: 0 }, {}] });
      // With whoever is taken they go.
      const { holds } = await service().getRetention(asStaff(world), projectId);
      for (const { holdId } of holds)
        await service().endHold(asStaff(world), projectId, holdId, { reason: "koniec" });
      await setTerms({ unsuccessful: EVENT_ENDS, contact: EVENT_ENDS });
      await night();
      await secondLook();
      expect(await letters()).toEqual([]);
    },
  );

  it("are held from the moment of the hold: what was taken is finished, and no further part begins", async () => {
    const event = await publishEvent(world, projectId, { seats: 1 });
    const people: RegistrationId[] = [];
    for (let number = 20; number < 20 + 2 * PART + 5; number += 1)
      people.push((await join(event, number)).registrationId);
    await mailing.arrived();
    world.clock.now = AFTER_THREE_MONTHS;
    await setTerms();
    await switchTo(true);
    // Somebody holds as the first part is under way, right after it was taken.
    let taken = 0;
    const isTaking = (input: string) => input.includes('"taken"') && input.includes("ConditionCheck");
    const stop = disturb(world.deps.table.client, async (request, send) => {
      const isTake = isTransaction(request) && isTaking(JSON.stringify(request.input)) && (taken += 1) === 1;
      const answer = await send();
      if (isTake) await service().hold(asStaff(world), projectId, { cause: "dispute", reason: "pozew 3/26" });
      return answer;
    });
    await night();
    stop();
    await secondLook();
    const isErased = async (registrationId: RegistrationId) =>
      (await world.deps.stores.registrations.find(registrationId))?.erasedAt !== undefined;
    const erased = (await Promise.all(people.map(isErased))).filter(Boolean).length;
    expect(erased).toBe(PART);
    expect(taken).toBe(1);
    expect(await endsOfEvent(event.eventId)).toMatchObject({
      ends: [{ removed: PART, people: people.length - 1 - PART }, {}, {}],
    });
    // What a backup that is put back would erase again is what was taken, and nobody else.
    const notes = await world.deps.bucket.list("erased/");
    const noted = await Promise.all(
      notes.map(async (key) => Buffer.from((await world.deps.bucket.get(key)) ?? []).toString()),
    );
    const ofThis = noted
      .map((text) => JSON.parse(text) as { cause?: { eventId: string }; registrationIds: string[] })
      .filter(({ cause }) => cause?.eventId === event.eventId);
    expect(ofThis.map(({ registrationIds }) => registrationIds.length)).toEqual([PART]);
    const { holds } = await service().getRetention(asStaff(world), projectId);
    for (const { holdId } of holds)
      await service().endHold(asStaff(world), projectId, holdId, { reason: "ugoda" });
    await night();
    await secondLook();
    expect(await endsOfEvent(event.eventId)).toMatchObject({
      ends: [{ removed: people.length - 1, people: 0 }, {}, {}],
    });
  });

  it("are decided about in the transaction itself: a part that was judged before a hold does not begin after it", async () => {
    const event = await publishEvent(world, projectId, { seats: 1 });
    await join(event, 60);
    const last = await join(event, 61);
    await mailing.arrived();
    world.clock.now = AFTER_THREE_MONTHS;
    await setTerms();
    await switchTo(true);
    // The hold comes between the judgement and the transaction, twice: as the erasure is begun, and as its part is taken.
    for (const word of ['"lookOf"', '"taken"']) {
      let came = 0;
      const stop = disturb(world.deps.table.client, async (request, send) => {
        if (isTransaction(request) && JSON.stringify(request.input).includes(word) && (came += 1) === 1)
          await service().hold(asStaff(world), projectId, { cause: "other", reason: word });
        return send();
      });
      await night();
      stop();
      expect(came).toBeGreaterThan(0);
      expect(await world.deps.stores.registrations.find(last.registrationId)).toHaveProperty("email");
      const { holds } = await service().getRetention(asStaff(world), projectId);
      expect(holds).toHaveLength(1);
      for (const { holdId } of holds)
        await service().endHold(asStaff(world), projectId, holdId, { reason: "koniec" });
    }
    await night();
    await secondLook();
    expect(await tracesOfThem([61])).toEqual([]);
  });

  it("follow a project that is prolonged, an event that moves, and a switch that is turned off", async () => {
    const event = await publishEvent(world, projectId, { seats: 1 });
    await join(event, 70);
    await join(event, 71);
    await mailing.arrived();
    world.clock.now = AFTER_THREE_MONTHS;
    await setTerms({ unsuccessful: { from: "project", fromYearEnd: false, months: 0 } });
    await switchTo(true);
    await night();
    expect(await endsOfEvent(event.eventId)).toMatchObject({
      ends: [{ until: "2026-12-31", isOver: false }, {}, {}],
    });
    world.clock.now = "2027-01-02T09:00:00.000Z";
    expect(await endsOfEvent(event.eventId)).toMatchObject({ ends: [{ isOver: true, people: 1 }, {}, {}] });
    const { version } = await world.deps.services.project.getProject(asStaff(world), projectId);
    const longer = projectInput({ endsOn: "2027-06-30" });
    await world.deps.services.project.updateProject(asStaff(world), projectId, longer, version);
    await night();
    expect((await tracesOfThem([71])).length).toBeGreaterThan(0);
    world.clock.now = "2027-07-02T09:00:00.000Z";
    await switchTo(false);
    await night();
    expect((await tracesOfThem([71])).length).toBeGreaterThan(0);
    await switchTo(true);
    await night();
    await secondLook();
    expect(await tracesOfThem([71])).toEqual([]);
  });
});

it("takes with the last registration of a person the notes of their visits, which prove nothing", async () => {
  const { services } = world.deps;
  const supports = [{ supportId: "law", name: "Poradnictwo", mode: "individual" as const, hours: 2 }];
  projectId = await createProject(world, { supports });
  const event = await publishEvent(world, projectId, { seats: null });
  const { registrationId } = await join(event, 490);
  const accepted = { registrationIds: [registrationId] };
  const { items } = await services.participant.acceptProposals(asStaff(world), projectId, [accepted]);
  const [{ participantId } = {}] = items;
  if (!participantId) throw new Error(JSON.stringify(items));
  const { actor, staff } = await world.signIn({ role: "coordinator", email: "doradca.terminu@rops.example" });
  const { staffId } = staff;
  const { entryId } = await services.supportEntry.addEntry(asStaff(world), projectId, {
    participantId,
    supportId: "law",
    day: "2026-02-10",
    from: "09:00",
    to: "09:45",
    topic: "Alimenty",
    mode: "onsite",
    counsellor: { staffId },
  });
  await services.contentNote.saveNote(asStaff(world, actor), projectId, entryId, staffId, {
    text: "Mówi o zaległym czynszu.",
    version: 0,
  });
  const left = () => tracesOf(world, { words: ["zaległym czynszu"], exact: [] });
  expect((await left()).length).toBeGreaterThan(0);
  await mailing.arrived();
  await setTerms({ contact: EVENT_ENDS });
  await switchTo(true);
  world.clock.now = AFTER_THREE_MONTHS;
  await night();
  expect(await left()).toEqual([]);
});

describe("a removal that is broken off", () => {
  it("goes on where it was, at whichever kind of request the connection was lost", async () => {
    const { deps } = world;
    const event = await publishEvent(world, projectId, { seats: null });
    const people = [];
    for (let number = 100; number < 200; number += 1) people.push(await join(event, number));
    await mailing.arrived();
    world.clock.now = AFTER_THREE_MONTHS;
    await setTerms({ unsuccessful: PRESETS.own.unsuccessful });
    await switchTo(true);
    // Erasing alone is followed: what else follows was there for each of them before.
    const handle = erasePeople(deps);
    const stream = readTableStream(databaseEndpoint, deps.table.name);
    let waiting: DynamoDBRecord[] = [];
    const read = async () => (await stream.read()).filter((record) => entityOf(record) === "erasure");
    for (let records = await read(); records.length > 0; records = await read());
    const work = async () => {
      await doWhatIsDue(deps)();
      for (let records = await read(); waiting.push(...records) > 0; records = await read()) {
        const { batchItemFailures } = await handle({ Records: waiting });
        const failed = batchItemFailures[0]?.itemIdentifier;
        const from = waiting.findIndex(({ dynamodb }) => dynamodb?.SequenceNumber === failed);
        waiting = failed ? waiting.slice(from) : [];
        if (failed) throw new Error("a part broke off");
      }
    };
    let count = 0;
    const tried = new Set<string>();
    for (const when of ["before", "after"] as const)
      for (let wasLost = true; wasLost;) {
        const person = people[count];
        if (!person) throw new Error("There are more requests than people.");
        count += 1;
        // Their place is taken from them late, so they are found as the event is looked at again.
        // The history follows after all of them, years late, so it is told nobody's name.
        await reject(event.eventId, person.registrationId, "odmowa");
        world.clock.now = addSeconds(world.clock.now, 31 * 86_400);
        const stop = loseConnectionAnew(deps.table.client, tried, when);
        await work().catch(() => undefined);
        wasLost = stop();
        await work();
        expect(await endsOfEvent(event.eventId)).toMatchObject({
          ends: [{ people: 0, removed: count }, {}, {}],
        });
      }
    expect(count).toBeGreaterThan(40);
    await world.follow();
    await secondLook();
    const gone = Array.from({ length: count }, (_, index) => 100 + index);
    expect(await tracesOfThem(gone)).toEqual([]);
  }, 480_000);

  it("is killed ten times in the midst of many people, ends right and counts each once", async () => {
    const events = [];
    let number = 300;
    for (let count = 0; count < 3; count += 1) {
      const event = await publishEvent(world, projectId, { seats: 1 });
      for (let one = 0; one < 12; one += 1) await join(event, (number += 1));
      events.push(event);
    }
    await mailing.arrived();
    world.clock.now = AFTER_THREE_MONTHS;
    await setTerms();
    await switchTo(true);
    world.clock.now = addSeconds(world.clock.now, 86_400);
    const work = async () => {
      await doWhatIsDue(world.deps)();
      await world.follow();
    };
    let killed = 0;
    for (let round = 0; round < 10; round += 1) {
      const stop = loseConnection(world.deps.table.client, 30 + round * 9, "before");
      await work().catch(() => undefined);
      if (stop()) killed += 1;
    }
    expect(killed).toBe(10);
    for (let count = 0; count < 3; count += 1) await work().catch(() => undefined);
    await work();
    for (const { eventId } of events)
      expect(await endsOfEvent(eventId)).toMatchObject({ ends: [{ people: 0, removed: 11 }, {}, {}] });
    await secondLook();
    const without = Array.from({ length: 36 }, (_, index) => 301 + index).filter(
      (one) => (one - 301) % 12 > 0,
    );
    expect(await tracesOfThem(without)).toEqual([]);
  });
});

describe("who may", () => {
  it("sees nothing of others' projects, and leaves terms to those who answer for them", async () => {
    const other = await createProject(world);
    const { actor: coordinator } = await world.signIn({ role: "coordinator", projectIds: [projectId] });
    const { actor: dpo } = await world.signIn({ role: "dpo", projectIds: "all" });
    const as = asStaff(world, coordinator);
    const input = { terms: PRESETS.own, version: 0 };
    expect(await code(service().getRetention(as, other))).toBe("project.not_found");
    expect(await code(service().setTerms(as, projectId, input))).toBe("privacy.forbidden");
    expect(await code(service().setSwitch(asStaff(world, dpo), { isOn: true, version: 0 }))).toBe(
      "privacy.forbidden",
    );
    expect((await service().listRetained(as)).items.map((one) => one.projectId)).toEqual([projectId]);
    expect(await service().setTerms(asStaff(world, dpo), projectId, input)).toMatchObject({ version: 1 });
    const { actor: elsewhereDpo } = await world.signIn({ role: "dpo", projectIds: [other] });
    expect(await code(service().setTerms(asStaff(world, elsewhereDpo), projectId, input))).toBe(
      "project.not_found",
    );
    expect(await code(service().setTerms(asStaff(world), projectId, input))).toBe(
      "retention.version_conflict",
    );
    const held = await service().hold(as, projectId, { cause: "dispute", reason: "pozew" });
    expect(held.holds).toHaveLength(1);
    const elsewhere = await publishEvent(world, other);
    const of = { cause: "dispute" as const, reason: "pozew", eventId: elsewhere.eventId };
    expect(await code(service().hold(as, projectId, of))).toBe("event.not_found");
    expect(await code(service().hold(as, projectId, { ...of, until: "2026-01-01" }))).toBe(
      "retention.hold_in_past",
    );
    expect(await code(service().listRetainedPeople(as, elsewhere.eventId, "contact"))).toBe(
      "event.not_found",
    );
  });

  it("takes no part of an erasure that somebody asked for", async () => {
    const { table, stores } = world.deps;
    const guard = createRetentionGuard({
      ...stores,
      retentions: createRetentionStore(table),
      erasures: erasures(),
      participants: createParticipantStore(table),
      supportEntries: createSupportEntryStore(table),
      indicators: createIndicatorStore(table),
    });
    const asked = { look: 1, done: 0, version: 1 } as Parameters<typeof guard.take>[1];
    expect(await guard.take(world.deps.context({ type: "system", name: "x" }, "test"), asked)).toBe(asked);
  });
});
