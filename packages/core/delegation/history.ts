import { tell, type NewEntry } from "../shared/history.ts";
import type { Delegation } from "./schema.ts";

/** What the history of an event says of a delegation: that it came, and that it has another contact. Not who that is. */
export function delegationHistory(before: Delegation | undefined, after: Delegation): NewEntry[] {
  const { eventId: subjectId, delegationId: target } = after;
  const action = before ? "delegation.contact_changed" : "delegation.received";
  return tell({ subjectId, target, action, fields: [] }, before && { ...before }, { ...after });
}
