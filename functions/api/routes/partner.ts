import { PlacesReturnSchema } from "@zapisy/core/event/schema";
import type { PartnerEvent, PartnerTable } from "@zapisy/core/partner/answer";
import { defineRoute } from "../route.ts";

/** What partners are told of their people is for one pair of eyes. */
const PRIVATE = { "cache-control": "private, no-store", "referrer-policy": "no-referrer" };

/** Routes of partners: all activities of their projects, and of people and places their own, which they may give back. */
export const partnerRoutes = [
  defineRoute({
    method: "GET",
    path: "/api/staff/partner-events",
    summary: "All activities of the projects in which one's institution is a partner",
    access: "staff",
    answer: {
      status: 200,
      description: "The events by project, the next first and what was behind",
      json: "PartnerEvents",
    },
    errors: { 403: ["partner.forbidden"] },
    async handle({ deps, ctx }) {
      return { body: await deps.services.partner.listPartnerEvents(ctx), headers: PRIVATE };
    },
  }),
  defineRoute({
    method: "GET",
    path: "/api/staff/partner-events/{eventId}",
    summary: "An event with the people and places of one's own institution there",
    access: "staff",
    traced: (_, body) => ((body as PartnerEvent).people.length > 0 ? "partner_read" : undefined),
    answer: { status: 200, description: "The event and one's own people", json: "PartnerEvent" },
    errors: { 404: ["event.not_found"] },
    async handle({ deps, ctx, params }) {
      return { body: await deps.services.partner.getPartnerEvent(ctx, params.eventId), headers: PRIVATE };
    },
  }),
  defineRoute({
    method: "POST",
    path: "/api/staff/partner-events/{eventId}/returned-places",
    summary: "Give places of one's own group back that are not used; they become common",
    access: "staff",
    body: PlacesReturnSchema,
    traced: (_, body) => ((body as PartnerEvent).people.length > 0 ? "partner_read" : undefined),
    answer: { status: 200, description: "The event and one's own people", json: "PartnerEvent" },
    errors: {
      404: ["event.not_found"],
      409: ["event.version_conflict", "event.wrong_state", "event.seats_changing"],
      422: ["event.invalid"],
    },
    async handle({ deps, ctx, params, body }) {
      return { body: await deps.services.partner.returnPlaces(ctx, params.eventId, body), headers: PRIVATE };
    },
  }),
  defineRoute({
    method: "GET",
    path: "/api/staff/partner-projects/{projectId}",
    summary: "Who of one's own people took part in which activities of a project",
    access: "staff",
    traced: (_, body) => ((body as PartnerTable).people.length > 0 ? "partner_read" : undefined),
    answer: { status: 200, description: "Activities and people, with sums", json: "PartnerTable" },
    errors: { 404: ["project.not_found"] },
    async handle({ deps, ctx, params }) {
      return { body: await deps.services.partner.getPartnerTable(ctx, params.projectId), headers: PRIVATE };
    },
  }),
];
