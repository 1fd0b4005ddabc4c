import { tell, type NewEntry } from "../shared/history.ts";
import type { KeptEvidence, KeptFile } from "./store.ts";

/** What the history says of a file: that it was kept, and that it was removed. */
export function fileHistory(before: KeptFile | undefined, after: KeptFile): NewEntry[] {
  if (!isTold(after)) return [];
  const { ownerId: subjectId, fileId: target, unitId } = after.file;
  const row = rowOf(after);
  return tell(
    { subjectId, target, action: `file.${row.state}`, fields: unitId ? [`attendance.${unitId}`] : [] },
    before && isTold(before) ? rowOf(before) : undefined,
    row,
  );
}

/** A file that is only announced is nothing yet; what proves a result is told of the result. */
function isTold({ file, deleted }: KeptFile): boolean {
  return file.purpose !== "proof" && (file.state === "stored" || deleted);
}

function rowOf({ file, deleted, version, updatedAt, changedBy, changeReason }: KeptFile) {
  return { version, updatedAt, changedBy, changeReason, state: deleted ? "deleted" : file.state };
}

/** What the history says of an evidence package: that somebody asked for it. How far it has come is nobody's change. */
export function evidenceHistory(before: KeptEvidence | undefined, after: KeptEvidence): NewEntry[] {
  if (after.state !== "waiting" || before?.state === "waiting") return [];
  const { eventId: subjectId, evidenceId: target, requestedAt, requestedBy } = after;
  return tell({ subjectId, target, action: "evidence.requested", fields: [] }, undefined, {
    version: 1,
    updatedAt: requestedAt,
    changedBy: requestedBy,
    state: "requested",
  });
}
