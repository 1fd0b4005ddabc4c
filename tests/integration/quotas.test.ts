import type { EventInput, StaffEventView } from "@zapisy/core/event";
import type { InstitutionId } from "@zapisy/core/institution";
import type { ProjectId } from "@zapisy/core/project";
import type { TakenSignUp } from "@zapisy/core/registration";
import type { RegistrationId, SignUpInput } from "@zapisy/core/registration/schema";
import { DomainError } from "@zapisy/core/shared/error";
import { createJobs } from "@zapisy/functions/jobs/index";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import {
  asPublic,
  asStaff,
  changeEvent,
  createProject,
  historyOf,
  manualInput,
  namesByStatus,
  passMinute,
  personOf,
  publishEvent,
  setStatusOf,
  signUp,
} from "../support/actions.ts";
import { loseConnection, withoutSeatConditions } from "../support/disturb.ts";
import { eventInput, twoPanels } from "../support/fixture.ts";
import { assertSeatsMatch, rowsOf } from "../support/seats.ts";
import { START, createWorld, type World } from "../support/world.ts";

let world: World;
let projectId: ProjectId;
let towns = 0;

beforeAll(async () => {
  world = await createWorld();
  projectId = await createProject(world);
});

beforeEach(() => {
  world.clock.now = START;
});

const registrations = () => world.deps.services.registration;
const institutions = () => world.deps.services.institution;
const withdraw = ({ token }: TakenSignUp) => registrations().withdrawRegistration(asPublic(world), token);

/** An event to which each institution may send at most two people, unless said otherwise. */
function publish(recruitment: Partial<EventInput["recruitment"]> = {}, overrides: Partial<EventInput> = {}) {
  const { form } = eventInput(projectId);
  return publishEvent(world, projectId, {
    seats: 20,
    form: { ...form, institution: "required" },
    recruitment: { mode: "first_come", perInstitution: 2, ...recruitment },
    ...overrides,
  });
}

/** An entry of the register in a town that no other test has. */
async function office(name = "Ośrodek Pomocy Społecznej") {
  towns += 1;
  const town = `Wieś ${towns}`;
  const { institutionId } = await institutions().addInstitution(asStaff(world), {
    name,
    type: "ops",
    town,
    otherNames: [],
  });
  return { institutionId, name, type: "ops" as const, town };
}
type Office = Awaited<ReturnType<typeof office>>;

const from = (
  one: Pick<Office, "name" | "town"> & { institutionId?: InstitutionId },
): Partial<SignUpInput> => ({
  institution: { type: "ops", ...one },
});
const come = (event: StaffEventView, number: number, one: Office, overrides: Partial<SignUpInput> = {}) =>
  signUp(world, event, number, { ...from(one), ...overrides });

/** What came of an attempt: the outcome, or what it was refused with, and where that is said. */
async function outcomeOf(attempt: Promise<{ outcome: string } | { status: string }>): Promise<string> {
  try {
    const done = await attempt;
    return "outcome" in done ? done.outcome : done.status;
  } catch (cause) {
    if (!(cause instanceof DomainError)) throw cause;
    const { issues = [] } = cause.details as { issues?: { path: string; code: string; limit?: number }[] };
    return (
      issues.map(({ path, code, limit }) => `${path}: ${code} ${limit ?? ""}`.trim()).join() || cause.code
    );
  }
}

async function change(
  event: StaffEventView,
  { registrationId }: { registrationId: RegistrationId },
  patch: Record<string, unknown>,
) {
  const version = (await world.deps.stores.registrations.find(registrationId))?.version ?? 0;
  return registrations().changeRegistration(asStaff(world), event.eventId, registrationId, {
    reason: "decyzja komisji",
    ...patch,
    version,
  });
}

/** How many are counted under each entry, as the table has it. */
async function counted({ eventId }: StaffEventView): Promise<Record<string, number>> {
  const rows = (await rowsOf(world, "seatBlock", eventId)) as { scope: string; taken?: number }[];
  return Object.fromEntries(
    rows
      .filter(({ scope }) => scope.startsWith("institution:"))
      .map(({ scope, taken = 0 }) => [scope.slice("institution:".length), taken]),
  );
}

/** Twenty who have all read how many there are before the first of them writes: nothing but the transaction tells them apart. */
async function race<T>(work: (number: number) => Promise<T>): Promise<T[]> {
  const { events } = world.deps.stores;
  const { readBlocks } = events;
  const all = Promise.withResolvers<void>();
  let reads = 0;
  events.readBlocks = async (heads, ...rest) => {
    const found = await readBlocks(heads, ...rest);
    if (!Object.keys(heads[0]?.blocks ?? {}).some((scope) => scope.startsWith("institution:"))) return found;
    reads += 1;
    if (reads === 20) all.resolve();
    await all.promise;
    return found;
  };
  try {
    return await Promise.all(Array.from({ length: 20 }, (_, index) => work(index + 1)));
  } finally {
    events.readBlocks = readBlocks;
  }
}

describe("at most two people from one institution", () => {
  it("are two of twenty who come at one moment under five spellings of its name", async () => {
    const event = await publish();
    const { institutionId } = await institutions().addInstitution(asStaff(world), {
      name: "Ośrodek Pomocy Społecznej w Mońkach",
      type: "ops",
      town: "Mońki",
      otherNames: [],
    });
    const spellings = [
      { name: "OPS", town: "Mońki" },
      { name: "ops w mońkach", town: "" },
      { name: "Osrodek Pomocy Spolecznej", town: "MOŃKI" },
      { name: "O.P.S. Mońki", town: "Mońki" },
      { name: "OŚRODEK POMOCY SPOŁECZNEJ W MOŃKACH", town: "Mońki" },
    ];
    const came = await race((number) =>
      outcomeOf(signUp(world, event, number, from(spellings[number % 5] ?? { name: "", town: "" }))),
    );
    expect(came.toSorted()).toEqual([
      "confirmed",
      "confirmed",
      ...Array.from({ length: 18 }, () => "reserve"),
    ]);
    expect(await counted(event)).toEqual({ [institutionId]: 2 });
    await world.follow();
    expect((await namesByStatus(world, event)).confirmed).toHaveLength(2);
    await assertSeatsMatch(world, event.eventId);
  });

  it("would be more without the condition in the transaction: the race above can fail", async () => {
    const event = await publish();
    const one = await office();
    const restore = withoutSeatConditions(world.deps.table.client);
    try {
      await race((number) => come(event, number, one));
    } finally {
      restore();
    }
    await expect(assertSeatsMatch(world, event.eventId)).rejects.toThrow("has no more places than it may");
  });

  it("keep nobody else from a seat: the third waits for their own, and the line behind goes on", async () => {
    const event = await publish({}, { seats: 3 });
    const [ops, pcpr] = [await office(), await office("Powiatowe Centrum Pomocy Rodzinie")];
    const first = await come(event, 1, ops);
    await come(event, 2, ops);
    const third = await come(event, 3, ops);
    expect([third.outcome, third.position, third.limits]).toEqual(["reserve", 1, [{ by: "institution" }]]);
    // There is a seat, and nobody before them may have it.
    expect(await come(event, 4, pcpr)).toMatchObject({ outcome: "confirmed" });
    expect(await come(event, 5, pcpr)).toMatchObject({ outcome: "reserve", position: 1 });
    await withdraw(first);
    await world.follow();
    expect(await namesByStatus(world, event)).toMatchObject({
      confirmed: ["Żak 2", "Żak 3", "Żak 4"],
      reserve: ["Żak 5"],
    });
    await assertSeatsMatch(world, event.eventId);
  });

  it("pass a free seat over to the next in line, where the first may not have it, and let newcomers in", async () => {
    const event = await publish({ perInstitution: 1 }, { seats: 2 });
    const [a, b, c, d] = [await office(), await office(), await office(), await office()];
    const first = await come(event, 1, a);
    const second = await come(event, 2, b);
    passMinute(world);
    // The event is full: they wait for a seat, and the first of them for their office too once a colleague has one.
    await come(event, 3, c);
    await come(event, 4, c);
    await withdraw(first);
    await world.follow();
    expect((await namesByStatus(world, event)).confirmed).toEqual(["Żak 2", "Żak 3"]);
    await withdraw(second);
    await world.follow();
    expect(await namesByStatus(world, event)).toMatchObject({ confirmed: ["Żak 3"], reserve: ["Żak 4"] });
    expect(await come(event, 5, d)).toMatchObject({ outcome: "confirmed" });
    await assertSeatsMatch(world, event.eventId);
  });

  it("or a clear refusal beside the institution, where staff want no line for it; a repeated request is answered as before", async () => {
    const event = await publish({ perInstitution: 1, perInstitutionFull: "refuse" });
    const one = await office();
    const key = "the-same-key";
    const taken = await signUp(world, event, 1, from(one), key);
    expect(await outcomeOf(come(event, 2, one))).toBe("institution.name: registration.institution_full 1");
    expect(await signUp(world, event, 1, from(one), key)).toEqual(taken);
    await withdraw(taken);
    expect(await outcomeOf(come(event, 2, one))).toBe("confirmed");
    await assertSeatsMatch(world, event.eventId);
  });

  it("are counted under the name as it is typed, where the register has none", async () => {
    const event = await publish({ perInstitution: 1 });
    const typed = { name: "Stowarzyszenie „Razem”", town: "Nigdzie" };
    expect(await outcomeOf(signUp(world, event, 1, from(typed)))).toBe("confirmed");
    expect(
      await outcomeOf(signUp(world, event, 2, from({ name: "STOWARZYSZENIE RAZEM", town: "nigdzie" }))),
    ).toBe("reserve");
    await assertSeatsMatch(world, event.eventId);
  });
});

describe("the places of an institution", () => {
  it("move with everything that moves a seat", async () => {
    const event = await publish({ perInstitution: 1, offerHours: 48 }, { seats: 2 });
    const [a, b] = [await office(), await office()];
    const first = await come(event, 1, a);
    const second = await come(event, 2, b);
    passMinute(world);
    const waiting = await come(event, 3, a);
    passMinute(world);
    await come(event, 4, a);
    await withdraw(first);
    await world.follow();
    // An offer holds the place as it holds the seat.
    expect(await namesByStatus(world, event)).toMatchObject({ offered: ["Żak 3"], reserve: ["Żak 4"] });
    expect(await counted(event)).toEqual({ [a.institutionId]: 1, [b.institutionId]: 1 });
    await assertSeatsMatch(world, event.eventId);
    await registrations().acceptOffer(asPublic(world), waiting.token);
    await assertSeatsMatch(world, event.eventId);
    await change(event, waiting, { status: "rejected" });
    await world.follow();
    expect(await namesByStatus(world, event)).toMatchObject({ offered: ["Żak 4"] });
    passMinute(world, 49 * 60);
    await createJobs(world.deps)["do-what-is-due"]?.run();
    await world.follow();
    expect(await counted(event)).toEqual({ [a.institutionId]: 0, [b.institutionId]: 1 });
    await change(event, second, { status: "cancelled" });
    expect(await counted(event)).toEqual({ [a.institutionId]: 0, [b.institutionId]: 0 });
    expect((await change(event, second, { status: "confirmed" })).status).toBe("confirmed");
    expect(await counted(event)).toEqual({ [a.institutionId]: 0, [b.institutionId]: 1 });
    await assertSeatsMatch(world, event.eventId);
  });

  it("move with a corrected institution, or the correction is refused and nothing changes", async () => {
    const event = await publish({ perInstitution: 1 });
    const [a, b] = [await office(), await office()];
    const one = await come(event, 1, a);
    const other = await come(event, 2, b);
    const correct = ({ token }: TakenSignUp, { institutionId, ...words }: Office, version: number) =>
      registrations()
        .correctRegistration(asPublic(world), token, { institution: { ...words, institutionId }, version })
        .then(({ registration }) => registration);
    expect(await outcomeOf(correct(one, b, 1))).toBe("institution.name: registration.institution_full 1");
    expect(await counted(event)).toEqual({ [a.institutionId]: 1, [b.institutionId]: 1 });
    await withdraw(other);
    expect(await outcomeOf(correct(one, b, 1))).toBe("confirmed");
    expect(await counted(event)).toEqual({ [a.institutionId]: 0, [b.institutionId]: 1 });
    await assertSeatsMatch(world, event.eventId);
    // Somebody who waits stands in the line of the institution of which they are.
    const third = await come(event, 3, b);
    expect(third.outcome).toBe("reserve");
    expect((await correct(third, a, 1)).status).toBe("confirmed");
    await assertSeatsMatch(world, event.eventId);
  });

  it("wait for the decision where staff select, and may be passed by name and with a reason", async () => {
    const event = await publish({ mode: "selection", perInstitution: 1 });
    const one = await office();
    await come(event, 1, one);
    const second = await come(event, 2, one);
    expect(await counted(event)).toEqual({});
    await setStatusOf(world, event, 1, "confirmed");
    expect(await outcomeOf(change(event, second, { status: "confirmed" }))).toBe(
      "institution.name: registration.institution_full 1",
    );
    const past = await change(event, second, { status: "confirmed", pastLimit: true });
    expect(past.pastLimit).toEqual([`institution:${one.institutionId}`]);
    await world.follow();
    expect((await historyOf(world, second.registrationId))[0]).toMatchObject({
      action: "registration.past_limit",
      reason: "decyzja komisji",
    });
    await assertSeatsMatch(world, event.eventId);
    // Who leaves makes no room while there are too many.
    await setStatusOf(world, event, 1, "rejected");
    expect(await outcomeOf(come(event, 3, one))).toBe("pending");
    await setStatusOf(world, event, 3, "reserve");
    expect(
      await outcomeOf(change(event, await personOf(world, event, 3), { status: "confirmed" })),
    ).toContain("registration.institution_full");
    await assertSeatsMatch(world, event.eventId);
  });

  it("count whom staff enter by hand, and let them enter more with a reason", async () => {
    const event = await publish({ perInstitution: 1 });
    const one = await office();
    await come(event, 1, one);
    const enter = (overrides = {}) =>
      registrations().enterRegistration(
        asStaff(world),
        event.eventId,
        manualInput({ institution: one, ...overrides }),
      );
    expect(await outcomeOf(enter())).toBe("reserve");
    expect(await outcomeOf(enter({ firstName: "Ewa", pastLimit: true, reason: "dyrektor obiecał" }))).toBe(
      "confirmed",
    );
    await assertSeatsMatch(world, event.eventId);
  });
});

describe("a quota of an option", () => {
  const inPanels = (a: number | undefined, recruitment: Partial<EventInput["recruitment"]> = {}) => {
    const [group] = twoPanels(9);
    if (!group) throw new Error("no panels");
    const options = group.options.map((option) => ({
      ...option,
      ...(option.optionId === "a" && a !== undefined && { perInstitution: a }),
    }));
    return publish({ perInstitution: undefined, ...recruitment }, { choiceGroups: [{ ...group, options }] });
  };
  const [inA, inB] = [{ choices: { panels: "a" } }, { choices: { panels: "b" } }];

  it("is counted beside that of the event, moves with the choice, and refuses a choice that is full for the institution", async () => {
    const event = await inPanels(1, { perInstitution: 3 });
    const one = await office();
    const first = await come(event, 1, one, inA);
    expect(await come(event, 2, one, inA)).toMatchObject({
      outcome: "reserve",
      limits: [{ by: "institution_option", of: "a" }],
    });
    const third = await come(event, 3, one, inB);
    expect(await counted(event)).toEqual({ [one.institutionId]: 2, [`${one.institutionId}/a`]: 1 });
    const choose = ({ token }: TakenSignUp, choices: Record<string, string>) =>
      registrations()
        .correctRegistration(asPublic(world), token, { choices, version: 1 })
        .then(({ registration }) => registration);
    expect(await outcomeOf(choose(third, { panels: "a" }))).toBe(
      "institution.name: registration.institution_full 1",
    );
    expect(await outcomeOf(choose(first, { panels: "b" }))).toBe("confirmed");
    expect(await counted(event)).toEqual({ [one.institutionId]: 2, [`${one.institutionId}/a`]: 0 });
    await world.follow();
    // Whoever waited for that place has it now; the next has another panel, as they said.
    expect((await namesByStatus(world, event)).confirmed).toEqual(["Żak 1", "Żak 2", "Żak 3"]);
    expect((await come(event, 4, await office(), inA)).outcome).toBe("confirmed");
    await assertSeatsMatch(world, event.eventId);
  });

  it("has two of twenty who come at one moment, counts who was there before it, and goes when it is taken away", async () => {
    const event = await inPanels(2);
    const [one, other] = [await office(), await office()];
    const came = await race((number) => outcomeOf(come(event, number, one, inA)));
    expect(came.filter((outcome) => outcome === "confirmed")).toHaveLength(2);
    await assertSeatsMatch(world, event.eventId);
    const late = await inPanels(undefined);
    for (const number of [21, 22]) await come(late, number, other, inA);
    const [group] = late.choiceGroups;
    if (!group) throw new Error("no panels");
    const limit = (perInstitution: number | undefined) =>
      changeEvent(world, late, {
        choiceGroups: [{ ...group, options: group.options.map((option) => ({ ...option, perInstitution })) }],
      });
    await limit(1);
    await world.follow();
    expect(await counted(late)).toEqual({ [`${other.institutionId}/a`]: 2 });
    expect((await come(late, 23, other, inA)).outcome).toBe("reserve");
    expect((await come(late, 24, other, { ...inA, ifFull: "other_option" })).choices).toEqual({
      panels: "b",
    });
    await assertSeatsMatch(world, late.eventId, { isOver: true });
    await limit(undefined);
    await world.follow();
    expect((await namesByStatus(world, late)).confirmed).toContain("Żak 23");
    await assertSeatsMatch(world, late.eventId);
  });
});

describe("two entries that staff find to be one institution", () => {
  it("are counted together from then on; nobody loses a place, and nobody new gets one", async () => {
    const event = await publish({ perInstitution: 2 });
    const [stays, goes] = [await office(), await office()];
    const merge = (version: number) =>
      institutions().mergeInstitution(asStaff(world), goes.institutionId, {
        into: stays.institutionId,
        reason: "to samo",
        version,
      });
    const people = [await come(event, 1, stays), await come(event, 2, stays), await come(event, 3, goes)];
    expect((await come(event, 4, stays)).outcome).toBe("reserve");
    await merge(1);
    await world.follow();
    expect(await namesByStatus(world, event)).toMatchObject({ confirmed: ["Żak 1", "Żak 2", "Żak 3"] });
    expect((await come(event, 5, goes)).outcome).toBe("reserve");
    await assertSeatsMatch(world, event.eventId, { isOver: true });
    const [first, , last] = people;
    if (first) await withdraw(first);
    await world.follow();
    expect(await namesByStatus(world, event)).toMatchObject({ reserve: ["Żak 4", "Żak 5"] });
    if (last) await withdraw(last);
    await world.follow();
    // The first of both in line is next.
    expect(await namesByStatus(world, event)).toMatchObject({
      confirmed: ["Żak 2", "Żak 4"],
      reserve: ["Żak 5"],
    });
    await assertSeatsMatch(world, event.eventId, { isOver: true });
  });
});

describe("a quota that staff set while people have their seats", () => {
  const setQuota = (event: StaffEventView, perInstitution: number | undefined) =>
    changeEvent(world, event, { recruitment: { mode: "first_come", perInstitution } });

  it("counts those who are there, over the limit or not, and lets in nobody new of theirs", async () => {
    const event = await publish({ perInstitution: undefined });
    const [a, b] = [await office(), await office()];
    for (const number of [1, 2, 3]) await come(event, number, a);
    await come(event, 4, b);
    await setQuota(event, 2);
    // Until they are counted, nobody knows whether there is a place: it is waited for.
    expect((await come(event, 5, b)).outcome).toBe("reserve");
    await world.follow();
    expect(await counted(event)).toEqual({ [a.institutionId]: 3, [b.institutionId]: 2 });
    expect((await come(event, 6, a)).outcome).toBe("reserve");
    await assertSeatsMatch(world, event.eventId, { isOver: true });
    const people = await historyOf(world, (await personOf(world, event, 1)).registrationId);
    expect(people.map(({ action }) => action)).toEqual(["registration.confirmed"]);
    await setQuota(event, 1);
    await world.follow();
    expect(await counted(event)).toEqual({ [a.institutionId]: 3, [b.institutionId]: 2 });
    await setQuota(event, undefined);
    await world.follow();
    expect(await namesByStatus(world, event)).toMatchObject({
      confirmed: expect.arrayContaining(["Żak 6"]) as unknown,
    });
    await assertSeatsMatch(world, event.eventId, { isOver: true });
  });

  it.each(["before", "after"] as const)(
    "is counted once, also when the connection is lost %s any request of the count, and comes twice",
    async (when) => {
      const ctx = world.deps.context({ type: "system", name: "count-quotas" }, "test");
      let broken = 0;
      for (let broke = true; broke; broken += 1) {
        const event = await publish({ perInstitution: undefined });
        const one = await office();
        // Each with an address of their own: many mails to one within an hour are too many.
        const first = 100 * (broken + 1) + (when === "before" ? 1 : 51);
        for (const number of [0, 1]) await come(event, first + number, one);
        await setQuota(event, 1);
        const restore = loseConnection(world.deps.table.client, broken + 1, when);
        await registrations()
          .countQuotas(ctx, event.eventId)
          .catch(() => undefined);
        broke = restore();
        await registrations().countQuotas(ctx, event.eventId);
        await registrations().countQuotas(ctx, event.eventId, { again: true });
        expect(await counted(event)).toEqual({ [one.institutionId]: 2 });
        expect((await come(event, first + 3, one)).outcome).toBe("reserve");
        await assertSeatsMatch(world, event.eventId, { isOver: true });
      }
      expect(broken).toBeGreaterThan(when === "before" ? 8 : 2);
    },
  );

  it("holds for a process that has read the event before: it is asked in the transaction", async () => {
    const event = await publish({ perInstitution: undefined });
    const one = await office();
    await come(event, 1, one);
    const { events } = world.deps.stores;
    const { findDefinitionBySlug } = events;
    const before = await findDefinitionBySlug(event.slug);
    events.findDefinitionBySlug = () => Promise.resolve(before);
    try {
      await setQuota(event, 1);
      await world.follow();
      expect(await outcomeOf(come(event, 2, one))).toBe("reserve");
    } finally {
      events.findDefinitionBySlug = findDefinitionBySlug;
    }
    await assertSeatsMatch(world, event.eventId, { isOver: true });
  });
});
