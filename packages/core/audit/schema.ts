import type { Instant } from "../shared/time.ts";
import type { Id } from "../shared/id.ts";

/** Ids of audit entries; derived from the change, so that a change seen twice is entered once. */
export type AuditId = Id<"aud">;

/** What is traced although nothing changes: personal data that left, or that are nobody's business but for a task. */
export const ACCESS_KINDS = [
  "exported",
  "needs_read",
  "referrals_read",
  "partner_read",
  "evidence_downloaded",
  "file_opened",
  "mail_read",
  "person_read",
  "person_copied",
  "note_read",
] as const;
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
  /** By which text of which profile it was made, where that says what stands in it. */
  profile?: { profileId: string; name: string; revision: number };
}

/** Parts of the history of an installation: what left it, its staff and their sign-ins, its projects, its register of institutions, its texts of mails, its settings. */
export const HISTORY_PARTS = [
  "access",
  "staff",
  "sign_in",
  "project",
  "institution",
  "mail_text",
  "settings",
] as const;
/** A part of the history of an installation. */
export type HistoryPart = (typeof HISTORY_PARTS)[number];

/** History of the register of institutions, of all its entries. */
export const INSTITUTION_HISTORY = "institutions";

/** History of the texts of mails of the installation; those of projects and events stand in theirs. */
export const MAIL_TEXT_HISTORY = "mail_texts";

/** History of what the installation says of itself. */
export const SETTINGS_HISTORY = "settings";
