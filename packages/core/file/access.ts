import type { Event, EventId } from "../event/index.ts";
import type { ProjectId } from "../project/index.ts";
import { canEditProject } from "../project/rules.ts";
import type { StaffActor } from "../shared/actor.ts";
import type { Context } from "../shared/context.ts";
import { DomainError } from "../shared/error.ts";
import type { FileDeps } from "./deps.ts";
import { canBuildEvidence, canChangeFiles, canReadFiles } from "./rules.ts";

/** How long a link gives a file away. */
export const LINK_SECONDS = 5 * 60;

/** An event whose files the member of staff may see. */
export async function getReadable(
  deps: FileDeps,
  ctx: Context<StaffActor>,
  eventId: EventId,
): Promise<Event> {
  const event = await deps.eventService.getEvent(ctx, eventId);
  if (!canReadFiles(ctx.actor, event)) throw new DomainError("forbidden", "file.forbidden");
  return event;
}

/** An event whose files the member of staff may change. */
export async function getChangeable(
  deps: FileDeps,
  ctx: Context<StaffActor>,
  eventId: EventId,
): Promise<Event> {
  const event = await deps.eventService.getEvent(ctx, eventId);
  if (!canChangeFiles(ctx.actor, event)) throw new DomainError("forbidden", "file.forbidden");
  return event;
}

/** Refuses a project whose signature is not theirs to keep. */
export async function getOwnProject(
  deps: FileDeps,
  ctx: Context<StaffActor>,
  projectId: ProjectId,
): Promise<void> {
  await deps.projectService.getProject(ctx, projectId);
  if (!canEditProject(ctx.actor, projectId)) throw new DomainError("forbidden", "project.read_only");
}

/** An event whose evidence the member of staff may have. */
export async function getEvidenceEvent(
  deps: FileDeps,
  ctx: Context<StaffActor>,
  eventId: EventId,
): Promise<Event> {
  const event = await deps.eventService.getEvent(ctx, eventId);
  if (!canBuildEvidence(ctx.actor, event)) throw new DomainError("forbidden", "evidence.forbidden");
  return event;
}
