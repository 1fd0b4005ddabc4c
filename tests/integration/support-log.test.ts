import type { ParticipantId } from "@zapisy/core/participant/schema";
import type { Support } from "@zapisy/core/project/schema";
import type { ProjectId } from "@zapisy/core/project";
import type { StaffActor } from "@zapisy/core/shared/actor";
import type { SupportEntryInput } from "@zapisy/core/support-entry/schema";
import { logFile } from "@zapisy/functions/document/support-log";
import { beforeAll, describe, expect, it } from "vitest";
import { asStaff, createProject, passMinute } from "../support/actions.ts";
import { disturb, meetAtTransaction } from "../support/disturb.ts";
import { projectInput } from "../support/fixture.ts";
import { readUnitsOf } from "../support/reads.ts";
import { createWorld, type World } from "../support/world.ts";

let world: World;

beforeAll(async () => {
  world = await createWorld();
});

const SUPPORTS: Support[] = [
  { supportId: "law", name: "Poradnictwo prawne", mode: "individual", hours: 2 },
  { supportId: "work", name: "Doradztwo zawodowe", mode: "individual", hourUnit: "didactic" },
  { supportId: "old", name: "Dawne", mode: "individual", retired: true },
  { supportId: "group", name: "Grupa samopomocowa", mode: "group" },
];
const MONTH = "2026-02";
const log = () => world.deps.services.supportEntry;
let count = 0;

/** A project with forms of support, and somebody in it. */
async function project(people = 1) {
  const projectId = await createProject(world, { supports: SUPPORTS });
  const added: ParticipantId[] = [];
  for (let number = 0; number < people; number += 1) added.push(await person(projectId));
  return { projectId, people: added, anna: added[0] as ParticipantId };
}

async function person(projectId: ProjectId) {
  count += 1;
  const { participantId } = await world.deps.services.participant.addParticipant(asStaff(world), projectId, {
    firstName: "Łucja",
    lastName: `Źrebiec ${count}`,
    formerLastNames: [],
    categories: [],
    territory: [],
  });
  return participantId;
}

const visit = (
  participantId: ParticipantId,
  overrides: Partial<SupportEntryInput> = {},
): SupportEntryInput => ({
  participantId,
  supportId: "law",
  day: "2026-02-10",
  from: "09:00",
  to: "09:45",
  topic: "Alimenty",
  place: "Żmudź",
  mode: "onsite",
  counsellor: { name: "Żaneta Łęcka" },
  ...overrides,
});
const add = (projectId: ProjectId, input: SupportEntryInput, key?: string, actor?: StaffActor) =>
  log().addEntry(asStaff(world, actor), projectId, input, key);
const list = async (projectId: ProjectId, question = {}, actor?: StaffActor) =>
  (await log().listEntries(asStaff(world, actor), projectId, { month: MONTH, ...question })).items;
const issuesOf = (doing: Promise<unknown>) =>
  doing.then(
    () => "done",
    ({ code, details }: { code?: string; details?: { issues?: { path: string; code: string }[] } }) =>
      details?.issues?.map((issue) => `${issue.path} ${issue.code}`) ?? code,
  );

describe("an entry in the log of support", () => {
  it("is entered once for a repeated key, also when the answer is lost", async () => {
    const { projectId, anna } = await project();
    let isLost = false;
    const stop = disturb(world.deps.table.client, async (request, send) => {
      const answer = await send();
      if (request.command !== "TransactWriteItemsCommand" || isLost) return answer;
      isLost = true;
      throw Object.assign(new Error("lost"), { name: "TimeoutError" });
    });
    const first = await add(projectId, visit(anna), "key-1").catch(() => undefined);
    stop();
    expect(isLost).toBe(true);
    const again = await add(projectId, visit(anna), "key-1");
    expect(first === undefined || first.entryId === again.entryId).toBe(true);
    expect(await list(projectId)).toMatchObject([{ entryId: again.entryId, minutes: 45, topic: "Alimenty" }]);
    const { counsellors } = await log().getHours(asStaff(world), projectId, MONTH);
    expect(counsellors).toMatchObject([{ visits: 1, minutes: 45, duty: 45 }]);
  });

  it("says when it can be: within the project, not in the future, and ends after it began", async () => {
    const { projectId, anna } = await project();
    expect(await issuesOf(add(projectId, visit(anna, { day: "2026-03-03" })))).toEqual(["day log.future"]);
    expect(await issuesOf(add(projectId, visit(anna, { day: "2025-12-31" })))).toEqual([
      "day log.outside_project",
    ]);
    // It is ten o'clock.
    expect(await issuesOf(add(projectId, visit(anna, { day: "2026-03-02", to: "10:01" })))).toEqual([
      "to log.future",
    ]);
    expect(await issuesOf(add(projectId, visit(anna, { to: "09:00" })))).toEqual([
      "to log.ends_before_start",
    ]);
    expect(await issuesOf(add(projectId, visit(anna, { supportId: "group" })))).toEqual([
      "supportId log.not_individual",
    ]);
    expect(await issuesOf(add(projectId, visit(anna, { supportId: "old" })))).toEqual([
      "supportId support.unknown",
    ]);
    const other = await project();
    expect(await issuesOf(add(projectId, visit(other.anna)))).toEqual([
      "participantId participant.not_found",
    ]);
    expect(await list(projectId)).toEqual([]);
  });

  it("needs a reason once the project is over, which stands in its history", async () => {
    const projectId = await createProject(world, { supports: SUPPORTS, endsOn: "2026-02-20" });
    const anna = await person(projectId);
    expect(await issuesOf(add(projectId, visit(anna)))).toEqual(["lateReason log.late"]);
    const { entryId } = await add(projectId, visit(anna, { lateReason: "Karta przyszła pocztą" }));
    await world.follow();
    const history = await world.deps.services.audit.listHistoryOf(entryId);
    expect(history).toMatchObject([{ action: "log.entered", reason: "Karta przyszła pocztą", fields: [] }]);
    expect(await list(projectId)).toMatchObject([{ lateReason: "Karta przyszła pocztą" }]);
  });

  it("is corrected also once its form is one for groups, or the project's period was shortened", async () => {
    const { projectId, anna } = await project();
    const { entryId, version } = await add(projectId, visit(anna));
    const changed = projectInput({
      startsOn: "2026-02-15",
      supports: SUPPORTS.map((one) => (one.supportId === "law" ? { ...one, mode: "group" } : one)),
    });
    await world.deps.services.project.updateProject(asStaff(world), projectId, changed, 1);
    expect(await issuesOf(add(projectId, visit(anna)))).toEqual([
      "day log.outside_project",
      "supportId log.not_individual",
    ]);
    const change = { ...visit(anna, { topic: "Eksmisja" }), reason: "Zły temat", version };
    expect(
      await issuesOf(
        log().correctEntry(asStaff(world), projectId, entryId, { ...change, day: "2026-02-11" }),
      ),
    ).toEqual(["day log.outside_project"]);
    expect(await log().correctEntry(asStaff(world), projectId, entryId, change)).toMatchObject({
      topic: "Eksmisja",
    });
  });

  it("is corrected and struck out with a reason, never removed, and counts as it is", async () => {
    const { projectId, anna } = await project();
    const { entryId, version } = await add(projectId, visit(anna));
    passMinute(world);
    const longer = { ...visit(anna, { to: "10:00", day: "2026-01-30" }), reason: "Zły dzień", version };
    const corrected = await log().correctEntry(asStaff(world), projectId, entryId, longer);
    expect(await issuesOf(log().correctEntry(asStaff(world), projectId, entryId, longer))).toBe(
      "log.version_conflict",
    );
    expect(await list(projectId)).toEqual([]);
    const hours = async (month: string) =>
      (await log().getHours(asStaff(world), projectId, month)).counsellors.map(({ minutes }) => minutes);
    expect([await hours("2026-01"), await hours(MONTH)]).toEqual([[60], []]);
    passMinute(world);
    const strike = { reason: "Nie było jej", version: corrected.version };
    await log().strikeEntry(asStaff(world), projectId, entryId, strike);
    expect(await issuesOf(log().strikeEntry(asStaff(world), projectId, entryId, strike))).toBe("log.struck");
    expect(await list(projectId, { month: "2026-01" })).toMatchObject([
      { entryId, struck: "Nie było jej", may: { write: false } },
    ]);
    expect(await hours("2026-01")).toEqual([]);
    await world.follow();
    const history = await world.deps.services.audit.listHistoryOf(entryId);
    expect(history.map(({ action, reason, fields }) => [action, reason, fields])).toEqual([
      ["log.struck", "Nie było jej", []],
      ["log.corrected", "Zły dzień", ["day", "to"]],
      ["log.entered", undefined, []],
    ]);
    expect(JSON.stringify(history)).not.toContain("Alimenty");
  });
});

describe("what overlaps", () => {
  const overlapsOf = (doing: Promise<unknown>) =>
    doing.then(
      () => [],
      ({
        code,
        details,
      }: {
        code: string;
        details: { overlaps?: { entryId: string; shares: string }[] };
      }) => {
        expect(code).toBe("log.overlap");
        return details.overlaps ?? [];
      },
    );

  it("is told, of the counsellor and of the person, and stays where staff say why", async () => {
    const { projectId, people } = await project(3);
    const [anna, ewa, iza] = people as [ParticipantId, ParticipantId, ParticipantId];
    const first = await add(projectId, visit(anna));
    const second = visit(ewa, { from: "09:30", to: "10:15" });
    const told = await overlapsOf(add(projectId, second));
    expect(told).toMatchObject([
      {
        entryId: first.entryId,
        from: "09:00",
        to: "09:45",
        shares: "counsellor",
        counsellor: "Żaneta Łęcka",
      },
    ]);
    const other = { counsellor: { name: "Kto Inny" }, from: "09:40", to: "10:00" };
    expect(await overlapsOf(add(projectId, visit(anna, other)))).toMatchObject([{ shares: "person" }]);
    // One that begins as the other ends is none, nor is another day.
    await add(projectId, visit(anna, { from: "09:45", to: "10:00" }));
    await add(projectId, visit(anna, { day: "2026-02-11" }));
    const overlap = { entryIds: [first.entryId], reason: "Matka z córką" };
    expect(await overlapsOf(add(projectId, { ...second, overlap }))).toHaveLength(2);
    const all = (await overlapsOf(add(projectId, second))).map(({ entryId }) => entryId as `sen_${string}`);
    expect(
      await add(projectId, { ...second, overlap: { entryIds: all, reason: "Matka z córką" } }),
    ).toMatchObject({ overlapReason: "Matka z córką" });
    // A reason without an overlap says nothing.
    const lonely = await add(projectId, {
      ...visit(iza, { day: "2026-02-12" }),
      overlap: { entryIds: all, reason: "Nic" },
    });
    expect(lonely.overlapReason).toBeUndefined();
    await world.follow();
    const [entered] = await world.deps.services.audit.listHistoryOf(lonely.entryId);
    expect(entered?.reason).toBeUndefined();
  });

  it("says why it stays as long as it does, also struck out, and in the history", async () => {
    const { projectId, people } = await project(2);
    const [anna, ewa] = people as [ParticipantId, ParticipantId];
    const first = await add(projectId, visit(anna));
    const overlap = { entryIds: [first.entryId], reason: "Matka z córką" };
    // The project is not over: why it would be late says nothing.
    const second = await add(projectId, visit(ewa, { overlap, lateReason: "Karta przyszła pocztą" }));
    expect(second).toMatchObject({ overlapReason: "Matka z córką" });
    expect(second.lateReason).toBeUndefined();
    passMinute(world);
    const change = { ...visit(ewa, { from: "09:30", to: "10:00" }), reason: "Zła godzina", version: 1 };
    await log().correctEntry(asStaff(world), projectId, second.entryId, {
      ...change,
      overlap: { ...overlap, reason: "Babcia z wnuczką" },
    });
    passMinute(world);
    const strike = { reason: "Nie przyszła", version: 2 };
    expect(await log().strikeEntry(asStaff(world), projectId, second.entryId, strike)).toMatchObject({
      struck: "Nie przyszła",
      overlapReason: "Babcia z wnuczką",
    });
    await world.follow();
    const history = await world.deps.services.audit.listHistoryOf(second.entryId);
    expect(history.map(({ action, reason }) => [action, reason])).toEqual([
      ["log.struck", "Nie przyszła"],
      ["log.corrected", "Zła godzina; Babcia z wnuczką"],
      ["log.entered", "Matka z córką"],
    ]);
  });

  it("is told with why an entry is so late in one line of the history", async () => {
    const projectId = await createProject(world, { supports: SUPPORTS, endsOn: "2026-02-20" });
    const [anna, ewa] = [await person(projectId), await person(projectId)];
    const late = { lateReason: "Karta przyszła pocztą" };
    const first = await add(projectId, visit(anna, late));
    const overlap = { entryIds: [first.entryId], reason: "Matka z córką" };
    const { entryId } = await add(projectId, visit(ewa, { ...late, overlap }));
    await world.follow();
    const [entered] = await world.deps.services.audit.listHistoryOf(entryId);
    expect(entered?.reason).toBe("Karta przyszła pocztą; Matka z córką");
  });

  it("of a member of staff is told over projects, and of the other no more than when", async () => {
    const [one, other] = [await project(), await project()];
    const { actor } = await world.signIn({ role: "coordinator", projectIds: "all", name: "Doradczyni" });
    const by = { counsellor: { staffId: actor.staffId } };
    const { entryId } = await add(one.projectId, visit(one.anna, by));
    expect(await overlapsOf(add(other.projectId, visit(other.anna, by)))).toEqual([
      { entryId, day: "2026-02-10", from: "09:00", to: "09:45", shares: "counsellor" },
    ]);
    // Of another project a name is another person's.
    await add(one.projectId, visit(one.anna, { from: "12:00", to: "13:00" }));
    expect(await overlapsOf(add(other.projectId, visit(other.anna, { from: "12:00", to: "13:00" })))).toEqual(
      [],
    );
  });

  it("is told to the second of two who enter at one moment", async () => {
    const { projectId, people } = await project(6);
    const outcomes = await Promise.all(
      people.map((id) => overlapsOf(add(projectId, visit(id))).then((found) => found.length)),
    );
    // One came through, and each of the others was told of it: with a read before a write alone, several would.
    expect(outcomes.filter((number) => number === 0)).toHaveLength(1);
    expect(await list(projectId)).toHaveLength(1);
  });

  it("goes by whom somebody was merged into, and comes back when they are separated", async () => {
    const { projectId, people } = await project(2);
    const [anna, ewa] = people as [ParticipantId, ParticipantId];
    const first = await add(projectId, visit(ewa));
    const ctx = asStaff(world);
    const { participant } = world.deps.services;
    await participant.mergeParticipant(ctx, projectId, ewa, { into: anna, reason: "Ta sama", version: 1 });
    const at = { from: "09:15", to: "09:30", counsellor: { name: "Kto Inny" } };
    expect(await overlapsOf(add(projectId, visit(anna, at)))).toMatchObject([{ entryId: first.entryId }]);
    expect(await list(projectId, { participantId: anna })).toMatchObject([
      { participant: { participantId: anna } },
    ]);
    const corrected = await log().correctEntry(ctx, projectId, first.entryId, {
      ...visit(anna),
      topic: "Eksmisja",
      reason: "Temat",
      version: 1,
    });
    expect(corrected.participant.participantId).toBe(anna);
    await participant.freeParticipant(ctx, projectId, ewa, { reason: "Siostry", version: 2 });
    expect(await list(projectId, { participantId: ewa })).toMatchObject([{ topic: "Eksmisja" }]);
    expect(await list(projectId, { participantId: anna })).toEqual([]);
    await add(projectId, visit(anna, at));
  });

  it.each([
    ["one of", false, 1],
    // Negative control: without the check of records that were only looked at both pass.
    ["with nothing checked both of", true, 2],
  ])("lets %s two entries of somebody merged pass at one moment", async (_, withoutChecks, written) => {
    const { projectId, people } = await project(2);
    const [anna, ewa] = people as [ParticipantId, ParticipantId];
    const first = await add(projectId, visit(ewa));
    const ctx = asStaff(world);
    await world.deps.services.participant.mergeParticipant(ctx, projectId, ewa, {
      into: anna,
      reason: "Ta sama",
      version: 1,
    });
    // The entry of before stays in the record of her who was merged; a new one comes into the other.
    const at = { from: "12:00", to: "12:45" };
    meetAtTransaction(world.deps.table.client, 2, { withoutChecks });
    const outcomes = await Promise.all([
      overlapsOf(
        log().correctEntry(ctx, projectId, first.entryId, {
          ...visit(anna, at),
          reason: "Zła godzina",
          version: 1,
        }),
      ),
      overlapsOf(add(projectId, visit(anna, { ...at, counsellor: { name: "Kto Inny" } }))),
    ]);
    expect(outcomes.filter((told) => told.length === 0)).toHaveLength(written);
  });
});

describe("the log of a month", () => {
  it("is listed by person, counsellor and form, and adds up by counsellor", async () => {
    const { projectId, people } = await project(2);
    const [anna, ewa] = people as [ParticipantId, ParticipantId];
    const { actor } = await world.signIn({ role: "organiser", projectIds: [projectId], name: "Ewa Doradca" });
    const by = { counsellor: { staffId: actor.staffId } };
    await add(projectId, visit(anna, { from: "08:00", to: "09:00" }));
    await add(projectId, visit(ewa, { from: "11:00", to: "11:30", supportId: "work" }));
    await add(projectId, visit(anna, { ...by, day: "2026-02-11" }));
    expect(await list(projectId)).toHaveLength(3);
    expect((await list(projectId)).map(({ day }) => day)).toEqual(["2026-02-11", "2026-02-10", "2026-02-10"]);
    expect(await list(projectId, { participantId: anna })).toHaveLength(2);
    expect(await list(projectId, { counsellor: "żaneta łęcka" })).toHaveLength(2);
    expect(await list(projectId, { counsellor: actor.staffId })).toMatchObject([
      { counsellor: { name: "Ewa Doradca" } },
    ]);
    expect(await list(projectId, { supportId: "work", participantId: anna })).toEqual([]);
    expect(await list(projectId, { supportId: "work" })).toHaveLength(1);
    expect((await log().getHours(asStaff(world), projectId, MONTH)).counsellors).toMatchObject([
      { counsellor: { name: "Ewa Doradca" }, visits: 1, minutes: 45, duty: 45 },
      // From eight to half past eleven, of which an hour and a half with somebody.
      { counsellor: { name: "Żaneta Łęcka" }, visits: 2, minutes: 90, duty: 210 },
    ]);
    const { counsellors } = await log().getStart(asStaff(world), projectId);
    expect(counsellors.map(({ name }) => name)).toContain("Ewa Doradca");
    const { entries } = await log().getForFile(asStaff(world), projectId, { month: MONTH });
    expect(entries.map(({ day, from }) => `${day} ${from}`)).toEqual([
      "2026-02-10 08:00",
      "2026-02-10 11:00",
      "2026-02-11 09:00",
    ]);
  });

  it("reads as much of a long one as is shown", async () => {
    const { projectId, people } = await project(30);
    for (const [index, id] of people.entries())
      await add(projectId, visit(id, { counsellor: { name: `Doradca ${index}` } }));
    await list(projectId);
    const units = await readUnitsOf(world.deps.table.client, async () => {
      expect(await list(projectId)).toHaveLength(30);
    });
    expect(units).toBeLessThan(60);
  });

  it("prints all hours of a counsellor however the list is narrowed, and a name however it is written", async () => {
    const { projectId, people } = await project(2);
    const [anna, ewa] = people as [ParticipantId, ParticipantId];
    const by = (name: string) => ({ counsellor: { name } });
    await add(projectId, visit(anna, by("Żaneta Łęcka")));
    await add(projectId, visit(ewa, { ...by("żaneta łęcka"), from: "12:00", to: "12:30" }));
    const file = (question: object = {}) =>
      logFile(world.deps, asStaff(world), projectId, { month: "2026-02", ...question }, "pl");
    const hours = [{ name: "żaneta łęcka", hours: 1.25, duty: 3.5 }];
    const all = await file();
    expect([all.entries.length, all.counsellors]).toMatchObject([2, hours]);
    const narrowed = await file({ participantId: anna });
    expect([narrowed.entries.length, narrowed.counsellors]).toMatchObject([1, hours]);
  });

  it("has as counsellors who works in the project, or did on the day", async () => {
    const { projectId, anna } = await project();
    const of = (staffId: StaffActor["staffId"], day = "2026-02-10") =>
      issuesOf(add(projectId, visit(anna, { day, counsellor: { staffId } })));
    const listed = async () =>
      (await log().getStart(asStaff(world), projectId)).counsellors.map(({ staffId }) => staffId);
    for (const input of [
      { role: "organiser", projectIds: [] },
      { role: "auditor", projectIds: [projectId] },
    ] as const) {
      const { staff } = await world.signIn({ ...input, projectIds: [...input.projectIds] });
      expect(await of(staff.staffId)).toEqual(["counsellor log.unknown_counsellor"]);
      expect(await listed()).not.toContain(staff.staffId);
    }
    const { staff: gone } = await world.signIn({
      role: "organiser",
      projectIds: [projectId],
      until: "2026-02-10",
    });
    expect(await of(gone.staffId, "2026-02-11")).toEqual(["counsellor log.unknown_counsellor"]);
    await world.deps.services.staff.updateStaff(
      asStaff(world),
      gone.staffId,
      { ...gone, active: false },
      gone.version,
    );
    expect(await listed()).toContain(gone.staffId);
    expect(await of(gone.staffId)).toBe("done");
  });

  it("shows those who have it for their team what they gave, and no more", async () => {
    const { projectId, people } = await project(2);
    const [anna, ewa] = people as [ParticipantId, ParticipantId];
    const { actor } = await world.signIn({ role: "counsellor", projectIds: [projectId] });
    const own = { counsellor: { staffId: actor.staffId } };
    const other = await add(projectId, visit(anna));
    expect(await issuesOf(log().getOne(asStaff(world, actor), projectId, other.entryId))).toBe(
      "log.not_found",
    );
    expect(await issuesOf(log().getOfPerson(asStaff(world, actor), projectId, anna))).toBe(
      "participant.not_found",
    );
    expect(await issuesOf(add(projectId, visit(ewa), undefined, actor))).toBe("log.read_only");
    // That she was with somebody else then, and not with whom.
    await expect(add(projectId, visit(anna, own), undefined, actor)).rejects.toMatchObject({
      details: {
        overlaps: [
          {
            entryId: other.entryId,
            day: "2026-02-10",
            from: "09:00",
            to: "09:45",
            shares: "person",
            person: undefined,
            counsellor: undefined,
          },
        ],
      },
    });
    const mine = await add(projectId, visit(anna, { ...own, day: "2026-02-11" }), undefined, actor);
    expect(await list(projectId, {}, actor)).toMatchObject([{ entryId: mine.entryId }]);
    const { entries } = await log().getOfPerson(asStaff(world, actor), projectId, anna);
    expect(entries.map(({ entryId }) => entryId)).toEqual([mine.entryId]);
    const { may, counsellors, project: shown } = await log().getStart(asStaff(world, actor), projectId);
    // All that they see of the project.
    expect(Object.keys(shown)).toEqual(["projectId", "title", "startsOn", "endsOn", "supports"]);
    expect([may, counsellors.map(({ staffId }) => staffId)]).toEqual([
      { read: "own", write: true },
      [actor.staffId],
    ]);
  });

  it("is kept by a counsellor over their projects, with their own hours of the month", async () => {
    const [one, other] = [await project(), await project()];
    const [{ actor }, { actor: colleague }] = await Promise.all([
      world.signIn({ role: "counsellor", projectIds: [one.projectId, other.projectId] }),
      world.signIn({ role: "counsellor", projectIds: [one.projectId] }),
    ]);
    const by = ({ staffId }: StaffActor, overrides = {}) => ({ counsellor: { staffId }, ...overrides });
    // The month is March.
    const march = { day: "2026-03-01" };
    await add(one.projectId, visit(one.anna, by(actor)), undefined, actor);
    await add(one.projectId, visit(one.anna, by(actor, march)), undefined, actor);
    await add(
      other.projectId,
      visit(other.anna, by(actor, { ...march, from: "11:00", to: "12:00" })),
      undefined,
      actor,
    );
    const gone = await add(
      other.projectId,
      visit(other.anna, by(actor, { ...march, from: "14:00", to: "15:00" })),
      undefined,
      actor,
    );
    await log().strikeEntry(asStaff(world, actor), other.projectId, gone.entryId, {
      reason: "Nie",
      version: 1,
    });
    const hours = { from: "16:00", to: "18:00" };
    await add(one.projectId, visit(one.anna, by(colleague, { ...march, ...hours })), undefined, colleague);
    const own = await log().listOwn(asStaff(world, actor));
    expect(own.month).toBe("2026-03");
    expect(
      Object.fromEntries(
        own.items.map(({ projectId, visits, minutes, duty }) => [projectId, [visits, minutes, duty]]),
      ),
    ).toEqual({ [one.projectId]: [1, 45, 45], [other.projectId]: [1, 60, 60] });
    const { counsellors } = await log().getHours(asStaff(world, actor), one.projectId, "2026-03");
    expect(counsellors).toMatchObject([{ counsellor: { staffId: actor.staffId }, minutes: 45 }]);
    const { entries } = await log().getForFile(asStaff(world, actor), one.projectId, { month: "2026-03" });
    expect(entries.map(({ counsellor }) => counsellor.staffId)).toEqual([actor.staffId]);
    // Who keeps those of others too has no log of their own.
    expect(await issuesOf(log().listOwn(asStaff(world)))).toBe("log.forbidden");
  });

  it("looks people up by name alone, twenty at most", async () => {
    const { projectId } = await project(22);
    const { anna: stranger } = await project();
    const { participant } = world.deps.services;
    const named = async (birthDate: string, apart?: ParticipantId) =>
      participant.addParticipant(asStaff(world), projectId, {
        firstName: "Żaneta",
        lastName: "Łęcka",
        birthDate,
        email: "zaneta@poczta.example",
        phone: "600100200",
        formerLastNames: [],
        categories: [],
        territory: [],
        ...(apart && { apart: { participantIds: [apart], reason: "Matka i córka" } }),
      });
    const mother = await named("1960-05-06");
    const daughter = await named("1985-01-02", mother.participantId);
    const { actor } = await world.signIn({ role: "counsellor", projectIds: [projectId] });
    const find = async (q: string, by: StaffActor = actor) =>
      (await log().findPeople(asStaff(world, by), projectId, q)).items;
    const both = [
      { participantId: mother.participantId, firstName: "Żaneta", lastName: "Łęcka", born: "1960" },
      { participantId: daughter.participantId, firstName: "Żaneta", lastName: "Łęcka", born: "1985" },
    ];
    expect((await find("lec")).toSorted((a, b) => ((a.born ?? "") < (b.born ?? "") ? -1 : 1))).toEqual(both);
    expect(await find("le")).toEqual([]);
    // Neither an address nor a telephone finds anybody.
    for (const q of ["zaneta@poczta", "600100200"]) expect(await find(q)).toEqual([]);
    const many = await find("źreb łuc");
    expect(many).toHaveLength(20);
    expect(many.map(({ participantId }) => participantId)).not.toContain(stranger);
    expect(Object.keys(many[0] ?? {})).toEqual(["participantId", "firstName", "lastName"]);
    // The participants themselves stay closed, and so does the project to who does not work in it.
    expect(await issuesOf(participant.listParticipants(asStaff(world, actor), projectId, { q: "lec" }))).toBe(
      "project.not_found",
    );
    const { actor: elsewhere } = await world.signIn({ role: "counsellor", projectIds: [] });
    expect(await issuesOf(find("lec", elsewhere))).toBe("project.not_found");
    const { actor: auditor } = await world.signIn({ role: "auditor", projectIds: [projectId] });
    expect(await find("lec", auditor)).toHaveLength(2);
  });

  it("is for coordinators, read by auditors, and of nobody else", async () => {
    const { projectId, anna } = await project();
    const { entryId } = await add(projectId, visit(anna));
    const as = async (role: "auditor" | "organiser" | "coordinator", projectIds = [projectId]) =>
      (await world.signIn({ role, projectIds })).actor;
    const auditor = await as("auditor");
    expect(await list(projectId, {}, auditor)).toMatchObject([{ may: { write: false } }]);
    expect(await issuesOf(add(projectId, visit(anna), undefined, auditor))).toBe("log.read_only");
    const strike = { reason: "Nie", version: 1 };
    expect(await issuesOf(log().strikeEntry(asStaff(world, auditor), projectId, entryId, strike))).toBe(
      "log.read_only",
    );
    expect(await issuesOf(list(projectId, {}, await as("organiser")))).toBe("log.forbidden");
    expect(await issuesOf(list(projectId, {}, await as("coordinator", [])))).toBe("project.not_found");
    const other = await project();
    expect(await issuesOf(log().getOne(asStaff(world), other.projectId, entryId))).toBe("log.not_found");
  });
});
