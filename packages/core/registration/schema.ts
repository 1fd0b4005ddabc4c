import * as v from "valibot";
import type { UsedCode } from "../access-code/schema.ts";
import type { Attachment } from "../attachment/schema.ts";
import type { EventId } from "../event/schema.ts";
import {
  anyParagraphs,
  EmailSchema,
  OptionalEmailSchema,
  optionalLine,
  optionalParagraphs,
  optionalPrintedLine,
  PartIdSchema,
  personName,
  reason,
  VersionSchema,
} from "../shared/field.ts";
import { CORRECTED_FIELDS, SENT_FIELDS, type FieldValues } from "../form/schema.ts";
import type { Id } from "../shared/id.ts";
import { LocaleSchema, type Locale } from "../shared/localized-text.ts";
import type { Instant } from "../shared/time.ts";
import { ShownWordingsSchema, WordingIdSchema } from "../wording/schema.ts";
import { REGISTRATION_STATUSES, type EntryStatus, type RegistrationStatus } from "./lifecycle.ts";
import type { OtherDate } from "./other-date.ts";

/** Ids of registrations. */
export type RegistrationId = Id<"reg">;

export {
  ENTERS,
  OFFERED_AS,
  PLACELESS_STATUSES,
  REGISTRATION_STATUSES,
  type EntryStatus,
  type RegistrationStatus,
} from "./lifecycle.ts";
export {
  FORMS_OF_ADDRESS,
  INSTITUTION_TYPES,
  type FormOfAddress,
  type InstitutionType,
} from "../form/schema.ts";

/** Diets that can be ordered. */
export const DIETS = ["standard", "vegetarian", "vegan", "gluten_free", "other"] as const;

/** What people may need so that they can take part: asked as needs, not as a diagnosis. */
export const ACCESS_NEEDS = [
  "sign_language",
  "induction_loop",
  "captions",
  "large_print",
  "easy_to_read",
  "wheelchair",
  "assistant",
  "assistance_dog",
  "quiet_place",
  "ground_floor_room",
  "other",
] as const;

/** Needs: kept apart from the registration and erased 30 days after the event. */
const NeedsSchema = v.strictObject({
  diet: v.optional(v.picklist(DIETS)),
  access: v.optional(v.pipe(v.array(v.picklist(ACCESS_NEEDS)), v.maxLength(ACCESS_NEEDS.length))),
  note: optionalParagraphs(500),
});
/** What a person needs so that they can take part. */
export type Needs = v.InferOutput<typeof NeedsSchema>;

/**
 * Choices of one person, with those that are offered no more: each is a counter, and a transaction has a hundred
 * items.
 */
export const MAX_CHOICES = 40;
/** Most options beside their choice that somebody takes in one group, and most groups in which they do. */
export const MAX_ALTERNATIVES = 8;
/** Answers of one person, with those to what is asked no more. */
const MAX_ANSWERS = 200;

/** Group → further options that will do as well, the dearest first (docs/decisions/0082). */
const AlternativesSchema = v.pipe(
  v.record(PartIdSchema, v.pipe(v.array(PartIdSchema), v.maxLength(MAX_ALTERNATIVES, "field.too_many"))),
  v.maxEntries(MAX_ALTERNATIVES, "field.too_many"),
);

const personFields = {
  firstName: personName(60),
  lastName: personName(80),
  ...SENT_FIELDS,
  /** Group → option. */
  choices: v.pipe(v.record(PartIdSchema, PartIdSchema), v.maxEntries(MAX_CHOICES, "field.too_many")),
  /** Question → answer: text, or the id of the answer. */
  answers: v.pipe(v.record(PartIdSchema, anyParagraphs(2000)), v.maxEntries(MAX_ANSWERS, "field.too_many")),
  /** The version of the form that was on the screen, as it came with the event. */
  formVersion: v.optional(VersionSchema),
  needs: v.optional(NeedsSchema),
};

/** The id of a registration, as it is sent. */
export const RegistrationIdSchema = v.pipe(
  v.string(),
  v.regex(/^reg_[0-9A-Z]{26}$/, "field.id"),
) as unknown as v.GenericSchema<RegistrationId>;

/** Most namesakes that a statement names. */
const NAMESAKES_MAX = 20;

/**
 * Says that somebody of the same name and address, or of the same name without any, is another person than those
 * registrations are of. Whoever says so was shown them.
 */
const NamesakesSchema = v.strictObject({
  registrationIds: v.pipe(
    v.array(RegistrationIdSchema),
    v.minLength(1, "field.required"),
    v.maxLength(NAMESAKES_MAX, "field.too_many"),
  ),
  /** How they are told apart. Kept with the registration and in the history. */
  reason: reason(300),
});
/** Says that somebody is another person than a namesake. */
export type Namesakes = v.InferOutput<typeof NamesakesSchema>;

/** The person gets a seat also where none is left: asked for by name, never a consequence of anything else. */
const PastLimitSchema = v.optional(v.literal(true));

const consentFields = {
  image: v.optional(v.boolean(), false),
  newsletter: v.optional(v.boolean(), false),
  /** Explicit consent to keeping the needs for this event (art. 9(2)(a) GDPR). */
  needs: v.optional(v.boolean(), false),
};

/** What a participant sends to sign up. Which optional fields are required is the event's matter (rules.ts). */
export const SignUpInputSchema = v.strictObject({
  ...personFields,
  email: EmailSchema,
  locale: LocaleSchema,
  /** As it was typed; whether there is one like it, the event knows. */
  accessCode: optionalLine(60),
  /** If the chosen option is full: the reserve list for it, or another option that has a free seat. */
  ifFull: v.optional(v.picklist(["reserve", "other_option"]), "reserve"),
  /** What they take as well, at once or from the reserve list. */
  alternatives: v.optional(AlternativesSchema),
  consents: v.strictObject({
    /** "I have read the information clause": an acknowledgement, not a consent. */
    informationClause: v.literal(true, "consent.clause_required"),
    /** The same of the managing authority's; demanded where the project has one (rules.ts). */
    authorityClause: v.optional(v.boolean()),
    /** Demanded where the event has rules (rules.ts); without rules there is nothing to accept. */
    rules: v.optional(v.boolean(), false),
    ...consentFields,
  }),
  wordings: ShownWordingsSchema,
});
/** What a participant sends to sign up. */
export type SignUpInput = v.InferOutput<typeof SignUpInputSchema>;

/** What staff enter for a person: paper forms, telephone; an e-mail address is not needed. */
export const ManualRegistrationInputSchema = v.strictObject({
  ...personFields,
  email: OptionalEmailSchema,
  locale: v.optional(LocaleSchema, "pl"),
  ifFull: v.optional(v.picklist(["reserve", "other_option"]), "reserve"),
  consents: v.strictObject(consentFields),
  /** Why it is entered by hand, e.g. "paper form of 3 June". Kept in the history; required with `pastLimit`. */
  reason: optionalLine(300),
  pastLimit: PastLimitSchema,
  namesakes: v.optional(NamesakesSchema),
});
/** What staff enter for a person. */
export type ManualRegistrationInput = v.InferOutput<typeof ManualRegistrationInputSchema>;

const { needs: _needs, formVersion: _formVersion, ...fileFields } = personFields;

/** Most answers of somebody whom a file brings: columns are matched to what is asked now. */
const MAX_ANSWERS_OF_FILE = 30;

/**
 * Somebody whom staff bring in from a file. Without needs, which only the person themselves may give away, and without
 * consents: a list that an office made is nobody's signature.
 */
export const ImportedPersonSchema = v.strictObject({
  ...fileFields,
  email: OptionalEmailSchema,
  answers: v.pipe(
    v.record(PartIdSchema, anyParagraphs(2000)),
    v.maxEntries(MAX_ANSWERS_OF_FILE, "field.too_many"),
  ),
  /** The row of the file, 1 = its first, by which staff find what is wrong. */
  row: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(1_048_576)),
});
/** Somebody whom staff bring in from a file. */
export type ImportedPerson = v.InferOutput<typeof ImportedPersonSchema>;
const { institution: _institution, formVersion: _shownVersion, ...ownFields } = personFields;

/** What somebody says of another person whom they register: that one's institution is theirs, and there may be no address. */
export const OtherPersonSchema = v.strictObject({ ...ownFields, email: OptionalEmailSchema });
/** What somebody says of another person whom they register. */
export type OtherPerson = v.InferOutput<typeof OtherPersonSchema>;

/** Corrections: an absent field stays as it is, an empty text or null takes the field away. */
const correctionFields = {
  ...v.partial(v.strictObject(personFields)).entries,
  ...CORRECTED_FIELDS,
  /** Group → option; null gives a choice up that is not offered any more, and else would stay. */
  choices: v.optional(
    v.pipe(v.record(PartIdSchema, v.nullable(PartIdSchema)), v.maxEntries(MAX_CHOICES, "field.too_many")),
  ),
  /** All that they take as well, in place of what they said before. */
  alternatives: v.optional(AlternativesSchema),
};

/** What a participant may correct; absent fields stay as they are. */
export const RegistrationPatchSchema = v.strictObject({
  ...correctionFields,
  email: v.optional(EmailSchema),
  locale: v.optional(LocaleSchema),
  consents: v.optional(
    v.partial(v.strictObject({ ...consentFields, rules: v.literal(true, "consent.rules_required") })),
  ),
  /** The rules that were on the screen, where they are accepted. */
  wordings: v.optional(v.strictObject({ rules: WordingIdSchema })),
  /** The version that was shown; a newer one in the table is a conflict. */
  version: VersionSchema,
});
/** What a participant may correct. */
export type RegistrationPatch = v.InferOutput<typeof RegistrationPatchSchema>;

/** What staff may change: the status with a reason, the choices, and the person's data. */
export const StaffRegistrationPatchSchema = v.strictObject({
  ...correctionFields,
  email: OptionalEmailSchema,
  status: v.optional(v.picklist(REGISTRATION_STATUSES)),
  /** Room that staff assigned; an empty text takes it away. */
  room: optionalPrintedLine(40),
  /** Required when the status changes, and with `pastLimit`. */
  reason: optionalLine(300),
  pastLimit: PastLimitSchema,
  namesakes: v.optional(NamesakesSchema),
  version: VersionSchema,
});
/** What staff may change. */
export type StaffRegistrationPatch = v.InferOutput<typeof StaffRegistrationPatchSchema>;

/** Where staff put somebody in the line of the reserve list: before whom, or `null` at its end; and why. */
export const TurnInputSchema = v.strictObject({
  before: v.nullable(RegistrationIdSchema),
  reason: reason(300),
  version: VersionSchema,
});
/** Where staff put somebody in the line of the reserve list. */
export type TurnInput = v.InferOutput<typeof TurnInputSchema>;

/** Why staff take the consent to news of other events back for somebody. */
export const NewsEndInputSchema = v.strictObject({ reason: reason(300) });
/** Why staff take it back. */
export type NewsEndInput = v.InferOutput<typeof NewsEndInputSchema>;

/** What people agree to, accept, or say that they have read: the information clauses of the organiser and the managing authority. */
export const CONSENT_KINDS = ["clause", "authority", "rules", "image", "newsletter", "needs"] as const;
/** What people agree to, accept, or say that they have read. */
export type ConsentKind = (typeof CONSENT_KINDS)[number];

/** One consent that was given or taken back, with its own moment and words. Never changed afterwards. */
export interface ConsentEntry {
  consent: ConsentKind;
  given: boolean;
  at: Instant;
  /** The person, online; or staff, from what was signed on paper. */
  by: RegistrationSource;
  /** Id of the words (core/wording), and the language in which they were read; none on paper, and for what was taken back. */
  wording?: string;
  locale?: Locale;
}

/** What of the consents holds now, and how it came about. */
export interface Consents {
  /**
   * Whether the person accepted the event's rules; false: there were none. Absent for people whom staff entered,
   * who sign on paper, and for sign-ups from before this was kept.
   */
  rules?: boolean;
  image: boolean;
  newsletter: boolean;
  needs: boolean;
  /** All that was given and taken back, in order. Absent in registrations from before it was kept. */
  log?: ConsentEntry[];
  /** Of registrations from before the log: when one of the consents was last touched. */
  givenAt?: Instant;
  /** Of those too: the `textVersion` that the event had then; empty when taken on paper. */
  textVersion?: string;
}

/** How a registration came about. */
export type RegistrationSource = "online" | "staff";

/** One person at one event, as the domain knows it. Needs are kept apart. */
export interface Registration extends FieldValues {
  registrationId: RegistrationId;
  eventId: EventId;
  status: RegistrationStatus;
  firstName: string;
  lastName: string;
  email?: string;
  /** Where the person sleeps, as staff wrote it, e.g. "12" or "A 3". */
  room?: string;
  choices: Record<string, string>;
  answers: Record<string, string>;
  /** Question → the file whose name the answer is; absent: none. */
  attachments?: Record<string, Attachment>;
  /** The version of the event's form under which they were given (docs/decisions/0057); absent: the first. */
  formVersion?: number;
  /** Question → the earlier version under which its answer was given, where others were given anew. */
  earlierVersions?: Record<string, number>;
  consents: Consents;
  locale: Locale;
  source: RegistrationSource;
  /** Version of the personal link; a new one makes the old link worthless. */
  linkVersion: number;
  /**
   * When the person joined the line they stand in, or the moment by which they stand where staff put them
   * (turns.ts): lines sort by it, and then by id. Keeps its value on the reserve list.
   */
  queuedAt: Instant;
  /** Reason of the last change of status, as staff or the system gave it. */
  statusReason?: string;
  /**
   * Until when a seat is held for somebody whose address is not confirmed: with `pending`, they have the seat; with
   * `cancelled`, it was not confirmed in time. Absent for everybody else.
   */
  heldUntil?: Instant;
  /** Until when a seat from the reserve list is offered; with `cancelled`: nobody took it in time. Absent for everybody else. */
  offeredUntil?: Instant;
  /** When they are reminded of it; absent: they were, or are not. */
  offerRemindAt?: Instant;
  /** When somebody who had a place gave it up or lost it; absent while they have one and if they never had. */
  leftAt?: Instant;
  /** Scopes in which staff gave the person a seat past the limit: `event`, or ids of options. */
  pastLimit?: string[];
  /** Whom staff said this person is not, in spite of name and address. */
  namesakes?: Namesakes;
  /** By which file they came (core/people-import), and whether nobody told them so; absent: by none. */
  imported?: { importId: Id<"imp">; untold?: true };
  /** Group → options that they take as well, the dearest first; only while they have no seat. Absent: none. */
  alternatives?: Record<string, string[]>;
  /** Prerequisites of the event that they were not found to have completed when they came, or chose what asks for it; absent: none. */
  unproven?: string[];
  /** By which code they came; absent: by none, or they left and were let in again by staff. */
  accessCode?: UsedCode;
  /** With which delegation of their institution they came. */
  delegationId?: Id<"del">;
  /** Who waits for places of all of them at once, themselves among them; only while they wait (docs/decisions/0086). */
  party?: RegistrationId[];
  /** Which institution referred them, as it was called then (core/referral); absent: none. */
  referredBy?: { institutionId: Id<"ins">; name: string; town?: string };
  /** The other date to which they went from the reserve list (docs/decisions/0096). */
  movedTo?: OtherDate;
  /** From whose reserve list they came. */
  movedFrom?: OtherDate;
  /** Whose place this is now: they took it over from this person. */
  handedTo?: RegistrationId;
  /** Whose place it was before, who passed it on, how often that was done until then, and the id of what was declared (core/wording). */
  takenOver?: { from: RegistrationId; by: "participant" | "contact"; times: number; declared: string };
  /** When its person was erased (core/erasure): it is counted still, and nobody changes it. */
  erasedAt?: Instant;
  version: number;
  createdAt: Instant;
  updatedAt: Instant;
}

/** What there is none left of as somebody comes to the reserve list: seats, or places of their institution, at the event or an option. */
export const WAIT_LIMITS = ["event", "option", "group", "institution", "institution_option"] as const;
/** A limit that was met as somebody came to the reserve list, and the id of the option or group it is of. */
export interface WaitLimit {
  by: (typeof WAIT_LIMITS)[number];
  of?: string;
}

/** What a sign-up came to. */
export interface SignUpOutcome {
  outcome: EntryStatus;
  /** Which limits were met, of those who come to the reserve list. */
  limits?: WaitLimit[];
  /** Of which group of the event they have a place, or wait for one; absent: of none. */
  group?: string;
  /** Place on the reserve list, of those who come to it. */
  position?: number;
}

/** Somebody who is registered under a name and address that staff enter again: enough to tell who it is. */
export interface KnownPerson {
  registrationId: RegistrationId;
  firstName: string;
  lastName: string;
  status: RegistrationStatus;
  institution?: string;
  createdAt: Instant;
}
