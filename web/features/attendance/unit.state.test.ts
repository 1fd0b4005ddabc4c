import type { AttendancePerson, AttendanceRecord, AttendanceUnit } from "@zapisy/core/attendance/answer";
import { describe, expect, it } from "vitest";
import { countUnit, isShown, likelyUnit, personMatches, unitDays } from "./unit.state.ts";

/** A unit of the tests; by day and hour where they are given. */
function unit(unitId: string, parts: Partial<AttendanceUnit> = {}): AttendanceUnit {
  return { unitId, title: { pl: unitId }, kind: "item", leaders: [], weight: 90, ...parts };
}

function person(name: string, parts: Partial<AttendancePerson> = {}): AttendancePerson {
  const [lastName = "", firstName = ""] = name.split(", ");
  const nothing = { attended: 0, possible: 0, percent: 0 };
  return {
    registrationId: `reg_${name}`,
    firstName,
    lastName,
    options: [],
    records: {},
    rate: { measure: "minutes", total: nothing, modules: [], reached: false, reachable: true },
    entitled: false,
    ...parts,
  };
}

function record(parts: Partial<AttendanceRecord>): AttendanceRecord {
  return { registrationId: "reg_1", unitId: "a", current: [], conflict: [], history: [], ...parts };
}

describe("unitDays", () => {
  it("groups units by day, those without a day at the end", () => {
    const [a, b, c] = [unit("a", { day: "2026-05-13" }), unit("b"), unit("c", { day: "2026-05-12" })];
    expect(unitDays([a, b, c])).toEqual([
      { day: "2026-05-12", units: [c] },
      { day: "2026-05-13", units: [a] },
      { day: undefined, units: [b] },
    ]);
  });
});

describe("likelyUnit", () => {
  const units = [
    unit("first", { day: "2026-05-12", from: "09:00", to: "11:00" }),
    unit("second", { day: "2026-05-12", from: "11:30", to: "13:00" }),
    unit("third", { day: "2026-05-13", from: "09:00", to: "11:00" }),
  ];

  it.each([
    ["the first before the event", "2026-05-01T12:00", "first"],
    ["the one that goes on", "2026-05-12T12:00", "second"],
    ["the last that began, in a break", "2026-05-12T11:15", "first"],
    ["the last of the day, in the evening", "2026-05-12T20:00", "second"],
    ["the last after the event", "2026-06-01T08:00", "third"],
  ])("is %s", (_when, now, expected) => {
    expect(likelyUnit(units, now)?.unitId).toBe(expected);
  });

  it("is the one that began in the evening until it ends in the night", () => {
    const night = unit("night", { day: "2026-05-12", from: "20:00", to: "01:00" });
    const at = (now: string) => likelyUnit([...units, night], now)?.unitId;
    expect([at("2026-05-12T19:00"), at("2026-05-12T23:00"), at("2026-05-13T00:30")]).toEqual([
      "second",
      "night",
      "night",
    ]);
  });

  it("is none where there are none", () => {
    expect(likelyUnit([], "2026-05-12T12:00")).toBeUndefined();
  });
});

describe("personMatches", () => {
  const zofia = person("Żółkiewska, Zofia", { institution: "OPS Łomża" });

  it.each([
    ["", true],
    ["zol", true],
    ["ŻÓŁ", true],
    ["zofia zol", true],
    ["lomza", true],
    ["ops zol", true],
    ["zolt", false],
    ["zol anna", false],
  ])("looks for %j", (typed, found) => {
    expect(personMatches(zofia, typed)).toBe(found);
  });

  it.each(["o'brien", "O’BRIEN", "obrien", "zych-nowak", "zych – nowak", "zych nowak", "ZYCHNOWAK", ""])(
    "finds a name of two parts by %j, however it is written",
    (typed) => {
      expect(personMatches(person("O’Brien Zych–Nowak, Anna"), typed)).toBe(true);
    },
  );
});

describe("countUnit", () => {
  it("counts those on the list by what is recorded: who is expected, and who was recorded all the same", () => {
    const conflict = record({ state: "present" }).history;
    expect(
      countUnit(unit("a", { optionId: "panel" }), [
        person("A", { options: ["panel"], records: { a: record({ state: "present" }) } }),
        person("B", { options: ["panel"], records: { a: record({ state: "left_early", minutes: 30 }) } }),
        person("C", { options: ["panel"], records: { a: record({}) } }),
        person("D", { options: ["panel"] }),
        person("E", { options: ["other"], records: { a: record({ state: "absent", conflict }) } }),
        person("F", { options: ["other"] }),
        person("G", { options: ["panel"], left: { at: "2026-05-12T10:00:00.000Z", status: "cancelled" } }),
      ]),
    ).toEqual({ expected: 5, present: 1, left_early: 1, excused: 0, absent: 1, none: 2, conflicts: 0 });
  });
});

describe("isShown", () => {
  it("tells records that are missing and records that differ", () => {
    const taken = record({ state: "present" });
    expect([isShown(undefined, "none"), isShown(taken, "none"), isShown(taken, "conflict")]).toEqual([
      true,
      false,
      false,
    ]);
  });
});
