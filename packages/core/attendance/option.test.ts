import { describe, expect, it } from "vitest";
import { agendaItem, storedEvent, twoPanels } from "../../../tests/support/fixture.ts";
import type { AttendanceUnit } from "./answer.ts";
import { attendedOption } from "./option.ts";
import { attendanceUnits } from "./rules.ts";
import type { Listed } from "./schema.ts";

const day = "2026-04-15";
const item = (itemId: string, from: string, to: string, optionId?: string) =>
  agendaItem({ itemId, day, from, to, optionId });
/** Five hours for everybody, then three of panel A or, in two parts, two and one of panel B. */
const agenda = [
  item("all", "08:00", "13:00"),
  item("a1", "14:00", "17:00", "a"),
  item("b1", "14:00", "16:00", "b"),
  item("b2", "16:00", "17:00", "b"),
];
const unitsOf = (overrides: Parameters<typeof storedEvent>[0] = {}) =>
  attendanceUnits(
    storedEvent({
      dates: { type: "exact", startsOn: day, endsOn: day },
      choiceGroups: twoPanels(5),
      agenda,
      ...overrides,
    }),
  );
const somebody = (options: string[], ...there: string[]): Pick<Listed, "options" | "left" | "records"> => ({
  options,
  records: Object.fromEntries(there.map((unitId) => [unitId, { state: "present" }])),
});
const attended = (
  optionId: string,
  people: Pick<Listed, "options" | "left" | "records">[],
  units: readonly AttendanceUnit[] = unitsOf(),
  thresholdPercent = 60,
) => attendedOption({ units, closings: [], thresholdPercent }, people, optionId);

describe("an option of an event", () => {
  it.each<[string, string, ReturnType<typeof somebody>, boolean]>([
    ["of two hours out of three, at 60 %", "b", somebody(["b"], "b1"), true],
    ["not of one out of three", "b", somebody(["b"], "all", "b2"), false],
    ["not where the rest of the event was attended instead", "a", somebody(["a"], "all"), false],
    ["by whoever sat in it, also without having chosen it", "a", somebody(["b"], "a1"), true],
    ["not by whoever chose it and sat in the other", "b", somebody(["b"], "all", "a1"), false],
    ["not by whoever was excused", "a", { options: ["a"], records: { a1: { state: "excused" } } }, false],
    [
      "also by whoever left early enough late",
      "a",
      { options: ["a"], records: { a1: { state: "left_early", minutes: 110 } } },
      true,
    ],
    [
      "by whoever gave their place up afterwards",
      "a",
      { ...somebody(["a"], "a1"), left: { at: "2026-04-16T08:00:00.000Z" } },
      true,
    ],
  ])("is attended by its own units %s", (_, optionId, person, expected) => {
    expect(attended(optionId, [person])).toBe(expected);
  });

  it("is attended by several together, and by nobody where there is nobody, whatever the rule", () => {
    expect(attended("b", [somebody(["b"], "b1"), somebody(["b"], "b2")], unitsOf(), 100)).toBe(true);
    expect(attended("b", [somebody(["b"], "b1")], unitsOf(), 100)).toBe(false);
    expect(attended("b", [], unitsOf(), 0)).toBe(false);
    expect(attended("b", [somebody(["a"], "all", "a1")], unitsOf(), 0)).toBe(false);
  });

  it("of a day that is counted as a whole is attended by whoever chose it and was there", () => {
    const units = unitsOf({ attendanceBy: "day" });
    expect(units.map(({ unitId }) => unitId)).toEqual([day]);
    expect(attended("b", [somebody(["b"], day)], units)).toBe(true);
    expect(attended("b", [somebody(["a"], day)], units)).toBe(false);
    expect(attended("b", [somebody(["b"])], units)).toBe(false);
  });

  it("of which the programme says nothing is attended by whoever chose it and reached the rule of the event", () => {
    const units = unitsOf({ agenda: [item("all", "08:00", "13:00")] });
    expect(attended("b", [somebody(["b"], "all")], units)).toBe(true);
    expect(attended("b", [somebody(["a"], "all")], units)).toBe(false);
    expect(attended("b", [somebody(["b"])], units)).toBe(false);
  });
});
