import type { EventInput, StaffEventView } from "@zapisy/core/event";
import type { ProjectId } from "@zapisy/core/project";
import type { TakenSignUp } from "@zapisy/core/registration";
import { followStream } from "@zapisy/functions/effects/follow-stream";
import { keepReminders } from "@zapisy/functions/effects/keep-reminders";
import { composeMail } from "@zapisy/functions/effects/send-mail";
import { workMailings } from "@zapisy/functions/effects/work-mailings";
import { doWhatIsDue } from "@zapisy/functions/jobs/do-what-is-due";
import { laneOf } from "@zapisy/functions/mails/index";
import type { DynamoDBRecord } from "aws-lambda";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { asPublic, asStaff, changeEvent, createProject, publishEvent, signUp } from "../support/actions.ts";
import { markInput } from "../support/attendance.ts";
import { loseConnection } from "../support/disturb.ts";
import { agendaItem } from "../support/fixture.ts";
import { databaseEndpoint } from "../support/own-database.ts";
import { readTableStream } from "../support/table-stream.ts";
import { START, createWorld, type World } from "../support/world.ts";

const SURVEY = "https://ankiety.example/osl?id=7&lang=pl";
const DAY = "2026-04-15";
const HELD = "2026-04-15T09:00:00.000Z";
/** Two days after it, at nine in Poland. */
const DUE = "2026-04-17T07:00:00.000Z";

let world: World;
let projectId: ProjectId;
let people = 0;

beforeAll(async () => {
  world = await createWorld();
  projectId = await createProject(world);
});
beforeEach(() => {
  world.clock.now = START;
});

const publish = (overrides: Partial<EventInput> = {}) =>
  publishEvent(world, projectId, {
    dates: { type: "exact", startsOn: DAY, endsOn: DAY },
    agenda: [agendaItem({ itemId: "s1", day: DAY }), agendaItem({ itemId: "s2", day: DAY })],
    surveyUrl: SURVEY,
    reminders: { hour: "09:00", daysBefore: [], surveyDays: 2 },
    ...overrides,
  });
const come = (event: StaffEventView) => signUp(world, event, (people += 1));

/** Who was there at the first item, and who was not; attendance is taken on the day. */
async function record({ eventId }: StaffEventView, marks: [TakenSignUp, "present" | "absent" | "none"][]) {
  world.clock.now = HELD;
  await world.deps.services.attendance.recordMarksByStaff(
    asStaff(world),
    eventId,
    marks.map(([{ registrationId }, state]) =>
      markInput({ registrationId, unitId: "s1", state, source: "list", at: HELD }),
    ),
  );
}

/** The clock shows that moment, what is due is done twice, and all that follows from it. */
async function at(moment: string): Promise<void> {
  world.clock.now = moment;
  await Promise.all([doWhatIsDue(world.deps)(), doWhatIsDue(world.deps)()]);
  await world.recordsTwice();
  await world.follow();
}

const asked = async ({ registrationId }: Pick<TakenSignUp, "registrationId">) =>
  (await world.deps.stores.messages.listByOwner(registrationId)).filter(
    ({ kind }) => kind === "reminder.survey",
  );
const isAsked = (all: readonly TakenSignUp[]) =>
  Promise.all(all.map(async (person) => (await asked(person)).length));
/** How the mail would go now; undefined where nothing is left to say. */
const mailOf = async (person: TakenSignUp) => {
  const [message] = await asked(person);
  return message && composeMail(world.deps, message);
};
const linkOf = async ({ token }: TakenSignUp) =>
  (await world.deps.services.personalPage.get(asPublic(world), token)).surveyUrl;

describe("the questionnaire of an event", () => {
  it("is asked for once, at its minute, of those who were there, with its link; of nobody who was not, or had no place", async () => {
    const event = await publish({ seats: 3 });
    const [there, absent, unmarked, waits] = [
      await come(event),
      await come(event),
      await come(event),
      await come(event),
    ] as const;
    await world.follow();
    await record(event, [
      [there, "present"],
      [absent, "absent"],
    ]);
    await at("2026-04-17T06:59:59.999Z");
    expect(await isAsked([there])).toEqual([0]);
    await at(DUE);
    await at("2026-04-17T07:30:00.000Z");
    expect(await isAsked([there, absent, unmarked, waits])).toEqual([1, 0, 0, 0]);
    const mail = await mailOf(there);
    expect(mail?.mail.subject).toMatch(/^Prosimy o wypełnienie ankiety \(Łucja Żak \d+\): /);
    expect(mail?.mail.text.split("\n")).toContain(SURVEY);
    expect(mail?.mail.text).toContain(`/registrations/${there.token}`);
    const { items } = await world.deps.services.reminder.listReminders(asStaff(world), event.eventId);
    expect(items.map(({ key, state, people: count }) => [key, state, count])).toEqual([
      ["survey", "went", 1],
    ]);
    expect(laneOf("reminder.survey")).toBe("many");
  });

  it("is asked for of everybody who had a place, where nothing is recorded", async () => {
    const event = await publish({ seats: 2 });
    const [one, two, waits] = [await come(event), await come(event), await come(event)] as const;
    await world.follow();
    await at(DUE);
    expect(await isAsked([one, two, waits])).toEqual([1, 1, 0]);
  });

  it("is asked for of everybody of whom nothing is said, where nobody is said to have been there; also by a tick that was taken back", async () => {
    const event = await publish();
    const [absent, mistaken, other] = [await come(event), await come(event), await come(event)] as const;
    await world.follow();
    await record(event, [
      [absent, "absent"],
      [mistaken, "none"],
    ]);
    await at(DUE);
    expect(await isAsked([absent, mistaken, other])).toEqual([0, 1, 1]);
    expect([await linkOf(absent), await linkOf(mistaken), await linkOf(other)]).toEqual([
      undefined,
      SURVEY,
      SURVEY,
    ]);
  });

  it("is asked for of those who were there alone, wherever among many marks they are found", async () => {
    const event = await publish();
    const all: TakenSignUp[] = [];
    for (let person = 0; person < 14; person += 1) all.push(await come(event));
    all.sort((a, b) => (a.registrationId < b.registrationId ? -1 : 1));
    const [unmarked, ...marked] = all;
    if (!unmarked) throw new Error("Nobody came.");
    await record(
      event,
      marked.slice(0, -1).map((person) => [person, "absent"]),
    );
    world.clock.now = DUE;
    expect(await linkOf(unmarked)).toBe(SURVEY);
    await record(event, [[marked.at(-1) as TakenSignUp, "present"]]);
    world.clock.now = DUE;
    expect(await linkOf(unmarked)).toBeUndefined();
  });

  it("is not asked for any more of who turns out to have been away while the mail waited, nor where the link is gone", async () => {
    const event = await publish();
    const [one, two] = [await come(event), await come(event)] as const;
    await world.follow();
    await at(DUE);
    expect([await mailOf(one), await mailOf(two)].map((mail) => mail !== undefined)).toEqual([true, true]);
    await record(event, [[one, "present"]]);
    world.clock.now = DUE;
    expect([await mailOf(one), await mailOf(two)].map((mail) => mail !== undefined)).toEqual([true, false]);
    await changeEvent(world, event, { surveyUrl: undefined });
    expect(await mailOf(one)).toBeUndefined();
  });

  it.each<[string, Partial<EventInput>]>([
    ["without a link", { surveyUrl: undefined }],
    ["that says no day", { reminders: { hour: "09:00", daysBefore: [] } }],
    ["that sends no reminders, as those of before", { reminders: undefined }],
  ])("is asked for by no event %s", async (_, overrides) => {
    const event = await publish(overrides);
    const person = await come(event);
    await world.follow();
    await at(DUE);
    expect(await isAsked([person])).toEqual([0]);
  });

  it("is on the page of those who were there once it is over, whether mail asks for it or not; on no other page", async () => {
    const event = await publish({ seats: 2, reminders: undefined });
    const [there, absent, waits] = [await come(event), await come(event), await come(event)] as const;
    world.clock.now = "2026-04-15T21:59:59.999Z";
    expect(await linkOf(there)).toBeUndefined();
    world.clock.now = "2026-04-15T22:00:00.000Z";
    // Nothing is recorded yet.
    expect([await linkOf(there), await linkOf(absent), await linkOf(waits)]).toEqual([
      SURVEY,
      SURVEY,
      undefined,
    ]);
    await record(event, [
      [there, "present"],
      [absent, "absent"],
    ]);
    world.clock.now = DUE;
    expect([await linkOf(there), await linkOf(absent), await linkOf(waits)]).toEqual([
      SURVEY,
      undefined,
      undefined,
    ]);
    const page = await world.deps.services.event.getPublicEvent(asPublic(world), event.slug);
    const view = await world.deps.services.personalPage.get(asPublic(world), there.token);
    expect(JSON.stringify([page, view.event])).not.toContain("ankiety.example");
    const { version } = await world.deps.services.event.getEvent(asStaff(world), event.eventId);
    const { cancelEvent } = world.deps.services.event;
    await cancelEvent(asStaff(world), event.eventId, version, "Powódź", true);
    expect(await linkOf(there)).toBeUndefined();
  });

  it("goes along with a copy of the event, and the history says that it changed and into what", async () => {
    const event = await publish();
    const { duplicateEvent } = world.deps.services.event;
    const copy = await duplicateEvent(asStaff(world), event.eventId, { startsOn: "2026-09-01" });
    expect([copy.surveyUrl, copy.reminders?.surveyDays]).toEqual([SURVEY, 2]);
    await world.follow();
    await changeEvent(world, event, {
      surveyUrl: "https://ankiety.example/inna",
      reminders: { hour: "09:00", daysBefore: [], surveyDays: 5 },
    });
    await world.follow();
    const { items } = await world.deps.services.audit.listEventHistory(asStaff(world), event.eventId);
    expect(items.find(({ action }) => action === "event.edited")?.changes).toEqual([
      { field: "reminders.surveyDays", from: "2", to: "5" },
      { field: "surveyUrl", from: SURVEY, to: "https://ankiety.example/inna" },
    ]);
  });

  it.each(["before", "after"] as const)(
    "is asked for once of everybody where the connection is lost %s any request",
    async (when) => {
      const handle = followStream([keepReminders(world.deps), workMailings(world.deps, 1)]);
      const stream = readTableStream(databaseEndpoint, world.deps.table.name);
      while ((await stream.read()).length > 0);
      /** Hands over what is new until nothing follows; what failed comes again. */
      const follow = async () => {
        let waiting: DynamoDBRecord[] = [];
        for (;;) {
          waiting.push(...(await stream.read()));
          if (waiting.length === 0) return;
          const { batchItemFailures } = await handle({ Records: waiting });
          const failed = batchItemFailures[0]?.itemIdentifier;
          const isFailed = ({ dynamodb }: DynamoDBRecord) => dynamodb?.SequenceNumber === failed;
          waiting = failed ? waiting.slice(waiting.findIndex(isFailed)) : [];
        }
      };
      let breakAt = 1;
      for (let broke = true; broke; breakAt += 1) {
        world.clock.now = START;
        const event = await publish();
        const [there, absent] = [await come(event), await come(event)] as const;
        await record(event, [
          [there, "present"],
          [absent, "absent"],
        ]);
        await follow();
        world.clock.now = DUE;
        await doWhatIsDue(world.deps)();
        const stop = loseConnection(world.deps.table.client, breakAt, when);
        await follow();
        broke = stop();
        expect(await isAsked([there, absent])).toEqual([1, 0]);
      }
      expect(breakAt).toBeGreaterThan(when === "before" ? 10 : 4);
    },
  );
});
