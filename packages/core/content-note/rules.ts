import { isAllowed } from "../access/rules.ts";
import type { StaffActor } from "../shared/actor.ts";
import type { Day, Instant } from "../shared/time.ts";
import type { Staff } from "../staff/answer.ts";
import type { StaffId } from "../staff/schema.ts";
import { hasAccess, toActor } from "../staff/rules.ts";
import type { NoteDeputy } from "./schema.ts";

/** Whether somebody has a log of their own in a project, without which nobody has notes or stands in for anybody. */
export function keepsLog(actor: StaffActor, projectId: string): boolean {
  return isAllowed(actor, "log.write", { projectId, teamIds: [actor.staffId] });
}

/** Whether somebody stands in for a counsellor on a day. */
export function standsIn(
  staffId: StaffId,
  { deputyId, until }: Pick<NoteDeputy, "deputyId" | "until">,
  day: Day,
): boolean {
  return deputyId === staffId && (until === undefined || day <= until);
}

/**
 * Whether somebody may read and write the notes of a counsellor in a project: the counsellor, and whoever stands in for them that day. No role
 * is enough by itself, an administrator's neither.
 */
export function mayOpenNotes(
  actor: StaffActor,
  { projectId, counsellor }: { projectId: string; counsellor: StaffId },
  deputy: Pick<NoteDeputy, "deputyId" | "until"> | undefined,
  day: Day,
): boolean {
  return (
    keepsLog(actor, projectId) &&
    (actor.staffId === counsellor || (deputy !== undefined && standsIn(actor.staffId, deputy, day)))
  );
}

/** Whether somebody may say who stands in for a counsellor: the counsellor, and an administrator where they cannot. */
export function mayNameDeputy(actor: StaffActor, projectId: string, counsellor: StaffId): boolean {
  return (actor.staffId === counsellor && keepsLog(actor, projectId)) || isAllowed(actor, "staff.manage");
}

/**
 * Whether a member of staff can be named to stand in for a counsellor: whoever has a log of their own there. Nobody names themselves, who would
 * read what is none of their business by it.
 */
export function canStandIn(
  person: Staff,
  { projectId, counsellor }: { projectId: string; counsellor: StaffId },
  namedBy: StaffId,
  now: Instant,
): boolean {
  return (
    person.staffId !== counsellor &&
    person.staffId !== namedBy &&
    hasAccess(person, now) &&
    keepsLog(toActor(person), projectId)
  );
}
