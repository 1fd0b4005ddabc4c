import { PutCommand, ScanCommand } from "@aws-sdk/lib-dynamodb";
import { createErasureStore, eraseAgain } from "@zapisy/core/erasure";
import { SECOND_LOOK_SECONDS } from "@zapisy/core/erasure/rules";
import type { EventId, EventInput } from "@zapisy/core/event";
import type { ProjectId } from "@zapisy/core/project";
import type { HoldInput, Terms } from "@zapisy/core/retention/schema";
import { addSeconds } from "@zapisy/core/shared/time";
import { doWhatIsDue } from "@zapisy/functions/jobs/do-what-is-due";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import {
  asStaff,
  createDraft,
  createProject,
  manualInput,
  publishEvent,
  signUp,
} from "../support/actions.ts";
import { disturb, isTransaction } from "../support/disturb.ts";
import { eventInput } from "../support/fixture.ts";
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
  await switchTo(false);
});

/** The event of these tests is on 15 April 2026. */
const AFTER = "2026-07-20T09:00:00.000Z";
const EVENT_ENDS = { from: "event", fromYearEnd: false, months: 0 } as const;
const ALL_END: Terms = { unsuccessful: EVENT_ENDS, contact: EVENT_ENDS, evidence: EVENT_ENDS };
const INSPECTION = { cause: "inspection", reason: "pismo WK-7/2026" } as const satisfies HoldInput;

const code = (work: Promise<unknown>) => work.then(String, (error: { code?: string }) => error.code);
const service = () => world.deps.services.retention;
const events = () => world.deps.services.event;

async function setTerms(terms: Terms) {
  const { version } = await service().getRetention(asStaff(world), projectId);
  return service().setTerms(asStaff(world), projectId, { terms, version });
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

async function secondLook() {
  world.clock.now = addSeconds(world.clock.now, SECOND_LOOK_SECONDS + 3_600);
  await doWhatIsDue(world.deps)();
  await mailing.arrived();
}

const endsOfEvent = async (eventId: EventId) => {
  const { items } = await service().listEnds(asStaff(world), projectId);
  return items.find((one) => one.eventId === eventId);
};

describe("an event whose data are held up", () => {
  const moveTo = async (eventId: EventId, to: ProjectId, more: Partial<EventInput> = {}) => {
    const { version } = await events().getStaffEvent(asStaff(world), eventId);
    return events().updateEvent(asStaff(world), eventId, eventInput(to, more), version);
  };

  it.each<[string, (eventId: EventId) => HoldInput]>([
    ["alone", (eventId) => ({ ...INSPECTION, eventId })],
    ["with its whole project", () => INSPECTION],
  ])("stays in its project, %s, and goes elsewhere after it", async (_, input) => {
    const other = await createProject(world);
    const { eventId } = await publishEvent(world, projectId);
    const { holds } = await service().hold(asStaff(world), projectId, input(eventId));
    expect(await code(moveTo(eventId, other))).toBe("event.held");
    // What else staff change of it is theirs as ever.
    expect((await moveTo(eventId, projectId, { title: { pl: "Inny tytuł" } })).title.pl).toBe("Inny tytuł");
    for (const { holdId } of holds)
      await service().endHold(asStaff(world), projectId, holdId, { reason: "protokół podpisany" });
    expect((await moveTo(eventId, other)).projectId).toBe(other);
  });

  it("stays, where the hold came between the look and the save, whatever was said of the project before", async () => {
    const other = await createProject(world);
    const { eventId } = await publishEvent(world, projectId);
    for (const isFirst of [true, false]) {
      let came = 0;
      const stop = disturb(world.deps.table.client, async (request, send) => {
        const isSave = isTransaction(request) && JSON.stringify(request.input).includes("ConditionCheck");
        if (isSave && (came += 1) === 1) await service().hold(asStaff(world), projectId, INSPECTION);
        return send();
      });
      expect(await code(moveTo(eventId, other))).toBe("event.held");
      stop();
      expect(came).toBeGreaterThan(0);
      const { holds, version } = await service().getRetention(asStaff(world), projectId);
      expect([holds.length, version]).toEqual([1, isFirst ? 1 : 3]);
      for (const { holdId } of holds)
        await service().endHold(asStaff(world), projectId, holdId, { reason: "koniec" });
    }
  });

  it("is not held by a project that it leaves meanwhile: whoever holds it is told", async () => {
    const other = await createProject(world);
    const { eventId } = await publishEvent(world, projectId);
    let came = 0;
    const stop = disturb(world.deps.table.client, async (request, send) => {
      const isHold = isTransaction(request) && JSON.stringify(request.input).includes("retentionOf");
      if (isHold && (came += 1) === 1) await moveTo(eventId, other);
      return send();
    });
    const hold = () => service().hold(asStaff(world), projectId, { ...INSPECTION, eventId });
    expect(await code(hold())).toBe("retention.version_conflict");
    stop();
    expect(came).toBeGreaterThan(0);
    expect(await code(hold())).toBe("event.not_found");
    expect((await service().getRetention(asStaff(world), projectId)).holds).toEqual([]);
  });
});

describe("what would go", () => {
  it("is shown of drafts as well, since it goes from these, too", async () => {
    const { eventId } = await createDraft(world, projectId);
    const person = manualInput({ lastName: "Szkicowa", email: "szkicowa@ops.example" });
    await world.deps.services.registration.enterRegistration(asStaff(world), eventId, person);
    await mailing.arrived();
    world.clock.now = AFTER;
    await setTerms(ALL_END);
    await switchTo(true);
    expect(await endsOfEvent(eventId)).toMatchObject({ isDraft: true, ends: [{}, {}, { people: 1 }] });
    await night();
    await secondLook();
    expect(await endsOfEvent(eventId)).toMatchObject({ ends: [{}, {}, { people: 0, removed: 1 }] });
  });

  it("is nothing of an event whose date is tentative, also when that time is over", async () => {
    const event = await publishEvent(world, projectId);
    const { registrationId } = await signUp(world, event, 1, { email: "wstepna@ops.example" });
    await mailing.arrived();
    const { version } = await events().getStaffEvent(asStaff(world), event.eventId);
    const input = eventInput(projectId, { dates: { type: "tentative", period: "2026-H1" }, agenda: [] });
    await events().updateEvent(asStaff(world), event.eventId, input, version);
    world.clock.now = AFTER;
    await setTerms(ALL_END);
    await switchTo(true);
    const shown = await endsOfEvent(event.eventId);
    expect(shown?.ends.map(({ isOver, until }) => [isOver, until])).toEqual([
      [false, undefined],
      [false, undefined],
      [false, undefined],
    ]);
    expect(shown?.lastDay).toBeUndefined();
    await night();
    await secondLook();
    expect(await world.deps.stores.registrations.find(registrationId)).toMatchObject({
      email: "wstepna@ops.example",
    });
  });
});

describe("a table that was put back", () => {
  it("has those erased again whose term was over, and counted, also where it knew of no look", async () => {
    const { deps } = world;
    const event = await publishEvent(world, projectId);
    const person = { lastName: "Przywrócona", email: "przywrocona@ops.example" };
    const { registrationId } = await signUp(world, event, 1, person);
    await mailing.arrived();
    world.clock.now = AFTER;
    await setTerms(ALL_END);
    await switchTo(true);
    const before = await deps.table.documents.send(new ScanCommand({ TableName: deps.table.name }));
    await night();
    await secondLook();
    const traces = () => tracesOf(world, { words: ["Przywrócona", "przywrocona"], exact: [] });
    expect(await traces()).toEqual([]);
    const notes = await deps.bucket.list("erased/");
    const noted = await Promise.all(notes.map(async (key) => String(await deps.bucket.get(key))));
    const [key = ""] = notes.filter((_, index) => noted[index]?.includes(registrationId));
    // As a restore has it: rows of the look and of the erasure are gone, and who was erased is there again.
    const erasures = createErasureStore(deps.table);
    await erasures.eraseUnder("erasureId", /ers_[0-9A-Z]+/.exec(key)?.[0] ?? "");
    await erasures.eraseUnder("lookOf", event.eventId);
    for (const Item of before.Items ?? [])
      if (String(Item["pk"]).includes(registrationId) || String(Item["__edb_e__"]) === "personClaim")
        await deps.table.documents.send(new PutCommand({ TableName: deps.table.name, Item }));
    expect(await endsOfEvent(event.eventId)).toMatchObject({ ends: [{}, {}, { people: 1, removed: 0 }] });
    const bucket = { list: () => Promise.resolve([key]), get: (one: string) => deps.bucket.get(one) };
    const again = () => eraseAgain({ erasures, bucket }, world.clock.now);
    expect([await again(), await again()]).toEqual([1, 0]);
    await doWhatIsDue(deps)();
    await mailing.arrived();
    expect(await endsOfEvent(event.eventId)).toMatchObject({ ends: [{}, {}, { people: 0, removed: 1 }] });
    await secondLook();
    expect(await traces()).toEqual([]);
    expect(await endsOfEvent(event.eventId)).toMatchObject({ ends: [{}, {}, { people: 0, removed: 1 }] });
  });
});
