import type { FoundPerson } from "@zapisy/core/erasure/answer";
import { ErasureInputSchema, PersonQuerySchema } from "@zapisy/core/erasure/schema";
import * as v from "valibot";
import { CursorSchema, defineRoute } from "../route.ts";

/** Routes of what is kept of a person over all events, and of erasing it. */
export const erasureRoutes = [
  defineRoute({
    method: "POST",
    path: "/api/staff/people-data",
    summary: "All that is kept of an address, or of registrations",
    access: "staff",
    body: PersonQuerySchema,
    // The address stands in the body: paths are logged.
    answer: { status: 200, description: "Found", json: "FoundPerson" },
    errors: { 403: ["privacy.forbidden"] },
    traced: () => "person_read",
    // That one looked is noted also where nothing was found, and what was looked for is not.
    tracedOf(body) {
      const { registrations } = body as FoundPerson;
      return registrations.length > 0 ? registrations.map(({ registrationId }) => registrationId) : [""];
    },
    async handle({ deps, ctx, body }) {
      return { body: await deps.services.erasure.findPerson(ctx, body) };
    },
  }),
  defineRoute({
    method: "POST",
    path: "/api/staff/erasures",
    summary: "Erase a person",
    access: "staff",
    body: ErasureInputSchema,
    answer: { status: 201, description: "Begun", json: "ErasureView" },
    errors: {
      403: ["privacy.forbidden"],
      409: ["erasure.unknown_registration", "erasure.active", "erasure.leads", "erasure.nothing"],
    },
    async handle({ deps, ctx, body }) {
      return { body: await deps.services.erasure.beginErasure(ctx, body) };
    },
  }),
  defineRoute({
    method: "GET",
    path: "/api/staff/erasures",
    summary: "Erasures",
    access: "staff",
    query: v.strictObject({ cursor: CursorSchema }),
    answer: { status: 200, description: "A page", json: "ErasurePage" },
    errors: { 403: ["privacy.forbidden"] },
    async handle({ deps, ctx, query: { cursor } }) {
      return { body: await deps.services.erasure.listErasures(ctx, cursor) };
    },
  }),
];
