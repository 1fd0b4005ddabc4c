import type { AttendanceRecord, MarkResult } from "@zapisy/core/attendance/answer";
import {
  MARKS_PER_REQUEST,
  wantsReason,
  type AttendanceState,
  type MarkInput,
  type ReasonCode,
} from "@zapisy/core/attendance/schema";

/** What somebody wants a record to say; `none` takes it back. */
export interface Wanted {
  state: AttendanceState | "none";
  minutes?: number;
}

/** A person at a unit. */
export type Pair = Pick<MarkInput, "registrationId" | "unitId">;

/** What all marks of one act have in common, and the id of each. */
export type Occasion = Pick<MarkInput, "source" | "at" | "reason"> & { newId: () => MarkInput["markId"] };

/** Whether a record says already, without a conflict, what is wanted. Minutes matter where somebody left early. */
function says(record: AttendanceRecord | undefined, wanted: Wanted): boolean {
  if (record && record.conflict.length > 0) return false;
  if ((record?.state ?? "none") !== wanted.state) return false;
  return wanted.state !== "left_early" || record?.minutes === wanted.minutes;
}

/** The mark that makes a record say what is wanted and replaces all it said before; undefined when it says so already. */
export function markTowards(
  record: AttendanceRecord | undefined,
  pair: Pair,
  wanted: Wanted,
  { newId, ...occasion }: Occasion,
): MarkInput | undefined {
  if (says(record, wanted)) return undefined;
  return { markId: newId(), ...pair, ...wanted, ...occasion, replaces: [...(record?.current ?? [])] };
}

/**
 * Marks that take back what one act recorded, for those records that nobody has changed since. What the
 * records said before the act is put back; `before` holds it in the order of the marks.
 */
export function marksBack(
  made: readonly MarkInput[],
  before: readonly (AttendanceRecord | undefined)[],
  now: (pair: Pair) => AttendanceRecord | undefined,
  occasion: Occasion,
): MarkInput[] {
  return made.flatMap((mark, index) => {
    const record = now(mark);
    if (record?.current.length !== 1 || record.current[0] !== mark.markId) return [];
    const { state = "none", minutes } = before[index] ?? {};
    const pair = { registrationId: mark.registrationId, unitId: mark.unitId };
    return markTowards(record, pair, { state, minutes }, occasion) ?? [];
  });
}

/** How long after a press another one on the same person is the second half of a double click. */
const DOUBLE_PRESS_MS = 600;

/** Whether a press repeats the one before: a double click is one mark. Times in milliseconds. */
export function isRepeat(
  last: { id: string; at: number } | undefined,
  press: { id: string; at: number },
): boolean {
  return last?.id === press.id && press.at - last.at < DOUBLE_PRESS_MS;
}

/** A mark that the server has not confirmed. */
export interface PendingMark {
  mark: MarkInput;
  /**
   * waiting: goes with the next request; sending: on its way; unsent: the request failed and may be repeated;
   * reason: somebody has to say why, as when the list was closed meanwhile.
   */
  status: "waiting" | "sending" | "unsent" | "reason";
  /** Why a reason is wanted. */
  code?: ReasonCode;
}

/** Marks that the server does not want, with the code of the reason. */
export interface RefusedMark {
  mark: MarkInput;
  code: string;
}

/** The next request: the oldest marks that wait, as many as one request carries. */
export function nextBatch(pending: readonly PendingMark[]): MarkInput[] {
  return pending
    .filter(({ status }) => status === "waiting")
    .slice(0, MARKS_PER_REQUEST)
    .map(({ mark }) => mark);
}

/** Notes that a batch is on its way. */
export function afterStart(pending: readonly PendingMark[], batch: readonly MarkInput[]): PendingMark[] {
  const ids = idsOf(batch);
  return pending.map((each) => (ids.has(each.mark.markId) ? { ...each, status: "sending" } : each));
}

/** Takes out what was recorded or refused for good; what only lacks a reason stays. */
export function afterAnswer(
  pending: readonly PendingMark[],
  results: readonly MarkResult[],
): { pending: PendingMark[]; refused: RefusedMark[] } {
  const byId = new Map(results.map((result) => [result.markId, result]));
  const refused: RefusedMark[] = [];
  const left = pending.flatMap((each): PendingMark[] => {
    const result = byId.get(each.mark.markId);
    if (!result) return [each];
    if (result.outcome === "recorded") return [];
    if (wantsReason(result.code)) return [{ ...each, status: "reason", code: result.code }];
    refused.push({ mark: each.mark, code: result.code });
    return [];
  });
  return { pending: left, refused };
}

/** Keeps what was on its way when the request failed, to be sent again under the same ids. */
export function afterFailure(pending: readonly PendingMark[]): PendingMark[] {
  return pending.map((each) => (each.status === "sending" ? { ...each, status: "unsent" } : each));
}

/** Lets what failed, or was on its way when nobody waited for the answer, go with the next request under its id. */
export function again(pending: readonly PendingMark[]): PendingMark[] {
  return pending.map((each) => (each.status === "reason" ? each : { ...each, status: "waiting" }));
}

/** Lets what lacked a reason go with the next request, under the same ids. */
export function withReason(pending: readonly PendingMark[], reason: string): PendingMark[] {
  return pending.map((each) =>
    each.status === "reason" ? { mark: { ...each.mark, reason }, status: "waiting" } : each,
  );
}

function idsOf(marks: readonly MarkInput[]): Set<string> {
  return new Set(marks.map(({ markId }) => markId));
}
