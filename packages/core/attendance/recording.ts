import type { Event, EventId } from "../event/index.ts";
import type { Context } from "../shared/context.ts";
import { DomainError } from "../shared/error.ts";
import { jitter, RACE_ATTEMPTS } from "../shared/table.ts";
import { assertHeldInPart } from "./access.ts";
import type { MarkResult, MarksAnswer } from "./answer.ts";
import { withNames } from "./book.ts";
import type { AttendanceDeps } from "./deps.ts";
import { leftOf, toMark } from "./lists.ts";
import { knownUnits, unitAt } from "./retired.ts";
import { attendanceRecords, canBeHeld, measureOf, reasonWanted, weightFor, wholeMinutes } from "./rules.ts";
import { type MarkId, type MarkInput, type ReasonCode, wantsDeskReason, wantsReason } from "./schema.ts";
import { inTransactions, type StoredMark } from "./store.ts";
import { noteChange } from "./use-cases/changes.ts";

/**
 * Writes marks in as few transactions as they fit in. What is there already is recorded; a mark without a
 * reason does not get onto a closed list.
 * @throws DomainError attendance.busy
 */
async function write(
  deps: AttendanceDeps,
  event: Event,
  marks: readonly StoredMark[],
): Promise<Map<MarkId, MarkResult>> {
  const results = new Map<MarkId, MarkResult>();
  const recorded = ({ markId }: StoredMark) => results.set(markId, { markId, outcome: "recorded" });
  const waiting = inTransactions(marks);
  for (let part = waiting.shift(); part; part = waiting.shift()) {
    let left = part;
    for (let attempt = 0; left.length > 0; attempt += 1) {
      if (attempt === RACE_ATTEMPTS) throw new DomainError("conflict", "attendance.busy");
      const result = await deps.attendance.putMarks(event.eventId, left);
      if (result.outcome === "written") {
        left.forEach(recorded);
        break;
      }
      const known = new Set(result.known);
      left.filter(({ markId }) => known.has(markId)).forEach(recorded);
      left = left.filter(({ markId }) => !known.has(markId));
      if (result.closed.length > 0) left = await ofClosedLists(deps, event.eventId, left, results);
      else if (known.size === 0) await jitter(attempt);
    }
  }
  return results;
}

/**
 * Marks of lists that turned out to be closed: with a reason they are corrections and say so; without one
 * they are refused, unless they were there before the closing. @returns what is still to be written
 */
async function ofClosedLists(
  deps: AttendanceDeps,
  eventId: EventId,
  marks: readonly StoredMark[],
  results: Map<MarkId, MarkResult>,
): Promise<StoredMark[]> {
  const closedAt = new Map(
    (await deps.attendance.listClosings(eventId)).map((closing) => [closing.unitId, closing.closedAt]),
  );
  const bare = marks.filter(({ reason, unitId }) => !reason && closedAt.has(unitId));
  const there = bare.length > 0 ? await deps.attendance.findKnown(bare) : new Set<MarkId>();
  for (const { markId } of bare) {
    results.set(
      markId,
      there.has(markId) ? { markId, outcome: "recorded" } : refusal(markId, "attendance.unit_closed"),
    );
  }
  return marks
    .filter(({ markId }) => !results.has(markId))
    .map((mark) => ({ ...mark, closedAt: closedAt.get(mark.unitId) }));
}

/** @param overcomes whether a mark's reason is enough where one is wanted; by default that of its author */
export async function record(
  deps: AttendanceDeps,
  ctx: Context,
  event: Event,
  marks: readonly MarkInput[],
  by: string,
  overcomes = ({ reason }: MarkInput, code: ReasonCode) => Boolean(reason) && mayExcuse(by, code),
): Promise<MarksAnswer> {
  const { eventId } = event;
  assertHeldInPart(event);
  const units = new Map(knownUnits(event).map((unit) => [unit.unitId, unit]));
  const people = await deps.registrations.findMany([
    ...new Set(marks.map(({ registrationId }) => registrationId)),
  ]);
  const known = new Map(people.map((person) => [person.registrationId, person]));
  const measure = measureOf([...units.values()]);
  const accept = (mark: MarkInput): { refused: string } | { despite?: ReasonCode } => {
    const unit = units.get(mark.unitId);
    const person = known.get(mark.registrationId);
    if (!unit) return { refused: "attendance.unit_unknown" };
    if (!canBeHeld(event, unit)) return { refused: "event.cancelled" };
    if (person?.eventId !== eventId) return { refused: "attendance.person_unknown" };
    const left = leftOf(person);
    // Who never had a place was not expected anywhere; desks enter them as people who came unannounced.
    if (left && person.leftAt === undefined) return { refused: "attendance.person_unknown" };
    const options = Object.values(person.choices);
    const then = unitAt(unit, mark.at);
    const most = wholeMinutes(then, measure, weightFor(then, options));
    if (most !== undefined && (mark.minutes ?? 0) > most) return { refused: "attendance.minutes_above" };
    const wanted = reasonWanted(mark, then, { options, left }, event.timeZone, ctx.now);
    return wanted && !overcomes(mark, wanted) ? { refused: wanted } : { despite: wanted };
  };
  const refused = new Map<MarkId, MarkResult>();
  const accepted = new Map<MarkId, StoredMark>();
  for (const mark of marks) {
    const decision = accept(mark);
    if ("refused" in decision) refused.set(mark.markId, refusal(mark.markId, decision.refused));
    else if (!accepted.has(mark.markId))
      accepted.set(mark.markId, { ...mark, ...decision, eventId, by, receivedAt: ctx.now });
  }
  const persons = [...new Set([...accepted.values()].map(({ registrationId }) => registrationId))];
  const [cause] = accepted.keys();
  // Before the marks: whoever asks meanwhile asks for this minute once more, and a crash in between hides nothing.
  if (cause) await noteChange(deps, { eventId, at: ctx.now, cause, people: persons });
  const written = await write(deps, event, [...accepted.values()]);
  const touched = new Set([...accepted.values()].map(pairKey));
  const all = await Promise.all(persons.map((person) => deps.attendance.listMarksOf(eventId, person)));
  const { records } = await withNames(
    deps,
    attendanceRecords(
      all
        .flat()
        .filter((mark) => touched.has(pairKey(mark)))
        .map(toMark),
    ),
  );
  return {
    results: marks.map(
      ({ markId }) =>
        written.get(markId) ?? refused.get(markId) ?? refusal(markId, "attendance.person_unknown"),
    ),
    records,
  };
}

function refusal(markId: MarkId, code: string): MarkResult {
  return { markId, outcome: "refused", code };
}

function pairKey({ registrationId, unitId }: Pick<StoredMark, "registrationId" | "unitId">): string {
  return `${registrationId} ${unitId}`;
}

/** Whether a reason of that author is enough: staff also for what comes ahead of its time. */
export function mayExcuse(by: string, code: ReasonCode): boolean {
  return by.startsWith("staff:") ? wantsReason(code) : wantsDeskReason(code);
}
