import * as v from "valibot";
import { count, id, Instant, Text } from "../shared/answer.ts";
import { BULLETIN_STATES } from "./schema.ts";

/** A letter about an event to whoever wants news of events. */
export const BulletinView = v.strictObject({
  bulletinId: id("bul"),
  text: Text,
  /** The counties whose people it is for; absent: for all. */
  counties: v.optional(v.array(v.string())),
  /** sent: everybody was looked at; superseded: before that, the event was none any more to which one could come. */
  state: v.picklist([...BULLETIN_STATES, "sent", "superseded"]),
  /** For how many it was when it was written; in a list, of one that waits, for how many it would be now. */
  planned: count,
  /** For how many a mail was queued so far. */
  queued: count,
  /** When it is to go, or was: of one for which a time was set. */
  sendAt: v.optional(Instant),
  sentAt: v.optional(Instant),
  stoppedAt: v.optional(Instant),
  version: count,
});
export type BulletinView = v.InferOutput<typeof BulletinView>;

/** All bulletins of an event, the latest first, and what the next one would come to. */
export const Bulletins = v.strictObject({
  items: v.array(BulletinView),
  /** How many people want news of events of that kind now. Who they are nobody is told. */
  subscribers: count,
  /** Whether one may be sent about the event as it is. */
  allowed: v.boolean(),
});
export type Bulletins = v.InferOutput<typeof Bulletins>;

/** A bulletin as somebody gets it. */
export const BulletinPreview = v.strictObject({
  subject: v.string(),
  text: v.string(),
  /** For how many it would be now. */
  readers: count,
});
export type BulletinPreview = v.InferOutput<typeof BulletinPreview>;
