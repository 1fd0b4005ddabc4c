import { isDeepStrictEqual } from "node:util";
import { hasPlace, isActive, isHeld, isInLine } from "./lifecycle.ts";
import { changedFields, tell, type Audited, type NewEntry } from "../shared/history.ts";
import type { StoredRegistration } from "./store.ts";

/** What the system keeps for itself. */
const UNTOLD = [
  "standing",
  "claimKey",
  "requestHash",
  "linkHash",
  // A renewed link has a name of its own; with another address it goes without saying.
  "linkVersion",
  "linkRequestedAt",
  "queuedAt",
  "formVersion",
  "earlierVersions",
  "joinedPosition",
  "offeredUntil",
  "offerRemindAt",
  "statusReason",
  // Staff are shown it, and what they decide about it has a reason.
  "unproven",
  "leftAt",
  "delegationId",
  "party",
  "referredBy",
  "handedTo",
  "takenOver",
  "movedTo",
  "movedFrom",
  "erasedAt",
];

/** Fields that say what somebody decided against a rule: all that is told of the fields of a new registration. */
const EXCEPTIONS = ["namesakes", "pastLimit", "imported"];

/** What the history says of a registration, under its event: what became of it, and which fields changed. */
export function registrationHistory(
  before: StoredRegistration | undefined,
  after: StoredRegistration,
): NewEntry[] {
  const [was, is] = [before && audited(before), audited(after)];
  const fields = was ? changedFields(was, is, UNTOLD) : EXCEPTIONS.filter((name) => is[name] !== undefined);
  // Whoever only made room for somebody stands where they stood; whoever was only counted, or reminded, is as they were.
  const isSilent =
    isMoved(before, after) ||
    isCounted(before, after) ||
    isReminded(before, after) ||
    isJudged(before, after);
  if (isSilent && fields.length === 0 && after.changeReason === undefined) return [];
  const action = `registration.${happened(before, after, fields)}`;
  return tell({ subjectId: after.eventId, target: after.registrationId, action, fields }, was, is);
}

function audited(registration: StoredRegistration): Audited {
  const { eventId: _, registrationId: __, status: state, ...row } = registration;
  return { ...row, state };
}

function happened(
  before: StoredRegistration | undefined,
  after: StoredRegistration,
  fields: readonly string[],
): string {
  if (after.erasedAt) return "erased";
  if (after.handedTo && !before?.handedTo) return "handed_over";
  if (!before && after.takenOver) return "taken_over";
  if (after.movedTo?.registrationId !== before?.movedTo?.registrationId) return "moved_away";
  if (!before && after.movedFrom) return "moved_here";
  if (!before && after.delegationId) return "delegated";
  if (!before && after.referredBy) return "referred";
  if (isNewlyPast(before?.pastLimit, after.pastLimit)) return "past_limit";
  if (before && isInLine(before.status) && hasPlace(after.status)) return "promoted";
  // Who was waited for and is left to staff now has the status that they had.
  if (before?.status !== after.status || isHeld(before) !== isHeld(after))
    return after.offeredUntil && !isActive(after.status) ? "offer_lapsed" : after.status;
  if (before.party && !after.party) return "waits_alone";
  if (isMoved(before, after) && fields.length === 0) return "turn_changed";
  return before.linkVersion !== after.linkVersion && fields.length === 0 ? "link_renewed" : "edited";
}

/** Whether somebody stands elsewhere in the line that they stood in. */
function isMoved(before: StoredRegistration | undefined, after: StoredRegistration): boolean {
  return before?.status === after.status && before.queuedAt !== after.queuedAt;
}

/** Whether somebody is counted elsewhere, and has or waits for what they had or waited for. */
function isCounted(before: StoredRegistration | undefined, after: StoredRegistration): boolean {
  return before?.status === after.status && !isDeepStrictEqual(before.standing, after.standing);
}

/** Whether somebody was reminded of an offer that is as it was. */
function isReminded(before: StoredRegistration | undefined, after: StoredRegistration): boolean {
  return before?.status === after.status && before.offerRemindAt !== after.offerRemindAt;
}

/** Whether what is asked of institutions was judged anew, by what the register says of one. */
function isJudged(before: StoredRegistration | undefined, after: StoredRegistration): boolean {
  return before?.status === after.status && !isDeepStrictEqual(before.unproven, after.unproven);
}

/** Whether a seat was given past the limit that was not so before. */
function isNewlyPast(before: readonly string[] = [], after: readonly string[] = []): boolean {
  return after.some((scope) => !before.includes(scope));
}
