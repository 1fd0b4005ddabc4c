import * as v from "valibot";
import { ParticipantIdSchema, type ParticipantId } from "../participant/schema.ts";
import type { ProjectId } from "../project/schema.ts";
import {
  DaySchema,
  optionalPrintedLine,
  PartIdSchema,
  personName,
  printedLine,
  printedReason,
  TimeSchema,
  VersionSchema,
} from "../shared/field.ts";
import type { Id } from "../shared/id.ts";
import type { Day, Instant } from "../shared/time.ts";
import { StaffIdSchema, type StaffId } from "../staff/schema.ts";

/** Ids of entries in the log of support. */
export type SupportEntryId = Id<"sen">;

/** The id of an entry as it is sent. */
export const SupportEntryIdSchema = v.pipe(
  v.string(),
  v.regex(/^sen_[0-9A-Z]{26}$/, "field.id"),
) as unknown as v.GenericSchema<SupportEntryId>;

/** How support was given: at one place, on line, or by telephone. */
export const SUPPORT_WAYS = ["onsite", "online", "phone"] as const;

/** Entries of one person or one counsellor with which another may overlap at a time. */
const OVERLAPS_MAX = 20;

const ReasonSchema = printedReason(300);

/** Who gave it: a member of staff, or somebody who has no account here. */
export const CounsellorSchema = v.pipe(
  v.strictObject({ staffId: v.optional(StaffIdSchema), name: v.optional(personName(120)) }),
  v.check(({ staffId, name }) => (staffId === undefined) !== (name === undefined), "field.required"),
);

/** Says that an entry is right although it overlaps with others; whoever says so was shown them. */
const OverlapSchema = v.strictObject({
  entryIds: v.pipe(
    v.array(SupportEntryIdSchema),
    v.minLength(1, "field.required"),
    v.maxLength(OVERLAPS_MAX, "field.too_many"),
  ),
  reason: ReasonSchema,
});

const entryFields = {
  participantId: ParticipantIdSchema,
  /** The form of support, one for individual people. */
  supportId: PartIdSchema,
  day: DaySchema,
  from: TimeSchema,
  to: TimeSchema,
  topic: printedLine(300),
  place: optionalPrintedLine(200),
  mode: v.picklist(SUPPORT_WAYS),
  counsellor: CounsellorSchema,
  overlap: v.optional(OverlapSchema),
};

/** Support that somebody was given, as staff enter it. */
export const SupportEntryInputSchema = v.strictObject({
  ...entryFields,
  /** Why it is entered only now, after the project's end. */
  lateReason: v.optional(ReasonSchema),
});
/** Support that somebody was given, as staff enter it. */
export type SupportEntryInput = v.InferOutput<typeof SupportEntryInputSchema>;

/** An entry as it is corrected, over the version that was shown. */
export const SupportEntryChangeSchema = v.strictObject({
  ...entryFields,
  reason: ReasonSchema,
  version: VersionSchema,
});
/** An entry as it is corrected. */
export type SupportEntryChange = v.InferOutput<typeof SupportEntryChangeSchema>;

/** Why an entry counts no more. */
export const StrikeSchema = v.strictObject({ reason: ReasonSchema, version: VersionSchema });

/** Who gave support: the name as it was then, and the account where they have one. */
export interface Counsellor {
  staffId?: StaffId;
  name: string;
}

/** What was done to an entry last, as the history calls it. */
export type Doing = "entered" | "corrected" | "struck" | "ended";

/** Support that a person was given outside of events. */
export interface SupportEntry {
  entryId: SupportEntryId;
  projectId: ProjectId;
  participantId: ParticipantId;
  supportId: string;
  day: Day;
  from: string;
  to: string;
  topic: string;
  place?: string;
  mode: (typeof SUPPORT_WAYS)[number];
  counsellor: Counsellor;
  /** Why it stands although it overlaps with another. */
  overlapReason?: string;
  /** Why it was entered after the project's end. */
  lateReason?: string;
  /** It counts no more, and why. */
  struck?: string;
  version: number;
  createdAt: Instant;
  updatedAt: Instant;
}
