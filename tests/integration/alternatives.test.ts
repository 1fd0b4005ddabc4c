import type { EventView } from "@zapisy/core/event";
import type { EventInput } from "@zapisy/core/event/schema";
import type { ProjectId } from "@zapisy/core/project";
import type { DomainError } from "@zapisy/core/shared/error";
import { composeMail } from "@zapisy/functions/effects/send-mail";
import { beforeAll, describe, expect, it } from "vitest";
import {
  asPublic,
  changeEvent,
  createProject,
  historyOf,
  namesByStatus,
  passMinute,
  personOf,
  publishEvent,
  setStatusOf,
  signUp,
} from "../support/actions.ts";
import { agendaItem } from "../support/fixture.ts";
import { assertSeatsMatch } from "../support/seats.ts";
import { createWorld, START, type World } from "../support/world.ts";

let world: World;
let projectId: ProjectId;

beforeAll(async () => {
  world = await createWorld();
  projectId = await createProject(world);
});

type Published = Pick<EventView, "eventId" | "slug">;

/** Three modules, of which the first two have a seat each and the third none to speak of. */
const modules = (seats: [number, number, number] = [1, 1, 1]): EventInput["choiceGroups"] => [
  {
    groupId: "modules",
    title: { pl: "Moduł" },
    required: true,
    options: (["a", "b", "c"] as const).map((optionId, index) => ({
      optionId,
      title: { pl: `Moduł ${optionId.toUpperCase()}` },
      seats: seats[index] ?? null,
    })),
  },
];

const publish = (overrides: Partial<EventInput> = {}, terms: Partial<EventInput["recruitment"]> = {}) => {
  world.clock.now = START;
  return publishEvent(world, projectId, {
    choiceGroups: modules(),
    recruitment: { mode: "first_come", ...terms },
    ...overrides,
  });
};

/** Signs somebody up for a module, who takes these as well. */
const come = async (event: Published, number: number, module: string, ...others: string[]) => {
  passMinute(world);
  const alternatives = others.length > 0 ? { modules: others } : undefined;
  return signUp(world, event, number, { choices: { modules: module }, alternatives });
};
const services = () => world.deps.services;
const withdraw = async (token: string) => {
  passMinute(world);
  await services().registration.withdrawRegistration(asPublic(world), token);
};
const viewOf = (token: string) => services().personalPage.get(asPublic(world), token);
const correct = async (
  token: string,
  patch: { choices?: Record<string, string>; alternatives?: Record<string, string[]> },
) => {
  passMinute(world);
  const { version } = await viewOf(token);
  await services().registration.correctRegistration(asPublic(world), token, { version, ...patch });
};
async function settled(event: Published): Promise<Record<string, string[]>> {
  await world.follow();
  await assertSeatsMatch(world, event.eventId);
  return namesByStatus(world, event);
}

describe("somebody who would take another module as well", () => {
  it("has at once the dearest that has a seat, and says nothing more of the others", async () => {
    const event = await publish();
    await come(event, 1, "a");
    const second = await come(event, 2, "a", "b", "c");
    expect(second).toMatchObject({ outcome: "confirmed", choices: { modules: "b" } });
    const third = await come(event, 3, "b", "c");
    expect(third).toMatchObject({ outcome: "confirmed", choices: { modules: "c" } });
    expect((await viewOf(second.token)).alternatives).toBeUndefined();
    expect(await settled(event)).toEqual({ confirmed: ["Żak 1", "Żak 2", "Żak 3"] });
  });

  it("waits for all of them, and has the one that comes free first; then nobody holds it against the others", async () => {
    const event = await publish();
    const [, b] = [await come(event, 1, "a"), await come(event, 2, "b"), await come(event, 3, "c")];
    const waiting = await come(event, 4, "a", "b");
    expect(waiting).toMatchObject({ outcome: "reserve", choices: { modules: "a" }, position: 1 });
    expect((await viewOf(waiting.token)).alternatives).toEqual({ modules: ["b"] });
    const behind = await come(event, 5, "b");
    expect(behind.position).toBe(2);
    await withdraw(b.token);
    // Whoever comes in that moment does not overtake who waits for it as well.
    expect((await come(event, 6, "b")).outcome).toBe("reserve");
    expect(await settled(event)).toEqual({
      cancelled: ["Żak 2"],
      confirmed: ["Żak 1", "Żak 3", "Żak 4"],
      reserve: ["Żak 5", "Żak 6"],
    });
    const view = await viewOf(waiting.token);
    expect(view).toMatchObject({ choices: { modules: "b" }, status: "confirmed" });
    expect(view.alternatives).toBeUndefined();
    expect((await viewOf(behind.token)).reservePosition).toBe(1);
    const { registrationId } = await personOf(world, event, 4);
    const mails = await world.deps.stores.messages.listByOwner(registrationId);
    const promoted = mails.at(-1);
    const { mail } = (promoted && (await composeMail(world.deps, promoted))) ?? {};
    expect(mail?.text).toContain("Moduł B");
    expect(mail?.text).not.toContain("Moduł A");
    const told = (await historyOf(world, registrationId)).find(
      ({ action }) => action === "registration.promoted",
    );
    expect(told?.fields).toEqual(["alternatives", "choices"]);
  });

  it("holds up nobody of a module that is nothing to them, and is one of them at a time", async () => {
    const event = await publish({ choiceGroups: modules([1, 1, 1]) });
    const [a, b] = [await come(event, 1, "a"), await come(event, 2, "b")];
    await come(event, 3, "c");
    await come(event, 4, "a", "b");
    await come(event, 5, "a");
    await come(event, 6, "b");
    // Both come free at once: one is theirs, the other goes to the next of that line.
    await withdraw(a.token);
    await withdraw(b.token);
    expect(await settled(event)).toEqual({
      cancelled: ["Żak 1", "Żak 2"],
      confirmed: ["Żak 3", "Żak 4", "Żak 6"],
      reserve: ["Żak 5"],
    });
  });

  it("says so later, at their link, and has at once what is free; who has a seat waits for nothing", async () => {
    const event = await publish();
    const a = await come(event, 1, "a");
    const waiting = await come(event, 2, "a");
    await correct(waiting.token, { alternatives: { modules: ["c", "a", "c"] } });
    expect(await viewOf(waiting.token)).toMatchObject({ status: "confirmed", choices: { modules: "c" } });
    await correct(a.token, { alternatives: { modules: ["b"] } });
    expect((await viewOf(a.token)).alternatives).toBeUndefined();
    await settled(event);
    await come(event, 3, "b");
    const last = await come(event, 4, "a");
    await correct(last.token, { alternatives: { modules: ["b"] } });
    expect((await viewOf(last.token)).alternatives).toEqual({ modules: ["b"] });
    // Another choice keeps what still goes with it, and an empty list takes it back.
    await correct(last.token, { choices: { modules: "c" } });
    expect((await viewOf(last.token)).alternatives).toEqual({ modules: ["b"] });
    await correct(last.token, { alternatives: {} });
    expect((await viewOf(last.token)).alternatives).toBeUndefined();
    await settled(event);
  });

  it("is told beside the field what cannot be one, and nothing changes", async () => {
    const hours = { from: "09:00", to: "11:00" } as const;
    const [modul] = modules();
    if (!modul) throw new Error("no modules");
    const event = await publish({
      choiceGroups: [
        modul,
        {
          groupId: "panels",
          title: { pl: "Panel" },
          required: false,
          options: [{ optionId: "p", title: { pl: "P" }, seats: null }],
        },
      ],
      agenda: [
        agendaItem({ itemId: "one", optionId: "b", ...hours }),
        agendaItem({ itemId: "two", optionId: "p", ...hours }),
      ],
    });
    const wish = (
      alternatives: Record<string, string[]>,
      choices: Record<string, string> = { modules: "a" },
    ) =>
      signUp(world, event, 9, { choices, alternatives }).catch((cause: DomainError) => cause.details.issues);
    expect(await wish({ modules: ["x"] })).toEqual([
      { path: "alternatives.modules", code: "choice.unknown" },
    ]);
    expect(await wish({ modules: ["b"] }, { modules: "a", panels: "p" })).toEqual([
      { path: "alternatives.modules", code: "choice.clash" },
    ]);
    expect(await namesByStatus(world, event)).toEqual({});
  });

  it("is offered one of them where seats are offered, and who declines it leaves it to the next", async () => {
    const event = await publish({}, { offerHours: 48 });
    const [, b] = [await come(event, 1, "a"), await come(event, 2, "b"), await come(event, 3, "c")];
    const first = await come(event, 4, "a", "b");
    await come(event, 5, "b");
    await withdraw(b.token);
    await settled(event);
    expect(await viewOf(first.token)).toMatchObject({ status: "offered", choices: { modules: "b" } });
    await withdraw(first.token);
    expect(await settled(event)).toMatchObject({ offered: ["Żak 5"] });
  });

  it("is let in by staff where there is a seat, and is not moved to what is offered no more", async () => {
    const event = await publish();
    const [, b] = [await come(event, 1, "a"), await come(event, 2, "b"), await come(event, 3, "c")];
    const { token } = await come(event, 4, "a", "b");
    await come(event, 5, "a", "c");
    const without = (seats: Parameters<typeof modules>[0], gone: string) =>
      modules(seats).map((group) => ({
        ...group,
        options: group.options.filter(({ optionId }) => optionId !== gone),
      }));
    await changeEvent(world, event, { choiceGroups: without([1, 1, 1], "b") });
    await withdraw(b.token);
    expect(await settled(event)).toMatchObject({ reserve: ["Żak 4", "Żak 5"] });
    await changeEvent(world, event, { choiceGroups: without([1, 1, 2], "b") });
    expect(await settled(event)).toMatchObject({
      confirmed: ["Żak 1", "Żak 3", "Żak 5"],
      reserve: ["Żak 4"],
    });
    // What no form shows any more stands in nobody's way.
    await correct(token, { alternatives: { modules: ["b", "c"] } });
    expect((await viewOf(token)).alternatives).toEqual({ modules: ["c"] });
    await setStatusOf(world, event, 4, "cancelled");
    await settled(event);
  });
});
