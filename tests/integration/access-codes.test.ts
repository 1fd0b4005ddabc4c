import type { EventInput, StaffEventView } from "@zapisy/core/event";
import { EventInputSchema } from "@zapisy/core/event/schema";
import type { AccessCodeInput } from "@zapisy/core/access-code/schema";
import type { ProjectId } from "@zapisy/core/project";
import type { TakenSignUp } from "@zapisy/core/registration";
import { DomainError } from "@zapisy/core/shared/error";
import { fieldsOf } from "@zapisy/core/shared/field";
import fc from "fast-check";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import {
  asPublic,
  asStaff,
  createDraft,
  createProject,
  namesByStatus,
  publishEvent,
  signUp,
} from "../support/actions.ts";
import { withoutSeatConditions } from "../support/disturb.ts";
import { delegationInput, signUpInput, twoPanels } from "../support/fixture.ts";
import { assertSeatsMatch, rowsOf } from "../support/seats.ts";
import { START, createWorld, type World } from "../support/world.ts";

let world: World;
let projectId: ProjectId;

beforeAll(async () => {
  world = await createWorld();
  projectId = await createProject(world);
});

beforeEach(() => {
  world.clock.now = START;
});

const registrations = () => world.deps.services.registration;
const codes = () => world.deps.services.accessCode;
const publish = (overrides: Partial<EventInput> = {}) =>
  publishEvent(world, projectId, { accessCode: "optional", ...overrides });
const make = (event: StaffEventView, input: Partial<AccessCodeInput> = {}) =>
  codes().createCode(asStaff(world), event.eventId, { code: "OPSMONKI", uses: 2, ownSeats: false, ...input });
const listed = async ({ eventId }: StaffEventView) =>
  (await codes().listCodes(asStaff(world), eventId)).items;
const usedOf = async (event: StaffEventView) => (await listed(event)).map(({ used }) => used);
const withdraw = ({ token }: TakenSignUp) => registrations().withdrawRegistration(asPublic(world), token);
const times = <T>(count: number, work: (number: number) => Promise<T>) =>
  Promise.all(Array.from({ length: count }, (_, number) => work(number + 1)));
/** Twenty who have all read the code before the first of them writes: nothing but the transaction tells them apart. */
async function race<T>(work: (number: number) => Promise<T>): Promise<T[]> {
  const { accessCodes } = world.deps.stores;
  const { find } = accessCodes;
  const all = Promise.withResolvers<void>();
  let reads = 0;
  accessCodes.find = async (...key) => {
    const found = await find(...key);
    reads += 1;
    if (reads >= 20) all.resolve();
    await all.promise;
    return found;
  };
  try {
    return await times(20, work);
  } finally {
    accessCodes.find = find;
  }
}
/** What came of an attempt: the outcome, or what is said beside the code. */
const outcomeOf = async (attempt: Promise<TakenSignUp>) => {
  try {
    return (await attempt).outcome;
  } catch (cause) {
    if (!(cause instanceof DomainError)) throw cause;
    const { issues = [] } = cause.details as { issues?: { path: string; code: string }[] };
    return issues.map(({ path, code }) => `${path}: ${code}`).join() || cause.code;
  }
};
const attempt = (event: StaffEventView, number: number, accessCode?: string, overrides = {}) =>
  outcomeOf(signUp(world, event, number, { accessCode, ...overrides }));

describe("a code with uses", () => {
  it("lets in as many of twenty who come at the same moment as it has uses, with a seat or on the reserve list", async () => {
    const event = await publish({ seats: 1, accessCode: "required" });
    await make(event, { uses: 2 });
    const came = await race((number) => attempt(event, number, "ops monki"));
    expect(came.toSorted()).toEqual([
      ...Array.from({ length: 18 }, () => "accessCode: access_code.used_up"),
      "confirmed",
      "reserve",
    ]);
    expect(await usedOf(event)).toEqual([2]);
    await assertSeatsMatch(world, event.eventId);
  });

  it("would let in too many without the condition in the transaction: the race above can fail", async () => {
    const event = await publish({ seats: 100, accessCode: "required" });
    await make(event, { uses: 2 });
    const restore = withoutSeatConditions(world.deps.table.client);
    try {
      await race((number) => attempt(event, number, "OPSMONKI"));
    } finally {
      restore();
    }
    await expect(assertSeatsMatch(world, event.eventId)).rejects.toThrow("no use of a code is given twice");
  });

  it("has a use back from whoever withdraws, loses their place, or does not confirm the address in time", async () => {
    const event = await publish();
    await make(event, { uses: 1 });
    const first = await signUp(world, event, 1, { accessCode: "OPSMONKI" });
    expect(await attempt(event, 2, "OPSMONKI")).toBe("accessCode: access_code.used_up");
    await withdraw(first);
    expect(await usedOf(event)).toEqual([0]);
    const second = await signUp(world, event, 2, { accessCode: "OPSMONKI" });
    await registrations().changeRegistration(asStaff(world), event.eventId, second.registrationId, {
      status: "rejected",
      reason: "nie z tej instytucji",
      version: 1,
    });
    expect(await attempt(event, 3, "OPSMONKI")).toBe("confirmed");
    // Who is let in again by staff comes by no code: that one is somebody else's by now.
    const back = await registrations().changeRegistration(
      asStaff(world),
      event.eventId,
      second.registrationId,
      {
        status: "confirmed",
        reason: "pomyłka",
        version: 2,
      },
    );
    expect([back.status, back.accessCode]).toEqual(["confirmed", undefined]);
    await assertSeatsMatch(world, event.eventId);
  });

  it("answers the same request again with its first answer, also after its last use", async () => {
    const event = await publish();
    await make(event, { uses: 1 });
    const once = await signUp(world, event, 1, { accessCode: "OPSMONKI" }, "the-same-key");
    expect(await signUp(world, event, 1, { accessCode: "OPSMONKI" }, "the-same-key")).toEqual(once);
    expect(await usedOf(event)).toEqual([1]);
  });

  it("is asked of everybody where an event says so, by the server, and of nobody where it does not ask", async () => {
    const closed = await publish({ accessCode: "required" });
    expect(await attempt(closed, 1)).toBe("accessCode: access_code.required");
    expect(await attempt(closed, 1, "ZGADUJE1")).toBe("accessCode: access_code.unknown");
    const open = await publish({ accessCode: undefined });
    await make(open);
    expect(await attempt(open, 1, "OPSMONKI")).toBe("confirmed");
    expect(await usedOf(open)).toEqual([0]);
  });

  it("of one institution lets in its people alone, under any name of it, alone or as a delegation", async () => {
    const { institution, delegation } = world.deps.services;
    const office = await institution.addInstitution(asStaff(world), {
      name: "Ośrodek z kodem",
      type: "ops",
      town: "Kodowo",
      otherNames: ["OzK"],
    });
    const event = await publish({
      accessCode: "required",
      recruitment: { mode: "first_come", delegations: true },
    });
    await make(event, {
      uses: 4,
      institution: { institutionId: office.institutionId, name: "Ośrodek z kodem" },
    });
    const come = (number: number, name?: string) =>
      signUp(world, event, number, {
        accessCode: "OPSMONKI",
        institution: name === undefined ? undefined : { name, type: "ops", town: "Kodowo" },
      }).then(
        ({ outcome }) => outcome,
        (error: DomainError) => (error.details?.["issues"] as { code: string }[] | undefined)?.[0]?.code,
      );
    expect(await come(1)).toBe("access_code.other_institution");
    expect(await come(1, "Ośrodek bez kodu")).toBe("access_code.other_institution");
    expect(await come(1, "OzK")).toBe("confirmed");
    const send = (number: number, name: string) =>
      delegation.registerDelegation(
        asPublic(world),
        event.slug,
        delegationInput(number, {
          accessCode: "OPSMONKI",
          institution: { name, type: "ops", town: "Kodowo" },
        }),
      );
    await expect(send(1, "Ośrodek bez kodu")).rejects.toMatchObject({
      details: { issues: [{ path: "accessCode", code: "access_code.other_institution" }] },
    });
    expect((await send(2, "Ośrodek z kodem")).people).toHaveLength(2);
    // Whoever was of an entry that is found to be the same is of it.
    const twin = await institution.addInstitution(asStaff(world), {
      name: "Punkt przy ośrodku",
      type: "ops",
      town: "Kodowo",
      otherNames: [],
    });
    await institution.mergeInstitution(asStaff(world), twin.institutionId, {
      into: office.institutionId,
      reason: "to samo",
      version: twin.version,
    });
    expect(await come(2, "Punkt przy ośrodku")).toBe("confirmed");
    const [{ version } = { version: 0 }] = (await codes().listCodes(asStaff(world), event.eventId)).items;
    await codes().changeCode(asStaff(world), event.eventId, "OPSMONKI", { uses: 5, isOff: false, version });
    expect(await come(3, "Ośrodek bez kodu")).toBe("confirmed");
  });

  it("is of one event", async () => {
    const [event, other] = [
      await publish({ accessCode: "required" }),
      await publish({ accessCode: "required" }),
    ];
    await make(event);
    expect(await attempt(other, 1, "OPSMONKI")).toBe("accessCode: access_code.unknown");
  });

  it("ends at its hour, and at once when it is switched off; who came by it stays", async () => {
    const event = await publish();
    const code = await make(event, { uses: 10, until: "2026-03-02T10:30" });
    expect(await attempt(event, 1, "OPSMONKI")).toBe("confirmed");
    world.clock.now = "2026-03-02T09:30:00.000Z";
    expect(await attempt(event, 2, "OPSMONKI")).toBe("accessCode: access_code.ended");
    const { version } = code;
    const off = await codes().changeCode(asStaff(world), event.eventId, "OPSMONKI", {
      uses: 10,
      isOff: true,
      version,
    });
    expect(off).toMatchObject({ isOff: true, used: 1, version: 2 });
    expect(off.until).toBeUndefined();
    expect(await attempt(event, 2, "OPSMONKI")).toBe("accessCode: access_code.unknown");
    await codes().changeCode(asStaff(world), event.eventId, "OPSMONKI", {
      uses: 10,
      isOff: false,
      version: 2,
    });
    expect(await attempt(event, 2, "OPSMONKI")).toBe("confirmed");
  });

  it("is tried by one client so often and no more, right or wrong", async () => {
    const event = await publish({ accessCode: "required" });
    await make(event, { uses: 500 });
    const ctx = asPublic(world, "203.0.113.77");
    const tried = async (number: number, accessCode: string) =>
      outcomeOf(
        registrations().registerParticipant(
          ctx,
          event.slug,
          signUpInput(number, { accessCode }),
        ) as Promise<TakenSignUp>,
      );
    for (let number = 1; number <= 124; number += 1) await tried(number, "ZGADUJE1");
    expect(await tried(200, "OPSMONKI")).toBe("accessCode: registration.too_many_codes");
    expect(await attempt(event, 201, "OPSMONKI")).toBe("confirmed");
  });
});

describe("a code with seats of its own", () => {
  it("gives them where the event is full, and takes none of the event's", async () => {
    const event = await publish({ seats: 1 });
    await make(event, { uses: 2, ownSeats: true });
    const came = await times(6, (number) =>
      attempt(event, number, number % 2 === 0 ? "OPSMONKI" : undefined),
    );
    expect(came.toSorted()).toEqual([
      "accessCode: access_code.seats_taken",
      "confirmed",
      "confirmed",
      "confirmed",
      "reserve",
      "reserve",
    ]);
    const { seatCounts } = await world.deps.services.event.getStaffEvent(asStaff(world), event.eventId);
    expect(seatCounts.event).toEqual({ total: 1, taken: 1, left: 0, waiting: 2, pending: 0 });
    await assertSeatsMatch(world, event.eventId);
  });

  it("passes a seat that came free to the next who has the code, and to nobody on the reserve list", async () => {
    const event = await publish({ seats: 1 });
    await make(event, { uses: 1, ownSeats: true });
    const [held] = [await signUp(world, event, 1, { accessCode: "OPSMONKI" })];
    await signUp(world, event, 2);
    await signUp(world, event, 3);
    await withdraw(held);
    await world.follow();
    expect(await namesByStatus(world, event)).toMatchObject({ reserve: ["Żak 3"] });
    expect(await attempt(event, 4, "OPSMONKI")).toBe("confirmed");
    await assertSeatsMatch(world, event.eventId);
  });

  it("waits for a full panel with everybody else, and moves in although the event itself is full", async () => {
    const event = await publish({ seats: 1, choiceGroups: twoPanels(1) });
    await make(event, { uses: 2, ownSeats: true });
    const first = await signUp(world, event, 1, { choices: { panels: "a" } });
    expect(await attempt(event, 2, "OPSMONKI", { choices: { panels: "a" } })).toBe("reserve");
    await registrations().changeRegistration(asStaff(world), event.eventId, first.registrationId, {
      choices: { panels: "b" },
      version: 1,
    });
    await world.follow();
    expect(await namesByStatus(world, event)).toEqual({ confirmed: ["Żak 1", "Żak 2"] });
    await assertSeatsMatch(world, event.eventId);
  });

  it("waits for the decision where staff select, and holds its use meanwhile", async () => {
    const event = await publish({ seats: 1, recruitment: { mode: "selection" } });
    await make(event, { uses: 1, ownSeats: true });
    const { registrationId, outcome } = await signUp(world, event, 1, { accessCode: "OPSMONKI" });
    expect([outcome, await usedOf(event)]).toEqual(["pending", [1]]);
    const { status } = await registrations().changeRegistration(
      asStaff(world),
      event.eventId,
      registrationId,
      {
        status: "confirmed",
        reason: "z partnerstwa",
        version: 1,
      },
    );
    expect(status).toBe("confirmed");
    await assertSeatsMatch(world, event.eventId);
  });

  it("is shut in the very save that cancels the event", async () => {
    const event = await publish();
    await make(event, { ownSeats: true });
    const { version } = await world.deps.services.event.getStaffEvent(asStaff(world), event.eventId);
    await world.deps.services.event.cancelEvent(asStaff(world), event.eventId, version, "odwołane");
    const shut = (await rowsOf(world, "seatBlock", event.eventId)).map(({ scope, closed }) => [
      scope,
      closed,
    ]);
    expect(Object.fromEntries(shut)).toEqual({ event: true, "code:OPSMONKI": true });
    await expect(make(event, { code: "DRUGIKOD" })).rejects.toThrow("event.wrong_state");
  });
});

describe("staff who make codes", () => {
  it("get one that nobody guesses, once for a repeated request, or the one they chose", async () => {
    const event = await publish();
    const input = { uses: 3, ownSeats: false, note: "dla OPS w Mońkach" };
    const ctx = asStaff(world);
    const made = await codes().createCode(ctx, event.eventId, input, "a-key-of-a-request");
    expect(made).toMatchObject({ ...input, used: 0, isOff: false });
    // Nothing in it is read as something else.
    expect(made.code).toMatch(/^[2-9A-HJKMNP-Z]{8}$/);
    expect(await codes().createCode(ctx, event.eventId, input, "a-key-of-a-request")).toEqual(made);
    expect((await codes().createCode(ctx, event.eventId, input, "another-request")).code).not.toBe(made.code);
    await make(event);
    await expect(make(event, { uses: 7 })).rejects.toMatchObject({
      details: { issues: [{ path: "code", code: "access_code.taken" }] },
    });
  });

  it("cannot take uses back that somebody has, nor change what a colleague changed meanwhile", async () => {
    const event = await publish();
    await make(event, { uses: 5 });
    await times(3, (number) => signUp(world, event, number, { accessCode: "OPSMONKI" }));
    const change = (uses: number, version = 1) =>
      codes().changeCode(asStaff(world), event.eventId, "OPSMONKI", { uses, isOff: false, version });
    await expect(change(2)).rejects.toMatchObject({
      details: { issues: [{ path: "uses", code: "access_code.uses_below_used" }] },
    });
    expect(await change(3)).toMatchObject({ uses: 3, used: 3 });
    await expect(change(9)).rejects.toThrow("access_code.version_conflict");
    expect(await attempt(event, 9, "OPSMONKI")).toBe("accessCode: access_code.used_up");
  });

  it("leave nothing of a draft that is deleted, and find their codes in no history and in no copy", async () => {
    const draft = await createDraft(world, projectId, { accessCode: "required" });
    await make(draft);
    await world.follow();
    const history = await world.deps.services.audit.listEventHistory(asStaff(world), draft.eventId);
    expect(history.items.map(({ action }) => action)).toContain("access_code.created");
    expect(JSON.stringify(history)).not.toContain("OPSMONKI");
    const copy = await world.deps.services.event.duplicateEvent(asStaff(world), draft.eventId, {
      startsOn: null,
    });
    expect([copy.accessCode, await listed(copy)]).toEqual(["required", []]);
    await world.deps.services.event.deleteEvent(asStaff(world), draft.eventId);
    await world.follow();
    expect(await rowsOf(world, ["accessCode", "seatBlock"], draft.eventId)).toEqual([]);
  });

  it("keep what a code gave when the form does not ask for codes any more", async () => {
    const event = await publish({ seats: 1 });
    await make(event, { uses: 1, ownSeats: true });
    const person = await signUp(world, event, 1, { accessCode: "OPSMONKI" });
    const now = await world.deps.services.event.getStaffEvent(asStaff(world), event.eventId);
    const input = { ...fieldsOf(EventInputSchema, now), accessCode: undefined };
    await world.deps.services.event.updateEvent(asStaff(world), event.eventId, input, now.version);
    await assertSeatsMatch(world, event.eventId);
    await withdraw(person);
    expect(await usedOf(event)).toEqual([0]);
    await assertSeatsMatch(world, event.eventId);
  });
});

it("counts right whatever people and staff do in whatever order", async () => {
  type Step = { type: "join" | "leave" | "reject" | "resize" | "switch"; who: number; by: number };
  const step: fc.Arbitrary<Step> = fc.record({
    type: fc.constantFrom("join", "join", "join", "leave", "reject", "resize", "switch"),
    who: fc.nat(9),
    by: fc.nat(3),
  });
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(step, { minLength: 1, maxLength: 4 }), { maxLength: 6 }),
      async (rounds) => {
        const event = await publish({ seats: 2, choiceGroups: twoPanels(2) });
        await make(event, { uses: 2 });
        await make(event, { code: "PARTNER1", uses: 1, ownSeats: true });
        const people = new Map<number, TakenSignUp>();
        let next = 0;
        const told = (cause: unknown) => {
          // Whatever is refused is refused by a rule, and leaves the counters as they are.
          if (!(cause instanceof DomainError)) throw cause;
        };
        const take = async ({ type, who, by }: Step) => {
          const known = people.get(who);
          const accessCode = [undefined, "OPSMONKI", "PARTNER1", "OPSMONKI"][by];
          if (type === "join") {
            next += 1;
            const choices = { panels: who % 2 === 0 ? "a" : "b" };
            people.set(who, await signUp(world, event, next, { accessCode, choices }));
          } else if (type === "leave" && known) await withdraw(known);
          else if (type === "reject" && known)
            await registrations().changeRegistration(asStaff(world), event.eventId, known.registrationId, {
              status: by < 2 ? "rejected" : "confirmed",
              reason: "tak wyszło",
              version: (await world.deps.stores.registrations.find(known.registrationId))?.version ?? 1,
            });
          else if (type === "resize" || type === "switch") {
            const code = by < 2 ? "OPSMONKI" : "PARTNER1";
            const found = (await listed(event)).find((one) => one.code === code);
            await codes().changeCode(asStaff(world), event.eventId, code, {
              uses: type === "resize" ? 1 + (who % 4) : (found?.uses ?? 1),
              isOff: type === "switch" && who % 2 === 0,
              version: found?.version ?? 1,
            });
          }
        };
        for (const round of rounds) await Promise.all(round.map((one) => take(one).catch(told)));
        await assertSeatsMatch(world, event.eventId);
        await world.follow();
        await assertSeatsMatch(world, event.eventId);
      },
    ),
    { numRuns: 12 },
  );
});
