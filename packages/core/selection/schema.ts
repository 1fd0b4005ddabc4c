import * as v from "valibot";
import type { EventId } from "../event/schema.ts";
import { InstitutionIdSchema, type InstitutionId } from "../institution/schema.ts";
import type { RegistrationId } from "../registration/schema.ts";
import {
  optionalLine,
  optionalParagraphs,
  PartIdSchema,
  reason,
  VersionSchema,
  wholeNumber,
} from "../shared/field.ts";
import { localizedPrintedLine } from "../shared/localized-text.ts";
import type { Id } from "../shared/id.ts";
import type { Instant } from "../shared/time.ts";

/** Criteria of one selection. */
export const CRITERIA_MAX = 20;
/** People of one committee: each has a sheet, and what touches them all is one transaction. */
export const COMMITTEE_MAX = 20;
/** Points of one criterion, and times that they count. */
export const POINTS_MAX = 100;
/** Institutions that one member has to do with. */
const INSTITUTIONS_MAX = 20;

const criterionFields = {
  criterionId: PartIdSchema,
  title: localizedPrintedLine(300),
  /** What members are told of it, e.g. for what how many points are given. */
  help: optionalParagraphs(600),
};

/** What applicants are judged by: a condition that has to be met, or points up to a number that count so many times. */
const CriterionSchema = v.variant("type", [
  v.strictObject({
    type: v.literal("formal"),
    ...criterionFields,
    /** What somebody is told who does not meet it; absent: its title. */
    refusal: v.optional(localizedPrintedLine(300)),
  }),
  v.strictObject({
    type: v.literal("scored"),
    ...criterionFields,
    most: wholeNumber(1, POINTS_MAX),
    weight: wholeNumber(1, POINTS_MAX),
  }),
]);
/** What applicants are judged by. */
export type Criterion = v.InferOutput<typeof CriterionSchema>;
/** A criterion that gives points. */
export type ScoredCriterion = Extract<Criterion, { type: "scored" }>;

/** What goes before the lot where points are the same: points of the criteria in their order, the time of registration. */
export const TIE_RULES = ["criteria", "registered"] as const;
/** What goes before the lot where points are the same. */
export type TieRule = (typeof TIE_RULES)[number];

/** How applicants are judged. */
export const SelectionInputSchema = v.strictObject({
  criteria: v.pipe(
    v.array(CriterionSchema),
    v.minLength(1, "selection.no_criteria"),
    v.maxLength(CRITERIA_MAX, "field.too_many"),
    v.check(
      (criteria) => new Set(criteria.map(({ criterionId }) => criterionId)).size === criteria.length,
      "field.id",
    ),
  ),
  ties: v.pipe(
    v.array(v.picklist(TIE_RULES)),
    v.maxLength(TIE_RULES.length, "field.too_many"),
    v.check((ties) => new Set(ties).size === ties.length, "field.invalid"),
  ),
  /** Why all scoring starts anew; required once somebody scored. */
  reason: optionalLine(300),
  version: VersionSchema,
});
/** How applicants are judged. */
export type SelectionInput = v.InferOutput<typeof SelectionInputSchema>;

/** What a member says of one applicant. */
export const JudgementSchema = v.strictObject({
  /** Formal criterion → whether it is met. */
  formal: v.pipe(v.record(PartIdSchema, v.boolean()), v.maxEntries(CRITERIA_MAX, "field.too_many")),
  /** Scored criterion → points. */
  points: v.pipe(
    v.record(PartIdSchema, wholeNumber(0, POINTS_MAX)),
    v.maxEntries(CRITERIA_MAX, "field.too_many"),
  ),
  note: optionalParagraphs(500),
  /** The round whose criteria were on the screen. */
  round: VersionSchema,
});
/** What a member says of one applicant. */
export type JudgementInput = v.InferOutput<typeof JudgementSchema>;

/** Institutions that a member has to do with: their people are judged by the others. */
export const OwnInstitutionsSchema = v.strictObject({
  institutionIds: v.pipe(v.array(InstitutionIdSchema), v.maxLength(INSTITUTIONS_MAX, "field.too_many")),
});

/** Why somebody is taken out of the committee, or a sheet that was closed is opened again. */
export const ReasonSchema = v.strictObject({ reason: reason(300) });

/** Where a selection is: judged, its ranking fixed, its decisions told a part at a time, all told. */
export const SELECTION_STATES = ["open", "frozen", "announcing", "announced"] as const;
/** Where a selection is. */
export type SelectionState = (typeof SELECTION_STATES)[number];

/** How the applicants of one event are judged, and how far that is. */
export interface Selection {
  eventId: EventId;
  /** Which round of scoring it is: other criteria begin another one. */
  round: number;
  criteria: Criterion[];
  ties: TieRule[];
  /** By which the lot is drawn; kept, so that anybody can draw it again. */
  lot: string;
  committee: Id<"stf">[];
  state: SelectionState;
  version: number;
  createdAt: Instant;
  updatedAt: Instant;
  changedBy: string;
  changeReason?: string;
}

/** What one member of the committee has to say, apart from the others. */
export interface Sheet {
  eventId: EventId;
  staffId: Id<"stf">;
  round: number;
  /** Institutions of the register that they have to do with. */
  institutionIds: InstitutionId[];
  /** Applicants whom they know too well. */
  conflicts: RegistrationId[];
  /** How often something was scored in this round. */
  saves: number;
  /** When they said that they were done; nothing is scored afterwards. */
  closedAt?: Instant;
  version: number;
  updatedAt: Instant;
  changedBy: string;
  changeReason?: string;
}

/** What a member said of an applicant in a round. */
export interface Score {
  eventId: EventId;
  round: number;
  staffId: Id<"stf">;
  registrationId: RegistrationId;
  formal: Record<string, boolean>;
  points: Record<string, number>;
  note?: string;
  updatedAt: Instant;
}
