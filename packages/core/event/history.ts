import { changedFields, tell, type Audited, type NewEntry } from "../shared/history.ts";
import { eventChanges } from "./changes.ts";
import type { EventHead } from "./schema.ts";
import type { ChangeNote, DocumentImage } from "./store.ts";

/** What the system keeps for itself; of a team it is told who came and who went. */
const UNTOLD = [
  "asksRules",
  "beginsAt",
  "blocks",
  "formVersion",
  "news",
  "publishedAt",
  "quotas",
  "quotaTerms",
  "reopened",
  "retired",
  "schedule",
  "teamIds",
  "textVersion",
  "wordings",
];

type Head = EventHead & ChangeNote & { limits?: unknown };

/**
 * What the history says of the head of an event: what became of it, and what changed. An event is stored in parts that
 * are written together: where the head is as it was, the others tell what was done.
 */
export function eventHistory(before: Head | undefined, after: Head): NewEntry[] {
  const [was, is] = [before && audited(before), audited(after)];
  const isEdit = before?.state === after.state;
  const fields = was ? changedFields(was, is, UNTOLD) : [];
  if (isEdit && fields.length === 0) return [];
  const reopened = before?.state === "closed" && after.state === "published";
  const action = !before ? "created" : isEdit ? "edited" : reopened ? "reopened" : after.state;
  const what = { subjectId: after.eventId, target: after.eventId, action: `event.${action}`, fields };
  return tell({ ...what, changes: was && eventChanges(was, is, fields) }, was, is);
}

function audited(head: Head): Audited {
  const { limits: _, ...row } = head;
  return { ...row };
}

/**
 * What the history says of a document of an event, of which there is nothing to tell while it is new: of a long one,
 * which is spread over records, the names of the fields that changed and no more.
 */
export function eventPartHistory(before: DocumentImage | undefined, after: DocumentImage): NewEntry[] {
  if (!before) return [];
  const { document, eventId } = after;
  const isWhole = before.fields !== undefined && after.fields !== undefined;
  const [was, is] = [partOf(before, isWhole), partOf(after, isWhole)];
  const fields = changedFields(was, is, UNTOLD);
  if (fields.length === 0) return [];
  const changes = isWhole ? eventChanges(was, is, fields) : undefined;
  const key = `${document} ${eventId}`;
  return tell({ subjectId: eventId, target: eventId, key, action: "event.edited", fields, changes }, was, is);
}

/** What the fields say, or else the digests of them. */
function partOf(
  { version, updatedAt, changedBy, changeReason, digests, fields }: DocumentImage,
  isWhole: boolean,
): Audited {
  return { version, updatedAt, changedBy, changeReason, ...(isWhole ? fields : digests) };
}
