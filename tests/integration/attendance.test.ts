import type { Mark } from "@zapisy/core/attendance/answer";
import fc from "fast-check";
import { attendanceRecords } from "@zapisy/core/attendance/rules";
import type { MarkInput, WalkInInput } from "@zapisy/core/attendance/schema";
import type { StaffEventView } from "@zapisy/core/event";
import type { ProjectId } from "@zapisy/core/project";
import type { RegistrationId } from "@zapisy/core/registration";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import {
  asPublic,
  asStaff,
  createProject,
  namesByStatus,
  peopleOf,
  publishEvent,
  signUp,
} from "../support/actions.ts";
import { markId, markInput } from "../support/attendance.ts";
import { deviceRuns, lastArrivalWins, stateOf } from "../support/devices.ts";
import {
  cancelled,
  disturb,
  holdNextTransaction,
  isTransaction,
  withoutClosingChecks,
} from "../support/disturb.ts";
import { agendaItem, twoPanels } from "../support/fixture.ts";
import { seededRandom } from "../support/random.ts";
import { assertSeatsMatch, rowsOf } from "../support/seats.ts";
import { readTableStream } from "../support/table-stream.ts";
import { START, createWorld, type World } from "../support/world.ts";

let world: World;
let projectId: ProjectId;

beforeAll(async () => {
  world = await createWorld();
  projectId = await createProject(world);
});

beforeEach(() => {
  world.clock.now = START;
});

/** When the first session of the events here is over. */
const DURING = "2026-04-15T12:00:00.000Z";
const service = () => world.deps.services.attendance;
const publish = (overrides: Parameters<typeof publishEvent>[2] = {}) =>
  publishEvent(world, projectId, {
    seats: null,
    agenda: [agendaItem(), agendaItem({ itemId: "s2", from: "14:00", to: "16:00" })],
    ...overrides,
  });
type Event = Pick<StaffEventView, "eventId">;

/** An event with that many confirmed people. */
async function withPeople(count: number, overrides: Parameters<typeof publishEvent>[2] = {}) {
  const event = await publish(overrides);
  const ids: RegistrationId[] = [];
  for (let number = 1; number <= count; number += 1)
    ids.push((await signUp(world, event, number)).registrationId);
  world.clock.now = DURING;
  return { event, ids };
}

const send = (event: Event, marks: readonly MarkInput[], by = "desk:chk_1") =>
  service().recordMarks(asPublic(world), event.eventId, marks, by);
const outcomes = async (answer: ReturnType<typeof send>) =>
  (await answer).results.map((result) => ("code" in result ? result.code : result.outcome));
const recordsOf = async (event: Event) =>
  stateOf(
    (await service().loadLists(event.eventId)).people.flatMap(({ listed }) => Object.values(listed.records)),
  );
const close = (event: Event, unitId = "s1") => service().closeUnit(asStaff(world), event.eventId, unitId);

/** A mark as a device sends it, without what the server adds. */
function inputOf(kept: Mark): MarkInput {
  const { eventId: _, by: __, receivedAt: ___, ...mark } = kept;
  return mark;
}

describe("marks", () => {
  it("are kept once, however often and by however many at the same moment they are sent", async () => {
    const { event, ids } = await withPeople(8);
    const marks = ids.map((registrationId) => markInput({ registrationId }));
    const answers = await Promise.all(
      Array.from({ length: 6 }, (_, index) => send(event, index % 2 ? marks : marks.toReversed())),
    );
    for (const { results } of answers) {
      expect(new Set(results.map(({ outcome }) => outcome))).toEqual(new Set(["recorded"]));
    }
    expect(await rowsOf(world, "attendanceMark", event.eventId)).toHaveLength(8);
    expect((await recordsOf(event)).map(({ state, conflict }) => [state, conflict.length])).toEqual(
      Array.from({ length: 8 }, () => ["present", 0]),
    );
  });

  it("of two devices that saw the same people at once agree, and both stay in the history", async () => {
    const { event, ids } = await withPeople(4);
    const of = () => ids.map((registrationId) => markInput({ registrationId }));
    await Promise.all([send(event, of(), "desk:chk_1"), send(event, of(), "desk:chk_2")]);
    const records = await recordsOf(event);
    expect(records.map(({ state, conflict, history }) => [state, conflict, history.length])).toEqual(
      ids.map(() => ["present", [], 2]),
    );
  });

  it("that a batch holds twice, or that were kept before, are recorded; new ones in the batch are kept", async () => {
    const { event, ids } = await withPeople(2);
    const [first, second] = ids.map((registrationId) => markInput({ registrationId }));
    if (!first || !second) throw new Error("two people");
    await send(event, [first]);
    expect(await outcomes(send(event, [first, second, second]))).toEqual([
      "recorded",
      "recorded",
      "recorded",
    ]);
    expect(await rowsOf(world, "attendanceMark", event.eventId)).toHaveLength(2);
  });

  it("are told apart by why they are refused, and the rest of the batch is kept", async () => {
    const event = await publish({
      choiceGroups: twoPanels(null),
      agenda: [
        agendaItem(),
        agendaItem({ itemId: "b1", optionId: "b" }),
        agendaItem({ itemId: "x", takesAttendance: false }),
      ],
    });
    const inA = await signUp(world, event, 1, { choices: { panels: "a" } });
    const gone = await signUp(world, event, 2, { choices: { panels: "a" } });
    await world.deps.services.registration.withdrawRegistration(asPublic(world), gone.token);
    const { ids } = await withPeople(1);
    const mark = (registrationId: RegistrationId | undefined, unitId = "s1") =>
      markInput({ registrationId: registrationId ?? inA.registrationId, unitId });
    expect(
      await outcomes(
        send(event, [
          mark(inA.registrationId),
          mark(inA.registrationId, "b1"),
          mark(inA.registrationId, "x"),
          mark(inA.registrationId, "nope"),
          mark(gone.registrationId),
          mark(ids[0]),
          mark("reg_ZZZZZZZZZZZZZZZZZZZZZZZZZZ"),
        ]),
      ),
    ).toEqual([
      "recorded",
      "attendance.not_expected",
      "attendance.unit_unknown",
      "attendance.unit_unknown",
      "attendance.person_left",
      "attendance.person_unknown",
      "attendance.person_unknown",
    ]);
    expect(await rowsOf(world, "attendanceMark", event.eventId)).toHaveLength(1);
  });

  it("fit into one request of 90 that is about as many units", async () => {
    const agenda = Array.from({ length: 60 }, (_, index) => agendaItem({ itemId: `u${index}` }));
    const { event, ids } = await withPeople(2, { agenda });
    const marks = Array.from({ length: 90 }, (_, index) =>
      markInput({ registrationId: ids[index % 2] ?? "reg_", unitId: `u${index % 60}` }),
    );
    expect(new Set(await outcomes(send(event, marks)))).toEqual(new Set(["recorded"]));
    expect(await outcomes(send(event, marks))).toEqual(marks.map(() => "recorded"));
    expect(await rowsOf(world, "attendanceMark", event.eventId)).toHaveLength(90);
  });

  it("get in when a third of the transactions meet others, and say busy, keeping nothing, when all do", async () => {
    const { event, ids } = await withPeople(3);
    const marks = () => ids.map((registrationId) => markInput({ registrationId }));
    const random = seededRandom(5);
    const some = disturb(world.deps.table.client, (request, pass) =>
      isTransaction(request) && random() < 0.33
        ? Promise.reject(cancelled(request, "TransactionConflict"))
        : pass(),
    );
    try {
      for (let turn = 0; turn < 5; turn += 1)
        expect(await outcomes(send(event, marks()))).toEqual(ids.map(() => "recorded"));
    } finally {
      some();
    }
    const before = (await rowsOf(world, "attendanceMark", event.eventId)).length;
    const all = disturb(world.deps.table.client, (request, pass) =>
      isTransaction(request) ? Promise.reject(cancelled(request, "TransactionConflict")) : pass(),
    );
    try {
      await expect(send(event, marks())).rejects.toMatchObject({ code: "attendance.busy" });
    } finally {
      all();
    }
    expect(await rowsOf(world, "attendanceMark", event.eventId)).toHaveLength(before);
  });

  it("are not taken for an event that was cancelled, and are for one that is over", async () => {
    const { event, ids } = await withPeople(1);
    const mark = markInput({ registrationId: ids[0] ?? "reg_", source: "paper" });
    const today = world.clock.now;
    world.clock.now = "2026-06-01T09:00:00.000Z";
    expect(await outcomes(send(event, [mark]))).toEqual(["recorded"]);
    // What had begun before the event was cancelled took place.
    world.clock.now = START;
    const { version } = await world.deps.services.event.getStaffEvent(asStaff(world), event.eventId);
    await world.deps.services.event.cancelEvent(asStaff(world), event.eventId, version, "Powódź", true);
    world.clock.now = today;
    await expect(send(event, [mark])).rejects.toMatchObject({ kind: "conflict", code: "event.cancelled" });
    await expect(close(event)).rejects.toMatchObject({ code: "event.cancelled" });
    expect((await service().getBook(asStaff(world), event.eventId)).may).toEqual({
      record: false,
      close: false,
      override: false,
    });
  });
});

describe("marks ahead of their time", () => {
  const seven = { at: "2026-02-25T09:00:00.000Z" };

  it("are refused to desks, whatever they say, and taken from staff with a reason, which the audit tells", async () => {
    const { event, ids } = await withPeople(2);
    world.clock.now = START;
    const [registrationId = "reg_", other = "reg_"] = ids;
    const ahead = (overrides: Partial<MarkInput> = {}) =>
      markInput({ registrationId, at: START, ...overrides });
    const far = (overrides: Partial<MarkInput> = {}) =>
      ahead({ at: "9999-12-31T00:00:00.000Z", registrationId: other, ...overrides });
    const reason = "Lista wysłana wcześniej przez gospodarza";
    expect(
      await outcomes(
        send(event, [ahead(), ahead(seven), far(), ahead({ reason }), far({ reason, state: "absent" })]),
      ),
    ).toEqual([
      "attendance.before_day",
      "attendance.before_day",
      "attendance.clock_ahead",
      "attendance.before_day",
      "attendance.clock_ahead",
    ]);
    expect(await rowsOf(world, "attendanceMark", event.eventId)).toHaveLength(0);
    const staff = `staff:${world.admin.staffId}`;
    expect(await outcomes(send(event, [ahead(), far()], staff))).toEqual([
      "attendance.before_day",
      "attendance.clock_ahead",
    ]);
    expect(await outcomes(send(event, [ahead({ reason }), far({ reason })], staff))).toEqual([
      "recorded",
      "recorded",
    ]);
    await world.follow();
    const { items } = await world.deps.services.audit.listEventHistory(asStaff(world), event.eventId);
    expect(
      items
        .filter(({ action }) => action === "attendance.excepted")
        .map(({ target, fields, reason: why }) => ({ target, fields, why }))
        .toSorted((a, b) => (a.target < b.target ? -1 : 1)),
    ).toEqual([registrationId, other].map((target) => ({ target, fields: ["attendance.s1"], why: reason })));
  });

  it("do not win for ever: what is seen at the event is later", async () => {
    const { event, ids } = await withPeople(1);
    const [registrationId = "reg_"] = ids;
    world.clock.now = START;
    const staff = `staff:${world.admin.staffId}`;
    const far = markInput({ registrationId, at: "9999-12-31T00:00:00.000Z", reason: "zegar w 9999" });
    expect(await outcomes(send(event, [far], staff))).toEqual(["recorded"]);
    world.clock.now = DURING;
    await send(event, [markInput({ registrationId, state: "absent", at: "2026-04-15T08:00:00.000Z" })]);
    const [record] = await recordsOf(event);
    expect([record?.state, record?.conflict.map(({ state }) => state)]).toEqual([
      "absent",
      ["absent", "present"],
    ]);
  });

  it("may come days late, with the time at which they were made", async () => {
    const { event, ids } = await withPeople(1);
    world.clock.now = "2026-04-20T09:00:00.000Z";
    const [registrationId = "reg_"] = ids;
    expect(
      await outcomes(send(event, [markInput({ registrationId, at: "2026-04-15T07:05:00.000Z" })])),
    ).toEqual(["recorded"]);
    expect((await recordsOf(event))[0]?.at).toBe("2026-04-15T07:05:00.000Z");
  });

  it("of people who come unannounced leave them on the list without a mark, and say so", async () => {
    const event = await publish();
    const input: WalkInInput = {
      walkInId: "wlk_0000000000000000000000EARY",
      firstName: "Zofia",
      lastName: "Wczesna",
      choices: {},
      unitIds: ["s1"],
      at: START,
    };
    const refused = [
      { markId: expect.stringMatching(/^mrk_/) as string, outcome: "refused", code: "attendance.before_day" },
    ];
    const enter = (reason?: string) =>
      service().addWalkInByStaff(asStaff(world), event.eventId, { ...input, reason });
    expect(await enter()).toMatchObject({ outcome: "added", marks: refused });
    expect(await enter("Przyjechała dzień wcześniej")).toMatchObject({ marks: [{ outcome: "recorded" }] });
    expect((await recordsOf(event)).map(({ state, reason }) => [state, reason])).toEqual([
      ["present", "Przyjechała dzień wcześniej"],
    ]);
  });

  it("never say more minutes than the unit has", async () => {
    const { event, ids } = await withPeople(1);
    const [registrationId = "reg_"] = ids;
    const minutes = (count: number, state: MarkInput["state"] = "left_early") =>
      markInput({ registrationId, state, minutes: count });
    expect(await outcomes(send(event, [minutes(240), minutes(241), minutes(241, "present")]))).toEqual([
      "recorded",
      "attendance.minutes_above",
      "attendance.minutes_above",
    ]);
  });

  it("do not close a list: nobody is absent from what nobody could come to", async () => {
    const { event } = await withPeople(1);
    world.clock.now = "2026-04-14T21:59:59.999Z";
    await expect(close(event)).rejects.toMatchObject({ kind: "conflict", code: "attendance.not_begun" });
    world.clock.now = "2026-04-14T22:00:00.000Z";
    expect(await close(event)).toMatchObject({ unitId: "s1" });
  });
});

describe("devices without a network", () => {
  const RUNS = 12;

  /** Sends what each device recorded: batches in an order of arrival, some of them at the same moment. */
  async function deliver(event: Event, arrival: readonly Mark[], size: number): Promise<void> {
    const batches: Mark[][] = [];
    for (const mark of arrival) {
      const last = batches.at(-1);
      if (last && last.length < size && last[0]?.by === mark.by) last.push(mark);
      else batches.push([mark]);
    }
    for (let index = 0; index < batches.length; index += 3) {
      await Promise.all(
        batches.slice(index, index + 3).map((batch) => send(event, batch.map(inputOf), batch[0]?.by ?? "")),
      );
    }
  }

  it("come to one state in the table, in whatever order and however often what they recorded arrives", async () => {
    const { event, ids } = await withPeople(2 * RUNS);
    let run = 0;
    const pair = () => [ids[2 * (run % RUNS)] ?? "reg_", ids[2 * (run % RUNS) + 1] ?? "reg_"] as const;
    const seen = new Set<string>();
    await fc.assert(
      fc.asyncProperty(deviceRuns(), fc.integer({ min: 1, max: 4 }), async ({ marks, arrivals }, size) => {
        const persons = pair();
        const offset = (run += 1) * 1000;
        // The same run about people and with ids that nobody has had yet.
        const moved = (mark: Mark): Mark => ({
          ...mark,
          eventId: event.eventId,
          receivedAt: world.clock.now,
          markId: markId(offset + Number(mark.markId.slice(4))),
          replaces: mark.replaces.map((one) => markId(offset + Number(one.slice(4)))),
          registrationId: mark.registrationId.endsWith("1") ? persons[0] : persons[1],
        });
        const [arrival = []] = arrivals;
        await deliver(event, arrival.map(moved), size);
        const got = (await recordsOf(event)).filter(({ registrationId }) => persons.includes(registrationId));
        expect(got).toEqual(stateOf(attendanceRecords(marks.map(moved))));
        for (const one of persons) seen.add(one);
      }),
      { numRuns: RUNS, endOnFailure: true },
    );
    expect(seen.size).toBe(2 * RUNS);
  });

  it("would not, if what arrives last were right: the runs above tell the two apart", () => {
    const differ = fc
      .sample(deviceRuns(), { numRuns: 50, seed: 1 })
      .filter(
        ({ arrivals }) => new Set(arrivals.map((one) => JSON.stringify(lastArrivalWins(one)))).size > 1,
      );
    expect(differ.length).toBeGreaterThan(10);
  });
});

describe("a closed list", () => {
  it("takes a change with a reason only; what was there before stays recorded when it is sent again", async () => {
    const { event, ids } = await withPeople(1);
    const [registrationId = "reg_"] = ids;
    const first = markInput({ registrationId });
    await send(event, [first]);
    const closing = await close(event);
    expect(closing).toEqual({
      unitId: "s1",
      closedAt: world.clock.now,
      closedBy: `staff:${world.admin.staffId}`,
      closedByName: world.admin.name,
    });
    const bare = markInput({ registrationId, state: "absent", replaces: [first.markId] });
    const corrected = markInput({
      registrationId,
      state: "excused",
      replaces: [first.markId],
      reason: "zaświadczenie",
    });
    const elsewhere = markInput({ registrationId, unitId: "s2" });
    expect(await outcomes(send(event, [first, bare, corrected, elsewhere]))).toEqual([
      "recorded",
      "attendance.unit_closed",
      "recorded",
      "recorded",
    ]);
    const [record] = await recordsOf(event);
    expect([record?.state, record?.reason, record?.history.map(({ state }) => state)]).toEqual([
      "excused",
      "zaświadczenie",
      ["present", "excused"],
    ]);
  });

  it("is closed once, by whom was first", async () => {
    const { event } = await withPeople(0);
    const { actor } = await world.signIn({ name: "Druga Osoba", role: "admin" });
    const first = await close(event);
    world.clock.now = new Date(Date.parse(world.clock.now) + 60_000).toISOString();
    expect(await service().closeUnit(asStaff(world, actor), event.eventId, "s1")).toEqual(first);
  });

  it("tells the audit of the closing and of corrections after it, and of no other mark", async () => {
    const { event, ids } = await withPeople(1);
    const [registrationId = "reg_"] = ids;
    await send(event, [markInput({ registrationId, reason: "tuż przed zamknięciem" })]);
    await close(event);
    await service().recordMarksByStaff(asStaff(world), event.eventId, [
      markInput({ registrationId, state: "absent", reason: "pomyłka na liście" }),
    ]);
    await service().setEntitlement(asStaff(world), event.eventId, registrationId, {
      entitled: true,
      reason: "choroba",
    });
    await world.recordsTwice();
    await world.follow();
    const { items } = await world.deps.services.audit.listEventHistory(asStaff(world), event.eventId);
    const own = items
      .filter(({ action }) => /^(attendance|entitlement)/.test(action))
      .map(({ action, target, fields, reason, actorName }) => ({ action, target, fields, reason, actorName }))
      .toSorted((a, b) => (a.action < b.action ? -1 : 1));
    expect(own).toEqual([
      {
        action: "attendance.closed",
        target: event.eventId,
        fields: ["attendance.s1"],
        reason: undefined,
        actorName: world.admin.name,
      },
      {
        action: "attendance.corrected",
        target: registrationId,
        fields: ["attendance.s1"],
        reason: "pomyłka na liście",
        actorName: world.admin.name,
      },
      {
        action: "entitlement.granted",
        target: registrationId,
        fields: [],
        reason: "choroba",
        actorName: world.admin.name,
      },
    ]);
  });

  /** In the order in which the table took them in: marks without a reason, and the closing. */
  async function orderOfEvents(event: Event, from: ReturnType<typeof readTableStream>): Promise<string[]> {
    return (await from.read()).flatMap(({ dynamodb }) => {
      const image = dynamodb?.NewImage;
      if (image?.eventId?.S !== event.eventId || image.reason) return [];
      const entity = image.__edb_e__?.S ?? "";
      return /^attendance(Mark|Closing)$/.test(entity) ? [entity] : [];
    });
  }

  const stream = () => readTableStream(world.deps.config.DYNAMODB_ENDPOINT ?? "", world.deps.table.name);

  it("never takes a mark without a reason in after the closing, however the two race", async () => {
    const { event, ids } = await withPeople(24);
    const reader = stream();
    await reader.read();
    const sendOne = (registrationId: RegistrationId) =>
      outcomes(send(event, [markInput({ registrationId })]));
    const early = ids.slice(0, 8).map(sendOne);
    await Promise.race(early);
    const meanwhile = [...ids.slice(8, 16).map(sendOne), close(event), ...ids.slice(16, 20).map(sendOne)];
    await Promise.all([...early, ...meanwhile]);
    const late = await Promise.all(ids.slice(20).map(sendOne));
    expect(late.flat()).toEqual(ids.slice(20).map(() => "attendance.unit_closed"));
    const results = (await Promise.all([...early, ...meanwhile])).flat();
    const order = await orderOfEvents(event, reader);
    const recorded = results.filter((outcome) => outcome === "recorded").length;
    expect(recorded).toBeGreaterThan(0);
    expect(order).toEqual([...Array.from({ length: recorded }, () => "attendanceMark"), "attendanceClosing"]);
  });

  it("refuses a mark that was on its way when the list was closed", async () => {
    const { event, ids } = await withPeople(1);
    const held = holdNextTransaction(world.deps.table.client);
    const sent = outcomes(send(event, [markInput({ registrationId: ids[0] ?? "reg_" })]));
    await held.reached;
    await close(event);
    held.release();
    expect(await sent).toEqual(["attendance.unit_closed"]);
    expect(await rowsOf(world, "attendanceMark", event.eventId)).toEqual([]);
  });

  it("would take it in without the condition in the transaction: the tests above can fail", async () => {
    const { event, ids } = await withPeople(1);
    const reader = stream();
    await reader.read();
    const held = withoutClosingChecks(world.deps.table.client);
    const sent = outcomes(send(event, [markInput({ registrationId: ids[0] ?? "reg_" })]));
    await held.reached;
    await close(event);
    held.release();
    expect(await sent).toEqual(["recorded"]);
    expect(await orderOfEvents(event, reader)).toEqual(["attendanceClosing", "attendanceMark"]);
  });
});

describe("decisions against the rule", () => {
  it("give and take a certificate with a reason, and can be taken back", async () => {
    const { event, ids } = await withPeople(1);
    const [registrationId = "reg_"] = ids;
    const decide = (entitled: boolean | null, reason: string) =>
      service().setEntitlement(asStaff(world), event.eventId, registrationId, { entitled, reason });
    expect((await decide(true, "choroba dziecka")).entitled).toBe(true);
    const granted = await decide(true, "choroba dziecka");
    expect(granted.entitlement).toEqual({
      registrationId,
      entitled: true,
      reason: "choroba dziecka",
      by: `staff:${world.admin.staffId}`,
      byName: world.admin.name,
      at: world.clock.now,
    });
    const rows = await rowsOf(world, "entitlement", event.eventId);
    expect(rows.map(({ version }) => version)).toEqual([1]);
    const back = await decide(null, "pomyłka");
    expect([back.entitled, back.entitlement]).toEqual([false, undefined]);
    expect((await service().getBook(asStaff(world), event.eventId)).people[0]?.entitlement).toBeUndefined();
    expect((await decide(false, "pożyczony identyfikator")).entitlement?.entitled).toBe(false);
  });

  it("made at the same moment all count, one after the other", async () => {
    const { event, ids } = await withPeople(1);
    await Promise.all(
      [1, 2, 3, 4].map((number) =>
        service().setEntitlement(asStaff(world), event.eventId, ids[0] ?? "reg_", {
          entitled: number % 2 === 0,
          reason: `powód ${number}`,
        }),
      ),
    );
    const [row] = await rowsOf(world, "entitlement", event.eventId);
    expect(row?.version).toBe(4);
  });
});

describe("walk-ins", () => {
  let number = 0;
  const walkIn = (overrides: Partial<WalkInInput> = {}): WalkInInput => ({
    walkInId: `wlk_${String((number += 1)).padStart(26, "0")}`,
    firstName: "Zofia",
    lastName: `Niezapowiedziana ${number}`,
    choices: {},
    unitIds: ["s1"],
    at: "2026-04-15T07:05:00.000Z",
    ...overrides,
  });
  const enter = (event: Event, input: WalkInInput) => {
    world.clock.now = DURING;
    return service().addWalkIn(asPublic(world), event.eventId, input, "desk:chk_1");
  };
  const recorded = { markId: expect.stringMatching(/^mrk_/) as string, outcome: "recorded" };

  it("get a seat and are present at once; the same one sent again and again is one person", async () => {
    const event = await publish({ seats: 3 });
    const input = walkIn({ institution: "OPS Ełk", email: "zofia@ops.example", unitIds: ["s1", "s2", "s1"] });
    const answers = await Promise.all([1, 2, 3].map(() => enter(event, input)));
    const [first] = answers;
    if (first?.outcome === "refused" || !first) throw new Error("refused");
    expect(new Set(answers.map((one) => JSON.stringify({ ...one, outcome: "" }))).size).toBe(1);
    expect(await enter(event, input)).toEqual({
      walkInId: input.walkInId,
      outcome: "added",
      registrationId: first.registrationId,
      marks: [recorded, recorded],
    });
    const [person] = await peopleOf(world, event);
    expect(person).toMatchObject({
      registrationId: first.registrationId,
      status: "confirmed",
      source: "staff",
      institution: { name: "OPS Ełk", type: "other" },
      consents: { image: false, newsletter: false, needs: false, log: [] },
    });
    expect((await recordsOf(event)).map(({ unitId, state, by }) => [unitId, state, by])).toEqual([
      ["s1", "present", "desk:chk_1"],
      ["s2", "present", "desk:chk_1"],
    ]);
    await assertSeatsMatch(world, event.eventId);
  });

  it("stay one person when their name was corrected before the desk sent them again", async () => {
    const event = await publish();
    const input = walkIn();
    const first = await enter(event, input);
    if (first.outcome === "refused") throw new Error(first.code);
    await world.deps.services.registration.changeRegistration(
      asStaff(world),
      event.eventId,
      first.registrationId,
      {
        version: 1,
        lastName: "Właściwa",
      },
    );
    expect(await enter(event, input)).toEqual(first);
    expect(await namesByStatus(world, event)).toEqual({ confirmed: ["Właściwa"] });
  });

  it("who are registered already are known: marked, not entered twice", async () => {
    const event = await publish({ seats: 1 });
    const { registrationId } = await signUp(world, event, 1);
    const input = walkIn({ firstName: "łucja", lastName: "ŻAK 1", email: "Lucja1@ops.example" });
    expect(await enter(event, input)).toEqual({
      walkInId: input.walkInId,
      outcome: "known",
      registrationId,
      marks: [recorded],
    });
    expect((await recordsOf(event)).map(({ state }) => state)).toEqual(["present"]);
    expect(await peopleOf(world, event)).toHaveLength(1);
  });

  it("who wait or applied get a free seat; who was turned down does not", async () => {
    const event = await publish({ recruitment: { mode: "selection" } });
    const applied = await signUp(world, event, 1);
    const turnedDown = await signUp(world, event, 2);
    await world.deps.services.registration.changeRegistration(
      asStaff(world),
      event.eventId,
      turnedDown.registrationId,
      {
        version: 1,
        status: "rejected",
        reason: "spoza województwa",
      },
    );
    const of = (one: number) =>
      walkIn({ firstName: "Łucja", lastName: `Żak ${one}`, email: `lucja${one}@ops.example` });
    expect(await enter(event, of(1))).toMatchObject({
      outcome: "known",
      registrationId: applied.registrationId,
    });
    expect(await enter(event, of(2))).toMatchObject({
      outcome: "refused",
      code: "registration.wrong_status",
    });
    expect(await namesByStatus(world, event)).toEqual({ confirmed: ["Żak 1"], rejected: ["Żak 2"] });
    await assertSeatsMatch(world, event.eventId);
  });

  it("find no seat in a full event, and nothing of them is kept, no place on the reserve list either", async () => {
    const event = await publish({ seats: 1, choiceGroups: twoPanels(1) });
    const inA = { choices: { panels: "a" } };
    expect(await enter(event, walkIn())).toMatchObject({ outcome: "refused", code: "registration.invalid" });
    const answers = await Promise.all([1, 2, 3, 4, 5].map(() => enter(event, walkIn(inA))));
    expect(answers.filter(({ outcome }) => outcome === "added")).toHaveLength(1);
    for (const one of answers.filter(({ outcome }) => outcome === "refused"))
      expect(one).toMatchObject({ code: "registration.event_full" });
    expect(Object.keys(await namesByStatus(world, event))).toEqual(["confirmed"]);
    await assertSeatsMatch(world, event.eventId);
  });

  it("hear which panel is full", async () => {
    const event = await publish({ choiceGroups: twoPanels(1) });
    await enter(event, walkIn({ choices: { panels: "a" } }));
    expect(await enter(event, walkIn({ choices: { panels: "a" } }))).toMatchObject({
      outcome: "refused",
      code: "registration.option_full",
    });
    await assertSeatsMatch(world, event.eventId);
  });

  it("are present also when the list was closed before the desk had a network", async () => {
    const event = await publish();
    world.clock.now = DURING;
    await close(event);
    await enter(event, walkIn());
    expect((await recordsOf(event)).map(({ state, reason }) => [state, reason])).toEqual([
      ["present", "walk-in"],
    ]);
  });
});

describe("scenario A1", () => {
  it("gives 24 of 25 people their certificate by the rule, and the one who left after two days only by a decision", async () => {
    const days = ["2011-07-05", "2011-07-06", "2011-07-07", "2011-07-08"];
    const event = await publish({
      kind: "study_visit",
      seats: 25,
      dates: { type: "exact", startsOn: "2011-07-05", endsOn: "2011-07-08" },
      agenda: [0, 1, 3].map((index) =>
        agendaItem({ itemId: `stop${index}`, kind: "stop", day: days[index] }),
      ),
    });
    const ids: RegistrationId[] = [];
    for (let index = 0; index < 25; index += 1) {
      const { registration } = await world.deps.services.registration.enterRegistration(
        asStaff(world),
        event.eventId,
        {
          firstName: "Ewa",
          lastName: `Bąk ${index}`,
          locale: "pl",
          choices: {},
          answers: {},
          ifFull: "reserve",
          consents: { image: false, newsletter: false, needs: false },
        },
      );
      ids.push(registration.registrationId);
    }
    world.clock.now = DURING;
    for (const [day, unitId] of days.entries()) {
      const marks = ids.map((registrationId, index) =>
        markInput({
          registrationId,
          unitId,
          state: index === 7 && day >= 2 ? "absent" : "present",
          source: "paper",
        }),
      );
      await service().recordMarksByStaff(asStaff(world), event.eventId, marks);
      if (day < 3) await close(event, unitId);
      const book = await service().getBook(asStaff(world), event.eventId);
      // The warning before the last day: who can no longer reach 80 %.
      expect(
        book.people.filter(({ rate }) => !rate.reachable).map(({ registrationId }) => registrationId),
      ).toEqual(day >= 2 ? [ids[7]] : []);
    }
    await close(event, "2011-07-08");
    const book = await service().getBook(asStaff(world), event.eventId);
    expect([book.units.map(({ unitId }) => unitId), book.closings.length]).toEqual([days, 4]);
    expect(book.people.filter(({ entitled }) => entitled)).toHaveLength(24);
    const leaver = book.people.find(({ registrationId }) => registrationId === ids[7]);
    expect([leaver?.rate.total, leaver?.entitled]).toEqual([
      { attended: 2, possible: 4, percent: 50 },
      false,
    ]);
    const after = await service().setEntitlement(asStaff(world), event.eventId, ids[7] ?? "reg_", {
      entitled: true,
      reason: "wyjazd służbowy, materiał nadrobiony",
    });
    expect([after.entitled, after.rate.reached]).toEqual([true, false]);
  });
});
