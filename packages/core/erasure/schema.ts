import * as v from "valibot";
import type { EventId } from "../event/schema.ts";
import type { ParticipantId } from "../participant/schema.ts";
import { RegistrationIdSchema, type RegistrationId } from "../registration/schema.ts";
import { EmailSchema, reason } from "../shared/field.ts";
import type { Id } from "../shared/id.ts";
import type { RetentionCause } from "../retention/schema.ts";
import type { Instant } from "../shared/time.ts";
import type { ErasureState } from "./outcome.ts";

/** Ids of erasures. */
export type ErasureId = Id<"ers">;

/** Registrations of one person that are looked at, and erased, together. */
export const REGISTRATIONS_MAX = 100;

/** Whose data: all of an address, and of registrations that staff know to be the person's. */
export const PersonQuerySchema = v.strictObject({
  address: v.optional(EmailSchema),
  registrationIds: v.pipe(v.array(RegistrationIdSchema), v.maxLength(REGISTRATIONS_MAX, "field.too_many")),
});
/** Whose data. */
export type PersonQuery = v.InferOutput<typeof PersonQuerySchema>;

/** Whose data are erased, and why; `address` is the one by which the registrations were found. */
export const ErasureInputSchema = v.strictObject({
  ...PersonQuerySchema.entries,
  /** Also what is kept of the address itself, which others may share. */
  addressItself: v.optional(v.boolean(), false),
  /** Kept with the erasure and in the history: the number of a letter, and no name. */
  reason: reason(300),
});
/** Whose data are erased, and why. */
export type ErasureInput = v.InferOutput<typeof ErasureInputSchema>;

/** What is erased, by ids alone: none of them says who it was. */
export interface ErasureTargets {
  registrationIds: RegistrationId[];
  /** Under which hashes of mailboxes the registrations are found. */
  addressHashes: string[];
  participantIds: ParticipantId[];
  subscriptionIds: Id<"sub">[];
  interests: { eventId: EventId; interestId: Id<"int"> }[];
  invitations: { eventId: EventId; invitationId: Id<"inv"> }[];
  delegationIds: Id<"del">[];
  /** Delegations in which somebody was, of whom their contacts were told by name; where nobody asked, of who was taken so far. */
  toldContacts: Id<"del">[];
}

/** That a person is erased: worked in parts, twice, because what was under way meanwhile leaves traces behind it. */
export interface Erasure extends ErasureTargets {
  erasureId: ErasureId;
  state: ErasureState;
  /** First or second look. */
  look: 1 | 2;
  /** Registrations that are done in this look. */
  done: number;
  /** How many names stay. */
  named: number;
  /** Empty where nobody asked for it. */
  reason: string;
  /** That a term is over, where nobody asked for it (docs/decisions/0118). */
  cause?: RetentionCause;
  /** Up to which registration it was decided that it may be worked: a part that broke off after that is finished. */
  taken?: number;
  requestedBy: string;
  requestedAt: Instant;
  /** When the second look is due; while a part is worked, when it is worked again unless it was done by then. */
  secondAt?: Instant;
  finishedAt?: Instant;
  version: number;
}
