import * as v from "valibot";
import type { EventId } from "../event/schema.ts";
import { InstitutionIdSchema, type InstitutionId } from "../institution/schema.ts";
import type { RegistrationId, RegistrationStatus } from "../registration/schema.ts";
import {
  optionalLine,
  optionalParagraphs,
  PartIdSchema,
  printedReason,
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

/** What is decided about an applicant. */
export const DECISIONS = ["place", "reserve", "declined"] as const;
/** What is decided about an applicant. */
export type Decision = (typeof DECISIONS)[number];

/** Most that anybody decides about at once. */
const APPLICANTS_MAX = 20_000;

/** The scores of which the ranking was made that was shown, and is to be fixed. */
export const FreezeSchema = v.strictObject({
  scores: v.pipe(v.string(), v.regex(/^[\d.]{1,300}$/, "field.invalid")),
});
/** Why a ranking that was fixed is to be judged further. */
export const UnfreezeSchema = v.strictObject({ reason: reason(300), version: VersionSchema });
/** How many of the first get a place, how many of the next wait, and the one reason of all. */
export const DecisionsSchema = v.strictObject({
  places: wholeNumber(0, APPLICANTS_MAX),
  reserve: wholeNumber(0, APPLICANTS_MAX),
  reason: printedReason(300),
  version: VersionSchema,
});
/** How many of the first get a place, how many of the next wait. */
export type DecisionsInput = v.InferOutput<typeof DecisionsSchema>;
/** What is decided about one applicant against the rank, or `null` for what follows from it again. */
export const DecisionSchema = v.strictObject({
  decision: v.nullable(v.picklist(DECISIONS)),
  reason: printedReason(300),
  version: VersionSchema,
});
/** What is decided about one applicant. */
export type DecisionInput = v.InferOutput<typeof DecisionSchema>;
/** What was shown when somebody said that all is to be told. */
export const AnnounceSchema = v.strictObject({ version: VersionSchema });

/** A number as it is, with nothing lost in a division: means that differ by a hundredth never tie. */
export interface Fraction {
  sum: number;
  of: number;
}

/** Where an applicant stands. */
export interface Place {
  registrationId: RegistrationId;
  /** From 1; absent of those whom nobody judged, or who do not meet a formal criterion. */
  rank?: number;
  /** Mean of what the members gave, each criterion by its weight. */
  total: Fraction;
  /** Criterion → mean without the weight. */
  points: Record<string, Fraction>;
  /** How many members' judgements count. */
  judges: number;
  /** Formal criteria that a member says are not met. */
  failed: string[];
  /** Those of them that another member says are met. */
  disputed: string[];
}

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
  /** The ranking as it was fixed, of which scores; kept apart under its id. */
  frozen?: { freezeId: Id<"sel">; at: Instant; by: string; scores: string };
  /** How many of the first get a place and how many of the next wait; all others are declined. */
  decided?: Pick<DecisionsInput, "places" | "reserve" | "reason">;
  /** That all are told: how far that is, and whom it leaves out because they waited for no decision any more. */
  announcement?: {
    at: Instant;
    by: string;
    /** The moment from which those who wait stand in the line, one after the other. */
    linesUpFrom: Instant;
    gone: RegistrationId[];
    done: number;
    total: number;
  };
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

/** What staff decided about one applicant of a fixed ranking, and what came of it when it was told. */
export interface OneDecision {
  registrationId: RegistrationId;
  decision?: Decision;
  reason?: string;
  outcome?: RegistrationStatus;
}
