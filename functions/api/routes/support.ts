import * as v from "valibot";
import { CursorSchema, defineRoute } from "../route.ts";

/** Routes of the support that projects give. */
export const supportRoutes = [
  defineRoute({
    method: "GET",
    path: "/api/staff/projects/{projectId}/support",
    summary: "Sessions of a project's events with what took place: hours by form of support are their sums",
    access: "staff",
    query: v.strictObject({ cursor: CursorSchema }),
    answer: { status: 200, description: "Sessions of some events", json: "SupportSessions" },
    errors: { 403: ["support.not_allowed"], 404: ["project.not_found"] },
    async handle({ deps, ctx, params, query }) {
      return { body: await deps.services.support.listSessions(ctx, params.projectId, query.cursor) };
    },
  }),
];
