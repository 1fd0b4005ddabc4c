import type { ProjectId } from "../../project/index.ts";
import { actorRef, type StaffActor } from "../../shared/actor.ts";
import type { Context } from "../../shared/context.ts";
import { DomainError } from "../../shared/error.ts";
import { derivedId } from "../../shared/id.ts";
import { jitter, RACE_ATTEMPTS } from "../../shared/table.ts";
import { UnavailableError } from "../../shared/time-limit.ts";
import { dayAt, HOME_ZONE } from "../../shared/time.ts";
import { countState, findIn, sumOf } from "../access.ts";
import { getReadable } from "../../participant/access.ts";
import type { SnapshotView } from "../answer.ts";
import type { SnapshotDeps } from "../deps.ts";
import { freeze, type State, toBytes } from "../frozen.ts";
import { canCloseSnapshots, periodFault, snapshotKey } from "../rules.ts";
import { MAX_SNAPSHOTS, type Snapshot, type SnapshotId, type SnapshotInput } from "../schema.ts";
import { toView } from "../view.ts";

/**
 * Closes a period: everything that is counted by the end of its last day is kept as one file, and its row says which by its sum. The file comes
 * first; without a row nobody reads it. With an idempotency key the same request twice closes one.
 * @throws DomainError project.not_found, participant.forbidden, project.read_only, snapshot.too_many, request.invalid
 */
export async function closeSnapshot(
  deps: SnapshotDeps,
  ctx: Context<StaffActor>,
  projectId: ProjectId,
  input: SnapshotInput,
  idempotencyKey?: string,
): Promise<SnapshotView> {
  await getClosable(deps, ctx, projectId);
  const snapshotId = idempotencyKey
    ? derivedId("snp", "snapshot.close", projectId, ctx.actor.staffId, idempotencyKey)
    : ctx.newId("snp");
  let state: State | undefined;
  for (let attempt = 0; attempt < RACE_ATTEMPTS; attempt += 1) {
    const all = await deps.snapshots.list(projectId);
    const twin = all.find((one) => one.snapshotId === snapshotId);
    // The same request, sent twice.
    if (twin) return toView(deps, twin);
    if (all.length >= MAX_SNAPSHOTS) throw new DomainError("conflict", "snapshot.too_many");
    const fault = periodFault(all, input, dayAt(ctx.now, HOME_ZONE));
    if (fault) throw new DomainError("invalid", "request.invalid", { issues: [fault] });
    state ??= await countState(deps, ctx, { projectId, to: input.to });
    const { name, from, to, note } = input;
    const period = {
      snapshotId,
      projectId,
      number: (all.at(-1)?.number ?? 0) + 1,
      name,
      from,
      to,
      ...(note !== undefined && { note }),
      closedAt: ctx.now,
      closedBy: actorRef(ctx.actor),
    };
    const bytes = toBytes(freeze(period, state));
    const snapshot: Snapshot = { ...period, sha256: sumOf(bytes), bytes: bytes.byteLength };
    await deps.bucket().put(snapshotKey(snapshot), bytes, "application/json");
    if (await deps.snapshots.close(snapshot)) return toView(deps, snapshot);
    await jitter(attempt);
  }
  throw new UnavailableError("Periods of this project are being closed by others.");
}

/**
 * Says of a closed period that it does not stand; it stays as it was. Safe to repeat.
 * @throws DomainError project.not_found, participant.forbidden, project.read_only, snapshot.not_found
 */
export async function withdrawSnapshot(
  deps: SnapshotDeps,
  ctx: Context<StaffActor>,
  projectId: ProjectId,
  snapshotId: SnapshotId,
  reason: string,
): Promise<SnapshotView> {
  await getClosable(deps, ctx, projectId);
  const before = findIn(await deps.snapshots.list(projectId), snapshotId);
  if (before.withdrawn) return toView(deps, before);
  const after = { ...before, withdrawn: { reason, at: ctx.now, by: actorRef(ctx.actor) } };
  if (await deps.snapshots.withdraw(after)) return toView(deps, after);
  return toView(deps, findIn(await deps.snapshots.list(projectId), snapshotId));
}

async function getClosable(deps: SnapshotDeps, ctx: Context<StaffActor>, projectId: ProjectId) {
  const project = await getReadable(deps, ctx, projectId);
  if (!canCloseSnapshots(ctx.actor, projectId)) throw new DomainError("forbidden", "project.read_only");
  return project;
}
