import { beforeAll, describe, expect, it } from "vitest";
import type { ProjectId } from "@zapisy/core/project";
import type { SignUpAnswer, StaffRegistrationView } from "@zapisy/core/registration";
import {
  asPublic,
  asStaff,
  createProject,
  namesByStatus,
  passMinute,
  peopleOf,
  publishEvent,
  signUp,
} from "../support/actions.ts";
import { connectionLost, disturb } from "../support/disturb.ts";
import { twoPanels } from "../support/fixture.ts";
import { assertSeatsMatch } from "../support/seats.ts";
import { createWorld, type World } from "../support/world.ts";

type Event = Awaited<ReturnType<typeof publishEvent>>;

let world: World;
let projectId: ProjectId;

beforeAll(async () => {
  world = await createWorld();
  projectId = await createProject(world);
});

/** What is done, to what, and what must be true once it was done, however often it had to be tried. */
interface Scenario<Prepared extends { event: Event }> {
  prepare(): Promise<Prepared>;
  act(prepared: Prepared): Promise<unknown>;
  check(prepared: Prepared): Promise<void>;
}

/**
 * Runs a scenario once for each request that it sends to the database, losing the connection at that
 * request: before it takes effect, or after, when only the answer is lost. The caller then does the same
 * again, as a browser or Lambda does. Returns at how many requests it broke.
 */
async function breakEverywhere<Prepared extends { event: Event }>(
  when: "before" | "after",
  { prepare, act, check }: Scenario<Prepared>,
): Promise<number> {
  for (let breakAt = 1; ; breakAt += 1) {
    const prepared = await prepare();
    let requests = 0;
    const restore = disturb(world.deps.table.client, async (_, send) => {
      requests += 1;
      if (requests !== breakAt) return send();
      if (when === "after") await send();
      throw connectionLost();
    });
    try {
      await act(prepared);
    } catch {
      // What the caller is told does not matter here: it knows no more than that it must ask again.
    } finally {
      restore();
    }
    const broke = requests >= breakAt;
    if (broke) await act(prepared);
    await check(prepared);
    await assertSeatsMatch(world, prepared.event.eventId);
    if (!broke) return breakAt - 1;
  }
}

const publish = (overrides: Parameters<typeof publishEvent>[2] = {}) =>
  publishEvent(world, projectId, { seats: 1, choiceGroups: twoPanels(1), ...overrides });
const inA = { choices: { panels: "a" } };

describe.each(["before", "after"] as const)("a connection that is lost %s a request takes effect", (when) => {
  it("signs a person up once when the request is repeated with its key", async () => {
    const broken = await breakEverywhere(when, {
      prepare: async () => ({ event: await publish() }),
      act: ({ event }) =>
        signUp(
          world,
          event,
          1,
          {
            ...inA,
            needs: { diet: "vegan" },
            consents: { informationClause: true, rules: true, image: false, newsletter: false, needs: true },
          },
          "first-request",
        ),
      check: async ({ event }) => expect(await namesByStatus(world, event)).toEqual({ confirmed: ["Żak 1"] }),
    });
    expect(broken).toBeGreaterThanOrEqual(3);
  });

  it("moves a person to another panel, and never leaves them without a seat", async () => {
    const broken = await breakEverywhere(when, {
      prepare: async () => {
        const event = await publish();
        return { event, person: await signUp(world, event, 1, inA) };
      },
      act: ({ person }) =>
        world.deps.services.registration
          .correctRegistration(asPublic(world), person.token, { version: 1, choices: { panels: "b" } })
          // The first attempt took effect: the second is told that the version has moved on.
          .catch((error: { code?: string }) => {
            if (error.code !== "registration.version_conflict") throw error;
          }),
      check: async ({ event }) =>
        expect((await peopleOf(world, event)).map(({ status, choices }) => [status, choices])).toEqual([
          ["confirmed", { panels: "b" }],
        ]),
    });
    expect(broken).toBeGreaterThanOrEqual(4);
  });

  it("withdraws a person with their needs, once", async () => {
    const broken = await breakEverywhere(when, {
      prepare: async () => {
        const event = await publish();
        return { event, person: await signUp(world, event, 1, inA) };
      },
      act: ({ person }) =>
        world.deps.services.registration.withdrawRegistration(asPublic(world), person.token),
      check: async ({ event }) => expect(await namesByStatus(world, event)).toEqual({ cancelled: ["Żak 1"] }),
    });
    expect(broken).toBeGreaterThanOrEqual(4);
  });

  it("passes a seat on to the first who waits, once", async () => {
    const prepareLine = async () => {
      const event = await publish({ choiceGroups: [] });
      const [first] = [
        await signUp(world, event, 1),
        await signUp(world, event, 2),
        await signUp(world, event, 3),
      ];
      await world.deps.services.registration.withdrawRegistration(asPublic(world), first.token);
      return { event };
    };
    const broken = await breakEverywhere(when, {
      prepare: prepareLine,
      act: ({ event }) => world.deps.services.registration.promoteReserve(asPublic(world), event.eventId),
      check: async ({ event }) =>
        expect(await namesByStatus(world, event)).toEqual({
          cancelled: ["Żak 1"],
          confirmed: ["Żak 2"],
          reserve: ["Żak 3"],
        }),
    });
    expect(broken).toBeGreaterThanOrEqual(4);
  });

  it("does all that follows from a withdrawal exactly once: seat, history and mail", async () => {
    await world.follow();
    const outcome = async (event: Event, person: StaffRegistrationView | SignUpAnswer) => {
      const messages = await world.deps.stores.messages.listByRegistration(person.registrationId);
      const history = await world.deps.services.audit.listRegistrationHistory(person.registrationId);
      return {
        mail: messages.map(({ kind }) => kind),
        history: history.map(({ action }) => action).toReversed(),
      };
    };
    const broken = await breakEverywhere(when, {
      prepare: async () => {
        const event = await publish({ choiceGroups: [] });
        const [first, second] = [await signUp(world, event, 1), await signUp(world, event, 2)];
        await world.follow();
        passMinute(world);
        await world.deps.services.registration.withdrawRegistration(asPublic(world), first.token);
        return { event, first, second };
      },
      act: () => world.follow(),
      check: async ({ event, first, second }) => {
        expect(await outcome(event, first)).toEqual({
          mail: ["registration.confirmed", "registration.cancelled"],
          history: ["registration.confirmed", "registration.cancelled"],
        });
        expect(await outcome(event, second)).toEqual({
          mail: ["registration.reserve", "registration.promoted"],
          history: ["registration.reserve", "registration.promoted"],
        });
      },
    });
    expect(broken).toBeGreaterThanOrEqual(10);
  });

  it("changes an event's limit once and seats those whom it lets in", async () => {
    await world.follow();
    const broken = await breakEverywhere(when, {
      prepare: async () => {
        const event = await publish({ choiceGroups: [] });
        await signUp(world, event, 1);
        await signUp(world, event, 2);
        return { event };
      },
      act: async ({ event }) => {
        const now = await world.deps.services.event.getEvent(asStaff(world), event.eventId);
        if (now.seats !== 2)
          await world.deps.services.event.updateEvent(
            asStaff(world),
            event.eventId,
            { ...now, seats: 2 },
            now.version,
          );
      },
      check: async ({ event }) => {
        await world.deps.services.registration.promoteReserve(asPublic(world), event.eventId);
        expect(await namesByStatus(world, event)).toEqual({ confirmed: ["Żak 1", "Żak 2"] });
      },
    });
    expect(broken).toBeGreaterThanOrEqual(5);
  });
});
