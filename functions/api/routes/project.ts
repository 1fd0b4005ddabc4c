import {
  LOGO_TYPES,
  LogoInputSchema,
  ProjectChangeSchema,
  ProjectInputSchema,
} from "@zapisy/core/project/schema";
import * as v from "valibot";
import { CursorSchema, defineRoute } from "../route.ts";

const READ_ERRORS = { 404: ["project.not_found"] };
const EDIT_ERRORS = { ...READ_ERRORS, 403: ["project.read_only"], 409: ["project.version_conflict"] };

/** Routes of projects and their logo strips. */
export const projectRoutes = [
  defineRoute({
    method: "GET",
    path: "/api/projects/{projectId}/logos/{logoId}",
    summary: "A picture of a project's logo strip",
    access: "public",
    answer: { status: 200, description: "The picture", file: LOGO_TYPES },
    errors: { 404: ["logo.not_found"] },
    async handle({ deps, params }) {
      const { mime, bytes } = await deps.services.project.getPicture(params.projectId, params.logoId);
      return new Response(Buffer.from(bytes), {
        headers: {
          "content-type": mime,
          // A picture never changes under its id.
          "cache-control": "public, max-age=31536000, immutable",
          "content-security-policy": "default-src 'none'",
          // Letters are read on other sites, too.
          "cross-origin-resource-policy": "cross-origin",
          "x-content-type-options": "nosniff",
        },
      });
    },
  }),
  defineRoute({
    method: "GET",
    path: "/api/staff/projects",
    summary: "Projects that the member of staff works in, the latest first",
    access: "staff",
    query: v.strictObject({ cursor: CursorSchema }),
    answer: { status: 200, description: "A page of projects", json: "ProjectPage" },
    async handle({ deps, ctx, query }) {
      return { body: await deps.services.project.listProjects(ctx, query.cursor) };
    },
  }),
  defineRoute({
    method: "POST",
    path: "/api/staff/projects",
    summary: "Make a project",
    access: "staff",
    body: ProjectInputSchema,
    idempotent: true,
    answer: { status: 201, description: "The project", json: "Project" },
    errors: { 403: ["project.create_forbidden"] },
    async handle({ deps, ctx, body, idempotencyKey }) {
      return { body: await deps.services.project.createProject(ctx, body, idempotencyKey) };
    },
  }),
  defineRoute({
    method: "GET",
    path: "/api/staff/projects/{projectId}",
    summary: "One project",
    access: "staff",
    answer: { status: 200, description: "The project", json: "Project" },
    errors: READ_ERRORS,
    async handle({ deps, ctx, params }) {
      return { body: await deps.services.project.getProject(ctx, params.projectId) };
    },
  }),
  defineRoute({
    method: "PUT",
    path: "/api/staff/projects/{projectId}",
    summary: "Replace what staff write about a project, unless somebody else did meanwhile",
    access: "staff",
    body: ProjectChangeSchema,
    answer: { status: 200, description: "The project as saved", json: "Project" },
    errors: { ...EDIT_ERRORS, 409: ["project.version_conflict", "support.removed"] },
    async handle({ deps, ctx, params, body }) {
      const { version, ...input } = body;
      return { body: await deps.services.project.updateProject(ctx, params.projectId, input, version) };
    },
  }),
  defineRoute({
    method: "POST",
    path: "/api/staff/projects/{projectId}/logos",
    summary: "Add a picture to the logo strip",
    access: "staff",
    body: LogoInputSchema,
    answer: { status: 201, description: "The project with its logos", json: "Project" },
    errors: { ...EDIT_ERRORS, 422: ["logo.not_a_picture", "logo.too_large", "logo.too_many"] },
    async handle({ deps, ctx, params, body }) {
      return { body: await deps.services.project.addLogo(ctx, params.projectId, body) };
    },
  }),
  defineRoute({
    method: "DELETE",
    path: "/api/staff/projects/{projectId}/logos/{logoId}",
    summary: "Take a picture off the logo strip",
    access: "staff",
    answer: { status: 200, description: "The project with its logos", json: "Project" },
    errors: EDIT_ERRORS,
    async handle({ deps, ctx, params }) {
      return { body: await deps.services.project.removeLogo(ctx, params.projectId, params.logoId) };
    },
  }),
];
