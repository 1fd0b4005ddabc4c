import type { AttendanceRecord } from "@zapisy/core/attendance/answer";
import type { MarkId, MarkInput } from "@zapisy/core/attendance/schema";
import { describe, expect, it } from "vitest";
import {
  afterAnswer,
  afterFailure,
  afterStart,
  again,
  isRepeat,
  marksBack,
  markTowards,
  nextBatch,
  withReason,
  type PendingMark,
} from "./marking.state.ts";

const pair = { registrationId: "reg_1", unitId: "s1" } as const;
const id = (number: number): MarkId => `mrk_${number}`;

function record(parts: Partial<AttendanceRecord> = {}): AttendanceRecord {
  return { ...pair, current: [id(1)], conflict: [], history: [], ...parts };
}

function occasion(first = 7) {
  let next = first;
  return { source: "list", at: "2026-05-12T07:00:00.000Z", newId: () => id(next++) } as const;
}

function mark(number: number, parts: Partial<MarkInput> = {}): MarkInput {
  return {
    markId: id(number),
    ...pair,
    state: "present",
    source: "list",
    at: "2026-05-12T07:00:00.000Z",
    replaces: [],
    ...parts,
  };
}

const pending = (number: number, status: PendingMark["status"]): PendingMark => ({
  mark: mark(number),
  status,
});

describe("markTowards", () => {
  it("makes a mark where nothing is recorded", () => {
    expect(markTowards(undefined, pair, { state: "present" }, occasion())).toEqual(mark(7));
  });

  it("replaces all that the record stands on", () => {
    const known = record({ state: "absent", current: [id(1), id(2)] });
    expect(markTowards(known, pair, { state: "left_early", minutes: 45 }, occasion())).toEqual(
      mark(7, { state: "left_early", minutes: 45, replaces: [id(1), id(2)] }),
    );
  });

  it.each([
    ["the same state", record({ state: "present" }), { state: "present" }],
    [
      "presence whose minutes a webinar's report gave",
      record({ state: "present", minutes: 88 }),
      { state: "present" },
    ],
    ["the same minutes", record({ state: "left_early", minutes: 45 }), { state: "left_early", minutes: 45 }],
    ["nothing to take back", undefined, { state: "none" }],
    ["something taken back already", record(), { state: "none" }],
  ] as const)("makes no mark for %s", (_what, known, wanted) => {
    expect(markTowards(known, pair, wanted, occasion())).toBeUndefined();
  });

  it("settles a conflict also where the value shown is the wanted one", () => {
    const known = record({
      state: "present",
      current: [id(1), id(2)],
      conflict: [{ ...mark(1), eventId: "evt_1", by: "desk:chk_1", receivedAt: "2026-05-12T07:00:00.000Z" }],
    });
    expect(markTowards(known, pair, { state: "present" }, occasion())).toEqual(
      mark(7, { replaces: [id(1), id(2)] }),
    );
  });

  it("does not share its list of replaced marks with the record, which changes", () => {
    const known = record({ state: "absent" });
    const made = markTowards(known, pair, { state: "present" }, occasion());
    known.current[0] = id(9);
    expect(made?.replaces).toEqual([id(1)]);
  });
});

describe("marksBack", () => {
  it("puts back what was there before, for records that nobody has changed since", () => {
    const other = { registrationId: "reg_2", unitId: "s1" } as const;
    const third = { registrationId: "reg_3", unitId: "s1" } as const;
    const made = [mark(1), mark(2, other), mark(3, third)];
    const now = new Map([
      ["reg_1", record({ state: "present", current: [id(1)] })],
      ["reg_2", record({ ...other, state: "present", current: [id(2)] })],
      // Somebody corrected the third meanwhile.
      ["reg_3", record({ ...third, state: "excused", current: [id(5)] })],
    ]);
    const before = [undefined, record({ ...other, state: "left_early", minutes: 30 }), undefined];
    expect(marksBack(made, before, ({ registrationId }) => now.get(registrationId), occasion())).toEqual([
      mark(7, { state: "none", replaces: [id(1)] }),
      mark(8, { ...other, state: "left_early", minutes: 30, replaces: [id(2)] }),
    ]);
  });
});

describe("isRepeat", () => {
  it("takes the second press of a double click for the first", () => {
    const last = { id: "reg_1", at: 1000 };
    expect([
      isRepeat(undefined, { id: "reg_1", at: 0 }),
      isRepeat(last, { id: "reg_1", at: 1300 }),
      isRepeat(last, { id: "reg_2", at: 1300 }),
      isRepeat(last, { id: "reg_1", at: 1700 }),
    ]).toEqual([false, true, false, false]);
  });
});

describe("what is on its way to the server", () => {
  it("goes in batches of ninety, the oldest first", () => {
    const many = Array.from({ length: 200 }, (_, index) => pending(index, "waiting"));
    const batch = nextBatch(many);
    expect([batch.length, batch[0]?.markId, batch.at(-1)?.markId]).toEqual([90, id(0), id(89)]);
    const rest = nextBatch(afterStart(many, batch));
    expect([rest.length, rest[0]?.markId]).toEqual([90, id(90)]);
  });

  it("leaves when it was recorded, stays when a reason is missing, and is told when it was refused", () => {
    const list = [pending(1, "sending"), pending(2, "sending"), pending(3, "sending"), pending(4, "waiting")];
    expect(
      afterAnswer(list, [
        { markId: id(1), outcome: "recorded" },
        { markId: id(2), outcome: "refused", code: "attendance.unit_closed" },
        { markId: id(3), outcome: "refused", code: "attendance.person_unknown" },
      ]),
    ).toEqual({
      pending: [{ ...pending(2, "reason"), code: "attendance.unit_closed" }, pending(4, "waiting")],
      refused: [{ mark: mark(3), code: "attendance.person_unknown" }],
    });
  });

  it("is kept under its id when the request failed, and goes again", () => {
    const failed = afterFailure([pending(1, "sending"), pending(2, "waiting")]);
    expect(failed).toEqual([pending(1, "unsent"), pending(2, "waiting")]);
    expect(again(failed)).toEqual([pending(1, "waiting"), pending(2, "waiting")]);
  });

  it("goes again with the reason that was missing", () => {
    expect(withReason([pending(1, "reason"), pending(2, "unsent")], "Podpis na liście")).toEqual([
      { mark: mark(1, { reason: "Podpis na liście" }), status: "waiting" },
      pending(2, "unsent"),
    ]);
  });
});
