import { actorRef, type StaffActor } from "../shared/actor.ts";
import type { Context } from "../shared/context.ts";
import { DomainError } from "../shared/error.ts";
import type { Project } from "./answer.ts";
import type { ProjectDeps } from "./deps.ts";
import type { ProjectStore } from "./store.ts";

/** Writes a changed project. @throws DomainError project.version_conflict */
export async function save(
  deps: ProjectDeps,
  ctx: Context<StaffActor>,
  before: Project,
  after: Project,
  picture?: Parameters<ProjectStore["save"]>[3],
) {
  const result = await deps.projects.save(after, before.version, actorRef(ctx.actor), picture);
  if (!result.done) throw new DomainError("conflict", "project.version_conflict");
  return after;
}
