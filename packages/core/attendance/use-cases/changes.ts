import type { EventId } from "../../event/index.ts";
import type { RegistrationId } from "../../registration/index.ts";
import type { Instant } from "../../shared/time.ts";
import { findEvent } from "../access.ts";
import type { AttendanceDeps } from "../deps.ts";
import { type EventLists, listsOfSome } from "../lists.ts";
import type { ListChange } from "../store.ts";

/** Notes of whom something changes, if somebody works with the lists of the event. Safe to repeat. */
export async function noteChange(
  { attendance }: Pick<AttendanceDeps, "attendance">,
  change: ListChange,
): Promise<void> {
  if (await attendance.isFollowed(change.eventId, change.at)) await attendance.noteListChange(change);
}

/**
 * The lists as far as they are about people of whom something was noted since then, and about others who are named.
 * Reads grow with the changes, not with the event. The caller has checked who asks.
 * @param most more people than that are not read one by one
 * @returns undefined where they are more
 * @throws DomainError event.not_found
 */
export async function loadChanges(
  deps: AttendanceDeps,
  eventId: EventId,
  since: Instant,
  others: readonly RegistrationId[],
  most: number,
): Promise<(EventLists & { asked: ReadonlySet<RegistrationId> }) | undefined> {
  const changed = await deps.attendance.listChangedSince(eventId, since);
  const asked = changed.union(new Set(others));
  if (asked.size > most) return undefined;
  return { ...(await listsOfSome(deps, await findEvent(deps, eventId), [...asked])), asked };
}
