import * as v from "valibot";
import type { EventId } from "../event/schema.ts";
import type { MessageId } from "../message/schema.ts";
import type { RegistrationId } from "../registration/schema.ts";
import type { Id } from "../shared/id.ts";
import { VersionSchema } from "../shared/field.ts";
import type { Instant } from "../shared/time.ts";

/**
 * Why a mail did not arrive: there is no such mailbox; the mail service keeps the address on its own list; the mailbox is full; its
 * server takes no such mail, or would not take it for a time; it was taken for harmful; its reader called our mail unwanted; it was one to many and the
 * address gets none; it could not be sent at all.
 */
export const UNDELIVERED_REASONS = [
  "no_mailbox",
  "listed",
  "full",
  "refused",
  "not_taken",
  "harmful",
  "unwanted",
  "withheld",
  "not_sent",
] as const;
/** Why a mail did not arrive. */
export type UndeliveredReason = (typeof UNDELIVERED_REASONS)[number];

/** The two lists: of those who are still to be told otherwise, and of those with whom that was dealt. */
export const UNDELIVERED_LISTS = ["open", "dealt"] as const;
/** One of the two lists. */
export type UndeliveredList = (typeof UNDELIVERED_LISTS)[number];

/** Who missed a mail: by their registration, invitation or delegation; who hosts or leads something by event and address, accounts of institutions by event and account. */
export type MissedById = RegistrationId | Id<"inv"> | Id<"del"> | Id<"ctr">;
/** Accepts who missed a mail. */
export const MissedBySchema = v.pipe(
  v.string(),
  v.regex(/^(reg|inv|del|ctr)_[0-9A-Z]{26}$/, "field.id"),
) as unknown as v.GenericSchema<MissedById>;

/** Somebody to whom a mail about an event did not arrive; it waits until that is made good, or nobody needs it any more. */
export interface Undelivered {
  eventId: EventId;
  personId: MissedById;
  /** The latest mail that did not arrive, what kind it is of, and why. */
  messageId: MessageId;
  kind: string;
  reason: UndeliveredReason;
  since: Instant;
  /** Who said that they dealt with it, and when; absent in the list of those who wait. */
  dealtBy?: string;
  dealtAt?: Instant;
  /** Counts the changes of the row. */
  version: number;
}

/** That somebody dealt with it, or that it was a slip to say so; `version` is the one that they saw. */
export const DealtInputSchema = v.strictObject({ dealt: v.boolean(), version: VersionSchema });
/** That somebody dealt with it, or that it was a slip to say so. */
export type DealtInput = v.InferOutput<typeof DealtInputSchema>;
