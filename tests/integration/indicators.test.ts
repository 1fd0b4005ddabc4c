import { createErasureStore } from "@zapisy/core/erasure";
import { createIndicatorStore } from "@zapisy/core/indicator";
import type { IndicatorPerson, MeasuredIndicator } from "@zapisy/core/indicator/answer";
import type { IndicatorCell, IndicatorId, IndicatorInput } from "@zapisy/core/indicator/schema";
import { createParticipantStore, eraseParticipant } from "@zapisy/core/participant";
import type { ParticipantId } from "@zapisy/core/participant/schema";
import type { ProjectId } from "@zapisy/core/project";
import { HOME_ZONE, wallTimeAt } from "@zapisy/core/shared/time";
import { indicatorsFile } from "@zapisy/functions/document/indicator";
import { formatWallTime } from "@zapisy/words";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { asStaff, createProject, passMinute } from "../support/actions.ts";
import { ATTENDED_ON, attend, attendedEvent, issueTo } from "../support/certificates.ts";
import { disturb } from "../support/disturb.ts";
import { agendaItem } from "../support/fixture.ts";
import { postFile, SCAN } from "../support/files.ts";
import { indicatorInput, prove } from "../support/indicators.ts";
import { readUnitsOf } from "../support/reads.ts";
import { createWorld, type World } from "../support/world.ts";

let world: World;
let projectId: ProjectId;

beforeAll(async () => {
  world = await createWorld();
});
beforeEach(async () => {
  projectId = await createProject(world, {
    supports: [{ supportId: "work", name: "Warsztaty", mode: "group", hourUnit: "didactic" }],
  });
});

const indicator = () => world.deps.services.indicator;
const ctx = () => asStaff(world);
const code = (work: Promise<unknown>) =>
  work.then(
    () => "done",
    (error: { code?: string; details?: { issues?: { code: string }[] } }) =>
      error.details?.issues?.[0]?.code ?? error.code,
  );
const add = (overrides: Partial<IndicatorInput> = {}) =>
  indicator().addIndicator(ctx(), projectId, indicatorInput(overrides));
const measured = async (indicatorId: IndicatorId): Promise<MeasuredIndicator> => {
  await world.follow();
  const { items } = await indicator().listIndicators(ctx(), projectId);
  const found = items.find((one) => one.indicatorId === indicatorId);
  if (!found) throw new Error("It is not on the list.");
  return found;
};
const listOf = async (indicatorId: IndicatorId, cell: Partial<IndicatorCell> = {}) => {
  const items: IndicatorPerson[] = [];
  let cursor: string | undefined;
  let count = 0;
  do {
    const asked: IndicatorCell = { figure: "achieved", ...cell };
    const page = await indicator().listPeople(ctx(), projectId, indicatorId, asked, cursor);
    items.push(...page.items);
    ({ cursor, count } = page);
  } while (cursor);
  expect(items).toHaveLength(count);
  return items;
};
const historyOf = (target: string) => world.deps.services.audit.listHistoryOf(target);
let number = 0;
const participant = async (lastName = "Łącka"): Promise<ParticipantId> => {
  number += 1;
  const added = await world.deps.services.participant.addParticipant(ctx(), projectId, {
    firstName: "Żaneta",
    lastName: `${lastName} ${number}`,
    formerLastNames: [],
    categories: [],
    territory: ["0603"],
  });
  return added.participantId;
};
const enter = async (indicatorId: IndicatorId, participantId: ParticipantId, kindId = "study") => {
  const input = { indicatorId, kindId, day: "2026-01-02" };
  const { resultId } = await indicator().enterResult(ctx(), projectId, participantId, input);
  return { projectId, participantId, resultId };
};
/** Everybody on the lists of the project's events, each as a new participant. */
async function acceptAll(): Promise<void> {
  const { items } = await world.deps.services.participant.listProposals(ctx(), projectId, {});
  await world.deps.services.participant.acceptProposals(
    ctx(),
    projectId,
    items.map(({ registrations }) => ({
      registrationIds: registrations.map(({ registrationId }) => registrationId),
    })),
  );
}

describe("an indicator of results", () => {
  it("counts whoever has one with its proof, once, and shows apart who has none but unconfirmed ones", async () => {
    const { indicatorId } = await add();
    const [anna, ewa] = [await participant(), await participant()];
    const open = await enter(indicatorId, anna);
    await enter(indicatorId, ewa);
    expect((await measured(indicatorId)).progress).toMatchObject({ achieved: 0, unconfirmed: 2 });
    await prove(world, open);
    await prove(world, await enter(indicatorId, anna, "work"));
    expect((await measured(indicatorId)).progress).toMatchObject({ achieved: 1, unconfirmed: 1 });
    expect((await listOf(indicatorId)).map((one) => [one.participantId, one.results.length])).toEqual([
      [anna, 2],
    ]);
    expect(await listOf(indicatorId, { figure: "unconfirmed" })).toMatchObject([{ participantId: ewa }]);
  });

  it("follows mergers and separations, and what was struck out", async () => {
    const { indicatorId } = await add();
    const [anna, same] = [await participant(), await participant()];
    const entered = [await enter(indicatorId, anna), await enter(indicatorId, same)];
    passMinute(world);
    for (const one of entered) await prove(world, one);
    expect((await measured(indicatorId)).progress.achieved).toBe(2);
    const { participant: people } = world.deps.services;
    const merger = { into: anna, reason: "ta sama osoba", version: 1 };
    await people.mergeParticipant(ctx(), projectId, same, merger);
    expect((await measured(indicatorId)).progress.achieved).toBe(1);
    const { items } = await indicator().listResultsOf(ctx(), projectId, same);
    expect(items.map(({ participantId }) => participantId).toSorted()).toEqual([anna, same].toSorted());
    // Of whoever was merged, by the address at which theirs was entered.
    const [own] = items.filter(({ participantId }) => participantId === same);
    if (!own) throw new Error("Theirs is gone.");
    const place = { projectId, participantId: same, resultId: own.resultId };
    passMinute(world);
    await indicator().strikeResult(ctx(), place, { reason: "Nie ta osoba", version: own.version });
    expect((await measured(indicatorId)).progress.achieved).toBe(1);
    await people.freeParticipant(ctx(), projectId, same, { reason: "jednak nie", version: 2 });
    expect((await measured(indicatorId)).progress.achieved).toBe(1);
    expect((await listOf(indicatorId)).map(({ participantId }) => participantId)).toEqual([anna]);
    expect(await code(indicator().strikeResult(ctx(), place, { reason: "Znowu", version: 3 }))).toBe(
      "result.struck",
    );
    expect(await code(prove(world, place))).toBe("result.struck");
    await world.follow();
    const history = await historyOf(same);
    expect(
      history
        .filter(({ action }) => action.startsWith("result."))
        .map(({ action, reason }) => [action, reason]),
    ).toEqual([
      ["result.struck", "Nie ta osoba"],
      ["result.proved", undefined],
      ["result.entered", undefined],
    ]);
  });

  it("takes no proof that is not what it says, keeps the one before, and puts another in its place", async () => {
    const { indicatorId } = await add();
    const place = await enter(indicatorId, await participant());
    const refused = await prove(world, place, "podpis.pdf", Buffer.from("MZ to nie jest PDF"));
    expect(refused).toMatchObject({ refusal: "file.not_what_it_says" });
    expect(refused.result).not.toHaveProperty("proof.fileId");
    expect((await measured(indicatorId)).progress).toMatchObject({ achieved: 0, unconfirmed: 1 });
    const first = await prove(world, place);
    const key = `files/${place.resultId}/${first.result.proof?.fileId}`;
    expect(await world.deps.bucket.list(`files/${place.resultId}/`)).toContain(key);
    // Nobody takes a proof away without saying why.
    expect(await code(prove(world, place, "nowe zaświadczenie.pdf"))).toBe("field.required");
    passMinute(world);
    const second = await prove(world, place, "nowe zaświadczenie.pdf", SCAN, "Nieczytelny skan");
    expect(second.result.proof?.name).toBe("nowe zaświadczenie.pdf");
    await world.follow();
    expect((await historyOf(place.participantId))[0]).toMatchObject({
      action: "result.replaced",
      reason: "Nieczytelny skan",
    });
    expect(await world.deps.bucket.list(`files/${place.resultId}/`)).not.toContain(key);
    const url = await indicator().linkProofOf(ctx(), place);
    expect(Buffer.from(await (await fetch(url)).arrayBuffer())).toEqual(SCAN);
  });

  it("confirms a result once, however often it is said that its proof arrived", async () => {
    const { indicatorId } = await add();
    const place = await enter(indicatorId, await participant());
    const input = { name: "a.pdf", mediaType: "application/pdf" as const, bytes: SCAN.byteLength };
    const announced = await indicator().announceProofOf(ctx(), place, input);
    expect(
      await code(indicator().receiveProofOf(ctx(), place, announced.file.fileId, { reason: null })),
    ).toBe("file.not_arrived");
    await postFile(announced, SCAN);
    const said = () => indicator().receiveProofOf(ctx(), place, announced.file.fileId, { reason: null });
    const answers = await Promise.all([said(), said(), said()]);
    expect(answers.map(({ result }) => result.proof?.fileId)).toEqual(
      answers.map(() => announced.file.fileId),
    );
    expect((await said()).result.version).toBe(2);
  });

  it("takes what is of a kind that it has, of somebody in the project, on a day that was in it", async () => {
    const { indicatorId, version } = await add();
    const anna = await participant();
    const enterOn = (day: string, kindId = "study", who = anna) =>
      code(indicator().enterResult(ctx(), projectId, who, { indicatorId, kindId, day }));
    expect(await enterOn("2026-01-02")).toBe("done");
    expect(await enterOn("2025-12-31")).toBe("result.before_project");
    expect(await enterOn("2099-01-02")).toBe("result.future");
    expect(await enterOn("2026-01-02", "other")).toBe("result.unknown_kind");
    const other = await createProject(world);
    const elsewhere = { indicatorId, kindId: "study", day: "2026-01-02" };
    expect(await code(indicator().enterResult(ctx(), other, anna, elsewhere))).toBe("participant.not_found");
    await indicator().setRemoved(ctx(), projectId, indicatorId, { removed: true, version });
    expect(await enterOn("2026-01-02")).toBe("result.unknown_kind");
  });

  it("is entered once where the same is sent twice", async () => {
    const { indicatorId } = await add();
    const anna = await participant();
    const input = { indicatorId, kindId: "study", day: "2026-01-02" };
    const send = () => indicator().enterResult(ctx(), projectId, anna, input, "key-1");
    const [one, two] = await Promise.all([send(), send()]);
    expect(one).toEqual(two);
    expect((await indicator().listResultsOf(ctx(), projectId, anna)).items).toHaveLength(1);
    // Of somebody else it is another, with proofs of its own.
    const other = await indicator().enterResult(ctx(), projectId, await participant(), input, "key-1");
    expect(other.resultId).not.toBe(one.resultId);
  });

  it("is not entered of somebody who is erased at that moment", async () => {
    const { indicatorId } = await add();
    const anna = await participant();
    const stored = await createParticipantStore(world.deps.table).find(anna);
    if (!stored) throw new Error("nobody");
    const input = { indicatorId, kindId: "study", day: "2026-01-02" };
    let isErased = false;
    const stop = disturb(world.deps.table.client, async ({ command, input: asked }, send) => {
      const isEntered =
        /Put|Transact/.test(command) && JSON.stringify(asked).toLowerCase().includes("$indicatorresult_");
      if (isEntered && !isErased) {
        isErased = true;
        await eraseParticipant(world.deps.table, stored);
      }
      return send();
    });
    expect(await code(indicator().enterResult(ctx(), projectId, anna, input))).toBe("participant.not_found");
    stop();
    expect(isErased).toBe(true);
    expect(await createIndicatorStore(world.deps.table).listResultsOf(projectId, anna)).toEqual([]);
  });
});

describe("an indicator of support and certificates", () => {
  const agenda = [
    agendaItem({ itemId: "s1", day: ATTENDED_ON, from: "09:00", to: "10:30", supportId: "work" }),
    agendaItem({ itemId: "s2", day: ATTENDED_ON, from: "11:00", to: "12:30", supportId: "work" }),
  ];

  it("counts by attendance and certificates, of which annulled ones are none", async () => {
    const { event, people } = await attendedEvent(world, projectId, 3, { agenda });
    const [first, second] = people;
    if (!first || !second) throw new Error("Nobody was there.");
    await attend(world, event.eventId, "s2", [first, second]);
    await acceptAll();
    const rules: Record<string, IndicatorInput["rule"]> = {
      any: { by: "support", supportId: "work" },
      enough: { by: "support", supportId: "work", hours: 4 },
      toomuch: { by: "hours", hours: 3.25, hourUnit: "clock" },
      certified: { by: "certificate", eventIds: [event.eventId] },
    };
    const ids: Record<string, IndicatorId> = {};
    for (const [name, rule] of Object.entries(rules)) ids[name] = (await add({ rule })).indicatorId;
    const counts = async () => {
      await world.follow();
      const { items } = await indicator().listIndicators(ctx(), projectId);
      return items.map(({ progress }) => progress.achieved);
    };
    expect(await counts()).toEqual([3, 2, 0, 0]);
    const certificates = await issueTo(world, event.eventId, [first, second]);
    expect(await counts()).toEqual([3, 2, 0, 2]);
    const [certificate] = certificates;
    if (!certificate) throw new Error("None was issued.");
    await world.deps.services.certificate.annulCertificate(ctx(), certificate.certificateId, {
      reason: "Błąd w nazwisku",
    });
    expect(await counts()).toEqual([3, 2, 0, 1]);
    expect(await listOf(ids["certified"] ?? "ind_")).toMatchObject([
      { events: [{ eventId: event.eventId }] },
    ]);
    expect((await listOf(ids["any"] ?? "ind_")).map(({ minutes }) => minutes)).toEqual([180, 180, 90]);
    // From the sheet of people and without one.
    const kept = await indicator().listIndicators(ctx(), projectId);
    await createErasureStore(world.deps.table).eraseUnder("figuresOf", projectId);
    expect(await indicator().listIndicators(ctx(), projectId)).toEqual(kept);
  });

  it("reads no certificates and no results where none asks for them", async () => {
    await attendedEvent(world, projectId, 3, { agenda });
    await acceptAll();
    await add({ rule: { by: "support", supportId: "work" } });
    await world.follow();
    passMinute(world, 2);
    await indicator().listIndicators(ctx(), projectId);
    passMinute(world, 2);
    await world.deps.services.figure.getFigures(ctx(), projectId);
    const units = await readUnitsOf(world.deps.table.client, () =>
      indicator().listIndicators(ctx(), projectId),
    );
    const figures = await readUnitsOf(world.deps.table.client, () =>
      world.deps.services.figure.getFigures(ctx(), projectId),
    );
    expect(units - figures).toBeLessThan(4);
  });

  it("names only what the project has", async () => {
    const other = await createProject(world);
    const { event } = await attendedEvent(world, other, 1);
    expect(await code(add({ rule: { by: "certificate", eventIds: [event.eventId] } }))).toBe(
      "event.not_found",
    );
    expect(await code(add({ rule: { by: "support", supportId: "law" } }))).toBe("support.unknown");
  });
});

describe("what an indicator is", () => {
  it("is changed over the version that was shown, and told with what of it", async () => {
    const { indicatorId, version } = await add();
    const target = { as: "percent" as const, value: 25 };
    const change = { ...indicatorInput({ target }), version };
    passMinute(world);
    const changed = await indicator().changeIndicator(ctx(), projectId, indicatorId, change);
    expect(changed).toMatchObject({ version: 2, target });
    expect(await code(indicator().changeIndicator(ctx(), projectId, indicatorId, change))).toBe(
      "indicator.version_conflict",
    );
    await world.follow();
    expect(await historyOf(indicatorId)).toMatchObject([
      {
        action: "indicator.changed",
        changes: [{ field: "indicator.target", of: "Osoby, u których nastąpił efekt społeczny" }],
      },
      { action: "indicator.added", changes: [{ field: "indicator", to: expect.any(String) }] },
    ]);
  });

  it("loses no kind under which results may have been entered", async () => {
    const { indicatorId, version } = await add();
    const kinds = [{ kindId: "study", name: { pl: "Nauka" } }];
    const change = (rule: IndicatorInput["rule"]) =>
      code(
        indicator().changeIndicator(ctx(), projectId, indicatorId, { ...indicatorInput({ rule }), version }),
      );
    expect(await change({ by: "result", kinds })).toBe("indicator.keeps_kinds");
    expect(await change({ by: "hours", hours: 1, hourUnit: "clock" })).toBe("indicator.keeps_kinds");
    const retired = { kindId: "work", name: { pl: "Praca" }, retired: true as const };
    expect(await change({ by: "result", kinds: [...kinds, retired] })).toBe("done");
  });

  it("is taken off the list and put back with all that was entered, and either twice is once", async () => {
    const { indicatorId, version } = await add();
    const anna = await participant();
    await prove(world, await enter(indicatorId, anna));
    const set = (removed: boolean, of: number) =>
      indicator().setRemoved(ctx(), projectId, indicatorId, { removed, version: of });
    expect(await set(true, version)).toEqual(await set(true, version));
    const { items, removed } = await indicator().listIndicators(ctx(), projectId);
    expect([items, removed.map((one) => one.indicatorId)]).toEqual([[], [indicatorId]]);
    // What was entered stays to be read, by its name, and it is said that it does not count.
    const theirs = async () => (await indicator().listResultsOf(ctx(), projectId, anna)).indicators;
    expect(await theirs()).toEqual([expect.objectContaining({ indicatorId, removed: true })]);
    await set(false, 2);
    expect((await theirs())[0]).not.toHaveProperty("removed");
    expect((await measured(indicatorId)).progress.achieved).toBe(1);
  });

  it("says on page and files since when all was read anew, and in files what its rows and units are", async () => {
    await add();
    const { readAt } = await indicator().listIndicators(ctx(), projectId);
    expect(readAt).toBe(world.clock.now);
    passMinute(world, 1);
    const file = await indicatorsFile(world.deps, ctx(), projectId, "pl");
    expect(file.notes[0]).toContain("Wszystkie dane odczytano ponownie");
    expect(file.notes[0]).toContain(formatWallTime("pl", wallTimeAt(readAt, HOME_ZONE)));
    expect([file.cuts[0]?.columns[0], file.cuts[0]?.foot]).toEqual([
      "Wiersz",
      expect.stringContaining("Jednostka miary: osoby."),
    ]);
  });

  it("is seen by whoever sees figures, and changed by whoever edits the project", async () => {
    const { indicatorId, version } = await add();
    const anna = await participant();
    const { actor: auditor } = await world.signIn({ role: "auditor", projectIds: [projectId] });
    const { actor: organiser } = await world.signIn({ role: "organiser", projectIds: [projectId] });
    const { actor: stranger } = await world.signIn({ role: "coordinator", projectIds: [] });
    const shown = await indicator().listIndicators(asStaff(world, auditor), projectId);
    expect([shown.items.length, shown.may]).toEqual([1, { edit: false, enter: false }]);
    const input = { indicatorId, kindId: "study", day: "2026-01-02" };
    const tries = (actor: typeof auditor) => [
      code(indicator().listIndicators(asStaff(world, actor), projectId)),
      code(indicator().addIndicator(asStaff(world, actor), projectId, indicatorInput())),
      code(indicator().setRemoved(asStaff(world, actor), projectId, indicatorId, { removed: true, version })),
      code(indicator().enterResult(asStaff(world, actor), projectId, anna, input)),
    ];
    expect(await Promise.all(tries(auditor))).toEqual([
      "done",
      "project.read_only",
      "project.read_only",
      "participant.read_only",
    ]);
    expect(await Promise.all(tries(organiser))).toEqual(Array(4).fill("participant.forbidden"));
    expect(await Promise.all(tries(stranger))).toEqual(Array(4).fill("project.not_found"));
  });
});
