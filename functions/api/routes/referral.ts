import { ReferralInputSchema, ReferralPaperSchema } from "@zapisy/core/referral/schema";
import { LocaleSchema } from "@zapisy/core/shared/localized-text";
import * as v from "valibot";
import { fileResponse } from "../file-response.ts";
import { defineRoute } from "../route.ts";

/** What institutions and their people are told is for one pair of eyes. */
const PRIVATE = { "cache-control": "private, no-store", "referrer-policy": "no-referrer" };

const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

const NOT_OWN = { 404: ["event.not_found", "referral.not_found"] };

/** Routes of referrals: for accounts of institutions, and the register for staff of the event. */
export const referralRoutes = [
  defineRoute({
    method: "GET",
    path: "/api/staff/referral-events",
    summary: "Events to which one's institution refers people",
    access: "staff",
    answer: { status: 200, description: "The events, the next first", json: "ReferralEvents" },
    errors: { 403: ["referral.forbidden"] },
    async handle({ deps, ctx }) {
      return { body: await deps.services.referral.listReferralEvents(ctx), headers: PRIVATE };
    },
  }),
  defineRoute({
    method: "GET",
    path: "/api/staff/referral-events/{eventId}",
    summary: "An event as one's institution refers people to it, and whom it referred",
    access: "staff",
    answer: { status: 200, description: "The event and one's own referrals", json: "ReferralEvent" },
    errors: { 404: ["event.not_found"] },
    async handle({ deps, ctx, params }) {
      return { body: await deps.services.referral.getReferralEvent(ctx, params.eventId), headers: PRIVATE };
    },
  }),
  defineRoute({
    method: "POST",
    path: "/api/staff/referral-events/{eventId}/referrals",
    summary: "Refer a person, with the number and date of a document and the date of the referral",
    access: "staff",
    body: ReferralInputSchema,
    idempotent: true,
    answer: { status: 201, description: "What it came to", json: "TakenReferral" },
    errors: {
      404: ["event.not_found"],
      409: [
        "referral.not_taken",
        "registration.duplicate",
        "registration.recruitment_closed",
        "registration.recruitment_not_open",
        "registration.group_shut",
        "registration.no_group",
        "event.cancelled",
      ],
      422: ["registration.invalid"],
      503: ["registration.busy"],
    },
    async handle({ deps, ctx, params, body, idempotencyKey }) {
      const { referral } = deps.services;
      return { body: await referral.refer(ctx, params.eventId, body, idempotencyKey), headers: PRIVATE };
    },
  }),
  defineRoute({
    method: "PUT",
    path: "/api/staff/referral-events/{eventId}/referrals/{registrationId}",
    summary: "Correct the document and the days of a referral of one's institution",
    access: "staff",
    body: ReferralPaperSchema,
    answer: { status: 200, description: "The event and one's own referrals", json: "ReferralEvent" },
    errors: { ...NOT_OWN, 409: ["registration.version_conflict"], 422: ["registration.invalid"] },
    async handle({ deps, ctx, params: { eventId, registrationId }, body }) {
      const { referral } = deps.services;
      return {
        body: await referral.correctReferral(ctx, eventId, registrationId, body),
        headers: PRIVATE,
      };
    },
  }),
  defineRoute({
    method: "DELETE",
    path: "/api/staff/referral-events/{eventId}/referrals/{registrationId}",
    summary: "Take back whom one's institution referred",
    access: "staff",
    answer: { status: 200, description: "The event and one's own referrals", json: "ReferralEvent" },
    errors: {
      ...NOT_OWN,
      409: ["registration.changes_closed", "registration.version_conflict", "event.cancelled"],
      503: ["registration.busy"],
    },
    async handle({ deps, ctx, params: { eventId, registrationId } }) {
      const { referral } = deps.services;
      return { body: await referral.takeReferralBack(ctx, eventId, registrationId), headers: PRIVATE };
    },
  }),
  defineRoute({
    method: "GET",
    path: "/api/staff/events/{eventId}/referrals",
    summary: "The register of referrals of an event",
    access: "staff",
    traced: () => "referrals_read",
    answer: { status: 200, description: "Who was referred by whom, on what", json: "ReferralRegister" },
    errors: { 403: ["referral.hidden"], 404: ["event.not_found"] },
    async handle({ deps, ctx, params }) {
      return { body: await deps.services.referral.listReferrals(ctx, params.eventId), headers: PRIVATE };
    },
  }),
  defineRoute({
    method: "GET",
    path: "/api/staff/events/{eventId}/referrals.xlsx",
    summary: "The register of referrals of an event as a workbook",
    access: "staff",
    traced: () => "exported",
    query: v.strictObject({ lang: v.optional(LocaleSchema, "pl") }),
    answer: { status: 200, description: "The register", file: XLSX },
    errors: { 403: ["referral.hidden"], 404: ["event.not_found"] },
    async handle({ deps, ctx, params, query }) {
      const { referralRegister } = await import("../../document/referral.ts");
      const { bytes, name } = await referralRegister(deps, ctx, params.eventId, query.lang);
      return fileResponse(bytes, XLSX, name);
    },
  }),
];
