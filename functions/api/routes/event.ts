import {
  CopyInputSchema,
  EVENT_KINDS,
  EVENT_STATES,
  EVENT_TIMES,
  EventInputSchema,
  PlacesMoveSchema,
} from "@zapisy/core/event/schema";
import {
  DaySchema,
  VersionSchema,
  SearchSchema,
  optionalPrintedLine,
  paragraphs,
} from "@zapisy/core/shared/field";
import * as v from "valibot";
import { CursorSchema, defineRoute, idParam } from "../route.ts";

const VersionBody = v.strictObject({ version: VersionSchema });

/**
 * The content network may keep public answers for a few seconds: a rush then reads them once. A browser
 * asks each time, so that who has saved, signed up or met a full panel sees what is true now.
 */
const SHORT_PUBLIC_CACHE = { "cache-control": "public, max-age=0, s-maxage=5" };

const STAFF_ERRORS = { 404: ["event.not_found"] };
const EDIT_ERRORS = { ...STAFF_ERRORS, 403: ["event.read_only"] };

/** Routes of events: the catalogue and event pages, and the staff's editor. */
export const eventRoutes = [
  defineRoute({
    method: "GET",
    path: "/api/events",
    summary: "Public events by date, with free seats",
    access: "public",
    query: v.strictObject({
      kind: v.optional(v.picklist(EVENT_KINDS)),
      from: v.optional(v.union([v.literal("all"), DaySchema], "field.day")),
      to: v.optional(DaySchema),
      q: SearchSchema,
      cursor: CursorSchema,
    }),
    answer: { status: 200, description: "A page of events", json: "EventPage" },
    async handle({ deps, ctx, query }) {
      return { body: await deps.services.event.listCatalogue(ctx, query), headers: SHORT_PUBLIC_CACHE };
    },
  }),
  defineRoute({
    method: "GET",
    path: "/api/events/{slug}",
    summary: "One event's public page",
    access: "public",
    answer: { status: 200, description: "The event", json: "EventView" },
    errors: { 404: ["event.not_found"] },
    async handle({ deps, ctx, params }) {
      return {
        body: await deps.services.event.getPublicEvent(ctx, params.slug),
        headers: SHORT_PUBLIC_CACHE,
      };
    },
  }),
  defineRoute({
    method: "GET",
    path: "/api/staff/events",
    summary: "Events that the member of staff may read, newest first; those to come the soonest first",
    access: "staff",
    query: v.strictObject({
      projectId: v.optional(idParam("prj")),
      state: v.optional(v.picklist(EVENT_STATES)),
      kind: v.optional(v.picklist(EVENT_KINDS)),
      when: v.optional(v.picklist(EVENT_TIMES)),
      teamMember: v.optional(idParam("stf")),
      q: SearchSchema,
      cursor: CursorSchema,
    }),
    answer: { status: 200, description: "A page of events", json: "EventPage" },
    async handle({ deps, ctx, query }) {
      return { body: await deps.services.event.listEvents(ctx, query) };
    },
  }),
  defineRoute({
    method: "POST",
    path: "/api/staff/events",
    summary: "Make a draft",
    access: "staff",
    body: EventInputSchema,
    idempotent: true,
    answer: { status: 201, description: "The draft", json: "StaffEventView" },
    errors: { 403: ["event.create_forbidden"], 422: ["event.invalid"] },
    async handle({ deps, ctx, body, idempotencyKey }) {
      return { body: await deps.services.event.createEvent(ctx, body, idempotencyKey) };
    },
  }),
  defineRoute({
    method: "GET",
    path: "/api/staff/events/{eventId}",
    summary: "One event for its editor",
    access: "staff",
    answer: { status: 200, description: "The event", json: "StaffEventView" },
    errors: STAFF_ERRORS,
    async handle({ deps, ctx, params }) {
      return { body: await deps.services.event.getStaffEvent(ctx, params.eventId) };
    },
  }),
  defineRoute({
    method: "PUT",
    path: "/api/staff/events/{eventId}",
    summary: "Replace what staff write about an event, unless somebody else did meanwhile",
    access: "staff",
    body: v.strictObject({
      ...EventInputSchema.entries,
      ...VersionBody.entries,
      /** Why, where it alters what was recorded. */
      reason: optionalPrintedLine(300),
    }),
    answer: { status: 200, description: "The event as saved", json: "StaffEventView" },
    errors: {
      ...EDIT_ERRORS,
      403: ["event.read_only", "event.create_forbidden"],
      409: [
        "event.version_conflict",
        "event.seats_below_taken",
        "event.wrong_state",
        "event.seats_changing",
        "event.recorded",
        "event.held",
      ],
      422: ["event.invalid", "event.incomplete"],
    },
    async handle({ deps, ctx, params, body }) {
      const { version, reason, ...input } = body;
      return { body: await deps.services.event.updateEvent(ctx, params.eventId, input, version, reason) };
    },
  }),
  defineRoute({
    method: "DELETE",
    path: "/api/staff/events/{eventId}",
    summary: "Remove a draft for which nobody registered",
    access: "staff",
    answer: { status: 204, description: "Removed" },
    errors: { ...EDIT_ERRORS, 409: ["event.not_deletable"] },
    async handle({ deps, ctx, params }) {
      await deps.services.event.deleteEvent(ctx, params.eventId);
      return {};
    },
  }),
  defineRoute({
    method: "POST",
    path: "/api/staff/events/{eventId}/publish",
    summary: "Make a draft public, or say what is still missing",
    access: "staff",
    body: VersionBody,
    answer: { status: 200, description: "The published event", json: "StaffEventView" },
    errors: {
      ...EDIT_ERRORS,
      409: ["event.version_conflict", "event.wrong_state"],
      422: ["event.incomplete"],
    },
    async handle({ deps, ctx, params, body }) {
      return { body: await deps.services.event.publishEvent(ctx, params.eventId, body.version) };
    },
  }),
  defineRoute({
    method: "POST",
    path: "/api/staff/events/{eventId}/close",
    summary: "End recruitment before its time",
    access: "staff",
    body: VersionBody,
    answer: { status: 200, description: "The closed event", json: "StaffEventView" },
    errors: { ...EDIT_ERRORS, 409: ["event.version_conflict", "event.wrong_state"] },
    async handle({ deps, ctx, params, body }) {
      return { body: await deps.services.event.closeEvent(ctx, params.eventId, body.version) };
    },
  }),
  defineRoute({
    method: "POST",
    path: "/api/staff/events/{eventId}/reopen",
    summary: "Take recruitment up again",
    access: "staff",
    body: VersionBody,
    answer: { status: 200, description: "The open event", json: "StaffEventView" },
    errors: { ...EDIT_ERRORS, 409: ["event.version_conflict", "event.wrong_state"] },
    async handle({ deps, ctx, params, body }) {
      return { body: await deps.services.event.reopenEvent(ctx, params.eventId, body.version) };
    },
  }),
  defineRoute({
    method: "POST",
    path: "/api/staff/events/{eventId}/renewed-address",
    summary: "Give a closed event another secret address; the one before opens nothing any more",
    access: "staff",
    body: VersionBody,
    answer: { status: 200, description: "The event with its new address", json: "StaffEventView" },
    errors: { ...EDIT_ERRORS, 409: ["event.version_conflict", "event.wrong_state", "event.seats_changing"] },
    async handle({ deps, ctx, params, body }) {
      return { body: await deps.services.event.renewAddress(ctx, params.eventId, body.version) };
    },
  }),
  defineRoute({
    method: "POST",
    path: "/api/staff/events/{eventId}/group-places",
    summary:
      "Take places that a group did not use from it, and give them to another, with the reason and who asked",
    access: "staff",
    body: PlacesMoveSchema,
    answer: { status: 200, description: "The event as saved", json: "StaffEventView" },
    errors: {
      ...EDIT_ERRORS,
      409: ["event.version_conflict", "event.wrong_state", "event.seats_below_taken", "event.seats_changing"],
      422: ["event.invalid"],
    },
    async handle({ deps, ctx, params, body }) {
      return { body: await deps.services.event.moveGroupPlaces(ctx, params.eventId, body) };
    },
  }),
  defineRoute({
    method: "POST",
    path: "/api/staff/events/{eventId}/cancel",
    summary: "Cancel an event and tell everybody who signed up why",
    access: "staff",
    body: v.strictObject({
      ...VersionBody.entries,
      reason: paragraphs(500),
      /** Says that it is meant although attendance was recorded. */
      despiteRecord: v.optional(v.boolean()),
    }),
    answer: { status: 200, description: "The cancelled event", json: "StaffEventView" },
    errors: { ...EDIT_ERRORS, 409: ["event.version_conflict", "event.wrong_state", "event.recorded"] },
    async handle({ deps, ctx, params, body }) {
      const { version, reason, despiteRecord } = body;
      const { event } = deps.services;
      return { body: await event.cancelEvent(ctx, params.eventId, version, reason, despiteRecord) };
    },
  }),
  defineRoute({
    method: "POST",
    path: "/api/staff/events/{eventId}/duplicate",
    summary: "Make a draft with the same contents on other days, or without a date yet",
    access: "staff",
    body: CopyInputSchema,
    idempotent: true,
    answer: { status: 201, description: "The copy", json: "StaffEventView" },
    errors: { ...EDIT_ERRORS, 422: ["event.invalid"] },
    async handle({ deps, ctx, params, body, idempotencyKey }) {
      return { body: await deps.services.event.duplicateEvent(ctx, params.eventId, body, idempotencyKey) };
    },
  }),
  defineRoute({
    method: "GET",
    path: "/api/staff/events/{eventId}/history",
    summary: "Who did what, when and why, the latest first",
    access: "staff",
    query: v.strictObject({ cursor: CursorSchema }),
    answer: { status: 200, description: "A page of audit entries", json: "AuditPage" },
    errors: STAFF_ERRORS,
    async handle({ deps, ctx, params, query }) {
      return { body: await deps.services.audit.listEventHistory(ctx, params.eventId, query.cursor) };
    },
  }),
];
