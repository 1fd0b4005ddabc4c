import * as v from "valibot";
import type { OwnCertificate } from "../certificate/schema.ts";
import type { EventRefusals } from "../limit/schema.ts";
import type { EventHours, EventId, EventView, Retired } from "../event/schema.ts";
import {
  anyParagraphs,
  EmailSchema,
  OptionalEmailSchema,
  optionalLine,
  optionalParagraphs,
  OptionalPhoneSchema,
  optionalPrintedLine,
  PartIdSchema,
  personName,
  printedLine,
  reason,
  VersionSchema,
} from "../shared/field.ts";
import type { Id } from "../shared/id.ts";
import { LocaleSchema, type Locale, type LocalizedText } from "../shared/localized-text.ts";
import type { Day, Instant } from "../shared/time.ts";
import { CountyCodeSchema } from "../territory/schema.ts";

/** Ids of registrations. */
export type RegistrationId = Id<"reg">;

/** pending: staff decide; confirmed: has a seat; reserve: waits for one; rejected, cancelled: ended. */
export const REGISTRATION_STATUSES = ["pending", "confirmed", "reserve", "rejected", "cancelled"] as const;
/** Where a registration stands. */
export type RegistrationStatus = (typeof REGISTRATION_STATUSES)[number];

/** How a person wants to be addressed; `none` is an answer too. */
export const FORMS_OF_ADDRESS = ["ms", "mr", "none"] as const;
/** How a person wants to be addressed. */
export type FormOfAddress = (typeof FORMS_OF_ADDRESS)[number];

/** Kinds of institution that reports count by (domain polish 4.1). */
export const INSTITUTION_TYPES = [
  "ops",
  "pcpr",
  "rops",
  "cus",
  "pup",
  "cis_kis",
  "zaz_wtz",
  "ngo",
  "social_economy",
  "local_government",
  "school",
  "culture",
  "company",
  "other",
] as const;
/** A kind of institution. */
export type InstitutionType = (typeof INSTITUTION_TYPES)[number];

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
/** Answers of one person, with those to what is asked no more. */
const MAX_ANSWERS = 200;

const InstitutionSchema = v.strictObject({
  name: printedLine(200),
  type: v.picklist(INSTITUTION_TYPES),
  town: optionalPrintedLine(100),
});

const personFields = {
  firstName: personName(60),
  lastName: personName(80),
  formOfAddress: v.optional(v.picklist(FORMS_OF_ADDRESS)),
  phone: OptionalPhoneSchema,
  institution: v.optional(InstitutionSchema),
  position: optionalPrintedLine(120),
  countyCode: v.optional(CountyCodeSchema),
  pickUpPoint: optionalLine(200),
  /** Group → option. */
  choices: v.pipe(v.record(PartIdSchema, PartIdSchema), v.maxEntries(MAX_CHOICES, "field.too_many")),
  /** Question → answer: text, or the id of the answer. */
  answers: v.pipe(v.record(PartIdSchema, anyParagraphs(2000)), v.maxEntries(MAX_ANSWERS, "field.too_many")),
  needs: v.optional(NeedsSchema),
};

/** Most namesakes that a statement names. */
const NAMESAKES_MAX = 20;

/**
 * Says that somebody of the same name and address, or of the same name without any, is another person than those
 * registrations are of. Whoever says so was shown them.
 */
const NamesakesSchema = v.strictObject({
  registrationIds: v.pipe(
    v.array(
      v.pipe(
        v.string(),
        v.regex(/^reg_[0-9A-Z]{26}$/, "field.id"),
      ) as unknown as v.GenericSchema<RegistrationId>,
    ),
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

const WordingIdSchema = v.optional(v.pipe(v.string(), v.regex(/^[\w-]{22}$/, "field.invalid")));

/** What a participant sends to sign up. Which optional fields are required is the event's matter (rules.ts). */
export const SignUpInputSchema = v.strictObject({
  ...personFields,
  email: EmailSchema,
  locale: LocaleSchema,
  /** If the chosen option is full: the reserve list for it, or another option that has a free seat. */
  ifFull: v.optional(v.picklist(["reserve", "other_option"]), "reserve"),
  consents: v.strictObject({
    /** "I have read the information clause": an acknowledgement, not a consent. */
    informationClause: v.literal(true, "consent.clause_required"),
    /** Demanded where the event has rules (rules.ts); without rules there is nothing to accept. */
    rules: v.optional(v.boolean(), false),
    ...consentFields,
  }),
  /** The texts that were on the screen, by the ids that came with the event. */
  wordings: v.optional(v.strictObject({ clause: WordingIdSchema, rules: WordingIdSchema })),
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

/** Corrections: an absent field stays as it is, an empty text or null takes the field away. */
const correctionFields = {
  ...v.partial(v.strictObject(personFields)).entries,
  formOfAddress: v.optional(v.nullable(v.picklist(FORMS_OF_ADDRESS))),
  institution: v.optional(v.nullable(InstitutionSchema)),
  countyCode: v.optional(v.nullable(CountyCodeSchema)),
  /** Group → option; null gives a choice up that is not offered any more, and else would stay. */
  choices: v.optional(
    v.pipe(v.record(PartIdSchema, v.nullable(PartIdSchema)), v.maxEntries(MAX_CHOICES, "field.too_many")),
  ),
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

/** What people agree to, accept, or say that they have read: the information clause. */
export const CONSENT_KINDS = ["clause", "rules", "image", "newsletter", "needs"] as const;
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
export interface Registration {
  registrationId: RegistrationId;
  eventId: EventId;
  status: RegistrationStatus;
  firstName: string;
  lastName: string;
  formOfAddress?: FormOfAddress;
  email?: string;
  phone?: string;
  institution?: { name: string; type: InstitutionType; town?: string };
  position?: string;
  countyCode?: string;
  pickUpPoint?: string;
  /** Where the person sleeps, as staff wrote it, e.g. "12" or "A 3". */
  room?: string;
  choices: Record<string, string>;
  answers: Record<string, string>;
  consents: Consents;
  locale: Locale;
  source: RegistrationSource;
  /** Version of the personal link; a new one makes the old link worthless. */
  linkVersion: number;
  /** When the person joined the line they stand in; keeps its value on the reserve list. */
  queuedAt: Instant;
  /** Reason of the last change of status, as staff or the system gave it. */
  statusReason?: string;
  /**
   * Until when a seat is held for somebody whose address is not confirmed: with `pending`, they have the seat; with
   * `cancelled`, it was not confirmed in time. Absent for everybody else.
   */
  heldUntil?: Instant;
  /** When somebody who had a place gave it up or lost it; absent while they have one and if they never had. */
  leftAt?: Instant;
  /** Scopes in which staff gave the person a seat past the limit: `event`, or ids of options. */
  pastLimit?: string[];
  /** Whom staff said this person is not, in spite of name and address. */
  namesakes?: Namesakes;
  version: number;
  createdAt: Instant;
  updatedAt: Instant;
}

/** What a sign-up came to. */
export type SignUpOutcome =
  | { outcome: "confirmed" }
  | { outcome: "reserve"; position: number }
  | { outcome: "pending" };

/**
 * Answer to a sign-up where addresses are confirmed: the same for everybody, also for who is registered already. What
 * came of it stands in the mail, and a seat that there was is held until then.
 */
export interface MailedAnswer {
  outcome: "mailed";
  until: Instant;
}

/** Answer to a sign-up: what it came to, what was chosen in the end, and the secret of the personal link. */
export type SignUpAnswer = SignUpOutcome & {
  registrationId: RegistrationId;
  token: string;
  /** Differs from what was asked when a full option was replaced with consent. */
  choices: Record<string, string>;
};

/** A participant's own registration as their personal page shows it. */
export interface PersonalView extends Omit<
  Registration,
  "eventId" | "source" | "linkVersion" | "room" | "leftAt" | "pastLimit" | "namesakes"
> {
  needs?: Needs;
  /** Place on the reserve list, 1 = next. */
  reservePosition?: number;
  event: EventView;
  /** Whether the event has a public page; without one it was never published. */
  hasEventPage: boolean;
  /** Hours of the event for somebody with these choices. */
  hours?: EventHours;
  /** Link of an online event; only for confirmed people. */
  onlineUrl?: string;
  /** What the QR code of the ticket holds; only for confirmed people. */
  ticketCode?: string;
  /** Where the participant can check themselves in now by the code on the screen in the room. */
  checkIn?: { unitId: string; title: LocalizedText };
  /** Certificates of this event, the valid one first. */
  certificates: OwnCertificate[];
  /** What of this was asked and offered once, in the words of then. */
  retired: Retired;
  may: { edit: boolean; changeChoices: boolean; withdraw: boolean };
  /** The new link's secret, in answer to a correction by which the old one opens nothing any more. */
  newToken?: string;
  /** Until when the data are kept, as far as known. */
  retention: { needsUntil?: string };
}

/** A registration as staff see it in the list and the side sheet. */
export interface StaffRegistrationView extends Omit<Registration, "linkVersion"> {
  /** Place on the reserve list, 1 = next. */
  reservePosition?: number;
  /** Whether needs were given; the needs themselves come with a single registration only. */
  needs?: Needs;
  /** The day on which the needs are erased. */
  needsUntil?: Day;
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

/** What the overview of an event counts: participants (confirmed) by several marks. */
export interface RegistrationCounts {
  byStatus: Record<RegistrationStatus, number>;
  /** TERYT code → confirmed people; `""`: not given. */
  byCounty: Record<string, number>;
  byInstitutionType: Record<string, number>;
  byFormOfAddress: Record<string, number>;
  byOption: Record<string, number>;
  /** Sums of needs of confirmed people, without names. */
  byDiet: Record<string, number>;
  byAccessNeed: Record<string, number>;
  /** People who are told of changes by mail, by what decides which: those who count and have an address. */
  addressees: { options: string[]; hasPlace: boolean; count: number }[];
  /** Stops of the itinerary, distinct hosts and distinct towns. */
  programme: { stops: number; hosts: number; towns: number };
  /** Sign-ups and changes that a limit refused in the last days; absent: none. */
  refusals?: EventRefusals;
}
