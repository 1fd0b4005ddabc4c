import { beforeAll, describe, expect, it } from "vitest";
import type { StaffEventView } from "@zapisy/core/event";
import type { InstitutionView } from "@zapisy/core/institution/answer";
import type { InstitutionId } from "@zapisy/core/institution/schema";
import type { ProjectId } from "@zapisy/core/project";
import type { TakenSignUp } from "@zapisy/core/registration";
import {
  asPublic,
  asStaff,
  createProject,
  historyOf,
  passMinute,
  peopleOf,
  publishEvent,
  signUp,
} from "../support/actions.ts";
import { loseConnection } from "../support/disturb.ts";
import { CONSENTS, eventInput, signUpInput, successorInput, twoPanels } from "../support/fixture.ts";
import { assertSeatsMatch } from "../support/seats.ts";
import { createWorld, type World } from "../support/world.ts";

let world: World;
let projectId: ProjectId;

beforeAll(async () => {
  world = await createWorld();
  projectId = await createProject(world);
});

/** What is done again and again within one event, and what must be true each time, however often it was tried. */
interface Scenario<Prepared> {
  event: StaffEventView;
  /** Makes what is acted on; `run` counts from 1. */
  prepare(run: number): Promise<Prepared>;
  act(prepared: Prepared): Promise<unknown>;
  check(prepared: Prepared): Promise<void>;
}

/**
 * Runs a scenario once for each request that it sends to the database, losing the connection at that
 * request: before it takes effect, or, of a write, after, when only the answer is lost. The caller then does the same
 * again, as a browser or Lambda does. Returns at how many requests it broke.
 */
async function breakEverywhere<Prepared>(
  when: "before" | "after",
  { event, prepare, act, check }: Scenario<Prepared>,
): Promise<number> {
  for (let breakAt = 1; ; breakAt += 1) {
    const prepared = await prepare(breakAt);
    const restore = loseConnection(world.deps.table.client, breakAt, when);
    // What the caller is told does not matter here: it knows no more than that it must ask again.
    await act(prepared).catch(() => undefined);
    const broke = restore();
    if (broke) await act(prepared);
    await check(prepared);
    if (!broke) {
      await assertSeatsMatch(world, event.eventId);
      return breakAt - 1;
    }
  }
}

const registrations = () => world.deps.services.registration;
const inA = { choices: { panels: "a" } };

async function stateOf({ registrationId }: Pick<TakenSignUp, "registrationId">) {
  const person = await world.deps.stores.registrations.find(registrationId);
  return { status: person?.status, choices: person?.choices };
}

/** An event with one seat, somebody in it and two who wait, and a way to make the next give the seat up. */
async function lineForOneSeat() {
  const event = await publishEvent(world, projectId, { seats: 1 });
  const line: TakenSignUp[] = [];
  const join = async (number: number) => {
    passMinute(world);
    line.push(await signUp(world, event, number));
  };
  for (const number of [1, 2]) await join(number);
  return {
    event,
    /** Withdraws whoever has the seat; says who that was, who is next, and who is after them. */
    async giveUp(run: number) {
      await join(run + 2);
      const [leaving, next, after] = line;
      if (!leaving || !next || !after) throw new Error("the line is too short");
      line.shift();
      passMinute(world);
      await registrations().withdrawRegistration(asPublic(world), leaving.token);
      return { leaving, next, after };
    },
  };
}

describe.each(["before", "after"] as const)("a connection that is lost %s a request takes effect", (when) => {
  it("signs a person up once when the request is repeated with its key", async () => {
    const event = await publishEvent(world, projectId, { seats: 50, choiceGroups: twoPanels(50) });
    const consents = { ...CONSENTS, needs: true };
    let taken = 0;
    const broken = await breakEverywhere(when, {
      event,
      prepare: (run) => Promise.resolve(run),
      act: (run) =>
        signUp(world, event, run, { ...inA, needs: { diet: "vegan" }, consents }, `request-${run}`),
      async check() {
        taken += 1;
        const { seatCounts } = await world.deps.services.event.getStaffEvent(asStaff(world), event.eventId);
        expect([seatCounts.event.taken, seatCounts.options.a?.taken]).toEqual([taken, taken]);
      },
    });
    expect(broken).toBeGreaterThanOrEqual(when === "before" ? 3 : 1);
  });

  it("counts a person with their institution once, as they come, go elsewhere, and leave", async () => {
    const { form } = eventInput(projectId);
    const event = await publishEvent(world, projectId, {
      seats: 50,
      form: { ...form, institution: "required" },
      recruitment: { mode: "first_come", perInstitution: 1 },
    });
    const of = (name: string, run: number) =>
      ({ institution: { name, type: "ngo", town: `Miasto ${when} ${run}` } }) as const;
    const isRepeated = (error: { code?: string }) => {
      if (error.code !== "registration.version_conflict") throw error;
    };
    const broken = await breakEverywhere(when, {
      event,
      prepare: (run) => Promise.resolve({ run, of: of("Fundacja", run) }),
      act: ({ run, of: own }) => signUp(world, event, run, own, `request-${run}`),
      check: async ({ run }) =>
        expect((await signUp(world, event, run + 1000, of("Fundacja", run))).outcome).toBe("reserve"),
    });
    const moved = await breakEverywhere(when, {
      event,
      prepare: async (run) => ({ run, person: await signUp(world, event, 2000 + run, of("Teatr", run)) }),
      act: ({ run, person: { token } }) =>
        registrations()
          .correctRegistration(asPublic(world), token, { version: 1, ...of("Klub", run) })
          .catch(isRepeated),
      check: async ({ run, person }) => {
        expect((await signUp(world, event, 3000 + run, of("Teatr", run))).outcome).toBe("confirmed");
        expect((await signUp(world, event, 4000 + run, of("Klub", run))).outcome).toBe("reserve");
        await registrations().withdrawRegistration(asPublic(world), person.token);
      },
    });
    await world.follow();
    expect([broken, moved].map((count) => count >= (when === "before" ? 5 : 2))).toEqual([true, true]);
  });

  it("moves a person to another panel, and never leaves them without a seat", async () => {
    const event = await publishEvent(world, projectId, { seats: 50, choiceGroups: twoPanels(50) });
    const broken = await breakEverywhere(when, {
      event,
      prepare: (run) => signUp(world, event, run, inA),
      act: ({ token }) =>
        registrations()
          .correctRegistration(asPublic(world), token, { version: 1, choices: { panels: "b" } })
          // The first attempt took effect: the second is told that the version has moved on.
          .catch((error: { code?: string }) => {
            if (error.code !== "registration.version_conflict") throw error;
          }),
      check: async (person) =>
        expect(await stateOf(person)).toEqual({ status: "confirmed", choices: { panels: "b" } }),
    });
    expect(broken).toBeGreaterThanOrEqual(when === "before" ? 4 : 1);
  });

  it("withdraws a person once", async () => {
    const event = await publishEvent(world, projectId, { seats: 50, choiceGroups: twoPanels(50) });
    const broken = await breakEverywhere(when, {
      event,
      prepare: (run) => signUp(world, event, run, inA),
      act: ({ token }) => registrations().withdrawRegistration(asPublic(world), token),
      check: async (person) => expect((await stateOf(person)).status).toBe("cancelled"),
    });
    expect(broken).toBeGreaterThanOrEqual(when === "before" ? 4 : 1);
  });

  it("passes a seat on to the first who waits, once", async () => {
    const { event, giveUp } = await lineForOneSeat();
    const broken = await breakEverywhere(when, {
      event,
      prepare: giveUp,
      act: () => registrations().promoteReserve(asPublic(world), event.eventId),
      check: async ({ leaving, next, after }) =>
        expect([
          (await stateOf(leaving)).status,
          (await stateOf(next)).status,
          (await stateOf(after)).status,
        ]).toEqual(["cancelled", "confirmed", "reserve"]),
    });
    expect(broken).toBeGreaterThanOrEqual(when === "before" ? 4 : 1);
  });

  it("does all that follows from a withdrawal exactly once: seat, history and mail", async () => {
    const { event, giveUp } = await lineForOneSeat();
    const told = async ({ registrationId }: TakenSignUp) => {
      const messages = await world.deps.stores.messages.listByOwner(registrationId);
      const history = await historyOf(world, registrationId);
      return [messages.map(({ kind }) => kind), history.map(({ action }) => action).toReversed()];
    };
    await world.follow();
    const broken = await breakEverywhere(when, {
      event,
      prepare: giveUp,
      act: () => world.follow(),
      async check({ leaving, next, after }) {
        expect((await stateOf(next)).status).toBe("confirmed");
        expect((await told(leaving)).map((list) => list.at(-1))).toEqual([
          "registration.cancelled",
          "registration.cancelled",
        ]);
        expect([await told(next), await told(after)]).toEqual([
          [
            ["registration.reserve", "registration.promoted"],
            ["registration.reserve", "registration.promoted"],
          ],
          [["registration.reserve"], ["registration.reserve"]],
        ]);
      },
    });
    expect(broken).toBeGreaterThanOrEqual(when === "before" ? 10 : 5);
  });

  it("changes an event's limit once and seats those whom it lets in", async () => {
    const event = await publishEvent(world, projectId, { seats: 1 });
    await signUp(world, event, 0);
    const broken = await breakEverywhere(when, {
      event,
      prepare: async (run) => ({ person: await signUp(world, event, run), seats: run + 1 }),
      async act({ seats }) {
        const now = await world.deps.services.event.getEvent(asStaff(world), event.eventId);
        if (now.seats !== seats)
          await world.deps.services.event.updateEvent(
            asStaff(world),
            event.eventId,
            { ...now, seats },
            now.version,
          );
      },
      async check({ person }) {
        await registrations().promoteReserve(asPublic(world), event.eventId);
        expect((await stateOf(person)).status).toBe("confirmed");
      },
    });
    expect(broken).toBeGreaterThanOrEqual(when === "before" ? 5 : 1);
  });

  it("hands a place over to a colleague once: the seat stays, and both names are there", async () => {
    const event = await publishEvent(world, projectId, {
      seats: 50,
      recruitment: { mode: "first_come", handovers: true },
    });
    const broken = await breakEverywhere(when, {
      event,
      prepare: async (run) => ({ holder: await signUp(world, event, run), successor: successorInput(run) }),
      act: ({ holder, successor }) =>
        world.deps.services.delegation.handOverPlace(asPublic(world), holder.token, successor),
      async check({ holder, successor }) {
        const before = await world.deps.stores.registrations.find(holder.registrationId);
        const after = await world.deps.stores.registrations.find(before?.handedTo ?? holder.registrationId);
        expect([before?.status, after?.status, after?.lastName, after?.takenOver?.from]).toEqual([
          "cancelled",
          "confirmed",
          successor.lastName,
          holder.registrationId,
        ]);
      },
    });
    const people = await peopleOf(world, event);
    expect([people.length, people.filter(({ status }) => status === "confirmed").length]).toEqual([
      2 * (broken + 1),
      broken + 1,
    ]);
    expect(broken).toBeGreaterThanOrEqual(when === "before" ? 4 : 1);
  });

  it("moves somebody from a reserve list to another date once: they are in neither twice, and never in none", async () => {
    const event = await publishEvent(world, projectId, { seats: 60, choiceGroups: twoPanels(60) });
    const here = await publishEvent(world, projectId, {
      seats: 1,
      recruitment: { mode: "first_come", otherDates: [event.eventId] },
    });
    await signUp(world, here, 0);
    const {
      firstName: _,
      lastName: __,
      email: ___,
      locale: ____,
      ifFull: _____,
      ...asked
    } = signUpInput(1, inA);
    const needs = { needs: { diet: "vegan" }, consents: { ...CONSENTS, needs: true } } as const;
    const broken = await breakEverywhere(when, {
      event,
      prepare: async (run) => ({ run, waiting: await signUp(world, here, run, needs) }),
      act: ({ run, waiting }) =>
        registrations().moveToOtherDate(
          asPublic(world),
          waiting.token,
          { ...asked, ...needs, to: event.slug, version: 1 },
          `move-${when}-${run}`,
        ),
      async check({ waiting }) {
        const before = await world.deps.stores.registrations.find(waiting.registrationId);
        const { registrationId = "reg_" } = before?.movedTo ?? {};
        const after = await world.deps.stores.registrations.find(registrationId);
        expect([before?.status, after?.status, after?.eventId, after?.movedFrom?.registrationId]).toEqual([
          "cancelled",
          "confirmed",
          event.eventId,
          waiting.registrationId,
        ]);
      },
    });
    await assertSeatsMatch(world, here.eventId);
    expect((await peopleOf(world, event)).length).toBe(broken + 1);
    expect(broken).toBeGreaterThanOrEqual(when === "before" ? 4 : 1);
  });

  it("finds two entries of the register to be one institution, and two again, once and whole", async () => {
    const { institution } = world.deps.services;
    const { form } = eventInput(projectId);
    const event = await publishEvent(world, projectId, {
      seats: null,
      form: { ...form, institution: "required" },
      recruitment: { mode: "first_come", perInstitution: 1 },
    });
    const add = (name: string, town: string) =>
      institution.addInstitution(asStaff(world), { name, type: "ops", town, otherNames: [] });
    const get = (id: InstitutionId) => institution.getInstitution(asStaff(world), id);
    const from = ({ institutionId, name, town }: InstitutionView) =>
      ({ institution: { institutionId, name, type: "ops", town } }) as const;
    const two = async (run: number) => {
      const town = `Miasteczko ${when} ${run}`;
      const [stays, goes] = [await add(`Ośrodek, ${town}`, town), await add(`OPS ${town}`, town)];
      const { registrationId } = await signUp(world, event, 10 * run, from(goes));
      return { run, stays, goes, registrationId };
    };
    const merge = ({ stays, goes }: Awaited<ReturnType<typeof two>>) =>
      institution.mergeInstitution(asStaff(world), goes.institutionId, {
        into: stays.institutionId,
        reason: "ten sam ośrodek",
        version: goes.version,
      });
    const merged = await breakEverywhere(when, {
      event,
      prepare: two,
      act: merge,
      async check({ run, stays, goes }) {
        const one = await get(stays.institutionId);
        expect([one.merged, one.otherNames]).toEqual([[expect.anything()], [goes.name]]);
        expect((await get(goes.institutionId)).institutionId).toBe(stays.institutionId);
        // The place of the one is now the place of both.
        expect((await signUp(world, event, 10 * run + 1, from(stays))).outcome).toBe("reserve");
      },
    });
    const freed = await breakEverywhere(when, {
      event,
      prepare: async (run) => {
        const pair = await two(1000 + run);
        await merge(pair);
        return pair;
      },
      act: ({ goes }) => institution.freeInstitution(asStaff(world), goes.institutionId, goes.version + 1),
      async check({ run, stays, goes, registrationId }) {
        expect([(await get(stays.institutionId)).merged, (await get(goes.institutionId)).name]).toEqual([
          [],
          goes.name,
        ]);
        expect((await stateOf({ registrationId })).status).toBe("confirmed");
        expect((await signUp(world, event, 10 * run + 1, from(stays))).outcome).toBe("confirmed");
        expect((await signUp(world, event, 10 * run + 2, from(goes))).outcome).toBe("reserve");
      },
    });
    await world.follow();
    expect([merged, freed].map((count) => count >= (when === "before" ? 3 : 1))).toEqual([true, true]);
  });

  it("gives a place of one partner to another once, and the first who waits there has it", async () => {
    const { form } = eventInput(projectId);
    const groups = ["12", "16"].map((code) => ({
      groupId: code,
      name: { pl: `Partner ${code}` },
      types: [],
      codes: [code],
      institutions: [],
      seats: code === "12" ? 1 : 40,
    }));
    const event = await publishEvent(world, projectId, {
      seats: 41,
      form: { ...form, institution: "required", county: "required" },
      recruitment: { mode: "first_come", groups },
    });
    const come = (number: number) =>
      signUp(world, event, number, {
        institution: { name: `Fundacja ${when} ${number}`, type: "ngo", town: "Kraków" },
        countyCode: "1261",
      });
    await come(0);
    const { event: events } = world.deps.services;
    const broken = await breakEverywhere(when, {
      event,
      prepare: async (run) => ({
        run,
        next: await come(run),
        version: (await events.getStaffEvent(asStaff(world), event.eventId)).version,
      }),
      act: ({ version }) =>
        events
          .moveGroupPlaces(asStaff(world), event.eventId, {
            from: "16",
            to: "12",
            places: 1,
            reason: "nie przyjedzie",
            version,
          })
          // The first attempt took effect: the second is told that the event is another one by now.
          .catch((error: { code?: string }) => {
            if (error.code !== "event.version_conflict") throw error;
          }),
      async check({ run, next }) {
        const { recruitment } = await events.getStaffEvent(asStaff(world), event.eventId);
        expect(recruitment.groups?.map(({ seats }) => seats)).toEqual([1 + run, 40 - run]);
        await world.follow();
        expect((await stateOf(next)).status).toBe("confirmed");
      },
    });
    expect(broken).toBeGreaterThanOrEqual(when === "before" ? 4 : 1);
  });
});
