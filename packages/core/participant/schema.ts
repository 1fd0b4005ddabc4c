import * as v from "valibot";
import type { EventId } from "../event/schema.ts";
import type { ProjectId } from "../project/schema.ts";
import { RegistrationIdSchema, type RegistrationId } from "../registration/schema.ts";
import {
  anyParagraphs,
  DaySchema,
  OptionalEmailSchema,
  OptionalPhoneSchema,
  PartIdSchema,
  personName,
  printedLine,
  printedReason,
  VersionSchema,
} from "../shared/field.ts";
import type { Id } from "../shared/id.ts";
import type { Day, Instant } from "../shared/time.ts";
import { TerritoryCodeSchema } from "../territory/schema.ts";

/** Ids of participants; they say nothing of them. */
export type ParticipantId = Id<"ptc">;

/** A participant's id as it is sent. */
export const ParticipantIdSchema = v.pipe(
  v.string(),
  v.regex(/^ptc_[0-9A-Z]{26}$/, "field.id"),
) as unknown as v.GenericSchema<ParticipantId>;

/** Where somebody stands in a project: not supported yet, supported, through with it, or gone before. */
export const PARTICIPANT_STATES = ["candidate", "participant", "completed", "interrupted"] as const;
/** Where somebody stands in a project. */
export type ParticipantState = (typeof PARTICIPANT_STATES)[number];

/** The groups of age that funders ask for, on the day of entry (domain rules 2.3). */
export const AGE_GROUPS = ["under18", "18to29", "30to54", "55up"] as const;
/** To which age group somebody counts. */
export type AgeGroup = (typeof AGE_GROUPS)[number];

/** The three sectors by which social programmes count people. */
export const SECTORS = ["public", "social", "private"] as const;

/** Former surnames that are kept: people marry, and registrations of before have the other one. */
export const FORMER_NAMES_MAX = 5;
/** Participants whom one is said not to be. */
const APART_MAX = 20;
/** Registrations of one person that are taken together. */
const REGISTRATIONS_MAX = 20;
/** People who are accepted in one request; each is a transaction. */
export const ACCEPTED_AT_ONCE = 25;

/** Says that somebody is another person than those participants; whoever says so was shown them. */
const ApartSchema = v.strictObject({
  participantIds: v.pipe(
    v.array(ParticipantIdSchema),
    v.minLength(1, "field.required"),
    v.maxLength(APART_MAX, "field.too_many"),
  ),
  /** How they are told apart. Kept in the history. */
  reason: printedReason(300),
});

const personFields = {
  firstName: personName(60),
  lastName: personName(80),
  formerLastNames: v.pipe(v.array(personName(80)), v.maxLength(FORMER_NAMES_MAX, "field.too_many")),
  email: OptionalEmailSchema,
  phone: OptionalPhoneSchema,
  /** Of the project's target groups. */
  categories: v.pipe(v.array(printedLine(120)), v.maxLength(20, "field.too_many")),
  sector: v.optional(v.picklist(SECTORS)),
  /** TERYT codes of counties and voivodeships to which they count. */
  territory: v.pipe(v.array(TerritoryCodeSchema), v.maxLength(5, "field.too_many")),
};

/** Somebody whom staff add by hand. */
export const ParticipantInputSchema = v.strictObject({
  ...personFields,
  /** Tells namesakes apart, and is the first of the data at entry. */
  birthDate: v.optional(DaySchema),
  apart: v.optional(ApartSchema),
});
/** Somebody whom staff add by hand. */
export type ParticipantInput = v.InferOutput<typeof ParticipantInputSchema>;

/** A participant as staff change them, over the version that they were shown. */
export const ParticipantChangeSchema = v.strictObject({ ...personFields, version: VersionSchema });
/** A participant as staff change them. */
export type ParticipantChange = v.InferOutput<typeof ParticipantChangeSchema>;

/** Where somebody stands in a project, since and until when, over the version that was shown. */
export const CourseChangeSchema = v.strictObject({
  state: v.picklist(PARTICIPANT_STATES),
  startsOn: v.optional(DaySchema),
  endsOn: v.optional(DaySchema),
  reason: printedReason(300),
  version: VersionSchema,
});
/** Where somebody stands in a project. */
export type CourseChange = v.InferOutput<typeof CourseChangeSchema>;

/** What somebody answered on the day of entry, by questions; empty: not yet. */
export const EntryChangeSchema = v.strictObject({
  answers: v.pipe(v.record(PartIdSchema, anyParagraphs(200)), v.maxEntries(30, "field.too_many")),
  version: VersionSchema,
});
/** What somebody answered on the day of entry. */
export type EntryChange = v.InferOutput<typeof EntryChangeSchema>;

/** Says that somebody is the same person as another participant. */
export const ParticipantMergeSchema = v.strictObject({
  /** Who stays. */
  into: ParticipantIdSchema,
  reason: printedReason(300),
  version: VersionSchema,
});
/** Says that somebody is the same person as another participant. */
export type ParticipantMerge = v.InferOutput<typeof ParticipantMergeSchema>;

/** Why a merger is taken back. */
export const FreeSchema = v.strictObject({ reason: printedReason(300), version: VersionSchema });

/** What staff say of registrations: which participant that is, or that it is a new one. */
const AcceptedSchema = v.strictObject({
  registrationIds: v.pipe(
    v.array(RegistrationIdSchema),
    v.minLength(1, "field.required"),
    v.maxLength(REGISTRATIONS_MAX, "field.too_many"),
  ),
  /** Absent: nobody yet. */
  participantId: v.optional(ParticipantIdSchema),
  /** Of a new one: whom they are not, though they were shown as alike. */
  apart: v.optional(ApartSchema),
});

/** What staff accept of what was proposed, a part at a time. */
export const AcceptanceSchema = v.strictObject({
  items: v.pipe(
    v.array(AcceptedSchema),
    v.minLength(1, "field.required"),
    v.maxLength(ACCEPTED_AT_ONCE, "field.too_many"),
  ),
});
/** What staff say of registrations of one person. */
export type Accepted = v.InferOutput<typeof AcceptanceSchema>["items"][number];

/** Which registration is no longer a participant's, and why. */
export const UnlinkSchema = v.strictObject({
  registrationId: RegistrationIdSchema,
  reason: printedReason(300),
  version: VersionSchema,
});
/** Which registration is no longer a participant's, and why. */
export type Unlink = v.InferOutput<typeof UnlinkSchema>;

/** What somebody gave to the one that they were merged into. */
export interface Given {
  email?: string;
  phone?: string;
  formerLastNames: string[];
  entry: Record<string, string>;
}

/** Somebody in a project: one row a person. */
export interface Participant {
  participantId: ParticipantId;
  projectId: ProjectId;
  firstName: string;
  lastName: string;
  formerLastNames: string[];
  email?: string;
  phone?: string;
  categories: string[];
  sector?: (typeof SECTORS)[number];
  territory: string[];
  state: ParticipantState;
  /** Day of the first support. */
  startsOn?: Day;
  /** Last day in the project. */
  endsOn?: Day;
  /** Question → answer of the day of entry. */
  entry: Record<string, string>;
  /** Version of the form that these answer. */
  entryVersion: number;
  /** Participants whom staff said they are not. */
  apartFrom: ParticipantId[];
  /** Who they were found to be the same as: whoever asks for this one is given that. */
  mergedInto?: ParticipantId;
  /** Of a merged one: what the other got by it, and loses when it is undone. */
  given?: Given;
  /** Participants who were found to be the same as this one. */
  merged: ParticipantId[];
  /** Their term is over (docs/decisions/0124): since when nothing says who that was, to which age group they count, and since when. */
  ended?: { at: Instant; age?: AgeGroup; startsOn?: Day };
  version: number;
  createdAt: Instant;
  updatedAt: Instant;
}

/** That a registration at an event is a participant's. */
export interface ParticipantLink {
  projectId: ProjectId;
  eventId: EventId;
  registrationId: RegistrationId;
  participantId: ParticipantId;
}
