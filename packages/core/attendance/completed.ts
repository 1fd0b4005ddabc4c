import { type EventId, isOver } from "../event/index.ts";
import type { Registration, RegistrationId } from "../registration/index.ts";
import type { Instant } from "../shared/time.ts";
import { toPerson } from "./book.ts";
import type { RecordedDeps } from "./deps.ts";
import { listsAbout, listsOf } from "./lists.ts";
import { attendanceRate, jointAttendance } from "./rules.ts";

type Person = Pick<Registration, "registrationId" | "institution">;

/**
 * Who of these people completed an event: who has a valid certificate of it, and once it is over, who reached its rule of attendance or
 * was entitled against it. Whose certificate was annulled did not, whatever was recorded.
 * @param isWhole whether to read the event as a whole, as for many of its people
 */
async function completionOf(
  deps: RecordedDeps,
  eventId: EventId,
  people: readonly Person[],
  now: Instant,
  isWhole = false,
) {
  const ids = people.map(({ registrationId }) => registrationId);
  const states = await deps.certificates.findStates(
    eventId,
    ids.map((registrationId) => ({ type: "person", registrationId })),
  );
  const completed = new Set(ids.filter((_, index) => states[index] === "issued"));
  const event = await deps.events.findEvent(eventId);
  const open = new Set(ids.filter((_, index) => states[index] === undefined));
  if (!event || event.state === "cancelled" || !isOver(event, now) || open.size === 0)
    return { completed, counted: [] };
  const [lists, decisions] = await Promise.all([
    isWhole ? listsOf(deps, event) : listsAbout(deps, event, [...open]),
    deps.attendance.findEntitlements(eventId, [...open]),
  ]);
  const decided = new Map(decisions.map((one) => [one.registrationId, one]));
  const own = lists.people
    .filter(({ registration }) => open.has(registration.registrationId))
    .map((one) => toPerson(one, lists, decided.get(one.registration.registrationId), new Map()));
  for (const { registrationId, entitled } of own) if (entitled) completed.add(registrationId);
  // Whom somebody decided against counts for their institution as little as for themselves.
  const counted = own.filter(({ entitlement }) => entitlement?.entitled !== false);
  return { completed, counted, lists, thresholdPercent: event.attendanceThresholdPercent };
}

/** Who of these people completed an event. Reads what is recorded of them: their certificates, marks and decisions. */
export async function listCompleted(
  deps: RecordedDeps,
  eventId: EventId,
  registrationIds: readonly RegistrationId[],
  now: Instant,
): Promise<Set<RegistrationId>> {
  const people = registrationIds.map((registrationId) => ({ registrationId }));
  return (await completionOf(deps, eventId, people, now)).completed;
}

/**
 * Whether an institution completed an event by the people whom it sent there: it has a certificate of its own, one of them completed
 * it, or together they reached its rule of attendance, as for its certificate. Reads the event's people and marks.
 */
export async function haveCompleted(
  deps: RecordedDeps,
  eventId: EventId,
  sent: readonly Person[],
  now: Instant,
): Promise<boolean> {
  if (sent.length === 0) return false;
  const names = sent.flatMap(({ institution }) => institution ?? []);
  const states = await deps.certificates.findStates(
    eventId,
    names.map(({ name, town }) => ({ type: "institution", name, town })),
  );
  if (states.includes("issued")) return true;
  const { completed, counted, lists, thresholdPercent } = await completionOf(deps, eventId, sent, now, true);
  if (completed.size > 0) return true;
  if (!lists || states.includes("annulled")) return false;
  return attendanceRate(lists.units, jointAttendance(counted), lists.closings, thresholdPercent).reached;
}
