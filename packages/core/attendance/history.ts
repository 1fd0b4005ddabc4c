import type { EventId } from "../event/index.ts";
import { tell, type NewEntry } from "../shared/history.ts";
import type { UnitClosing } from "./answer.ts";
import type { StoredEntitlement, StoredMark } from "./store.ts";

/** What the history says of a closing: that the list of a unit was closed. */
export function closingHistory(
  before: UnitClosing | undefined,
  { eventId, unitId, closedAt, closedBy }: UnitClosing & { eventId: EventId },
): NewEntry[] {
  if (before) return [];
  return tell(
    {
      subjectId: eventId,
      target: eventId,
      key: `closing ${eventId} ${unitId}`,
      action: "attendance.closed",
      fields: [`attendance.${unitId}`],
    },
    undefined,
    { version: 1, updatedAt: closedAt, changedBy: closedBy },
  );
}

/** What the history says of a mark: that it corrects a closed list, or is kept for its reason only. Others are a history themselves. */
export function markHistory(before: StoredMark | undefined, after: StoredMark): NewEntry[] {
  if (!isTold(after) || (before && isTold(before))) return [];
  const { eventId, registrationId, markId, unitId, receivedAt, by, reason, closedAt, state } = after;
  return tell(
    {
      subjectId: eventId,
      target: registrationId,
      key: markId,
      action: closedAt ? "attendance.corrected" : "attendance.excepted",
      fields: [`attendance.${unitId}`],
    },
    undefined,
    { version: 1, updatedAt: receivedAt, changedBy: by, changeReason: reason, state },
  );
}

function isTold({ closedAt, despite }: StoredMark): boolean {
  return closedAt !== undefined || despite !== undefined;
}

/** What the history says of a decision on a certificate against the rule. It is a new one each time. */
export function entitlementHistory(
  before: StoredEntitlement | undefined,
  after: StoredEntitlement,
): NewEntry[] {
  const row = decided(after);
  const { eventId, registrationId } = after;
  return tell(
    {
      subjectId: eventId,
      target: registrationId,
      key: `entitlement ${registrationId}`,
      action: `entitlement.${row.state}`,
      fields: [],
    },
    before && decided(before),
    row,
  );
}

function decided({ entitled, version, at, by, reason }: StoredEntitlement) {
  const state = entitled === undefined ? "withdrawn" : entitled ? "granted" : "refused";
  return { version, updatedAt: at, changedBy: by, changeReason: reason, state };
}
