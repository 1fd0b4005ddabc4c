import { beforeAll, describe, expect, it } from "vitest";
import type { StaffEventView } from "@zapisy/core/event";
import type { EventInput } from "@zapisy/core/event/schema";
import type { ProjectId } from "@zapisy/core/project";
import type { RegistrationId } from "@zapisy/core/registration";
import { asPublic, asStaff, createProject, manualInput, publishEvent, signUp } from "../support/actions.ts";
import { disturb } from "../support/disturb.ts";
import { CONSENTS, agendaItem } from "../support/fixture.ts";
import { rowsOf } from "../support/seats.ts";
import { START, createWorld, type World } from "../support/world.ts";

let world: World;
let projectId: ProjectId;

beforeAll(async () => {
  world = await createWorld();
  projectId = await createProject(world);
});

const NEEDS = { diet: "vegan", access: ["sign_language"] } as { diet: "vegan"; access: ["sign_language"] };
const WITH_NEEDS = { ...CONSENTS, needs: true };
const on = (day: string) =>
  ({
    dates: { type: "exact", startsOn: day, endsOn: day },
    agenda: [agendaItem({ day })],
  }) satisfies Partial<EventInput>;

const publish = (day = "2026-04-15") => {
  world.clock.now = START;
  return publishEvent(world, projectId, on(day));
};
const join = (event: StaffEventView, number: number) =>
  signUp(world, event, number, { needs: NEEDS, consents: WITH_NEEDS });
const move = async ({ eventId }: StaffEventView, overrides: Partial<EventInput>) => {
  const now = await world.deps.services.event.getEvent(asStaff(world), eventId);
  return world.deps.services.event.updateEvent(
    asStaff(world),
    eventId,
    { ...now, ...overrides },
    now.version,
  );
};
const view = (token: string) => world.deps.services.personalPage.get(asPublic(world), token);
/** On which days the table erases what it holds of an event's needs. */
const ends = async ({ eventId }: StaffEventView) =>
  (await rowsOf(world, "registrationNeeds", eventId))
    .map(({ ttl }) => new Date(Number(ttl) * 1000).toISOString())
    .toSorted();
const midnight = (day: string) => `${day}T00:00:00.000Z`;

describe("what people need, when their event moves", () => {
  it("is kept as long after the new date as after the old one, later or earlier", async () => {
    const event = await publish();
    const people = [await join(event, 1), await join(event, 2)];
    await move(event, on("2026-09-20"));
    await world.recordsTwice();
    await world.follow();
    expect(await ends(event)).toEqual([midnight("2026-10-20"), midnight("2026-10-20")]);
    expect(await view(people[0]?.token ?? "")).toMatchObject({
      needs: NEEDS,
      retention: { needsUntil: "2026-10-20" },
    });
    await move(event, on("2026-05-02"));
    await world.follow();
    expect(await ends(event)).toEqual([midnight("2026-06-01"), midnight("2026-06-01")]);
    expect((await view(people[1]?.token ?? "")).retention).toEqual({ needsUntil: "2026-06-01" });
  });

  it("is never erased at once: a date in the past leaves it a month in which to mend that", async () => {
    const event = await publish();
    await join(event, 1);
    await move(event, on("2025-06-10"));
    await world.follow();
    expect(await ends(event)).toEqual([midnight("2026-04-01")]);
  });

  it("waits for a date that is not known any more, and follows it when it is", async () => {
    const event = await publish();
    await join(event, 1);
    await move(event, { dates: { type: "tentative", period: "" } });
    await world.follow();
    expect(await ends(event)).toEqual([midnight("2027-03-02")]);
    await move(event, { dates: { type: "tentative", period: "2026-H2" } });
    await world.follow();
    expect(await ends(event)).toEqual([midnight("2027-01-30")]);
  });

  it("goes on where it broke off, and changes nothing that is right already", async () => {
    const event = await publish();
    for (let number = 1; number <= 25; number += 1) await join(event, number);
    await world.follow();
    await move(event, on("2026-09-20"));
    let attempts = 0;
    const moved: string[] = [];
    const undo = disturb(world.deps.table.client, async ({ command, input }, send) => {
      if (command !== "UpdateItemCommand") return send();
      if ((attempts += 1) === 12) throw new Error("the machine died");
      const answer = await send();
      moved.push(JSON.stringify(input));
      return answer;
    });
    await expect(world.follow()).rejects.toThrow("a stream handler failed");
    expect(new Set(await ends(event)).size).toBe(2);
    await world.follow();
    undo();
    expect(new Set(await ends(event))).toEqual(new Set([midnight("2026-10-20")]));
    // Each once: what had moved before the machine died was not written again.
    expect([moved.length, new Set(moved).size]).toEqual([25, 25]);
  });

  it("of whoever signed up by the date of a moment ago is kept by the new one", async () => {
    const event = await publish();
    const { registrationId } = await join(event, 1);
    await world.follow();
    await move(event, on("2026-09-20"));
    await world.follow();
    // As a process writes that read the event just before.
    await world.deps.stores.registrations.keepNeedsUntil({ registrationId, erasedOn: "2026-05-15" }, START);
    const late = await world.deps.stores.registrations.find(registrationId);
    if (!late) throw new Error("nobody");
    await world.deps.services.registration.alignNeeds(late, true);
    expect(await ends(event)).toEqual([midnight("2026-10-20")]);
  });

  it("is not kept longer because something else of the person is corrected after the event", async () => {
    const event = await publish();
    const { token } = await join(event, 1);
    await world.follow();
    world.clock.now = "2026-04-20T09:00:00.000Z";
    const [person] = (
      await world.deps.services.registration.listRegistrations(asStaff(world), event.eventId, {})
    ).items;
    await world.deps.services.registration.changeRegistration(
      asStaff(world),
      event.eventId,
      person?.registrationId as RegistrationId,
      { version: 1, room: "12" },
    );
    await world.follow();
    expect((await view(token)).retention).toEqual({ needsUntil: "2026-05-15" });
  });

  it("costs one query for an event where nobody told of any", async () => {
    const event = await publish();
    await signUp(world, event, 1);
    await world.follow();
    const commands: string[] = [];
    const undo = disturb(world.deps.table.client, async ({ command }, send) => {
      commands.push(command);
      return send();
    });
    await world.deps.services.registration.moveNeeds(event.eventId);
    undo();
    expect(commands.filter((command) => command === "QueryCommand")).toHaveLength(1);
    expect(commands.filter((command) => command === "UpdateItemCommand")).toEqual([]);
  });
});

describe("what people needed, after the day on which it is erased", () => {
  it("is shown to nobody, though the table has not come to it yet", async () => {
    const event = await publish();
    const { token, registrationId } = await join(event, 1);
    const { registration } = world.deps.services;
    await registration.enterRegistration(
      asStaff(world),
      event.eventId,
      manualInput({ needs: { diet: "vegetarian" } }),
    );
    const seen = async () => {
      const ctx = asStaff(world);
      const { needs, needsUntil } = await registration.getRegistration(ctx, event.eventId, registrationId);
      return {
        own: (await view(token)).needs,
        until: (await view(token)).retention.needsUntil,
        staff: needs,
        staffUntil: needsUntil,
        all: (await registration.listNeeds(ctx, event.eventId)).size,
        diets: (await registration.countRegistrations(ctx, event.eventId)).byDiet,
      };
    };
    world.clock.now = "2026-05-14T23:59:59.000Z";
    expect(await seen()).toEqual({
      own: NEEDS,
      until: "2026-05-15",
      staff: NEEDS,
      staffUntil: "2026-05-15",
      all: 2,
      diets: { vegan: 1, vegetarian: 1 },
    });
    world.clock.now = "2026-05-15T00:00:00.000Z";
    expect(await seen()).toEqual({
      own: undefined,
      until: undefined,
      staff: undefined,
      staffUntil: undefined,
      all: 0,
      diets: {},
    });
    expect(await rowsOf(world, "registrationNeeds", event.eventId)).toHaveLength(2);
  });

  it("stays erased when the event is put off or the person is corrected afterwards", async () => {
    const event = await publish();
    const { token, registrationId } = await join(event, 1);
    await world.follow();
    world.clock.now = "2026-05-15T00:00:00.000Z";
    await move(event, on("2026-09-20"));
    await world.follow();
    await world.deps.services.registration.changeRegistration(asStaff(world), event.eventId, registrationId, {
      version: 1,
      room: "12",
    });
    await world.follow();
    expect(await view(token)).toMatchObject({ needs: undefined, retention: { needsUntil: undefined } });
    expect(await ends(event)).toEqual([midnight("2026-05-15")]);
  });
});
