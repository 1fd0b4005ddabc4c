import * as v from "valibot";
import type { EventId } from "../event/schema.ts";
import { SENT_FIELDS } from "../form/schema.ts";
import { OtherPersonSchema, type Registration, type RegistrationId } from "../registration/schema.ts";
import {
  EmailSchema,
  line,
  OptionalPhoneSchema,
  optionalLine,
  reason,
  VersionSchema,
} from "../shared/field.ts";
import type { Id } from "../shared/id.ts";
import { LocaleSchema, type Locale } from "../shared/localized-text.ts";
import type { Instant } from "../shared/time.ts";
import { ShownWordingsSchema } from "../wording/schema.ts";

/** Ids of delegations; they say nothing of them. */
export type DelegationId = Id<"del">;

/** Fewest people of a delegation: one is registered by the form for one. */
export const DELEGATION_MIN = 2;
/** Most people of a delegation: with their claims and needs they are one transaction. */
export const DELEGATION_MAX = 10;

/** Who registers people of an institution, and answers for them. They take part only where they list themselves. */
export const ContactSchema = v.strictObject({
  name: line(120),
  email: EmailSchema,
  phone: OptionalPhoneSchema,
});
/** Who registers people of an institution. */
export type Contact = v.InferOutput<typeof ContactSchema>;

/** What somebody declares who gives data of others. */
export const DeclarationsSchema = v.strictObject({
  /** "I act for the institution, and the people know of it." */
  acts: v.literal(true, "delegation.acts_required"),
  /** Of each person whose needs are told: they agreed to that (art. 9(2)(a) GDPR). */
  needs: v.optional(v.boolean(), false),
});

/** What a contact sends to register people of an institution. */
export const DelegationInputSchema = v.strictObject({
  institution: SENT_FIELDS.institution.wrapped,
  contact: ContactSchema,
  people: v.pipe(
    v.array(OtherPersonSchema),
    v.minLength(DELEGATION_MIN, "delegation.too_few"),
    v.maxLength(DELEGATION_MAX, "delegation.too_many"),
  ),
  /**
   * What becomes of them when not all of them get a place: nobody is registered, or those who are left wait, or all wait `together` until
   * there are places for all.
   */
  ifFull: v.picklist(["nobody", "reserve", "together"]),
  accessCode: optionalLine(60),
  locale: LocaleSchema,
  declarations: DeclarationsSchema,
  /** The texts that were on the screen, by the ids that came with the event. */
  wordings: ShownWordingsSchema,
  /** The version of the form that was on the screen, as it came with the event. */
  formVersion: v.optional(VersionSchema),
});
/** What a contact sends to register people of an institution. */
export type DelegationInput = v.InferOutput<typeof DelegationInputSchema>;

const { choices: _choices, ...successor } = OtherPersonSchema.entries;

/** Who takes a place over: of the same institution, with what had been chosen for the place. */
export const SuccessorSchema = v.strictObject({
  ...successor,
  declarations: DeclarationsSchema,
  formVersion: v.optional(VersionSchema),
});
/** Who takes a place over. */
export type Successor = v.InferOutput<typeof SuccessorSchema>;

/** Another contact, as staff name them, and why. */
export const ContactChangeSchema = v.strictObject({
  ...ContactSchema.entries,
  reason: reason(300),
  version: VersionSchema,
});
/** Another contact. */
export type ContactChange = v.InferOutput<typeof ContactChangeSchema>;

/** People whom somebody registered for their institution, in one go. */
export interface Delegation {
  delegationId: DelegationId;
  eventId: EventId;
  institution: NonNullable<Registration["institution"]>;
  contact: Contact;
  locale: Locale;
  /** Who was registered; who took their places over, their registrations say. */
  people: RegistrationId[];
  /** Ids of the sentences (core/wording) that the contact declared. */
  declared: { acts: string; needs?: string };
  /** Version of the contact's link; a new one makes the old link worthless. */
  linkVersion: number;
  /** `shortHash` of the link's secret. */
  linkHash: string;
  version: number;
  createdAt: Instant;
  updatedAt: Instant;
  changedBy: string;
  changeReason?: string;
  /** Unix seconds after which all of this is erased; the people stay. */
  ttl: number;
}
