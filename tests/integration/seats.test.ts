import { beforeAll, describe, expect, it } from "vitest";
import type { EventInput } from "@zapisy/core/event";
import { eventInput, projectInput, signUpInput, twoPanels } from "../support/fixture.ts";
import { createWorld, type World } from "../support/world.ts";

let world: World;
let projectId: EventInput["projectId"];

beforeAll(async () => {
  world = await createWorld();
  const ctx = world.deps.context(world.admin, "test");
  projectId = (await world.deps.services.project.createProject(ctx, projectInput())).projectId;
});

async function publish(overrides: Partial<EventInput>) {
  const ctx = world.deps.context(world.admin, "test");
  const draft = await world.deps.services.event.createEvent(ctx, eventInput(projectId, overrides));
  return world.deps.services.event.publishEvent(ctx, draft.eventId, draft.version);
}

describe("signing up", () => {
  const signUp = (slug: string, number: number, overrides = {}, key?: string) =>
    world.deps.services.registration.registerParticipant(
      world.deps.context({ type: "public" }, "test"),
      slug,
      signUpInput(number, overrides),
      key,
    );

  it("confirms while seats are left and then counts up the reserve list", async () => {
    const { slug } = await publish({ seats: 2, title: { pl: "Dwa miejsca" } });
    const outcomes = [];
    for (let number = 1; number <= 4; number += 1) {
      const { outcome, ...rest } = await signUp(slug, number);
      outcomes.push("position" in rest ? [outcome, rest.position] : [outcome]);
    }
    expect(outcomes).toEqual([["confirmed"], ["confirmed"], ["reserve", 1], ["reserve", 2]]);
  });

  it("never sells more seats than there are when 200 people want 20 at the same moment", async () => {
    const { slug, eventId } = await publish({ seats: 20, title: { pl: "Wyścig" } });
    const answers = await Promise.all(Array.from({ length: 200 }, (_, number) => signUp(slug, number)));
    const confirmed = answers.filter(({ outcome }) => outcome === "confirmed");
    expect(confirmed).toHaveLength(20);
    const view = await world.deps.services.event.getStaffEvent(
      world.deps.context(world.admin, "test"),
      eventId,
    );
    expect(view.seatCounts.event).toEqual({ total: 20, taken: 20, left: 0, waiting: 180, pending: 0 });
  });

  it("passes a seat that was given up to the first on the reserve list whose panel has one", async () => {
    const { slug } = await publish({ seats: 10, choiceGroups: twoPanels(1), title: { pl: "Panele" } });
    const first = await signUp(slug, 1, { choices: { panels: "a" } });
    await signUp(slug, 2, { choices: { panels: "b" } });
    const waitsForB = await signUp(slug, 3, { choices: { panels: "b" } });
    const waitsForA = await signUp(slug, 4, { choices: { panels: "a" } });
    expect([waitsForB.outcome, waitsForA.outcome]).toEqual(["reserve", "reserve"]);
    const ctx = world.deps.context({ type: "public" }, "test");
    await world.deps.services.registration.withdrawRegistration(ctx, first.token);
    await world.follow();
    const a = await world.deps.services.registration.getPersonalView(ctx, waitsForA.token);
    const b = await world.deps.services.registration.getPersonalView(ctx, waitsForB.token);
    expect([a.status, b.status, b.reservePosition]).toEqual(["confirmed", "reserve", 1]);
  });
});
