import type { EventInput, StaffEventView } from "@zapisy/core/event";
import type { Criterion, SignUpForm } from "@zapisy/core/form/schema";
import type { ProjectId } from "@zapisy/core/project";
import type { RegistrationPatch, SignUpInput } from "@zapisy/core/registration/schema";
import { DomainError } from "@zapisy/core/shared/error";
import { composeMail } from "@zapisy/functions/effects/send-mail";
import { beforeAll, describe, expect, it } from "vitest";
import {
  asPublic,
  asStaff,
  changeEvent,
  createDraft,
  createProject,
  historyOf,
  manualInput,
  peopleOf,
  personOf,
  publishEvent,
  signUp,
} from "../support/actions.ts";
import { bodyOf, call, type ProblemBody } from "../support/api.ts";
import {
  delegatedPerson,
  delegationInput,
  eventInput,
  signUpInput,
  successorInput,
  twoPanels,
} from "../support/fixture.ts";
import { disturb, isWrite } from "../support/disturb.ts";
import { referralInput, signInReferrer } from "../support/referral.ts";
import { assertSeatsMatch } from "../support/seats.ts";
import { createWorld, type World } from "../support/world.ts";

let world: World;
let projectId: ProjectId;

beforeAll(async () => {
  world = await createWorld();
  projectId = await createProject(world);
});

const WORDS = { pl: "Szkolenie jest dla urzędów powiatów.", en: "The training is for county offices." };
const BORN = {
  questionId: "born",
  label: { pl: "Data urodzenia" },
  type: "date" as const,
  required: true,
};
const criterion = (effect: "refuse" | "warn"): Criterion => ({
  criterionId: "office",
  effect,
  words: WORDS,
  type: "email_domain",
  domains: ["powiat.example"],
});
const formWith = (criteria: Criterion[], form: Partial<SignUpForm> = {}): SignUpForm => ({
  ...eventInput(projectId).form,
  criteria,
  ...form,
});
const publish = (criteria: Criterion[], { form, ...overrides }: Partial<EventInput> = {}) =>
  publishEvent(world, projectId, { form: formWith(criteria, form), ...overrides });
const registrations = () => world.deps.services.registration;
const inOffice = (number: number) => ({ email: `osoba${number}@pcpr.powiat.example` });

/** What the API answers to a sign-up that no form has checked. */
async function crafted(address: string, number: number, overrides: Partial<SignUpInput> = {}) {
  const answer = await call(world, "POST", `/api/events/${address}/registrations`, {
    body: signUpInput(number, overrides),
  });
  return { status: answer.status, body: answer.json as ProblemBody };
}

describe("a criterion that refuses", () => {
  it("refuses past the form too, beside its field and in the organiser's words, and lets in whoever meets it", async () => {
    const event = await publish([criterion("refuse")]);
    const refused = await crafted(event.slug, 1);
    expect(refused).toMatchObject({
      status: 422,
      body: {
        code: "registration.invalid",
        issues: [{ path: "email", code: "criterion.not_met", words: WORDS }],
      },
    });
    expect(await crafted(event.slug, 2, inOffice(2))).toMatchObject({
      status: 201,
      body: { outcome: "confirmed" },
    });
    expect((await peopleOf(world, event)).map(({ lastName }) => lastName)).toEqual(["Żak 2"]);
    await assertSeatsMatch(world, event.eventId);
  });

  it("goes by the kind of institution that the register knows, not by the one that a request claims", async () => {
    const { institutionId } = await world.deps.services.institution.addInstitution(asStaff(world), {
      name: "Stowarzyszenie Pomocna Dłoń",
      type: "ngo",
      town: "Łomża",
      otherNames: [],
    });
    const offices: Criterion = {
      criterionId: "kind",
      effect: "refuse",
      words: WORDS,
      type: "institution_type",
      types: ["ops"],
    };
    const event = await publish([offices]);
    const institution = { name: "OPS w Łomży", type: "ops" as const, town: "Łomża", institutionId };
    expect((await crafted(event.slug, 1, { institution })).body.issues).toEqual([
      { path: "institution.type", code: "criterion.not_met", words: WORDS },
    ]);
    expect(await peopleOf(world, event)).toEqual([]);
    const typed = { name: "OPS w Łomży", type: "ops" as const, town: "Łomża" };
    expect((await crafted(event.slug, 1, { institution: typed })).status).toBe(201);
  });

  it("tells strangers of a closed event nothing: they get what they get of an address that nobody has", async () => {
    const event = await publish([criterion("refuse")], { visibility: "closed" });
    const [known, unknown] = [await crafted(event.slug, 1), await crafted("nie-ma-takiego", 1)];
    expect([known.status, known.body.code]).toEqual([404, "event.not_found"]);
    expect({ ...known.body, requestId: "" }).toEqual({ ...unknown.body, requestId: "" });
    expect((await crafted(event.address, 1)).status).toBe(422);
  });

  it("counts ages on the first day of the event", async () => {
    const adult: Criterion = {
      criterionId: "adult",
      effect: "refuse",
      words: { pl: "Dla pełnoletnich." },
      basis: { pl: "Regulamin projektu, § 3." },
      type: "age",
      questionId: "born",
      from: 18,
      to: undefined,
    };
    const event = await publish([adult], { form: formWith([adult], { questions: [BORN] }) });
    const born = (number: number, day: string) => crafted(event.slug, number, { answers: { born: day } });
    expect((await born(1, "2008-04-16")).body.issues?.[0]?.path).toBe("answers.born");
    expect((await born(1, "2008-04-15")).status).toBe(201);
  });

  it("says it on the event's public page before anybody fills in the form", async () => {
    const event = await publish([criterion("refuse")]);
    const page = await bodyOf<{ form: SignUpForm }>(call(world, "GET", `/api/events/${event.slug}`));
    expect(page.form.criteria).toEqual([criterion("refuse")]);
  });
});

describe("a criterion that warns", () => {
  it("lets the registration wait for staff, who see which it is and decide with a reason that the history keeps", async () => {
    const event = await publish([criterion("warn")], { seats: 1 });
    const { outcome, registrationId } = await signUp(world, event, 1);
    expect(outcome).toBe("pending");
    const person = await personOf(world, event, 1);
    expect([person.unmet, person.statusReason]).toEqual([["office"], WORDS.pl]);
    // The seat is not theirs yet.
    expect((await signUp(world, event, 2, inOffice(2))).outcome).toBe("confirmed");
    await changeEvent(world, event, { seats: 2 });
    await registrations().changeRegistration(asStaff(world), event.eventId, registrationId, {
      version: person.version,
      status: "confirmed",
      reason: "oddelegowana przez starostwo",
    });
    await world.follow();
    const told = await historyOf(world, registrationId);
    expect(told.map(({ action, reason }) => [action, reason])).toEqual([
      ["registration.confirmed", "oddelegowana przez starostwo"],
      ["registration.pending", WORDS.pl],
    ]);
    await assertSeatsMatch(world, event.eventId);
  });

  it("tells the person in their language why it waits, on their page and by mail", async () => {
    const event = await publish([criterion("warn")]);
    const { token, registrationId } = await signUp(world, event, 1, { locale: "en" });
    const page = await world.deps.services.personalPage.get(asPublic(world), token);
    expect([page.status, page.statusReason]).toEqual(["pending", WORDS.en]);
    await world.follow();
    const [message] = await world.deps.stores.messages.listByOwner(registrationId);
    if (!message) throw new Error("no mail was queued");
    const letter = await composeMail(world.deps, message);
    expect(letter?.mail.text).toContain(WORDS.en);
  });

  it("lets an ordinary sign-up of the same event go on as ever", async () => {
    const event = await publish([criterion("warn")]);
    const { outcome } = await signUp(world, event, 1, inOffice(1));
    const person = await personOf(world, event, 1);
    expect([outcome, person.unmet, person.statusReason]).toEqual(["confirmed", undefined, undefined]);
  });
});

describe("a criterion of communes", () => {
  const communes = (effect: "refuse" | "warn"): Criterion => ({
    criterionId: "commune",
    effect,
    words: WORDS,
    type: "commune",
    communes: ["2008053"],
  });
  /** An entry of the register in a commune, or of which nobody knows the commune, as people choose it. */
  const entry = async (town: string, communeCode?: string) => {
    const { institutionId, name } = await world.deps.services.institution.addInstitution(asStaff(world), {
      name: "OPS",
      type: "ops",
      town,
      communeCode,
      otherNames: [],
    });
    return { institutionId, name, town, type: "ops" as const };
  };
  const issuesOf = async (work: Promise<unknown>) =>
    ((await work.catch((cause: unknown) => cause)) as DomainError).details.issues;

  it("takes who comes from an institution there, under any name of it, also from the town of that commune; refuses others", async () => {
    const [there, town, elsewhere, unknown] = [
      await entry("Mońki", "2008053"),
      await entry("Mońki Miasto", "2008054"),
      await entry("Goniądz", "2008023"),
      await entry("Jaświły"),
    ];
    const event = await publish([communes("refuse")]);
    const typed = { name: "Ośrodek Pomocy Społecznej w Mońkach", type: "ops" as const, town: "Mońki" };
    for (const [number, institution] of [there, town, typed].entries())
      expect((await signUp(world, event, number, { institution })).outcome).toBe("confirmed");
    const refused = [{ path: "institution.name", code: "criterion.not_met", words: WORDS }];
    const strange = { name: "OPS w Nieznanej", type: "ops" as const, town: "Nieznana" };
    for (const institution of [elsewhere, unknown, strange])
      expect(await issuesOf(signUp(world, event, 9, { institution }))).toEqual(refused);
    await assertSeatsMatch(world, event.eventId);
  });

  it("leaves others to staff, with the organiser's words, and judges a corrected institution anew", async () => {
    const [there, elsewhere] = [await entry("Knyszyn", "2008053"), await entry("Trzcianne", "2008063")];
    const event = await publish([communes("warn")], { choiceGroups: twoPanels(null) });
    const choices = { panels: "a" };
    const { token, outcome } = await signUp(world, event, 1, { institution: elsewhere, choices });
    expect([outcome, (await personOf(world, event, 1)).unmet]).toEqual(["pending", ["commune"]]);
    const change = async (more: Partial<RegistrationPatch>) => {
      const { version } = await personOf(world, event, 1);
      await registrations().correctRegistration(asPublic(world), token, { version, ...more });
      return (await personOf(world, event, 1)).unmet;
    };
    expect(await change({ choices: { panels: "b" } })).toEqual(["commune"]);
    expect(await change({ institution: there })).toBe(undefined);
    expect(await change({ institution: elsewhere })).toEqual(["commune"]);
    // Somebody who was in before the commune was asked for is not judged by it.
    const before = await publish([]);
    await signUp(world, before, 1, { institution: elsewhere });
    await changeEvent(world, before, { form: formWith([communes("refuse")]) });
    expect((await personOf(world, before, 1)).unmet).toBe(undefined);
  });

  it("is asked of whom a contact registers, whom staff enter, and who comes in a file; staff give a reason", async () => {
    const [there, elsewhere] = [await entry("Zabłudów", "2008053"), await entry("Gródek", "2002032")];
    const event = await publish([communes("refuse")], {
      recruitment: { mode: "first_come", delegations: true },
    });
    const send = (number: number, institution: typeof there) =>
      world.deps.services.delegation.registerDelegation(
        asPublic(world),
        event.slug,
        delegationInput(number, {
          institution,
          people: [delegatedPerson(`${number}a`), delegatedPerson(`${number}b`)],
        }),
      );
    expect((await send(1, there)).people.map((one) => one.outcome)).toEqual(["confirmed", "confirmed"]);
    expect((await issuesOf(send(2, elsewhere)))?.[0]).toMatchObject({
      path: "institution.name",
      code: "criterion.not_met",
    });
    const enterOne = (reason?: string) =>
      registrations().enterRegistration(
        asStaff(world),
        event.eventId,
        manualInput({ institution: elsewhere, reason }),
      );
    expect(await issuesOf(enterOne())).toEqual([
      { path: "reason", code: "criterion.reason_required", words: WORDS },
    ]);
    const { outcome, registration } = await enterOne("decyzja kierowniczki");
    expect([outcome, registration.unmet]).toEqual(["confirmed", ["commune"]]);
    const row = (number: number, { name, town, type }: typeof there) => ({
      row: number,
      firstName: "Łucja",
      lastName: `Plik ${number}`,
      institution: { name, town, type },
      choices: {},
      answers: {},
    });
    const { rows } = await world.deps.services.peopleImport.checkPeople(asStaff(world), event.eventId, {
      people: [row(1, there), row(2, elsewhere)],
    });
    expect(rows.map(({ unmet }) => unmet)).toEqual([undefined, WORDS]);
  });

  it("is shown of who comes to the door, and of whom a place is handed to, with what was said of their institution", async () => {
    const [there, elsewhere] = [await entry("Choroszcz", "2008053"), await entry("Sokółka", "2011083")];
    const event = await publish([communes("refuse")], {
      recruitment: { mode: "first_come", handovers: true },
    });
    const atTheDoor = async (institution: typeof there, lastName: string) => {
      const { deps } = world;
      const definition = await deps.stores.events.findEvent(event.eventId);
      if (!definition) throw new Error("no event");
      const registrationId = deps.context(world.admin, "test").newId("reg");
      const person = { registrationId, firstName: "Ewa", lastName, institution, choices: {} };
      const note = { by: `staff:${world.admin.staffId}`, reason: "przyszła" };
      expect(await registrations().enterWalkIn(asStaff(world), definition, person, note)).toMatchObject({
        outcome: "added",
      });
      const found = (await peopleOf(world, event)).find((one) => one.lastName === lastName);
      return [found?.status, found?.unmet];
    };
    expect(await atTheDoor(there, "Stąd")).toEqual(["confirmed", undefined]);
    expect(await atTheDoor(elsewhere, "Zdaleka")).toEqual(["confirmed", ["commune"]]);
    const { registration: holder } = await registrations().enterRegistration(
      asStaff(world),
      event.eventId,
      manualInput({ institution: elsewhere, email: "jan@sokolka.example", reason: "zgoda dyrektora" }),
    );
    const row = await world.deps.stores.registrations.find(holder.registrationId);
    if (!row) throw new Error("nobody");
    await world.deps.services.delegation.handOverPlace(
      asPublic(world),
      registrations().tokenOf(row),
      successorInput("k"),
    );
    const successor = (await peopleOf(world, event)).find(({ takenOver }) => takenOver);
    expect([successor?.status, successor?.unmet]).toEqual(["confirmed", ["commune"]]);
    await assertSeatsMatch(world, event.eventId);
  });

  it("is asked of whom an institution refers, and before a seat is held for somebody", async () => {
    const [there, elsewhere] = [await entry("Tykocin", "2008053"), await entry("Suchowola", "2011113")];
    const referredTo = await publish([communes("warn")], {
      recruitment: { mode: "first_come", referrals: "also" },
    });
    const refer = async (number: number, { institutionId }: typeof there) => {
      const { actor } = await signInReferrer(world, projectId, institutionId);
      const { referral } = world.deps.services;
      return (
        await referral.refer(world.deps.context(actor, "test"), referredTo.eventId, referralInput(number))
      ).outcome;
    };
    // Whoever is referred names no institution of their own, so staff decide about each of them.
    expect([await refer(1, there), await refer(2, elsewhere)]).toEqual(["pending", "pending"]);
    const held = await publish([communes("warn")], {
      recruitment: { mode: "first_come", confirmAddress: true },
    });
    const ask = async (number: number, institution: typeof there) => {
      await registrations().registerParticipant(
        asPublic(world),
        held.slug,
        signUpInput(number, { institution }),
      );
      const { registrationId } = await personOf(world, held, number);
      const row = await world.deps.stores.registrations.find(registrationId);
      return { row, state: [row?.status, row?.heldUntil !== undefined, row?.unproven] };
    };
    const met = await ask(1, there);
    expect(met.state).toEqual(["pending", true, undefined]);
    // No seat is held for whom staff have to decide about.
    expect((await ask(2, elsewhere)).state).toEqual(["pending", false, ["commune"]]);
    const opened = await registrations().confirmAddress(
      asPublic(world),
      registrations().tokenOf(met.row ?? { registrationId: "reg_", linkVersion: 1 }),
    );
    expect([opened.registration.status, opened.registration.unproven]).toEqual(["confirmed", undefined]);
    await assertSeatsMatch(world, referredTo.eventId);
    await assertSeatsMatch(world, held.eventId);
  });

  it("is judged anew of those who wait where two entries are found to be one, and when they are two again", async () => {
    const { institution } = world.deps.services;
    const [there, unknown] = [await entry("Wasilków", "2008053"), await entry("Wasilkowo")];
    const event = await publish([communes("warn")]);
    await signUp(world, event, 1, { institution: unknown });
    const unmet = async () => {
      await world.follow();
      const { status, unmet: found } = await personOf(world, event, 1);
      return [status, found];
    };
    expect(await unmet()).toEqual(["pending", ["commune"]]);
    await institution.mergeInstitution(asStaff(world), unknown.institutionId, {
      into: there.institutionId,
      reason: "ten sam ośrodek",
      version: 1,
    });
    expect(await unmet()).toEqual(["pending", undefined]);
    await institution.freeInstitution(asStaff(world), unknown.institutionId, 2);
    expect(await unmet()).toEqual(["pending", ["commune"]]);
    // Nothing of it is a line of the history: nobody did anything to the person.
    const { registrationId } = await personOf(world, event, 1);
    expect((await historyOf(world, registrationId)).map(({ action }) => action)).toEqual([
      "registration.pending",
    ]);
  });

  it("is judged anew also of whoever changed something else in that moment, and keeps what they changed", async () => {
    const { institution } = world.deps.services;
    const [there, unknown] = [await entry("Wasilków II", "2008053"), await entry("Wasilkowo II")];
    const event = await publish([communes("warn")]);
    const { token } = await signUp(world, event, 1, { institution: unknown });
    const { version } = await personOf(world, event, 1);
    await institution.mergeInstitution(asStaff(world), unknown.institutionId, {
      into: there.institutionId,
      reason: "ten sam ośrodek",
      version: 1,
    });
    let isFirst = true;
    const stop = disturb(world.deps.table.client, async (request, send) => {
      if (!isWrite(request) || !isFirst) return send();
      isFirst = false;
      await registrations().correctRegistration(asPublic(world), token, { version, phone: "857473412" });
      return send();
    });
    const system = world.deps.context({ type: "system", name: "test" }, "test");
    await registrations().judgeAnew(
      system,
      event.eventId,
      new Set([there.institutionId, unknown.institutionId]),
    );
    stop();
    const { unmet, phone } = await personOf(world, event, 1);
    expect([isFirst, unmet, phone]).toEqual([false, undefined, "857473412"]);
  });

  it("takes codes of communes alone, where everybody names an institution, and goes with no referrals that it would refuse", async () => {
    const draft = (one: Criterion, over: Partial<EventInput> = {}, form: Partial<SignUpForm> = {}) =>
      issuesOf(createDraft(world, projectId, { form: formWith([one], form), ...over }));
    expect(await draft(communes("warn"), {}, { institution: "hidden" })).toEqual([
      { path: "form.criteria.0.communes", code: "criterion.not_asked" },
    ]);
    expect(
      await draft(communes("refuse"), { recruitment: { mode: "first_come", referrals: "also" } }),
    ).toEqual([{ path: "recruitment.referrals", code: "recruitment.referrals_criterion" }]);
  });
});

describe("staff", () => {
  it("enter whom a criterion would refuse, but say why", async () => {
    const event = await publish([criterion("refuse")]);
    const enter = (reason?: string) =>
      registrations().enterRegistration(asStaff(world), event.eventId, manualInput({ reason }));
    const refused = await enter().catch((cause: unknown) => cause);
    expect(refused).toBeInstanceOf(DomainError);
    expect((refused as DomainError).details.issues).toEqual([
      { path: "reason", code: "criterion.reason_required", words: WORDS },
    ]);
    const { outcome, registration } = await enter("zgoda dyrektora");
    expect([outcome, registration.unmet]).toEqual(["confirmed", ["office"]]);
    await world.follow();
    const [entry] = await historyOf(world, registration.registrationId);
    expect(entry?.reason).toBe("zgoda dyrektora");
  });

  it("see who does not meet a criterion that came later, or meets it no more; nobody is thrown out", async () => {
    const event = await publish([]);
    await signUp(world, event, 1);
    const inside = await signUp(world, event, 2, inOffice(2));
    await changeEvent(world, event, { form: formWith([criterion("refuse")]) });
    const unmet = async () =>
      (await registrations().listRegistrations(asStaff(world), event.eventId, { unmet: "yes" })).items.map(
        ({ lastName, status }) => `${lastName} ${status}`,
      );
    expect(await unmet()).toEqual(["Żak 1 confirmed"]);
    const { version } = await personOf(world, event, 2);
    await registrations().correctRegistration(asPublic(world), inside.token, {
      email: "lucja@gmail.example",
      version,
    });
    expect(await unmet()).toEqual(["Żak 1 confirmed", "Żak 2 confirmed"]);
    const counts = await registrations().countRegistrations(asStaff(world), event.eventId);
    expect([counts.unmet, counts.byStatus.confirmed]).toEqual([2, 2]);
  });

  it("cannot save a criterion that hangs on what nobody is asked, nor take the question from under it", async () => {
    const county: Criterion = {
      criterionId: "county",
      effect: "refuse",
      words: WORDS,
      type: "territory",
      codes: ["20"],
    };
    const hidden = formWith([county], { county: "hidden" });
    const issuesOf = async (saved: Promise<unknown>) =>
      ((await saved.catch((cause: unknown) => cause)) as DomainError).details.issues;
    const issues = [{ path: "form.criteria.0.codes", code: "criterion.not_asked" }];
    expect(await issuesOf(createDraft(world, projectId, { form: hidden }))).toEqual(issues);
    const event = await publish([county]);
    expect(await issuesOf(changeEvent(world, event, { form: hidden }))).toEqual(issues);
  });

  it("copy the criteria with the event", async () => {
    const event: StaffEventView = await publish([criterion("warn")]);
    const copy = await world.deps.services.event.duplicateEvent(asStaff(world), event.eventId, {
      startsOn: null,
    });
    expect(copy.form.criteria).toEqual([criterion("warn")]);
  });
});
