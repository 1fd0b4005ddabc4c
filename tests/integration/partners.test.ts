import { UpdateCommand } from "@aws-sdk/lib-dynamodb";
import type { StaffEventView } from "@zapisy/core/event";
import type { SeatGroup } from "@zapisy/core/event/rules";
import type { InstitutionId } from "@zapisy/core/institution/schema";
import type { ProjectId } from "@zapisy/core/project";
import type { StaffActor } from "@zapisy/core/shared/actor";
import { addSeconds } from "@zapisy/core/shared/time";
import { createJobs } from "@zapisy/functions/jobs/index";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import {
  asPublic,
  asStaff,
  changeEvent,
  createDraft,
  createProject,
  passMinute,
  publishEvent,
  signUp,
} from "../support/actions.ts";
import { call } from "../support/api.ts";
import { agendaItem, delegationInput, delegatedPerson, eventInput, signUpInput } from "../support/fixture.ts";
import { referringInstitution } from "../support/referral.ts";
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
