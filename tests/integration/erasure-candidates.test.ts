import type { Event } from "@zapisy/core/event";
import { createParticipantStore, emptyParticipant } from "@zapisy/core/participant";
import type { ParticipantId } from "@zapisy/core/participant/schema";
import type { ProjectId } from "@zapisy/core/project";
import type { FoundPerson } from "@zapisy/core/erasure/answer";
import type { RegistrationId } from "@zapisy/core/registration/schema";
import { addSeconds } from "@zapisy/core/shared/time";
import { doWhatIsDue } from "@zapisy/functions/jobs/do-what-is-due";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { asStaff, createProject, publishEvent, signUp } from "../support/actions.ts";
import { markInput } from "../support/attendance.ts";
import { issueTo } from "../support/certificates.ts";
import { SCAN } from "../support/files.ts";
import { indicatorInput, prove } from "../support/indicators.ts";
import { createMailingWorld, type MailingWorld } from "../support/mailbox.ts";
import { tracesOf } from "../support/traces.ts";
import { START, type World } from "../support/world.ts";

let mailing: MailingWorld;
let world: World;
let projectId: ProjectId;
let count = 0;

beforeAll(async () => {
  mailing = await createMailingWorld();
  ({ world } = mailing);
});
afterAll(() => mailing.end());
beforeEach(async () => {
  world.clock.now = START;
  projectId = await createProject(world, {
    supports: [{ supportId: "law", name: "Poradnictwo prawne", mode: "individual", hours: 2 }],
  });
});

const AFTER = "2026-05-04T09:00:00.000Z";
const ctx = () => asStaff(world);
const people = () => world.deps.services.participant;

/** Names have no digits. */
const letter = (number: number) =>
  [Math.floor(number / 26), number % 26].map((one) => String.fromCodePoint(0x61 + one)).join("");

/** Somebody with a registration who is a candidate of the project by it. */
interface Candidate {
  event: Pick<Event, "eventId">;
  registrationId: RegistrationId;
  participantId: ParticipantId;
  /** Why else than as a participant the name stays. */
  besides?: FoundPerson["registrations"][number]["stays"];
}

/** Whoever signs up, and is accepted before anything took place; a registration of somebody who is one already is linked. */
async function candidate(lastName: string, known?: ParticipantId): Promise<Candidate> {
  const number = (count += 1);
  const event = await publishEvent(world, projectId);
  const person = {
    firstName: `Bożydara${letter(number)}`,
    lastName,
    email: `kandydatka${number}@ops.example`,
  };
  const { registrationId } = await signUp(world, event, 1, person);
  const accepted = { registrationIds: [registrationId], participantId: known };
  const { items } = await people().acceptProposals(ctx(), projectId, [accepted]);
  const [{ participantId } = {}] = items.filter(({ outcome }) => ["added", "linked"].includes(outcome));
  if (!participantId) throw new Error(JSON.stringify(items));
  return { event, registrationId, participantId };
}

/** Says that one is another. */
async function merge({ participantId }: Candidate, into: Candidate): Promise<void> {
  const { version } = await people().getParticipant(ctx(), projectId, participantId);
  const merger = { into: into.participantId, reason: "ta sama osoba", version };
  await people().mergeParticipant(ctx(), projectId, participantId, merger);
}

/** Erases these registrations, with the second look. */
async function erase(...candidates: readonly Candidate[]): Promise<void> {
  const registrationIds = candidates.map(({ registrationId }) => registrationId);
  await world.deps.services.erasure.beginErasure(ctx(), {
    registrationIds,
    addressItself: false,
    reason: "wniosek nr 8",
  });
  await mailing.arrived();
  world.clock.now = addSeconds(world.clock.now, 24 * 3_600);
  await doWhatIsDue(world.deps)();
  await mailing.arrived();
}

/** Enters a result of somebody, with their name in its words. */
async function enter({ participantId }: Candidate, lastName: string) {
  const { indicator } = world.deps.services;
  const { items } = await indicator.listIndicators(ctx(), projectId);
  const { indicatorId } = items[0] ?? (await indicator.addIndicator(ctx(), projectId, indicatorInput()));
  const input = { indicatorId, kindId: "study", day: "2026-01-02", note: `szkoła: ${lastName}` };
  const { resultId } = await indicator.enterResult(ctx(), projectId, participantId, input);
  return { projectId, participantId, resultId };
}

async function makeParticipant({ participantId }: Candidate): Promise<void> {
  const { version } = await people().getParticipant(ctx(), projectId, participantId);
  await people().changeCourse(ctx(), projectId, participantId, {
    state: "participant",
    startsOn: "2026-02-10",
    reason: "rozmowa",
    version,
  });
}

/** What is done to a candidate before and while they are erased, by surname: each must leave nothing of the participant. */
const GONE: Record<string, (lastName: string) => Promise<Candidate[]>> = {
  "at one go": async (lastName) => {
    const first = await candidate(lastName);
    const second = await candidate(lastName, first.participantId);
    world.clock.now = AFTER;
    await erase(first, second);
    return [first, second];
  },
  "in two steps": async (lastName) => {
    const first = await candidate(lastName);
    const second = await candidate(lastName, first.participantId);
    world.clock.now = AFTER;
    await erase(first);
    expect(await createParticipantStore(world.deps.table).find(first.participantId)).toBeDefined();
    await erase(second);
    return [first, second];
  },
  "though a closed list says that they were absent": async (lastName) => {
    const one = await candidate(lastName);
    world.clock.now = AFTER;
    const { attendance } = world.deps.services;
    const absent = markInput({ registrationId: one.registrationId, state: "absent", source: "list" });
    await attendance.recordMarksByStaff(ctx(), one.event.eventId, [absent]);
    await attendance.closeUnit(ctx(), one.event.eventId, "s1");
    await erase(one);
    return [one];
  },
  "with results that count for nothing, and the files of these": async (lastName) => {
    const one = await candidate(lastName);
    await enter(one, lastName);
    const struck = await enter(one, lastName);
    const { result } = await prove(
      world,
      struck,
      `${lastName}.pdf`,
      Buffer.concat([SCAN, Buffer.from(lastName)]),
    );
    await world.deps.services.indicator.strikeResult(ctx(), struck, {
      reason: `nie ${lastName}`,
      version: result.version,
    });
    // One more was to prove it, and is on its way.
    await enter(one, lastName);
    const open = await enter(one, lastName);
    await world.deps.services.indicator.announceProofOf(ctx(), open, {
      name: `${lastName} 2.pdf`,
      mediaType: "application/pdf",
      bytes: 10,
    });
    const before = await tracesOf(world, { words: [lastName], exact: [] });
    expect(before).toEqual(
      expect.arrayContaining(["indicatorResult", "file", "files/"].map((place) => `${place}: ${lastName}`)),
    );
    world.clock.now = AFTER;
    await erase(one);
    return [one];
  },
  "with whom was merged into them, twice": async (lastName) => {
    const [first, second, third] = [
      await candidate(lastName),
      await candidate(lastName),
      await candidate(lastName),
    ];
    await merge(first, second);
    await merge(second, third);
    world.clock.now = AFTER;
    await erase(first, second, third);
    return [first, second, third];
  },
};

it.each(Object.entries(GONE))("a candidate is erased %s", async (_, work) => {
  count += 1;
  const lastName = `Kandydacka${letter(count)}`;
  const all = await work(lastName);
  const store = createParticipantStore(world.deps.table);
  for (const { participantId } of all) expect(await store.find(participantId)).toBeUndefined();
  const left = await tracesOf(world, { words: [lastName], exact: [] });
  const theirs = /^(participant|auditEntry|indicatorResult|file)/;
  expect(left.filter((place) => theirs.test(place))).toEqual([]);
});

/** Who is more than a candidate, whose name stays with the whole entry. */
const STAY: Record<string, (lastName: string) => Promise<Candidate[]>> = {
  "was given support before they were merged": async (lastName) => {
    const [first, second] = [await candidate(lastName), await candidate(lastName)];
    await world.deps.services.supportEntry.addEntry(ctx(), projectId, {
      participantId: first.participantId,
      supportId: "law",
      day: "2026-02-10",
      from: "09:00",
      to: "09:45",
      topic: "Alimenty",
      place: "Żmudź",
      mode: "onsite",
      counsellor: { name: "Żaneta Łęcka" },
    });
    await merge(first, second);
    return [first, second];
  },
  "has a result with its proof": async (lastName) => {
    const one = await candidate(lastName);
    await prove(world, await enter(one, lastName));
    return [one];
  },
  "was merged into a candidate who was merged into a participant": async (lastName) => {
    const [first, second, third] = [
      await candidate(lastName),
      await candidate(lastName),
      await candidate(lastName),
    ];
    await merge(first, second);
    await makeParticipant(third);
    await merge(second, third);
    return [first, second, third];
  },
  "was present by one of two registrations": async (lastName) => {
    const first = await candidate(lastName);
    const second = await candidate(lastName, first.participantId);
    world.clock.now = AFTER;
    const { attendance } = world.deps.services;
    const mark = markInput({ registrationId: first.registrationId, source: "list" });
    await attendance.recordMarksByStaff(ctx(), first.event.eventId, [mark]);
    return [{ ...first, besides: ["open_list"] }, second];
  },
  "has a certificate by one of two who were merged": async (lastName) => {
    const [first, second] = [await candidate(lastName), await candidate(lastName)];
    world.clock.now = AFTER;
    const { event, registrationId } = first;
    const by = { entitled: true, reason: "egzamin" };
    await world.deps.services.attendance.setEntitlement(ctx(), event.eventId, registrationId, by);
    await issueTo(world, event.eventId, [first], { reason: "egzamin" });
    await merge(first, second);
    return [{ ...first, besides: ["certificate"] }, second];
  },
  "was a participant before they were merged into a candidate": async (lastName) => {
    const [first, second] = [await candidate(lastName), await candidate(lastName)];
    await makeParticipant(first);
    await merge(first, second);
    return [first, second];
  },
};

it.each(Object.entries(STAY))("somebody stays by name who %s", async (_, work) => {
  count += 1;
  const all = await work(`Uczestnicka${letter(count)}`);
  world.clock.now = AFTER;
  const registrationIds = all.map(({ registrationId }) => registrationId);
  const found = await world.deps.services.erasure.findPerson(ctx(), { registrationIds });
  expect(found.registrations.map(({ stays }) => stays)).toEqual(
    all.map(({ besides = [] }) => [...besides, "participant"]),
  );
  const counted = async () => {
    const { cuts } = await world.deps.services.figure.getFigures(ctx(), projectId);
    return cuts.find(({ cut }) => cut === "all")?.distinct;
  };
  const before = await counted();
  await erase(...all);
  expect(await counted()).toBe(before);
  const store = createParticipantStore(world.deps.table);
  for (const { participantId } of all) expect(await store.find(participantId)).toBeDefined();
});

it("has no notes of visits left once all registrations are erased, also where the name stays; and before that all of them", async () => {
  const counsellor = await world.signIn({ role: "coordinator", email: "doradca.usuwania@rops.example" });
  const lastName = "Uczestniczka z notatką";
  const first = await candidate(lastName);
  const second = await candidate(lastName, first.participantId);
  const { entryId } = await world.deps.services.supportEntry.addEntry(ctx(), projectId, {
    participantId: first.participantId,
    supportId: "law",
    day: "2026-02-10",
    from: "09:00",
    to: "09:45",
    topic: "Alimenty",
    mode: "onsite",
    counsellor: { staffId: counsellor.staff.staffId },
  });
  const notes = world.deps.services.contentNote;
  const own = asStaff(world, counsellor.actor);
  const { staffId } = counsellor.staff;
  await notes.saveNote(own, projectId, entryId, staffId, { text: "Mówi o długach.", version: 0 });
  const left = async () =>
    (await tracesOf(world, { words: ["Mówi o długach"], exact: [] })).map((place) => place.split(":")[0]);
  world.clock.now = AFTER;
  await erase(first);
  expect(await left()).toEqual(["contentNote"]);
  await erase(second);
  expect(await left()).toEqual([]);
  expect(await createParticipantStore(world.deps.table).find(first.participantId)).toBeDefined();
});

it("leaves whose term as a participant is over, of whom nothing but what is counted is there", async () => {
  const person = await candidate("Zakonczonska");
  await makeParticipant(person);
  world.clock.now = AFTER;
  await emptyParticipant(world.deps.table, ctx(), person.participantId);
  await erase(person);
  const { registrations } = world.deps.stores;
  expect((await registrations.find(person.registrationId))?.erasedAt).toBeDefined();
  expect(await createParticipantStore(world.deps.table).find(person.participantId)).toMatchObject({
    state: "participant",
    ended: { startsOn: "2026-02-10" },
  });
});
