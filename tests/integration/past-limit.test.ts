import type { StaffEventView } from "@zapisy/core/event";
import type { ProjectId } from "@zapisy/core/project";
import type { RegistrationId } from "@zapisy/core/registration";
import type { ManualRegistrationInput, StaffRegistrationPatch } from "@zapisy/core/registration/schema";
import { beforeAll, describe, expect, it } from "vitest";
import {
  asPublic,
  asStaff,
  createProject,
  historyOf,
  manualInput,
  namesByStatus,
  passMinute,
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

const publish = (overrides: Parameters<typeof publishEvent>[2] = {}) =>
  publishEvent(world, projectId, { seats: 2, ...overrides });
const REASON = "Prelegentka, zgoda dyrekcji";

const change = async (
  event: StaffEventView,
  registrationId: RegistrationId,
  patch: Partial<StaffRegistrationPatch>,
) => {
  const service = world.deps.services.registration;
  const { version } = await service.getRegistration(asStaff(world), event.eventId, registrationId);
  return service.changeRegistration(asStaff(world), event.eventId, registrationId, { version, ...patch });
};
const admit = (event: StaffEventView, registrationId: RegistrationId, patch = {}) =>
  change(event, registrationId, { status: "confirmed", reason: REASON, pastLimit: true, ...patch });
const enter = (event: StaffEventView, input: Partial<ManualRegistrationInput> = {}) =>
  world.deps.services.registration.enterRegistration(asStaff(world), event.eventId, manualInput(input));
const withdraw = (token: string) =>
  world.deps.services.registration.withdrawRegistration(asPublic(world), token);
const seatsOf = async ({ eventId }: StaffEventView) =>
  (await world.deps.services.event.getStaffEvent(asStaff(world), eventId)).seatCounts;
const inPanel = (panel: string) => ({ choices: { panels: panel } });
/** So many people, a minute apart, the first ones seated. */
async function people(event: StaffEventView, count: number, overrides = {}) {
  const answers = [];
  for (let number = 0; number < count; number += 1) {
    passMinute(world);
    answers.push(await signUp(world, event, number, overrides));
  }
  return answers;
}

describe("a person whom staff take past the limit", () => {
  it("is refused unless staff ask for it by name, and with a reason", async () => {
    const event = await publish();
    const [, , third] = await people(event, 3);
    if (!third) throw new Error("nobody waits");
    await expect(
      change(event, third.registrationId, { status: "confirmed", reason: REASON }),
    ).rejects.toMatchObject({ code: "registration.event_full", details: { full: ["event"] } });
    await expect(
      change(event, third.registrationId, { status: "confirmed", pastLimit: true }),
    ).rejects.toMatchObject({
      details: { issues: [{ path: "reason", code: "registration.reason_required" }] },
    });
    await expect(enter(event, { pastLimit: true })).rejects.toMatchObject({
      details: { issues: [{ path: "reason", code: "registration.reason_required" }] },
    });
    expect((await seatsOf(event)).event.taken).toBe(2);
    await assertSeatsMatch(world, event.eventId);
  });

  it("is counted past it, with the reason in the history, and the public sees a full event", async () => {
    const event = await publish();
    const [, , third, fourth] = await people(event, 4);
    if (!third || !fourth) throw new Error("nobody waits");
    passMinute(world);
    // Out of the order: the third one stays where they are.
    const admitted = await admit(event, fourth.registrationId);
    expect(admitted).toMatchObject({ status: "confirmed", pastLimit: ["event"] });
    expect((await seatsOf(event)).event).toEqual({ total: 2, taken: 3, left: 0, waiting: 1, pending: 0 });
    await world.follow();
    const history = await historyOf(world, fourth.registrationId);
    expect(history.map(({ action, reason }) => [action, reason])).toEqual([
      ["registration.past_limit", REASON],
      ["registration.reserve", undefined],
    ]);
    const view = await world.deps.services.event.getPublicEvent(asPublic(world), event.slug);
    expect(view.seats.event).toMatchObject({ total: 2, left: 0 });
    const own = await world.deps.services.personalPage.get(asPublic(world), fourth.token);
    expect(own).not.toHaveProperty("pastLimit");
    await assertSeatsMatch(world, event.eventId);
  });

  it("takes a free seat where there is one, whatever was said", async () => {
    const event = await publish();
    const { registration } = await enter(event, { pastLimit: true, reason: REASON });
    expect(registration).toMatchObject({ status: "confirmed" });
    expect(registration.pastLimit).toBeUndefined();
    await assertSeatsMatch(world, event.eventId);
  });

  it("may be entered by hand, also where a committee selects", async () => {
    const [first, committee] = [
      await publish({ seats: 1 }),
      await publish({ seats: 1, recruitment: { mode: "selection" } }),
    ];
    await enter(first);
    await enter(committee, { pastLimit: true, reason: REASON });
    for (const event of [first, committee]) {
      const { outcome } = await enter(event, { lastName: "Gość", pastLimit: true, reason: REASON });
      expect(outcome).toBe("confirmed");
      expect((await seatsOf(event)).event).toMatchObject({ total: 1, taken: 2 });
      await assertSeatsMatch(world, event.eventId);
    }
  });

  it("gets in past the limit of a panel only where that alone is full, and may move into a full one", async () => {
    const event = await publish({ seats: 5, choiceGroups: twoPanels(1) });
    const [first, second] = await people(event, 2, inPanel("a"));
    if (!first || !second) throw new Error("nobody signed up");
    expect(await admit(event, second.registrationId)).toMatchObject({ pastLimit: ["a"] });
    await enter(event, { lastName: "Druga", ...inPanel("b") });
    await expect(change(event, first.registrationId, inPanel("b"))).rejects.toMatchObject({
      code: "registration.option_full",
      details: { full: ["b"] },
    });
    const moved = await change(event, second.registrationId, {
      ...inPanel("b"),
      pastLimit: true,
      reason: REASON,
    });
    expect(moved.pastLimit).toEqual(["b"]);
    const { event: own, options } = await seatsOf(event);
    expect([own.taken, options.a?.taken, options.b?.taken]).toEqual([3, 1, 2]);
    await assertSeatsMatch(world, event.eventId);
  });
});

describe("an event that is past its limit", () => {
  it("seats nobody when somebody withdraws, until it has a seat again", async () => {
    const event = await publish();
    const [first, second, third] = await people(event, 4);
    if (!first || !second || !third) throw new Error("nobody signed up");
    await admit(event, third.registrationId);
    await withdraw(first.token);
    await world.follow();
    expect(await namesByStatus(world, event)).toMatchObject({
      confirmed: ["Żak 1", "Żak 2"],
      reserve: ["Żak 3"],
    });
    await assertSeatsMatch(world, event.eventId);
    await withdraw(second.token);
    await world.follow();
    expect(await namesByStatus(world, event)).toMatchObject({ confirmed: ["Żak 2", "Żak 3"] });
    await assertSeatsMatch(world, event.eventId);
  });

  it("seats nobody when the very person withdraws whom staff took in", async () => {
    const event = await publish();
    const [, , third] = await people(event, 4);
    if (!third) throw new Error("nobody waits");
    await admit(event, third.registrationId);
    await withdraw(third.token);
    await world.follow();
    expect((await namesByStatus(world, event)).confirmed).toEqual(["Żak 0", "Żak 1"]);
    await assertSeatsMatch(world, event.eventId);
  });

  it("can be edited, and has nobody past the limit once it is high enough", async () => {
    const event = await publish();
    const [, , third] = await people(event, 4);
    if (!third) throw new Error("nobody waits");
    await admit(event, third.registrationId);
    const { event: events } = world.deps.services;
    const write = async (overrides: object) => {
      const now = await events.getEvent(asStaff(world), event.eventId);
      return events.updateEvent(asStaff(world), event.eventId, { ...now, ...overrides }, now.version);
    };
    await write({ title: { pl: "Inny tytuł" } });
    await assertSeatsMatch(world, event.eventId);
    await expect(write({ seats: 1 })).rejects.toMatchObject({ code: "event.seats_below_taken" });
    expect((await write({ seats: 3 })).seatCounts.event).toMatchObject({ total: 3, taken: 3, left: 0 });
    await assertSeatsMatch(world, event.eventId);
    await write({ seats: 4 });
    await world.follow();
    expect((await seatsOf(event)).event).toMatchObject({ total: 4, taken: 4, left: 0, waiting: 0 });
    await assertSeatsMatch(world, event.eventId);
  });

  it("keeps its count over several blocks of seats", async () => {
    const event = await publish({ seats: 150, title: { pl: "Konferencja" } });
    const answers = await Promise.all(
      Array.from({ length: 154 }, (_, number) => signUp(world, event, number)),
    );
    const waiting = answers.filter(({ outcome }) => outcome === "reserve");
    const seated = answers.filter(({ outcome }) => outcome === "confirmed");
    expect([seated.length, waiting.length]).toEqual([150, 4]);
    for (const { registrationId } of waiting.slice(0, 2)) await admit(event, registrationId);
    await assertSeatsMatch(world, event.eventId);
    // Whichever block they give a seat back in, two are let go before one is passed on.
    await Promise.all(seated.slice(0, 6).map(({ token }) => withdraw(token)));
    await assertSeatsMatch(world, event.eventId);
    await world.follow();
    expect((await seatsOf(event)).event).toMatchObject({ total: 150, taken: 148, waiting: 0 });
    await assertSeatsMatch(world, event.eventId);
  });
});

describe("a race for seats", () => {
  it("never seats anybody past the limit but those whom staff took", async () => {
    const event = await publish({ seats: 4 });
    const answers = await people(event, 12);
    const seated = answers.slice(0, 4);
    const guests = answers.slice(4, 7);
    await Promise.all([
      ...guests.map(({ registrationId }) => admit(event, registrationId)),
      ...seated.slice(0, 2).map(({ token }) => withdraw(token)),
      ...Array.from({ length: 10 }, (_, number) => signUp(world, event, 100 + number)),
      ...answers
        .slice(7, 10)
        .map(({ registrationId }) =>
          change(event, registrationId, { status: "confirmed", reason: "bez zgody" }).catch(
            (error: { code: string }) =>
              expect(["registration.event_full", "registration.busy"]).toContain(error.code),
          ),
        ),
    ]);
    await assertSeatsMatch(world, event.eventId);
    await world.follow();
    await assertSeatsMatch(world, event.eventId);
    const { taken } = (await seatsOf(event)).event;
    expect(taken).toBeGreaterThanOrEqual(4);
    expect(taken).toBeLessThanOrEqual(4 + guests.length);
  });
});
