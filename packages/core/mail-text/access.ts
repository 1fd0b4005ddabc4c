import { everOffered } from "../event/rules.ts";
import type { Event, EventId } from "../event/index.ts";
import { getProject, type ProjectId } from "../project/index.ts";
import type { StaffActor } from "../shared/actor.ts";
import type { Context } from "../shared/context.ts";
import { DomainError } from "../shared/error.ts";
import type { MailTextDeps } from "./deps.ts";
import { canEditMailTexts, levelOf, type MailTextLevel } from "./rules.ts";
import type { MailTextOwner } from "./schema.ts";

/** A place of texts: what is above it, and what can be chosen there. */
export interface Place {
  owner: MailTextOwner;
  level: MailTextLevel;
  /** Owners of the texts above it, the nearest first. */
  above: MailTextOwner[];
  mayEdit: boolean;
  event?: Event;
  /** What can be chosen, or could once. */
  options: string[];
}

/**
 * The place of texts that a member of staff may read: those of the installation are for who may change them.
 * @throws DomainError mail_text.forbidden, project.not_found, event.not_found
 */
export async function getPlace(
  deps: Pick<MailTextDeps, "projects" | "eventService">,
  ctx: Context<StaffActor>,
  owner: MailTextOwner,
): Promise<Place> {
  const level = levelOf(owner);
  if (level === "installation") {
    if (!canEditMailTexts(ctx.actor, level)) throw new DomainError("forbidden", "mail_text.forbidden");
    return { owner, level, above: [], mayEdit: true, options: [] };
  }
  if (level === "project") {
    const { projectId } = await getProject(deps, ctx, owner as ProjectId);
    const mayEdit = canEditMailTexts(ctx.actor, level, { projectId });
    return { owner, level, above: ["installation"], mayEdit, options: [] };
  }
  const event = await deps.eventService.getEvent(ctx, owner as EventId);
  const options = everOffered(event).flatMap((group) => group.options.map(({ optionId }) => optionId));
  const mayEdit = canEditMailTexts(ctx.actor, level, event);
  return { owner, level, above: [event.projectId, "installation"], mayEdit, event, options };
}

/** The same, where they may change texts. @throws DomainError mail_text.forbidden, project.not_found, event.not_found */
export async function getEditable(
  deps: Pick<MailTextDeps, "projects" | "eventService">,
  ctx: Context<StaffActor>,
  owner: MailTextOwner,
): Promise<Place> {
  const place = await getPlace(deps, ctx, owner);
  if (!place.mayEdit) throw new DomainError("forbidden", "mail_text.forbidden");
  return place;
}
