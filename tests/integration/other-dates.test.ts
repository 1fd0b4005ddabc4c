import type { EventInput, StaffEventView } from "@zapisy/core/event";
import type { ProjectId } from "@zapisy/core/project";
import type { TakenSignUp } from "@zapisy/core/registration";
import type { MoveInput } from "@zapisy/core/registration/other-date";
import { DomainError } from "@zapisy/core/shared/error";
import { composeMail } from "@zapisy/functions/effects/send-mail";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import {
  asPublic,
  asStaff,
  changeEvent,
  createProject,
  historyOf,
  namesByStatus,
  passMinute,
  personOf,
  publishEvent,
  signUp,
} from "../support/actions.ts";
import { meetAtTransaction, withoutSeatConditions, withoutVersionConditions } from "../support/disturb.ts";
import { CONSENTS, delegatedPerson, delegationInput, eventInput, signUpInput } from "../support/fixture.ts";
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

const registrations = () => world.deps.services.registration;

const publish = (overrides: Partial<EventInput> = {}, terms: Partial<EventInput["recruitment"]> = {}) =>
  publishEvent(world, projectId, { recruitment: { mode: "first_come", ...terms }, ...overrides });

/** An event with one seat that names others as its other dates, each made as it says. */
async function dates(
  others: [Partial<EventInput>, Partial<EventInput["recruitment"]>?][],
  overrides: Partial<EventInput> = {},
  terms: Partial<EventInput["recruitment"]> = {},
): Promise<{ here: StaffEventView; there: StaffEventView[] }> {
  const there: StaffEventView[] = [];
  for (const [input, own] of others)
    there.push(await publish({ title: { pl: "Termin majowy" }, ...input }, own));
  const otherDates = there.map(({ eventId }) => eventId);
  const here = await publish(
    { seats: 1, title: { pl: "Termin kwietniowy" }, ...overrides },
    { otherDates, ...terms },
  );
  return { here, there };
}

let numbers = 0;
/** Signs somebody up whose number nobody has. */
const come = async (event: StaffEventView, overrides: Parameters<typeof signUp>[3] = {}) => {
  passMinute(world);
  numbers += 1;
  return { number: numbers, ...(await signUp(world, event, numbers, overrides)) };
};

/** What somebody sends to move: the form of the other date, answered as {@link signUpInput} answers it. */
const moveInput = ({ slug }: { slug: string }, overrides: Partial<MoveInput> = {}): MoveInput => {
  const {
    firstName: _,
    lastName: __,
    email: ___,
    locale: ____,
    ifFull: _____,
    ...asked
  } = signUpInput(1, {});
  return { ...asked, to: slug, version: 1, ...overrides };
};
const move = (
  { token }: Pick<TakenSignUp, "token">,
  to: { slug: string },
  overrides: Partial<MoveInput> = {},
  key?: string,
) => registrations().moveToOtherDate(asPublic(world), token, moveInput(to, overrides), key);
const refusalOf = (attempt: Promise<unknown>) =>
  attempt.then(
    () => "moved",
    (error: unknown) => (error instanceof DomainError ? error.code : error),
  );
const rowOf = ({ registrationId }: Pick<TakenSignUp, "registrationId">) =>
  world.deps.stores.registrations.find(registrationId);
const viewOf = ({ token }: Pick<TakenSignUp, "token">) =>
  world.deps.services.personalPage.get(asPublic(world), token);
const settle = async (...events: StaffEventView[]) => {
  await world.follow();
  for (const { eventId } of events) await assertSeatsMatch(world, eventId);
};
const mailsOf = async ({ registrationId }: Pick<TakenSignUp, "registrationId">) => {
  const messages = await world.deps.stores.messages.listByOwner(registrationId);
  return messages.map(({ kind }) => kind);
};

describe("another date", () => {
  it("is told of where it has free seats, and while one can sign up there", async () => {
    const { here, there } = await dates([
      [{ seats: 5 }],
      [{ seats: 1, title: { pl: "Pełny" } }],
      [{ seats: 5, title: { pl: "Wkrótce" } }, { opens: "2026-03-09T09:00" }],
      [{ seats: 5, title: { pl: "Z wyborem osób" } }, { mode: "selection" }],
      [{ seats: 5, title: { pl: "Zamknięty" }, visibility: "closed" }],
      [{ seats: 5, title: { pl: "Nie w spisie" }, visibility: "unlisted" }],
    ]);
    await come(there[1] as StaffEventView);
    const shown = await world.deps.services.event.getPublicEvent(asPublic(world), here.slug);
    expect(shown.otherDates?.map(({ title }) => title.pl)).toEqual(["Termin majowy"]);
    const own = await viewOf(await come(here));
    expect([own.event.otherDates?.length, own.may.move]).toEqual([1, false]);
    const waiting = await viewOf(await come(here));
    expect([waiting.status, waiting.may.move]).toEqual(["reserve", true]);
    const plain = await world.deps.services.event.getPublicEvent(asPublic(world), there[0]?.slug ?? "");
    expect(plain.otherDates).toBeUndefined();
  });

  it("is an event that one may edit, not the event itself, and goes with no copy", async () => {
    const { here, there } = await dates([[{ seats: 5 }]]);
    const name = (otherDates: EventInput["recruitment"]["otherDates"]) =>
      refusalOf(changeEvent(world, here, { recruitment: { ...here.recruitment, otherDates } }));
    expect(await name([here.eventId])).toBe("event.invalid");
    expect(await name(["evt_00000000000000000000000000"])).toBe("event.invalid");
    expect(await name([there[0]?.eventId ?? here.eventId])).toBe("moved");
    const { eventId } = await world.deps.services.event.duplicateEvent(asStaff(world), here.eventId, {
      startsOn: null,
    });
    const copy = await world.deps.services.event.getStaffEvent(asStaff(world), eventId);
    expect(copy.recruitment.otherDates).toBeUndefined();
  });

  it("takes somebody from the reserve list in one step, and one mail, both pages and both histories say so", async () => {
    const { here, there } = await dates([[{ seats: 5 }]]);
    const [other] = there as [StaffEventView];
    await come(here);
    const waiting = await come(here);
    await come(here);
    await settle(here, other);
    passMinute(world);
    const moved = await move(waiting, other);
    expect(moved).toMatchObject({ outcome: "confirmed" });
    await settle(here, other);
    expect(await namesByStatus(world, here)).toMatchObject({ cancelled: [`Żak ${waiting.number}`] });
    expect(await namesByStatus(world, other)).toMatchObject({ confirmed: [`Żak ${waiting.number}`] });
    expect(await mailsOf(waiting)).toEqual(["registration.reserve"]);
    const [message] = await world.deps.stores.messages.listByOwner(moved.registrationId);
    expect(message?.kind).toBe("registration.confirmed");
    const composed = message && (await composeMail(world.deps, message));
    expect(composed?.mail.text).toContain("zgłoszenie zostało przeniesione na ten termin");
    expect(composed?.mail.text.replace(/\s+/g, " ")).toContain("„Termin kwietniowy” już go nie ma");
    expect(await viewOf(waiting)).toMatchObject({ status: "cancelled", movedTo: { pl: "Termin majowy" } });
    expect(await viewOf(moved)).toMatchObject({
      status: "confirmed",
      movedFrom: { pl: "Termin kwietniowy" },
    });
    expect((await historyOf(world, waiting.registrationId)).map(({ action }) => action)[0]).toBe(
      "registration.moved_away",
    );
    expect((await historyOf(world, moved.registrationId)).map(({ action }) => action)).toEqual([
      "registration.moved_here",
    ]);
    expect(await personOf(world, here, waiting.number)).toMatchObject({
      movedTo: { eventId: other.eventId, registrationId: moved.registrationId },
    });
    expect(await personOf(world, other, waiting.number)).toMatchObject({
      movedFrom: { eventId: here.eventId, registrationId: waiting.registrationId },
    });
    // They may sign up here anew, at the end of the line.
    expect(await signUp(world, here, waiting.number)).toMatchObject({ outcome: "reserve", position: 2 });
  });

  it("needs what the other date asks: its form, its clause, its code, its criteria and quotas", async () => {
    const form = eventInput(projectId).form;
    const question = {
      questionId: "room",
      type: "text",
      label: { pl: "Z kim w pokoju?" },
      required: true,
    } as const;
    const { here, there } = await dates([
      [{ seats: 5, form: { ...form, questions: [question] } }],
      [{ seats: 5, accessCode: "required" }],
      [{ seats: 5, form: { ...form, institution: "required" } }, { perInstitution: 1 }],
    ]);
    const [asking, coded, limited] = there as [StaffEventView, StaffEventView, StaffEventView];
    await come(here);
    const waiting = await come(here);
    expect(await refusalOf(move(waiting, asking))).toBe("registration.invalid");
    expect(await refusalOf(move(waiting, coded, { accessCode: "XXXX2222" }))).toBe("registration.invalid");
    const institution = { name: "Fundacja Most", type: "ngo", town: "Łapy" } as const;
    await come(limited, { institution });
    expect(await refusalOf(move(waiting, limited, { institution }))).toBe("registration.other_date_full");
    expect((await rowOf(waiting))?.status).toBe("reserve");
    expect(await move(waiting, asking, { answers: { room: "Ewa" } })).toMatchObject({ outcome: "confirmed" });
    await settle(here, asking, coded, limited);
  });

  it("takes nobody for less than a seat, past the door of the other date, or who does not wait", async () => {
    const warned = eventInput(projectId).form;
    const { here, there } = await dates([
      [{ seats: 1 }],
      [{ seats: 5 }, { confirmAddress: true }],
      [{ seats: 5 }, { opens: "2026-03-09T09:00" }],
      [{ seats: 5 }, { referrals: "only" }],
      [
        {
          seats: 5,
          form: {
            ...warned,
            criteria: [
              {
                criterionId: "domain",
                type: "email_domain",
                domains: ["powiat.example"],
                effect: "warn",
                words: { pl: "Dla urzędów powiatu." },
              },
            ],
          },
        },
      ],
    ]);
    const [full, confirming, early, referred, judged] = there as StaffEventView[];
    if (!full || !confirming || !early || !referred || !judged) throw new Error("dates are missing");
    const unnamed = await publish({ seats: 5 });
    const seated = await come(here);
    const waiting = await come(here);
    await come(full);
    const before = await rowOf(waiting);
    for (const [to, code] of [
      [full, "registration.other_date_full"],
      [confirming, "registration.other_date_confirms"],
      [early, "registration.recruitment_not_open"],
      [referred, "registration.by_referral"],
      [judged, "registration.other_date_undecided"],
      [unnamed, "registration.not_other_date"],
      [{ slug: "nie-ma-takiego" }, "event.not_found"],
    ] as const)
      expect([code, await refusalOf(move(waiting, to))]).toEqual([code, code]);
    expect(await refusalOf(move(waiting, full, { version: 2 }))).toBe("registration.version_conflict");
    expect(await refusalOf(move(seated, full))).toBe("registration.changes_closed");
    expect(await rowOf(waiting)).toEqual(before);
    await settle(here, full, confirming, early, referred, judged, unnamed);
  });

  it("refuses who is registered there already, and keeps them here", async () => {
    const { here, there } = await dates([[{ seats: 5 }]]);
    const [other] = there as [StaffEventView];
    await come(here);
    const waiting = await come(here);
    await signUp(world, other, waiting.number);
    expect(await refusalOf(move(waiting, other))).toBe("registration.duplicate");
    expect((await rowOf(waiting))?.status).toBe("reserve");
    await settle(here, other);
  });

  it("has the rest of a party looked at anew", async () => {
    const { here, there } = await dates([[{ seats: 5 }]], { seats: 2 }, { delegations: true });
    const [other] = there as [StaffEventView];
    const first = await come(here);
    const people = [1, 2].map((one) => delegatedPerson(`m${one}`));
    const { token } = await world.deps.services.delegation.registerDelegation(
      asPublic(world),
      here.slug,
      delegationInput(90, { people, ifFull: "together" }),
    );
    await settle(here);
    const page = await world.deps.services.delegation.getDelegation(asPublic(world), token);
    expect(page.people.map(({ status }) => status)).toEqual(["reserve", "reserve"]);
    const row = await world.deps.stores.registrations.find(page.people[0]?.registrationId ?? "reg_");
    if (!row) throw new Error("nobody was registered");
    passMinute(world);
    await move({ token: registrations().tokenOf(row) }, other);
    await settle(here, other);
    const after = await world.deps.services.delegation.getDelegation(asPublic(world), token);
    expect(after.people.map(({ status }) => status)).toEqual(["cancelled", "confirmed"]);
    expect((await rowOf(first))?.status).toBe("confirmed");
  });

  describe("pressed twice", () => {
    it("gives the first answer to the same request, and tells any other that it was done", async () => {
      const { here, there } = await dates([[{ seats: 5 }], [{ seats: 5 }]]);
      const [other, third] = there as [StaffEventView, StaffEventView];
      await come(here);
      const waiting = await come(here);
      const once = await move(waiting, other, {}, "key");
      expect(await move(waiting, other, {}, "key")).toEqual(once);
      expect(await refusalOf(move(waiting, other, {}, "another"))).toBe("registration.moved");
      expect(await refusalOf(move(waiting, third))).toBe("registration.moved");
      // A link that was renewed since is told to nobody who has but the old one.
      await registrations().renewOwnLink(asPublic(world), once.token);
      expect(await refusalOf(move(waiting, other, {}, "key"))).toBe("registration.moved");
      await settle(here, other, third);
    });

    const toBoth = async (meet: (count: number) => void = () => undefined) => {
      const { here, there } = await dates([[{ seats: 5 }], [{ seats: 5 }]]);
      await come(here);
      const waiting = await come(here);
      meet(there.length);
      const answers = await Promise.all(there.map((to) => refusalOf(move(waiting, to))));
      return { here, there, answers: answers.filter((answer) => answer === "moved").length };
    };

    it("at the same moment to two dates, leads to one of them", async () => {
      for (let run = 0; run < 5; run += 1) {
        const { here, there, answers } = await toBoth();
        expect(answers).toBe(1);
        await settle(here, ...there);
      }
    });

    it("would lead to both if the turn here were not a condition", async () => {
      const restore = withoutVersionConditions(world.deps.table.client);
      const both = await toBoth((count) => meetAtTransaction(world.deps.table.client, count));
      restore();
      expect(both.answers).toBe(2);
    });
  });

  describe("with one seat left, and ten who want it from the line", () => {
    const race = async () => {
      const { here, there } = await dates([[{ seats: 1 }]]);
      const [other] = there as [StaffEventView];
      await come(here);
      const line: TakenSignUp[] = [];
      for (let one = 0; one < 10; one += 1) line.push(await come(here));
      const answers = await Promise.all(line.map((person) => refusalOf(move(person, other))));
      const seats = (await world.deps.services.event.getStaffEvent(asStaff(world), other.eventId)).seatCounts;
      return {
        here,
        other,
        moved: answers.filter((one) => one === "moved").length,
        taken: seats.event.taken,
      };
    };

    it("takes one, and the others keep their turns", async () => {
      const { here, other, moved, taken } = await race();
      expect([moved, taken]).toEqual([1, 1]);
      await settle(here, other);
      const { reserve } = await namesByStatus(world, here);
      expect(reserve).toHaveLength(9);
    });

    it("would take more if the seat were not a condition", async () => {
      const { here, there } = await dates([[{ seats: 1 }]]);
      const [other] = there as [StaffEventView];
      await come(here);
      const line: TakenSignUp[] = [];
      for (let one = 0; one < 10; one += 1) line.push(await come(here));
      const restore = withoutSeatConditions(world.deps.table.client, 10);
      await Promise.all(line.map((person) => move(person, other)));
      restore();
      const { seatCounts } = await world.deps.services.event.getStaffEvent(asStaff(world), other.eventId);
      expect(seatCounts.event.taken).toBe(10);
    });
  });

  it("is moved to by its form alone where it has consents of its own", async () => {
    const { here, there } = await dates([[{ seats: 5, rules: { pl: "Regulamin majowy." } }]]);
    const [other] = there as [StaffEventView];
    await come(here);
    const waiting = await come(here);
    expect(await refusalOf(move(waiting, other, { consents: { ...CONSENTS, rules: false } }))).toBe(
      "registration.invalid",
    );
    const moved = await move(waiting, other);
    expect((await rowOf(moved))?.consents).toMatchObject({ rules: true });
    await settle(here, other);
  });
});
