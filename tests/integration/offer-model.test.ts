import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import type { StaffEventView } from "@zapisy/core/event";
import type { ProjectId } from "@zapisy/core/project";
import type { StoredRegistration } from "@zapisy/core/registration";
import { decidePromotion } from "@zapisy/core/registration/rules";
import { REGISTRATION_STATUSES } from "@zapisy/core/registration/schema";
import { DomainError } from "@zapisy/core/shared/error";
import { createJobs } from "@zapisy/functions/jobs/index";
import { asPublic, asStaff, createProject, passMinute, publishEvent, signUp } from "../support/actions.ts";
import { twoPanels } from "../support/fixture.ts";
import { assertSeatsMatch } from "../support/seats.ts";
import { createWorld, START, type World } from "../support/world.ts";

let world: World;
let projectId: ProjectId;

beforeAll(async () => {
  world = await createWorld();
  projectId = await createProject(world);
});

/** Refusals that are answers to a command, not faults of the product. */
const REFUSALS = new Set([
  "registration.duplicate",
  "registration.option_full",
  "registration.event_full",
  "registration.changes_closed",
  "registration.offer_ended",
  "registration.not_in_line",
  "registration.version_conflict",
  "registration.wrong_status",
  "event.seats_below_taken",
  "event.version_conflict",
]);

const person = fc.nat(7);
const panel = fc.constantFrom("a", "b");
const command = fc.oneof(
  { weight: 5, arbitrary: fc.record({ type: fc.constant("signUp" as const), person, panel }) },
  { weight: 3, arbitrary: fc.record({ type: fc.constant("withdraw" as const), person }) },
  { weight: 4, arbitrary: fc.record({ type: fc.constant("accept" as const), person }) },
  {
    weight: 2,
    arbitrary: fc.record({
      type: fc.constant("setStatus" as const),
      person,
      status: fc.constantFrom(...REGISTRATION_STATUSES),
      pastLimit: fc.constantFrom(undefined, undefined, true as const),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      type: fc.constant("setTerms" as const),
      seats: fc.option(fc.integer({ min: 1, max: 5 })),
      panelSeats: fc.option(fc.integer({ min: 1, max: 3 })),
      offerHours: fc.constantFrom(24, 48, undefined),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({ type: fc.constant("turn" as const), person, before: fc.option(person) }),
  },
  { weight: 5, arbitrary: fc.constant({ type: "lapse" as const }) },
  { weight: 10, arbitrary: fc.constant({ type: "follow" as const }) },
);
type Command = typeof command extends fc.Arbitrary<infer C> ? C : never;

async function rowsOf(event: StaffEventView): Promise<StoredRegistration[]> {
  const rows: StoredRegistration[] = [];
  for await (const row of world.deps.stores.registrations.eachByName(event.eventId)) rows.push(row);
  return rows;
}

/** Does one command, as the person's browser, the staff's or the job would. */
async function run(event: StaffEventView, tokens: Map<number, string>, one: Command): Promise<void> {
  const { registration, event: events } = world.deps.services;
  switch (one.type) {
    case "signUp": {
      const { token } = await signUp(world, event, one.person, { choices: { panels: one.panel } });
      tokens.set(one.person, token);
      return;
    }
    case "withdraw": {
      const token = tokens.get(one.person);
      if (token) await registration.withdrawRegistration(asPublic(world), token);
      return;
    }
    case "accept": {
      // One of those who are asked, whoever that is.
      const asked = (await rowsOf(event)).filter(({ status }) => status === "offered");
      const chosen = asked[one.person % asked.length];
      if (chosen) await registration.acceptOffer(asPublic(world), registration.tokenOf(chosen));
      return;
    }
    case "setStatus": {
      const target = (await rowsOf(event)).find(({ lastName }) => lastName === `Żak ${one.person}`);
      if (!target) return;
      await registration.changeRegistration(asStaff(world), event.eventId, target.registrationId, {
        version: target.version,
        status: one.status,
        reason: "decyzja komisji",
        pastLimit: one.pastLimit,
      });
      return;
    }
    case "setTerms": {
      const now = await events.getEvent(asStaff(world), event.eventId);
      const recruitment = { mode: "first_come" as const, offerHours: one.offerHours };
      const changed = { ...now, seats: one.seats, choiceGroups: twoPanels(one.panelSeats), recruitment };
      await events.updateEvent(asStaff(world), event.eventId, changed, now.version);
      return;
    }
    case "turn": {
      const line = await lineOf(event);
      const moved = line[one.person % line.length];
      const before = one.before === null ? null : (line[one.before % line.length]?.registrationId ?? null);
      if (moved)
        await registration.changeTurn(asStaff(world), event.eventId, moved.registrationId, {
          before,
          reason: "kolejność z protokołu",
          version: moved.version,
        });
      return;
    }
    case "lapse":
      await createJobs(world.deps)["do-what-is-due"]?.run();
      return;
    case "follow":
  }
}

/** The line as it stands, the first first. */
async function lineOf({ eventId }: StaffEventView): Promise<StoredRegistration[]> {
  return (await world.deps.stores.registrations.listLine(eventId, undefined, 100)).items;
}

/**
 * Whoever was passed over: they stood before somebody who got a seat of the same panel from the line, wait as before,
 * and did not get one.
 */
function passedOver(before: readonly StoredRegistration[], after: readonly StoredRegistration[]): string[] {
  const now = new Map(after.map((row) => [row.registrationId, row]));
  return before.flatMap((served, place) => {
    const row = now.get(served.registrationId);
    const isServed = row?.changedBy === "system:promote-reserve" && row.version === served.version + 1;
    if (!isServed) return [];
    return before
      .slice(0, place)
      .filter(({ registrationId, version, choices }) => {
        const waiting = now.get(registrationId);
        return waiting?.version === version && choices.panels === served.choices.panels;
      })
      .map(({ lastName }) => `${lastName} by ${served.lastName}`);
  });
}

describe("any history of offers, several things at a time", () => {
  it("sells no seat twice, loses nobody, keeps the order, and leaves no seat idle while somebody waits", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(command, { minLength: 1, maxLength: 3 }), { minLength: 6, maxLength: 12 }),
        fc.array(fc.constantFrom(1, 60, 25 * 60, 49 * 60), { minLength: 16, maxLength: 16 }),
        async (steps, minutes) => {
          world.clock.now = START;
          const day = "2027-04-15";
          const [item] = (await publishEvent(world, projectId)).agenda;
          const event = await publishEvent(world, projectId, {
            seats: 2,
            choiceGroups: twoPanels(2),
            recruitment: { mode: "first_come", offerHours: 48 },
            dates: { type: "exact", startsOn: day, endsOn: day },
            agenda: item ? [{ ...item, day }] : [],
          });
          const tokens = new Map<number, string>();
          // It begins with seats that are taken and people who wait for them.
          for (const each of [0, 1, 2, 3, 4])
            await run(event, tokens, { type: "signUp", person: each, panel: each % 2 ? "a" : "b" });
          await world.follow();
          for (const [index, together] of steps.entries()) {
            passMinute(world, minutes[index]);
            await Promise.all(
              together.map((one) =>
                run(event, tokens, one).catch((error: unknown) => {
                  if (!(error instanceof DomainError) || !REFUSALS.has(error.code)) throw error;
                }),
              ),
            );
            if (!together.some(({ type }) => type === "follow")) continue;
            const before = await lineOf(event);
            await world.follow();
            const rows = await rowsOf(event);
            expect(passedOver(before, rows)).toEqual([]);
            await assertSeatsMatch(world, event.eventId);
          }
          const before = await lineOf(event);
          await world.follow();
          expect(passedOver(before, await rowsOf(event))).toEqual([]);
          await assertSeatsMatch(world, event.eventId);
          const head = await world.deps.stores.events.findHead(event.eventId);
          if (!head) throw new Error("no event");
          const blocks = (await world.deps.stores.events.readBlocks([head], true)).get(event.eventId) ?? [];
          const line = await lineOf(event);
          expect(line.filter((one) => decidePromotion(one, blocks, 0))).toEqual([]);
          expect(line.map(({ registrationId }) => registrationId).toSorted()).toEqual(
            (await rowsOf(event))
              .filter(({ status }) => status === "reserve")
              .map(({ registrationId }) => registrationId)
              .toSorted(),
          );
        },
      ),
      { numRuns: 8, endOnFailure: false },
    );
  });
});
