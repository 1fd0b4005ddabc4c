import type { EventInput } from "@zapisy/core/event";
import type { ParticipantProposal } from "@zapisy/core/participant/answer";
import type { Accepted, ParticipantId, ParticipantInput } from "@zapisy/core/participant/schema";
import type { ProjectId } from "@zapisy/core/project";
import type { ManualRegistrationInput } from "@zapisy/core/registration/schema";
import { beforeAll, describe, expect, it } from "vitest";
import { asStaff, createProject, manualInput, passMinute, publishEvent } from "../support/actions.ts";
import { ATTENDED_ON, attend, attendedEvent } from "../support/certificates.ts";
import { agendaItem } from "../support/fixture.ts";
import { createWorld, type World } from "../support/world.ts";

let world: World;

beforeAll(async () => {
  world = await createWorld();
});

const service = () => world.deps.services.participant;
const proposalsOf = (projectId: ProjectId, attended = true) =>
  service()
    .listProposals(asStaff(world), projectId, { attended })
    .then(({ items }) => items);
const peopleOf = async (projectId: ProjectId) =>
  (await service().listParticipants(asStaff(world), projectId, {})).items;
const accept = async (projectId: ProjectId, items: Accepted[]) =>
  (await service().acceptProposals(asStaff(world), projectId, items)).items;
const idsOf = ({ registrations }: ParticipantProposal) =>
  registrations.map(({ registrationId }) => registrationId);
const asNew = (proposal: ParticipantProposal): Accepted => ({ registrationIds: idsOf(proposal) });
/** Everything as it is proposed, in parts. */
async function acceptAll(projectId: ProjectId) {
  const open = await proposalsOf(projectId);
  for (let at = 0; at < open.length; at += 25)
    await accept(
      projectId,
      open.slice(at, at + 25).map((one) => ({
        ...asNew(one),
        participantId: one.proposed === "link" ? one.matches[0]?.participant.participantId : undefined,
      })),
    );
}
const person = (overrides: Partial<ParticipantInput> = {}): ParticipantInput => ({
  firstName: "Anna",
  lastName: "Kowalska",
  formerLastNames: [],
  categories: [],
  territory: [],
  ...overrides,
});
const add = (projectId: ProjectId, overrides: Partial<ParticipantInput> = {}) =>
  service().addParticipant(asStaff(world), projectId, person(overrides));
const codeOf = (doing: Promise<unknown>) =>
  doing.then(
    () => "done",
    ({ code }: { code?: string }) => code,
  );
/** An event of the project, over, with these people who were there. */
const eventWith = (
  projectId: ProjectId,
  people: Partial<ManualRegistrationInput>[],
  overrides: Partial<EventInput> = {},
) => attendedEvent(world, projectId, people.length, overrides, (number) => people[number - 1] ?? {});

describe("people of three trainings of a project", () => {
  it("are proposed once each, with the day on which they were first there; nobody is one until staff say so", async () => {
    const projectId = await createProject(world);
    for (const day of ["2026-02-17", "2026-02-10", "2026-02-24"])
      await attendedEvent(world, projectId, 4, { dates: { type: "exact", startsOn: day, endsOn: day } });
    const proposals = await proposalsOf(projectId);
    expect(
      proposals.map(({ lastName, registrations, startsOn, matches, proposed }) => [
        lastName,
        registrations.length,
        startsOn,
        matches,
        proposed,
      ]),
    ).toEqual([1, 2, 3, 4].map((number) => [`Żak ${number}`, 3, "2026-02-10", [], "new"]));
    expect(await peopleOf(projectId)).toEqual([]);
    const outcomes = await accept(projectId, proposals.map(asNew));
    expect(outcomes.map(({ outcome }) => outcome)).toEqual(["added", "added", "added", "added"]);
    expect(await peopleOf(projectId)).toMatchObject(
      [1, 2, 3, 4].map((number) => ({
        lastName: `Żak ${number}`,
        state: "participant",
        startsOn: "2026-02-10",
      })),
    );
    expect(await proposalsOf(projectId)).toEqual([]);
  });

  it("are proposed to be the participants whom staff added already, and are linked where staff say so", async () => {
    const projectId = await createProject(world);
    const known = await add(projectId, { lastName: "Żak", phone: "600 700 800" });
    const { people } = await eventWith(projectId, [
      { firstName: "ANNA", lastName: "Zak", phone: "600700800" },
    ]);
    const [proposal] = await proposalsOf(projectId);
    expect(proposal).toMatchObject({
      proposed: "link",
      matches: [
        { participant: { participantId: known.participantId }, strength: "likely", signs: ["name", "phone"] },
      ],
    });
    const { participantId } = known;
    expect(await accept(projectId, [{ ...asNew(proposal as ParticipantProposal), participantId }])).toEqual([
      { outcome: "linked", participantId },
    ]);
    const detail = await service().getParticipant(asStaff(world), projectId, participantId);
    expect(detail).toMatchObject({ state: "participant", startsOn: ATTENDED_ON, version: 2 });
    expect(detail.registrations.map(({ registrationId }) => registrationId)).toEqual([
      people[0]?.registrationId,
    ]);
  });

  it("are proposed also where they have a place and were not there yet, as candidates, once staff ask for them", async () => {
    const projectId = await createProject(world);
    const event = await publishEvent(world, projectId);
    await world.deps.services.registration.enterRegistration(asStaff(world), event.eventId, manualInput());
    expect(await proposalsOf(projectId)).toEqual([]);
    const [proposal] = await proposalsOf(projectId, false);
    expect(proposal).toMatchObject({ lastName: "Papierowy", startsOn: undefined });
    await accept(projectId, [asNew(proposal as ParticipantProposal)]);
    expect(await peopleOf(projectId)).toMatchObject([{ state: "candidate" }]);
  });
});

describe("whoever is like somebody", () => {
  it("with one address and another first name is another person: sisters", async () => {
    const projectId = await createProject(world);
    await eventWith(projectId, [
      { firstName: "Ewa", lastName: "Lis", email: "dom@lis.example" },
      { firstName: "Iza", lastName: "Lis", email: "dom@lis.example" },
    ]);
    await acceptAll(projectId);
    expect((await peopleOf(projectId)).map(({ firstName }) => firstName)).toEqual(["Ewa", "Iza"]);
  });

  it("with another surname and one address is shown, and left to staff", async () => {
    const projectId = await createProject(world);
    await add(projectId, { email: "anna@ops.example" });
    await eventWith(projectId, [{ firstName: "Anna", lastName: "Nowak", email: "anna@ops.example" }]);
    const [proposal] = await proposalsOf(projectId);
    expect(proposal).toMatchObject({
      proposed: undefined,
      matches: [{ strength: "possible", signs: ["first_name", "email"], doubts: ["last_name"] }],
    });
  });

  it("with the same name and nothing else is left to staff, one at a time", async () => {
    const projectId = await createProject(world);
    const nameless = { firstName: "Jan", lastName: "Nowak", email: undefined };
    await eventWith(projectId, [nameless]);
    await eventWith(projectId, [nameless]);
    const proposals = await proposalsOf(projectId);
    expect(proposals.map(({ hasNamesake, proposed }) => [hasNamesake, proposed])).toEqual([
      [true, undefined],
      [true, undefined],
    ]);
    const [first, second] = await accept(projectId, proposals.map(asNew));
    expect([first?.outcome, second?.outcome]).toEqual(["added", "alike"]);
    expect(second?.matches).toMatchObject([{ participant: { participantId: first?.participantId } }]);
    const apart = { participantIds: [first?.participantId as ParticipantId], reason: "Ojciec i syn" };
    const [again] = await accept(projectId, [{ ...asNew(proposals[1] as ParticipantProposal), apart }]);
    expect(again?.outcome).toBe("added");
    expect(await peopleOf(projectId)).toHaveLength(2);
  });

  it("was said to be two people at one event, and is never taken for one there", async () => {
    const projectId = await createProject(world);
    const mother = { firstName: "Zofia", lastName: "Maj", email: "zofia@maj.example" };
    const { event, people } = await eventWith(projectId, [mother]);
    const { registration } = await world.deps.services.registration.enterRegistration(
      asStaff(world),
      event.eventId,
      manualInput({
        ...mother,
        namesakes: {
          registrationIds: people.map(({ registrationId }) => registrationId),
          reason: "Matka i córka",
        },
      }),
    );
    await attend(world, event.eventId, "s1", [registration]);
    const proposals = await proposalsOf(projectId);
    expect(proposals.map(({ registrations, proposed }) => [registrations.length, proposed])).toEqual([
      [1, undefined],
      [1, undefined],
    ]);
    await accept(projectId, [asNew(proposals[0] as ParticipantProposal)]);
    expect(await proposalsOf(projectId)).toMatchObject([
      { proposed: undefined, matches: [{ strength: "possible", doubts: ["event"] }] },
    ]);
  });

  it("is not added by hand without a word of staff who were shown them", async () => {
    const projectId = await createProject(world);
    const { participantId } = await add(projectId, { email: "anna@ops.example" });
    const adding = add(projectId, { email: "ANNA@ops.example" });
    await expect(adding).rejects.toMatchObject({
      code: "participant.alike",
      details: { matches: [{ participant: { participantId }, strength: "likely" }] },
    });
    const apart = { participantIds: [participantId], reason: "Imienniczka z tego samego biura" };
    const other = await add(projectId, { email: "ANNA@ops.example", apart });
    expect(await peopleOf(projectId)).toHaveLength(2);
    // Of either it is known that staff said so.
    for (const [one, theOther] of [
      [participantId, other.participantId],
      [other.participantId, participantId],
    ] as const) {
      const { alike, apart: told } = await service().getParticipant(asStaff(world), projectId, one);
      expect([alike, told.map((match) => match.participant.participantId)]).toEqual([[], [theOther]]);
    }
  });
});

describe("a registration", () => {
  it("is one participant's at most, however many accept it at one moment", async () => {
    const projectId = await createProject(world);
    await eventWith(projectId, [{}, {}]);
    const proposals = await proposalsOf(projectId);
    const outcomes = await Promise.all(
      Array.from({ length: 8 }, () => accept(projectId, proposals.map(asNew))),
    );
    const people = await peopleOf(projectId);
    expect(people).toHaveLength(2);
    expect(outcomes.flat().filter(({ outcome }) => outcome === "added")).toHaveLength(2);
    for (const answered of outcomes)
      expect(answered.map(({ participantId }) => participantId)).toEqual(
        people.map(({ participantId }) => participantId),
      );
  });

  it("that is sent again, because the answer was lost, says whose it is and makes nobody twice", async () => {
    const projectId = await createProject(world);
    await eventWith(projectId, [{}]);
    const items = (await proposalsOf(projectId)).map(asNew);
    const [first] = await accept(projectId, items);
    expect(await accept(projectId, items)).toEqual([
      { outcome: "known", participantId: first?.participantId },
    ]);
    expect(await peopleOf(projectId)).toHaveLength(1);
  });

  it("of another project's event is nobody's here", async () => {
    const [projectId, other] = [await createProject(world), await createProject(world)];
    await eventWith(other, [{}]);
    const items = (await proposalsOf(other)).map(asNew);
    expect(await accept(projectId, items)).toEqual([{ outcome: "missing" }]);
    expect(await peopleOf(projectId)).toEqual([]);
  });

  it("that was somebody else's is taken away with a reason, and is proposed again", async () => {
    const projectId = await createProject(world);
    const { people } = await eventWith(projectId, [{}]);
    await acceptAll(projectId);
    const [one] = await peopleOf(projectId);
    const participantId = one?.participantId as ParticipantId;
    const registrationId = people[0]?.registrationId as never;
    const unlink = (version: number) =>
      service().unlinkRegistration(asStaff(world), projectId, participantId, {
        registrationId,
        reason: "To jej siostra",
        version,
      });
    passMinute(world);
    await unlink(1);
    expect(await unlink(1)).toMatchObject({ version: 2 });
    expect((await service().getParticipant(asStaff(world), projectId, participantId)).registrations).toEqual(
      [],
    );
    expect(await proposalsOf(projectId)).toHaveLength(1);
    await world.follow();
    const history = await world.deps.services.audit.listHistoryOf(participantId);
    expect(history.map(({ action, reason }) => [action, reason])).toEqual([
      ["participant.unlinked", "To jej siostra"],
      ["participant.added", undefined],
    ]);
  });
});

describe("the list of participants", () => {
  it("finds people by the beginnings of their names, with Polish letters or without, and by former surnames", async () => {
    const projectId = await createProject(world);
    await add(projectId, { firstName: "Łucja", lastName: "Żółkiewska-Ćwik" });
    await add(projectId, { firstName: "Lucyna", lastName: "Zając", formerLastNames: ["Świerk"] });
    const found = async (q: string) =>
      (await service().listParticipants(asStaff(world), projectId, { q })).items.map(
        ({ firstName }) => firstName,
      );
    expect(await found("luc")).toEqual(["Lucyna", "Łucja"]);
    for (const q of ["ŻÓŁ", "zol", "cwik", "łucja żół", "zolkiewskacw"])
      expect(await found(q)).toEqual(["Łucja"]);
    expect(await found("swierk")).toEqual(["Lucyna"]);
    expect(await found("lucja zajac")).toEqual([]);
  });

  it("follows what staff change, and keeps nothing of the former name", async () => {
    const projectId = await createProject(world);
    const { participantId, version } = await add(projectId, { lastName: "Błąd", email: "a@x.example" });
    const change = { ...person({ lastName: "Dobra" }), version };
    const { apart: _, ...input } = change;
    await service().changeParticipant(asStaff(world), projectId, participantId, input);
    const found = async (q: string) =>
      (await service().listParticipants(asStaff(world), projectId, { q })).items.length;
    expect([await found("blad"), await found("dobra")]).toEqual([0, 1]);
    expect(await codeOf(service().changeParticipant(asStaff(world), projectId, participantId, input))).toBe(
      "participant.version_conflict",
    );
  });

  it("of a project is read and changed by those who have the right there, and by nobody else", async () => {
    const [projectId, other] = [await createProject(world), await createProject(world)];
    const { participantId } = await add(projectId);
    const codes: Record<string, unknown[]> = {};
    for (const role of ["admin", "coordinator", "organiser", "assistant", "auditor"] as const) {
      const { actor } = await world.signIn({ role, projectIds: role === "admin" ? "all" : [projectId] });
      const ctx = asStaff(world, actor);
      codes[role] = [
        await codeOf(service().listParticipants(ctx, projectId, {})),
        await codeOf(service().listProposals(ctx, projectId, {})),
        await codeOf(service().addParticipant(ctx, projectId, person({ lastName: `Nowa ${role}` }))),
        await codeOf(service().getParticipant(ctx, other, participantId)),
      ];
    }
    const [hidden, forbidden] = ["project.not_found", "participant.forbidden"];
    expect(codes).toEqual({
      admin: ["done", "done", "done", "participant.not_found"],
      coordinator: ["done", "done", "done", hidden],
      organiser: [forbidden, forbidden, forbidden, hidden],
      assistant: [forbidden, forbidden, forbidden, hidden],
      auditor: ["done", "done", "participant.read_only", hidden],
    });
  });
});

describe("two who are found to be one person", () => {
  const merge = (projectId: ProjectId, lesser: ParticipantId, into: ParticipantId, version: number) => {
    // Of one moment the history has no order.
    passMinute(world);
    return service().mergeParticipant(asStaff(world), projectId, lesser, {
      into,
      reason: "Po ślubie",
      version,
    });
  };
  const get = (projectId: ProjectId, id: ParticipantId) =>
    service().getParticipant(asStaff(world), projectId, id);
  /** Somebody of two trainings under two surnames, once with an address. */
  async function married() {
    const projectId = await createProject(world);
    await eventWith(projectId, [{ firstName: "Anna", lastName: "Nowak", email: "anna@ops.example" }]);
    await eventWith(projectId, [{ firstName: "Anna", lastName: "Kowalska", email: undefined }]);
    await acceptAll(projectId);
    const [kowalska, nowak] = await peopleOf(projectId);
    return {
      projectId,
      kowalska: kowalska?.participantId as ParticipantId,
      nowak: nowak?.participantId as ParticipantId,
    };
  }

  it("are one row with the registrations of both, found by either name, and two again as they were", async () => {
    const { projectId, kowalska, nowak } = await married();
    const [before, others] = [await get(projectId, kowalska), await get(projectId, nowak)];
    await merge(projectId, nowak, kowalska, 1);
    expect(await merge(projectId, nowak, kowalska, 1)).toMatchObject({ participantId: kowalska });
    expect((await peopleOf(projectId)).map(({ participantId }) => participantId)).toEqual([kowalska]);
    const one = await get(projectId, nowak);
    expect(one).toMatchObject({
      participantId: kowalska,
      lastName: "Kowalska",
      formerLastNames: ["Nowak"],
      email: "anna@ops.example",
      merged: [{ participantId: nowak }],
    });
    expect(one.registrations).toHaveLength(2);
    for (const q of ["nowak", "kowal"])
      expect((await service().listParticipants(asStaff(world), projectId, { q })).items).toMatchObject([
        { participantId: kowalska },
      ]);
    // Whoever comes under the former name is her.
    await eventWith(projectId, [{ firstName: "Anna", lastName: "Nowak", email: "anna@ops.example" }]);
    const [proposal] = await proposalsOf(projectId);
    expect(proposal).toMatchObject({
      proposed: "link",
      matches: [{ participant: { participantId: kowalska } }],
    });

    const free = (version: number) =>
      service().freeParticipant(asStaff(world), projectId, nowak, { reason: "To siostry", version });
    passMinute(world);
    await free(2);
    expect(await free(2)).toMatchObject({ participantId: nowak, version: 3 });
    const { version: _v, updatedAt: _u, alike: _a, ...again } = await get(projectId, kowalska);
    const { version: _w, updatedAt: _x, alike: _b, ...was } = before;
    expect(again).toEqual(was);
    expect((await get(projectId, nowak)).registrations).toEqual(others.registrations);
    expect(await peopleOf(projectId)).toHaveLength(2);
    await world.follow();
    const history = await world.deps.services.audit.listHistoryOf(nowak);
    expect(history.slice(0, 2).map(({ action, reason }) => [action, reason])).toEqual([
      ["participant.freed", "To siostry"],
      ["participant.merged", "Po ślubie"],
    ]);
  });

  it("are not changed while they point to another, and what was merged on is undone from its end", async () => {
    const { projectId, kowalska, nowak } = await married();
    const third = await add(projectId, { lastName: "Zając" });
    await merge(projectId, nowak, kowalska, 1);
    await merge(projectId, kowalska, third.participantId, 2);
    expect((await get(projectId, nowak)).registrations).toHaveLength(2);
    expect(await codeOf(merge(projectId, nowak, third.participantId, 2))).toBe("participant.merged");
    expect(await codeOf(merge(projectId, nowak, nowak, 2))).toBe("participant.same");
    const free = (id: ParticipantId, version: number) =>
      codeOf(service().freeParticipant(asStaff(world), projectId, id, { reason: "Pomyłka", version }));
    expect(await free(nowak, 2)).toBe("participant.undo_later_first");
    expect(await free(kowalska, 3)).toBe("done");
    expect(await free(nowak, 2)).toBe("done");
    expect(await peopleOf(projectId)).toHaveLength(3);
  });

  it("of two projects stay two", async () => {
    const [projectId, other] = [await createProject(world), await createProject(world)];
    const [here, there] = [await add(projectId), await add(other)];
    expect(await codeOf(merge(projectId, here.participantId, there.participantId, 1))).toBe(
      "participant.not_found",
    );
  });
});

describe("what is asked on the day of entry", () => {
  const complete = {
    sex: "woman",
    birthDate: "1965-07-05",
    education: "refused",
    employment: "long_unemployed",
    commune: "0603142",
    degurba: "3",
  };
  const incomplete = async (projectId: ProjectId) =>
    (await service().listParticipants(asStaff(world), projectId, { isIncomplete: true })).items.map(
      ({ participantId, missing }) => [participantId, missing],
    );

  it("is missing until it is answered, a refusal included, and says how old somebody was", async () => {
    const projectId = await createProject(world);
    const { participantId } = await add(projectId, { birthDate: "1965-07-05" });
    // Of a candidate nothing is asked yet.
    expect(await incomplete(projectId)).toEqual([]);
    const course = (change: object, version: number) =>
      service().changeCourse(asStaff(world), projectId, participantId, {
        state: "participant",
        reason: "Pierwsze wsparcie",
        version,
        ...change,
      });
    await course({ startsOn: "2011-07-04" }, 1);
    expect(await incomplete(projectId)).toEqual([
      [participantId, ["sex", "education", "employment", "commune", "degurba"]],
    ]);
    const entry = (answers: Record<string, string>, version: number) =>
      service().changeEntry(asStaff(world), projectId, participantId, { answers, version });
    expect(await entry(complete, 2)).toMatchObject({ missing: [], age: 45, entry: complete });
    expect(await incomplete(projectId)).toEqual([]);
    await expect(entry({ ...complete, commune: "gmina" }, 3)).rejects.toMatchObject({
      details: { issues: [{ path: "answers.commune", code: "institution.commune" }] },
    });
    // The history says what was changed, and no value of it.
    await world.follow();
    const history = JSON.stringify(await world.deps.services.audit.listHistoryOf(participantId));
    expect(history).toContain("entry");
    for (const value of ["0603142", "long_unemployed", "1965-07-05"]) expect(history).not.toContain(value);
    expect(JSON.stringify(world.logged)).not.toContain("0603142");
  });

  it("has a beginning before an end, and an end only where it is over", async () => {
    const projectId = await createProject(world);
    const { participantId } = await add(projectId);
    const issuesOf = (change: object) =>
      service()
        .changeCourse(asStaff(world), projectId, participantId, {
          state: "completed",
          reason: "Ścieżka",
          version: 1,
          ...change,
        })
        .then(
          () => [],
          ({ details }: { details: { issues: { path: string; code: string }[] } }) =>
            details.issues.map(({ path, code }) => `${path} ${code}`),
        );
    expect(await issuesOf({})).toEqual(["startsOn field.required"]);
    expect(await issuesOf({ startsOn: "2026-02-10" })).toEqual(["endsOn field.required"]);
    expect(await issuesOf({ startsOn: "2026-02-10", endsOn: "2026-02-09" })).toEqual([
      "endsOn participant.ends_before_start",
    ]);
    expect(await issuesOf({ state: "participant", startsOn: "2026-02-10", endsOn: "2026-02-11" })).toEqual([
      "endsOn participant.not_over",
    ]);
    expect(await issuesOf({ state: "interrupted", startsOn: "2026-02-10", endsOn: "2026-02-10" })).toEqual(
      [],
    );
  });

  it("tells namesakes apart by their birth dates", async () => {
    const projectId = await createProject(world);
    await add(projectId, { birthDate: "1950-01-01" });
    await expect(add(projectId, { birthDate: "1980-01-01" })).rejects.toMatchObject({
      details: { matches: [{ strength: "possible", doubts: ["birth_date"] }] },
    });
    await expect(add(projectId, { birthDate: "1950-01-01" })).rejects.toMatchObject({
      details: { matches: [{ strength: "likely", signs: ["name", "birth_date"] }] },
    });
  });
});

it("makes 120 participants of 360 places at twelve trainings, and asks about nobody", async () => {
  const projectId = await createProject(world);
  for (let training = 0; training < 12; training += 1) {
    const group = Math.floor(training / 3);
    const day = `2026-02-${String(2 + training * 2).padStart(2, "0")}`;
    await attendedEvent(
      world,
      projectId,
      30,
      { agenda: [agendaItem({ day })], dates: { type: "exact", startsOn: day, endsOn: day } },
      (number) => ({ lastName: `Żak ${group * 30 + number}`, email: `z${group * 30 + number}@ops.example` }),
    );
  }
  const proposals = await proposalsOf(projectId);
  expect(proposals).toHaveLength(120);
  expect(proposals.flatMap(idsOf)).toHaveLength(360);
  expect(new Set(proposals.map(({ proposed }) => proposed))).toEqual(new Set(["new"]));
  await acceptAll(projectId);
  expect(await proposalsOf(projectId)).toEqual([]);
  const first = await service().listParticipants(asStaff(world), projectId, {});
  expect([first.items.length, first.cursor !== undefined]).toEqual([50, true]);
});
