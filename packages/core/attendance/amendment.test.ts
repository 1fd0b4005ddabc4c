import { describe, expect, it } from "vitest";
import { agendaItem, storedEvent } from "../../../tests/support/fixture.ts";
import type { AgendaItem, Event } from "../event/schema.ts";
import { amendedUnits, atStake, countingChange, type EventRecord } from "./amendment.ts";
import type { UnitRecord } from "./retired.ts";

const BEFORE = storedEvent({
  agenda: [
    agendaItem({
      itemId: "s1",
      from: "09:00",
      to: "11:00",
      module: "I",
      place: "Aula",
      leaders: ["Ewa Lis"],
    }),
    agendaItem({ itemId: "s2", from: "11:00", to: "13:00" }),
  ],
});
const DURING = "2026-04-15T10:00:00.000Z";

function changed(change: Partial<AgendaItem> | undefined, event: Partial<Event> = {}): Event {
  const agenda = BEFORE.agenda.flatMap((item) =>
    item.itemId === "s1" ? (change ? [{ ...item, ...change }] : []) : [item],
  );
  return { ...BEFORE, agenda, ...event };
}

function record(units: Record<string, Partial<UnitRecord>>, certificates = 0): EventRecord {
  const nothing = { people: 0, held: false, isClosed: false, files: 0 };
  return {
    units: new Map(Object.entries(units).map(([unitId, own]) => [unitId, { ...nothing, ...own }])),
    certificates,
    files: 0,
  };
}

const stakeOf = (after: Event, known: EventRecord) => {
  const change = countingChange(BEFORE, after);
  return change && atStake(change, known);
};

describe("an edit of a session with marks", () => {
  const marks = record({ s1: { people: 3, held: true } });

  it.each<[string, Partial<AgendaItem> | undefined, Partial<Event>?]>([
    ["takes it out", undefined],
    ["takes it off the lists", { takesAttendance: false }],
    ["takes its day away", { day: undefined }],
    ["moves it to another day", { day: "2026-04-16" }],
    ["moves it to another hour", { from: "09:30" }],
    ["makes it shorter", { to: "10:30" }],
    ["counts other hours", { hours: 3 }],
    ["counts hours of another length", { hours: 2, hourUnit: "didactic" }],
    ["gives it to a panel", { optionId: "a" }],
    ["puts it into another module", { module: "II" }],
    ["counts days instead", {}, { attendanceBy: "day" }],
    ["counts days by another kind of event", {}, { kind: "study_visit" }],
    ["puts it into another time zone", {}, { timeZone: "Europe/London" }],
  ])("needs a reason where it %s", (_, change, event = {}) => {
    const stake = stakeOf(changed(change, event), marks);
    expect(stake?.units.map(({ unitId }) => unitId)).toEqual(["s1"]);
    expect(stakeOf(changed(change, event), record({}))).toBeUndefined();
  });

  it.each<[string, Partial<AgendaItem>]>([
    ["its title", { title: { pl: "Rozmowa" } }],
    ["its room", { place: "Sala 5" }],
    ["its leader", { leaders: ["Jan Bąk"] }],
    ["its host", { host: "OPS w Łapach" }],
  ])("may mend %s, which is on the list, until that is closed", (_, change) => {
    expect(stakeOf(changed(change), marks)).toBeUndefined();
    expect(stakeOf(changed(change), record({ s1: { isClosed: true } }))).toMatchObject({
      units: [{ unitId: "s1", change: "changed", isClosed: true }],
    });
  });

  it("may say more of it, or be about another one", () => {
    expect(countingChange(BEFORE, changed({ description: { pl: "O rozmowie." } }))).toBeUndefined();
    expect(stakeOf(changed(undefined), record({ s2: { people: 3 } }))).toBeUndefined();
  });

  it("needs a reason for a scan alone", () => {
    expect(stakeOf(changed(undefined), record({ s1: { files: 1 } }))).toMatchObject({
      units: [{ unitId: "s1", people: 0, files: 1 }],
    });
  });
});

describe("an edit of a day with marks", () => {
  const stop = (itemId: string, overrides: Partial<AgendaItem> = {}) =>
    agendaItem({ itemId, title: { pl: itemId }, from: undefined, to: undefined, ...overrides });
  const visit = (...agenda: AgendaItem[]) => ({ ...BEFORE, attendanceBy: "day" as const, agenda });
  /** As long, and printed as another number. */
  const DIDACTIC = { hours: 4, hourUnit: "didactic" } as const;
  const CLOCK = { hours: 3, hourUnit: "clock" } as const;
  const before = visit(stop("s1"), stop("s2", { host: "OPS w Łapach", ...DIDACTIC }));
  const stake = (after: Event, known: Partial<UnitRecord>) => {
    const change = countingChange(before, after);
    return change && atStake(change, record({ "2026-04-15": known }));
  };

  it.each<[string, Event]>([
    ["takes a stop out", visit(stop("s1"))],
    ["adds one", visit(...before.agenda, stop("s3"))],
    ["has one in the place of another", visit(stop("s1"), stop("s3"))],
    ["takes one off the lists", visit(stop("s1"), stop("s2", { takesAttendance: false }))],
  ])("needs a reason where it %s, and keeps what was there", (_, after) => {
    expect(stake(after, { people: 1 })?.units.map(({ change }) => change)).toEqual(["changed"]);
    expect(stake(after, {})).toBeDefined();
    const change = countingChange(before, after);
    expect(change && atStake(change, record({}))).toBeUndefined();
    const [kept] = change ? amendedUnits(before, change, stake(after, { people: 1 }), DURING) : [];
    expect(kept?.items?.map(({ itemId }) => itemId)).toEqual(["s1", "s2"]);
  });

  it.each<[string, Event]>([
    [
      "the title of a stop",
      visit(stop("s1", { title: { pl: "Dom" } }), stop("s2", { host: "OPS w Łapach", ...DIDACTIC })),
    ],
    ["its host", visit(stop("s1"), stop("s2", { host: "MOPS w Łapach", ...DIDACTIC }))],
    ["its hours, said in another unit", visit(stop("s1"), stop("s2", { host: "OPS w Łapach", ...CLOCK }))],
  ])("may mend %s until its list is closed", (_, after) => {
    expect(stake(after, { people: 1 })).toBeUndefined();
    expect(stake(after, { isClosed: true })?.units).toHaveLength(1);
  });
});

describe("an edit of the rule", () => {
  it.each<[string, Partial<Event>]>([
    ["another threshold", { attendanceThresholdPercent: 60 }],
    [
      "an item without hours, which makes all count the same",
      { agenda: [...BEFORE.agenda, agendaItem({ itemId: "s3", from: undefined, to: undefined })] },
    ],
  ])("needs a reason where anybody is recorded: %s", (_, event) => {
    const after = { ...BEFORE, ...event };
    expect(stakeOf(after, record({ s2: { people: 1 } }))).toEqual({ units: [], rule: true, certificates: 0 });
    expect(stakeOf(after, record({}))).toBeUndefined();
  });

  it("needs a reason where a certificate was issued, also where a session is added", () => {
    const more = { agenda: [...BEFORE.agenda, agendaItem({ itemId: "s3", from: "14:00", to: "15:00" })] };
    expect(stakeOf({ ...BEFORE, ...more }, record({ s2: { people: 1 } }))).toBeUndefined();
    expect(stakeOf({ ...BEFORE, ...more }, record({}, 2))).toEqual({
      units: [],
      rule: false,
      certificates: 2,
    });
  });
});

describe("an edit that gives the event to another project", () => {
  const after = { ...BEFORE, projectId: "prj_00000000000000000000000009" as const };

  it("needs a reason where anybody is recorded or a certificate was issued: papers name who pays", () => {
    expect(stakeOf(after, record({ s2: { people: 1 } }))).toEqual({
      units: [],
      rule: false,
      certificates: 0,
      project: true,
    });
    expect(stakeOf(after, record({}, 3))).toMatchObject({ certificates: 3, project: true });
    expect(stakeOf(after, record({}))).toBeUndefined();
  });
});

describe("what is kept of an edit", () => {
  const kept = (after: Event, known: EventRecord, now = DURING, before = BEFORE) => {
    const change = countingChange(before, after);
    return change
      ? amendedUnits(before, change, atStake(change, known), now).map(({ unit, items }) => [
          unit.unitId,
          unit.from,
          items?.map(({ itemId }) => itemId),
        ])
      : [];
  };

  it("are the units as they were, and the items of those that are gone", () => {
    const marks = record({ s1: { people: 1 } });
    expect(kept(changed({ from: "10:00" }), marks)).toEqual([["s1", "09:00", undefined]]);
    expect(kept(changed(undefined), marks)).toEqual([["s1", "09:00", ["s1"]]]);
    expect(kept(changed({}, { attendanceBy: "day" }), marks)).toEqual([
      ["s1", "09:00", ["s1"]],
      ["s2", "11:00", ["s2"]],
    ]);
  });

  it("is nothing of a day that has not begun or is long over, nor of a draft, unless it is recorded", () => {
    const [nothing, early, late] = [record({}), "2026-04-14T10:00:00.000Z", "2026-07-15T10:00:00.000Z"];
    expect(kept(changed(undefined), nothing, late)).toEqual([]);
    expect(kept(changed(undefined), record({ s1: { people: 1 } }), late)).toEqual([["s1", "09:00", ["s1"]]]);
    expect(kept(changed(undefined), nothing)).toEqual([["s1", "09:00", ["s1"]]]);
    expect(kept(changed(undefined), nothing, early)).toEqual([]);
    expect(kept(changed(undefined), nothing, DURING, { ...BEFORE, state: "draft" })).toEqual([]);
  });

  it("has no contact of a host and no long text", () => {
    const before = {
      ...BEFORE,
      agenda: [agendaItem({ hostContact: "Anna, 600 700 800", description: { pl: "A" } })],
    };
    const change = countingChange(before, { ...before, agenda: [] });
    const [unit] = change ? amendedUnits(before, change, undefined, DURING) : [];
    expect(unit?.items).toEqual([agendaItem()]);
  });
});
