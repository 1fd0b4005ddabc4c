import type { EventView } from "@zapisy/core/event";
import type { ProjectId } from "@zapisy/core/project";
import { beforeAll, describe, expect, it } from "vitest";
import {
  personOf,
  asPublic,
  asStaff,
  createProject,
  historyOf,
  passMinute,
  publishEvent,
  signUp,
} from "../support/actions.ts";
import { holdNextTransaction, loseConnection } from "../support/disturb.ts";
import { assertSeatsMatch } from "../support/seats.ts";
import { createWorld, type World } from "../support/world.ts";

let world: World;
let projectId: ProjectId;

beforeAll(async () => {
  world = await createWorld();
  projectId = await createProject(world);
});

type Published = Pick<EventView, "eventId" | "slug">;

/** An event whose one seat is taken, and so many people who wait, as far apart as said. */
async function lineOf(people: number, minutesApart = 1): Promise<Published & { token: string }> {
  const event = await publishEvent(world, projectId, { seats: 1 });
  const { token } = await signUp(world, event, 0);
  for (let number = 1; number <= people; number += 1) {
    passMinute(world, minutesApart);
    await signUp(world, event, number);
  }
  return { ...event, token };
}

/** Numbers of those who wait, in the order in which seats go to them. */
async function order({ eventId }: Published): Promise<number[]> {
  const { items } = await world.deps.stores.registrations.listLine(eventId, undefined, 250);
  return items.map(({ lastName }) => Number(lastName.slice("Żak ".length)));
}

/** Puts one person before another, or at the end. */
async function put(event: Published, number: number, before: number | null): Promise<number | undefined> {
  const { registrationId, version } = await personOf(world, event, number);
  const moved = await world.deps.services.registration.changeTurn(
    asStaff(world),
    event.eventId,
    registrationId,
    {
      before: before === null ? null : (await personOf(world, event, before)).registrationId,
      reason: "kolejność z protokołu",
      version,
    },
  );
  return moved.reservePosition;
}

describe("staff who change the order of a reserve list", () => {
  it("put somebody before another person or at the end, and the places that people see are those", async () => {
    const event = await lineOf(4);
    expect(await put(event, 4, 1)).toBe(1);
    expect(await order(event)).toEqual([4, 1, 2, 3]);
    expect(await put(event, 1, 3)).toBe(3);
    expect(await order(event)).toEqual([4, 2, 1, 3]);
    passMinute(world);
    expect(await put(event, 4, null)).toBe(4);
    expect(await order(event)).toEqual([2, 1, 3, 4]);
    // It costs nobody their place to be put where they are.
    expect(await put(event, 1, 3)).toBe(2);
    expect(await order(event)).toEqual([2, 1, 3, 4]);
    passMinute(world);
    await signUp(world, event, 5);
    expect(await order(event)).toEqual([2, 1, 3, 4, 5]);
    await world.follow();
    await assertSeatsMatch(world, event.eventId);
    const [last] = await historyOf(world, (await personOf(world, event, 4)).registrationId);
    expect(last).toMatchObject({
      action: "registration.turn_changed",
      reason: "kolejność z protokołu",
      fields: [],
    });
    // The next free seat goes by it.
    await world.deps.services.registration.withdrawRegistration(asPublic(world), event.token);
    await world.follow();
    expect((await personOf(world, event, 2)).status).toBe("confirmed");
    expect(await order(event)).toEqual([1, 3, 4, 5]);
  });

  it("find room also among people who came in the same millisecond, who keep their order and hear nothing", async () => {
    const event = await lineOf(12, 0);
    passMinute(world);
    await signUp(world, event, 13);
    const before = await order(event);
    await world.follow();
    for (const place of [6, 0, 11, 6]) {
      const next = (await order(event))[place] ?? 0;
      if (next === 13) continue;
      await put(event, 13, next);
      const now = await order(event);
      expect(now[now.indexOf(13) + 1]).toBe(next);
      expect(now.filter((number) => number !== 13)).toEqual(before.filter((number) => number !== 13));
    }
    await world.follow();
    const other = await historyOf(world, (await personOf(world, event, before[0] ?? 0)).registrationId);
    expect(other.map(({ action }) => action)).toEqual(["registration.reserve"]);
    await assertSeatsMatch(world, event.eventId);
  });

  it("move one and no other while people join and others move", async () => {
    const event = await lineOf(6);
    await Promise.all([
      put(event, 5, 2),
      put(event, 6, 1),
      ...[7, 8, 9, 10].map((number) => signUp(world, event, number)),
    ]);
    const now = await order(event);
    expect(now.slice(0, 6)).toEqual([6, 1, 5, 2, 3, 4]);
    expect(now.slice(6).toSorted((a, b) => a - b)).toEqual([7, 8, 9, 10]);
    await assertSeatsMatch(world, event.eventId);
  });

  it("are told when the person before whom they put somebody got the seat in that moment", async () => {
    const event = await lineOf(3);
    await world.follow();
    await world.deps.services.registration.withdrawRegistration(asPublic(world), event.token);
    const { reached, release } = holdNextTransaction(world.deps.table.client);
    const refused = expect(put(event, 3, 1)).rejects.toMatchObject({ code: "registration.not_in_line" });
    await reached;
    await world.deps.services.registration.promoteReserve(asPublic(world), event.eventId);
    release();
    await refused;
    expect((await personOf(world, event, 1)).status).toBe("confirmed");
    expect(await order(event)).toEqual([2, 3]);
  });

  it("move nobody who does not wait, before nobody who does not, and nobody as they were a while ago", async () => {
    const event = await lineOf(2);
    await expect(put(event, 0, 1)).rejects.toMatchObject({ code: "registration.not_in_line" });
    await expect(put(event, 1, 0)).rejects.toMatchObject({ code: "registration.not_in_line" });
    await expect(put(event, 1, 1)).rejects.toMatchObject({ code: "registration.not_in_line" });
    const elsewhere = await lineOf(1);
    const { registrationId } = await personOf(world, elsewhere, 1);
    const { registrationId: first } = await personOf(world, event, 1);
    const move = (version: number) =>
      world.deps.services.registration.changeTurn(asStaff(world), event.eventId, first, {
        before: registrationId,
        reason: "pomyłka",
        version,
      });
    await expect(move(1)).rejects.toMatchObject({ code: "registration.not_in_line" });
    await expect(move(7)).rejects.toMatchObject({ code: "registration.version_conflict" });
    expect(await order(event)).toEqual([1, 2]);
  });
});

it.each(["before", "after"] as const)(
  "moves a person once when the connection is lost %s a request takes effect, at whichever",
  async (when) => {
    const event = await lineOf(3);
    let broken = 0;
    for (let breakAt = 1; ; breakAt += 1) {
      const [, second = 0, third = 0] = await order(event);
      const [person, target] = [await personOf(world, event, third), await personOf(world, event, second)];
      const act = () =>
        world.deps.services.registration.changeTurn(asStaff(world), event.eventId, person.registrationId, {
          before: target.registrationId,
          reason: "pomyłka",
          version: person.version,
        });
      const restore = loseConnection(world.deps.table.client, breakAt, when);
      await act().catch(() => undefined);
      const broke = restore();
      // It took effect: the second is told that the version has moved on.
      if (broke)
        await act().catch((error: { code?: string }) => {
          if (error.code !== "registration.version_conflict") throw error;
        });
      expect((await order(event)).slice(1)).toEqual([third, second]);
      if (!broke) break;
      broken += 1;
    }
    expect(broken).toBeGreaterThanOrEqual(when === "before" ? 6 : 1);
    await assertSeatsMatch(world, event.eventId);
  },
);
