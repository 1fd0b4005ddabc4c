import * as v from "valibot";
import type { ParticipantId } from "../participant/schema.ts";
import type { ProjectId } from "../project/schema.ts";
import { DaySchema, optionalParagraphs, reason, wholeNumber } from "../shared/field.ts";
import type { Day, Instant } from "../shared/time.ts";
import { StaffIdSchema, type StaffId } from "../staff/schema.ts";
import type { SupportEntryId } from "../support-entry/schema.ts";

/** Characters of a note: some three pages, so that a row stays one of few units. */
export const NOTE_LENGTH_MAX = 8000;

/** The version that was shown; 0 where there was nothing yet. */
const ShownVersionSchema = wholeNumber(0, Number.MAX_SAFE_INTEGER);

/** What somebody writes down of a conversation, over the version that was shown; nothing removes what stood there. */
export const NoteInputSchema = v.strictObject({
  text: optionalParagraphs(NOTE_LENGTH_MAX),
  version: ShownVersionSchema,
});
/** What somebody writes down of a conversation. */
export type NoteInput = v.InferOutput<typeof NoteInputSchema>;

/** Who may read and write a counsellor's notes in a project while they cannot; nobody takes it away. */
export const DeputyInputSchema = v.strictObject({
  deputyId: v.optional(StaffIdSchema),
  /** The last day; absent: until it is taken away. */
  until: v.optional(DaySchema),
  /** Why somebody else names them. */
  reason: v.optional(reason(300)),
  version: ShownVersionSchema,
});
/** Who may read and write a counsellor's notes while they cannot. */
export type DeputyInput = v.InferOutput<typeof DeputyInputSchema>;

/** A note of what was talked about at a visit. Each counsellor of an entry, should it have had several, has their own. */
export interface ContentNote {
  entryId: SupportEntryId;
  counsellor: StaffId;
  projectId: ProjectId;
  participantId: ParticipantId;
  /** Absent: it was removed. */
  text?: string;
  version: number;
  changedAt: Instant;
  /** `staff:stf_…` */
  changedBy: string;
}

/** Who stands in for a counsellor of a project with their notes. */
export interface NoteDeputy {
  projectId: ProjectId;
  counsellor: StaffId;
  /** Absent: nobody any more. */
  deputyId?: StaffId;
  until?: Day;
  reason?: string;
  version: number;
  changedAt: Instant;
  /** `staff:stf_…` */
  changedBy: string;
}
