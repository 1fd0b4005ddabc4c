import type { FigureItem } from "@zapisy/core/figure/answer";
import { type Cell, type Cut, CUTS, type Figure, FIGURES } from "@zapisy/core/figure/schema";
import type { ParticipantId } from "@zapisy/core/participant/schema";
import type { Support } from "@zapisy/core/project/schema";
import type { ProjectId } from "@zapisy/core/project";
import { beforeAll, describe, expect, it } from "vitest";
import { asStaff, changeEvent, createProject, passMinute, setStatusOf } from "../support/actions.ts";
import { ATTENDED_ON, attend, attendedEvent } from "../support/certificates.ts";
import { agendaItem } from "../support/fixture.ts";
import { acceptAll, dropSheet } from "../support/figures.ts";
import { readUnitsOf } from "../support/reads.ts";
import { createWorld, type World } from "../support/world.ts";

let world: World;

beforeAll(async () => {
  world = await createWorld();
});

const LAW: Support = { supportId: "law", name: "Poradnictwo prawne", mode: "individual", hours: 2 };
const WORK: Support = { supportId: "work", name: "Warsztaty", mode: "group", hours: 3 };
const agenda = [
  agendaItem({ itemId: "s1", day: ATTENDED_ON, from: "09:00", to: "10:30", supportId: "work" }),
  agendaItem({ itemId: "s2", day: ATTENDED_ON, from: "11:00", to: "12:00", supportId: "work" }),
];

const figure = () => world.deps.services.figure;
const participant = () => world.deps.services.participant;
const figuresOf = async (projectId: ProjectId, ctx = asStaff(world)) => {
  await world.follow();
  return figure().getFigures(ctx, projectId);
};
const lineOf = async (projectId: ProjectId, cut: Cut, row: string) => {
  const { cuts } = await figuresOf(projectId);
  return cuts.find((one) => one.cut === cut)?.lines.find((one) => one.row === row);
};
const wholeOf = async (projectId: ProjectId) => {
  const { events, people, places, visits } = (await lineOf(projectId, "all", "counted")) ?? {};
  return [events, people, places, visits];
};
async function listOf(projectId: ProjectId, cell: Cell): Promise<{ figure: number; items: FigureItem[] }> {
  const items: FigureItem[] = [];
  let cursor: string | undefined;
  let sum = 0;
  do {
    const page = await figure().listFigure(asStaff(world), projectId, cell, cursor);
    items.push(...page.items);
    sum = page.figure;
    cursor = page.cursor;
  } while (cursor);
  return { figure: sum, items };
}
/** Every figure against the list behind it. */
async function expectLists(projectId: ProjectId): Promise<void> {
  const kept = await figuresOf(projectId);
  const { cuts } = kept;
  expect(cuts.map(({ cut }) => cut)).toEqual(CUTS);
  // What is kept is what is read.
  await dropSheet(world, projectId);
  expect(await figuresOf(projectId)).toEqual(kept);
  for (const { cut, lines } of cuts)
    for (const line of lines)
      for (const one of FIGURES) {
        const list = await listOf(projectId, { cut, row: line.row, figure: one });
        const isSum = one === "visits" || one === "minutes";
        const total = list.items.reduce((all, { gives }) => all + gives, 0);
        expect([cut, line.row, one, list.figure, isSum ? total : list.items.length]).toEqual([
          cut,
          line.row,
          one,
          line[one],
          line[one],
        ]);
      }
}
const peopleOf = async (projectId: ProjectId) =>
  (await participant().listParticipants(asStaff(world), projectId, {})).items;
let minute = 0;
const visit = (projectId: ProjectId, participantId: ParticipantId) => {
  minute += 1;
  const at = (minutes: number) =>
    `${String(8 + Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;
  return world.deps.services.supportEntry.addEntry(asStaff(world), projectId, {
    participantId,
    supportId: "law",
    day: ATTENDED_ON,
    from: at(minute),
    to: at(minute + 1),
    topic: "Alimenty",
    mode: "onsite",
    counsellor: { name: `Prawniczka ${minute}` },
  });
};

describe("the figures of a project", () => {
  it("have twelve trainings of four groups as 360 places and 120 people", async () => {
    const projectId = await createProject(world);
    const counties = ["2007", "2003", "2014", "2008"];
    const group = async (county: string) => {
      for (const day of ["2026-02-10", "2026-02-17", "2026-02-24"])
        await attendedEvent(
          world,
          projectId,
          30,
          { dates: { type: "exact", startsOn: day, endsOn: day } },
          (number) => ({
            lastName: `Łącka ${county} ${number}`,
            email: `l${county}x${number}@ops.example`,
            countyCode: county,
          }),
        );
    };
    await Promise.all(counties.map(group));
    expect(await wholeOf(projectId)).toEqual([12, 0, 360, 0]);
    expect(await lineOf(projectId, "all", "unmatched")).toMatchObject({ places: 360, people: 0 });
    await acceptAll(world, projectId);
    expect(await wholeOf(projectId)).toEqual([12, 120, 360, 0]);
    expect(await lineOf(projectId, "all", "unmatched")).toMatchObject({ places: 0 });
    for (const county of counties)
      expect(await lineOf(projectId, "county", county)).toMatchObject({ people: 30, places: 90 });
    const list = await listOf(projectId, { cut: "county", row: "2003", figure: "people" });
    expect(list.items.map(({ person, places }) => [person?.counties, places])).toEqual(
      Array.from({ length: 30 }, () => [["2003"], 3]),
    );
    // A sheet is made of all, and read while nothing changes: with twelve events of thirty people each.
    passMinute(world, 2);
    const before = await figuresOf(projectId);
    const units = await readUnitsOf(world.deps.table.client, async () => {
      expect(await figure().getFigures(asStaff(world), projectId)).toEqual(before);
    });
    expect(units).toBeLessThan(60);
  }, 120_000);

  it("follow withdrawals, marks, links and mergers, and each is its list at every step", async () => {
    const projectId = await createProject(world, { supports: [LAW, WORK] });
    const { event, people } = await attendedEvent(world, projectId, 3, { agenda });
    const second = await attendedEvent(world, projectId, 2, { agenda });
    await acceptAll(world, projectId);
    expect(await wholeOf(projectId)).toEqual([2, 3, 5, 0]);
    expect(await lineOf(projectId, "support", "work")).toMatchObject({
      people: 3,
      minutes: 450,
      owed: 180,
      short: 1,
      none: 0,
    });
    expect(await lineOf(projectId, "support", "law")).toMatchObject({ people: 0, none: 3 });

    // Somebody withdraws afterwards: they were there, and stay.
    const [first] = people;
    await setStatusOf(world, second.event, 1, "cancelled");
    expect(await wholeOf(projectId)).toEqual([2, 3, 5, 0]);
    // A mark is corrected: one was not there.
    await absent(event.eventId, "s1", first?.registrationId ?? "reg_");
    expect(await wholeOf(projectId)).toEqual([2, 3, 4, 0]);
    await attend(world, event.eventId, "s2", [first ?? { registrationId: "reg_" }]);
    expect(await wholeOf(projectId)).toEqual([2, 3, 5, 0]);
    expect(await lineOf(projectId, "support", "work")).toMatchObject({ people: 3, minutes: 420 });

    const [one, two, three] = await peopleOf(projectId);
    await visit(projectId, one?.participantId ?? "ptc_");
    await visit(projectId, one?.participantId ?? "ptc_");
    const { entryId } = await visit(projectId, two?.participantId ?? "ptc_");
    expect(await wholeOf(projectId)).toEqual([2, 3, 5, 3]);
    await world.deps.services.supportEntry.strikeEntry(asStaff(world), projectId, entryId, {
      reason: "Wpisano dwa razy",
      version: 1,
    });
    expect(await wholeOf(projectId)).toEqual([2, 3, 5, 2]);

    // Two were one person, who was at the first event once.
    const { version } = await participant().getParticipant(
      asStaff(world),
      projectId,
      two?.participantId ?? "ptc_",
    );
    await participant().mergeParticipant(asStaff(world), projectId, two?.participantId ?? "ptc_", {
      into: one?.participantId ?? "ptc_",
      reason: "Ta sama osoba",
      version,
    });
    expect(await wholeOf(projectId)).toEqual([2, 2, 3, 2]);
    await expectLists(projectId);
    await participant().freeParticipant(asStaff(world), projectId, two?.participantId ?? "ptc_", {
      reason: "Jednak nie",
      version: version + 1,
    });
    expect(await wholeOf(projectId)).toEqual([2, 3, 5, 2]);

    // A registration was somebody else's.
    const loose = await participant().getParticipant(
      asStaff(world),
      projectId,
      three?.participantId ?? "ptc_",
    );
    await participant().unlinkRegistration(asStaff(world), projectId, loose.participantId, {
      registrationId: loose.registrations[0]?.registrationId ?? "reg_",
      reason: "Imiennik",
      version: loose.version,
    });
    expect(await wholeOf(projectId)).toEqual([2, 2, 5, 2]);
    const { items } = await listOf(projectId, { cut: "all", row: "unmatched", figure: "places" });
    expect(items.map(({ person }) => [person?.participantId, person?.lastName])).toEqual([
      [undefined, loose.lastName],
    ]);
  }, 60_000);

  it("leave out conferences, unless staff say that their guests count", async () => {
    const projectId = await createProject(world);
    const { event } = await attendedEvent(world, projectId, 2, { kind: "conference" });
    await acceptAll(world, projectId);
    expect(await wholeOf(projectId)).toEqual([0, 0, 0, 0]);
    expect(await lineOf(projectId, "all", "left_out")).toMatchObject({ events: 1, people: 2, places: 2 });
    await changeEvent(world, event, { forFunder: true });
    expect(await wholeOf(projectId)).toEqual([1, 2, 2, 0]);
    await changeEvent(world, event, { kind: "meeting", forFunder: false });
    expect(await wholeOf(projectId)).toEqual([0, 0, 0, 0]);
  });

  it("have 416 county counts by 415 people where one was counselled in two counties", async () => {
    const projectId = await createProject(world, { supports: [LAW] });
    const counts = { "2007": 4, "2003": 5, "2014": 2, "2008": 3 };
    for (const [county, count] of Object.entries(counts))
      for (let number = 0; number < count; number += 1) {
        const { participantId } = await participant().addParticipant(asStaff(world), projectId, {
          firstName: "Żaneta",
          lastName: `Źrebiec ${county} ${"abcdef"[number]}`,
          formerLastNames: [],
          categories: ["osoby bezrobotne"],
          territory: [county],
        });
        await visit(projectId, participantId);
        if (number === 0) await visit(projectId, participantId);
      }
    expect(await wholeOf(projectId)).toEqual([0, 14, 0, 18]);
    const [one] = (await listOf(projectId, { cut: "county", row: "2003", figure: "people" })).items;
    const id = one?.person?.participantId ?? "ptc_";
    const { version, firstName, lastName, formerLastNames, categories } = await participant().getParticipant(
      asStaff(world),
      projectId,
      id,
    );
    await participant().changeParticipant(asStaff(world), projectId, id, {
      firstName,
      lastName,
      formerLastNames,
      categories,
      territory: ["2003", "2007"],
      version,
    });
    const { cuts } = await figuresOf(projectId);
    const counties = cuts.find(({ cut }) => cut === "county")?.lines ?? [];
    const sum = counties.filter(({ row }) => row !== "several").reduce((all, { people }) => all + people, 0);
    expect(sum).toBe(15);
    expect(await lineOf(projectId, "county", "several")).toMatchObject({ people: 1 });
    expect((await wholeOf(projectId))[1]).toBe(14);
    expect(await lineOf(projectId, "category", "osoby bezrobotne")).toMatchObject({ people: 14, visits: 18 });
    await expectLists(projectId);
  }, 60_000);

  it("are for those who see the participants, and of other projects nothing", async () => {
    const projectId = await createProject(world);
    const cell = { cut: "all", row: "counted", figure: "people" } satisfies Cell & { figure: Figure };
    for (const role of ["organiser", "assistant", "counsellor", "committee", "dpo"] as const) {
      const { actor } = await world.signIn({ role, projectIds: [projectId] });
      const ctx = asStaff(world, actor);
      for (const ask of [
        () => figure().getFigures(ctx, projectId),
        () => figure().listFigure(ctx, projectId, cell),
        () => figure().countFigures(ctx, projectId),
      ])
        await expect(ask()).rejects.toMatchObject({
          code: expect.stringMatching(/participant\.forbidden|project\.not_found/) as string,
        });
    }
    for (const role of ["coordinator", "auditor"] as const) {
      const own = await world.signIn({ role, projectIds: [projectId] });
      expect((await figuresOf(projectId, asStaff(world, own.actor))).cuts).toHaveLength(CUTS.length);
      const stranger = await world.signIn({ role, projectIds: [] });
      await expect(figure().getFigures(asStaff(world, stranger.actor), projectId)).rejects.toMatchObject({
        code: "project.not_found",
      });
    }
  });
});

let marks = 0;
/** Corrects a mark: somebody was not there. */
async function absent(eventId: string, unitId: string, registrationId: string): Promise<void> {
  const book = await world.deps.services.attendance.getBook(asStaff(world), eventId as `evt_${string}`);
  const record = book.people.find((one) => one.registrationId === registrationId)?.records[unitId];
  passMinute(world);
  marks += 1;
  const { results } = await world.deps.services.attendance.recordMarks(
    asStaff(world),
    eventId as `evt_${string}`,
    [
      {
        markId: `mrk_${`F${marks}`.padStart(26, "0")}`,
        registrationId: registrationId as `reg_${string}`,
        unitId,
        state: "absent",
        source: "list",
        at: world.clock.now,
        replaces: record?.current ?? [],
        reason: "Pomyłka",
      },
    ],
    `staff:${world.admin.staffId}`,
  );
  expect(results[0]?.outcome).not.toBe("refused");
}
