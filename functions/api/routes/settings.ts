import { DomainError } from "@zapisy/core/shared/error";
import { HOME_ZONE, dayAt } from "@zapisy/core/shared/time";
import { HEALTH_SECONDS, isWell } from "../../health.ts";
import { RETRY_AFTER_SECONDS } from "../errors.ts";
import { defineRoute } from "../route.ts";

/** Routes that tell about the service itself. */
export const settingsRoutes = [
  defineRoute({
    method: "GET",
    path: "/api/settings",
    summary: "Name of the organiser and the day it is there",
    access: "public",
    answer: { status: 200, description: "The settings", json: "Settings" },
    async handle({ deps, ctx }) {
      const { ORGANISER_NAME, OIDC_NAME, PUBLIC_URL } = deps.config;
      return {
        body: {
          organiserName: ORGANISER_NAME,
          publicUrl: PUBLIC_URL,
          today: dayAt(ctx.now, HOME_ZONE),
          provider: OIDC_NAME,
        },
        headers: { "cache-control": "public, max-age=60" },
      };
    },
  }),
  defineRoute({
    method: "GET",
    path: "/api/health",
    summary: "Whether everything works that the service is made of; 503 with `parts` says what does not",
    access: "public",
    answer: { status: 200, description: "Everything works", json: "Health" },
    async handle({ deps }) {
      const parts = await deps.health();
      if (!isWell(parts))
        throw new DomainError("unavailable", "unavailable", {
          parts,
          retryAfterSeconds: RETRY_AFTER_SECONDS,
        });
      return { body: { parts }, headers: { "cache-control": `public, max-age=${HEALTH_SECONDS}` } };
    },
  }),
  defineRoute({
    method: "GET",
    path: "/api/openapi.json",
    summary: "This document",
    access: "public",
    answer: { status: 200, description: "OpenAPI 3.1", json: "OpenApiDocument" },
    async handle({ deps }) {
      const [{ openApiDocument }, { routes }] = await Promise.all([
        import("../openapi.ts"),
        import("../routes.ts"),
      ]);
      return {
        body: openApiDocument(routes, deps.config.PUBLIC_URL),
        headers: { "cache-control": "public, max-age=300" },
      };
    },
  }),
];
