import * as v from "valibot";
import { Attachments } from "../attachment/answer.ts";
import { Retired, StaffEventView } from "../event/answer.ts";
import { OfferedInstitution } from "../institution/answer.ts";
import { REGISTRATION_STATUSES } from "../registration/schema.ts";
import { count, id, Instant, Text } from "../shared/answer.ts";
import { DECISIONS, SELECTION_STATES, TIE_RULES } from "./schema.ts";

/** A condition that has to be met. */
export const FormalCriterion = v.strictObject({
  type: v.literal("formal"),
  criterionId: v.string(),
  title: Text,
  help: v.optional(v.string()),
  refusal: v.optional(Text),
});

/** Points, and how often they count. */
export const ScoredCriterion = v.strictObject({
  type: v.literal("scored"),
  criterionId: v.string(),
  title: Text,
  help: v.optional(v.string()),
  most: count,
  weight: count,
});

/** What applicants are judged by. */
export const SelectionCriterion = v.variant("type", [FormalCriterion, ScoredCriterion]);

/** Somebody in the committee, and how far they are. What they gave is told only of sheets that are closed. */
export const CommitteeMember = v.strictObject({
  staffId: id("stf"),
  name: v.string(),
  /** Applicants whom they judge, and of them those whom they have judged. */
  toJudge: count,
  judged: count,
  closedAt: v.optional(Instant),
});

/** How the applicants of an event are judged, and how far that is. */
export const SelectionView = v.strictObject({
  /** 0: nothing was set up yet. */
  version: count,
  round: count,
  state: v.picklist(SELECTION_STATES),
  criteria: v.array(SelectionCriterion),
  ties: v.array(v.picklist(TIE_RULES)),
  committee: v.array(CommitteeMember),
  /** Whom those who may change that could add. */
  candidates: v.array(v.strictObject({ staffId: id("stf"), name: v.string() })),
  /** How many people wait for a decision. */
  applicants: count,
  /** Whether anything was scored in this round: other criteria start it anew. */
  isScored: v.boolean(),
  may: v.strictObject({
    manage: v.boolean(),
    /** One is in the committee. */
    score: v.boolean(),
    /** Whoever has a sheet of their own that is open, does not see what the others gave. */
    seeRanking: v.boolean(),
  }),
});
export type SelectionView = v.InferOutput<typeof SelectionView>;

const judgement = {
  formal: v.record(v.string(), v.boolean()),
  points: v.record(v.string(), count),
  note: v.optional(v.string()),
};

/** An applicant as a member of the committee judges them. */
export const SheetApplicant = v.strictObject({
  registrationId: id("reg"),
  firstName: v.string(),
  lastName: v.string(),
  institution: v.optional(v.string()),
  position: v.optional(v.string()),
  countyCode: v.optional(v.string()),
  createdAt: Instant,
  /** Question → answer, as the registration has them. */
  answers: v.record(v.string(), v.string()),
  /** Files among the answers: opened by the door of whoever reads the registrations of the event, as a member does. */
  attachments: v.optional(Attachments),
  /** What was answered and reads otherwise now, as it read then. */
  reworded: Retired.entries.questions,
  /** Option ids of what they chose. */
  options: v.array(v.string()),
  /** Why the others judge them. */
  bar: v.optional(v.picklist(["own_institution", "conflict"])),
  judgement: v.optional(v.strictObject(judgement)),
});
export type SheetApplicant = v.InferOutput<typeof SheetApplicant>;

/** One's own sheet in the committee of an event. */
export const SelectionSheet = v.strictObject({
  round: count,
  state: v.picklist(SELECTION_STATES),
  criteria: v.array(SelectionCriterion),
  institutions: v.array(OfferedInstitution),
  closedAt: v.optional(Instant),
  applicants: v.array(SheetApplicant),
});
export type SelectionSheet = v.InferOutput<typeof SelectionSheet>;

/** An event as a member of its committee sees it who sees nothing else of it. */
const CommitteeEventHead = v.strictObject({
  eventId: StaffEventView.entries.eventId,
  title: StaffEventView.entries.title,
  dates: StaffEventView.entries.dates,
  timeZone: StaffEventView.entries.timeZone,
});

/** Events in whose committee somebody is, the next first and what was behind. */
export const CommitteeEvents = v.strictObject({
  items: v.array(
    v.strictObject({
      ...CommitteeEventHead.entries,
      state: v.picklist(SELECTION_STATES),
      /** When they closed their sheet; absent: it is open. */
      closedAt: v.optional(Instant),
    }),
  ),
});
export type CommitteeEvents = v.InferOutput<typeof CommitteeEvents>;

/** What was asked and offered at an event, by which the answers of applicants are read. */
export const CommitteeEvent = v.strictObject({
  ...CommitteeEventHead.entries,
  form: StaffEventView.entries.form,
  choiceGroups: StaffEventView.entries.choiceGroups,
  retired: StaffEventView.entries.retired,
});
export type CommitteeEvent = v.InferOutput<typeof CommitteeEvent>;

const Fraction = v.strictObject({ sum: count, of: count });

/** Where one applicant stands. */
export const RankedApplicant = v.strictObject({
  registrationId: id("reg"),
  firstName: v.string(),
  lastName: v.string(),
  institution: v.optional(v.string()),
  createdAt: Instant,
  /** From 1; absent of those whom nobody judged, or who do not meet a formal criterion. */
  rank: v.optional(count),
  /** The mean of what was given, as a fraction, each criterion by its weight. */
  total: Fraction,
  /** Criterion → mean without the weight. */
  points: v.record(v.string(), Fraction),
  judges: count,
  failed: v.array(v.string()),
  disputed: v.array(v.string()),
  /** What members noted who have closed their sheets. */
  notes: v.array(v.string()),
  status: v.picklist(REGISTRATION_STATUSES),
  /** What is decided about them; absent while nothing is, and of who waited for no decision any more. */
  decision: v.optional(v.picklist(DECISIONS)),
  reason: v.optional(v.string()),
  /** Staff decided about this one against the rank. */
  isException: v.boolean(),
  /** What came of it when it was told. */
  outcome: v.optional(v.picklist(REGISTRATION_STATUSES)),
});

/** Who stands where: now, by the sheets that are closed, or as it was fixed, with what is decided. */
export const SelectionRanking = v.strictObject({
  version: count,
  state: v.picklist(SELECTION_STATES),
  /** Which scores it is made of: a ranking is fixed as it was shown. */
  scores: v.string(),
  openSheets: count,
  /** By which equals are drawn. */
  lot: v.string(),
  frozenAt: v.optional(Instant),
  decided: v.optional(v.strictObject({ places: count, reserve: count, reason: v.string() })),
  announcement: v.optional(v.strictObject({ at: Instant, done: count, total: count })),
  /** Of the event; null: without a limit. */
  seats: v.strictObject({ total: v.nullable(count), left: v.nullable(count) }),
  /** How many people are decided about how, and how many of them are told by mail. */
  counts: v.array(v.strictObject({ decision: v.picklist(DECISIONS), people: count, mails: count })),
  items: v.array(RankedApplicant),
});
export type SelectionRanking = v.InferOutput<typeof SelectionRanking>;
