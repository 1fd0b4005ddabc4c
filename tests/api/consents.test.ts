import type { TakenSignUp } from "@zapisy/core/registration/answer";
import { beforeAll, describe, expect, it } from "vitest";
import type { ProjectId } from "@zapisy/core/project";
import type { RegistrationId, StaffRegistrationView } from "@zapisy/core/registration";
import type {
  Consents,
  ConsentEntry,
  RegistrationPatch,
  SignUpInput,
} from "@zapisy/core/registration/schema";
import type { EventInput, EventView } from "@zapisy/core/event";
import { EventInputSchema } from "@zapisy/core/event/schema";
import { ProjectInputSchema, type ProjectInput } from "@zapisy/core/project/schema";
import { fieldsOf } from "@zapisy/core/shared/field";
import type { LocalizedText } from "@zapisy/core/shared/localized-text";
import { wordingId } from "@zapisy/core/wording";
import { createDeps } from "@zapisy/functions/deps";
import {
  asPublic,
  asStaff,
  createProject,
  manualInput,
  passMinute,
  peopleOf,
  publishEvent,
  signUp,
} from "../support/actions.ts";
import { bodyOf, call, problemBody } from "../support/api.ts";
import { CONSENTS, delegationInput, eventInput, signUpInput } from "../support/fixture.ts";
import { createWorld, START, type World } from "../support/world.ts";

const CLAUSE = { pl: "Administratorem danych jest ROPS.", en: "ROPS is the controller." };
const RULES = { pl: "Obecność jest obowiązkowa." };
const FORM = { imageConsent: true, newsletterConsent: true };

const IMAGE =
  "Zgadzam się na utrwalenie mojego wizerunku podczas wydarzenia i publikację zdjęć lub nagrań przez organizatora.";
const NEWSLETTER = "Chcę otrzymywać na podany adres e-mail informacje o kolejnych wydarzeniach organizatora.";

let world: World;
let projectId: ProjectId;
let cookie: string;

beforeAll(async () => {
  world = await createWorld();
  projectId = await createProject(world);
  ({ cookie } = await world.signIn({ role: "coordinator", projectIds: [projectId] }));
});

type Detail = StaffRegistrationView & { wordings: Record<string, LocalizedText> };
const publish = (overrides: Partial<EventInput> = {}) =>
  publishEvent(world, projectId, { informationClause: CLAUSE, rules: RULES, ...overrides });
const change = async ({ eventId }: { eventId: `evt_${string}` }, changes: Partial<EventInput>) => {
  const now = await world.deps.services.event.getStaffEvent(asStaff(world), eventId);
  const input = { ...fieldsOf(EventInputSchema, now), ...changes };
  return world.deps.services.event.updateEvent(asStaff(world), eventId, input, now.version);
};
const detail = ({ eventId }: { eventId: string }, registrationId: RegistrationId) =>
  bodyOf<Detail>(
    call(world, "GET", `/api/staff/events/${eventId}/registrations/${registrationId}`, { cookie }),
  );
const correct = (token: string, patch: Omit<RegistrationPatch, "version">, version: number) =>
  world.deps.services.registration.correctRegistration(asPublic(world), token, { version, ...patch });
/** What was given or taken back, when, and in which words. */
const told = ({ consents: { log = [] }, wordings }: Detail) =>
  log.map(({ consent, given, at, wording }: ConsentEntry) => [
    `${given ? "+" : "-"}${consent}`,
    at.slice(11, 16),
    wording === undefined ? undefined : wordings[wording]?.pl,
  ]);

describe("what somebody agreed to", () => {
  it("is shown to staff with the moment and the words of each consent", async () => {
    world.clock.now = START;
    const event = await publish({ form: { ...eventInput(projectId).form, ...FORM } });
    const person = await signUp(world, event, 1, {
      consents: { ...CONSENTS, image: true, newsletter: true },
    });
    expect(told(await detail(event, person.registrationId))).toEqual([
      ["+clause", "09:00", CLAUSE.pl],
      ["+rules", "09:00", RULES.pl],
      ["+image", "09:00", IMAGE],
      ["+newsletter", "09:00", NEWSLETTER],
    ]);
  });

  it("keeps the words of then when clause and rules change, and a switch stamps nothing else", async () => {
    world.clock.now = START;
    const event = await publish({ form: { ...eventInput(projectId).form, ...FORM } });
    const person = await signUp(world, event, 1);
    passMinute(world, 5);
    await change(event, { informationClause: { pl: "Nowa klauzula." }, rules: { pl: "Nowy regulamin." } });
    passMinute(world, 5);
    await correct(person.token, { consents: { image: false, newsletter: true, needs: false } }, 1);
    const later = await signUp(world, event, 2);
    expect(told(await detail(event, person.registrationId))).toEqual([
      ["+clause", "09:00", CLAUSE.pl],
      ["+rules", "09:00", RULES.pl],
      ["+newsletter", "09:10", NEWSLETTER],
    ]);
    expect(told(await detail(event, later.registrationId))).toEqual([
      ["+clause", "09:10", "Nowa klauzula."],
      ["+rules", "09:10", "Nowy regulamin."],
    ]);
  });

  it("names the language in which it was read", async () => {
    const event = await publish();
    const person = await signUp(world, event, 1, { locale: "en" });
    const { consents, wordings } = await detail(event, person.registrationId);
    const [clause] = consents.log ?? [];
    expect([clause?.locale, wordings[clause?.wording ?? ""]]).toEqual(["en", CLAUSE]);
  });

  it("has no words and no clause where staff entered it from paper", async () => {
    world.clock.now = START;
    const event = await publish({ form: { ...eventInput(projectId).form, ...FORM } });
    const { registration } = await world.deps.services.registration.enterRegistration(
      asStaff(world),
      event.eventId,
      manualInput({ consents: { image: true, newsletter: false, needs: false } }),
    );
    expect((await detail(event, registration.registrationId)).consents.log).toEqual([
      { consent: "image", given: true, at: START, by: "staff" },
    ]);
  });

  it("is read as it is where it was given before words were kept, and goes on from there", async () => {
    world.clock.now = START;
    const event = await publish({ form: { ...eventInput(projectId).form, ...FORM } });
    const person = await signUp(world, event, 1);
    const { registrations } = world.deps.stores;
    const stored = await registrations.find(person.registrationId);
    if (!stored) throw new Error("the registration is gone");
    const old: Consents = {
      rules: true,
      image: true,
      newsletter: false,
      needs: false,
      givenAt: "2025-11-03T12:00:00.000Z",
      textVersion: "0123456789abcdef",
    };
    await registrations.update(stored, { ...stored, consents: old, version: 2 }, undefined);
    expect((await detail(event, person.registrationId)).consents).toEqual(old);
    await correct(person.token, { consents: { newsletter: true } }, 2);
    const { consents } = await detail(event, person.registrationId);
    expect(consents).toEqual({
      ...old,
      newsletter: true,
      log: [expect.objectContaining({ consent: "newsletter" })],
    });
  });

  it("has its words also at an event that was saved before they were kept", async () => {
    const event = await publish();
    const { stores } = world.deps;
    const stored = await stores.events.findEvent(event.eventId);
    if (!stored) throw new Error("the event is gone");
    const { wordings: _, ...before } = stored;
    await stores.events.save({ ...before, version: 9 }, stored.version, [], { changedBy: "system:test" });
    const person = await signUp(world, event, 1);
    expect(told(await detail(event, person.registrationId)).map(([what, , words]) => [what, words])).toEqual([
      ["+clause", CLAUSE.pl],
      ["+rules", RULES.pl],
    ]);
  });

  it("cannot be changed under its id, which is its own hash", async () => {
    const { wordings } = world.deps.stores;
    const id = await wordings.keep({ pl: "Słowo" });
    expect([id, await wordings.keep({ pl: "Słowo" })]).toEqual([wordingId({ pl: "Słowo" }), id]);
    expect((await wordings.findMany([id])).get(id)).toEqual({ pl: "Słowo" });
    expect(wordingId({ pl: "Słowo", en: "Word" })).not.toBe(id);
  });
});

describe("the list for whoever takes pictures", () => {
  it("has those who agree as things stand, and those who do not, from paper too", async () => {
    const event = await publish({ form: { ...eventInput(projectId).form, ...FORM } });
    const agrees = await signUp(world, event, 1, { consents: { ...CONSENTS, image: true } });
    const takesBack = await signUp(world, event, 2, { consents: { ...CONSENTS, image: true } });
    const never = await signUp(world, event, 3);
    const onPaper = await world.deps.services.registration.enterRegistration(
      asStaff(world),
      event.eventId,
      manualInput({ consents: { image: true, newsletter: false, needs: false } }),
    );
    await correct(takesBack.token, { consents: { image: false } }, 1);
    const listed = async (image: string) => {
      const path = `/api/staff/events/${event.eventId}/registrations?image=${image}`;
      const { items } = await bodyOf<{ items: { registrationId: string }[] }>(
        call(world, "GET", path, { cookie }),
      );
      return items.map(({ registrationId }) => registrationId).toSorted();
    };
    expect(await listed("yes")).toEqual(
      [agrees.registrationId, onPaper.registration.registrationId].toSorted(),
    );
    expect(await listed("no")).toEqual([takesBack.registrationId, never.registrationId].toSorted());
    expect(
      (await call(world, "GET", `/api/staff/events/${event.eventId}/registrations?image=maybe`, { cookie }))
        .status,
    ).toBe(422);
  });
});

describe("what somebody ticked", () => {
  const NEW = { informationClause: { pl: "Nowa klauzula." }, rules: { pl: "Nowy regulamin." } };
  const shown = async ({ slug }: { slug: string }) =>
    (await bodyOf<EventView>(call(world, "GET", `/api/events/${slug}`))).wordings;
  const register = ({ slug }: { slug: string }, number: number, wordings?: SignUpInput["wordings"]) =>
    call(world, "POST", `/api/events/${slug}/registrations`, { body: signUpInput(number, { wordings }) });

  it("is named by the page of the event, by its own hash", async () => {
    expect(await shown(await publish())).toEqual({ clause: wordingId(CLAUSE), rules: wordingId(RULES) });
    expect(await shown(await publish({ rules: undefined }))).toEqual({ clause: wordingId(CLAUSE) });
  });

  it("is refused beside its box when staff have changed it since, and holds when it is read anew", async () => {
    const event = await publish();
    const before = await shown(event);
    await change(event, NEW);
    expect(await problemBody(register(event, 1, before))).toMatchObject({
      status: 422,
      code: "registration.invalid",
      issues: [
        { path: "consents.informationClause", code: "consent.clause_changed" },
        { path: "consents.rules", code: "consent.rules_changed" },
      ],
    });
    expect(await peopleOf(world, event)).toEqual([]);
    const { registrationId } = await bodyOf<TakenSignUp>(register(event, 1, await shown(event)));
    expect(told(await detail(event, registrationId)).map(([what, , words]) => [what, words])).toEqual([
      ["+clause", "Nowa klauzula."],
      ["+rules", "Nowy regulamin."],
    ]);
  });

  it("is the other text alone, where one of the two changed", async () => {
    const event = await publish();
    const before = await shown(event);
    await change(event, { rules: NEW.rules });
    expect(await problemBody(register(event, 1, before))).toMatchObject({
      issues: [{ path: "consents.rules", code: "consent.rules_changed" }],
    });
  });

  it("is not asked again when the rules were taken away, nor of whoever does not say what they were shown", async () => {
    const event = await publish();
    const before = await shown(event);
    await change(event, { rules: undefined });
    expect((await register(event, 1, before)).status).toBe(201);
    await change(event, NEW);
    expect((await register(event, 2)).status).toBe(201);
  });

  it("may be newer than what another process still remembers of the event", async () => {
    const event = await publish();
    const deps = createDeps(world.deps.config, { clock: () => world.clock.now, definitionTtlMs: 60_000 });
    const sign = (number: number, wordings: SignUpInput["wordings"]) =>
      deps.services.registration.registerParticipant(
        deps.context({ type: "public" }, "test"),
        event.slug,
        signUpInput(number, { wordings }),
      );
    await sign(1, await shown(event));
    await change(event, NEW);
    expect(await sign(2, await shown(event))).toMatchObject({ outcome: "confirmed" });
  });

  it("is asked again of whoever accepts rules that came later, too", async () => {
    const event = await publish({ rules: undefined });
    const person = await signUp(world, event, 1);
    await change(event, { rules: RULES });
    const { rules } = await shown(event);
    await change(event, { rules: NEW.rules });
    await expect(
      correct(person.token, { consents: { rules: true }, wordings: { rules } }, 1),
    ).rejects.toMatchObject({
      code: "registration.invalid",
      details: { issues: [{ path: "consents.rules", code: "consent.rules_changed" }] },
    });
    const now = await shown(event);
    await correct(person.token, { consents: { rules: true }, wordings: { rules: now.rules } }, 1);
    expect(told(await detail(event, person.registrationId)).at(-1)?.[2]).toBe("Nowy regulamin.");
  });
});

describe("the clause of the managing authority", () => {
  const AUTHORITY = { pl: "Administratorem danych w systemie jest Zarząd Województwa.", en: "The Board." };
  const NEWER = { pl: "Administratorem danych w systemie jest minister." };
  /** Of any project. */
  const seen = async ({ eventId }: { eventId: string }, registrationId: RegistrationId) => {
    const admin = await world.signIn({ role: "admin" });
    const path = `/api/staff/events/${eventId}/registrations/${registrationId}`;
    return bodyOf<Detail>(call(world, "GET", path, { cookie: admin.cookie }));
  };
  const reclause = async (id: ProjectId, changes: Partial<ProjectInput>) => {
    const { project: projects } = world.deps.services;
    const now = await projects.getProject(asStaff(world), id);
    const input = { ...fieldsOf(ProjectInputSchema, now), ...changes };
    return projects.updateProject(asStaff(world), id, input, now.version);
  };
  const funded = async (overrides: Partial<EventInput> = {}) => {
    const id = await createProject(world, { authorityClause: AUTHORITY });
    return { id, event: await publishEvent(world, id, { informationClause: CLAUSE, ...overrides }) };
  };
  const page = ({ slug }: { slug: string }) => bodyOf<EventView>(call(world, "GET", `/api/events/${slug}`));
  const register = (
    { slug }: { slug: string },
    number: number,
    { ticked, shown }: { ticked?: boolean; shown?: SignUpInput["wordings"] },
  ) =>
    call(world, "POST", `/api/events/${slug}/registrations`, {
      body: signUpInput(number, { consents: { ...CONSENTS, authorityClause: ticked }, wordings: shown }),
    });
  const words = ({ consents: { log = [] }, wordings }: Detail) =>
    log.map(({ consent, wording }) => [consent, wordings[wording ?? ""]?.pl]);
  const issue = (code: string) => ({
    code: "registration.invalid",
    issues: [{ path: "consents.authorityClause", code }],
  });

  it("is shown by the page of every event of its project, and read by everybody who signs up", async () => {
    const { event } = await funded();
    const { authorityClause, wordings } = await page(event);
    expect([authorityClause, wordings]).toEqual([
      AUTHORITY,
      expect.objectContaining({ clause: wordingId(CLAUSE), authority: wordingId(AUTHORITY) }),
    ]);
    expect(await problemBody(register(event, 1, { shown: wordings }))).toMatchObject(
      issue("consent.clause_required"),
    );
    expect(await problemBody(register(event, 1, {}))).toMatchObject(issue("consent.clause_required"));
    expect(await peopleOf(world, event)).toEqual([]);
    const { registrationId } = await bodyOf<TakenSignUp>(
      register(event, 1, { ticked: true, shown: wordings }),
    );
    expect(words(await seen(event, registrationId)).slice(0, 2)).toEqual([
      ["clause", CLAUSE.pl],
      ["authority", AUTHORITY.pl],
    ]);
  });

  it("is read anew where the project has changed it, and stays as it was with whoever signed up before", async () => {
    const { id, event } = await funded();
    const { wordings: shown } = await page(event);
    const first = await bodyOf<TakenSignUp>(register(event, 1, { ticked: true, shown }));
    await reclause(id, { authorityClause: NEWER });
    expect(await problemBody(register(event, 2, { ticked: true, shown }))).toMatchObject(
      issue("consent.clause_changed"),
    );
    const now = await page(event);
    const second = await bodyOf<TakenSignUp>(register(event, 2, { ticked: true, shown: now.wordings }));
    expect(words(await seen(event, first.registrationId))).toContainEqual(["authority", AUTHORITY.pl]);
    expect(words(await seen(event, second.registrationId))).toContainEqual(["authority", NEWER.pl]);
  });

  it("is asked of a page that was opened before there was one, once it has shown it", async () => {
    const id = await createProject(world);
    const event = await publishEvent(world, id, { informationClause: CLAUSE });
    const { wordings: shown } = await page(event);
    await reclause(id, { authorityClause: AUTHORITY });
    expect(await problemBody(register(event, 1, { shown }))).toMatchObject(issue("consent.clause_changed"));
    const { wordings } = await page(event);
    expect((await register(event, 1, { ticked: true, shown: wordings })).status).toBe(201);
  });

  it("is read first by a contact, too, whose page was opened before there was one", async () => {
    const id = await createProject(world);
    const event = await publishEvent(world, id, {
      informationClause: CLAUSE,
      recruitment: { mode: "first_come", delegations: true },
    });
    const { wordings: shown } = await page(event);
    await reclause(id, { authorityClause: AUTHORITY });
    const delegate = async (wordings: SignUpInput["wordings"]) =>
      call(world, "POST", `/api/events/${event.slug}/delegations`, {
        body: delegationInput(1, { wordings }),
      });
    expect(await problemBody(delegate(shown))).toMatchObject({
      issues: [{ path: "consents.authorityClause", code: "consent.clause_changed" }],
    });
    expect((await delegate((await page(event)).wordings)).status).toBe(201);
  });

  it("is nothing that anybody read where the project has none any more", async () => {
    const { id, event } = await funded();
    const { wordings: shown } = await page(event);
    await reclause(id, { authorityClause: undefined });
    const { registrationId } = await bodyOf<TakenSignUp>(register(event, 1, { ticked: true, shown }));
    expect(words(await seen(event, registrationId)).map(([kind]) => kind)).not.toContain("authority");
  });

  it("is asked for by a process that remembers the event from before", async () => {
    const { id, event } = await funded();
    const deps = createDeps(world.deps.config, { clock: () => world.clock.now, definitionTtlMs: 60_000 });
    const sign = async (number: number) =>
      deps.services.registration.registerParticipant(
        deps.context({ type: "public" }, "test"),
        event.slug,
        signUpInput(number, {
          consents: { ...CONSENTS, authorityClause: true },
          wordings: (await page(event)).wordings,
        }),
      );
    await sign(1);
    await reclause(id, { authorityClause: NEWER });
    const { registrationId } = (await sign(2)) as TakenSignUp;
    expect(words(await seen(event, registrationId))).toContainEqual(["authority", NEWER.pl]);
  });

  it("leaves what an event's people agreed to as it is: a correction asks for nothing", async () => {
    const id = await createProject(world);
    const event = await publishEvent(world, id, { informationClause: CLAUSE });
    const person = await signUp(world, event, 1);
    await reclause(id, { authorityClause: AUTHORITY });
    await correct(person.token, { consents: { newsletter: true } }, 1);
    expect(words(await seen(event, person.registrationId)).map(([kind]) => kind)).not.toContain("authority");
  });
});

describe("the clause of a project's organiser", () => {
  it("is what a new event begins with, unless it comes with its own", async () => {
    const OWN = { pl: "Klauzula szkolenia." };
    const id = await createProject(world, { informationClause: CLAUSE });
    const { informationClause: _, ...input } = eventInput(id);
    const { event: events } = world.deps.services;
    const [begun, own] = [
      await events.createEvent(asStaff(world), input),
      await events.createEvent(asStaff(world), { ...input, informationClause: OWN }),
    ];
    expect([begun.informationClause, own.informationClause]).toEqual([CLAUSE, OWN]);
  });
});
