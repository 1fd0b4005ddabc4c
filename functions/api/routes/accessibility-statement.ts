import { StatementInputSchema } from "@zapisy/core/accessibility-statement/schema";
import { defineRoute } from "../route.ts";

const FORBIDDEN = { 403: ["settings.forbidden"] };

/** What the organiser states of the accessibility of the site. */
export const accessibilityStatementRoutes = [
  defineRoute({
    method: "GET",
    path: "/api/accessibility-statement",
    summary: "What the organiser states of the accessibility of the site",
    access: "public",
    answer: {
      status: 200,
      description: "The statement, if one was written",
      json: "AccessibilityStatementView",
    },
    async handle({ deps }) {
      return { body: await deps.services.accessibilityStatement.getStatement() };
    },
  }),
  defineRoute({
    method: "GET",
    path: "/api/staff/accessibility-statement",
    summary: "The statement of accessibility as whoever writes it sees it",
    access: "staff",
    answer: {
      status: 200,
      description: "The statement and when it has to be looked over",
      json: "StatementSettings",
    },
    errors: FORBIDDEN,
    async handle({ deps, ctx }) {
      return { body: await deps.services.accessibilityStatement.getStatementSettings(ctx) };
    },
  }),
  defineRoute({
    method: "PUT",
    path: "/api/staff/accessibility-statement",
    summary: "Replace the statement of accessibility, unless somebody else did meanwhile",
    access: "staff",
    body: StatementInputSchema,
    answer: { status: 200, description: "The statement as saved", json: "StatementSettings" },
    errors: { ...FORBIDDEN, 409: ["statement.version_conflict"], 422: ["statement.invalid"] },
    async handle({ deps, ctx, body }) {
      return { body: await deps.services.accessibilityStatement.saveStatement(ctx, body) };
    },
  }),
];
