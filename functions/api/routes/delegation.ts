import { ContactChangeSchema, DelegationInputSchema, SuccessorSchema } from "@zapisy/core/delegation/schema";
import { defineRoute } from "../route.ts";

/** A page of people is for one pair of eyes. */
const PRIVATE = { "cache-control": "private, no-store", "referrer-policy": "no-referrer" };

const EXCHANGE_ERRORS = [
  "registration.exchanges_closed",
  "registration.recorded",
  "registration.version_conflict",
  "event.cancelled",
];

const BUSY = ["registration.busy"];

const EXCHANGE_LIMITS = ["client", "ownChanges", "mailbox"] as const;

/** Routes of delegations, and of places that are given to another person. */
export const delegationRoutes = [
  defineRoute({
    method: "POST",
    path: "/api/events/{slug}/delegations",
    summary: "Register two to ten people of an institution, all at once or as many as fit",
    access: "public",
    body: DelegationInputSchema,
    idempotent: true,
    limits: ["client", "accessCode", "eventSignUps", "mailbox"],
    answer: { status: 201, description: "What each of them has", json: "TakenDelegation" },
    errors: {
      404: ["event.not_found"],
      409: [
        "delegation.not_taken",
        "delegation.not_enough_seats",
        "delegation.too_large",
        "delegation.link_ended",
        "registration.recruitment_closed",
        "registration.recruitment_not_open",
        "registration.institution_full",
        "registration.group_shut",
        "registration.no_group",
        "event.cancelled",
      ],
      422: ["registration.invalid"],
      503: BUSY,
    },
    async handle({ deps, ctx, params, body, idempotencyKey }) {
      const { delegation } = deps.services;
      const answer = await delegation.registerDelegation(ctx, params.slug, body, idempotencyKey);
      return { body: answer, headers: PRIVATE };
    },
  }),
  defineRoute({
    method: "GET",
    path: "/api/delegations/{token}",
    summary: "A delegation as its contact sees it",
    access: "link",
    answer: { status: 200, description: "The delegation", json: "DelegationView" },
    errors: { 404: ["delegation.not_found"] },
    async handle({ deps, ctx, params }) {
      return { body: await deps.services.delegation.getDelegation(ctx, params.token), headers: PRIVATE };
    },
  }),
  defineRoute({
    method: "POST",
    path: "/api/delegations/{token}/people/{registrationId}/exchange",
    summary: "Give the place of one of a delegation to another person of the institution",
    access: "link",
    body: SuccessorSchema,
    limits: EXCHANGE_LIMITS,
    answer: { status: 200, description: "The delegation as it is now", json: "DelegationView" },
    errors: {
      404: ["delegation.not_found", "delegation.person_not_found"],
      409: EXCHANGE_ERRORS,
      422: ["registration.invalid"],
      503: BUSY,
    },
    async handle({ deps, ctx, params: { token, registrationId }, body }) {
      const { delegation } = deps.services;
      return { body: await delegation.exchangePerson(ctx, token, registrationId, body), headers: PRIVATE };
    },
  }),
  defineRoute({
    method: "DELETE",
    path: "/api/delegations/{token}/people/{registrationId}",
    summary: "Withdraw one of a delegation",
    access: "link",
    limits: "works once",
    answer: { status: 200, description: "The delegation as it is now", json: "DelegationView" },
    errors: {
      404: ["delegation.not_found", "delegation.person_not_found"],
      409: ["registration.changes_closed", "registration.version_conflict", "event.cancelled"],
      503: BUSY,
    },
    async handle({ deps, ctx, params: { token, registrationId } }) {
      const { delegation } = deps.services;
      return { body: await delegation.withdrawPerson(ctx, token, registrationId), headers: PRIVATE };
    },
  }),
  defineRoute({
    method: "DELETE",
    path: "/api/delegations/{token}/party",
    summary: "Have people who wait together wait each for one place, in their turns",
    access: "link",
    limits: "works once",
    answer: { status: 200, description: "The delegation as it is now", json: "DelegationView" },
    errors: { 404: ["delegation.not_found"], 409: ["registration.changes_closed"], 503: BUSY },
    async handle({ deps, ctx, params }) {
      return { body: await deps.services.delegation.dissolve(ctx, params.token), headers: PRIVATE };
    },
  }),
  defineRoute({
    method: "POST",
    path: "/api/registrations/{token}/handover",
    summary: "Pass one's own place on to a colleague of the same institution",
    access: "link",
    body: SuccessorSchema,
    limits: EXCHANGE_LIMITS,
    answer: {
      status: 200,
      description: "The registration, whose place is another person's",
      json: "PersonalView",
    },
    errors: {
      404: ["registration.not_found"],
      409: EXCHANGE_ERRORS,
      422: ["registration.invalid"],
      503: BUSY,
    },
    async handle({ deps, ctx, params, body }) {
      const own = await deps.services.delegation.handOverPlace(ctx, params.token, body);
      return { body: await deps.services.personalPage.show(ctx, own), headers: PRIVATE };
    },
  }),
  defineRoute({
    method: "PUT",
    path: "/api/staff/events/{eventId}/delegations/{delegationId}/contact",
    summary: "Give a delegation another contact, who is mailed a link; the former link ends",
    access: "staff",
    body: ContactChangeSchema,
    answer: { status: 200, description: "The delegation as changed", json: "StaffDelegation" },
    errors: {
      403: ["registration.read_only"],
      404: ["event.not_found", "delegation.not_found"],
      409: ["registration.version_conflict"],
    },
    async handle({ deps, ctx, params: { eventId, delegationId }, body }) {
      return { body: await deps.services.delegation.replaceContact(ctx, eventId, delegationId, body) };
    },
  }),
];
