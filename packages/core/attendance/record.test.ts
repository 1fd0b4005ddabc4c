import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { markId, storedMark } from "../../../tests/support/attendance.ts";
import { deviceRuns, lastArrivalWins, stateOf } from "../../../tests/support/devices.ts";
import type { Mark } from "./answer.ts";
import { attendanceOf, attendanceRecords, mergeMarks } from "./rules.ts";

const at = (minute: number) => `2026-04-15T07:${String(minute).padStart(2, "0")}:00.000Z`;
const brief = (...marks: Mark[]) => {
  const { state, minutes, current, conflict } = attendanceOf(marks);
  return { state, minutes, current, conflict: conflict.map((mark) => mark.markId) };
};

describe("the record of a person at a unit", () => {
  it("says what the one mark says, by whom and when", () => {
    const mark = storedMark(1, { state: "left_early", minutes: 90, reason: "pociąg" });
    expect(attendanceOf([mark])).toEqual({
      registrationId: mark.registrationId,
      unitId: "s1",
      state: "left_early",
      minutes: 90,
      source: "scan",
      by: mark.by,
      at: mark.at,
      reason: "pociąg",
      current: [mark.markId],
      conflict: [],
      history: [mark],
    });
  });

  it.each<[string, Mark[], ReturnType<typeof brief>]>([
    [
      "two devices that saw the same agree",
      [storedMark(1, { at: at(1) }), storedMark(2, { at: at(2) })],
      { state: "present", minutes: undefined, current: [markId(1), markId(2)], conflict: [] },
    ],
    [
      "minutes of a whole presence are no conflict",
      [storedMark(1, { at: at(1) }), storedMark(2, { at: at(2), source: "webinar", minutes: 238 })],
      { state: "present", minutes: 238, current: [markId(1), markId(2)], conflict: [] },
    ],
    [
      "two that saw something else conflict, and the later is shown",
      [storedMark(1, { at: at(9) }), storedMark(2, { at: at(2), state: "absent" })],
      {
        state: "present",
        minutes: undefined,
        current: [markId(1), markId(2)],
        conflict: [markId(1), markId(2)],
      },
    ],
    [
      "a clock that is years ahead wins nothing: it is no later than the server heard of it",
      [
        storedMark(1, { at: "9999-12-31T00:00:00.000Z", state: "present", receivedAt: at(3) }),
        storedMark(2, { at: at(5), state: "absent" }),
      ],
      {
        state: "absent",
        minutes: undefined,
        current: [markId(1), markId(2)],
        conflict: [markId(2), markId(1)],
      },
    ],
    [
      "minutes of who left early conflict",
      [
        storedMark(1, { at: at(1), state: "left_early", minutes: 30 }),
        storedMark(2, { at: at(2), state: "left_early", minutes: 60 }),
      ],
      { state: "left_early", minutes: 60, current: [markId(1), markId(2)], conflict: [markId(2), markId(1)] },
    ],
    [
      "at the same moment the greater id goes first",
      [storedMark(1, { at: at(1) }), storedMark(2, { at: at(1), state: "absent" })],
      {
        state: "absent",
        minutes: undefined,
        current: [markId(1), markId(2)],
        conflict: [markId(2), markId(1)],
      },
    ],
    [
      "a correction replaces what it names, even if its clock is behind",
      [storedMark(1, { at: at(9) }), storedMark(2, { at: at(1), state: "excused", replaces: [markId(1)] })],
      { state: "excused", minutes: undefined, current: [markId(2)], conflict: [] },
    ],
    [
      "a correction of both ends a conflict",
      [
        storedMark(1),
        storedMark(2, { state: "absent" }),
        storedMark(3, { state: "present", replaces: [markId(1), markId(2)] }),
      ],
      { state: "present", minutes: undefined, current: [markId(3)], conflict: [] },
    ],
    [
      "what was taken back is nothing",
      [storedMark(1), storedMark(2, { state: "none", replaces: [markId(1)] })],
      { state: undefined, minutes: undefined, current: [markId(2)], conflict: [] },
    ],
    [
      "who takes back what another device has just seen again is in conflict with it",
      [
        storedMark(1, { at: at(1) }),
        storedMark(2, { at: at(2), state: "none", replaces: [markId(1)] }),
        storedMark(3, { at: at(3) }),
      ],
      {
        state: "present",
        minutes: undefined,
        current: [markId(2), markId(3)],
        conflict: [markId(3), markId(2)],
      },
    ],
    [
      "marks that replace each other in a circle all count",
      [
        storedMark(1, { at: at(1), replaces: [markId(2)] }),
        storedMark(2, { at: at(2), state: "absent", replaces: [markId(1)] }),
      ],
      {
        state: "absent",
        minutes: undefined,
        current: [markId(1), markId(2)],
        conflict: [markId(2), markId(1)],
      },
    ],
    [
      "a mark that replaces itself, or what nobody has seen, is a mark like others",
      [storedMark(1, { replaces: [markId(1), markId(99)] })],
      { state: "present", minutes: undefined, current: [markId(1)], conflict: [] },
    ],
  ])("%s", (_, marks, expected) => {
    expect(brief(...marks)).toEqual(expected);
    expect(brief(...marks.toReversed())).toEqual(expected);
  });

  it("keeps the former values, the oldest first", () => {
    const first = storedMark(1, { at: at(1) });
    const second = storedMark(2, { at: at(2), state: "absent", replaces: [markId(1)] });
    expect(attendanceOf([second, first]).history).toEqual([first, second]);
  });

  it("orders moments by time, in whatever form they are written", () => {
    const early = storedMark(1, { at: "2026-04-15T09:00:00+02:00", state: "absent" });
    const late = storedMark(2, { at: "2026-04-15T07:30:00Z" });
    expect(attendanceOf([late, early]).state).toBe("present");
  });
});

describe("merging", () => {
  it("keeps each mark once", () => {
    const [one, two, three] = [
      storedMark(1, { at: at(1) }),
      storedMark(2, { at: at(2) }),
      storedMark(3, { at: at(3) }),
    ];
    expect(mergeMarks([three, one], [one, two], [two])).toEqual([one, two, three]);
  });

  it("gives one state in whatever order, however often and however interleaved devices send what they recorded", () => {
    fc.assert(
      fc.property(deviceRuns(), ({ marks, arrivals }) => {
        const expected = stateOf(attendanceRecords(marks));
        for (const arrival of arrivals)
          expect(stateOf(attendanceRecords(mergeMarks(arrival)))).toEqual(expected);
        // Two halves that were merged apart come to the same.
        const [one = [], two = []] = arrivals;
        expect(stateOf(attendanceRecords(mergeMarks(mergeMarks(one), mergeMarks(two))))).toEqual(expected);
      }),
      { numRuns: 500 },
    );
  });

  it("would not, if the mark that arrives last won: the property can fail", () => {
    const result = fc.check(
      fc.property(deviceRuns(), ({ arrivals }) => {
        const states = arrivals.map((arrival) => JSON.stringify(lastArrivalWins(arrival)));
        return new Set(states).size === 1;
      }),
      { numRuns: 500 },
    );
    expect(result.failed).toBe(true);
  });
});
