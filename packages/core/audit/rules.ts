import { isDeepStrictEqual } from "node:util";

/** What of a row the audit looks at: who changed it, why, and its fields. */
export interface Audited {
  version: number;
  updatedAt: string;
  changedBy: string;
  changeReason?: string;
  /** State or status, where the thing has one. */
  state?: string;
  [field: string]: unknown;
}

/** Which kinds of thing are audited. */
export type AuditedKind =
  | "project"
  | "event"
  | "eventPart"
  | "registration"
  | "staff"
  | "signIn"
  | "passkey"
  | "team"
  | "attendanceClosing"
  | "attendanceMark"
  | "checkInLink"
  | "entitlement"
  | "certificate"
  | "certificateTemplate"
  | "file"
  | "evidence";

/** Kinds of which there is one thing to tell, whatever changed. */
const ONLY_ACTION: Partial<Record<AuditedKind, string>> = {
  attendanceClosing: "attendance.closed",
};

/** Kinds that are stored as parts of another thing, whose changes they are. */
const PART_OF: Partial<Record<AuditedKind, AuditedKind>> = { eventPart: "event" };

/** What the system keeps for itself; the state, because an entry says from what to what. */
const TECHNICAL = new Set([
  "state",
  "version",
  "updatedAt",
  "createdAt",
  "changedBy",
  "changeReason",
  "standing",
  "claimKey",
  "requestHash",
  "linkHash",
  // A renewed link has a name of its own; with another address it goes without saying.
  "linkVersion",
  "linkRequestedAt",
  "blocks",
  // Of a team it is told who came and who went.
  "teamIds",
  "beginsAt",
  "schedule",
  "news",
  "textVersion",
  "wordings",
  "asksRules",
  "retired",
  "publishedAt",
  "queuedAt",
  "joinedPosition",
  "statusReason",
  "leftAt",
  "eventId",
]);

/** Names of the fields that differ between two images; no values, which may be personal. */
export function changedFields(before: Audited | undefined, after: Audited): string[] {
  const names = new Set([...Object.keys(before ?? {}), ...Object.keys(after)]);
  return [...names]
    .filter((name) => !TECHNICAL.has(name) && !isDeepStrictEqual(before?.[name], after[name]))
    .sort();
}

/**
 * Whether a change is entered. An event is stored in parts, which are written together: where one of them is as it
 * was, the others tell what was done; that there is an event is told by its head.
 */
export function isEntered(kind: AuditedKind, before: Audited | undefined, after: Audited): boolean {
  // A write that is nobody's change (a link asked for again) keeps the version.
  if (before?.version === after.version) return false;
  if (kind === "eventPart") return before !== undefined && changedFields(before, after).length > 0;
  const isEdit = kind === "event" && before?.state === after.state;
  return !isEdit || changedFields(before, after).length > 0;
}

/** Fields that say what somebody decided against a rule. */
const EXCEPTIONS = ["namesakes", "pastLimit"];

/** What is told of the fields of a new thing: only what was decided against a rule, the rest is all new. */
export function exceptionsOf(after: Audited): string[] {
  return EXCEPTIONS.filter((name) => after[name] !== undefined);
}

/** Whether a seat was given past the limit that was not so before. */
function isNewlyPast(before: unknown, after: unknown): boolean {
  const scopes = (value: unknown) => (Array.isArray(value) ? (value as string[]) : []);
  return scopes(after).some((scope) => !scopes(before).includes(scope));
}

/** What happened, as a past-tense event name: `registration.confirmed`, `event.edited`, `project.created`. */
export function actionOf(part: AuditedKind, before: Audited | undefined, after: Audited): string {
  const kind = PART_OF[part] ?? part;
  const only = ONLY_ACTION[kind];
  if (only) return only;
  // A mark on a closed list, or one that is kept for its reason only.
  if (kind === "attendanceMark") return after.closedAt ? "attendance.corrected" : "attendance.excepted";
  if (kind === "checkInLink") return after.state === "revoked" ? "check_in.revoked" : "check_in.created";
  if (kind === "passkey") return `passkey.${after.state}`;
  if (kind === "signIn") return `sign_in.${after.state}`;
  if (kind === "team") return `team.${after.state}`;
  // A decision is a new one each time, also when it says what the last one said for another reason.
  if (kind === "entitlement") return `entitlement.${after.state}`;
  // Of a file it is told that it was kept and that it was removed; of evidence, that somebody asked for it.
  if (kind === "file" || kind === "evidence") return `${kind}.${after.state}`;
  if (kind === "certificateTemplate") return "certificate_template.edited";
  if (kind === "certificate" && before?.state === after.state) {
    return before?.duplicates === after.duplicates ? "certificate.edited" : "certificate.duplicated";
  }
  if (kind === "certificate") return `certificate.${after.state}`;
  if (kind === "registration" && isNewlyPast(before?.pastLimit, after.pastLimit))
    return "registration.past_limit";
  if (!before)
    return kind === "registration" ? `registration.${after.state ?? "created"}` : `${kind}.created`;
  if (before.state !== after.state) {
    if (kind === "registration" && before.state === "reserve" && after.state === "confirmed")
      return "registration.promoted";
    if (kind === "event" && before.state === "closed" && after.state === "published") return "event.reopened";
    return `${kind}.${after.state}`;
  }
  if (before.linkVersion !== after.linkVersion && changedFields(before, after).length === 0)
    return "registration.link_renewed";
  return `${kind}.edited`;
}
