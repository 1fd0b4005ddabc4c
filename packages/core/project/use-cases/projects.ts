import { actorRef, type StaffActor } from "../../shared/actor.ts";
import type { Context } from "../../shared/context.ts";
import { DomainError } from "../../shared/error.ts";
import { derivedId } from "../../shared/id.ts";
import { type Page, PAGE_SIZE } from "../../shared/page.ts";
import { getEditable, getProject } from "../access.ts";
import type { Project } from "../answer.ts";
import type { ProjectDeps } from "../deps.ts";
import { canCreateProject, canReadProject } from "../rules.ts";
import { save } from "../saving.ts";
import { keepsSupports, type ProjectId, type ProjectInput } from "../schema.ts";

/** Projects that the member of staff works in, the latest first. Pages may be shorter than asked. */
export async function listProjects(
  deps: ProjectDeps,
  ctx: Context<StaffActor>,
  cursor?: string,
): Promise<Page<Project>> {
  const page = await deps.projects.list(cursor, PAGE_SIZE);
  return { ...page, items: page.items.filter(({ projectId }) => canReadProject(ctx.actor, projectId)) };
}

/**
 * Makes a project. With an idempotency key the same request twice makes one project.
 * @throws DomainError project.create_forbidden
 */
export async function createProject(
  deps: ProjectDeps,
  ctx: Context<StaffActor>,
  input: ProjectInput,
  idempotencyKey?: string,
): Promise<Project> {
  if (!canCreateProject(ctx.actor)) throw new DomainError("forbidden", "project.create_forbidden");
  const project: Project = {
    ...input,
    projectId: idempotencyKey
      ? derivedId("prj", "project.create", ctx.actor.staffId, idempotencyKey)
      : ctx.newId("prj"),
    logos: [],
    version: 1,
    createdAt: ctx.now,
    updatedAt: ctx.now,
  };
  const result = await deps.projects.create(project, actorRef(ctx.actor));
  return result.done ? project : getProject(deps, ctx, project.projectId);
}

/**
 * Replaces what staff write about a project.
 * @throws DomainError project.not_found, project.read_only, project.version_conflict, support.removed
 */
export async function updateProject(
  deps: ProjectDeps,
  ctx: Context<StaffActor>,
  projectId: ProjectId,
  input: ProjectInput,
  version: number,
): Promise<Project> {
  const before = await getEditable(deps, ctx, projectId);
  if (before.version !== version) {
    throw new DomainError("conflict", "project.version_conflict", { version: before.version });
  }
  const { logos, createdAt, supports: known = [] } = before;
  const supports = input.supports ?? known;
  if (!keepsSupports(known, supports)) throw new DomainError("conflict", "support.removed");
  return save(deps, ctx, before, {
    ...input,
    supports,
    projectId,
    logos,
    createdAt,
    version: version + 1,
    updatedAt: ctx.now,
  });
}
