import { defineRoute } from "../route.ts";

/** Events in whose team somebody is who sees their programme and lists of attendance alone. */
export const ownEventRoutes = [
  defineRoute({
    method: "GET",
    path: "/api/staff/own-events",
    summary:
      "Events in whose team one is, with today's lists of attendance, for accounts that see nothing else of them",
    access: "staff",
    answer: { status: 200, description: "The events", json: "OwnEvents" },
    errors: { 403: ["own_event.forbidden"] },
    async handle({ deps, ctx }) {
      return { body: await deps.services.ownEvent.listOwnEvents(ctx) };
    },
  }),
  defineRoute({
    method: "GET",
    path: "/api/staff/own-events/{eventId}",
    summary: "One of these events with its programme",
    access: "staff",
    answer: { status: 200, description: "The event", json: "OwnEvent" },
    errors: { 404: ["event.not_found"] },
    async handle({ deps, ctx, params }) {
      return { body: await deps.services.ownEvent.getOwnEvent(ctx, params.eventId) };
    },
  }),
];
