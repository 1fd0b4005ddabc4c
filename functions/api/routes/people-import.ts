import { ImportedPeopleSchema, ImportInputSchema } from "@zapisy/core/people-import/schema";
import { defineRoute } from "../route.ts";

const ERRORS = { 403: ["registration.read_only"], 404: ["event.not_found"], 409: ["event.cancelled"] };
const ERRORS_OF_ONE = { ...ERRORS, 404: ["event.not_found", "people_import.not_found"] };

/** People of an event who come from a file. */
export const peopleImportRoutes = [
  defineRoute({
    method: "POST",
    path: "/api/staff/events/{eventId}/people-check",
    summary:
      "What would become of some people of a file: who is there already, and what is refused; writes nothing",
    access: "staff",
    body: ImportedPeopleSchema,
    answer: { status: 200, description: "What there is to say of each row", json: "FileRows" },
    errors: ERRORS,
    async handle({ deps, ctx, params, body }) {
      return { body: await deps.services.peopleImport.checkPeople(ctx, params.eventId, body) };
    },
  }),
  defineRoute({
    method: "POST",
    path: "/api/staff/events/{eventId}/people-imports",
    summary: "Begin to bring people in from a file",
    access: "staff",
    body: ImportInputSchema,
    idempotent: true,
    answer: { status: 201, description: "The import", json: "PeopleImportView" },
    errors: ERRORS,
    async handle({ deps, ctx, params, body, idempotencyKey }) {
      return {
        body: await deps.services.peopleImport.beginImport(ctx, params.eventId, body, idempotencyKey),
      };
    },
  }),
  defineRoute({
    method: "POST",
    path: "/api/staff/events/{eventId}/people-imports/{importId}/people",
    summary: "Enter some people of the file, in its order; the same people twice are entered once",
    access: "staff",
    body: ImportedPeopleSchema,
    answer: { status: 200, description: "What each row came to", json: "FileRows" },
    errors: { ...ERRORS_OF_ONE, 503: ["registration.busy"] },
    async handle({ deps, ctx, params, body }) {
      const { eventId, importId } = params;
      return { body: await deps.services.peopleImport.enterPeople(ctx, eventId, importId, body) };
    },
  }),
  defineRoute({
    method: "POST",
    path: "/api/staff/events/{eventId}/people-imports/{importId}/end",
    summary: "Say that the file has brought all its people",
    access: "staff",
    answer: {
      status: 200,
      description: "The import with how many people it entered",
      json: "PeopleImportView",
    },
    errors: ERRORS_OF_ONE,
    async handle({ deps, ctx, params: { eventId, importId } }) {
      return { body: await deps.services.peopleImport.endImport(ctx, eventId, importId) };
    },
  }),
];
