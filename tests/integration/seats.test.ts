import { beforeAll, describe, expect, it } from "vitest";
import type { ProjectId } from "@zapisy/core/project";
import { asPublic, asStaff, createProject, publishEvent, signUp } from "../support/actions.ts";
import { cancelled, disturb, isTransaction, throttle, withoutSeatConditions } from "../support/disturb.ts";
import { twoPanels } from "../support/fixture.ts";
import { assertSeatsMatch } from "../support/seats.ts";
import { seededRandom } from "../support/random.ts";
import { createWorld, type World } from "../support/world.ts";

let world: World;
let projectId: ProjectId;

beforeAll(async () => {
  world = await createWorld();
  projectId = await createProject(world);
});

const publish = (overrides: Parameters<typeof publishEvent>[2]) => publishEvent(world, projectId, overrides);
const seatsOf = async (event: { eventId: `evt_${string}` }) =>
  (await world.deps.services.event.getStaffEvent(asStaff(world), event.eventId)).seatCounts;
const times = <T>(count: number, make: (number: number) => Promise<T>) =>
  Promise.all(Array.from({ length: count }, (_, number) => make(number)));

describe("seats in motion", () => {
  it("gives each seat to one of those who withdraw, join and move at the same moment", async () => {
    const event = await publish({ seats: 12, choiceGroups: twoPanels(6), title: { pl: "Ruch" } });
    const panel = (number: number) => ({ choices: { panels: number % 2 === 0 ? "a" : "b" } });
    const first = await times(12, (number) => signUp(world, event, number, panel(number)));
    const service = world.deps.services.registration;
    const moves = first.map(({ token }, number) =>
      number % 3 === 0
        ? service.withdrawRegistration(asPublic(world), token)
        : service
            .correctRegistration(asPublic(world), token, { version: 1, choices: panel(number + 1).choices })
            .catch((error: { code?: string }) => expect(error.code).toBe("registration.option_full")),
    );
    const joins = times(12, (number) => signUp(world, event, 100 + number, panel(number)));
    await Promise.all([...moves, joins]);
    await assertSeatsMatch(world, event.eventId);
    await world.follow();
    await assertSeatsMatch(world, event.eventId);
    const { event: own, options } = await seatsOf(event);
    expect([own.taken, options.a?.taken, options.b?.taken]).toEqual([12, 6, 6]);
  });
});

describe("a rush of sign-ups", () => {
  it("never sells more seats than there are when 200 people want 20 at the same moment", async () => {
    const event = await publish({ seats: 20, title: { pl: "Wyścig" } });
    const answers = await times(200, (number) => signUp(world, event, number));
    expect(answers.filter(({ outcome }) => outcome === "confirmed")).toHaveLength(20);
    expect((await seatsOf(event)).event).toEqual({ total: 20, taken: 20, left: 0, waiting: 180, pending: 0 });
    await assertSeatsMatch(world, event.eventId);
  });

  it("would sell too many without the conditions in the transaction: the race above can fail", async () => {
    const event = await publish({ seats: 20, title: { pl: "Wyścig bez warunków" } });
    const restore = withoutSeatConditions(world.deps.table.client);
    try {
      const answers = await times(80, (number) => signUp(world, event, number));
      expect(answers.filter(({ outcome }) => outcome === "confirmed").length).toBeGreaterThan(20);
    } finally {
      restore();
    }
    await expect(assertSeatsMatch(world, event.eventId)).rejects.toThrow("no seat is sold twice");
  });

  it("would sell too many of a panel without them: the race for its last seats below can fail", async () => {
    const event = await publish({
      choiceGroups: twoPanels(10),
      title: { pl: "Wyścig o panel bez warunków" },
    });
    const restore = withoutSeatConditions(world.deps.table.client);
    try {
      const answers = await times(80, (number) => signUp(world, event, number, { choices: { panels: "a" } }));
      expect(answers.filter(({ outcome }) => outcome === "confirmed").length).toBeGreaterThan(10);
    } finally {
      restore();
    }
    await expect(assertSeatsMatch(world, event.eventId)).rejects.toThrow("no seat is sold twice");
  });

  it("fills the panels of an event one by one and loses nobody who agreed to take the other", async () => {
    const event = await publish({ seats: 30, choiceGroups: twoPanels(10), title: { pl: "Wyścig o panele" } });
    const answers = await times(40, (number) =>
      signUp(world, event, number, { choices: { panels: "a" }, ifFull: "other_option" }),
    );
    const got = (outcome: string, option: string) =>
      answers.filter((answer) => answer.outcome === outcome && answer.choices.panels === option).length;
    expect([got("confirmed", "a"), got("confirmed", "b"), got("reserve", "a") + got("reserve", "b")]).toEqual(
      [10, 10, 20],
    );
    await assertSeatsMatch(world, event.eventId);
  });

  it("spreads over the blocks of a large event and fills the last of them", async () => {
    const event = await publish({ seats: 101, title: { pl: "Dwa bloki" } });
    const answers = await times(110, (number) => signUp(world, event, number));
    expect(answers.filter(({ outcome }) => outcome === "confirmed")).toHaveLength(101);
    await assertSeatsMatch(world, event.eventId);
  });

  it("lets one person in once, however often the same request comes at the same moment", async () => {
    const event = await publish({ title: { pl: "Ten sam klucz" } });
    const answers = await times(12, () => signUp(world, event, 1, {}, "the-same-key"));
    expect(new Set(answers.map(({ registrationId, token }) => `${registrationId} ${token}`)).size).toBe(1);
    expect((await seatsOf(event)).event.taken).toBe(1);
    await assertSeatsMatch(world, event.eventId);
  });
});

describe("a busy table", () => {
  it.each([
    ["other transactions are at the same counters", "TransactionConflict"],
    ["the table is throttled", "ThrottlingError"],
  ] as const)("loses, doubles and oversells nothing when %s in every third transaction", async (_, code) => {
    const event = await publish({ seats: 15, choiceGroups: twoPanels(10), title: { pl: code } });
    const random = seededRandom(7);
    let refused = 0;
    const restore = disturb(world.deps.table.client, (request, send) => {
      if (!isTransaction(request) || random() > 0.33) return send();
      refused += 1;
      return Promise.reject(cancelled(request, code));
    });
    try {
      const answers = await times(40, (number) =>
        signUp(world, event, number, { choices: { panels: number % 2 === 0 ? "a" : "b" } }),
      );
      expect(new Set(answers.map(({ registrationId }) => registrationId)).size).toBe(40);
      expect(refused).toBeGreaterThan(10);
    } finally {
      restore();
    }
    const { event: own } = await seatsOf(event);
    expect(own.taken + own.waiting).toBeLessThanOrEqual(40);
    expect(own.taken).toBe(15);
    await assertSeatsMatch(world, event.eventId);
  });

  it("is asked again when it has no capacity for one request in six", async () => {
    const event = await publish({ seats: 5, title: { pl: "Bez przepustowości" } });
    const random = seededRandom(11);
    const stop = throttle(world.deps.table.client, () => random() < 1 / 6);
    let throttled = 0;
    try {
      const answers = await times(8, (number) => signUp(world, event, number));
      expect(answers.filter(({ outcome }) => outcome === "confirmed").length).toBe(5);
    } finally {
      throttled = stop();
    }
    expect(throttled).toBeGreaterThan(0);
    await assertSeatsMatch(world, event.eventId);
  });

  it("says that it is busy, and keeps nothing, when no transaction gets through", async () => {
    const event = await publish({ title: { pl: "Nie ma jak" } });
    const restore = disturb(world.deps.table.client, (request, send) =>
      isTransaction(request) ? Promise.reject(cancelled(request, "TransactionConflict")) : send(),
    );
    try {
      await expect(signUp(world, event, 1)).rejects.toMatchObject({
        kind: "unavailable",
        code: "registration.busy",
        details: { retryAfterSeconds: 2 },
      });
    } finally {
      restore();
    }
    expect((await seatsOf(event)).event.taken).toBe(0);
    await assertSeatsMatch(world, event.eventId);
  });
});
