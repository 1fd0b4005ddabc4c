import { beforeAll, describe, expect, it } from "vitest";
import type { StaffEventView } from "@zapisy/core/event";
import type { ProjectId } from "@zapisy/core/project";
import type { RegistrationStatus } from "@zapisy/core/registration/schema";
import {
  changeEvent,
  setStatusOf,
  asPublic,
  asStaff,
  createProject,
  manualInput,
  namesByStatus,
  passMinute,
  peopleOf,
  publishEvent,
  signUp,
} from "../support/actions.ts";
import { twoPanels } from "../support/fixture.ts";
import { assertSeatsMatch } from "../support/seats.ts";
import { START, createWorld, type World } from "../support/world.ts";

let world: World;
let projectId: ProjectId;

beforeAll(async () => {
  world = await createWorld();
  projectId = await createProject(world);
});

const publish = (overrides: Parameters<typeof publishEvent>[2] = {}) => {
  world.clock.now = START;
  return publishEvent(world, projectId, overrides);
};
const inPanel = (panel: string) => ({ choices: { panels: panel } });

/** Signs the people of these numbers up, a minute apart, and gives their tokens. */
async function line(event: StaffEventView, ...people: [number: number, panel?: string][]): Promise<string[]> {
  const tokens: string[] = [];
  for (const [number, panel] of people) {
    passMinute(world);
    tokens.push((await signUp(world, event, number, panel ? inPanel(panel) : {})).token);
  }
  return tokens;
}

async function withdraw(token: string | undefined): Promise<void> {
  passMinute(world);
  await world.deps.services.registration.withdrawRegistration(asPublic(world), token ?? "");
}

async function setStatus(event: StaffEventView, number: number, status: RegistrationStatus): Promise<void> {
  passMinute(world);
  await setStatusOf(world, event, number, status);
}

async function settled(event: StaffEventView): Promise<Record<string, string[]>> {
  await world.follow();
  await assertSeatsMatch(world, event.eventId);
  return namesByStatus(world, event);
}

describe("a place on the reserve list", () => {
  it("is counted among those who wait for the same seats, and moves up as others leave", async () => {
    const event = await publish({ choiceGroups: twoPanels(1) });
    const tokens = await line(event, [1, "a"], [2, "b"], [3, "a"], [4, "b"], [5, "a"], [6, "a"]);
    const positions = () =>
      Promise.all(
        tokens.slice(2).map(async (token) => {
          const view = await world.deps.services.personalPage.get(asPublic(world), token);
          return view.reservePosition;
        }),
      );
    expect(await positions()).toEqual([1, 1, 2, 3]);
    await withdraw(tokens[4]);
    expect(await positions()).toEqual([1, 1, undefined, 2]);
    const seen = (await peopleOf(world, event)).map(({ lastName, reservePosition }) => [
      lastName,
      reservePosition,
    ]);
    expect(seen).toEqual([
      ["Żak 1", undefined],
      ["Żak 2", undefined],
      ["Żak 3", 1],
      ["Żak 4", 1],
      ["Żak 5", undefined],
      ["Żak 6", 2],
    ]);
  });

  it("is at the end of the line for somebody who withdrew and comes back", async () => {
    const event = await publish({ seats: 1 });
    const tokens = await line(event, [1], [2], [3]);
    await withdraw(tokens[1]);
    passMinute(world);
    expect(await signUp(world, event, 2)).toMatchObject({ outcome: "reserve", position: 2 });
  });
});

describe("a seat that comes free", () => {
  it("goes to the first in the line when somebody withdraws, is refused, or moves to another panel", async () => {
    const event = await publish({ seats: 3 });
    const tokens = await line(event, [1], [2], [3], [4], [5], [6]);
    await withdraw(tokens[0]);
    expect((await settled(event)).confirmed).toEqual(["Żak 2", "Żak 3", "Żak 4"]);
    await setStatus(event, 2, "rejected");
    expect((await settled(event)).confirmed).toEqual(["Żak 3", "Żak 4", "Żak 5"]);
    await setStatus(event, 3, "cancelled");
    expect(await settled(event)).toEqual({
      cancelled: ["Żak 1", "Żak 3"],
      confirmed: ["Żak 4", "Żak 5", "Żak 6"],
      rejected: ["Żak 2"],
    });

    const panels = await publish({ choiceGroups: twoPanels(1) });
    const [mover] = await line(panels, [1, "a"], [2, "a"], [3, "a"]);
    await world.deps.services.registration.correctRegistration(asPublic(world), mover ?? "", {
      version: 1,
      ...inPanel("b"),
    });
    expect(await settled(panels)).toEqual({ confirmed: ["Żak 1", "Żak 2"], reserve: ["Żak 3"] });
  });

  it("passes over those whose panel is still full, and does not forget them", async () => {
    const event = await publish({ seats: 2, choiceGroups: twoPanels(1) });
    const tokens = await line(event, [1, "a"], [2, "b"], [3, "a"], [4, "b"]);
    await withdraw(tokens[1]);
    expect(await settled(event)).toMatchObject({ confirmed: ["Żak 1", "Żak 4"], reserve: ["Żak 3"] });
    await withdraw(tokens[0]);
    expect(await settled(event)).toMatchObject({ confirmed: ["Żak 3", "Żak 4"] });
  });

  it("is not taken by a newcomer before those who wait have been looked at", async () => {
    const event = await publish({ seats: 1 });
    const [first] = await line(event, [1], [2]);
    await withdraw(first);
    const late = await signUp(world, event, 3);
    expect(late).toMatchObject({ outcome: "reserve", position: 2 });
    expect(await settled(event)).toMatchObject({ confirmed: ["Żak 2"], reserve: ["Żak 3"] });
  });

  it("lets in as many as a raised limit has room for, of the event and of its panels", async () => {
    const event = await publish({ seats: 1, choiceGroups: twoPanels(1) });
    await line(event, [1, "a"], [2, "a"], [3, "a"], [4, "b"]);
    await changeEvent(world, event, { seats: 3 });
    expect(await settled(event)).toMatchObject({ confirmed: ["Żak 1", "Żak 4"] });
    await changeEvent(world, event, { choiceGroups: twoPanels(2) });
    expect(await settled(event)).toEqual({ confirmed: ["Żak 1", "Żak 2", "Żak 4"], reserve: ["Żak 3"] });
    await changeEvent(world, event, { seats: null, choiceGroups: twoPanels(null) });
    expect(await settled(event)).toEqual({ confirmed: ["Żak 1", "Żak 2", "Żak 3", "Żak 4"] });
  });

  it("is still passed on after staff closed recruitment", async () => {
    const event = await publish({ seats: 1 });
    const [first] = await line(event, [1], [2]);
    await world.deps.services.event.closeEvent(asStaff(world), event.eventId, event.version);
    await withdraw(first);
    expect(await settled(event)).toEqual({ cancelled: ["Żak 1"], confirmed: ["Żak 2"] });
  });

  it("is passed to nobody once the event has begun", async () => {
    const event = await publish({ seats: 1 });
    const [first] = await line(event, [1], [2]);
    world.clock.now = "2026-04-15T07:00:00.000Z";
    await withdraw(first);
    expect(await settled(event)).toEqual({ cancelled: ["Żak 1"], reserve: ["Żak 2"] });
  });

  it("is passed to nobody when the event is cancelled", async () => {
    const event = await publish({ seats: 1 });
    await line(event, [1], [2]);
    await world.deps.services.event.cancelEvent(
      asStaff(world),
      event.eventId,
      event.version,
      "Mało zgłoszeń",
    );
    await setStatus(event, 1, "rejected");
    expect(await settled(event)).toEqual({ rejected: ["Żak 1"], reserve: ["Żak 2"] });
  });
});

describe("an event for which staff select", () => {
  /** Four applications of which two were accepted and two put on the reserve list; there are ten seats. */
  async function selected(): Promise<{ event: StaffEventView; tokens: string[] }> {
    const event = await publish({ seats: 10, recruitment: { mode: "selection" } });
    const tokens = await line(event, [1], [2], [3], [4]);
    await setStatus(event, 1, "confirmed");
    await setStatus(event, 2, "confirmed");
    await setStatus(event, 3, "reserve");
    await setStatus(event, 4, "reserve");
    return { event, tokens };
  }

  it("seats nobody of its reserve list by itself although there are free seats", async () => {
    const { event } = await selected();
    expect(await settled(event)).toEqual({ confirmed: ["Żak 1", "Żak 2"], reserve: ["Żak 3", "Żak 4"] });
    await changeEvent(world, event, { seats: 12 });
    await world.deps.services.event.closeEvent(asStaff(world), event.eventId, event.version + 1);
    expect(await settled(event)).toEqual({ confirmed: ["Żak 1", "Żak 2"], reserve: ["Żak 3", "Żak 4"] });
  });

  it("passes a place that was given up to one person, and no more when the stream says so twice", async () => {
    const { event, tokens } = await selected();
    await settled(event);
    await withdraw(tokens[0]);
    const twice = await world.recordsTwice();
    expect(await settled(event)).toEqual({
      cancelled: ["Żak 1"],
      confirmed: ["Żak 2", "Żak 3"],
      reserve: ["Żak 4"],
    });
    expect(twice).toBeGreaterThan(0);
  });

  it("counts applications until they are decided", async () => {
    const event = await publish({ seats: 1, recruitment: { mode: "selection" } });
    const outcomes = [await signUp(world, event, 1), await signUp(world, event, 2)].map(
      ({ outcome }) => outcome,
    );
    expect(outcomes).toEqual(["pending", "pending"]);
    await setStatus(event, 1, "confirmed");
    await setStatus(event, 2, "rejected");
    await assertSeatsMatch(world, event.eventId);
    const { seatCounts } = await world.deps.services.event.getStaffEvent(asStaff(world), event.eventId);
    expect(seatCounts.event).toEqual({ total: 1, taken: 1, left: 0, waiting: 0, pending: 0 });
    await setStatus(event, 2, "pending");
    await assertSeatsMatch(world, event.eventId);
    await expect(setStatus(event, 2, "confirmed")).rejects.toMatchObject({ code: "registration.event_full" });
    await assertSeatsMatch(world, event.eventId);
  });
});

describe("staff", () => {
  it("may confirm somebody ahead of the reserve list where a seat is free, and nobody where none is", async () => {
    const event = await publish({ seats: 2, choiceGroups: twoPanels(1) });
    await line(event, [1, "a"], [2, "a"], [3, "b"]);
    await expect(setStatus(event, 2, "confirmed")).rejects.toMatchObject({
      code: "registration.event_full",
    });
    await setStatus(event, 3, "cancelled");
    await expect(setStatus(event, 2, "confirmed")).rejects.toMatchObject({
      code: "registration.option_full",
      details: { full: ["a"] },
    });
    await assertSeatsMatch(world, event.eventId);
  });

  it("may bring somebody back to the reserve list, at its end", async () => {
    const event = await publish({ seats: 1 });
    const tokens = await line(event, [1], [2], [3]);
    await withdraw(tokens[1]);
    await setStatus(event, 2, "reserve");
    const places = (await peopleOf(world, event)).map(({ lastName, reservePosition }) => [
      lastName,
      reservePosition,
    ]);
    expect(places).toEqual([
      ["Żak 1", undefined],
      ["Żak 2", 2],
      ["Żak 3", 1],
    ]);
    await assertSeatsMatch(world, event.eventId);
  });

  it("enter people by hand into the same seats and the same line", async () => {
    const event = await publish({ seats: 1 });
    await line(event, [1]);
    passMinute(world);
    const entered = await world.deps.services.registration.enterRegistration(
      asStaff(world),
      event.eventId,
      manualInput({ lastName: "Żak 2" }),
    );
    expect([entered.outcome, "position" in entered && entered.position]).toEqual(["reserve", 1]);
    await setStatus(event, 1, "rejected");
    expect(await settled(event)).toEqual({ confirmed: ["Żak 2"], rejected: ["Żak 1"] });
  });
});
