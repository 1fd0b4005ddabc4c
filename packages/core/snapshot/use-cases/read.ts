import type { ProjectId } from "../../project/index.ts";
import type { StaffActor } from "../../shared/actor.ts";
import type { Context } from "../../shared/context.ts";
import { DomainError } from "../../shared/error.ts";
import { dayAt, HOME_ZONE } from "../../shared/time.ts";
import { countState, findIn, readFile, readFrozen, readingOf } from "../access.ts";
import { getReadable } from "../../participant/access.ts";
import type { OpenedSnapshot, ProjectSnapshots, SnapshotChanges } from "../answer.ts";
import type { SnapshotDeps } from "../deps.ts";
import { difference, keyOf, type Measure, type Measured, measuresOf } from "../difference.ts";
import { freeze, type Frozen } from "../frozen.ts";
import { nameIn, type Named, namedMembers } from "../members.ts";
import { canCloseSnapshots, nextFrom, snapshotKey, standingBefore } from "../rules.ts";
import type { ComparedWith, Snapshot, SnapshotId } from "../schema.ts";
import { toView, toViews } from "../view.ts";

/** For how long an address gives a file away. */
const LINK_SECONDS = 300;

/** The closed periods of a project. @throws DomainError project.not_found, participant.forbidden */
export async function listSnapshots(
  deps: SnapshotDeps,
  ctx: Context<StaffActor>,
  projectId: ProjectId,
): Promise<ProjectSnapshots> {
  const { startsOn } = await getReadable(deps, ctx, projectId);
  const all = await deps.snapshots.list(projectId);
  return {
    items: await toViews(deps, all.toReversed()),
    next: { from: nextFrom(all, startsOn), latest: dayAt(ctx.now, HOME_ZONE) },
    may: { close: canCloseSnapshots(ctx.actor, projectId) },
  };
}

/**
 * A closed period with what the project had come to: its file is read, its sum counted anew, and numbers told only where it is the one that was
 * closed. @throws DomainError project.not_found, participant.forbidden, snapshot.not_found
 */
export async function openSnapshot(
  deps: SnapshotDeps,
  ctx: Context<StaffActor>,
  projectId: ProjectId,
  snapshotId: SnapshotId,
): Promise<OpenedSnapshot> {
  await getReadable(deps, ctx, projectId);
  const all = await deps.snapshots.list(projectId);
  const snapshot = findIn(all, snapshotId);
  const previous = standingBefore(all, snapshot.from);
  const [toRead, read, before] = await Promise.all([
    readingOf(deps, ctx, projectId),
    readFile(deps, snapshot),
    previous ? readFile(deps, previous) : undefined,
  ]);
  return {
    snapshot: await toView(deps, snapshot),
    file: read.file,
    sha256: read.sha256,
    previous: previous && {
      snapshotId: previous.snapshotId,
      name: previous.name,
      to: previous.to,
      file: before?.file ?? "missing",
    },
    numbers:
      read.file === "intact"
        ? numbersOf(toRead(read.frozen), before?.file === "intact" ? toRead(before.frozen) : undefined)
        : [],
    may: { close: canCloseSnapshots(ctx.actor, projectId) },
  };
}

/** The numbers by which one knows a project, each with what came since the period before: also of one that has fallen to nothing. */
function numbersOf(frozen: Frozen, before: Frozen | undefined): OpenedSnapshot["numbers"] {
  const known = [frozen, ...(before ? [before] : [])];
  const now = shownIn(frozen);
  const then = before && shownIn(before);
  return [...new Map([...now, ...(then ?? [])])].map(([key, { what }]) => {
    const number = now.get(key)?.number ?? 0;
    return {
      ...nameIn(what, known),
      number,
      ...(then && { increment: number - (then.get(key)?.number ?? 0) }),
    };
  });
}

/** The numbers by which one knows a project; an indicator has its own also where nobody counts. */
function shownIn(frozen: Frozen): Map<string, Pick<Measure, "what" | "number">> {
  const found = new Map<string, Pick<Measure, "what" | "number">>(
    [...measuresOf(frozen)].filter(([, { what }]) => isShown(what)),
  );
  for (const { indicator, progress } of frozen.indicators) {
    const what = { of: "indicator", indicatorId: indicator.indicatorId, figure: "achieved" } as const;
    found.set(keyOf(what), { what, number: progress.achieved });
  }
  return found;
}

function isShown(what: Measured): boolean {
  if (what.of === "indicator") return what.split === undefined;
  if (what.of !== "figure") return false;
  const { cut, row, figure } = what;
  if (cut === "support") return figure === "people" || figure === "minutes";
  return cut === "all" && row === "counted";
}

/**
 * What differs between what was frozen of a period and what is counted now by the end of its last day; or between the period before and this
 * one. @throws DomainError project.not_found, participant.forbidden, snapshot.not_found, snapshot.altered
 */
export async function compareSnapshot(
  deps: SnapshotDeps,
  ctx: Context<StaffActor>,
  projectId: ProjectId,
  snapshotId: SnapshotId,
  compared: ComparedWith,
): Promise<SnapshotChanges> {
  await getReadable(deps, ctx, projectId);
  const all = await deps.snapshots.list(projectId);
  const snapshot = findIn(all, snapshotId);
  const toRead = await readingOf(deps, ctx, projectId);
  const frozen = toRead(await readFrozen(deps, snapshot));
  const previous = compared === "now" ? undefined : await previousOf(deps, all, snapshot);
  const { before, now, at } =
    compared === "now"
      ? {
          before: frozen,
          now: toRead(freeze(frozen.period, await countState(deps, ctx, snapshot))),
          at: ctx.now,
        }
      : { before: previous && toRead(previous), now: frozen, at: snapshot.closedAt };
  const changes = difference(before ? measuresOf(before) : new Map(), measuresOf(now));
  const known = [...(before ? [before] : []), now];
  const frozenAt = compared === "now" ? frozen.period.closedAt : undefined;
  const members = await namedMembers(deps, changes, known, frozenAt);
  return {
    with: compared,
    at,
    items: changes.map((change, index) => ({
      ...nameIn(change.what, known),
      was: change.was,
      now: change.now,
      ...(members[index] as Named),
    })),
  };
}

async function previousOf(
  deps: SnapshotDeps,
  all: readonly Snapshot[],
  { from }: Snapshot,
): Promise<Frozen | undefined> {
  const previous = standingBefore(all, from);
  return previous && readFrozen(deps, previous);
}

/**
 * An address that gives the file of a period away for five minutes, byte for byte: to whoever may see all that is in it.
 * @throws as {@link compareSnapshot}, snapshot.special
 */
export async function linkSnapshot(
  deps: SnapshotDeps,
  ctx: Context<StaffActor>,
  projectId: ProjectId,
  snapshotId: SnapshotId,
): Promise<string> {
  await getReadable(deps, ctx, projectId);
  const snapshot = findIn(await deps.snapshots.list(projectId), snapshotId);
  const frozen = await readFrozen(deps, snapshot);
  if ((await readingOf(deps, ctx, projectId))(frozen) !== frozen)
    throw new DomainError("forbidden", "snapshot.special");
  return deps.bucket().presignGet(snapshotKey(snapshot), {
    fileName: `${snapshot.to} ${snapshot.name}.json`,
    type: "application/json",
    seconds: LINK_SECONDS,
  });
}

/** What was frozen of a period, for its workbook. @throws as {@link compareSnapshot} */
export async function loadSnapshot(
  deps: SnapshotDeps,
  ctx: Context<StaffActor>,
  projectId: ProjectId,
  snapshotId: SnapshotId,
) {
  const project = await getReadable(deps, ctx, projectId);
  const snapshot = findIn(await deps.snapshots.list(projectId), snapshotId);
  const frozen = (await readingOf(deps, ctx, projectId))(await readFrozen(deps, snapshot));
  const people = await deps.participants.findMany(frozen.people.map(({ participantId }) => participantId));
  return { project, snapshot, frozen, people };
}
