import type { ProjectId } from "@zapisy/core/project";
import type { StaffActor } from "@zapisy/core/shared/actor";
import type { Context } from "@zapisy/core/shared/context";
import type { Locale } from "@zapisy/core/shared/localized-text";
import { HOME_ZONE, wallTimeAt } from "@zapisy/core/shared/time";
import { thaw } from "@zapisy/core/snapshot";
import type { SnapshotId } from "@zapisy/core/snapshot/schema";
import type { FiguresFile } from "@zapisy/documents/figure";
import { formatDay, formatWallTime } from "@zapisy/words";
import { loadSnapshot } from "@zapisy/words/snapshot";
import type { Deps } from "../deps.ts";
import { figuresFileOf } from "./figure.ts";
import { indicatorsFileOf } from "./indicator.ts";

/**
 * Gathers what was frozen of a closed period, figures and indicators with the lists behind them, as nothing but its file has it; names of people are
 * those that they have now. @throws DomainError project.not_found, participant.forbidden, snapshot.not_found, snapshot.altered
 */
export async function snapshotFile(
  deps: Deps,
  ctx: Context<StaffActor>,
  { projectId, snapshotId }: { projectId: ProjectId; snapshotId: SnapshotId },
  locale: Locale,
): Promise<FiguresFile> {
  const [found, t] = await Promise.all([
    deps.services.snapshot.loadSnapshot(ctx, projectId, snapshotId),
    loadSnapshot(locale),
  ]);
  const { snapshot, frozen, people } = found;
  const known = new Map(people.map((one) => [one.participantId, one]));
  const { counted, events, indicators } = thaw(frozen, (participantId) => {
    const one = known.get(participantId);
    // Whose term is over, or who was erased, has no name any more.
    if (one?.ended) return { firstName: "", lastName: t.ended, state: one.state };
    return one && (one.firstName || one.lastName)
      ? { firstName: one.firstName, lastName: one.lastName, state: one.state }
      : { firstName: "", lastName: t.erased, state: "candidate" };
  });
  const { partners, supports } = frozen;
  // The project as it was, as far as numbers are read by it.
  const project = { ...found.project, supports };
  const readAt = snapshot.closedAt;
  const [figures, reached] = await Promise.all([
    figuresFileOf(deps, ctx, { project, counted, partners, readAt }, locale),
    indicatorsFileOf(deps, ctx, { project, items: indicators, events, readAt }, locale),
  ]);
  return {
    ...figures,
    title: snapshot.name,
    notes: [
      t.file.period(formatDay(locale, snapshot.from), formatDay(locale, snapshot.to)),
      t.file.closed(formatWallTime(locale, wallTimeAt(snapshot.closedAt, HOME_ZONE))),
      `SHA-256: ${snapshot.sha256}`,
      snapshot.withdrawn ? t.file.withdrawn(snapshot.withdrawn.reason) : "",
      // What the figures say of when they were read is said above.
      ...figures.notes.slice(1),
    ].filter(Boolean),
    cuts: [...figures.cuts, ...reached.cuts],
    lists: [...figures.lists, ...(indicators.length > 0 ? reached.lists : [])],
  };
}
