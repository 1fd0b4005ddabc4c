import type { EventInput, StaffEventView } from "@zapisy/core/event";
import type { DelegationInput, Successor } from "@zapisy/core/delegation/schema";
import type { TakenDelegation } from "@zapisy/core/delegation/answer";
import type { ProjectId } from "@zapisy/core/project";
import type { MessageRef } from "@zapisy/core/message/schema";
import type { RegistrationId } from "@zapisy/core/registration/schema";
import { DomainError } from "@zapisy/core/shared/error";
import { addSeconds } from "@zapisy/core/shared/time";
import { composeMail } from "@zapisy/functions/effects/send-mail";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { call } from "../support/api.ts";
import { markInput } from "../support/attendance.ts";
import {
  asPublic,
  asStaff,
  changeEvent,
  createProject,
  historyOf,
  namesByStatus,
  passMinute,
  publishEvent,
  signUp,
} from "../support/actions.ts";
import {
  disturb,
  loseConnection,
  withoutSeatConditions,
  withoutVersionConditions,
} from "../support/disturb.ts";
import {
  agendaItem,
  delegatedPerson,
  delegationInput,
  eventInput,
  successorInput,
  twoPanels,
} from "../support/fixture.ts";
import { assertSeatsMatch, rowsOf } from "../support/seats.ts";
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
const RECRUITMENT = { mode: "first_come", delegations: true, handovers: true } as const;
const publish = (overrides: Partial<EventInput> = {}) =>
  publishEvent(world, projectId, { recruitment: RECRUITMENT, ...overrides });

let numbers = 0;
/** People of a new office. */
const office = (overrides: Partial<DelegationInput> = {}) => delegationInput((numbers += 1), overrides);
const people = (count: number, overrides: Partial<DelegationInput["people"][number]> = {}) =>
  Array.from({ length: count }, () => delegatedPerson((numbers += 1), overrides));
const register = (event: StaffEventView, input: DelegationInput, key?: string) =>
  delegations().registerDelegation(asPublic(world), event.slug, input, key);
const viewOf = ({ token }: Pick<TakenDelegation, "token">) =>
  delegations().getDelegation(asPublic(world), token);
const outcomes = ({ people: taken }: TakenDelegation) => taken.map(({ outcome }) => outcome);
/** What an attempt is refused with: what is said beside the fields, or the code. */
const refusalOf = async (attempt: Promise<unknown>) => {
  try {
    await attempt;
  } catch (cause) {
    if (!(cause instanceof DomainError)) throw cause;
    const { issues = [] } = cause.details;
    return issues.map(({ path, code }) => `${path}: ${code}`).join() || cause.code;
  }
  return "taken";
};
const countOf = async (event: StaffEventView) =>
  Object.values(await namesByStatus(world, event)).reduce((sum, names) => sum + (names?.length ?? 0), 0);
const mailsTo = async (registrationId: RegistrationId) =>
  (await world.deps.stores.messages.listByOwner(registrationId)).map(({ kind }) => kind);
/** Mails to the contact of a delegation, as they are written now. */
const mailsToContact = ({ delegationId }: TakenDelegation) =>
  Promise.all(
    world.mailed
      .filter((ref) => ref.startsWith(`${delegationId}/`))
      .map(async (ref) => {
        const message = await world.deps.stores.messages.find(ref as MessageRef);
        return message && composeMail(world.deps, message);
      }),
  );
const rowOf = async (registrationId: RegistrationId) => {
  const row = await world.deps.stores.registrations.find(registrationId);
  if (!row) throw new Error(`no ${registrationId}`);
  return row;
};
describe("a delegation", () => {
  it("registers all of its people, each with a seat, a claim, a link and a mail that says where the data come from", async () => {
    const event = await publish({ seats: 5, choiceGroups: twoPanels(3) });
    const input = office({
      people: [...people(2, { choices: { panels: "a" } }), ...people(1, { choices: { panels: "b" } })],
    });
    const taken = await register(event, input);
    expect(outcomes(taken)).toEqual(["confirmed", "confirmed", "confirmed"]);
    await world.follow();
    await assertSeatsMatch(world, event.eventId);
    const view = await viewOf(taken);
    expect(view).toMatchObject({
      contact: input.contact,
      institution: { name: input.institution.name, town: "Mońki" },
    });
    for (const { registrationId } of view.people) {
      const person = await rowOf(registrationId);
      expect(person).toMatchObject({
        institution: view.institution,
        source: "online",
        delegationId: taken.delegationId,
      });
      // Whoever was registered by another agreed to nothing themselves.
      expect(person.consents).toEqual({ image: false, newsletter: false, needs: false, log: [] });
      expect(await mailsTo(registrationId)).toEqual(["registration.delegated"]);
      expect((await historyOf(world, registrationId)).map(({ action, actor }) => [action, actor])).toEqual([
        ["registration.delegated", `contact:${taken.delegationId}`],
      ]);
    }
    const [first] = await rowsOf(world, "delegation", event.eventId);
    expect(JSON.stringify(first)).not.toContain(taken.token.slice(26));
  });

  it("mails the contact one list with one link, and names there who has no address", async () => {
    const event = await publish();
    const input = office({ people: [...people(1), ...people(1, { email: undefined })] });
    const taken = await register(event, input);
    await world.follow();
    const [mail, ...others] = await mailsToContact(taken);
    expect(others).toEqual([]);
    expect(mail?.to).toBe(input.contact.email);
    expect(mail?.mail.text).toContain(`/delegations/${taken.token}`);
    expect(mail?.mail.text).toContain("(bez adresu e-mail)");
  });

  it("is all or nothing where its contact wants it so", async () => {
    const event = await publish({ seats: 2 });
    expect(await refusalOf(register(event, office({ people: people(3) })))).toBe(
      "delegation.not_enough_seats",
    );
    expect(await countOf(event)).toBe(0);
    expect(outcomes(await register(event, office({ people: people(2) })))).toEqual([
      "confirmed",
      "confirmed",
    ]);
    await assertSeatsMatch(world, event.eventId);
  });

  it("takes as many as fit, in their order, and puts the others on the reserve list in that order", async () => {
    const event = await publish({ seats: 3 });
    await signUp(world, event, 1);
    const taken = await register(event, office({ people: people(4), ifFull: "reserve" }));
    expect(taken.people).toEqual([
      { outcome: "confirmed" },
      { outcome: "confirmed" },
      { outcome: "reserve", position: 1 },
      { outcome: "reserve", position: 2 },
    ]);
    const { people: shown } = await viewOf(taken);
    expect(shown.map(({ reservePosition }) => reservePosition)).toEqual([undefined, undefined, 1, 2]);
    await assertSeatsMatch(world, event.eventId);
  });

  it("waits as a whole for the decision of staff where they select", async () => {
    const event = await publish({ seats: 1, recruitment: { ...RECRUITMENT, mode: "selection" } });
    expect(outcomes(await register(event, office()))).toEqual(["pending", "pending"]);
    await assertSeatsMatch(world, event.eventId);
  });

  it("never takes a part of the seats that it needs, whoever comes at the same moment", async () => {
    const event = await publish({ seats: 7 });
    const came = await Promise.all([
      ...Array.from({ length: 4 }, () => refusalOf(register(event, office({ people: people(3) })))),
      ...Array.from({ length: 4 }, () => signUp(world, event, (numbers += 1)).then(({ outcome }) => outcome)),
    ]);
    const all = await namesByStatus(world, event);
    const together = (all.confirmed ?? []).filter((name) => name.startsWith("Kot"));
    expect(together.length % 3).toBe(0);
    expect(together.length).toBe(3 * came.slice(0, 4).filter((one) => one === "taken").length);
    expect((all.reserve ?? []).filter((name) => name.startsWith("Kot"))).toEqual([]);
    await assertSeatsMatch(world, event.eventId);
  });

  it("would sell seats twice without the conditions in the transaction: the race above can fail", async () => {
    const event = await publish({ seats: 4 });
    // Both have read the same seats before one of them writes.
    const { readBlocks } = world.deps.stores.events;
    const both = Promise.withResolvers<void>();
    let reads = 0;
    world.deps.stores.events.readBlocks = async (...input) => {
      const read = await readBlocks(...input);
      reads += 1;
      if (reads >= 2) both.resolve();
      await both.promise;
      return read;
    };
    const restore = withoutSeatConditions(world.deps.table.client);
    try {
      await Promise.all([
        register(event, office({ people: people(3) })),
        register(event, office({ people: people(3) })),
      ]);
    } finally {
      restore();
      world.deps.stores.events.readBlocks = readBlocks;
    }
    await expect(assertSeatsMatch(world, event.eventId)).rejects.toThrow("no seat is sold twice");
  });

  it("is one where it is sent twice at once, or again when the answer was lost", async () => {
    const event = await publish({ seats: 4 });
    const input = office({ people: people(3) });
    const [once, twice] = await Promise.all([
      register(event, input, "one-key"),
      register(event, input, "one-key"),
    ]);
    expect(twice).toEqual(once);
    expect(await register(event, input, "one-key")).toEqual(once);
    expect(await countOf(event)).toBe(3);
    await assertSeatsMatch(world, event.eventId);
    // Also when sign-up is over by then.
    world.clock.now = "2026-04-16T09:00:00.000Z";
    expect((await register(event, input, "one-key")).token).toBe(once.token);
  });

  it("says beside a person what is wrong with them, and registers nobody", async () => {
    const event = await publish({ form: { ...(await publish()).form, phone: "required" } });
    await signUp(world, await publish(), 1);
    const [twin] = people(1, { phone: "857473412" });
    if (!twin) throw new Error("nobody");
    expect(await refusalOf(register(event, office()))).toBe(
      "people.0.phone: field.required,people.1.phone: field.required",
    );
    expect(
      await refusalOf(
        register(event, office({ people: [twin, { ...twin, lastName: twin.lastName.toUpperCase() }] })),
      ),
    ).toBe("people.1.lastName: delegation.named_twice");
    expect(
      await refusalOf(
        register(
          event,
          office({
            people: [twin, { ...delegatedPerson("x"), phone: "857473413", needs: { diet: "vegan" } }],
          }),
        ),
      ),
    ).toBe("declarations.needs: consent.needs_required");
    await register(event, office({ people: [twin, ...people(1, { phone: "857473412" })] }));
    expect(
      await refusalOf(register(event, office({ people: [...people(1, { phone: "857473412" }), twin] }))),
    ).toBe("people.1.lastName: delegation.person_registered");
    expect(await countOf(event)).toBe(2);
    await assertSeatsMatch(world, event.eventId);
  });

  it("keeps needs with the sentence by which they were agreed to", async () => {
    const event = await publish();
    const taken = await register(
      event,
      office({
        people: [...people(1, { needs: { diet: "vegan" } }), ...people(1)],
        declarations: { acts: true, needs: true },
      }),
    );
    const [needy, other] = await Promise.all(
      (await viewOf(taken)).people.map(({ registrationId }) => rowOf(registrationId)),
    );
    expect(needy?.consents).toMatchObject({
      needs: true,
      log: [{ consent: "needs", given: true, by: "online" }],
    });
    expect(needy?.consents.log?.[0]?.wording).toMatch(/^[\w-]{22}$/);
    expect(other?.consents.needs).toBe(false);
    await assertSeatsMatch(world, event.eventId);
  });

  it("comes by a code as long as that has a use for each of them", async () => {
    const event = await publish({ seats: 1, accessCode: "required" });
    await world.deps.services.accessCode.createCode(asStaff(world), event.eventId, {
      code: "PARTNER",
      uses: 3,
      ownSeats: true,
    });
    expect(await refusalOf(register(event, office({ people: people(4), accessCode: "partner" })))).toBe(
      "accessCode: delegation.code_uses_left",
    );
    expect(outcomes(await register(event, office({ people: people(3), accessCode: "partner" })))).toEqual([
      "confirmed",
      "confirmed",
      "confirmed",
    ]);
    await assertSeatsMatch(world, event.eventId);
  });

  it("is not taken where the event does not say so, or no longer", async () => {
    const event = await publish({ recruitment: { mode: "first_come" } });
    expect(await refusalOf(register(event, office()))).toBe("delegation.not_taken");
    const confirms = { ...RECRUITMENT, confirmAddress: true };
    expect(await refusalOf(publish({ recruitment: confirms }))).toContain(
      "recruitment.delegations_unconfirmed",
    );
    expect(await refusalOf(publish({ recruitment: confirms }))).toContain(
      "recruitment.handovers_unconfirmed",
    );
    const open = await publish();
    world.clock.now = addSeconds(START, 90 * 86_400);
    expect(await refusalOf(register(open, office()))).toBe("registration.recruitment_closed");
  });

  it("fits into one transaction with ten people who have needs and two parts each", async () => {
    const event = await publish({ seats: 90, choiceGroups: twoPanels(80) });
    const ten = people(10, { choices: { panels: "b" }, needs: { diet: "vegan" } }).map((person, index) => ({
      ...person,
      // A name with a hyphen is looked for under two keys.
      lastName: `Żak-Kot ${index}`,
    }));
    let items = 0;
    const stop = disturb(world.deps.table.client, (request, send) => {
      items = Math.max(items, request.input.TransactItems?.length ?? 0);
      return send();
    });
    const taken = await register(event, office({ people: ten, declarations: { acts: true, needs: true } }));
    stop();
    expect(items).toBe(43);
    expect(new Set(outcomes(taken))).toEqual(new Set(["confirmed"]));
    await assertSeatsMatch(world, event.eventId);
  });

  it("gets as many places as its institution may have, under any spelling, and the others wait for one of these", async () => {
    const form = { ...eventInput(projectId).form, institution: "required" } as const;
    const terms = { ...RECRUITMENT, perInstitution: 2 };
    const event = await publish({ seats: 20, form, recruitment: terms });
    const name = `Ośrodek Pomocy ${(numbers += 1)}`;
    const of = (count: number, ifFull: "nobody" | "reserve", spelling = name) =>
      office({ people: people(count), ifFull, institution: { name: spelling, type: "ops", town: "Mońki" } });
    expect(await refusalOf(register(event, of(3, "nobody")))).toBe("delegation.not_enough_seats");
    const taken = await register(event, of(3, "reserve"));
    expect(outcomes(taken)).toEqual(["confirmed", "confirmed", "reserve"]);
    expect((await viewOf(taken)).people.at(-1)).toMatchObject({
      reservePosition: 1,
      waitLimits: [{ by: "institution" }],
    });
    // Exchanging is no matter of the quota: nobody comes in beside.
    const { people: places } = await viewOf(taken);
    for (const { registrationId } of places)
      await delegations().exchangePerson(
        asPublic(world),
        taken.token,
        registrationId,
        successorInput((numbers += 1)),
      );
    await assertSeatsMatch(world, event.eventId);
    // Two delegations of one office at once: two places in all.
    const other = await publish({ seats: 20, form, recruitment: terms });
    const both = await Promise.all([
      register(other, of(2, "reserve", name.toUpperCase())),
      register(other, of(2, "reserve", `  ${name.toLowerCase()} `)),
    ]);
    expect(both.flatMap(outcomes).toSorted()).toEqual(["confirmed", "confirmed", "reserve", "reserve"]);
    await assertSeatsMatch(world, other.eventId);
    const strict = await publish({
      seats: 20,
      form,
      recruitment: { ...terms, perInstitutionFull: "refuse" },
    });
    expect(await refusalOf(register(strict, of(3, "reserve")))).toBe(
      "institution.name: registration.institution_full",
    );
    expect(await countOf(strict)).toBe(0);
  });

  it("refuses who does not meet a criterion, in the organiser's words, or leaves them to staff", async () => {
    const criterion = {
      criterionId: "k1",
      type: "territory",
      codes: ["20"],
      words: { pl: "Tylko z Podlasia." },
    } as const;
    const form = (effect: "refuse" | "warn") => ({
      ...eventInput(projectId).form,
      criteria: [{ ...criterion, codes: [...criterion.codes], effect }],
    });
    const input = () =>
      office({ people: [...people(1, { countyCode: "2061" }), ...people(1, { countyCode: "1465" })] });
    const closed = await publish({ form: form("refuse") });
    expect(await refusalOf(register(closed, input()))).toBe("people.1.countyCode: criterion.not_met");
    expect(await countOf(closed)).toBe(0);
    const open = await publish({ form: form("warn"), seats: 5 });
    const taken = await register(open, input());
    expect(outcomes(taken)).toEqual(["confirmed", "pending"]);
    const [inside, outside] = (await viewOf(taken)).people;
    expect((await rowOf(outside?.registrationId ?? "reg_0")).statusReason).toBe("Tylko z Podlasia.");
    const exchanged = delegations().exchangePerson(
      asPublic(world),
      taken.token,
      inside?.registrationId ?? "reg_0",
      successorInput((numbers += 1), { countyCode: "1465" }),
    );
    expect(await refusalOf(exchanged)).toBe("countyCode: criterion.not_met");
    await assertSeatsMatch(world, open.eventId);
  });

  it("ends 30 days after its event, wherever that moves, and its people stay", async () => {
    const event = await publish();
    const taken = await register(event, office());
    const endOf = async () => (await rowsOf(world, "delegation", event.eventId))[0]?.["ttl"];
    await expect(endOf()).resolves.toBe(Date.parse("2026-05-15T00:00:00Z") / 1000);
    await changeEvent(world, event, {
      dates: { type: "exact", startsOn: "2026-04-16", endsOn: "2026-04-16" },
      agenda: [agendaItem({ day: "2026-04-16" })],
    });
    await world.follow();
    expect(await endOf()).toBe(Date.parse("2026-05-16T00:00:00Z") / 1000);
    world.clock.now = "2026-05-16T00:00:01.000Z";
    expect(await refusalOf(viewOf(taken))).toBe("delegation.not_found");
    expect(await countOf(event)).toBe(2);
  });
});

describe.each(["before", "after"] as const)("a connection that is lost %s a request takes effect", (when) => {
  it("registers a delegation once when it is sent again with its key", async () => {
    const event = await publish({ seats: 200, choiceGroups: twoPanels(null) });
    let broken = 0;
    for (let breakAt = 1; ; breakAt += 1) {
      const input = office({ people: people(2, { choices: { panels: "a" } }) });
      const act = () => register(event, input, `request-${when}-${breakAt}`);
      const restore = loseConnection(world.deps.table.client, breakAt, when);
      await act().catch(() => undefined);
      const broke = restore();
      const taken = await act();
      expect((await viewOf(taken)).people.map(({ status }) => status)).toEqual(["confirmed", "confirmed"]);
      expect(await countOf(event)).toBe(2 * breakAt);
      if (!broke) break;
      broken = breakAt;
    }
    await assertSeatsMatch(world, event.eventId);
    expect(broken).toBeGreaterThanOrEqual(when === "before" ? 4 : 2);
  });
});

describe("a place that is given to another person", () => {
  const exchange = (taken: TakenDelegation, registrationId: RegistrationId, successor: Successor) =>
    delegations().exchangePerson(asPublic(world), taken.token, registrationId, successor);
  const next = (overrides: Partial<Successor> = {}) => successorInput((numbers += 1), overrides);
  const firstOf = async (taken: TakenDelegation) => {
    const [first] = (await viewOf(taken)).people;
    if (!first) throw new Error("nobody");
    return first;
  };
  const withdraw = (taken: TakenDelegation, registrationId: RegistrationId) =>
    delegations().withdrawPerson(asPublic(world), taken.token, registrationId);

  it("keeps its seat, its part and both names, and tells both of them", async () => {
    const event = await publish({ seats: 2, choiceGroups: twoPanels(1) });
    const [one] = people(1, { choices: { panels: "a" } });
    const [two] = people(1, { choices: { panels: "b" } });
    if (!one || !two) throw new Error("nobody");
    const taken = await register(
      event,
      office({ people: [one, two], declarations: { acts: true, needs: true } }),
    );
    const waiting = await signUp(world, event, (numbers += 1), { choices: { panels: "a" } });
    await world.follow();
    const before = await rowOf((await firstOf(taken)).registrationId);
    passMinute(world);
    const successor = next({ needs: { diet: "vegan" }, declarations: { acts: true, needs: true } });
    const view = await exchange(taken, before.registrationId, successor);
    await world.follow();
    expect(view.people[0]).toMatchObject({
      firstName: "Henryk",
      status: "confirmed",
      choices: { panels: "a" },
      before: [{ firstName: before.firstName, lastName: before.lastName, until: world.clock.now }],
    });
    const after = await rowOf(view.people[0]?.registrationId ?? before.registrationId);
    expect(after).toMatchObject({
      standing: before.standing,
      queuedAt: before.queuedAt,
      institution: before.institution,
      delegationId: taken.delegationId,
      takenOver: { from: before.registrationId, by: "contact", times: 1 },
    });
    const left = await rowOf(before.registrationId);
    expect(left).toMatchObject({
      status: "cancelled",
      handedTo: after.registrationId,
      leftAt: world.clock.now,
    });
    expect(await mailsTo(after.registrationId)).toEqual(["registration.taken_over"]);
    expect((await mailsTo(before.registrationId)).at(-1)).toBe("registration.handed_over");
    const actions = async (id: RegistrationId) => (await historyOf(world, id)).map(({ action }) => action);
    expect(await actions(before.registrationId)).toEqual([
      "registration.handed_over",
      "registration.delegated",
    ]);
    expect(await actions(after.registrationId)).toEqual(["registration.taken_over"]);
    // Nobody of the reserve list got what was not free.
    expect((await rowOf(waiting.registrationId)).status).toBe("reserve");
    await assertSeatsMatch(world, event.eventId);
    // Staff see in either whose place it was and is.
    const origin = (registration: typeof after) => delegations().describeOrigin(asStaff(world), registration);
    expect(await origin(left)).toMatchObject({
      handedTo: { lastName: after.lastName },
      delegation: { contact: view.contact },
    });
    expect(await origin(after)).toMatchObject({ takenOver: { lastName: left.lastName } });
    // The page of the former says so, and can do no more.
    const own = await world.deps.services.personalPage.get(
      asPublic(world),
      world.deps.services.registration.tokenOf(left),
    );
    expect(own).toMatchObject({ handedOver: true, may: { edit: false, withdraw: false, handOver: false } });
    expect(own).not.toHaveProperty("handedTo");
  });

  it("goes to one of two who are named at the same moment, and the same again changes nothing", async () => {
    const event = await publish({ seats: 2 });
    const taken = await register(event, office());
    const { registrationId } = await firstOf(taken);
    const [one, other] = [next(), next()];
    const came = await Promise.all(
      [one, other].map((successor) => refusalOf(exchange(taken, registrationId, successor))),
    );
    expect(came.toSorted()).toEqual(["registration.version_conflict", "taken"]);
    const winner = came[0] === "taken" ? one : other;
    expect(await refusalOf(exchange(taken, registrationId, winner))).toBe("taken");
    expect((await firstOf(taken)).lastName).toBe(winner.lastName);
    expect(await countOf(event)).toBe(3);
    await assertSeatsMatch(world, event.eventId);
  });

  it("would be two people's without the condition on the version: the race above can fail", async () => {
    const event = await publish({ seats: 2 });
    const taken = await register(event, office());
    const { registrationId } = await firstOf(taken);
    const { findMany } = world.deps.stores.registrations;
    const both = Promise.withResolvers<void>();
    let reads = 0;
    // Both have read the place before one of them writes; what is read after that is not held back.
    world.deps.stores.registrations.findMany = async (ids) => {
      const found = await findMany(ids);
      reads += 1;
      if (reads === 2) both.resolve();
      if (reads <= 2) await both.promise;
      return found;
    };
    const restore = withoutVersionConditions(world.deps.table.client);
    try {
      // The claim of the one who gives the place up is given up once, which would stop the second by itself.
      const came = await Promise.all(
        [next(), next()].map((successor) => refusalOf(exchange(taken, registrationId, successor))),
      );
      expect(came).not.toEqual(["registration.version_conflict", "taken"]);
      expect(came).not.toEqual(["taken", "registration.version_conflict"]);
    } finally {
      restore();
      world.deps.stores.registrations.findMany = findMany;
    }
  });

  it("stays in its turn on the reserve list", async () => {
    const event = await publish({ seats: 1 });
    await signUp(world, event, (numbers += 1));
    const taken = await register(event, office({ ifFull: "reserve" }));
    passMinute(world);
    const behind = await signUp(world, event, (numbers += 1));
    passMinute(world);
    const { registrationId } = await firstOf(taken);
    const view = await exchange(taken, registrationId, next());
    expect(view.people.map(({ reservePosition }) => reservePosition)).toEqual([1, 2]);
    expect(await world.deps.stores.registrations.position(await rowOf(behind.registrationId))).toBe(3);
    await assertSeatsMatch(world, event.eventId);
  });

  it("is refused after the deadline, where something was recorded, and to who is registered or the same person", async () => {
    const today = START.slice(0, 10);
    const event = await publish({
      seats: 9,
      recruitment: { ...RECRUITMENT, exchangesUntil: `${today}T12:00` },
      dates: { type: "exact", startsOn: today, endsOn: today },
      agenda: [agendaItem({ day: today, from: "13:00", to: "15:00" })],
    });
    const taken = await register(event, office());
    const { people: both } = await viewOf(taken);
    const [one, other] = both.map(({ registrationId }) => registrationId);
    if (!one || !other) throw new Error("nobody");
    const { firstName, lastName, email } = await rowOf(other);
    const same = next({ firstName, lastName, email });
    expect(await refusalOf(exchange(taken, one, same))).toBe("lastName: delegation.person_registered");
    expect(await refusalOf(exchange(taken, other, same))).toBe("lastName: delegation.same_person");
    expect(await refusalOf(exchange(taken, one, next({ needs: { diet: "vegan" } })))).toBe(
      "declarations.needs: consent.needs_required",
    );
    const marks = [markInput({ registrationId: one, at: world.clock.now })];
    await world.deps.services.attendance.recordMarksByStaff(asStaff(world), event.eventId, marks);
    expect(await refusalOf(exchange(taken, one, next()))).toBe("registration.recorded");
    world.clock.now = "2026-03-02T11:00:00.000Z";
    expect(await refusalOf(exchange(taken, other, next()))).toBe("registration.exchanges_closed");
    expect((await viewOf(taken)).people.map(({ may }) => may)).toEqual([
      { exchange: false, withdraw: true },
      { exchange: false, withdraw: true },
    ]);
    await assertSeatsMatch(world, event.eventId);
  });

  it("ends where addresses are confirmed from now on: whoever would come next has read no mail", async () => {
    const event = await publish({ seats: 9 });
    const taken = await register(event, office());
    const { registrationId } = await firstOf(taken);
    expect((await viewOf(taken)).event.recruitment.exchangesUntil).toBeDefined();
    await changeEvent(world, event, { recruitment: { mode: "first_come", confirmAddress: true } });
    expect(await refusalOf(exchange(taken, registrationId, next()))).toBe("registration.exchanges_closed");
    const view = await viewOf(taken);
    expect(view.people.map(({ may }) => may.exchange)).toEqual(view.people.map(() => false));
    expect(view.event.recruitment.exchangesUntil).toBeUndefined();
    await assertSeatsMatch(world, event.eventId);
  });

  it("is not kept in an event that is cancelled in between", async () => {
    const event = await publish({ seats: 9 });
    const taken = await register(event, office());
    const { registrationId } = await firstOf(taken);
    const { handOver } = world.deps.stores.registrations;
    world.deps.stores.registrations.handOver = async (...input) => {
      const { version } = await world.deps.services.event.getEvent(asStaff(world), event.eventId);
      await world.deps.services.event.cancelEvent(asStaff(world), event.eventId, version, "powódź");
      return handOver(...input);
    };
    try {
      expect(await refusalOf(exchange(taken, registrationId, next()))).toBe("event.cancelled");
    } finally {
      world.deps.stores.registrations.handOver = handOver;
    }
    expect(await countOf(event)).toBe(2);
  });

  it("is withdrawn by the contact, once, and its seat goes to the reserve list", async () => {
    const event = await publish({ seats: 2 });
    const taken = await register(event, office());
    const waiting = await signUp(world, event, (numbers += 1));
    const { registrationId } = await firstOf(taken);
    await withdraw(taken, registrationId);
    expect((await withdraw(taken, registrationId)).people[0]?.status).toBe("cancelled");
    await world.follow();
    expect((await rowOf(waiting.registrationId)).status).toBe("confirmed");
    expect(await mailsTo(registrationId)).toContain("registration.cancelled");
    await assertSeatsMatch(world, event.eventId);
  });

  it("is nobody else's business: a contact reaches only the people of their own delegation", async () => {
    const event = await publish();
    const [mine, theirs] = [await register(event, office()), await register(event, office())];
    const stranger = await signUp(world, event, (numbers += 1));
    for (const registrationId of [(await firstOf(theirs)).registrationId, stranger.registrationId]) {
      expect(await refusalOf(exchange(mine, registrationId, next()))).toBe("delegation.person_not_found");
      expect(await refusalOf(withdraw(mine, registrationId))).toBe("delegation.person_not_found");
    }
  });

  it("is handed over by its holder to a colleague, where the event says so", async () => {
    const event = await publish({ seats: 1 });
    const institution = { name: "Dom Kultury", type: "culture", town: "Tykocin" } as const;
    const holder = await signUp(world, event, (numbers += 1), { institution });
    const handOver = (successor: Successor) =>
      delegations().handOverPlace(asPublic(world), holder.token, successor);
    const successor = next();
    await handOver(successor);
    await handOver(successor);
    await world.follow();
    const before = await rowOf(holder.registrationId);
    const after = await rowOf(before.handedTo ?? holder.registrationId);
    expect(after).toMatchObject({
      status: "confirmed",
      lastName: successor.lastName,
      institution: { name: "Dom Kultury" },
      takenOver: { from: before.registrationId, by: "participant", times: 1 },
      changedBy: `participant:${before.registrationId}`,
    });
    expect(after.delegationId).toBeUndefined();
    expect(await mailsTo(after.registrationId)).toEqual(["registration.taken_over"]);
    expect(await countOf(event)).toBe(2);
    await assertSeatsMatch(world, event.eventId);
    const closed = await publish({ recruitment: { mode: "first_come", delegations: true } });
    const other = await signUp(world, closed, (numbers += 1));
    expect(await refusalOf(delegations().handOverPlace(asPublic(world), other.token, next()))).toBe(
      "registration.exchanges_closed",
    );
  });

  it("is nobody's any more who is let in again: what they get then is theirs alone, and goes on as any other", async () => {
    const event = await publish({ seats: 2, recruitment: { ...RECRUITMENT, mode: "first_come" } });
    const holder = await signUp(world, event, (numbers += 1));
    const handOver = () => delegations().handOverPlace(asPublic(world), holder.token, next());
    await handOver();
    await world.follow();
    // Mails of one and the same moment have no order.
    passMinute(world);
    const { version } = await rowOf(holder.registrationId);
    await world.deps.services.registration.changeRegistration(
      asStaff(world),
      event.eventId,
      holder.registrationId,
      { version, status: "confirmed", reason: "jednak przyjedzie" },
    );
    const waiting = await signUp(world, event, (numbers += 1));
    await world.follow();
    expect((await mailsTo(holder.registrationId)).at(-1)).toBe("registration.confirmed");
    const own = await world.deps.services.personalPage.get(asPublic(world), holder.token);
    expect(own).toMatchObject({ status: "confirmed", may: { withdraw: true, handOver: false } });
    expect(own.handedOver).toBeUndefined();
    expect(await refusalOf(handOver())).toBe("registration.exchanges_closed");
    passMinute(world);
    await world.deps.services.registration.withdrawRegistration(asPublic(world), holder.token);
    await world.follow();
    expect((await mailsTo(holder.registrationId)).at(-1)).toBe("registration.cancelled");
    expect((await rowOf(waiting.registrationId)).status).toBe("confirmed");
    await assertSeatsMatch(world, event.eventId);
  });

  it("is asked for again in a moment where too many come at once, and nothing is half done", async () => {
    const event = await publish({ seats: 2 });
    const { registrations } = world.deps.stores;
    const { createTogether } = registrations;
    registrations.createTogether = async () => ({ outcome: "seats_changed" });
    const input = office();
    try {
      const answer = await call(world, "POST", `/api/events/${event.slug}/delegations`, { body: input });
      expect(answer.status).toBe(503);
      expect(answer.headers.get("retry-after")).toBe("2");
      expect(answer.json).toMatchObject({ code: "registration.busy" });
    } finally {
      registrations.createTogether = createTogether;
    }
    expect(await countOf(event)).toBe(0);
    expect(outcomes(await register(event, input))).toEqual(["confirmed", "confirmed"]);
  });

  it("is not passed on for ever", async () => {
    const event = await publish({ seats: 2 });
    const taken = await register(event, office());
    for (let times = 0; times < 10; times += 1)
      await exchange(taken, (await firstOf(taken)).registrationId, next());
    expect(await refusalOf(exchange(taken, (await firstOf(taken)).registrationId, next()))).toBe(
      "registration.exchanges_closed",
    );
    expect((await firstOf(taken)).before).toHaveLength(10);
    await assertSeatsMatch(world, event.eventId);
  });
});

describe("another contact", () => {
  it("is mailed a link of their own, and the link of the one before opens nothing", async () => {
    const event = await publish();
    const taken = await register(event, office(), "first-key");
    const change = { name: "Adam Nowy", email: "adam.nowy@ops.example", reason: "Urlop", version: 1 };
    const replace = (input = change, actor = world.admin) =>
      delegations().replaceContact(asStaff(world, actor), event.eventId, taken.delegationId, input);
    const auditor = await world.signIn({ email: "audyt@rops.example", role: "auditor" });
    expect(await refusalOf(replace(change, auditor.actor))).toBe("registration.read_only");
    expect(await refusalOf(Promise.all([replace(), replace()]))).toBe("registration.version_conflict");
    await world.follow();
    const mails = await mailsToContact(taken);
    expect(mails.map((mail) => mail?.to)).toEqual(["adam.nowy@ops.example", "adam.nowy@ops.example"]);
    const token = /delegations\/(\S+)/.exec(mails.at(-1)?.mail.text ?? "")?.[1] ?? "";
    expect(token).not.toBe(taken.token);
    expect((await viewOf({ token })).contact.name).toBe("Adam Nowy");
    expect(await refusalOf(viewOf(taken))).toBe("delegation.not_found");
  });

  it("is not found out by whoever sends the first request again", async () => {
    const event = await publish();
    const input = office();
    const taken = await register(event, input, "same-key");
    await delegations().replaceContact(asStaff(world), event.eventId, taken.delegationId, {
      name: "Adam Nowy",
      email: "adam.nowy@ops.example",
      reason: "Urlop",
      version: 1,
    });
    expect(await refusalOf(register(event, input, "same-key"))).toBe("delegation.link_ended");
  });
});
