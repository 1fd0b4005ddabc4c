import { InvitationsInputSchema, ReminderInputSchema } from "@zapisy/core/invitation/schema";
import { defineRoute } from "../route.ts";

const PRIVATE = { "cache-control": "private, no-store", "referrer-policy": "no-referrer" };
const STAFF = { 403: ["registration.read_only"], 404: ["event.not_found"] };

/** Personal invitations to one event. */
export const invitationRoutes = [
  defineRoute({
    method: "GET",
    path: "/api/staff/events/{eventId}/invitations",
    summary: "Invitations to an event, with where each stands",
    access: "staff",
    answer: { status: 200, description: "The invitations", json: "Invitations" },
    errors: STAFF,
    async handle({ deps, ctx, params }) {
      return { body: await deps.services.invitation.listInvitations(ctx, params.eventId) };
    },
  }),
  defineRoute({
    method: "POST",
    path: "/api/staff/events/{eventId}/invitations",
    summary: "Invite people by mail; the same list twice invites once",
    access: "staff",
    body: InvitationsInputSchema,
    answer: { status: 200, description: "How many were invited", json: "InvitedCounts" },
    errors: {
      ...STAFF,
      409: ["event.wrong_state", "invitation.by_referral", "invitation.too_late", "invitation.too_many"],
    },
    async handle({ deps, ctx, params, body }) {
      return { body: await deps.services.invitation.invite(ctx, params.eventId, body) };
    },
  }),
  defineRoute({
    method: "POST",
    path: "/api/staff/events/{eventId}/invitation-reminders",
    summary: "Remind everybody who was written to and has not answered, once in a round",
    access: "staff",
    body: ReminderInputSchema,
    answer: { status: 200, description: "How many are reminded", json: "RemindedCount" },
    errors: { ...STAFF, 409: ["event.wrong_state", "invitation.by_referral", "invitation.too_late"] },
    async handle({ deps, ctx, params, body }) {
      return { body: await deps.services.invitation.remind(ctx, params.eventId, body) };
    },
  }),
  defineRoute({
    method: "DELETE",
    path: "/api/staff/events/{eventId}/invitations/{invitationId}",
    summary: "Withdraw an invitation: its link opens nothing from then on",
    access: "staff",
    answer: { status: 200, description: "The invitation, withdrawn", json: "InvitationView" },
    errors: {
      ...STAFF,
      404: ["event.not_found", "invitation.not_found"],
      409: ["invitation.version_conflict"],
    },
    async handle({ deps, ctx, params: { eventId, invitationId } }) {
      return { body: await deps.services.invitation.withdrawInvitation(ctx, eventId, invitationId) };
    },
  }),
  defineRoute({
    method: "GET",
    path: "/api/invitations/{token}",
    summary: "One's own invitation",
    access: "link",
    answer: { status: 200, description: "The invitation", json: "OwnInvitation" },
    errors: { 404: ["invitation.not_found"] },
    async handle({ deps, ctx, params }) {
      return { body: await deps.services.invitation.getOwnInvitation(ctx, params.token), headers: PRIVATE };
    },
  }),
  defineRoute({
    method: "POST",
    path: "/api/invitations/{token}/refusal",
    summary: "Say that one does not come",
    access: "link",
    limits: "works once",
    answer: { status: 200, description: "The invitation, declined", json: "OwnInvitation" },
    errors: { 404: ["invitation.not_found"], 409: ["invitation.version_conflict"] },
    async handle({ deps, ctx, params }) {
      return { body: await deps.services.invitation.declineInvitation(ctx, params.token), headers: PRIVATE };
    },
  }),
];
