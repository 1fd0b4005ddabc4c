import { hasPlace } from "../../registration/rules.ts";
import { openLink } from "../../registration/index.ts";
import { type Event, type EventId, isOver } from "../../event/index.ts";
import type { Registration } from "../../registration/index.ts";
import { actorRef, type StaffActor } from "../../shared/actor.ts";
import type { Context } from "../../shared/context.ts";
import { DomainError } from "../../shared/error.ts";
import { derivedId } from "../../shared/id.ts";
import type { LocalizedText } from "../../shared/localized-text.ts";
import { sameHash, screenCode, ticketCode } from "../../shared/secret.ts";
import type { Instant } from "../../shared/time.ts";
import { assertHeld, getFor, unitOf } from "../access.ts";
import type { AttendanceUnit, ScreenCode } from "../answer.ts";
import type { AttendanceDeps } from "../deps.ts";
import { mayHaveAttended } from "../attended.ts";
import { toMark } from "../lists.ts";
import { record } from "../recording.ts";
import {
  attendanceRecords,
  attendanceUnits,
  canRecordAttendance,
  checkInWindow,
  isCheckInOpen,
  isExpected,
} from "../rules.ts";

/**
 * The code that the screen in the room shows now.
 * @throws DomainError event.not_found, event.cancelled, attendance.read_only, attendance.unit_not_found,
 *   attendance.not_now
 */
export async function getScreenCode(
  deps: AttendanceDeps,
  ctx: Context<StaffActor>,
  eventId: EventId,
  unitId: string,
): Promise<ScreenCode> {
  const event = await getFor(deps, ctx, eventId, canRecordAttendance);
  assertHeld(event);
  const unit = unitOf(event, unitId);
  const window = checkInWindow(unit, event.timeZone);
  if (!window || unit.retired || !isCheckInOpen(unit, event.timeZone, ctx.now)) {
    throw new DomainError("conflict", "attendance.not_now", { ...window });
  }
  const minute = minuteOf(ctx.now);
  return {
    unitId,
    code: screenCode(deps.secretKey, eventId, unitId, minute),
    validUntil: new Date((minute + 1) * 60_000).toISOString(),
    closesAt: window.closesAt,
  };
}

/**
 * Marks a participant present by the code that they see in the room: this minute's or the last one's.
 * Doing it twice is the same as once.
 * @throws DomainError registration.not_found, event.cancelled, attendance.not_confirmed, attendance.not_now,
 *   attendance.too_many_attempts, attendance.code_wrong, attendance.unit_closed, attendance.busy
 */
export async function selfCheckIn(
  deps: AttendanceDeps,
  ctx: Context,
  token: string,
  code: string,
): Promise<{ unitTitle: LocalizedText; at: Instant }> {
  const { registration, event } = await openLink(deps, token);
  const { registrationId } = registration;
  assertHeld(event);
  if (!hasPlace(registration.status)) throw new DomainError("conflict", "attendance.not_confirmed");
  const open = openUnits(registration, event, ctx.now);
  if (open.length === 0) throw new DomainError("conflict", "attendance.not_now");
  await deps.limits.take(ctx, "checkInCode", registrationId);
  const minute = minuteOf(ctx.now);
  const unit = open.find(({ unitId }) =>
    [minute, minute - 1].some((one) =>
      sameHash(code, screenCode(deps.secretKey, event.eventId, unitId, one)),
    ),
  );
  if (!unit) {
    throw new DomainError("invalid", "attendance.code_wrong", {
      issues: [{ path: "code", code: "attendance.code_wrong" }],
    });
  }
  const { unitId } = unit;
  const markId = derivedId("mrk", event.eventId, unitId, registrationId, "self");
  const { results, records } = await record(
    deps,
    ctx,
    event,
    [{ markId, registrationId, unitId, state: "present", source: "self", at: ctx.now, replaces: [] }],
    actorRef({ type: "participant", registrationId }),
  );
  const [result] = results;
  if (result?.outcome === "refused") throw new DomainError("conflict", result.code);
  const first = records[0]?.history.find((mark) => mark.markId === markId);
  return { unitTitle: unit.title, at: first?.at ?? ctx.now };
}

/** What a personal page says of attendance: the ticket, and where one can check oneself in now. */
export async function personalPart(
  deps: AttendanceDeps,
  ctx: Context,
  registration: Registration,
  event: Event,
): Promise<{ ticketCode?: string; checkIn?: { unitId: string; title: LocalizedText }; surveyUrl?: string }> {
  if (!hasPlace(registration.status) || event.state === "cancelled") return {};
  if (isOver(event, ctx.now)) return surveyPart(deps, registration, event);
  const { registrationId } = registration;
  const ticket = { ticketCode: ticketCode(deps.secretKey, registration) };
  const open = openUnits(registration, event, ctx.now);
  if (open.length === 0) return ticket;
  const [closings, marks] = await Promise.all([
    deps.attendance.listClosings(event.eventId),
    deps.attendance.listMarksOf(event.eventId, registrationId),
  ]);
  const done = new Set([
    ...closings.map(({ unitId }) => unitId),
    ...attendanceRecords(marks.map(toMark))
      .filter(({ state }) => state !== undefined)
      .map(({ unitId }) => unitId),
  ]);
  const next = open.find(({ unitId }) => !done.has(unitId));
  return next ? { ...ticket, checkIn: { unitId: next.unitId, title: next.title } } : ticket;
}

/** The questionnaire of an event that is over, for those who were there. */
async function surveyPart(
  { attendance }: AttendanceDeps,
  registration: Registration,
  { surveyUrl }: Event,
): Promise<{ surveyUrl?: string }> {
  if (surveyUrl === undefined) return {};
  return (await mayHaveAttended(attendance, registration)) ? { surveyUrl } : {};
}

/** Units at which the person can check themselves in now. */
function openUnits(
  registration: Pick<Registration, "status" | "choices">,
  event: Event,
  now: Instant,
): AttendanceUnit[] {
  if (!hasPlace(registration.status) || event.state === "cancelled") return [];
  const options = Object.values(registration.choices);
  return attendanceUnits(event).filter(
    (unit) => isExpected(unit, options) && isCheckInOpen(unit, event.timeZone, now),
  );
}

function minuteOf(now: Instant): number {
  return Math.floor(Date.parse(now) / 60_000);
}
