import { tell, type Audited, type NewEntry } from "../shared/history.ts";
import type { StoredCheckInLink } from "./store.ts";

/** What the history says of a link for a desk: that it was made, and that it was revoked. */
export function checkInLinkHistory(
  before: StoredCheckInLink | undefined,
  after: StoredCheckInLink,
): NewEntry[] {
  const { eventId: subjectId, linkId: target, revokedAt } = after;
  const action = revokedAt === undefined ? "check_in.created" : "check_in.revoked";
  return tell({ subjectId, target, action, fields: [] }, before && audited(before), audited(after));
}

function audited({ version, createdAt, revokedAt, changedBy }: StoredCheckInLink): Audited {
  const state = revokedAt === undefined ? "open" : "revoked";
  return { version, updatedAt: revokedAt ?? createdAt, changedBy, state };
}
