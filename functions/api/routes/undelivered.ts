import { LiftInputSchema } from "@zapisy/core/address/schema";
import { DealtInputSchema, UNDELIVERED_LISTS } from "@zapisy/core/undelivered/schema";
import * as v from "valibot";
import { CursorSchema, defineRoute } from "../route.ts";

const PERSON = "/api/staff/events/{eventId}/registrations/{registrationId}";

/** Routes of mail that did not arrive: who missed it, over all events, and addresses that get no mail to many. */
export const undeliveredRoutes = [
  defineRoute({
    method: "GET",
    path: "/api/staff/undelivered",
    summary:
      "People to whom a mail did not arrive, over all events whose people one may change, the newest first",
    access: "staff",
    query: v.strictObject({ list: v.optional(v.picklist(UNDELIVERED_LISTS), "open"), cursor: CursorSchema }),
    answer: {
      status: 200,
      description: "A page of people; it may be shorter than others",
      json: "UndeliveredPage",
    },
    async handle({ deps, ctx, query: { list, cursor } }) {
      return { body: await deps.services.undelivered.listUndelivered(ctx, list, cursor) };
    },
  }),
  defineRoute({
    method: "GET",
    path: "/api/staff/undelivered/count",
    summary: "How many people wait to be told otherwise what a mail was to say",
    access: "staff",
    answer: {
      status: 200,
      description: "The number; of very many, that of the newest",
      json: "UndeliveredCount",
    },
    async handle({ deps, ctx }) {
      return { body: await deps.services.undelivered.countUndelivered(ctx) };
    },
  }),
  defineRoute({
    method: "PUT",
    path: "/api/staff/events/{eventId}/undelivered/{missedBy}",
    summary: "Say that somebody was told otherwise what a mail was to say, or take that back",
    access: "staff",
    body: DealtInputSchema,
    answer: { status: 204, description: "It is so; twice is the same as once" },
    errors: {
      403: ["registration.read_only"],
      404: ["event.not_found", "undelivered.not_found"],
      409: ["undelivered.version_conflict"],
    },
    async handle({ deps, ctx, params: { eventId, missedBy }, body }) {
      await deps.services.undelivered.setDealt(ctx, eventId, missedBy, body);
      return {};
    },
  }),
  defineRoute({
    method: "DELETE",
    path: `${PERSON}/suppression`,
    summary: "Let mail to many go again to the address that somebody has, with a reason",
    access: "staff",
    body: LiftInputSchema,
    answer: { status: 204, description: "Mail to many goes there again, of all events" },
    errors: {
      403: ["registration.read_only"],
      404: ["event.not_found", "registration.not_found"],
      409: ["registration.no_address", "address.not_suppressed"],
    },
    async handle({ deps, ctx, params: { eventId, registrationId }, body }) {
      await deps.services.undelivered.trustAddress(ctx, eventId, registrationId, body);
      return {};
    },
  }),
];
