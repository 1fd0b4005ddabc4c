import type { EventInput, StaffEventView } from "@zapisy/core/event";
import type { ImportedPerson } from "@zapisy/core/people-import/schema";
import type { ProjectId } from "@zapisy/core/project";
import type { StoredRegistration } from "@zapisy/core/registration";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { asPublic, asStaff, createDraft, createProject, publishEvent, signUp } from "../support/actions.ts";
import { loseConnectionAnew } from "../support/disturb.ts";
import { eventInput, signUpInput } from "../support/fixture.ts";
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

const imports = () => world.deps.services.peopleImport;
const publish = (overrides: Partial<EventInput> = {}) => publishEvent(world, projectId, overrides);

/** Somebody of the file; the same number is the same person as who signs up with it. */
function person(number: number, more: Partial<ImportedPerson> = {}): ImportedPerson {
  const { firstName, lastName, email } = signUpInput(number);
  return { row: number + 1, firstName, lastName, email, choices: {}, answers: {}, ...more };
}

const file = (...people: ImportedPerson[]) => ({ people });

async function begin({ eventId }: StaffEventView, tells = false) {
  const input = { fileName: "uczestnicy.xlsx", people: 3, tells };
  return (await imports().beginImport(asStaff(world), eventId, input)).importId;
}

/** Brings people in as the page does, from the beginning to the end. */
async function bring(event: StaffEventView, people: ImportedPerson[], tells = false) {
  const importId = await begin(event, tells);
  const { rows } = await imports().enterPeople(asStaff(world), event.eventId, importId, { people });
  const { entered } = await imports().endImport(asStaff(world), event.eventId, importId);
  return { rows: rows.map(({ row, outcome, position }) => [row, outcome, position]), entered };
}

async function everybody({ eventId }: StaffEventView): Promise<StoredRegistration[]> {
  const people = [];
  for await (const one of world.deps.stores.registrations.eachByName(eventId)) people.push(one);
  return people;
}

const peopleOf = async (event: StaffEventView) =>
  (await everybody(event)).map(({ lastName, status }) => `${lastName} ${status}`).toSorted();
const mailsOf = async (event: StaffEventView) => {
  await world.follow();
  const people = await everybody(event);
  const all = await Promise.all(
    people.map(({ registrationId }) => world.deps.stores.messages.listByOwner(registrationId)),
  );
  return all.flat().map(({ kind }) => kind);
};

describe("people of a file", () => {
  it("get seats and then places on the reserve list in the file's order, also within one moment", async () => {
    const event = await publish({ seats: 3 });
    expect(
      await bring(
        event,
        [5, 4, 3, 2, 1].map((number) => person(number)),
      ),
    ).toEqual({
      rows: [
        [6, "confirmed", undefined],
        [5, "confirmed", undefined],
        [4, "confirmed", undefined],
        [3, "reserve", 1],
        [2, "reserve", 2],
      ],
      entered: 5,
    });
    const line = await world.deps.stores.registrations.linePositions(event.eventId);
    expect([...line.values()]).toEqual([1, 2]);
    await assertSeatsMatch(world, event.eventId);
  });

  it("change nothing when the file comes twice, also where somebody has left or is called otherwise since", async () => {
    const event = await publish();
    await bring(event, [person(1), person(2), person(3)]);
    const [first, second] = await everybody(event);
    if (!first || !second) throw new Error("nobody came");
    const { registration } = world.deps.services;
    await registration.withdrawRegistration(asPublic(world), registration.tokenOf(first));
    await registration.changeRegistration(asStaff(world), event.eventId, second.registrationId, {
      lastName: "Nowa-Nazwa",
      email: "nowa@ops.example",
      version: second.version,
    });
    const before = await peopleOf(event);
    const again = await bring(event, [person(1), person(2), person(3)]);
    expect(again).toEqual({
      rows: [
        [2, "known"],
        [3, "known"],
        [4, "known"],
      ].map((row) => [...row, undefined]),
      entered: 0,
    });
    expect(await peopleOf(event)).toEqual(before);
  });

  it("are told from those who signed up themselves, who stay as they are", async () => {
    const event = await publish();
    const { registrationId } = await signUp(world, event, 1);
    const { rows } = await imports().checkPeople(
      asStaff(world),
      event.eventId,
      file(person(1), person(2), person(3, { countyCode: "9999" as never, choices: { none: "x" } })),
    );
    expect(rows).toMatchObject([
      { row: 2, outcome: "known", known: [{ registrationId, lastName: "Żak 1", status: "confirmed" }] },
      { row: 3, outcome: "ready" },
      { row: 4, outcome: "refused", issues: [{ path: "choices.none", code: "choice.unknown" }] },
    ]);
    expect(await peopleOf(event)).toEqual(["Żak 1 confirmed"]);
    expect(await bring(event, [person(1), person(2)])).toMatchObject({ entered: 1 });
    expect(await peopleOf(event)).toEqual(["Żak 1 confirmed", "Żak 2 confirmed"]);
  });

  it.each(["before", "after"] as const)(
    "are all there once when a run breaks off %s any kind of request and is run again",
    async (when) => {
      const expected = ["Żak 1 confirmed", "Żak 2 confirmed", "Żak 3 reserve"];
      const tried = new Set<string>();
      let breakAt = 1;
      for (let broke = true; broke; breakAt += 1) {
        const event = await publish({ seats: 2 });
        const importId = await begin(event);
        const people = [1, 2, 3].map((number) =>
          person(number, { institution: { name: `OPS ${when} ${breakAt}`, type: "ops", town: "Mońki" } }),
        );
        const run = () => imports().enterPeople(asStaff(world), event.eventId, importId, { people });
        const restore = loseConnectionAnew(world.deps.table.client, tried, when);
        await run().catch(() => undefined);
        broke = restore();
        const { rows } = await run();
        expect(rows.map(({ outcome }) => outcome)).toEqual(["confirmed", "confirmed", "reserve"]);
        expect(await peopleOf(event)).toEqual(expected);
        expect(await imports().endImport(asStaff(world), event.eventId, importId)).toMatchObject({
          entered: 3,
        });
        await assertSeatsMatch(world, event.eventId);
      }
      // The event and the import, what people are looked for by, the register, seats, and a transaction for each of three.
      expect(breakAt).toBeGreaterThan(when === "before" ? 10 : 4);
    },
  );

  it("are mailed where they stand if that is asked for, and else hear of what happens next alone", async () => {
    const [quiet, told] = [await publish({ seats: 1 }), await publish({ seats: 1 })];
    await bring(quiet, [person(1), person(2)]);
    await bring(told, [person(1), person(2)], true);
    expect([await mailsOf(quiet), await mailsOf(told)]).toEqual([
      [],
      ["registration.confirmed", "registration.reserve"],
    ]);
    const { registration } = world.deps.services;
    const [first] = (await everybody(quiet)).filter(({ status }) => status === "confirmed");
    if (!first) throw new Error("nobody has a place");
    await registration.withdrawRegistration(asPublic(world), registration.tokenOf(first));
    expect((await mailsOf(quiet)).toSorted()).toEqual(["registration.cancelled", "registration.promoted"]);
  });

  it("of a draft are mailed once it is published, but not those whom nobody was to tell", async () => {
    const [quiet, told] = [await createDraft(world, projectId), await createDraft(world, projectId)];
    await bring(quiet, [person(1)]);
    await bring(told, [person(1)], true);
    for (const { eventId } of [quiet, told]) {
      const { version } = await world.deps.services.event.getEvent(asStaff(world), eventId);
      await world.deps.services.event.publishEvent(asStaff(world), eventId, version);
    }
    expect([await mailsOf(quiet), await mailsOf(told)]).toEqual([[], ["registration.confirmed"]]);
  });

  it("come to the institution of the register that their words mean, or note it there", async () => {
    const event = await publish();
    const { institution } = world.deps.services;
    const known = await institution.addInstitution(asStaff(world), {
      name: "Ośrodek Pomocy Społecznej w Knyszynie",
      type: "ops",
      town: "Knyszyn",
      otherNames: [],
    });
    await bring(event, [
      person(1, { institution: { name: "OPS Knyszyn", type: "other", town: "Knyszyn" } }),
      person(2, { institution: { name: "LGD Nowa", type: "other" } }),
    ]);
    const found = (await everybody(event)).map((one) => one.institution);
    expect(found[0]).toMatchObject({ name: "OPS Knyszyn", institutionId: known.institutionId });
    expect(found[1]?.institutionId).toMatch(/^ins_/);
  });

  it("who do not meet a criterion of the event are named, and entered with a reason alone", async () => {
    const base = eventInput(projectId).form;
    const event = await publish({
      form: {
        ...base,
        criteria: [
          {
            criterionId: "domain",
            type: "email_domain",
            domains: ["powiat.pl"],
            effect: "refuse",
            words: { pl: "Tylko dla powiatu." },
          },
        ],
      },
    });
    const people = [person(1), person(2, { email: "anna@powiat.pl" })];
    const words = { pl: "Tylko dla powiatu.", en: "Tylko dla powiatu." };
    const { rows } = await imports().checkPeople(asStaff(world), event.eventId, { people });
    expect(rows.map(({ outcome, unmet }) => [outcome, unmet])).toEqual([
      ["ready", words],
      ["ready", undefined],
    ]);
    const { rows: without } = await bring(event, people);
    expect(without.map(([, outcome]) => outcome)).toEqual(["refused", "confirmed"]);
    const input = { fileName: "lista.csv", people: 2, tells: false, reason: "Zgoda starosty" };
    const { importId } = await imports().beginImport(asStaff(world), event.eventId, input);
    await imports().enterPeople(asStaff(world), event.eventId, importId, { people });
    const [first] = await everybody(event);
    expect([first?.lastName, first?.changeReason]).toEqual(["Żak 1", "lista.csv · Zgoda starosty"]);
  });

  it("leave in the history who brought them, from which file, and how many", async () => {
    const event = await publish();
    await bring(event, [person(1), person(2)]);
    await world.follow();
    const { items } = await world.deps.services.audit.listEventHistory(asStaff(world), event.eventId);
    const told = items
      .filter(({ reason }) => reason === "uczestnicy.xlsx")
      .map(({ action, actor, fields, changes }) => [action, actor, fields, changes?.map(({ to }) => to)]);
    const by = `staff:${world.admin.staffId}`;
    expect(told).toEqual(
      expect.arrayContaining([
        ["people_import.begun", by, [], undefined],
        ["registration.confirmed", by, ["imported"], undefined],
        ["people_import.ended", by, [], ["2"]],
      ]),
    );
    expect(told).toHaveLength(4);
  });

  it("come to no event that is cancelled, and to none by an import of another", async () => {
    const [event, other] = [await publish(), await publish()];
    const importId = await begin(other);
    const enter = () => imports().enterPeople(asStaff(world), event.eventId, importId, file(person(1)));
    await expect(enter()).rejects.toMatchObject({ code: "people_import.not_found" });
    const { version } = await world.deps.services.event.getEvent(asStaff(world), event.eventId);
    await world.deps.services.event.cancelEvent(asStaff(world), event.eventId, version, "Mało zgłoszeń");
    await expect(enter()).rejects.toMatchObject({ code: "event.cancelled" });
  });
});
