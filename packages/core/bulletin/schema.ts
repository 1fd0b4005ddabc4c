import * as v from "valibot";
import type { EventId } from "../event/schema.ts";
import { VersionSchema } from "../shared/field.ts";
import type { Id } from "../shared/id.ts";
import { LocaleSchema, localizedText } from "../shared/localized-text.ts";
import type { Instant } from "../shared/time.ts";

/** Ids of bulletins. */
export type BulletinId = Id<"bul">;

/** Characters of what staff say: what the event is, when and where stands beside it. */
export const BULLETIN_TEXT_MAX = 2_000;
/** Most bulletins of one event: an invitation, a reminder of it, and a place that came free. */
export const MAX_BULLETINS = 5;

/** What staff say of an event to whoever wants news of events. */
export const BulletinInputSchema = v.strictObject({ text: localizedText(BULLETIN_TEXT_MAX) });
/** What staff say of an event. */
export type BulletinInput = v.InferOutput<typeof BulletinInputSchema>;

/** The same, to be shown in one language. */
export const BulletinSampleSchema = v.strictObject({ ...BulletinInputSchema.entries, locale: LocaleSchema });

/** What was on the screen when somebody stopped it. */
export const BulletinStopSchema = v.strictObject({ version: VersionSchema });

/** On its way, or stopped before all was sent. */
export const BULLETIN_STATES = ["sending", "stopped"] as const;
/** Where a bulletin is. */
export type BulletinState = (typeof BULLETIN_STATES)[number];

/** A letter about an event to everybody who wants news of such events. Its words do not change any more. */
export interface Bulletin extends BulletinInput {
  eventId: EventId;
  bulletinId: BulletinId;
  state: BulletinState;
  /** For how many it was when it was sent; who gets it is decided when it goes. */
  planned: number;
  sentAt: Instant;
  stoppedAt?: Instant;
  version: number;
  updatedAt: Instant;
  changedBy: string;
}
