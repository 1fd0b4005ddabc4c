import type { AttendanceRecord, Mark } from "./answer.ts";
import { seenAt } from "./moment.ts";
import type { AttendanceState, MarkId } from "./schema.ts";

/**
 * Where a person stands at one unit, from all marks of the two in any order. Marks that no other mark
 * replaces count. If they say the same, that is it; if they differ, devices disagree: the latest by its own
 * clock, or by when the server heard of it, is shown and the conflict with it, until somebody replaces all of them.
 *
 * A function of the set of marks alone, so that devices without a network can be merged in any order, as
 * often as one likes (docs/decisions/0016). @param marks at least one, all of the same person and unit
 */
export function attendanceOf(marks: readonly Mark[]): AttendanceRecord {
  const all = mergeMarks(marks);
  const replaced = new Set(
    all.flatMap(({ markId, replaces }) => replaces.filter((other) => other !== markId)),
  );
  const standing = all.filter(({ markId }) => !replaced.has(markId));
  // Marks that replace each other in a circle come from no honest device; then all of them count.
  const heads = standing.length > 0 ? standing : all;
  const shown = heads.at(-1);
  if (!shown) throw new Error("there is no record without a mark");
  const { registrationId, unitId, state, minutes, source, by, reason } = shown;
  return {
    registrationId,
    unitId,
    ...(state === "none" ? {} : { state, minutes, source }),
    by,
    at: seenAt(shown),
    reason,
    current: heads.map(({ markId }) => markId).toSorted(),
    conflict: new Set(heads.map(valueOf)).size > 1 ? heads.toReversed() : [],
    history: all,
  };
}

/** What a mark says. Minutes of a whole presence are a remark: a scan and a webinar's report agree. */
function valueOf({ state, minutes }: Mark): string {
  return state === "left_early" ? `${state} ${minutes}` : state;
}

/** All marks of several sources, each once, the oldest first. */
export function mergeMarks<M extends Pick<Mark, "markId" | "at" | "receivedAt">>(
  ...sources: readonly (readonly M[])[]
): M[] {
  const byId = new Map<MarkId, M>();
  for (const mark of sources.flat()) if (!byId.has(mark.markId)) byId.set(mark.markId, mark);
  return [...byId.values()].sort(
    (a, b) => Date.parse(seenAt(a)) - Date.parse(seenAt(b)) || (a.markId < b.markId ? -1 : 1),
  );
}

/** The records of all people and units that marks are about, in the order in which these first occur. */
export function attendanceRecords(marks: readonly Mark[]): AttendanceRecord[] {
  const groups = new Map<string, Mark[]>();
  for (const mark of marks) {
    const key = `${mark.registrationId} ${mark.unitId}`;
    const group = groups.get(key);
    if (group) group.push(mark);
    else groups.set(key, [mark]);
  }
  return [...groups.values()].map(attendanceOf);
}

/** Whether that means that somebody was there. */
export function wasThere(state: AttendanceState | undefined): boolean {
  return state === "present" || state === "left_early";
}

/** Whether a record, or one of those that disagree on it, says that somebody was there. */
export function saysPresent({ state, conflict }: Pick<AttendanceRecord, "state" | "conflict">): boolean {
  return wasThere(state) || conflict.some((mark) => mark.state !== "none" && wasThere(mark.state));
}
