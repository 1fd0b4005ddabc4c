import type { EventInput, StaffEventView } from "@zapisy/core/event";
import type { Criterion } from "@zapisy/core/form/schema";
import type { ProjectId } from "@zapisy/core/project";
import type { StaffRegistrationView, StoredRegistration } from "@zapisy/core/registration";
import type { SignUpInput } from "@zapisy/core/registration/schema";
import type { DomainError } from "@zapisy/core/shared/error";
import { createJobs } from "@zapisy/functions/jobs/index";
import { composeMail } from "@zapisy/functions/effects/send-mail";
import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import {
  asPublic,
  asStaff,
  changeEvent,
  createDraft,
  createProject,
  historyOf,
  manualInput,
  passMinute,
  peopleOf,
  personOf,
  publishEvent,
  signUp,
} from "../support/actions.ts";
import { bodyOf, call } from "../support/api.ts";
import { attend, attendedEvent, issueTo } from "../support/certificates.ts";
import { disturb, loseConnection, withoutVersionConditions } from "../support/disturb.ts";
import {
  agendaItem,
  delegatedPerson,
  delegationInput,
  eventInput,
  signUpInput,
  twoPanels,
} from "../support/fixture.ts";
import { assertSeatsMatch } from "../support/seats.ts";
import { createWorld, type World } from "../support/world.ts";

let world: World;
let projectId: ProjectId;
/** Level I: who has the numbers 1 to 3 was there. */
let first: StaffEventView;
let graduates: StaffRegistrationView[];

beforeAll(async () => {
  world = await createWorld();
  projectId = await createProject(world);
  ({ event: first, people: graduates } = await attendedEvent(world, projectId, 3, {
    title: { pl: "Stopień I" },
  }));
});

const WORDS = {
  pl: "Stopień II jest dla osób po stopniu I.",
  en: "Level II is for people who completed level I.",
};
const OPS = { name: "OPS w Mońkach", type: "ops" as const, town: "Mońki" };
type Completed = Extract<Criterion, { type: "completed" }>;
const completed = (over: Partial<Completed> = {}): Completed => ({
  criterionId: "first",
  effect: "warn",
  words: WORDS,
  type: "completed",
  eventIds: [first.eventId],
  by: "person",
  ...over,
});
const formWith = (...criteria: Criterion[]) => ({ ...eventInput(projectId).form, criteria });
const CONFIRMED = { mode: "first_come", confirmAddress: true } as const;
/** Level II, which asks for it. */
const second = (criterion: Completed = completed(), overrides: Partial<EventInput> = {}) =>
  publishEvent(world, projectId, {
    title: { pl: "Stopień II" },
    form: formWith(criterion),
    recruitment: criterion.by === "person" ? CONFIRMED : { mode: "first_come" },
    ...overrides,
  });
const registrations = () => world.deps.services.registration;
const ask = (event: StaffEventView, number: number, overrides: Partial<SignUpInput> = {}) =>
  registrations().registerParticipant(asPublic(world), event.slug, signUpInput(number, overrides));
const rowOf = async (event: StaffEventView, number: number): Promise<StoredRegistration> => {
  const { registrationId } = await personOf(world, event, number);
  const row = await world.deps.stores.registrations.find(registrationId);
  if (!row) throw new Error("nobody");
  return row;
};
const confirm = async (event: StaffEventView, number: number) => {
  const token = registrations().tokenOf(await rowOf(event, number));
  return (await registrations().confirmAddress(asPublic(world), token)).registration;
};
const issuesOf = async (work: Promise<unknown>) =>
  ((await work.catch((cause: unknown) => cause)) as DomainError).details.issues;

describe("a level that asks for the level before", () => {
  it("takes who completed that, and leaves whoever else to staff, once they opened the link in their mail", async () => {
    const event = await second();
    for (const number of [1, 9]) {
      expect((await ask(event, number)).outcome).toBe("mailed");
      expect(await rowOf(event, number)).toMatchObject({ status: "pending", heldUntil: expect.any(String) });
    }
    expect((await confirm(event, 1)).status).toBe("confirmed");
    const left = await confirm(event, 9);
    expect([left.status, left.heldUntil, left.statusReason, left.standing.holds]).toEqual([
      "pending",
      undefined,
      WORDS.pl,
      [],
    ]);
    // The link is opened once more.
    expect(await confirm(event, 9)).toEqual(left);
    await assertSeatsMatch(world, event.eventId);
    const shown = await personOf(world, event, 9);
    expect([shown.unmet, (await personOf(world, event, 1)).unmet]).toEqual([["first"], undefined]);
    const told = await world.deps.services.registration.listRegistrations(asStaff(world), event.eventId, {
      unmet: "yes",
    });
    expect(told.items.map(({ lastName }) => lastName)).toEqual(["Żak 9"]);
  });

  it("tells the person why by mail, and keeps in the history why staff took them all the same", async () => {
    const event = await second();
    await ask(event, 9, { locale: "en" });
    passMinute(world);
    const { registrationId, version } = await confirm(event, 9);
    await world.follow();
    passMinute(world);
    const messages = await world.deps.stores.messages.listByOwner(registrationId);
    expect(messages.map(({ kind }) => kind).toSorted()).toEqual([
      "registration.held",
      "registration.received",
    ]);
    const received = messages.find(({ kind }) => kind === "registration.received");
    expect(received && (await composeMail(world.deps, received))?.mail.text).toContain(WORDS.en);
    await registrations().changeRegistration(asStaff(world), event.eventId, registrationId, {
      version,
      status: "confirmed",
      reason: "stopień I w Lublinie, zaświadczenie w teczce",
    });
    await world.follow();
    expect((await historyOf(world, registrationId)).map(({ action, reason }) => [action, reason])).toEqual([
      ["registration.confirmed", "stopień I w Lublinie, zaświadczenie w teczce"],
      ["registration.pending", WORDS.pl],
      ["registration.pending", undefined],
    ]);
  });

  it("gives the seat of whoever is left to staff to the next who waits", async () => {
    const event = await second(completed(), { seats: 1 });
    await ask(event, 9);
    await ask(event, 1);
    expect((await personOf(world, event, 1)).status).toBe("reserve");
    await confirm(event, 9);
    await world.follow();
    expect((await personOf(world, event, 1)).status).toBe("confirmed");
    await assertSeatsMatch(world, event.eventId);
  });

  it.each([
    ["where staff decide about everybody", { recruitment: { ...CONFIRMED, mode: "selection" as const } }, 5],
    ["where no seat is left", {}, 1],
  ])("shows staff at once who did not complete it %s", async (_, overrides, seats) => {
    const event = await second(completed(), { ...overrides, seats });
    for (const number of [2, 1, 9]) await ask(event, number);
    expect((await personOf(world, event, 1)).unmet).toBeUndefined();
    expect(await personOf(world, event, 9)).toMatchObject({ status: "pending", unmet: ["first"] });
    await assertSeatsMatch(world, event.eventId);
  });
});

describe("a stranger who types somebody's name and address", () => {
  it("is told the same, sees the same seats, and makes the product read the same, whoever was there", async () => {
    const look = async (number: number) => {
      const event = await second(completed(), { seats: 3 });
      const commands: string[] = [];
      const stop = disturb(world.deps.table.client, async (request, send) => {
        // How often somebody tried is not written every time.
        if (request.command !== "UpdateItemCommand") commands.push(request.command);
        return send();
      });
      const answer = await call(world, "POST", `/api/events/${event.slug}/registrations`, {
        body: signUpInput(number),
      }).finally(stop);
      const page = await bodyOf<{ seats: unknown }>(call(world, "GET", `/api/events/${event.slug}`));
      return { status: answer.status, body: answer.json, seats: page.seats, commands };
    };
    expect(await look(1)).toEqual(await look(9));
  });

  it("cannot hand a place on to find out who may have it: such an event has no handing on", async () => {
    const recruitment = { ...CONFIRMED, handovers: true } as const;
    expect(
      await issuesOf(createDraft(world, projectId, { form: formWith(completed()), recruitment })),
    ).toEqual([{ path: "recruitment.handovers", code: "recruitment.handovers_unconfirmed" }]);
  });
});

describe("who completed an event", () => {
  const met = async (eventIds: Completed["eventIds"], number = 1, overrides: Partial<SignUpInput> = {}) => {
    const event = await second(completed({ eventIds }));
    await ask(event, number, overrides);
    return (await confirm(event, number)).status === "confirmed";
  };

  it("is known by name and address as at sign-up: capitals and accents do not matter, another address does", async () => {
    expect(await met([first.eventId], 1, { firstName: "ŁUCJA", email: "Lucja1@OPS.example" })).toBe(true);
    expect(await met([first.eventId], 1, { email: "lucja.zak@gmail.example" })).toBe(false);
    expect(await met([first.eventId], 1, { firstName: "Anna" })).toBe(false);
  });

  it("is whoever completed any of those that are named", async () => {
    const { event: other } = await attendedEvent(world, projectId, 0);
    expect(await met([other.eventId])).toBe(false);
    expect(await met([other.eventId, first.eventId])).toBe(true);
  });

  it("is nobody who was not there, or against whom somebody decided; and who was excepted from the rule", async () => {
    const { event, people } = await attendedEvent(world, projectId, 2);
    await registrations().enterRegistration(
      asStaff(world),
      event.eventId,
      manualInput({ firstName: "Łucja", lastName: "Żak 3", email: "lucja3@ops.example" }),
    );
    const decide = async (number: number, entitled: boolean) => {
      const { registrationId } = await personOf(world, event, number);
      await world.deps.services.attendance.setEntitlement(asStaff(world), event.eventId, registrationId, {
        entitled,
        reason: "decyzja",
      });
    };
    expect([await met([event.eventId], 1), await met([event.eventId], 3)]).toEqual([true, false]);
    await decide(1, false);
    await decide(3, true);
    expect([await met([event.eventId], 1), await met([event.eventId], 3)]).toEqual([false, true]);
    expect(people.length).toBe(2);
  });

  it("has a valid certificate: an annulled one speaks against whatever was recorded, another in its place for it", async () => {
    const { event, people } = await attendedEvent(world, projectId, 2);
    const [certificate] = await issueTo(world, event.eventId, people.slice(0, 1));
    if (!certificate) throw new Error("no certificate");
    expect(await met([event.eventId])).toBe(true);
    await world.deps.services.certificate.annulCertificate(asStaff(world), certificate.certificateId, {
      reason: "omyłka",
    });
    expect(await met([event.eventId])).toBe(false);
    await issueTo(world, event.eventId, people.slice(0, 1));
    expect(await met([event.eventId])).toBe(true);
  });

  it("is not known before the event is over, unless a certificate was given early", async () => {
    const dates = { type: "exact", startsOn: "2026-03-01", endsOn: "2026-03-02" } as const;
    const agenda = [{ ...first.agenda[0], day: "2026-03-01" } as EventInput["agenda"][number]];
    const { event, people } = await attendedEvent(world, projectId, 2, { dates, agenda });
    expect(await met([event.eventId])).toBe(false);
    await issueTo(world, event.eventId, people.slice(0, 1), { reason: "wyjazd" });
    expect([await met([event.eventId], 1), await met([event.eventId], 2)]).toEqual([true, false]);
  });

  it("is nobody of a cancelled event, nor of one that is gone", async () => {
    const { event } = await attendedEvent(world, projectId, 1);
    const { version } = await world.deps.services.event.getStaffEvent(asStaff(world), event.eventId);
    await world.deps.services.event.cancelEvent(asStaff(world), event.eventId, version, "Powódź", true);
    expect(await met([event.eventId])).toBe(false);
    const draft = await createDraft(world, projectId);
    const level = await second(completed({ eventIds: [draft.eventId] }));
    await world.deps.services.event.deleteEvent(asStaff(world), draft.eventId);
    await ask(level, 1);
    expect((await confirm(level, 1)).status).toBe("pending");
  });

  it("is not told from a namesake at the same address: both have to have completed it", async () => {
    const { event, people } = await attendedEvent(world, projectId, 1);
    const { registration: daughter } = await registrations().enterRegistration(
      asStaff(world),
      event.eventId,
      manualInput({
        firstName: "Łucja",
        lastName: "Żak 1",
        email: "lucja1@ops.example",
        namesakes: {
          registrationIds: people.map(({ registrationId }) => registrationId),
          reason: "matka i córka",
        },
      }),
    );
    expect(await met([event.eventId])).toBe(false);
    await attend(world, event.eventId, event.agenda[0]?.itemId ?? "", [daughter]);
    expect(await met([event.eventId])).toBe(true);
  });
});

describe("an institution that has to have completed it", () => {
  const byOffice = (over: Partial<Completed> = {}) =>
    completed({ by: "institution", effect: "refuse", ...over });
  const from = (town: string) => ({ name: `OPS w ${town}`, type: "ops" as const, town });

  it("did by anybody of it, under any name that the register knows; others are refused in the organiser's words", async () => {
    const { event: level } = await attendedEvent(world, projectId, 1, {}, () => ({ institution: OPS }));
    const event = await second(byOffice({ eventIds: [level.eventId] }));
    const written = { ...OPS, name: "Ośrodek Pomocy Społecznej w Mońkach" };
    expect((await signUp(world, event, 7, { institution: written })).outcome).toBe("confirmed");
    expect(await issuesOf(signUp(world, event, 8, { institution: from("Sejny") }))).toEqual([
      { path: "institution.name", code: "criterion.not_met", words: WORDS },
    ]);
    expect(await issuesOf(signUp(world, event, 9))).toHaveLength(1);
    const warned = await second(byOffice({ eventIds: [level.eventId], effect: "warn" }));
    expect((await signUp(world, warned, 8, { institution: from("Sejny") })).outcome).toBe("pending");
    await assertSeatsMatch(world, warned.eventId);
  });

  it("did under an entry that was found to be the same since", async () => {
    const institutions = world.deps.services.institution;
    const add = (name: string) =>
      institutions.addInstitution(asStaff(world), { name, type: "ops", town: "Gródek", otherNames: [] });
    const [old, now] = [await add("Dom pomocy"), await add("Ośrodek pomocy")];
    const chosen = ({ institutionId, name }: typeof old) => ({
      name,
      type: "ops" as const,
      town: "Gródek",
      institutionId,
    });
    const { event: level } = await attendedEvent(world, projectId, 1, {}, () => ({
      institution: chosen(old),
    }));
    const event = await second(byOffice({ eventIds: [level.eventId], effect: "warn" }));
    expect((await signUp(world, event, 7, { institution: chosen(now) })).outcome).toBe("pending");
    await institutions.mergeInstitution(asStaff(world), old.institutionId, {
      into: now.institutionId,
      reason: "zmiana nazwy",
      version: old.version,
    });
    expect((await signUp(world, event, 8, { institution: chosen(now) })).outcome).toBe("confirmed");
    // Who waits for staff is judged anew, and again once the entries are two; whoever has a place keeps it.
    const unmet = async () => {
      await world.follow();
      return [(await personOf(world, event, 7)).unmet, (await personOf(world, event, 8)).unmet];
    };
    expect(await unmet()).toEqual([undefined, undefined]);
    await institutions.freeInstitution(asStaff(world), old.institutionId, old.version + 1);
    expect(await unmet()).toEqual([["first"], ["first"]]);
    expect((await personOf(world, event, 8)).status).toBe("confirmed");
    await assertSeatsMatch(world, event.eventId);
  });

  it("is looked up anew where staff or the person say another institution; what was asked of the person stays", async () => {
    const { event: level } = await attendedEvent(world, projectId, 1, {}, () => ({
      institution: from("Narwi"),
    }));
    const event = await second(byOffice({ eventIds: [level.eventId], effect: "warn" }));
    const { token, outcome } = await signUp(world, event, 7, { institution: from("Sejn") });
    expect(outcome).toBe("pending");
    const version = async () => (await personOf(world, event, 7)).version;
    const byStaff = async (institution: ReturnType<typeof from>) =>
      (
        await registrations().changeRegistration(
          asStaff(world),
          event.eventId,
          (await personOf(world, event, 7)).registrationId,
          { institution, version: await version() },
        )
      ).unmet;
    expect(await byStaff(from("Narwi"))).toBe(undefined);
    expect(await byStaff(from("Sejn"))).toEqual(["first"]);
    await registrations().correctRegistration(asPublic(world), token, {
      institution: from("Narwi"),
      version: await version(),
    });
    expect((await personOf(world, event, 7)).unmet).toBe(undefined);
    // It waits for staff still: a correction decides nothing.
    expect((await personOf(world, event, 7)).status).toBe("pending");
  });

  it("did by several together, as for its certificate, and by that certificate itself until it is annulled", async () => {
    const days = ["2026-02-10", "2026-02-11"];
    const agenda = days.map(
      (day, index) => ({ ...first.agenda[0], itemId: `s${index}`, day }) as EventInput["agenda"][number],
    );
    const level = await publishEvent(world, projectId, {
      dates: { type: "exact", startsOn: "2026-02-10", endsOn: "2026-02-11" },
      agenda,
    });
    for (const [index, { itemId }] of agenda.entries()) {
      const { registration } = await registrations().enterRegistration(
        asStaff(world),
        level.eventId,
        manualInput({ lastName: `Zmiana ${index}`, institution: from("Sokółka") }),
      );
      await attend(world, level.eventId, itemId, [registration]);
    }
    const event = await second(byOffice({ eventIds: [level.eventId], effect: "warn" }));
    const outcome = async (number: number) =>
      (await signUp(world, event, number, { institution: from("Sokółka") })).outcome;
    expect(await outcome(11)).toBe("confirmed");
    const { issued } = await world.deps.services.certificate.issueCertificates(
      asStaff(world),
      level.eventId,
      {
        registrationIds: [],
        institutions: ["OPS w Sokółka, Sokółka"],
      },
    );
    const [certificate] = issued;
    if (!certificate) throw new Error("no certificate");
    expect(await outcome(12)).toBe("confirmed");
    await world.deps.services.certificate.annulCertificate(asStaff(world), certificate.certificateId, {
      reason: "omyłka",
    });
    expect(await outcome(13)).toBe("pending");
  });

  it("is asked of everybody whom a contact registers", async () => {
    const { event: level } = await attendedEvent(world, projectId, 1, {}, () => ({ institution: OPS }));
    const event = await second(byOffice({ eventIds: [level.eventId] }), {
      recruitment: { mode: "first_come", delegations: true },
    });
    const send = (number: number, institution: typeof OPS) =>
      world.deps.services.delegation.registerDelegation(
        asPublic(world),
        event.slug,
        delegationInput(number, {
          institution,
          people: [delegatedPerson(`${number}a`), delegatedPerson(`${number}b`)],
        }),
      );
    expect((await send(1, OPS)).people.map(({ outcome }) => outcome)).toEqual(["confirmed", "confirmed"]);
    expect((await issuesOf(send(2, from("Sejny"))))?.[0]).toMatchObject({
      path: "institution.name",
      code: "criterion.not_met",
    });
  });
});

describe("an option that asks for it", () => {
  const advanced = (over: Partial<EventInput> = {}) =>
    second(completed({ optionIds: ["b"] }), { choiceGroups: twoPanels(5), ...over });

  it("asks those alone who choose it", async () => {
    const event = await advanced();
    await ask(event, 8, { choices: { panels: "a" } });
    await ask(event, 9, { choices: { panels: "b" } });
    expect([(await confirm(event, 8)).status, (await confirm(event, 9)).status]).toEqual([
      "confirmed",
      "pending",
    ]);
  });

  it("is not changed to by who did not complete it, whatever address they write at the same time; staff may with a reason", async () => {
    const event = await advanced();
    await ask(event, 8, { choices: { panels: "a" } });
    const token = registrations().tokenOf(await confirm(event, 8));
    const change = async (more: object) =>
      registrations().correctRegistration(asPublic(world), token, {
        version: (await rowOf(event, 8)).version,
        choices: { panels: "b" },
        ...more,
      });
    const refused = [{ path: "choices.panels", code: "criterion.not_met", words: WORDS }];
    expect(await issuesOf(change({}))).toEqual(refused);
    // Somebody else's name and address say nothing of them.
    expect(await issuesOf(change({ lastName: "Żak 1", email: "lucja1@ops.example" }))).toEqual(refused);
    const { registrationId, version } = await rowOf(event, 8);
    const move = (reason?: string) =>
      registrations().changeRegistration(asStaff(world), event.eventId, registrationId, {
        version,
        choices: { panels: "b" },
        reason,
      });
    expect(await issuesOf(move())).toEqual([
      { path: "reason", code: "criterion.reason_required", words: WORDS },
    ]);
    const moved = await move("zna materiał");
    expect([moved.choices, moved.unmet]).toEqual([{ panels: "b" }, ["first"]]);
    const back = await registrations().changeRegistration(asStaff(world), event.eventId, registrationId, {
      version: moved.version,
      choices: { panels: "a" },
    });
    expect(back.unmet).toBeUndefined();
    await assertSeatsMatch(world, event.eventId);
  });

  it("is not read in two steps: whoever takes somebody's name and address loses the page to the mail at that address", async () => {
    const event = await advanced();
    await ask(event, 8, { choices: { panels: "a" } });
    const path = `/api/registrations/${registrations().tokenOf(await confirm(event, 8))}`;
    const { version } = await rowOf(event, 8);
    passMinute(world);
    const answer = await call(world, "PATCH", path, {
      body: { version, lastName: "Żak 1", email: "lucja1@ops.example" },
    });
    const row = await rowOf(event, 1);
    expect(answer.json).toMatchObject({ email: "lucja1@ops.example", linkMailed: true });
    expect(answer.text).not.toContain(registrations().tokenOf(row));
    for (const body of [undefined, { version: row.version, choices: { panels: "b" } }])
      expect((await call(world, body ? "PATCH" : "GET", path, { body })).status).toBe(404);
    // Whoever reads that mail goes on, and is judged as who they are.
    await world.follow();
    const mails = await world.deps.stores.messages.listByOwner(row.registrationId);
    const told = await Promise.all(mails.map((message) => composeMail(world.deps, message)));
    const texts = told.flatMap((one) => (one?.to === "lucja1@ops.example" ? [one.mail.text] : []));
    expect(texts.some((text) => text.includes(registrations().tokenOf(row)))).toBe(true);
    await assertSeatsMatch(world, event.eventId);
  });

  it("is not read by who was entered without an address and writes somebody's: that ends their link as well", async () => {
    const event = await advanced();
    const { registration } = await registrations().enterRegistration(
      asStaff(world),
      event.eventId,
      manualInput({ firstName: "Łucja", lastName: "Żak 2", choices: { panels: "a" } }),
    );
    await world.follow();
    const stored = await rowOf(event, 2);
    const path = `/api/registrations/${registrations().tokenOf(stored)}`;
    passMinute(world);
    const body = { version: stored.version, email: "lucja2@ops.example" };
    const answer = await call(world, "PATCH", path, { body });
    expect([answer.status, answer.json]).toMatchObject([200, { linkMailed: true }]);
    expect((await call(world, "GET", path)).status).toBe(404);
    await world.follow();
    const mails = await world.deps.stores.messages.listByOwner(registration.registrationId);
    const told = await Promise.all(mails.map((message) => composeMail(world.deps, message)));
    const token = registrations().tokenOf(await rowOf(event, 2));
    expect(told.map((one) => [one?.to, one?.mail.text.includes(token)])).toEqual([
      ["lucja2@ops.example", true],
    ]);
  });

  it("is changed to by who completed it", async () => {
    const event = await advanced();
    await ask(event, 1, { choices: { panels: "a" } });
    const confirmed = await confirm(event, 1);
    const { version } = confirmed;
    const { registration } = await registrations().correctRegistration(
      asPublic(world),
      registrations().tokenOf(confirmed),
      { version, choices: { panels: "b" } },
    );
    expect([registration.choices, registration.unproven]).toEqual([{ panels: "b" }, undefined]);
  });

  it("is looked at also where it takes the place of one that is full", async () => {
    const event = await second(completed({ optionIds: ["b"], by: "institution", effect: "warn" }), {
      choiceGroups: twoPanels(1),
    });
    const choices = { panels: "a" };
    await signUp(world, event, 8, { choices });
    const other = await signUp(world, event, 9, { choices, ifFull: "other_option" });
    expect(other.outcome).toBe("pending");
    expect((await personOf(world, event, 9)).unmet).toEqual(["first"]);
    await assertSeatsMatch(world, event.eventId);
  });
});

describe("a module that has to have been completed", () => {
  const day = "2026-02-10";
  const part = (itemId: string, from: string, to: string, optionId?: string) =>
    agendaItem({ itemId, day, from, to, optionId });
  /** A training with something for everybody and a module of two: who they are, what they chose, and where they were. */
  const modules = async (
    people: { number: number; choice: string; there: string[]; institution?: typeof OPS }[],
    overrides: Partial<EventInput> = {},
  ) => {
    const event = await publishEvent(world, projectId, {
      seats: null,
      dates: { type: "exact", startsOn: day, endsOn: day },
      choiceGroups: twoPanels(null),
      agenda: [
        part("all", "08:00", "13:00"),
        part("a1", "14:00", "15:00", "a"),
        part("b1", "14:00", "15:00", "b"),
      ],
      ...overrides,
    });
    const entered: StaffRegistrationView[] = [];
    for (const { number, choice, there, institution } of people) {
      const { registration } = await registrations().enterRegistration(
        asStaff(world),
        event.eventId,
        manualInput({
          firstName: "Łucja",
          lastName: `Żak ${number}`,
          email: `lucja${number}@ops.example`,
          choices: { panels: choice },
          institution,
        }),
      );
      for (const unitId of there) await attend(world, event.eventId, unitId, [registration]);
      entered.push(registration);
    }
    return { event, people: entered };
  };
  const ofModule = ({ eventId }: StaffEventView, over: Partial<Completed> = {}) =>
    completed({ eventIds: [eventId], ofOptions: { [eventId]: ["b"] }, ...over });
  const isTaken = async (event: StaffEventView, number: number) => {
    await ask(event, number);
    return (await confirm(event, number)).status === "confirmed";
  };

  it("was by whoever attended it, not by whoever attended the rest of the event", async () => {
    const { event: level } = await modules([
      { number: 1, choice: "b", there: ["all", "b1"] },
      { number: 2, choice: "b", there: ["all"] },
      { number: 3, choice: "a", there: ["all", "a1"] },
      { number: 4, choice: "b", there: ["b1"] },
    ]);
    const [whole, ofB] = [
      await second(completed({ eventIds: [level.eventId] })),
      await second(ofModule(level)),
    ];
    const numbers = [1, 2, 3, 4];
    const taken = async (event: StaffEventView) => {
      const all: boolean[] = [];
      for (const number of numbers) all.push(await isTaken(event, number));
      return all;
    };
    expect(await taken(whole)).toEqual([true, true, true, false]);
    expect(await taken(ofB)).toEqual([true, false, false, true]);
  });

  it("was by whoever has a valid certificate that names it, or was entitled to one, and by nobody whose certificate was annulled", async () => {
    const { event: level, people } = await modules([
      { number: 1, choice: "b", there: ["all"] },
      { number: 2, choice: "a", there: ["all", "a1"] },
      { number: 3, choice: "b", there: [] },
      { number: 4, choice: "b", there: ["all", "b1"] },
    ]);
    const [certificate] = await issueTo(world, level.eventId, people.slice(0, 1));
    await issueTo(world, level.eventId, people.slice(1, 2));
    const [annulled] = await issueTo(world, level.eventId, people.slice(3));
    const issued = certificate && (await world.deps.stores.certificates.find(certificate.certificateId));
    expect(issued?.facts.event.module).toEqual({ pl: "Panel B" });
    await world.deps.services.certificate.annulCertificate(
      asStaff(world),
      annulled?.certificateId ?? "crt_",
      {
        reason: "omyłka",
      },
    );
    const third = await personOf(world, level, 3);
    await world.deps.services.attendance.setEntitlement(asStaff(world), level.eventId, third.registrationId, {
      entitled: true,
      reason: "nadrobiła",
    });
    const event = await second(ofModule(level));
    const taken: boolean[] = [];
    for (const number of [1, 2, 3, 4]) taken.push(await isTaken(event, number));
    expect(taken).toEqual([true, false, true, false]);
  });

  it("was not, by a certificate, where nobody had to choose: then one has to have been there", async () => {
    const [group] = twoPanels(null);
    const { event: level, people } = await modules([{ number: 1, choice: "b", there: ["all"] }], {
      choiceGroups: group ? [{ ...group, required: false }] : [],
    });
    await issueTo(world, level.eventId, people);
    const event = await second(ofModule(level));
    expect(await isTaken(event, 1)).toBe(false);
    await attend(world, level.eventId, "b1", people);
    const again = await second(ofModule(level));
    expect(await isTaken(again, 1)).toBe(true);
  });

  it("was by an institution whose people were there, and not by its certificate, which names no module", async () => {
    const sejny = { name: "OPS w Sejnach", type: "ops" as const, town: "Sejny" };
    const { event: level } = await modules([
      { number: 1, choice: "b", there: ["all", "b1"], institution: OPS },
      { number: 2, choice: "a", there: ["all", "a1"], institution: sejny },
    ]);
    const { issued } = await world.deps.services.certificate.issueCertificates(
      asStaff(world),
      level.eventId,
      {
        registrationIds: [],
        institutions: ["OPS w Sejnach, Sejny"],
      },
    );
    expect(issued).toHaveLength(1);
    const event = await second(ofModule(level, { by: "institution" }));
    const outcome = async (number: number, institution: typeof OPS) =>
      (await signUp(world, event, number, { institution })).outcome;
    expect([await outcome(8, OPS), await outcome(9, sejny)]).toEqual(["confirmed", "pending"]);
  });

  it("is named among what its event offers or offered, and goes along with the event", async () => {
    const { event: level } = await modules([{ number: 1, choice: "b", there: ["b1"] }]);
    const draft = (criterion: Completed) =>
      issuesOf(createDraft(world, projectId, { form: formWith(criterion), recruitment: CONFIRMED }));
    expect(await draft(ofModule(level, { ofOptions: { [level.eventId]: ["x"] } }))).toEqual([
      { path: `form.criteria.0.ofOptions.${level.eventId}`, code: "criterion.option_unknown" },
    ]);
    expect(await draft(ofModule(level, { eventIds: [first.eventId] }))).toEqual([
      { path: "form.criteria.0.ofOptions", code: "criterion.event_unknown" },
    ]);
    const [group] = twoPanels(null);
    await changeEvent(world, level, {
      choiceGroups: group ? [{ ...group, options: group.options.slice(0, 1) }] : [],
    });
    const event = await second(ofModule(level));
    expect(await isTaken(event, 1)).toBe(true);
    const copy = await world.deps.services.event.duplicateEvent(asStaff(world), event.eventId, {
      startsOn: null,
    });
    expect(copy.form.criteria).toEqual([ofModule(level)]);
  });
});

describe("a level that asks both the person and their institution", () => {
  it("leaves to staff whom either lacks, and says of each what: nobody is taken unseen for coming from the wrong office", async () => {
    const { event: level } = await attendedEvent(world, projectId, 1, {}, () => ({ institution: OPS }));
    const office = completed({ criterionId: "office", by: "institution", eventIds: [level.eventId] });
    const event = await second(completed(), { form: formWith(completed(), office) });
    const sejny = { name: "OPS w Sejnach", type: "ops" as const, town: "Sejny" };
    const people = [
      [1, OPS, "confirmed", undefined],
      [8, OPS, "pending", ["first"]],
      [2, sejny, "pending", ["office"]],
      [9, sejny, "pending", ["first", "office"]],
    ] as const;
    for (const [number, institution, status, unmet] of people) {
      await ask(event, number, { institution });
      // Whose office is unknown to level I has no seat held, so there is nothing to confirm.
      if (institution === OPS) await confirm(event, number);
      expect(await personOf(world, event, number)).toMatchObject({ status, unmet });
    }
    await assertSeatsMatch(world, event.eventId);
  });
});

describe("staff", () => {
  it("enter with a reason whom a full option takes to one that asks for it", async () => {
    const event = await second(completed({ optionIds: ["b"] }), { choiceGroups: twoPanels(1) });
    const enter = (number: number, reason?: string) =>
      registrations().enterRegistration(
        asStaff(world),
        event.eventId,
        manualInput({
          firstName: "Łucja",
          lastName: `Żak ${number}`,
          email: `lucja${number}@ops.example`,
          choices: { panels: "a" },
          ifFull: "other_option",
          reason,
        }),
      );
    await enter(7);
    expect(await issuesOf(enter(9))).toEqual([
      { path: "reason", code: "criterion.reason_required", words: WORDS },
    ]);
    const { outcome, registration } = await enter(9, "zgoda kierowniczki");
    expect([outcome, registration.choices, registration.unmet]).toEqual([
      "confirmed",
      { panels: "b" },
      ["first"],
    ]);
    await registrations().changeRegistration(asStaff(world), event.eventId, registration.registrationId, {
      version: registration.version,
      status: "cancelled",
      reason: "rezygnacja",
    });
    expect((await enter(1)).registration).toMatchObject({ status: "confirmed", choices: { panels: "b" } });
    await assertSeatsMatch(world, event.eventId);
  });

  it("enter whoever did not complete it with a reason, by hand, from a file and at the door", async () => {
    const event = await second();
    const enter = (number: number, reason?: string) =>
      registrations().enterRegistration(
        asStaff(world),
        event.eventId,
        manualInput({
          firstName: "Łucja",
          lastName: `Żak ${number}`,
          email: `lucja${number}@ops.example`,
          reason,
        }),
      );
    expect((await enter(1)).outcome).toBe("confirmed");
    expect(await issuesOf(enter(9))).toEqual([
      { path: "reason", code: "criterion.reason_required", words: WORDS },
    ]);
    const { outcome, registration } = await enter(9, "zgoda kierowniczki");
    expect([outcome, registration.unmet]).toEqual(["confirmed", ["first"]]);
    const row = (number: number) => ({
      row: number,
      firstName: "Łucja",
      lastName: `Żak ${number}`,
      email: `lucja${number}@ops.example`,
      choices: {},
      answers: {},
    });
    const { rows } = await world.deps.services.peopleImport.checkPeople(asStaff(world), event.eventId, {
      people: [row(2), row(8)],
    });
    expect(rows.map(({ unmet }) => unmet)).toEqual([undefined, WORDS]);
  });

  it("cannot have a person judged by an address that anybody may type, nor refused by it", async () => {
    const draft = (criterion: Completed, overrides: Partial<EventInput> = {}) =>
      issuesOf(
        createDraft(world, projectId, { form: formWith(criterion), recruitment: CONFIRMED, ...overrides }),
      );
    expect(await draft(completed(), { recruitment: { mode: "first_come" } })).toEqual([
      { path: "recruitment.confirmAddress", code: "criterion.unconfirmed" },
    ]);
    expect(await draft(completed({ effect: "refuse" }))).toEqual([
      { path: "form.criteria.0.effect", code: "criterion.cannot_refuse" },
    ]);
    expect(await draft(completed({ optionIds: ["x"] }))).toEqual([
      { path: "form.criteria.0.optionIds", code: "criterion.option_unknown" },
    ]);
    const hidden = { ...formWith(completed({ by: "institution" })), institution: "hidden" as const };
    expect(await draft(completed(), { form: hidden })).toEqual([
      { path: "form.criteria.0.by", code: "criterion.not_asked" },
    ]);
  });

  it("pick events whose people they may read, and not the event itself; what was picked before stays", async () => {
    const unknown = [{ path: "form.criteria.0.eventIds", code: "criterion.event_unknown" }];
    const nobody = completed({ eventIds: ["evt_00000000000000000000000000"] });
    const asked = { form: formWith(nobody), recruitment: CONFIRMED };
    expect(await issuesOf(createDraft(world, projectId, asked))).toEqual(unknown);
    const event = await second();
    const own = formWith(completed({ eventIds: [event.eventId] }));
    expect(await issuesOf(changeEvent(world, event, { form: own }))).toEqual(unknown);
    const other = await createProject(world);
    const { actor } = await world.signIn({ role: "coordinator", projectIds: [other] });
    const theirs = { ...eventInput(other), form: formWith(completed()), recruitment: CONFIRMED };
    expect(await issuesOf(world.deps.services.event.createEvent(asStaff(world, actor), theirs))).toEqual(
      unknown,
    );
    const copy = await world.deps.services.event.duplicateEvent(asStaff(world), event.eventId, {
      startsOn: null,
    });
    expect(copy.form.criteria).toEqual([completed()]);
  });

  it("see nothing of who was in before it was asked for: nobody is thrown out", async () => {
    const event = await publishEvent(world, projectId, { recruitment: CONFIRMED });
    await ask(event, 9);
    await confirm(event, 9);
    await changeEvent(world, event, { form: formWith(completed()) });
    expect(await personOf(world, event, 9)).toMatchObject({ status: "confirmed" });
    expect((await peopleOf(world, event)).map(({ unmet }) => unmet)).toEqual([undefined]);
  });
});

describe("a link that is opened", () => {
  it("leaves the person to staff once, at whichever request the connection is lost", async () => {
    const event = await second(completed(), { seats: null });
    for (const when of ["before", "after"] as const) {
      for (let breakAt = 1; ; breakAt += 1) {
        const number = breakAt * 2 + (when === "before" ? 100 : 101);
        await ask(event, number);
        const restore = loseConnection(world.deps.table.client, breakAt, when);
        const token = registrations().tokenOf(await rowOf(event, number).catch(() => rowOf(event, number)));
        await registrations()
          .confirmAddress(asPublic(world), token)
          .catch(() => undefined);
        const broke = restore();
        if (broke) await registrations().confirmAddress(asPublic(world), token);
        expect(await rowOf(event, number)).toMatchObject({
          status: "pending",
          unproven: ["first"],
          version: 2,
        });
        if (!broke) break;
      }
    }
    await assertSeatsMatch(world, event.eventId);
    await world.follow();
    const mails = await world.deps.stores.messages.listByOwner(
      (await personOf(world, event, 102)).registrationId,
    );
    expect(mails.map(({ kind }) => kind).toSorted()).toEqual(["registration.held", "registration.received"]);
  });

  const race = async (count: number) => {
    const event = await second(completed(), { seats: null });
    const numbers = Array.from({ length: count }, (_, index) => 200 + index);
    for (const number of numbers) await ask(event, number);
    const decided = await Promise.all(
      numbers.map(async (number) => {
        const row = await rowOf(event, number);
        const staff = registrations().changeRegistration(asStaff(world), event.eventId, row.registrationId, {
          version: row.version,
          status: "confirmed",
          reason: "zaświadczenie w teczce",
        });
        const opened = registrations().confirmAddress(asPublic(world), registrations().tokenOf(row));
        const [byStaff, byLink] = await Promise.allSettled([staff, opened]);
        const left = byLink.status === "fulfilled" && byLink.value.registration.status === "pending";
        return { byStaff: byStaff.status === "fulfilled", left, is: (await rowOf(event, number)).status };
      }),
    );
    return { event, decided };
  };

  it("and a decision of staff at the same moment are not both done: seats match, and nobody is taken back unseen", async () => {
    const { event, decided } = await race(12);
    expect(decided.filter(({ byStaff, left }) => byStaff && left)).toEqual([]);
    for (const { byStaff, is } of decided) expect(is).toBe(byStaff ? "confirmed" : "pending");
    await assertSeatsMatch(world, event.eventId);
  });

  it("would both be done without the condition: the race above can fail", async () => {
    const restore = withoutVersionConditions(world.deps.table.client);
    try {
      const { decided } = await race(12);
      expect(decided.filter(({ byStaff, left }) => byStaff && left).length).toBeGreaterThan(0);
    } finally {
      restore();
    }
  });
});

describe("whatever happens to the people of level II", () => {
  const person = fc.integer({ min: 1, max: 6 });
  const command = fc.oneof(
    { weight: 6, arbitrary: fc.record({ type: fc.constant("signUp" as const), person }) },
    { weight: 5, arbitrary: fc.record({ type: fc.constant("confirm" as const), person }) },
    { weight: 2, arbitrary: fc.record({ type: fc.constant("withdraw" as const), person }) },
    {
      weight: 2,
      arbitrary: fc.record({
        type: fc.constant("set" as const),
        person,
        status: fc.constantFrom("confirmed" as const, "reserve" as const, "rejected" as const),
      }),
    },
    {
      weight: 2,
      arbitrary: fc.record({ type: fc.constant("seats" as const), seats: fc.constantFrom(2, 3, 6) }),
    },
    { weight: 2, arbitrary: fc.record({ type: fc.constant("wait" as const), minutes: fc.nat(40) }) },
    { weight: 5, arbitrary: fc.constant({ type: "follow" as const }) },
  );

  it("nobody who did not complete level I has a place unless staff gave it, and all seats are counted", async () => {
    const isGraduate = (lastName: string) => graduates.some((one) => one.lastName === lastName);
    await fc.assert(
      fc.asyncProperty(fc.array(command, { minLength: 8, maxLength: 25 }), async (commands) => {
        const event = await second(completed(), { seats: 2 });
        const byStaff = new Set<string>();
        for (const one of commands) {
          const row = "person" in one && (await rowOf(event, one.person).catch(() => undefined));
          const token = row && registrations().tokenOf(row);
          // A repeated sign-up, a seat that went on, a status that staff may not give: refused, and that is right.
          if (one.type === "signUp") await ask(event, one.person).catch(() => undefined);
          if (one.type === "confirm" && token)
            await registrations()
              .confirmAddress(asPublic(world), token)
              .catch(() => undefined);
          if (one.type === "withdraw" && token)
            await registrations()
              .withdrawRegistration(asPublic(world), token)
              .catch(() => undefined);
          if (one.type === "set" && row)
            await registrations()
              .changeRegistration(asStaff(world), event.eventId, row.registrationId, {
                version: row.version,
                status: one.status,
                reason: "decyzja",
              })
              // Who is put into the line by staff goes on from there as all do.
              .then(({ registrationId }) => byStaff.add(registrationId))
              .catch(() => undefined);
          if (one.type === "seats")
            await changeEvent(world, event, { seats: one.seats }).catch(() => undefined);
          if (one.type === "wait") passMinute(world, one.minutes);
          if (one.type === "follow") {
            await createJobs(world.deps)["do-what-is-due"]?.run();
            await world.follow();
          }
          for (const { registrationId, lastName, status, unmet } of await peopleOf(world, event)) {
            if (isGraduate(lastName)) expect(unmet).toBeUndefined();
            else if (status === "confirmed") expect(byStaff).toContain(registrationId);
          }
        }
        await world.follow();
        await assertSeatsMatch(world, event.eventId);
      }),
      { numRuns: 12, seed: 81 },
    );
  }, 180_000);
});
