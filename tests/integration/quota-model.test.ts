import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { StaffEventView } from "@zapisy/core/event";
import { countSeats, EVENT_SCOPE } from "@zapisy/core/event";
import {
  groupOf,
  groupScope,
  groupsOf,
  isEventSeat,
  type SeatGroup,
  withinEvent,
} from "@zapisy/core/event/rules";
import type { InstitutionId } from "@zapisy/core/institution";
import type { StoredRegistration } from "@zapisy/core/registration";
import { isQuota } from "@zapisy/core/registration/rules";
import { REGISTRATION_STATUSES } from "@zapisy/core/registration/schema";
import { DomainError } from "@zapisy/core/shared/error";
import { createJobs } from "@zapisy/functions/jobs/index";
import { asPublic, asStaff, createProject, passMinute, publishEvent, signUp } from "../support/actions.ts";
import { withoutSeatConditions } from "../support/disturb.ts";
import { delegatedPerson, delegationInput, eventInput, signUpInput } from "../support/fixture.ts";
import { assertSeatsMatch } from "../support/seats.ts";
import { createWorld, type World } from "../support/world.ts";

/** Of the history that runs: each has a table of its own, because what it is held against reads all rows of it, again and again. */
let world: World;

/** Refusals that are answers to a command, not faults of the product. */
const REFUSALS = new Set([
  "delegation.not_enough_seats",
  "registration.duplicate",
  "registration.invalid",
  "registration.moved",
  "registration.other_date_full",
  "registration.event_full",
  "registration.institution_full",
  "registration.group_full",
  "registration.no_group",
  "event.invalid",
  "registration.busy",
  "registration.changes_closed",
  "registration.offer_ended",
  "registration.version_conflict",
  "registration.wrong_status",
  "event.seats_below_taken",
  "event.version_conflict",
  "institution.merged",
  "institution.version_conflict",
]);

/** Where the offices A, B and C are, as the register has it. */
const COMMUNES = ["1261011", "1201011", "1661011"];

const group = (groupId: string, code: string, seats: number): SeatGroup => ({
  groupId,
  name: { pl: groupId },
  types: [],
  codes: [code],
  institutions: [],
  seats,
});
const grouped = (malopolska: number, opole: number) => [
  group("malopolska", "12", malopolska),
  group("opole", "16", opole),
];

const person = fc.nat(8);
const office = fc.nat(2);
const command = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      type: fc.constant("signUp" as const),
      person,
      office,
      byCode: fc.constantFrom(false, false, true),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      type: fc.constant("delegate" as const),
      office,
      ifFull: fc.constantFrom("reserve" as const, "together" as const, "nobody" as const),
    }),
  },
  { weight: 1, arbitrary: fc.record({ type: fc.constant("dissolve" as const), person }) },
  { weight: 3, arbitrary: fc.record({ type: fc.constant("otherDate" as const), person }) },
  { weight: 3, arbitrary: fc.record({ type: fc.constant("withdraw" as const), person }) },
  { weight: 3, arbitrary: fc.record({ type: fc.constant("accept" as const), person }) },
  { weight: 2, arbitrary: fc.record({ type: fc.constant("move" as const), person, office }) },
  {
    weight: 2,
    arbitrary: fc.record({
      type: fc.constant("setStatus" as const),
      person,
      status: fc.constantFrom(...REGISTRATION_STATUSES),
      pastLimit: fc.constantFrom(undefined, undefined, true as const),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      type: fc.constant("setTerms" as const),
      seats: fc.constantFrom(2, 3, 5, null),
      groups: fc.constantFrom(undefined, undefined, grouped(1, 1), grouped(2, 0), grouped(0, 1).reverse()),
      outsideGroups: fc.constantFrom(undefined, "refuse" as const),
      perInstitution: fc.constantFrom(1, 2, undefined),
      perInstitutionFull: fc.constantFrom("reserve" as const, "refuse" as const),
      offerHours: fc.constantFrom(24, undefined),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      type: fc.constant("give" as const),
      from: fc.constantFrom(undefined, "malopolska", "opole"),
      to: fc.constantFrom(undefined, "malopolska", "opole"),
    }),
  },
  { weight: 2, arbitrary: fc.record({ type: fc.constant("merge" as const), office }) },
  { weight: 1, arbitrary: fc.record({ type: fc.constant("free" as const), office }) },
  { weight: 3, arbitrary: fc.constant({ type: "lapse" as const }) },
  { weight: 8, arbitrary: fc.constant({ type: "follow" as const }) },
);
type Command = typeof command extends fc.Arbitrary<infer C> ? C : never;

interface History {
  event: StaffEventView;
  offices: InstitutionId[];
  tokens: Map<number, string>;
  /** The other date, to which people of the reserve list move. */
  there: StaffEventView;
  /** Links of contacts. */
  contacts: string[];
}

/** Uses of the code by which some sign up. */
const CODE_USES = 2;
const CODE = "WEJSCIE2";
let delegated = 0;

async function rowsOf({ event }: History): Promise<StoredRegistration[]> {
  const rows: StoredRegistration[] = [];
  for await (const row of world.deps.stores.registrations.eachByName(event.eventId)) rows.push(row);
  return rows;
}

/** Does one command, as the person's browser, the staff's or the job would. */
async function run(history: History, one: Command): Promise<void> {
  const { event, offices, tokens } = history;
  const { registration, event: events, institution, delegation } = world.deps.services;
  const { stores } = world.deps;
  const chosen = async (index: number) => {
    const entry = await stores.institutions.find(offices[index] as InstitutionId);
    if (!entry) throw new Error("no such office");
    const { institutionId, name, type, town } = entry;
    return { entry, words: { institutionId, name, type, town } };
  };
  switch (one.type) {
    case "signUp": {
      const { words } = await chosen(one.office);
      const accessCode = one.byCode ? CODE : undefined;
      tokens.set(
        one.person,
        (await signUp(world, event, one.person, { institution: words, accessCode })).token,
      );
      return;
    }
    case "delegate": {
      const { words } = await chosen(one.office);
      delegated += 1;
      const people = ["a", "b"].map((each) => delegatedPerson(`d${delegated}${each}`));
      const input = delegationInput(delegated, { institution: words, people, ifFull: one.ifFull });
      history.contacts.push((await delegation.registerDelegation(asPublic(world), event.slug, input)).token);
      return;
    }
    case "dissolve": {
      const token = history.contacts[one.person % history.contacts.length];
      if (token) await delegation.dissolve(asPublic(world), token);
      return;
    }
    case "otherDate": {
      const waiting = (await rowsOf(history)).filter(({ status }) => status === "reserve");
      const someone = waiting[one.person % waiting.length];
      if (!someone) return;
      const {
        firstName: _,
        lastName: __,
        email: ___,
        locale: ____,
        ifFull: _____,
        ...asked
      } = signUpInput(1, { institution: someone.institution });
      await registration.moveToOtherDate(asPublic(world), registration.tokenOf(someone), {
        ...asked,
        to: history.there.slug,
        version: someone.version,
      });
      return;
    }
    case "withdraw": {
      const token = tokens.get(one.person);
      if (token) await registration.withdrawRegistration(asPublic(world), token);
      return;
    }
    case "accept": {
      const asked = (await rowsOf(history)).filter(({ status }) => status === "offered");
      const someone = asked[one.person % asked.length];
      if (someone) await registration.acceptOffer(asPublic(world), registration.tokenOf(someone));
      return;
    }
    case "move":
    case "setStatus": {
      const target = (await rowsOf(history)).find(({ lastName }) => lastName === `Żak ${one.person}`);
      if (!target) return;
      const changes =
        one.type === "move"
          ? { institution: (await chosen(one.office)).words }
          : { status: one.status, pastLimit: one.pastLimit };
      await registration.changeRegistration(asStaff(world), event.eventId, target.registrationId, {
        version: target.version,
        reason: "decyzja komisji",
        ...changes,
      });
      return;
    }
    case "setTerms": {
      const { type: _, seats, groups, ...terms } = one;
      const now = await events.getEvent(asStaff(world), event.eventId);
      const recruitment = {
        ...now.recruitment,
        groups: undefined,
        ...terms,
        ...(seats !== null && { groups }),
      };
      const changed = { ...now, seats, recruitment };
      await events.updateEvent(asStaff(world), event.eventId, changed, now.version);
      return;
    }
    case "give": {
      const { from, to } = one;
      const { version } = await events.getEvent(asStaff(world), event.eventId);
      const said = { places: 1, reason: "nie przyjadą", version };
      await events.moveGroupPlaces(asStaff(world), event.eventId, { from, to, ...said });
      return;
    }
    case "merge": {
      const { entry } = await chosen(one.office);
      const into = offices[(one.office + 1) % offices.length] as InstitutionId;
      await institution.mergeInstitution(asStaff(world), entry.institutionId, {
        into,
        reason: "to samo",
        version: entry.version,
      });
      return;
    }
    case "free": {
      const { entry } = await chosen(one.office);
      await institution.freeInstitution(asStaff(world), entry.institutionId, entry.version);
      return;
    }
    case "lapse":
      await createJobs(world.deps)["do-what-is-due"]?.run();
      return;
    case "follow":
  }
}

/** What is true of the event and its offices now: under which each of them is counted, and how many of each have a place. */
async function look(history: History) {
  const entries = await world.deps.stores.institutions.findMany(history.offices);
  const rootOf = new Map(
    entries.map((entry) => {
      const root = entries.find(
        (one) => entry && one?.merged.includes(entry.institutionId) && !one.mergedInto,
      );
      return [entry?.institutionId, root?.institutionId ?? entry?.institutionId];
    }),
  );
  const rows = await rowsOf(history);
  const held = rows.filter(({ standing }) => standing.holds.length > 0);
  const ofOffice = (id: InstitutionId | undefined, isPast: boolean) =>
    held.filter(
      ({ institution, pastLimit = [] }) =>
        institution?.institutionId === id && (isPast || !pastLimit.some(isQuota)),
    ).length;
  const head = await world.deps.stores.events.findHead(history.event.eventId);
  if (!head) throw new Error("no event");
  const blocks = withinEvent(
    (await world.deps.stores.events.readBlocks([head], true)).get(head.eventId) ?? [],
  );
  const own = blocks.filter(({ scope }) => isEventSeat(scope));
  return {
    rows,
    seats: head.seats ?? Number.POSITIVE_INFINITY,
    taken: own.reduce((sum, { taken }) => sum + taken, 0),
    /** Which seats of the event somebody of an office may have. */
    scopeOf(institutionId: InstitutionId | undefined) {
      const root = rootOf.get(institutionId);
      const countyCode = entries.find((entry) => entry?.institutionId === root)?.communeCode?.slice(0, 4);
      const theirs = groupOf(groupsOf(head), { institutions: [], countyCode });
      return theirs ? groupScope(theirs.groupId) : EVENT_SCOPE;
    },
    hasSeat(scope: string) {
      const seats = blocks.filter((block) => block.scope === scope);
      return countSeats(seats).left !== 0 && !seats.some(({ withheld }) => withheld);
    },
    rootOf,
    limit: head.recruitment.perInstitution ?? Number.POSITIVE_INFINITY,
    /** How many of one office itself, without those whom staff took past its limit. */
    own: (id: InstitutionId) => ofOffice(id, false),
    /** How many of an office and those that are the same. */
    together: (root: InstitutionId | undefined) =>
      history.offices
        .filter((id) => rootOf.get(id) === root)
        .reduce((sum, id) => sum + ofOffice(id, true), 0),
  };
}
type Seen = Awaited<ReturnType<typeof look>>;

/** Offices of which more people have a place than may, none of whom had it before, nor was taken by name. */
function tooMany(history: History, before: Seen, after: Seen): string[] {
  const limit = Math.max(before.limit, after.limit);
  return [...new Set(after.rootOf.values())].flatMap((root) => {
    const members = history.offices.filter((id) => after.rootOf.get(id) === root);
    const wereOne = new Set(members.map((id) => before.rootOf.get(id))).size <= 1;
    const now = members.reduce((sum, id) => sum + after.own(id), 0);
    const had = members.map((id) => before.own(id));
    // Before they were found to be one, each of them had its own limit.
    const may = wereOne
      ? Math.max(
          limit,
          had.reduce((sum, one) => sum + one, 0),
        )
      : had.reduce((sum, one) => sum + Math.max(limit, one), 0);
    return now > may ? [`${root}: ${now} of ${may}`] : [];
  });
}

/** More people than seats, who had none before and were not taken by name. */
function moreThanSeats(before: Seen, after: Seen): string[] {
  const wasPast = new Set(before.rows.flatMap((one) => (one.pastLimit ? [one.registrationId] : [])));
  const past = after.rows.filter((one) => one.pastLimit && !wasPast.has(one.registrationId)).length;
  const may = Math.max(before.seats, after.seats, before.taken + past);
  return after.taken > may ? [`${after.taken} of ${may}`] : [];
}

/** Whoever was passed over: they stood before somebody who got a seat from the line, could have it as well, and did not. */
function passedOver(before: readonly StoredRegistration[], after: Seen): string[] {
  const now = new Map(after.rows.map((row) => [row.registrationId, row]));
  return before.flatMap((served, place) => {
    const row = now.get(served.registrationId);
    const isServed = row?.status !== "reserve" && /promote-reserve|count-quotas/.test(row?.changedBy ?? "");
    if (!isServed) return [];
    const seatOfServed = row?.standing.holds.find(({ scope }) => isEventSeat(scope))?.scope;
    return before
      .slice(0, place)
      .filter((one) => now.get(one.registrationId)?.status === "reserve" && mayHavePlace(after, one))
      .filter((one) => after.scopeOf(one.institution?.institutionId) === seatOfServed)
      .map(({ lastName }) => `${lastName} by ${served.lastName}`);
  });
}

/** Whoever waits with others may have to wait for them: parties have a model of their own (parties.test.ts). */
function mayHavePlace(seen: Seen, { institution, party }: StoredRegistration): boolean {
  if (party) return false;
  return seen.together(seen.rootOf.get(institution?.institutionId)) < seen.limit;
}

const manySteps = fc.array(fc.array(command, { minLength: 1, maxLength: 3 }), {
  minLength: 6,
  maxLength: 10,
});
const manyMinutes = fc.array(fc.constantFrom(1, 60, 25 * 60), { minLength: 10, maxLength: 10 });

/** Any history, in a world that was spoilt before it, if it was. */
const anyHistory = (spoil?: (world: World) => void) =>
  fc.asyncProperty(manySteps, manyMinutes, async (steps, minutes) => {
    world = await createWorld();
    const projectId = await createProject(world);
    spoil?.(world);
    const offices: InstitutionId[] = [];
    for (const [index, letter] of ["A", "B", "C"].entries()) {
      const input = {
        name: `Fundacja ${letter}`,
        communeCode: COMMUNES[index],
        type: "ngo" as const,
        town: "Miasto",
        otherNames: [],
      };
      offices.push(
        (await world.deps.services.institution.addInstitution(asStaff(world), input)).institutionId,
      );
    }
    const { form } = eventInput(projectId);
    const day = "2027-04-15";
    const [item] = eventInput(projectId).agenda;
    const dated = {
      form: { ...form, institution: "required" as const },
      dates: { type: "exact" as const, startsOn: day, endsOn: day },
      agenda: item ? [{ ...item, day }] : [],
    };
    const there = await publishEvent(world, projectId, {
      ...dated,
      seats: 2,
      recruitment: { mode: "first_come", perInstitution: 1 },
    });
    const event = await publishEvent(world, projectId, {
      ...dated,
      seats: 3,
      accessCode: "optional",
      recruitment: {
        mode: "first_come",
        perInstitution: 1,
        delegations: true,
        otherDates: [there.eventId],
      },
    });
    await world.deps.services.accessCode.createCode(asStaff(world), event.eventId, {
      code: CODE,
      uses: CODE_USES,
      ownSeats: false,
    });
    const history: History = { event, offices, tokens: new Map(), there, contacts: [] };
    let before = await look(history);
    const check = async () => {
      const after = await look(history);
      expect(tooMany(history, before, after)).toEqual([]);
      expect(moreThanSeats(before, after)).toEqual([]);
      before = after;
      return after;
    };
    const follow = async () => {
      const line = (await world.deps.stores.registrations.listLine(event.eventId, undefined, 100)).items;
      await world.follow();
      const after = await check();
      expect(passedOver(line, after)).toEqual([]);
      await assertSeatsMatch(world, event.eventId, { isOver: true });
      await assertSeatsMatch(world, there.eventId, { isOver: true });
      // Whoever went to the other date has left the line for one seat there, and whoever has one there came from here.
      const gone = after.rows.flatMap(({ movedTo, status }) =>
        movedTo && status === "cancelled" ? movedTo.registrationId : [],
      );
      const arrived = await rowsOf({ ...history, event: there });
      expect(arrived.map(({ registrationId }) => registrationId).toSorted()).toEqual(
        expect.arrayContaining(gone.toSorted()),
      );
      expect(arrived.map(({ movedFrom, status }) => [typeof movedFrom, status])).toEqual(
        arrived.map(() => ["object", "confirmed"]),
      );
      expect(arrived.length).toBe(after.rows.filter(({ movedTo }) => movedTo).length);
      return after;
    };
    // It begins with one of each office who has a seat, and others who may not have one.
    for (const each of [0, 1, 2, 3, 4]) {
      await run(history, { type: "signUp", person: each, office: each % 2, byCode: false });
      await check();
    }
    await follow();
    for (const [index, together] of steps.entries()) {
      passMinute(world, minutes[index]);
      await Promise.all(
        together.map((one) =>
          run(history, one).catch((error: unknown) => {
            if (!(error instanceof DomainError) || !REFUSALS.has(error.code)) throw error;
          }),
        ),
      );
      await (together.some(({ type }) => type === "follow") ? follow() : check());
    }
    const last = await follow();
    const waiting = last.rows.filter(({ status }) => status === "reserve");
    // No seat is idle while somebody waits who may have it; everybody who waits stands in the line.
    expect(
      waiting
        .filter(
          (one) => last.hasSeat(last.scopeOf(one.institution?.institutionId)) && mayHavePlace(last, one),
        )
        .map(({ lastName }) => lastName),
    ).toEqual([]);
    const { items: line } = await world.deps.stores.registrations.listLine(event.eventId, undefined, 100);
    const idsOf = (rows: readonly StoredRegistration[]) =>
      rows.map(({ registrationId }) => registrationId).toSorted();
    expect(idsOf(line)).toEqual(idsOf(waiting));
  });

describe("any history of quotas, groups, codes, delegations and other dates, several things at a time", () => {
  it("gives no institution more places than it may have, and nobody more than there are, loses nobody, keeps the order, and leaves no seat idle", async () => {
    // A longer run ends by itself before the test's own limit.
    await fc.assert(anyHistory(), { numRuns: 6, endOnFailure: true, interruptAfterTimeLimit: 90_000 });
  });

  it("would be found out at once, if nothing asked how many of an institution there are", async () => {
    const spoilt = anyHistory(({ deps }) => {
      const { events } = deps.stores;
      const { readBlocks } = events;
      withoutSeatConditions(deps.table.client);
      events.readBlocks = async (...asked) => {
        const found = await readBlocks(...asked);
        return new Map(
          [...found].map(([id, blocks]) => [id, blocks.filter(({ scope }) => !isQuota(scope))] as const),
        );
      };
    });
    expect(await fc.check(spoilt, { numRuns: 1, endOnFailure: true })).toMatchObject({ failed: true });
  });
});
