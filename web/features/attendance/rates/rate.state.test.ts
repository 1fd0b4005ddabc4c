import type {
  AttendanceBook,
  AttendancePerson,
  AttendanceRecord,
  AttendanceUnit,
} from "@zapisy/core/attendance/answer";
import type { AttendanceState } from "@zapisy/core/attendance/schema";
import { describe, expect, it } from "vitest";
import {
  askedRows,
  modulesOf,
  presentAt,
  rateQuestion,
  rateRow,
  sumOfParts,
  type RateRow,
} from "./rate.state.ts";

const UNITS: AttendanceUnit[] = ["a", "b", "c", "d", "e"].map((unitId, index) => ({
  unitId,
  title: { pl: unitId },
  kind: "item",
  leaders: [],
  weight: 90,
  clockMinutes: 90,
  module: index < 2 ? "Moduł 1" : "Moduł 2",
}));

/** A person whose records are given by their first letters in the order of the units: p, l, e, a; `-` for none. */
function person(name: string, seen: string, parts: Partial<AttendancePerson> = {}): AttendancePerson {
  const states: Record<string, AttendanceState> = {
    p: "present",
    l: "left_early",
    e: "excused",
    a: "absent",
  };
  const records: Record<string, AttendanceRecord> = {};
  for (const [index, letter] of Array.from(seen).entries()) {
    const { unitId = "" } = UNITS[index] ?? {};
    const state = states[letter];
    if (state)
      records[unitId] = {
        registrationId: `reg_${name}`,
        unitId,
        state,
        ...(state === "left_early" ? { minutes: 45 } : {}),
        current: [],
        conflict: [],
        history: [],
      };
  }
  const nothing = { attended: 0, possible: 0, percent: 0 };
  return {
    registrationId: `reg_${name}`,
    firstName: "Jan",
    lastName: name,
    options: [],
    records,
    rate: { measure: "minutes", total: nothing, modules: [], reached: false, reachable: true },
    entitled: false,
    ...parts,
  };
}

function book(people: AttendancePerson[], closed: string[] = []): AttendanceBook {
  return {
    eventId: "evt_1",
    thresholdPercent: 80,
    units: UNITS,
    closings: closed.map((unitId) => ({ unitId, closedAt: "2026-05-12T09:00:00.000Z", closedBy: "staff:x" })),
    people,
    authors: {},
    may: { record: true, close: true, override: true },
  };
}

function places(people: AttendancePerson[], closed?: string[]) {
  const whole = book(people, closed);
  return people.map((each) => rateRow(whole, each).place);
}

describe("where somebody stands against 80 % of five equal units", () => {
  it.each([
    ["open before anything was missed, though one absence more than allowed would lose it", "pp---", "open"],
    ["at risk after the one absence that is allowed", "pa---", "risk"],
    ["at risk after an excused absence too", "pe---", "risk"],
    ["lost after two absences", "paa--", "lost"],
    ["reached with four of five", "ppppa", "reached"],
    ["reached before the last unit", "pppp-", "reached"],
    ["lost at the end with three of five", "pppaa", "lost"],
    ["at risk after leaving early in the middle", "pl---", "risk"],
  ])("is %s", (_text, seen, place) => {
    expect(places([person("Żak", seen)])).toEqual([place]);
  });

  it("counts a closed list without a record as missed", () => {
    expect(places([person("Żak", "pp---")], ["c", "d"])).toEqual(["lost"]);
  });
});

describe("what is left", () => {
  it("is something until the last list is closed", () => {
    const zak = person("Żak", "pa---");
    const left = (closed: string[]) => rateRow(book([zak], closed), zak).hasUnitsLeft;
    expect([left([]), left(["c"]), left(["c", "d", "e"])]).toEqual([true, true, false]);
  });

  it("is nothing for who has left, and what they attended decides", () => {
    const left = { at: "2026-05-12T09:00:00.000Z", status: "cancelled" } as const;
    const gone = [person("Żak", "pp---", { left }), person("Lis", "pppp-", { left })];
    const rows = gone.map((each) => rateRow(book(gone), each));
    expect(rows.map(({ place, hasUnitsLeft }) => [place, hasUnitsLeft])).toEqual([
      ["lost", false],
      ["reached", false],
    ]);
  });
});

describe("the question in the address", () => {
  it("is the default where it cannot be read", () => {
    expect(rateQuestion({ place: "nowhere", sort: "age", direction: "sideways" })).toEqual({
      q: "",
      place: "",
      sort: "name",
      direction: "ascending",
    });
  });

  const rows: RateRow[] = [
    person("Ćma", "ppppp"),
    person("Lis", "pa---", {
      entitlement: {
        registrationId: "reg_Lis",
        entitled: true,
        reason: "Decyzja",
        by: "staff:x",
        at: "2026-05-12T09:00:00.000Z",
      },
    }),
    person("Łoś", "aa---"),
    person("Żak", "pa---"),
  ].map((each) => rateRow(book([]), each));
  const asked = (search: Parameters<typeof rateQuestion>[0]) =>
    askedRows(rows, rateQuestion(search)).map(({ person: { lastName } }) => lastName);

  it.each([
    [{}, ["Ćma", "Lis", "Łoś", "Żak"]],
    [{ direction: "descending" }, ["Żak", "Łoś", "Lis", "Ćma"]],
    [{ sort: "percent" }, ["Łoś", "Lis", "Żak", "Ćma"]],
    [{ sort: "percent", direction: "descending" }, ["Ćma", "Lis", "Żak", "Łoś"]],
    [{ place: "risk" }, ["Lis", "Żak"]],
    [{ place: "lost" }, ["Łoś"]],
    [{ place: "decision" }, ["Lis"]],
    [{ q: "los" }, ["Łoś"]],
  ])("%j shows %j", (search, names) => {
    expect(asked(search)).toEqual(names);
  });

  it("counts those who were there, whole or in part", () => {
    const [first] = UNITS;
    expect(first && presentAt(first, rows)).toEqual({ present: 3, expected: 4 });
  });
});

describe("sums", () => {
  it("rounds the share of several people down, as that of one is", () => {
    expect([
      sumOfParts([
        { attended: 2, possible: 3, percent: 66 },
        { attended: 0, possible: 0, percent: 0 },
      ]),
      sumOfParts([]),
    ]).toEqual([
      { attended: 2, possible: 3, percent: 66 },
      { attended: 0, possible: 0, percent: 0 },
    ]);
  });

  it("lists modules once, in the order of the programme", () => {
    expect(modulesOf(UNITS)).toEqual(["Moduł 1", "Moduł 2"]);
  });
});
