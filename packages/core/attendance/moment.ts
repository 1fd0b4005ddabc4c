import type { Event } from "../event/schema.ts";
import { addSeconds, instantAt, type Instant } from "../shared/time.ts";
import type { AttendanceUnit, Mark } from "./answer.ts";
import type { MarkInput, ReasonCode } from "./schema.ts";
import { checkInWindow, isExpected } from "./unit.ts";

/** A device's clock may be ahead of the server's by so much: nobody sets a watch to the second. */
const CLOCK_TOLERANCE_SECONDS = 10 * 60;

/**
 * From when on a unit can be recorded: the beginning of its day where the event is, and the quarter of an hour before a
 * unit that begins with the day, when its doors open. Undefined for a unit without a day.
 */
function recordableFrom(
  unit: Pick<AttendanceUnit, "day" | "from" | "to">,
  timeZone: string,
): Instant | undefined {
  const window = checkInWindow(unit, timeZone);
  if (unit.day === undefined || !window) return undefined;
  const midnight = instantAt(`${unit.day}T00:00`, timeZone);
  return window.opensAt < midnight ? window.opensAt : midnight;
}

/** Whether a unit can be recorded at that moment without a reason. */
export function isRecordable(
  unit: Pick<AttendanceUnit, "day" | "from" | "to">,
  timeZone: string,
  now: Instant,
): boolean {
  return now >= (recordableFrom(unit, timeZone) ?? now);
}

/** Whether a unit can be recorded at all: of a cancelled event those are that had begun by then. */
export function canBeHeld(
  { state, cancellation, timeZone }: Pick<Event, "state" | "cancellation" | "timeZone">,
  unit: Pick<AttendanceUnit, "day" | "from" | "to">,
): boolean {
  if (state !== "cancelled") return true;
  return cancellation !== undefined && isRecordable(unit, timeZone, cancellation.at);
}

/**
 * When something was seen. No later than the server heard of it: a clock that is years ahead wins no disagreement.
 */
export function seenAt({ at, receivedAt }: Pick<Mark, "at"> & Partial<Pick<Mark, "receivedAt">>): Instant {
  return receivedAt !== undefined && receivedAt < at ? receivedAt : at;
}

/** Somebody as far as it matters for a mark on them. */
export interface Marked {
  options: readonly string[];
  /** When they gave up their place. */
  left?: { at: Instant };
}

/**
 * Why a mark is not kept without a reason, apart from the list being closed: its clock is ahead of the server's, it comes
 * before its unit's day, after the unit was taken out of the programme, or on somebody who was not expected there any more. Undefined: it is kept. A mark may be as late
 * as it likes, because desks work without a network.
 */
export function reasonWanted(
  { at }: Pick<MarkInput, "at">,
  unit: AttendanceUnit,
  person: Marked,
  timeZone: string,
  now: Instant,
): Exclude<ReasonCode, "attendance.unit_closed"> | undefined {
  if (at > addSeconds(now, CLOCK_TOLERANCE_SECONDS)) return "attendance.clock_ahead";
  if (!isRecordable(unit, timeZone, at)) return "attendance.before_day";
  if (unit.retired && at > (unit.retired.at ?? "")) return "attendance.unit_retired";
  if (person.left && at > person.left.at) return "attendance.person_left";
  return isExpected(unit, person.options) ? undefined : "attendance.not_expected";
}
