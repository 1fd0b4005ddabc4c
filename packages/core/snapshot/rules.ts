import { isAllowed } from "../access/rules.ts";
import { canReadSpecial } from "../indicator/rules.ts";
import type { StaffActor } from "../shared/actor.ts";
import { addDays, type Day } from "../shared/time.ts";
import type { Snapshot } from "./schema.ts";

/** Whether somebody may close a period, or withdraw one: those who edit the project, and see all that is frozen (docs/decisions/0123). */
export function canCloseSnapshots(actor: StaffActor, projectId: string): boolean {
  return isAllowed(actor, "project.edit", { projectId }) && canReadSpecial(actor, projectId);
}

/** The last period that stands and was over before a day; withdrawn ones do not. @param all of a project, in any order */
export function standingBefore(all: readonly Snapshot[], day?: Day): Snapshot | undefined {
  return all
    .filter(({ to, withdrawn }) => !withdrawn && (day === undefined || to < day))
    .reduce<Snapshot | undefined>((last, one) => (last && last.to > one.to ? last : one), undefined);
}

/** The day on which the next period begins: behind the last one, or with the project. */
export function nextFrom(all: readonly Snapshot[], startsOn: Day): Day {
  const last = standingBefore(all);
  return last ? addDays(last.to, 1) : startsOn;
}

/** Why a period cannot be closed: it is not over, or a day of it is in one that stands; undefined where it can. */
export function periodFault(
  all: readonly Snapshot[],
  { from, to }: Pick<Snapshot, "from" | "to">,
  today: Day,
): { path: "from" | "to"; code: string } | undefined {
  if (to > today) return { path: "to", code: "snapshot.future" };
  const isShared = all.some((one) => !one.withdrawn && from <= one.to && one.from <= to);
  return isShared ? { path: "from", code: "snapshot.overlaps" } : undefined;
}

/** Where the file of a period is. Its sum is in the key, so another content would be another file. */
export function snapshotKey({
  projectId,
  snapshotId,
  sha256,
}: Pick<Snapshot, "projectId" | "snapshotId" | "sha256">) {
  return `snapshots/${projectId}/${snapshotId}/${sha256}.json`;
}
