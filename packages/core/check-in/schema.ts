import * as v from "valibot";
import { MARKS_PER_REQUEST, MarkInputSchema, WalkInInputSchema } from "../attendance/schema.ts";
import type { EventId } from "../event/schema.ts";
import { line } from "../shared/field.ts";
import type { Id } from "../shared/id.ts";
import type { Instant } from "../shared/time.ts";

/** Ids of check-in links. */
export type CheckInLinkId = Id<"chk">;

/** How long a check-in link is good at most that does not end with its event, in days. */
export const CHECK_IN_LINK_MAX_DAYS = 60;
/** For how many days after the event a link that ends with it is good: for corrections, and for who came home late. */
export const CHECK_IN_LINK_DAYS_AFTER = 1;

/** What staff say when they make a link for a desk. */
export const CheckInLinkInputSchema = v.strictObject({
  /** Whose desk or device: stands as the author of its records, e.g. "Recepcja, Ola". */
  name: line(80),
  /** When it ends; absent: with the event, the day after its last day, wherever that moves. */
  expiresAt: v.optional(v.pipe(v.string(), v.isoTimestamp("field.instant"))),
});
/** What staff say when they make a link for a desk. */
export type CheckInLinkInput = v.InferOutput<typeof CheckInLinkInputSchema>;

/** Opens the check-in of one event, and nothing else, until it ends or is revoked. */
export interface CheckInLink {
  linkId: CheckInLinkId;
  eventId: EventId;
  name: string;
  createdBy: string;
  createdAt: Instant;
  expiresAt: Instant;
  revokedAt?: Instant;
}

/** Most walk-ins that one request carries: each is a registration of its own. */
export const WALK_INS_PER_SYNC = 20;

/** What a desk sends when it has a network: what it recorded since, in its order. */
export const DeskSyncSchema = v.strictObject({
  marks: v.pipe(v.array(MarkInputSchema), v.maxLength(MARKS_PER_REQUEST, "field.too_many")),
  walkIns: v.pipe(v.array(WalkInInputSchema), v.maxLength(WALK_INS_PER_SYNC, "field.too_many")),
  /** {@link DeskBook.version} of the book that the desk has. */
  version: v.optional(v.pipe(v.string(), v.maxLength(64, "field.too_long"))),
  /** {@link DeskBook.since} of it or of the changes that came after it; absent: of an older version of the app. */
  since: v.optional(v.pipe(v.string(), v.maxLength(64, "field.too_long"))),
});
/** What a desk sends when it has a network. */
export type DeskSync = v.InferOutput<typeof DeskSyncSchema>;
