import { createHash } from "node:crypto";
import { canReadSpecial, countsSpecial } from "../indicator/rules.ts";
import type { ProjectId } from "../project/index.ts";
import type { StaffActor } from "../shared/actor.ts";
import type { Context } from "../shared/context.ts";
import { DomainError } from "../shared/error.ts";
import type { SnapshotDeps } from "./deps.ts";
import { type Frozen, fromBytes, type State, withoutSpecial } from "./frozen.ts";
import { snapshotKey } from "./rules.ts";
import type { Snapshot, SnapshotId } from "./schema.ts";

/** One of the closed periods of a project. @throws DomainError snapshot.not_found */
export function findIn(all: readonly Snapshot[], snapshotId: SnapshotId): Snapshot {
  const found = all.find((one) => one.snapshotId === snapshotId);
  if (!found) throw new DomainError("not_found", "snapshot.not_found");
  return found;
}

/** The file of a period as it lies there, with its sum counted anew; what was frozen only where that is the one that was closed. */
export type ReadFile =
  | { file: "intact"; sha256: string; frozen: Frozen }
  | { file: "altered"; sha256: string }
  | { file: "missing"; sha256?: undefined };

/** Reads the file of a closed period, and counts its sum anew. */
export async function readFile(
  { bucket }: Pick<SnapshotDeps, "bucket">,
  snapshot: Snapshot,
): Promise<ReadFile> {
  const bytes = await bucket().get(snapshotKey(snapshot));
  if (!bytes) return { file: "missing" };
  const sha256 = sumOf(bytes);
  const frozen = sha256 === snapshot.sha256 ? fromBytes(bytes) : undefined;
  return frozen ? { file: "intact", sha256, frozen } : { file: "altered", sha256 };
}

/** What was frozen of a period. @throws DomainError snapshot.altered where its file is not the one that was closed */
export async function readFrozen(deps: Pick<SnapshotDeps, "bucket">, snapshot: Snapshot): Promise<Frozen> {
  const read = await readFile(deps, snapshot);
  if (read.file !== "intact") throw new DomainError("conflict", "snapshot.altered");
  return read.frozen;
}

/**
 * What somebody may read of what was frozen: all of it with the right to results of special categories, else without these. A kind that was
 * marked as one later is taken back in old files, too.
 */
export async function readingOf(
  deps: Pick<SnapshotDeps, "indicatorRows">,
  { actor }: Context<StaffActor>,
  projectId: ProjectId,
): Promise<(frozen: Frozen) => Frozen> {
  if (canReadSpecial(actor, projectId)) return (frozen) => frozen;
  const now = await deps.indicatorRows.list(projectId);
  const special = new Set(
    now.flatMap(({ indicatorId, rule }) => (countsSpecial(rule) ? [indicatorId as string] : [])),
  );
  return (frozen) => withoutSpecial(frozen, special);
}

/** The SHA-256 of a file, in hexadecimal. */
export function sumOf(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}

/** What is counted now of a project by the end of a day. The caller has checked who asks. */
export async function countState(
  { indicators }: Pick<SnapshotDeps, "indicators">,
  ctx: Context<StaffActor>,
  { projectId, to }: Pick<Snapshot, "projectId" | "to">,
): Promise<State> {
  const { figures, items } = await indicators.countProject(ctx, projectId, to);
  const { project, counted, facts, partners } = figures;
  return {
    project: { title: project.title.pl, number: project.number, supports: project.supports },
    counted,
    // An indicator may name an event at which nobody was yet.
    events: facts.events.filter(
      ({ eventId, present }) =>
        present.length > 0 ||
        items.some(({ indicator: { rule } }) => rule.by === "certificate" && rule.eventIds.includes(eventId)),
    ),
    partners,
    indicators: items,
  };
}
