import * as v from "valibot";
import type { EventId } from "../event/schema.ts";
import type { RegistrationId } from "../registration/schema.ts";
import { reason } from "../shared/field.ts";
import type { Instant } from "../shared/time.ts";

/** That a registration had an address. What the address is, the registration knows while it has it. */
export interface AddressUse {
  /** Keyed hash of the mailbox: only who knows the address, and has the key, finds the row. */
  addressHash: string;
  registrationId: RegistrationId;
  eventId: EventId;
  /** The earliest moment at which it is known to have had it. */
  since: Instant;
  /** When it had it no more; absent while it has. The row stays: data of the person went there. */
  until?: Instant;
  /** Version of the registration that `until` goes by, whether it is there or not. */
  version: number;
}

/** A use as it is heard of, with the mailbox itself. */
export type HeardUse = Omit<AddressUse, "addressHash"> & { mailbox: string };

/** Why an address gets no mail to many: a mail to it came back for good, or its reader called one unwanted. */
export const SUPPRESSION_REASONS = ["bounced", "complained"] as const;
/** Why an address gets no mail to many. */
export type SuppressionReason = (typeof SUPPRESSION_REASONS)[number];

/** That an address gets no mail to many, at no event: what the address is, the row does not say. */
export interface Suppression {
  /** Keyed hash of the mailbox, as that of its uses. */
  suppressedHash: string;
  reason: SuppressionReason;
  since: Instant;
  /** When that ended, who ended it and why; absent while it holds. The row stays: older news must not bring it back. */
  liftedAt?: Instant;
  liftedBy?: string;
  liftReason?: string;
  /** With whose registration in front of them staff ended it. */
  liftedFor?: { eventId: EventId; registrationId: RegistrationId };
  /** Counts the changes of the row. */
  version: number;
}

/** Why staff let mail to many go to an address again. */
export const LiftInputSchema = v.strictObject({ reason: reason(300) });
/** Why staff let mail to many go to an address again. */
export type LiftInput = v.InferOutput<typeof LiftInputSchema>;
