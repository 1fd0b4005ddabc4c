import { describe, expect, it } from "vitest";
import type { AttendanceUnit } from "./answer.ts";
import { isRecordable, reasonWanted, seenAt } from "./rules.ts";

const UNIT: AttendanceUnit = {
  unitId: "s1",
  title: { pl: "Sesja" },
  kind: "item",
  day: "2026-12-15",
  from: "09:00",
  to: "15:00",
  optionId: "a",
  leaders: [],
  weight: 360,
  clockMinutes: 360,
};
const ZONE = "Europe/Warsaw";

describe("a mark", () => {
  const NOW = "2026-12-15T10:00:00.000Z";
  const left = { at: "2026-12-15T09:00:00.000Z" };
  const wanted = (at: string, person: Partial<Parameters<typeof reasonWanted>[2]> = {}, now = NOW) =>
    reasonWanted({ at }, UNIT, { options: ["a"], ...person }, ZONE, now);

  it.each<[string, string, string | undefined]>([
    ["of now is kept", NOW, undefined],
    ["of the beginning of the day is kept", "2026-12-14T23:00:00.000Z", undefined],
    ["of the day before needs a reason", "2026-12-14T22:59:59.999Z", "attendance.before_day"],
    ["of seven weeks before needs a reason", "2026-10-27T09:00:00.000Z", "attendance.before_day"],
    ["of a clock that is a little ahead is kept", "2026-12-15T10:10:00.000Z", undefined],
    ["of a clock that is further ahead needs a reason", "2026-12-15T10:10:00.001Z", "attendance.clock_ahead"],
    ["of the year 9999 needs a reason", "9999-12-31T00:00:00.000Z", "attendance.clock_ahead"],
  ])("%s", (_, at, code) => {
    expect(wanted(at)).toBe(code);
  });

  it("may be days late: desks work without a network", () => {
    expect(wanted("2026-12-15T08:00:00.000Z", {}, "2026-12-20T10:00:00.000Z")).toBeUndefined();
  });

  it("needs a reason on who has left by then, and on who chose another panel", () => {
    expect([
      wanted("2026-12-15T09:00:00.000Z", { left }),
      wanted("2026-12-15T09:00:00.001Z", { left }),
      wanted(NOW, { options: ["b"] }),
      wanted(NOW, { options: ["b"], left }),
    ]).toEqual([undefined, "attendance.person_left", "attendance.not_expected", "attendance.person_left"]);
  });

  it("was seen no later than the server heard of it", () => {
    expect([
      seenAt({ at: "9999-12-31T00:00:00.000Z", receivedAt: NOW }),
      seenAt({ at: left.at, receivedAt: NOW }),
      seenAt({ at: left.at }),
    ]).toEqual([NOW, left.at, left.at]);
  });
});

describe("a unit", () => {
  it.each<[string, Partial<AttendanceUnit>, string, boolean]>([
    ["from midnight of its day, where the event is", {}, "2026-12-14T23:00:00.000Z", true],
    ["not before it", {}, "2026-12-14T22:59:59.000Z", false],
    [
      "from when its doors open, where it begins with the day",
      { from: "00:05" },
      "2026-12-14T22:50:00.000Z",
      true,
    ],
    ["not before they do", { from: "00:05" }, "2026-12-14T22:49:59.000Z", false],
    ["for ever afterwards", {}, "2036-12-15T00:00:00.000Z", true],
    ["always, where it has no day", { day: undefined }, "2020-01-01T00:00:00.000Z", true],
  ])("can be recorded %s", (_, overrides, now, expected) => {
    expect(isRecordable({ ...UNIT, ...overrides }, ZONE, now)).toBe(expected);
  });
});
