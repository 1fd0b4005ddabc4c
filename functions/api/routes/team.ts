import { defineRoute } from "../route.ts";

const READ_ERRORS = { 404: ["event.not_found"] };
const CHANGE_ERRORS = { ...READ_ERRORS, 403: ["event.read_only"] };

/** Routes of teams: who works on an event. One person at a time, so that two who set a team cannot undo each other. */
export const teamRoutes = [
  defineRoute({
    method: "GET",
    path: "/api/staff/events/{eventId}/team",
    summary: "Who works on the event, and for those who may change that, whom they could add",
    access: "staff",
    answer: { status: 200, description: "The team", json: "EventTeam" },
    errors: READ_ERRORS,
    async handle({ deps, ctx, params }) {
      return { body: await deps.services.team.getTeam(ctx, params.eventId) };
    },
  }),
  defineRoute({
    method: "PUT",
    path: "/api/staff/events/{eventId}/team/{staffId}",
    summary: "Put somebody into the team; they are told by mail",
    access: "staff",
    answer: { status: 204, description: "They are in the team" },
    errors: { ...CHANGE_ERRORS, 409: ["team.cannot_join", "team.full", "team.busy"] },
    async handle({ deps, ctx, params }) {
      await deps.services.team.joinTeam(ctx, params.eventId, params.staffId);
      return {};
    },
  }),
  defineRoute({
    method: "DELETE",
    path: "/api/staff/events/{eventId}/team/{staffId}",
    summary: "Take somebody out of the team",
    access: "staff",
    answer: { status: 204, description: "They are not in the team" },
    errors: { ...CHANGE_ERRORS, 409: ["team.busy"] },
    async handle({ deps, ctx, params }) {
      await deps.services.team.leaveTeam(ctx, params.eventId, params.staffId);
      return {};
    },
  }),
];
