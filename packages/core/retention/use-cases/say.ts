import { isDeepStrictEqual } from "node:util";
import { actorRef, type StaffActor } from "../../shared/actor.ts";
import type { ProjectId } from "../../project/index.ts";
import type { Context } from "../../shared/context.ts";
import { DomainError } from "../../shared/error.ts";
import type { Condition } from "../../shared/table.ts";
import { dayAt, HOME_ZONE } from "../../shared/time.ts";
import type { ProjectRetentionView, RetentionSwitchView } from "../answer.ts";
import type { RetentionDeps } from "../deps.ts";
import { canSetTerms, canSwitch } from "../rules.ts";
import {
  HOLDS_MAX,
  type HoldId,
  type HoldInput,
  type ProjectRetention,
  type SwitchInput,
  type TermsInput,
} from "../schema.ts";
import { findRetained, retentionView, switchView } from "./plan.ts";
import { nextLook } from "./run.ts";

/**
 * Says how long the data of a project are kept.
 * @throws DomainError project.not_found, privacy.forbidden, retention.version_conflict
 */
export async function setTerms(
  deps: RetentionDeps,
  ctx: Context<StaffActor>,
  projectId: ProjectId,
  { terms, lastPaymentOn, version }: TermsInput,
): Promise<ProjectRetentionView> {
  return change(deps, ctx, projectId, (retention) => {
    if (!canSetTerms(ctx.actor, projectId)) throw new DomainError("forbidden", "privacy.forbidden");
    if (retention.version !== version) throw new DomainError("conflict", "retention.version_conflict");
    return { ...retention, terms, lastPaymentOn };
  });
}

/**
 * Holds up what would be removed by itself of a project, or of one of its events: from this moment on no part of it begins. The same
 * request twice holds once.
 * @throws DomainError project.not_found, privacy.forbidden, event.not_found, retention.too_many_holds, retention.hold_in_past, retention.version_conflict
 */
export async function hold(
  deps: RetentionDeps,
  ctx: Context<StaffActor>,
  projectId: ProjectId,
  input: HoldInput,
): Promise<ProjectRetentionView> {
  const today = dayAt(ctx.now, HOME_ZONE);
  if (input.until !== undefined && input.until < today)
    throw new DomainError("invalid", "retention.hold_in_past", {
      issues: [{ path: "until", code: "retention.hold_in_past" }],
    });
  const holdId = ctx.newId("hld");
  // An event that goes to another project meanwhile is not held there.
  const isThere = input.eventId && deps.events.isStillOf(input.eventId, projectId);
  const held = async (retention: ProjectRetention) => {
    if (input.eventId && (await deps.events.findHead(input.eventId))?.projectId !== projectId)
      throw new DomainError("not_found", "event.not_found");
    const holds = retention.holds.filter(({ until = today }) => until >= today);
    const isSame = holds.some(
      ({ eventId, cause, reason, until }) =>
        eventId === input.eventId &&
        cause === input.cause &&
        reason === input.reason &&
        until === input.until,
    );
    if (isSame) return retention;
    if (holds.length >= HOLDS_MAX) throw new DomainError("conflict", "retention.too_many_holds");
    const added = { ...input, holdId, heldBy: actorRef(ctx.actor), heldAt: ctx.now };
    return { ...retention, holds: [...holds, added], changeReason: input.reason };
  };
  return change(deps, ctx, projectId, held, isThere);
}

/**
 * Ends a hold; the history keeps who, when and why. One that has ended stays so.
 * @throws DomainError project.not_found, privacy.forbidden, retention.version_conflict
 */
export async function endHold(
  deps: RetentionDeps,
  ctx: Context<StaffActor>,
  projectId: ProjectId,
  holdId: HoldId,
  { reason }: { reason: string },
): Promise<ProjectRetentionView> {
  return change(deps, ctx, projectId, (retention) => {
    const holds = retention.holds.filter((one) => one.holdId !== holdId);
    return holds.length === retention.holds.length
      ? retention
      : { ...retention, holds, changeReason: reason };
  });
}

/** Keeps what is said of a project on top of what is there; what is the same is not written. */
async function change(
  deps: RetentionDeps,
  ctx: Context<StaffActor>,
  projectId: ProjectId,
  next: (retention: ProjectRetention) => ProjectRetention | Promise<ProjectRetention>,
  condition?: Condition,
): Promise<ProjectRetentionView> {
  const { project, retention } = await findRetained(deps, ctx, projectId);
  const after = await next({ ...retention, changeReason: undefined });
  const saidOf = ({ holds, terms, lastPaymentOn }: ProjectRetention) => ({ holds, terms, lastPaymentOn });
  const isSame = isDeepStrictEqual(saidOf(after), saidOf(retention));
  if (isSame) return retentionView(deps, ctx, project, retention);
  const kept = {
    ...after,
    version: retention.version + 1,
    updatedAt: ctx.now,
    changedBy: actorRef(ctx.actor),
  };
  if (!(await deps.retentions.save(kept, condition)))
    throw new DomainError("conflict", "retention.version_conflict");
  return retentionView(deps, ctx, project, kept);
}

/**
 * Lets data end by themselves in the whole installation, or no more; the first look is tonight.
 * @throws DomainError privacy.forbidden, retention.version_conflict
 */
export async function setSwitch(
  deps: RetentionDeps,
  ctx: Context<StaffActor>,
  { isOn, version }: SwitchInput,
): Promise<RetentionSwitchView> {
  if (!canSwitch(ctx.actor)) throw new DomainError("forbidden", "privacy.forbidden");
  const after = {
    isOn,
    version: version + 1,
    updatedAt: ctx.now,
    changedBy: actorRef(ctx.actor),
    nextAt: isOn ? nextLook(ctx.now) : undefined,
  };
  if (!(await deps.retentions.saveSwitch(after)))
    throw new DomainError("conflict", "retention.version_conflict");
  return switchView(deps, after);
}
