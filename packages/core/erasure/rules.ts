import { addSeconds, type Instant } from "../shared/time.ts";
import type { ErasureOutcome, Stays } from "./outcome.ts";
import type { Erasure } from "./schema.ts";

/** Registrations of one part of the work. */
export const PART = 10;
/** After so long whatever was under way at the first look has been sent, noted and kept: the stream's oldest record comes after six hours. */
export const SECOND_LOOK_SECONDS = 7 * 3_600;

/** What evidence knows of somebody. */
interface Evidence {
  /** Their registration stood on a list when it was closed, or has a mark on one. */
  isOnClosedList: boolean;
  /** They are marked as present on a list that is not closed yet: closing it says who was there. */
  isOnOpenList: boolean;
  /** There is a certificate, valid or annulled. */
  hasCertificate: boolean;
  /** They are, or were, a participant of a project and more than a candidate. */
  isParticipant: boolean;
}

/** Why a name has to stay. */
export function whyNameStays(evidence: Evidence): Stays[] {
  const { isOnClosedList, isOnOpenList, hasCertificate, isParticipant } = evidence;
  return [
    ...(isOnClosedList ? (["attendance_list"] as const) : []),
    ...(isOnOpenList ? (["open_list"] as const) : []),
    ...(hasCertificate ? (["certificate"] as const) : []),
    ...(isParticipant ? (["participant"] as const) : []),
  ];
}

/** What an erasure makes of a registration. Who has a place, or waits for one, at an event that is ahead is withdrawn first: seats are passed on. */
export function outcomeOf(
  { isActive, isErased }: { isActive: boolean; isErased: boolean },
  isOver: boolean,
  stays: readonly Stays[],
): ErasureOutcome {
  if (isErased) return "erased_before";
  if (isActive && !isOver) return "active";
  return stays.length > 0 ? "name_stays" : "erased";
}

/** What an erasure works in parts: registrations; of what ends with a project, its participants (docs/decisions/0124). */
export function workedIds({
  cause,
  registrationIds,
  participantIds,
}: Pick<Erasure, "cause" | "registrationIds" | "participantIds">): readonly string[] {
  return cause && cause.eventId === undefined ? participantIds : registrationIds;
}

/** An erasure of what it works in parts, as that is now. */
export function withWorked(erasure: Erasure, ids: readonly string[]): Erasure {
  return erasure.cause && erasure.cause.eventId === undefined
    ? { ...erasure, participantIds: ids as Erasure["participantIds"] }
    : { ...erasure, registrationIds: ids as Erasure["registrationIds"] };
}

/** An erasure without whom of the part that was taken it does not concern any more. */
export function withoutSpared(erasure: Erasure, spared: ReadonlySet<string>): Erasure {
  if (spared.size === 0) return erasure;
  const ids = workedIds(erasure).filter((id) => !spared.has(id));
  const { taken } = erasure;
  return { ...withWorked(erasure, ids), ...(taken !== undefined && { taken: taken - spared.size }) };
}

/** An erasure after a part of it was worked: the next part, the wait for the second look, or its end. */
export function worked(before: Erasure, count: number, named: number, now: Instant): Erasure {
  const done = before.done + count;
  const next = { ...before, done, named: before.named + named, version: before.version + 1 };
  const { length } = workedIds(before);
  // Of nobody who was taken there is nothing to look at again.
  const isLast = before.look === 2 || (before.cause !== undefined && length === 0);
  if (done >= length && isLast) return { ...next, state: "done", secondAt: undefined, finishedAt: now };
  const secondAt = addSeconds(now, SECOND_LOOK_SECONDS);
  return { ...next, secondAt, ...(done >= length && { state: "waits" }) };
}

/**
 * An erasure as its second look begins, or as a part that failed for good is worked again; undefined where nothing is due. One from before a
 * moment was noted for that is due as if it had been noted.
 */
export function lookedAgain(before: Erasure, now: Instant): Erasure | undefined {
  const { state, requestedAt, version } = before;
  const { secondAt = addSeconds(requestedAt, SECOND_LOOK_SECONDS) } = before;
  if (state === "done" || secondAt > now) return undefined;
  const next = { ...before, secondAt: addSeconds(now, SECOND_LOOK_SECONDS), version: version + 1 };
  return state === "working" ? next : { ...next, state: "working", look: 2, done: 0, named: 0 };
}
