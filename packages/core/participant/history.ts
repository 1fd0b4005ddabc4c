import { changedFields, tell, type NewEntry } from "../shared/history.ts";
import type { StoredParticipant } from "./store.ts";

/** Of a participant, what follows from something else. */
const UNTOLD = ["traits", "doing", "apartFrom", "mergedInto", "given", "merged", "entryVersion"];

/** What the history says of a participant: what was done, and which fields changed; no values, which are personal. */
export function participantHistory(
  before: StoredParticipant | undefined,
  after: StoredParticipant,
): NewEntry[] {
  const { projectId, participantId, doing } = after;
  const [was, is] = [before && { ...before }, { ...after }];
  return tell(
    {
      subjectId: projectId,
      target: participantId,
      action: `participant.${doing}`,
      fields: was ? changedFields(was, is, UNTOLD) : [],
    },
    was,
    is,
  );
}
