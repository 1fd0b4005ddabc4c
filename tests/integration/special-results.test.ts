import { indicatorsFile } from "@zapisy/functions/document/indicator";
import type { IndicatorId, IndicatorInput } from "@zapisy/core/indicator/schema";
import type { ParticipantId } from "@zapisy/core/participant/schema";
import { beforeAll, describe, expect, it } from "vitest";
import { asStaff, createProject, passMinute } from "../support/actions.ts";
import { bodyOf, call } from "../support/api.ts";
import { disturb } from "../support/disturb.ts";
import { postFile, SCAN } from "../support/files.ts";
import { indicatorInput, prove, type ResultPlace } from "../support/indicators.ts";
import { createWorld, type World } from "../support/world.ts";

let world: World;

beforeAll(async () => {
  world = await createWorld();
});

type SignedIn = Awaited<ReturnType<World["signIn"]>>;

const WORK = { kindId: "work", name: { pl: "Podjęcie zatrudnienia" } };
const HEALTH = { kindId: "health", name: { pl: "Ukończenie terapii uzależnień" }, special: true as const };
const NOTE = "Oddział w Łęcznej";

/** A project with two people, an indicator of which one kind of result is of a special category, and who may look at it. */
async function scene(kinds: Extract<IndicatorInput["rule"], { by: "result" }>["kinds"] = [WORK, HEALTH]) {
  const projectId = await createProject(world);
  const { indicator, participant } = world.deps.services;
  const rule = { by: "result" as const, kinds };
  const input = indicatorInput({ rule, splits: ["county"], target: { as: "number", value: 1 } });
  const added = await indicator.addIndicator(asStaff(world), projectId, input);
  const person = async (lastName: string) => {
    const people = {
      firstName: "Żaneta",
      lastName,
      formerLastNames: [],
      categories: [],
      territory: ["0603"],
    };
    return (await participant.addParticipant(asStaff(world), projectId, people)).participantId;
  };
  const [anna, ewa] = [await person("Łącka"), await person("Źdźbło")];
  const auditor = await world.signIn({ role: "auditor", projectIds: [projectId] });
  const enter = async (participantId: ParticipantId, kindId: string): Promise<ResultPlace> => {
    const result = { indicatorId: added.indicatorId, kindId, day: "2026-01-02", note: NOTE };
    const entered = await indicator.enterResult(asStaff(world), projectId, participantId, result);
    return { projectId, participantId, resultId: entered.resultId };
  };
  return { projectId, indicatorId: added.indicatorId, input, anna, ewa, auditor, enter };
}

type Scene = Awaited<ReturnType<typeof scene>>;

/** All that a member of staff is answered about indicators and these two people, without how many count. */
async function answersTo({ projectId, indicatorId, anna, ewa }: Scene, { cookie, actor }: SignedIn) {
  await world.follow();
  const project = `/api/staff/projects/${projectId}`;
  const list = `${project}/indicators/${indicatorId}/list`;
  const paths = [
    `${project}/indicators`,
    list,
    `${list}?figure=unconfirmed`,
    `${list}?figure=outside`,
    `${list}?figure=achieved&split=county&row=0603`,
    `${list}?figure=unconfirmed&split=county&row=0603`,
    `${project}/figures`,
    `${project}/figures/list`,
    `${project}/log`,
    `${project}/participants`,
    ...[anna, ewa].flatMap((one) => [
      `${project}/participants/${one}`,
      `${project}/participants/${one}/results`,
    ]),
  ];
  const bodies = await Promise.all(
    paths.map(async (path) => [path, (await call(world, "GET", path, { cookie })).text] as const),
  );
  const file = await indicatorsFile(world.deps, asStaff(world, actor), projectId, "pl");
  const said = { ...Object.fromEntries(bodies), lists: file.lists.at(-1), columns: file.cuts[0]?.columns };
  return JSON.stringify(said).replaceAll(
    /\\?"(achieved|hidden|percent|share|readAt)\\?":(\d+(\.\d)?|\\"[^"]*")/g,
    "",
  );
}

const listAs = async ({ projectId, indicatorId }: Scene, { actor }: SignedIn) => {
  const asked = { figure: "achieved" as const };
  const { indicator } = world.deps.services;
  const { items, count, hidden } = await indicator.listPeople(
    asStaff(world, actor),
    projectId,
    indicatorId,
    asked,
  );
  const [shown] = (await indicator.listIndicators(asStaff(world, actor), projectId)).items;
  return { names: items.map(({ lastName }) => lastName), count, hidden, achieved: shown?.progress.achieved };
};

describe("a result of a special category", () => {
  it("counts, and nothing that an auditor is answered tells who has it", async () => {
    const of = await scene();
    const { auditor, anna, ewa, enter } = of;
    await prove(world, await enter(anna, "work"));
    // Who has an ordinary result without a proof stays among the unconfirmed to an auditor, whatever else counts.
    await enter(ewa, "work");
    const before = await answersTo(of, auditor);
    expect(before).toContain("Łącka");
    for (const one of [anna, ewa]) {
      passMinute(world);
      const place = await enter(one, "health");
      await prove(world, place);
      const path = `/api/staff/projects/${place.projectId}/participants/${one}/results/${place.resultId}/proof/link`;
      const coordinator = await world.signIn({ role: "coordinator", projectIds: [of.projectId] });
      expect((await call(world, "GET", path, { cookie: coordinator.cookie })).status).toBe(200);
      const refused = await call(world, "GET", path, { cookie: auditor.cookie });
      expect([refused.status, refused.text]).toEqual([404, expect.stringContaining("result.not_found")]);
    }
    expect(await answersTo(of, auditor)).toBe(before);
    expect(await listAs(of, auditor)).toEqual({ names: ["Łącka"], count: 1, hidden: 1, achieved: 2 });
    const coordinator = await world.signIn({ role: "coordinator", projectIds: [of.projectId] });
    expect(await listAs(of, coordinator)).toEqual({ names: ["Łącka", "Źdźbło"], count: 2, achieved: 2 });
    const open = await answersTo(of, coordinator);
    for (const told of [NOTE, "result.proved", "access.file_opened"]) expect(open).toContain(told);
    // Looking at the proof left its trace, under whom it is about.
    const traces = await world.deps.services.audit.listHistoryOf(ewa);
    expect(traces.filter(({ action }) => action === "access.file_opened")).toHaveLength(1);
  });

  it("is told to nobody without the right any more once its kind was said to be one, which stays so", async () => {
    const of = await scene([{ kindId: "health", name: HEALTH.name }]);
    const { auditor, anna, enter, projectId, input } = of;
    const empty = await answersTo(of, auditor);
    await prove(world, await enter(anna, "health"));
    expect(await answersTo(of, auditor)).not.toBe(empty);
    const change = async (kinds: object[], version: number) =>
      (
        await call(world, "PUT", `/api/staff/projects/${projectId}/indicators/${of.indicatorId}`, {
          cookie: (await world.signIn({ role: "admin" })).cookie,
          body: { ...input, rule: { by: "result", kinds }, version },
        })
      ).text;
    await change([HEALTH], 1);
    const hidden = await answersTo(of, auditor);
    for (const told of [NOTE, "result.entered", "result.proved", "access.file_opened"])
      expect(hidden).not.toContain(told);
    expect(hidden).toContain("Łącka");
    expect(await change([{ ...HEALTH, special: undefined }], 2)).toContain("indicator.keeps_special");
  });

  it("loses no file where nobody finds it, whenever its server stops", async () => {
    const { anna, enter } = await scene();
    const place = await enter(anna, "work");
    const first = await prove(world, place);
    const kept = () => world.deps.bucket.list(`files/${place.resultId}/`);
    let isNamed = false;
    const stop = disturb(world.deps.table.client, async ({ command, input }, send) => {
      if (isNamed) throw new Error("It stopped.");
      const answer = await send();
      isNamed = /Put|Transact/.test(command) && JSON.stringify(input).includes("Nowy skan");
      return answer;
    });
    await prove(world, place, "nowe.pdf", SCAN, "Nowy skan").catch(() => undefined);
    stop();
    expect(isNamed).toBe(true);
    await world.follow();
    const { items } = await world.deps.services.indicator.listResultsOf(
      asStaff(world),
      place.projectId,
      anna,
    );
    const named = items.find(({ resultId }) => resultId === place.resultId)?.proof?.fileId;
    expect(named).not.toBe(first.result.proof?.fileId);
    expect(await kept()).toEqual([`files/${place.resultId}/${named}`]);
    // One that was sent and never named goes with the next.
    const { file, indicator } = world.deps.services;
    const input = { name: "zapomniane.pdf", mediaType: "application/pdf" as const, bytes: SCAN.byteLength };
    const announced = await indicator.announceProofOf(asStaff(world), place, input);
    await postFile(announced, SCAN);
    await file.receiveProof(asStaff(world), place.resultId, announced.file.fileId);
    passMinute(world, 90);
    await prove(world, place, "trzecie.pdf", SCAN, "Pełna kopia");
    await world.follow();
    expect(await kept()).toHaveLength(1);
  });

  it("cannot be entered, struck out or proved by an auditor, as any other", async () => {
    const of = await scene();
    const place = await of.enter(of.anna, "health");
    const path = `/api/staff/projects/${of.projectId}/participants/${of.anna}/results`;
    const { cookie } = of.auditor;
    const result = { indicatorId: of.indicatorId as IndicatorId, kindId: "health", day: "2026-01-02" };
    const tries = [
      call(world, "POST", path, { cookie, body: result }),
      call(world, "POST", `${path}/${place.resultId}/strike`, {
        cookie,
        body: { reason: "Nie", version: 1 },
      }),
    ];
    expect((await Promise.all(tries)).map(({ status }) => status)).toEqual([403, 403]);
    const own = await bodyOf<{ items: unknown[] }>(call(world, "GET", path, { cookie }));
    expect(own.items).toEqual([]);
  });
});
