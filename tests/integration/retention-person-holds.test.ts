import type { ProjectId } from "@zapisy/core/project";
import type { RegistrationId } from "@zapisy/core/registration/schema";
import type { Terms } from "@zapisy/core/retention/schema";
import { createRetentionStore } from "@zapisy/core/retention";
import { addSeconds } from "@zapisy/core/shared/time";
import { doWhatIsDue } from "@zapisy/functions/jobs/do-what-is-due";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { asStaff, createProject, publishEvent, signUp } from "../support/actions.ts";
import { disturb, isTransaction } from "../support/disturb.ts";
import { agendaItem } from "../support/fixture.ts";
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
  projectId = await createProject(world);
  // Time goes back with each of these tests, and the next look with it.
  await switchTo(false);
});

const code = (work: Promise<unknown>) => work.then(String, (error: { code?: string }) => error.code);
const service = () => world.deps.services.retention;
const isErased = async (id: RegistrationId) =>
  (await world.deps.stores.registrations.find(id))?.erasedAt !== undefined;
/** Ends with the event, which is on 15 April 2026. */
const AT_ONCE = { from: "event", fromYearEnd: false, months: 0 } as const;
const AFTER = "2026-07-20T09:00:00.000Z";
const input = { cause: "restriction" as const, reason: "wniosek 4/2026" };

async function setTerms(terms: Terms) {
  const { version } = await service().getRetention(asStaff(world), projectId);
  await service().setTerms(asStaff(world), projectId, { terms, version });
}

async function switchTo(isOn: boolean) {
  const { version, isOn: was } = await service().getSwitch(asStaff(world));
  if (was !== isOn) await service().setSwitch(asStaff(world), { isOn, version });
}

async function night() {
  world.clock.now = `${addSeconds(world.clock.now, 86_400).slice(0, 10)}T01:30:00.000Z`;
  await doWhatIsDue(world.deps)();
  await mailing.arrived();
}

async function join(lastName: string, day = "2026-04-15") {
  const event = await publishEvent(world, projectId, {
    seats: null,
    dates: { type: "exact", startsOn: day, endsOn: day },
    agenda: [agendaItem({ day })],
  });
  const { registrationId } = await signUp(world, event, 1, { lastName, email: `${lastName}@ops.example` });
  return { event, registrationId };
}

it("says of each thing until when it is kept, or why nobody knows", async () => {
  const { registrationId } = await join("Terminarska");
  const kept = async () => (await service().listKept(asStaff(world), [registrationId])).items[0];
  expect((await kept())?.ends).toEqual([
    { kind: "contact", unknown: "no_terms" },
    { kind: "evidence", unknown: "no_terms" },
  ]);
  await setTerms({ contact: AT_ONCE, evidence: { from: "last_payment", fromYearEnd: true, months: 60 } });
  expect((await kept())?.ends).toEqual([
    { kind: "contact", until: "2026-04-15" },
    { kind: "evidence", unknown: "no_last_payment" },
  ]);
  await service().hold(asStaff(world), projectId, { cause: "inspection", reason: "pismo 7" });
  expect((await kept())?.others).toEqual([{ cause: "inspection", reason: "pismo 7" }]);
});

it("keeps one person whom staff hold, at all their registrations, while all others go; and lets them go once that ends", async () => {
  const [held, other] = [await join("Wstrzymanska"), await join("Zwyklaska")];
  const again = await join("Wstrzymanska");
  const accepted = { registrationIds: [held.registrationId] };
  const { items } = await world.deps.services.participant.acceptProposals(asStaff(world), projectId, [
    accepted,
  ]);
  const participantId = items[0]?.participantId;
  if (!participantId) throw new Error(JSON.stringify(items));
  await mailing.arrived();
  world.clock.now = AFTER;
  await setTerms({ contact: AT_ONCE });
  await switchTo(true);
  const registrationIds = [held.registrationId, again.registrationId];
  const { actor } = await world.signIn({ role: "coordinator", projectIds: [projectId] });
  const said = await service().holdPerson(asStaff(world, actor), { ...input, registrationIds });
  expect(said.items.map(({ hold }) => hold?.cause)).toEqual(["restriction", "restriction"]);
  // Twice is once, and nobody puts another hold over it.
  const twice = await service().holdPerson(asStaff(world), { ...input, registrationIds });
  expect(twice.items[0]?.hold?.holdId).toBe(said.items[0]?.hold?.holdId);
  expect(
    await code(service().holdPerson(asStaff(world), { ...input, registrationIds, reason: "inny" })),
  ).toBe("retention.held");
  expect(await createRetentionStore(world.deps.table).findHeld([participantId])).toMatchObject([input]);
  await night();
  expect(await Promise.all([held, again, other].map((one) => isErased(one.registrationId)))).toEqual([
    false,
    false,
    true,
  ]);
  const holdId = said.items[0]?.hold?.holdId;
  if (!holdId) throw new Error("nobody is held");
  const end = { registrationId: held.registrationId, reason: "wycofany" };
  const ended = await service().endPersonHold(asStaff(world, actor), holdId, end);
  expect(ended.items[0]?.hold).toBeUndefined();
  world.clock.now = addSeconds(world.clock.now, 31 * 86_400);
  await night();
  expect(await Promise.all([held, again].map((one) => isErased(one.registrationId)))).toEqual([true, true]);
});

it("holds also whom a part was judged about a moment before, and only in projects in which one may", async () => {
  const { registrationId } = await join("Chwilowska");
  const elsewhere = await createProject(world);
  const { actor } = await world.signIn({ role: "coordinator", projectIds: [elsewhere] });
  expect(
    await code(service().holdPerson(asStaff(world, actor), { ...input, registrationIds: [registrationId] })),
  ).toBe("retention.unknown_registration");
  expect((await service().listKept(asStaff(world, actor), [registrationId])).items).toEqual([]);
  expect(
    await code(
      service().holdPerson(asStaff(world), {
        ...input,
        until: "2026-01-01",
        registrationIds: [registrationId],
      }),
    ),
  ).toBe("retention.hold_in_past");
  await mailing.arrived();
  world.clock.now = AFTER;
  await setTerms({ contact: AT_ONCE });
  await switchTo(true);
  let came = 0;
  const stop = disturb(world.deps.table.client, async (request, send) => {
    if (isTransaction(request) && JSON.stringify(request.input).includes('"taken"') && (came += 1) === 1)
      await service().holdPerson(asStaff(world), { ...input, registrationIds: [registrationId] });
    return send();
  });
  await night();
  stop();
  expect(came).toBeGreaterThan(0);
  expect(await isErased(registrationId)).toBe(false);
});

it("holds what is not held yet of whoever is, and refuses where nothing is left to be held", async () => {
  const [first, second] = [await join("Dopisywanska"), await join("Dopisywanska")];
  const inspection = { cause: "inspection" as const, reason: "pismo 12" };
  await service().holdPerson(asStaff(world), { ...inspection, registrationIds: [first.registrationId] });
  const both = [first.registrationId, second.registrationId];
  const said = await service().holdPerson(asStaff(world), { ...input, registrationIds: both });
  expect(said.items.map(({ hold }) => hold?.cause)).toEqual(["inspection", "restriction"]);
  expect(await code(service().holdPerson(asStaff(world), { ...input, registrationIds: both }))).toBe(
    "retention.held",
  );
});

it("keeps the notes of visits of whoever is held, though nothing else is known of them at an event any more", async () => {
  const { services } = world.deps;
  const supports = [{ supportId: "law", name: "Poradnictwo", mode: "individual" as const, hours: 2 }];
  projectId = await createProject(world, { supports });
  const visitor = await join("Notatkowska");
  const later = await join("Notatkowska", "2026-06-15");
  const accepted = { registrationIds: [visitor.registrationId, later.registrationId] };
  const { items } = await services.participant.acceptProposals(asStaff(world), projectId, [accepted]);
  const [{ participantId } = {}] = items;
  if (!participantId) throw new Error(JSON.stringify(items));
  const { actor, staff } = await world.signIn({ role: "coordinator", email: "doradca.notatek@rops.example" });
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
  const note = { text: "Mówi o zaległym mandacie.", version: 0 };
  await services.contentNote.saveNote(asStaff(world, actor), projectId, entryId, staffId, note);
  const left = async () => (await tracesOf(world, { words: ["zaległym mandacie"], exact: [] })).length;
  await mailing.arrived();
  await setTerms({ contact: AT_ONCE });
  await switchTo(true);
  world.clock.now = "2026-05-01T09:00:00.000Z";
  await night();
  expect(await isErased(visitor.registrationId)).toBe(true);
  // An inspection begins; of the registration that is left nobody said anything.
  const { items: said } = await service().holdPerson(asStaff(world), {
    ...input,
    registrationIds: [visitor.registrationId],
  });
  world.clock.now = AFTER;
  await night();
  expect(await isErased(later.registrationId)).toBe(true);
  expect(await left()).toBeGreaterThan(0);
  const holdId = said[0]?.hold?.holdId;
  if (!holdId) throw new Error("nobody is held");
  const end = { registrationId: visitor.registrationId, reason: "protokół" };
  await service().endPersonHold(asStaff(world), holdId, end);
  await setTerms({ contact: AT_ONCE, participants: { from: "project", fromYearEnd: false, months: 0 } });
  world.clock.now = "2027-02-01T09:00:00.000Z";
  await night();
  expect(await left()).toBe(0);
});
