import type { Event, EventId } from "../event/index.ts";
import type { RegistrationId, StoredRegistration } from "../registration/index.ts";
import type { AttendanceBook, AttendancePerson, AttendanceRecord } from "./answer.ts";
import type { AttendanceDeps } from "./deps.ts";
import { type EventLists, listsAbout, listsOf, type OnLists } from "./lists.ts";
import { attendanceRate } from "./rules.ts";
import type { StoredEntitlement } from "./store.ts";

/** Names of all who made what is shown; a record tells that of its author. */
export async function withNames(
  deps: AttendanceDeps,
  records: readonly AttendanceRecord[],
): Promise<{ records: AttendanceRecord[]; authors: Map<string, string> }> {
  const authors = await deps.namesOf(records.flatMap(({ history }) => history.map(({ by }) => by)));
  return {
    records: records.map((record) => ({ ...record, byName: record.by && authors.get(record.by) })),
    authors,
  };
}

/** Somebody as pages and documents show them: with their records, their rate, and what was decided of them. */
export function toPerson(
  { registration, listed }: OnLists,
  lists: Pick<EventLists, "event" | "units" | "closings">,
  decision: StoredEntitlement | undefined,
  names: ReadonlyMap<string, string>,
): AttendancePerson {
  const { registrationId, firstName, lastName, institution } = registration;
  const { event, units, closings } = lists;
  const rate = attendanceRate(units, listed, closings, event.attendanceThresholdPercent);
  const { entitled } = decision ?? {};
  const records = Object.entries(listed.records).map(([unitId, record]) => [
    unitId,
    { ...record, byName: record.by && names.get(record.by) },
  ]);
  return {
    registrationId,
    firstName,
    lastName,
    institution: institution?.name,
    ...listed,
    records: Object.fromEntries(records) as AttendancePerson["records"],
    rate,
    ...(decision && entitled !== undefined
      ? {
          entitlement: {
            registrationId,
            entitled,
            reason: decision.reason,
            by: decision.by,
            byName: names.get(decision.by),
            at: decision.at,
          },
        }
      : {}),
    entitled: entitled ?? rate.reached,
  };
}

function decisionsOf({ attendance }: AttendanceDeps, eventId: EventId, about?: readonly RegistrationId[]) {
  return about ? attendance.findEntitlements(eventId, about) : attendance.listEntitlements(eventId);
}

/**
 * The book of an event, as far as everybody who may read it sees it, and the registrations of its people in the same order.
 * @param about people whom it must have, where nobody else is wanted ({@link listsAbout})
 * @param decided whether it says what was decided of certificates, and by whom; else the rule alone says who gets one
 */
export async function bookOf(
  deps: AttendanceDeps,
  event: Event,
  { about, decided: isDecided = true }: { about?: readonly RegistrationId[]; decided?: boolean } = {},
): Promise<{ book: Omit<AttendanceBook, "may">; registrations: StoredRegistration[] }> {
  const { eventId } = event;
  const [lists, decisions] = await Promise.all([
    about ? listsAbout(deps, event, about) : listsOf(deps, event),
    isDecided ? decisionsOf(deps, eventId, about) : [],
  ]);
  const { units, closings, people } = lists;
  const names = await deps.namesOf([
    ...people.flatMap(({ listed }) =>
      Object.values(listed.records).flatMap(({ history }) => history.map(({ by }) => by)),
    ),
    ...closings.map(({ closedBy }) => closedBy),
    ...units.flatMap(({ amendments = [] }) => amendments.map(({ by }) => by)),
    ...decisions.map(({ by }) => by),
  ]);
  const decided = new Map(decisions.map((one) => [one.registrationId, one]));
  const book = {
    eventId,
    thresholdPercent: event.attendanceThresholdPercent,
    units: units.map(({ amendments, ...unit }) => ({
      ...unit,
      amendments: amendments?.map((one) => ({ ...one, byName: names.get(one.by) })),
    })),
    closings: closings.map((closing) => ({ ...closing, closedByName: names.get(closing.closedBy) })),
    people: people.map((person) =>
      toPerson(person, lists, decided.get(person.registration.registrationId), names),
    ),
    authors: Object.fromEntries(names),
  };
  return { book, registrations: people.map(({ registration }) => registration) };
}
