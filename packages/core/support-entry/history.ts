import { changedFields, tell, type NewEntry } from "../shared/history.ts";
import type { StoredEntry } from "./rows.ts";

/** Of an entry, what follows from something else. */
const UNTOLD = ["doing", "struck", "overlapReason", "lateReason"];

/** What the history says of an entry in the log of support: what was done, why, and which fields changed; no values, which are personal. */
export function supportEntryHistory(before: StoredEntry | undefined, after: StoredEntry): NewEntry[] {
  const { projectId, entryId, doing } = after;
  // That somebody's term is over is told once, of them.
  if (doing === "ended") return [];
  const [was, is] = [before && { ...before }, { ...after }];
  return tell(
    {
      subjectId: projectId,
      target: entryId,
      action: `log.${doing}`,
      fields: was ? changedFields(was, is, UNTOLD) : [],
    },
    was,
    is,
  );
}
