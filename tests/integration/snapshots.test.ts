import { createParticipantStore, eraseParticipant } from "@zapisy/core/participant";
import type { ParticipantId } from "@zapisy/core/participant/schema";
import type { ProjectId } from "@zapisy/core/project";
import type { SnapshotId, SnapshotInput } from "@zapisy/core/snapshot/schema";
import { snapshotFile } from "@zapisy/functions/document/snapshot";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { asStaff, createProject, manualInput, passMinute } from "../support/actions.ts";
import { attend, attendedEvent } from "../support/certificates.ts";
import { acceptAll } from "../support/figures.ts";
import { agendaItem } from "../support/fixture.ts";
import { indicatorInput, prove } from "../support/indicators.ts";
import { createWorld, type World } from "../support/world.ts";

let world: World;
let projectId: ProjectId;

beforeAll(async () => {
  world = await createWorld();
});
beforeEach(async () => {
  projectId = await createProject(world, {
    supports: [{ supportId: "work", name: "Warsztaty", mode: "group", hourUnit: "didactic", hours: 2 }],
  });
});

const ctx = () => asStaff(world);
const snapshots = () => world.deps.services.snapshot;
const code = (work: Promise<unknown>) =>
  work.then(
    () => "done",
    (error: { code?: string; details?: { issues?: { code: string }[] } }) =>
      error.details?.issues?.[0]?.code ?? error.code,
  );
const FIRST: SnapshotInput = { name: "Wniosek nr 1", from: "2026-01-01", to: "2026-01-31" };
const close = (more: Partial<SnapshotInput> = {}, key?: string) =>
  snapshots().closeSnapshot(ctx(), projectId, { ...FIRST, ...more }, key);
const event = (day: string, people: number, lastName = "Żak") =>
  attendedEvent(
    world,
    projectId,
    people,
    {
      dates: { type: "exact", startsOn: day, endsOn: day },
      agenda: [agendaItem({ day, supportId: "work" })],
    },
    (number) => ({
      lastName: `${lastName} ${number}`,
      email: `${lastName}${number}@ops.example`.toLowerCase(),
    }),
  );
const opened = (snapshotId: SnapshotId) => snapshots().openSnapshot(ctx(), projectId, snapshotId);
const numberOf = async (snapshotId: SnapshotId, figure: string) =>
  (await opened(snapshotId)).numbers.find(
    ({ what }) => what.of === "figure" && what.cut === "all" && what.figure === figure,
  );
const changesOf = async (snapshotId: SnapshotId, compared: "now" | "previous" = "now") => {
  await world.follow();
  const { items } = await snapshots().compareSnapshot(ctx(), projectId, snapshotId, compared);
  return items;
};
const peopleOf = (items: Awaited<ReturnType<typeof changesOf>>) =>
  items.find(({ what }) => what.of === "figure" && what.cut === "all" && what.figure === "people");
const keyIn = async (snapshotId: SnapshotId) => {
  const [key] = await world.deps.bucket.list(`snapshots/${projectId}/${snapshotId}/`);
  if (!key) throw new Error("Its file is not there.");
  return key;
};
const bytesOf = async (snapshotId: SnapshotId) =>
  Buffer.from((await world.deps.bucket.get(await keyIn(snapshotId))) ?? []).toString();

describe("a closed period", () => {
  it("has what took place by its last day, and later corrections as a difference; its file never changes", async () => {
    await event("2026-01-10", 2);
    await event("2026-02-10", 1, "Późna");
    await acceptAll(world, projectId);
    const { snapshotId, sha256 } = await close();
    const kept = await bytesOf(snapshotId);
    expect(await numberOf(snapshotId, "people")).toMatchObject({ number: 2 });
    expect(await changesOf(snapshotId)).toEqual([]);
    expect(kept).not.toContain("Żak");

    // One who was there in January is entered in February, and two are found to be one.
    passMinute(world);
    await event("2026-01-20", 1, "Dopisana");
    await acceptAll(world, projectId);
    const { items } = await world.deps.services.participant.listParticipants(ctx(), projectId, {});
    const [first, second] = items.filter(({ lastName }) => lastName.startsWith("Żak"));
    if (!first || !second) throw new Error("They are not there.");
    await world.deps.services.participant.mergeParticipant(ctx(), projectId, second.participantId, {
      into: first.participantId,
      reason: "ta sama osoba",
      version: (await createParticipantStore(world.deps.table).find(second.participantId))?.version ?? 1,
    });
    const people = peopleOf(await changesOf(snapshotId));
    expect(people).toMatchObject({ was: 2, now: 2 });
    expect(people?.in.items).toMatchObject([{ name: { lastName: "Dopisana 1" }, cause: "added" }]);
    expect(people?.out.items).toMatchObject([{ cause: "merged" }]);
    expect(await bytesOf(snapshotId)).toBe(kept);
    expect(await opened(snapshotId)).toMatchObject({ file: "intact", sha256 });
  });

  it("has beside each number what came since the period before that stands, and keeps one that was withdrawn", async () => {
    await event("2026-01-10", 1);
    await event("2026-02-10", 2, "Lutowa");
    await acceptAll(world, projectId);
    const one = await close();
    const wrong = await close({ name: "Wniosek nr 2", from: "2026-02-01", to: "2026-02-05" });
    expect(await code(close({ from: "2026-02-05", to: "2026-02-28" }))).toBe("snapshot.overlaps");
    passMinute(world);
    await snapshots().withdrawSnapshot(ctx(), projectId, wrong.snapshotId, "Zły ostatni dzień");
    const again = await snapshots().withdrawSnapshot(ctx(), projectId, wrong.snapshotId, "Jeszcze raz");
    expect(again.withdrawn).toMatchObject({ reason: "Zły ostatni dzień" });
    const two = await close({ name: "Wniosek nr 2", from: "2026-02-01", to: "2026-02-10" });
    expect(await opened(two.snapshotId)).toMatchObject({ previous: { snapshotId: one.snapshotId } });
    expect(await numberOf(two.snapshotId, "people")).toMatchObject({ number: 3, increment: 2 });
    expect(peopleOf(await changesOf(two.snapshotId, "previous"))?.in).toMatchObject({ count: 2 });
    const { items, next } = await snapshots().listSnapshots(ctx(), projectId);
    expect(items.map(({ number, withdrawn }) => [number, withdrawn !== undefined])).toEqual([
      [3, false],
      [2, true],
      [1, false],
    ]);
    expect(next.from).toBe("2026-02-11");
    await world.follow();
    const history = await world.deps.services.audit.listHistoryOf(wrong.snapshotId);
    expect(history.map(({ action, reason }) => [action, reason])).toEqual([
      ["snapshot.withdrawn", "Zły ostatni dzień"],
      ["snapshot.closed", undefined],
    ]);
  });

  it("is closed once by the same request, and one of two who close the same days is told so", async () => {
    const both = await Promise.all([close({}, "same"), close({}, "same")]);
    expect(new Set(both.map(({ snapshotId }) => snapshotId)).size).toBe(1);
    const days = { from: "2026-02-01", to: "2026-02-05" };
    const codes = await Promise.all([code(close(days)), code(close(days))]);
    expect(codes.toSorted()).toEqual(["done", "snapshot.overlaps"]);
    const { items } = await snapshots().listSnapshots(ctx(), projectId);
    expect(items.map(({ number }) => number)).toEqual([2, 1]);
  });

  it("says plainly that its file is another or gone, and gives none of its numbers away", async () => {
    const { snapshotId, sha256 } = await close();
    const key = await keyIn(snapshotId);
    await world.deps.bucket.put(key, Buffer.from("{}"), "application/json");
    const altered = await opened(snapshotId);
    expect(altered).toMatchObject({ file: "altered", numbers: [] });
    expect(altered.sha256).not.toBe(sha256);
    expect(await code(snapshots().linkSnapshot(ctx(), projectId, snapshotId))).toBe("snapshot.altered");
    expect(await code(snapshots().compareSnapshot(ctx(), projectId, snapshotId, "now"))).toBe(
      "snapshot.altered",
    );
    await world.deps.bucket.delete(key);
    expect(await opened(snapshotId)).toMatchObject({ file: "missing", numbers: [] });
  });

  it("has its workbook of the frozen numbers, with names of today and none of who was erased", async () => {
    await event("2026-01-10", 2);
    await acceptAll(world, projectId);
    const { indicator } = world.deps.services;
    const { indicatorId } = await indicator.addIndicator(ctx(), projectId, indicatorInput());
    const { items } = await world.deps.services.participant.listParticipants(ctx(), projectId, {});
    const [anna, gone] = items.map(({ participantId }): ParticipantId => participantId);
    if (!anna || !gone) throw new Error("They are not there.");
    const input = { indicatorId, kindId: "study", day: "2026-01-15" };
    const result = await indicator.enterResult(ctx(), projectId, anna, input);
    await prove(world, { projectId, participantId: anna, resultId: result.resultId });
    // Of February, and so of no account in January.
    await indicator.enterResult(ctx(), projectId, gone, { ...input, day: "2026-02-01" });
    const { snapshotId } = await close();
    await event("2026-01-20", 1, "Dopisana");
    await acceptAll(world, projectId);
    const store = createParticipantStore(world.deps.table);
    const row = await store.find(gone);
    if (!row) throw new Error("They are not there.");
    await eraseParticipant(world.deps.table, row);
    const file = await snapshotFile(world.deps, ctx(), { projectId, snapshotId }, "pl");
    expect(file.cuts[0]?.rows[0]).toEqual(["Razem", 1, 2, 2, 0]);
    const names = file.lists.find(({ name }) => name === "Osoby")?.rows.map(([lastName]) => lastName);
    expect(names).toHaveLength(2);
    expect(names).toContain("usunięta osoba");
    expect(names).not.toContain("Dopisana 1");
    const reached = file.cuts.find(({ title }) => title.startsWith("Osoby, u których"));
    expect(reached?.rows[0]?.[1]).toBe(1);
    // Whoever is gone is told as such among what changed.
    const people = peopleOf(await changesOf(snapshotId));
    expect(people?.out.items).toMatchObject([{ cause: "erased" }]);
  });

  it("tells whoever may not see results of special categories how many counted, and gives them neither list nor file", async () => {
    await event("2026-01-10", 1);
    await acceptAll(world, projectId);
    const { indicator, participant } = world.deps.services;
    const kinds = [{ kindId: "health", name: { pl: "Ukończenie terapii" } }];
    const input = indicatorInput({ rule: { by: "result", kinds }, splits: ["county"] });
    const { indicatorId, version } = await indicator.addIndicator(ctx(), projectId, input);
    const [anna] = (await participant.listParticipants(ctx(), projectId, {})).items;
    if (!anna) throw new Error("They are not there.");
    const { participantId, lastName } = anna;
    const result = { indicatorId, kindId: "health", day: "2026-01-15" };
    const { resultId } = await indicator.enterResult(ctx(), projectId, participantId, result);
    await prove(world, { projectId, participantId, resultId });
    const { snapshotId } = await close();
    const { actor } = await world.signIn({ role: "auditor", projectIds: [projectId] });
    const auditor = asStaff(world, actor);
    const link = () => code(snapshots().linkSnapshot(auditor, projectId, snapshotId));
    const members = async () =>
      JSON.stringify((await snapshotFile(world.deps, auditor, { projectId, snapshotId }, "pl")).lists.at(-1));
    const ofIndicator = async () =>
      (await snapshots().openSnapshot(auditor, projectId, snapshotId)).numbers.find(
        ({ what }) => what.of === "indicator" && what.figure === "achieved",
      )?.number;
    expect(await link()).toBe("done");
    expect(await members()).toContain(lastName);

    // Marked afterwards, which takes it back in a file that was frozen before.
    const special = kinds.map((kind) => ({ ...kind, special: true as const }));
    const rule = { by: "result" as const, kinds: special };
    await indicator.changeIndicator(ctx(), projectId, indicatorId, { ...input, rule, version });
    expect(await ofIndicator()).toBe(1);
    expect(await link()).toBe("snapshot.special");
    expect(await members()).not.toContain(lastName);
    await world.follow();
    await indicator.strikeResult(
      ctx(),
      { projectId, participantId, resultId },
      { reason: "Nie ta osoba", version: 2 },
    );
    const changes = await snapshots().compareSnapshot(auditor, projectId, snapshotId, "now");
    // Beside other numbers that have their lists, even how many it was and is would say whose.
    const struck = changes.items.filter(({ what }) => what.of === "indicator" || what.of === "minimum");
    expect(struck).toEqual([]);
    // Whoever has the right sees who that was.
    const seen = (await changesOf(snapshotId)).filter(({ what }) => what.of === "indicator");
    expect(JSON.stringify(seen)).toContain(lastName);
    expect(await code(snapshots().linkSnapshot(ctx(), projectId, snapshotId))).toBe("done");
  });

  it("says what came since the period before only where its file is as it was, and of what has fallen to nothing, too", async () => {
    await event("2026-01-10", 2);
    await acceptAll(world, projectId);
    const { indicator, participant } = world.deps.services;
    const { indicatorId } = await indicator.addIndicator(ctx(), projectId, indicatorInput());
    const [anna] = (await participant.listParticipants(ctx(), projectId, {})).items;
    if (!anna) throw new Error("They are not there.");
    const { participantId } = anna;
    const result = { indicatorId, kindId: "study", day: "2026-01-15" };
    const { resultId } = await indicator.enterResult(ctx(), projectId, participantId, result);
    await prove(world, { projectId, participantId, resultId });
    const first = await close();
    await indicator.strikeResult(
      ctx(),
      { projectId, participantId, resultId },
      {
        reason: "Nie ta osoba",
        version: 2,
      },
    );
    const second = await close({ name: "Wniosek nr 2", from: "2026-02-01", to: "2026-02-28" });
    const increments = async () => {
      const { numbers, previous } = await opened(second.snapshotId);
      const one = numbers.find(({ what }) => what.of === "indicator" && what.figure === "achieved");
      return [previous?.file, one?.number, one?.increment];
    };
    expect(await increments()).toEqual(["intact", 0, -1]);
    const [key] = await world.deps.bucket.list(`snapshots/${projectId}/${first.snapshotId}/`);
    await world.deps.bucket.delete(key ?? "");
    expect(await increments()).toEqual(["missing", 0, undefined]);
  });

  it("freezes what was entered the moment before, whatever was counted and kept until then", async () => {
    const { event: held } = await event("2026-01-10", 1);
    const { eventId } = held;
    await acceptAll(world, projectId);
    const { figure, registration } = world.deps.services;
    await world.follow();
    // From here on what was counted is kept, and the stream has not told of anything that comes.
    await figure.countFigures(ctx(), projectId);
    const input = manualInput({ firstName: "Łucja", lastName: "Ostatnia", email: "ostatnia@ops.example" });
    const { registration: late } = await registration.enterRegistration(ctx(), eventId, input);
    await attend(world, eventId, held.agenda[0]?.itemId ?? "", [late]);
    const { snapshotId } = await close();
    expect((await numberOf(snapshotId, "places"))?.number).toBe(2);
  });
});
