import { createParticipantStore } from "@zapisy/core/participant";
import type { ParticipantId } from "@zapisy/core/participant/schema";
import type { ProjectId } from "@zapisy/core/project";
import { SECOND_LOOK_SECONDS } from "@zapisy/core/erasure/rules";
import type { Terms } from "@zapisy/core/retention/schema";
import { addSeconds } from "@zapisy/core/shared/time";
import { doWhatIsDue } from "@zapisy/functions/jobs/do-what-is-due";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { asStaff, createProject, publishEvent, signUp } from "../support/actions.ts";
import { markInput } from "../support/attendance.ts";
import { disturb, isTransaction } from "../support/disturb.ts";
import { SCAN } from "../support/files.ts";
import { indicatorInput, prove } from "../support/indicators.ts";
import { createMailingWorld, type MailingWorld } from "../support/mailbox.ts";
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
  projectId = await createProject(world, {
    supports: [{ supportId: "law", name: "Poradnictwo prawne", mode: "individual", hours: 2 }],
  });
  await switchTo(false);
});

/** Projects of these tests end on 31 December 2026. */
const YEAR_AFTER: Terms = { participants: { from: "project", fromYearEnd: false, months: 12 } };
const BY_EVENT = { from: "event", fromYearEnd: false, months: 3 } as const;
const AFTER_A_YEAR = "2028-01-03T09:00:00.000Z";

const code = (work: Promise<unknown>) => work.then(String, (error: { code?: string }) => error.code);
const ctx = () => asStaff(world);
const service = () => world.deps.services.retention;
const people = () => world.deps.services.participant;
const stored = (id: ParticipantId) => createParticipantStore(world.deps.table).find(id);
const tracesOfWords = (...words: string[]) => tracesOf(world, { words, exact: [] });

async function switchTo(isOn: boolean) {
  const { version, isOn: was } = await service().getSwitch(ctx());
  if (was !== isOn) await service().setSwitch(ctx(), { isOn, version });
}

async function setTerms(terms: Terms) {
  const { version } = await service().getRetention(ctx(), projectId);
  await service().setTerms(ctx(), projectId, { terms, version });
}

/** The night in which it is looked what is over, and all that follows, with the second look. */
async function night() {
  world.clock.now = `${addSeconds(world.clock.now, 86_400).slice(0, 10)}T01:30:00.000Z`;
  await doWhatIsDue(world.deps)();
  await mailing.arrived();
  world.clock.now = addSeconds(world.clock.now, SECOND_LOOK_SECONDS + 3_600);
  await doWhatIsDue(world.deps)();
  await mailing.arrived();
}

/** Somebody whom staff add by hand, and who is in the project since February. */
async function add(
  lastName: string,
  more: { candidate?: boolean; phone?: string } = {},
): Promise<ParticipantId> {
  const { participantId, version } = await people().addParticipant(ctx(), projectId, {
    firstName: "Bożydara",
    lastName,
    formerLastNames: [`${lastName}panna`],
    email: `${lastName.toLowerCase()}@ops.example`,
    phone: more.phone ?? "+48 600 100 200",
    categories: ["osoby bezrobotne"],
    sector: "public",
    territory: [],
    birthDate: more.phone ? undefined : "1981-07-09",
  });
  if (more.candidate) return participantId;
  const answers = { sex: "woman", birthDate: "1981-07-09", commune: "2261011" };
  await people().changeEntry(ctx(), projectId, participantId, { answers, version });
  await people().changeCourse(ctx(), projectId, participantId, {
    state: "participant",
    startsOn: "2026-02-10",
    reason: `rozmowa z ${lastName}`,
    version: version + 1,
  });
  return participantId;
}

function visit(participantId: ParticipantId, words: string, from = "09:00", to = "09:45") {
  return world.deps.services.supportEntry.addEntry(ctx(), projectId, {
    participantId,
    supportId: "law",
    day: "2026-02-10",
    from,
    to,
    topic: `Alimenty: ${words}`,
    place: `u ${words}`,
    mode: "onsite",
    counsellor: { name: "Anna Radna" },
  });
}

async function figures() {
  const { figure, indicator, supportEntry } = world.deps.services;
  const { cuts } = await figure.getFigures(ctx(), projectId);
  const { items } = await indicator.listIndicators(ctx(), projectId);
  const log = await supportEntry.listEntries(ctx(), projectId, { month: "2026-02" });
  return {
    cuts: cuts.map(({ cut, lines }) => ({ cut, lines })),
    indicators: items.map(({ progress }) => progress),
    log: log.items.map(({ day, from, to, minutes }) => ({ day, from, to, minutes })),
  };
}

it("of a participant whose term is over nothing is left but what is counted, and all numbers are as they were", async () => {
  const { indicator } = world.deps.services;
  const word = "Liczebnikowska";
  const participantId = await add(word);
  const other = await add("Dublowiczowa", { candidate: true, phone: "+48 600 100 300" });
  const { version } = await people().getParticipant(ctx(), projectId, other);
  await people().mergeParticipant(ctx(), projectId, other, {
    into: participantId,
    reason: `Dublowiczowa to ${word}`,
    version,
  });
  await visit(participantId, word);
  const { entryId } = await visit(participantId, word, "10:00", "11:00");
  const { indicatorId } = await indicator.addIndicator(
    ctx(),
    projectId,
    indicatorInput({ splits: ["sex", "age", "county"] }),
  );
  const result = { indicatorId, kindId: "study", day: "2026-02-11", note: `szkoła: ${word}` };
  const { resultId } = await indicator.enterResult(ctx(), projectId, participantId, result);
  await prove(
    world,
    { projectId, participantId, resultId },
    `${word}.pdf`,
    Buffer.concat([SCAN, Buffer.from(word)]),
  );
  await mailing.arrived();
  const before = await figures();
  const words = [word, "Dublowiczow", "1981-07-09", "600 100 200"];
  expect((await tracesOfWords(...words)).length).toBeGreaterThan(5);

  world.clock.now = AFTER_A_YEAR;
  await setTerms(YEAR_AFTER);
  // What would go is seen before, and nothing goes while it is switched off.
  expect((await service().getRetention(ctx(), projectId)).ends).toEqual([
    { kind: "candidates", isOver: false, removed: 0 },
    { kind: "participants", until: "2027-12-31", isOver: true, people: 1, removed: 0 },
  ]);
  const { items } = await service().listEndingParticipants(ctx(), projectId, "participants");
  expect(items).toEqual([{ participantId, firstName: "Bożydara", lastName: word }]);
  await night();
  expect(await stored(participantId)).toHaveProperty("email");

  await switchTo(true);
  await night();
  expect(await tracesOfWords(...words)).toEqual([]);
  expect(await figures()).toEqual(before);
  expect(before.indicators).toMatchObject([{ achieved: 1 }]);
  expect((await service().getRetention(ctx(), projectId)).ends).toMatchObject([
    {},
    { people: 0, removed: 1 },
  ]);
  const history = await world.deps.services.audit.listInstallationHistory(ctx(), { part: "project" });
  const own = history.items.filter(({ target }) => (target as string) === projectId);
  expect(own.find(({ action }) => action === "retention.removed")).toMatchObject({
    changes: [{ field: "retention.participants", from: "1" }],
  });

  // Nobody says anything of them any more.
  const { version: now } = await people().getParticipant(ctx(), projectId, participantId);
  const course = {
    state: "completed" as const,
    startsOn: "2026-02-10",
    endsOn: "2026-03-01",
    reason: "koniec",
  };
  expect(
    await code(people().changeCourse(ctx(), projectId, participantId, { ...course, version: now })),
  ).toBe("participant.ended");
  expect(await code(indicator.enterResult(ctx(), projectId, participantId, { ...result, note: "" }))).toBe(
    "participant.ended",
  );
  // Nor does anything come after that which nobody would ever take: no file, and no reason.
  const address = { projectId, participantId, resultId };
  const proof = prove(world, address, `${word}-2.pdf`, SCAN);
  expect(await code(proof)).toBe("participant.ended");
  const receive = indicator.receiveProofOf(ctx(), address, "fil_00000000000000000000000000", {
    reason: null,
  });
  expect(await code(receive)).toBe("participant.ended");
  const {
    may,
    items: [left],
  } = await indicator.listResultsOf(ctx(), projectId, participantId);
  expect(may.enter).toBe(false);
  const strike = { reason: `pomyłka: ${word}`, version: left?.version ?? 0 };
  expect(await code(indicator.strikeResult(ctx(), address, strike))).toBe("participant.ended");
  const { supportEntry } = world.deps.services;
  const log = await supportEntry.listEntries(ctx(), projectId, { month: "2026-02" });
  expect(log.items.map((one) => one.may.write)).toEqual([false, false]);
  const version2 = log.items.find((one) => one.entryId === entryId)?.version ?? 0;
  const strikeIt = supportEntry.strikeEntry(ctx(), projectId, entryId, { reason: word, version: version2 });
  expect(await code(strikeIt)).toBe("participant.ended");
  // A night later nobody is counted twice.
  world.clock.now = addSeconds(world.clock.now, 40 * 86_400);
  await night();
  expect((await service().getRetention(ctx(), projectId)).ends).toMatchObject([{}, { removed: 1 }]);
});

it("candidates who were at nothing go with people without a place; whoever counts, or has a registration still, does not", async () => {
  const event = await publishEvent(world, projectId, { seats: null });
  const accept = async (lastName: string) => {
    const { registrationId } = await signUp(world, event, 1, { lastName, email: `${lastName}@ops.example` });
    const accepted = { registrationIds: [registrationId] };
    const { items } = await people().acceptProposals(ctx(), projectId, [accepted]);
    const [{ participantId } = {}] = items;
    if (!participantId) throw new Error(JSON.stringify(items));
    return { registrationId, participantId };
  };
  const byHand = await add("Kandydacka", { candidate: true });
  const came = await accept("Przyszlaska");
  const absent = await accept("Nieobecnowska");
  world.clock.now = "2026-05-04T09:00:00.000Z";
  const mark = markInput({ registrationId: came.registrationId });
  await world.deps.services.attendance.recordMarksByStaff(ctx(), event.eventId, [mark]);
  await mailing.arrived();
  await setTerms({ unsuccessful: BY_EVENT });
  await switchTo(true);
  // Candidates are of the project: nothing of them goes before it has ended.
  world.clock.now = "2026-12-20T09:00:00.000Z";
  await night();
  expect(await stored(byHand)).toBeDefined();
  // Where that term was said of events alone, as before participants had one, nobody has seen how many candidates that would be.
  world.clock.now = "2027-04-03T09:00:00.000Z";
  await night();
  expect(await stored(byHand)).toBeDefined();
  const LATE = { from: "project", fromYearEnd: false, months: 600 } as const;
  await setTerms({ unsuccessful: BY_EVENT, participants: LATE });
  world.clock.now = "2027-04-04T09:00:00.000Z";
  await night();
  expect(await stored(byHand)).toBeUndefined();
  expect(await tracesOfWords("Kandydacka")).toEqual([]);
  expect(await stored(came.participantId)).toHaveProperty("email");
  expect(await stored(absent.participantId)).toHaveProperty("email");
  expect((await service().getRetention(ctx(), projectId)).ends).toMatchObject([
    { removed: 1 },
    { removed: 0 },
  ]);
  // Once nothing of her is kept at the event, she is a candidate of nothing.
  await setTerms({ unsuccessful: BY_EVENT, contact: BY_EVENT, participants: LATE });
  await night();
  world.clock.now = addSeconds(world.clock.now, 31 * 86_400);
  await night();
  expect(await stored(absent.participantId)).toBeUndefined();
  expect(await stored(came.participantId)).toHaveProperty("email");
  // And nobody whose data went is proposed as somebody anew.
  const { items } = await people().listProposals(ctx(), projectId, {});
  expect(items.map(({ lastName }) => lastName)).toEqual([]);
});

it("nothing of a project's people goes while it, or one of its events, is held, nor by a part that was judged before", async () => {
  const participantId = await add("Wstrzymana");
  const event = await publishEvent(world, projectId, { seats: null });
  await mailing.arrived();
  world.clock.now = AFTER_A_YEAR;
  await setTerms(YEAR_AFTER);
  await switchTo(true);
  const held = await service().hold(ctx(), projectId, {
    eventId: event.eventId,
    cause: "inspection",
    reason: "pismo 4",
  });
  await night();
  expect(await stored(participantId)).toHaveProperty("email");
  const [{ holdId } = {}] = held.holds;
  if (!holdId) throw new Error("nothing is held");
  await service().endHold(ctx(), projectId, holdId, { reason: "protokół" });
  // Begun, and held before its part is taken.
  world.clock.now = `${addSeconds(world.clock.now, 86_400).slice(0, 10)}T01:30:00.000Z`;
  await doWhatIsDue(world.deps)();
  const again = await service().hold(ctx(), projectId, { cause: "dispute", reason: "pozew" });
  await mailing.arrived();
  expect(await stored(participantId)).toHaveProperty("email");
  for (const one of again.holds) await service().endHold(ctx(), projectId, one.holdId, { reason: "ugoda" });
  await night();
  expect(await stored(participantId)).toMatchObject({ lastName: "–", ended: { age: "30to54" } });
});

it("whoever is held stays, also as a participant whom they became later, or whom a part was judged about a moment before", async () => {
  const event = await publishEvent(world, projectId, { seats: null });
  const { registrationId } = await signUp(world, event, 1, {
    lastName: "Zatrzymska",
    email: "zatrzymska@ops.example",
  });
  const hold = { cause: "restriction" as const, reason: "wniosek 9/2026" };
  const held = await service().holdPerson(ctx(), { ...hold, registrationIds: [registrationId] });
  const { items } = await people().acceptProposals(ctx(), projectId, [{ registrationIds: [registrationId] }]);
  const [{ participantId } = {}] = items;
  if (!participantId) throw new Error(JSON.stringify(items));
  const { version } = await people().getParticipant(ctx(), projectId, participantId);
  await people().changeCourse(ctx(), projectId, participantId, {
    state: "participant",
    startsOn: "2026-02-10",
    reason: "rozmowa",
    version,
  });
  const other = await add("Zwyklaska", { phone: "+48 600 100 211" });
  const last = await add("Ostatniowska", { phone: "+48 600 100 212" });
  const late = await signUp(world, event, 2, { lastName: "Ostatniowska", email: "ostatniowska@ops.example" });
  const accepted = { registrationIds: [late.registrationId], participantId: last };
  await people().acceptProposals(ctx(), projectId, [accepted]);
  await mailing.arrived();
  world.clock.now = AFTER_A_YEAR;
  await setTerms(YEAR_AFTER);
  await switchTo(true);
  // Held in the moment between judging a part and taking it.
  let came = 0;
  const stop = disturb(world.deps.table.client, async (request, send) => {
    if (isTransaction(request) && JSON.stringify(request.input).includes('"taken"') && (came += 1) === 1) {
      await service().holdPerson(ctx(), { ...hold, registrationIds: [late.registrationId] });
    }
    return send();
  });
  await night();
  stop();
  expect(came).toBeGreaterThan(0);
  expect(await stored(other)).toMatchObject({ lastName: "–" });
  expect(await stored(participantId)).toHaveProperty("email");
  expect(await stored(last)).toHaveProperty("email");
  const [{ hold: own } = {}] = held.items;
  if (!own) throw new Error("nobody is held");
  const end = { registrationId, reason: "wycofany" };
  await service().endPersonHold(ctx(), own.holdId, end);
  world.clock.now = addSeconds(world.clock.now, 31 * 86_400);
  await night();
  expect(await stored(participantId)).toMatchObject({ lastName: "–" });
  expect(await stored(last)).toHaveProperty("email");
});

it("a candidate who was found to be a participant after they were taken stays, and is not counted", async () => {
  const candidate = await add("Kandydacka", { candidate: true });
  const participant = await add("Uczestniczka", { phone: "+48 600 100 213" });
  await mailing.arrived();
  await setTerms({
    unsuccessful: BY_EVENT,
    participants: { from: "project", fromYearEnd: false, months: 600 },
  });
  await switchTo(true);
  world.clock.now = "2027-04-03T09:00:00.000Z";
  let came = 0;
  const stop = disturb(world.deps.table.client, async (request, send) => {
    const answer = await send();
    if (isTransaction(request) && JSON.stringify(request.input).includes('"taken"') && (came += 1) === 1) {
      const { version } = await people().getParticipant(ctx(), projectId, participant);
      const merger = { into: candidate, reason: "ta sama osoba", version };
      await people().mergeParticipant(ctx(), projectId, participant, merger);
    }
    return answer;
  });
  await night();
  stop();
  expect(came).toBeGreaterThan(0);
  for (const one of [candidate, participant]) expect(await stored(one)).toHaveProperty("email");
  const { ends } = await service().getRetention(ctx(), projectId);
  expect(ends.map(({ removed }) => removed)).toEqual([0, 0]);
});
