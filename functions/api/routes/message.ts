import { AddressInputSchema, MESSAGE_LISTS } from "@zapisy/core/message/schema";
import { SearchSchema } from "@zapisy/core/shared/field";
import * as v from "valibot";
import { CursorSchema, defineRoute } from "../route.ts";

const MESSAGE = "/api/staff/events/{eventId}/messages/{messageOwner}/{messageId}";

const NOT_FOUND = ["event.not_found", "registration.not_found", "message.not_found"];

/** Routes of the mails of an event, as staff see them. */
export const messageRoutes = [
  defineRoute({
    method: "GET",
    path: "/api/staff/events/{eventId}/messages",
    summary: "Mails of an event, by to whom or about whom they are, of each the latest first",
    access: "staff",
    query: v.strictObject({
      list: v.optional(v.picklist(MESSAGE_LISTS), "all"),
      q: SearchSchema,
      cursor: CursorSchema,
    }),
    answer: {
      status: 200,
      description: "A page of mails; it may be shorter than others",
      json: "EventMessagePage",
    },
    errors: { 404: ["event.not_found"] },
    async handle({ deps, ctx, params, query }) {
      return { body: await deps.services.message.listEventMessages(ctx, params.eventId, query) };
    },
  }),
  defineRoute({
    method: "GET",
    path: "/api/staff/events/{eventId}/message-counts",
    summary: "How many mails of each kind stand where, of some of those of an event at a time",
    access: "staff",
    query: v.strictObject({ cursor: CursorSchema }),
    answer: {
      status: 200,
      description: "The numbers of some people; with a cursor there are more",
      json: "MessageCounts",
    },
    errors: { 404: ["event.not_found"] },
    async handle({ deps, ctx, params, query }) {
      return { body: await deps.services.message.countEventMessages(ctx, params.eventId, query.cursor) };
    },
  }),
  defineRoute({
    method: "GET",
    path: `${MESSAGE}/copy`,
    summary: "A mail as it went out, without what opens a registration, a delegation or an invitation",
    access: "staff",
    traced: () => "mail_read",
    answer: { status: 200, description: "What it said", json: "MessageCopy" },
    errors: { 404: [...NOT_FOUND, "message.not_kept"] },
    async handle({ deps, ctx, params: { eventId, messageOwner, messageId } }) {
      return {
        body: await deps.services.message.readMessage(ctx, eventId, messageOwner, messageId),
        headers: { "cache-control": "private, no-store" },
      };
    },
  }),
  defineRoute({
    method: "POST",
    path: `${MESSAGE}/resend`,
    summary: "Have a mail sent again that was given up or came back; asked for twice, it is sent once",
    access: "staff",
    answer: { status: 204, description: "It is on its way to where the mail of its owner goes now" },
    errors: {
      403: ["registration.read_only"],
      404: NOT_FOUND,
      409: ["registration.no_address", "message.not_failed"],
    },
    async handle({ deps, ctx, params: { eventId, messageOwner, messageId } }) {
      await deps.services.message.requestResend(ctx, eventId, messageOwner, messageId);
      return {};
    },
  }),
  defineRoute({
    method: "POST",
    path: `${MESSAGE}/address`,
    summary:
      "Put right the address of a host, a leader, a contact or an invited person, and have what did not arrive sent there",
    access: "staff",
    body: AddressInputSchema,
    answer: { status: 204, description: "It is on its way to that address" },
    errors: {
      403: ["registration.read_only", "event.read_only"],
      404: [...NOT_FOUND, "delegation.not_found", "invitation.not_found"],
      409: [
        "message.not_failed",
        "event.version_conflict",
        "event.wrong_state",
        "registration.version_conflict",
        "invitation.by_referral",
        "invitation.too_late",
        "invitation.too_many",
        "invitation.version_conflict",
      ],
    },
    async handle({ deps, ctx, params: { eventId, messageOwner, messageId }, body }) {
      await deps.services.message.correctAddress(ctx, eventId, messageOwner, messageId, body.email);
      return {};
    },
  }),
];
