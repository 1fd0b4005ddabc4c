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
export type AuditedKind = "project" | "event" | "registration" | "staff";

/** What the system keeps for itself; the state, because an entry says from what to what. */
const TECHNICAL = new Set([
  "state",
  "version",
  "updatedAt",
  "createdAt",
  "changedBy",
  "changeReason",
  "standing",
  "linkHash",
  "linkRequestedAt",
  "blocks",
  "beginsAt",
  "textVersion",
  "publishedAt",
  "queuedAt",
  "joinedPosition",
  "statusReason",
]);

/** Names of the fields that differ between two images; no values, which may be personal. */
export function changedFields(before: Audited | undefined, after: Audited): string[] {
  const names = new Set([...Object.keys(before ?? {}), ...Object.keys(after)]);
  return [...names]
    .filter((name) => !TECHNICAL.has(name) && JSON.stringify(before?.[name]) !== JSON.stringify(after[name]))
    .sort();
}

/** What happened, as a past-tense event name: `registration.confirmed`, `event.edited`, `project.created`. */
export function actionOf(kind: AuditedKind, before: Audited | undefined, after: Audited): string {
  if (!before)
    return kind === "registration" ? `registration.${after.state ?? "created"}` : `${kind}.created`;
  if (before.state !== after.state) {
    if (kind === "registration" && before.state === "reserve" && after.state === "confirmed")
      return "registration.promoted";
    if (kind === "event" && before.state === "closed" && after.state === "published") return "event.reopened";
    return `${kind}.${after.state}`;
  }
  return `${kind}.edited`;
}
