import * as v from "valibot";
import type { EventId } from "../event/schema.ts";
import { InstantSchema, VersionSchema } from "../shared/field.ts";
import type { Id } from "../shared/id.ts";
import { LocaleSchema, localizedText } from "../shared/localized-text.ts";
import type { Instant } from "../shared/time.ts";
import { SomeCountiesSchema } from "../subscription/schema.ts";

/** Ids of bulletins. */
export type BulletinId = Id<"bul">;

/** Characters of what staff say: what the event is, when and where stands beside it. */
export const BULLETIN_TEXT_MAX = 2_000;
/** Most bulletins of one event: an invitation, a reminder of it, and a place that came free. */
export const MAX_BULLETINS = 5;

/** What staff say of an event to whoever wants news of events. */
export const BulletinInputSchema = v.strictObject({
  text: localizedText(BULLETIN_TEXT_MAX),
  /** For whoever chose one of these counties, or none; absent: for all. */
  counties: SomeCountiesSchema,
});
/** What staff say of an event. */
export type BulletinInput = v.InferOutput<typeof BulletinInputSchema>;

/** The same, and when it is to go; absent: now. */
export const BulletinSendSchema = v.strictObject({
  ...BulletinInputSchema.entries,
  at: v.optional(InstantSchema),
});
/** The same, and when it is to go. */
export type BulletinSend = v.InferOutput<typeof BulletinSendSchema>;

/** The same, to be shown, or sent to oneself, in one language. */
export const BulletinSampleSchema = v.strictObject({ ...BulletinInputSchema.entries, locale: LocaleSchema });

/** The same, in one language. */
export type BulletinSample = v.InferOutput<typeof BulletinSampleSchema>;

/** What was on the screen when somebody stopped it. */
export const BulletinStopSchema = v.strictObject({ version: VersionSchema });

/** Waits for its time; on its way; stopped before all was sent; taken back before its time. */
export const BULLETIN_STATES = ["scheduled", "sending", "stopped", "withdrawn"] as const;
/** Where a bulletin is. */
export type BulletinState = (typeof BULLETIN_STATES)[number];

/** A letter about an event to everybody who wants news of such events. Its words do not change any more. */
export interface Bulletin extends BulletinInput {
  eventId: EventId;
  bulletinId: BulletinId;
  state: BulletinState;
  /** For how many it was when it was written; who gets it is decided when it goes. */
  planned: number;
  /** When it is to go, or was: of one for which a time was set. */
  sendAt?: Instant;
  /** Absent while it has not gone. */
  sentAt?: Instant;
  stoppedAt?: Instant;
  version: number;
  updatedAt: Instant;
  changedBy: string;
}
