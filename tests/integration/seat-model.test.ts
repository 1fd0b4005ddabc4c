import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import type { StaffEventView } from "@zapisy/core/event";
import type { ProjectId } from "@zapisy/core/project";
import { decidePromotion } from "@zapisy/core/registration/rules";
import { REGISTRATION_STATUSES } from "@zapisy/core/registration/schema";
import { DomainError } from "@zapisy/core/shared/error";
import {
  asPublic,
  asStaff,
  createProject,
  passMinute,
  peopleOf,
  publishEvent,
  signUp,
} from "../support/actions.ts";
import { twoPanels } from "../support/fixture.ts";
import { assertSeatsMatch } from "../support/seats.ts";
import { createWorld, type World } from "../support/world.ts";

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
  "registration.recruitment_closed",
  "registration.wrong_status",
  "event.seats_below_taken",
  "event.wrong_state",
]);

const person = fc.nat(7);
const panel = fc.constantFrom("a", "b");
/** What they take as well; what they chose among it says nothing. */
const alternatives = fc.constantFrom<Record<string, string[]> | undefined>(
  undefined,
  { panels: ["a"] },
  { panels: ["b", "a"] },
);
const command = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      type: fc.constant("signUp" as const),
      person,
      panel,
      ifFull: fc.constantFrom("reserve" as const, "other_option" as const),
      alternatives,
    }),
  },
  { weight: 3, arbitrary: fc.record({ type: fc.constant("withdraw" as const), person }) },
  { weight: 3, arbitrary: fc.record({ type: fc.constant("choose" as const), person, panel, alternatives }) },
  {
    weight: 4,
    arbitrary: fc.record({
      type: fc.constant("setStatus" as const),
      person,
      panel,
      status: fc.constantFrom(...REGISTRATION_STATUSES),
      pastLimit: fc.constantFrom(undefined, undefined, true as const),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      type: fc.constant("setLimits" as const),
      seats: fc.option(fc.integer({ min: 1, max: 6 })),
      panelSeats: fc.option(fc.integer({ min: 1, max: 4 })),
    }),
  },
  { weight: 1, arbitrary: fc.constant({ type: "close" as const }) },
  { weight: 1, arbitrary: fc.constant({ type: "reopen" as const }) },
  { weight: 3, arbitrary: fc.constant({ type: "follow" as const }) },
);
type Command = typeof command extends fc.Arbitrary<infer C> ? C : never;

/** Does one command of a random history, as the person's browser or the staff's would. */
async function run(event: StaffEventView, tokens: Map<number, string>, one: Command): Promise<void> {
  const { registration, event: events } = world.deps.services;
  passMinute(world);
  switch (one.type) {
    case "signUp": {
      const { token } = await signUp(world, event, one.person, {
        choices: { panels: one.panel },
        ifFull: one.ifFull,
        alternatives: one.alternatives,
      });
      tokens.set(one.person, token);
      return;
    }
    case "withdraw": {
      const token = tokens.get(one.person);
      if (token) await registration.withdrawRegistration(asPublic(world), token);
      return;
    }
    case "choose": {
      const token = tokens.get(one.person);
      if (!token) return;
      const { version } = await world.deps.services.personalPage.get(asPublic(world), token);
      await registration.correctRegistration(asPublic(world), token, {
        version,
        choices: { panels: one.panel },
        alternatives: one.alternatives,
      });
      return;
    }
    case "setStatus": {
      const target = (await peopleOf(world, event)).find(({ lastName }) => lastName === `Żak ${one.person}`);
      if (!target) return;
      await registration.changeRegistration(asStaff(world), event.eventId, target.registrationId, {
        version: target.version,
        status: one.status,
        reason: "decyzja komisji",
        choices: { panels: one.panel },
        pastLimit: one.pastLimit,
      });
      return;
    }
    case "setLimits": {
      const now = await events.getEvent(asStaff(world), event.eventId);
      const changed = { ...now, seats: one.seats, choiceGroups: twoPanels(one.panelSeats) };
      await events.updateEvent(asStaff(world), event.eventId, changed, now.version);
      return;
    }
    case "close":
    case "reopen": {
      const { version } = await events.getEvent(asStaff(world), event.eventId);
      await (one.type === "close" ? events.closeEvent : events.reopenEvent)(
        asStaff(world),
        event.eventId,
        version,
      );
      return;
    }
    case "follow":
      await world.follow();
  }
}

describe("any history of an event", () => {
  it("leaves counters equal to rows, and nobody waiting who could be seated", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom("first_come" as const, "selection" as const),
        fc.array(command, { minLength: 8, maxLength: 24 }),
        async (mode, commands) => {
          world.clock.now = "2026-03-02T09:00:00.000Z";
          const event = await publishEvent(world, projectId, {
            seats: 3,
            choiceGroups: twoPanels(2),
            recruitment: { mode },
          });
          const tokens = new Map<number, string>();
          for (const one of commands) {
            await run(event, tokens, one).catch((error: unknown) => {
              if (!(error instanceof DomainError) || !REFUSALS.has(error.code)) throw error;
            });
          }
          await world.follow();
          await assertSeatsMatch(world, event.eventId);
          if (mode === "selection") return;
          const { blocks } = await world.deps.services.event.getEvent(asStaff(world), event.eventId);
          const counters = await world.deps.stores.events.readBlocks(
            [{ eventId: event.eventId, blocks }],
            true,
          );
          const seatable = (await peopleOf(world, event)).filter(
            (one) => one.status === "reserve" && decidePromotion(one, counters.get(event.eventId) ?? [], 0),
          );
          expect(seatable).toEqual([]);
        },
      ),
      { numRuns: 12, endOnFailure: false },
    );
  });
});
