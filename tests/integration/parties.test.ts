import type { TakenDelegation } from "@zapisy/core/delegation/answer";
import type { DelegationInput } from "@zapisy/core/delegation/schema";
import type { EventInput, StaffEventView } from "@zapisy/core/event";
import type { ProjectId } from "@zapisy/core/project";
import { DomainError } from "@zapisy/core/shared/error";
import fc from "fast-check";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import {
  asPublic,
  asStaff,
  changeEvent,
  createProject,
  historyOf,
  namesByStatus,
  passMinute,
  peopleOf,
  publishEvent,
  setStatusOf,
  signUp,
} from "../support/actions.ts";
import { loseConnection, withoutSeatConditions } from "../support/disturb.ts";
import {
  delegatedPerson,
  delegationInput,
  eventInput,
  successorInput,
  twoPanels,
} from "../support/fixture.ts";
import { assertSeatsMatch } from "../support/seats.ts";
import { createWorld, START, type World } from "../support/world.ts";

let world: World;
let projectId: ProjectId;

beforeAll(async () => {
  world = await createWorld();
  projectId = await createProject(world);
});

beforeEach(() => {
  world.clock.now = START;
});

const delegations = () => world.deps.services.delegation;
const publish = (overrides: Partial<EventInput> = {}, terms: Partial<EventInput["recruitment"]> = {}) =>
  publishEvent(world, projectId, {
    recruitment: { mode: "first_come", delegations: true, handovers: true, ...terms },
    ...overrides,
  });

let numbers = 0;
/** Registers so many people of an office who want places together or none. */
async function party(
  event: StaffEventView,
  count: number,
  person: Partial<DelegationInput["people"][number]> = {},
): Promise<TakenDelegation> {
  passMinute(world);
  numbers += 1;
  const people = Array.from({ length: count }, (_, index) => delegatedPerson(`${numbers}-${index}`, person));
  const institution = { name: `Ośrodek nr ${numbers}`, type: "ops", town: "Łapy" } as const;
  const input = delegationInput(numbers, { people, institution, ifFull: "together" });
  return delegations().registerDelegation(asPublic(world), event.slug, input);
}
const come = async (event: StaffEventView, number: number, panel?: string) => {
  passMinute(world);
  return signUp(world, event, number, panel ? { choices: { panels: panel } } : {});
};
const leave = async (token: string) => {
  passMinute(world);
  await world.deps.services.registration.withdrawRegistration(asPublic(world), token);
};
const viewOf = ({ token }: TakenDelegation) => delegations().getDelegation(asPublic(world), token);
const statuses = async (taken: TakenDelegation) => (await viewOf(taken)).people.map(({ status }) => status);
const outcomes = ({ people }: TakenDelegation) => people.map(({ outcome }) => outcome);
const settle = async (event: StaffEventView) => {
  await world.follow();
  await assertSeatsMatch(world, event.eventId);
};
const rowsOf = async ({ eventId }: StaffEventView) => {
  const rows = [];
  for await (const row of world.deps.stores.registrations.eachByName(eventId)) rows.push(row);
  return rows;
};
const blocksOf = async ({ eventId }: StaffEventView) => {
  const head = await world.deps.stores.events.findHead(eventId);
  return (head && (await world.deps.stores.events.readBlocks([head], true)).get(eventId)) ?? [];
};
const withdrawOne = async (taken: TakenDelegation) => {
  passMinute(world);
  const one = (await viewOf(taken)).people.find(({ may }) => may.withdraw);
  if (one) await delegations().withdrawPerson(asPublic(world), taken.token, one.registrationId);
};

describe("a party that wants places together or none", () => {
  it("has them at once where there are as many", async () => {
    const event = await publish({ seats: 3 });
    expect(outcomes(await party(event, 3))).toEqual(["confirmed", "confirmed", "confirmed"]);
    await settle(event);
  });

  it("waits as a whole, holds nobody up, and has them in one moment, with a mail to each", async () => {
    const event = await publish({ seats: 4 });
    const [a, b] = [await come(event, 1), await come(event, 2)];
    const taken = await party(event, 3);
    expect(taken.people).toEqual([1, 2, 3].map((position) => ({ outcome: "reserve", position })));
    const view = await viewOf(taken);
    expect(view.people.map(({ waitsTogether }) => waitsTogether)).toEqual([true, true, true]);
    // Whoever comes after them has what they cannot have.
    await come(event, 3);
    await settle(event);
    expect(await namesByStatus(world, event)).toMatchObject({ confirmed: ["Żak 1", "Żak 2", "Żak 3"] });
    await leave(a.token);
    await settle(event);
    expect(await statuses(taken)).toEqual(["reserve", "reserve", "reserve"]);
    await leave(b.token);
    await settle(event);
    expect(await statuses(taken)).toEqual(["confirmed", "confirmed", "confirmed"]);
    expect((await viewOf(taken)).people.map(({ waitsTogether }) => waitsTogether)).toEqual(
      Array(3).fill(undefined),
    );
    for (const { registrationId } of view.people) {
      const mails = await world.deps.stores.messages.listByOwner(registrationId);
      expect(mails).toHaveLength(2);
      expect((await world.deps.stores.registrations.find(registrationId))?.party).toBeUndefined();
    }
  });

  it("is smaller once one of them leaves, or is let in by staff, and keeps its turn when a place is passed on", async () => {
    const event = await publish({ seats: 3 });
    await come(event, 1);
    const taken = await party(event, 3);
    await settle(event);
    const [first] = (await viewOf(taken)).people;
    passMinute(world);
    await delegations().exchangePerson(
      asPublic(world),
      taken.token,
      first?.registrationId ?? "reg_",
      successorInput(`${numbers}s`),
    );
    await settle(event);
    expect(await statuses(taken)).toEqual(["reserve", "reserve", "reserve"]);
    await withdrawOne(taken);
    await settle(event);
    expect((await statuses(taken)).toSorted()).toEqual(["cancelled", "confirmed", "confirmed"]);

    const other = await party(event, 3);
    await settle(event);
    const names = await namesByStatus(world, event);
    expect(names.reserve).toHaveLength(3);
    await changeEvent(world, event, { seats: 5 });
    await settle(event);
    expect(await statuses(other)).toEqual(["reserve", "reserve", "reserve"]);
    const [one] = (await peopleOf(world, event)).filter(({ status }) => status === "reserve");
    passMinute(world);
    await world.deps.services.registration.changeRegistration(
      asStaff(world),
      event.eventId,
      one?.registrationId ?? "reg_",
      { version: one?.version ?? 0, status: "confirmed", reason: "jedzie wcześniej" },
    );
    await settle(event);
    expect((await statuses(other)).toSorted()).toEqual(["confirmed", "reserve", "reserve"]);
    await changeEvent(world, event, { seats: 6 });
    await settle(event);
    expect(await statuses(other)).toEqual(["confirmed", "confirmed", "confirmed"]);
  });

  it("needs a seat of each one's panel, and places of its institution for all", async () => {
    const event = await publish(
      {
        seats: 9,
        choiceGroups: twoPanels(2),
        form: { ...eventInput(projectId).form, institution: "required" },
      },
      { perInstitution: 2 },
    );
    passMinute(world);
    const institution = { name: "Inny ośrodek", type: "ops", town: "Łapy" } as const;
    await signUp(world, event, 1, { choices: { panels: "a" }, institution });
    const taken = await party(event, 2, { choices: { panels: "a" } });
    const three = await party(event, 3, { choices: { panels: "b" } });
    await settle(event);
    expect([await statuses(taken), await statuses(three)].flat()).toEqual(Array(5).fill("reserve"));
    await withdrawOne(three);
    await settle(event);
    expect((await statuses(three)).toSorted()).toEqual(["cancelled", "confirmed", "confirmed"]);
    expect(await statuses(taken)).toEqual(["reserve", "reserve"]);
  });

  it("is offered its places together where seats are offered", async () => {
    const event = await publish({ seats: 2 }, { offerHours: 48 });
    const [a, b] = [await come(event, 1), await come(event, 2)];
    const taken = await party(event, 2);
    await leave(a.token);
    await settle(event);
    expect(await statuses(taken)).toEqual(["reserve", "reserve"]);
    await leave(b.token);
    await settle(event);
    expect(await statuses(taken)).toEqual(["offered", "offered"]);
  });

  it.each(["before", "after"] as const)(
    "has its places once, also when the connection is lost %s any request",
    async (when) => {
      for (let nth = 1; ; nth += 1) {
        const event = await publish({ seats: 2 });
        const [a, b] = [await come(event, 1), await come(event, 2)];
        const taken = await party(event, 2);
        await world.follow();
        await leave(a.token);
        await leave(b.token);
        const wasLost = loseConnection(world.deps.table.client, nth, when);
        const ctx = world.deps.context({ type: "system", name: "promote-reserve" }, "stream");
        await world.deps.services.registration.promoteReserve(ctx, event.eventId).catch(() => undefined);
        const isLost = wasLost();
        await settle(event);
        expect(await statuses(taken)).toEqual(["confirmed", "confirmed"]);
        if (!isLost) break;
        expect(nth).toBeLessThan(40);
      }
    },
  );

  it("has them at the second try where somebody was faster", async () => {
    const event = await publish({ seats: 2 });
    const [a, b] = [await come(event, 1), await come(event, 2)];
    const taken = await party(event, 2);
    await world.follow();
    await leave(a.token);
    await leave(b.token);
    const { registrations } = world.deps.stores;
    const { letInTogether } = registrations;
    let lost = 0;
    registrations.letInTogether = async (...input) => (lost += 1) > 1 && letInTogether(...input);
    try {
      await settle(event);
    } finally {
      registrations.letInTogether = letInTogether;
    }
    expect([lost, ...(await statuses(taken))]).toEqual([2, "confirmed", "confirmed"]);
  });

  it("is refused where more of one institution are not taken at all", async () => {
    const event = await publish(
      { seats: 9, form: { ...eventInput(projectId).form, institution: "required" } },
      { perInstitution: 2, perInstitutionFull: "refuse" },
    );
    await expect(party(event, 3)).rejects.toMatchObject({ code: "registration.institution_full" });
    expect(await namesByStatus(world, event)).toEqual({});
  });

  /** Two look at once for whoever is next, and somebody signs up meanwhile. */
  async function race() {
    const event = await publish({ seats: 3 });
    const tokens = [await come(event, 1), await come(event, 2), await come(event, 3)];
    const taken = await party(event, 3);
    const other = await party(event, 2);
    await world.follow();
    for (const { token } of tokens) await leave(token);
    const ctx = world.deps.context({ type: "system", name: "promote-reserve" }, "stream");
    const pass = () => world.deps.services.registration.promoteReserve(ctx, event.eventId);
    await Promise.all([pass(), pass(), pass()]);
    return { event, taken, other };
  }

  it("never has more than there are, however many pass seats on at once", async () => {
    const { event, taken, other } = await race();
    await settle(event);
    expect(await statuses(taken)).toEqual(["confirmed", "confirmed", "confirmed"]);
    expect(await statuses(other)).toEqual(["reserve", "reserve"]);
  });

  it("would take seats twice without the conditions of the transaction: the seats can be counted wrong", async () => {
    const undo = withoutSeatConditions(world.deps.table.client);
    try {
      const event = await publish({ seats: 2 });
      const [a, b] = [await come(event, 1), await come(event, 2)];
      const [one, two] = [await party(event, 2), await party(event, 2)];
      await world.follow();
      await leave(a.token);
      await leave(b.token);
      const rows = await rowsOf(event);
      const of = (taken: TakenDelegation) =>
        rows.filter(({ delegationId }) => delegationId === taken.delegationId);
      const blocks = await blocksOf(event);
      const seat = { holds: [{ scope: "event", block: 0 }], waits: [], pends: [] };
      for (const taken of [one, two]) {
        const people = of(taken).map((was) => ({
          was,
          is: { ...was, status: "confirmed" as const, standing: seat, version: was.version + 1 },
        }));
        expect(await world.deps.stores.registrations.letInTogether(people, blocks)).toBe(true);
      }
      expect((await namesByStatus(world, event)).confirmed).toHaveLength(4);
    } finally {
      undo();
    }
  });
});

describe("a party that waits no more together", () => {
  it("is each of them in their turn, once, and has what there is at once", async () => {
    const event = await publish({ seats: 2 });
    await come(event, (numbers += 1));
    const taken = await party(event, 3);
    await come(event, (numbers += 1));
    await settle(event);
    expect(await statuses(taken)).toEqual(["reserve", "reserve", "reserve"]);
    expect((await namesByStatus(world, event)).confirmed).toHaveLength(2);
    const dissolve = () => delegations().dissolve(asPublic(world), taken.token);
    const view = await dissolve();
    expect(view.people.map(({ waitsTogether, reservePosition }) => [waitsTogether, reservePosition])).toEqual(
      [
        [undefined, 1],
        [undefined, 2],
        [undefined, 3],
      ],
    );
    expect(await dissolve()).toEqual(view);
    await world.follow();
    passMinute(world);
    await changeEvent(world, event, { seats: 4 });
    await settle(event);
    expect(await statuses(taken)).toEqual(["confirmed", "confirmed", "reserve"]);
    const [first] = (await viewOf(taken)).people;
    const actions = (await historyOf(world, first?.registrationId ?? "reg_")).map(({ action }) => action);
    expect(actions).toEqual(["registration.promoted", "registration.waits_alone", "registration.delegated"]);
  });

  it("has the seats that were too few for all of them as soon as it is dissolved", async () => {
    const event = await publish({ seats: 2 });
    await come(event, (numbers += 1));
    const taken = await party(event, 2);
    await settle(event);
    expect(await statuses(taken)).toEqual(["reserve", "reserve"]);
    await delegations().dissolve(asPublic(world), taken.token);
    await settle(event);
    expect(await statuses(taken)).toEqual(["confirmed", "reserve"]);
  });

  it("cannot be dissolved once the event is over or cancelled", async () => {
    const event = await publish({ seats: 1 });
    await come(event, (numbers += 1));
    const taken = await party(event, 2);
    world.clock.now = "2027-01-01T09:00:00.000Z";
    await expect(delegations().dissolve(asPublic(world), taken.token)).rejects.toMatchObject({
      code: expect.stringMatching(/^(registration.changes_closed|delegation.not_found)$/) as string,
    });
  });

  it("is dissolved once, whichever request the connection is lost at, and while one of them is let in", async () => {
    for (const when of ["before", "after"] as const)
      for (let breakAt = 1; ; breakAt += 1) {
        world.clock.now = START;
        const event = await publish({ seats: 1 });
        await come(event, (numbers += 1));
        const taken = await party(event, 3);
        const restore = loseConnection(world.deps.table.client, breakAt, when);
        const dissolve = () => delegations().dissolve(asPublic(world), taken.token);
        await dissolve().catch(() => undefined);
        const broke = restore();
        const { people } = await dissolve();
        expect(people.map(({ waitsTogether, status }) => [waitsTogether, status])).toEqual(
          Array(3).fill([undefined, "reserve"]),
        );
        await settle(event);
        if (!broke) break;
      }
  });

  it("is one less once staff correct somebody's institution, and the rest is looked at anew", async () => {
    const event = await publish({ seats: 3 });
    await come(event, (numbers += 1));
    const taken = await party(event, 3);
    await settle(event);
    const last = (await viewOf(taken)).people.at(-1);
    const row = last && (await world.deps.stores.registrations.find(last.registrationId));
    if (!row) throw new Error("nobody waits");
    passMinute(world);
    await world.deps.services.registration.changeRegistration(
      asStaff(world),
      event.eventId,
      row.registrationId,
      {
        institution: { name: "Inny urząd", type: "ops", town: "Sejny" },
        version: row.version,
      },
    );
    await settle(event);
    expect(await statuses(taken)).toEqual(["confirmed", "confirmed", "reserve"]);
  });

  it("is the same institution under entries that are merged, and looked at anew when they are two again", async () => {
    const { institution } = world.deps.services;
    const add = (name: string) =>
      institution.addInstitution(asStaff(world), { name, type: "ops", town: "Suraż", otherNames: [] });
    const [stays, goes] = [await add("Ośrodek w Surażu"), await add("Dom w Surażu")];
    await institution.mergeInstitution(asStaff(world), goes.institutionId, {
      into: stays.institutionId,
      reason: "ten sam ośrodek",
      version: goes.version,
    });
    const event = await publish({ seats: 3 });
    await come(event, (numbers += 1));
    passMinute(world);
    const people = [1, 2, 3].map((one) => delegatedPerson(`s${one}`));
    const named = ({ institutionId, name }: typeof stays) =>
      ({ institutionId, name, type: "ops", town: "Suraż" }) as const;
    const taken = await delegations().registerDelegation(
      asPublic(world),
      event.slug,
      delegationInput(77, { people, institution: named(stays), ifFull: "together" }),
    );
    const last = (await viewOf(taken)).people.at(-1);
    const row = last && (await world.deps.stores.registrations.find(last.registrationId));
    if (!row) throw new Error("nobody waits");
    // Written by hand as the register once knew it: another entry of the same institution.
    await world.deps.stores.registrations.update(
      row,
      { ...row, institution: named(goes), version: row.version + 1 },
      undefined,
    );
    await settle(event);
    expect(await statuses(taken)).toEqual(["reserve", "reserve", "reserve"]);
    await institution.freeInstitution(asStaff(world), goes.institutionId, goes.version + 1);
    await settle(event);
    expect(await statuses(taken)).toEqual(["confirmed", "confirmed", "reserve"]);
  });
});

describe("any history of parties and others", () => {
  const command = fc.oneof(
    {
      weight: 3,
      arbitrary: fc.record({ type: fc.constant("party" as const), count: fc.integer({ min: 2, max: 4 }) }),
    },
    { weight: 4, arbitrary: fc.record({ type: fc.constant("come" as const) }) },
    { weight: 4, arbitrary: fc.record({ type: fc.constant("leave" as const), who: fc.nat(20) }) },
    { weight: 2, arbitrary: fc.record({ type: fc.constant("withdrawOne" as const), who: fc.nat(20) }) },
    {
      weight: 2,
      arbitrary: fc.record({ type: fc.constant("seats" as const), seats: fc.integer({ min: 1, max: 9 }) }),
    },
    { weight: 2, arbitrary: fc.record({ type: fc.constant("confirm" as const), who: fc.nat(20) }) },
    { weight: 3, arbitrary: fc.record({ type: fc.constant("follow" as const) }) },
    { weight: 1, arbitrary: fc.record({ type: fc.constant("dissolve" as const), who: fc.nat(20) }) },
  );

  it("seats a party whole or not at all, keeps counters equal to rows, and leaves nobody waiting who could be seated", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(command, { minLength: 8, maxLength: 20 }), async (commands) => {
        world.clock.now = START;
        const event = await publish({ seats: 4 });
        const singles: string[] = [];
        const parties: TakenDelegation[] = [];
        /** Of these staff or their contact took one out. */
        const parted = new Set<string>();
        for (const one of commands) {
          try {
            if (one.type === "party") parties.push(await party(event, one.count));
            else if (one.type === "come") singles.push((await come(event, (numbers += 1))).token);
            else if (one.type === "leave" && singles.length > 0)
              await leave(singles[one.who % singles.length] ?? "");
            else if (one.type === "withdrawOne" && parties.length > 0) {
              const taken = parties[one.who % parties.length];
              if (taken) await withdrawOne(taken);
            } else if (one.type === "dissolve" && parties.length > 0) {
              const taken = parties[one.who % parties.length];
              if (taken) {
                parted.add(taken.delegationId);
                await delegations().dissolve(asPublic(world), taken.token);
              }
            } else if (one.type === "seats") await changeEvent(world, event, { seats: one.seats });
            else if (one.type === "confirm") {
              const waiting = (await rowsOf(event)).filter(({ status }) => status === "reserve");
              const who = waiting[one.who % waiting.length];
              if (who?.party && who.delegationId) parted.add(who.delegationId);
              const number = who?.lastName.replace("Żak ", "");
              if (who && !who.party) await setStatusOf(world, event, Number(number), "confirmed");
            } else if (one.type === "follow") await world.follow();
          } catch (cause) {
            if (!(cause instanceof DomainError)) throw cause;
          }
        }
        await settle(event);
        const rows = await rowsOf(event);
        for (const { delegationId } of parties) {
          if (parted.has(delegationId)) continue;
          const active = rows.filter(
            (row) => row.delegationId === delegationId && row.status !== "cancelled",
          );
          expect(new Set(active.map(({ status }) => status)).size).toBeLessThan(2);
        }
        const blocks = await blocksOf(event);
        const left = blocks.reduce((sum, { size, taken }) => sum + Math.max(0, (size ?? 0) - taken), 0);
        const waiting = rows.filter(({ status }) => status === "reserve");
        const smallest = Math.min(
          ...waiting.map((row) =>
            row.party ? waiting.filter(({ delegationId }) => delegationId === row.delegationId).length : 1,
          ),
        );
        expect(waiting.length === 0 || smallest > left).toBe(true);
      }),
      { numRuns: 12, endOnFailure: false },
    );
  });
});
