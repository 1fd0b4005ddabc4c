import type { FieldChange } from "../shared/history.ts";
import type { Instant } from "../shared/time.ts";
import type { Id } from "../shared/id.ts";

/** Ids of audit entries; derived from the change, so that a change seen twice is entered once. */
export type AuditId = Id<"aud">;

/** Who did what, when, to what, why. No values of people's data; entries are never changed. */
export interface AuditEntry {
  auditId: AuditId;
  at: Instant;
  /** `staff:stf_…`, `desk:chk_…`, `participant:reg_…`, `public` or `system:…`. */
  actor: string;
  /** Name of the member of staff or of the desk at the time of reading. */
  actorName?: string;
  /** e.g. `event.published`, `registration.confirmed`, `registration.corrected`. */
  action: string;
  /** Id of the thing that changed. */
  target: string;
  /** Name at the time of reading, where the target is a member of staff or a desk; for admins also of others. */
  targetName?: string;
  /** Fields that changed; dotted where deeper. */
  fields: string[];
  /** Of an event: what changed within the fields, from what to what where that is short and not private. */
  changes?: FieldChange[];
  /** How many more changes there were than an entry holds. */
  changesLeft?: number;
  /** State before and after, for things that have one. */
  from?: string;
  to?: string;
  reason?: string;
}

/** What is traced although nothing changes: personal data that left, or that are nobody's business but for a task. */
export const ACCESS_KINDS = ["exported", "needs_read", "evidence_downloaded", "file_opened"] as const;
/** What is traced although nothing changes. */
export type AccessKind = (typeof ACCESS_KINDS)[number];

/** That personal data left or were read. Noted before the answer goes; the stream turns it into history. */
export interface Access {
  accessId: Id<"acc">;
  at: Instant;
  actor: string;
  kind: AccessKind;
  /** Event, project, certificate or registration. */
  target: string;
  /** Which document, as its route calls it: `attendance-list.csv`. */
  document?: string;
}

/** Parts of the history of an installation: what left it, its staff and their sign-ins, its projects. */
export const HISTORY_PARTS = ["access", "staff", "sign_in", "project"] as const;
/** A part of the history of an installation. */
export type HistoryPart = (typeof HISTORY_PARTS)[number];
