import type { AttendanceRecord, Mark } from "@zapisy/core/attendance/answer";
import fc from "fast-check";
import { attendanceOf } from "@zapisy/core/attendance/rules";
import type { MarkId } from "@zapisy/core/attendance/schema";
import type { RegistrationId } from "@zapisy/core/registration";
import { storedMark } from "./attendance.ts";

/** What devices recorded without a network, and some ways in which it can come in afterwards. */
export interface DeviceRun {
  /** All marks, each once. */
  marks: Mark[];
  /** Who recorded which: the marks of each device in its order. */
  devices: Mark[][];
  /** Orders of arrival: each mark at least once, some several times, devices interleaved. */
  arrivals: Mark[][];
}

/** One thing that somebody does at a device. */
const action = fc.record({
  device: fc.integer({ min: 0, max: 2 }),
  person: fc.integer({ min: 1, max: 2 }),
  unitId: fc.constantFrom("s1", "s2"),
  state: fc.constantFrom("present", "absent", "excused", "left_early", "none"),
  minutes: fc.integer({ min: 1, max: 3 }),
  /** Clocks of devices are wrong. */
  minute: fc.integer({ min: 0, max: 9 }),
  /** Replaces what the device shows, as a correction does, or not, as another scan does. */
  corrects: fc.boolean(),
  /** The device hears of everything that was recorded so far before it acts. */
  online: fc.boolean(),
});

/**
 * Two or three devices that see each other now and then and record overlapping people in between: what each
 * of them sent, in three orders of arrival. @param persons who they record
 */
export function deviceRuns(
  persons: readonly [RegistrationId, RegistrationId] = [
    "reg_00000000000000000000000001",
    "reg_00000000000000000000000002",
  ],
  firstNumber = 1,
): fc.Arbitrary<DeviceRun> {
  return fc
    .record({
      actions: fc.array(action, { minLength: 2, maxLength: 12 }),
      arrivals: fc.array(
        fc.record({
          keys: fc.array(fc.nat(), { minLength: 12, maxLength: 12 }),
          again: fc.array(fc.nat(), { maxLength: 6 }),
        }),
        { minLength: 3, maxLength: 3 },
      ),
    })
    .map(({ actions, arrivals }) => {
      const devices: Mark[][] = [[], [], []];
      const known: Mark[][] = [[], [], []];
      const marks: Mark[] = [];
      for (const [index, one] of actions.entries()) {
        if (one.online) known[one.device] = [...marks];
        const registrationId = persons[one.person === 1 ? 0 : 1];
        const shown = (known[one.device] ?? []).filter(
          (mark) => mark.registrationId === registrationId && mark.unitId === one.unitId,
        );
        const mark = storedMark(firstNumber + index, {
          registrationId,
          unitId: one.unitId,
          state: one.state,
          ...(one.state === "left_early" ? { minutes: one.minutes } : {}),
          at: `2026-04-15T07:0${one.minute}:00.000Z`,
          by: `desk:chk_${one.device}`,
          replaces: one.corrects && shown.length > 0 ? attendanceOf(shown).current : [],
        });
        marks.push(mark);
        devices[one.device]?.push(mark);
        known[one.device]?.push(mark);
      }
      return {
        marks,
        devices,
        arrivals: arrivals.map(({ keys, again }) => {
          const order = marks
            .map((mark, index) => ({ mark, key: keys[index] ?? 0 }))
            .sort((a, b) => a.key - b.key || (a.mark.markId < b.mark.markId ? -1 : 1))
            .map(({ mark }) => mark);
          const repeated = again.flatMap((one) => order[one % order.length] ?? []);
          return [...order, ...repeated];
        }),
      };
    });
}

/** Records in an order of their own, so that states can be compared. */
export function stateOf(records: readonly AttendanceRecord[]): AttendanceRecord[] {
  const key = ({ registrationId, unitId }: AttendanceRecord) => `${registrationId} ${unitId}`;
  return records.toSorted((a, b) => (key(a) < key(b) ? -1 : 1));
}

/** The naive way: who comes last is right. A negative control: it must not pass for a merge. */
export function lastArrivalWins(arrival: readonly Mark[]): [string, string][] {
  const seen = new Set<MarkId>();
  const state: Record<string, string> = {};
  for (const mark of arrival) {
    if (seen.has(mark.markId)) continue;
    seen.add(mark.markId);
    state[`${mark.registrationId} ${mark.unitId}`] = mark.state;
  }
  return Object.entries(state).toSorted(([one], [other]) => (one < other ? -1 : 1));
}
