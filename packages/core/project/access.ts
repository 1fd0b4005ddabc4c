import type { StaffActor } from "../shared/actor.ts";
import type { Context } from "../shared/context.ts";
import { DomainError } from "../shared/error.ts";
import type { Project } from "./answer.ts";
import type { ProjectDeps } from "./deps.ts";
import { canEditProject, canReadProject } from "./rules.ts";
import type { ProjectId } from "./schema.ts";

/**
 * One project for staff who work in it.
 * @throws DomainError project.not_found, also for projects of others
 */
export async function getProject(
  deps: { projects: Pick<ProjectDeps["projects"], "find"> },
  ctx: Context<StaffActor>,
  projectId: ProjectId,
): Promise<Project> {
  const project = canReadProject(ctx.actor, projectId) ? await deps.projects.find(projectId) : undefined;
  if (!project) throw new DomainError("not_found", "project.not_found");
  return project;
}

/** A project that the member of staff may change. @throws DomainError project.not_found, project.read_only */
export async function getEditable(
  deps: ProjectDeps,
  ctx: Context<StaffActor>,
  projectId: ProjectId,
): Promise<Project> {
  const project = await getProject(deps, ctx, projectId);
  if (!canEditProject(ctx.actor, projectId)) throw new DomainError("forbidden", "project.read_only");
  return project;
}
