import { hasPlace } from "../registration/rules.ts";
import type { Event } from "../event/index.ts";
import type { RegistrationId, StoredRegistration } from "../registration/index.ts";
import { inPolishOrder } from "../shared/text.ts";
import type { AttendancePerson, AttendanceRecord, AttendanceUnit, Mark, UnitClosing } from "./answer.ts";
import type { AttendanceDeps } from "./deps.ts";
import { recordedUnits, retiredFacts, type UnitRecord } from "./retired.ts";
import { attendanceRecords, isExpected, wasThere } from "./rules.ts";
import type { StoredMark } from "./store.ts";

/** Somebody on the lists of an event. */
export interface OnLists {
  registration: StoredRegistration;
  listed: Pick<AttendancePerson, "options" | "left" | "closedLists" | "records">;
}

/** Who stands on the lists of an event, and what was recorded of them. */
export interface EventLists {
  event: Event;
  units: AttendanceUnit[];
  closings: UnitClosing[];
  people: OnLists[];
}

/** Where lists are read from. */
interface ListDeps {
  registrations: Pick<AttendanceDeps["registrations"], "findMany" | "eachByName">;
  attendance: Pick<AttendanceDeps["attendance"], "listMarks" | "listMarksOf" | "listClosings" | "listRolls">;
}

/** Everybody on the lists of an event, and what was recorded of them. */
export async function listsOf(deps: ListDeps, event: Event): Promise<EventLists> {
  const { eventId } = event;
  return toLists(
    event,
    ...(await Promise.all([
      collect(deps.registrations.eachByName(eventId)),
      deps.attendance.listMarks(eventId),
      deps.attendance.listClosings(eventId),
      deps.attendance.listRolls(eventId),
    ])),
  );
}

/**
 * The lists of an event with these people at least, for what concerns them alone: reads grow with them, not with the event.
 * Where a unit was taken out of the programme all are read, because what it weighs depends on whether anybody was there.
 */
export async function listsAbout(
  deps: ListDeps,
  event: Event,
  registrationIds: readonly RegistrationId[],
): Promise<EventLists> {
  return retiredFacts(event).length > 0 ? listsOf(deps, event) : listsOfSome(deps, event, registrationIds);
}

/**
 * The lists of an event as far as they are about these people, in the order of its list. Units that are retired are among them only where one
 * of these people has a record there, or the list is closed.
 */
export async function listsOfSome(
  deps: ListDeps,
  event: Event,
  registrationIds: readonly RegistrationId[],
): Promise<EventLists> {
  const { eventId } = event;
  const [registered, marks, closings] = await Promise.all([
    deps.registrations.findMany(registrationIds),
    Promise.all(registrationIds.map((id) => deps.attendance.listMarksOf(eventId, id))),
    deps.attendance.listClosings(eventId),
  ]);
  const rolls = closings.length > 0 ? await deps.attendance.listRolls(eventId) : new Map();
  // Ids come from a desk: one of another event's people opens nothing.
  const own = registered
    .filter((registration) => registration.eventId === eventId)
    .toSorted((a, b) => (a.registrationId < b.registrationId ? -1 : 1));
  const inOrder = inPolishOrder(own, ({ lastName, firstName }) => [lastName, firstName]);
  return toLists(event, inOrder, marks.flat(), closings, rolls);
}

function toLists(
  event: Event,
  registered: readonly StoredRegistration[],
  marks: readonly StoredMark[],
  closings: UnitClosing[],
  rolls: ReadonlyMap<string, ReadonlySet<RegistrationId>>,
): EventLists {
  const records = attendanceRecords(marks.map(toMark));
  const units = recordedUnits(event, unitRecords(records, closings));
  const byPerson = Map.groupBy(records, ({ registrationId }) => registrationId);
  const people = registered.flatMap((registration): OnLists[] => {
    const own = byPerson.get(registration.registrationId) ?? [];
    const listed = listedOf(registration, units, own, rolls);
    const isOnOne = own.length > 0 || Object.values(listed.closedLists ?? {}).includes(true);
    return listed.left === undefined || isOnOne ? [{ registration, listed }] : [];
  });
  return { event, units, closings, people };
}

/** What says on which lists somebody stands. */
function listedOf(
  person: StoredRegistration,
  units: readonly AttendanceUnit[],
  records: readonly AttendanceRecord[],
  rolls: ReadonlyMap<string, ReadonlySet<RegistrationId>>,
): OnLists["listed"] {
  const options = Object.values(person.choices);
  const left = leftOf(person);
  const closedLists = units.flatMap((unit) => {
    const roll = rolls.get(unit.unitId);
    const wasOn = roll?.has(person.registrationId);
    const isOn = left === undefined && isExpected(unit, options);
    return wasOn === undefined || wasOn === isOn ? [] : [[unit.unitId, wasOn] as const];
  });
  return {
    options,
    ...(left && { left }),
    ...(closedLists.length > 0 && { closedLists: Object.fromEntries(closedLists) }),
    records: Object.fromEntries(records.map((record) => [record.unitId, record])),
  };
}

/** What is recorded at each unit with a mark that was not taken back, a closed list or a file. */
export function unitRecords(
  records: readonly AttendanceRecord[],
  closings: readonly UnitClosing[],
  files: readonly { unitId?: string }[] = [],
): Map<string, UnitRecord> {
  const units = new Map<string, UnitRecord>();
  const at = (unitId: string) => {
    const known = units.get(unitId) ?? { people: 0, held: false, isClosed: false, files: 0 };
    units.set(unitId, known);
    return known;
  };
  for (const { unitId, state } of records) {
    if (state === undefined) continue;
    at(unitId).people += 1;
    if (wasThere(state)) at(unitId).held = true;
  }
  for (const { unitId } of closings) at(unitId).isClosed = true;
  for (const { unitId } of files) if (unitId !== undefined) at(unitId).files += 1;
  return units;
}

/** When somebody who has no place gave it up. Of those who left before this was noted, when they were last changed. */
export function leftOf({ status, leftAt, updatedAt }: StoredRegistration): AttendancePerson["left"] {
  return hasPlace(status) ? undefined : { at: leftAt ?? updatedAt, status };
}

async function collect<T>(items: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const item of items) all.push(item);
  return all;
}

/** The mark as the domain knows it. */
export function toMark(stored: StoredMark): Mark {
  const { closedAt: _, despite: __, ...mark } = stored;
  return mark;
}
