import * as v from "valibot";
import { SUPPRESSION_REASONS } from "../address/schema.ts";
import type { EventId } from "../event/schema.ts";
import { NamedFilesSchema, type LetterFile } from "../letter-file/schema.ts";
import { RegistrationIdSchema, REGISTRATION_STATUSES, type RegistrationId } from "../registration/schema.ts";
import { InstantSchema, optionalLine, PartIdSchema, VersionSchema } from "../shared/field.ts";
import type { Id } from "../shared/id.ts";
import { LocaleSchema, localizedPrintedLine, localizedPrintedText } from "../shared/localized-text.ts";
import type { Instant } from "../shared/time.ts";

/** Ids of circulars. */
export type CircularId = Id<"cir">;

/** Characters of a subject, which a name may follow. */
export const SUBJECT_MAX = 100;
/** Characters of what is said: some three pages. */
export const BODY_MAX = 8_000;
/** Most people that are ticked one by one. */
export const TICKED_MAX = 500;
/** Most circulars of one event. */
export const MAX_CIRCULARS = 200;

/** Everybody of whom all this holds. */
const ChosenSchema = v.strictObject({
  by: v.literal("filter"),
  statuses: v.pipe(
    v.array(v.picklist(REGISTRATION_STATUSES)),
    v.minLength(1, "circular.no_status"),
    v.maxLength(REGISTRATION_STATUSES.length, "field.too_many"),
  ),
  optionId: v.optional(PartIdSchema),
  /** Words of its name or town, as in the search of the list. */
  institution: optionalLine(200),
  countyCode: v.optional(v.pipe(v.string(), v.regex(/^\d{4}$/, "field.invalid"))),
  /** Has, or waits for, a place of that group or partner. */
  groupId: v.optional(PartIdSchema),
  /** Was asked that question, which a file answers, and has sent none. */
  withoutFile: v.optional(PartIdSchema),
  /** Has not filled in what whoever has a place is asked for. */
  unanswered: v.optional(v.literal(true)),
  /** Was there for less than the event asks. */
  belowThreshold: v.optional(v.literal(true)),
  withoutCertificate: v.optional(v.literal(true)),
  agreedToImage: v.optional(v.literal(true)),
  notAgreedToImage: v.optional(v.literal(true)),
  agreedToNewsletter: v.optional(v.literal(true)),
  /** Has not accepted the rules of the event here; whoever signed on paper is among them. */
  notAcceptedRules: v.optional(v.literal(true)),
});
const TickedSchema = v.strictObject({
  by: v.literal("hand"),
  registrationIds: v.pipe(v.array(RegistrationIdSchema), v.maxLength(TICKED_MAX, "field.too_many")),
});

/** Whom staff write to: everybody of whom something holds when it is sent, or people whom they ticked. */
export const RecipientsSchema = v.variant("by", [ChosenSchema, TickedSchema]);
/** Whom staff write to. */
export type Recipients = v.InferOutput<typeof RecipientsSchema>;

/** What staff write, and to whom. */
export const CircularInputSchema = v.strictObject({
  // It is printed for whoever has no address.
  subject: localizedPrintedLine(SUBJECT_MAX),
  body: localizedPrintedText(BODY_MAX),
  recipients: RecipientsSchema,
  /** What goes along: of a file that the letter has, its id; of a new one, its receipt. Absent: nothing. */
  attachments: NamedFilesSchema,
});
/** What staff write, and to whom. */
export type CircularInput = v.InferOutput<typeof CircularInputSchema>;

/** The same, of what is stored. */
export const CircularEditSchema = v.strictObject({ ...CircularInputSchema.entries, version: VersionSchema });
/** The same, of what is stored. */
export type CircularEdit = v.InferOutput<typeof CircularEditSchema>;

/** Whom the choice is asked about, without anything being stored. */
export const RecipientsInputSchema = v.strictObject({ recipients: RecipientsSchema });

/** For whom it is shown, or sent to oneself, and in which language. */
export const SampleSchema = v.strictObject({ registrationId: RegistrationIdSchema, locale: LocaleSchema });
/** For whom it is shown, and in which language. */
export type Sample = v.InferOutput<typeof SampleSchema>;

/** What was on the screen when somebody sent it or stopped it, and when it is to go; absent: now. */
export const SendInputSchema = v.strictObject({
  version: VersionSchema,
  at: v.optional(InstantSchema),
});
/** When it is to go. */
export type SendInput = v.InferOutput<typeof SendInputSchema>;

/** What was on the screen when somebody stopped it. */
export const StopInputSchema = v.strictObject({ version: VersionSchema });

/**
 * Why somebody whom staff mean does not get it: there is no address, or nobody showed yet that it is theirs; or it gets no
 * mail to many, at no event (docs/decisions/0085).
 */
export const LEFT_OUT = ["no_address", "unconfirmed", ...SUPPRESSION_REASONS] as const;
/** Why somebody does not get it. */
export type LeftOut = (typeof LEFT_OUT)[number];

/** Written; waits for its time; on its way; stopped before all was sent. */
export const CIRCULAR_STATES = ["draft", "scheduled", "sending", "stopped"] as const;
/** Where a circular is. */
export type CircularState = (typeof CIRCULAR_STATES)[number];

/** A letter that staff write to many people of one event. Its words do not change any more once it is on its way. */
export interface Circular extends Omit<CircularInput, "attachments"> {
  /** What goes along, in this order; absent: nothing. */
  attachments?: LetterFile[];
  eventId: EventId;
  circularId: CircularId;
  state: CircularState;
  /** When it is to go; of one that waits for that. */
  sendAt?: Instant;
  /** How many were to get it when staff said so; who gets it is decided when it goes. */
  planned?: number;
  sentAt?: Instant;
  stoppedAt?: Instant;
  /** The last time that somebody had it sent to themselves: to whom, and for whom it was written. */
  tried?: Sample & { count: number; staffId: Id<"stf"> };
  version: number;
  createdAt: Instant;
  updatedAt: Instant;
  changedBy: string;
}

/** Who of one part gets it: decided once, so that a part which is worked again goes to the same people. */
export interface CircularPart {
  eventId: EventId;
  circularId: CircularId;
  part: number;
  people: RegistrationId[];
}
