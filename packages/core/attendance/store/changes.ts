import type { EventId } from "../../event/index.ts";
import type { RegistrationId } from "../../registration/index.ts";
import { addSeconds, epochSeconds, type Instant } from "../../shared/time.ts";
import type { AttendanceEntities } from "./rows.ts";

/** How long changes are noted after somebody last asked, and how long a note stays. */
const KEPT_SECONDS = 2 * 86_400;
/** A following is prolonged once half of it is over. */
const PROLONGED_SECONDS = KEPT_SECONDS / 2;

/** People of an event of whom something is written just now or was written. */
export interface ListChange {
  eventId: EventId;
  /** When it was noted: before the write itself, or after it; never more than a minute off. */
  at: Instant;
  /** What it comes of; with the moment, the note's name. */
  cause: string;
  people: RegistrationId[];
}

/**
 * Lets changes of an event's lists be noted from now on, if they are not yet. Key: eventId, strongly consistent.
 * @returns since when they are noted without a gap
 */
export async function followLists(
  entities: AttendanceEntities,
  eventId: EventId,
  now: Instant,
): Promise<Instant> {
  const { data } = await entities.followings.get({ eventId }).go({ consistent: true });
  const ends = epochSeconds(now) + KEPT_SECONDS;
  if (data && data.ttl > epochSeconds(addSeconds(now, PROLONGED_SECONDS))) return data.since;
  const isNew = !data || data.ttl <= epochSeconds(now);
  const since = isNew ? now : data.since;
  await entities.followings.put({ eventId, since, ttl: ends }).go();
  return since;
}

/** Whether changes of an event's lists are noted. Key: eventId, strongly consistent. */
export async function isFollowed(
  entities: AttendanceEntities,
  eventId: EventId,
  now: Instant,
): Promise<boolean> {
  const { data } = await entities.followings.get({ eventId }).go({ consistent: true });
  return data !== null && data.ttl > epochSeconds(now);
}

/** Notes of whom something changed. One write unit for 25 people. */
export async function noteListChange(entities: AttendanceEntities, change: ListChange): Promise<void> {
  await entities.changes.put({ ...change, ttl: epochSeconds(change.at) + KEPT_SECONDS }).go();
}

/** Of whom something was noted from a moment on. Key: eventId and the moment, strongly consistent. */
export async function listChangedSince(
  entities: AttendanceEntities,
  eventId: EventId,
  since: Instant,
): Promise<Set<RegistrationId>> {
  const { data } = await entities.changes.query
    .change({ eventId })
    .gte({ at: since })
    .go({ pages: "all", consistent: true });
  return new Set(data.flatMap(({ people }) => people as RegistrationId[]));
}
