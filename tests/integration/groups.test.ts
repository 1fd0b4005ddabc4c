import type { EventInput, StaffEventView } from "@zapisy/core/event";
import { groupScope, type SeatGroup } from "@zapisy/core/event/rules";
import type { ProjectId } from "@zapisy/core/project";
import type { TakenSignUp } from "@zapisy/core/registration";
import type { RegistrationId, SignUpInput, WaitLimit } from "@zapisy/core/registration/schema";
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
import { delegatedPerson, delegationInput, successorInput, twoPanels } from "../support/fixture.ts";
import { assertSeatsMatch, rowsOf } from "../support/seats.ts";
import { createWorld, START, type World } from "../support/world.ts";

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
const events = () => world.deps.services.event;
const institutions = () => world.deps.services.institution;

const group = (groupId: string, seats: number, who: Partial<SeatGroup>): SeatGroup => ({
  groupId,
  name: { pl: groupId },
  types: [],
  codes: [],
  institutions: [],
  seats,
  ...who,
});

/** The partnership of scenario A3: a lead with two places, partners with one or two each. */
const PARTNERS = [
  group("lead", 2, { types: ["rops"] }),
  group("malopolska", 2, { codes: ["12"] }),
  group("opole", 2, { codes: ["16"] }),
];
const [CRACOW, OPOLE, KATOWICE] = ["1261", "1661", "2469"];

function publish(
  recruitment: Partial<EventInput["recruitment"]> = {},
  overrides: Partial<EventInput> = {},
): Promise<StaffEventView> {
  return publishEvent(world, projectId, {
    seats: 6,
    recruitment: { mode: "first_come", groups: PARTNERS, ...recruitment },
    ...overrides,
  });
}

const from = (countyCode: string | undefined, more: Partial<SignUpInput> = {}): Partial<SignUpInput> => ({
  institution: { name: `Fundacja ${countyCode}`, type: "ngo", town: "Gdzieś" },
  countyCode,
  ...more,
});
const come = (event: StaffEventView, number: number, countyCode?: string, more: Partial<SignUpInput> = {}) =>
  signUp(world, event, number, from(countyCode, more));
const withdraw = ({ token }: TakenSignUp) => registrations().withdrawRegistration(asPublic(world), token);

/** An entry of the register whose commune is known, or not. */
async function office(communeCode?: string) {
  const town = `Osada ${(towns += 1)}`;
  const name = "Ośrodek Pomocy Społecznej";
  const input = { name, type: "ops" as const, town, communeCode, otherNames: [] };
  const { institutionId } = await institutions().addInstitution(asStaff(world), input);
  return { institutionId, name, type: "ops" as const, town };
}

/** What came of an attempt: the outcome, or what it was refused with, and where that is said. */
async function outcomeOf(attempt: Promise<unknown>): Promise<string> {
  try {
    const done = (await attempt) as {
      outcome?: string;
      status?: string;
      limits?: WaitLimit[];
      position?: number;
    };
    const limits = done.limits?.map(({ by }) => by).filter((by) => by !== "event");
    return [done.outcome ?? done.status, ...(limits ?? []), done.position].filter(Boolean).join(" ");
  } catch (cause) {
    if (!(cause instanceof DomainError)) throw cause;
    const { issues = [] } = cause.details;
    return issues.map(({ path, code }) => `${path}: ${code}`).join() || cause.code;
  }
}

/** How many places of each group, and of those that are nobody's, are taken of how many. */
async function counted({ eventId }: StaffEventView): Promise<Record<string, string>> {
  const { seatCounts } = await events().getStaffEvent(asStaff(world), eventId);
  const { common, each } = seatCounts.groups ?? { common: seatCounts.event, each: {} };
  return Object.fromEntries(
    Object.entries({ ...each, common }).map(([name, { taken, total, waiting }]) => [
      name,
      `${taken} of ${total}${waiting ? `, ${waiting} wait` : ""}`,
    ]),
  );
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

const setGroups = (event: StaffEventView, groups: SeatGroup[] | undefined, seats = event.seats) =>
  changeEvent(world, event, { seats, recruitment: { ...event.recruitment, groups } });

const move = async (
  { eventId }: StaffEventView,
  input: { from?: string; to?: string; places?: number; askedBy?: string },
) => {
  const { version } = await events().getStaffEvent(asStaff(world), eventId);
  const reason = "jedna osoba nie przyjedzie";
  return events().moveGroupPlaces(asStaff(world), eventId, { places: 1, reason, ...input, version });
};

const eventHistory = async ({ eventId }: StaffEventView) =>
  (await world.deps.services.audit.listEventHistory(asStaff(world), eventId)).items;

describe("partners with places of their own", () => {
  it("have theirs and no others; whoever is one too many waits in their own line and holds up nobody", async () => {
    const event = await publish();
    const came = [];
    for (const number of [1, 2, 3, 4]) came.push(await outcomeOf(come(event, number, CRACOW)));
    expect(came).toEqual(["confirmed", "confirmed", "reserve group 1", "reserve group 2"]);
    expect(await come(event, 5, OPOLE)).toMatchObject({ outcome: "confirmed", group: "opole" });
    expect(await counted(event)).toEqual({
      lead: "0 of 2",
      malopolska: "2 of 2, 2 wait",
      opole: "1 of 2",
      common: "0 of 0",
    });
    await world.follow();
    expect((await namesByStatus(world, event)).reserve).toEqual(["Żak 3", "Żak 4"]);
    await assertSeatsMatch(world, event.eventId);
  });

  it.each<[string, "malopolska" | "opole" | "lead" | "none", Parameters<typeof from>]>([
    ["a county of theirs", "malopolska", [CRACOW]],
    [
      "a kind of institution",
      "lead",
      [KATOWICE, { institution: { name: "ROPS", type: "rops", town: "Katowice" } }],
    ],
    [
      "the first that names them",
      "lead",
      [CRACOW, { institution: { name: "ROPS", type: "rops", town: "Kraków" } }],
    ],
    ["none", "none", [KATOWICE]],
    ["none, where nothing is said", "none", [undefined, { institution: undefined }]],
  ])("are who has %s", async (_, groupId, who) => {
    const event = await publish({}, { seats: 7 });
    expect((await signUp(world, event, 1, from(...who))).group).toBe(
      groupId === "none" ? undefined : groupId,
    );
    await assertSeatsMatch(world, event.eventId);
  });

  it("are where the register says, not where somebody says", async () => {
    const event = await publish();
    const inOpole = await office("1661011");
    const { institutionId: _, ...typed } = inOpole;
    const one = await come(event, 1, CRACOW, { institution: inOpole });
    const other = await come(event, 2, CRACOW, { institution: typed });
    expect([one.group, other.group]).toEqual(["opole", "opole"]);
    await assertSeatsMatch(world, event.eventId);
  });

  it("are institutions that staff listed, also under entries that were found to be the same", async () => {
    const [listed, same] = [await office(), await office()];
    const groups = [
      group("partner", 1, { institutions: [{ institutionId: listed.institutionId, name: listed.name }] }),
    ];
    const event = await publish({ groups }, { seats: 5 });
    expect((await come(event, 1, CRACOW, { institution: same })).group).toBeUndefined();
    await institutions().mergeInstitution(asStaff(world), same.institutionId, {
      into: listed.institutionId,
      reason: "to samo",
      version: 1,
    });
    await world.follow();
    expect(await outcomeOf(come(event, 2, CRACOW, { institution: same }))).toBe("confirmed");
    expect(await outcomeOf(come(event, 3, CRACOW, { institution: listed }))).toBe("reserve group 1");
    // Who was there before keeps the common place.
    expect(await counted(event)).toEqual({ partner: "1 of 1, 1 wait", common: "1 of 4" });
    await assertSeatsMatch(world, event.eventId);
  });

  it("leave to others what is nobody's, or all others are refused", async () => {
    const event = await publish({}, { seats: 7 });
    expect(await outcomeOf(come(event, 1, KATOWICE))).toBe("confirmed");
    expect(await outcomeOf(come(event, 2, KATOWICE))).toBe("reserve 1");
    const strict = await publish({ outsideGroups: "refuse" }, { seats: 7 });
    expect(await outcomeOf(come(strict, 1, KATOWICE))).toBe("institution.name: registration.no_group");
    // Staff enter whom they want.
    const entered = manualInput({ institution: { name: "Inna", type: "ngo", town: "Katowice" } });
    expect(await outcomeOf(registrations().enterRegistration(asStaff(world), strict.eventId, entered))).toBe(
      "confirmed",
    );
    await assertSeatsMatch(world, event.eventId);
    await assertSeatsMatch(world, strict.eventId);
  });

  it("may be shut: nobody new signs up, who waits is still let in", async () => {
    const event = await publish();
    const first = await come(event, 1, CRACOW);
    for (const number of [2, 3]) await come(event, number, CRACOW);
    const shut = PARTNERS.map((one) =>
      one.groupId === "malopolska" ? { ...one, shut: true as const } : one,
    );
    await setGroups(event, shut);
    expect(await outcomeOf(come(event, 4, CRACOW))).toBe("institution.name: registration.group_shut");
    expect(await outcomeOf(come(event, 5, OPOLE))).toBe("confirmed");
    await withdraw(first);
    await world.follow();
    expect((await namesByStatus(world, event)).confirmed).toContain("Żak 3");
    await assertSeatsMatch(world, event.eventId);
  });

  it("pass what comes free on to their own line, or offer it", async () => {
    const event = await publish({ offerHours: 48 });
    const people = [];
    for (const [index, county] of [CRACOW, CRACOW, OPOLE, OPOLE, OPOLE, CRACOW].entries()) {
      passMinute(world);
      people.push(await come(event, index + 1, county));
    }
    const [first] = people;
    if (first) await withdraw(first);
    await world.follow();
    // Żak 5 waited longer, but for a place of Opole.
    expect(await namesByStatus(world, event)).toMatchObject({ offered: ["Żak 6"], reserve: ["Żak 5"] });
    await assertSeatsMatch(world, event.eventId);
    passMinute(world, 49 * 60);
    await createJobs(world.deps)["do-what-is-due"]?.run();
    await world.follow();
    expect(await counted(event)).toMatchObject({ malopolska: "1 of 2", opole: "2 of 2, 1 wait" });
    await assertSeatsMatch(world, event.eventId);
  });
});

describe("the last place of a partner", () => {
  /** Twenty at one moment: nobody writes before all have seen the place and decided to take it. */
  const race = async (event: StaffEventView) => {
    const { registrations: store } = world.deps.stores;
    const { create } = store;
    const all = Promise.withResolvers<void>();
    let writes = 0;
    store.create = async (...input) => {
      if ((writes += 1) === 20) all.resolve();
      if (writes <= 20) await all.promise;
      return create(...input);
    };
    try {
      const came = await Promise.all(
        Array.from({ length: 20 }, (_, index) =>
          come(event, index + 1, index % 2 ? "1201" : CRACOW, {
            institution: {
              name: `Fundacja ${index % 5}`,
              type: index % 3 ? "ngo" : "school",
              town: "Kraków",
            },
          }),
        ),
      );
      return { came, writes };
    } finally {
      store.create = create;
    }
  };

  it("is one of twenty who come at one moment from five institutions and two counties", async () => {
    const event = await publish({ groups: [group("malopolska", 1, { codes: ["12"] })] }, { seats: 9 });
    const { came, writes } = await race(event);
    // Nineteen found it taken as they wrote, and wrote again that they wait.
    expect(writes).toBeGreaterThanOrEqual(20 + 19);
    expect(came.filter(({ outcome }) => outcome === "confirmed")).toHaveLength(1);
    expect(await counted(event)).toEqual({ malopolska: "1 of 1, 19 wait", common: "0 of 8" });
    await assertSeatsMatch(world, event.eventId);
  });

  it("would be more without the condition in the transaction: the race above can fail", async () => {
    const event = await publish({ groups: [group("malopolska", 1, { codes: ["12"] })] }, { seats: 9 });
    const restore = withoutSeatConditions(world.deps.table.client);
    try {
      await race(event);
    } finally {
      restore();
    }
    await expect(assertSeatsMatch(world, event.eventId)).rejects.toThrow("no seat is sold twice");
  });
});

describe("a place of a group", () => {
  it("moves with a corrected county, or the correction is refused and nothing changes", async () => {
    const event = await publish();
    const one = await come(event, 1, CRACOW);
    for (const number of [2, 3]) await come(event, number, OPOLE);
    const correct = (patch: object, version: number) =>
      registrations()
        .correctRegistration(asPublic(world), one.token, { ...patch, version })
        .then(({ registration }) => registration);
    expect(await outcomeOf(correct({ countyCode: OPOLE }, 1))).toBe(
      "institution.name: registration.group_full",
    );
    expect(await counted(event)).toMatchObject({ malopolska: "1 of 2", opole: "2 of 2" });
    // What says nothing of where they belong moves nothing.
    expect(await outcomeOf(correct({ phone: "+48601234567" }, 1))).toBe("confirmed");
    await setStatusOf(world, event, 3, "rejected");
    expect(await outcomeOf(correct({ countyCode: OPOLE }, 2))).toBe("confirmed");
    expect(await counted(event)).toMatchObject({ malopolska: "0 of 2", opole: "2 of 2" });
    await assertSeatsMatch(world, event.eventId);
  });

  it.each<
    [string, Partial<EventInput["recruitment"]>, Partial<EventInput>, "confirmed" | "reserve" | "pending"]
  >([
    ["has a place", {}, {}, "confirmed"],
    ["waits for a choice", {}, { choiceGroups: twoPanels(0) }, "reserve"],
    ["is decided about", { mode: "selection" }, {}, "pending"],
  ])(
    "is not had by a correction where nobody signs up any more, by who %s",
    async (_, recruitment, more, status) => {
      const groups = PARTNERS.map((one) =>
        one.groupId === "malopolska" ? { ...one, shut: true as const } : one,
      );
      const event = await publish({ groups, outsideGroups: "refuse", ...recruitment }, { seats: 7, ...more });
      const choices: Record<string, string> = more.choiceGroups ? { panels: "a" } : {};
      const one = await come(event, 41, OPOLE, { choices });
      const correct = (patch: object, version: number) =>
        registrations()
          .correctRegistration(asPublic(world), one.token, { ...patch, version })
          .then(({ registration }) => registration);
      expect(one.outcome).toBe(status);
      const before = await counted(event);
      expect(await outcomeOf(correct({ countyCode: CRACOW }, 1))).toBe(
        "institution.name: registration.group_shut",
      );
      expect(await outcomeOf(correct({ countyCode: KATOWICE }, 1))).toBe(
        "institution.name: registration.no_group",
      );
      expect(await counted(event)).toEqual(before);
      // Another county of theirs, and another institution, is nothing new.
      expect(await outcomeOf(correct({ countyCode: "1601" }, 1))).toBe(status);
      const institution = { name: "Fundacja Opolska", type: "ngo", town: "Opole" };
      expect(await outcomeOf(correct({ institution }, 2))).toBe(status);
      await assertSeatsMatch(world, event.eventId);
    },
  );

  it("keeps whoever is there already where their group is shut, or where they belong to none", async () => {
    const event = await publish({}, { seats: 7 });
    const [inside, outside] = [await come(event, 41, CRACOW), await come(event, 42, KATOWICE)];
    const shut = PARTNERS.map((one) => ({ ...one, shut: true as const }));
    await changeEvent(world, event, {
      recruitment: { ...event.recruitment, groups: shut, outsideGroups: "refuse" },
    });
    for (const [{ token }, countyCode] of [
      [inside, "1201"],
      [outside, "2401"],
    ] as const) {
      const { registration } = await registrations().correctRegistration(asPublic(world), token, {
        countyCode,
        version: 1,
      });
      expect(registration).toMatchObject({ status: "confirmed", countyCode });
    }
    await assertSeatsMatch(world, event.eventId);
  });

  it("is waited for in the line of where somebody is from now on", async () => {
    const event = await publish();
    for (const number of [1, 2]) await come(event, number, CRACOW);
    const third = await come(event, 3, CRACOW);
    const { registration } = await registrations().correctRegistration(asPublic(world), third.token, {
      countyCode: OPOLE,
      version: 1,
    });
    expect(registration.status).toBe("confirmed");
    expect(await counted(event)).toMatchObject({ malopolska: "2 of 2", opole: "1 of 2" });
    await assertSeatsMatch(world, event.eventId);
  });

  it("is passed by name and with a reason alone, and who is past it makes no room when others leave", async () => {
    const event = await publish();
    const people = [];
    for (const number of [1, 2, 3]) people.push(await come(event, number, CRACOW));
    const [first, , third] = people;
    if (!first || !third) throw new Error("nobody came");
    expect(await outcomeOf(change(event, third, { status: "confirmed" }))).toBe(
      "institution.name: registration.group_full",
    );
    const past = await change(event, third, { status: "confirmed", pastLimit: true });
    expect(past.pastLimit).toEqual([groupScope("malopolska")]);
    expect(await counted(event)).toMatchObject({ malopolska: "3 of 2" });
    await withdraw(first);
    expect(await outcomeOf(come(event, 4, CRACOW))).toBe("reserve group 1");
    await assertSeatsMatch(world, event.eventId);
  });

  it("is decided about where staff select, and goes on to one of the same group", async () => {
    const event = await publish({ mode: "selection" });
    for (const number of [1, 2, 3]) await come(event, number, CRACOW);
    await come(event, 4, OPOLE);
    expect(await counted(event)).toMatchObject({ malopolska: "0 of 2" });
    for (const number of [1, 2]) await setStatusOf(world, event, number, "confirmed");
    expect(await outcomeOf(change(event, await personOf(world, event, 3), { status: "confirmed" }))).toBe(
      "institution.name: registration.group_full",
    );
    await setStatusOf(world, event, 4, "reserve");
    await setStatusOf(world, event, 3, "reserve");
    await setStatusOf(world, event, 1, "cancelled");
    await world.follow();
    expect(await namesByStatus(world, event)).toMatchObject({
      confirmed: ["Żak 2", "Żak 3"],
      reserve: ["Żak 4"],
    });
    await assertSeatsMatch(world, event.eventId);
  });

  it("is a common one where staff who select gave its group up in the same moment", async () => {
    const event = await publish({ mode: "selection" });
    const [first] = [
      await come(event, 51, CRACOW),
      await come(event, 52, CRACOW),
      await come(event, 53, OPOLE),
    ];
    for (const number of [51, 52]) await setStatusOf(world, event, number, "confirmed");
    await setStatusOf(world, event, 53, "reserve");
    await world.follow();
    if (!first) throw new Error("nobody came");
    await withdraw(first);
    await setGroups(event, undefined);
    // Its place comes by the stream while the others are still being counted, and comes again.
    await expect(world.follow()).rejects.toThrow("a stream handler failed");
    await world.follow();
    expect(await namesByStatus(world, event)).toMatchObject({ confirmed: ["Żak 52", "Żak 53"] });
    await assertSeatsMatch(world, event.eventId);
  });

  it("stays with the place where it is handed over, and is one of several that a delegation takes at once", async () => {
    const recruitment = { mode: "first_come", delegations: true, handovers: true } as const;
    const event = await publish(recruitment);
    const people = [0, 1, 2].map((index) => delegatedPerson(900 + index, { countyCode: CRACOW }));
    const institution = { name: "Fundacja Małopolska", type: "ngo" as const, town: "Kraków" };
    const input = delegationInput(900, { people, institution, ifFull: "reserve" });
    const taken = await world.deps.services.delegation.registerDelegation(
      asPublic(world),
      event.slug,
      input,
      "delegacja",
    );
    expect(taken.people.map(({ outcome }) => outcome)).toEqual(["confirmed", "confirmed", "reserve"]);
    const view = await world.deps.services.delegation.getDelegation(asPublic(world), taken.token);
    expect(view.people.at(-1)).toMatchObject({
      waitLimits: [{ by: "group", of: "malopolska" }],
      group: "malopolska",
      reservePosition: 1,
    });
    const [place] = view.people;
    if (place)
      await world.deps.services.delegation.exchangePerson(
        asPublic(world),
        taken.token,
        place.registrationId,
        successorInput(950),
      );
    expect(await counted(event)).toMatchObject({ malopolska: "2 of 2, 1 wait" });
    await assertSeatsMatch(world, event.eventId);
    // Each of a group of their own, in one transaction; two delegations for the last places have no more than there are.
    const mixed = [CRACOW, OPOLE, OPOLE].map((countyCode, index) =>
      delegatedPerson(960 + index, { countyCode }),
    );
    const both = await Promise.all(
      [0, 10].map((more) =>
        world.deps.services.delegation.registerDelegation(
          asPublic(world),
          event.slug,
          delegationInput(960 + more, {
            people: mixed.map((one, index) => ({
              ...one,
              ...delegatedPerson(970 + more + index),
              countyCode: one.countyCode,
            })),
            institution: { ...institution, name: `Fundacja ${more}` },
            ifFull: "reserve",
          }),
        ),
      ),
    );
    expect(both.flatMap((one) => one.people).filter(({ outcome }) => outcome === "confirmed")).toHaveLength(
      2,
    );
    expect(await counted(event)).toMatchObject({ malopolska: "2 of 2, 3 wait", opole: "2 of 2, 2 wait" });
    await assertSeatsMatch(world, event.eventId);
  });
});

describe("a place that a partner gives back", () => {
  it("goes to another in one save, which says why and who asked; the first in that line has it", async () => {
    const event = await publish();
    for (const number of [1, 2, 3, 4]) await come(event, number, CRACOW);
    await world.follow();
    const saved = await move(event, { from: "opole", to: "malopolska", askedBy: "Anna Nowak, Opole" });
    expect(saved.recruitment.groups?.map(({ seats }) => seats)).toEqual([2, 3, 1]);
    await world.follow();
    expect(await counted(event)).toEqual({
      lead: "0 of 2",
      malopolska: "3 of 3, 1 wait",
      opole: "0 of 1",
      common: "0 of 0",
    });
    expect(await namesByStatus(world, event)).toMatchObject({ reserve: ["Żak 4"] });
    const entry = (await eventHistory(event)).find(({ action }) => action === "event.edited");
    expect(entry).toMatchObject({
      reason: "jedna osoba nie przyjedzie · Anna Nowak, Opole",
      changes: [
        { field: "recruitment.groups.seats", of: "malopolska", from: "2", to: "3" },
        { field: "recruitment.groups.seats", of: "opole", from: "2", to: "1" },
      ],
    });
    await assertSeatsMatch(world, event.eventId);
  });

  it("may be nobody's for a while, is no more than is free, and only from who is there", async () => {
    const event = await publish();
    await come(event, 1, OPOLE);
    await move(event, { from: "opole" });
    expect(await counted(event)).toMatchObject({ opole: "1 of 1", common: "0 of 1" });
    expect(await outcomeOf(move(event, { from: "opole" }))).toBe(
      "recruitment.groups: event.seats_below_taken",
    );
    expect(await outcomeOf(move(event, { from: "opole", to: "lead", places: 5 }))).toBe(
      "places: group.too_few",
    );
    expect(await outcomeOf(move(event, { from: "slask" }))).toBe("from: group.unknown");
    expect(await outcomeOf(move(event, {}))).toBe("to: group.same");
    await move(event, { to: "malopolska" });
    expect(await counted(event)).toMatchObject({ malopolska: "0 of 3", common: "0 of 0" });
    await assertSeatsMatch(world, event.eventId);
  });

  it("goes to whoever comes first, where somebody takes it meanwhile: never to both", async () => {
    const event = await publish(
      { groups: [group("a", 1, { codes: ["12"] }), group("b", 1, { codes: ["16"] })] },
      { seats: 2 },
    );
    const [moved, came] = await Promise.all([
      outcomeOf(move(event, { from: "a", to: "b" })),
      outcomeOf(come(event, 1, CRACOW)),
    ]);
    const wasMoved = !moved.includes("below_taken");
    expect(came).toBe(wasMoved ? "reserve group 1" : "confirmed");
    await assertSeatsMatch(world, event.eventId);
  });
});

describe("groups that staff set while people are there", () => {
  it("count them, past their places or not, put who waits into their lines, and let nobody in before", async () => {
    const event = await publish({ groups: undefined });
    for (const [index, county] of [
      CRACOW,
      CRACOW,
      CRACOW,
      OPOLE,
      KATOWICE,
      KATOWICE,
      OPOLE,
      CRACOW,
    ].entries()) {
      passMinute(world);
      await come(event, index + 1, county);
    }
    await setGroups(event, PARTNERS);
    // Nobody knows yet whether there is one.
    expect(await outcomeOf(come(event, 20, OPOLE))).toBe("reserve group 1");
    await world.follow();
    expect(await counted(event)).toEqual({
      lead: "0 of 2",
      malopolska: "3 of 2, 1 wait",
      opole: "1 of 2, 2 wait",
      common: "2 of 0",
    });
    // There are as many as the event has seats: what Opole has left is that of somebody who is past theirs.
    expect(await outcomeOf(come(event, 21, OPOLE))).toBe("reserve group 3");
    await setStatusOf(world, event, 5, "rejected");
    await world.follow();
    expect(await counted(event)).toMatchObject({ opole: "2 of 2, 2 wait", common: "1 of 0" });
    await assertSeatsMatch(world, event.eventId);
    // They are told nothing: they have what they had.
    const actions = (await historyOf(world, (await personOf(world, event, 1)).registrationId)).map(
      ({ action }) => action,
    );
    expect(actions).toEqual(["registration.confirmed"]);
    await setGroups(event, undefined);
    await world.follow();
    expect(await counted(event)).toEqual({ common: "6 of 6, 3 wait" });
    await assertSeatsMatch(world, event.eventId);
  });

  it.each(["before", "after"] as const)(
    "are counted once, also when the connection is lost %s any request of the count, and comes twice",
    async (when) => {
      const ctx = world.deps.context({ type: "system", name: "count-quotas" }, "test");
      let broken = 0;
      for (let broke = true; broke; broken += 1) {
        const event = await publish({ groups: undefined });
        const first = 2000 + 100 * (broken + 1) + (when === "before" ? 1 : 51);
        for (const number of [0, 1]) await come(event, first + number, CRACOW);
        await setGroups(event, PARTNERS);
        const restore = loseConnection(world.deps.table.client, broken + 1, when);
        await registrations()
          .countQuotas(ctx, event.eventId)
          .catch(() => undefined);
        broke = restore();
        await registrations().countQuotas(ctx, event.eventId);
        await registrations().countQuotas(ctx, event.eventId, { again: true });
        expect(await counted(event)).toMatchObject({ malopolska: "2 of 2", common: "0 of 0" });
        expect(await outcomeOf(come(event, first + 3, CRACOW))).toBe("reserve group 1");
        await assertSeatsMatch(world, event.eventId);
      }
      expect(broken).toBeGreaterThan(when === "before" ? 8 : 2);
    },
  );

  it("hold for a process that has read the event before: it is asked in the transaction", async () => {
    const event = await publish({ groups: undefined }, { seats: 7 });
    const { events: store } = world.deps.stores;
    const { findDefinitionBySlug } = store;
    const before = await findDefinitionBySlug(event.slug);
    store.findDefinitionBySlug = () => Promise.resolve(before);
    try {
      await setGroups(event, PARTNERS);
      await world.follow();
      expect(await come(event, 1, CRACOW)).toMatchObject({ outcome: "confirmed", group: "malopolska" });
      expect(await outcomeOf(come(event, 2, KATOWICE))).toBe("confirmed");
      expect(await outcomeOf(come(event, 3, KATOWICE))).toBe("reserve 1");
    } finally {
      store.findDefinitionBySlug = findDefinitionBySlug;
    }
    await assertSeatsMatch(world, event.eventId);
  });

  it("let in one after the other while some are past theirs: two groups never have the last seat of the event", async () => {
    const event = await publish({ groups: undefined });
    for (const number of [1, 2, 3, 4]) await come(event, number, KATOWICE);
    await come(event, 5, CRACOW);
    await setGroups(event, PARTNERS);
    await world.follow();
    expect(await counted(event)).toMatchObject({ malopolska: "1 of 2", common: "4 of 0" });
    const both = await Promise.all([come(event, 6, CRACOW), come(event, 7, OPOLE)]);
    expect(both.map(({ outcome }) => outcome).toSorted()).toEqual(["confirmed", "reserve"]);
    // Staff may, by name.
    const waiting = both.find(({ outcome }) => outcome === "reserve");
    if (!waiting) throw new Error("nobody waits");
    expect(await outcomeOf(change(event, waiting, { status: "confirmed" }))).toContain(
      "registration.group_full",
    );
    expect(await outcomeOf(change(event, waiting, { status: "confirmed", pastLimit: true }))).toBe(
      "confirmed",
    );
    await assertSeatsMatch(world, event.eventId);
  });

  it("never have the last seat twice, though a batch of reads is of no one moment", async () => {
    const event = await publish({ groups: undefined, delegations: true }, { seats: 7 });
    for (const number of [1, 2, 3, 4]) await come(event, number, KATOWICE);
    await come(event, 5, CRACOW);
    await setGroups(event, PARTNERS);
    await world.follow();
    const { events: store } = world.deps.stores;
    const { readBlocks } = store;
    // One counter is read before somebody of that group gets one of the last two seats, the others after it.
    store.readBlocks = async (...asked) => {
      store.readBlocks = readBlocks;
      const before = await readBlocks(...asked);
      expect((await come(event, 6, CRACOW)).outcome).toBe("confirmed");
      const after = await readBlocks(...asked);
      const isLate = ({ scope }: { scope: string }) => scope !== groupScope("malopolska");
      const torn = [
        ...(before.get(event.eventId) ?? []).filter((block) => !isLate(block)),
        ...(after.get(event.eventId) ?? []).filter(isLate),
      ];
      return new Map([[event.eventId, torn]]);
    };
    try {
      const people = [7, 8].map((number) => delegatedPerson(number, { countyCode: OPOLE }));
      const { institution } = from(OPOLE);
      const taken = await world.deps.services.delegation.registerDelegation(
        asPublic(world),
        event.slug,
        delegationInput(7, { people, institution, ifFull: "reserve" }),
      );
      expect(taken.people.map(({ outcome }) => outcome)).toEqual(["confirmed", "reserve"]);
    } finally {
      store.readBlocks = readBlocks;
    }
    await assertSeatsMatch(world, event.eventId);
  });

  it("let people in though the count cannot be ended at once, because too many come", async () => {
    const event = await publish({ groups: undefined });
    await come(event, 1, CRACOW);
    await setGroups(event, PARTNERS);
    const { events: store } = world.deps.stores;
    const { endCount } = store;
    let lost = 0;
    store.endCount = async (...input) => (lost += 1) > 3 && endCount(...input);
    try {
      await world.follow();
    } finally {
      store.endCount = endCount;
    }
    expect(lost).toBe(4);
    expect((await come(event, 2, CRACOW)).outcome).toBe("confirmed");
    await assertSeatsMatch(world, event.eventId);
  });

  it("count who changes to another group when who belongs to which changes", async () => {
    const event = await publish();
    await come(event, 1, CRACOW);
    await come(event, 2, OPOLE);
    await setGroups(
      event,
      PARTNERS.map((one) => (one.groupId === "opole" ? { ...one, codes: ["12", "16"] } : one)).toReversed(),
    );
    await world.follow();
    expect(await counted(event)).toMatchObject({ malopolska: "0 of 2", opole: "2 of 2" });
    await assertSeatsMatch(world, event.eventId);
  });

  it("never have more places than the event, nor does the event get fewer than are taken", async () => {
    const event = await publish({ groups: undefined });
    for (const number of [1, 2, 3]) await come(event, number, CRACOW);
    expect(await outcomeOf(setGroups(event, PARTNERS, 5))).toBe("seats: group.more_than_event");
    const few = PARTNERS.map((one) => ({ ...one, seats: 0 }));
    expect(await outcomeOf(setGroups(event, few, 2))).toBe("seats: event.seats_below_taken");
    expect(await outcomeOf(setGroups(event, PARTNERS, null))).toBe("seats: group.unlimited");
    expect(await outcomeOf(setGroups(event, [group("x", 1, {})]))).toBe(
      "recruitment.groups.0.who: group.nobody",
    );
    await assertSeatsMatch(world, event.eventId);
  });
});

describe("the day on which what groups have not used becomes everybody's", () => {
  it("comes by itself: all are counted together, and the first of the whole line have the places", async () => {
    const event = await publish({ groupsUntil: "2026-03-10T12:00" });
    for (const [index, county] of [CRACOW, CRACOW, CRACOW, KATOWICE, OPOLE].entries()) {
      passMinute(world);
      await come(event, index + 1, county);
    }
    await world.follow();
    expect(await counted(event)).toMatchObject({ malopolska: "2 of 2, 1 wait", common: "0 of 0, 1 wait" });
    const due = async () => (await rowsOf(world, "groupsEnd", event.eventId)).length;
    expect(await due()).toBe(1);
    world.clock.now = "2026-03-10T10:59:00.000Z";
    await createJobs(world.deps)["do-what-is-due"]?.run();
    expect(await due()).toBe(1);
    world.clock.now = "2026-03-10T11:01:00.000Z";
    await createJobs(world.deps)["do-what-is-due"]?.run();
    expect(await due()).toBe(0);
    await world.follow();
    expect(await counted(event)).toEqual({ common: "5 of 6" });
    expect((await namesByStatus(world, event)).confirmed).toHaveLength(5);
    expect(await outcomeOf(come(event, 6, CRACOW))).toBe("confirmed");
    expect(await outcomeOf(come(event, 7, OPOLE))).toBe("reserve 1");
    await assertSeatsMatch(world, event.eventId);
    const entry = (await eventHistory(event)).find(({ action }) => action === "event.edited");
    expect(entry).toMatchObject({ actor: "system:end-groups", fields: ["groupsEnded"] });
    expect(await events().getStaffEvent(asStaff(world), event.eventId)).toMatchObject({ groupsEnded: true });
  });

  it("does not come where staff put it off or cancelled the event, and groups that are given time have their places again", async () => {
    const event = await publish({ groupsUntil: "2026-03-10T12:00" });
    await come(event, 1, CRACOW);
    await changeEvent(world, event, {
      recruitment: { ...event.recruitment, groupsUntil: "2026-03-12T12:00" },
    });
    world.clock.now = "2026-03-11T11:00:00.000Z";
    await createJobs(world.deps)["do-what-is-due"]?.run();
    expect(await counted(event)).toMatchObject({ malopolska: "1 of 2" });
    world.clock.now = "2026-03-12T11:01:00.000Z";
    await createJobs(world.deps)["do-what-is-due"]?.run();
    await world.follow();
    expect(await counted(event)).toEqual({ common: "1 of 6" });
    const now = await events().getStaffEvent(asStaff(world), event.eventId);
    await changeEvent(world, now, { recruitment: { ...now.recruitment, groupsUntil: "2026-03-20T12:00" } });
    await world.follow();
    expect(await counted(event)).toMatchObject({ malopolska: "1 of 2", common: "0 of 0" });
    await assertSeatsMatch(world, event.eventId);
    const { version } = await events().getStaffEvent(asStaff(world), event.eventId);
    await events().cancelEvent(asStaff(world), event.eventId, version, "odwołane");
    world.clock.now = "2026-03-21T11:01:00.000Z";
    await createJobs(world.deps)["do-what-is-due"]?.run();
    expect(await rowsOf(world, "groupsEnd", event.eventId)).toEqual([]);
    expect((await events().getStaffEvent(asStaff(world), event.eventId)).state).toBe("cancelled");
  });
});
