import { isAllowed, type Owned } from "../access/rules.ts";
import { attendanceBy, eventDays, hoursOf, sortAgenda } from "../event/rules.ts";
import type { AgendaItem, Event, TeachingMinutes, UnitFacts } from "../event/schema.ts";
import type { StaffActor } from "../shared/actor.ts";
import type { LocalizedText } from "../shared/localized-text.ts";
import { clockOf, lengthOf, spanOf, type Span } from "../shared/span.ts";
import { addDays, addSeconds, instantAt, type Day, type Instant } from "../shared/time.ts";
import type { AttendanceUnit } from "./answer.ts";
import { sumMinutes, teachingMinutes } from "./hours.ts";
import type { Listed } from "./schema.ts";

/** The code for self check-in is shown this long before a unit begins. */
const EARLY_SECONDS = 15 * 60;

/** What of an event takes part in working out its units. */
export type Programme = Pick<Event, "kind" | "attendanceBy" | "agenda" | "dates" | "timeZone">;

/**
 * What takes attendance at an event, in the order of the programme: its agenda items that have a day, or its
 * days where it counts by days or no item takes attendance. An item's id is its unit's id, a day is its own.
 */
export function attendanceUnits(event: Programme): AttendanceUnit[] {
  return weighed(unitFacts(event));
}

/** The units of an event before it is known what they weigh. */
export function unitFacts(event: Programme): UnitFacts[] {
  const items = sortAgenda(event.agenda).filter((item) => item.takesAttendance);
  return attendanceBy(event) === "day" || items.length === 0
    ? eventDays(event.dates).map((day) => dayUnit(event, day))
    : items.flatMap((item) => (item.day === undefined ? [] : [itemUnit(event, item, item.day)]));
}

/** Units with what they weigh beside each other. */
export function weighed(units: readonly UnitFacts[]): AttendanceUnit[] {
  // One unit without hours, and hours would say nothing of the whole: then each counts the same.
  const isWeighted = units.every(({ minutes }) => minutes !== undefined);
  return units.map(({ minutes, ...unit }) => {
    if (!isWeighted || !minutes) return { ...unit, weight: 1 };
    const { common, byOption } = minutes;
    return {
      ...unit,
      weight: common,
      ...(Object.keys(byOption).length > 0 && { choiceWeights: byOption }),
    };
  });
}

function itemUnit(event: Programme, item: AgendaItem, day: Day): UnitFacts {
  const minutes = teachingMinutes(item);
  return {
    unitId: item.itemId,
    title: item.title,
    kind: "item",
    day,
    from: item.from,
    to: item.to,
    module: item.module,
    place: placeOf(item),
    leaders: item.leaders ?? [],
    optionId: item.optionId,
    clockMinutes: minutesOn(spanOf(item), event),
    // What an item weighs is the same for all who are expected at it.
    minutes: minutes === undefined ? undefined : { common: minutes, byOption: {} },
  };
}

function minutesOn(span: Span | undefined, { timeZone }: Programme): number | undefined {
  return span && lengthOf(span, timeZone);
}

function dayUnit(event: Programme, day: Day): UnitFacts {
  const onDay = sortAgenda(event.agenda).filter((item) => item.day === day);
  const counted = onDay.filter(({ takesAttendance }) => takesAttendance);
  // A day on which nothing takes attendance still has its hours, for the code on the screen.
  const items = counted.length > 0 ? counted : onDay;
  const hours = hoursOf(items);
  const clock = hours && clockOf(hours);
  const modules = [...new Set(counted.map(({ module }) => module))];
  const options = [...new Set(counted.map(({ optionId }) => optionId))];
  const places = [...new Set(counted.map(placeOf).filter((place) => place !== undefined))];
  return {
    unitId: day,
    title: dayTitle(day),
    kind: "day",
    day,
    from: clock?.from,
    to: clock?.to,
    module: modules.length === 1 ? modules[0] : undefined,
    place: places.length > 0 ? places.join("; ") : undefined,
    leaders: [...new Set(counted.flatMap(({ leaders }) => leaders ?? []))],
    // A day that is wholly one option's is expected of its people only.
    optionId: options.length === 1 ? options[0] : undefined,
    clockMinutes: minutesOn(hours, event),
    minutes: dayMinutes(counted, options.length === 1),
  };
}

/** Hours of a day: what is for all, and on top of it the panel that the person chose, because nobody sits in two. */
function dayMinutes(items: readonly AgendaItem[], isOneOption: boolean): TeachingMinutes | undefined {
  if (items.length === 0) return undefined;
  return sumMinutes(isOneOption ? items.map((item) => ({ ...item, optionId: undefined })) : items);
}

function placeOf({ place, town }: AgendaItem): string | undefined {
  return [place, town].filter(Boolean).join(", ") || undefined;
}

// Made when they are first used: the first one of a process takes ten milliseconds.
let dayFormats: { pl: Intl.DateTimeFormat; en: Intl.DateTimeFormat } | undefined;

/** A day has no title of its own but its date: "5 lipca 2011". */
export function dayTitle(day: Day): LocalizedText {
  const date = new Date(`${day}T00:00:00Z`);
  dayFormats ??= {
    pl: new Intl.DateTimeFormat("pl", { dateStyle: "long", timeZone: "UTC" }),
    en: new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeZone: "UTC" }),
  };
  return { pl: dayFormats.pl.format(date), en: dayFormats.en.format(date) };
}

/** Whether somebody who chose these options is expected at the unit. */
export function isExpected(unit: Pick<AttendanceUnit, "optionId">, options: readonly string[]): boolean {
  return unit.optionId === undefined || options.includes(unit.optionId);
}

/**
 * Whether somebody stands on the list of a unit. Whoever was recorded there does, whatever becomes of their place or
 * their choice. A closed list keeps those who stood on it when it was closed; an open one has those who have a place
 * and are expected, and nobody else where the unit was taken out of the programme.
 */
export function isListed(
  unit: Pick<AttendanceUnit, "unitId" | "optionId" | "retired">,
  person: Listed,
): boolean {
  if (person.records[unit.unitId]?.state !== undefined) return true;
  if (unit.retired?.isClosed === false) return false;
  return person.closedLists?.[unit.unitId] ?? (person.left === undefined && isExpected(unit, person.options));
}

/** Whether nobody can be at both units from beginning to end: they share some of their time. */
export function areAtOnce(a: Timed, b: Timed): boolean {
  if (a.kind === "day" || b.kind === "day") return a.day !== undefined && a.day === b.day;
  const [one, other] = [spanOf(a), spanOf(b)];
  if (!one?.ends || !other?.ends) return false;
  return one.begins < other.ends && other.begins < one.ends;
}

type Timed = Pick<AttendanceUnit, "kind" | "day" | "from" | "to">;

/**
 * When people can check themselves in: from a quarter of an hour before the unit until its end; the whole
 * day where its hours are not known. Undefined for a unit without a day.
 */
export function checkInWindow(
  unit: Pick<AttendanceUnit, "day" | "from" | "to">,
  timeZone: string,
): { opensAt: Instant; closesAt: Instant } | undefined {
  if (unit.day === undefined) return undefined;
  const span = spanOf({ ...unit, from: unit.from ?? "00:00" });
  return {
    opensAt: addSeconds(instantAt(span?.begins ?? `${unit.day}T00:00`, timeZone), -EARLY_SECONDS),
    closesAt: instantAt(span?.ends ?? `${addDays(unit.day, 1)}T00:00`, timeZone),
  };
}

/** Whether people can check themselves in at that moment. */
export function isCheckInOpen(
  unit: Pick<AttendanceUnit, "day" | "from" | "to">,
  timeZone: string,
  now: Instant,
): boolean {
  const window = checkInWindow(unit, timeZone);
  return window !== undefined && window.opensAt <= now && now < window.closesAt;
}

/** Whether the attendance of an event may be read: everybody who may read the event, auditors too. */
export function canReadAttendance(actor: StaffActor, event: Owned): boolean {
  return isAllowed(actor, "attendance.read", event);
}

/** Whether marks may be made: everybody who may read the event but auditors. */
export function canRecordAttendance(actor: StaffActor, event: Owned): boolean {
  return isAllowed(actor, "attendance.record", event);
}

/** Whether a list may be declared complete: those who run the event, not assistants. */
export function canCloseAttendance(actor: StaffActor, event: Owned): boolean {
  return isAllowed(actor, "attendance.close", event);
}

/** Whether it may be decided against the rule who gets a certificate: those who run the event. */
export function canOverrideEntitlement(actor: StaffActor, event: Owned): boolean {
  return isAllowed(actor, "entitlement.decide", event);
}
