import type { EventId, StaffEventView } from "@zapisy/core/event";
import type { RegistrationStatus } from "@zapisy/core/registration/schema";
import type { ProjectId } from "@zapisy/core/project";
import { beforeAll, describe, expect, it } from "vitest";
import { asStaff, createProject, manualInput, publishEvent } from "../support/actions.ts";
import { readUnitsOf } from "../support/reads.ts";
import { createWorld, type World } from "../support/world.ts";

const PAGE = 5;

let world: World;
let projectId: ProjectId;

beforeAll(async () => {
  world = await createWorld();
  projectId = await createProject(world);
});

async function eventOf(people: number, seats: number | null): Promise<StaffEventView> {
  const event = await publishEvent(world, projectId, { seats });
  for (let number = 0; number < people; number += 1)
    await world.deps.services.registration.enterRegistration(
      asStaff(world),
      event.eventId,
      manualInput({ lastName: `Żak ${number}` }),
    );
  return event;
}

/** The names of all pages, one after the other. */
async function namesOf(eventId: EventId, status?: RegistrationStatus): Promise<string[]> {
  const names: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await world.deps.stores.registrations.listByName(eventId, { status }, cursor, PAGE);
    names.push(...page.items.map(({ lastName }) => lastName));
    cursor = page.cursor;
  } while (cursor !== undefined);
  return names;
}

describe("a page of a list", () => {
  it("asks for what it shows, however long the list is", async () => {
    const { registrations } = world.deps.stores;
    const [few, many] = [await eventOf(PAGE + 1, null), await eventOf(8 * PAGE, null)];
    const read = ({ eventId }: StaffEventView) =>
      readUnitsOf(world.deps.table.client, () => registrations.listByName(eventId, {}, undefined, PAGE));
    expect(await read(many)).toBe(await read(few));
    expect(await namesOf(many.eventId)).toHaveLength(8 * PAGE);
  });

  it("asks for what it shows of a line, from either end", async () => {
    const { registrations } = world.deps.stores;
    const [few, many] = [await eventOf(PAGE + 1, 1), await eventOf(8 * PAGE, 1)];
    const read = async ({ eventId }: StaffEventView) => [
      await readUnitsOf(world.deps.table.client, () => registrations.listLine(eventId, undefined, PAGE)),
      await readUnitsOf(world.deps.table.client, () => registrations.lineUpTo(eventId, undefined, PAGE)),
    ];
    expect(await read(many)).toEqual(await read(few));
  });

  it("is as full as it can be where a condition leaves people out, and so is the last", async () => {
    // The first seats go to the first names; everybody else waits.
    const { eventId } = await eventOf(3 * PAGE + 2, PAGE + 1);
    const { registrations } = world.deps.stores;
    const first = await registrations.listByName(eventId, { status: "reserve" }, undefined, PAGE);
    expect(first.items).toHaveLength(PAGE);
    expect(await namesOf(eventId, "reserve")).toHaveLength(2 * PAGE + 1);
    expect(new Set(await namesOf(eventId, "reserve")).size).toBe(2 * PAGE + 1);
  });
});
