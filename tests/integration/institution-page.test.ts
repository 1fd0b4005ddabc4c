import { DeleteCommand, QueryCommand, UpdateCommand } from "@aws-sdk/lib-dynamodb";
import type { InstitutionId } from "@zapisy/core/institution";
import type { StaffRegistrationView } from "@zapisy/core/registration";
import { noteKnownInstitutions } from "@zapisy/local/known-institutions";
import { beforeAll, describe, expect, it } from "vitest";
import { asStaff, createProject, publishEvent, putOnTeam } from "../support/actions.ts";
import { attend, ATTENDED_ON, attendedEvent, issueTo } from "../support/certificates.ts";
import { agendaItem } from "../support/fixture.ts";
import { createWorld, type World } from "../support/world.ts";

let world: World;
let projectId: Awaited<ReturnType<typeof createProject>>;

beforeAll(async () => {
  world = await createWorld();
  projectId = await createProject(world);
});

const add = (name: string, town: string) =>
  world.deps.services.institution.addInstitution(asStaff(world), { name, type: "ops", town, otherNames: [] });
const eventsOf = (institutionId: InstitutionId, ctx = asStaff(world)) =>
  world.deps.services.institutionPage.listEvents(ctx, institutionId);
const sessions = [
  agendaItem({ itemId: "s1", day: ATTENDED_ON, from: "09:00", to: "10:00" }),
  agendaItem({ itemId: "s2", day: ATTENDED_ON, from: "11:00", to: "12:00" }),
];

/** An event over, where so many people of a town's centre were at its first session. */
async function attendedBy(town: string, names: readonly string[]) {
  const made = await attendedEvent(
    world,
    projectId,
    names.length,
    { agenda: sessions, attendanceThresholdPercent: 50 },
    (number) => ({
      institution: { name: names[number - 1] ?? "", type: "ops", town },
      email: `${town.toLowerCase().replaceAll(/[^a-z]/g, "")}${number}@ops.example`,
    }),
  );
  await world.follow();
  return made;
}

/** Changes what is stored of somebody, past all rules. */
async function changeRow(
  { registrationId }: Pick<StaffRegistrationView, "registrationId">,
  UpdateExpression: string,
  ExpressionAttributeValues?: Record<string, unknown>,
): Promise<void> {
  const { documents, name: TableName } = world.deps.table;
  await documents.send(
    new UpdateCommand({
      TableName,
      Key: { pk: `$zapisy#registrationId_${registrationId}`, sk: "$registration_1" },
      UpdateExpression,
      ExpressionAttributeValues,
      ConditionExpression: "attribute_exists(person.institution.institutionId)",
    }),
  );
}

/** As the registration was before there was a register. */
const withoutEntry = (person: StaffRegistrationView) =>
  changeRow(person, "REMOVE person.institution.institutionId");

describe("the page of an institution", () => {
  it("shows its people at events, the topics at which anybody of it was, and certificates", async () => {
    const { institutionId } = await add("Ośrodek Pomocy Społecznej w Mońkach", "Mońki");
    const { event, people } = await attendedBy("Mońki", ["OPS", "Ośrodek Pomocy Społecznej w Mońkach"]);
    const [first] = people;
    if (!first) throw new Error("nobody came");
    const [certificate] = await issueTo(world, event.eventId, [first]);
    const { items, hidden, cursor } = await eventsOf(institutionId);
    expect([hidden, cursor]).toEqual([0, undefined]);
    expect(items).toMatchObject([
      {
        eventId: event.eventId,
        topics: [
          { unitId: "s1", attended: 2 },
          { unitId: "s2", attended: 0 },
        ],
        people: [
          {
            registrationId: first.registrationId,
            attended: 1,
            named: "OPS, Mońki",
            certificate: { certificateId: certificate?.certificateId, state: "issued" },
          },
          { lastName: "Żak 2", attended: 1, named: undefined },
        ],
        certificates: [],
      },
    ]);
    await attend(world, event.eventId, "s2", [first]);
    expect((await eventsOf(institutionId)).items[0]?.topics?.map(({ attended }) => attended)).toEqual([2, 1]);
  });

  it("has the people of what was merged into it, and has them no more when that is undone", async () => {
    const stays = await add("Ośrodek Pomocy Społecznej w Knyszynie", "Knyszyn");
    const { event, people } = await attendedBy("Knyszyn", ["OPS", "MGOPS"]);
    const goes = people[1]?.institution?.institutionId as InstitutionId;
    const names = async (id: InstitutionId) =>
      (await eventsOf(id)).items.flatMap((one) => one.people.map(({ lastName }) => lastName));
    expect(await names(stays.institutionId)).toEqual(["Żak 1"]);
    const [certificate] = await issueTo(world, event.eventId, people.slice(1));
    const facts = async () =>
      (await world.deps.stores.certificates.find(certificate?.certificateId ?? "crt_"))?.facts;
    const issued = await facts();
    expect(issued).toMatchObject({ holder: { lastName: "Żak 2" } });
    const merge = { into: stays.institutionId, reason: "Ten sam ośrodek", version: 1 };
    await world.deps.services.institution.mergeInstitution(asStaff(world), goes, merge);
    await world.follow();
    expect(await facts()).toEqual(issued);
    expect(await names(stays.institutionId)).toEqual(["Żak 1", "Żak 2"]);
    expect(await names(goes)).toEqual(["Żak 1", "Żak 2"]);
    // What was registered and issued keeps the entry and the words that it has.
    const stored = await world.deps.stores.registrations.find(people[1]?.registrationId ?? "reg_");
    expect(stored?.institution).toEqual({ institutionId: goes, name: "MGOPS", type: "ops", town: "Knyszyn" });
    await world.deps.services.institution.freeInstitution(asStaff(world), goes, 2);
    expect([await names(stays.institutionId), await names(goes)]).toEqual([["Żak 1"], ["Żak 2"]]);
    expect(await facts()).toEqual(issued);
  });

  it("has who registered before there was a register, by what they wrote", async () => {
    const { institutionId } = await add("Ośrodek Pomocy Społecznej w Goniądzu", "Goniądz");
    const { people } = await attendedBy("Goniądz", ["OPS", "OPS"]);
    const [first] = people;
    if (!first) throw new Error("nobody came");
    await withoutEntry(first);
    const found = (await eventsOf(institutionId)).items.flatMap((one) => one.people);
    expect(found.map(({ registrationId }) => registrationId).toSorted((a, b) => (a < b ? -1 : 1))).toEqual(
      people.map(({ registrationId }) => registrationId).toSorted((a, b) => (a < b ? -1 : 1)),
    );
  });

  it("has certificates that were issued to it under words that nobody uses now, also where its people are gone", async () => {
    const { institutionId, name } = await add("Ośrodek Pomocy Społecznej w Jasionówce", "Jasionówka");
    const { event, people } = await attendedBy("Jasionówka", ["OPS", "GOPS w Rutce"]);
    const { issued } = await world.deps.services.certificate.issueCertificates(
      asStaff(world),
      event.eventId,
      {
        registrationIds: [],
        institutions: ["OPS, Jasionówka", "GOPS w Rutce, Jasionówka"],
      },
    );
    const numbers = async (id: InstitutionId) =>
      (await eventsOf(id)).items.map((one) => one.certificates.map(({ number }) => number));
    const ownNumber = issued.find(
      ({ holder }) => holder.type === "institution" && holder.name === "OPS",
    )?.number;
    expect(issued.length).toBe(2);
    expect(await numbers(institutionId)).toEqual([[ownNumber]]);
    const first = people.find(({ lastName }) => lastName === "Żak 1");
    if (!first) throw new Error("nobody");
    const correct = (words: { name: string; town: string; institutionId?: InstitutionId }) =>
      changeRow(first, "SET person.institution = :words", { ":words": { type: "ops", ...words } });
    await correct({ name, town: "Jasionówka", institutionId });
    expect(await numbers(institutionId)).toEqual([[ownNumber]]);
    await correct({ name: "Fundacja Wiatrak", town: "Bydgoszcz", institutionId: "ins_" });
    const [left] = (await eventsOf(institutionId)).items;
    expect([left?.people, left?.certificates.map(({ number }) => number)]).toEqual([[], [ownNumber]]);
    const certificate = issued.find(({ number }) => number === ownNumber);
    await world.deps.services.certificate.annulCertificate(
      asStaff(world),
      certificate?.certificateId ?? "crt_",
      { reason: "omyłka" },
    );
    expect((await eventsOf(institutionId)).items).toEqual([]);
  });

  it("has those of before at its events once these were noted, which changes no registration and can be done twice", async () => {
    const { institutionId } = await add("Ośrodek Pomocy Społecznej w Lipsku", "Lipsk");
    const { people } = await attendedBy("Lipsk", ["OPS"]);
    const [first] = people;
    if (!first) throw new Error("nobody came");
    await withoutEntry(first);
    const { documents, client: dynamodb, name: table } = world.deps.table;
    const { Items: rows = [] } = await documents.send(
      new QueryCommand({
        TableName: table,
        KeyConditionExpression: "pk = :pk",
        ExpressionAttributeValues: { ":pk": `$zapisy#eventsOf_${institutionId}` },
      }),
    );
    for (const { pk, sk } of rows)
      await documents.send(new DeleteCommand({ TableName: table, Key: { pk, sk } }));
    expect((await eventsOf(institutionId)).items).toEqual([]);
    const before = await world.deps.stores.registrations.find(first.registrationId);
    const { noted } = await noteKnownInstitutions({ dynamodb, table }, () => undefined);
    expect(noted).toBeGreaterThan(0);
    expect((await eventsOf(institutionId)).items.length).toEqual(1);
    expect(await world.deps.stores.registrations.find(first.registrationId)).toEqual(before);
    expect((await noteKnownInstitutions({ dynamodb, table }, () => undefined)).noted).toEqual(0);
  });

  it("comes a few events at a time, the latest made first, each once", async () => {
    const { institutionId } = await add("OPS", "Trzcianne");
    const made: string[] = [];
    for (let number = 0; number < 7; number += 1) {
      const event = await publishEvent(world, projectId);
      made.unshift(event.eventId);
      await world.deps.services.registration.enterRegistration(asStaff(world), event.eventId, {
        firstName: "Anna",
        lastName: "Kot",
        email: "anna.kot@ops.example",
        institution: { name: "OPS", type: "ops", town: "Trzcianne" },
        choices: {},
        answers: {},
        locale: "pl",
        ifFull: "reserve",
        consents: { image: false, newsletter: false, needs: false },
      });
    }
    await world.follow();
    const first = await eventsOf(institutionId);
    const second = await world.deps.services.institutionPage.listEvents(
      asStaff(world),
      institutionId,
      first.cursor as never,
    );
    expect([first, second].map(({ items }) => items.length)).toEqual([5, 2]);
    expect([first, second].flatMap(({ items }) => items.map(({ eventId }) => eventId))).toEqual(made);
    expect(second.cursor).toEqual(undefined);
  });

  it("shows people of those events alone whose people the reader may see, and says that there are others", async () => {
    const { institutionId } = await add("OPS", "Jaświły");
    const { event } = await attendedBy("Jaświły", ["OPS"]);
    const { actor, staff } = await world.signIn({
      role: "organiser",
      email: "organizator-ins@zapisy.example",
    });
    const ctx = asStaff(world, actor);
    expect(await eventsOf(institutionId, ctx)).toEqual({ items: [], hidden: 1 });
    await putOnTeam(world, event, [staff.staffId]);
    expect((await eventsOf(institutionId, ctx)).items.length).toEqual(1);
    const assistant = await world.signIn({ role: "assistant", email: "asystent-ins@zapisy.example" });
    await expect(eventsOf(institutionId, asStaff(world, assistant.actor))).rejects.toMatchObject({
      code: "institution.forbidden",
    });
  });
});
