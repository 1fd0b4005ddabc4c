import type { StaffEventView } from "@zapisy/core/event";
import type { ProjectId } from "@zapisy/core/project";
import type { SelectionInput } from "@zapisy/core/selection/schema";
import type { StaffActor } from "@zapisy/core/shared/actor";
import { DomainError } from "@zapisy/core/shared/error";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import {
  asPublic,
  asStaff,
  changeEvent,
  createDraft,
  createProject,
  namesByStatus,
  passMinute,
  personOf,
  publishEvent,
  putOnTeam,
  setStatusOf,
  signUp,
} from "../support/actions.ts";
import { holdNextTransaction, loseConnection, withoutClosingChecks } from "../support/disturb.ts";
import { assertSeatsMatch, rowsOf } from "../support/seats.ts";
import { createWorld, START, type World } from "../support/world.ts";

let world: World;
let projectId: ProjectId;
let anna: StaffActor;
let bogdan: StaffActor;

beforeAll(async () => {
  world = await createWorld();
  projectId = await createProject(world);
  anna = (await world.signIn({ name: "Anna Kos", role: "organiser", projectIds: [projectId] })).actor;
  bogdan = (await world.signIn({ name: "Bogdan Lis", role: "assistant", projectIds: [projectId] })).actor;
});

beforeEach(() => {
  world.clock.now = START;
});

const selection = () => world.deps.services.selection;

const CRITERIA: SelectionInput["criteria"] = [
  {
    type: "formal",
    criterionId: "region",
    title: { pl: "Z województwa" },
    refusal: { pl: "Spoza województwa." },
  },
  { type: "scored", criterionId: "need", title: { pl: "Potrzeba" }, most: 10, weight: 2 },
  { type: "scored", criterionId: "plan", title: { pl: "Plan" }, most: 5, weight: 1 },
];
const terms = (version = 0, more: Partial<SelectionInput> = {}): SelectionInput => ({
  criteria: CRITERIA,
  ties: ["criteria", "registered"],
  version,
  ...more,
});

/** An event by selection with so many applicants, and a committee. */
async function competition(people: number, members = [anna, bogdan]): Promise<StaffEventView> {
  const made = await publishEvent(world, projectId, { recruitment: { mode: "selection" }, seats: 2 });
  const event = await putOnTeam(world, made, [anna.staffId, bogdan.staffId]);
  for (let number = 1; number <= people; number += 1) {
    passMinute(world);
    await signUp(world, event, number);
  }
  await selection().setCriteria(asStaff(world), event.eventId, terms());
  for (const { staffId } of members) await selection().joinCommittee(asStaff(world), event.eventId, staffId);
  return event;
}

async function give(
  event: StaffEventView,
  by: StaffActor,
  number: number,
  need: number,
  plan = 0,
  region = true,
): Promise<void> {
  const { registrationId } = await personOf(world, event, number);
  await selection().judge(asStaff(world, by), event.eventId, registrationId, {
    formal: { region },
    points: region ? { need, plan } : {},
    round: (await world.deps.stores.selections.find(event.eventId))?.round ?? 0,
  });
}

const close = (event: StaffEventView, by: StaffActor) =>
  selection().closeSheet(asStaff(world, by), event.eventId);
const ranking = async (event: StaffEventView, by: StaffActor = world.admin) =>
  selection().getRanking(asStaff(world, by), event.eventId);
const order = async (event: StaffEventView) =>
  (await ranking(event)).items.map(({ lastName, rank }) => [lastName, rank]);

/** The code of what is refused. */
async function refusal(work: Promise<unknown>): Promise<string> {
  try {
    await work;
  } catch (cause) {
    if (cause instanceof DomainError) return cause.code;
    throw cause;
  }
  return "done";
}

describe("the committee", () => {
  it("scores apart, at once, and nobody sees what the others gave before their own sheet is closed", async () => {
    const event = await competition(3);
    const { eventId } = event;
    await Promise.all(
      [1, 2, 3].flatMap((number) => [
        give(event, anna, number, number),
        give(event, bogdan, number, 4 - number, 5),
      ]),
    );
    // What is open counts nowhere, and shows nothing of the other.
    expect((await ranking(event)).items.map(({ judges }) => judges)).toEqual([0, 0, 0]);
    expect(await refusal(ranking(event, anna))).toBe("selection.sheet_open");
    const own = await selection().getSheet(asStaff(world, anna), eventId);
    expect(own.applicants.map(({ judgement }) => judgement?.points)).toEqual(
      [1, 2, 3].map((need) => ({ need, plan: 0 })),
    );
    await close(event, anna);
    expect((await ranking(event, anna)).items.map(({ judges }) => judges)).toEqual([1, 1, 1]);
    await close(event, bogdan);
    // All have 2 × 2 + 2.5, and of "need" the same: who came first is first.
    expect(await order(event)).toEqual([
      ["Żak 1", 1],
      ["Żak 2", 2],
      ["Żak 3", 3],
    ]);
    // Whoever helps at the door and is in the committee sees the applicants, not the ranking.
    expect(await refusal(ranking(event, bogdan))).toBe("selection.hidden");
    const view = await selection().getSelection(asStaff(world, bogdan), eventId);
    expect(view.may).toEqual({ manage: false, score: true, seeRanking: false });
    expect(view.committee.map(({ name, judged, toJudge }) => [name, judged, toJudge])).toEqual([
      ["Anna Kos", 3, 3],
      ["Bogdan Lis", 3, 3],
    ]);
  });

  it("judges nobody of its own institution, also under another entry of the register, nor whom one knows", async () => {
    const made = await publishEvent(world, projectId, { recruitment: { mode: "selection" } });
    const event = await putOnTeam(world, made, [anna.staffId, bogdan.staffId]);
    const { eventId } = event;
    const institution = { name: "GOPS Lipsko", type: "ops" as const, town: "Lipsko" };
    await signUp(world, event, 1, { institution });
    await signUp(world, event, 2);
    await selection().setCriteria(asStaff(world), eventId, terms());
    for (const { staffId } of [anna, bogdan])
      await selection().joinCommittee(asStaff(world), eventId, staffId);
    // She scored first, and says afterwards where she works: under the name in full, of which the other is found to be one.
    await give(event, anna, 1, 10, 5);
    await give(event, anna, 2, 1);
    const ctx = asStaff(world);
    const register = world.deps.services.institution;
    const whole = await register.addInstitution(ctx, {
      name: "Ośrodek Wsparcia Rodziny nad Wisłą",
      type: "ops",
      town: "Lipsko",
      otherNames: [],
    });
    await selection().declareInstitutions(asStaff(world, anna), eventId, [whole.institutionId]);
    const short = (await personOf(world, event, 1)).institution?.institutionId;
    if (!short) throw new Error("the register has no such entry");
    const { version } = await register.getInstitution(ctx, short);
    await register.mergeInstitution(ctx, short, { into: whole.institutionId, reason: "to samo", version });
    expect(await refusal(give(event, anna, 1, 9))).toBe("selection.barred");
    const { registrationId } = await personOf(world, event, 2);
    await selection().declareConflict(asStaff(world, bogdan), eventId, registrationId, true);
    expect(await refusal(give(event, bogdan, 2, 9))).toBe("selection.barred");
    const bars = async (by: StaffActor) =>
      (await selection().getSheet(asStaff(world, by), eventId)).applicants.map(({ bar }) => bar);
    expect(await bars(anna)).toEqual(["own_institution", undefined]);
    expect(await bars(bogdan)).toEqual([undefined, "conflict"]);
    await give(event, bogdan, 1, 0, 1);
    await close(event, anna);
    await close(event, bogdan);
    // What she gave her own institution counts for nothing.
    expect((await ranking(event)).items.map(({ lastName, total }) => [lastName, total])).toEqual([
      ["Żak 2", { sum: 2, of: 1 }],
      ["Żak 1", { sum: 1, of: 1 }],
    ]);
    await selection().declareConflict(asStaff(world, bogdan), eventId, registrationId, false);
    expect(await bars(bogdan)).toEqual([undefined, undefined]);
  });

  it("is done with everybody before a sheet is closed, and with none of it afterwards until it is opened with a reason", async () => {
    const event = await competition(2);
    const { eventId } = event;
    await give(event, anna, 1, 3);
    expect(await refusal(close(event, anna))).toBe("selection.sheet_incomplete");
    await give(event, anna, 2, 0, 0, false);
    passMinute(world);
    await close(event, anna);
    await close(event, anna);
    passMinute(world);
    expect(await refusal(give(event, anna, 1, 9))).toBe("selection.sheet_closed");
    await selection().reopenSheet(asStaff(world), eventId, anna.staffId, "pomyłka w punktach");
    await give(event, anna, 1, 9);
    passMinute(world);
    await close(event, anna);
    expect(await order(event)).toEqual([
      ["Żak 1", 1],
      ["Żak 2", undefined],
    ]);
    await world.follow();
    const history = await world.deps.services.audit.listEventHistory(asStaff(world), eventId);
    const told = history.items
      .filter(({ action }) => action.startsWith("selection."))
      .map(({ action, targetName = "", reason = "" }) => [action, targetName, reason])
      .toReversed();
    // The first three are of one moment.
    expect(
      told
        .slice(0, 3)
        .map((entry) => entry.join(" "))
        .toSorted(),
    ).toEqual(["selection.joined Anna Kos ", "selection.joined Bogdan Lis ", "selection.set  "]);
    expect(told.slice(3)).toEqual([
      ["selection.sheet_closed", "Anna Kos", ""],
      ["selection.sheet_reopened", "Anna Kos", "pomyłka w punktach"],
      ["selection.sheet_closed", "Anna Kos", ""],
    ]);
  });

  it("takes in whom the event's team and project have, and what those gave who left counts no more", async () => {
    const event = await competition(1);
    const { eventId } = event;
    const { actor: stranger } = await world.signIn({ role: "assistant", projectIds: [projectId] });
    const { actor: auditor } = await world.signIn({ role: "auditor", projectIds: [projectId] });
    for (const { staffId } of [stranger, auditor])
      expect(await refusal(selection().joinCommittee(asStaff(world), eventId, staffId))).toBe(
        "selection.cannot_join",
      );
    await selection().joinCommittee(asStaff(world), eventId, anna.staffId);
    await give(event, anna, 1, 5);
    const remove = () =>
      selection().leaveCommittee(asStaff(world), eventId, anna.staffId, "wyłączenie z komisji");
    await remove();
    await remove();
    expect(await refusal(give(event, anna, 1, 5))).toBe("selection.not_member");
    await give(event, bogdan, 1, 1);
    await close(event, bogdan);
    expect((await ranking(event)).items).toMatchObject([{ judges: 1, total: { sum: 2, of: 1 } }]);
    // Whoever is taken in again begins anew.
    await selection().joinCommittee(asStaff(world), eventId, anna.staffId);
    expect((await selection().getSheet(asStaff(world, anna), eventId)).closedAt).toBeUndefined();
  });
});

describe("a member from outside the team", () => {
  /** An account that is a member of one committee and nothing else, with all that it can ask of the event. */
  async function outsider(event: StaffEventView) {
    const { actor } = await world.signIn({ name: "Ewa Obca", role: "committee", projectIds: [projectId] });
    await selection().joinCommittee(asStaff(world), event.eventId, actor.staffId);
    const ctx = asStaff(world, actor);
    const asks = [
      () => selection().getSheet(ctx, event.eventId),
      () => selection().getCommitteeEvent(ctx, event.eventId),
      () => selection().getSelection(ctx, event.eventId),
    ];
    return {
      actor,
      reads: () => Promise.all(asks.map((ask) => refusal(ask()))),
      listed: async () => {
        const { items } = await selection().listCommitteeEvents(ctx);
        return items.some(({ eventId }) => eventId === event.eventId);
      },
      applicants: async () =>
        (await selection().getSheet(ctx, event.eventId)).applicants.map(({ lastName }) => lastName),
    };
  }
  const NOTHING = Array.from({ length: 3 }, () => "event.not_found");

  it("reads the event while they are of its committee, and nothing of it once they are not", async () => {
    const event = await competition(1, []);
    const { actor, reads, listed, applicants } = await outsider(event);
    expect([await reads(), await listed()]).toEqual([["done", "done", "done"], true]);
    expect(await applicants()).toEqual(["Żak 1"]);
    await selection().leaveCommittee(asStaff(world), event.eventId, actor.staffId, "wyłączenie z komisji");
    expect([await reads(), await listed()]).toEqual([NOTHING, false]);
  });

  it("reads nothing of an event that was cancelled, whatever they kept the address of", async () => {
    const event = await competition(1, []);
    const { reads, listed } = await outsider(event);
    const events = world.deps.services.event;
    const { version } = await events.getEvent(asStaff(world), event.eventId);
    await events.cancelEvent(asStaff(world), event.eventId, version, "Powódź", true);
    expect([await reads(), await listed()]).toEqual([NOTHING, false]);
  });

  it("reads nothing of an event whose places go by turn now", async () => {
    const event = await competition(0, []);
    const { reads, listed } = await outsider(event);
    await changeEvent(world, event, { recruitment: { ...event.recruitment, mode: "first_come" } });
    expect([await reads(), await listed()]).toEqual([NOTHING, false]);
  });

  it("is told of nobody who applies after it was announced who was chosen", async () => {
    const event = await competition(2, []);
    const { actor, applicants } = await outsider(event);
    for (const number of [1, 2]) await give(event, actor, number, number);
    await close(event, actor);
    const { version } = await freeze(event);
    const ctx = asStaff(world);
    const decide = { places: 1, reserve: 1, reason: "wynik oceny", version };
    const decided = await selection().decideAll(ctx, event.eventId, decide);
    await selection().announce(ctx, event.eventId, decided.version);
    await world.follow();
    await signUp(world, event, 3);
    expect(await namesByStatus(world, event)).toMatchObject({ pending: ["Żak 3"] });
    expect(await applicants()).toEqual([]);
  });
});

describe("criteria", () => {
  it("are changed once somebody scored only by starting anew with a reason, and no late score gets into the new round", async () => {
    const event = await competition(1);
    const { eventId } = event;
    const { version, round } = await selection().getSelection(asStaff(world), eventId);
    const { registrationId } = await personOf(world, event, 1);
    await give(event, anna, 1, 5);
    const set = (more: Partial<SelectionInput>) =>
      selection().setCriteria(asStaff(world), eventId, terms(version, more));
    const fewer = { criteria: CRITERIA.slice(0, 2) };
    expect(await refusal(set(fewer))).toBe("selection.scored");
    const anew = await set({ ...fewer, reason: "kryterium było niejasne" });
    expect(anew).toMatchObject({ round: round + 1, isScored: false, version: version + 1 });
    expect(await refusal(set({ reason: "drugi raz" }))).toBe("selection.version_conflict");
    const late = selection().judge(asStaff(world, anna), eventId, registrationId, {
      formal: { region: true },
      points: { need: 5, plan: 5 },
      round,
    });
    expect(await refusal(late)).toBe("selection.round_over");
    expect(
      (await selection().getSheet(asStaff(world, anna), eventId)).applicants[0]?.judgement,
    ).toBeUndefined();
  });

  it("that are as they were begin nothing anew, whatever somebody scored", async () => {
    const event = await competition(1);
    const { eventId } = event;
    await give(event, anna, 1, 5);
    await close(event, anna);
    const before = await selection().getSelection(asStaff(world), eventId);
    for (const reason of [undefined, "zapisane drugi raz"])
      expect(
        await selection().setCriteria(asStaff(world), eventId, terms(before.version, { reason })),
      ).toEqual(before);
    // Left empty is as if it was left out, in whatever order its parts came.
    const [formal, ...scored] = CRITERIA.map((one) => ({ help: undefined, ...one }));
    if (!formal) throw new Error("there are criteria");
    const { type, ...rest } = formal;
    const sent = terms(before.version, { criteria: [{ ...rest, type } as typeof formal, ...scored] });
    expect(await selection().setCriteria(asStaff(world), eventId, sent)).toEqual(before);
    expect((await ranking(event)).items.map(({ judges }) => judges)).toEqual([1]);
    // Another order of the same is another decision where points are the same.
    const turned = terms(before.version, { criteria: CRITERIA.toReversed() });
    expect(await refusal(selection().setCriteria(asStaff(world), eventId, turned))).toBe("selection.scored");
    expect(await refusal(selection().setCriteria(asStaff(world), eventId, terms(before.version - 1)))).toBe(
      "selection.version_conflict",
    );
  });

  it("meet a first score that comes at the same moment: one of the two is refused", async () => {
    const event = await competition(1);
    const { eventId } = event;
    const { version, round: first } = await selection().getSelection(asStaff(world), eventId);
    const { registrationId } = await personOf(world, event, 1);
    const said = { formal: { region: true }, points: { need: 5, plan: 5 }, round: first };
    const outcomes = await Promise.all([
      refusal(selection().judge(asStaff(world, anna), eventId, registrationId, said)),
      refusal(selection().setCriteria(asStaff(world), eventId, terms(version, { ties: ["registered"] }))),
    ]);
    const { isScored, round } = await selection().getSelection(asStaff(world), eventId);
    expect([outcomes, isScored, round]).toEqual(
      isScored
        ? [["done", expect.stringMatching(/scored|version_conflict/)], true, 1]
        : [["selection.round_over", "done"], false, 2],
    );
  });

  it("are those of events by selection, and end with a draft that is deleted", async () => {
    const byTurn = await publishEvent(world, projectId);
    expect(await refusal(selection().setCriteria(asStaff(world), byTurn.eventId, terms()))).toBe(
      "selection.not_asked",
    );
    const draft = await createDraft(world, projectId, { recruitment: { mode: "selection" } });
    await selection().setCriteria(asStaff(world), draft.eventId, terms());
    await selection().joinCommittee(asStaff(world), draft.eventId, world.admin.staffId);
    expect(await rowsOf(world, ["selection", "selectionSheet"], draft.eventId)).toHaveLength(2);
    await world.deps.services.event.deleteEvent(asStaff(world), draft.eventId);
    await world.follow();
    expect(await rowsOf(world, ["selection", "selectionSheet"], draft.eventId)).toEqual([]);
  });

  it("judge those who wait for a decision, and nobody who withdrew or was decided about", async () => {
    const event = await competition(3);
    const { eventId } = event;
    const { token } = await signUp(world, event, 9);
    await world.deps.services.registration.withdrawRegistration(asPublic(world), token);
    await setStatusOf(world, event, 2, "confirmed");
    const { applicants } = await selection().getSheet(asStaff(world, anna), eventId);
    expect(applicants.map(({ lastName }) => lastName)).toEqual(["Żak 1", "Żak 3"]);
    expect(await refusal(give(event, anna, 2, 1))).toBe("selection.no_applicant");
  });
});

const freeze = async (event: StaffEventView, scores?: string) =>
  selection().freezeRanking(asStaff(world), event.eventId, scores ?? (await ranking(event)).scores);

/** All give each number so many points for the need, and close their sheets; 0: not from the region. */
async function judged(
  event: StaffEventView,
  points: Record<number, number>,
  members = [anna, bogdan],
): Promise<void> {
  for (const [number, need] of Object.entries(points))
    for (const by of members) await give(event, by, Number(number), need, 0, need > 0);
  for (const by of members) await close(event, by);
}

describe("fixing the ranking", () => {
  it("takes what was shown, once, and nothing is scored, opened or decided otherwise afterwards", async () => {
    const event = await competition(2);
    const { eventId } = event;
    const ctx = asStaff(world);
    for (const by of [anna, bogdan]) await give(event, by, 1, 5);
    expect(await refusal(freeze(event))).toBe("selection.sheets_open");
    for (const by of [anna, bogdan]) await give(event, by, 2, 9);
    for (const by of [anna, bogdan]) await close(event, by);
    await signUp(world, event, 3);
    expect(await refusal(freeze(event))).toBe("selection.unjudged");
    const late = await personOf(world, event, 3);
    await setStatusOf(world, event, 3, "rejected");
    const { scores } = await ranking(event);
    await selection().declareConflict(asStaff(world, anna), eventId, late.registrationId, true);
    expect(await refusal(freeze(event, scores))).toBe("selection.scores_changed");
    const shown = await ranking(event);
    const [one, other] = await Promise.all([freeze(event, shown.scores), freeze(event, shown.scores)]);
    expect([one.state, one.version]).toEqual([other.state, other.version]);
    expect(await order(event)).toEqual([
      ["Żak 2", 1],
      ["Żak 1", 2],
    ]);
    expect(await refusal(give(event, anna, 1, 10))).toBe("selection.wrong_state");
    const reopened = selection().reopenSheet(ctx, eventId, anna.staffId, "za późno");
    expect(await refusal(reopened)).toBe("selection.wrong_state");
    expect(await refusal(selection().setCriteria(ctx, eventId, terms(one.version, { reason: "nowe" })))).toBe(
      "selection.wrong_state",
    );
    // Taken back with a reason, it is judged further.
    const open = await selection().unfreezeRanking(ctx, eventId, {
      reason: "błąd w punktach",
      version: one.version,
    });
    expect([open.state, open.decided]).toEqual(["open", undefined]);
    await selection().reopenSheet(ctx, eventId, anna.staffId, "błąd w punktach");
    await give(event, anna, 1, 10);
    expect(await refusal(freeze(event))).toBe("selection.sheets_open");
  });

  /** Somebody fixes a ranking; before it is written, a sheet is opened, changed and closed again. */
  async function lateScore(hold: typeof holdNextTransaction) {
    const event = await competition(2);
    await judged(event, { 1: 5, 2: 4 });
    const { scores } = await ranking(event);
    const held = hold(world.deps.table.client);
    const fixing = refusal(freeze(event, scores));
    await held.reached;
    await selection().reopenSheet(asStaff(world), event.eventId, anna.staffId, "pomyłka");
    await give(event, anna, 2, 10);
    await close(event, anna);
    held.release();
    return { outcome: await fixing, order: await order(event) };
  }

  it("is refused when a score comes before it is written", async () => {
    expect(await lateScore(holdNextTransaction)).toEqual({
      outcome: "selection.scores_changed",
      order: [
        ["Żak 2", 1],
        ["Żak 1", 2],
      ],
    });
  });

  it("would be of other scores than there are without its condition (negative control)", async () => {
    expect(await lateScore(withoutClosingChecks)).toEqual({
      outcome: "done",
      order: [
        ["Żak 1", 1],
        ["Żak 2", 2],
      ],
    });
  });
});

/** Statuses by number, and in which order those wait who do. */
async function came(event: StaffEventView) {
  const { items } = await world.deps.stores.registrations.listLine(event.eventId, undefined, 50);
  const names = await namesByStatus(world, event);
  return { ...names, line: items.map(({ lastName }) => lastName) };
}

/** What somebody was mailed. */
async function mailsTo(event: StaffEventView, number: number): Promise<string[]> {
  const { registrationId } = await personOf(world, event, number);
  const messages = await world.deps.stores.messages.listByOwner(registrationId);
  return messages.map(({ kind }) => kind.replace("registration.", "")).toSorted();
}

describe("what was decided", () => {
  it("reaches nobody before it is announced, then everybody once, with the reason, the line as it ranks", async () => {
    const event = await competition(6);
    const { eventId } = event;
    const ctx = asStaff(world);
    await judged(event, { 1: 1, 2: 6, 3: 2, 4: 5, 5: 0, 6: 4 });
    await world.follow();
    const { version } = await freeze(event);
    expect(await refusal(selection().announce(ctx, eventId, version))).toBe("selection.undecided");
    const decided = await selection().decideAll(ctx, eventId, {
      places: 2,
      reserve: 2,
      reason: "wynik oceny komisji",
      version,
    });
    expect(decided.items.map(({ lastName, decision }) => [lastName, decision])).toEqual([
      ["Żak 2", "place"],
      ["Żak 4", "place"],
      ["Żak 6", "reserve"],
      ["Żak 3", "reserve"],
      ["Żak 1", "declined"],
      ["Żak 5", "declined"],
    ]);
    expect(decided.items.at(-1)?.reason).toBe("Spoza województwa.");
    // Whom staff give a place is one of the two; whom they do not, leaves it to the next.
    const one = await personOf(world, event, 1);
    const changed = await selection().decideOne(ctx, eventId, one.registrationId, {
      decision: "place",
      reason: "jedyna osoba z powiatu",
      version: decided.version,
    });
    expect(changed.counts).toEqual([
      { decision: "place", people: 2, mails: 2 },
      { decision: "reserve", people: 2, mails: 2 },
      { decision: "declined", people: 2, mails: 2 },
    ]);
    await world.follow();
    expect(await mailsTo(event, 1)).toEqual(["received"]);
    expect(await came(event)).toMatchObject({ line: [] });
    const again = () => selection().announce(ctx, eventId, changed.version);
    await Promise.all([again(), again()]);
    await world.recordsTwice();
    await world.follow();
    await again();
    await world.follow();
    expect(await came(event)).toEqual({
      confirmed: ["Żak 1", "Żak 2"],
      reserve: ["Żak 4", "Żak 6"],
      rejected: ["Żak 3", "Żak 5"],
      line: ["Żak 4", "Żak 6"],
    });
    expect(await Promise.all([1, 4, 5].map((number) => mailsTo(event, number)))).toEqual([
      ["confirmed", "received"],
      ["received", "reserve"],
      ["received", "rejected"],
    ]);
    const reasons = await Promise.all(
      [1, 2, 5].map(async (number) => (await personOf(world, event, number)).statusReason),
    );
    expect(reasons).toEqual(["jedyna osoba z powiatu", "wynik oceny komisji", "Spoza województwa."]);
    const told = await ranking(event);
    expect([told.state, told.announcement?.done, told.announcement?.total]).toEqual(["announced", 6, 6]);
    expect(told.items.map(({ outcome }) => outcome)).not.toContain(undefined);
    const undo = selection().unfreezeRanking(ctx, eventId, { reason: "za późno", version: told.version });
    expect(await refusal(undo)).toBe("selection.wrong_state");
    await assertSeatsMatch(world, eventId);
  });

  it("puts on the reserve list, first and in order, whoever finds no seat left, and passes over who withdrew", async () => {
    const event = await competition(5);
    const { eventId } = event;
    const ctx = asStaff(world);
    await judged(event, { 1: 9, 2: 8, 3: 7, 4: 6, 5: 5 });
    const { version } = await freeze(event);
    const decide = { places: 3, reserve: 1, reason: "wynik oceny", version };
    const decided = await selection().decideAll(ctx, eventId, decide);
    const first = await personOf(world, event, 1);
    await world.deps.services.registration.withdrawRegistration(
      asPublic(world),
      world.deps.services.registration.tokenOf({ ...first, linkVersion: 1 }),
    );
    expect((await ranking(event)).items.map(({ decision }) => decision)).toEqual([
      undefined,
      "place",
      "place",
      "place",
      "reserve",
    ]);
    await selection().announce(ctx, eventId, decided.version);
    await world.follow();
    expect(await came(event)).toEqual({
      cancelled: ["Żak 1"],
      confirmed: ["Żak 2", "Żak 3"],
      reserve: ["Żak 4", "Żak 5"],
      line: ["Żak 4", "Żak 5"],
    });
    await assertSeatsMatch(world, eventId);
  });

  it("is done to the end and once, wherever it broke off after a write", async () => {
    for (let breakAt = 1; ; breakAt += 1) {
      const event = await competition(3, [anna]);
      await judged(event, { 1: 3, 2: 2, 3: 1 }, [anna]);
      const { version } = await freeze(event);
      const terms = { places: 1, reserve: 1, reason: "wynik oceny", version };
      const decided = await selection().decideAll(asStaff(world), event.eventId, terms);
      await selection().announce(asStaff(world), event.eventId, decided.version);
      const seen = await world.deps.stores.selections.find(event.eventId);
      if (!seen) throw new Error("no selection");
      const work = () =>
        selection().announcePart(world.deps.context({ type: "system", name: "test" }, "test"), seen);
      const wasLost = loseConnection(world.deps.table.client, breakAt, "after");
      await work().catch(() => undefined);
      if (!wasLost()) {
        expect(breakAt, "each write was lost once").toBeGreaterThan(6);
        break;
      }
      await work();
      await world.follow();
      expect(await came(event)).toEqual({
        confirmed: ["Żak 1"],
        reserve: ["Żak 2"],
        rejected: ["Żak 3"],
        line: ["Żak 2"],
      });
      expect(await mailsTo(event, 1)).toEqual(["confirmed", "received"]);
      expect((await ranking(event)).state).toBe("announced");
      await assertSeatsMatch(world, event.eventId);
    }
  });
});
