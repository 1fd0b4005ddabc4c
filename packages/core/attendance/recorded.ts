import type { RegistrationId } from "../registration/schema.ts";
import { bind, type Bound } from "../shared/use-case.ts";
import type { Event, EventId } from "../event/index.ts";
import type { Amendment, RecordAtStake } from "../event/schema.ts";
import { actorRef, type StaffActor } from "../shared/actor.ts";
import type { Context } from "../shared/context.ts";
import { DomainError } from "../shared/error.ts";
import type * as amendment from "./amendment.ts";
import type * as completed from "./completed.ts";
import type { RecordedDeps } from "./deps.ts";
import { toMark, unitRecords } from "./lists.ts";
import { attendanceRecords, wasThere } from "./rules.ts";

/** What only edits of events need: the start of the API does without. */
const loadAmendment = () => import("./amendment.ts");

/**
 * What an edit of an event makes of what is recorded: the units as they were, to be kept with it. Undefined: nothing
 * of it is recorded. Reads marks, closings, files and certificates where the edit changes how attendance is counted.
 * @throws DomainError event.recorded with what is recorded, unless there is a reason
 */
async function amend(
  deps: RecordedDeps,
  ctx: Context<StaffActor>,
  before: Event,
  after: Pick<Event, "version"> & Parameters<typeof amendment.countingChange>[1],
  reason: string | undefined,
): Promise<Amendment | undefined> {
  const { amendedUnits, atStake, countingChange } = await loadAmendment();
  const change = countingChange(before, after);
  if (!change) return undefined;
  const stake = atStake(change, await recordOf(deps, before.eventId));
  if (stake && !reason) throw new DomainError("conflict", "event.recorded", { recorded: stake });
  const units = amendedUnits(before, change, stake, ctx.now);
  if (units.length === 0) return undefined;
  const { version } = after;
  return { version, at: ctx.now, by: actorRef(ctx.actor), reason: stake && reason, units };
}

/** All that is recorded of an event that is about to be cancelled or removed; undefined where nothing is. */
async function findRecorded(deps: RecordedDeps, event: Event): Promise<RecordAtStake | undefined> {
  const { allAtStake } = await loadAmendment();
  return allAtStake(event, await recordOf(deps, event.eventId));
}

/** What is recorded of an event, as far as editing it goes. Reads its marks, closings, files and certificates. */
async function recordOf(deps: RecordedDeps, eventId: EventId): Promise<amendment.EventRecord> {
  const [marks, closings, files, certificates] = await Promise.all([
    deps.attendance.listMarks(eventId),
    deps.attendance.listClosings(eventId),
    deps.files.list(eventId),
    deps.certificates.countValid(eventId),
  ]);
  return {
    units: unitRecords(attendanceRecords(marks.map(toMark)), closings, files),
    certificates,
    files: files.filter(({ unitId }) => unitId === undefined).length,
  };
}

/** Who was there at one unit at least, whatever became of their registration. Reads all marks of the event. */
async function listAttended(deps: RecordedDeps, eventId: EventId): Promise<Set<RegistrationId>> {
  const records = attendanceRecords((await deps.attendance.listMarks(eventId)).map(toMark));
  const there = records.filter(({ state }) => wasThere(state));
  return new Set(there.map(({ registrationId }) => registrationId));
}

/** What only sign-ups with prerequisites need. */
const loadCompleted = () => import("./completed.ts");

/** Who of these people completed an event, or one of these options of it (docs/decisions/0081). */
async function listCompleted(...input: Parameters<typeof completed.listCompleted>) {
  return (await loadCompleted()).listCompleted(...input);
}

/** Whether an institution completed an event by the people whom it sent there. */
async function haveCompleted(...input: Parameters<typeof completed.haveCompleted>) {
  return (await loadCompleted()).haveCompleted(...input);
}

const useCases = { amend, findRecorded, listAttended, listCompleted, haveCompleted };

/** What is recorded of events, as far as editing and counting them goes. */
export type RecordedService = Bound<typeof useCases>;

/** Makes what events and registrations ask of attendance; it needs neither of their services itself. */
export function createRecordedService(deps: RecordedDeps): RecordedService {
  return bind(deps, useCases);
}
