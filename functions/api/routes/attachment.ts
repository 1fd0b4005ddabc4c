import { AttachmentInputSchema, TicketSchema } from "@zapisy/core/attachment/schema";
import { defineRoute } from "../route.ts";

/** A receipt, and a link that gives a file away, are for one pair of eyes. */
const PRIVATE = { "cache-control": "private, no-store", "referrer-policy": "no-referrer" };

const LINK_LIMITS = ["attachment", "ownAttachments"] as const;

/** Routes of files with which people answer questions: announced, looked at, opened. */
export const attachmentRoutes = [
  defineRoute({
    method: "POST",
    path: "/api/events/{slug}/attachments",
    summary: "Announce a file that answers a question of the sign-up form",
    access: "public",
    body: AttachmentInputSchema,
    limits: ["attachment", "eventAttachments"],
    answer: { status: 201, description: "Where and how to send the bytes", json: "AttachmentUpload" },
    errors: {
      404: ["event.not_found"],
      409: ["registration.recruitment_closed", "event.cancelled"],
    },
    async handle({ deps, ctx, params, body }) {
      const { attachment } = deps.services;
      return { body: await attachment.announceForSignUp(ctx, params.slug, body), headers: PRIVATE };
    },
  }),
  defineRoute({
    method: "POST",
    path: "/api/registrations/{token}/attachments",
    summary: "Announce a file that a participant adds to their registration",
    access: "link",
    body: AttachmentInputSchema,
    limits: LINK_LIMITS,
    answer: { status: 201, description: "Where and how to send the bytes", json: "AttachmentUpload" },
    errors: { 404: ["registration.not_found"], 409: ["registration.changes_closed"] },
    async handle({ deps, ctx, params, body }) {
      const { attachment } = deps.services;
      return { body: await attachment.announceForOwn(ctx, params.token, body), headers: PRIVATE };
    },
  }),
  defineRoute({
    method: "POST",
    path: "/api/delegations/{token}/attachments",
    summary: "Announce a file of somebody to whom a contact gives a place",
    access: "link",
    body: AttachmentInputSchema,
    limits: LINK_LIMITS,
    answer: { status: 201, description: "Where and how to send the bytes", json: "AttachmentUpload" },
    errors: { 404: ["delegation.not_found"], 409: ["registration.exchanges_closed"] },
    async handle({ deps, ctx, params, body }) {
      const { attachment } = deps.services;
      return { body: await attachment.announceForContact(ctx, params.token, body), headers: PRIVATE };
    },
  }),
  defineRoute({
    method: "POST",
    path: "/api/staff/events/{eventId}/attachments",
    summary: "Announce a file that staff enter for somebody",
    access: "staff",
    body: AttachmentInputSchema,
    answer: { status: 201, description: "Where and how to send the bytes", json: "AttachmentUpload" },
    errors: { 403: ["registration.read_only"], 404: ["event.not_found"] },
    async handle({ deps, ctx, params, body }) {
      return { body: await deps.services.attachment.announceForStaff(ctx, params.eventId, body) };
    },
  }),
  defineRoute({
    method: "POST",
    path: "/api/attachments",
    summary: "Have a file looked at that was sent; the answer names it in a form for a day",
    access: "public",
    body: TicketSchema,
    limits: ["attachment", "attachmentTicket"],
    answer: { status: 200, description: "The file is what it says", json: "CheckedAttachment" },
    errors: {
      404: ["file.not_found"],
      409: ["file.not_arrived"],
      422: ["file.empty", "file.attachment_too_large", "file.not_what_it_says"],
    },
    async handle({ deps, ctx, body }) {
      const { attachment } = deps.services;
      return { body: await attachment.checkAttachment(ctx, body.ticket), headers: PRIVATE };
    },
  }),
  defineRoute({
    method: "GET",
    path: "/api/registrations/{token}/attachments/{questionId}",
    summary: "An address that gives one's own file away for five minutes",
    access: "link",
    answer: { status: 200, description: "The address", json: "FileLink" },
    errors: { 404: ["registration.not_found", "file.not_found"] },
    async handle({ deps, ctx, params }) {
      const { attachment } = deps.services;
      return {
        body: { url: await attachment.linkOwn(ctx, params.token, params.questionId) },
        headers: PRIVATE,
      };
    },
  }),
  defineRoute({
    method: "GET",
    path: "/api/staff/events/{eventId}/registrations/{registrationId}/attachments/{questionId}",
    summary: "An address that gives a file of somebody away for five minutes",
    access: "staff",
    traced: () => "file_opened",
    answer: { status: 200, description: "The address", json: "FileLink" },
    errors: { 404: ["event.not_found", "registration.not_found", "file.not_found"] },
    async handle({ deps, ctx, params }) {
      const { eventId, registrationId, questionId } = params;
      const { attachment } = deps.services;
      return { body: { url: await attachment.linkForStaff(ctx, eventId, registrationId, questionId) } };
    },
  }),
];
