import type { EventInput, StaffEventView } from "@zapisy/core/event";
import type { Criterion, SignUpForm } from "@zapisy/core/form/schema";
import type { ProjectId } from "@zapisy/core/project";
import type { SignUpInput } from "@zapisy/core/registration/schema";
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
import { eventInput, signUpInput } from "../support/fixture.ts";
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
    const [message] = await world.deps.stores.messages.listByRegistration(registrationId);
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
