import { describe, expect, it } from "vitest";
import { agendaItem, staffActor, storedEvent, twoPanels } from "../../../tests/support/fixture.ts";
import type { AgendaItem, Event } from "../event/schema.ts";
import { STAFF_ROLES } from "../staff/schema.ts";
import {
  attendanceUnits,
  canCloseAttendance,
  canOverrideEntitlement,
  canReadAttendance,
  canRecordAttendance,
  checkInWindow,
  isCheckInOpen,
  isExpected,
  isListed,
} from "./rules.ts";
import type { Listed } from "./schema.ts";

/** Scenario A1: four days, the third without stops. */
const VISIT = storedEvent({
  kind: "study_visit",
  dates: { type: "exact", startsOn: "2011-07-05", endsOn: "2011-07-08" },
  agenda: [
    agendaItem({
      itemId: "travel",
      kind: "travel",
      day: "2011-07-05",
      from: "06:00",
      to: "11:45",
      takesAttendance: false,
    }),
    agendaItem({
      itemId: "zaz",
      kind: "stop",
      day: "2011-07-05",
      from: "12:00",
      to: "14:00",
      town: "Bydgoszcz",
    }),
    agendaItem({
      itemId: "kis",
      kind: "stop",
      day: "2011-07-05",
      from: "15:30",
      to: "17:30",
      town: "Bydgoszcz",
    }),
    agendaItem({
      itemId: "caritas",
      kind: "stop",
      day: "2011-07-06",
      from: "10:00",
      to: "12:30",
      town: "Brodnica",
    }),
    agendaItem({ itemId: "cis", kind: "stop", day: "2011-07-08", from: "09:30", to: "12:00", town: "Toruń" }),
  ],
});

const brief = (event: Event) =>
  attendanceUnits(event).map(({ unitId, weight, clockMinutes, from, to }) => ({
    unitId,
    weight,
    clockMinutes,
    hours: `${from ?? ""}–${to ?? ""}`,
  }));
const weights = (agenda: AgendaItem[], overrides: Partial<Event> = {}) =>
  attendanceUnits(storedEvent({ agenda, ...overrides })).map(({ weight }) => weight);

describe("units of attendance", () => {
  it("are the days of a study visit, each of the same weight while one of them has no hours", () => {
    expect(brief(VISIT)).toEqual([
      { unitId: "2011-07-05", weight: 1, clockMinutes: 330, hours: "12:00–17:30" },
      { unitId: "2011-07-06", weight: 1, clockMinutes: 150, hours: "10:00–12:30" },
      { unitId: "2011-07-07", weight: 1, clockMinutes: undefined, hours: "–" },
      { unitId: "2011-07-08", weight: 1, clockMinutes: 150, hours: "09:30–12:00" },
    ]);
  });

  it("say of a day what its stops have in common, under its date", () => {
    expect(attendanceUnits(VISIT)[0]).toEqual({
      unitId: "2011-07-05",
      title: { pl: "5 lipca 2011", en: "5 July 2011" },
      kind: "day",
      day: "2011-07-05",
      from: "12:00",
      to: "17:30",
      module: undefined,
      place: "Bydgoszcz",
      leaders: [],
      optionId: undefined,
      clockMinutes: 330,
      weight: 1,
    });
  });

  it("are the items that take attendance and have a day, in the order of the programme", () => {
    const agenda = [
      agendaItem({
        itemId: "late",
        from: "14:00",
        to: "15:30",
        module: "Moduł 2",
        place: "Sala 1",
        town: "Ełk",
        leaders: ["Ewa Żuk"],
        optionId: "a",
      }),
      agendaItem({ itemId: "early", from: "09:00", to: "10:30" }),
      agendaItem({ itemId: "lunch", kind: "meal", from: "12:00", to: "13:00", takesAttendance: false }),
      agendaItem({ itemId: "undated", day: undefined }),
    ];
    const units = attendanceUnits(storedEvent({ agenda, choiceGroups: twoPanels(null) }));
    expect(units.map(({ unitId }) => unitId)).toEqual(["early", "late"]);
    expect(units[1]).toEqual({
      unitId: "late",
      title: { pl: "Sesja pierwsza" },
      kind: "item",
      day: "2026-04-15",
      from: "14:00",
      to: "15:30",
      module: "Moduł 2",
      place: "Sala 1, Ełk",
      leaders: ["Ewa Żuk"],
      optionId: "a",
      clockMinutes: 90,
      weight: 90,
    });
  });

  it("are the days of an event at which no item takes attendance, and none while its date is tentative", () => {
    const agenda = [agendaItem({ takesAttendance: false })];
    expect(brief(storedEvent({ agenda }))).toEqual([
      { unitId: "2026-04-15", weight: 1, clockMinutes: 240, hours: "09:00–13:00" },
    ]);
    expect(brief(storedEvent({ agenda, dates: { type: "tentative", period: "2026-06" } }))).toEqual([]);
  });

  it("are days or items as staff said", () => {
    expect(brief({ ...VISIT, attendanceBy: "item" }).map(({ unitId }) => unitId)).toEqual([
      "zaz",
      "kis",
      "caritas",
      "cis",
    ]);
    expect(brief(storedEvent({ attendanceBy: "day" })).map(({ unitId }) => unitId)).toEqual(["2026-04-15"]);
  });

  it.each<[string, AgendaItem[], number[]]>([
    [
      "didactic hours are 45 minutes, clock hours 60",
      [
        agendaItem({ itemId: "a", hours: 6, hourUnit: "didactic" }),
        agendaItem({ itemId: "b", hours: 1.5, hourUnit: "didactic" }),
        agendaItem({ itemId: "c", hours: 1.5, hourUnit: "clock" }),
        agendaItem({ itemId: "d", hours: 2 }),
      ],
      [270, 67.5, 90, 120],
    ],
    [
      "an item without hours weighs its time by the clock",
      [agendaItem({ itemId: "a", hours: 4, hourUnit: "didactic" }), agendaItem({ itemId: "b" })],
      [180, 240],
    ],
    [
      "one item without any hours makes all weigh the same",
      [agendaItem({ itemId: "a" }), agendaItem({ itemId: "b", to: undefined })],
      [1, 1],
    ],
    ["hours in tenths leave no dust", [agendaItem({ hours: 1.1, hourUnit: "didactic" })], [49.5]],
  ])("weigh their teaching: %s", (_, agenda, expected) => {
    expect(weights(agenda)).toEqual(expected);
  });

  it("weigh a day by what is for all, and on top by the panel that somebody chose", () => {
    const agenda = [
      agendaItem({ itemId: "all", hours: 2 }),
      agendaItem({ itemId: "a1", hours: 1, optionId: "a" }),
      agendaItem({ itemId: "a2", hours: 1, optionId: "a" }),
      agendaItem({ itemId: "b1", hours: 3, optionId: "b" }),
    ];
    const [day] = attendanceUnits(
      storedEvent({ attendanceBy: "day", agenda, choiceGroups: twoPanels(null) }),
    );
    expect([day?.weight, day?.choiceWeights]).toEqual([120, { a: 120, b: 180 }]);
  });

  it("expect of a day that is wholly one panel's only its people", () => {
    const agenda = [agendaItem({ itemId: "a1", optionId: "a" }), agendaItem({ itemId: "a2", optionId: "a" })];
    const [day] = attendanceUnits(
      storedEvent({ attendanceBy: "day", agenda, choiceGroups: twoPanels(null) }),
    );
    expect([day?.optionId, day?.weight, day?.choiceWeights]).toEqual(["a", 480, undefined]);
    expect([isExpected({ optionId: "a" }, ["a"]), isExpected({ optionId: "a" }, ["b"])]).toEqual([
      true,
      false,
    ]);
    expect(isExpected({}, [])).toBe(true);
  });
});

describe("a unit that ends in the night", () => {
  const night = agendaItem({ itemId: "night", from: "20:00", to: "01:00" });

  it("lasts until then, as an item and as a day", () => {
    expect(brief(storedEvent({ agenda: [agendaItem(), night] }))).toEqual([
      { unitId: "s1", weight: 240, clockMinutes: 240, hours: "09:00–13:00" },
      { unitId: "night", weight: 300, clockMinutes: 300, hours: "20:00–01:00" },
    ]);
    expect(brief(storedEvent({ agenda: [agendaItem(), night], attendanceBy: "day" }))).toEqual([
      { unitId: "2026-04-15", weight: 540, clockMinutes: 960, hours: "09:00–01:00" },
    ]);
  });

  it("can be checked in to until its end, on the next day", () => {
    const [, unit] = attendanceUnits(storedEvent({ agenda: [agendaItem(), night] }));
    expect(unit && checkInWindow(unit, "Europe/Warsaw")).toEqual({
      opensAt: "2026-04-15T17:45:00.000Z",
      closesAt: "2026-04-15T23:00:00.000Z",
    });
  });

  it("has the minutes that pass, not those of the wall, when the clocks are changed", () => {
    const minutes = (day: string) =>
      attendanceUnits(storedEvent({ agenda: [agendaItem({ day, from: "22:00", to: "06:00" })] })).map(
        ({ clockMinutes }) => clockMinutes,
      );
    expect([minutes("2026-03-28"), minutes("2026-10-24")]).toEqual([[420], [540]]);
  });
});

describe("a day whose last item has no end", () => {
  it("has none either, and can be checked in to until midnight", () => {
    const agenda = [agendaItem({ to: "09:30" }), agendaItem({ itemId: "s2", from: "10:00", to: undefined })];
    const [day] = attendanceUnits(storedEvent({ agenda, attendanceBy: "day" }));
    expect([day?.from, day?.to, day?.clockMinutes]).toEqual(["09:00", undefined, undefined]);
    expect(day && checkInWindow(day, "Europe/Warsaw")?.closesAt).toBe("2026-04-15T22:00:00.000Z");
  });
});

describe("a list", () => {
  const at = { unitId: "a1", optionId: "a" };
  const left = { at: "2026-04-15T12:00:00.000Z" };
  it.each<[string, Partial<Listed>, boolean]>([
    ["somebody who chose it", {}, true],
    ["not somebody who chose another", { options: ["b"] }, false],
    ["not somebody who has left", { left }, false],
    ["somebody who has left and was recorded", { left, records: { a1: { state: "absent" } } }, true],
    [
      "somebody who chose another and was recorded",
      { options: ["b"], records: { a1: { state: "present" } } },
      true,
    ],
    ["not somebody whose record was taken back", { left, records: { a1: {} } }, false],
    ["of those who stood on it when it was closed", { left, closedLists: { a1: true } }, true],
    ["not somebody who came after it was closed", { closedLists: { a1: false } }, false],
    [
      "somebody recorded after it was closed",
      { closedLists: { a1: false }, records: { a1: { state: "present" } } },
      true,
    ],
    [
      "whatever became of other lists",
      { left, closedLists: { b1: true }, records: { b1: { state: "present" } } },
      false,
    ],
  ])("has %s", (_, person, expected) => {
    expect(isListed(at, { options: ["a"], records: {}, ...person })).toBe(expected);
  });
});

describe("self check-in", () => {
  const unit = { day: "2026-04-15", from: "09:00", to: "13:00" };

  it("is open from a quarter of an hour before the unit until its end, by the event's clock", () => {
    expect(checkInWindow(unit, "Europe/Warsaw")).toEqual({
      opensAt: "2026-04-15T06:45:00.000Z",
      closesAt: "2026-04-15T11:00:00.000Z",
    });
    const open = (now: string) => isCheckInOpen(unit, "Europe/Warsaw", now);
    expect([
      open("2026-04-15T06:44:59.999Z"),
      open("2026-04-15T06:45:00.000Z"),
      open("2026-04-15T10:59:59.999Z"),
      open("2026-04-15T11:00:00.000Z"),
    ]).toEqual([false, true, true, false]);
  });

  it.each([
    ["in winter", { ...unit, day: "2026-01-15" }, "2026-01-15T07:45:00.000Z", "2026-01-15T12:00:00.000Z"],
    [
      "without an end",
      { day: "2026-04-15", from: "09:00" },
      "2026-04-15T06:45:00.000Z",
      "2026-04-15T22:00:00.000Z",
    ],
    ["without hours", { day: "2026-04-15" }, "2026-04-14T21:45:00.000Z", "2026-04-15T22:00:00.000Z"],
    [
      "on the long night",
      { day: "2026-10-25", from: "09:00", to: "10:00" },
      "2026-10-25T07:45:00.000Z",
      "2026-10-25T09:00:00.000Z",
    ],
  ])("keeps to the wall clock %s", (_, one, opensAt, closesAt) => {
    expect(checkInWindow(one, "Europe/Warsaw")).toEqual({ opensAt, closesAt });
  });

  it("never opens for what has no day", () => {
    expect(checkInWindow({}, "Europe/Warsaw")).toBeUndefined();
    expect(isCheckInOpen({}, "Europe/Warsaw", "2026-04-15T07:00:00.000Z")).toBe(false);
  });
});

describe("rights", () => {
  it.each([
    ["read", canReadAttendance, ["admin", "coordinator", "organiser", "assistant", "auditor", "counsellor"]],
    ["record", canRecordAttendance, ["admin", "coordinator", "organiser", "assistant", "counsellor"]],
    ["close", canCloseAttendance, ["admin", "coordinator", "organiser"]],
    ["override", canOverrideEntitlement, ["admin", "coordinator", "organiser"]],
  ] as const)("to %s are those of the roles, in one's own projects and teams only", (_, can, roles) => {
    const mine = storedEvent({ teamIds: [staffActor("admin").staffId] });
    const holders = (event: Event, projectIds: "all" | [] | undefined) =>
      STAFF_ROLES.filter((role) => can(staffActor(role, projectIds ? { projectIds } : {}), event));
    expect(holders(mine, undefined).toSorted()).toEqual([...roles].toSorted());
    expect(holders(mine, [])).toEqual(["admin"]);
    expect(holders(storedEvent(), undefined)).not.toContain("organiser");
  });
});
