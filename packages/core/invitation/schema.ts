import * as v from "valibot";
import type { EventId } from "../event/schema.ts";
import { EmailSchema, optionalPrintedLine, wholeNumber } from "../shared/field.ts";
import type { Id } from "../shared/id.ts";
import { LocaleSchema, type Locale } from "../shared/localized-text.ts";
import type { Instant } from "../shared/time.ts";

/** Ids of invitations; they follow from event and address, in a way that only the holder of the link key can repeat. */
export type InvitationId = Id<"inv">;

/** Most invitations of an event. */
export const MAX_INVITATIONS = 500;

/** Somebody who is invited. */
export const InvitedSchema = v.strictObject({
  email: EmailSchema,
  firstName: optionalPrintedLine(60),
  lastName: optionalPrintedLine(80),
});
/** Somebody who is invited. */
export type Invited = v.InferOutput<typeof InvitedSchema>;

/** Whom staff invite, and in which language the mail is. */
export const InvitationsInputSchema = v.strictObject({
  people: v.pipe(
    v.array(InvitedSchema),
    v.minLength(1, "field.required"),
    v.maxLength(MAX_INVITATIONS, "field.too_many"),
  ),
  locale: v.optional(LocaleSchema, "pl"),
});
/** Whom staff invite. */
export type InvitationsInput = v.InferOutput<typeof InvitationsInputSchema>;

/** The reminder that is asked for: the number that the list said is the next, so that one action reminds once. */
export const ReminderInputSchema = v.strictObject({ round: wholeNumber(1, 20) });
/** The reminder that is asked for. */
export type ReminderInput = v.InferOutput<typeof ReminderInputSchema>;

/**
 * queued: its mail waits; sent; undelivered: its mail came back or was given up; declined: by its button; used: somebody who
 * counts came by it; withdrawn: it opens nothing.
 */
export const INVITATION_STATES = ["queued", "sent", "undelivered", "declined", "used", "withdrawn"] as const;
/** Where an invitation stands. */
export type InvitationState = (typeof INVITATION_STATES)[number];

/** An invitation of one person to one event: a way in that is good once, and a link that opens its page. */
export interface Invitation extends Invited {
  eventId: EventId;
  invitationId: InvitationId;
  locale: Locale;
  /** Which of its links is good; another one after it was withdrawn and sent anew. */
  linkVersion: number;
  linkHash: string;
  /** How often they were reminded. */
  reminded: number;
  declinedAt?: Instant;
  withdrawnAt?: Instant;
  version: number;
  createdAt: Instant;
  updatedAt: Instant;
  changedBy: string;
}
