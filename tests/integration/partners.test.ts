import { UpdateCommand } from "@aws-sdk/lib-dynamodb";
import type { EventInput, StaffEventView } from "@zapisy/core/event";
import type { SeatGroup } from "@zapisy/core/event/rules";
import type { InstitutionId } from "@zapisy/core/institution/schema";
import type { ProjectId } from "@zapisy/core/project";
import type { StaffActor } from "@zapisy/core/shared/actor";
import { DomainError } from "@zapisy/core/shared/error";
import { addSeconds } from "@zapisy/core/shared/time";
import { createJobs } from "@zapisy/functions/jobs/index";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import {
  asPublic,
  asStaff,
  changeEvent,
  createDraft,
  createProject,
  manualInput,
  passMinute,
  publishEvent,
  signUp,
} from "../support/actions.ts";
import { call } from "../support/api.ts";
import { attendedEvent } from "../support/certificates.ts";
import { agendaItem, delegationInput, delegatedPerson, eventInput, signUpInput } from "../support/fixture.ts";
import { referringInstitution } from "../support/referral.ts";
import { assertSeatsMatch } from "../support/seats.ts";
import { createWorld, START, type World } from "../support/world.ts";

let world: World;
let projectId: ProjectId;
let cracow: InstitutionId;
let opole: InstitutionId;
let partner: StaffActor;
let cookie: string;
let other: StaffActor;
let numbers = 0;

beforeAll(async () => {
  world = await createWorld();
  projectId = await createProject(world, { title: { pl: "Rewitalizacja społeczna" } });
  cracow = await referringInstitution(world, "Samorząd Województwa Małopolskiego", "Kraków");
  opole = await referringInstitution(world, "Samorząd Województwa Opolskiego", "Opole");
  const account = (institutionId: InstitutionId) =>
    world.signIn({ role: "partner", projectIds: [projectId], institutionId });
  ({ actor: partner, cookie } = await account(cracow));
  ({ actor: other } = await account(opole));
});

beforeEach(() => {
  world.clock.now = START;
});

const partners = () => world.deps.services.partner;
const group = (groupId: string, name: string, partnerId: InstitutionId, code: string): SeatGroup => ({
  groupId,
  name: { pl: `Partner: ${name}` },
  types: [],
  codes: [code],
  institutions: [{ institutionId: partnerId, name }],
  seats: 4,
  partnerId,
});

/** Kraków of scenario A3: four places for each partner, and two that are nobody's. */
function visit(overrides: Parameters<typeof publishEvent>[2] = {}): Promise<StaffEventView> {
  return publishEvent(world, projectId, {
    title: { pl: "Wizyta studyjna w Krakowie" },
    seats: 10,
    recruitment: {
      mode: "first_come",
      groups: [group("malopolska", "Małopolska", cracow, "12"), group("opole", "Opole", opole, "16")],
      delegations: true,
    },
    ...overrides,
  });
}

async function come(event: StaffEventView, lastName: string, of: { county?: string; from?: InstitutionId }) {
  numbers += 1;
  return signUp(world, event, numbers, {
    lastName,
    choices: {},
    countyCode: of.county,
    institution: of.from
      ? { institutionId: of.from, name: "Partner", type: "other" }
      : { name: `Ośrodek ${numbers}`, town: "Zator", type: "ops" },
  });
}

const shown = async (event: StaffEventView, by = partner) =>
  partners().getPartnerEvent(asStaff(world, by), event.eventId);
const namesOf = async (event: StaffEventView, by = partner) =>
  (await shown(event, by)).people.map(({ lastName }) => lastName);

describe("a partner", () => {
  it("sees all activities of its projects that were published, and no draft, nor those of other projects", async () => {
    const elsewhere = await createProject(world, { title: { pl: "Cudzy projekt" } });
    const [event, closed, draft, foreign] = [
      await visit(),
      await visit({ visibility: "closed", title: { pl: "Spotkanie zamknięte" } }),
      await createDraft(world, projectId, { title: { pl: "Szkic wizyty" } }),
      await publishEvent(world, elsewhere),
    ];
    const { projects, institution } = await partners().listPartnerEvents(asStaff(world, partner));
    expect(institution.name).toBe("Samorząd Województwa Małopolskiego");
    expect(projects.map(({ title }) => title.pl)).toEqual(["Rewitalizacja społeczna"]);
    const ids = projects.flatMap(({ items }) => items.map(({ eventId }) => eventId));
    expect(ids).toContain(event.eventId);
    expect(ids).toContain(closed.eventId);
    expect(ids).not.toContain(draft.eventId);
    expect(ids).not.toContain(foreign.eventId);
    for (const hidden of [draft, foreign])
      await expect(shown(hidden)).rejects.toMatchObject({ code: "event.not_found" });
  });

  it("is shown what comes first, the next of it first, and behind that what was, the latest first", async () => {
    const own = await createProject(world, { title: { pl: "Projekt w kolejności" } });
    const on = (day: string) => ({
      title: { pl: day },
      dates: { type: "exact" as const, startsOn: day, endsOn: day },
      agenda: [agendaItem({ day })],
    });
    for (const day of ["2026-02-10", "2026-06-10", "2026-01-10", "2026-04-10"])
      await publishEvent(world, own, on(day));
    const account = { role: "partner" as const, projectIds: [own], institutionId: cracow };
    const { actor } = await world.signIn(account);
    const { projects } = await partners().listPartnerEvents(asStaff(world, actor));
    expect(projects[0]?.items.map(({ title }) => title.pl)).toEqual([
      "2026-04-10",
      "2026-06-10",
      "2026-02-10",
      "2026-01-10",
    ]);
  });

  it("sees of people its own alone, and each partner others", async () => {
    const event = await visit();
    await come(event, "Krakowska", { county: "1261" });
    await come(event, "Opolska", { county: "1661" });
    await come(event, "Niczyja", { county: "2469" });
    await come(event, "Partnerska", { county: "1465", from: cracow });
    await world.deps.services.delegation.registerDelegation(asPublic(world), event.slug, {
      ...delegationInput(2),
      institution: { institutionId: opole, name: "Samorząd Województwa Opolskiego", type: "other" },
      people: [1, 2].map((number) => delegatedPerson((numbers += number), { lastName: `Delegat-${number}` })),
    });
    await world.follow();
    expect(await namesOf(event)).toEqual(["Krakowska", "Partnerska"]);
    expect(await namesOf(event, other)).toEqual(["Delegat-1", "Delegat-2", "Opolska"]);
    const text = JSON.stringify(await shown(event));
    for (const secret of ["Opolska", "Niczyja", "Delegat", "Zator"]) expect(text).not.toContain(secret);
    const { places } = await shown(event);
    expect(places).toEqual([
      {
        groupId: "malopolska",
        name: { pl: "Partner: Małopolska" },
        seats: { total: 4, taken: 2, left: 2, waiting: 0 },
        shut: false,
      },
    ]);
  });

  it("sees who withdrew, who waits and where, and all of it after free places became everybody's", async () => {
    const event = await visit();
    const { registrationId } = await come(event, "Aa", { county: "1201" });
    for (const name of ["Bb", "Cc", "Dd", "Ee"]) await come(event, name, { county: "1201" });
    expect(
      (await shown(event)).people.map(({ status, reservePosition }) => [status, reservePosition]),
    ).toEqual([...Array.from({ length: 4 }, () => ["confirmed", undefined]), ["reserve", 1]]);
    await world.deps.services.registration.changeRegistration(asStaff(world), event.eventId, registrationId, {
      version: 1,
      status: "cancelled",
      reason: "prosi o to",
    });
    await world.follow();
    expect(await namesOf(event)).toEqual(["Aa", "Bb", "Cc", "Dd", "Ee"]);
    await changeEvent(world, event, {
      recruitment: { ...event.recruitment, groupsUntil: "2026-03-02T11:00" },
    });
    world.clock.now = "2026-03-02T10:01:00.000Z";
    await createJobs(world.deps)["do-what-is-due"]?.run();
    await world.follow();
    expect((await world.deps.stores.events.findEvent(event.eventId))?.groupsEnded).toBe(true);
    expect(await namesOf(event)).toEqual(["Aa", "Bb", "Cc", "Dd", "Ee"]);
    // Whoever comes now takes a place of everybody's; of the partner itself they are its own all the same.
    passMinute(world);
    await come(event, "Ff", { county: "1201" });
    await come(event, "Gg", { county: "1465", from: cracow });
    const page = await shown(event);
    expect(page.people.map(({ lastName, groupId }) => [lastName, groupId])).toEqual([
      ...["Aa", "Bb", "Cc", "Dd", "Ee"].map((name) => [name, "malopolska"]),
      ["Gg", undefined],
    ]);
    expect(page.places).toEqual([
      { groupId: "malopolska", name: { pl: "Partner: Małopolska" }, shut: false, seats: undefined },
    ]);
  });

  it("is told nobody's name who was erased, though their place counts as it did", async () => {
    const event = await visit();
    await come(event, "Zostająca", { county: "1261" });
    const gone = await come(event, "Usunięta", { county: "1261", from: cracow });
    world.clock.now = "2026-05-04T09:00:00.000Z";
    await world.deps.services.erasure.beginErasure(asStaff(world), {
      registrationIds: [gone.registrationId],
      addressItself: false,
      reason: "wniosek nr 7",
    });
    await world.follow();
    expect((await world.deps.stores.registrations.find(gone.registrationId))?.erasedAt).toBeDefined();
    const page = await shown(event);
    expect(page.people.map(({ lastName }) => lastName)).toEqual(["Zostająca"]);
    expect(page.places.map(({ seats }) => seats?.taken)).toEqual([2]);
  });

  it("is told until when a place waits for somebody's address or answer", async () => {
    const event = await visit({
      seats: 2,
      recruitment: {
        mode: "first_come",
        groups: [{ ...group("malopolska", "Małopolska", cracow, "12"), seats: 2 }],
        confirmAddress: true,
        offerHours: 48,
      },
    });
    const held = async (lastName: string) => {
      numbers += 1;
      const { services, stores } = world.deps;
      await services.registration.registerParticipant(asPublic(world), event.slug, {
        ...signUpInput(numbers),
        lastName,
        choices: {},
        countyCode: "1261",
      });
      for await (const one of stores.registrations.eachByName(event.eventId))
        if (one.lastName === lastName) return one;
      throw new Error("nobody was registered");
    };
    const { registration } = world.deps.services;
    const confirm = async (lastName: string) => {
      const link = registration.tokenOf(await held(lastName));
      await registration.confirmAddress(asPublic(world), link);
      return link;
    };
    const first = await confirm("Aa");
    await confirm("Bb");
    await confirm("Cc");
    await registration.withdrawRegistration(asPublic(world), first);
    await world.follow();
    const { people } = await shown(event);
    expect(people.map((one) => [one.status, one.heldUntil, one.offeredUntil])).toEqual([
      ["cancelled", undefined, undefined],
      ["confirmed", undefined, undefined],
      ["offered", undefined, addSeconds(START, 48 * 3600)],
    ]);
    const other = await visit({ recruitment: { ...event.recruitment, offerHours: undefined } });
    await registration.registerParticipant(asPublic(world), other.slug, {
      ...signUpInput((numbers += 1)),
      choices: {},
      countyCode: "1261",
    });
    expect((await shown(other)).people).toMatchObject([
      { status: "pending", heldUntil: addSeconds(START, 30 * 60) },
    ]);
  });

  it("is not shown people of another place of its name, who wrote that name before there was a register", async () => {
    const { services, table } = world.deps;
    const add = async (communeCode: string) => {
      const words = { name: "Centrum Usług", type: "other", town: "Nowa Wieś" } as const;
      const added = await services.institution.addInstitution(asStaff(world), {
        ...words,
        otherNames: [],
        communeCode,
      });
      return (
        await world.signIn({
          role: "partner",
          projectIds: [projectId],
          institutionId: added.institutionId,
        })
      ).actor;
    };
    const [first, second] = [await add("2004052"), await add("1424042")];
    const event = await visit();
    numbers += 1;
    const { registrationId } = await signUp(world, event, numbers, {
      lastName: "Słowna",
      choices: {},
      institution: { name: "Centrum Usług", town: "Nowa Wieś", type: "other" },
    });
    await table.documents.send(
      new UpdateCommand({
        TableName: table.name,
        Key: { pk: `$zapisy#registrationId_${registrationId}`, sk: "$registration_1" },
        UpdateExpression: "REMOVE person.institution.institutionId",
        ConditionExpression: "attribute_exists(person.institution.institutionId)",
      }),
    );
    expect([await namesOf(event, first), await namesOf(event, second)]).toEqual([["Słowna"], []]);
  });

  it("is nobody's to know but staff's: of whom places of a group are, the public page says nothing", async () => {
    const event = await visit();
    const { services } = world.deps;
    expect(
      (await services.event.getStaffEvent(asStaff(world), event.eventId)).recruitment.groups?.[0],
    ).toMatchObject({ groupId: "malopolska", partnerId: cracow });
    const view = await services.event.getPublicEvent(asPublic(world), event.slug);
    expect(view.recruitment.groups?.map(({ groupId }) => groupId)).toEqual(["malopolska", "opole"]);
    expect(JSON.stringify(view)).not.toContain("partnerId");
    expect(JSON.stringify((await shown(event)).event)).not.toContain("partnerId");
  });

  it("is told its quota, and counts with the entries that were found to be it", async () => {
    const event = await visit({
      recruitment: { mode: "first_come", perInstitution: 2 },
      form: { ...eventInput(projectId).form, institution: "required" },
    });
    const twin = await referringInstitution(world, "Urząd Marszałkowski w Krakowie", "Kraków");
    await come(event, "Bliźniacza", { from: twin });
    expect(await namesOf(event)).toEqual([]);
    const { institution } = world.deps.services;
    const found = await institution.getInstitution(asStaff(world), twin);
    await institution.mergeInstitution(asStaff(world), twin, {
      into: cracow,
      version: found.version,
      reason: "to samo",
    });
    await world.follow();
    await come(event, "Partnerska", { from: cracow });
    expect(await namesOf(event)).toEqual(["Bliźniacza", "Partnerska"]);
    expect((await shown(event)).quota).toEqual({ limit: 2, taken: 2 });
  });

  it("leaves a trace where it read people, and none where there are none", async () => {
    const event = await visit();
    const ask = () => call(world, "GET", `/api/staff/partner-events/${event.eventId}`, { cookie });
    const traces = async () => {
      await world.follow();
      const page = await world.deps.services.audit.listInstallationHistory(asStaff(world), {
        part: "access",
      });
      return page.items.filter(({ target }) => target === event.eventId);
    };
    expect((await ask()).status).toBe(200);
    expect(await traces()).toEqual([]);
    await come(event, "Krakowska", { county: "1261" });
    expect((await ask()).status).toBe(200);
    expect(await traces()).toMatchObject([
      { actor: `staff:${partner.staffId}`, action: "access.partner_read" },
    ]);
  });

  it("is an account of an institution and of chosen projects, and of nothing once these are gone", async () => {
    const event = await visit();
    const { staff } = world.deps.services;
    const draft = { name: "Anna", email: "anna@partner.example", role: "partner", locale: "pl" } as const;
    await expect(
      staff.createStaff(asStaff(world), { ...draft, projectIds: "all", active: true }),
    ).rejects.toMatchObject({
      details: {
        issues: [
          { path: "institutionId", code: "staff.institution_required" },
          { path: "projects", code: "staff.projects_required" },
        ],
      },
    });
    const { actor } = await world.signIn({ role: "partner", projectIds: [], institutionId: cracow });
    await expect(shown(event, actor)).rejects.toMatchObject({ code: "event.not_found" });
    expect((await partners().listPartnerEvents(asStaff(world, actor))).projects).toEqual([]);
    await expect(partners().listPartnerEvents(asStaff(world))).rejects.toMatchObject({
      code: "partner.forbidden",
    });
  });
});

describe("places that a partner gives back itself", () => {
  const giveBack = (
    { eventId }: StaffEventView,
    input: { groupId?: string; places?: number; version: number },
    by = partner,
  ) =>
    partners().returnPlaces(asStaff(world, by), eventId, {
      groupId: "malopolska",
      places: 1,
      reason: "jedna osoba nie przyjedzie",
      ...input,
    });
  const codeOf = async (attempt: Promise<unknown>) => {
    try {
      await attempt;
      return "done";
    } catch (cause) {
      if (!(cause instanceof DomainError)) throw cause;
      const { issues = [] } = cause.details;
      return [cause.code, ...issues.map(({ path, code }) => `${path}: ${code}`)].join(" ");
    }
  };
  const left = async (event: StaffEventView) => {
    const { seatCounts } = await world.deps.services.event.getStaffEvent(asStaff(world), event.eventId);
    const { common, each } = seatCounts.groups ?? { common: seatCounts.event, each: {} };
    return [each.malopolska?.total, each.opole?.total, common.total];
  };

  it("become common, are told to the organiser with the reason, and staff give them on", async () => {
    const event = await visit();
    await come(event, "Krakowska", { county: "1261" });
    const before = await shown(event);
    expect(before.mayReturn).toBe(true);
    const after = await giveBack(event, { version: before.version });
    expect(after.places).toMatchObject([{ groupId: "malopolska", seats: { total: 3, taken: 1, left: 2 } }]);
    expect(await left(event)).toEqual([3, 4, 3]);
    await world.follow();
    const { items } = await world.deps.services.audit.listEventHistory(asStaff(world), event.eventId);
    expect(items.find(({ action }) => action === "event.edited")).toMatchObject({
      actor: `staff:${partner.staffId}`,
      reason: "jedna osoba nie przyjedzie",
      changes: [{ field: "recruitment.groups.seats", of: "Partner: Małopolska", from: "4", to: "3" }],
    });
    await world.deps.services.event.moveGroupPlaces(asStaff(world), event.eventId, {
      to: "opole",
      places: 1,
      reason: "oddane przez Małopolskę",
      version: after.version,
    });
    expect(await left(event)).toEqual([3, 5, 2]);
    await assertSeatsMatch(world, event.eventId);
  });

  it("go at once to who waits for a common one", async () => {
    const event = await visit({ seats: 8 });
    const waiting = await come(event, "Niczyja", { county: "2469" });
    expect(waiting.outcome).toBe("reserve");
    await giveBack(event, { version: event.version });
    await world.follow();
    expect((await world.deps.stores.registrations.find(waiting.registrationId))?.status).toBe("confirmed");
    await assertSeatsMatch(world, event.eventId);
  });

  it("are its own, free, and given back once, however often it is pressed", async () => {
    const event = await visit();
    for (const name of ["Aa", "Bb", "Cc"]) await come(event, name, { county: "1201" });
    const { version } = await shown(event);
    expect(await codeOf(giveBack(event, { version, groupId: "opole" }))).toBe(
      "event.invalid groupId: group.unknown",
    );
    expect(await codeOf(giveBack(event, { version, groupId: "slask" }))).toBe(
      "event.invalid groupId: group.unknown",
    );
    // Of four places three are taken.
    for (const places of [2, 5])
      await expect(giveBack(event, { version, places })).rejects.toMatchObject({
        code: "event.invalid",
        details: { issues: [{ path: "places", code: "group.too_few", limit: 1 }] },
      });
    const pressed = await Promise.all([1, 2].map(() => codeOf(giveBack(event, { version }))));
    expect(pressed.toSorted()).toEqual(["done", "event.version_conflict"]);
    expect(await left(event)).toEqual([3, 4, 3]);
    await assertSeatsMatch(world, event.eventId);
  });

  it("are not given back by whoever is no partner there, of a draft, or once they are everybody's or it is over", async () => {
    const event = await visit();
    const { version } = event;
    const stranger = await world.signIn({
      role: "partner",
      projectIds: [await createProject(world)],
      institutionId: cracow,
    });
    expect(await codeOf(giveBack(event, { version }, stranger.actor))).toBe("event.not_found");
    // Staff have their own way, and no institution.
    expect(await codeOf(giveBack(event, { version }, world.admin))).toBe("event.not_found");
    const draft = await createDraft(world, projectId, { recruitment: event.recruitment, seats: 10 });
    expect(await codeOf(giveBack(draft, { version: draft.version }))).toBe("event.not_found");
    world.clock.now = "2026-05-04T09:00:00.000Z";
    expect((await shown(event)).mayReturn).toBe(false);
    expect(await codeOf(giveBack(event, { version }))).toBe("event.wrong_state");
    world.clock.now = START;
    const ended = await visit({
      recruitment: { ...event.recruitment, groupsUntil: "2020-03-02T11:00" },
    });
    expect((await shown(ended)).mayReturn).toBe(false);
    expect(await codeOf(giveBack(ended, { version: ended.version }))).toBe("event.wrong_state");
    expect(await left(event)).toEqual([4, 4, 2]);
  });
});

describe("the table of a partner's people and activities", () => {
  const person = (lastName: string, county: string, more = {}) => ({
    lastName,
    email: `${lastName.toLowerCase()}@partner.example`,
    countyCode: county,
    institution: { name: `Ośrodek ${lastName}`, town: "Zator", type: "ops" as const },
    ...more,
  });

  it("has each of its own people once, with sums of activities and of people, and nobody else", async () => {
    const own = await createProject(world, { title: { pl: "Grant z tabelą" } });
    const { actor, cookie: ownCookie } = await world.signIn({
      role: "partner",
      projectIds: [own],
      institutionId: cracow,
    });
    const { form } = eventInput(own);
    const grouped: Partial<EventInput> = {
      seats: 10,
      form: { ...form, institution: "required", county: "required" },
      recruitment: {
        mode: "first_come",
        groups: [group("malopolska", "Małopolska", cracow, "12"), group("opole", "Opole", opole, "16")],
      },
    };
    const people = [person("Ćwik", "1261"), person("Bąk", "1206"), person("Opolska", "1661")];
    const later = { dates: { type: "exact", startsOn: "2026-02-20", endsOn: "2026-02-20" } as const };
    const first = await attendedEvent(world, own, 3, grouped, (number) => people[number - 1] ?? {});
    const second = await attendedEvent(world, own, 1, { ...grouped, ...later }, () => person("Ćwik", "1261"));
    const coming = await publishEvent(world, own, grouped);
    for (const one of [person("Ćwik", "1261"), person("Żak", "1201")])
      await world.deps.services.registration.enterRegistration(
        asStaff(world),
        coming.eventId,
        manualInput({ firstName: one.lastName === "Ćwik" ? "Łucja" : "Ewa", ...one }),
      );
    await createDraft(world, own, grouped);
    const ask = () => partners().getPartnerTable(asStaff(world, actor), own);
    const table = await ask();
    expect(table.project.title.pl).toBe("Grant z tabelą");
    expect(
      table.activities.map(({ event, topics, places, attended }) => [
        event.eventId,
        topics,
        places,
        attended,
      ]),
    ).toEqual([
      [first.event.eventId, 1, 2, 2],
      [second.event.eventId, 1, 1, 1],
      [coming.eventId, 1, 2, 0],
    ]);
    expect(table.people.map(({ lastName, activities }) => [lastName, activities.length])).toEqual([
      ["Bąk", 1],
      ["Ćwik", 3],
      ["Żak", 1],
    ]);
    expect([table.sums, table.distinct, table.erased]).toEqual([
      { places: 5, attended: 3 },
      { places: 3, attended: 2 },
      0,
    ]);
    for (const secret of ["Opolska", "@", "Zator"]) expect(JSON.stringify(table)).not.toContain(secret);

    // Whom staff said to be two people are two, however alike.
    const { participant, erasure } = world.deps.services;
    for (const [index, { people: there }] of [first, second].entries()) {
      const registrationIds = [there[0]?.registrationId ?? "reg_00000000000000000000000000"] as const;
      const known = await participant.listParticipants(asStaff(world), own, {});
      const { items } = await participant.acceptProposals(asStaff(world), own, [
        {
          registrationIds: [...registrationIds],
          ...(index === 1 && {
            apart: {
              participantIds: known.items.map(({ participantId }) => participantId),
              reason: "matka i córka",
            },
          }),
        },
      ]);
      expect(items).toMatchObject([{ outcome: "added" }]);
    }
    // The third registration is like both, so it is nobody's of the two.
    expect((await ask()).distinct).toEqual({ places: 5, attended: 3 });
    expect((await ask()).sums).toEqual({ places: 5, attended: 3 });

    // Who left after they were there were there; who was erased is counted apart.
    const [, gone] = first.people;
    await world.deps.services.registration.changeRegistration(
      asStaff(world),
      second.event.eventId,
      second.people[0]?.registrationId ?? "reg_00000000000000000000000000",
      { version: 1, status: "cancelled", reason: "wyjazd" },
    );
    world.clock.now = "2026-05-04T09:00:00.000Z";
    await erasure.beginErasure(asStaff(world), {
      registrationIds: [gone?.registrationId ?? "reg_00000000000000000000000000"],
      reason: "wniosek nr 8",
      addressItself: false,
    });
    await world.follow();
    const since = await ask();
    expect([since.sums, since.erased]).toEqual([{ places: 3, attended: 2 }, 1]);
    expect(JSON.stringify(since)).not.toContain("Bąk");

    // Nobody has a place at what does not take place; who was at the others was.
    const now = await world.deps.services.event.getEvent(asStaff(world), coming.eventId);
    await world.deps.services.event.cancelEvent(asStaff(world), coming.eventId, now.version, "Choroba");
    expect((await ask()).sums).toEqual({ places: 1, attended: 2 });

    expect(
      (await call(world, "GET", `/api/staff/partner-projects/${own}`, { cookie: ownCookie })).status,
    ).toBe(200);
    await world.follow();
    const { items } = await world.deps.services.audit.listInstallationHistory(asStaff(world), {
      part: "access",
    });
    expect(items.find(({ target }) => target === own)).toMatchObject({
      actor: `staff:${actor.staffId}`,
      action: "access.partner_read",
    });
  });
});
