import type { EventView } from "@zapisy/core/event";
import type { EventInput } from "@zapisy/core/event/schema";
import type { ProjectId } from "@zapisy/core/project";
import type { RegistrationId } from "@zapisy/core/registration";
import { addSeconds } from "@zapisy/core/shared/time";
import { createJobs } from "@zapisy/functions/jobs/index";
import { beforeAll, describe, expect, it } from "vitest";
import {
  personOf,
  setStatusOf,
  changeEvent,
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
import { loseConnection, withoutVersionConditions } from "../support/disturb.ts";
import { agendaItem, twoPanels } from "../support/fixture.ts";
import { assertSeatsMatch } from "../support/seats.ts";
import { createWorld, START, type World } from "../support/world.ts";

let world: World;
let projectId: ProjectId;

beforeAll(async () => {
  world = await createWorld();
  projectId = await createProject(world);
});

type Published = Pick<EventView, "eventId" | "slug">;

const publish = (overrides: Partial<EventInput> = {}, terms: Partial<EventInput["recruitment"]> = {}) => {
  world.clock.now = START;
  return publishEvent(world, projectId, {
    seats: 1,
    recruitment: { mode: "first_come", offerHours: 48, ...terms },
    ...overrides,
  });
};

/** Signs people of these numbers up, a minute apart; gives their tokens. */
async function line(event: Published, ...people: [number: number, panel?: string][]): Promise<string[]> {
  const tokens: string[] = [];
  for (const [number, panel] of people) {
    passMinute(world);
    tokens.push((await signUp(world, event, number, panel ? { choices: { panels: panel } } : {})).token);
  }
  return tokens;
}

const registrations = () => world.deps.services.registration;
const withdraw = (token = "") => registrations().withdrawRegistration(asPublic(world), token);
const accept = (token = "") => registrations().acceptOffer(asPublic(world), token);
const viewOf = (token = "") => world.deps.services.personalPage.get(asPublic(world), token);
const doWhatIsDue = () => createJobs(world.deps)["do-what-is-due"]?.run();

async function settled(event: Published): Promise<Record<string, string[]>> {
  await world.follow();
  await assertSeatsMatch(world, event.eventId);
  return namesByStatus(world, event);
}

async function mailsOf(event: Published, number: number): Promise<string[]> {
  await world.follow();
  const { registrationId } = await personOf(world, event, number);
  const messages = await world.deps.stores.messages.listByOwner(registrationId);
  // Those of one moment stand in no order.
  return messages.map(({ kind }) => kind.replace("registration.", "")).toSorted();
}

const hoursLater = (hours: number) => {
  world.clock.now = addSeconds(world.clock.now, hours * 3600);
};

describe("a seat that comes free where seats are offered", () => {
  it("waits for the first in the line, is theirs when they take it, and once however often they press", async () => {
    const event = await publish();
    const [anna, basia, celina] = await line(event, [1], [2], [3]);
    await withdraw(anna);
    expect(await settled(event)).toEqual({ cancelled: ["Żak 1"], offered: ["Żak 2"], reserve: ["Żak 3"] });
    const until = addSeconds(world.clock.now, 48 * 3600);
    const view = await viewOf(basia);
    expect([view.offeredUntil, view.reservePosition, view.ticketCode, view.onlineUrl, view.may]).toEqual([
      until,
      undefined,
      undefined,
      undefined,
      { edit: true, changeChoices: false, withdraw: true, handOver: false, move: false },
    ]);
    // Whoever waits behind is next now.
    expect((await viewOf(celina)).reservePosition).toBe(1);
    passMinute(world);
    for (let count = 0; count < 2; count += 1)
      expect((await accept(basia)).registration).toMatchObject({ status: "confirmed", version: 3 });
    expect((await viewOf(basia)).offeredUntil).toBeUndefined();
    hoursLater(49);
    await doWhatIsDue();
    expect(await settled(event)).toEqual({ cancelled: ["Żak 1"], confirmed: ["Żak 2"], reserve: ["Żak 3"] });
    expect(await mailsOf(event, 2)).toEqual(["confirmed", "offered", "reserve"]);
    expect(
      (await historyOf(world, (await personOf(world, event, 2)).registrationId)).map(({ action }) => action),
    ).toEqual(["registration.confirmed", "registration.offered", "registration.reserve"]);
  });

  it("goes to the next when it is declined", async () => {
    const event = await publish();
    const [anna, basia] = await line(event, [1], [2], [3]);
    await withdraw(anna);
    await settled(event);
    await withdraw(basia);
    expect(await settled(event)).toEqual({ cancelled: ["Żak 1", "Żak 2"], offered: ["Żak 3"] });
    expect((await viewOf(basia)).offeredUntil).toBeUndefined();
    expect(await mailsOf(event, 2)).toEqual(["cancelled", "offered", "reserve"]);
    await expect(accept(basia)).rejects.toMatchObject({ code: "registration.offer_ended" });
  });

  it("goes to the next at its minute when nobody answers, and whoever did not is out of the line", async () => {
    const event = await publish();
    const [anna, basia] = await line(event, [1], [2], [3]);
    await withdraw(anna);
    await settled(event);
    const until = (await viewOf(basia)).offeredUntil ?? "";
    world.clock.now = addSeconds(until, -1);
    await doWhatIsDue();
    expect(await settled(event)).toMatchObject({ offered: ["Żak 2"] });
    world.clock.now = until;
    await Promise.all([doWhatIsDue(), doWhatIsDue()]);
    await world.recordsTwice();
    expect(await settled(event)).toEqual({ cancelled: ["Żak 1", "Żak 2"], offered: ["Żak 3"] });
    expect(await mailsOf(event, 2)).toEqual(["offer_lapsed", "offered", "reserve"]);
    // The page says why.
    expect(await viewOf(basia)).toMatchObject({ status: "cancelled", offeredUntil: until });
    expect((await viewOf(basia)).may).toEqual({
      edit: false,
      changeChoices: false,
      withdraw: false,
      handOver: false,
      move: false,
    });
    const [last] = await historyOf(world, (await personOf(world, event, 2)).registrationId);
    expect(last).toMatchObject({
      action: "registration.offer_lapsed",
      actor: "system:release-waiting-seats",
    });
    // They come again, behind everybody.
    await signUp(world, event, 2);
    expect(await settled(event)).toEqual({
      cancelled: ["Żak 1", "Żak 2"],
      offered: ["Żak 3"],
      reserve: ["Żak 2"],
    });
  });

  it("can still be taken after its time, while it has not gone on", async () => {
    const event = await publish();
    const [anna, basia] = await line(event, [1], [2]);
    await withdraw(anna);
    await settled(event);
    hoursLater(49);
    await accept(basia);
    await doWhatIsDue();
    expect(await settled(event)).toEqual({ cancelled: ["Żak 1"], confirmed: ["Żak 2"] });
  });

  it("is nobody else's meanwhile: not a newcomer's, and not the desk's for somebody else", async () => {
    const event = await publish();
    const [anna] = await line(event, [1], [2]);
    await withdraw(anna);
    await settled(event);
    expect(await signUp(world, event, 3)).toMatchObject({ outcome: "reserve", position: 1 });
    await expect(setStatusOf(world, event, 3, "confirmed")).rejects.toMatchObject({
      code: "registration.event_full",
    });
    await setStatusOf(world, event, 2, "confirmed");
    expect(await settled(event)).toEqual({ cancelled: ["Żak 1"], confirmed: ["Żak 2"], reserve: ["Żak 3"] });
  });

  it("is theirs at once where they come to the door", async () => {
    const event = await publish();
    const [anna] = await line(event, [1], [2]);
    await withdraw(anna);
    await settled(event);
    const { registrationId } = await personOf(world, event, 2);
    const whole = await world.deps.services.event.getEvent(asStaff(world), event.eventId);
    const input = { firstName: "Łucja", lastName: "Żak 2", email: "lucja2@ops.example", choices: {} };
    const entered = await registrations().enterWalkIn(
      asStaff(world),
      whole,
      { ...input, registrationId: "reg_00000000000000000000000009" },
      { by: "desk:chk_1", reason: "przy wejściu" },
    );
    expect(entered).toEqual({ outcome: "known", registrationId });
    expect(await settled(event)).toEqual({ cancelled: ["Żak 1"], confirmed: ["Żak 2"] });
  });

  it("skips whoever waits for a panel that is full, who keeps their turn", async () => {
    const event = await publish({ seats: 2, choiceGroups: twoPanels(1) });
    const [anna, basia] = await line(event, [1, "a"], [2, "b"], [3, "a"], [4, "b"]);
    await withdraw(basia);
    expect(await settled(event)).toEqual({
      cancelled: ["Żak 2"],
      confirmed: ["Żak 1"],
      offered: ["Żak 4"],
      reserve: ["Żak 3"],
    });
    expect((await personOf(world, event, 3)).reservePosition).toBe(1);
    await withdraw(anna);
    expect(await settled(event)).toMatchObject({ offered: ["Żak 3", "Żak 4"] });
  });

  it("waits for several people at once when staff raise the limit, which they cannot lower below them", async () => {
    const event = await publish();
    await line(event, [1], [2], [3], [4]);
    await changeEvent(world, event, { seats: 3 });
    expect(await settled(event)).toEqual({
      confirmed: ["Żak 1"],
      offered: ["Żak 2", "Żak 3"],
      reserve: ["Żak 4"],
    });
    await expect(changeEvent(world, event, { seats: 2 })).rejects.toMatchObject({
      code: "event.seats_below_taken",
    });
  });

  it("is not passed on while somebody is past the limit", async () => {
    const event = await publish();
    const [anna] = await line(event, [1], [2], [3]);
    const { registrationId, version } = await personOf(world, event, 3);
    await registrations().changeRegistration(asStaff(world), event.eventId, registrationId, {
      version,
      status: "confirmed",
      reason: "prelegentka",
      pastLimit: true,
    });
    await withdraw(anna);
    expect(await settled(event)).toEqual({ cancelled: ["Żak 1"], confirmed: ["Żak 3"], reserve: ["Żak 2"] });
    await setStatusOf(world, event, 3, "cancelled");
    expect(await settled(event)).toMatchObject({ offered: ["Żak 2"] });
    // Past the limit while the offer is open: its seat goes with whoever leaves first.
    await signUp(world, event, 4);
    const fourth = await personOf(world, event, 4);
    await registrations().changeRegistration(asStaff(world), event.eventId, fourth.registrationId, {
      version: fourth.version,
      status: "confirmed",
      reason: "prelegent",
      pastLimit: true,
    });
    hoursLater(48);
    await doWhatIsDue();
    expect(await settled(event)).toEqual({
      cancelled: ["Żak 1", "Żak 2", "Żak 3"],
      confirmed: ["Żak 4"],
    });
  });

  it("can be taken back by staff: whoever had it goes to the end of the line, and hears of it", async () => {
    const event = await publish();
    const [anna, basia] = await line(event, [1], [2], [3]);
    await withdraw(anna);
    await settled(event);
    passMinute(world);
    await setStatusOf(world, event, 2, "reserve");
    expect(await settled(event)).toEqual({ cancelled: ["Żak 1"], offered: ["Żak 3"], reserve: ["Żak 2"] });
    await expect(accept(basia)).rejects.toMatchObject({ code: "registration.offer_ended" });
    expect(await mailsOf(event, 2)).toEqual(["offered", "reserve", "reserve"]);
    await setStatusOf(world, event, 3, "rejected");
    expect(await settled(event)).toMatchObject({ offered: ["Żak 2"], rejected: ["Żak 3"] });
  });

  it("waits also for somebody without an address, whom staff call", async () => {
    const event = await publish();
    const [anna] = await line(event, [1]);
    passMinute(world);
    await registrations().enterRegistration(
      asStaff(world),
      event.eventId,
      manualInput({ lastName: "Żak 2", email: undefined }),
    );
    await withdraw(anna);
    expect(await settled(event)).toMatchObject({ offered: ["Żak 2"] });
    await setStatusOf(world, event, 2, "confirmed");
    expect(await settled(event)).toEqual({ cancelled: ["Żak 1"], confirmed: ["Żak 2"] });
  });

  it("passes from one to the next on an event by selection too, and there goes to one person only", async () => {
    const event = await publish({ seats: 3 }, { mode: "selection" });
    const [anna] = await line(event, [1], [2], [3], [4]);
    for (const [number, status] of [
      [1, "confirmed"],
      [2, "reserve"],
      [3, "reserve"],
      [4, "reserve"],
    ] as const)
      await setStatusOf(world, event, number, status);
    await settled(event);
    await withdraw(anna);
    await world.recordsTwice();
    expect(await settled(event)).toEqual({
      cancelled: ["Żak 1"],
      offered: ["Żak 2"],
      reserve: ["Żak 3", "Żak 4"],
    });
    hoursLater(48);
    await doWhatIsDue();
    await world.recordsTwice();
    expect(await settled(event)).toEqual({
      cancelled: ["Żak 1", "Żak 2"],
      offered: ["Żak 3"],
      reserve: ["Żak 4"],
    });
  });

  it("ends with the event: nobody takes it, and nobody is told that it lapsed", async () => {
    const event = await publish();
    const [anna, basia] = await line(event, [1], [2]);
    await withdraw(anna);
    await settled(event);
    const { version } = await world.deps.services.event.getEvent(asStaff(world), event.eventId);
    await world.deps.services.event.cancelEvent(asStaff(world), event.eventId, version, "Powódź");
    await expect(accept(basia)).rejects.toMatchObject({ code: "event.cancelled" });
    hoursLater(48);
    await doWhatIsDue();
    expect(await settled(event)).toEqual({ cancelled: ["Żak 1", "Żak 2"] });
  });

  it("keeps the time that was told when the event moves, and newer offers go by the new day", async () => {
    const event = await publish({ seats: 2 });
    const [anna, basia, celina] = await line(event, [1], [2], [3], [4]);
    await withdraw(anna);
    await settled(event);
    const until = (await viewOf(celina)).offeredUntil;
    // Tomorrow at nine, by the clock of Warsaw.
    await changeEvent(world, event, {
      dates: { type: "exact", startsOn: "2026-03-03", endsOn: "2026-03-03" },
      agenda: [agendaItem({ day: "2026-03-03" })],
    });
    await settled(event);
    expect((await viewOf(celina)).offeredUntil).toBe(until);
    await withdraw(basia);
    expect(await settled(event)).toMatchObject({ offered: ["Żak 3", "Żak 4"] });
    const { beginsAt } = await world.deps.services.event.getEvent(asStaff(world), event.eventId);
    expect((await personOf(world, event, 4)).offeredUntil).toBe(addSeconds(`${beginsAt}:00.000Z`, -3600));
    expect((await accept(celina)).registration.status).toBe("confirmed");
  });
});

describe("a reserve list that stops before the event", () => {
  it("passes nothing on by itself after that, and goes on when staff let it; staff can at any time", async () => {
    const event = await publish({}, { offerHours: undefined, reserveStopsDays: 5 });
    const [anna] = await line(event, [1], [2], [3]);
    world.clock.now = "2026-04-10T07:00:00.000Z";
    await withdraw(anna);
    expect(await settled(event)).toEqual({ cancelled: ["Żak 1"], reserve: ["Żak 2", "Żak 3"] });
    await setStatusOf(world, event, 3, "confirmed");
    await setStatusOf(world, event, 3, "cancelled");
    expect(await settled(event)).toMatchObject({ reserve: ["Żak 2"] });
    await changeEvent(world, event, { recruitment: { mode: "first_come", reserveStopsDays: 4 } });
    expect(await settled(event)).toMatchObject({ confirmed: ["Żak 2"] });
  });

  it("lets an offer last no longer than that", async () => {
    const event = await publish({}, { reserveStopsDays: 5 });
    const [anna, basia] = await line(event, [1], [2], [3]);
    world.clock.now = "2026-04-09T07:00:00.000Z";
    await withdraw(anna);
    await settled(event);
    expect((await viewOf(basia)).offeredUntil).toBe("2026-04-10T07:00:00.000Z");
    world.clock.now = "2026-04-10T07:00:00.000Z";
    await doWhatIsDue();
    expect(await settled(event)).toEqual({ cancelled: ["Żak 1", "Żak 2"], reserve: ["Żak 3"] });
  });
});

describe("an answer at the moment at which the offer ends", () => {
  const race = async () => {
    const event = await publish({ seats: 10 });
    const tokens = await line(event, ...Array.from({ length: 20 }, (_, number): [number] => [number]));
    await changeEvent(world, event, { seats: 20 });
    await world.follow();
    hoursLater(48);
    const ctx = world.deps.context({ type: "system", name: "test" } as const, "test");
    const asked = tokens.slice(10);
    return {
      event,
      outcomes: await Promise.all(
        asked.map(async (token) => {
          const registrationId: RegistrationId = `reg_${token.slice(0, 26)}`;
          return Promise.all([
            accept(token).then(
              () => true,
              () => false,
            ),
            registrations().releaseWaiting(ctx, registrationId),
          ]);
        }),
      ),
    };
  };

  it("wins or loses, never both", async () => {
    const { event, outcomes } = await race();
    expect(outcomes.filter(([accepted, lapsed]) => accepted === lapsed)).toEqual([]);
    const { confirmed = [], cancelled = [] } = await settled(event);
    expect([confirmed.length, cancelled.length]).toEqual([
      10 + outcomes.filter(([accepted]) => accepted).length,
      outcomes.filter(([, lapsed]) => lapsed).length,
    ]);
  });

  it("would do both without the condition: the race above can fail", async () => {
    const restore = withoutVersionConditions(world.deps.table.client);
    try {
      const { outcomes } = await race();
      expect(outcomes.filter(([accepted, lapsed]) => accepted && lapsed).length).toBeGreaterThan(0);
    } finally {
      restore();
    }
  });
});

describe.each(["before", "after"] as const)("a connection that is lost %s a request takes effect", (when) => {
  /** Does something, losing the connection at its nth request, and then again; says whether it came to that request. */
  async function broken(breakAt: number, act: () => Promise<unknown>): Promise<boolean> {
    const restore = loseConnection(world.deps.table.client, breakAt, when);
    await act().catch(() => undefined);
    if (!restore()) return false;
    await act();
    return true;
  }

  it("offers a seat once, takes it once, lets it lapse once, and tells each once, at whichever request", async () => {
    const event = await publish();
    const ctx = () => world.deps.context({ type: "system", name: "promote-reserve" } as const, "test");
    const idOf = (token = ""): RegistrationId => `reg_${token.slice(0, 26)}`;
    const statusOf = async (token: string | undefined) =>
      (await world.deps.stores.registrations.find(idOf(token)))?.status;
    const passOn = () => registrations().promoteReserve(ctx(), event.eventId);
    const injected = { offer: 0, lapse: 0, next: 0, accept: 0 };
    let [holder] = await line(event, [0]);
    for (let breakAt = 1, number = 1; ; breakAt += 1, number += 2) {
      const [asked, behind] = await line(event, [number], [number + 1]);
      await withdraw(holder);
      const offer = await broken(breakAt, passOn);
      expect([await statusOf(asked), await statusOf(behind)]).toEqual(["offered", "reserve"]);
      hoursLater(48);
      const lapse = await broken(breakAt, () => registrations().releaseWaiting(ctx(), idOf(asked)));
      const next = await broken(breakAt, passOn);
      expect([await statusOf(asked), await statusOf(behind)]).toEqual(["cancelled", "offered"]);
      const accepted = await broken(breakAt, () => accept(behind));
      expect(await statusOf(behind)).toBe("confirmed");
      expect([await mailsOf(event, number), await mailsOf(event, number + 1)]).toEqual([
        ["offer_lapsed", "offered", "reserve"],
        ["confirmed", "offered", "reserve"],
      ]);
      injected.offer += Number(offer);
      injected.lapse += Number(lapse);
      injected.next += Number(next);
      injected.accept += Number(accepted);
      holder = behind;
      if (!offer && !lapse && !next && !accepted) break;
    }
    await settled(event);
    // Event, seats, line, row and transaction; row, event, seats and transaction; and to take it the event's parts.
    expect(Math.min(...Object.values(injected))).toBeGreaterThanOrEqual(when === "before" ? 4 : 1);
  });
});
