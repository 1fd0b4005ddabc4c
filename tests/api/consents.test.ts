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
import { CONSENTS, eventInput, signUpInput } from "../support/fixture.ts";
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
