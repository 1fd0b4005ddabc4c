import { type Event, type EventId, isOver } from "../event/index.ts";
import { everOffered } from "../event/rules.ts";
import type { Registration, RegistrationId } from "../registration/index.ts";
import type { Instant } from "../shared/time.ts";
import { toPerson } from "./book.ts";
import type { RecordedDeps } from "./deps.ts";
import { listsAbout, listsOf } from "./lists.ts";
import { attendedOption } from "./option.ts";
import { attendanceRate, jointAttendance } from "./rules.ts";

type Person = Pick<Registration, "registrationId" | "institution">;

/**
 * Who of these people completed an event: who has a valid certificate of it, and once it is over, who reached its rule of attendance or
 * was entitled against it. Whose certificate was annulled did not, whatever was recorded.
 * @param optionIds options of which one has to have been completed: attended by the same rule, or chosen by somebody whose certificate
 *   says which, or who was entitled; absent: the event
 * @param isWhole whether to read the event as a whole, as for many of its people
 */
async function completionOf(
  deps: RecordedDeps,
  eventId: EventId,
  people: readonly Person[],
  now: Instant,
  { optionIds, isWhole = false }: { optionIds?: readonly string[]; isWhole?: boolean },
) {
  const ids = people.map(({ registrationId }) => registrationId);
  const states = await deps.certificates.findStates(
    eventId,
    ids.map((registrationId) => ({ type: "person", registrationId })),
  );
  const certified = ids.filter((_, index) => states[index] === "issued");
  const event = await deps.events.findEvent(eventId);
  const completed = new Set(optionIds ? await namedOn(deps, event, certified, optionIds) : certified);
  const open = new Set(ids.filter((id, index) => states[index] !== "annulled" && !completed.has(id)));
  if (!event || event.state === "cancelled" || !isOver(event, now) || open.size === 0)
    return { completed, counted: [] };
  const [book, decisions] = await Promise.all([
    isWhole ? listsOf(deps, event) : listsAbout(deps, event, [...open]),
    deps.attendance.findEntitlements(eventId, [...open]),
  ]);
  const lists = { ...book, thresholdPercent: event.attendanceThresholdPercent };
  const decided = new Map(decisions.map((one) => [one.registrationId, one]));
  // Whom somebody decided against counts for their institution as little as for themselves.
  const counted = book.people
    .filter(({ registration }) => open.has(registration.registrationId))
    .map((one) => toPerson(one, lists, decided.get(one.registration.registrationId), new Map()))
    .filter(({ entitlement }) => entitlement?.entitled !== false);
  for (const person of counted) {
    const isExcepted = person.entitlement?.entitled === true;
    const has = optionIds
      ? optionIds.some(
          (id) => (isExcepted && person.options.includes(id)) || attendedOption(lists, [person], id),
        )
      : person.entitled;
    if (has) completed.add(person.registrationId);
  }
  return { completed, counted, lists };
}

/** Those whose certificate says that they chose one of these options: where a choice is required. Reads their registrations. */
async function namedOn(
  deps: RecordedDeps,
  event: Event | undefined,
  certified: readonly RegistrationId[],
  optionIds: readonly string[],
): Promise<RegistrationId[]> {
  const named = (event ? everOffered(event) : [])
    .filter(({ required }) => required)
    .flatMap(({ options }) => options.map(({ optionId }) => optionId))
    .filter((optionId) => optionIds.includes(optionId));
  if (named.length === 0 || certified.length === 0) return [];
  const found = await deps.registrations.findMany(certified);
  return found
    .filter(({ choices }) => Object.values(choices).some((optionId) => named.includes(optionId)))
    .map(({ registrationId }) => registrationId);
}

/**
 * Who of these people completed an event, or one of these options of it. Reads what is recorded of them: their certificates, marks and
 * decisions.
 */
export async function listCompleted(
  deps: RecordedDeps,
  eventId: EventId,
  registrationIds: readonly RegistrationId[],
  now: Instant,
  optionIds?: readonly string[],
): Promise<Set<RegistrationId>> {
  const people = registrationIds.map((registrationId) => ({ registrationId }));
  return (await completionOf(deps, eventId, people, now, { optionIds })).completed;
}

/**
 * Whether an institution completed an event by the people whom it sent there: it has a certificate of its own, one of them completed
 * it, or together they reached its rule of attendance, as for its certificate. Reads the event's people and marks.
 * @param optionIds options of which one has to have been completed; the certificate of an institution says nothing of them
 */
export async function haveCompleted(
  deps: RecordedDeps,
  eventId: EventId,
  sent: readonly Person[],
  now: Instant,
  optionIds?: readonly string[],
): Promise<boolean> {
  if (sent.length === 0) return false;
  const names = sent.flatMap(({ institution }) => institution ?? []);
  const states = await deps.certificates.findStates(
    eventId,
    names.map(({ name, town }) => ({ type: "institution", name, town })),
  );
  if (!optionIds && states.includes("issued")) return true;
  const { completed, counted, lists } = await completionOf(deps, eventId, sent, now, {
    optionIds,
    isWhole: true,
  });
  if (completed.size > 0) return true;
  const isAnnulled = states.includes("annulled") && !states.includes("issued");
  if (!lists || isAnnulled) return false;
  if (optionIds) return optionIds.some((optionId) => attendedOption(lists, counted, optionId));
  const { units, closings, thresholdPercent } = lists;
  return attendanceRate(units, jointAttendance(counted), closings, thresholdPercent).reached;
}
