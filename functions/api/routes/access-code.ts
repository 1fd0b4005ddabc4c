import { AccessCodeInputSchema, AccessCodePatchSchema } from "@zapisy/core/access-code/schema";
import { defineRoute } from "../route.ts";

const ERRORS = { 403: ["event.read_only"], 404: ["event.not_found"] };

/** Codes by which people come to one event. */
export const accessCodeRoutes = [
  defineRoute({
    method: "GET",
    path: "/api/staff/events/{eventId}/access-codes",
    summary: "Access codes of an event, with how often each was used",
    access: "staff",
    answer: { status: 200, description: "The codes", json: "AccessCodes" },
    errors: ERRORS,
    async handle({ deps, ctx, params }) {
      return { body: await deps.services.accessCode.listCodes(ctx, params.eventId) };
    },
  }),
  defineRoute({
    method: "POST",
    path: "/api/staff/events/{eventId}/access-codes",
    summary: "Make an access code, one's own or one that nobody guesses",
    access: "staff",
    body: AccessCodeInputSchema,
    idempotent: true,
    answer: { status: 201, description: "The code", json: "AccessCodeView" },
    errors: {
      ...ERRORS,
      409: ["event.wrong_state", "access_code.too_many"],
      422: ["access_code.invalid"],
    },
    async handle({ deps, ctx, params, body, idempotencyKey }) {
      return { body: await deps.services.accessCode.createCode(ctx, params.eventId, body, idempotencyKey) };
    },
  }),
  defineRoute({
    method: "PUT",
    path: "/api/staff/events/{eventId}/access-codes/{accessCode}",
    summary: "Change how often and until when a code is good, or switch it off",
    access: "staff",
    body: AccessCodePatchSchema,
    answer: { status: 200, description: "The code as it is now", json: "AccessCodeView" },
    errors: {
      ...ERRORS,
      404: ["event.not_found", "access_code.not_found"],
      409: ["event.wrong_state", "access_code.version_conflict"],
      422: ["access_code.invalid"],
    },
    async handle({ deps, ctx, params, body }) {
      const { eventId, accessCode } = params;
      return { body: await deps.services.accessCode.changeCode(ctx, eventId, accessCode, body) };
    },
  }),
];
