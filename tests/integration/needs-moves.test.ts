import { lastDay, type StaffEventView } from "@zapisy/core/event";
import type { EventInput } from "@zapisy/core/event/schema";
import type { ProjectId } from "@zapisy/core/project";
import { needsErasedOn } from "@zapisy/core/registration/rules";
import type { RegistrationId } from "@zapisy/core/registration";
import { addDays, addSeconds } from "@zapisy/core/shared/time";
import fc from "fast-check";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { asStaff, createProject, publishEvent, signUp } from "../support/actions.ts";
import { disturb, holdNextTransaction, loseConnection } from "../support/disturb.ts";
import { CONSENTS, agendaItem } from "../support/fixture.ts";
import { rowsOf } from "../support/seats.ts";
import { START, createWorld, type World } from "../support/world.ts";

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

const on = (day: string): Partial<EventInput> => ({
  dates: { type: "exact", startsOn: day, endsOn: day },
  agenda: [agendaItem({ day })],
});
const undated: Partial<EventInput> = { dates: { type: "tentative", period: "" }, agenda: [] };

const publish = (day = "2026-04-15") => publishEvent(world, projectId, { seats: 100, ...on(day) });
/** Somebody new signs up, who tells what they need. */
const join = (event: StaffEventView) =>
  signUp(world, event, (people += 1), { needs: { diet: "vegan" }, consents: { ...CONSENTS, needs: true } });
const move = async ({ eventId }: StaffEventView, overrides: Partial<EventInput>) => {
  const now = await world.deps.services.event.getEvent(asStaff(world), eventId);
  const ctx = asStaff(world);
  return world.deps.services.event.updateEvent(ctx, eventId, { ...now, ...overrides }, now.version);
};
/** On which days the table erases what it holds of an event's needs, by person. */
const ends = async ({ eventId }: StaffEventView) =>
  Object.fromEntries(
    (await rowsOf(world, "registrationNeeds", eventId)).map(({ registrationId, ttl }) => [
      String(registrationId),
      new Date(Number(ttl) * 1000).toISOString().slice(0, 10),
    ]),
  );
const endsOf = async (event: StaffEventView) => [...new Set(Object.values(await ends(event)))];

describe("whatever happens to an event", () => {
  const day = fc.integer({ min: -40, max: 200 }).map((days) => addDays("2026-04-15", days));
  const command = fc.oneof(
    { weight: 3, arbitrary: fc.record({ type: fc.constant("move" as const), day }) },
    { weight: 1, arbitrary: fc.record({ type: fc.constant("undate" as const) }) },
    { weight: 3, arbitrary: fc.record({ type: fc.constant("join" as const) }) },
    { weight: 2, arbitrary: fc.record({ type: fc.constant("correct" as const), person: fc.nat(5) }) },
    { weight: 2, arbitrary: fc.record({ type: fc.constant("wait" as const), days: fc.nat(20) }) },
    { weight: 1, arbitrary: fc.record({ type: fc.constant("cancel" as const) }) },
    { weight: 3, arbitrary: fc.record({ type: fc.constant("follow" as const), twice: fc.boolean() }) },
  );

  it("needs end on the day that follows from where it is, as if it had been there from the beginning", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(command, { minLength: 3, maxLength: 14 }), async (commands) => {
        world.clock.now = START;
        const event = await publish();
        let dates = event.dates;
        let cancelled = false;
        /** Since when somebody's needs are counted, where the event's day alone does not say it. */
        const since = new Map<RegistrationId, string>();
        const today = () => world.clock.now.slice(0, 10);
        for (let count = 0; count < 2; count += 1) since.set((await join(event)).registrationId, today());
        await world.follow();
        const moveTo = async (overrides: Partial<EventInput>) => {
          if (cancelled) return;
          const was = lastDay(dates);
          ({ dates } = await move(event, overrides));
          if (lastDay(dates) !== was) for (const person of since.keys()) since.set(person, today());
        };
        for (const one of commands) {
          if (one.type === "move") await moveTo(on(one.day));
          if (one.type === "undate") await moveTo(undated);
          if (one.type === "cancel" && !cancelled) {
            const { version } = await world.deps.services.event.getEvent(asStaff(world), event.eventId);
            await world.deps.services.event.cancelEvent(asStaff(world), event.eventId, version, "Powódź");
            cancelled = true;
          }
          if (one.type === "join") {
            const taken = await join(event).catch(() => undefined);
            if (taken) since.set(taken.registrationId, today());
          }
          if (one.type === "correct") {
            const registrationId = [...since.keys()][one.person];
            const person = registrationId && (await world.deps.stores.registrations.find(registrationId));
            if (person)
              await world.deps.services.registration.changeRegistration(
                asStaff(world),
                event.eventId,
                registrationId,
                { version: person.version, room: "12" },
              );
          }
          // What follows comes within the day, or the move would not have been in time.
          if (one.type === "wait") {
            await world.follow();
            world.clock.now = addSeconds(world.clock.now, one.days * 86_400);
            for (const [person, end] of Object.entries(await ends(event)))
              if (end <= today()) since.delete(person as RegistrationId);
          }
          if (one.type === "follow") {
            if (one.twice) await world.recordsTwice();
            await world.follow();
          }
        }
        await world.follow();
        const kept = await ends(event);
        for (const [person, from] of since)
          expect([person, kept[person]]).toEqual([person, needsErasedOn({ dates }, from)]);
      }),
      { numRuns: 12, seed: 58 },
    );
  }, 120_000);
});

describe("whoever signs up while the event is moved", () => {
  /** Signs up by the event as it was; it is moved, and all that follows from that is done before the sign-up arrives. */
  const overtaken = async (overrides: Partial<EventInput>) => {
    const event = await publish();
    await world.follow();
    const held = holdNextTransaction(world.deps.table.client);
    const taken = join(event);
    await held.reached;
    await move(event, overrides);
    await world.follow();
    held.release();
    await taken;
    return event;
  };

  it.each([
    ["put off", on("2026-09-20"), "2026-10-20"],
    ["brought forward", on("2026-03-20"), "2026-04-19"],
    ["left without a date", undated, "2027-03-02"],
  ] as const)("keeps needs as everybody does: %s", async (_, overrides, expected) => {
    const event = await overtaken(overrides);
    // Without what follows from the sign-up they would end by the date that is no more: the race can be lost.
    expect(await endsOf(event)).toEqual(["2026-05-15"]);
    await world.recordsTwice();
    await world.follow();
    expect(await endsOf(event)).toEqual([expected]);
  });
});

describe("two who move the same needs at once", () => {
  /**
   * One of them read the event before its last move, and stands still until the other is done.
   * @param isBlind that one sees the event as it first read it when it looks again
   */
  const race = async (isBlind: boolean) => {
    const event = await publish();
    for (let count = 0; count < 3; count += 1) await join(event);
    await world.follow();
    await move(event, on("2026-09-20"));
    const { registration } = world.deps.services;
    const { promise: reached, resolve: arrive } = Promise.withResolvers<void>();
    const { promise: released, resolve: release } = Promise.withResolvers<void>();
    let first: unknown;
    let isAlone = false;
    let held = false;
    const stop = disturb(world.deps.table.client, async ({ command, input }, send) => {
      if (command === "UpdateItemCommand" && !held) {
        held = true;
        arrive();
        await released;
      }
      const answer = await send();
      if (!JSON.stringify(input).includes("$event_1")) return answer;
      first ??= answer;
      return isBlind && isAlone ? (first as typeof answer) : answer;
    });
    const slow = registration.moveNeeds(event.eventId);
    await reached;
    await move(event, on("2026-11-10"));
    await registration.moveNeeds(event.eventId);
    isAlone = true;
    release();
    await slow;
    stop();
    return (await endsOf(event)).toSorted();
  };

  it("leave them where the event is", async () => {
    expect(await race(false)).toEqual(["2026-12-10"]);
  });

  it("would leave some behind if the slower did not look again: the race above can be lost", async () => {
    expect(await race(true)).toEqual(["2026-10-20", "2026-12-10"]);
  });
});

describe("what moves needs", () => {
  it.each(["before", "after"] as const)(
    "may die at any of its requests, %s it took effect, and ends the same",
    async (when) => {
      for (let failing = 1, ended = false; !ended; failing += 1) {
        world.clock.now = START;
        const event = await publish();
        for (let count = 0; count < 2; count += 1) await join(event);
        await world.follow();
        await move(event, on("2026-09-20"));
        const undo = loseConnection(world.deps.table.client, failing, when);
        const { registration } = world.deps.services;
        const outcome = await registration.moveNeeds(event.eventId).then(
          () => "done",
          () => "died",
        );
        ended = !undo();
        expect(outcome).toBe(ended ? "done" : "died");
        await world.recordsTwice();
        await world.follow();
        expect(await endsOf(event)).toEqual(["2026-10-20"]);
      }
    },
  );
});
