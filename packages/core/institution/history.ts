import { INSTITUTION_HISTORY } from "../audit/schema.ts";
import { changedFields, tell, type NewEntry } from "../shared/history.ts";
import type { StoredInstitution } from "./store.ts";

/** Of an entry, what staff do not change themselves. */
const UNTOLD = ["merged", "mergedInto", "namesGiven"];

/**
 * What the history says of an entry of the register: that it was added, changed, found to be right, found to be the same as
 * another, or set free again; of the other, that it took one in or gave one back.
 */
export function institutionHistory(
  before: StoredInstitution | undefined,
  after: StoredInstitution,
): NewEntry[] {
  const { institutionId } = after;
  const [was, is] = [before && { ...before }, { ...after }];
  return tell(
    {
      subjectId: INSTITUTION_HISTORY,
      target: institutionId,
      action: `institution.${actionOf(before, after)}`,
      fields: was ? changedFields(was, is, UNTOLD) : [],
    },
    was,
    is,
  );
}

function actionOf(before: StoredInstitution | undefined, after: StoredInstitution): string {
  if (!before) return after.state === "proposed" ? "proposed" : "added";
  if (after.mergedInto !== before.mergedInto) return after.mergedInto ? "merged" : "freed";
  if (after.merged.length !== before.merged.length)
    return after.merged.length > before.merged.length ? "took_in" : "gave_back";
  return after.state === before.state ? "edited" : "checked";
}
