import * as v from "valibot";
import type { EventId } from "../event/schema.ts";
import type { ParticipantId } from "../participant/schema.ts";
import type { ProjectId } from "../project/schema.ts";
import { RegistrationIdSchema, type RegistrationId } from "../registration/schema.ts";
import { DaySchema, reason, VersionSchema, wholeNumber } from "../shared/field.ts";
import type { Id } from "../shared/id.ts";
import type { Day, Instant } from "../shared/time.ts";

/**
 * What ends by itself once its term is over, of one event: everything of people without a place (declined, withdrawn, still on the reserve
 * list); of everybody else address, telephone, answers, files, mails; and at last the names that evidence needed.
 */
export const RETENTION_KINDS = ["unsuccessful", "contact", "evidence"] as const;
/** What ends by itself of an event. */
export type RetentionKind = (typeof RETENTION_KINDS)[number];

/**
 * What ends by itself of a project: everything of candidates who were at nothing, by the term of people without a place; and of everybody else
 * in it who they are, with what the log of support and results say in words.
 */
export const PROJECT_KINDS = ["candidates", "participants"] as const;
/** What ends by itself of a project. */
export type ProjectKind = (typeof PROJECT_KINDS)[number];

/** What has a term of its own. */
export const TERM_KINDS = [...RETENTION_KINDS, "participants"] as const;
/** What has a term of its own. */
export type TermKind = (typeof TERM_KINDS)[number];

/** From which day a term counts: the last of the event, the end of the project, the last payment to whom the project is paid for. */
export const TERM_BASES = ["event", "project", "last_payment"] as const;
/** From which day a term counts. */
export type TermBase = (typeof TERM_BASES)[number];
/** Whoever is a participant is so of the project, and not of one of its events. */
const PROJECT_BASES = ["project", "last_payment"] as const satisfies readonly TermBase[];
/** Days from which a term of some kind may count. */
export const basesOf = (kind: TermKind): readonly TermBase[] =>
  kind === "participants" ? PROJECT_BASES : TERM_BASES;

/** The longest term: fifty years, as of payrolls of long ago. */
export const TERM_MONTHS_MAX = 600;

const TermSchema = v.strictObject({
  from: v.picklist(TERM_BASES),
  /** Counted from 31 December of the year of that day, as funders and accounting do. */
  fromYearEnd: v.boolean(),
  months: wholeNumber(0, TERM_MONTHS_MAX),
});
/** How long something is kept. */
export type Term = v.InferOutput<typeof TermSchema>;

/** Terms of a project; a kind without one is kept until somebody says otherwise. */
export const TermsSchema = v.strictObject({
  unsuccessful: v.optional(TermSchema),
  contact: v.optional(TermSchema),
  evidence: v.optional(TermSchema),
  participants: v.optional(v.strictObject({ ...TermSchema.entries, from: v.picklist(PROJECT_BASES) })),
});
/** Terms of a project. */
export type Terms = v.InferOutput<typeof TermsSchema>;

/** What is said of the end of a project's data, over the version that was on the screen; 0: nothing was said yet. */
export const TermsInputSchema = v.strictObject({
  terms: TermsSchema,
  /** The day of the last payment to the beneficiary, once it is known. */
  lastPaymentOn: v.optional(DaySchema),
  version: VersionSchema,
});
/** What is said of the end of a project's data. */
export type TermsInput = v.InferOutput<typeof TermsInputSchema>;

/** Why data are kept longer than their term. */
export const HOLD_CAUSES = ["inspection", "dispute", "other"] as const;
/** Why data are kept longer. */
export type HoldCause = (typeof HOLD_CAUSES)[number];

/** Holds that a project has at a time. */
export const HOLDS_MAX = 50;

const EventIdSchema = v.pipe(
  v.string(),
  v.regex(/^evt_[0-9A-Z]{26}$/, "field.id"),
) as unknown as v.GenericSchema<EventId>;

/** That nothing of a project, or of one of its events, is removed by itself, from now on. */
export const HoldInputSchema = v.strictObject({
  /** Absent: the whole project. */
  eventId: v.optional(EventIdSchema),
  cause: v.picklist(HOLD_CAUSES),
  /** Kept with the hold and in the history: the number of a letter, and no name. */
  reason: reason(300),
  /** Its last day; absent: until somebody ends it. */
  until: v.optional(DaySchema),
});
/** That nothing is removed by itself. */
export type HoldInput = v.InferOutput<typeof HoldInputSchema>;

/** Why a hold is over. */
export const EndHoldSchema = v.strictObject({ reason: reason(300) });

/** Why the data of one person are kept longer: as above, or because they asked that nothing be done with them but keeping (art. 18 GDPR). */
export const PERSON_HOLD_CAUSES = ["restriction", ...HOLD_CAUSES] as const;
/** Why the data of one person are kept longer. */
export type PersonHoldCause = (typeof PERSON_HOLD_CAUSES)[number];

/** Registrations of one person that are held together: all in one transaction, with the participants that they are. */
export const HELD_TOGETHER_MAX = 40;
const HeldRegistrationsSchema = v.pipe(
  v.array(RegistrationIdSchema),
  v.minLength(1, "field.required"),
  v.maxLength(HELD_TOGETHER_MAX, "field.too_many"),
);

/** Registrations of one person of which is asked until when their data are kept. */
export const KeptQuerySchema = v.strictObject({
  registrationIds: v.pipe(v.array(RegistrationIdSchema), v.maxLength(100, "field.too_many")),
});

/** Why a hold of one person is over, found by one of their registrations. */
export const EndPersonHoldSchema = v.strictObject({
  registrationId: RegistrationIdSchema,
  reason: reason(300),
});

/** That nothing of one person is removed by itself, from now on. */
export const PersonHoldInputSchema = v.strictObject({
  registrationIds: HeldRegistrationsSchema,
  cause: v.picklist(PERSON_HOLD_CAUSES),
  /** Kept with the hold and in the history: the number of a letter, and no name. */
  reason: reason(300),
  /** Its last day; absent: until somebody ends it. */
  until: v.optional(DaySchema),
});
/** That nothing of one person is removed by itself. */
export type PersonHoldInput = v.InferOutput<typeof PersonHoldInputSchema>;

/** Whether data end by themselves in the whole installation, over the version that was on the screen. */
export const SwitchInputSchema = v.strictObject({ isOn: v.boolean(), version: VersionSchema });
/** Whether data end by themselves. */
export type SwitchInput = v.InferOutput<typeof SwitchInputSchema>;

/** Ids of holds. */
export type HoldId = Id<"hld">;

/** That nothing is removed: who said so, when and why. One that ended stands in the history. */
export interface Hold extends HoldInput {
  holdId: HoldId;
  heldBy: string;
  heldAt: Instant;
}

/** That nothing of a registration, or of a participant, is removed: who said so, when and why. */
export interface PersonHold {
  heldOf: RegistrationId | ParticipantId;
  /** In whose history it stands. */
  subjectId: EventId | ProjectId;
  holdId: HoldId;
  cause: PersonHoldCause;
  reason: string;
  until?: Day;
  heldBy: string;
  heldAt: Instant;
  /** All that was held with it, so that whoever ends it ends all. */
  together: (RegistrationId | ParticipantId)[];
  /** Why it ended; one that ended stands until the next. */
  endedAt?: Instant;
  version: number;
  changedBy: string;
  changeReason?: string;
}

/** What is said of the end of a project's data: its terms, and what holds them up. Whoever removes something checks that it has this version still. */
export interface ProjectRetention {
  projectId: ProjectId;
  terms: Terms;
  lastPaymentOn?: Day;
  holds: Hold[];
  version: number;
  updatedAt: Instant;
  changedBy: string;
  changeReason?: string;
}

/** Whether data end by themselves; off until an administrator has seen what that would remove. */
export interface RetentionSwitch {
  isOn: boolean;
  version: number;
  updatedAt: Instant;
  changedBy: string;
  /** When it is looked next what is over. */
  nextAt?: Instant;
}

/** How far one looked through the people of an event, or of a project, for what is over, and what came of it: numbers alone. */
export interface RetentionLook {
  lookOf: EventId | ProjectId;
  kind: RetentionKind | ProjectKind;
  /** The registration, or participant, after which the look goes on, in the order of their ids; absent between looks. */
  after?: RegistrationId | ParticipantId;
  /** The day of the last look that came to the end. */
  lookedOn?: Day;
  /** How many were removed so far, and of these how many names stayed. */
  removed: number;
  named: number;
  version: number;
  updatedAt: Instant;
}

/** What an erasure that nobody asked for follows from: that something of an event ended, or of a project. */
export type RetentionCause =
  | { projectId: ProjectId; eventId: EventId; kind: RetentionKind }
  | { projectId: ProjectId; eventId?: undefined; kind: ProjectKind };
