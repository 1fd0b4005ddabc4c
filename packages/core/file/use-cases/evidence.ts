import type { EventId } from "../../event/index.ts";
import { actorRef, type StaffActor } from "../../shared/actor.ts";
import type { Context } from "../../shared/context.ts";
import { getEvidenceEvent, LINK_SECONDS } from "../access.ts";
import type { Evidence } from "../answer.ts";
import type { FileDeps } from "../deps.ts";
import { evidenceKey, isBuilding } from "../rules.ts";
import type { KeptEvidence } from "../store.ts";

/**
 * Asks for an event's evidence to be put together; while that is under way, asking again gives the same.
 * @throws DomainError event.not_found, evidence.forbidden
 */
export async function requestEvidence(
  deps: FileDeps,
  ctx: Context<StaffActor>,
  eventId: EventId,
): Promise<Evidence> {
  await getEvidenceEvent(deps, ctx, eventId);
  const former = await deps.files.findEvidence(eventId);
  if (former && isBuilding(former, ctx.now)) return toEvidence(former);
  const evidence: KeptEvidence = {
    evidenceId: ctx.newId("evd"),
    eventId,
    state: "waiting",
    progress: { done: 0, total: 0 },
    requestedBy: actorRef(ctx.actor),
    requestedAt: ctx.now,
    attempt: 0,
    touchedAt: ctx.now,
  };
  if (await deps.files.replaceEvidence(evidence, former?.evidenceId)) return toEvidence(evidence);
  const winner = await deps.files.findEvidence(eventId);
  return toEvidence(winner ?? evidence);
}

/**
 * The latest evidence of an event, whether its archive is there, and on wish an address of that for five minutes.
 * @throws DomainError event.not_found, evidence.forbidden
 */
export async function findEvidence(
  deps: FileDeps,
  ctx: Context<StaffActor>,
  eventId: EventId,
  withAddress = false,
): Promise<{ evidence?: Evidence; isThere: boolean; url?: string }> {
  const event = await getEvidenceEvent(deps, ctx, eventId);
  const kept = await deps.files.findEvidence(eventId);
  if (!kept) return { isThere: false };
  const evidence = toEvidence(kept);
  const key = evidenceKey(kept.evidenceId, kept.attempt);
  // Archives are made again at any time, and so are kept for a week only (infra/storage.ts).
  if (kept.state !== "ready" || !(await deps.bucket().head(key))) return { evidence, isThere: false };
  if (!withAddress) return { evidence, isThere: true };
  const url = await deps.bucket().presignGet(key, {
    fileName: `dokumentacja-${event.slug}.zip`,
    type: "application/zip",
    seconds: LINK_SECONDS,
  });
  return { evidence, isThere: true, url };
}

function toEvidence(kept: KeptEvidence): Evidence {
  const { attempt: _attempt, touchedAt: _touchedAt, ...evidence } = kept;
  return evidence;
}
