import type { StaffActor } from "../shared/actor.ts";
import { actorRef } from "../shared/actor.ts";
import type { Context } from "../shared/context.ts";
import { DomainError } from "../shared/error.ts";
import { derivedId } from "../shared/id.ts";
import { PAGE_SIZE, type Page } from "../shared/page.ts";
import type { Project } from "./answer.ts";
import { canCreateProject, canEditProject, canReadProject, pictureType } from "./rules.ts";
import {
  LOGO_MAX_BYTES,
  LOGO_MAX_COUNT,
  type LogoInput,
  type ProjectId,
  type ProjectInput,
} from "./schema.ts";
import type { ProjectStore } from "./store.ts";

/** Use cases of projects. */
export type ProjectService = ReturnType<typeof createProjectService>;

/** Makes the use cases of projects over their store. */
export function createProjectService({
  projects,
  isPicture,
}: {
  projects: ProjectStore;
  /** Whether bytes are a whole picture, and not only begin like one. */
  isPicture: (bytes: Uint8Array) => Promise<boolean>;
}) {
  /**
   * One project for staff who work in it.
   * @throws DomainError project.not_found, also for projects of others
   */
  async function getProject(ctx: Context<StaffActor>, projectId: ProjectId): Promise<Project> {
    const project = canReadProject(ctx.actor, projectId) ? await projects.find(projectId) : undefined;
    if (!project) throw new DomainError("not_found", "project.not_found");
    return project;
  }

  async function getEditable(ctx: Context<StaffActor>, projectId: ProjectId): Promise<Project> {
    const project = await getProject(ctx, projectId);
    if (!canEditProject(ctx.actor, projectId)) throw new DomainError("forbidden", "project.read_only");
    return project;
  }

  async function save(
    ctx: Context<StaffActor>,
    before: Project,
    after: Project,
    picture?: Parameters<ProjectStore["save"]>[3],
  ) {
    const result = await projects.save(after, before.version, actorRef(ctx.actor), picture);
    if (!result.done) throw new DomainError("conflict", "project.version_conflict");
    return after;
  }

  return {
    getProject,

    /** Projects that the member of staff works in, the latest first. Pages may be shorter than asked. */
    async listProjects(ctx: Context<StaffActor>, cursor?: string): Promise<Page<Project>> {
      const page = await projects.list(cursor, PAGE_SIZE);
      return { ...page, items: page.items.filter(({ projectId }) => canReadProject(ctx.actor, projectId)) };
    },

    /**
     * Makes a project. With an idempotency key the same request twice makes one project.
     * @throws DomainError project.create_forbidden
     */
    async createProject(
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
      const result = await projects.create(project, actorRef(ctx.actor));
      return result.done ? project : getProject(ctx, project.projectId);
    },

    /**
     * Replaces what staff write about a project.
     * @throws DomainError project.not_found, project.read_only, project.version_conflict
     */
    async updateProject(
      ctx: Context<StaffActor>,
      projectId: ProjectId,
      input: ProjectInput,
      version: number,
    ): Promise<Project> {
      const before = await getEditable(ctx, projectId);
      if (before.version !== version) {
        throw new DomainError("conflict", "project.version_conflict", { version: before.version });
      }
      const { logos, createdAt } = before;
      return save(ctx, before, {
        ...input,
        projectId,
        logos,
        createdAt,
        version: version + 1,
        updatedAt: ctx.now,
      });
    },

    /**
     * Adds a picture to the logo strip after looking at all of it.
     * @throws DomainError logo.not_a_picture, logo.too_large, logo.too_many
     */
    async addLogo(ctx: Context<StaffActor>, projectId: ProjectId, input: LogoInput): Promise<Project> {
      const before = await getEditable(ctx, projectId);
      const bytes = Buffer.from(input.data, "base64");
      const mime = pictureType(bytes);
      const refuse = (code: string) => new DomainError("invalid", code, { issues: [{ path: "data", code }] });
      if (bytes.byteLength > LOGO_MAX_BYTES) throw refuse("logo.too_large");
      // Whatever follows eight right bytes would be served from our own address.
      if (!mime || !(await isPicture(bytes))) throw refuse("logo.not_a_picture");
      if (before.logos.length >= LOGO_MAX_COUNT) throw refuse("logo.too_many");
      const logo = { logoId: ctx.newId("log"), mime, alt: input.alt };
      const after = {
        ...before,
        logos: [...before.logos, logo],
        version: before.version + 1,
        updatedAt: ctx.now,
      };
      return save(ctx, before, after, { add: { logoId: logo.logoId, mime, data: bytes.toString("base64") } });
    },

    /** Takes a picture off the logo strip; one that is gone already stays gone. */
    async removeLogo(ctx: Context<StaffActor>, projectId: ProjectId, logoId: string): Promise<Project> {
      const before = await getEditable(ctx, projectId);
      const gone = before.logos.find((logo) => logo.logoId === logoId);
      if (!gone) return before;
      const logos = before.logos.filter((logo) => logo !== gone);
      const after = { ...before, logos, version: before.version + 1, updatedAt: ctx.now };
      return save(ctx, before, after, { remove: gone.logoId });
    },

    /**
     * A picture of the logo strip; public, as event pages show it.
     * @throws DomainError logo.not_found
     */
    async getPicture(projectId: ProjectId, logoId: string): Promise<{ mime: string; bytes: Uint8Array }> {
      const picture = await projects.findPicture(projectId, logoId);
      if (!picture) throw new DomainError("not_found", "logo.not_found");
      return picture;
    },
  };
}
