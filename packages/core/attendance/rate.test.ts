import { describe, expect, it } from "vitest";
import { agendaItem, storedEvent } from "../../../tests/support/fixture.ts";
import type { AttendanceUnit } from "./answer.ts";
import { attendanceRate, attendanceUnits, jointAttendance } from "./rules.ts";
import type { AttendanceState, Listed } from "./schema.ts";

/** Units of these weights, of a module each where one is named. */
function units(...parts: (number | Partial<AttendanceUnit>)[]): AttendanceUnit[] {
  return parts.map((part, index) => ({
    unitId: `u${index + 1}`,
    title: { pl: `Część ${index + 1}` },
    kind: "item",
    leaders: [],
    weight: 1,
    ...(typeof part === "number" ? { weight: part } : part),
  }));
}

type Seen = AttendanceState | number | undefined;

/** What was seen at each unit in turn; a number is the minutes of somebody who left early. */
function records(...seen: Seen[]) {
  return Object.fromEntries(
    seen.map((one, index) => [
      `u${index + 1}`,
      typeof one === "number" ? { state: "left_early" as const, minutes: one } : one && { state: one },
    ]),
  );
}

const rate = (
  of: AttendanceUnit[],
  seen: Seen[],
  {
    closed = [],
    threshold = 80,
    options = [],
    left,
  }: { closed?: string[]; threshold?: number; options?: string[]; left?: Listed["left"] } = {},
) =>
  attendanceRate(
    of,
    { records: records(...seen), options, left },
    closed.map((unitId) => ({ unitId })),
    threshold,
  );

describe("the rate", () => {
  it("of somebody who leaves a visit of four days after the second is 2/4, which blocks the certificate", () => {
    const days = attendanceUnits(
      storedEvent({
        kind: "study_visit",
        dates: { type: "exact", startsOn: "2011-07-05", endsOn: "2011-07-08" },
        agenda: ["2011-07-05", "2011-07-06", "2011-07-08"].map((day, index) =>
          agendaItem({ itemId: `stop${index}`, kind: "stop", day }),
        ),
      }),
    );
    const seen = { state: "present" } as const;
    const away = { state: "absent" } as const;
    const four = { "2011-07-05": seen, "2011-07-06": seen, "2011-07-07": away, "2011-07-08": away };
    expect(attendanceRate(days, { records: four, options: [] }, [], 80)).toEqual({
      measure: "units",
      total: { attended: 2, possible: 4, percent: 50 },
      modules: [],
      reached: false,
      reachable: false,
    });
  });

  it.each<[string, AttendanceUnit[], Seen[], [attended: number, possible: number, percent: number]]>([
    [
      "present counts whole, absent and excused not",
      units(1, 1, 1, 1),
      ["present", "absent", "excused", "present"],
      [2, 4, 50],
    ],
    ["minutes weigh", units(270, 67.5), ["present", "absent"], [270, 337.5, 80]],
    ["per cent are rounded down", units(799, 201), ["present", "absent"], [799, 1000, 79]],
    [
      "who left early has the share of the time",
      units({ weight: 180, clockMinutes: 240 }, { weight: 180, clockMinutes: 240 }),
      [120, "present"],
      [270, 360, 75],
    ],
    ["nobody stays longer than the unit", units({ weight: 180, clockMinutes: 240 }), [300], [180, 180, 100]],
    [
      "where there are no hours by the clock, the teaching hours are the whole",
      units({ weight: 180 }),
      [90],
      [90, 180, 50],
    ],
    ["minutes of a unit whose length nobody knows count as none", units(1, 1), [90, "present"], [1, 2, 50]],
    [
      "minutes of whole presence change nothing",
      units({ weight: 60, clockMinutes: 60 }),
      ["present"],
      [60, 60, 100],
    ],
    ["nothing possible is nothing", [], [], [0, 0, 0]],
  ])("is a share of what was to be attended: %s", (_, of, seen, [attended, possible, percent]) => {
    expect(rate(of, seen).total).toEqual({ attended, possible, percent });
  });

  it.each<[string, AttendanceUnit[], Seen[], number, boolean]>([
    ["80 of 100 at 80 %", units(80, 20), ["present", "absent"], 80, true],
    ["79.99 of 100 at 80 %", units(79.99, 20.01), ["present", "absent"], 80, false],
    [
      "270 of 337.5 at 80 %, which binary fractions cannot hold",
      units(270, 67.5),
      ["present", "absent"],
      80,
      true,
    ],
    [
      "three thirds of an hour at 80 % of 3.75 hours",
      units(...Array.from({ length: 3 }, () => ({ weight: 180, clockMinutes: 180 })), {
        weight: 135,
        clockMinutes: 180,
      }),
      [180, 180, 180, "absent"],
      80,
      true,
    ],
    [
      "sevenths that add up exactly",
      units({ weight: 7, clockMinutes: 7 }, { weight: 7, clockMinutes: 7 }, 10.5),
      [4, 3, "absent"],
      28,
      true,
    ],
    ["everything at 100 %", units(45, 90), ["present", "present"], 100, true],
    ["all but a minute at 100 %", units({ weight: 45, clockMinutes: 45 }, 90), [44, "present"], 100, false],
    ["nothing at all at 1 %", [], [], 1, false],
  ])("compares with the threshold exactly: %s", (_, of, seen, threshold, reached) => {
    expect(rate(of, seen, { threshold }).reached).toBe(reached);
  });

  it("is told by module and in total", () => {
    const of = units(
      { weight: 90, module: "M1" },
      { weight: 90, module: "M2" },
      { weight: 180, module: "M1" },
      45,
    );
    expect(rate(of, ["present", "absent", "present", "present"])).toEqual({
      measure: "minutes",
      total: { attended: 315, possible: 405, percent: 77 },
      modules: [
        { module: "M1", attended: 270, possible: 270, percent: 100 },
        { module: "M2", attended: 0, possible: 90, percent: 0 },
      ],
      reached: false,
      reachable: false,
    });
  });

  it("is of the units where the person is expected", () => {
    const of = units(60, { weight: 60, optionId: "a" }, { weight: 60, optionId: "b" });
    expect(rate(of, ["present", "present", "absent"], { options: ["a"] }).total).toEqual({
      attended: 120,
      possible: 120,
      percent: 100,
    });
    expect(rate(of, ["present"], { options: ["b"] }).total).toEqual({
      attended: 60,
      possible: 120,
      percent: 50,
    });
  });
});

describe("the rate of somebody who chose another panel after they had been in the first", () => {
  const panel = (optionId: string, from: string, to: string, day = "2026-04-15") => ({
    weight: 60,
    optionId,
    day,
    from,
    to,
  });

  it("counts the one where they were, and not the one that ran at the same time", () => {
    const of = units(60, panel("a", "11:00", "12:30"), panel("b", "12:00", "13:00"));
    expect(rate(of, ["present", "present"], { options: ["b"] }).total).toEqual({
      attended: 120,
      possible: 120,
      percent: 100,
    });
  });

  it("counts both where they ran one after the other", () => {
    const after = units(panel("a", "11:00", "12:00"), panel("b", "12:00", "13:00"));
    const nextDay = units(panel("a", "11:00", "12:00"), panel("b", "11:00", "12:00", "2026-04-16"));
    for (const of of [after, nextDay])
      expect(rate(of, ["present"], { options: ["b"] }).total).toEqual({
        attended: 60,
        possible: 120,
        percent: 50,
      });
  });

  it("does not count the other panel where they were absent", () => {
    const of = units(panel("a", "11:00", "12:00"), panel("b", "11:00", "12:00"));
    expect(rate(of, ["absent", "present"], { options: ["b"] }).total.percent).toBe(100);
  });
});

describe("the rate of a day with panels side by side", () => {
  const days = units(
    { weight: 120, choiceWeights: { a: 60, b: 180 }, clockMinutes: 300 },
    { weight: 120, clockMinutes: 120 },
  );

  it("is of the hours of the panel that the person chose", () => {
    expect(rate(days, ["present", "absent"], { options: ["a"] }).total).toEqual({
      attended: 180,
      possible: 300,
      percent: 60,
    });
    expect(rate(days, ["present", "absent"], { options: ["b"] }).total).toEqual({
      attended: 300,
      possible: 420,
      percent: 71,
    });
    expect(rate(days, ["present", "absent"]).total).toEqual({ attended: 120, possible: 240, percent: 50 });
  });

  it("counts minutes even where nothing is for all", () => {
    expect(rate(units({ weight: 0, choiceWeights: { a: 60 } }), [30], { options: ["a"] })).toMatchObject({
      measure: "minutes",
      total: { attended: 30, possible: 60, percent: 50 },
    });
  });
});

describe("the rate of people together", () => {
  const together = (of: AttendanceUnit[], people: { seen: Seen[]; options?: string[] }[]) => {
    const joint = jointAttendance(
      people.map(({ seen, options = [] }) => ({ records: records(...seen), options })),
    );
    return attendanceRate(of, joint, [], 80).total;
  };
  const yes = "present" as const;
  const no = "absent" as const;

  it("is the union of what they attended: 5 and 4 other topics of 9 are all of them", () => {
    const nine = units(1, 1, 1, 1, 1, 1, 1, 1, 1);
    const first = [yes, yes, yes, yes, yes, no, no, no, no];
    const second = [no, no, no, undefined, undefined, yes, yes, yes, yes];
    expect(together(nine, [{ seen: first }, { seen: second }])).toEqual({
      attended: 9,
      possible: 9,
      percent: 100,
    });
    expect(together(nine, [{ seen: first }])).toEqual({ attended: 5, possible: 9, percent: 55 });
  });

  it("counts the one who stayed longest, and the panels that any of them chose", () => {
    const of = units(
      { weight: 60, clockMinutes: 60 },
      { weight: 60, clockMinutes: 60, optionId: "a" },
      { weight: 60, clockMinutes: 60, optionId: "b" },
    );
    expect(
      together(of, [
        { seen: [20, yes], options: ["a"] },
        { seen: [45, undefined, "excused"], options: ["b"] },
      ]),
    ).toEqual({ attended: 105, possible: 180, percent: 58 });
    expect(together(of, [])).toEqual({ attended: 0, possible: 60, percent: 0 });
  });
});

describe("the warning of who can no longer reach the threshold", () => {
  it.each<[string, Seen[], string[], boolean]>([
    ["nothing seen yet", [], [], true],
    ["one of five missed", ["absent"], [], true],
    ["two of five missed", ["absent", "absent"], [], false],
    ["two of five excused", ["excused", "excused"], [], false],
    ["two closed without a mark", [], ["u1", "u2"], false],
    ["a closed unit with a mark", ["present"], ["u1"], true],
    ["taken back and not closed", [undefined, "absent"], [], true],
  ])("counts what is still open: %s", (_, seen, closed, reachable) => {
    expect(rate(units(1, 1, 1, 1, 1), seen, { closed }).reachable).toBe(reachable);
  });

  it("knows that who has left will not come to what is still open; what they attended stays a share of the whole", () => {
    const left = { at: "2026-04-15T12:00:00.000Z" };
    expect(rate(units(1, 1, 1), ["present"], { left })).toMatchObject({
      total: { attended: 1, possible: 3, percent: 33 },
      reached: false,
      reachable: false,
    });
    expect(rate(units(1, 1, 1, 1, 1), ["present", "present", "present", "present"], { left })).toMatchObject({
      total: { percent: 80 },
      reached: true,
      reachable: true,
    });
  });

  it("does not warn of an event that has nothing to attend", () => {
    expect(rate([], []).reachable).toBe(true);
  });
});

describe("what was taken out of the programme", () => {
  const gone = (overrides: Partial<AttendanceUnit> & { insteadOf?: string[]; held?: boolean } = {}) => {
    const { insteadOf = [], held = true, ...unit } = overrides;
    return { weight: 60, ...unit, retired: { held, isClosed: false, insteadOf } };
  };
  const part = (of: AttendanceUnit[], seen: Seen[]) => {
    const { attended, possible } = rate(of, seen).total;
    return [attended, possible];
  };

  it("counts where it took place, also against those who missed it", () => {
    const of = units(60, gone());
    expect(part(of, ["present", "present"])).toEqual([120, 120]);
    expect(part(of, ["present", undefined])).toEqual([60, 120]);
    expect(rate(of, ["present", undefined])).toMatchObject({ reachable: false });
  });

  it("counts for nobody where nobody was", () => {
    const of = units(60, gone({ held: false, weight: 1 }));
    expect(rate(of, ["present", "absent"])).toMatchObject({
      measure: "minutes",
      total: { attended: 60, possible: 60 },
    });
  });

  it.each<[string, Seen[], [number, number]]>([
    ["what was before, for who was there", [undefined, undefined, "present"], [240, 240]],
    ["what is now, for who is recorded there too", ["present", undefined, "present"], [120, 240]],
    ["what is now, for who was nowhere", [undefined, undefined, "absent"], [0, 240]],
  ])("and is at the same time as sessions of now counts once: %s", (_, seen, expected) => {
    expect(part(units(120, 120, gone({ weight: 240, insteadOf: ["u1", "u2"] })), seen)).toEqual(expected);
  });

  it("counts as it was held: who came to one of two sessions that a day stands for now has half of it", () => {
    const of = units(240, gone({ weight: 120, insteadOf: ["u1"] }), gone({ weight: 120, insteadOf: ["u1"] }));
    expect(part(of, [undefined, "present", "absent"])).toEqual([120, 240]);
    expect(part(of, ["present", "present", "absent"])).toEqual([240, 240]);
    expect(part(of, [undefined, "absent", undefined])).toEqual([0, 240]);
  });
});
