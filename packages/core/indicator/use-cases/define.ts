import type { Project, ProjectId } from "../../project/index.ts";
import { actorRef, type StaffActor } from "../../shared/actor.ts";
import type { Context } from "../../shared/context.ts";
import { DomainError, type Issue } from "../../shared/error.ts";
import { derivedId } from "../../shared/id.ts";
import { getEditable, getIndicator } from "../access.ts";
import type { IndicatorView } from "../answer.ts";
import type { IndicatorDeps } from "../deps.ts";
import { keepsResults, keepsSpecial } from "../rules.ts";
import {
  type IndicatorChange,
  type IndicatorId,
  type IndicatorInput,
  MAX_INDICATORS,
  type Removal,
  type Rule,
} from "../schema.ts";
import type { StoredIndicator } from "../store.ts";
import { toView } from "../view.ts";

/**
 * Adds an indicator to a project. With an idempotency key the same request twice adds it once.
 * @throws DomainError project.not_found, participant.forbidden, project.read_only, request.invalid, indicator.too_many
 */
export async function addIndicator(
  deps: IndicatorDeps,
  ctx: Context<StaffActor>,
  projectId: ProjectId,
  input: IndicatorInput,
  idempotencyKey?: string,
): Promise<IndicatorView> {
  const project = await getEditable(deps, ctx, projectId);
  const indicatorId = idempotencyKey
    ? derivedId("ind", "indicator.add", projectId, ctx.actor.staffId, idempotencyKey)
    : ctx.newId("ind");
  const all = await deps.indicators.list(projectId);
  const known = all.find((one) => one.indicatorId === indicatorId);
  if (known) return toView(known);
  if (all.length >= MAX_INDICATORS) throw new DomainError("conflict", "indicator.too_many");
  await assertKnown(deps, project, input.rule);
  const after: StoredIndicator = {
    ...input,
    indicatorId,
    projectId,
    version: 1,
    createdAt: ctx.now,
    ...stamp(ctx, "added"),
  };
  if (await deps.indicators.save(after)) return toView(after);
  // The same request, sent twice at one moment.
  return toView(await getIndicator(deps, projectId, indicatorId));
}

/**
 * Changes an indicator. Kinds of result that it had stay: what was entered under one is never lost, or told to others than before.
 * @throws DomainError project.not_found, participant.forbidden, project.read_only, indicator.not_found, indicator.version_conflict,
 *   request.invalid
 */
export async function changeIndicator(
  deps: IndicatorDeps,
  ctx: Context<StaffActor>,
  projectId: ProjectId,
  indicatorId: IndicatorId,
  { version, ...input }: IndicatorChange,
): Promise<IndicatorView> {
  const project = await getEditable(deps, ctx, projectId);
  const before = await getIndicator(deps, projectId, indicatorId);
  if (before.version !== version) throw conflict(before);
  if (!keepsResults(before.rule, input.rule))
    throw invalid([{ path: "rule", code: "indicator.keeps_kinds" }]);
  if (!keepsSpecial(before.rule, input.rule))
    throw invalid([{ path: "rule", code: "indicator.keeps_special" }]);
  await assertKnown(deps, project, input.rule, before.rule);
  const { createdAt, removed } = before;
  return save(deps, {
    ...input,
    indicatorId,
    projectId,
    createdAt,
    ...(removed && { removed }),
    version: version + 1,
    ...stamp(ctx, "changed"),
  });
}

/**
 * Takes an indicator off the list, or puts it back: with all that was entered for it. What is so already stays so.
 * @throws DomainError project.not_found, participant.forbidden, project.read_only, indicator.not_found, indicator.version_conflict
 */
export async function setRemoved(
  deps: IndicatorDeps,
  ctx: Context<StaffActor>,
  projectId: ProjectId,
  indicatorId: IndicatorId,
  { removed, version }: Removal,
): Promise<IndicatorView> {
  await getEditable(deps, ctx, projectId);
  const before = await getIndicator(deps, projectId, indicatorId);
  if ((before.removed ?? false) === removed) return toView(before);
  if (before.version !== version) throw conflict(before);
  const { removed: _, ...indicator } = before;
  return save(deps, {
    ...indicator,
    ...(removed && { removed }),
    version: version + 1,
    ...stamp(ctx, removed ? "removed" : "restored"),
  });
}

async function save(deps: IndicatorDeps, after: StoredIndicator): Promise<IndicatorView> {
  if (await deps.indicators.save(after)) return toView(after);
  throw conflict(await getIndicator(deps, after.projectId, after.indicatorId));
}

function conflict({ version }: StoredIndicator): DomainError {
  return new DomainError("conflict", "indicator.version_conflict", { version });
}

function invalid(issues: Issue[]): DomainError {
  return new DomainError("invalid", "request.invalid", { issues });
}

function stamp(ctx: Context<StaffActor>, doing: StoredIndicator["doing"]) {
  return { doing, updatedAt: ctx.now, changedBy: actorRef(ctx.actor) };
}

/** Refuses a rule that names what the project does not have; what it named before may have gone since. @throws DomainError request.invalid */
async function assertKnown(
  { events }: Pick<IndicatorDeps, "events">,
  { projectId, supports = [] }: Project,
  rule: Rule,
  before?: Rule,
): Promise<void> {
  if (rule.by === "support") {
    const isKept = before?.by === "support" && before.supportId === rule.supportId;
    const support = supports.find(({ supportId }) => supportId === rule.supportId);
    if (!isKept && (!support || support.retired))
      throw invalid([{ path: "rule.supportId", code: "support.unknown" }]);
  }
  if (rule.by === "certificate") {
    const had = before?.by === "certificate" ? before.eventIds : [];
    const added = rule.eventIds.filter((eventId) => !had.includes(eventId));
    const heads = await Promise.all(added.map((eventId) => events.findHead(eventId)));
    if (heads.some((head) => head?.projectId !== projectId))
      throw invalid([{ path: "rule.eventIds", code: "event.not_found" }]);
  }
}
