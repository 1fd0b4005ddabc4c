import { attendanceBy, canEditEvent, canReadEvent, eventDays, sortAgenda } from "../event/rules.ts";
import type { AgendaItem, Event } from "../event/schema.ts";
import type { StaffActor } from "../shared/actor.ts";
import type { LocalizedText } from "../shared/localized-text.ts";
import { addDays, addSeconds, instantAt, type Day, type Instant } from "../shared/time.ts";
import type { AttendanceUnit } from "./schema.ts";

/** Minutes of a teaching hour (domain rules 2.5). */
const HOUR_MINUTES = { clock: 60, didactic: 45 } as const;
/** The code for self check-in is shown this long before a unit begins. */
const EARLY_SECONDS = 15 * 60;

/** What of an event takes part in working out its units. */
type Programme = Pick<Event, "kind" | "attendanceBy" | "agenda" | "choiceGroups" | "dates">;

/**
 * What takes attendance at an event, in the order of the programme: its agenda items that have a day, or its
 * days where it counts by days or no item takes attendance. An item's id is its unit's id, a day is its own.
 */
export function attendanceUnits(event: Programme): AttendanceUnit[] {
  const items = sortAgenda(event.agenda).filter((item) => item.takesAttendance);
  const units =
    attendanceBy(event) === "day" || items.length === 0
      ? eventDays(event.dates).map((day) => dayUnit(event, day))
      : items.flatMap((item) => (item.day === undefined ? [] : [itemUnit(item, item.day)]));
  // One unit without hours, and hours would say nothing of the whole: then each counts the same.
  const weighted = units.every(({ minutes }) => minutes !== undefined);
  return units.map(({ minutes, unit }) => ({ ...unit, weight: weighted ? (minutes ?? 1) : 1 }));
}

/** A unit before it is known what it weighs, with its minutes of teaching, where it has any. */
interface Draft {
  unit: Omit<AttendanceUnit, "weight">;
  minutes: number | undefined;
}

function itemUnit(item: AgendaItem, day: Day): Draft {
  return {
    unit: {
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
      clockMinutes: clockMinutes(item),
    },
    minutes: teachingMinutes(item),
  };
}

function dayUnit(event: Programme, day: Day): Draft {
  const onDay = sortAgenda(event.agenda).filter((item) => item.day === day);
  const counted = onDay.filter(({ takesAttendance }) => takesAttendance);
  // A day on which nothing takes attendance still has its hours, for the code on the screen.
  const items = counted.length > 0 ? counted : onDay;
  const from = items
    .map((item) => item.from)
    .filter((time) => time !== undefined)
    .toSorted()[0];
  const to = items
    .map((item) => item.to)
    .filter((time) => time !== undefined)
    .toSorted()
    .at(-1);
  const modules = [...new Set(counted.map(({ module }) => module))];
  const options = [...new Set(counted.map(({ optionId }) => optionId))];
  const places = [...new Set(counted.map(placeOf).filter((place) => place !== undefined))];
  return {
    unit: {
      unitId: day,
      title: dayTitle(day),
      kind: "day",
      day,
      from,
      to,
      module: modules.length === 1 ? modules[0] : undefined,
      place: places.length > 0 ? places.join("; ") : undefined,
      leaders: [...new Set(counted.flatMap(({ leaders }) => leaders ?? []))],
      // A day that is wholly one option's is expected of its people only.
      optionId: options.length === 1 ? options[0] : undefined,
      clockMinutes: clockMinutes({ from, to }),
    },
    minutes: dayMinutes(event, counted),
  };
}

/** Hours of a day: what is for all, and of parallel panels the longest, because nobody sits in two. */
function dayMinutes(event: Programme, items: readonly AgendaItem[]): number | undefined {
  const minutes = items.map(teachingMinutes);
  if (items.length === 0 || minutes.includes(undefined)) return undefined;
  const groupOf = new Map(
    event.choiceGroups.flatMap(({ groupId, options }) =>
      options.map(({ optionId }) => [optionId, groupId] as const),
    ),
  );
  let common = 0;
  const byOption = new Map<string, number>();
  for (const [index, { optionId }] of items.entries()) {
    const own = minutes[index] ?? 0;
    if (optionId === undefined) common += own;
    else byOption.set(optionId, (byOption.get(optionId) ?? 0) + own);
  }
  const longest = new Map<string, number>();
  for (const [optionId, own] of byOption) {
    const group = groupOf.get(optionId) ?? "";
    longest.set(group, Math.max(longest.get(group) ?? 0, own));
  }
  return hundredths([...longest.values()].reduce((sum, own) => sum + own, common));
}

/** Teaching hours as written; where none are, the time between beginning and end. */
function teachingMinutes(item: AgendaItem): number | undefined {
  if (item.hours === undefined) return clockMinutes(item);
  return hundredths(item.hours * HOUR_MINUTES[item.hourUnit ?? "clock"]);
}

/** Half a didactic hour is 22.5 minutes: weights are exact to the hundredth, and free of binary dust. */
function hundredths(minutes: number): number {
  return Math.round(minutes * 100) / 100;
}

function clockMinutes({ from, to }: { from?: string; to?: string }): number | undefined {
  if (!from || !to || to <= from) return undefined;
  return minuteOfDay(to) - minuteOfDay(from);
}

function minuteOfDay(time: string): number {
  const [hour = 0, minute = 0] = time.split(":").map(Number);
  return hour * 60 + minute;
}

function placeOf({ place, town }: AgendaItem): string | undefined {
  return [place, town].filter(Boolean).join(", ") || undefined;
}

// Made when they are first used: the first one of a process takes ten milliseconds.
let dayFormats: { pl: Intl.DateTimeFormat; en: Intl.DateTimeFormat } | undefined;

/** A day has no title of its own but its date: "5 lipca 2011". */
function dayTitle(day: Day): LocalizedText {
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
 * When people can check themselves in: from a quarter of an hour before the unit until its end; the whole
 * day where its hours are not known. Undefined for a unit without a day.
 */
export function checkInWindow(
  unit: Pick<AttendanceUnit, "day" | "from" | "to">,
  timeZone: string,
): { opensAt: Instant; closesAt: Instant } | undefined {
  const { day, from = "00:00", to } = unit;
  if (day === undefined) return undefined;
  const begins = instantAt(`${day}T${from}`, timeZone);
  const closesAt =
    to !== undefined && to > from
      ? instantAt(`${day}T${to}`, timeZone)
      : instantAt(`${addDays(day, 1)}T00:00`, timeZone);
  return { opensAt: addSeconds(begins, -EARLY_SECONDS), closesAt };
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

type Owned = Pick<Event, "projectId" | "teamIds">;

/** Whether the attendance of an event may be read: everybody who may read the event, auditors too. */
export function canReadAttendance(actor: StaffActor, event: Owned): boolean {
  return canReadEvent(actor, event);
}

/** Whether marks may be made: everybody who may read the event but auditors. */
export function canRecordAttendance(actor: StaffActor, event: Owned): boolean {
  return canReadEvent(actor, event) && actor.role !== "auditor";
}

/** Whether a list may be declared complete: those who run the event, not assistants. */
export function canCloseAttendance(actor: StaffActor, event: Owned): boolean {
  return canEditEvent(actor, event);
}

/** Whether it may be decided against the rule who gets a certificate: those who run the event. */
export function canOverrideEntitlement(actor: StaffActor, event: Owned): boolean {
  return canEditEvent(actor, event);
}
